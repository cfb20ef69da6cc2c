// Wilson-inverted funnel limits and classes around the pooled rate.
import { funnelSignificance, wilsonFunnelLimits } from "../../../src/statistics/funnel-wilson.ts";
import { homogeneity } from "../../../src/statistics/homogeneity.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";
import { PHE_CLASSES } from "../phe-classes.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n } = input as unknown as Input;
    const units = countsOf(events, n);
    const baseline = homogeneity(units).pooled;
    const ends = (end: 0 | 1, confidence: number) => n.map((of) => wilsonFunnelLimits(baseline, of, confidence)[end]);
    return {
      baseline,
      lower95: ends(0, 0.95),
      upper95: ends(1, 0.95),
      lower998: ends(0, 0.998),
      upper998: ends(1, 0.998),
      significance: units.map((unit) => PHE_CLASSES[funnelSignificance(unit, baseline)]),
    };
  },
};
