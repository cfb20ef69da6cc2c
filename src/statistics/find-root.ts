// Bracketed root finding to full precision: what every interval that inverts a test stands on.
import { assert } from "../ground/assert.ts";

/** How many halvings and steps are taken at most; a bisection of all doubles needs about 1,100. */
const MOST_STEPS = 1200;

/**
 * The x between `low` and `high` where `f` changes its sign, to the last bits of x, or to `within` where that is coarser.
 * `f` may be infinite, and may be flat, on the way. Chandrupatla (1997): inverse quadratic steps where they are safe,
 * else halving. Throws where `f` has one sign at both ends. Example: `findRoot((x) => x * x - 2, 0, 2)` is √2.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, within = 0): number {
  let [a, b, c] = [low, high, low];
  let [fa, fb, fc] = [f(low), f(high), f(low)];
  if (fa === 0) return low;
  if (fb === 0) return high;
  assert(fa < 0 !== fb < 0, `no change of sign between ${low} and ${high}`);
  let share = 0.5;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = a + share * (b - a);
    const fx = f(x);
    if (fx < 0 === fa < 0) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const least = (2 * Number.EPSILON * Math.abs(best) + within) / Math.abs(b - a);
    if (least > 0.5 || fa === 0) return fa === 0 ? a : best;
    share = Math.min(1 - least, Math.max(least, nextShare([a, b, c], [fa, fb, fc])));
  }
  return a;
}

type Three = readonly [number, number, number];

function nextShare([a, b, c]: Three, [fa, fb, fc]: Three): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const share = (fa / (fb - fa)) * (fc / (fb - fc)) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb));
  return Number.isFinite(share) ? share : 0.5;
}

/**
 * Walks from `start` in steps that double, the first of them `step` (its sign is the direction), until `f` has another sign
 * than at `start`, and then finds the root between. `limit` ends the walk: where the sign is still the same, it is the answer.
 */
export function findRootFrom(
  f: (x: number) => number,
  { start, step, limit, within = 0 }: { start: number; step: number; limit: number; within?: number },
): number {
  const first = f(start);
  if (first === 0) return start;
  const isBelow = first < 0;
  let [near, width] = [start, step];
  for (;;) {
    const far = step < 0 ? Math.max(limit, near + width) : Math.min(limit, near + width);
    const value = f(far);
    if (value === 0) return far;
    if (value < 0 !== isBelow) return findRoot(f, near, far, within);
    if (far === limit) return limit;
    [near, width] = [far, width * 2];
  }
}
