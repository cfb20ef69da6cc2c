// Tables in the official layout of the Home Office outcomes open data, written row by row for tests.

/** One row; what is left out is South Yorkshire, first quarter of 2018/19, code 19D, type 1, without a count. */
export interface OfficialRow {
  readonly year?: string;
  readonly quarter?: string;
  readonly force?: string;
  readonly description?: string;
  readonly group?: string;
  readonly subgroup?: string;
  readonly code?: string;
  readonly expired?: string;
  readonly title?: string;
  readonly outcomeGroup?: string;
  readonly outcome?: string | number;
  readonly recorded?: string | number;
  readonly closed?: string | number;
}

type Field = keyof OfficialRow;
/** Columns in order: what stands in it, and its header. */
export type Layout = readonly (readonly [field: Field | null, header: string])[];

/** The 13 columns up to about 2020. */
export const BEFORE_2024: Layout = [
  ["year", "Financial Year"],
  ["quarter", "Financial Quarter"],
  ["force", "Force Name"],
  ["description", "Offence Description"],
  ["group", "Offence Group"],
  ["subgroup", "Offence Subgroup"],
  ["code", "Offence Code"],
  ["expired", "Offence code expired"],
  ["title", "Outcome Description"],
  ["outcomeGroup", "Outcome Group"],
  ["outcome", "Outcome Type"],
  ["recorded", "Force outcomes for offences recorded in quarter"],
  ["closed", "Force outcomes recorded in quarter"],
];

/** The wording and order since 2024: code before description, type before title. */
export const SINCE_2024: Layout = [
  ["year", "Financial Year"],
  ["quarter", "Financial Quarter"],
  ["force", "Force Name"],
  ["code", "Offence Code"],
  ["description", "Offence Description"],
  ["group", "Offence Group"],
  ["subgroup", "Offence Subgroup"],
  ["expired", "Offence code expired"],
  ["outcome", "Outcome Type"],
  ["title", "Outcome Description"],
  ["outcomeGroup", "Outcome Group"],
  ["recorded", "Outcomes for offences that were recorded in the quarter"],
  ["closed", "Outcomes for investigations closed in the quarter"],
];

/** The same as cleaned copies write it: lower case and low lines. */
export const SNAKE_CASED: Layout = BEFORE_2024.map(
  ([field, header]) => [field, header.toLowerCase().replaceAll(" ", "_")] as const,
);

const USUAL = {
  year: "2018/19",
  quarter: "1",
  force: "South Yorkshire",
  description: "Rape of a female child under 16",
  group: "Sexual offences",
  subgroup: "Rape",
  code: "19D",
  expired: "",
  title: "",
  outcomeGroup: "",
  outcome: 1,
  recorded: "",
  closed: "",
} as const satisfies Required<OfficialRow>;

/** The cells of a row under a layout. */
export function officialCells(row: OfficialRow, layout: Layout = BEFORE_2024): (string | number)[] {
  return layout.map(([field]) => (field === null ? "" : (row[field] ?? USUAL[field])));
}

/** A CSV in the official layout; `preamble` are whole lines above the headers. */
export function officialCsv(
  rows: readonly OfficialRow[],
  { layout = BEFORE_2024, preamble = [] }: { layout?: Layout; preamble?: readonly string[] } = {},
): string {
  const header = layout.map(([, text]) => quoted(text)).join(",");
  const lines = rows.map((row) =>
    officialCells(row, layout)
      .map((cell) => quoted(String(cell)))
      .join(","),
  );
  return [...preamble, header, ...lines, ""].join("\n");
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
