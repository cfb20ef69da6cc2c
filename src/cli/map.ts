// `everycase map`: what a table of a reply was read as, what one says of it, what that does to the book; with --save, into the book.
import { mapFile } from "../actions/map-file.ts";
import { saveLayout } from "../actions/save-layout.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { bullets, section } from "./lines.ts";
import { mappingLines, mappingTable } from "./show/mapping.ts";

/** Shows a table with the corrections of `--set` in it, and saves them with `--save`. Ends in `problems` while something is left to say. */
export async function map(door: Door, [file = ""]: readonly string[], options: Options): Promise<Ending> {
  const { format, set = [], sheet, save = false, as, id, who } = options;
  const request = { file, said: set, ...(sheet === undefined ? {} : { sheet }) };
  const { view, saved } = await door.withTools(async (tools) => {
    const drafted = await mapFile(tools, request);
    if (!save) return { view: drafted, saved: null };
    const named = {
      ...(as === undefined ? {} : { title: as }),
      ...(id === undefined ? {} : { id }),
      ...(who === undefined ? {} : { who }),
    };
    return { view: drafted, saved: await saveLayout(tools, { ...request, ...named }) };
  });
  await answer(door, format, {
    lines: (width) => [
      ...mappingLines(view, width, saved !== null),
      ...(saved === null
        ? []
        : section("Saved", [
            `${saved.layout}, entry ${saved.entry}.`,
            ...(saved.alsoRead.length === 0
              ? []
              : ["Read again with the layouts as they are now:", ...bullets(saved.alsoRead, width)]),
          ])),
    ],
    value: { ...view, saved },
    table: () => mappingTable(view),
  });
  return view.complete ? "done" : "problems";
}
