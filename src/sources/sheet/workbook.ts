// Reads one workbook, XLSX or ODS, into CSV files. Runs in a process of its own (child.ts), never in the server's.
import type { Problem } from "../../ground/problem.ts";
import { findPart, lookThrough, type WorkbookJob } from "./archive.ts";
import { damaged, Fault, type FaultFacts } from "./fault.ts";
import { letterSignals } from "./header-letters.ts";
import { readOdsBook } from "./ods-book.ts";
import type { OpenLimits, Signal } from "./opened.ts";
import type { WrittenSheet } from "./sheet-writer.ts";
import { MACRO_TYPES } from "./xlsx-around.ts";
import { readXlsxBook } from "./xlsx-book.ts";
import { readXlsxSheet } from "./xlsx-sheet.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** What the child process answers, as JSON. With `fault` the whole workbook is refused and `sheets` is to be left alone. */
export interface WorkbookAnswer {
  readonly sheets: readonly WrittenSheet[];
  readonly signals: readonly Signal[];
  readonly problems: readonly Omit<Problem, "file">[];
  readonly fault: FaultFacts | null;
}

/** Reads the workbook at `path` and writes a CSV file a sheet into `folder`. A workbook that cannot be read gives a `fault`, not a throw. */
export async function readWorkbook(request: {
  readonly path: string;
  readonly folder: string;
  readonly format: "xlsx" | "ods";
  readonly limits: OpenLimits;
}): Promise<WorkbookAnswer> {
  const { path, folder, format, limits } = request;
  const found = { spent: { cells: 0, bytes: 0 }, sheets: [], signals: [], problems: [] };
  const job: WorkbookJob = { path, folder, limits, parts: await readZipDirectory(path, limits), ...found };
  try {
    if (format === "ods") await readOdsBook(job);
    else await readXlsx(job);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { sheets: [], signals: job.signals, problems: [], fault: error.facts };
  }
  for (const sheet of job.sheets) job.signals.push(...letterSignals(sheet.head, sheet.name));
  return { sheets: job.sheets, signals: job.signals, problems: job.problems, fault: null };
}

async function readXlsx(job: WorkbookJob): Promise<void> {
  const types = findPart(job, "[Content_Types].xml");
  if (types === undefined) throw damaged("a workbook without its list of content types");
  await lookThrough(job, types, MACRO_TYPES);
  const book = await readXlsxBook(job);
  for (const sheet of book.sheets) await readXlsxSheet(job, book, sheet);
}
