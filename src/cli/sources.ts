// `everycase sources`: the files of the book; with a name, the account of one.
import { listChoices } from "../actions/list-choices.ts";
import { listSources, showSource } from "../actions/list-sources.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { reportLines } from "./show/report.ts";
import { sourcesLines, sourcesTable } from "./show/sources.ts";

/** Lists the files and what can be asked of them, or shows the account of the file that is named. */
export async function sources(door: Door, [label]: readonly string[], { format }: Options): Promise<Ending> {
  const { files, scopes, home } = await door.withTools(async (tools) => {
    if (label !== undefined) return { files: [await showSource(tools, label)], scopes: [], home: tools.home };
    return { files: await listSources(tools), scopes: (await listChoices(tools)).scopes, home: tools.home };
  });
  const all = label === undefined;
  await answer(door, format, {
    lines: (width) =>
      all ? sourcesLines({ reports: files, scopes, home }, width) : files.flatMap((file) => reportLines(file, width)),
    value: { files },
    table: () => sourcesTable(files),
  });
  return "done";
}
