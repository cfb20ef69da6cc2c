// `everycase fetch`: files from where the departments publish them, into the book.

import { type Fetched, fetchPublished } from "../actions/fetch-published.ts";
import type { FlatTable } from "../actions/flat-rows.ts";
import type { FileReport } from "../measures/result.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { fetchedLines } from "./show/fetched.ts";
import { reportLines } from "./show/report.ts";

/** Fetches what the options wish from the source that the first word names. Ends in `problems` when a file could not be had, in `unreadable` when none could. */
export async function fetchVerb(door: Door, [source = ""]: readonly string[], options: Options): Promise<Ending> {
  const { format, years, from, to, force, edition, landing, list } = options;
  const asTable = format !== "json" && format !== "csv";
  const onReport = (report: FileReport): void => {
    if (asTable) door.print([...reportLines(report, door.width), ""]);
  };
  const given = Object.entries({ years, from, to, force, edition, landing, list }).filter(
    ([, value]) => value !== undefined,
  );
  const request = { source, ...(Object.fromEntries(given) as Omit<Parameters<typeof fetchPublished>[1], "source">) };
  const fetched = await door.withTools((tools) => fetchPublished(tools, request, {}, onReport));
  await answer(door, format, {
    lines: (width) => fetchedLines(fetched, width),
    value: fetched,
    table: () => fetchedTable(fetched),
  });
  return endingOf(fetched);
}

function endingOf({ files, problems, reports }: Fetched): Ending {
  const had = files.some(({ state }) => state !== "not fetched");
  if (!had && problems.length > 0) return "unreadable";
  return problems.length > 0 || reports.some((report) => report.problems.length > 0) ? "problems" : "done";
}

/** The files as flat rows, one a file. */
function fetchedTable({ files }: Fetched): FlatTable {
  const names = ["file", "state", "edition", "from", "to", "sha256", "address"];
  return {
    columns: names.map((name) => [name, "VARCHAR"]),
    rows: files.map((one) => [one.name, one.state, one.edition, one.from, one.to, one.sha256, one.address]),
  };
}
