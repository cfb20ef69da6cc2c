// What statsmodels' tests quote from R's binom, exactci, DescTools and PropCIs.
import { agrestiCoull } from "../../../src/statistics/agresti-coull.ts";
import { clopperPearson } from "../../../src/statistics/clopper-pearson.ts";
import {
  agrestiCaffoDifference,
  miettinenNurminenDifference,
  waldDifference,
} from "../../../src/statistics/difference-of-proportions.ts";
import { twoSidedZ } from "../../../src/statistics/distributions/normal.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import { jeffreys } from "../../../src/statistics/jeffreys.ts";
import { scoreOddsRatio } from "../../../src/statistics/odds-ratio.ts";
import {
  byarHalf,
  exactPoisson,
  jeffreysPoisson,
  scorePoisson,
  waldPoisson,
} from "../../../src/statistics/poisson-interval.ts";
import { exactRateRatio, rateRatioTest } from "../../../src/statistics/rate-ratio.ts";
import { koopmanRatio } from "../../../src/statistics/ratio-of-proportions.ts";
import { logitWald, wald } from "../../../src/statistics/wald.ts";
import { wilson } from "../../../src/statistics/wilson.ts";
import { wilsonContinuity } from "../../../src/statistics/wilson-continuity.ts";
import type { Adapter } from "../adapter.ts";

type Input = Readonly<Record<string, number>>;

export const adapter: Adapter = {
  answer: ({ input }) => {
    if (Array.isArray(input["x"])) return rateRatio(input);
    if ("exposure" in input) return rate(input as Input);
    return "n1" in input ? twoProportions(input as Input) : proportion(input as Input);
  },
  compare: { or_score: holdSteps },
  notOurs: {
    ci_minlike: "exactci's interval from the two-sided p value; ours is the central one, as R's poisson.test",
  },
};

function proportion({ events = 0, n = 0, confidence = 0.95 }: Input) {
  return {
    agresti_coull_raw: agrestiCoull(events, n, confidence),
    wald_raw: wald(events, n, confidence),
    clopper_pearson: clopperPearson(events, n, confidence),
    logit: logitWald(events, n, confidence),
    wilson_continuity: wilsonContinuity(events, n, confidence),
    wilson: wilson(events, n, twoSidedZ(confidence)),
    // The file calls this one highest-density; its numbers are the 2.5% and 97.5% points of the posterior.
    interval: jeffreys(events, n, confidence),
  };
}

function rate({ events = 0, exposure = 1, confidence = 0.95 }: Input) {
  const asRates = ([lower, upper]: Interval) => [lower / exposure, upper / exposure];
  return {
    exact: asRates(exactPoisson(events, confidence)),
    byar_with_half: asRates(byarHalf(events, confidence)),
    score: asRates(scorePoisson(events, confidence)),
    jeffreys: asRates(jeffreysPoisson(events, confidence)),
    wald: asRates(waldPoisson(events, confidence)),
  };
}

function rateRatio(input: Readonly<Record<string, unknown>>) {
  const { x, exposure } = input as { readonly x: Interval; readonly exposure: Interval };
  const [a, b] = [
    { events: x[0], exposure: exposure[0] },
    { events: x[1], exposure: exposure[1] },
  ];
  return { ratio: exactRateRatio(a, b).ratio, p_minlike: rateRatioTest(a, b) };
}

function twoProportions({ x1 = 0, n1 = 0, x2 = 0, n2 = 0, confidence = 0.95 }: Input) {
  const [a, b] = [
    { count: x1, of: n1 },
    { count: x2, of: n2 },
  ];
  return {
    diff_miettinen_nurminen: miettinenNurminenDifference(a, b, confidence).interval,
    diff_agresti_caffo: agrestiCaffoDifference(a, b, confidence).interval,
    diff_wald: waldDifference(a, b, confidence).interval,
    or_score: scoreOddsRatio(a, b, confidence).interval,
    ratio_koopman_score: koopmanRatio(a, b, confidence).interval,
  };
}

/** PropCIs walks outwards by steps of 0.1% and stops at the first that is too far: ours lies within its last step. */
function holdSteps(got: unknown, want: unknown) {
  const [[lower, upper], [outerLower, outerUpper]] = [got, want] as readonly [Interval, Interval];
  const isWithin = lower >= outerLower * (1 - 1e-6) && lower <= outerLower * 1.001001;
  const isWithinAbove = upper <= outerUpper * (1 + 1e-6) && upper >= outerUpper / 1.001001;
  const wrong = isWithin && isWithinAbove ? null : `got ${lower} to ${upper}, wanted ${outerLower} to ${outerUpper}`;
  return { wrong, compared: 2 };
}
