// The textbook interval for one proportion, kept for comparison with sources that print it.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/**
 * The raw Wald interval p ± z √(p(1 − p)/n), as fractions. Of no width at 0 and at n of n, and far too short for small counts:
 * never shown as ours. Its ends may leave 0 and 1. Throws unless 0 ≤ count ≤ of and of > 0.
 * Example: `wald(16, 540)` is [0.0153, 0.0439].
 */
export function wald(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const rate = count / of;
  const half = twoSidedZ(confidence) * Math.sqrt((rate * (1 - rate)) / of);
  return [rate - half, rate + half];
}

/**
 * Wald's interval on the scale ln(p / (1 − p)), turned back into fractions; [0, 1] at 0 and at n of n, where the scale has no
 * end. Matches R's binom package (method "logit"). Example: `logitWald(4, 20)` is [0.0771, 0.4278].
 */
export function logitWald(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  if (count === 0 || count === of) return [0, 1];
  const middle = Math.log(count / (of - count));
  const half = twoSidedZ(confidence) * Math.sqrt(1 / count + 1 / (of - count));
  return [1 / (1 + Math.exp(half - middle)), 1 / (1 + Math.exp(-half - middle))];
}
