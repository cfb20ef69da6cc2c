// Labels of an outcomes table that cannot be placed: one problem each with its first cell, the figures in no sum, nothing guessed.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { FileReport } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "./official.ts";

// South Yorkshire, understood: 10 recorded, 2 of them charged; 4 outcomes given, 1 of them a charge.
const GOOD: readonly OfficialRow[] = [
  { outcome: 0, recorded: 3 },
  { outcome: 1, recorded: 2, closed: 1 },
  { outcome: 18, recorded: 5, closed: 3 },
];

/** Every cell is counted once, in exactly one state, and the rows times their two counts are the cells. */
function expectEveryCellCounted({ cells, rows }: FileReport): void {
  const absent = Object.values(cells.absent).reduce((sum, count) => sum + count, 0);
  expect(cells.exact + cells.interval + absent + cells.notUnderstood).toBe(cells.read);
  expect(cells.read).toBe(rows * 2);
}

const UNKNOWN: readonly { says: string; row: OfficialRow; problem: Readonly<Record<string, unknown>> }[] = [
  {
    says: "a force spelled in a way nobody is called",
    row: { force: "South Yorks Polise", outcome: 2 },
    problem: { code: "unknown-force", cell: "C5", found: "South Yorks Polise", wanted: "the name of a police force" },
  },
  {
    says: "half a name",
    row: { force: "Yorkshire", outcome: 2 },
    problem: { code: "unknown-force", cell: "C5", found: "Yorkshire" },
  },
  {
    says: "no force",
    row: { force: "", outcome: 2 },
    problem: { code: "unknown-force", cell: "C5", found: "a blank" },
  },
  {
    says: "outcome type 23",
    row: { outcome: 23 },
    problem: { code: "unknown-outcome", cell: "K5", found: "23", wanted: "an outcome type from 0 to 22" },
  },
  { says: "no outcome type", row: { outcome: "" }, problem: { code: "unknown-outcome", cell: "K5", found: "a blank" } },
  {
    says: "words of several outcomes",
    row: { outcome: "Caution" },
    problem: { code: "unknown-outcome", cell: "K5", found: "Caution" },
  },
  {
    says: "a type with the title of another",
    row: { outcome: 2, title: "Community Resolution" },
    problem: { code: "outcomes-disagree", cell: "K5", found: "type 2 with the title of type 8" },
  },
  {
    says: "a type with words for others",
    row: { outcome: 16, title: "Charged" },
    problem: { code: "outcomes-disagree", cell: "K5", found: "type 16 with the title of type 1" },
  },
  {
    says: "a year that is none",
    row: { year: "2018/20", outcome: 2 },
    problem: { code: "unknown-period", cell: "A5", found: "2018/20", wanted: "a financial year such as 2018/19" },
  },
  {
    says: "a calendar year",
    row: { year: "2018", outcome: 2 },
    problem: { code: "unknown-period", cell: "A5", found: "2018" },
  },
  { says: "no year", row: { year: "", outcome: 2 }, problem: { code: "unknown-period", cell: "A5", found: "a blank" } },
  {
    says: "a fifth quarter",
    row: { quarter: "5", outcome: 2 },
    problem: { code: "unknown-quarter", cell: "B5", found: "5", wanted: "a quarter from 1 to 4" },
  },
  {
    says: "no quarter",
    row: { quarter: "", outcome: 2 },
    problem: { code: "unknown-quarter", cell: "B5", found: "a blank" },
  },
  {
    says: "no offence code",
    row: { code: "", outcome: 2 },
    problem: { code: "unknown-offence", cell: "G5", found: "a blank", wanted: "an offence code such as 19D" },
  },
  { says: "a code of white space", row: { code: "  ", outcome: 2 }, problem: { code: "unknown-offence", cell: "G5" } },
];

describe.each(UNKNOWN)("$says", ({ row, problem }) => {
  test("is one problem with its cell; its counts are not understood and no number comes of them", () =>
    withHome(async (tools, { add }) => {
      const report = await add("table.csv", officialCsv([...GOOD, { ...row, recorded: 90, closed: 80 }]));
      expect(report.problems).toMatchObject([{ ...problem, file: "table.csv", cells: 2 }]);
      expect(report.cells).toEqual({
        read: 8,
        exact: 5,
        interval: 0,
        absent: { "not applicable": 1 },
        notUnderstood: 2,
      });
      expectEveryCellCounted(report);
      const { balance } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
      // Exactly 10, or, where the row is known to be of this force and offence, at least 10.
      expect([10, { from: 10, to: null }]).toContainEqual(balance.total);
      expect(balance.lines.find(({ line }) => line === "charged")?.count).toBe(2);
    }));
});

test("a force that is nearly one gets the nearest names as suggestions, and none of its figures", () =>
  withHome(async (tools, { add }) => {
    const report = await add(
      "table.csv",
      officialCsv([...GOOD, { force: "West Yorkshre", outcome: 1, recorded: 9, closed: 9 }]),
    );
    expect(report.problems[0]?.suggestions?.[0]).toBe("West Yorkshire");
    expect(report.problems[0]?.hint).toContain("no force was given their figures");
    const { forces } = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
    expect(forces.map(({ force }) => force)).toEqual(["south-yorkshire"]);
  }));

