// The mean of several rates, each counted once, with Student's t interval.
import { assert } from "../ground/assert.ts";

/** Two-sided 95% quantiles of Student's t for 1 to 60 degrees of freedom (R: qt(0.975, 1:60)). */
const T95 = [
  12.706204736, 4.30265273, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252, 2.306004135, 2.262157163,
  2.228138852, 2.20098516, 2.17881283, 2.160368656, 2.144786688, 2.131449546, 2.119905299, 2.109815578, 2.10092204,
  2.093024054, 2.085963447, 2.079613845, 2.073873068, 2.06865761, 2.063898562, 2.059538553, 2.055529439, 2.051830516,
  2.048407142, 2.045229642, 2.042272456, 2.039513446, 2.036933343, 2.034515297, 2.032244509, 2.030107928, 2.028094001,
  2.026192463, 2.024394164, 2.02269092, 2.02107539, 2.01954097, 2.018081703, 2.016692199, 2.015367574, 2.014103389,
  2.012895599, 2.011740514, 2.010634758, 2.009575237, 2.008559112, 2.00758377, 2.006646805, 2.005745995, 2.004879288,
  2.004044783, 2.003240719, 2.002465459, 2.001717484, 2.000995378, 2.000297822,
] as const;

/**
 * The unweighted mean of `values` and its 95% t interval [lower, upper] (mean ± t·s/√n, ends kept within 0 and 1 for
 * rates). The interval is `null` below three values. Throws on an empty list and above 61 values.
 * Example: `meanInterval([0.1, 0.2, 0.3])` has mean 0.2.
 */
export function meanInterval(values: readonly number[]): {
  readonly mean: number;
  readonly interval: readonly [number, number] | null;
} {
  assert(values.length > 0 && values.length <= T95.length + 1, `a mean of ${values.length} values`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 3) return { mean, interval: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = (T95[values.length - 2] ?? 0) * Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, interval: [Math.max(0, mean - half), Math.min(1, mean + half)] };
}
