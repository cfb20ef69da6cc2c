// The passport of a figure, with the cells of its sources drawn as they stand there.

import { rm } from "node:fs/promises";
import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import type { FigurePassport, SheetWindow, TracedCell } from "../measures/result.ts";
import { type FigureQuestion, type Trace, trace } from "../measures/trace.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { openFile } from "../sources/sheet/open.ts";
import type { OpenedSheet } from "../sources/sheet/opened.ts";
import { readSheetText } from "../sources/sheet/sheet-text.ts";
import { columnIndex } from "../standard/address.ts";
import { forceNamed } from "../standard/force-named.ts";
import { readRows } from "../warehouse/window.ts";
import { handDrawing } from "./_hand-book.ts";
import { bookFiles, catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Traces a figure down to its cells. Refuses (`usage`) unknown words, (`notFound`) when nothing answers, (`notPossible`) a pooled figure of unlike forces. */
export async function traceFigure(
  tools: Tools,
  { force, ...question }: FigureQuestion & { readonly force?: string },
): Promise<Published<FigurePassport>> {
  const { engine } = await tools.warehouse();
  const traced = await trace(engine, await catalogue(tools), question, force === undefined ? null : forceNamed(force));
  const files: FigurePassport["files"][number][] = [];
  for (const one of traced.files) files.push(await drawn(tools, one));
  return passPublic({ ...traced, files });
}

async function drawn(tools: Tools, one: Trace["files"][number]): Promise<FigurePassport["files"][number]> {
  const book = (await bookFiles(tools)).find(({ entry }) => entry.subject === one.file.sha256);
  const [key] = one.cells;
  const columns = (book?.note.columns ?? []).filter(({ sheet }) => sheet === one.sheet);
  const base = {
    file: one.file.name,
    sha256: one.file.sha256,
    bytes: book?.body.bytes ?? 0,
    sheet: one.sheet,
    columnHeader: columns.find(({ column }) => column === key?.column)?.header ?? "",
    zeroCells: one.zeroCells,
    moreCells: one.moreCells,
  };
  const unseen = { ...base, cells: one.cells, window: null };
  if (key === undefined) return unseen;
  const byHand = handDrawing(
    tools,
    one.file,
    one.cells.map(({ cell }) => cell),
  );
  if (byHand !== null) {
    const cells = one.cells.map((cell) => ({ ...cell, found: byHand.found.get(cell.cell) ?? "" }));
    return { ...base, columnHeader: byHand.header, cells, window: byHand.window };
  }
  return await withSheet(tools, one, async (sheet) => {
    if (sheet === null) return unseen;
    const headRow = headerRowOf(
      sheet,
      columns.map(({ header }) => header),
    );
    const around = Array.from({ length: 7 }, (_, index) => key.row - 3 + index).filter((row) => row > headRow);
    const texts = await textsOf(tools, {
      sheet,
      headRow,
      fullTable: one.file.fullTable,
      rows: [headRow, ...around, ...one.cells.map(({ row }) => row)],
    });
    const cells = one.cells.map((cell) => ({ ...cell, found: texts.get(cell.row)?.[columnIndex(cell.column)] ?? "" }));
    return {
      ...base,
      cells,
      window: windowOf({
        texts,
        headRow,
        around,
        cells,
        columns: columns.map(({ column, role }) => ({ column, used: role !== "not used" })),
      }),
    };
  });
}

/** Opens the sheet a figure stands in while `work` needs it; `null` for a file without sheets (JSON). */
async function withSheet<T>(
  tools: Tools,
  one: Trace["files"][number],
  work: (sheet: OpenedSheet | null) => Promise<T>,
): Promise<T> {
  const warehouse = await tools.warehouse();
  const job = await warehouse.jobFolder(`window-${one.file.sha256}-${process.pid}`);
  try {
    const { sheets } = await openFile({
      path: tools.archive.pathOf(one.file.sha256),
      name: one.file.name,
      folder: job,
    });
    return await work(sheets.find(({ name }) => name === one.sheet) ?? null);
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}

/** The rows as they stand in the sheet, split as they were when it was read: bulk tables by the engine, small ones by ourselves. */
async function textsOf(
  tools: Tools,
  {
    sheet,
    headRow,
    fullTable,
    rows,
  }: { sheet: OpenedSheet; headRow: number; fullTable: boolean; rows: readonly number[] },
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (fullTable) {
    const { engine } = await tools.warehouse();
    return await readRows(engine, { ...sheet, sheet: sheet.name, width: sheet.head[headRow - 1]?.length ?? 1 }, rows);
  }
  const records = parseCsv(await readSheetText(sheet), sheet.delimiter);
  return new Map(
    rows.flatMap((row) => {
      const record = records[row - 1];
      return record === undefined ? [] : [[row, record] as const];
    }),
  );
}

function headerRowOf(sheet: OpenedSheet, headers: readonly string[]): number {
  const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();
  const found = sheet.head.findIndex((row) => headers.every((header) => row.some((cell) => plain(cell) === header)));
  return found === -1 ? 1 : found + 1;
}

function windowOf({
  texts,
  headRow,
  around,
  cells,
  columns,
}: {
  texts: ReadonlyMap<number, readonly string[]>;
  headRow: number;
  around: readonly number[];
  cells: readonly TracedCell[];
  columns: readonly { column: string; used: boolean }[];
}): SheetWindow {
  const shown = columns.filter(({ used }) => used).map(({ column }) => column);
  const marks = new Map(cells.map((cell, index) => [cell.cell, index === 0 ? "cell" : "used"]));
  const drawRow = (row: number, head: boolean): SheetWindow["rows"][number] => ({
    row,
    head,
    cells: shown.map((column) => texts.get(row)?.[columnIndex(column)] ?? ""),
    marks: shown.map((column) => marks.get(`${column}${row}`) ?? null),
  });
  const [first] = around;
  return {
    columns: shown,
    rows: [
      drawRow(headRow, true),
      ...(first !== undefined && first > headRow + 1 ? [null] : []),
      ...around.filter((row) => texts.has(row)).map((row) => drawRow(row, false)),
    ],
  };
}
