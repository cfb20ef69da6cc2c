// What a reading process is asked and what it answers, and how it does both. Each *-child.ts is one such program.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../ground/problem.ts";
import { raiseWalls } from "./child-walls.ts";
import { Fault, type FaultFacts } from "./fault.ts";
import type { OpenLimits, Signal } from "./opened.ts";
import type { WrittenSheet } from "./sheet-writer.ts";

/** The formats that are read in a process of their own. */
export type ApartFormat = "xlsx" | "ods" | "xls" | "pdf" | "html" | ArticleFormat;

/** The formats that an article is read from, as running text without tables. */
export type ArticleFormat = "article-html" | "article-pdf" | "article-docx";

/** What one reading process is to read. */
export interface ChildRequest {
  readonly path: string;
  /** An empty folder; nothing is written outside it. */
  readonly folder: string;
  readonly format: ApartFormat;
  readonly limits: OpenLimits;
}

/** A written sheet, with the page it stands on. */
export interface ChildSheet extends WrittenSheet {
  readonly part?: string;
}

/** What a reading process answers, as JSON. With `fault` the whole file is refused and `sheets` is to be left alone. */
export interface ChildAnswer {
  readonly sheets: readonly ChildSheet[];
  /** The lines of a document in reading order; left out for workbooks. */
  readonly text?: readonly string[];
  readonly signals: readonly Signal[];
  readonly problems: readonly Omit<Problem, "file">[];
  readonly fault: FaultFacts | null;
}

/** Reads what the command line asks for behind raised walls, and leaves the answer in the folder as `result.json`. */
export async function answerOnce(read: (request: ChildRequest) => Promise<ChildAnswer>): Promise<void> {
  raiseWalls();
  const [path = "", folder = "", format = "", limitsText = "{}"] = process.argv.slice(2);
  // The parent writes its own formats and limits, whole.
  const request = { path, folder, format: format as ApartFormat, limits: JSON.parse(limitsText) as OpenLimits };
  // The parent ends a child that is late; this one is for a child whose parent is gone.
  setTimeout(() => process.exit(1), request.limits.timeoutMs + 1000).unref();
  writeFileSync(join(folder, "result.json"), JSON.stringify(await answerOrFault(read, request)), { flag: "wx" });
}

async function answerOrFault(
  read: (request: ChildRequest) => Promise<ChildAnswer>,
  request: ChildRequest,
): Promise<ChildAnswer> {
  try {
    return await read(request);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { sheets: [], signals: [], problems: [], fault: error.facts };
  }
}
