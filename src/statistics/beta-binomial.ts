// Rates of small forces drawn towards the others: empirical Bayes with a beta prior fitted to all of them.
import { assert } from "../ground/assert.ts";
import { digammaDifference, lnGammaDifference } from "./_gamma-differences.ts";
import { betaCdf, betaQuantile } from "./distributions/beta.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import { findRoot, findRootFrom } from "./find-root.ts";
import type { Counts, Interval } from "./interval.ts";
import { wilson } from "./wilson.ts";

/** One unit's rate after shrinkage; the raw rate always stands beside it. */
export interface Shrunk {
  readonly mean: number;
  /** Approximate: it takes the fitted prior as known. */
  readonly interval: Interval;
  /** Between 0 (its own rate) and 1 (the prior mean). */
  readonly weightOnPrior: number;
  /** The chance that its true rate is below the prior mean; `null` at the boundary, where all are the same. */
  readonly belowPriorMean: number | null;
}

/** The fit. At the boundary there is no prior: alpha, beta, its size and the test are `null`. */
export interface BetaBinomial {
  /** The units differ no more than chance: the prior's size has no end, and every unit is estimated by the pooled rate. */
  readonly boundary: boolean;
  readonly pooled: number;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly priorMean: number;
  /** alpha + beta: a unit of so many crimes is drawn half way. */
  readonly priorSize: number | null;
  /** 1/(size + 1), the correlation of two crimes of one unit; 0 at the boundary. */
  readonly rho: number;
  readonly logLikelihood: number;
  readonly logLikelihoodBinomial: number;
  /** Twice the difference of the two. */
  readonly likelihoodRatio: number;
  /** In the order of the units. */
  readonly posterior: readonly Shrunk[];
}

/** Sizes looked at, from hardly any prior to no difference that doubles can tell. */
const SIZES = Array.from({ length: 37 }, (_, index) => Math.exp(-7 + 0.7 * index));
/** A gain in log-likelihood that is no more than rounding: then there is no overdispersion. */
const NO_GAIN = 1e-7;

/**
 * Beta-binomial shrinkage: the marginal likelihood is maximised over the prior's mean and size, and each unit gets the
 * mean and equal-tailed interval of its posterior. Use it to order or show small forces, never instead of their counts.
 * The intervals leave out that the prior is itself estimated, so call them approximate: of 34 simulated forces "95%" held
 * the truth in 94% (flagged crimes, much spread), 91% (smaller forces) and 77% (forces that hardly differ, a third of the
 * fits at the boundary). At the boundary they are Wilson's of the pooled counts. The raw interval belongs beside them.
 * Units that are all 0 or all full to the brim lead the size to 0; it stops at 0.001. Throws on no unit and on a unit of 0.
 * Robinson (2017, ebbr) fits the same model; matches VGAM's betabinomial.
 * Example: 5 of 100 and 10 of 200 are at the boundary, both 0.05.
 */
export function shrinkBetaBinomial(units: readonly Counts[], confidence = 0.95): BetaBinomial {
  assert(units.length > 0 && units.every(({ of }) => of > 0), "shrinkage of no unit, or of a unit of 0");
  const count = units.reduce((sum, unit) => sum + unit.count, 0);
  const of = units.reduce((sum, unit) => sum + unit.of, 0);
  const pooled = count / of;
  const constant = units.reduce((sum, unit) => sum + lnChoose(unit), 0);
  const binomial = constant + times(count, Math.log(pooled)) + times(of - count, Math.log1p(-pooled));
  const fit = pooled === 0 || pooled === 1 ? null : bestFit(units, binomial - constant);
  if (fit === null) {
    const interval = wilson(count, of, twoSidedZ(confidence));
    const same: Shrunk = { mean: pooled, interval, weightOnPrior: 1, belowPriorMean: null };
    return {
      ...{ boundary: true, pooled, alpha: null, beta: null, priorMean: pooled, priorSize: null, rho: 0 },
      ...{ logLikelihood: binomial, logLikelihoodBinomial: binomial, likelihoodRatio: 0 },
      posterior: units.map(() => same),
    };
  }
  const { mean, size } = fit;
  const [alpha, beta] = [mean * size, (1 - mean) * size];
  return {
    ...{ boundary: false, pooled, alpha, beta, priorMean: mean, priorSize: size, rho: 1 / (size + 1) },
    logLikelihood: constant + fit.logLikelihood,
    logLikelihoodBinomial: binomial,
    likelihoodRatio: 2 * (constant + fit.logLikelihood - binomial),
    posterior: units.map((unit) => shrunk(unit, alpha, beta, confidence)),
  };
}

