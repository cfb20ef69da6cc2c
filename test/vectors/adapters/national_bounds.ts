// Bounds of a national rate over hidden counts and silent forces.
import type { Interval } from "../../../src/statistics/interval.ts";
import { silentBounds } from "../../../src/statistics/silent-bounds.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly responders: readonly { readonly numerator: Interval; readonly denominator: number }[];
  readonly nonresponders: readonly { readonly denominator: number }[];
}

const UNDEFINED = [null, null] as const;

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { responders, nonresponders } = input as unknown as Input;
    const known = (value: number): Interval => [value, value];
    const bounds = silentBounds(
      responders.map(({ numerator, denominator }) => ({ numerator, denominator: known(denominator) })),
      nonresponders.map(({ denominator }) => known(denominator)),
    );
    return {
      complete_case_pooled: bounds.completeCase.rate,
      n_complete_case: bounds.completeCase.forces,
      responder_pooled_bounds: bounds.pooled ?? UNDEFINED,
      responder_mean_of_rates_bounds: bounds.meanOfRates ?? UNDEFINED,
      national_worst_best: bounds.national ?? UNDEFINED,
      national_if_nonresponders_within_observed_range: bounds.nationalWithinObserved ?? UNDEFINED,
      response_share_of_crimes: bounds.coverage?.[0] ?? null,
    };
  },
};
