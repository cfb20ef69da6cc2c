// Which forces a cells file has figures of, so that a reader can say who is missing.
import { type Engine, quote } from "./engine.ts";

/** The cells of each force by period and basis, and how many of them are figures; labels that name no force are left out. */
export async function forceCells(
  engine: Engine,
  path: string,
): Promise<
  readonly {
    readonly period: string;
    readonly basis: string;
    readonly force: string;
    readonly cells: number;
    readonly stated: number;
  }[]
> {
  const rows =
    await engine.rows(`SELECT period, basis, force, count(*) AS cells, count(*) FILTER (kind <> 'absent') AS stated
    FROM read_parquet(${quote(path)}) WHERE force IS NOT NULL AND period IS NOT NULL
    GROUP BY period, basis, force ORDER BY period, basis, force`);
  return rows.map((row) => ({
    period: String(row["period"]),
    basis: String(row["basis"]),
    force: String(row["force"]),
    cells: Number(row["cells"]),
    stated: Number(row["stated"]),
  }));
}
