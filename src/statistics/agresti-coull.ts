// The interval for one proportion that adds z²/2 successes and failures (Agresti and Coull 1998).
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/**
 * The raw Agresti-Coull interval of `count` in `of`, as fractions. Its ends may leave 0 and 1: clip them to show them. It has
 * Wilson's middle and is never shorter; use Wilson unless a source used this. Throws unless 0 ≤ count ≤ of and of > 0.
 * Matches statsmodels and Hmisc. Example: `agrestiCoull(16, 540)` is [0.0179, 0.0480].
 */
export function agrestiCoull(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const z = twoSidedZ(confidence);
  const trials = of + z * z;
  const rate = (count + (z * z) / 2) / trials;
  const half = z * Math.sqrt((rate * (1 - rate)) / trials);
  return [rate - half, rate + half];
}
