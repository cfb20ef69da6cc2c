// Exact binomial funnel limits for a rate, interpolated as by Spiegelhalter, and the exact tails that decide.
import { assert } from "../ground/assert.ts";
import { binomialCdf, binomialPmf, binomialQuantile, binomialSf } from "./distributions/binomial.ts";
import type { Counts, Interval } from "./interval.ts";

/** Where a unit lies to the 95% and the 99.8% limits of a funnel. */
export type FunnelSignificance = "low 99.8" | "low 95" | "within" | "high 95" | "high 99.8";

/** The chance of so few, of so many, and of fewer with half of the count itself, when the baseline holds. */
export interface ExactTails {
  /** P(R ≤ count) */
  readonly lower: number;
  /** P(R ≥ count) */
  readonly upper: number;
  /** P(R < count) + P(R = count)/2 */
  readonly midLower: number;
}

/**
 * The limits between which the rate of a unit of `of` crimes lies with the given confidence if its true rate is
 * `baseline`: exact binomial, interpolated between whole counts (Spiegelhalter 2005, appendix A.1.1), kept within 0 and 1.
 * Use 0.95 and 0.998, for *drawing*: interpolation makes very small units stand outside too easily (1 of 1 at a baseline
 * of one half), so that who is outside is for `exactSignificance` to say. A baseline of 0 or 1 has no spread: both ends
 * are the baseline. The baseline is taken as known. Throws unless of ≥ 1. Example: one in 14 and of = 1 is [0, 0.65].
 */
export function exactFunnelLimits(baseline: number, of: number, confidence = 0.95): Interval {
  assert(baseline >= 0 && baseline <= 1 && of >= 1, `funnel limits around ${baseline} for ${of}`);
  if (baseline === 0 || baseline === 1) return [baseline, baseline];
  const tail = (1 - confidence) / 2;
  return [interpolated(tail, of, baseline), interpolated(1 - tail, of, baseline)];
}

function interpolated(level: number, of: number, baseline: number): number {
  const count = binomialQuantile(level, of, baseline);
  const share = (binomialCdf(count, of, baseline) - level) / binomialPmf(count, of, baseline);
  return Math.min(1, Math.max(0, (count - share) / of));
}

/**
 * The exact tails of `count` in `of` at a known baseline. Throws unless 0 ≤ count ≤ of. Matches R's pbinom.
 * Example: 1 of 40 at one in 14 has a lower tail of 0.21, which is no sign of anything.
 */
export function exactTails(count: number, of: number, baseline: number): ExactTails {
  assert(count >= 0 && count <= of && baseline >= 0 && baseline <= 1, `tails of ${count} in ${of} at ${baseline}`);
  const lower = binomialCdf(count, of, baseline);
  return {
    lower,
    upper: binomialSf(count, of, baseline),
    midLower: (count === 0 ? 0 : binomialCdf(count - 1, of, baseline)) + binomialPmf(count, of, baseline) / 2,
  };
}

/**
 * Outside the 95% or 99.8% limits by the exact tail (not by the drawn, interpolated line): a tail below 0.025 or 0.001.
 * At 34 units 1.7 stand outside 95% by chance alone. Example: 16 of 540 at one in 14 is "low 99.8", 1 of 40 "within".
 */
export function exactSignificance({ count, of }: Counts, baseline: number): FunnelSignificance {
  const { lower, upper } = exactTails(count, of, baseline);
  if (lower < 0.001) return "low 99.8";
  if (upper < 0.001) return "high 99.8";
  if (lower < 0.025) return "low 95";
  return upper < 0.025 ? "high 95" : "within";
}
