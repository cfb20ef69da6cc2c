// Supplementary outcome metrics: percentages and days listed cell by cell, kept apart, and never made into counts.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, catalogueOf } from "../../src/actions/catalogue.ts";
import { withHome } from "../actions/home.ts";
import { type SheetToWrite, writeXlsx } from "./workbooks.ts";

/** The columns that a public reader of the file names: one sheet `Outcomes`, one row a metric, area and quarter. */
const HEADER = [
  "Year",
  "Quarter",
  "Annual or quarterly",
  "Geographic granularity",
  "Geographic area name",
  "Offence level",
  "Metric full name",
  "Percent",
];
const SHEET: SheetToWrite = {
  name: "Outcomes",
  rows: [
    HEADER,
    [
      2024,
      "Q4",
      "Rolling annual",
      "Police force area",
      "South Yorkshire",
      "All crime",
      "Percentage of victim-based crimes with a charge outcome",
      7.2,
    ],
    [
      2024,
      "Q4",
      "Rolling annual",
      "Police force area",
      "Hampshire and Isle of Wight",
      "Sexual offences",
      "Percentage of victim-based crimes with a charge outcome",
      "4.9%",
    ],
    [
      2024,
      "Q4",
      "Rolling annual",
      "Country",
      "England and Wales",
      "All crime",
      "Percentage of victim-based crimes with a charge outcome",
      "[x]",
    ],
    [
      2024,
      "Q4",
      "Rolling annual",
      "Police force area",
      "Kent",
      "All crime",
      "Percentage of victim-based crimes with a charge outcome",
      "about a third",
    ],
  ],
};
const DAYS: SheetToWrite = {
  name: "Timeliness",
  rows: [
    ["Median days from recording to outcome"],
    [],
    ["Financial Year", "Police force area", "Offence group", "Metric", "Median days", "Number"],
    ["2023/24", "South Yorkshire", "Rape", "All outcomes", 98.5, "1,204"],
  ],
};

async function bookOf(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-metrics-"));
  try {
    await writeXlsx(join(folder, "book"), sheets);
    return await readFile(join(folder, "book"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("a workbook of metrics", () => {
  test("is listed cell by cell, with the figure in the words of a cell that holds no count", () =>
    withHome(async (tools, { add }) => {
      const report = await add("prc-supplementary-crime-outcomes-metrics-230726.xlsx", await bookOf([SHEET, DAYS]));
      expect(report).toMatchObject({
        source: "Home Office supplementary outcome metrics",
        edition: "23 July 2026",
        cells: { read: 6, exact: 0, interval: 0, absent: { "not applicable": 4, "not stated": 1 }, notUnderstood: 1 },
      });
      expect(report.problems).toMatchObject([
        { code: "not-a-metric", sheet: "Outcomes", cell: "H5", found: "about a third" },
      ]);
      const { engine } = await tools.warehouse();
      const path = join(tools.home, "warehouse", `${report.sha256}.parquet`);
      const rows = await engine.rows(
        `SELECT force, period, scope, line, lowest, why FROM read_parquet('${path}') ORDER BY sheet, row, col`,
      );
      const metric = "other:Percentage of victim-based crimes with a charge outcome";
      expect(rows.slice(0, 2)).toEqual([
        {
          force: "south-yorkshire",
          period: "Rolling annual, 2024, Q4",
          scope: "other:All crime",
          line: metric,
          lowest: null,
          why: "a percentage, not a count: 7.2",
        },
        {
          force: "hampshire",
          period: "Rolling annual, 2024, Q4",
          scope: "sexual-offences",
          line: metric,
          lowest: null,
          why: "a percentage, not a count: 4.9",
        },
      ]);
      expect(rows[2]?.["force"]).toBe("not-a-force:england-and-wales");
      expect(rows.slice(4)).toEqual([
        {
          force: "south-yorkshire",
          period: "2023/24",
          scope: "rape",
          line: "other:All outcomes (Median days)",
          lowest: null,
          why: "days, not a count: 98.5",
        },
        {
          force: "south-yorkshire",
          period: "2023/24",
          scope: "rape",
          line: "other:All outcomes (Number)",
          lowest: null,
          why: "a figure that is no count: 1,204",
        },
      ]);
    }));

  test("is kept apart from every table of counts", () =>
    withHome(async (tools, { add }) => {
      await add("metrics.xlsx", await bookOf([SHEET]));
      expect(await catalogueOf(tools, "metrics")).toHaveLength(1);
      expect(await catalogue(tools)).toEqual([]);
    }));

  test("in a shape that is not known is told with its columns, and nothing is guessed", () =>
    withHome(async (_tools, { add }) => {
      const sheet = {
        name: "Sheet 1",
        rows: [
          ["Alpha", "Beta", "Gamma", "Delta"],
          [1, 2, 3, 4],
        ],
      };
      const report = await add("prc-supplementary-crime-outcomes-metrics-230726.xlsx", await bookOf([sheet]));
      expect(report.cells.read).toBe(0);
      expect(report.problems[0]?.found).toContain('columns "Alpha", "Beta", "Gamma", "Delta"');
    }));
});
