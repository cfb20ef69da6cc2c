// The headers of the police recorded crime open data, by force and by community safety partnership, found by name.
import { foldHeader } from "../home-office-outcomes/headers.ts";

/** What a column of the recorded crime tables can hold. */
export type CrimeRole =
  | "year"
  | "quarter"
  | "force"
  | "area"
  | "description"
  | "group"
  | "subgroup"
  | "code"
  | "count"
  | "outcome";

interface RoleHeaders {
  readonly role: CrimeRole;
  readonly title: string;
  readonly required: boolean;
  readonly headers: readonly string[];
}

/** The wordings of the force tables and, with `CSP Name` and `Offence Count`, of the partnership tables. */
const ROLES: readonly RoleHeaders[] = [
  { role: "year", title: "Financial Year", required: true, headers: ["financial year", "fy", "year"] },
  { role: "quarter", title: "Financial Quarter", required: true, headers: ["financial quarter", "quarter"] },
  {
    role: "force",
    title: "Force Name",
    required: true,
    headers: ["force name", "police force", "police force name", "police force area", "force"],
  },
  {
    role: "area",
    title: "CSP Name",
    required: false,
    headers: ["csp name", "csp", "community safety partnership", "community safety partnership name"],
  },
  { role: "description", title: "Offence Description", required: false, headers: ["offence description"] },
  { role: "group", title: "Offence Group", required: true, headers: ["offence group"] },
  {
    role: "subgroup",
    title: "Offence Subgroup",
    required: true,
    headers: ["offence subgroup", "offence sub group"],
  },
  { role: "code", title: "Offence Code", required: true, headers: ["offence code"] },
  {
    role: "count",
    title: "Number of Offences",
    required: true,
    headers: ["number of offences", "offence count", "rec crime number of offences", "recorded offences"],
  },
  // A table with one of these is a table of outcomes, and another reader's.
  {
    role: "outcome",
    title: "Outcome Type",
    required: false,
    headers: ["outcome type", "outcome description", "outcome group"],
  },
];

/** What one row of headers would mean: the first column of each role, roles that several columns claim, and what is missing. */
export interface CrimeHeaders {
  readonly columns: ReadonlyMap<CrimeRole, number>;
  readonly twice: readonly { readonly role: CrimeRole; readonly columns: readonly number[] }[];
  readonly missing: readonly string[];
}

/** Reads one row as headers. */
export function readCrimeHeaders(row: readonly string[]): CrimeHeaders {
  const folded = row.map(foldHeader);
  const claims = ROLES.map(({ role, headers }) => ({
    role,
    columns: folded.flatMap((header, index) => (headers.includes(header) ? [index] : [])),
  }));
  const columns = new Map(
    claims.flatMap(({ role, columns: [first] }) => (first === undefined ? [] : [[role, first] as const])),
  );
  return {
    columns,
    twice: claims.filter((claim) => claim.columns.length > 1),
    missing: ROLES.filter(({ role, required }) => required && !columns.has(role)).map(({ title }) => title),
  };
}

/** The official name of a column. */
export function crimeTitleOf(role: CrimeRole): string {
  return ROLES.find((known) => known.role === role)?.title ?? role;
}
