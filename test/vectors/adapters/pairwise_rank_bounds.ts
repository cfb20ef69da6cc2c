// Bounds of ranks from tests of every pair, with and without adjustment.
import { type AdjustP, bonferroni, holm } from "../../../src/statistics/adjust-p.ts";
import { pairwiseRankBounds, significantPairs } from "../../../src/statistics/pairwise-rank-bounds.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
  readonly alpha?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, alpha = 0.05 } = input as unknown as Input;
    const units = countsOf(events, n);
    const bounds = (adjust: AdjustP) => {
      const found = pairwiseRankBounds(units, 1 - alpha, adjust);
      return { lower: found.map(({ from }) => from), upper: found.map(({ to }) => to) };
    };
    return {
      unadjusted: bounds((p) => p),
      holm: bounds(holm),
      bonferroni: bounds(bonferroni),
      n_significant_pairs_holm: significantPairs(units, 1 - alpha, holm),
      n_significant_pairs_unadjusted: significantPairs(units, 1 - alpha, (p) => p),
    };
  },
};
