// Whether a rate rises or falls along an order, such as years: the Cochran-Armitage test for trend.
import { assert } from "../ground/assert.ts";
import { chiSquareSf } from "./distributions/chi-square.ts";
import type { Counts } from "./interval.ts";

/** The test on 1 degree of freedom, and the slope it tests; `null` where there is nothing to test. */
export interface TrendInProportions {
  readonly chiSquare: number | null;
  readonly p: number | null;
  /** Change of the rate (a fraction) per unit of score, by least squares weighted with the wholes. */
  readonly slope: number | null;
}

/**
 * Chi-square for a linear trend of the rates over `scores` (years, quarters; their distances matter). A trend over
 * period rates says nothing of cohorts. All `null` when every rate is 0 or every rate 1, and when all scores are the same.
 * Throws unless there is one score for each unit and each unit is above 0. Armitage (1955); matches R's prop.trend.test.
 * Example: 0, 0 and 1 of 10 at scores 0, 1, 2 give 1.5517 and p = 0.213.
 */
export function trendInProportions(units: readonly Counts[], scores: readonly number[]): TrendInProportions {
  assert(units.length > 0 && units.length === scores.length, `${units.length} rates with ${scores.length} scores`);
  assert(
    units.every(({ of }) => of > 0),
    "a trend through a unit of 0",
  );
  const whole = units.reduce((sum, { of }) => sum + of, 0);
  const pooled = units.reduce((sum, { count }) => sum + count, 0) / whole;
  const centre = units.reduce((sum, { of }, index) => sum + of * (scores[index] ?? 0), 0) / whole;
  const spread = units.reduce((sum, { of }, index) => sum + of * ((scores[index] ?? 0) - centre) ** 2, 0);
  const lean = units.reduce(
    (sum, { count, of }, index) => sum + ((scores[index] ?? 0) - centre) * (count - of * pooled),
    0,
  );
  if (new Set(scores).size < 2 || pooled === 0 || pooled === 1) return { chiSquare: null, p: null, slope: null };
  const chiSquare = lean ** 2 / (pooled * (1 - pooled) * spread);
  return { chiSquare, p: chiSquareSf(chiSquare, 1), slope: lean / spread };
}
