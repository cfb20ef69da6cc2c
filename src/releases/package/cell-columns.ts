// How a cell stands in the tables of the package: what it is, its number or its ends, or why there is none.
import { ABSENCES } from "../../standard/cell.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { type Fields, type PackageColumn, text, whole } from "./table.ts";

/** The columns of a cell. Exactly one of three: `count`, `from` (and `to`), `absence`. */
export const CELL_COLUMNS: readonly PackageColumn[] = [
  text("state", "exact, interval or absent: whether there is a number, a range or none", {
    required: true,
    among: ["exact", "interval", "absent"],
  }),
  whole("count", "the number, where it is exact"),
  whole("from", "the least it can be, where it is a range"),
  whole("to", "the most it can be, where it is a range that has an end"),
  text("absence", "why there is no number; never the same as zero", { among: [...ABSENCES] }),
  text("reason", "the exemption or the mark, as the source gives it"),
];

/** A cell as the values of those columns. */
export function cellFields(cell: CellJson): Fields {
  if (typeof cell === "number") return { state: "exact", count: cell };
  if ("from" in cell) return { state: "interval", from: cell.from, to: cell.to };
  return { state: "absent", absence: cell.absent, reason: cell.why };
}
