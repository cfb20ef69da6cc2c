// Downloads: exactly what is shown, with the passport, as CSV, JSON, Parquet or a workbook.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Question } from "../measures/plan.ts";
import type { Comparison, ForceAnswer } from "../measures/result.ts";
import { copyJson } from "../warehouse/rows.ts";
import { compareEditions } from "./compare-editions.ts";
import { compareForces } from "./compare-forces.ts";
import { flatCsv } from "./flat-csv.ts";
import { comparisonRows, type FlatTable, forceRows } from "./flat-rows.ts";
import { revisionRows } from "./revision-rows.ts";
import { type Carried, sheetsOf } from "./sheets.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** A file to hand out. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The formats of a download. */
export const DOWNLOAD_FORMATS = ["csv", "json", "parquet", "xlsx"] as const;
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number];
/** The formats that hold one table and nothing beside it. */
export type TableFormat = Exclude<DownloadFormat, "xlsx">;

/** The comparison as a file. Refuses what `compareForces` refuses, and (`usage`) an unknown format. */
export async function downloadComparison(tools: Tools, question: Question, format: DownloadFormat): Promise<Download> {
  return await comparisonFile(tools, await compareForces(tools, question), format);
}

/** A comparison that is there already, as a file. */
export async function comparisonFile(
  tools: Tools,
  comparison: Published<Comparison>,
  format: DownloadFormat,
): Promise<Download> {
  const name = comparisonName(comparison);
  return await download(tools, {
    name,
    format,
    value: comparison,
    table: comparisonRows(comparison),
    carried: comparison,
  });
}

/** What the files of a comparison are called, without their ending. */
export function comparisonName({ scope, period, basis, denominator }: Published<Comparison>): string {
  return ["compare", scope, period, basis, denominator].map(slug).join("-");
}

/** One force's answer as a file. */
export async function downloadForce(
  tools: Tools,
  force: string,
  question: Question,
  format: DownloadFormat,
): Promise<Download> {
  return await forceFile(tools, await showForce(tools, force, question), format);
}

/** A force's answer that is there already, as a file. */
export async function forceFile(
  tools: Tools,
  answer: Published<ForceAnswer>,
  format: DownloadFormat,
): Promise<Download> {
  const name = forceName(answer);
  return await download(tools, { name, format, value: answer, table: forceRows(answer), carried: answer });
}

/** What the files of a force's answer are called, without their ending. */
export function forceName({ force, scope, period, basis }: Published<ForceAnswer>): string {
  return [force, scope, period, basis].map(slug).join("-");
}

/** What changed between editions as a file. `all` also tells what did not change (JSON always does). */
export async function downloadRevisions(
  tools: Tools,
  question: Parameters<typeof compareEditions>[1],
  { format, all }: { readonly format: DownloadFormat; readonly all: boolean },
): Promise<Download> {
  const revisions = await compareEditions(tools, question);
  const { scope, period, basis, force } = revisions;
  const name = ["revisions", ...(force === null ? [] : [force.id]), scope, period, basis].map(slug).join("-");
  return await download(tools, { name, format, value: revisions, table: revisionRows(revisions, all) });
}

/** A word as it stands in the name of a file. Example: `slug("2018/19")` is `2018-19`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}

/** What a file is made of: its value for JSON, its table for CSV and Parquet, and what a Parquet file says of itself. */
interface FileContents {
  readonly name: string;
  readonly format: DownloadFormat;
  readonly value: unknown;
  readonly table: FlatTable;
  readonly metadata?: Readonly<Record<string, string>>;
  /** What a workbook tells in sheets beside the figures; left out where there is no one finding. */
  readonly carried?: Published<Carried>;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file of a format. Refuses (`usage`) an unknown one. */
export async function download(tools: Tools, contents: FileContents): Promise<Download> {
  const { name, format, value, table, metadata = {} } = contents;
  if (format === "json")
    return {
      name: `${name}.json`,
      mediaType: "application/json",
      bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
    };
  if (format === "csv")
    return { name: `${name}.csv`, mediaType: "text/csv; charset=utf-8", bytes: Buffer.from(flatCsv(table)) };
  if (format === "parquet")
    return {
      name: `${name}.parquet`,
      mediaType: "application/vnd.apache.parquet",
      bytes: await parquetOf(tools, table, metadata),
    };
  if (format === "xlsx") {
    // Loaded when it is asked for: the writer of workbooks is not needed by the pages.
    const { xlsxOf } = await import("./_xlsx.ts");
    return { name: `${name}.xlsx`, mediaType: XLSX, bytes: await xlsxOf(sheetsOf(table, contents.carried ?? null)) };
  }
  throw new Refusal("usage", `Unknown format "${String(format)}".`, `Formats: ${DOWNLOAD_FORMATS.join(", ")}.`);
}

let turn = 0;

/** A table as Parquet: the rows in their order, the same bytes for the same table. */
export async function parquetOf(
  tools: Tools,
  { columns, rows }: FlatTable,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const warehouse = await tools.warehouse();
  turn += 1;
  const job = await warehouse.jobFolder(`download-${process.pid}-${turn}`);
  const target = join(job, "table.parquet");
  const numbered = [["place", "INTEGER"], ...columns] as const;
  const lines = rows.map((row, index) =>
    JSON.stringify(
      Object.fromEntries(numbered.map(([name], column) => [name, column === 0 ? index + 1 : row[column - 1]])),
    ),
  );
  try {
    await copyJson(warehouse.engine, { lines, columns: numbered, order: "place", target, metadata });
    return await readFile(target);
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}
