// A rate standardised for its mix: what it would be with the standard's shares of strata. Binomial variance.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Counts, Interval } from "./interval.ts";

/** The raw rate stands beside the standardised one; all are fractions. */
export interface StandardisedProportion {
  readonly crude: number;
  readonly standardised: number;
  readonly standardError: number;
  /** standardised ± z·se, not kept within 0 and 1: for comparison with others. */
  readonly wald: Interval;
  /** On the logit scale, always within 0 and 1: the one to show. `null` at a rate of 0 or 1, where it is undefined. */
  readonly logit: Interval | null;
}

/**
 * The directly standardised proportion over `strata` (an offence each) with the weights `standard` (the same strata of
 * the country, any scale). Use it to take the offence mix out of a comparison; two standardised rates to one standard may
 * be compared. Throws on a stratum of 0 that has a weight: there is no rate to weigh, so drop it from both and say so.
 * Poisson limits (PHE's) are wider than need be for proportions. Closed form, checked with R.
 * Example: strata 10 of 100 and 90 of 300 with weights 1 and 1 are 0.25 crude and 0.2 standardised.
 */
export function standardisedProportion(
  strata: readonly Counts[],
  standard: readonly number[],
  confidence = 0.95,
): StandardisedProportion {
  const whole = standard.reduce((sum, weight) => sum + weight, 0);
  assert(strata.length === standard.length && whole > 0, `${strata.length} strata with ${standard.length} weights`);
  const weighed = strata
    .map((stratum, index) => ({ ...stratum, weight: (standard[index] ?? 0) / whole }))
    .filter(({ weight }) => weight !== 0);
  assert(
    weighed.every(({ of, weight }) => of > 0 && weight > 0),
    "a weight on a stratum of 0, or a weight below 0",
  );
  const standardised = weighed.reduce((sum, { count, of, weight }) => sum + weight * (count / of), 0);
  const variance = weighed.reduce((sum, { count, of, weight }) => {
    const rate = count / of;
    return sum + (weight * weight * rate * (1 - rate)) / of;
  }, 0);
  const standardError = Math.sqrt(variance);
  const z = twoSidedZ(confidence);
  return {
    crude: strata.reduce((sum, { count }) => sum + count, 0) / strata.reduce((sum, { of }) => sum + of, 0),
    standardised,
    standardError,
    wald: [standardised - z * standardError, standardised + z * standardError],
    logit: logitInterval(standardised, z * standardError),
  };
}

function logitInterval(rate: number, half: number): Interval | null {
  if (rate <= 0 || rate >= 1) return null;
  const middle = Math.log(rate / (1 - rate));
  const reach = half / (rate * (1 - rate));
  return [1 / (1 + Math.exp(reach - middle)), 1 / (1 + Math.exp(-reach - middle))];
}
