// The Poisson distribution: one probability, both tails and the quantile, to full precision at any size.
import { assert } from "../../ground/assert.ts";
import { leastCount } from "./_least-count.ts";
import { poissonTerm } from "./_saddle-point.ts";
import { gammaCdf, gammaSf } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";

/** P(X = k) at this mean. Example: `poissonPmf(0, 1)` is 1/e. Matches R's dpois. */
export function poissonPmf(k: number, mean: number): number {
  requireMean(mean);
  if (k < 0 || !Number.isInteger(k)) return 0;
  return poissonTerm(k, mean);
}

/** P(X ≤ k). Example: `poissonCdf(0, 700)` is e^−700. Matches R's ppois. */
export function poissonCdf(k: number, mean: number): number {
  requireMean(mean);
  return k < 0 ? 0 : gammaSf(mean, Math.floor(k) + 1);
}

/** P(X ≥ k), k included. Example: `poissonSf(1, 1)` is 1 − 1/e. Matches R's ppois(k − 1, lower.tail = FALSE). */
export function poissonSf(k: number, mean: number): number {
  requireMean(mean);
  return k <= 0 ? 1 : gammaCdf(mean, Math.ceil(k));
}

/** The least k with P(X ≤ k) ≥ q, for q < 1. Example: `poissonQuantile(0.5, 4)` is 4. Matches R's qpois. */
export function poissonQuantile(q: number, mean: number): number {
  requireMean(mean);
  assert(q >= 0 && q <= 1, `a quantile of ${q}`);
  if (q === 0 || mean === 0) return 0;
  if (q === 1) return Infinity;
  const near = mean + normalQuantile(q) * Math.sqrt(mean);
  return leastCount((k) => poissonCdf(k, mean), q, near, Number.MAX_SAFE_INTEGER);
}

function requireMean(mean: number): void {
  assert(mean >= 0 && mean < Infinity, `a Poisson mean of ${mean}`);
}
