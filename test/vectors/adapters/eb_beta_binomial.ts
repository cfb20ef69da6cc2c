// Beta-binomial shrinkage.
import { shrinkBetaBinomial } from "../../../src/statistics/beta-binomial.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
  readonly confidence?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, confidence } = input as unknown as Input;
    const found = shrinkBetaBinomial(countsOf(events, n), confidence);
    return {
      boundary: found.boundary,
      pooled: found.pooled,
      alpha: found.alpha,
      beta: found.beta,
      prior_mean: found.priorMean,
      prior_size: found.priorSize,
      rho: found.rho,
      loglik: found.logLikelihood,
      loglik_binomial: found.logLikelihoodBinomial,
      lr_overdispersion: found.likelihoodRatio,
      posterior_mean: found.posterior.map(({ mean }) => mean),
      posterior_lower: found.posterior.map(({ interval }) => interval[0]),
      posterior_upper: found.posterior.map(({ interval }) => interval[1]),
      shrinkage_weight_on_prior: found.posterior.map(({ weightOnPrior }) => weightOnPrior),
      prob_below_prior_mean: found.posterior.map(({ belowPriorMean }) => belowPriorMean),
    };
  },
};
