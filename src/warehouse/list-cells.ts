// The cells of one file, one by one, in the order in which they stand in it.
import type { Cell } from "../standard/cell.ts";
import { cellOfRow } from "./cell-of-row.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";

/** One kept cell with everything it was read as. */
export interface KeptCell {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly force: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly unit: string;
  readonly scope: string | null;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  /** The edition that the row states; `null` where it states none. */
  readonly edition: string | null;
  readonly basis: string;
  readonly line: string;
  readonly cell: Cell;
  readonly note: string | null;
}

/** Which cells: of one force or of all, `most` of them after the first `after`; `hiding`: those alone that keep their count back. */
export interface CellsWanted {
  readonly path: string;
  readonly force?: string;
  readonly hiding?: boolean;
  readonly after: number;
  readonly most: number;
}

/** The wanted cells, and how many there are in all. */
export async function listKeptCells(
  engine: Engine,
  { path, force, hiding = false, after, most }: CellsWanted,
): Promise<{ readonly cells: readonly KeptCell[]; readonly of: number }> {
  const where = [
    ...(force === undefined ? [] : [`force = ${quote(force)}`]),
    ...(hiding ? ["(kind = 'interval' OR absence = 'withheld')"] : []),
  ];
  const from = `FROM read_parquet(${quote(path)})${where.length === 0 ? "" : ` WHERE ${where.join(" AND ")}`}`;
  const [count] = await engine.rows(`SELECT count(*) AS n ${from}`);
  const rows =
    await engine.rows(`SELECT sheet, row, col, force, area, period, part, unit, scope, flag_rule, flag_origin, edition, basis, line, kind, lowest, highest, absence, why, note
    ${from} ORDER BY sheet NULLS FIRST, row, length(col), col LIMIT ${Math.trunc(most)} OFFSET ${Math.trunc(after)}`);
  return { cells: rows.map(keptCell), of: Number(count?.["n"] ?? 0) };
}

function keptCell(row: Row): KeptCell {
  return {
    sheet: asText(row["sheet"]),
    row: Number(row["row"]),
    column: String(row["col"]),
    force: asText(row["force"]),
    area: asText(row["area"]),
    period: asText(row["part"]) ?? asText(row["period"]),
    unit: String(row["unit"]),
    scope: asText(row["scope"]),
    flagRule: asText(row["flag_rule"]),
    flagOrigin: asText(row["flag_origin"]),
    edition: asText(row["edition"]),
    basis: String(row["basis"]),
    line: String(row["line"]),
    cell: cellOfRow(row),
    note: asText(row["note"]),
  };
}
