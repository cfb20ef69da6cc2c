// `everycase layouts`: how tables of replies are read; out to reviewed files, and back into a book.
import { listLayouts, takeLayouts, writeLayouts } from "../actions/list-layouts.ts";
import { counted } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { layoutLines, layoutTable, takenLines } from "./show/layouts.ts";

/** Lists the layouts; with `--out` writes them to a folder, with `--add` takes those of a folder in. */
export async function layouts(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { format, out, add, who } = options;
  const { taken, written, all } = await door.withTools(async (tools) => ({
    taken: add === undefined ? null : await takeLayouts(tools, add, who),
    written: out === undefined ? null : await writeLayouts(tools, out),
    all: await listLayouts(tools),
  }));
  await answer(door, format, {
    lines: (width) => [
      ...(taken === null ? [] : [...takenLines(taken, width), ""]),
      ...(written === null ? [] : [`${counted(written.length, "file", "files")} written to ${out}.`, ""]),
      ...layoutLines(all, width),
    ],
    value: { layouts: all, ...(taken === null ? {} : { taken }), ...(written === null ? {} : { written }) },
    table: () => layoutTable(all),
  });
  return taken !== null && taken.problems.length > 0 ? "problems" : "done";
}
