// Opens an untrusted file into sheets, each a CSV file on disk with true row and column positions.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../ground/problem.ts";
import type { ApartFormat } from "./child-answer.ts";
import { checkArchiveClaim, checkClaim } from "./claims.ts";
import { openCsv, plainCopy, readThrough } from "./csv.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { ASK_AGAIN, Fault, polyglot, problemOf, tooLarge } from "./fault.ts";
import { foreignKind } from "./foreign.ts";
import { archiveKind, refuseOtherOffice, unsupported } from "./format.ts";
import {
  OPEN_LIMITS,
  type OpenedFile,
  type OpenedSheet,
  type OpenLimits,
  type SheetFormat,
  type Signal,
} from "./opened.ts";
import { readProse } from "./prose.ts";
import { readApart } from "./read-apart.ts";
import { type Kind, sniff } from "./sniff.ts";
import { type HeadBytes, readHead, type TextSource } from "./text-bytes.ts";
import { endsAsArchive, readZipDirectory } from "./zip-directory.ts";
import { openMembers } from "./zip-of-files.ts";

/** A file to open. */
export interface OpenRequest {
  /** Where the file's bytes are, e.g. in the archive of originals. */
  readonly path: string;
  /** The name as given: for messages, and because a name that claims another kind of file than it is makes a file refused. */
  readonly name: string;
  /** An existing empty folder; nothing is written outside it. */
  readonly folder: string;
  readonly limits?: Partial<OpenLimits>;
}

interface Opening {
  readonly path: string;
  readonly name: string;
  /** Whether it is a file inside an archive: an archive in an archive is not opened. */
  readonly isMember: boolean;
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
 * what it is and what to do. All but text is read in a child process; a CSV file that is plain UTF-8 is not copied. A letter
 * has no sheets but `text`; JSON is left to its own reader, and refused here.
 */
export function openFile(request: OpenRequest): Promise<OpenedFile> {
  return openOne(request, false);
}

async function openOne(request: OpenRequest, isMember: boolean): Promise<OpenedFile> {
  const limits = { ...OPEN_LIMITS, ...request.limits };
  const opening: Opening = {
    path: request.path,
    name: request.name,
    isMember,
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
      signals: error.facts.signal === undefined ? opening.signals : [...opening.signals, error.facts.signal],
      problems: [problemOf(error.facts, request.name)],
    };
  }
}

async function openSheets(opening: Opening): Promise<readonly OpenedSheet[]> {
  const source = { path: opening.path, gzip: false, inflatedBytes: opening.limits.inflatedBytes };
  const head = await readHead(source);
  const kind = sniff(head);
  if (kind !== "zip" && kind !== "empty" && (await endsAsArchive(opening.path))) throw polyglot();
  opening.format = FORMATS[kind];
  checkClaim(opening.name, kind);
  switch (kind) {
    case "gzip":
      return openGzip(opening);
    case "zip":
      return openArchive(opening);
    case "text":
      return openText(opening, source, head);
    case "office97":
      await refuseOtherOffice(opening.path);
      return openApart(opening, "xls");
    case "pdf":
    case "html":
      return openApart(opening, kind);
    default:
      if (kind === "json" && (await stat(opening.path)).size > MOST_JSON_BYTES)
        throw tooLarge("a JSON document of more than 64 MiB", "a smaller document");
      throw faultOf(kind, head);
  }
}

async function openGzip(opening: Opening): Promise<readonly OpenedSheet[]> {
  const source = { path: opening.path, gzip: true, inflatedBytes: opening.limits.inflatedBytes };
  const head = await readHead(source);
  const kind = sniff(head);
  if (kind === "text") return openText(opening, source, head);
  opening.format = kind === "empty" ? "empty" : "unknown";
  if (kind === "empty") throw faultOf(kind, head);
  throw unsupported(`a compressed file with ${INSIDE[kind]} inside`, "Unpack it and add what is inside.");
}

