// The values of an answer's table in words, the same on the page and in the terminal. A value that is not there is never blank among numbers.
import type { AnswerColumn, AnswerTable, AnswerValue } from "../measures/answer.ts";
import type { CellJson } from "../standard/cell-json.ts";
import { points, ratio } from "./charts/chart-words.ts";
import { bare, cellWords, count, isAbsent } from "./words.ts";

/** What stands where a number is not known; the row's reason says why. */
export const NOT_SAID = "not said";

/** A value as its column says it: `3.0%`, `1.8 to 4.8`, `1,204`, `0.51`. Text that is not there is empty. */
export function valueWords({ kind }: AnswerColumn, value: AnswerValue): string {
  if (value === null) return kind === "text" ? "" : NOT_SAID;
  if (typeof value === "string") return value;
  if (isInterval(value)) return `${numberWords(kind, value[0])} to ${numberWords(kind, value[1])}`;
  if (typeof value === "number") return kind === "share" ? `${numberWords(kind, value)}%` : numberWords(kind, value);
  return isAbsent(value) && value.why !== undefined ? `${value.absent} (${value.why})` : cellWords(value);
}

/** Whether a value is an interval. */
function isInterval(value: AnswerValue): value is readonly [number, number] {
  return Array.isArray(value);
}

/** Whether a value is a cell that is no number: a range or an absence. */
export function isOpenCell(value: AnswerValue): value is Exclude<CellJson, number> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberWords(kind: AnswerColumn["kind"], value: number): string {
  if (kind === "share" || kind === "share-interval") return value < 0 ? `−${bare(-value)}` : bare(value);
  if (kind === "points" || kind === "points-interval") return points(value);
  if (kind === "ratio" || kind === "ratio-interval") return ratio(value);
  if (Number.isInteger(value)) return count(value);
  const digits = String(Number(Math.abs(value).toPrecision(4)));
  return value < 0 ? `−${digits}` : digits;
}

/** The columns that hold anything; the first one always stays. */
export function heldColumns({ columns, rows }: AnswerTable): readonly AnswerColumn[] {
  return columns.filter(({ id }, index) => index === 0 || rows.some((row) => (row[id] ?? null) !== null));
}

/** Whether a column stands to the right, as numbers do. */
export function isNumeric({ kind }: AnswerColumn): boolean {
  return kind !== "text";
}
