// Whether a release holds the figures that the book gives now: a release is a decision about figures, so that other words of a newer program need none.
import type { Published } from "../disclosure/published.ts";
import { heldFigures } from "../releases/held-figures.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { type Snapshot, snapshotFrom, snapshotText } from "../releases/snapshot.ts";
import { archivedText } from "./_release-book.ts";
import { becauseOf } from "./release-because.ts";
import type { Tools } from "./tools.ts";

/** The figures as they are now, and why they are to be released, where somebody says so. */
export interface SaidNow {
  readonly now: Published<Snapshot>;
  readonly because?: string | undefined;
}

/**
 * Whether there is nothing to decide: every answer of the release is what the book gives now, or says the same figures in words that the program
 * alone has changed since. Where figures may have come in between, or somebody says why they are to be released, every word counts.
 */
export async function saysTheSame(
  tools: Tools,
  { snapshot }: Pick<ReleaseHistory, "snapshot">,
  { now, because }: SaidNow,
): Promise<boolean> {
  const frozen = await archivedText(tools, snapshot.sha256);
  // The first line holds what it stands on, which rises with every entry.
  const answers = (text: string): string => text.slice(text.indexOf("\n"));
  if (answers(frozen) === answers(snapshotText(now))) return true;
  if (because !== undefined || becauseOf(tools, { from: snapshot.asOf, to: now.asOf }).length > 0) return false;
  const { parting, more } = heldFigures({ ...snapshotFrom(frozen), asOf: now.asOf }, now);
  return parting === null && more.length === 0;
}
