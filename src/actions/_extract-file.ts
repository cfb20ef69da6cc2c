// Opens an extract at the door: its heads to look at, and its rows as text on disk, without a byte of it going into the book.
import { Refusal } from "../ground/refusal.ts";
import { CsvSurveyor, isPlain } from "../sources/sheet/csv-survey.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { sniffDelimiter } from "../sources/sheet/delimiter.ts";
import { openFile, transcodeCsv } from "../sources/sheet/open.ts";
import { HEAD_ROWS, OPEN_LIMITS } from "../sources/sheet/opened.ts";
import { markOf, sniff } from "../sources/sheet/sniff.ts";
import { readHead, textChunks } from "../sources/sheet/text-bytes.ts";

/** One sheet of an extract. */
export interface ExtractSheet {
  readonly name: string | null;
  readonly path: string;
  readonly gzip: boolean;
  readonly delimiter: string;
  readonly head: readonly (readonly string[])[];
  /** Short rows end in blank cells, as in a workbook. */
  readonly padded: boolean;
}

/** The sheets of an extract, ready for the engine. Refuses (`unreadable`) text that breaks off. */
export async function openPlain(path: string, name: string, folder: string): Promise<readonly ExtractSheet[]> {
  const sheets = await openExtract(path, name, folder);
  return await Promise.all(sheets.map((sheet) => inPlainText(sheet, folder)));
}

/**
 * Makes sure that the engine can read a CSV as it is: UTF-8, one kind of line end. Any other is rewritten into `folder`. The
 * engine must never meet a letter that is not UTF-8: it gives up for good (DuckDB 1.5, rejected rows of some columns).
 */
async function inPlainText(sheet: ExtractSheet, folder: string): Promise<ExtractSheet> {
  if (sheet.padded) return sheet;
  const surveyor = new CsvSurveyor();
  for await (const chunk of textChunks({ path: sheet.path, gzip: sheet.gzip, inflatedBytes: MOST_BYTES }))
    surveyor.see(chunk);
  if (isPlain(surveyor.result({ whole: true }))) return sheet;
  const limits = { inflatedBytes: MOST_BYTES, writtenBytes: MOST_BYTES };
  const { path, problems } = await transcodeCsv(sheet.path, folder, { limits });
  const [problem] = problems;
  if (problem !== undefined)
    throw new Refusal("unreadable", `Cannot read the extract: found ${problem.found}.`, problem.hint);
  return { ...sheet, path, gzip: false };
}

/** An extract may be larger than any reply. */
const MOST_BYTES = 64 * 1024 ** 3;

/** The sheets of the file at `path`; none where it is no table. A CSV is only looked at: its rows stay where they are. Workbooks are opened into `folder`; without one they are none. */
export async function openExtract(path: string, name: string, folder: string | null): Promise<readonly ExtractSheet[]> {
  const head = await readHead({ path, gzip: false, inflatedBytes: OPEN_LIMITS.inflatedBytes }).catch(() => null);
  if (head === null) return [];
  const kind = sniff(head);
  if (kind === "text" || kind === "gzip") {
    const csv = await openText(path, kind === "gzip");
    return csv === null ? [] : [csv];
  }
  if (folder === null || (kind !== "zip" && kind !== "office97")) return [];
  const { sheets } = await openFile({ path, name, folder });
  return sheets.map((sheet) => ({
    name: sheet.name,
    path: sheet.path,
    gzip: sheet.gzip,
    delimiter: sheet.delimiter,
    head: sheet.head,
    padded: sheet.name !== null,
  }));
}

async function openText(path: string, gzip: boolean): Promise<ExtractSheet | null> {
  const head = await readHead({ path, gzip, inflatedBytes: OPEN_LIMITS.inflatedBytes }).catch(() => null);
  if (head === null || sniff(head) !== "text") return null;
  const text = new TextDecoder(markOf(head.bytes)).decode(head.bytes).replace(/^\uFEFF/u, "");
  const delimiter = sniffDelimiter(text);
  const rows = parseCsv(text, delimiter, HEAD_ROWS + 1);
  // The last record of a longer file may be cut off.
  const whole = head.complete ? rows : rows.slice(0, -1);
  return { name: null, path, gzip, delimiter, head: whole.slice(0, HEAD_ROWS), padded: false };
}
