// The p chart and Laney's.
import type { Interval } from "../../../src/statistics/interval.ts";
import { laneyPChart, pChart } from "../../../src/statistics/p-chart.ts";
import type { Adapter } from "../adapter.ts";
import { countsOf } from "../counts.ts";

interface Input {
  readonly events: readonly number[];
  readonly n: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { events, n } = input as unknown as Input;
    const units = countsOf(events, n);
    // The vectors draw limits however few the points.
    const [plain, laney] = [pChart(units, { leastPoints: 1 }), laneyPChart(units, { leastPoints: 1 })];
    return {
      centre: plain.centre,
      ...{ p_ll3: ends(plain.limits, 0), p_ul3: ends(plain.limits, 1) },
      ...{ p_ll2: ends(plain.warning, 0), p_ul2: ends(plain.warning, 1) },
      laney_sigma_z: laney.sigmaZ,
      ...{ laney_ll3: ends(laney.limits, 0), laney_ul3: ends(laney.limits, 1) },
      ...{ laney_ll2: ends(laney.warning, 0), laney_ul2: ends(laney.warning, 1) },
    };
  },
};

function ends(intervals: readonly Interval[] | null, end: 0 | 1): readonly number[] | null {
  return intervals?.map((interval) => interval[end]) ?? null;
}
