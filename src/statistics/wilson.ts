// The Wilson score interval for one proportion (Wilson 1927), without continuity correction.
import { assert } from "../ground/assert.ts";

/** Standard normal quantiles for the two levels in use: 95% and 99.8% two-sided (R: qnorm(0.975), qnorm(0.999)). */
export const Z95 = 1.959963984540054;
export const Z998 = 3.090232306167813;

/**
 * The Wilson score interval of `count` successes in `of` trials, as fractions [lower, upper]; the ends are exactly 0 and
 * 1 at the borders. Use it for a rate from counts, small ones too. Throws unless 0 ≤ count ≤ of and of > 0.
 * Matches R's prop.test(correct = FALSE) and PHEindicatormethods. Example: `wilson(16, 540)` is [0.0183, 0.0476].
 */
export function wilson(count: number, of: number, z: number = Z95): readonly [number, number] {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  const rate = count / of;
  const square = z * z;
  const middle = rate + square / (2 * of);
  const half = z * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return [
    count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    count === of ? 1 : Math.min(1, (middle + half) / scale),
  ];
}
