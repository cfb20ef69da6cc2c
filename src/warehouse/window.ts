// Some rows of a source as they stand in it, for drawing the very cell.
import type { BulkSheet } from "./bulk-table.ts";
import { type Engine, quote } from "./engine.ts";

/** The texts of the wanted rows of a sheet, by row number. Rows that the engine cannot split are left out. */
export async function readRows(engine: Engine, sheet: Omit<BulkSheet, "headerRow">, rows: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  if (rows.length === 0) return new Map();
  const columns = Array.from({ length: sheet.width }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  const found = await engine.rows(`SELECT * FROM (SELECT (row_number() OVER ())::INTEGER AS row, * FROM read_csv(${quote(sheet.path)},
      auto_detect = false, header = false, all_varchar = true, delim = ${quote(sheet.delimiter)}, compression = '${sheet.gzip ? "gzip" : "none"}',
      quote = '"', escape = '"', columns = {${columns}}, null_padding = true, ignore_errors = true, max_line_size = 8000000))
    WHERE row IN (${[...new Set(rows)].join(", ")}) ORDER BY row`);
  return new Map(found.map((row) => [Number(row["row"]), Array.from({ length: sheet.width }, (_, index) => String(row[`c${index}`] ?? ""))]));
}
