// The two engines agree exactly; each shape of a statement is bound by a real DuckDB; any number of threads gives the same bytes.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day } from "../../src/ground/day.ts";
import { countInDuckdb, explainPlan } from "../../src/warehouse/count-in-duckdb.ts";
import { countInMemory } from "../../src/warehouse/count-in-memory.ts";
import {
  type Condition,
  type Count,
  type CountedTable,
  type CountWish,
  countPlan,
} from "../../src/warehouse/count-plan.ts";
import { quote } from "../../src/warehouse/engine.ts";
import { type PeriodCut, periodNumbered } from "../../src/warehouse/period-cuts.ts";
import { DUCKDB, printCounts } from "../../src/warehouse/print-counts.ts";
import { anyTrial, writeTrial } from "./count-trial.ts";
import { twinRounds, withEngine } from "./count-twin.ts";

describe("the obvious engine and the fast one", () => {
  test.each(["cells", "cases"] as const)(
    "agree on 120 random plans of random %s",
    { timeout: 120_000 },
    async (table) => {
      await twinRounds(table, { rounds: 120, seed: 4 });
    },
  );
});

test("an engine that takes an empty word for none is noticed", { timeout: 120_000 }, async () => {
  const spoil =
    (count: Count): Count =>
    async (plan) =>
      (await count(plan)).map((row) => ({
        ...row,
        dimensions: row.dimensions.map((word) => (word === "" ? null : word)),
      }));
  await expect(twinRounds("cases", { rounds: 300, seed: 4, spoil })).rejects.toThrow(/Property failed/u);
});

const TABLES: readonly CountedTable[] = ["cells", "cases"];
const CUTS: readonly PeriodCut[] = ["financial-year", "quarter", "calendar-year", "month"];

/** One plan of every shape that can be printed. */
function everyShape(file: string, table: CountedTable): readonly CountWish[] {
  const [word, day, number] =
    table === "cells"
      ? (["line", "period_from", "lowest"] as const)
      : (["outcome", "recorded_on", "victim_age"] as const);
  const conditions: readonly (readonly Condition[])[] = [
    [],
    ...[[], [null], ["a"], ["a", null], ["a", "b"], ["a", "b", null], ["'", "\0", "é"]].map((words) => [
      { column: word, is: "among" as const, words },
    ]),
    [{ column: word, is: "stated" }],
    [{ column: word, is: "beginning", with: "a'" }],
    ...([null, "2018-04-01"] as const).flatMap((from) =>
      ([null, "2019-03-31"] as const).map((to) => [
        { column: day, is: "between" as const, from: from as Day | null, to: to as Day | null },
      ]),
    ),
  ];
  const dimensions = [
    [],
    [{ name: "a", column: word, cut: "word" as const }],
    ...CUTS.map((cut) => [{ name: "a", column: day, cut }]),
  ];
  const counts = (["sum", "stated", "least", "greatest"] as const).flatMap((of) =>
    (of === "sum" ? [number] : [word, day, number]).map((column, index) => ({
      name: `${of}_${"abc"[index]}`,
      of,
      column,
    })),
  );
  const common = { table, files: [file], count: [{ name: "rows", of: "rows" as const }, ...counts] };
  return conditions.flatMap((where) => dimensions.map((by) => ({ ...common, where, by })));
}

test.each(TABLES)(
  "every shape of a statement about %s is bound by DuckDB, and gives whole numbers, words or days",
  async (table) => {
    await withEngine(async (engine, folder) => {
      const [trial] = fc.sample(anyTrial(table), { numRuns: 1, seed: 1 });
      if (trial === undefined) throw new Error("no trial");
      const file = (await writeTrial(engine, trial, join(folder, "shape"))).files[0] ?? "";
      const shapes = everyShape(file, table);
      expect(shapes.length).toBeGreaterThan(80);
      for (const wish of shapes) {
        const plan = countPlan(wish);
        const columns = await engine.rows(`DESCRIBE ${printCounts(plan)}`);
        expect(columns.map((column) => column["column_name"])).toEqual(
          [...plan.by, ...plan.count].map(({ name }) => name),
        );
        for (const { column_type: type } of columns)
          expect(type).toMatch(/^(?:BIGINT|INTEGER|SMALLINT|VARCHAR|DATE)$/u);
        expect((await explainPlan(engine, plan)).lines.join("\n")).toMatch(/PARQUET|EMPTY_RESULT/u);
      }
    });
  },
);

