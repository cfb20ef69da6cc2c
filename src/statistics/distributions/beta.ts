// The beta distribution: both tails and the quantile, to full precision at any size of its shapes.
import { assert } from "../../ground/assert.ts";
import { findRootFrom } from "../find-root.ts";
import { incompleteBeta } from "./_incomplete-beta.ts";
import { lnBetaFunction } from "./_saddle-point.ts";

/** P(X ≤ x) for a beta variable. Example: `betaCdf(0.5, 1, 1)` is 0.5. Matches R's pbeta. */
export function betaCdf(x: number, a: number, b: number): number {
  return incompleteBeta([x, 1 - x], a, b)[0];
}

/** P(X > x), with full relative precision in the far tail. Matches R's pbeta(lower.tail = FALSE). */
export function betaSf(x: number, a: number, b: number): number {
  return incompleteBeta([x, 1 - x], a, b)[1];
}

/**
 * The x with P(X ≤ x) = p, for 0 ≤ p ≤ 1. Solved in ln(x / (1 − x)) on the logarithm of the smaller tail. Example:
 * `betaQuantile(0.025, 16, 525)` is 0.01702876, the lower Clopper-Pearson end of 16 of 540. Matches R's qbeta.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-betaLogitQuantile(p, a, b)));
}

/** ln(x / (1 − x)) of the quantile, for where the odds are wanted and x may be next to 0 or 1; −∞ at p = 0, ∞ at p = 1. */
export function betaLogitQuantile(p: number, a: number, b: number): number {
  assert(p >= 0 && p <= 1 && a > 0 && b > 0, `a beta quantile of ${p} at shapes ${a} and ${b}`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const isLow = p <= 0.5;
  const wanted = Math.log(isLow ? p : 1 - p);
  const miss = (logit: number) => {
    const [lower, upper] = incompleteBeta([1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit))], a, b);
    return isLow ? Math.log(lower) - wanted : wanted - Math.log(upper);
  };
  const start = Math.log(a / b);
  const width = Math.sqrt(1 / a + 1 / b);
  const step = miss(start) > 0 ? -width : width;
  return findRootFrom(miss, { start, step, limit: step < 0 ? -750 : 750, within: 1e-17 });
}

/** ln B(a, b). Example: `lnBeta(1, 1)` is 0. Matches R's lbeta. */
export function lnBeta(a: number, b: number): number {
  assert(a > 0 && b > 0, `ln beta of ${a} and ${b}`);
  return lnBetaFunction(a, b);
}
