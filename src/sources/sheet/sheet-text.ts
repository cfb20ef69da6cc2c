// The whole text of a small opened sheet, and what its cells show.
import { readFile, stat } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { parseCsv } from "./csv-text.ts";
import type { OpenedSheet } from "./opened.ts";
import { type CellType, typeByLook } from "./sheet-shown.ts";

const LIMIT_BYTES = 64 * 1024 * 1024;

/** Reads an opened sheet as text, without a byte order mark. For small human files: at most 64 MiB after inflating (a larger one throws). */
export async function readSheetText(sheet: OpenedSheet): Promise<string> {
  const bytes = await readFile(sheet.path);
  const plain = sheet.gzip ? gunzipSync(bytes, { maxOutputLength: LIMIT_BYTES }) : bytes;
  return plain.toString("utf8").replace(/^\uFEFF/u, "");
}

/** A cell's type and the text it shows. */
export interface ShownCell {
  readonly type: CellType;
  readonly shown: string;
}

/**
 * The cells of an opened sheet that show another text than the CSV holds, or are of another type than their letters tell, by
 * address. For small human files, as `readSheetText`. Example: C14 → `{ type: "number", shown: "2.4%" }` where the CSV has 0.024.
 */
export async function readShown(sheet: OpenedSheet): Promise<ReadonlyMap<string, ShownCell>> {
  const cells = new Map<string, ShownCell>();
  if (sheet.shown === null) return cells;
  if ((await stat(sheet.shown)).size > LIMIT_BYTES) throw new RangeError("the shown texts are more than 64 MiB");
  for (const [address = "", type = "", shown = ""] of parseCsv(await readFile(sheet.shown, "utf8"), ",")) {
    // Our own writer wrote this file, with these types.
    cells.set(address, { type: type as CellType, shown });
  }
  return cells;
}

/** What a cell shows and is: as listed by `readShown`, else as the CSV has it. */
export function shownCell(value: string, listed: ShownCell | undefined): ShownCell {
  return listed ?? { type: typeByLook(value), shown: value };
}