async function openText(opening: Opening, source: TextSource, head: HeadBytes): Promise<readonly OpenedSheet[]> {
  const prose = source.gzip ? null : await readProse(opening.path, sniffDelimiter(head.bytes.toString("latin1")));
  if (prose !== null) {
    opening.format = "text";
    opening.text = prose.lines;
    opening.signals.push(...prose.signals);
    return [];
  }
  const { sheet, signals } = await openCsv({ source, head, folder: opening.folder, limits: opening.limits });
  opening.signals.push(...signals);
  return [sheet];
}

async function openArchive(opening: Opening): Promise<readonly OpenedSheet[]> {
  const { path, name, folder, limits } = opening;
  const kind = await archiveKind(path, await readZipDirectory(path, limits));
  if (kind.format === "other") throw unsupported(kind.found, kind.hint);
  checkArchiveClaim(name, kind.format !== "zip");
  opening.format = kind.format;
  if (kind.format !== "zip") return openApart(opening, kind.format);
  if (opening.isMember) throw unsupported("an archive inside an archive", "Unpack it and add what is inside.");
  const found = await openMembers({ path, folder, limits, open: (one) => openOne({ ...one, limits }, true) });
  opening.text = found.text;
  opening.signals.push(...found.signals);
  opening.problems.push(...found.problems);
  return found.sheets;
}

/** Has the file read in a process of its own. */
async function openApart(opening: Opening, format: ApartFormat): Promise<readonly OpenedSheet[]> {
  const { path, folder, limits } = opening;
  const answer = await readApart({ path, folder, format, limits });
  opening.signals.push(...answer.signals);
  opening.problems.push(...answer.problems);
  if (answer.fault !== null) throw new Fault(answer.fault);
  opening.text = answer.text ?? null;
  return answer.sheets.map(({ file, shown, ...sheet }) => {
    const paths = { path: join(folder, file), shown: shown === null ? null : join(folder, shown) };
    return { ...sheet, ...paths, gzip: false, delimiter: ",", part: sheet.part ?? null };
  });
}

/** The most that a JSON document may have: it is read whole. */
const MOST_JSON_BYTES = 64 * 1024 ** 2;

const FORMATS: Readonly<Record<Kind, SheetFormat>> = {
  empty: "empty",
  gzip: "csv.gz",
  zip: "zip",
  office97: "xls",
  pdf: "pdf",
  html: "html",
  json: "json",
  text: "csv",
  xml: "unknown",
  binary: "unknown",
};

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

function faultOf(kind: "empty" | "xml" | "json" | "binary", { bytes }: HeadBytes): Fault {
  switch (kind) {
    case "empty":
      return new Fault({
        code: "empty-file",
        found: "an empty file",
        wanted: "a CSV, XLSX or ODS file",
        hint: ASK_AGAIN,
      });
    case "xml":
      return unsupported("an XML document", "Open it in a spreadsheet program and save it as CSV or XLSX.");
    case "json":
      return unsupported("a JSON document", COPY_OUT);
    case "binary": {
      const foreign = foreignKind(bytes);
      if (foreign === null) return unsupported("a file of an unknown kind that holds no text");
      return unsupported(foreign.what, foreign.isPicture ? BY_HAND : undefined);
    }
  }
}

const BY_HAND = "Ask for the figures as a spreadsheet, or enter them by hand: everycase enter";

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

/** What a whole pass over a compressed CSV file tells. */
export interface CompressedCheck {
  /** `null` when the file is whole. */
  readonly problem: Problem | null;
  /** Whether a bulk reader can read it as it is: without blank lines, which it would pass over, and with line ends of one kind. */
  readonly isPlain: boolean;
}

/** Inflates a compressed CSV file to its end and keeps nothing. Costs about 50 ms for 30 MB of text. */
export async function checkCompressed(request: Omit<OpenRequest, "folder">): Promise<CompressedCheck> {
  const limits = { ...OPEN_LIMITS, ...request.limits };
  try {
    return {
      problem: null,
      isPlain: await readThrough({ path: request.path, gzip: true, inflatedBytes: limits.inflatedBytes }),
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { problem: problemOf(error.facts, request.name), isPlain: false };
  }
}
