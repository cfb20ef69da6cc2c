// A workbook's archive while it is read: parts by name, each scanned as XML. Part names are compared without case.

import type { Problem } from "../../ground/problem.ts";
import { damaged } from "./fault.ts";
import type { OpenLimits, Signal } from "./opened.ts";
import type { Spent } from "./sheet-shown.ts";
import type { WrittenSheet } from "./sheet-writer.ts";
import { markOf } from "./sniff.ts";
import { type XmlHandlers, XmlScanner } from "./xml-scanner.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { inflatePart } from "./zip-part.ts";

/** What a workbook reader works on, and where it puts what it finds. */
export interface WorkbookJob {
  /** The workbook file. */
  readonly path: string;
  /** The empty folder that CSV files go to. */
  readonly folder: string;
  readonly limits: OpenLimits;
  readonly parts: readonly ZipEntry[];
  readonly spent: Spent;
  readonly sheets: WrittenSheet[];
  readonly signals: Signal[];
  readonly problems: Omit<Problem, "file">[];
}

/** The part of this name, or `undefined`. */
export function findPart(job: WorkbookJob, name: string): ZipEntry | undefined {
  const wanted = name.toLowerCase();
  return job.parts.find((part) => part.name.toLowerCase() === wanted);
}

/** The part of this name. Throws a `Fault` when the archive has none. */
export function needPart(job: WorkbookJob, name: string): ZipEntry {
  const part = findPart(job, name);
  if (part === undefined) throw damaged(`a workbook without its part ${name.slice(0, 80)}`);
  return part;
}

/** Scans one part from beginning to end. Throws the scanner's and the inflater's `Fault`s. */
export async function scanPart(job: WorkbookJob, part: ZipEntry, handlers: XmlHandlers): Promise<void> {
  const scanner = new XmlScanner(part.name.slice(0, 80), handlers);
  for await (const chunk of inflatePart(job.path, part)) scanner.write(chunk);
  scanner.end();
}

/**
 * Looks through a part that no sheet is read from, for what must not stand in it. Such a part may be written in UTF-16: Excel's
 * Power Query keeps its own notes that way.
 */
export async function lookThrough(job: WorkbookJob, part: ZipEntry, handlers: XmlHandlers = DEAF): Promise<void> {
  const scanner = new XmlScanner(part.name.slice(0, 80), handlers, { encodings: ["utf-8", "us-ascii", "utf-16"] });
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  for await (const chunk of inflatePart(job.path, part)) {
    if (isFirst && markOf(chunk) !== "utf-8") decoder = new TextDecoder(markOf(chunk));
    isFirst = false;
    scanner.write(decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })));
  }
  scanner.end();
}

/** Hears nothing. */
export const DEAF: XmlHandlers = { open: () => {}, text: () => {}, close: () => {} };

/** The name of the CSV file for the next sheet of the workbook. */
export function nextSheetFile(job: WorkbookJob): string {
  return `sheet-${job.sheets.length + 1}.csv`;
}
