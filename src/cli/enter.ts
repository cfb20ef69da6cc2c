// `everycase enter`: one person's reading of a figure that no machine can read, or a file of such readings.
import { type Entered, type EnterRequest, enterFigure, enterFile } from "../actions/enter-figure.ts";
import type { FlatTable } from "../actions/flat-rows.ts";
import { counted } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { type Line, wrapped } from "./lines.ts";
import { problemLines } from "./show/problems.ts";

/** What came of one figure, and the row of the file it stood in; `null` for one given by options. */
interface Row {
  readonly row: number | null;
  readonly entered: Entered | { readonly kept: false; readonly refused: string };
}

/** Enters the figure of the options, or every row of the file that `--file` names. Ends in `problems` when a row was not kept, in `usage` when nothing was. */
export async function enter(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const rows = await door.withTools(async (tools): Promise<readonly Row[]> => {
    const { file, as = "" } = options;
    if (file === undefined) return [{ row: null, entered: enterFigure(tools, requestOf(options)) }];
    return await enterFile(tools, { path: file, as, ...documentOf(options) });
  });
  await answer(door, options.format, {
    lines: (width) => rows.flatMap((row) => rowLines(row, width)),
    value: { rows },
    table: () => rowTable(rows),
  });
  const kept = rows.filter(({ entered }) => entered.kept).length;
  if (kept === 0) return "usage";
  return kept < rows.length ? "problems" : "done";
}

function documentOf({ document, paper }: Options): Pick<EnterRequest, "document" | "paper"> {
  return { ...(document === undefined ? {} : { document }), ...(paper === undefined ? {} : { paper }) };
}

function requestOf(options: Options): EnterRequest {
  const { as = "", page = "", words = "" } = options;
  const { force, area, period, unit, scope, flagRule, flagOrigin, basis, edition, line, value, note, source } = options;
  const typed = {
    force,
    area,
    period,
    unit,
    scope,
    flag_rule: flagRule,
    flag_origin: flagOrigin,
    basis,
    edition,
    line,
  };
  const given = Object.entries({ ...typed, value, note, source }).flatMap(([column, text]) =>
    text === undefined ? [] : [[column, text]],
  );
  return { as, ...documentOf(options), page, words, fields: Object.fromEntries(given) };
}

function rowLines({ row, entered }: Row, width: number): readonly Line[] {
  const place = row === null ? "" : `Row ${row}: `;
  if (entered.kept)
    return [
      ...wrapped(`${place}kept as entry ${entered.entry}, figure ${entered.figure}. ${NEXT[entered.state]}`, width),
      ...entered.problems.flatMap((problem) => problemLines(problem, width)),
    ];
  if ("refused" in entered) return wrapped(`${place}not kept. ${entered.refused}`, width);
  return [
    ...wrapped(`${place}not kept: ${counted(entered.problems.length, "field", "fields")} to look at.`, width),
    ...entered.problems.flatMap((problem) => problemLines(problem, width)),
  ];
}

const NEXT: Readonly<Record<Extract<Entered, { kept: true }>["state"], string>> = {
  waiting: "It waits for a second person to read the same, without seeing this.",
  agreed: "Two people agree: it is a figure of the book.",
  different: "The two readings differ. Somebody who made neither decides: everycase entered",
  decided: "It was decided already.",
};

function rowTable(rows: readonly Row[]): FlatTable {
  const columns = (["row", "kept", "entry", "figure", "state", "why"] as const).map(
    (name) => [name, name === "row" ? "BIGINT" : "VARCHAR"] as const,
  );
  return {
    columns,
    rows: rows.map(({ row, entered }) => {
      if (entered.kept) return [row, "yes", entered.entry, entered.figure, entered.state, null];
      const why =
        "refused" in entered
          ? entered.refused
          : entered.problems.map(({ cell, found, wanted }) => `${cell}: found "${found}", wanted ${wanted}`).join("; ");
      return [row, "no", null, null, null, why];
    }),
  };
}
