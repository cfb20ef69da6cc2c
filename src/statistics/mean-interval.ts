// The mean of several rates, each counted once, with Student's t interval.
import { assert } from "../ground/assert.ts";
import { studentsTQuantile } from "./distributions/students-t.ts";
import type { Interval } from "./interval.ts";

/**
 * The unweighted mean of `values` and its 95% t interval [lower, upper] (mean ± t·s/√n, ends kept within 0 and 1 for
 * rates). The interval is `null` below three values; it has no width where all are equal. Throws on an empty list.
 * Example: `meanInterval([0.1, 0.2, 0.3])` has mean 0.2.
 */
export function meanInterval(values: readonly number[]): {
  readonly mean: number;
  readonly interval: Interval | null;
} {
  assert(values.length > 0, `a mean of ${values.length} values`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 3) return { mean, interval: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentsTQuantile(0.975, values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, interval: [Math.max(0, mean - half), Math.min(1, mean + half)] };
}
