// Home Office police recorded crime open data: one row a force (or partnership), quarter and offence, one count, no outcomes.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import type { BulkColumns } from "../../warehouse/bulk-table.ts";
import { forceGaps } from "../force-gaps.ts";
import { translateLabels } from "../home-office-outcomes/meaning.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { type CrimeHeaders, type CrimeRole, crimeTitleOf, readCrimeHeaders } from "./headers.ts";

const ID = "recorded-crime";
const BY_FORCE = "Home Office police recorded crime by force";
const BY_PARTNERSHIP = "Home Office police recorded crime by community safety partnership";

/** British Transport Police left these tables after 2014/15: that it is not in them says nothing. */
const MAY_LACK = ["british-transport-police"];

/** Reads the police force area tables and the partnership tables, one sheet a year, with the header anywhere in the first 60 rows. */
export const recordedCrime: Reader = {
  id: ID,
  title: BY_FORCE,
  version: 1,
  recognise: (sheet) => {
    const rows = sheet.head.map((row, index) => ({ row, number: index + 1, headers: readCrimeHeaders(row) }));
    const best = rows.reduce<(typeof rows)[number] | null>(
      (top, next) => (top === null || next.headers.columns.size > top.headers.columns.size ? next : top),
      null,
    );
    if (best === null || !isOfCrimes(best.headers)) return null;
    const problems = headerProblems(sheet, best.number, best.headers);
    if (problems.length > 0)
      return { almost: { reader: ID, title: BY_FORCE, missing: best.headers.missing, problems } };
    return { yes: recognised(sheet, best) };
  },
};

/** Offences, forces and a count of offences, and no outcomes: those tables are read elsewhere. */
function isOfCrimes({ columns }: CrimeHeaders): boolean {
  return columns.has("count") && columns.has("force") && columns.has("group") && !columns.has("outcome");
}

function headerProblems({ file, sheet }: SheetHead, row: number, { missing, twice }: CrimeHeaders): Problem[] {
  const place = sheet === null ? { file } : { file, sheet };
  return [
    ...twice.map(({ role, columns }) => ({
      ...place,
      code: "column-twice",
      cell: `${columnLetters(columns[1] ?? 0)}${row}`,
      found: `${columns.length} columns named ${crimeTitleOf(role)}`,
      wanted: "one column of that name",
      hint: "Which of them is meant cannot be told. Nothing was read.",
    })),
    ...missing.map((title) => ({
      ...place,
      code: "column-missing",
      cell: String(row),
      found: `no column named ${title}`,
      wanted: `a column named ${title}`,
      hint: "Nothing was read: columns are found by name, never by position.",
    })),
  ];
}

function recognised(
  sheet: SheetHead,
  { row, number, headers }: { row: readonly string[]; number: number; headers: CrimeHeaders },
): Recognised {
  const { columns } = headers;
  const bulk = bulkColumns(columns);
  const place = { file: sheet.file, sheet: sheet.sheet };
  const byPartnership = columns.has("area");
  return {
    reader: ID,
    holds: "recorded-crime",
    title: byPartnership ? BY_PARTNERSHIP : BY_FORCE,
    rule: row.some((header) => header.includes("_"))
      ? "snake-cased mirror of the official headers"
      : "official headers",
    problems: [],
    columns: columnsRead(row, columns),
    way: {
      kind: "bulk",
      headerRow: number,
      width: row.length,
      bulk,
      translate: (labels) => ({ ...translateLabels(labels, bulk, place), holds: "recorded-crime" }),
      gaps: (forces) => (byPartnership ? [] : forceGaps(forces, { ...place, mayLack: MAY_LACK })),
    },
  };
}

function columnsRead(row: readonly string[], columns: ReadonlyMap<CrimeRole, number>): Recognised["columns"] {
  return row.flatMap((header, index) => {
    const role = [...columns].find(([, column]) => column === index)?.[0];
    const said = header.replace(/\s+/gu, " ").trim();
    if (said === "") return [];
    return [{ column: columnLetters(index), header: said, role: role === undefined ? "not used" : crimeTitleOf(role) }];
  });
}

/** A recorded crime is counted by when it was recorded, so its basis is `recorded`. */
function bulkColumns(columns: ReadonlyMap<CrimeRole, number>): BulkColumns {
  const of = (role: CrimeRole): number | null => columns.get(role) ?? null;
  return {
    year: of("year") ?? 0,
    quarter: of("quarter"),
    force: of("force") ?? 0,
    group: of("group"),
    subgroup: of("subgroup"),
    code: of("code") ?? 0,
    outcome: null,
    outcomeTitle: null,
    expired: null,
    area: of("area"),
    counts: [{ column: of("count") ?? 0, basis: "recorded" }],
  };
}
