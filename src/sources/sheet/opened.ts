// What opening an untrusted file gives: sheets as CSV files on disk, signals about hidden or doubtful things, problems.
import type { Problem } from "../../ground/problem.ts";

/** What the file is, told by its content and never by its name. */
export type SheetFormat =
  | "csv"
  | "csv.gz"
  | "xlsx"
  | "ods"
  | "json"
  | "html"
  | "xls"
  | "pdf"
  | "zip"
  | "text"
  | "empty"
  | "unknown";

/** The field separators that are understood. */
export type Delimiter = "," | ";" | "\t" | "|";

/** One sheet as a CSV file on disk whose record n is row n and whose field m is column m. */
export interface OpenedSheet {
  /** `null` for CSV, which has no sheets. */
  readonly name: string | null;
  readonly hidden: boolean;
  /** A UTF-8 CSV file with RFC 4180 quotes; the original file where it already is one. */
  readonly path: string;
  /** Whether the file at `path` is gzip-compressed. */
  readonly gzip: boolean;
  readonly delimiter: Delimiter;
  /** The first up to 60 rows as text (record 1 is row 1), for header hunting. */
  readonly head: readonly (readonly string[])[];
  /** Merged ranges such as `B2:D2`, in the order of the file; the text stands in the first cell alone. */
  readonly merges: readonly string[];
  /** The file inside an archive, or the page of a document, that the sheet stands in; `null` where it is the file itself. */
  readonly part: string | null;
  /** How many records, where that is known without a full pass; else `null`. */
  readonly records: number | null;
  /** A small file of the cells whose shown text or type the CSV does not tell (`readShown` reads it); `null` where there are none. */
  readonly shown: string | null;
}

/** Something a person should know although reading went on. */
export interface Signal {
  readonly kind:
    | "hidden-sheet"
    | "formula"
    | "encoding-assumed"
    | "encoding-damaged"
    | "external-link"
    | "macro"
    | "mixed-line-ends"
    | "hidden-row"
    | "hidden-column"
    | "hidden-text"
    | "pivot-cache"
    | "comment"
    | "doc-author"
    | "embedded-file"
    | "embedded-object"
    | "active-content"
    | "error-cell"
    | "suspicious-unicode"
    | "ragged-row"
    | "polyglot"
    | "large";
  readonly sheet?: string;
  /** An address such as `C14`, a row `14` or a column `C`: the first place concerned. */
  readonly cell?: string;
  readonly says: string;
}

/** A file after opening. A file that is refused has no sheets and exactly one problem. */
export interface OpenedFile {
  readonly format: SheetFormat;
  readonly sheets: readonly OpenedSheet[];
  /** The lines of a letter or page as they read from top to bottom, for words that stand outside tables; `null` where there are none. */
  readonly text: readonly string[] | null;
  readonly signals: readonly Signal[];
  readonly problems: readonly Problem[];
}

/** How much one file may cost. Sizes in bytes unless the name says otherwise. */
export interface OpenLimits {
  /** The most a compressed CSV may inflate to when it is inflated here. */
  readonly inflatedBytes: number;
  /** The most all parts of one workbook may inflate to together. */
  readonly workbookBytes: number;
  /** The most CSV text that may be written for one file. */
  readonly writtenBytes: number;
  /** The most cells with content in one workbook. */
  readonly cells: number;
  /** The most parts a workbook (a zip archive) may have. */
  readonly zipEntries: number;
  /** How long reading a workbook may take, in milliseconds of wall clock. */
  readonly timeoutMs: number;
  /** The heap of the process that reads a workbook, in MiB. */
  readonly heapMebibytes: number;
}

const GIBIBYTE = 1024 ** 3;

/** The limits that hold unless a request sets others. */
export const OPEN_LIMITS: OpenLimits = {
  inflatedBytes: 2 * GIBIBYTE,
  workbookBytes: 1.5 * GIBIBYTE,
  writtenBytes: 1.5 * GIBIBYTE,
  cells: 50_000_000,
  zipEntries: 200,
  timeoutMs: 60_000,
  heapMebibytes: 384,
};

/** The size of a sheet and of a cell in Excel and LibreOffice; larger ones are refused in every format. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;
export const CELL_CHARACTERS = 32_767;

/** From where on a file is so large that a person should know: rows and columns of a sheet, bytes of a CSV file. */
export const LARGE = { rows: 500_000, columns: 1_000, bytes: 512 * 1024 ** 2 } as const;

/** How many rows `OpenedSheet.head` holds at most. */
export const HEAD_ROWS = 60;
