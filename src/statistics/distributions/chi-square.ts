// The chi-square distribution: the gamma distribution of half the degrees of freedom and scale 2.
import { gammaCdf, gammaQuantile, gammaSf } from "./gamma.ts";

/** P(X ≤ x) with `df` > 0 degrees of freedom. Matches R's pchisq. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaCdf(x, df / 2, 2);
}

/** P(X > x): the p value of a chi-square statistic, precise however small. Example: `chiSquareSf(62.1, 33)` is 0.0016. */
export function chiSquareSf(x: number, df: number): number {
  return gammaSf(x, df / 2, 2);
}

/** The x with P(X ≤ x) = p. Example: `chiSquareQuantile(0.95, 1)` is 3.8414588. Matches R's qchisq. */
export function chiSquareQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 2);
}
