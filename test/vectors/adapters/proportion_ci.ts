// Intervals for one proportion.
import { agrestiCoull } from "../../../src/statistics/agresti-coull.ts";
import { clopperPearson } from "../../../src/statistics/clopper-pearson.ts";
import { twoSidedZ } from "../../../src/statistics/distributions/normal.ts";
import { jeffreys, jeffreysModified } from "../../../src/statistics/jeffreys.ts";
import { midP } from "../../../src/statistics/mid-p.ts";
import { wald } from "../../../src/statistics/wald.ts";
import { wilson } from "../../../src/statistics/wilson.ts";
import { wilsonContinuity } from "../../../src/statistics/wilson-continuity.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n, confidence = 0.95 } = input as { events: number; n: number; confidence?: number };
    return {
      estimate: events / n,
      wilson: wilson(events, n, twoSidedZ(confidence)),
      wilson_continuity: wilsonContinuity(events, n, confidence),
      clopper_pearson: clopperPearson(events, n, confidence),
      agresti_coull_raw: agrestiCoull(events, n, confidence),
      jeffreys_raw: jeffreys(events, n, confidence),
      jeffreys_bcd: jeffreysModified(events, n, confidence),
      wald_raw: wald(events, n, confidence),
      mid_p: midP(events, n, confidence),
    };
  },
};
