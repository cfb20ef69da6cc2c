// All cells of the warehouse as one table, in one fixed order.
import { CELL_COLUMNS, CELL_ORDER, PARQUET_OPTIONS } from "./cells-table.ts";
import { type Engine, quote } from "./engine.ts";

/** What is exported, and to where. */
export interface CellsExport {
  readonly paths: readonly string[];
  readonly format: "csv" | "json" | "parquet";
  readonly target: string;
  /** Cells that stay where they are: those of a file (by its hash) about a force's crimes. */
  readonly without?: readonly CellsKept[];
}

/** Cells of one file about the crimes of one force. */
export interface CellsKept {
  readonly file: string;
  readonly force: string;
  readonly scope: string;
  readonly unit: string;
  readonly basis: string;
}

/** Writes the cells of `paths` (Parquet files) to `target` as CSV, JSON (an array) or Parquet; returns how many. */
export async function exportCells(
  engine: Engine,
  { paths, format, target, without = [] }: CellsExport,
): Promise<number> {
  const columns = CELL_COLUMNS.map(([name, type]) => [name, type] as const);
  const whole =
    paths.length > 0
      ? `read_parquet([${paths.map(quote).join(", ")}])`
      : `(SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${name}`).join(", ")} WHERE false)`;
  const source = without.length === 0 ? whole : `(SELECT * FROM ${whole} WHERE ${without.map(isNot).join(" AND ")})`;
  const options = { csv: "FORMAT csv, HEADER", json: "FORMAT json, ARRAY true", parquet: PARQUET_OPTIONS }[format];
  await engine.run(
    `COPY (SELECT ${columns.map(([name]) => guarded(name, format)).join(", ")} FROM ${source} ORDER BY ${CELL_ORDER}) TO ${quote(target)} (${options})`,
  );
  const [count] = await engine.rows(`SELECT count(*) AS n FROM ${source}`);
  return Number(count?.["n"] ?? 0);
}

function isNot({ file, force, scope, unit, basis }: CellsKept): string {
  const same = Object.entries({ file, force, scope, unit, basis }).map(([name, word]) => `${name} = ${quote(word)}`);
  return `(${same.join(" AND ")}) IS NOT TRUE`;
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
