// The JSON form of a cell: a number when exact, {"from":1,"to":4}, or {"absent":"withheld","why":"s.40(2)"}.
import { ABSENCES, type Absence, absent, type Cell, exact, interval, MOST_COUNT } from "./cell.ts";

/** A cell as JSON. `to` is null when there is no upper end. */
export type CellJson =
  | number
  | { readonly from: number; readonly to: number | null }
  | { readonly absent: Absence; readonly why?: string };

/** Writes a cell as JSON. Example: the interval 1 to 4 becomes `{"from":1,"to":4}`. */
export function cellToJson(cell: Cell): CellJson {
  if (cell.kind === "exact") return cell.count;
  if (cell.kind === "interval") return { from: cell.from, to: cell.to };
  return cell.why === undefined ? { absent: cell.absence } : { absent: cell.absence, why: cell.why };
}

/**
 * Reads a cell from JSON; `null` when the value has none of the three forms or counts beyond `MOST_COUNT` (nothing is
 * guessed).
 */
export function cellFromJson(value: unknown): Cell | null {
  if (typeof value === "number") return isCount(value) ? exact(value) : null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.hasOwn(fields, "absent") ? absenceFromJson(fields) : intervalFromJson(fields);
}

function intervalFromJson({ from, to, ...others }: Readonly<Record<string, unknown>>): Cell | null {
  if (Object.keys(others).length > 0 || !isCount(from)) return null;
  if (to === null) return interval(from, null);
  return isCount(to) && to >= from ? interval(from, to) : null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= MOST_COUNT;
}

function absenceFromJson({ absent: absence, why, ...others }: Readonly<Record<string, unknown>>): Cell | null {
  if (Object.keys(others).length > 0 || !isAbsence(absence)) return null;
  if (why === undefined) return absent(absence);
  return typeof why === "string" && why.trim() !== "" ? absent(absence, why) : null;
}

/** Whether a value is one of the named absences. */
export function isAbsence(value: unknown): value is Absence {
  return typeof value === "string" && (ABSENCES as readonly string[]).includes(value);
}
