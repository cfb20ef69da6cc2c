// Tables by recorded quarter and the quarters until an outcome: kept apart from balances, cell by cell, for curves alone.
import { columnLetters } from "../../standard/address.ts";
import { parsePeriod } from "../../standard/periods.ts";
import type { Reported } from "../../standard/reported.ts";
import { runOffLine } from "../../standard/run-off.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { columnsOf, readRunOffRows, runOffHeader } from "./rows.ts";

const ID = "run-off";
const TITLE = "Table by recorded quarter and lag";

/** Reads tables with the columns force, recorded quarter, lag, outcome and count. */
export const runOff: Reader = {
  id: ID,
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    const header = runOffHeader(sheet.head);
    if (header < 0) return null;
    const named = sheet.head[header] ?? [];
    if (columnsOf(named).has("force")) return { yes: recognised(sheet, named) };
    const place = sheet.sheet === null ? { file: sheet.file } : { file: sheet.file, sheet: sheet.sheet };
    const problem = {
      ...place,
      code: "column-missing",
      found: named.join(", ").slice(0, 120),
      wanted: "a column force, beside recorded quarter, lag, outcome and count",
      hint: `Or ask it alone: everycase measure charged-within --table FILE --force NAME`,
    };
    return { almost: { reader: ID, title: TITLE, missing: ["force"], problems: [problem] } };
  },
};

function recognised(sheet: SheetHead, named: readonly string[]): Recognised {
  const roles = columnsOf(named);
  return {
    reader: ID,
    holds: "run-off",
    title: TITLE,
    rule: "recorded quarter, lag, outcome and count",
    columns: named.flatMap((header, index) => {
      const role = [...roles].find(([, at]) => at === index)?.[0] ?? "not used";
      return header.trim() === "" ? [] : [{ column: columnLetters(index), header: header.trim(), role }];
    }),
    problems: [],
    way: { kind: "rows", read: (records) => readCells(records, sheet) },
  };
}

function readCells(
  records: readonly (readonly string[])[],
  { file, sheet }: SheetHead,
): { readonly rows: readonly Reported[]; readonly problems: ReturnType<typeof readRunOffRows>["problems"] } {
  const { cells, problems } = readRunOffRows(records, sheet === null ? { file } : { file, sheet });
  const rows = cells.map(({ row, column, force, quarter, place, cell }): Reported => {
    const period = parsePeriod(quarter);
    return {
      row,
      column,
      force,
      area: null,
      period: quarter,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      unit: "crimes",
      scope: "other:crimes of the table",
      flagRule: null,
      flagOrigin: null,
      basis: "recorded",
      edition: null,
      line: runOffLine(place),
      cell,
      note: null,
      cite: null,
    };
  });
  return { rows, problems };
}
