// The counts that a printed rate leaves possible.
import { countsBehindOneIn, countsBehindPercent } from "../../../src/statistics/reconstruction.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { published_percent, decimals, published_one_in, denominator } = input as {
      readonly published_percent?: number;
      readonly decimals?: number;
      readonly published_one_in?: number;
      readonly denominator: number;
    };
    // The reference rounds n/x as R does, a tie to the even number.
    const counts =
      published_one_in !== undefined
        ? countsBehindOneIn(published_one_in, denominator, "even")
        : countsBehindPercent(published_percent ?? Number.NaN, decimals ?? 0, denominator);
    return { compatible_numerators: counts };
  },
};
