// The small tables of a file as grids: while the file is being read, and again, kept for a while, when somebody says what they mean.
import { rm, stat } from "node:fs/promises";
import type { Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { GRID_LIMITS, type Grid } from "../sources/replies/grid.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { openFile } from "../sources/sheet/open.ts";
import type { OpenedFile, OpenedSheet } from "../sources/sheet/opened.ts";
import { readSheetText } from "../sources/sheet/sheet-text.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Tools } from "./tools.ts";

/** One sheet of a file that no fixed reader knows. `grid` is `null` where it is too large to be drawn. */
export interface ReplySheet {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly name: string | null;
  readonly part: string | null;
  readonly hidden: boolean;
  readonly grid: Grid | null;
}

/** Text beyond this many bytes is no reply's table. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The sheet as a grid, or `null` where it is larger than a reply's table. */
async function gridOf(sheet: OpenedSheet, file: string, text: readonly string[] | null): Promise<Grid | null> {
  if (sheet.records !== null && sheet.records > GRID_LIMITS.rows) return null;
  const bytes = await stat(sheet.path).then(({ size }) => size);
  if (bytes > (sheet.gzip ? MOST_BYTES / 16 : MOST_BYTES)) return null;
  const rows = parseCsv(await readSheetText(sheet), sheet.delimiter, GRID_LIMITS.rows + 1);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length > GRID_LIMITS.rows || columns > GRID_LIMITS.columns) return null;
  return { file, part: sheet.part, sheet: sheet.name, rows, merges: sheet.merges, text };
}

/** The sheets of an opened file as grids. */
async function replySheets(opened: OpenedFile, file: string): Promise<readonly ReplySheet[]> {
  const sheets: ReplySheet[] = [];
  for (const [index, sheet] of opened.sheets.entries()) {
    const { name, part, hidden } = sheet;
    sheets.push({ number: index + 1, name, part, hidden, grid: await gridOf(sheet, file, opened.text) });
  }
  return sheets;
}

/** The sheets of a file that is being read, kept beside its cells: a later look at them need not open it again. */
export async function keptSheets(
  warehouse: Warehouse,
  { opened, sha256, name }: { readonly opened: OpenedFile; readonly sha256: string; readonly name: string },
): Promise<readonly ReplySheet[]> {
  const sheets = await replySheets(opened, name);
  await warehouse.keepBeside(sha256, { name, sheets } as unknown as Json);
  return sheets;
}

/** Files lately drawn: a file is named by its content, so what was found in it never changes. */
const LATELY = new WeakMap<Tools, Map<string, Promise<readonly ReplySheet[]>>>();
const MOST_KEPT = 32;

/** The sheets of an archived file. Refuses (`damaged`) when its original is gone. */
export function archivedSheets(tools: Tools, sha256: string, name: string): Promise<readonly ReplySheet[]> {
  const kept = LATELY.get(tools) ?? new Map<string, Promise<readonly ReplySheet[]>>();
  LATELY.set(tools, kept);
  const found = kept.get(sha256) ?? openSheets(tools, sha256, name);
  kept.delete(sha256);
  kept.set(sha256, found);
  found.catch(() => kept.delete(sha256));
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return found;
}

async function openSheets(tools: Tools, sha256: string, name: string): Promise<readonly ReplySheet[]> {
  if (!tools.archive.has(sha256))
    throw new Refusal("damaged", `The original of ${name} is not in the archive.`, "Run: everycase verify");
  const warehouse = await tools.warehouse();
  // Written by `keptSheets` alone, in this shape; the grids hold the name the file had then.
  const kept = (await warehouse.findBeside(sha256)) as unknown as { name: string; sheets: ReplySheet[] } | null;
  if (kept?.name === name) return kept.sheets;
  const job = await warehouse.jobFolder(`grid-${sha256}-${process.pid}`);
  try {
    const opened = await openFile({ path: tools.archive.pathOf(sha256), name, folder: job });
    return await keptSheets(warehouse, { opened, sha256, name });
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}
