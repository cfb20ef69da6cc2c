// Sums of quantities that were estimated apart, and the share of one in such a sum, each with an interval of its own.
import { assert } from "../ground/assert.ts";
import type { Interval } from "./interval.ts";

/** A quantity of 0 or more with its interval, in any unit. */
export interface Estimated {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * The sum of independent estimates with its interval, by the method of variance estimates recovery (MOVER; Zou and Donner
 * 2008, Stat Med 27:1693): the distances to the lower ends add up as roots of squares do, and those to the upper ends apart.
 * It keeps the shape of the intervals, so that it is right for rare things. Nothing adds up to 0.
 * Example: 60 (48 to 72) and 20 (5 to 60) are 80 (60.8 to 121.8).
 */
export function sumOf(parts: readonly Estimated[]): Estimated {
  const value = parts.reduce((sum, one) => sum + one.value, 0);
  const reach = (end: 0 | 1) => Math.hypot(...parts.map((one) => one.value - one.interval[end]));
  return { value, interval: [value - reach(0), value + reach(1)] };
}

/**
 * The interval of a ÷ (a + b), fractions, from the separate intervals of two independent estimates: the method of variance
 * estimates recovery for a ratio (MOVER-R; Donner and Zou 2012, Stat Methods Med Res 21:347) of b to a, turned into a share. It
 * keeps the shape of both intervals, so that it is right where one of the two is 0. [0, 1] where both are 0.
 * Example: 60 (48 to 72) and 20 (5 to 60) are 0.75, from 0.4923 to 0.9235.
 */
export function partOfSum(part: Estimated, rest: Estimated): Interval {
  for (const { value, interval } of [part, rest])
    assert(interval[0] >= 0 && interval[0] <= value && value <= interval[1], `an estimate of ${value} in its interval`);
  if (part.value === 0 && rest.value === 0) return [0, 1];
  return [share(highestRatio(rest, part)), share(lowestRatio(rest, part))];
}

/** b ÷ a as a ÷ (a + b). */
function share(ratio: number): number {
  return 1 / (1 + ratio);
}

function lowestRatio(over: Estimated, under: Estimated): number {
  const [low] = over.interval;
  const [, high] = under.interval;
  const both = over.value * under.value;
  if (low === 0) return 0;
  const top = low * (2 * over.value - low);
  return top / (both + Math.sqrt(Math.max(0, both ** 2 - top * high * (2 * under.value - high))));
}

function highestRatio(over: Estimated, under: Estimated): number {
  const [, high] = over.interval;
  const [low] = under.interval;
  if (low === 0) return high === 0 ? 0 : Number.POSITIVE_INFINITY;
  const both = over.value * under.value;
  const bottom = low * (2 * under.value - low);
  return (both + Math.sqrt(Math.max(0, both ** 2 - high * (2 * over.value - high) * bottom))) / bottom;
}
