// Both ends of a score interval: where a statistic that falls with its parameter passes z and −z.
import { findRootFrom } from "./find-root.ts";
import type { Interval } from "./interval.ts";

/** What to invert, on a scale without ends (a logarithm) or between two of them. */
export interface ScoreSearch {
  /** The signed statistic at a parameter: falling, above 0 below the estimate. */
  readonly score: (parameter: number) => number;
  readonly z: number;
  /** Where to begin, near the estimate. */
  readonly start: number;
  /** A first step, about the width of the interval. */
  readonly step: number;
  /** Where the scale ends; an end that is not passed is the answer. */
  readonly limits: Interval;
}

/** The lower end, where the statistic is z. */
export function lowerScoreEnd({ score, z, start, step, limits }: ScoreSearch): number {
  const miss = (parameter: number) => score(parameter) - z;
  return miss(start) > 0
    ? findRootFrom(miss, { start, step, limit: limits[1] })
    : findRootFrom(miss, { start, step: -step, limit: limits[0] });
}

/** The upper end, where the statistic is −z. */
export function upperScoreEnd({ score, z, start, step, limits }: ScoreSearch): number {
  const miss = (parameter: number) => score(parameter) + z;
  return miss(start) > 0
    ? findRootFrom(miss, { start, step, limit: limits[1] })
    : findRootFrom(miss, { start, step: -step, limit: limits[0] });
}
