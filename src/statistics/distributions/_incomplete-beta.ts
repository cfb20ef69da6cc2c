// The regularised incomplete beta function, both tails, to full relative precision.
import { assert } from "../../ground/assert.ts";
import { binomialTerm } from "./_saddle-point.ts";

/** [I, 1 − I] at x, with y = 1 − x given too, so that neither is rounded away; the smaller tail is never a difference. */
export function incompleteBeta([x, y]: readonly [number, number], a: number, b: number): readonly [number, number] {
  assert(a > 0 && b > 0 && !Number.isNaN(x), `a beta variable of shapes ${a} and ${b} at ${x}`);
  if (x <= 0) return [0, 1];
  if (y <= 0) return [1, 0];
  // x^a y^b / B(a, b), and how far x is below the mean, times a + b.
  const term = (binomialTerm(a, b, [x, y]) * (a * b)) / (a + b);
  const below = x < y ? a - (a + b) * x : (a + b) * y - b;
  if (below >= 0) {
    const lower = Math.min(1, term * fraction([x, y], [a, b], below));
    return [lower, 1 - lower];
  }
  const upper = Math.min(1, term * fraction([y, x], [b, a], -below));
  return [1 - upper, upper];
}

/** The continued fraction of DiDonato and Morris (1992, algorithm 708), by Lentz; for x at the mean or below. */
function fraction([x, y]: readonly [number, number], [a, b]: readonly [number, number], below: number): number {
  let c = 1e300;
  let d = (a + 1) / (a * (below + 1));
  let product = d;
  for (let n = 1; ; n++) {
    const odd = a + 2 * n - 1;
    const middle = (n * (b - n) * x) / odd;
    const alpha = ((a + n - 1) / odd) * (a + b + n - 1) * x * middle;
    const beta = n + middle + ((a + n) / (odd + 2)) * (below + 1 + n * (1 + y));
    d = 1 / nonZero(beta + alpha * d);
    c = nonZero(beta + alpha / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 2 * Number.EPSILON) return product;
  }
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
