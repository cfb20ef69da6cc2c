// Ratio, difference and odds ratio of two proportions, with intervals and tests.
import { chiSquareTest } from "../../../src/statistics/chi-square-test.ts";
import {
  agrestiCaffoDifference,
  meeDifference,
  miettinenNurminenDifference,
  newcombeDifference,
  waldDifference,
} from "../../../src/statistics/difference-of-proportions.ts";
import { fisherTest, woolfOddsRatio } from "../../../src/statistics/odds-ratio.ts";
import {
  katzRatio,
  koopmanRatio,
  miettinenNurminenRatio,
  walterRatio,
} from "../../../src/statistics/ratio-of-proportions.ts";
import type { Adapter } from "../adapter.ts";
import { fisherAsInR } from "../fisher-as-in-r.ts";

const UNDEFINED = [null, null] as const;

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { x1 = 0, n1 = 0, x2 = 0, n2 = 0, confidence = 0.95 } = input as Record<string, number>;
    const [a, b] = [
      { count: x1, of: n1 },
      { count: x2, of: n2 },
    ];
    const koopman = koopmanRatio(a, b, confidence);
    const mn = miettinenNurminenDifference(a, b, confidence);
    const woolf = woolfOddsRatio(a, b, confidence);
    const test = chiSquareTest(a, b);
    return {
      p1: x1 / n1,
      p2: x2 / n2,
      ratio: koopman.ratio,
      ratio_katz_log: katzRatio(a, b, confidence).interval ?? UNDEFINED,
      ratio_walter_adjusted_log: walterRatio(a, b, confidence).interval,
      ratio_koopman_score: koopman.interval,
      ratio_miettinen_nurminen: miettinenNurminenRatio(a, b, confidence).interval,
      difference: mn.difference,
      diff_wald: waldDifference(a, b, confidence).interval,
      diff_newcombe: newcombeDifference(a, b, confidence).interval,
      diff_agresti_caffo: agrestiCaffoDifference(a, b, confidence).interval,
      diff_mee_score: meeDifference(a, b, confidence).interval,
      diff_miettinen_nurminen: mn.interval,
      chisq_p: test?.p ?? null,
      chisq_stat: test?.statistic ?? null,
      chisq_yates_p: chiSquareTest(a, b, { yates: true })?.p ?? null,
      odds_ratio_sample: woolf.oddsRatio,
      odds_ratio_woolf: woolf.interval ?? UNDEFINED,
      fisher_p: fisherTest(a, b),
      ...fisherAsInR(a, b, confidence),
    };
  },
};
