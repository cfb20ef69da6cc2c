// The Wilson interval with continuity correction, which R's prop.test prints unless told otherwise.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/**
 * The Wilson score interval of `count` in `of` with a continuity correction of half a count (Newcombe 1998, method 4), as
 * fractions; exactly 0 at count 0 and 1 at count = of. Wider than Wilson's: for comparison with sources that print it.
 * Throws unless 0 ≤ count ≤ of and of > 0. Matches R's prop.test, whose correction is never more than count is away from of/2.
 * Example: `wilsonContinuity(16, 540)` is [0.0176, 0.0487].
 */
export function wilsonContinuity(count: number, of: number, confidence = 0.95): Interval {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const z = twoSidedZ(confidence);
  const correction = Math.min(0.5, Math.abs(count - of / 2));
  const end = (shifted: number, sign: number) => {
    const rate = shifted / of;
    const half = z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
    return (rate + (z * z) / (2 * of) + sign * half) / (1 + (z * z) / of);
  };
  return [
    count - correction <= 0 ? 0 : Math.max(0, end(count - correction, -1)),
    count + correction >= of ? 1 : Math.min(1, end(count + correction, 1)),
  ];
}