test("a statement that DuckDB cannot bind is noticed", async () => {
  await withEngine(async (engine, folder) => {
    const path = join(folder, "empty.parquet");
    await engine.run(`COPY (SELECT 'a' AS line) TO ${quote(path)} (FORMAT parquet)`);
    const wish = { table: "cells", files: [path], where: [], count: [{ name: "n", of: "rows" }] } as const;
    const plan = countPlan({ ...wish, by: [{ name: "force", column: "force", cut: "word" }] });
    await expect(explainPlan(engine, plan)).rejects.toThrow(/force/u);
  });
});

test("1, 2, 4 and 8 threads give the same bytes", { timeout: 60_000 }, async () => {
  const answers = new Set<string>();
  for (const threads of [1, 2, 4, 8]) {
    await withEngine(async (engine, folder) => {
      const path = join(folder, "cases.parquet");
      await engine.run(`COPY (SELECT 'force ' || hash(i) % 5 AS force, DATE '2016-01-01' + (hash(i * 3) % 2000)::INT AS recorded_on,
          ['Charged', '14', NULL, 'C1'][1 + (hash(i * 5) % 4)::INT] AS outcome, NULL::DATE AS outcome_on, 'CSE' AS flag,
          NULL::VARCHAR AS flag_origin, '19D' AS offence, (hash(i * 7) % 18)::SMALLINT AS victim_age, 0::TINYINT AS unread
        FROM range(300000) t(i)) TO ${quote(path)} (FORMAT parquet, ROW_GROUP_SIZE 4096)`);
      const plan = countPlan({
        table: "cases",
        files: [path],
        where: [{ column: "flag", is: "among", words: ["CSE"] }],
        by: [
          { name: "force", column: "force", cut: "word" },
          { name: "quarter", column: "recorded_on", cut: "quarter" },
          { name: "outcome", column: "outcome", cut: "word" },
        ],
        count: [
          { name: "crimes", of: "rows" },
          { name: "ages", of: "sum", column: "victim_age" },
          { name: "first", of: "least", column: "recorded_on" },
        ],
      });
      answers.add(JSON.stringify((await countInDuckdb(engine)(plan)).map((row) => row)));
    }, threads);
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]?.length).toBeGreaterThan(10_000);
});

test("a sum beyond what can be held exactly is no answer in either engine", async () => {
  await withEngine(async (engine, folder) => {
    const path = join(folder, "large.parquet");
    await engine.run(
      `COPY (SELECT ${Number.MAX_SAFE_INTEGER}::BIGINT AS lowest FROM range(2)) TO ${quote(path)} (FORMAT parquet)`,
    );
    const wish = { table: "cells", where: [], by: [], count: [{ name: "n", of: "sum", column: "lowest" }] } as const;
    const plan = countPlan({ ...wish, files: [path] });
    const row = { lowest: Number.MAX_SAFE_INTEGER };
    await expect(countInDuckdb(engine)(plan)).rejects.toThrow(/beyond what can be held exactly/u);
    await expect(countInMemory(() => [row, row])(plan)).rejects.toThrow(/beyond what can be held exactly/u);
  });
});

test("a second dialect prints the same plan in its own words", () => {
  const plan = countPlan({
    table: "cases",
    files: ["a.parquet"],
    where: [{ column: "outcome", is: "beginning", with: "1" }],
    by: [{ name: "quarter", column: "recorded_on", cut: "quarter" }],
    count: [{ name: "ages", of: "sum", column: "victim_age" }],
  });
  const other = {
    ...DUCKDB,
    name: (column: string) => `\`${column}\``,
    files: ([path = ""]: readonly string[]) => `file('${path}', Parquet)`,
    divided: (number: string, by: number) => `intDiv(${number}, ${by})`,
    year: (day: string) => `toYear(${day})`,
    month: (day: string) => `toMonth(${day})`,
    begins: (column: string, word: string) => `startsWith(${column}, ${word})`,
    sum: (column: string) => `sum(${column})`,
  };
  expect(printCounts(plan, other)).toBe(
    [
      "SELECT toYear(`recorded_on`) * 4 + intDiv(toMonth(`recorded_on`) + 8, 3) - 4 AS `quarter`,",
      "  sum(`victim_age`) AS `ages`",
      "FROM file('a.parquet', Parquet)",
      "WHERE startsWith(`outcome`, '1')",
      "GROUP BY 1",
      "ORDER BY 1 NULLS LAST",
    ].join("\n"),
  );
});

test.each([
  ["financial-year", 2018, "2018/19"],
  ["financial-year", 1999, "1999/00"],
  ["quarter", 2018 * 4 + 3, "2018/19-Q4"],
  ["calendar-year", 2019, "2019"],
  ["month", 2019 * 12 + 1, "2019-02"],
  ["month", 2019 * 12, "2019-01"],
] as const)("the %s numbered %i is %s", (cut, number, name) => {
  expect(periodNumbered(cut, number)).toBe(name);
});
