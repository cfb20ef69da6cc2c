// Opens a CSV file, compressed or not: the original itself where a bulk reader can read it, else a plain UTF-8 copy.
import { existsSync } from "node:fs";
import { open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { columnLetters } from "../../standard/address.ts";
import { type CopyReport, copyCsv, type Encoding } from "./csv-copy.ts";
import { refuseTwinHeadings } from "./csv-headings.ts";
import { commonWidth, countWidths, RowWidths } from "./csv-shape.ts";
import { type CsvSurvey, CsvSurveyor, isPlain } from "./csv-survey.ts";
import { parseCsv } from "./csv-text.ts";
import { decodeWhole } from "./decoding.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { tooLarge, unsafe } from "./fault.ts";
import { letterSignals } from "./header-letters.ts";
import {
  CELL_CHARACTERS,
  type Delimiter,
  HEAD_ROWS,
  LARGE,
  type OpenedSheet,
  type OpenLimits,
  SHEET_COLUMNS,
  type Signal,
} from "./opened.ts";
import { markOf } from "./sniff.ts";
import { type HeadBytes, readHead, type TextSource, textChunks } from "./text-bytes.ts";
import { ByteTallier, wholeLetters } from "./utf8.ts";

const COUNTED_BYTES = 8 * 1024 ** 2;

/** A CSV file to open. */
export interface CsvJob {
  readonly source: TextSource;
  readonly head: HeadBytes;
  readonly folder: string;
  readonly limits: OpenLimits;
}

/** The file as its one sheet. Throws a `Fault` for NULs, forbidden forms of UTF-8, cells or rows beyond the limits, and damaged gzip files. */
export async function openCsv(
  job: CsvJob,
): Promise<{ readonly sheet: OpenedSheet; readonly signals: readonly Signal[] }> {
  const { source, head } = job;
  if (source.gzip && !head.complete && (await maybeCutOff(source, head))) await readThrough(source);
  const survey = await surveyOf(job);
  const isOriginal = markOf(head.bytes) === "utf-8" && isPlain(survey);
  const delimiter = sniffDelimiter(headText(head, isOriginal ? "utf-8" : roughEncoding(head.bytes, survey)));
  const marks = markSignals(head, isOriginal ? "utf-8" : roughEncoding(head.bytes, survey));
  if (isOriginal) return checked({ source, head, delimiter }, marks);
  const copy = await plainCopy(job, delimiter);
  if (copy.isSame) {
    await rm(copy.path);
    return checked({ source, head, delimiter }, marks);
  }
  const copied = { path: copy.path, gzip: false, inflatedBytes: source.inflatedBytes };
  return checked({ source: copied, head: await readHead(copied), delimiter }, [...marks, ...copy.signals]);
}

/** One byte order mark says how the text is stored; a second one would be an unseen letter of the first heading. */
function markSignals(head: HeadBytes, encoding: Encoding): Signal[] {
  if (encoding === "windows-1252" || encoding === "damaged-utf-8") return [];
  const start = new TextDecoder(encoding, { ignoreBOM: true }).decode(head.bytes.subarray(0, 8));
  if (!start.startsWith("\uFEFF\uFEFF")) return [];
  const says = "The file begins with two byte order marks; the second is no part of the first heading.";
  return [{ kind: "suspicious-unicode", cell: "A1", says }];
}

/** The sheet, with what its rows and headings tell beside what is known already. */
async function checked(parts: SheetParts, known: readonly Signal[]) {
  const sheet = sheetOf(parts);
  refuseTwinHeadings(sheet.head);
  const { size } = await stat(parts.source.path);
  const widths = await widthSignals(parts, sheet.head, size);
  return { sheet, signals: [...known, ...letterSignals(sheet.head, null), ...widths, ...sizeSignals(sheet, size)] };
}

/** A small file is counted whole. Of a large one its head: the bulk reader names every row that does not fit. */
async function widthSignals(
  { source, delimiter }: SheetParts,
  head: OpenedSheet["head"],
  size: number,
): Promise<Signal[]> {
  const widths = new RowWidths(commonWidth(head));
  if (source.gzip || size > COUNTED_BYTES) for (const row of head) widths.see(row.length, row.join("") === "");
  else countWidths(await readFile(source.path), delimiter, widths);
  return widths.signals();
}

function sizeSignals(sheet: OpenedSheet, size: number): Signal[] {
  const columns = sheet.head.reduce((most, row) => Math.max(most, row.length), 0);
  if (size <= LARGE.bytes && columns <= LARGE.columns) return [];
  const what = columns > LARGE.columns ? `${columns} columns` : `${Math.round(size / 1024 ** 2)} MiB`;
  return [{ kind: "large", says: `The file is very large (${what}); that is far more than a table for people.` }];
}

/** What a plain copy was made into, and what had to be assumed for it. */
export interface PlainCopy {
  readonly path: string;
  readonly signals: readonly Signal[];
  /** Whether the original holds the very same records in a form that bulk readers take as well. */
  readonly isSame: boolean;
}

/** Writes a UTF-8 copy with `\n` line ends into the folder, whatever the original's encoding. */
export async function plainCopy(job: CsvJob, delimiter: Delimiter): Promise<PlainCopy> {
  const { source, head, folder, limits } = job;
  const encoding = await encodingOf(source, head);
  const path = freePath(folder);
  const report = await copyCsv({ source, encoding, delimiter, target: path, writtenBytes: limits.writtenBytes });
  const kinds = Number(report.crlf > 0) + Number(report.lf > 0) + Number(report.cr > 0);
  const isSame = encoding === "utf-8" && kinds <= 1 && report.cr === 0 && !report.blankRecords;
  return { path, signals: signalsOf(encoding, report), isSame };
}

function freePath(folder: string): string {
  for (let i = 1; ; i++) {
    const path = join(folder, `plain-${i}.csv`);
    if (!existsSync(path)) return path;
  }
}

function signalsOf(encoding: Encoding, report: CopyReport): Signal[] {
  const signals: Signal[] = [];
  const cell = String(report.firstDoubtful);
  if (encoding === "windows-1252") {
    const says = `The text is not UTF-8; it is read as Windows-1252. The first letter that depends on it is in record ${cell}.`;
    signals.push({ kind: "encoding-assumed", cell, says });
  }
  if (encoding === "damaged-utf-8") {
    const says = `Some letters are damaged; each is shown as \u{FFFD}. The first is in record ${cell}.`;
    signals.push({ kind: "encoding-damaged", cell, says });
  }
  const { crlf, lf, cr } = report;
  if (Number(crlf > 0) + Number(lf > 0) + Number(cr > 0) > 1) {
    const says = `Line ends are of several kinds (CRLF ${crlf}, LF ${lf}, CR ${cr}); each ends a record.`;
    signals.push({ kind: "mixed-line-ends", says });
  }
  return signals;
}

/** A compressed file is judged by its head; the bulk reader meets the rest. */
async function surveyOf(job: CsvJob): Promise<CsvSurvey> {
  const surveyor = new CsvSurveyor();
  const whole = job.head.complete || !job.source.gzip;
  if (job.source.gzip || job.head.complete) surveyor.see(job.head.bytes);
  else for await (const chunk of textChunks(job.source)) surveyor.see(chunk);
  return surveyor.result({ whole });
}

function roughEncoding(bytes: Buffer, survey: CsvSurvey): Encoding {
  const mark = markOf(bytes);
  return mark === "utf-8" && !survey.isUtf8 ? "windows-1252" : mark;
}

/** The encoding of a whole file. Bytes that are not UTF-8 are Windows-1252, unless most of them are UTF-8 letters after all. */
async function encodingOf(source: TextSource, head: HeadBytes): Promise<Encoding> {
  const mark = markOf(head.bytes);
  if (mark !== "utf-8") return mark;
  const [surveyor, tallier] = [new CsvSurveyor(), new ByteTallier()];
  for await (const chunk of textChunks(source)) {
    surveyor.see(chunk);
    tallier.see(chunk);
  }
  if (surveyor.result({ whole: true }).isUtf8) return "utf-8";
  const { letters, lone, forbidden } = tallier.tally;
  if (forbidden > lone) throw unsafe("letters in a form that UTF-8 forbids", "text in UTF-8 or Windows-1252");
  return letters > lone ? "damaged-utf-8" : "windows-1252";
}

/**
 * Whether a gzip file's last four bytes do not look like the length of a text that packs to its size. A cut-off file passes
 * by chance about once in thirty times; `readThrough` tells for certain. Source: RFC 1952, section 2.3.1 (ISIZE).
 */
async function maybeCutOff(source: TextSource, head: HeadBytes): Promise<boolean> {
  const size = (await stat(source.path)).size;
  const file = await open(source.path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    const stated = buffer.readUInt32LE(0);
    return stated < Math.max(head.bytes.length, size) || stated > size * 100;
  } finally {
    await file.close();
  }
}

/** Looks at a whole file and keeps nothing: whether a bulk reader can read it as it is. Throws a `Fault` when it is cut off, damaged or too large. */
export async function readThrough(source: TextSource): Promise<boolean> {
  const surveyor = new CsvSurveyor();
  for await (const chunk of textChunks(source)) surveyor.see(chunk);
  return isPlain(surveyor.result({ whole: true }));
}

function headText(head: HeadBytes, encoding: Encoding): string {
  const bytes = head.complete || encoding !== "utf-8" ? head.bytes : head.bytes.subarray(0, wholeLetters(head.bytes));
  return decodeWhole(bytes, encoding === "damaged-utf-8" ? "utf-8" : encoding);
}

interface SheetParts {
  readonly source: TextSource;
  readonly head: HeadBytes;
  readonly delimiter: Delimiter;
}

function sheetOf({ source, head, delimiter }: SheetParts): OpenedSheet {
  const parsed = parseCsv(headText(head, "utf-8"), delimiter, HEAD_ROWS + 1);
  refuseLarge(parsed);
  const endsInside = !head.complete && parsed.length <= HEAD_ROWS;
  const whole = endsInside ? parsed.slice(0, -1) : parsed;
  const records = head.complete && parsed.length <= HEAD_ROWS ? parsed.length : null;
  const { path, gzip } = source;
  return {
    name: null,
    hidden: false,
    path,
    gzip,
    delimiter,
    head: whole.slice(0, HEAD_ROWS),
    merges: [],
    part: null,
    records,
    shown: null,
  };
}

/** The same limits as for workbooks; a quotation mark that is never closed runs into them too. */
function refuseLarge(rows: readonly (readonly string[])[]): void {
  for (const [i, row] of rows.entries()) {
    if (row.length > SHEET_COLUMNS) {
      throw tooLarge(`a row of more than ${SHEET_COLUMNS} cells`, "a narrower table", { cell: String(i + 1) });
    }
    const long = row.findIndex((cell) => cell.length > CELL_CHARACTERS);
    if (long === -1) continue;
    const cell = `${columnLetters(long)}${i + 1}`;
    throw tooLarge(
      `a cell of more than ${CELL_CHARACTERS} characters (perhaps a quotation mark is never closed)`,
      "shorter cells",
      { cell },
    );
  }
}
