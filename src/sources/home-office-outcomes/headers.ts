// The headers of the Home Office outcomes open data in every wording seen, found by name and never by position.

/** What a column of the outcomes table can hold. */
export type Role =
  | "year"
  | "quarter"
  | "force"
  | "description"
  | "group"
  | "subgroup"
  | "code"
  | "expired"
  | "outcomeTitle"
  | "outcomeGroup"
  | "outcome"
  | "recorded"
  | "closed";

interface RoleHeaders {
  readonly role: Role;
  readonly title: string;
  readonly required: boolean;
  /** Folded headers (lower case, letters and digits only between single spaces). */
  readonly headers: readonly string[];
  /** Folded names that cleaned copies give the column and that can mean nothing else; taken only where no official name stands. */
  readonly renamed: readonly string[];
}

/** Official wordings: before 2024 "Force outcomes …", since 2024 "Outcomes for …"; the others have not changed. */
const ROLES: readonly RoleHeaders[] = [
  {
    role: "year",
    title: "Financial Year",
    required: true,
    headers: ["financial year"],
    renamed: ["fy", "year", "fin year", "financialyear"],
  },
  {
    role: "quarter",
    title: "Financial Quarter",
    required: true,
    headers: ["financial quarter"],
    renamed: ["quarter", "qtr", "fin quarter", "fq", "financialquarter"],
  },
  {
    role: "force",
    title: "Force Name",
    required: true,
    headers: ["force name", "police force", "force"],
    renamed: ["police force name", "police force area", "force area", "forcename"],
  },
  {
    role: "description",
    title: "Offence Description",
    required: false,
    headers: ["offence description"],
    renamed: ["offence", "offence desc", "offencedescription"],
  },
  {
    role: "group",
    title: "Offence Group",
    required: true,
    headers: ["offence group"],
    renamed: ["offencegroup", "offence grp"],
  },
  {
    role: "subgroup",
    title: "Offence Subgroup",
    required: true,
    headers: ["offence subgroup", "offence sub group"],
    renamed: ["offencesubgroup", "subgroup"],
  },
  {
    role: "code",
    title: "Offence Code",
    required: true,
    headers: ["offence code"],
    renamed: ["offencecode", "ho offence code", "ho code"],
  },
  {
    role: "expired",
    title: "Offence code expired",
    required: false,
    headers: ["offence code expired"],
    renamed: ["code expired", "expired"],
  },
  {
    role: "outcomeTitle",
    title: "Outcome Description",
    required: false,
    headers: ["outcome description"],
    renamed: ["outcome desc", "outcome title", "outcomedescription"],
  },
  {
    role: "outcomeGroup",
    title: "Outcome Group",
    required: false,
    headers: ["outcome group"],
    renamed: ["outcomegroup"],
  },
  {
    role: "outcome",
    title: "Outcome Type",
    required: true,
    headers: ["outcome type"],
    renamed: ["outcometype", "outcome code", "outcome number", "outcome no"],
  },
  {
    role: "recorded",
    title: "Force outcomes for offences recorded in quarter",
    required: false,
    headers: [
      "force outcomes for offences recorded in quarter",
      "force outcomes for offences recorded in the quarter",
      "outcomes for offences that were recorded in the quarter",
      "outcomes for offences recorded in the quarter",
      "outcomes for offences recorded in quarter",
    ],
    renamed: [
      "outcomes for offences recorded",
      "force outcomes for offences recorded",
      "outcomes of offences recorded in quarter",
      "outcomes recorded basis",
      "recorded basis",
    ],
  },
  {
    role: "closed",
    title: "Force outcomes recorded in quarter",
    required: false,
    headers: [
      "force outcomes recorded in quarter",
      "force outcomes recorded in the quarter",
      "outcomes for investigations closed in the quarter",
      "outcomes for investigations closed in quarter",
      "outcomes recorded in the quarter",
      "outcomes recorded in quarter",
    ],
    renamed: [
      "outcomes for investigations closed",
      "outcomes investigations closed",
      "investigations closed in the quarter",
      "investigations closed in quarter",
      "investigations closed",
      "outcomes closed in quarter",
      "outcomes closed basis",
      "closed basis",
    ],
  },
];

