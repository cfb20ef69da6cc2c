// `everycase problems`: everything that could not be read, in all files or in one.
import { listSources, showSource } from "../actions/list-sources.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { allProblemLines, problemTable } from "./show/problems.ts";

/** Lists problems. It ends in `done` however many there are: listing them is what was asked. */
export async function problems(door: Door, [label]: readonly string[], { format }: Options): Promise<Ending> {
  const files = await door.withTools(async (tools) =>
    label === undefined ? await listSources(tools) : [await showSource(tools, label)],
  );
  await answer(door, format, {
    lines: (width) => allProblemLines(files, width),
    value: { problems: files.flatMap((file) => file.problems) },
    table: () => problemTable(files),
  });
  return "done";
}
