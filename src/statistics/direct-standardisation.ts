// The directly standardised rate of events, as English public health publishes it: Dobson's limits around Byar's.
import { assert } from "../ground/assert.ts";
import type { Interval } from "./interval.ts";
import { byar } from "./poisson-interval.ts";

/** One stratum: events among a population, and that stratum's weight in the standard population. */
export interface StandardStratum {
  readonly events: number;
  readonly population: number;
  readonly standard: number;
}

/** A rate per head (multiply it for "per 100,000"). */
export interface DirectlyStandardisedRate {
  readonly events: number;
  readonly rate: number;
  readonly variance: number;
  /** `null` below 10 events: PHE does not publish the rate then, since its limits cannot be trusted. */
  readonly interval: Interval | null;
}

/** Below this many events in all strata together the limits are not given (PHEindicatormethods, R/DSR.R). */
const LEAST_EVENTS = 10;

/**
 * The directly standardised rate with Dobson's interval (weights of a Poisson sum, Dobson et al. 1991, around Byar's).
 * Use it for events per population; for a share of crimes use `standardisedProportion`, whose limits are narrower. A count
 * that is not known is no 0 (PHE turns it into one): the type asks for numbers. Throws on a population of 0.
 * Matches PHEindicatormethods' calculate_dsr. Example: 10 of 100 and 20 of 400, standard 1 and 1, is 0.075.
 */
export function directlyStandardisedRate(
  strata: readonly StandardStratum[],
  confidence = 0.95,
): DirectlyStandardisedRate {
  const whole = strata.reduce((sum, { standard }) => sum + standard, 0);
  assert(whole > 0 && strata.every(({ population }) => population > 0), "a standard of 0, or a population of 0");
  const events = strata.reduce((sum, one) => sum + one.events, 0);
  const rate = strata.reduce((sum, one) => sum + (one.events / one.population) * one.standard, 0) / whole;
  const variance =
    strata.reduce((sum, one) => sum + one.events * (one.standard / one.population) ** 2, 0) / (whole * whole);
  if (events < LEAST_EVENTS) return { events, rate, variance, interval: null };
  const [lower, upper] = byar(events, confidence);
  const scale = Math.sqrt(variance / events);
  return { events, rate, variance, interval: [rate + scale * (lower - events), rate + scale * (upper - events)] };
}
