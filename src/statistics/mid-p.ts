// The mid-P interval for one proportion: the exact interval that counts only half of the observed count (Berry and Armitage 1995).
import { assert } from "../ground/assert.ts";
import { binomialCdf, binomialPmf, binomialSf } from "./distributions/binomial.ts";
import { findRoot } from "./find-root.ts";
import type { Interval } from "./interval.ts";

/**
 * The mid-P interval of `count` in `of`, as fractions: coverage near `confidence` on average, not guaranteed. Exactly 0 at
 * count 0 and 1 at count = of. Throws unless 0 ≤ count ≤ of are whole and of > 0. Matches uniroot in R.
 * Example: `midP(16, 540)` is [0.0176, 0.0467].
 */
export function midP(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const tail = (1 - confidence) / 2;
  const half = (p: number) => 0.5 * binomialPmf(count, of, p);
  const rate = count / of;
  return [
    count === 0 ? 0 : findRoot((p) => binomialSf(count, of, p) - half(p) - tail, 0, count === of ? 1 : rate),
    count === of ? 1 : findRoot((p) => binomialCdf(count, of, p) - half(p) - tail, rate, 1),
  ];
}
