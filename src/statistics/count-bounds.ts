// Best and worst case of a rate whose counts are only known to lie in an interval ("<5", rounded to 5).
import { assert } from "../ground/assert.ts";
import type { Interval } from "./interval.ts";
import { wilson, Z95 } from "./wilson.ts";

/** What a rate may be, given what its counts may be. */
export interface RateBounds {
  /** The lowest and the highest rate that any pair of counts gives. */
  readonly lowest: number;
  readonly highest: number;
  /** From the lowest Wilson lower end to the highest Wilson upper end over all such pairs. */
  readonly envelope: Interval;
}

/**
 * The exact bounds of count/of where both are whole numbers in the intervals given, ends included; the count never above the
 * whole, and a whole of 0 left out. `null` where no pair is left. Whether "<5" holds 0 is for the caller to know.
 * Example: `rateBounds([1, 4], [40, 40])` is 0.025 to 0.1 with envelope [0.0044, 0.2305].
 */
export function rateBounds(numerator: Interval, denominator: Interval, z: number = Z95): RateBounds | null {
  const [fewest, most] = requireInterval(numerator);
  const [least, greatest] = requireInterval(denominator);
  // The smallest whole that some count fits into; with it goes the highest rate.
  const whole = Math.max(1, least, fewest);
  if (whole > greatest) return null;
  const isAll = most >= whole;
  // Wilson's ends rise with the count and fall with the whole, so the extreme pairs are the same.
  const lower = wilson(fewest, greatest, z)[0];
  const upper = isAll ? 1 : wilson(most, whole, z)[1];
  return { lowest: fewest / greatest, highest: isAll ? 1 : most / whole, envelope: [lower, upper] };
}

function requireInterval([from, to]: Interval): Interval {
  assert(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to >= from, `a count from ${from} to ${to}`);
  return [from, to];
}
