// Tables in the layout of the police recorded crime open data, written row by row for tests.

/** One row; what is left out is South Yorkshire, first quarter of 2018/19, code 19D. */
export interface CrimeRow {
  readonly year?: string;
  readonly quarter?: string;
  readonly force?: string;
  readonly area?: string;
  readonly description?: string;
  readonly group?: string;
  readonly subgroup?: string;
  readonly code?: string;
  readonly count: string | number;
}

/** The eight columns of the force tables. */
export const CRIME_HEADERS = [
  "Financial Year",
  "Financial Quarter",
  "Force Name",
  "Offence Description",
  "Offence Group",
  "Offence Subgroup",
  "Offence Code",
  "Number of Offences",
] as const;

/** The columns of the partnership tables. */
const PARTNERSHIP_HEADERS = [
  "Financial Year",
  "Financial Quarter",
  "Police Force",
  "CSP Name",
  "Offence Description",
  "Offence Group",
  "Offence Subgroup",
  "Offence Code",
  "Offence Count",
] as const;

const USUAL = {
  year: "2018/19",
  quarter: "1",
  force: "South Yorkshire",
  description: "Rape of a female child under 16",
  group: "Sexual offences",
  subgroup: "Rape",
  code: "19D",
} as const;

/** The cells of a row of a force table. */
export function crimeCells(row: CrimeRow): (string | number)[] {
  const { year, quarter, force, description, group, subgroup, code, count } = { ...USUAL, ...row };
  return [year, quarter, force, description, group, subgroup, code, count];
}

/** A force table as CSV; with `area` in any row, a partnership table. */
export function crimeCsv(rows: readonly CrimeRow[]): string {
  const byArea = rows.some(({ area }) => area !== undefined);
  const lines = rows.map((row) => {
    const cells = crimeCells(row);
    return byArea ? [...cells.slice(0, 3), row.area ?? "", ...cells.slice(3)] : cells;
  });
  return [byArea ? PARTNERSHIP_HEADERS : CRIME_HEADERS, ...lines]
    .map((cells) => cells.map((cell) => quoted(String(cell))).join(","))
    .join("\n");
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
