// The files of the book as text and as flat rows, and what can be asked of them.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { ScopeChoice } from "../../actions/list-choices.ts";
import type { FileReport } from "../../measures/result.ts";
import { count, counted, shortHash } from "../../web/words.ts";
import { type Line, section, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { shellWord } from "./cells.ts";
import { commandLines } from "./passport-foot.ts";
import { editionSays } from "./report.ts";

/** All files in a table, then what can be asked of them. `home` is named where the book is still empty. */
export function sourcesLines(
  { reports, scopes, home }: { reports: readonly FileReport[]; scopes: readonly ScopeChoice[]; home: string },
  width: number,
): readonly Line[] {
  if (reports.length === 0) return emptyBookLines(home, width);
  const rows = reports.map((report) => [
    report.file,
    report.source ?? "not read",
    editionSays(report.edition).replace(/^edition /u, ""),
    count(report.cells.read),
    report.problems.length === 0 ? "none" : count(report.problems.length),
    report.addedAt.slice(0, 10),
    shortHash(report.sha256),
  ]);
  const columns = [
    { head: "File", gives: "shorten" },
    { head: "Read as", gives: "wrap" },
    { head: "Edition", gives: "wrap" },
    { head: "Cells", right: true },
    { head: "Problems", right: true },
    { head: "Added", gives: "spare" },
    { head: "SHA-256" },
  ] as const;
  return [...drawTable({ columns, rows }, width), ...section("What can be asked of them", askLines(scopes, width))];
}

function emptyBookLines(home: string, width: number): readonly Line[] {
  return [
    ...wrapped(`No file has been added yet (book in ${home}).`, width),
    ...section("To begin", commandLines(["everycase add replies/", "everycase start"], width)),
  ];
}

/** For each scope with figures the command that compares forces on it; each period with how many forces have a figure. */
export function askLines(scopes: readonly ScopeChoice[], width: number): readonly Line[] {
  return scopes.flatMap(({ id, title, periods }) => {
    const when = periods.slice(0, 4).map((period) => `${period.id} (${counted(period.forces, "force", "forces")})`);
    const more = periods.length > 4 ? ` and ${count(periods.length - 4)} more periods` : "";
    return [
      ...wrapped(`${title}: ${when.join(", ")}${more}`, width, { first: "- ", rest: "  " }),
      ...commandLines([`everycase compare --scope ${shellWord(id)}`], width),
    ];
  });
}

/** The files as flat rows, one a file. */
export function sourcesTable(reports: readonly FileReport[]): FlatTable {
  const texts = (names: readonly string[]) => names.map((name) => [name, "VARCHAR"] as const);
  const numbers = (names: readonly string[]) => names.map((name) => [name, "BIGINT"] as const);
  const columns = [
    ...texts(["file", "sha256", "state", "read_as", "layout", "edition", "entry", "added_at"]),
    ...numbers([
      "bytes",
      "rows",
      "cells_read",
      "cells_exact",
      "cells_interval",
      "cells_absent",
      "cells_not_understood",
      "problems",
    ]),
    ...texts(["absences"]),
  ];
  const rows = reports.map(({ cells, ...report }) => {
    const absences = Object.entries(cells.absent);
    return [
      report.file,
      report.sha256,
      report.state,
      report.source,
      report.title,
      report.edition,
      report.entry,
      report.addedAt,
      report.bytes,
      report.rows,
      cells.read,
      cells.exact,
      cells.interval,
      absences.reduce((sum, [, some]) => sum + some, 0),
      cells.notUnderstood,
      report.problems.length,
      absences.map(([absence, some]) => `${absence}: ${some}`).join("; ") || null,
    ];
  });
  return { columns, rows };
}
