// Opens an untrusted file into sheets, each a CSV file on disk with true row and column positions.
import { join } from "node:path";
import type { Problem } from "../../ground/problem.ts";
import { openCsv, plainCopy, readThrough } from "./csv.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { ASK_AGAIN, Fault, problemOf } from "./fault.ts";
import { archiveKind, office97Fault, unsupported } from "./format.ts";
import {
  OPEN_LIMITS,
  type OpenedFile,
  type OpenedSheet,
  type OpenLimits,
  type SheetFormat,
  type Signal,
} from "./opened.ts";
import { readWorkbookApart } from "./read-apart.ts";
import { type Kind, sniff } from "./sniff.ts";
import { type HeadBytes, readHead, type TextSource } from "./text-bytes.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** A file to open. */
export interface OpenRequest {
  /** Where the file's bytes are, e.g. in the archive of originals. */
  readonly path: string;
  /** The name as given; only for messages. */
  readonly name: string;
  /** An existing empty folder; nothing is written outside it. */
  readonly folder: string;
  readonly limits?: Partial<OpenLimits>;
}

interface Opening {
  readonly path: string;
  readonly folder: string;
  readonly limits: OpenLimits;
  readonly signals: Signal[];
  readonly problems: Omit<Problem, "file">[];
  text: readonly string[] | null;
  /** What the file is as far as is known. */
  format: SheetFormat;
}

/**
 * Opens a file of any kind. Bad data never throws: a file that is not read has no sheets and exactly one problem that says
 * what it is and what to do. Workbooks are read in a child process; a CSV file that is plain UTF-8 is not copied.
 */
export async function openFile(request: OpenRequest): Promise<OpenedFile> {
  const limits = { ...OPEN_LIMITS, ...request.limits };
  const opening: Opening = {
    path: request.path,
    folder: request.folder,
    limits,
    signals: [],
    problems: [],
    text: null,
    format: "unknown",
  };
  try {
    const sheets = await openSheets(opening);
    const problems = opening.problems.map((problem) => ({ ...problem, file: request.name }));
    return { format: opening.format, sheets, text: opening.text, signals: opening.signals, problems };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      format: opening.format,
      sheets: [],
      text: null,
      signals: opening.signals,
      problems: [problemOf(error.facts, request.name)],
    };
  }
}

async function openSheets(opening: Opening): Promise<readonly OpenedSheet[]> {
  const source = { path: opening.path, gzip: false, inflatedBytes: opening.limits.inflatedBytes };
  const head = await readHead(source);
  const kind = sniff(head);
  switch (kind) {
    case "gzip":
      return openGzip(opening);
    case "zip":
      return openArchive(opening);
    case "text":
      opening.format = "csv";
      return openText(opening, source, head);
    case "office97":
      opening.format = "xls";
      throw await office97Fault(opening.path);
    default:
      opening.format = kind === "xml" || kind === "binary" ? "unknown" : kind;
      throw faultOf(kind);
  }
}

async function openGzip(opening: Opening): Promise<readonly OpenedSheet[]> {
  opening.format = "csv.gz";
  const source = { path: opening.path, gzip: true, inflatedBytes: opening.limits.inflatedBytes };
  const head = await readHead(source);
  const kind = sniff(head);
  if (kind === "text") return openText(opening, source, head);
  opening.format = kind === "empty" ? "empty" : "unknown";
  if (kind === "empty") throw faultOf(kind);
  throw unsupported(`a compressed file with ${INSIDE[kind]} inside`, "Unpack it and add what is inside.");
}

async function openText(opening: Opening, source: TextSource, head: HeadBytes): Promise<readonly OpenedSheet[]> {
  const { sheet, signals } = await openCsv({ source, head, folder: opening.folder, limits: opening.limits });
  opening.signals.push(...signals);
  return [sheet];
}

async function openArchive(opening: Opening): Promise<readonly OpenedSheet[]> {
  opening.format = "zip";
  const { path, folder, limits } = opening;
  const kind = await archiveKind(path, await readZipDirectory(path, limits));
  opening.format = kind.format;
  if (kind.format === "zip") throw unsupported(kind.found, kind.hint);
  const answer = await readWorkbookApart({ path, folder, format: kind.format, limits });
  opening.signals.push(...answer.signals);
  opening.problems.push(...answer.problems);
  if (answer.fault !== null) throw new Fault(answer.fault);
  return answer.sheets.map(({ name, hidden, file, records, head }) => {
    const merges: string[] = [];
    return { name, hidden, path: join(folder, file), gzip: false, delimiter: ",", head, merges, part: null, records };
  });
}

const INSIDE: Readonly<Record<Exclude<Kind, "text" | "empty">, string>> = {
  gzip: "another compressed file",
  zip: "a workbook or archive",
  office97: "an old Office file",
  pdf: "a PDF document",
  html: "a web page",
  xml: "an XML document",
  json: "a JSON document",
  binary: "no text",
};

const COPY_OUT = "Copy the table into a spreadsheet and save it as CSV or XLSX, or ask for the spreadsheet behind it.";

function faultOf(kind: Exclude<Kind, "text" | "gzip" | "zip" | "office97">): Fault {
  switch (kind) {
    case "empty":
      return new Fault({
        code: "empty-file",
        found: "an empty file",
        wanted: "a CSV, XLSX or ODS file",
        hint: ASK_AGAIN,
      });
    case "pdf":
      return unsupported("a PDF document", COPY_OUT);
    case "html":
      return unsupported(
        "a web page saved under that name",
        "Open it in a spreadsheet program and save it as CSV or XLSX.",
      );
    case "xml":
      return unsupported("an XML document", "Open it in a spreadsheet program and save it as CSV or XLSX.");
    case "json":
      return unsupported("a JSON document", COPY_OUT);
    case "binary":
      return unsupported("a file of an unknown kind that holds no text");
  }
}

/** A copy made by `transcodeCsv`. */
export interface TranscodedCsv {
  /** A UTF-8 CSV file with `\n` line ends, not compressed. */
  readonly path: string;
  readonly signals: readonly Signal[];
  /** One problem when the file is cut off, damaged or too large; `path` is then not to be read. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a whole CSV file, gunzipped where need be, and writes it to `folder` as UTF-8: for a bulk reader that met text it
 * could not read behind the head that `openFile` looked at. Never throws on bad data.
 */
export async function transcodeCsv(
  path: string,
  folder: string,
  options: { readonly name?: string; readonly limits?: Partial<OpenLimits> } = {},
): Promise<TranscodedCsv> {
  const limits = { ...OPEN_LIMITS, ...options.limits };
  try {
    const gzip = sniff(await readHead({ path, gzip: false, inflatedBytes: limits.inflatedBytes })) === "gzip";
    const source = { path, gzip, inflatedBytes: limits.inflatedBytes };
    const head = await readHead(source);
    const copy = await plainCopy({ source, head, folder, limits }, sniffDelimiter(head.bytes.toString("latin1")));
    return { path: copy.path, signals: copy.signals, problems: [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { path, signals: [], problems: [problemOf(error.facts, options.name ?? "the file")] };
  }
}

/** Inflates a compressed CSV file to its end and keeps nothing: `null` when it is whole, else the problem. Costs about 50 ms for 30 MB of text. */
export async function checkCompressed(request: Omit<OpenRequest, "folder">): Promise<Problem | null> {
  const limits = { ...OPEN_LIMITS, ...request.limits };
  try {
    await readThrough({ path: request.path, gzip: true, inflatedBytes: limits.inflatedBytes });
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return problemOf(error.facts, request.name);
  }
}
