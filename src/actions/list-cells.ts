// "Which cells": everything that was read of one file, cell by cell, so that tables kept apart can be looked at too.
import { Refusal } from "../ground/refusal.ts";
import type { Holds } from "../sources/reading.ts";
import { type CellJson, cellToJson } from "../standard/cell-json.ts";
import { forceNamed } from "../standard/force-named.ts";
import { forceById } from "../standard/forces.ts";
import { metricOf } from "../standard/metric-cell.ts";
import { listKeptCells } from "../warehouse/list-cells.ts";
import { bookFiles } from "./catalogue.ts";
import type { FlatTable } from "./flat-rows.ts";
import type { Tools } from "./tools.ts";

/** What is asked: a file by its name or the start of its SHA-256, one force or all, how many cells to leave out first, and how many at most. */
export interface CellsQuestion {
  readonly file: string;
  readonly force?: string;
  readonly after?: number;
  readonly most: number;
}

/** One cell as people look at it. `metric`: the figure of a cell that is no count. */
export interface ListedCell {
  readonly cell: string;
  readonly force: string | null;
  readonly called: string;
  readonly area: string | null;
  readonly period: string | null;
  readonly unit: string;
  readonly scope: string | null;
  readonly basis: string;
  readonly line: string;
  readonly value: CellJson;
  readonly metric: string | null;
  readonly note: string | null;
}

/** The cells of a file from one on. */
export interface CellsList {
  readonly file: string;
  readonly sha256: string;
  readonly source: string | null;
  readonly holds: string;
  readonly force: { readonly id: string; readonly called: string } | null;
  readonly from: number;
  readonly of: number;
  readonly cells: readonly ListedCell[];
}

/** Published tables only: what comes from records is never listed cell by cell. */
const LISTED: readonly Holds[] = ["balances", "of-which", "recorded-crime", "population", "metrics", "run-off"];

/** Lists cells. Refuses (`notFound`) a file that is not there or of which nothing was read, and (`notPossible`) files that are no published tables. */
export async function listCells(
  tools: Tools,
  { file: label, force, after = 0, most }: CellsQuestion,
): Promise<CellsList> {
  const files = (await bookFiles(tools)).filter(
    ({ body, entry }) => body.name === label || (label.length >= 6 && entry.subject.startsWith(label.toLowerCase())),
  );
  const file = files.at(-1);
  if (file === undefined)
    throw new Refusal("notFound", `No file "${label}" has been added.`, "See what there is: everycase sources");
  if (!LISTED.includes(file.note.holds))
    throw new Refusal(
      "notPossible",
      `The cells of ${file.body.name} are not listed one by one.`,
      "Only published tables are.",
    );
  const path = file.stored.path;
  if (path === null)
    throw new Refusal("notFound", `No cell of ${file.body.name} was read.`, "See why: everycase problems");
  const asked = force === undefined ? null : forceNamed(force);
  const { engine } = await tools.warehouse();
  const found = await listKeptCells(engine, {
    path,
    after,
    most,
    ...(asked === null ? {} : { force: asked.id }),
  });
  return {
    file: file.body.name,
    sha256: file.entry.subject,
    source: file.note.title,
    holds: file.note.holds,
    force: asked === null ? null : { id: asked.id, called: asked.called },
    from: after + 1,
    of: found.of,
    cells: found.cells.map(({ sheet, row, column, force: id, cell, ...said }) => ({
      cell: `${sheet === null ? "" : `${sheet.trim()}!`}${column}${row}`,
      force: id,
      called:
        id === null
          ? "not understood"
          : (forceById(id)?.called ?? id.replace(/^not-a-force:/u, "").replaceAll("-", " ")),
      ...said,
      value: cellToJson(cell),
      metric: metricOf(cell)?.text ?? null,
    })),
  };
}

/** Cells as flat rows. */
export function cellRows({ cells, file, sha256 }: CellsList): FlatTable {
  const columns = [
    "file",
    "sha256",
    "cell",
    "force",
    "name",
    "area",
    "period",
    "unit",
    "scope",
    "basis",
    "line",
    "value",
    "metric",
    "note",
  ];
  return {
    columns: columns.map((name) => [name, "VARCHAR"] as const),
    rows: cells.map((one) => [
      file,
      sha256,
      one.cell,
      one.force,
      one.called,
      one.area,
      one.period,
      one.unit,
      one.scope,
      one.basis,
      one.line,
      valueText(one.value),
      one.metric,
      one.note,
    ]),
  };
}

function valueText(value: CellJson): string {
  if (typeof value === "number") return String(value);
  if ("absent" in value) return value.why === undefined ? value.absent : `${value.absent} (${value.why})`;
  return value.to === null ? `at least ${value.from}` : `${value.from} to ${value.to}`;
}
