// The ratio of two Poisson rates.
import { exactRateRatio, rateRatioTest, waldRateRatio } from "../../../src/statistics/rate-ratio.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { x1 = 0, t1 = 0, x2 = 0, t2 = 0, confidence = 0.95 } = input as Record<string, number>;
    const [a, b] = [
      { events: x1, exposure: t1 },
      { events: x2, exposure: t2 },
    ];
    const { ratio, interval } = exactRateRatio(a, b, confidence);
    return {
      ratio,
      exact_ci: interval,
      p_value: rateRatioTest(a, b),
      wald_log: waldRateRatio(a, b, confidence).interval ?? [null, null],
    };
  },
};