interface Fit {
  readonly mean: number;
  readonly size: number;
  /** Without the binomial coefficients. */
  readonly logLikelihood: number;
}

/** The best of a grid of sizes, then the root of the slope beside it; `null` when no size beats the binomial. */
function bestFit(units: readonly Counts[], binomial: number): Fit | null {
  const fits = SIZES.map((size) => bestMean(units, size));
  const best = fits.reduce((top, fit, index) => (fit.logLikelihood > (fits[top]?.logLikelihood ?? 0) ? index : top), 0);
  const top = fits[best];
  if (top === undefined || best === fits.length - 1 || top.logLikelihood - binomial < NO_GAIN) return null;
  const slope = (lnSize: number): number => sizeSlope(units, bestMean(units, Math.exp(lnSize)));
  const rising = slope(Math.log(top.size)) > 0;
  const other = fits[rising ? best + 1 : best - 1];
  if (other === undefined || slope(Math.log(other.size)) > 0 === rising) return top;
  return bestMean(units, Math.exp(findRoot(slope, Math.log(top.size), Math.log(other.size), 1e-12)));
}

/** The prior mean that is best for a size: the slope in the mean only falls, so it crosses 0 once. */
function bestMean(units: readonly Counts[], size: number): Fit {
  const slope = (logit: number): number => {
    const mean = 1 / (1 + Math.exp(-logit));
    const [alpha, beta] = [mean * size, size / (1 + Math.exp(logit))];
    return units.reduce(
      (sum, { count, of }) => sum + digammaDifference(alpha, count) - digammaDifference(beta, of - count),
      0,
    );
  };
  const rising = slope(0) > 0;
  const logit = findRootFrom(slope, { start: 0, step: rising ? 1 : -1, limit: rising ? 700 : -700, within: 1e-14 });
  const mean = 1 / (1 + Math.exp(-logit));
  return { mean, size, logLikelihood: logLikelihood(units, mean * size, (1 - mean) * size) };
}

function logLikelihood(units: readonly Counts[], alpha: number, beta: number): number {
  return units.reduce((sum, { count, of }) => {
    const hits = lnGammaDifference(alpha, count) + lnGammaDifference(beta, of - count);
    return sum + hits - lnGammaDifference(alpha + beta, of);
  }, 0);
}

/** The slope of the log-likelihood in ln(size) at a fixed mean. */
function sizeSlope(units: readonly Counts[], { mean, size }: Fit): number {
  const [alpha, beta] = [mean * size, (1 - mean) * size];
  return units.reduce((sum, { count, of }) => {
    const hits = alpha * digammaDifference(alpha, count) + beta * digammaDifference(beta, of - count);
    return sum + hits - size * digammaDifference(size, of);
  }, 0);
}

function shrunk({ count, of }: Counts, alpha: number, beta: number, confidence: number): Shrunk {
  const [a, b] = [alpha + count, beta + of - count];
  const tail = (1 - confidence) / 2;
  return {
    mean: a / (a + b),
    interval: [betaQuantile(tail, a, b), betaQuantile(1 - tail, a, b)],
    weightOnPrior: (alpha + beta) / (a + b),
    belowPriorMean: betaCdf(alpha / (alpha + beta), a, b),
  };
}

function lnChoose({ count, of }: Counts): number {
  const few = Math.min(count, of - count);
  return lnGammaDifference(of - few + 1, few) - lnGammaDifference(1, few);
}

/** 0 · log 0 is 0. */
function times(count: number, log: number): number {
  return count === 0 ? 0 : count * log;
}
