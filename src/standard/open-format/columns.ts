// The columns of a return as data: one row is one figure with everything that says what it counts.
import { foldLabel } from "../label.ts";
import { nearest } from "../nearest.ts";

/** One column: its name in a file, whether a row needs it, and what stands in it. */
export interface ReturnColumnRow {
  readonly id: string;
  readonly required: boolean;
  readonly says: string;
  readonly example: string;
}

/** The columns in the order in which they are written; in a file that is read they may stand in any order. */
export const RETURN_COLUMNS = [
  { id: "force", required: true, says: "The police force, or another body that counts.", example: "South Yorkshire" },
  { id: "area", required: false, says: "A part of the force, such as a district; empty for the whole.", example: "" },
  { id: "period", required: true, says: "The time the figure is about, as printed if need be.", example: "2023/24" },
  { id: "unit", required: true, says: "What is counted: crimes, reports, charges and so on.", example: "crimes" },
  {
    id: "scope",
    required: true,
    says: "Which ones: a flag, offence codes, or `other:` and words.",
    example: "flag:CSE",
  },
  {
    id: "flag_rule",
    required: false,
    says: "When the flag is set, in your words.",
    example: "set by the recording officer",
  },
  { id: "flag_origin", required: false, says: "How the flag came to stand on the crimes.", example: "officer" },
  { id: "basis", required: false, says: "How outcomes and crimes belong together in time.", example: "recorded" },
  { id: "edition", required: false, says: "As known on: a day, or words.", example: "2024-06-30" },
  { id: "line", required: true, says: "`total`, what became of them, or `other:` and words.", example: "charged" },
  { id: "value", required: true, says: "The count, a range, or why there is none.", example: "16" },
  { id: "note", required: false, says: "What a reader must know beside the figure.", example: "" },
  { id: "source", required: false, says: "Where the figure was published.", example: "" },
] as const satisfies readonly ReturnColumnRow[];

/** The name of a column of a return. */
export type ReturnColumn = (typeof RETURN_COLUMNS)[number]["id"];

/** The columns that every row needs. */
export const REQUIRED_COLUMNS: readonly ReturnColumn[] = RETURN_COLUMNS.filter(({ required }) => required).map(
  ({ id }) => id,
);

const BY_KEY = new Map<string, ReturnColumn>(RETURN_COLUMNS.map(({ id }) => [keyOf(id), id]));

/**
 * The column a header names, whatever its case, spaces, hyphens and low lines; `null` for any other. Example:
 * `findReturnColumn("Flag Rule")` is `flag_rule`.
 */
export function findReturnColumn(header: string): ReturnColumn | null {
  return BY_KEY.get(keyOf(header)) ?? null;
}

/** The columns whose names come nearest to a header that names none. */
export function nearestReturnColumns(header: string): string[] {
  return nearest(foldLabel(header).replace(/[\s-]+/gu, "_"), [...BY_KEY.values()], 2);
}

function keyOf(header: string): string {
  return foldLabel(header).replace(/[\s_-]+/gu, "");
}
