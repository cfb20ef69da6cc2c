// Funnel limits as the public health profiles draw them: where the Wilson interval of a unit just touches the baseline.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { FunnelSignificance } from "./funnel-exact.ts";
import type { Counts, Interval } from "./interval.ts";

/**
 * The limits for a unit of `of`: the rates whose Wilson interval just reaches the baseline, which is the score interval
 * turned round: baseline ± z·√(baseline(1−baseline)/of). Kept within 0 and 1 (a peer cuts at 100 whatever its unit).
 * Use the exact limits for small units; these match PHEindicatormethods and Fingertips. Throws unless of > 0.
 * Example: baseline 0.46 and of = 5 is [0.023, 0.897].
 */
export function wilsonFunnelLimits(baseline: number, of: number, confidence = 0.95): Interval {
  assert(baseline >= 0 && baseline <= 1 && of > 0, `funnel limits around ${baseline} for ${of}`);
  const half = twoSidedZ(confidence) * Math.sqrt((baseline * (1 - baseline)) / of);
  return [Math.max(0, baseline - half), Math.min(1, baseline + half)];
}

/**
 * Where a unit lies to the 95% and 99.8% Wilson-inverted limits; on a limit is within. Matches PHEindicatormethods'
 * assign_funnel_significance for proportions. Example: 5 of 5 at 0.46 is "high 95".
 */
export function funnelSignificance({ count, of }: Counts, baseline: number): FunnelSignificance {
  assert(count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const [lower998, upper998] = wilsonFunnelLimits(baseline, of, 0.998);
  const [lower95, upper95] = wilsonFunnelLimits(baseline, of);
  const rate = count / of;
  if (rate < lower998) return "low 99.8";
  if (rate > upper998) return "high 99.8";
  if (rate < lower95) return "low 95";
  return rate > upper95 ? "high 95" : "within";
}
