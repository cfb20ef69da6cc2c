// The answer of a measure as a file: CSV, JSON, Parquet with the passport in its metadata, a workbook, or the chart as SVG or PNG.
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import { answerChartSvg } from "../web/charts/standalone-answer.tsx";
import { NOT_RELEASED } from "../web/release-words.ts";
import { chartFile } from "./chart-file.ts";
import { type Download, download, slug } from "./download.ts";
import type { FlatTable } from "./flat-rows.ts";
import { askMeasure, type MeasureAsking } from "./measure.ts";
import { measureRows } from "./measure-rows.ts";
import { formatNamed, saveFile } from "./save-file.ts";
import type { Tools } from "./tools.ts";

/** The formats of an answer as a file. */
export const MEASURE_FORMATS = ["csv", "json", "parquet", "xlsx", "svg", "png"] as const;
export type MeasureFormat = (typeof MEASURE_FORMATS)[number];

/** Asks a measure and gives its answer as a file. Refuses what `askMeasure` refuses, and (`notPossible`) the chart of an answer without one. */
export async function downloadMeasure(tools: Tools, asking: MeasureAsking, format: MeasureFormat): Promise<Download> {
  return await measureFile(tools, await askMeasure(tools, asking), format);
}

/** An answer as a file. Parquet carries sentence, caveats and the whole passport as key-value metadata. */
async function measureFile(tools: Tools, answer: Published<MeasureAnswer>, format: MeasureFormat): Promise<Download> {
  const { measure, asked } = answer;
  const parts = [measure, asked["force"], asked["scope"], asked["period"], asked["basis"]];
  const name = parts.flatMap((part) => (part === undefined || part === "" ? [] : [slug(part)])).join("-");
  if (format === "svg" || format === "png") {
    const svg = answerChartSvg(answer);
    if (svg === null)
      throw new Refusal("notPossible", "This answer has no chart.", "Its table can be taken as CSV, JSON or Parquet.");
    return await chartFile(name, svg, format);
  }
  const { sentence, caveats, passport, working, says, method } = answer;
  const metadata = {
    everycase_sentence: sentence,
    everycase_method: method,
    everycase_passport: JSON.stringify(passport),
    everycase_caveats: JSON.stringify(caveats),
    everycase_says: JSON.stringify(says),
    everycase_working: JSON.stringify(working),
  };
  return await download(tools, { name, format, value: answer, table: markedRows(answer), metadata, carried: answer });
}

/** The rows of an answer. Where it is not released each row says so: rows are copied without what stands beside them. */
function markedRows(answer: Published<MeasureAnswer>): FlatTable {
  const table = measureRows(answer);
  if (!answer.caveats.includes(NOT_RELEASED)) return table;
  return {
    columns: [...table.columns, ["not_released", "VARCHAR"]],
    rows: table.rows.map((row) => [...row, NOT_RELEASED]),
  };
}

/** Writes an answer to a file whose ending names the format. Refuses (`usage`) another ending, (`surroundings`) a place that cannot be written. */
export async function saveMeasure(
  tools: Tools,
  answer: Published<MeasureAnswer>,
  path: string,
): Promise<{ readonly bytes: number }> {
  return await saveFile(await measureFile(tools, answer, formatOfPath(path)), path);
}

/** The format that the ending of a file names. Refuses (`usage`) any other ending. */
export function formatOfPath(path: string): MeasureFormat {
  return formatNamed(path, MEASURE_FORMATS);
}
