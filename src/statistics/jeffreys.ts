// The Bayesian interval for one proportion under Jeffreys' prior, Beta(½, ½).
import { assert } from "../ground/assert.ts";
import { betaQuantile } from "./distributions/beta.ts";
import type { Interval } from "./interval.ts";

/**
 * The equal-tailed Jeffreys interval of `count` in `of`, as fractions: quantiles of Beta(count + ½, of − count + ½). For the
 * Bayesian view of a rate. At count 0 its lower end is above 0; `jeffreysModified` mends that. With of = 0 it is the prior's
 * own interval. Not the highest-density interval that R's binom package calls Bayes. Matches qbeta in R.
 * Example: `jeffreys(16, 540)` is [0.0177, 0.0465].
 */
export function jeffreys(count: number, of: number, confidence = 0.95): Interval {
  assert(of >= 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const tail = (1 - confidence) / 2;
  const [a, b] = [count + 0.5, of - count + 0.5];
  return [betaQuantile(tail, a, b), betaQuantile(1 - tail, a, b)];
}

/**
 * The Jeffreys interval with the ends of Brown, Cai and DasGupta (2001): exactly 0 at count 0, exactly 1 at count = of, so that
 * the interval holds the rate itself. This is the one to show. Example: `jeffreysModified(0, 10)` is [0, 0.2172].
 */
export function jeffreysModified(count: number, of: number, confidence = 0.95): Interval {
  const [lower, upper] = jeffreys(count, of, confidence);
  return [count === 0 ? 0 : lower, count === of ? 1 : upper];
}
