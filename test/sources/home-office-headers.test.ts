// The header row of an outcomes table: found wherever it stands, in every wording, by name and never by position.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { withHome } from "../actions/home.ts";
import { BEFORE_2024, type Layout, type OfficialRow, officialCsv, SINCE_2024, SNAKE_CASED } from "./official.ts";

// 3 charged and 7 not yet assigned of 10 recorded; 4 outcomes given, of which 3 charges.
const ROWS: readonly OfficialRow[] = [
  { outcome: 0, recorded: 7, closed: "" },
  { outcome: 1, recorded: 3, closed: 3 },
  { outcome: 18, recorded: 0, closed: 1 },
];

const WITH_MARKS: Layout = BEFORE_2024.map(([field, header]) => {
  if (field === "force") return [field, "Force\nName [note 2]"];
  if (field === "code") return [field, " Offence  Code¹ "];
  if (field === "recorded") return [field, "Force outcomes for offences recorded\r\nin quarter [notes 3, 4]"];
  return [field, header];
});

const SHUFFLED: Layout = [...BEFORE_2024].reverse();

const LAYOUTS: readonly (readonly [string, Layout, string])[] = [
  ["the official headers before 2024", BEFORE_2024, "official headers, wording of before 2024"],
  ["the official headers since 2024, in their new order", SINCE_2024, "official headers, wording of 2024 on"],
  ["snake-cased headers of a cleaned copy", SNAKE_CASED, "snake-cased mirror of the official headers"],
  ["headers with note marks and line breaks", WITH_MARKS, "official headers, wording of before 2024"],
  ["the columns in any other order", SHUFFLED, "official headers, wording of before 2024"],
];

describe.each(LAYOUTS)("%s", (_, layout, rule) => {
  test("are recognised, and give the same figures", () =>
    withHome(async (tools, { add }) => {
      const report = await add("table.csv", officialCsv(ROWS, { layout }));
      expect(report).toMatchObject({
        state: "added",
        source: "Home Office outcomes open data",
        title: rule,
        problems: [],
      });
      const recorded = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
      const closed = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "closed" });
      expect([recorded.balance.total, closed.balance.total]).toEqual([10, 4]);
      expect([recorded.rates[0]?.numerator, closed.rates[0]?.numerator]).toEqual([3, 3]);
    }));

  test("are found below a preamble of titles, notes and blank lines, without a word about those", () =>
    withHome(async (tools, { add }) => {
      const preamble = [
        "Crime outcomes in England and Wales",
        "",
        '"Source: police recorded crime, Home Office"',
        "Note,1,2",
        "",
      ];
      const report = await add("table.csv", officialCsv(ROWS, { layout, preamble }));
      expect(report).toMatchObject({ state: "added", rows: 3, problems: [] });
      const answer = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
      expect(answer.balance.total).toBe(10);
      expect(answer.caveats.join(" ")).not.toContain("could not be read");
    }));
});

test("the report says which column was read as what, and which were not used", () =>
  withHome(async (_, { add }) => {
    const { columns } = await add("table.csv", officialCsv(ROWS, { layout: [...BEFORE_2024, [null, "Remarks"]] }));
    expect(columns).toHaveLength(14);
    expect(columns[2]).toEqual({ column: "C", header: "Force Name", role: "Force Name" });
    expect(columns[11]).toMatchObject({ column: "L", role: "Force outcomes for offences recorded in quarter" });
    expect(columns[13]).toEqual({ column: "N", header: "Remarks", role: "not used" });
  }));

test.each([
  ["semicolons", ";"],
  ["tabs", "\t"],
  ["bars", "|"],
])("a table with %s between its cells is read as well", (_, delimiter) =>
  withHome(async (tools, { add }) => {
    const report = await add("table.csv", officialCsv(ROWS).replaceAll(",", delimiter));
    expect(report).toMatchObject({ state: "added", rows: 3, problems: [] });
    const { files } = await traceFigure(tools, { figure: "total", force: "South Yorkshire", scope: "code:19D" });
    expect(files[0]?.cells.map(({ cell, found }) => [cell, found])).toEqual([
      ["L2", "7"],
      ["L3", "3"],
    ]);
  }),
);

