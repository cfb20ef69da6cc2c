// `everycase export`: all cells of the book as one table, with a manifest that says where each came from.
import { join, resolve } from "node:path";
import type { TableFormat } from "../actions/download.ts";
import { exportReturn } from "../actions/export-return.ts";
import { exportTables } from "../actions/export-tables.ts";
import { Refusal } from "../ground/refusal.ts";
import { count, counted } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { bullets } from "./lines.ts";

/** The formats of an export; the first is taken when none is given. */
export const EXPORT_FORMATS = ["csv", "json", "parquet"] as const satisfies readonly TableFormat[];

/** Writes the tables, or a return, to the folder that `--out` names and says which files there are. */
export async function exportVerb(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const folder = resolve(options.out ?? ".");
  const { scope, period, asKnownOn } = options;
  if (scope !== undefined && period !== undefined) return await returnOf(door, { ...options, scope, period, folder });
  if (scope !== undefined || period !== undefined) {
    throw new Refusal(
      "usage",
      "A return has one scope and one period; one of them is missing.",
      "Such as: --scope child-titled --period 2018/19",
    );
  }
  if (asKnownOn !== undefined) {
    throw new Refusal(
      "usage",
      "All cells of the book are written as they are; a day belongs to a return.",
      "Give --scope and --period too: everycase export --help",
    );
  }
  const wanted = EXPORT_FORMATS.find((one) => one === options.format) ?? EXPORT_FORMATS[0];
  const { files, rows } = await door.withTools((tools) => exportTables(tools, { folder, format: wanted }));
  door.print([`${counted(rows, "cell", "cells")} in ${count(files.length)} files:`, ...bullets(files, door.width)]);
  return "done";
}

async function returnOf(
  door: Door,
  { scope, period, folder, edition, source, asKnownOn }: Options & { scope: string; period: string; folder: string },
): Promise<Ending> {
  const name = `${scope} ${period}`.toLowerCase().replace(/[^a-z0-9]+/gu, "-");
  const out = join(folder, `${name}.csv`);
  const stated = {
    ...(edition === undefined ? {} : { edition }),
    ...(source === undefined ? {} : { source }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
  const { rows } = await door.withTools((tools) => exportReturn(tools, { scope, period, out, ...stated }));
  door.print([`${counted(rows, "row", "rows")} of a return in the open format:`, ...bullets([out], door.width)]);
  return "done";
}
