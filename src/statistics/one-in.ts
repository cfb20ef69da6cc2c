// "One in N": a rate turned round, with its interval turned round too.

/**
 * Turns a rate and its interval (fractions) into whole Ns: `n` rounds 1/rate half up, `from` belongs to the upper end and
 * `to` to the lower. `null` for a rate of 0, for a rate above one half (no whole N says it) and where the lower end is 0.
 * Example: 16 in 540 with [0.0183, 0.0476] is one in 34, from 21 to 55.
 */
export function oneInFrom(
  rate: number,
  [lower, upper]: readonly [number, number],
): { n: number; from: number; to: number } | null {
  if (rate <= 0 || rate > 0.5 || lower <= 0) return null;
  return { n: Math.round(1 / rate), from: Math.round(1 / upper), to: Math.round(1 / lower) };
}
