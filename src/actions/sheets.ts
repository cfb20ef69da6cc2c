// Figures as the sheets of a workbook: the values with their state beside them, the passport, and what to keep in mind.
import type { Published } from "../disclosure/published.ts";
import type { Passport } from "../measures/result.ts";
import type { FlatTable } from "./flat-rows.ts";

/** A sheet before it is written. A number is a number, a text a text, `null` an empty cell. */
export interface WorkSheet {
  /** At most 31 letters, without `[]:*?/\`. */
  readonly name: string;
  /** `width` in letters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What every answer carries besides its values. */
export interface Carried {
  readonly sentence: string;
  readonly passport: Passport;
  readonly caveats: readonly string[];
}

/** Columns that say the same in every row: they stand in the sheets beside. */
const BESIDE = /^(?:question_)?(?:caveats|method|measure_digest|sentence|command)$/u;

/** An answer as a workbook: figures, passport, caveats. Without an answer to carry, the figures alone. */
export function sheetsOf(table: FlatTable, carried: Published<Carried> | null): readonly WorkSheet[] {
  if (carried === null) return [figuresSheet(table, "Figures")];
  return [figuresSheet(table, "Figures"), passportSheet(carried), caveatsSheet(carried.caveats)];
}

/**
 * A flat table as a sheet. The three columns of a count (number, at most, absent) become two: the value, a number where it is exact and
 * else its words, and its state: `exact`, `range`, `withheld`, `not held` …
 */
export function figuresSheet({ columns, rows }: FlatTable, name: string): WorkSheet {
  const names = columns.map(([column]) => column);
  const placed = names.flatMap((column, at): readonly Placed[] => {
    if (BESIDE.test(column) || isPartOfCount(column, names)) return [];
    const [most, absent] = [names.indexOf(`${column}_at_most`), names.indexOf(`${column}_absent`)];
    const isCount = most >= 0 && absent >= 0;
    if (!isCount) return [{ title: column, read: (row) => row[at] ?? null }];
    const cell = (row: Row): Cell => cellOf({ from: row[at], to: row[most], absent: row[absent] });
    return [
      { title: column, read: (row) => cell(row).value },
      { title: `${column}_state`, read: (row) => cell(row).state },
    ];
  });
  const values = rows.map((row) => placed.map(({ read }) => read(row)));
  return {
    name,
    columns: placed.map(({ title }, at) => ({
      title,
      width: widthOf(
        title,
        values.map((row) => row[at]),
      ),
    })),
    rows: values,
  };
}

type Value = string | number | null;
type Row = readonly Value[];

interface Placed {
  readonly title: string;
  readonly read: (row: Row) => Value;
}

function isPartOfCount(column: string, names: readonly string[]): boolean {
  const [, base = ""] = /^(.+)_(?:at_most|absent)$/u.exec(column) ?? [];
  return base !== "" && names.includes(base) && names.includes(`${base}_at_most`) && names.includes(`${base}_absent`);
}

interface Cell {
  readonly value: Value;
  readonly state: string | null;
}

function cellOf({ from, to, absent }: Readonly<Record<"from" | "to" | "absent", Value | undefined>>): Cell {
  if (typeof absent === "string" && absent !== "") return { value: absent, state: absent.replace(/ \(.*$/su, "") };
  if (typeof from !== "number") return { value: null, state: null };
  if (from === to) return { value: from, state: "exact" };
  return { value: typeof to === "number" ? `${from} to ${to}` : `at least ${from}`, state: "range" };
}

/** As wide as its words, within bounds. */
function widthOf(title: string, values: readonly (Value | undefined)[]): number {
  const longest = Math.max(title.length, ...values.slice(0, 400).map((value) => String(value ?? "").length));
  return Math.min(Math.max(longest + 2, 8), 60);
}

/** The passport as a list of what and which. */
export function passportSheet({ sentence, passport }: Carried): WorkSheet {
  const { measure, unit, scope, period, basis, denominator, edition, method, sources, command, asKnownOn } = passport;
  const rows: readonly (readonly [string, Value])[] = [
    ["finding", sentence],
    ["measure", `${measure.title}, version ${measure.version}`],
    ["definition (digest)", measure.digest],
    ["unit", `${unit.id}: ${unit.says}`],
    ["scope", `${scope.id}: ${scope.says}`],
    ...(scope.codes.length === 0 ? [] : [["offence codes", scope.codes.join(", ")] as const]),
    ["period", `${period.id}: ${period.title}`],
    ["basis", `${basis.id}: ${basis.says}`],
    ["denominator", `${denominator.id}: ${denominator.says}`],
    ["edition", edition.title],
    ...(asKnownOn === undefined ? [] : [["as known on", asKnownOn] as const]),
    ["method", method],
    ["command", command],
    ["status", "Worked out by Everycase. Not official statistics."],
    ...sources.flatMap(({ file, sha256, source, entry }) => [
      ["source", `${file} (${source}${entry === "" ? "" : `, entry ${entry}`})`] as const,
      ["SHA-256", sha256] as const,
    ]),
  ];
  return { name: "Passport", columns: PASSPORT_COLUMNS, rows };
}

const PASSPORT_COLUMNS = [
  { title: "what", width: 22 },
  { title: "which", width: 100 },
] as const;

/** What to keep in mind, one sentence a row. */
export function caveatsSheet(caveats: readonly string[]): WorkSheet {
  return {
    name: "Caveats",
    columns: [{ title: "what to keep in mind", width: 120 }],
    rows: caveats.map((one) => [one]),
  };
}
