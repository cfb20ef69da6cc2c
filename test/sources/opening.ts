// What tests of opened files share: places to put files in, and workbooks read in this process.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { openFile } from "../../src/sources/sheet/open.ts";
import { OPEN_LIMITS, type OpenedFile, type OpenLimits } from "../../src/sources/sheet/opened.ts";
import { readWorkbook, type WorkbookAnswer } from "../../src/sources/sheet/workbook.ts";
import { placeOfFiles } from "./place.ts";
import { odsParts, type Part, worksheet, xlsxParts, zip } from "./zip.ts";

/** A new empty folder. */
export function job(): string {
  return mkdtempSync(join(placeOfFiles(), "job-"));
}

/** The path of a new file of this name with this content. */
export function kept(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(placeOfFiles(), "file-")), name);
  writeFileSync(path, content);
  return path;
}

/** Opens a file with this content in a folder of its own. */
export function opened(name: string, content: string | Buffer, limits: Partial<OpenLimits> = {}): Promise<OpenedFile> {
  return openFile({ path: kept(name, content), name, folder: job(), limits });
}

/** What a workbook gave, with all rows of its sheets. */
export type Read = WorkbookAnswer & { readonly rows: readonly (readonly (readonly string[])[])[] };

/** Reads a workbook in this process: as the child does, but faster. */
export async function readHere(format: "xlsx" | "ods", path: string, limits: Partial<OpenLimits> = {}): Promise<Read> {
  const folder = job();
  const answer = await readWorkbook({ path, folder, format, limits: { ...OPEN_LIMITS, ...limits } });
  return {
    ...answer,
    rows: answer.sheets.map((sheet) => parseCsv(readFileSync(join(folder, sheet.file), "utf8"), ",")),
  };
}

/** Reads a workbook of one XLSX sheet with these rows (XML); `before` goes before them. */
export function xlsxHere(rows: string, more: readonly Part[] = [], before = ""): Promise<Read> {
  return readHere("xlsx", kept("book.xlsx", zip(xlsxParts(worksheet(rows, before), more))));
}

/** Reads an ODS workbook with these tables (XML). */
export function odsHere(tables: string, options: Parameters<typeof odsParts>[1] = {}): Promise<Read> {
  return readHere("ods", kept("book.ods", zip(odsParts(tables, options))));
}
