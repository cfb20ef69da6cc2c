// XmR charts in the words of "Making Data Count".
import { type XmrPoint, xmrChart } from "../../../src/statistics/xmr-chart.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly y: readonly number[];
  readonly screen_outliers?: boolean;
  readonly improvement_direction?: -1 | 0 | 1;
  readonly rebase_at_index_1based?: readonly number[] | number;
  readonly fix_after_n_points?: number | null;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const said = input as unknown as Input;
    const { y, screen_outliers = true, improvement_direction = 1, fix_after_n_points } = said;
    const rebase = [said.rebase_at_index_1based ?? []].flat();
    const { points } = xmrChart(y, {
      screen: screen_outliers,
      // The vectors draw limits however few the points.
      leastPoints: 1,
      rebaseAt: rebase.map((index) => index - 1),
      ...(typeof fix_after_n_points === "number" ? { baselinePoints: fix_after_n_points } : {}),
    });
    return {
      mean: points.map(({ mean }) => mean),
      lpl: points.map(({ limits }) => limits?.[0] ?? null),
      upl: points.map(({ limits }) => limits?.[1] ?? null),
      outside: points.map(({ outside }) => outside),
      close_to_limits: points.map(({ close }) => close),
      relative_to_mean: points.map(({ side }) => side),
      special_cause_type: points.map(cause),
      point_type: points.map((point) => pointType(point, improvement_direction)),
    };
  },
};

function cause({ signal, direction }: XmrPoint): string {
  const up = direction > 0;
  switch (signal) {
    case null:
      return "Common Cause";
    case "outside":
      return up ? "Above UCL" : "Below LCL";
    case "trend":
      return up ? "7 Point Trend (Increasing)" : "7 Point Trend (Decreasing)";
    case "two of three":
      return up ? "2 in 3 Above CL" : "2 in 3 Below CL";
    case "run":
      return up ? "7 Points Above CL" : "7 Points Below CL";
  }
}

function pointType({ signal, direction }: XmrPoint, wished: -1 | 0 | 1): string {
  if (signal === null) return "common_cause";
  if (wished === 0) return direction > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
  return direction === wished ? "special_cause_improvement" : "special_cause_concern";
}
