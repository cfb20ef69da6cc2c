// The indirectly standardised ratio: events observed against those the reference rates would have given.
import { assert } from "../ground/assert.ts";
import type { Interval } from "./interval.ts";
import { phePoisson } from "./poisson-interval.ts";

/** One stratum: the unit's events and population, and the reference's. */
export interface ReferenceStratum {
  readonly events: number;
  readonly population: number;
  readonly referenceEvents: number;
  readonly referencePopulation: number;
}

/** A ratio to 1, its interval, and the reference's own rate per head: ratio × rate is the standardised rate. */
export interface IndirectlyStandardisedRatio {
  readonly observed: number;
  readonly expected: number;
  /** `null`, like the interval, where nothing was expected. */
  readonly ratio: number | null;
  readonly interval: Interval | null;
  readonly referenceRate: number;
  readonly method: "exact" | "byar";
}

/**
 * Observed by expected events, with exact limits below 10 events and Byar's from there. Use it against 1 only: the ratios
 * of two forces rest on different weights and may not be compared with each other. Throws on a reference population of 0.
 * Matches PHEindicatormethods' calculate_ISRatio; times `referenceRate` its calculate_ISRate.
 * Example: 15 events where 5 are expected have the ratio 3, from 1.68 to 4.95.
 */
export function indirectlyStandardisedRatio(
  strata: readonly ReferenceStratum[],
  confidence = 0.95,
): IndirectlyStandardisedRatio {
  assert(
    strata.every(({ referencePopulation }) => referencePopulation > 0),
    "a reference population of 0",
  );
  const observed = strata.reduce((sum, { events }) => sum + events, 0);
  const expected = strata.reduce(
    (sum, one) => sum + (one.population * one.referenceEvents) / one.referencePopulation,
    0,
  );
  const reference = strata.reduce((sum, one) => sum + one.referencePopulation, 0);
  return {
    observed,
    expected,
    ratio: expected > 0 ? observed / expected : null,
    interval: expected > 0 ? ratioInterval(observed, expected, confidence) : null,
    referenceRate: strata.reduce((sum, one) => sum + one.referenceEvents, 0) / reference,
    method: phePoisson(observed).method,
  };
}

/**
 * The interval of observed by expected: exact Poisson below 10 observed events, Byar's from there (PHE's rule). `expected`
 * is taken as known without error. Throws unless it is above 0. Example: 0 against 7 reaches from 0 to 0.527.
 */
export function ratioInterval(observed: number, expected: number, confidence = 0.95): Interval {
  assert(observed >= 0 && expected > 0, `a ratio of ${observed} observed to ${expected} expected`);
  const [lower, upper] = phePoisson(observed, confidence).interval;
  return [lower / expected, upper / expected];
}
