// Home Office police recorded crime outcomes open data: one row a force, quarter, offence and outcome, with counts on both bases.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import type { BulkColumns } from "../../warehouse/bulk-table.ts";
import { forceGaps } from "../force-gaps.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { type HeaderReading, type Role, readHeaders, titleOf, wordingOf } from "./headers.ts";
import { translateLabels } from "./meaning.ts";

const TITLE = "Home Office outcomes open data";
const OF_WHICH_TITLE = "Home Office outcomes for alternate offences";

/** Reads the official layout and its snake-cased mirrors, with the header anywhere in the first 60 rows. */
export const homeOfficeOutcomes: Reader = {
  id: "home-office-outcomes",
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    const candidates = sheet.head.map((row, index) => ({ row, number: index + 1, reading: readHeaders(row) }));
    const best = candidates.reduce<(typeof candidates)[number] | null>(
      (top, next) => (top === null || next.reading.columns.size > top.reading.columns.size ? next : top),
      null,
    );
    if (best === null || best.reading.columns.size < 4 || !isOfOutcomes(best.reading)) return null;
    const problems = headerProblems(sheet, best);
    if (best.reading.missing.length > 0 || best.reading.twice.length > 0) {
      return { almost: { reader: "home-office-outcomes", title: TITLE, missing: best.reading.missing, problems } };
    }
    return { yes: recognised(sheet, best) };
  },
};

/** Years and offences stand in many tables; forces or outcome types beside them make it one of these, but for crimes counted without outcomes. */
function isOfOutcomes({ columns, unsure }: HeaderReading): boolean {
  const ofOutcomes: readonly Role[] = ["outcome", "outcomeTitle", "outcomeGroup", "recorded", "closed"];
  if (ofOutcomes.every((role) => !columns.has(role)) && unsure.length > 0) return false;
  return columns.has("force") || columns.has("outcome");
}

/** One row of the head, read as headers. `number` is its row. */
interface HeaderRow {
  readonly row: readonly string[];
  readonly number: number;
  readonly reading: HeaderReading;
}

function headerProblems({ file, sheet }: SheetHead, { row, number, reading }: HeaderRow): Problem[] {
  const place = sheet === null ? { file } : { file, sheet };
  const twice = reading.twice.map(({ role, columns }) => ({
    ...place,
    code: "column-twice",
    cell: `${columnLetters(columns[1] ?? 0)}${number}`,
    found: `${columns.length} columns named ${titleOf(role)}`,
    wanted: "one column of that name",
    hint: "Which of them holds the figures cannot be told. Nothing was read.",
  }));
  const unsure = reading.columns.has("recorded") || reading.columns.has("closed") ? [] : reading.unsure;
  const missing = reading.missing
    .filter((title) => unsure.length === 0 || !title.startsWith("a column of counts"))
    .map((title) => ({
      ...place,
      code: "column-missing",
      cell: String(number),
      found: `no column named ${title}`,
      wanted: `a column named ${title}`,
      hint: "Nothing was read: columns are found by name, never by position.",
    }));
  return [...twice, ...missing, ...unsure.map((column) => ({ ...place, ...unsureCount(row, number, column) }))];
}

/** A copy that shortened the name of a count: the two counts differ widely, so nobody guesses which it is. */
function unsureCount(row: readonly string[], number: number, column: number): Omit<Problem, "file" | "sheet"> {
  return {
    code: "count-not-said",
    cell: `${columnLetters(column)}${number}`,
    found: `a count named "${(row[column] ?? "").trim()}", which does not say what it counts`,
    wanted: `"${titleOf("recorded")}" (outcomes so far of crimes recorded in the quarter) or "${titleOf("closed")}" (outcomes given in the quarter)`,
    hint: "Nothing was read, and nothing was guessed: the two counts differ widely. Ask who made the copy, give the column its official name in a copy of your own, and add that.",
  };
}

function recognised(sheet: SheetHead, { row: headerRow, number, reading }: HeaderRow): Recognised {
  const { columns } = reading;
  const bulk = bulkColumns(columns);
  const place = { file: sheet.file, sheet: sheet.sheet };
  return {
    reader: "home-office-outcomes",
    title: TITLE,
    rule: wordingOf(headerRow, reading),
    problems: [],
    columns: columnsRead(headerRow, columns),
    way: {
      kind: "bulk",
      headerRow: number,
      width: headerRow.length,
      bulk,
      translate: (labels) => {
        const read = translateLabels(labels, bulk, place);
        return read.holds === undefined ? read : { ...read, title: OF_WHICH_TITLE };
      },
      gaps: (forces) => forceGaps(forces, place),
    },
  };
}

function columnsRead(headerRow: readonly string[], columns: ReadonlyMap<Role, number>): Recognised["columns"] {
  return headerRow.flatMap((header, index) => {
    const role = [...columns].find(([, column]) => column === index)?.[0];
    const said = header.replace(/\s+/gu, " ").trim();
    if (said === "") return [];
    return [{ column: columnLetters(index), header: said, role: role === undefined ? "not used" : titleOf(role) }];
  });
}

function bulkColumns(columns: ReadonlyMap<Role, number>): BulkColumns {
  const of = (role: Role): number | null => columns.get(role) ?? null;
  const [recorded, closed] = [of("recorded"), of("closed")];
  return {
    year: of("year") ?? 0,
    quarter: of("quarter"),
    force: of("force") ?? 0,
    group: of("group"),
    subgroup: of("subgroup"),
    code: of("code") ?? 0,
    outcome: of("outcome"),
    outcomeTitle: of("outcomeTitle"),
    expired: of("expired"),
    counts: [
      ...(recorded === null ? [] : [{ column: recorded, basis: "recorded" as const }]),
      ...(closed === null ? [] : [{ column: closed, basis: "closed" as const }]),
    ],
  };
}
