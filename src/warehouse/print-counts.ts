// The only place that prints the SQL of a counting plan. What one database writes otherwise than another stands in a
// dialect: a second database is a second dialect and an engine that runs its statements.
import { assertNever } from "../ground/assert.ts";
import { COUNTED_COLUMNS, type Condition, type Counted, type CountPlan, type Dimension } from "./count-plan.ts";
import { quote } from "./engine.ts";
import type { PeriodCut } from "./period-cuts.ts";

/** How one database writes what others write otherwise. Texts go in and come out as SQL. */
export interface Dialect {
  /** The name of a column. */
  readonly name: (column: string) => string;
  readonly word: (word: string) => string;
  readonly day: (day: string) => string;
  /** The rows of Parquet files together. */
  readonly files: (paths: readonly string[]) => string;
  readonly year: (day: string) => string;
  readonly month: (day: string) => string;
  /** A whole number divided by another and rounded down. */
  readonly divided: (number: string, by: number) => string;
  readonly begins: (column: string, word: string) => string;
  /** A sum of whole numbers that stays one. */
  readonly sum: (column: string) => string;
}

/** How DuckDB writes it. */
export const DUCKDB: Dialect = {
  name: (column) => `"${column}"`,
  // A statement ends at a zero byte, so that one inside a word is written by its number.
  word: (word) => (word.includes("\0") ? `(${word.split("\0").map(quote).join(" || chr(0) || ")})` : quote(word)),
  day: (day) => `DATE ${quote(day)}`,
  files: (paths) => `read_parquet([\n  ${paths.map(quote).join(",\n  ")}])`,
  year: (day) => `year(${day})`,
  month: (day) => `month(${day})`,
  divided: (number, by) => `(${number}) // ${by}`,
  begins: (column, word) => `starts_with(${column}, ${word})`,
  sum: (column) => `sum(${column})::BIGINT`,
};

/** The statement that counts a plan. Its columns are the plan's dimensions (periods by number) and counts, its rows in the plan's order. */
export function printCounts(plan: CountPlan, dialect: Dialect = DUCKDB): string {
  const columns = [
    ...plan.by.map((dimension) => `${printDimension(dimension, dialect)} AS ${dialect.name(dimension.name)}`),
    ...plan.count.map((counted) => `${printCounted(counted, dialect)} AS ${dialect.name(counted.name)}`),
  ];
  const places = plan.by.map((_, index) => index + 1);
  return [
    `SELECT ${columns.join(",\n  ")}`,
    `FROM ${dialect.files(plan.files)}`,
    ...(plan.where.length === 0 ? [] : [`WHERE ${printConditions(plan.where, dialect)}`]),
    ...(places.length === 0 ? [] : [`GROUP BY ${places.join(", ")}`]),
    ...(places.length === 0 ? [] : [`ORDER BY ${places.map((place) => `${place} NULLS LAST`).join(",\n  ")}`]),
  ].join("\n");
}

/**
 * The same statement for a driver that loses a byte-order mark at the beginning of a word, and so would take one word for
 * another: every word comes behind one letter, which the reader takes off again.
 */
export function printCarried(plan: CountPlan, dialect: Dialect = DUCKDB): string {
  const carried = (name: string, isWord: boolean): string =>
    isWord ? `'=' || ${dialect.name(name)}` : dialect.name(name);
  const columns = [
    ...plan.by.map(({ name, cut }) => carried(name, cut === "word")),
    ...plan.count.map((counted) => carried(counted.name, givesWord(plan, counted))),
  ];
  return `SELECT ${columns.join(", ")} FROM (${printCounts(plan, dialect)})`;
}

/** Whether a count is a word of its column: the least or the greatest one. */
export function givesWord({ table }: CountPlan, counted: Counted): boolean {
  if (counted.of !== "least" && counted.of !== "greatest") return false;
  const columns: Readonly<Record<string, string>> = COUNTED_COLUMNS[table];
  return columns[counted.column] === "word";
}

/** Conditions that must all hold, for a WHERE. */
export function printConditions(where: readonly Condition[], dialect: Dialect = DUCKDB): string {
  return where.length === 0 ? "true" : where.map((condition) => printCondition(condition, dialect)).join("\n  AND ");
}

function printCondition(condition: Condition, dialect: Dialect): string {
  const column = dialect.name(condition.column);
  switch (condition.is) {
    case "among":
      return printAmong(column, condition.words, dialect);
    case "stated":
      return `${column} IS NOT NULL`;
    case "beginning":
      return dialect.begins(column, dialect.word(condition.with));
    case "between": {
      const ends = [
        ...(condition.from === null ? [] : [`${column} >= ${dialect.day(condition.from)}`]),
        ...(condition.to === null ? [] : [`${column} <= ${dialect.day(condition.to)}`]),
      ];
      return ends.length === 0 ? `${column} IS NOT NULL` : ends.join(" AND ");
    }
    default:
      return assertNever(condition);
  }
}

/** None is no word: a list with it inside would hold of nothing. */
function printAmong(column: string, words: readonly (string | null)[], dialect: Dialect): string {
  const stated = words.flatMap((word) => (word === null ? [] : [dialect.word(word)]));
  const [only] = stated;
  const among =
    only === undefined ? null : stated.length === 1 ? `${column} = ${only}` : `${column} IN (${stated.join(", ")})`;
  if (!words.includes(null)) return among ?? "false";
  return among === null ? `${column} IS NULL` : `(${among} OR ${column} IS NULL)`;
}

function printDimension({ column, cut }: Dimension, dialect: Dialect): string {
  const name = dialect.name(column);
  return cut === "word" ? name : printPeriod(name, cut, dialect);
}

/** The number of the period in which a day lies, as `periodNumbered` reads it; nothing is made of the day but whole numbers. */
function printPeriod(day: string, cut: PeriodCut, dialect: Dialect): string {
  const [year, month] = [dialect.year(day), dialect.month(day)];
  switch (cut) {
    case "calendar-year":
      return year;
    case "month":
      return `${year} * 12 + ${month} - 1`;
    case "financial-year":
      return `${year} - CASE WHEN ${month} < 4 THEN 1 ELSE 0 END`;
    case "quarter":
      // January to March are the last quarter of the year that began in April before: 4 × year + (month − 4) ÷ 3, rounded down.
      return `${year} * 4 + ${dialect.divided(`${month} + 8`, 3)} - 4`;
    default:
      return assertNever(cut);
  }
}

function printCounted(counted: Counted, dialect: Dialect): string {
  if (counted.of === "rows") return "count(*)";
  const column = dialect.name(counted.column);
  switch (counted.of) {
    case "sum":
      return dialect.sum(column);
    case "stated":
      return `count(${column})`;
    case "least":
      return `min(${column})`;
    case "greatest":
      return `max(${column})`;
    default:
      return assertNever(counted);
  }
}
