// The binomial distribution: one probability, both tails and the quantile, to full precision at any size.
import { assert } from "../../ground/assert.ts";
import { leastCount } from "./_least-count.ts";
import { binomialTerm } from "./_saddle-point.ts";
import { asUnlikelyAs } from "./_unlikely.ts";
import { betaCdf, betaSf } from "./beta.ts";
import { normalQuantile } from "./normal.ts";

/** P(X = k) of n trials at probability p. Example: `binomialPmf(0, 2, 0.5)` is 0.25. Matches R's dbinom. */
export function binomialPmf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  return n === 0 ? 1 : binomialTerm(k, n - k, [p, 1 - p]);
}

/** P(X ≤ k). Example: `binomialCdf(1, 40, 1 / 14)` is 0.21: one of 40 is no surprise at one in 14. Matches R's pbinom. */
export function binomialCdf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  return whole >= n ? 1 : betaSf(p, whole + 1, n - whole);
}

/** P(X ≥ k), k included. Example: `binomialSf(1, 2, 0.5)` is 0.75. Matches R's pbinom(k − 1, lower.tail = FALSE). */
export function binomialSf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  const whole = Math.ceil(k);
  if (whole <= 0) return 1;
  return whole > n ? 0 : betaCdf(p, whole, n - whole + 1);
}

/** The least k with P(X ≤ k) ≥ q. Example: `binomialQuantile(0.025, 540, 1 / 14)` is 27. Matches R's qbinom. */
export function binomialQuantile(q: number, n: number, p: number): number {
  requireTrials(n, p);
  assert(q >= 0 && q <= 1, `a quantile of ${q}`);
  if (q === 0 || p === 0) return 0;
  if (q === 1 || p === 1) return n;
  const near = n * p + normalQuantile(q) * Math.sqrt(n * p * (1 - p));
  return leastCount((k) => binomialCdf(k, n, p), q, near, n);
}

/** The sum of P(X = j) over all j at most as likely as k (within 1e-7, as in R): the two-sided p value of k of n. */
export function binomialAsUnlikely(k: number, n: number, p: number): number {
  requireTrials(n, p);
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  const odds = p / (1 - p);
  const growth = (j: number) => ((n - j) / (j + 1)) * odds;
  return asUnlikelyAs({ least: 0, most: n, pmf: (j) => binomialPmf(j, n, p), growth }, k);
}

function requireTrials(n: number, p: number): void {
  assert(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1, `${n} trials at a probability of ${p}`);
}
