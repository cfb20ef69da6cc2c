// Direct rates and indirect ratios as PHE's code gives them: the rate times the multiplier, the ratio as it is.

import type { Adapter } from "../adapter.ts";
import { directAnswers, indirectAnswers, type StandardisationInput } from "../standardised.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const strata = input as unknown as StandardisationInput;
    return { direct: directAnswers(strata), indirect_ratio: indirectAnswers({ ...strata, multiplier: 1 }, "ratio") };
  },
};
