// Adjusted p values, every way that R names.
import { benjaminiHochberg, benjaminiYekutieli, bonferroni, hochberg, holm } from "../../../src/statistics/adjust-p.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { p } = input as unknown as { readonly p: readonly number[] };
    return {
      bonferroni: bonferroni(p),
      holm: holm(p),
      hochberg: hochberg(p),
      bh: benjaminiHochberg(p),
      fdr: benjaminiHochberg(p),
      by: benjaminiYekutieli(p),
      none: p,
    };
  },
};
