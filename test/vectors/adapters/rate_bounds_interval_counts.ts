// Bounds of a rate whose counts are intervals.
import { rateBounds } from "../../../src/statistics/count-bounds.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { numerator, denominator } = input as { readonly numerator: Interval; readonly denominator: Interval };
    const bounds = rateBounds(numerator, denominator);
    return {
      rate_min: bounds?.lowest ?? null,
      rate_max: bounds?.highest ?? null,
      wilson95_envelope: bounds?.envelope ?? [null, null],
    };
  },
};
