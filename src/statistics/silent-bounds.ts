// A national rate when some counts are hidden and some forces did not answer: what it is at least and at most (Manski 1989).
import { assert } from "../ground/assert.ts";
import { rateBounds } from "./count-bounds.ts";
import type { Interval } from "./interval.ts";

/** One force that answered: its count and its whole, each as an interval of whole numbers (`[16, 16]` where it is known). */
export interface Answered {
  readonly numerator: Interval;
  readonly denominator: Interval;
}

/** Bounds of a national rate, as fractions; each is sharp: some counts reach it. */
export interface SilentBounds {
  /** The pooled rate of those forces alone whose counts are known; biased, because small counts are the hidden ones. */
  readonly completeCase: { readonly rate: number | null; readonly forces: number };
  /** The pooled rate of those who answered, and the unweighted mean of their rates. */
  readonly pooled: Interval | null;
  readonly meanOfRates: Interval | null;
  /** The pooled rate of all, when the silent may have had none or all. */
  readonly national: Interval | null;
  /** The same when the rate of each silent force lies between the lowest and the highest that answering forces may have. */
  readonly nationalWithinObserved: Interval | null;
  /** The share of crimes that those who answered cover, as an interval where their number is one. */
  readonly coverage: Interval | null;
}

/**
 * Bounds of a national rate over answers with interval counts and silent forces of known (or interval) size. A force without
 * crimes has no rate and adds nothing; `null` where nothing is left to speak of. Throws where a count must exceed its whole.
 * Example: 16 of 540 and 43 of 1000 answered, 300 silent: pooled 59/1540, national from 59/1840 to 359/1840.
 */
export function silentBounds(answered: readonly Answered[], silent: readonly Interval[]): SilentBounds {
  const forces = answered.filter(({ denominator }) => denominator[1] > 0);
  const bounds = forces.map(({ numerator, denominator }) => {
    const found = rateBounds(numerator, denominator);
    assert(found !== null, `a count of at least ${numerator[0]} in at most ${denominator[1]}`);
    return found;
  });
  const low = sumOf(forces.map(({ numerator, denominator }) => [numerator[0], denominator[1]]));
  const high = sumOf(forces.map(highestPair));
  // More silent crimes pull both ends further apart, never together.
  const hidden = silent.reduce((sum, [, most]) => sum + most, 0);
  const range: Interval = [
    Math.min(...bounds.map(({ lowest }) => lowest)),
    Math.max(...bounds.map(({ highest }) => highest)),
  ];
  return {
    completeCase: completeCase(forces),
    pooled: rates(low, high),
    meanOfRates: meanOf(bounds.map(({ lowest, highest }) => [lowest, highest])),
    national: rates(plus(low, 0, hidden), plus(high, hidden, hidden)),
    nationalWithinObserved:
      forces.length === 0 ? null : rates(plus(low, range[0] * hidden, hidden), plus(high, range[1] * hidden, hidden)),
    coverage: coverageOf(forces, silent),
  };
}

type Sum = readonly [number, number];

/** The count and whole that make a pooled rate highest: a whole no larger than the count needs. */
function highestPair({ numerator, denominator }: Answered): Sum {
  const whole = Math.min(denominator[1], Math.max(denominator[0], numerator[1]));
  return [Math.min(numerator[1], whole), whole];
}

function sumOf(pairs: readonly Sum[]): Sum {
  return pairs.reduce<Sum>(([over, under], [count, of]) => [over + count, under + of], [0, 0]);
}

function plus([over, under]: Sum, count: number, of: number): Sum {
  return [over + count, under + of];
}

function rates([lowOver, lowUnder]: Sum, [highOver, highUnder]: Sum): Interval | null {
  if (lowUnder === 0) return null;
  // Where the highest rate needs no crime at all, no count is above 0.
  return [lowOver / lowUnder, highUnder === 0 ? 0 : highOver / highUnder];
}

function meanOf(intervals: readonly Interval[]): Interval | null {
  if (intervals.length === 0) return null;
  const [low, high] = sumOf(intervals);
  return [low / intervals.length, high / intervals.length];
}

function completeCase(forces: readonly Answered[]): SilentBounds["completeCase"] {
  const known = forces.filter(({ numerator, denominator }) => isOne(numerator) && isOne(denominator));
  const [over, under] = sumOf(known.map(({ numerator, denominator }) => [numerator[0], denominator[0]]));
  return { rate: known.length === 0 ? null : over / under, forces: known.length };
}

function isOne([from, to]: Interval): boolean {
  return from === to;
}

function coverageOf(forces: readonly Answered[], silent: readonly Interval[]): Interval | null {
  const [least, most] = sumOf(forces.map(({ denominator }) => denominator));
  const [fewestHidden, mostHidden] = sumOf(silent);
  if (most + mostHidden === 0) return null;
  const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest));
  return [share(least, mostHidden), share(most, fewestHidden)];
}
