// Random tables and random plans for the two engines: few words that look alike, days at the borders of years, cells without
// anything in them, and words that need care in a statement.
import fc from "fast-check";
import type { Day } from "../../src/ground/day.ts";
import {
  COUNTED_COLUMNS,
  type Condition,
  type Counted,
  type CountedColumn,
  type CountedTable,
  type CountPlan,
  countPlan,
  type Dimension,
} from "../../src/warehouse/count-plan.ts";
import { type Engine, quote, type Row, type Value } from "../../src/warehouse/engine.ts";

/** Words that fold, look or sort alike, and words that a statement could trip over. */
const WORDS = [
  ..."kent|Kent| kent|kent |ke|code:1|code:19D|Code:1|outcome:1|outcome:18|outcome:1A|é|e\u0301|ｅ|～|😀|𝒦|'|''|a'b".split(
    "|",
  ),
  ..."\"|\\|\\'|%|_|;--|null|NULL|0|1|-0|\t|\n|\r\n|\u001e|\u001f|\u200b|\ufeff|\0|a\0b|exact|absent|interval".split(
    "|",
  ),
  "|",
  "",
  " ",
  "a word that is much longer than what fits into a pointer, é included",
];

const DAYS = [
  ..."2018-03-31 2018-04-01 2018-12-31 2019-01-01 2019-03-31 2019-04-01 2020-02-29 2020-03-31 2020-06-30 2020-07-01".split(
    " ",
  ),
  ..."2020-09-30 2020-10-01 1999-12-31 2000-01-01 2000-03-31 2000-04-01 1900-01-01 1000-01-01 1000-04-01 9999-12-31".split(
    " ",
  ),
] as Day[]; // each of them exists

/** A whole table as rows of memory; the same rows stand in a Parquet file. */
export interface Trial {
  readonly table: CountedTable;
  readonly files: readonly (readonly Row[])[];
  readonly wish: Omit<CountPlan, "digest" | "files" | "table">;
}

const SQL_TYPES: Readonly<Record<CountedTable, (column: string) => string>> = {
  cells: (column) =>
    ({ row: "INTEGER", period_from: "DATE", period_to: "DATE", lowest: "BIGINT", highest: "BIGINT" })[column] ??
    "VARCHAR",
  cases: (column) =>
    ({ recorded_on: "DATE", outcome_on: "DATE", victim_age: "SMALLINT", unread: "TINYINT" })[column] ?? "VARCHAR",
};

function kindsOf(table: CountedTable): readonly (readonly [CountedColumn, string])[] {
  // The keys of the table of columns are its columns.
  return Object.entries(COUNTED_COLUMNS[table]) as unknown as readonly (readonly [CountedColumn, string])[];
}

function columnsOf(table: CountedTable, kind: string): readonly CountedColumn[] {
  return kindsOf(table).flatMap(([column, is]) => (is === kind ? [column] : []));
}

/** A word: mostly one of a few of its table, so that groups come about. */
function anyWord(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
  );
}

function anyDay(): fc.Arbitrary<Day> {
  const any = fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...DAYS) },
    // A day of the calendar, which always exists.
    { weight: 1, arbitrary: any.map((date) => date.toISOString().slice(0, 10) as Day) },
  );
}

function anyNumber(column: string): fc.Arbitrary<number> {
  if (column === "unread") return fc.integer({ min: 0, max: 15 });
  if (column === "victim_age") return fc.integer({ min: 0, max: 130 });
  if (column === "row") return fc.integer({ min: 1, max: 2 ** 31 - 1 });
  return fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0, 1, 999_999_999, -999_999_999));
}

function anyRow(table: CountedTable, words: readonly string[]): fc.Arbitrary<Row> {
  const value = (column: string, kind: string): fc.Arbitrary<Value> => {
    const some = kind === "word" ? fc.constantFrom(...words) : kind === "day" ? anyDay() : anyNumber(column);
    return fc.option(some as fc.Arbitrary<Value>, { nil: null, freq: 4 });
  };
  return fc.record(Object.fromEntries(kindsOf(table).map(([column, kind]) => [column, value(column, kind)])));
}

