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
}

/** Official wordings: before 2024 "Force outcomes …", since 2024 "Outcomes for …"; the others have not changed. */
export const ROLES: readonly RoleHeaders[] = [
  { role: "year", title: "Financial Year", required: true, headers: ["financial year"] },
  { role: "quarter", title: "Financial Quarter", required: true, headers: ["financial quarter"] },
  { role: "force", title: "Force Name", required: true, headers: ["force name", "police force", "force"] },
  { role: "description", title: "Offence Description", required: false, headers: ["offence description"] },
  { role: "group", title: "Offence Group", required: true, headers: ["offence group"] },
  { role: "subgroup", title: "Offence Subgroup", required: true, headers: ["offence subgroup", "offence sub group"] },
  { role: "code", title: "Offence Code", required: true, headers: ["offence code"] },
  { role: "expired", title: "Offence code expired", required: false, headers: ["offence code expired"] },
  { role: "outcomeTitle", title: "Outcome Description", required: false, headers: ["outcome description"] },
  { role: "outcomeGroup", title: "Outcome Group", required: false, headers: ["outcome group"] },
  { role: "outcome", title: "Outcome Type", required: true, headers: ["outcome type"] },
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
  },
];

/** A header without case, line breaks, punctuation and note marks (in brackets or raised). Example: `Force\nName [note 2]` becomes `force name`. */
function foldHeader(header: string): string {
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
}

/** Reads one row as headers. */
export function readHeaders(row: readonly string[]): HeaderReading {
  const folded = row.map(foldHeader);
  const claims = ROLES.map(({ role, headers }) => ({
    role,
    columns: folded.flatMap((header, index) => (headers.includes(header) ? [index] : [])),
  }));
  const columns = new Map(
    claims.flatMap(({ role, columns: [first] }) => (first === undefined ? [] : [[role, first] as const])),
  );
  const missing = ROLES.filter(({ role, required }) => required && !columns.has(role)).map(({ title }) => title);
  if (!columns.has("recorded") && !columns.has("closed")) {
    missing.push(
      "a column of counts (Force outcomes for offences recorded in quarter, or Force outcomes recorded in quarter)",
    );
  }
  return { columns, twice: claims.filter((claim) => claim.columns.length > 1), missing };
}

/** How the header row is worded, for the passport. */
export function wordingOf(row: readonly string[]): string {
  const headers = row.filter((header) => header.trim() !== "");
  if (headers.some((header) => /_/u.test(header))) return "snake-cased mirror of the official headers";
  const wording = headers.some((header) => /investigations closed/iu.test(header)) ? "2024 on" : "before 2024";
  return `official headers, wording of ${wording}`;
}
