// Risk and odds ratios over strata.
import { mantelHaenszel } from "../../../src/statistics/mantel-haenszel.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly x1: readonly number[];
  readonly n1: readonly number[];
  readonly x2: readonly number[];
  readonly n2: readonly number[];
  readonly confidence?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { x1, n1, x2, n2, confidence } = input as unknown as Input;
    const strata = x1.map((count, index) => ({
      a: { count, of: n1[index] ?? 0 },
      b: { count: x2[index] ?? 0, of: n2[index] ?? 0 },
    }));
    const found = mantelHaenszel(strata, confidence);
    return {
      mh_risk_ratio: found.riskRatio,
      mh_rr_ci: found.riskRatioInterval ?? [null, null],
      crude_risk_ratio: found.crudeRiskRatio,
      mh_odds_ratio: found.oddsRatio,
      mh_or_ci: found.oddsRatioInterval ?? [null, null],
      cmh_chisq: found.chiSquare,
      cmh_p: found.p,
    };
  },
};
