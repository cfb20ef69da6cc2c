// `everycase export`: all cells of the book as one table, with a manifest that says where each came from.
import { resolve } from "node:path";
import type { DownloadFormat } from "../actions/download.ts";
import { exportTables } from "../actions/export-tables.ts";
import { count, counted } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { bullets } from "./lines.ts";

/** The formats of an export; the first is taken when none is given. */
export const EXPORT_FORMATS = ["csv", "json", "parquet"] as const satisfies readonly DownloadFormat[];

/** Writes the tables to the folder that `--out` names and says which files there are. */
export async function exportVerb(
  door: Door,
  _words: readonly string[],
  { out = ".", format }: Options,
): Promise<Ending> {
  const wanted = EXPORT_FORMATS.find((one) => one === format) ?? EXPORT_FORMATS[0];
  const { files, rows } = await door.withTools((tools) =>
    exportTables(tools, { folder: resolve(out), format: wanted }),
  );
  door.print([`${counted(rows, "cell", "cells")} in ${count(files.length)} files:`, ...bullets(files, door.width)]);
  return "done";
}
