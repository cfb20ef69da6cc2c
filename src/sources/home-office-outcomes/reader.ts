// Home Office police recorded crime outcomes open data: one row a force, quarter, offence and outcome, with counts on both bases.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import type { BulkColumns } from "../../warehouse/bulk-table.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { type HeaderReading, ROLES, type Role, readHeaders, wordingOf } from "./headers.ts";
import { translateLabels } from "./meaning.ts";

const TITLE = "Home Office outcomes open data";

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
    const problems = headerProblems(sheet, best.number, best.reading);
    if (best.reading.missing.length > 0 || best.reading.twice.length > 0) {
      return { almost: { reader: "home-office-outcomes", title: TITLE, missing: best.reading.missing, problems } };
    }
    return { yes: recognised(sheet, best.row, best.number, best.reading) };
  },
};

/** Years and offences stand in many tables; forces or outcome types beside them make it one of these. */
function isOfOutcomes({ columns }: HeaderReading): boolean {
  return columns.has("force") || columns.has("outcome");
}

function headerProblems({ file, sheet }: SheetHead, row: number, reading: HeaderReading): Problem[] {
  const place = sheet === null ? { file } : { file, sheet };
  const twice = reading.twice.map(({ role, columns }) => ({
    ...place,
    code: "column-twice",
    cell: `${columnLetters(columns[1] ?? 0)}${row}`,
    found: `${columns.length} columns named ${titleOf(role)}`,
    wanted: "one column of that name",
    hint: "Which of them holds the figures cannot be told. Nothing was read.",
  }));
  const missing = reading.missing.map((title) => ({
    ...place,
    code: "column-missing",
    cell: String(row),
    found: `no column named ${title}`,
    wanted: `a column named ${title}`,
    hint: "Nothing was read: columns are found by name, never by position.",
  }));
  return [...twice, ...missing];
}

function titleOf(role: Role): string {
  return ROLES.find((known) => known.role === role)?.title ?? role;
}

function recognised(
  sheet: SheetHead,
  headerRow: readonly string[],
  number: number,
  { columns }: HeaderReading,
): Recognised {
  const bulk = bulkColumns(columns);
  return {
    reader: "home-office-outcomes",
    title: TITLE,
    rule: wordingOf(headerRow),
    problems: [],
    columns: headerRow.flatMap((header, index) => {
      const role = [...columns].find(([, column]) => column === index)?.[0];
      return header.trim() === ""
        ? []
        : [
            {
              column: columnLetters(index),
              header: header.replace(/\s+/gu, " ").trim(),
              role: role === undefined ? "not used" : titleOf(role),
            },
          ];
    }),
    way: {
      kind: "bulk",
      headerRow: number,
      width: headerRow.length,
      bulk,
      translate: (labels) => translateLabels(labels, bulk, { file: sheet.file, sheet: sheet.sheet }),
    },
  };
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
