// The rows of a comparison in groups and in order. No rank numbers: within a group neighbours may not differ.
import type { Comparison, ForceRow } from "../../measures/result.ts";
import type { Standing } from "../../measures/standing-result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import type { Order } from "../views.ts";
import { isAbsent, isExact } from "../words.ts";

/** Rows that stand together. */
export interface Group {
  readonly id: "above" | "same" | "below" | "beside";
  readonly title: string;
  readonly says: string;
  readonly rows: readonly ForceRow[];
}

/** The rows put in one order, and those that stand apart from it. */
export function comparedRows(comparison: Comparison): readonly ForceRow[] {
  return comparison.forces.filter(({ standing }) => standing !== "apart");
}

/** The rows that are shown but not ordered. */
export function apartRows(comparison: Comparison): readonly ForceRow[] {
  return comparison.forces.filter(({ standing }) => standing === "apart");
}

/** How many compared forces stand so. */
export function standingCount(comparison: Comparison, standing: Standing): number {
  return comparison.forces.filter((row) => row.standing === standing).length;
}

const THREE = [
  { id: "above", title: "Clearly above all other forces", says: "the thin line lies wholly above their rate" },
  { id: "same", title: "Not distinguishable from all other forces", says: "the thin line crosses their rate" },
  { id: "below", title: "Clearly below all other forces", says: "the thin line lies wholly below their rate" },
] as const;

/**
 * The groups of the chart. Forces that cannot be compared stay out of it (a table says why), except those whose counts
 * are a range or withheld, which are drawn as such. When nothing can be compared, all stand side by side by name.
 */
export function groupsOf(comparison: Comparison, order: Order): readonly Group[] {
  const compared = comparedRows(comparison);
  if (compared.length === 0) return besideOnly(apartRows(comparison));
  const three = THREE.map((group) => ({
    ...group,
    rows: sorted(
      compared.filter(({ standing }) => standing === group.id),
      order,
    ),
  }));
  const beside = apartRows(comparison).filter(hasNoOneRate);
  const last = { id: "beside", title: "Beside the order", says: "counts given as a range or withheld", rows: beside };
  return [...three, { ...last, id: "beside" as const }].filter(({ rows }) => rows.length > 0);
}

function besideOnly(rows: readonly ForceRow[]): readonly Group[] {
  const title = "Side by side, in no order of rates";
  return rows.length === 0 ? [] : [{ id: "beside", title, says: "by name", rows: sorted(rows, "name") }];
}

function hasNoOneRate({ charged, outOf }: ForceRow): boolean {
  return [charged, outOf].some((cell) => !isExact(cell) && (!isAbsent(cell) || cell.absent === "withheld"));
}

/** Rows in the order asked for: names upwards, values downwards; rows without the value last, by name. */
export function sorted(rows: readonly ForceRow[], order: Order): readonly ForceRow[] {
  const byName = [...rows].sort((a, b) => (a.called < b.called ? -1 : a.called > b.called ? 1 : 0));
  if (order === "name") return byName;
  const value = {
    rate: (row: ForceRow) => row.rate,
    crimes: (row: ForceRow) => least(row.outOf),
    open: (row: ForceRow) => row.openShare,
  };
  const keyed = byName.map((row) => ({ row, key: value[order](row) ?? Number.NEGATIVE_INFINITY }));
  return keyed.sort((a, b) => (a.key === b.key ? 0 : b.key - a.key)).map(({ row }) => row);
}

function least(cell: CellJson): number | null {
  if (isExact(cell)) return cell;
  return isAbsent(cell) ? null : cell.from;
}

/** The notes on forces, each said once, with the names it belongs to and its number. */
export interface Note {
  readonly number: number;
  readonly forces: readonly string[];
  readonly says: string;
}

/** Numbers the notes on the rows in the order the rows stand. */
export function notesOf(groups: readonly Group[]): readonly Note[] {
  const forcesByNote = new Map<string, string[]>();
  for (const row of groups.flatMap(({ rows }) => rows)) {
    for (const note of row.notes) forcesByNote.set(note, [...(forcesByNote.get(note) ?? []), row.called]);
  }
  return [...forcesByNote].map(([says, forces], index) => ({ number: index + 1, forces, says }));
}

/** `note 1` or `notes 1, 3` for a row; `null` without notes. */
export function noteMark(row: ForceRow, notes: readonly Note[]): string | null {
  const numbers = notes.filter(({ says }) => row.notes.includes(says)).map(({ number }) => number);
  if (numbers.length === 0) return null;
  return `${numbers.length === 1 ? "note" : "notes"} ${numbers.join(", ")}`;
}
