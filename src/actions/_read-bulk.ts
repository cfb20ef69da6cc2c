// Reads a bulk sheet: the engine stages its text, the reader says what its labels mean, the engine fills the cells.
import type { Problem } from "../ground/problem.ts";
import type { BulkReading, Recognised } from "../sources/reading.ts";
import { forceById } from "../standard/forces.ts";
import { fillCells, type RepeatedFigure, readLabels } from "../warehouse/bulk.ts";
import { forceCells } from "../warehouse/force-cells.ts";
import { type SheetOutcome, type SheetRead, type SheetWork, sheetTwice } from "./_sheet-read.ts";
import { stageText } from "./_stage-text.ts";

/** Reads a sheet whose rows stay in the engine; its cells are in a Parquet file of the job's folder. */
export async function readBulkSheet(
  work: SheetWork,
  recognised: Recognised,
  way: BulkReading,
  place: { file: string; sheet?: string },
): Promise<SheetOutcome> {
  const { warehouse, sheet, sha256, job, index } = work;
  const { engine } = warehouse;
  const bulkSheet = {
    path: sheet.path,
    gzip: sheet.gzip,
    sheet: sheet.name,
    delimiter: sheet.delimiter,
    width: way.width,
    headerRow: way.headerRow,
  };
  const staged = await stageText({ engine, job, name: work.name, signals: work.signals }, bulkSheet, way.bulk);
  if ("problem" in staged) return { problems: [{ ...place, ...staged.problem }] };
  const labels = { ...(await readLabels(engine, way.bulk)), broken: staged.broken };
  const { meaning, problems, holds, title = recognised.title } = way.translate(labels);
  const understood = holds === undefined ? recognised : { ...recognised, holds, title };
  const other = work.read.find((one) => (one.recognised.holds ?? "balances") !== (understood.holds ?? "balances"));
  if (other !== undefined) return { problems: [anotherSort(place, understood, other)] };
  const periods = [...new Set([...meaning.years.values()].map(({ period }) => period))];
  const twice = work.read.find((one) => one.filled !== null && one.periods.some((period) => periods.includes(period)));
  if (twice !== undefined) return { problems: [sheetTwice(place, periods.join(", "), twice)] };
  const target = `${job}/cells-${index}.parquet`;
  const repeats = await fillCells(engine, { sheet: bulkSheet, columns: way.bulk, meaning, file: sha256, target });
  const all = [
    ...problems,
    ...repeats.map((repeat) => ({ ...place, ...givenTwice(repeat) })),
    ...(way.gaps?.(await forceCells(engine, target)) ?? []),
  ];
  const incomplete =
    staged.broken.length === 0
      ? null
      : `${staged.broken.length} ${staged.broken.length === 1 ? "row" : "rows"} could not be read.`;
  const read = {
    recognised: understood,
    sheet: sheet.name,
    problems: all,
    rows: [],
    records: labels.rows,
    filled: target,
    periods,
    incomplete,
  };
  return { read, problems: all };
}

/** Figures of two sorts in one file: a file is one sort, so that a sum is never made of both. */
function anotherSort(
  place: { file: string; sheet?: string },
  { holds = "balances", title }: Recognised,
  { recognised, sheet }: SheetRead,
): Problem {
  return {
    ...place,
    code: "another-table",
    found: `${title} (${holds}), beside ${recognised.title} (${recognised.holds ?? "balances"}) in sheet ${sheet}`,
    wanted: "tables of one sort in one file",
    hint: "The first was read, this one was not. Add it as a file of its own.",
  };
}

function givenTwice({ labels, rows, force, figures }: RepeatedFigure): Omit<Problem, "file" | "sheet"> {
  return {
    code: "figure-twice",
    cell: String(rows[0] ?? ""),
    cells: figures,
    found: `${labels.map((label) => `"${label}"`).join(" and ")}: rows ${rows.slice(0, 2).join(" and ")} give the same figure of ${forceById(force)?.called ?? force}`,
    wanted: "each figure once",
    hint: "Which row is right cannot be told, so these cells are kept as not understood and stand in no sum.",
  };
}
