// From a chart's kind to its picture: the one place that knows all kinds.
import type { Chart, MeasureAnswer } from "../../measures/answer.ts";
import { boundsPicture } from "./bounds.tsx";
import { controlPicture } from "./control.tsx";
import { curvePicture } from "./curve.tsx";
import { funnelPicture } from "./funnel.tsx";
import { intervalsPicture } from "./intervals.tsx";
import type { Picture } from "./picture.ts";
import { ranksPicture } from "./ranks.tsx";

/** The picture of an answer's chart; `null` where nothing may be drawn. The force that was asked about is named in it. */
export function pictureOf({ chart, asked }: Pick<MeasureAnswer, "chart" | "asked">): Picture | null {
  return chart === null ? null : pictureOfChart(chart, asked["force"] ?? null);
}

function pictureOfChart(chart: Chart, focus: string | null): Picture {
  switch (chart.kind) {
    case "funnel":
      return funnelPicture(chart, focus);
    case "curve":
      return curvePicture(chart);
    case "dots":
      return intervalsPicture(chart, focus);
    case "ranks":
      return ranksPicture(chart, focus);
    case "control":
      return controlPicture(chart);
    case "bounds":
      return boundsPicture(chart, focus);
    default:
      return chart satisfies never;
  }
}