test("years and quarters in their other spellings are the same years and quarters", () =>
  withHome(async (tools, { add }) => {
    const spelled = [
      { year: "2018-19", quarter: "Q1" },
      { year: "2018/2019", quarter: "2.0" },
      { year: " FY 2018/19 ", quarter: " 3 " },
      { year: "2018\u201319", quarter: "q4" },
    ];
    const report = await add("table.csv", officialCsv(spelled.map((row) => ({ ...row, recorded: 5, closed: 5 }))));
    expect(report.problems).toEqual([]);
    const comparison = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
    expect(comparison).toMatchObject({ period: "2018/19", forces: [{ total: 20 }] });
    expect(comparison.caveats.join(" ")).not.toContain("part of the year");
  }));

test("one count column alone is read, and the other basis has no figure", () =>
  withHome(async (tools, { add }) => {
    await add("table.csv", officialCsv(ROWS, { layout: BEFORE_2024.filter(([field]) => field !== "closed") }));
    expect((await showForce(tools, "South Yorkshire", { scope: "code:19D" })).basis).toBe("recorded");
    await expect(showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "closed" })).rejects.toMatchObject({
      code: "notFound",
    });
  }));

describe("nothing is read", () => {
  const REQUIRED = ["year", "quarter", "force", "group", "subgroup", "code", "outcome"] as const;

  test.each(REQUIRED)("without the column of the %s, and the problem names it", (missing) =>
    withHome(async (_, { add }) => {
      const title = BEFORE_2024.find(([field]) => field === missing)?.[1] ?? "";
      const report = await add(
        "table.csv",
        officialCsv(ROWS, { layout: BEFORE_2024.filter(([field]) => field !== missing) }),
      );
      expect(report).toMatchObject({ state: "kept unread", rows: 0, cells: { read: 0 } });
      expect(report.problems).toMatchObject([{ code: "column-missing", cell: "1", found: `no column named ${title}` }]);
    }),
  );

  test("without a column of counts", () =>
    withHome(async (_, { add }) => {
      const layout = BEFORE_2024.filter(([field]) => field !== "recorded" && field !== "closed");
      const report = await add("table.csv", officialCsv(ROWS, { layout }));
      expect(report.state).toBe("kept unread");
      expect(report.problems).toMatchObject([
        { code: "column-missing", found: expect.stringContaining("a column of counts") },
      ]);
    }));

  test.each([
    [
      "recorded",
      "Outcomes for offences that were recorded in the quarter",
      "Force outcomes for offences recorded in quarter",
    ],
    ["closed", "Outcomes for investigations closed in the quarter", "Force outcomes recorded in quarter"],
    ["force", "Police Force", "Force Name"],
  ] as const)("where the column %s stands twice, in two wordings", (twice, wording, title) =>
    withHome(async (_tools, { add }) => {
      const report = await add("table.csv", officialCsv(ROWS, { layout: [...BEFORE_2024, [twice, wording]] }));
      expect(report).toMatchObject({ state: "kept unread", cells: { read: 0 } });
      expect(report.problems).toMatchObject([{ code: "column-twice", cell: "N1", found: `2 columns named ${title}` }]);
    }),
  );

  test("where a heading stands twice, letter for letter or in another case", () =>
    withHome(async (_tools, { add }) => {
      const report = await add("table.csv", officialCsv(ROWS, { layout: [...BEFORE_2024, ["force", "FORCE NAME"]] }));
      expect(report).toMatchObject({ state: "kept unread", cells: { read: 0 } });
      expect(report.problems).toMatchObject([{ cell: "N1", found: "the same heading in C1 and N1" }]);
    }));

  test("where both wordings of one count stand side by side", () =>
    withHome(async (_, { add }) => {
      const layout: Layout = [...BEFORE_2024, ["recorded", "Outcomes for offences that were recorded in the quarter"]];
      const report = await add("table.csv", officialCsv(ROWS, { layout }));
      expect(report).toMatchObject({ state: "kept unread", problems: [{ code: "column-twice" }] });
    }));

  test("of a table that is neither, and the problems say what was found and what must be said", () =>
    withHome(async (_, { add }) => {
      const report = await add("table.csv", "Ward,Incidents,Month\nNorth,3,May\n");
      expect(report).toMatchObject({ state: "kept unread", cells: { read: 0 } });
      expect(report.problems).toMatchObject([
        {
          code: "needs-a-word",
          found: "1 figure, none of them complete",
          wanted: expect.stringContaining("which force"),
        },
        { code: "unknown-line", cell: "B1", found: "Incidents" },
      ]);
    }));
});
