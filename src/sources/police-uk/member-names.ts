// The names of data.police.uk files, which say what is inside: `2024-01/2024-01-city-of-london-street.csv`.
import { type ForceId, findForce } from "../../standard/forces.ts";

/** What a data.police.uk file holds. Stop and search is named and not read: it holds no crimes. */
export type StreetKind = "street" | "outcomes";

/** What the name of a file says of it. `force` is `null` for a slug that the standard does not know. */
export interface MemberName {
  readonly kind: StreetKind | "stop-and-search";
  /** `YYYY-MM`: for street files the month of the crimes, for outcomes files the month of the outcomes. */
  readonly month: string;
  readonly slug: string;
  readonly force: ForceId | null;
}

const NAME = /^(?:.*\/)?(\d{4}-(?:0[1-9]|1[0-2]))-([a-z][a-z-]{1,60}?)-(street|outcomes|stop-and-search)\.csv$/u;

/** Reads a file's name, with or without its folders; `null` where it is no name of data.police.uk. Example: `readMemberName("2018-01-btp-street.csv")` is British Transport Police in January 2018. */
export function readMemberName(name: string): MemberName | null {
  const match = NAME.exec(name.toLowerCase());
  if (match === null) return null;
  const [, month = "", slug = "", kind = "street"] = match;
  // The pattern takes only these three words.
  return { kind: kind as MemberName["kind"], month, slug, force: findForce(slug)?.id ?? null };
}