test("rows of an unknown outcome leave the total open upwards, since their crimes were recorded", () =>
  withHome(async (tools, { add }) => {
    await add("table.csv", officialCsv([...GOOD, { outcome: 23, recorded: 9, closed: 9 }]));
    const { balance, rates } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(balance.total).toEqual({ from: 10, to: null });
    expect(rates[0]).toMatchObject({ rate: null, oneIn: null, why: "A count is a range, so there is no single rate." });
  }));

test("many rows with one unknown label are one problem, at the first of them, with all their cells", () =>
  withHome(async (_, { add }) => {
    const rows = ["19D", "19E", "20B"].map((code) => ({ force: "Nowhere", code, outcome: 1, recorded: 1, closed: 1 }));
    const report = await add("table.csv", officialCsv([...GOOD, ...rows]));
    expect(report.problems).toMatchObject([{ code: "unknown-force", cell: "C5", found: "Nowhere", cells: 6 }]);
    expectEveryCellCounted(report);
  }));

test("a label of any length or kind is told shortened, and breaks nothing", () =>
  withHome(async (tools, { add }) => {
    const odd = [
      "x".repeat(5_000),
      "Kent\u001fEssex",
      "Robert'); DROP TABLE staged;--",
      'a "quoted", name',
      "two\nlines",
      "$(id) `id` %s \\",
    ];
    const rows = odd.map((force, index) => ({ force, code: "19D", outcome: index, recorded: 1, closed: 1 }));
    const report = await add("table.csv", officialCsv([...GOOD, ...rows]));
    expect(report.problems).toHaveLength(odd.length);
    expect(Math.max(...report.problems.map(({ found }) => found.length))).toBeLessThanOrEqual(200);
    expectEveryCellCounted(report);
    expect((await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" })).balance.total).toBe(
      10,
    );
  }));

test("an offence code that is not in the standard is kept as it is written and can be asked for", () =>
  withHome(async (tools, { add }) => {
    const report = await add(
      "table.csv",
      officialCsv(GOOD.map((row) => ({ ...row, code: " 099z ", group: "Other", subgroup: "Other" }))),
    );
    expect(report.problems).toEqual([]);
    expect((await showForce(tools, "South Yorkshire", { scope: "code:99Z", basis: "recorded" })).balance.total).toBe(
      10,
    );
  }));

test("a group spelled in other letters still belongs to its scope, a blank one to none", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      officialCsv([
        ...GOOD.map((row) => ({ ...row, group: " SEXUAL  Offences" })),
        { code: "20A", group: "", subgroup: "", outcome: 1, recorded: 50, closed: 50 },
      ]),
    );
    expect(
      (await showForce(tools, "South Yorkshire", { scope: "sexual-offences", basis: "recorded" })).balance.total,
    ).toBe(10);
    expect((await showForce(tools, "South Yorkshire", { scope: "code:20A", basis: "recorded" })).balance.total).toBe(
      50,
    );
  }));

test("outcomes for an alternate offence are a part of their type and are never added", () =>
  withHome(async (tools, { add }) => {
    const report = await add(
      "table.csv",
      officialCsv([...GOOD, { outcome: "1A", recorded: 2, closed: 1 }, { outcome: "3A", recorded: 1, closed: 1 }]),
    );
    expect(report.problems).toEqual([]);
    expectEveryCellCounted(report);
    for (const [basis, total, charged] of [
      ["recorded", 10, 2],
      ["closed", 4, 1],
    ] as const) {
      const { balance } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis });
      expect([balance.total, balance.lines.find(({ line }) => line === "charged")?.count]).toEqual([total, charged]);
    }
  }));

test("bodies that collect fraud reports are kept apart: no problem, no row, no part of a sum", () =>
  withHome(async (tools, { add }) => {
    const pseudo = ["Action Fraud", "CIFAS", "UK Finance"].map((force) => ({
      force,
      outcome: 1,
      recorded: 700,
      closed: 700,
    }));
    const report = await add("table.csv", officialCsv([...GOOD, ...pseudo]));
    expect(report.problems).toEqual([]);
    expectEveryCellCounted(report);
    const comparison = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
    expect(comparison.forces.map(({ force }) => force)).toEqual(["south-yorkshire"]);
    expect(comparison.pooled).toMatchObject({ numerator: 2, denominator: 10, forces: 1 });
    await expect(showForce(tools, "Action Fraud", { scope: "code:19D" })).rejects.toMatchObject({ code: "usage" });
  }));

test("forces are known by any of their names", () =>
  withHome(async (tools, { add }) => {
    const names = ["London, City of", "Devon & Cornwall", "METROPOLITAN POLICE SERVICE", "Heddlu Dyfed-Powys"];
    const report = await add(
      "table.csv",
      officialCsv(names.map((force) => ({ force, outcome: 1, recorded: 1, closed: 1 }))),
    );
    expect(report.problems).toEqual([]);
    const { forces } = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
    expect(forces.map(({ force }) => force)).toEqual([
      "city-of-london",
      "devon-and-cornwall",
      "dyfed-powys",
      "metropolitan",
    ]);
  }));
