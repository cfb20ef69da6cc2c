// A counting question as plain frozen data, between a measure and an engine: which rows, grouped by what, what of them is
// counted. It knows no SQL. Every engine gives the same rows for the same plan, in the same order.
import { assert } from "../ground/assert.ts";
import type { Day } from "../ground/day.ts";
import { sha256 } from "../ground/digest.ts";
import type { PeriodCut } from "./period-cuts.ts";

/** What a column holds: words as a source wrote them, calendar days, whole numbers. */
type ColumnKind = "word" | "day" | "number";

/** The tables that can be counted, with the columns that a plan may name. References of cases are not among them: nobody is counted one by one. */
export const COUNTED_COLUMNS = {
  cells: {
    sheet: "word",
    row: "number",
    col: "word",
    force: "word",
    area: "word",
    period: "word",
    part: "word",
    period_from: "day",
    period_to: "day",
    unit: "word",
    scope: "word",
    offence_group: "word",
    offence_subgroup: "word",
    flag_rule: "word",
    flag_origin: "word",
    basis: "word",
    edition: "word",
    line: "word",
    kind: "word",
    lowest: "number",
    highest: "number",
    absence: "word",
    why: "word",
  },
  cases: {
    force: "word",
    recorded_on: "day",
    outcome: "word",
    outcome_on: "day",
    flag: "word",
    flag_origin: "word",
    offence: "word",
    victim_age: "number",
    unread: "number",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnKind>>>>;

/** The table that a plan counts: cells that somebody reported, or rows of cases. */
export type CountedTable = keyof typeof COUNTED_COLUMNS;

/** A column of one of the tables. */
export type CountedColumn = { [T in CountedTable]: keyof (typeof COUNTED_COLUMNS)[T] }[CountedTable];

/**
 * What must hold of a row. `among`: one of the words, `null` for none; with no words nothing holds. `stated`: something
 * stands there. `beginning`: the word begins so. `between`: a day within both ends, an end that is `null` is open.
 */
export type Condition =
  | { readonly column: CountedColumn; readonly is: "among"; readonly words: readonly (string | null)[] }
  | { readonly column: CountedColumn; readonly is: "stated" }
  | { readonly column: CountedColumn; readonly is: "beginning"; readonly with: string }
  | { readonly column: CountedColumn; readonly is: "between"; readonly from: Day | null; readonly to: Day | null };

/** What rows are grouped by: a word as it stands, or the period in which a day lies. */
export interface Dimension {
  readonly name: string;
  readonly column: CountedColumn;
  readonly cut: "word" | PeriodCut;
}

/** What is said of each group: its rows, or of a column the sum, how many rows state it, its least or its greatest value. */
export type Counted =
  | { readonly name: string; readonly of: "rows" }
  | { readonly name: string; readonly of: "sum" | "stated" | "least" | "greatest"; readonly column: CountedColumn };

/** What is asked when a plan is made. All conditions must hold; rows of all files are counted together. */
export interface CountWish {
  readonly table: CountedTable;
  readonly files: readonly string[];
  readonly where: readonly Condition[];
  readonly by: readonly Dimension[];
  readonly count: readonly Counted[];
}

/** A counting question, checked and frozen all the way down. Equal questions of equal files have equal digests. */
export interface CountPlan extends CountWish {
  readonly digest: string;
}

/** A value of a group: a whole number, or a word or day where the least or greatest of such was asked; `null` where no row states one. */
export type CountValue = number | string | null;

/** One group: its dimensions and its counts, each in the order of the plan. */
export interface CountRow {
  readonly dimensions: readonly (string | null)[];
  readonly counts: readonly CountValue[];
}

/**
 * An engine: the groups of a plan, sorted by their dimensions from the first to the last, words by their code points, days
 * by time, none last. Groups without rows are not there; a plan without dimensions has exactly one group.
 */
export type Count = (plan: CountPlan) => Promise<readonly CountRow[]>;

/** Makes a plan of a wish. Throws on a wish that no program of ours should have: unknown columns, names twice, days that run backwards. */
export function countPlan(wish: CountWish): CountPlan {
  const { table } = wish;
  assert(Object.hasOwn(COUNTED_COLUMNS, table), `there is no table ${table} to count`);
  assert(wish.files.length > 0 && wish.files.every((file) => file !== ""), "a plan counts some file");
  assert(wish.count.length > 0, "a plan counts something");
  checkNames([...wish.by, ...wish.count].map(({ name }) => name));
  const plain = {
    table,
    files: wish.files.map(wellFormed),
    where: wish.where.map((condition) => checkedCondition(table, condition)),
    by: wish.by.map((dimension) => checkedDimension(table, dimension)),
    count: wish.count.map((counted) => checkedCounted(table, counted)),
  };
  // Not the canonical JSON of entries: that folds letters that look alike, and an engine tells them apart.
  return frozen({ ...plain, digest: sha256(JSON.stringify(plain)) });
}

function checkNames(names: readonly string[]): void {
  for (const name of names) assert(/^[a-z][a-z_]*$/u.test(name), `"${name}" is no name in a plan`);
  assert(new Set(names).size === names.length, "no two columns of a plan have one name");
}

function kindOf(table: CountedTable, column: string): ColumnKind {
  const columns: Readonly<Record<string, ColumnKind>> = COUNTED_COLUMNS[table];
  const kind = Object.hasOwn(columns, column) ? columns[column] : undefined;
  assert(kind !== undefined, `the table of ${table} has no column ${column} to count`);
  return kind;
}

/** A copy with its fields in one order and its words in one order, so that equal conditions give equal digests. */
function checkedCondition(table: CountedTable, condition: Condition): Condition {
  const { column } = condition;
  const kind = kindOf(table, column);
  switch (condition.is) {
    case "among": {
      assert(kind === "word", `${column} holds no words`);
      const words = [...new Set(condition.words)].sort(wordsInOrder);
      for (const word of words) if (word !== null) wellFormed(word);
      return { column, is: "among", words };
    }
    case "stated":
      return { column, is: "stated" };
    case "beginning":
      assert(kind === "word" && condition.with !== "", `${column} begins with some word`);
      return { column, is: "beginning", with: wellFormed(condition.with) };
    case "between": {
      const { from, to } = condition;
      assert(kind === "day", `${column} holds no days`);
      assert(from === null || to === null || from <= to, `days run forwards, not from ${from} to ${to}`);
      return { column, is: "between", from, to };
    }
  }
}

function checkedDimension(table: CountedTable, { name, column, cut }: Dimension): Dimension {
  assert(kindOf(table, column) === (cut === "word" ? "word" : "day"), `${column} cannot be cut by ${cut}`);
  return { name, column, cut };
}

function checkedCounted(table: CountedTable, counted: Counted): Counted {
  if (counted.of === "rows") return { name: counted.name, of: "rows" };
  const { name, of, column } = counted;
  const kind = kindOf(table, column);
  assert(of !== "sum" || kind === "number", `${column} holds no numbers to add`);
  return { name, of, column };
}

/** Half a surrogate pair has no bytes in UTF-8: an engine would look for another word. */
function wellFormed(word: string): string {
  assert(word.isWellFormed(), "words of a plan are whole characters");
  return word;
}

/**
 * The order of words by their code points, as UTF-8 orders them; none stands last. (Text of this language is ordered by
 * halves of surrogate pairs otherwise, which puts U+FF5E after U+1F600.)
 */
export function wordsInOrder(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return upward(one) - upward(other);
  }
  return a.length - b.length;
}

/** Lifts the halves of pairs above all single characters. */
function upward(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
