// Police recorded crime by force and by partnership: read as crimes without outcomes, and kept out of every balance.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, catalogueOf } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { territorialForces } from "../../src/standard/forces.ts";
import { sumCrimes } from "../../src/warehouse/sum-crimes.ts";
import { withHome } from "../actions/home.ts";
import { CRIME_HEADERS, type CrimeRow, crimeCells, crimeCsv } from "./crime-tables.ts";
import { officialCsv } from "./official.ts";
import { writeOds } from "./workbooks.ts";

const ROWS: readonly CrimeRow[] = [
  { count: 40 },
  { quarter: "2", count: 35 },
  {
    code: "17A",
    subgroup: "Other sexual offences",
    description: "Sexual assault on a male aged 13 and over",
    count: 7,
  },
  { force: "London, City of", count: 2 },
  { force: "Action Fraud", group: "Fraud offences", subgroup: "Fraud: Action Fraud", code: "NFIB1A", count: 900 },
  { code: "16", group: "Miscellaneous crimes", subgroup: "Miscellaneous crimes", description: "Other", count: -3 },
];

describe("a table of crimes by force", () => {
  test("is read as recorded crime: each row one total on the recorded basis, with negatives as they are", () =>
    withHome(async (tools, { add }) => {
      const report = await add("crimes.csv", crimeCsv(ROWS));
      expect(report).toMatchObject({
        source: "Home Office police recorded crime by force",
        title: "official headers",
        rows: 6,
        problems: [],
        cells: { read: 6, exact: 6, notUnderstood: 0 },
      });
      expect(report.columns.find(({ column }) => column === "H")?.role).toBe("Number of Offences");
      const [file] = await catalogueOf(tools, "recorded-crime");
      expect(await catalogue(tools)).toEqual([]);
      const { engine } = await tools.warehouse();
      const asked = { path: file?.stored.path ?? "", period: "2018/19", lines: "total" } as const;
      const sums = await sumCrimes(engine, { ...asked, by: "force" });
      expect(sums.map(({ force, sum }) => [force, sum.known])).toEqual([
        ["city-of-london", { kind: "exact", count: 2 }],
        ["not-a-force:action-fraud", { kind: "exact", count: 900 }],
        ["south-yorkshire", { kind: "exact", count: 79 }],
      ]);
      const groups = await sumCrimes(engine, { ...asked, by: "group", force: "south-yorkshire" });
      expect(groups.map(({ group }) => group)).toEqual(["miscellaneous crimes against society", "sexual offences"]);
    }));

  test("never enters a comparison, beside a table of outcomes of the same year or alone", () =>
    withHome(async (tools, { add }) => {
      await add("crimes.csv", crimeCsv(ROWS));
      await expect(compareForces(tools, { scope: "rape" })).rejects.toMatchObject({ code: "notFound" });
      await add(
        "outcomes.csv",
        officialCsv([
          { outcome: 1, recorded: 4 },
          { outcome: 18, recorded: 6 },
        ]),
      );
      const answer = await compareForces(tools, { scope: "rape", basis: "recorded" });
      expect(answer.forces.map(({ force, total }) => [force, total])).toEqual([["south-yorkshire", 10]]);
    }));

  test("with a column missing or twice is told and not read", () =>
    withHome(async (_tools, { add }) => {
      const without = await add("a.csv", crimeCsv(ROWS).replace("Offence Code", "Code of something"));
      expect(without.state).toBe("kept unread");
      expect(without.problems[0]).toMatchObject({ code: "column-missing", wanted: "a column named Offence Code" });
      const twice = await add("b.csv", crimeCsv(ROWS).replace("Offence Description", "Offence Count"));
      expect(twice.problems[0]).toMatchObject({ code: "column-twice", cell: "H1" });
    }));

  test("names a force it does not know and a count that is none, and keeps both apart", () =>
    withHome(async (_tools, { add }) => {
      const odd = [...ROWS, { force: "Yorkshire", count: 5 }, { quarter: "3", count: "about 9" }];
      const report = await add("crimes.csv", crimeCsv(odd));
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([
        ["unknown-force", "C8"],
        ["not-a-count", "H9"],
      ]);
      expect(report.cells).toMatchObject({ read: 8, exact: 6, notUnderstood: 2 });
    }));

  test("of most forces names those without a row, but not British Transport Police, who left these tables", () =>
    withHome(async (_tools, { add }) => {
      const forces = territorialForces().filter(({ nation }) => nation === "England" || nation === "Wales");
      const rows = forces.filter(({ id }) => id !== "kent").map(({ called }) => ({ force: called, count: 10 }));
      const report = await add("crimes.csv", crimeCsv(rows));
      expect(report.problems.map(({ code, found }) => [code, found])).toEqual([
        ["force-missing", "no row of Kent in 2018/19"],
      ]);
    }));
});

