// The averages of many rates, and the tests that they are one.
import { homogeneity } from "../../../src/statistics/homogeneity.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n } = input as unknown as Input;
    const found = homogeneity(countsOf(events, n));
    return {
      pooled: found.pooled,
      mean_of_rates: found.meanOfRates,
      median_of_rates: found.medianOfRates,
      min_rate: found.lowest,
      max_rate: found.highest,
      chisq: found.chiSquare,
      df: found.df,
      p: found.p,
      lr_g2: found.deviance,
      pearson_dispersion: found.dispersion,
      i2: found.i2,
    };
  },
};
