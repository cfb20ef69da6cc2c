// The charts of comparisons and forces as files: SVG as drawn, PNG drawn from it.
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Comparison, ForceAnswer } from "../measures/result.ts";
import { compareChartSvg } from "../web/charts/standalone.tsx";
import { balanceChartSvg } from "../web/charts/standalone-balance.tsx";
import { comparisonName, type Download, forceName } from "./download.ts";

/** The formats of a chart. */
export const CHART_FORMATS = ["svg", "png"] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

/** A standalone SVG as a file of a format. */
export async function chartFile(name: string, svg: string, format: ChartFormat): Promise<Download> {
  if (format === "svg") return { name: `${name}.svg`, mediaType: "image/svg+xml", bytes: Buffer.from(svg) };
  // Loaded when it is asked for: drawing needs a program of its own.
  const { pngOf } = await import("./_png.ts");
  return { name: `${name}.png`, mediaType: "image/png", bytes: pngOf(svg) };
}

/** The dot chart of a comparison, under the name of its other downloads. */
export async function comparisonChart(comparison: Published<Comparison>, format: ChartFormat): Promise<Download> {
  return await chartFile(comparisonName(comparison), compareChartSvg(comparison), format);
}

/** The balance bar of a force. Refuses (`notPossible`) a balance that cannot be drawn as one bar. */
export async function balanceChart(answer: Published<ForceAnswer>, format: ChartFormat): Promise<Download> {
  const svg = balanceChartSvg(answer);
  if (svg === null)
    throw new Refusal(
      "notPossible",
      `The balance of ${answer.called} cannot be drawn as one bar: its parts do not add to one exact total.`,
      "Its table can be taken as CSV, JSON, Parquet or XLSX.",
    );
  return await chartFile(forceName(answer), svg, format);
}
