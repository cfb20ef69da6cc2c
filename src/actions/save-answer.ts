// "Compare forces" and "one force" as a file that somebody named: figures in four forms, or the chart.
import type { Question } from "../measures/plan.ts";
import { balanceChart, CHART_FORMATS, type ChartFormat, comparisonChart } from "./chart-file.ts";
import { compareForces } from "./compare-forces.ts";
import { comparisonFile, DOWNLOAD_FORMATS, forceFile } from "./download.ts";
import { formatNamed, saveFile } from "./save-file.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** What was written, and what it says. */
export interface Saved {
  readonly sentence: string;
  readonly bytes: number;
}

const FORMATS = [...DOWNLOAD_FORMATS, ...CHART_FORMATS] as const;

/** Compares forces and writes the comparison. Refuses (`usage`) another ending before anything is worked out. */
export async function saveComparison(tools: Tools, question: Question, path: string): Promise<Saved> {
  const format = formatNamed(path, FORMATS);
  const comparison = await compareForces(tools, question);
  const made = isChart(format)
    ? await comparisonChart(comparison, format)
    : await comparisonFile(tools, comparison, format);
  return { sentence: comparison.sentence, ...(await saveFile(made, path)) };
}

/** Which force is to be written, and where. */
export interface ForceWish {
  readonly force: string;
  readonly question: Question;
  readonly path: string;
}

/** Writes one force's answer. Refuses (`usage`) another ending before anything is worked out, (`notPossible`) a balance without a bar as a picture. */
export async function saveForce(tools: Tools, { force, question, path }: ForceWish): Promise<Saved> {
  const format = formatNamed(path, FORMATS);
  const answer = await showForce(tools, force, question);
  const made = isChart(format) ? await balanceChart(answer, format) : await forceFile(tools, answer, format);
  return { sentence: answer.sentence, ...(await saveFile(made, path)) };
}

function isChart(format: (typeof FORMATS)[number]): format is ChartFormat {
  return format === "svg" || format === "png";
}
