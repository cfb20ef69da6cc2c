// A case mapping: which column of a records system's extract is what, and what its words mean. Plain data, small enough to review.
import { FORCES } from "../../standard/forces.ts";
import { foldLabel } from "../../standard/label.ts";

/** What a column of an extract can be. References become tokens at the door; nothing else that names a person is ever read. */
export const CASE_FIELDS = [
  "crimeReference",
  "recordedOn",
  "outcome",
  "outcomeOn",
  "flag",
  "flagOrigin",
  "offenceCode",
  "force",
  "victimAge",
  "victimReference",
  "suspectReference",
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** The order in which an extract writes the parts of a date, where they are numbers. */
export const DATE_ORDERS = ["day-month-year", "month-day-year", "year-month-day"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What a local outcome word means: `outcome:18`, `of-which:1A`, a balance line such as `line:no-suspect`, `no-crime`, `administrative` or `blank`. */
export interface OutcomeMeaning {
  readonly label: string;
  readonly means: string;
}

/** What a local flag word means. */
export interface FlagMeaning {
  readonly label: string;
  readonly means: "CSE" | "CSA" | "none";
}

/** How the extracts of one records system are read. */
export interface CaseMapping {
  /** The version of this shape. */
  readonly caseMapping: 1;
  /** A slug: `south-yorkshire-connect`. */
  readonly id: string;
  /** From 1; rises with every change. */
  readonly version: number;
  /** The force of every row; `null` where a column says it. */
  readonly force: string | null;
  readonly dateOrder: DateOrder;
  /** Headers as written. */
  readonly columns: { readonly [F in CaseField]?: string };
  /** Only words that the standard does not read by itself, or reads wrongly. */
  readonly outcomes: readonly OutcomeMeaning[];
  readonly flags: readonly FlagMeaning[];
}

const KEYS = ["caseMapping", "id", "version", "force", "dateOrder", "columns", "outcomes", "flags"];
const MEANS = /^(?:outcome:(?:\d|1\d|2[0-2])|of-which:[123]A|line:[a-z-]+|no-crime|administrative|blank)$/u;

/** Reads a mapping from JSON text. What does not fit is told in words, each naming its place; the mapping is then `null`. */
export function parseCaseMapping(text: string): {
  readonly mapping: CaseMapping | null;
  readonly faults: readonly string[];
} {
  const value = parsed(text);
  if (!isObject(value)) return { mapping: null, faults: ["it is no JSON object"] };
  const faults = [
    ...Object.keys(value).flatMap((key) => (KEYS.includes(key) ? [] : [`"${key}" is no part of a case mapping`])),
    ...(value["caseMapping"] === 1 ? [] : ['"caseMapping" must be 1']),
    ...(isSlug(value["id"]) ? [] : ['"id" must be a short name of small letters, digits and hyphens']),
    ...(isVersion(value["version"]) ? [] : ['"version" must be a whole number from 1']),
    ...forceFaults(value),
    ...(DATE_ORDERS.some((order) => order === value["dateOrder"])
      ? []
      : [`"dateOrder" must be ${DATE_ORDERS.join(", ")}`]),
    ...columnFaults(value["columns"]),
    ...meaningFaults(value["outcomes"], "outcomes", (means) => MEANS.test(means)),
    ...meaningFaults(value["flags"], "flags", (means) => ["CSE", "CSA", "none"].includes(means)),
  ];
  if (faults.length > 0) return { mapping: null, faults };
  // Every field was checked above; lists may be left out.
  const mapping = { force: null, outcomes: [], flags: [], ...value } as unknown as CaseMapping;
  return { mapping, faults: [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSlug(value: unknown): boolean {
  return typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,59}$/u.test(value);
}

function isVersion(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function forceFaults({ force, columns }: Readonly<Record<string, unknown>>): string[] {
  const inColumn = isObject(columns) && columns["force"] !== undefined;
  if (force === undefined || force === null)
    return inColumn ? [] : ['"force" must name a force, or a column must say it'];
  return FORCES.some(({ id }) => id === force) ? [] : [`"force" must be the id of a force, such as south-yorkshire`];
}

function columnFaults(columns: unknown): string[] {
  if (!isObject(columns)) return ['"columns" must say which header is what'];
  const known: readonly string[] = CASE_FIELDS;
  const used = Object.values(columns).map((header) => foldLabel(String(header)));
  return [
    ...Object.entries(columns).flatMap(([field, header]) => [
      ...(known.includes(field) ? [] : [`"columns.${field}" is no field; there are ${known.join(", ")}`]),
      ...(typeof header === "string" && header.trim() !== "" ? [] : [`"columns.${field}" must be a header`]),
    ]),
    ...(["crimeReference", "recordedOn", "outcome"] as const).flatMap((field) =>
      columns[field] === undefined ? [`"columns.${field}" is missing`] : [],
    ),
    ...(new Set(used).size === used.length ? [] : ['"columns" names one header twice']),
  ];
}

function meaningFaults(list: unknown, name: string, fits: (means: string) => boolean): string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [`"${name}" must be a list`];
  return list.flatMap((one: unknown, index) =>
    isObject(one) && typeof one["label"] === "string" && typeof one["means"] === "string" && fits(one["means"])
      ? []
      : [`"${name}[${index}]" must have a label and what it means`],
  );
}
