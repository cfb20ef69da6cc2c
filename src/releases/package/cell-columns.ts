// How a cell stands in the tables of the package: what it is, its number or its ends, or why there is none; and a rate of such.
import type { Rate } from "../../measures/result.ts";
import { ABSENCES } from "../../standard/cell.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { type Fields, type PackageColumn, share, text, whole } from "./table.ts";

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

/** The columns of a rate, beside those of its numerator. */
export const RATE_COLUMNS: readonly PackageColumn[] = [
  share("rate", "of a rate: charged of its denominator, as a fraction"),
  share("lower", "the lower end of the 95% interval"),
  share("upper", "the upper end of the 95% interval"),
  text("out_of", "of a rate: its denominator, a number or in words"),
  text("one_in", "of a rate: one in so many, with its interval; never of a zero"),
];

/** A rate as the values of those columns, and of the cell that it counts. */
export function rateFields(rate: Pick<Rate, "numerator" | "denominator" | "rate" | "interval" | "oneIn">): Fields {
  const { numerator, denominator, interval, oneIn } = rate;
  return {
    ...cellFields(numerator),
    rate: rate.rate,
    lower: interval?.[0],
    upper: interval?.[1],
    out_of: cellText(denominator),
    one_in: oneIn?.words,
  };
}

function cellText(cell: CellJson): string {
  if (typeof cell === "number") return String(cell);
  if ("absent" in cell) return cell.absent;
  return cell.to === null ? `at least ${cell.from}` : `${cell.from} to ${cell.to}`;
}
