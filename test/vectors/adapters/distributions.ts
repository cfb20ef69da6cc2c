// The distribution functions that every interval stands on.
import { betaCdf, betaQuantile, betaSf, lnBeta } from "../../../src/statistics/distributions/beta.ts";
import {
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialSf,
} from "../../../src/statistics/distributions/binomial.ts";
import { chiSquareCdf, chiSquareQuantile, chiSquareSf } from "../../../src/statistics/distributions/chi-square.ts";
import { gammaCdf, gammaQuantile, gammaSf, lnGamma } from "../../../src/statistics/distributions/gamma.ts";
import { normalCdf, normalQuantile, normalSf } from "../../../src/statistics/distributions/normal.ts";
import { poissonCdf, poissonPmf, poissonQuantile, poissonSf } from "../../../src/statistics/distributions/poisson.ts";
import { studentsTQuantile, studentsTSf } from "../../../src/statistics/distributions/students-t.ts";
import type { Adapter } from "../adapter.ts";

type Numbers = readonly number[];

/** By the name in the file; its arguments in its order (beta_cdf(x, a, b), gamma_quantile(p, shape, scale), …). */
const FUNCTIONS: Readonly<Record<string, (...args: Numbers) => number>> = {
  beta_quantile: (p = 0, a = 0, b = 0) => betaQuantile(p, a, b),
  beta_cdf: (x = 0, a = 0, b = 0) => betaCdf(x, a, b),
  beta_sf: (x = 0, a = 0, b = 0) => betaSf(x, a, b),
  lbeta: (a = 0, b = 0) => lnBeta(a, b),
  gamma_quantile: (p = 0, shape = 0, scale = 1) => gammaQuantile(p, shape, scale),
  gamma_cdf: (x = 0, shape = 0, scale = 1) => gammaCdf(x, shape, scale),
  gamma_sf: (x = 0, shape = 0, scale = 1) => gammaSf(x, shape, scale),
  lgamma: (x = 0) => lnGamma(x),
  chisq_quantile: (p = 0, df = 0) => chiSquareQuantile(p, df),
  chisq_cdf: (x = 0, df = 0) => chiSquareCdf(x, df),
  chisq_sf: (x = 0, df = 0) => chiSquareSf(x, df),
  normal_quantile: (p = 0) => normalQuantile(p),
  normal_cdf: (z = 0) => normalCdf(z),
  normal_sf: (z = 0) => normalSf(z),
  binom_pmf: (k = 0, n = 0, p = 0) => binomialPmf(k, n, p),
  binom_cdf: (k = 0, n = 0, p = 0) => binomialCdf(k, n, p),
  binom_sf_inclusive: (k = 0, n = 0, p = 0) => binomialSf(k, n, p),
  binom_sf: (k = 0, n = 0, p = 0) => binomialSf(k + 1, n, p),
  binom_quantile: (q = 0, n = 0, p = 0) => binomialQuantile(q, n, p),
  poisson_pmf: (k = 0, mean = 0) => poissonPmf(k, mean),
  poisson_cdf: (k = 0, mean = 0) => poissonCdf(k, mean),
  poisson_sf_inclusive: (k = 0, mean = 0) => poissonSf(k, mean),
  poisson_sf: (k = 0, mean = 0) => poissonSf(k + 1, mean),
  poisson_quantile: (q = 0, mean = 0) => poissonQuantile(q, mean),
  t_quantile: (p = 0, df = 0) => studentsTQuantile(p, df),
  t_sf: (t = 0, df = 0) => studentsTSf(t, df),
  t_cdf: (t = 0, df = 0) => studentsTSf(-t, df),
};

export const adapter: Adapter = {
  answer: ({ input }) => {
    const compute = FUNCTIONS[String(input["fn"])];
    if (compute === undefined) throw new Error(`no function ${String(input["fn"])}`);
    return { value: compute(...(input["args"] as Numbers)) };
  },
};
