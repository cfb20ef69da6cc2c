// Where a force stands against all others together: above, below, or not to be told apart.
import type { CellJson } from "../standard/cell-json.ts";
import type { Rate } from "./result.ts";
import type { Standing } from "./standing-result.ts";

/** A force is marked when its 99.8% interval lies wholly on one side of the pooled rate of all other forces together. */
export function standingOf(rate: Rate, pooled: Rate): Standing {
  const [charged, whole] = [
    countOf(pooled.numerator) - countOf(rate.numerator),
    countOf(pooled.denominator) - countOf(rate.denominator),
  ];
  if (!(whole > 0) || rate.interval998 === null) return "same";
  const rest = charged / whole;
  if (rate.interval998[0] > rest) return "above";
  return rate.interval998[1] < rest ? "below" : "same";
}

/** The count of an exact cell; not a number otherwise, which compares false with everything. */
function countOf(cell: CellJson): number {
  return typeof cell === "number" ? cell : Number.NaN;
}
