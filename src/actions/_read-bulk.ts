// Reads a bulk sheet: the engine stages its text, the reader says what its labels mean, the engine fills the cells.
import type { BulkReading, Recognised } from "../sources/reading.ts";
import { forceById } from "../standard/forces.ts";
import { fillCells, readLabels } from "../warehouse/bulk.ts";
import { type SheetOutcome, type SheetWork, sheetTwice } from "./_sheet-read.ts";
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
  const { meaning, problems } = way.translate(labels);
  const periods = [...new Set([...meaning.years.values()].map(({ period }) => period))];
  const twice = work.read.find(
    (other) => other.filled !== null && other.periods.some((period) => periods.includes(period)),
  );
  if (twice !== undefined) {
    return { problems: [sheetTwice(place, periods.join(", "), twice)] };
  }
  const target = `${job}/cells-${index}.parquet`;
  const repeats = await fillCells(engine, { sheet: bulkSheet, columns: way.bulk, meaning, file: sha256, target });
  const all = [
    ...problems,
    ...repeats.map((repeat) => ({
      ...place,
      code: "figure-twice",
      cell: String(repeat.rows[0] ?? ""),
      cells: repeat.figures,
      found: `${repeat.labels.map((label) => `"${label}"`).join(" and ")}: rows ${repeat.rows.slice(0, 2).join(" and ")} give the same figure of ${forceById(repeat.force)?.called ?? repeat.force}`,
      wanted: "each figure once",
      hint: "Which row is right cannot be told, so these cells are kept as not understood and stand in no sum.",
    })),
  ];
  const incomplete =
    staged.broken.length === 0
      ? null
      : `${staged.broken.length} ${staged.broken.length === 1 ? "row" : "rows"} could not be read.`;
  const read = {
    recognised,
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

