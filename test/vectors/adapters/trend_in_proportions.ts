// Cochran and Armitage's test for a trend; scores are 1, 2, 3 … where none are given, as in R.
import { trendInProportions } from "../../../src/statistics/trend-in-proportions.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
  readonly score?: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, score = events.map((_, index) => index + 1) } = input as unknown as Input;
    const { chiSquare, p } = trendInProportions(countsOf(events, n), score);
    return { chisq: chiSquare, p, df: 1 };
  },
};
