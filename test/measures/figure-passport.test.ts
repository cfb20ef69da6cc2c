// The passport of a figure: the cells it lists add up to it, checked on random tables against an obvious slow twin.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import type { ForceRow } from "../../src/measures/result.ts";
import type { CellJson } from "../../src/standard/cell-json.ts";
import { findForce } from "../../src/standard/forces.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";
import { type TwinRow, twinForces } from "./twin.ts";

const RUNS = process.env["EVERYCASE_LONG"] === "1" ? 400 : 30;
const FORCES = ["Kent", "Essex", "London, City of", "South Yorkshire"];
const OFFENCES = [
  { code: "19D", group: "Sexual offences", subgroup: "Rape" },
  { code: "71", group: "Sexual offences", subgroup: "Other sexual offences" },
  { code: "88E", group: "Sexual offences", subgroup: "Other sexual offences" },
  { code: "105A", group: "Violence against the person", subgroup: "Violence without injury" },
];
const SCOPES: readonly { scope: string; takes: (row: TwinRow) => boolean }[] = [
  { scope: "sexual-offences", takes: (row) => row.group === "Sexual offences" },
  { scope: "child-titled", takes: (row) => row.code === "19D" || row.code === "71" },
  { scope: "code:105A", takes: (row) => row.code === "105A" },
];

const wholeNumber = fc.integer({ min: -2, max: 60 }).map(String);
const anyCount = fc.oneof(
  { weight: 8, arbitrary: wholeNumber },
  { weight: 1, arbitrary: fc.constantFrom("<5", "", "--", "N/A - data not provided", "12 (3)", "*") },
);

/** Any table: each force, quarter, offence and outcome at most once, as in the official ones. */
function anyTable(count: fc.Arbitrary<string>): fc.Arbitrary<TwinRow[]> {
  const row = fc.record({
    force: fc.constantFrom(...FORCES),
    quarter: fc.constantFrom("1", "2", "3", "4"),
    offence: fc.constantFrom(...OFFENCES),
    outcome: fc.oneof(fc.integer({ min: 0, max: 22 }).map(String), fc.constantFrom("0", "1", "1A")),
    recorded: count,
    closed: count,
  });
  const selector = ({
    force,
    quarter,
    offence,
    outcome,
  }: {
    force: string;
    quarter: string;
    offence: { code: string };
    outcome: string;
  }): string => [force, quarter, offence.code, outcome].join("|");
  return fc
    .uniqueArray(row, { minLength: 1, maxLength: 60, selector })
    .map((rows) =>
      rows.map(({ offence, closed, ...rest }) => ({ ...offence, ...rest, closed: rest.outcome === "0" ? "" : closed })),
    );
}

async function withTable(rows: readonly OfficialRow[], work: (tools: Tools) => Promise<void>): Promise<void> {
  await withHome(async (tools, { write }) => {
    await addFiles(tools, { paths: [await write("table.csv", officialCsv(rows))] });
    await work(tools);
  });
}

const bare = (cell: CellJson | undefined): CellJson | null =>
  typeof cell === "object" && "absent" in cell ? null : (cell ?? null);
const bases = ["recorded", "closed"] as const;

test(`${RUNS} random tables: totals and charges of each force are those of the slow twin, on both bases and in every scope`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyTable(anyCount), async (rows) => {
      await withTable(rows, async (tools) => {
        for (const { scope, takes } of SCOPES) {
          for (const basis of bases) {
            const twin = twinForces(rows, basis, takes);
            const forces =
              twin.size === 0 ? [] : (await compareForces(tools, { scope, basis, period: "2018/19" })).forces;
            const found = new Map(
              forces.map((row: ForceRow) => [row.force, { total: bare(row.total), charged: bare(row.charged) }]),
            );
            expect(found).toEqual(new Map([...twin].map(([name, said]) => [findForce(name)?.id, said])));
          }
        }
      });
    }),
    { numRuns: RUNS, seed: 20_260_901 },
  );
});

