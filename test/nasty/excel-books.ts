// Real workbooks beside what Excel for Mac 2011 showed of them: a folder holds book.xlsx, one CSV a sheet as Excel saved it
// (excel2011.xlsx.N.csv) and the names of the sheets in their order.
import { isUtf8 } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { decodeWhole } from "../../src/sources/sheet/decoding.ts";
import { openFile } from "../../src/sources/sheet/open.ts";
import type { OpenedSheet } from "../../src/sources/sheet/opened.ts";
import { readSheetText, readShown, type ShownCell, shownCell } from "../../src/sources/sheet/sheet-text.ts";
import { columnLetters } from "../../src/standard/address.ts";

/** One book compared: how many cells either side shows, how many are equal, and the others as `Sheet1!B2: "ours", Excel "theirs"`. */
export interface BookComparison {
  readonly cells: number;
  readonly equal: number;
  readonly misses: readonly string[];
}

/** Opens the book of a folder and compares every displayed cell with Excel's own. Throws when the book is not read at all. */
export async function compareBook(folder: string): Promise<BookComparison> {
  const job = await mkdtemp(join(tmpdir(), "everycase-book-"));
  try {
    const opened = await openFile({ path: join(folder, "book.xlsx"), name: "book.xlsx", folder: job });
    if (opened.sheets.length === 0) throw new Error(`${folder}: ${opened.problems[0]?.found ?? "not read"}`);
    const result = { cells: 0, equal: 0, misses: [] as string[] };
    for (const { name, rows } of excelSheets(folder)) {
      const sheet = opened.sheets.find((one) => one.name === name);
      if (sheet === undefined) result.misses.push(`${name}: no such sheet`);
      else await compareSheet(sheet, rows, result);
    }
    return result;
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}

interface ExcelSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets that Excel saved. A chart has a name and no cells, and no file. */
function excelSheets(folder: string): ExcelSheet[] {
  const names = readFileSync(join(folder, "excel2011.xlsx.sheetnames"), "utf8")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  return names.flatMap((name, index) => {
    const file = join(folder, `excel2011.xlsx.${index}.csv`);
    return existsSync(file) ? [{ name, rows: parseCsv(decoded(readFileSync(file)), ",") }] : [];
  });
}

/** Some were saved in the letters of Windows. */
function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : decodeWhole(bytes, "windows-1252");
}

async function compareSheet(
  sheet: OpenedSheet,
  excel: ExcelSheet["rows"],
  result: { cells: number; equal: number; misses: string[] },
): Promise<void> {
  const ours = parseCsv(await readSheetText(sheet), ",");
  const listed = await readShown(sheet);
  // Excel leaves out empty rows above and empty columns before the cells in use.
  const [here, there] = [cornerOf(ours), cornerOf(excel)];
  const height = Math.max(ours.length - here.row, excel.length - there.row);
  for (let i = 0; i < height; i++) {
    const row = ours[here.row + i]?.slice(here.column) ?? [];
    const excelRow = mended(excel[there.row + i]?.slice(there.column) ?? [], row);
    for (let j = 0; j < Math.max(row.length, excelRow.length); j++) {
      const address = `${columnLetters(here.column + j)}${here.row + i + 1}`;
      const value = row[j] ?? "";
      const cell = shownCell(value, listed.get(address));
      const theirs = excelRow[j] ?? "";
      if (cell.shown === "" && theirs === "") continue;
      result.cells++;
      if (isSame(cell, value, theirs)) result.equal++;
      else
        result.misses.push(`${sheet.name}!${address}: ${JSON.stringify(cell.shown)}, Excel ${JSON.stringify(theirs)}`);
    }
  }
}

/** The first row and the first column that hold anything, from 0. */
function cornerOf(rows: ExcelSheet["rows"]): { readonly row: number; readonly column: number } {
  const row = Math.max(
    0,
    rows.findIndex((cells) => cells.some((cell) => cell !== "")),
  );
  const firsts = rows.map((cells) => cells.findIndex((cell) => cell !== "")).filter((first) => first !== -1);
  return { row, column: firsts.reduce((least, first) => Math.min(least, first), firsts[0] ?? 0) };
}

/** Excel for Mac wrote some cells with commas without quotes: those are put together again where that gives the very text of ours. */
function mended(excel: readonly string[], ours: readonly string[]): readonly string[] {
  const cells = [...excel];
  for (const [i, text] of ours.entries()) {
    const pieces = text.split(",").length;
    if (pieces > 1 && cells[i] !== text && cells.slice(i, i + pieces).join(",") === text) cells.splice(i, pieces, text);
  }
  return cells;
}

/** Text is compared letter by letter, numbers without their dress, and a date in the reader's own order of parts by its day. */
function isSame({ type, shown }: ShownCell, value: string, theirs: string): boolean {
  if (lines(shown) === lines(theirs)) return true;
  if (type === "number") return undressed(shown) !== null && undressed(shown) === undressed(theirs);
  // Excel there was American, our reader is British: the only formats that differ by country.
  return type === "date" && /^\d\d\/\d\d\/\d{4}/.test(shown) && americanDay(theirs) === value.slice(0, 10);
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** A shown number without currency signs, separators and brackets; `null` where none is left. */
function undressed(shown: string): number | null {
  const bare = shown.replace(/[$£€¥,\s()%+]/g, "");
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:E-?\d+)?$/i.test(bare)) return null;
  return (shown.includes("(") ? -1 : 1) * Number(bare) * (shown.includes("%") ? 0.01 : 1);
}

function americanDay(text: string): string | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: |$)/.exec(text);
  if (match === null) return null;
  const [, month = "", day = "", year = ""] = match;
  const full = year.length === 4 ? year : Number(year) < 30 ? `20${year}` : `19${year}`;
  return `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
