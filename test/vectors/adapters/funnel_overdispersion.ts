// Overdispersion and its funnel limits as FunnelPlotR has them, with the z values that it writes out.
import { expectedRatioLimits } from "../../../src/statistics/funnel-poisson.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import { arcsineLimits, overdispersion, ratioLimitsAt } from "../../../src/statistics/overdispersion.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  /** Proportion, or observed by expected. */
  readonly type: "PR" | "SR";
  readonly method?: "arcsine" | "SHMI" | "CQC";
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
  readonly trim?: number;
}

const PEERS_Z = { 95: 1.959964, 998: 3.090232 } as const;

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { type, method, numerator, denominator, trim = 0.1 } = input as unknown as Input;
    const proportion = type === "PR";
    const scale = method === "CQC" ? "squareRoot" : "log";
    const found = overdispersion(countsOf(numerator, denominator), {
      ...(proportion ? { type: "proportion" } : { type: "ratio", scale }),
      trim,
    });
    const adjusted = (of: number, tau2: number, z: number): Interval =>
      proportion ? arcsineLimits(found.target, of, tau2, z) : ratioLimitsAt(of, tau2, z, scale);
    const plain = (of: number, z: number, confidence: number): Interval =>
      proportion ? adjusted(of, 0, z) : expectedRatioLimits(of, confidence);
    const plain95 = denominator.map((of) => plain(of, PEERS_Z[95], 0.95));
    const plain998 = denominator.map((of) => plain(of, PEERS_Z[998], 0.998));
    const od95 = denominator.map((of) => adjusted(of, found.tau2, PEERS_Z[95]));
    const od998 = denominator.map((of) => adjusted(of, found.tau2, PEERS_Z[998]));
    return {
      target: found.target,
      z: found.z,
      z_trimmed: found.zTrimmed,
      n_used: found.used,
      phi: found.phi,
      tau2: found.tau2,
      ...{ ll95: ends(plain95, 0), ul95: ends(plain95, 1), ll998: ends(plain998, 0), ul998: ends(plain998, 1) },
      ...{ od_ll95: ends(od95, 0), od_ul95: ends(od95, 1), od_ll998: ends(od998, 0), od_ul998: ends(od998, 1) },
    };
  },
  notOurs: {
    "peer_funnelplotr_od_not_backtransformed*": "FunnelPlotR leaves these limits on the square-root scale (issue 33)",
  },
};

function ends(intervals: readonly Interval[], end: 0 | 1): readonly number[] {
  return intervals.map((interval) => interval[end]);
}
