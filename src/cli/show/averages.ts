// Both averages of a comparison, each with its name, and what another denominator would make of the pooled one.
import type { Comparison } from "../../measures/result.ts";
import { counted, percent, percentRange, wholePercent } from "../../web/words.ts";
import { type Line, terms } from "../lines.ts";
import { cellSays } from "./cells.ts";

/** Pooled, mean of forces, still open, and the pooled rate under each denominator. */
export function averageLines(comparison: Comparison, width: number): readonly Line[] {
  const { basis, pooled, meanOfForces, underEach } = comparison;
  const each = underEach.flatMap(({ denominator, rate }) => (rate === null ? [] : [`${denominator} ${percent(rate)}`]));
  return terms(
    [
      ["Pooled", pooledWords(comparison)],
      ["Mean of forces", meanWords(meanOfForces)],
      ...(basis === "closed" || pooled.openShare === null
        ? []
        : [["Still open", `${cellSays(pooled.open)} (${wholePercent(pooled.openShare)}), no outcome yet`] as const]),
      ...(each.length < 2 ? [] : [["Denominators", `the pooled rate is ${each.join("; ")}`] as const]),
    ],
    width,
  );
}

function pooledWords({ pooled, basis }: Comparison): string {
  if (pooled.rate === null) {
    const between = pooled.interval === null ? "not said" : `somewhere from ${percentRange(pooled.interval)}`;
    return `${between}. ${pooled.why ?? ""}`;
  }
  const spread = pooled.interval === null ? "" : ` (${percentRange(pooled.interval)})`;
  const whole = basis === "closed" ? "all outcomes given" : "all crimes";
  const counts = `${cellSays(pooled.numerator)} of ${cellSays(pooled.denominator)}`;
  return `${percent(pooled.rate)}${spread}: all charges over ${whole}, ${counts}, ${counted(pooled.forces, "force", "forces")}`;
}

function meanWords({ rate, interval, forces }: Comparison["meanOfForces"]): string {
  if (rate === null) return "not said";
  const spread = interval === null ? "" : ` (${percentRange(interval)})`;
  return `${percent(rate)}${spread}: each force’s own rate counted once, ${counted(forces, "force", "forces")}`;
}
