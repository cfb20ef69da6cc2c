// `everycase add`: files into the book, with an account of each as soon as it is safe.
import { addFiles } from "../actions/add-files.ts";
import { listChoices } from "../actions/list-choices.ts";
import { takeLayouts } from "../actions/list-layouts.ts";
import type { FileReport } from "../measures/result.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { section } from "./lines.ts";
import { takenLines } from "./show/layouts.ts";
import { reportLines, summaryWords } from "./show/report.ts";
import { askLines, sourcesTable } from "./show/sources.ts";

/** Adds files and folders. Ends in `problems` when there is something to look at, in `unreadable` when no file could be read. */
export async function add(
  door: Door,
  paths: readonly string[],
  { format, edition, layouts }: Options,
): Promise<Ending> {
  const asTable = format !== "json" && format !== "csv";
  const onReport = (report: FileReport): void => {
    if (asTable) door.print([...reportLines(report, door.width), ""]);
  };
  const { taken, files, scopes } = await door.withTools(async (tools) => ({
    taken: layouts === undefined ? null : await takeLayouts(tools, layouts),
    files: await addFiles(tools, { paths, ...(edition === undefined ? {} : { edition }) }, onReport),
    scopes: asTable ? (await listChoices(tools)).scopes : [],
  }));
  await answer(door, format, {
    lines: (width) => [
      ...(taken === null ? [] : takenLines(taken, width)),
      summaryWords(files),
      ...section("What can be asked now", askLines(scopes, width)),
    ],
    value: { files, ...(taken === null ? {} : { taken }) },
    table: () => sourcesTable(files),
  });
  return endingOf(files);
}

/** How adding ended, by what came of the files. */
export function endingOf(files: readonly Pick<FileReport, "source" | "problems">[]): Ending {
  if (files.every(({ source }) => source === null)) return "unreadable";
  return files.some(({ problems }) => problems.length > 0) ? "problems" : "done";
}
