// The one way the engine reads the text of a sheet: every record a row, and the records it cannot split told by their number.
import type { BulkSheet } from "./bulk-table.ts";
import { type Engine, quote } from "./engine.ts";

/** A record that could not be split into the table's columns. */
export interface BrokenRow {
  readonly row: number;
  readonly found: string;
}

/** What to read, and the temporary table in which the engine notes the records it leaves out. */
export interface Scan {
  readonly sheet: Omit<BulkSheet, "headerRow">;
  readonly rejects: string;
}

/**
 * The SQL of a scan: `row_number() OVER ()` counts the records that could be split, `c0`, `c1` … are the columns as
 * text. In a workbook's sheet a short row ends in blank cells; in a CSV it is broken.
 */
export function scanSql({ sheet, rejects }: Scan): string {
  const columns = Array.from({ length: sheet.width }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  const isWorkbook = sheet.sheet !== null;
  // The parallel reader refuses padding together with line breaks inside quotes.
  return `read_csv(${quote(sheet.path)}, auto_detect = false, header = false, all_varchar = true, skip = 0,
    delim = ${quote(sheet.delimiter)}, compression = '${sheet.gzip ? "gzip" : "none"}', quote = '"', escape = '"', columns = {${columns}},
    null_padding = ${isWorkbook}, parallel = ${!isWorkbook}, max_line_size = 8000000, ignore_errors = true,
    store_rejects = true, rejects_table = ${quote(rejects)}, rejects_scan = ${quote(`${rejects}_scan`)}, rejects_limit = 0)`;
}

/** Forgets what an earlier scan left out; a scan adds to what is there. */
export async function forgetBroken(engine: Engine, rejects: string): Promise<void> {
  await engine.run(`DROP TABLE IF EXISTS ${rejects}; DROP TABLE IF EXISTS ${rejects}_scan`);
}

/** The records that the last scan left out, by their number in the sheet; `blank` ones hold nothing at all. */
export async function brokenRows(
  engine: Engine,
  { rejects }: Scan,
): Promise<readonly (BrokenRow & { readonly blank: boolean })[]> {
  // A record with several faults is noted once for each: the first column concerned tells how many there are.
  const rows = await engine.rows(`SELECT line::INTEGER AS row, arg_min(error_type::VARCHAR, column_idx) AS kind,
      arg_min(error_message, column_idx) AS says, bool_and(regexp_full_match(coalesce(csv_line, ''), '[\\s",;|]*')) AS blank
    FROM ${rejects} GROUP BY 1 ORDER BY 1`);
  return rows.map(({ row, kind, says, blank }) => ({
    row: Number(row),
    found: foundIn({ kind: String(kind), says: String(says) }),
    blank: blank === true,
  }));
}

/** In our words: the engine's own may repeat what stands in the row. */
function foundIn({ kind, says }: { kind: string; says: string }): string {
  const cells = /Found: (\d+)/u.exec(says)?.[1];
  // Of a record that is too long, the engine counts only as far as the first cell too many.
  if (cells !== undefined)
    return `${cells} ${cells === "1" ? "cell" : "cells"}${kind === "TOO MANY COLUMNS" ? " or more" : ""}`;
  if (kind === "UNQUOTED VALUE") return "a quotation mark that is not closed, or text behind one that is";
  return kind.toLowerCase();
}

/** The place of a record among those that could be split, both from 1; `null` for one that could not. */
export function placeAmongSplit(row: number, broken: readonly number[]): number | null {
  return broken.includes(row) ? null : row - broken.filter((out) => out < row).length;
}
