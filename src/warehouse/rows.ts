// Small sources: cells that a reader already understood, written as the same sorted Parquet as the bulk tables.
import { rm, writeFile } from "node:fs/promises";
import type { Reported } from "../standard/reported.ts";
import { cellColumns } from "./bulk.ts";
import { CELL_COLUMNS, CELL_ORDER, type CellColumn, PARQUET_OPTIONS } from "./cells-table.ts";
import { type Engine, quote, type Value } from "./engine.ts";

/** Writes reported cells to `target` (Parquet), sorted. `file` is the SHA-256 of the document they stand in. */
export async function fillRows(
  engine: Engine,
  {
    rows,
    file,
    target,
  }: { rows: readonly (Reported & { readonly sheet: string | null })[]; file: string; target: string },
): Promise<void> {
  const lines = rows.map((row) => JSON.stringify(asColumns(row, file)));
  await copyJson(engine, { lines, columns: CELL_COLUMNS, order: CELL_ORDER, target });
}

/** Lines to write as a table: columns with their types, the order of the rows, and what the file says of itself. */
interface JsonTable {
  readonly lines: readonly string[];
  readonly columns: readonly (readonly [string, string])[];
  readonly order: string;
  readonly target: string;
  /** Key-value metadata of the Parquet file; keys are words of small letters and underscores. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Writes JSON lines with the named columns to a Parquet file next to `target`, in the given order. */
export async function copyJson(
  engine: Engine,
  { lines, columns, order, target, metadata = {} }: JsonTable,
): Promise<void> {
  const staging = `${target}.jsonl`;
  await writeFile(staging, lines.join("\n"));
  const types = columns.map(([name, type]) => `${quote(name)}: ${quote(type)}`).join(", ");
  const source =
    lines.length > 0
      ? `read_json(${quote(staging)}, format = 'newline_delimited', columns = {${types}}, maximum_object_size = 16777216)`
      : `(SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${name}`).join(", ")} WHERE false)`;
  try {
    await engine.run(
      `COPY (SELECT ${columns.map(([name]) => `"${name}"`).join(", ")} FROM ${source} ORDER BY ${order}) TO ${quote(target)} (${PARQUET_OPTIONS}${metadataOption(metadata)})`,
    );
  } finally {
    await rm(staging, { force: true });
  }
}

function metadataOption(metadata: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key}: ${quote(value)}`);
  return pairs.length === 0 ? "" : `, KV_METADATA {${pairs.join(", ")}}`;
}

function asColumns(
  row: Reported & { readonly sheet: string | null },
  file: string,
): Readonly<Record<CellColumn, Value>> {
  const [kind, lowest, highest, absence, why] = cellColumns(row.cell);
  return {
    file,
    sheet: row.sheet,
    row: row.row,
    col: row.column,
    force: row.force,
    area: row.area,
    period: row.period,
    part: null,
    period_from: row.periodFrom,
    period_to: row.periodTo,
    unit: row.unit,
    scope: row.scope,
    offence_group: null,
    offence_subgroup: null,
    flag_rule: row.flagRule,
    flag_origin: row.flagOrigin,
    basis: row.basis,
    edition: row.edition,
    line: row.line,
    kind,
    lowest,
    highest,
    absence,
    why,
    note: row.note,
    cite: row.cite,
  };
}
