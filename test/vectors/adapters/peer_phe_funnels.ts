// PHE's own expectations of its funnels: classes, and limits along an axis.
import { poissonRatioLimits, ratioSignificance } from "../../../src/statistics/funnel-poisson.ts";
import { funnelSignificance, wilsonFunnelLimits } from "../../../src/statistics/funnel-wilson.ts";
import { homogeneity } from "../../../src/statistics/homogeneity.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";
import { PHE_CLASSES } from "../phe-classes.ts";

interface Input {
  readonly kind: "significance" | "limits_at" | "limits_at_observed";
  readonly statistic: "proportion" | "ratio" | "ratio_isr";
  readonly events?: readonly number[];
  readonly n?: readonly number[];
  readonly expected?: readonly number[];
  readonly observed?: readonly number[];
  readonly baseline?: number;
  readonly multiplier?: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const said = input as unknown as Input;
    return said.kind === "significance" ? classes(said) : limits(said);
  },
};

function classes({ statistic, events = [], n = [], expected = [] }: Input): Readonly<Record<string, unknown>> {
  if (statistic !== "proportion") {
    const found = events.map((observed, index) => PHE_CLASSES[ratioSignificance(observed, expected[index] ?? 0)]);
    return { significance: found };
  }
  const units = countsOf(events, n);
  const { pooled } = homogeneity(units);
  return { significance: units.map((unit) => PHE_CLASSES[funnelSignificance(unit, pooled)]), baseline: pooled };
}

function limits(input: Input): Readonly<Record<string, unknown>> {
  const { statistic, baseline = 0, multiplier = 100, n = [], observed = [] } = input;
  const at = (end: 0 | 1, confidence: number): readonly number[] => {
    if (statistic === "proportion")
      return n.map((of) => wilsonFunnelLimits(baseline, of, confidence)[end] * multiplier);
    return observed.map((events) => {
      const expected = onPeersGrid(events / poissonRatioLimits(events, confidence)[end], events);
      return (events / expected) * multiplier;
    });
  };
  return { lower95: at(0, 0.95), upper95: at(1, 0.95), lower998: at(0, 0.998), upper998: at(1, 0.998) };
}

/** The step at which PHE's bisection of v = expected / (1 + observed + expected) ends: the first below 1e-7. */
const STEP = 2 ** -24;

/**
 * PHE bisects for the expected number, and ends at the odd multiple of the last step that is nearest. Ours is closed form;
 * put on that grid it must be PHE's to all digits, which is stricter than to widen the tolerance (one event: 5 in 100,000).
 */
function onPeersGrid(expected: number, observed: number): number {
  const v = expected / (1 + observed + expected);
  const grid = (2 * Math.floor(v / (2 * STEP)) + 1) * STEP;
  return ((1 + observed) * grid) / (1 - grid);
}
