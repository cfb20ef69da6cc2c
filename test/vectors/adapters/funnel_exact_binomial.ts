// Exact funnel limits for some sizes, and exact tails for some counts.
import { exactFunnelLimits, exactTails } from "../../../src/statistics/funnel-exact.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly baseline: number;
  readonly n: readonly number[];
  readonly events?: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { baseline, n, events = [] } = input as unknown as Input;
    const ends = (end: 0 | 1, confidence: number) => n.map((of) => exactFunnelLimits(baseline, of, confidence)[end]);
    const tails = countsOf(events, n).map(({ count, of }) => exactTails(count, of, baseline));
    return {
      ll998: ends(0, 0.998),
      ll95: ends(0, 0.95),
      ul95: ends(1, 0.95),
      ul998: ends(1, 0.998),
      p_lower: tails.map(({ lower }) => lower),
      p_upper: tails.map(({ upper }) => upper),
      mid_p_lower: tails.map(({ midLower }) => midLower),
    };
  },
};
