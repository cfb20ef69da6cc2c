// Funnel limits for observed by expected events, by exact Poisson.
import { assert } from "../ground/assert.ts";
import type { FunnelSignificance } from "./funnel-exact.ts";
import { ratioInterval } from "./indirect-standardisation.ts";
import type { Interval } from "./interval.ts";
import { exactPoisson } from "./poisson-interval.ts";

/**
 * The ratios to 1 at which a unit with `observed` events just touches its exact Poisson limits: `observed` by the upper
 * and by the lower end of the exact interval of a count. Closed form; PHEindicatormethods bisects to about 1e-7. Throws
 * unless observed > 0 (no expected number makes 0 events stand on its lower limit). Example: 1 event is [0.179, 39.5].
 */
export function poissonRatioLimits(observed: number, confidence = 0.95): Interval {
  assert(observed > 0, `ratio limits at ${observed} events`);
  const [lower, upper] = exactPoisson(observed, confidence);
  return [observed / upper, observed / lower];
}

/**
 * The exact Poisson interval of a count equal to its expectation, as a ratio to 1. It is what FunnelPlotR draws as
 * unadjusted limits; `expected` need not be whole. Throws unless expected > 0. Example: 108 expected is [0.820, 1.207].
 */
export function expectedRatioLimits(expected: number, confidence = 0.95): Interval {
  assert(expected > 0, `ratio limits at ${expected} expected`);
  const [lower, upper] = exactPoisson(expected, confidence);
  return [lower / expected, upper / expected];
}

/**
 * Whether the interval of observed by expected leaves 1 out, at 99.8% or 95% (exact below 10 events, Byar's from there).
 * Matches PHEindicatormethods' assign_funnel_significance for ratios. Example: 151 against 106.4 is "high 99.8".
 */
export function ratioSignificance(observed: number, expected: number): FunnelSignificance {
  const [lower998, upper998] = ratioInterval(observed, expected, 0.998);
  const [lower95, upper95] = ratioInterval(observed, expected);
  if (lower998 > 1) return "high 99.8";
  if (upper998 < 1) return "low 99.8";
  if (lower95 > 1) return "high 95";
  return upper95 < 1 ? "low 95" : "within";
}
