// Reads one web page: every table as a sheet, all words as lines of text. Runs in the process that reads workbooks.
import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import type { ChildAnswer, ChildRequest } from "./child-answer.ts";
import { decodeWhole } from "./decoding.ts";
import { damaged, Fault, tooLarge } from "./fault.ts";
import { letterSignals } from "./header-letters.ts";
import { type HtmlPage, PageBuilder } from "./html-page.ts";
import type { HtmlTable } from "./html-table.ts";
import { htmlTokens } from "./html-tokens.ts";
import type { Signal } from "./opened.ts";
import { SheetWriter, type WrittenSheet } from "./sheet-writer.ts";
import { markOf } from "./sniff.ts";

const MOST_FILE_BYTES = 64 * 1024 ** 2;

/** Reads the page and writes its tables into the folder. Nothing in it is run, and nothing it names is fetched. */
export async function readHtml({ path, folder, limits }: ChildRequest): Promise<ChildAnswer> {
  if (statSync(path).size > MOST_FILE_BYTES) throw tooLarge("a web page of more than 64 MiB", "a smaller page");
  const { text, signals } = pageText(readFileSync(path));
  const builder = new PageBuilder();
  for (const token of htmlTokens(text)) builder.take(token);
  const page = builder.page();
  const tables = page.tables.filter(isTable);
  if (tables.length === 0 && page.lines.length === 0) throw nothingShown();
  const spent = { cells: 0, bytes: 0 };
  const sheets: WrittenSheet[] = [];
  for (const table of tables) {
    const name = tables.length === 1 ? "Table" : `Table ${sheets.length + 1}`;
    const writer = new SheetWriter({ folder, sheet: { name, file: `table-${sheets.length + 1}.csv` }, limits, spent });
    writeTable(table, writer);
    const sheet = writer.close(table.hidden);
    signals.push(...letterSignals(sheet.head, name));
    sheets.push(sheet);
  }
  return { sheets, text: page.lines, signals: [...signals, ...signalsOf(page)], problems: [], fault: null };
}

function writeTable(table: HtmlTable, writer: SheetWriter): void {
  for (const [i, cells] of table.rows.entries()) {
    const filled = cells.filter((cell) => cell !== "").length;
    if (filled > 0) writer.row({ number: i + 1, cells, filled });
  }
  for (const range of table.merges()) writer.merge(range);
}

/** Pages are also laid out by tables: what has no two rows of two cells is no table of figures. */
function isTable({ rows }: HtmlTable): boolean {
  return rows.filter((cells) => cells.filter((cell) => cell !== "").length > 1).length > 1 || isList(rows);
}

/** A table of one column is one too, where it has a head and a few cells that are short. */
function isList(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.flatMap((cells) => cells.filter((cell) => cell !== ""));
  return rows.length > 2 && filled.length === rows.length && filled.every((cell) => cell.length <= 60);
}

function nothingShown(): Fault {
  return new Fault({
    code: "unsupported-format",
    found: "a web page that shows no words",
    wanted: "a page with a table or a text",
    hint: "Open it in a browser, copy the table into a spreadsheet and save it as CSV or XLSX.",
  });
}

function signalsOf({ hidden, active, embeds }: HtmlPage): Signal[] {
  const signals: Signal[] = [];
  if (active.length > 0)
    signals.push({ kind: "active-content", says: `The page holds ${active.join(" and ")}; nothing of it is run.` });
  if (embeds)
    signals.push({ kind: "embedded-object", says: "The page shows another page or file inside; it is not opened." });
  const pieces = hidden === 1 ? "1 piece of text is hidden; it is" : `${hidden} pieces of text are hidden; they are`;
  if (hidden > 0) signals.push({ kind: "hidden-text", says: `In the page ${pieces} left out.` });
  return signals;
}

/** The encodings that pages name and that are read; any other is taken as Windows-1252. */
const KNOWN = new Set(["utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "us-ascii", "latin1", "ascii"]);

/** The letters of a page, by its byte order mark, as UTF-8, or else as Windows-1252; what had to be assumed is signalled. Throws a `Fault` for NUL letters. */
export function pageText(bytes: Buffer): { readonly text: string; readonly signals: Signal[] } {
  const mark = markOf(bytes);
  if (mark !== "utf-8") return { text: plain(decodeWhole(bytes, mark)), signals: [] };
  const start = bytes.toString("latin1", 0, 1024);
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]{2,30})/i.exec(start)?.[1]?.toLowerCase();
  if (isUtf8(bytes)) return { text: plain(decodeWhole(bytes, "utf-8")), signals: [] };
  const isNamed = named !== undefined && named !== "utf-8" && KNOWN.has(named);
  const says = "The page is not UTF-8; it is read as Windows-1252.";
  const signals: Signal[] = isNamed ? [] : [{ kind: "encoding-assumed", says }];
  return { text: plain(decodeWhole(bytes, "windows-1252")), signals };
}

function plain(text: string): string {
  if (text.includes("\u0000")) throw damaged("a web page with NUL letters in it");
  return text;
}
