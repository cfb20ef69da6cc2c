// A rate standardised for its mix.
import { standardisedProportion } from "../../../src/statistics/standardised-proportion.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
  readonly standard: readonly number[];
  readonly confidence?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, standard, confidence } = input as unknown as Input;
    const found = standardisedProportion(countsOf(events, n), standard, confidence);
    return {
      crude: found.crude,
      standardised: found.standardised,
      se: found.standardError,
      wald: found.wald,
      logit: found.logit ?? [null, null],
    };
  },
};