describe("a workbook with one sheet a year (ODS)", () => {
  test("gives every year, and a year that stands in two sheets once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "everycase-crimes-"));
    const sheet = (name: string, year: string, count: number) => ({
      name,
      rows: [
        ["Police recorded crime"],
        [],
        [...CRIME_HEADERS],
        crimeCells({ year, count }),
        crimeCells({ year, quarter: "2", count: 1 }),
      ],
    });
    try {
      const sheets = [
        { name: "Cover_sheet", rows: [["Police recorded crime open data"], ["Published: 23 July 2026"]] },
        {
          name: "Notes",
          rows: [
            ["Note number", "Note text"],
            [1, "Figures are subject to revision."],
          ],
        },
        sheet("2017_18", "2017/18", 30),
        sheet("2018_19", "2018/19", 40),
        sheet("2018_19 again", "2018/19", 50),
      ];
      await writeOds(join(folder, "book"), sheets);
      const bytes = await readFile(join(folder, "book"));
      await withHome(async (tools, { add }) => {
        const report = await add("prc-pfa-mar2013-onwards-tables-230726.ods", bytes);
        expect(report).toMatchObject({ rows: 4, edition: "23 July 2026", cells: { read: 4, exact: 4 } });
        expect(report.problems.map(({ code, sheet: where }) => [code, where])).toEqual([
          ["sheet-twice", "2018_19 again"],
        ]);
        const [file] = await catalogueOf(tools, "recorded-crime");
        expect(new Set(file?.stored.holdings.map(({ period }) => period))).toEqual(new Set(["2017/18", "2018/19"]));
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("a table by community safety partnership", () => {
  const parts: readonly CrimeRow[] = [
    { area: "Sheffield", count: 12 },
    { area: "Rotherham ", count: 8 },
    { area: "Sheffield", quarter: "2", count: 3 },
  ];

  test("holds parts of forces, which are in no sum of whole forces", () =>
    withHome(async (tools, { add }) => {
      const report = await add("csp.csv", crimeCsv(parts));
      expect(report).toMatchObject({
        source: "Home Office police recorded crime by community safety partnership",
        problems: [],
        cells: { read: 3, exact: 3 },
      });
      const [file] = await catalogueOf(tools, "recorded-crime");
      const { engine } = await tools.warehouse();
      const path = file?.stored.path ?? "";
      expect(await sumCrimes(engine, { path, period: "2018/19", lines: "total", by: "force" })).toEqual([]);
      const areas = await engine.rows(
        `SELECT area, sum(lowest)::INTEGER AS n FROM read_parquet('${path}') GROUP BY area ORDER BY area`,
      );
      expect(areas).toEqual([
        { area: "Rotherham", n: 8 },
        { area: "Sheffield", n: 15 },
      ]);
    }));

  test("that gives the figure of one partnership twice keeps both as not understood", () =>
    withHome(async (_tools, { add }) => {
      const report = await add("csp.csv", crimeCsv([...parts, { area: "Sheffield", count: 13 }]));
      expect(report.problems.map(({ code }) => code)).toEqual(["figure-twice"]);
      expect(report.cells).toMatchObject({ exact: 2, notUnderstood: 2 });
    }));
});