/** Names of a count that do not say on which basis it counts: "outcomes recorded" may be shortened from either official name. */
const UNSURE_COUNTS: ReadonlySet<string> = new Set([
  "outcomes",
  "outcomes recorded",
  "outcomes count",
  "outcome count",
  "count of outcomes",
  "force outcomes",
  "force outcomes recorded",
  "number of outcomes",
  "num outcomes",
  "recorded",
  "count",
  "counts",
  "number",
  "n",
  "total",
  "value",
  "freq",
  "frequency",
  "offences",
  "offence count",
  "number of offences",
  "crimes",
]);

/** A header without case, line breaks, punctuation and note marks (in brackets or raised). Example: `Force\nName [note 2]` becomes `force name`. */
export function foldHeader(header: string): string {
  const unmarked = header.replace(/\[[^\]]*\]|\(notes?\b[^)]*\)|[\u00b9\u00b2\u00b3\u2070-\u2079]/giu, " ");
  return unmarked
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();
}

/** What one row of headers would mean: the first column of each role, and roles that several columns claim. */
export interface HeaderReading {
  readonly columns: ReadonlyMap<Role, number>;
  readonly twice: readonly { readonly role: Role; readonly columns: readonly number[] }[];
  readonly missing: readonly string[];
  /** Columns taken by a name that the official tables do not use. */
  readonly renamed: readonly { readonly role: Role; readonly column: number }[];
  /** Columns that hold a count and do not say which; none of them is read. */
  readonly unsure: readonly number[];
}

/** Reads one row as headers. Official names go first; what cleaned copies call a column is taken where it can mean nothing else. */
export function readHeaders(row: readonly string[]): HeaderReading {
  const folded = row.map(foldHeader);
  const claims = ROLES.map(({ role, headers, renamed }) => {
    const official = claimed(folded, headers);
    return { role, columns: official.length > 0 ? official : claimed(folded, renamed), official: official.length > 0 };
  });
  const columns = new Map(
    claims.flatMap(({ role, columns: [first] }) => (first === undefined ? [] : [[role, first] as const])),
  );
  const missing = ROLES.filter(({ role, required }) => required && !columns.has(role)).map(({ title }) => title);
  if (!columns.has("recorded") && !columns.has("closed")) {
    missing.push(
      "a column of counts (Force outcomes for offences recorded in quarter, or Force outcomes recorded in quarter)",
    );
  }
  return {
    columns,
    twice: claims
      .filter((claim) => claim.columns.length > 1)
      .map(({ role, columns: many }) => ({ role, columns: many })),
    missing,
    renamed: claims.flatMap(({ role, columns: [column], official }) =>
      column === undefined || official ? [] : [{ role, column }],
    ),
    unsure: folded.flatMap((header, index) => (UNSURE_COUNTS.has(header) ? [index] : [])),
  };
}

/** The columns with one of these names. Tables of alternate offences put that word into the name of a count, which stays the same count. */
function claimed(folded: readonly string[], names: readonly string[]): readonly number[] {
  return folded.flatMap((header, index) => (names.includes(header.replace("alternate ", "")) ? [index] : []));
}

/** How the header row is worded, for the passport: the official wording, or which rule of a cleaned copy was used. */
export function wordingOf(row: readonly string[], { renamed }: HeaderReading): string {
  const headers = row.filter((header) => header.trim() !== "");
  const others = renamed.map(({ role, column }) => `"${(row[column] ?? "").trim()}" as ${titleOf(role)}`);
  const said = others.length === 0 ? "" : `: ${others.join(", ")}`;
  if (headers.some((header) => /_/u.test(header)))
    return `snake-cased mirror of the official headers${said === "" ? "" : `, with renamed columns${said}`}`;
  if (said !== "") return `mirror with renamed columns${said}`;
  const wording = headers.some((header) => /investigations closed/iu.test(header)) ? "2024 on" : "before 2024";
  return `official headers, wording of ${wording}`;
}

/** The official name of a column. */
export function titleOf(role: Role): string {
  return ROLES.find((known) => known.role === role)?.title ?? role;
}
