// One figure given twice: it cannot be told which row is right, so neither is in a sum; a rename within the year is no repeat.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";

const asked = { scope: "code:19D", basis: "recorded" } as const;
const CITY: readonly OfficialRow[] = [
  { force: "London, City of", quarter: "1", outcome: 0, recorded: 3 },
  { force: "London, City of", quarter: "1", outcome: 1, recorded: 2, closed: 1 },
];
const under = (force: string, rows: readonly OfficialRow[]): OfficialRow[] => rows.map((row) => ({ ...row, force }));

describe("two names of one force with the same figures", () => {
  test("are one problem that names both and where they stand; none of those figures is in a sum", () =>
    withHome(async (tools, { add }) => {
      const report = await add(
        "table.csv",
        officialCsv([...CITY, { force: "Kent", outcome: 1, recorded: 7, closed: 7 }, ...under("City of London", CITY)]),
      );
      expect(report.problems).toMatchObject([
        {
          code: "figure-twice",
          cell: "2",
          cells: 4,
          found: '"City of London" and "London, City of": rows 2 and 5 give the same figure of City of London',
          wanted: "each figure once",
        },
      ]);
      expect(report.cells).toMatchObject({ read: 10, exact: 2, notUnderstood: 8 });
      const { forces, pooled } = await compareForces(tools, asked);
      expect(forces.map(({ force, total }) => [force, total])).toEqual([
        ["city-of-london", { absent: "not understood" }],
        ["kent", 7],
      ]);
      expect(pooled).toMatchObject({ numerator: 7, denominator: 7, forces: 1 });
    }));

  test("count for the figures they share, and the others stay", () =>
    withHome(async (tools, { add }) => {
      const rest: OfficialRow[] = [{ force: "City of London", quarter: "2", outcome: 1, recorded: 4, closed: 4 }];
      const report = await add(
        "table.csv",
        officialCsv([...CITY, ...under("City of London", CITY.slice(0, 1)), ...rest]),
      );
      expect(report.cells).toMatchObject({ read: 8, exact: 4, notUnderstood: 4 });
      // 2 in the first quarter and 4 in the second; what is open in the first cannot be told.
      const { balance } = await showForce(tools, "City of London", asked);
      expect(balance.lines.find(({ line }) => line === "charged")?.count).toBe(6);
      expect(balance.total).toEqual({ from: 6, to: null });
    }));
});

test("the same row twice under one name is a repeat as well", () =>
  withHome(async (tools, { add }) => {
    const report = await add("table.csv", officialCsv([...CITY, ...CITY.slice(1)]));
    expect(report.problems).toMatchObject([
      { code: "figure-twice", cells: 2, found: expect.stringContaining("rows 3 and 4") },
    ]);
    expect((await showForce(tools, "City of London", asked)).balance.total).toEqual({ from: 3, to: null });
  }));

test("a force renamed within the year just adds: no quarter of it stands under both names", () =>
  withHome(async (tools, { add }) => {
    const later = under("City of London", CITY).map((row) => ({ ...row, quarter: "3" }));
    const report = await add("table.csv", officialCsv([...CITY, ...later]));
    expect(report.problems).toEqual([]);
    const { balance } = await showForce(tools, "City of London", asked);
    expect([balance.total, balance.lines.find(({ line }) => line === "charged")?.count]).toEqual([10, 4]);
  }));

test("rows whose labels are not known are not taken for each other", () =>
  withHome(async (_, { add }) => {
    const odd: OfficialRow[] = [
      { force: "Nowhere", outcome: 1, recorded: 1 },
      { force: "Nowhere", outcome: 1, recorded: 1 },
      { year: "?", outcome: 1, recorded: 1 },
      { year: "?", outcome: 1, recorded: 1 },
    ];
    const report = await add("table.csv", officialCsv([...CITY, ...odd]));
    expect(report.problems.map(({ code }) => code)).toEqual(["unknown-period", "unknown-force"]);
  }));
