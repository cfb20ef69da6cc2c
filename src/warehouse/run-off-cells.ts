// The figures of a table by recorded quarter and lag, as its file keeps them.
import { type RunOffFigure, readRunOffLine } from "../standard/run-off.ts";
import { type Engine, quote } from "./engine.ts";

/** One figure with its force and quarter. */
export interface KeptFigure extends RunOffFigure {
  readonly force: string;
  readonly quarter: string;
}

/** The figures of one file, in the order of forces and quarters. */
export async function runOffFigures(engine: Engine, path: string): Promise<readonly KeptFigure[]> {
  const rows = await engine.rows(`SELECT force, period, line, kind, lowest FROM read_parquet(${quote(path)})
    WHERE force IS NOT NULL ORDER BY force, period_from, period, sheet NULLS FIRST, row, col`);
  return rows.flatMap((row) => {
    const place = readRunOffLine(String(row["line"]));
    const count = row["kind"] === "exact" ? Number(row["lowest"]) : null;
    return place === null ? [] : [{ force: String(row["force"]), quarter: String(row["period"]), place, count }];
  });
}
