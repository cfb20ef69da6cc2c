// One rate for many units, and whether the units could share it: pooled, mean of rates, median, and the tests of one rate.
import { assert } from "../ground/assert.ts";
import { chiSquareSf } from "./distributions/chi-square.ts";
import type { Counts } from "./interval.ts";

/** The three averages, which must always be named, and how far the units are from sharing one rate. */
export interface Homogeneity {
  /** Sum of counts by sum of wholes. */
  readonly pooled: number;
  /** Each unit counted once, whatever its size. */
  readonly meanOfRates: number;
  readonly medianOfRates: number;
  readonly lowest: number;
  readonly highest: number;
  /** Pearson's statistic; `null`, like all that follow from it, for one unit and where every rate is 0 or every rate 1. */
  readonly chiSquare: number | null;
  readonly df: number;
  readonly p: number | null;
  /** The likelihood-ratio statistic of one common rate against a rate of its own for each unit. */
  readonly deviance: number | null;
  /** Pearson's statistic by its degrees of freedom: 1 is binomial chance, 11 is far more than that. */
  readonly dispersion: number | null;
  /** The share of the variation beyond chance, 0 to 1 (Higgins and Thompson 2002). */
  readonly i2: number | null;
}

/**
 * Pooled rate, mean and median of the rates (fractions), with Pearson's and the likelihood-ratio test of homogeneity. Use
 * it wherever “an average of one in 14 in 34 forces” has to say which average. Throws on no unit and on a unit of 0.
 * Matches R's prop.test(correct = FALSE) and the deviance of glm. Example: 1 of 10 and 30 of 100 pool to 0.28, mean 0.2.
 */
export function homogeneity(units: readonly Counts[]): Homogeneity {
  assert(units.length > 0 && units.every(({ of }) => of > 0), "homogeneity of no unit, or of a unit of 0");
  const rates = units.map(({ count, of }) => count / of);
  const sorted = rates.toSorted((one, other) => one - other);
  const pooled = total(units.map(({ count }) => count)) / total(units.map(({ of }) => of));
  return {
    pooled,
    meanOfRates: total(rates) / rates.length,
    medianOfRates: middle(sorted),
    lowest: sorted[0] ?? pooled,
    highest: sorted.at(-1) ?? pooled,
    ...tests(units, pooled),
  };
}

function tests(
  units: readonly Counts[],
  pooled: number,
): Pick<Homogeneity, "chiSquare" | "df" | "p" | "deviance" | "dispersion" | "i2"> {
  const df = units.length - 1;
  if (df === 0 || pooled === 0 || pooled === 1) {
    return { chiSquare: null, df, p: null, deviance: null, dispersion: null, i2: null };
  }
  const variance = pooled * (1 - pooled);
  const chiSquare = total(units.map(({ count, of }) => (count - of * pooled) ** 2 / (of * variance)));
  const deviance = 2 * total(units.map((unit) => gain(unit, pooled)));
  return {
    chiSquare,
    df,
    p: chiSquareSf(chiSquare, df),
    deviance: Math.max(0, deviance),
    dispersion: chiSquare / df,
    i2: chiSquare > df ? (chiSquare - df) / chiSquare : 0,
  };
}

/** How much likelier (in log) a unit is under its own rate than under the pooled one; 0·log 0 is 0. */
function gain({ count, of }: Counts, pooled: number): number {
  const rest = of - count;
  const hits = count === 0 ? 0 : count * Math.log(count / (of * pooled));
  const misses = rest === 0 ? 0 : rest * Math.log(rest / (of * (1 - pooled)));
  return hits + misses;
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
