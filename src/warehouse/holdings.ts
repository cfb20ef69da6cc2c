// What one cells file holds, found once when it is written, so that choices and plans need no scan.
import { asText, type Engine, quote } from "./engine.ts";

/** A kind of figure a file holds: which question it can answer, for how many forces. */
export interface Holding {
  readonly period: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly unit: string;
  readonly basis: string;
  readonly scope: string;
  readonly group: string | null;
  readonly subgroup: string | null;
  readonly edition: string | null;
  readonly forces: readonly string[];
  readonly cells: number;
}

/** The cells of a file by state. */
export interface CellCounts {
  readonly read: number;
  readonly exact: number;
  readonly interval: number;
  readonly absent: Readonly<Record<string, number>>;
  readonly notUnderstood: number;
}

/** Everything known of a cells file without opening it. */
export interface Holdings {
  readonly holdings: readonly Holding[];
  readonly counts: CellCounts;
  /** Per period and force, the parts (quarters) with at least one stated cell; empty where the file has no parts. */
  readonly parts: readonly {
    readonly period: string;
    readonly basis: string;
    readonly force: string;
    readonly parts: readonly string[];
  }[];
}

/** Describes a cells file. */
export async function describeCells(engine: Engine, path: string): Promise<Holdings> {
  const from = `FROM read_parquet(${quote(path)})`;
  const keys = "period, unit, basis, scope, offence_group, offence_subgroup, edition";
  const found =
    await engine.rows(`SELECT ${keys}, min(pfrom)::VARCHAR AS pfrom, max(pto)::VARCHAR AS pto, string_agg(force, ',' ORDER BY force) AS forces, sum(cells)::BIGINT AS cells
    FROM (SELECT ${keys}, force, min(period_from) AS pfrom, max(period_to) AS pto, count(*) AS cells ${from}
      WHERE force IS NOT NULL AND scope IS NOT NULL AND line IS NOT NULL AND period IS NOT NULL GROUP BY ${keys}, force)
    GROUP BY ${keys} ORDER BY ${keys}`);
  const kinds = await engine.rows(`SELECT kind, absence, count(*) AS n ${from} GROUP BY ALL ORDER BY ALL`);
  const parts = await engine.rows(`SELECT period, basis, force, string_agg(part, ',' ORDER BY part) AS parts
    FROM (SELECT DISTINCT period, basis, force, part ${from} WHERE part IS NOT NULL AND force IS NOT NULL AND kind <> 'absent')
    GROUP BY ALL ORDER BY ALL`);
  return {
    holdings: found.map((row) => ({
      period: String(row["period"]),
      periodFrom: asText(row["pfrom"]),
      periodTo: asText(row["pto"]),
      unit: String(row["unit"]),
      basis: String(row["basis"]),
      scope: String(row["scope"]),
      group: asText(row["offence_group"]),
      subgroup: asText(row["offence_subgroup"]),
      edition: asText(row["edition"]),
      forces: String(row["forces"]).split(","),
      cells: Number(row["cells"]),
    })),
    counts: countsOf(
      kinds.map((row) => ({ kind: String(row["kind"]), absence: asText(row["absence"]), cells: Number(row["n"]) })),
    ),
    parts: parts.map((row) => ({
      period: String(row["period"]),
      basis: String(row["basis"]),
      force: String(row["force"]),
      parts: String(row["parts"]).split(","),
    })),
  };
}

function countsOf(kinds: readonly { kind: string; absence: string | null; cells: number }[]): CellCounts {
  const of = (kind: string): number =>
    kinds.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.cells, 0);
  const absent = Object.fromEntries(
    kinds
      .filter((row) => row.absence !== null && row.absence !== "not understood")
      .map((row) => [row.absence, row.cells]),
  );
  const notUnderstood = kinds.find((row) => row.absence === "not understood")?.cells ?? 0;
  return {
    read: kinds.reduce((sum, row) => sum + row.cells, 0),
    exact: of("exact"),
    interval: of("interval"),
    absent,
    notUnderstood,
  };
}
