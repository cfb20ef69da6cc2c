// Some rows of a source as they stand in it, for drawing the very cell.
import type { BulkSheet } from "./bulk-table.ts";
import { brokenRows, forgetBroken, placeAmongSplit, scanSql } from "./csv-scan.ts";
import type { Engine } from "./engine.ts";

/** The texts of the wanted rows of a sheet, by row number. Rows that the engine cannot split are left out. */
export async function readRows(
  engine: Engine,
  sheet: Omit<BulkSheet, "headerRow">,
  rows: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (rows.length === 0) return new Map();
  return await engine.alone(() => readPlaces(engine, sheet, [...new Set(rows)]));
}

async function readPlaces(
  engine: Engine,
  sheet: Omit<BulkSheet, "headerRow">,
  rows: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const scan = { sheet, rejects: "broken_window" };
  await forgetBroken(engine, scan.rejects);
  await engine.rows(`SELECT count(*) AS n FROM ${scanSql(scan)}`);
  const broken = (await brokenRows(engine, scan)).map(({ row }) => row);
  const places = new Map(
    rows.flatMap((row) => {
      const place = placeAmongSplit(row, broken);
      return place === null ? [] : [[place, row] as const];
    }),
  );
  if (places.size === 0) return new Map();
  const found =
    await engine.rows(`SELECT * FROM (SELECT (row_number() OVER ())::INTEGER AS place, * FROM ${scanSql(scan)})
    WHERE place IN (${[...places.keys()].join(", ")}) ORDER BY place`);
  return new Map(
    found.map((row) => [
      places.get(Number(row["place"])) ?? 0,
      Array.from({ length: sheet.width }, (_, index) => String(row[`c${index}`] ?? "")),
    ]),
  );
}
