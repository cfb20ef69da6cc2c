// `everycase add`: files into the book, with an account of each as soon as it is safe.
import { addFiles } from "../actions/add-files.ts";
import { listChoices } from "../actions/list-choices.ts";
import type { FileReport } from "../measures/result.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { section } from "./lines.ts";
import { reportLines, summaryWords } from "./show/report.ts";
import { askLines, sourcesTable } from "./show/sources.ts";

/** Adds files and folders. Ends in `problems` when there is something to look at, in `unreadable` when no file could be read. */
export async function add(door: Door, paths: readonly string[], { format, edition }: Options): Promise<Ending> {
  const asTable = format !== "json" && format !== "csv";
  const onReport = (report: FileReport): void => {
    if (asTable) door.print([...reportLines(report, door.width), ""]);
  };
  const { files, scopes } = await door.withTools(async (tools) => ({
    files: await addFiles(tools, { paths, ...(edition === undefined ? {} : { edition }) }, onReport),
    scopes: asTable ? (await listChoices(tools)).scopes : [],
  }));
  await answer(door, format, {
    lines: (width) => [summaryWords(files), ...section("What can be asked now", askLines(scopes, width))],
    value: { files },
    table: () => sourcesTable(files),
  });
  return endingOf(files);
}

/** How adding ended, by what came of the files. */
export function endingOf(files: readonly Pick<FileReport, "source" | "problems">[]): Ending {
  if (files.every(({ source }) => source === null)) return "unreadable";
  return files.some(({ problems }) => problems.length > 0) ? "problems" : "done";
}
