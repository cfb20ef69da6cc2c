// All cells of the warehouse as one table, in one fixed order.
import { CELL_COLUMNS, CELL_ORDER, PARQUET_OPTIONS } from "./cells-table.ts";
import { type Engine, quote } from "./engine.ts";

/** Writes the cells of `paths` (Parquet files) to `target` as CSV, JSON (an array) or Parquet; returns how many. */
export async function exportCells(
  engine: Engine,
  { paths, format, target }: { paths: readonly string[]; format: "csv" | "json" | "parquet"; target: string },
): Promise<number> {
  const columns = CELL_COLUMNS.map(([name, type]) => [name, type] as const);
  const source =
    paths.length > 0
      ? `read_parquet([${paths.map(quote).join(", ")}])`
      : `(SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${name}`).join(", ")} WHERE false)`;
  const options = { csv: "FORMAT csv, HEADER", json: "FORMAT json, ARRAY true", parquet: PARQUET_OPTIONS }[format];
  await engine.run(
    `COPY (SELECT ${columns.map(([name]) => guarded(name, format)).join(", ")} FROM ${source} ORDER BY ${CELL_ORDER}) TO ${quote(target)} (${options})`,
  );
  const [count] = await engine.rows(`SELECT count(*) AS n FROM ${source}`);
  return Number(count?.["n"] ?? 0);
}

/** Words of a source that a spreadsheet would run as a formula get an apostrophe in CSV. */
function guarded(name: string, format: string): string {
  const words = [
    "sheet",
    "area",
    "period",
    "scope",
    "offence_group",
    "offence_subgroup",
    "flag_rule",
    "flag_origin",
    "edition",
    "line",
    "why",
    "note",
    "cite",
  ];
  if (format !== "csv" || !words.includes(name)) return name;
  return `CASE WHEN regexp_matches(${name}, '^[=+@\\t\\r\\n＝＋－＠-]') THEN '''' || ${name} ELSE ${name} END AS ${name}`;
}
