// Joins the cells of several sheets of one file into its one sorted Parquet.
import { CELL_ORDER, PARQUET_OPTIONS } from "./cells-table.ts";
import { type Engine, quote } from "./engine.ts";

/** Writes the cells of `parts` (Parquet files) as one sorted file. */
export async function mergeCells(
  engine: Engine,
  { parts, target }: { parts: readonly string[]; target: string },
): Promise<void> {
  await engine.run(
    `COPY (SELECT * FROM read_parquet([${parts.map(quote).join(", ")}]) ORDER BY ${CELL_ORDER}) TO ${quote(target)} (${PARQUET_OPTIONS})`,
  );
}
