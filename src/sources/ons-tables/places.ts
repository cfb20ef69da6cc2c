// Which force, or which other area, a row of an ONS table is about: its code and its name must agree.
import { type Force, findForce, forceByCode, nearestForces } from "../../standard/forces.ts";
import type { PlaceRole } from "./columns.ts";
import { withoutNotes } from "./columns.ts";

/** Where a row belongs. `force` is an id of a force, or `not-a-force:` and words for nations, regions and groups of forces. */
export interface RowPlace {
  readonly force: string;
  /** A part of the force; `null` for the whole. */
  readonly area: string | null;
  readonly note: string | null;
}

/** A row whose labels do not tell which force it is of. */
export interface UnplacedRow {
  readonly found: string;
  readonly suggestions: readonly string[];
}

/** What came of a row's labels. `told`: the row was placed although two labels disagree, and that is to be said. */
export type Placing =
  | { readonly place: RowPlace; readonly told: string | null }
  | { readonly unplaced: UnplacedRow }
  | { readonly blank: true };

/** Codes of nations, regions and the whole country. */
const WIDER = /^(?:E92|W92|S92|N92|K0[2-4]|E12)\d{6}$/u;

/** "including City of London": a sum of two forces, which is no force. */
const COMBINED = /\b(?:including|excluding|with|without|incl|excl)\b/iu;

/** Finds the place of a row by its labels. */
export function placeOfRow(row: readonly string[], places: ReadonlyMap<PlaceRole, number>): Placing {
  const at = (role: PlaceRole): string => {
    const column = places.get(role);
    return column === undefined ? "" : (row[column] ?? "");
  };
  const [code, name] = [at("code").trim().toUpperCase(), withoutNotes(at("name"))];
  const area = withoutNotes(at("partnership")) || withoutNotes(at("district")) || null;
  if (code === "" && name === "" && area === null) return { blank: true };
  const [byCode, byName] = [forceByCode("ONS", code), findForce(name)];
  const note = /\[[^\]]*\]/u.exec(at("name"))?.[0] ?? null;
  if (byCode !== null && byCode === byName) return placed({ force: byCode.id, area, note });
  if (COMBINED.test(name) || WIDER.test(code)) return placed({ force: widerArea(name || code), area, note });
  if (byCode !== null && byName !== null) return disagreeing({ code, byCode, byName, area, note });
  if (byCode === null && byName !== null && !/^[A-Z]\d{8}$/u.test(code))
    return placed({ force: byName.id, area, note });
  if (byCode !== null && name === "") return placed({ force: byCode.id, area, note });
  if (byCode === null && byName === null && /^[A-Z]\d{8}$/u.test(code))
    return placed({ force: widerArea(name), area, note });
  if (
    byCode === null &&
    byName === null &&
    /^(?:england|wales|scotland|united kingdom|northern ireland)\b/iu.test(name)
  )
    return placed({ force: widerArea(name), area, note });
  return {
    unplaced: {
      found: `"${name}"${code === "" ? "" : ` with the code ${code}`}`,
      suggestions: nearestForces(name).map(({ called }) => called),
    },
  };
}

function placed(place: RowPlace): Placing {
  return { place, told: null };
}

/** Code and name of two forces. Where the area's own label names the force too, two labels stand against one; else nobody can tell. */
function disagreeing({
  code,
  byCode,
  byName,
  area,
  note,
}: {
  code: string;
  byCode: Force;
  byName: Force;
  area: string | null;
  note: string | null;
}): Placing {
  const found = `${byName.called} with the code ${code} of ${byCode.called}`;
  const named = area === null ? null : findForce(area.replace(/^unassigned /iu, ""));
  if (named !== byName) return { unplaced: { found, suggestions: [byName.called, byCode.called] } };
  return { place: { force: byName.id, area, note }, told: `${found}; the area is called "${area}"` };
}

function widerArea(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return `not-a-force:${words}`;
}
