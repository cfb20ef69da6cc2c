// The exact interval for one proportion (Clopper and Pearson 1934).
import { assert } from "../ground/assert.ts";
import { betaQuantile } from "./distributions/beta.ts";
import type { Interval } from "./interval.ts";

/**
 * The Clopper-Pearson interval of `count` successes in `of` trials, as fractions. Its coverage is never below `confidence`,
 * so use it where that must be guaranteed (a published allegation); it is wider than Wilson's. Exactly 0 at count 0 and 1 at
 * count = of. Throws unless 0 ≤ count ≤ of and of > 0. Matches R's binom.test.
 * Example: `clopperPearson(16, 540)` is [0.0170, 0.0477].
 */
export function clopperPearson(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const tail = (1 - confidence) / 2;
  return [
    count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  ];
}
