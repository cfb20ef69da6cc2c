// Student's t distribution, through the beta distribution.
import { assert } from "../../ground/assert.ts";
import { incompleteBeta } from "./_incomplete-beta.ts";
import { betaLogitQuantile } from "./beta.ts";

/** P(T > t) with `df` > 0 degrees of freedom. Example: `studentsTSf(0, 5)` is 0.5. Matches R's pt(lower.tail = FALSE). */
export function studentsTSf(t: number, df: number): number {
  assert(df > 0, `${df} degrees of freedom`);
  const whole = df + t * t;
  const half = 0.5 * incompleteBeta([df / whole, (t * t) / whole], df / 2, 0.5)[0];
  return t > 0 ? half : 1 - half;
}

/** The t with P(T ≤ t) = p, for 0 < p < 1. Example: `studentsTQuantile(0.975, 1)` is 12.7062047. Matches R's qt. */
export function studentsTQuantile(p: number, df: number): number {
  assert(p > 0 && p < 1 && df > 0, `a t quantile of ${p} with ${df} degrees of freedom`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  // t²/df are the odds of a beta variable: taken from whichever end keeps the digits.
  const logit = tail < 0.25 ? -betaLogitQuantile(2 * tail, df / 2, 0.5) : betaLogitQuantile(1 - 2 * tail, 0.5, df / 2);
  const size = Math.sqrt(df * Math.exp(logit));
  return p < 0.5 ? -size : size;
}
