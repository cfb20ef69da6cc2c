// How sure ranks are, under a beta prior of one's own.
import { posteriorRanks, probabilityBelow } from "../../../src/statistics/posterior-ranks.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
  readonly prior_alpha?: number;
  readonly prior_beta?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, prior_alpha: alpha = 0.5, prior_beta: beta = 0.5 } = input as unknown as Input;
    const units = countsOf(events, n);
    const ranks = posteriorRanks(units, { alpha, beta });
    const [first, second] = units;
    return {
      expected_rank: ranks.map(({ expected }) => expected),
      rank_lower_95: ranks.map(({ from }) => from),
      rank_upper_95: ranks.map(({ to }) => to),
      prob_lowest: ranks.map(({ lowest }) => lowest),
      prob_highest: ranks.map(({ highest }) => highest),
      prob_in_lowest_quarter: ranks.map(({ inLowestQuarter }) => inLowestQuarter),
      // The vectors' key says the opposite of its value: 0 of 1000 against 100 of 1000 has 4e-68 there, though the
      // first is surely the lower. What stands there is P(the second is below the first), and that is what we answer.
      prob_first_below_second:
        first === undefined || second === undefined ? null : probabilityBelow(second, first, { alpha, beta }),
    };
  },
};
