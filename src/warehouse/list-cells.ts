// The cells of one file, one by one, in the order in which they stand in it.
import { type Absence, absent, type Cell, exact, interval } from "../standard/cell.ts";
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
  readonly basis: string;
  readonly line: string;
  readonly cell: Cell;
  readonly note: string | null;
}

/** Which cells: of one force or of all, `most` of them after the first `after`. */
export interface CellsWanted {
  readonly path: string;
  readonly force?: string;
  readonly after: number;
  readonly most: number;
}

/** The wanted cells, and how many there are in all. */
export async function listKeptCells(
  engine: Engine,
  { path, force, after, most }: CellsWanted,
): Promise<{ readonly cells: readonly KeptCell[]; readonly of: number }> {
  const from = `FROM read_parquet(${quote(path)})${force === undefined ? "" : ` WHERE force = ${quote(force)}`}`;
  const [count] = await engine.rows(`SELECT count(*) AS n ${from}`);
  const rows =
    await engine.rows(`SELECT sheet, row, col, force, area, period, part, unit, scope, basis, line, kind, lowest, highest, absence, why, note
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
    basis: String(row["basis"]),
    line: String(row["line"]),
    cell: cellOf(row),
    note: asText(row["note"]),
  };
}

function cellOf(row: Row): Cell {
  if (row["kind"] === "exact") return exact(Number(row["lowest"]));
  if (row["kind"] === "interval")
    return interval(Number(row["lowest"]), row["highest"] === null ? null : Number(row["highest"]));
  return absent(row["absence"] as Absence, asText(row["why"]) ?? undefined);
}
