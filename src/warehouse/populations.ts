// How many people live in each force's area, as the tables of populations state it.
import type { Cell } from "../standard/cell.ts";
import { type Absence, absent, exact, interval } from "../standard/cell.ts";
import { asText, type Engine, quote } from "./engine.ts";

/** The population of one force's whole area. */
export interface Population {
  readonly file: string;
  readonly force: string;
  readonly period: string;
  /** The last day it stands for; `null` where the source's words do not say. */
  readonly to: string | null;
  readonly cell: Cell;
}

/** Every population of whole forces in these files, in the order of forces and periods. */
export async function findPopulations(engine: Engine, paths: readonly string[]): Promise<readonly Population[]> {
  if (paths.length === 0) return [];
  const rows =
    await engine.rows(`SELECT file, force, period, period_to::VARCHAR AS until, kind, lowest, highest, absence, why
    FROM read_parquet([${paths.map(quote).join(", ")}])
    WHERE unit = 'people' AND line = 'total' AND force IS NOT NULL AND area IS NULL
    ORDER BY force, period_to NULLS FIRST, period, file, sheet, row, col`);
  return rows.map((row) => ({
    file: String(row["file"]),
    force: String(row["force"]),
    period: String(row["period"]),
    to: asText(row["until"]),
    cell:
      row["kind"] === "exact"
        ? exact(Number(row["lowest"]))
        : row["kind"] === "interval"
          ? interval(Number(row["lowest"]), row["highest"] === null ? null : Number(row["highest"]))
          : absent(row["absence"] as Absence, asText(row["why"]) ?? undefined),
  }));
}