test(`${RUNS} random tables: the cells a passport lists add up to the figure it is for`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTable(wholeNumber),
      fc.constantFrom(...bases),
      fc.constantFrom("total", "charged", "transferred", "open", "no-suspect", "rate"),
      async (rows, basis, figure) => {
        await withTable(rows, async (tools) => {
          const { scope, takes } = SCOPES[0] ?? { scope: "", takes: () => false };
          const twin = twinForces(rows, basis, takes);
          for (const force of [...twin.keys(), undefined]) {
            if (twin.size === 0) return;
            const traced = await traceFigure(tools, {
              figure,
              scope,
              basis,
              period: "2018/19",
              ...(force === undefined ? {} : { force }),
            });
            const cells = traced.files.flatMap((file) => file.cells);
            const isRate = figure === "rate" || figure === "charged";
            const listed = cells.filter(({ role }) => (isRate ? role === "numerator" : role === "part"));
            const sum = listed.reduce((whole, { value }) => whole + Number(value), 0);
            expect(traced.files.map(({ moreCells }) => moreCells)).toEqual(traced.files.map(() => 0));
            expect(typeof traced.value === "number" ? traced.value : 0).toBe(sum);
            if (!isRate) continue;
            const whole = cells.reduce((all, { value }) => all + Number(value), 0);
            const outOf = traced.rate?.denominator;
            expect(typeof outOf === "number" ? outOf : 0).toBe(whole);
          }
        });
      },
    ),
    { numRuns: RUNS, seed: 20_260_902 },
  );
});

describe("the passport of South Yorkshire's published rate", () => {
  const FIGURES = { total: 540, charged: 16, "no-suspect": 169, "victim-does-not-support": 75, transferred: 170 };

  async function traced(question: { figure: string; denominator?: string }): ReturnType<typeof traceFigure> {
    return await withHome(async (tools, { add }) => {
      await add("return.csv", returnOf(lines("South Yorkshire", FIGURES)));
      return await traceFigure(tools, { force: "South Yorkshire", scope: "flag:CSE", ...question });
    });
  }

  test("names unit, scope, place, period, basis, edition, denominator and method", async () => {
    const { facts, title, words, passport } = await traced({ figure: "rate" });
    expect(title).toBe("16 of 540 crimes charged, South Yorkshire");
    expect(words).toBe("One in 34 flagged crimes had led to a charge (one in 21 to one in 55)");
    expect(facts.map(({ term }) => term)).toEqual(
      expect.arrayContaining([
        "Unit",
        "Scope",
        "Place",
        "Period",
        "Basis",
        "Edition",
        "Denominator",
        "Method",
        "Still open",
      ]),
    );
    expect(passport).toMatchObject({
      unit: { id: "crimes" },
      scope: { id: "flag:CSE" },
      period: { id: "2023/24" },
      basis: { id: "recorded" },
      denominator: { id: "all" },
    });
    expect(passport.command).toBe(
      'everycase passport rate --force "South Yorkshire" --scope flag:CSE --period 2023/24 --basis recorded --denominator all',
    );
  });

  test("lists the two cells of the rate with what stands in them, and the working with the interval", async () => {
    const { files, working } = await traced({ figure: "rate" });
    expect(files[0]?.cells).toEqual([
      { cell: "J3", row: 3, column: "J", found: "16", value: 16, role: "numerator" },
      { cell: "J2", row: 2, column: "J", found: "540", value: 540, role: "denominator" },
    ]);
    expect(working[0]).toBe("Wilson, with x = 16, n = 540, z = 1.96:");
    expect(working.at(-1)).toBe("from 0.0183 to 0.0476: one in 55 to one in 21");
    expect(files[0]?.window).toMatchObject({ columns: ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"] });
    expect(files[0]?.window?.rows.at(-1)?.marks.at(-1)).toBeNull();
  });

  test("takes away what is transferred, where that is asked", async () => {
    const { files, rate } = await traced({ figure: "rate", denominator: "less-transferred" });
    expect(rate).toMatchObject({ numerator: 16, denominator: 370 });
    expect(files[0]?.cells.map(({ value, role }) => [value, role])).toEqual([
      [16, "numerator"],
      [540, "denominator"],
      [170, "denominator"],
    ]);
  });

  test("shows the subtraction that leaves 110 not accounted for", async () => {
    const { value, working, files } = await traced({ figure: "not-accounted-for" });
    expect(value).toBe(110);
    expect(working).toEqual(["540 − 16 − 169 − 75 − 170 = 110"]);
    expect(files[0]?.cells.map(({ value: cell }) => cell)).toEqual([540, 16, 169, 75, 170]);
  });

  test("without a scope is the one the force's page shows", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", returnOf(lines("South Yorkshire", FIGURES)));
      const { figure, rate } = await traceFigure(tools, { figure: "rate", force: "South Yorkshire" });
      expect([figure, rate?.denominator]).toEqual([
        "rate",
        (await showForce(tools, "South Yorkshire", {})).balance.total,
      ]);
    }));

  test("of a figure nobody knows is refused with the names of those there are", async () => {
    await expect(traced({ figure: "charge rate" })).rejects.toMatchObject({
      code: "usage",
      message: 'Unknown figure "charge rate".',
      hint: expect.stringContaining("not-accounted-for"),
    });
  });
});