function anyCondition(table: CountedTable, words: readonly string[]): fc.Arbitrary<Condition> {
  const word = fc.constantFrom(...columnsOf(table, "word"));
  const several = fc.array(fc.option(fc.constantFrom(...words), { nil: null, freq: 4 }), { maxLength: words.length });
  return fc.oneof(
    fc.record({ column: word, is: fc.constant("among" as const), words: several }),
    fc.record({
      column: fc.constantFrom(...kindsOf(table).map(([column]) => column)),
      is: fc.constant("stated" as const),
    }),
    fc.tuple(word, fc.constantFrom(...words), fc.integer({ min: 1, max: 3 })).map(([column, begin, letters]) => ({
      column,
      is: "beginning" as const,
      with: [...begin].slice(0, letters).join("") || "k",
    })),
    fc
      .tuple(fc.constantFrom(...columnsOf(table, "day")), fc.option(anyDay()), fc.option(anyDay()))
      .map(([column, a, b]) => {
        const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        return { column, is: "between" as const, from, to };
      }),
  );
}

function anyDimension(table: CountedTable): fc.Arbitrary<Omit<Dimension, "name">> {
  return fc.oneof(
    fc.record({ column: fc.constantFrom(...columnsOf(table, "word")), cut: fc.constant("word" as const) }),
    fc.record({
      column: fc.constantFrom(...columnsOf(table, "day")),
      cut: fc.constantFrom("financial-year", "quarter", "calendar-year", "month"),
    }),
  );
}

type Unnamed<T> = T extends unknown ? Omit<T, "name"> : never;

function anyCounted(table: CountedTable): fc.Arbitrary<Unnamed<Counted>> {
  const column = fc.constantFrom(...kindsOf(table).map(([name]) => name));
  return fc.oneof(
    fc.constant({ of: "rows" as const }),
    fc.record({ of: fc.constant("sum" as const), column: fc.constantFrom(...columnsOf(table, "number")) }),
    fc.record({ of: fc.constantFrom("stated" as const, "least" as const, "greatest" as const), column }),
  );
}

/** Names that also stand for columns of the tables, which a statement must not take for them. */
const NAMES = ["force", "period", "line", "outcome", "lowest", "row", "rows", "kind", "year", "n"];

function named<T extends object>(all: readonly T[], from: number): readonly (T & { readonly name: string })[] {
  return all.map((one, index) => ({ ...one, name: NAMES[from + index] ?? `x_${"abcdefgh"[index]}` }));
}

/** A random table with a random plan of it. */
export function anyTrial(table: CountedTable): fc.Arbitrary<Trial> {
  return fc.array(anyWord(), { minLength: 1, maxLength: 5 }).chain((words) =>
    fc
      .record({
        files: fc.array(fc.array(anyRow(table, words), { maxLength: 25 }), { minLength: 1, maxLength: 2 }),
        where: fc.array(anyCondition(table, words), { maxLength: 2 }),
        by: fc.array(anyDimension(table), { maxLength: 3 }),
        count: fc.array(anyCounted(table), { minLength: 1, maxLength: 4 }),
      })
      .map(({ files, where, by, count }) => ({
        table,
        files,
        wish: { where, by: named(by, 0), count: named(count, by.length) },
      })),
  );
}

/** Writes the rows of a trial as Parquet files, the values bound and never printed, and gives the plan of them. */
export async function writeTrial(engine: Engine, { table, files, wish }: Trial, stem: string): Promise<CountPlan> {
  const columns = kindsOf(table).map(([column]) => column);
  const types = columns.map((column) => `"${column}" ${SQL_TYPES[table](column)}`);
  const paths: string[] = [];
  for (const [index, rows] of files.entries()) {
    const path = `${stem}-${index}.parquet`;
    await engine.run(`CREATE OR REPLACE TEMP TABLE trial (${types.join(", ")})`);
    if (rows.length > 0) {
      const places = rows.map(() => `(${columns.map(() => "?").join(", ")})`);
      const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
      await engine.run(`INSERT INTO trial VALUES ${places.join(", ")}`, values);
    }
    await engine.run(`COPY trial TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`);
    paths.push(path);
  }
  return countPlan({ ...wish, table, files: paths });
}