test("types of a line that is stated as one figure are not listed behind it", () =>
  withHome(async (tools, { add }) => {
    await add(
      "return.csv",
      returnOf(lines("Kent", { total: 100, charged: 12, 1: 10, "victim-does-not-support": 30, 14: 9, 16: 9 })),
    );
    for (const [figure, cells] of [
      ["charged", [12, 100]],
      ["victim-does-not-support", [30]],
      ["not-accounted-for", [100, 12, 30]],
    ] as const) {
      const { files } = await traceFigure(tools, { figure, force: "Kent", scope: "flag:CSE" });
      expect(files[0]?.cells.map(({ value }) => value)).toEqual(cells);
    }
  }));

test("a figure of zero rows lists no cell, and counts the zeros it left out", () =>
  withTable(
    [
      { force: "Kent", outcome: 1, recorded: 0 },
      { force: "Kent", outcome: 18, recorded: 30 },
    ],
    async (tools) => {
      const { files, value } = await traceFigure(tools, {
        figure: "charged",
        force: "Kent",
        scope: "code:19D",
        basis: "recorded",
      });
      expect(value).toBe(0);
      expect(files[0]).toMatchObject({ zeroCells: 1, moreCells: 0, cells: [{ value: 30, role: "denominator" }] });
    },
  ));

test("a figure of very many cells lists the first four hundred and counts the rest", () =>
  withTable(
    Array.from({ length: 500 }, (_, index) => ({ force: "Kent", code: String(200 + index), outcome: 18, recorded: 1 })),
    async (tools) => {
      const { files, value } = await traceFigure(tools, {
        figure: "total",
        force: "Kent",
        scope: "sexual-offences",
        basis: "recorded",
      });
      expect(value).toBe(500);
      expect(files[0]).toMatchObject({ moreCells: 100 });
      expect(files[0]?.cells).toHaveLength(400);
    },
  ));

test("a pooled figure lists the cells of all its forces, file by file", () =>
  withHome(async (tools, { add }) => {
    await add("kent.csv", returnOf(lines("Kent", { total: 100, charged: 10 })));
    await add("essex.csv", returnOf(lines("Essex", { total: 50, charged: 5 })));
    const { files, value, rate } = await traceFigure(tools, { figure: "rate", scope: "flag:CSE" });
    expect([value, rate?.denominator]).toEqual([15, 150]);
    expect(files.map(({ file, cells }) => [file, cells.map(({ value: cell }) => cell)])).toEqual([
      ["essex.csv", [5, 50]],
      ["kent.csv", [10, 100]],
    ]);
  }));
