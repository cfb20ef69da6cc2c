// Home Office outcomes over the years: cleaned copies with other headers, years in one workbook, alternate offences, forces without figures.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, catalogueOf } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { forceLines } from "../../src/cli/show/force.ts";
import { createApp } from "../../src/server/app.ts";
import { FORCES } from "../../src/standard/forces.ts";
import { withHome } from "../actions/home.ts";
import {
  BEFORE_2024,
  type Layout,
  type OfficialRow,
  officialCells,
  officialCsv,
  SINCE_2024,
  SNAKE_CASED,
} from "./official.ts";
import { type SheetToWrite, writeOds } from "./workbooks.ts";

const ROWS: readonly OfficialRow[] = [
  { outcome: 0, recorded: 30 },
  { outcome: 1, recorded: 4, closed: 9 },
  { outcome: 18, recorded: -6, closed: 50 },
];

/** The official columns under other names. */
function renamed(names: Readonly<Record<string, string>>, layout: Layout = SNAKE_CASED): Layout {
  return layout.map(([field, header]) => [field, (field === null ? undefined : names[field]) ?? header] as const);
}

const asked = { scope: "rape", basis: "recorded" };

describe("a cleaned copy", () => {
  test.each([
    ["official headers, wording of before 2024", BEFORE_2024],
    ["official headers, wording of 2024 on", SINCE_2024],
    ["snake-cased mirror of the official headers", SNAKE_CASED],
    [
      'snake-cased mirror of the official headers, with renamed columns: "fy" as Financial Year, "outcome_desc" as Outcome Description',
      renamed({ year: "fy", title: "outcome_desc" }),
    ],
    [
      'mirror with renamed columns: "FY" as Financial Year, "Quarter" as Financial Quarter, "Outcomes for offences recorded" as Force outcomes for offences recorded in quarter, "Investigations closed" as Force outcomes recorded in quarter',
      renamed(
        { year: "FY", quarter: "Quarter", recorded: "Outcomes for offences recorded", closed: "Investigations closed" },
        BEFORE_2024,
      ),
    ],
  ])("is read by the rule: %s", (rule, layout) =>
    withHome(async (tools, { add }) => {
      const report = await add("table.csv", officialCsv(ROWS, { layout }));
      expect(report).toMatchObject({ title: rule, problems: [], cells: { read: 6, exact: 5 } });
      const [south] = (await compareForces(tools, asked)).forces;
      expect([south?.total, south?.charged]).toEqual([28, 4]);
    }),
  );

  test.each(["outcomes_recorded", "outcomes", "n", "Count", "force_outcomes", "Number of outcomes"])(
    "that calls its count %s is not read: which count it is, nobody guesses",
    (name) =>
      withHome(async (_tools, { add }) => {
        const layout = renamed({ recorded: name }).filter(([field]) => field !== "closed");
        const report = await add("table.csv", officialCsv(ROWS, { layout }));
        expect(report.state).toBe("kept unread");
        expect(report.problems).toMatchObject([
          { code: "count-not-said", cell: "L1", found: `a count named "${name}", which does not say what it counts` },
        ]);
      }),
  );

  test("with one count that says its basis and one that does not is read for the first alone", () =>
    withHome(async (_tools, { add }) => {
      const report = await add("table.csv", officialCsv(ROWS, { layout: renamed({ closed: "outcomes" }) }));
      expect(report.cells).toMatchObject({ read: 3, exact: 3 });
      expect(report.columns.find(({ header }) => header === "outcomes")?.role).toBe("not used");
    }));
});

async function odsOf(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-editions-"));
  try {
    await writeOds(join(folder, "book"), sheets);
    return await readFile(join(folder, "book"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const BESIDE: readonly SheetToWrite[] = [
  { name: "Cover_sheet", rows: [["Crime outcomes open data"], ["Published: 24 July 2024"]] },
  {
    name: "Notes_",
    rows: [
      ["Note number", "Note text"],
      [1, "Figures are subject to revision."],
    ],
  },
  {
    name: "Pivot",
    rows: [
      ["Row Labels", "Sum of outcomes"],
      ["Charged/Summonsed", 4],
    ],
  },
];

describe("a workbook of several years", () => {
  test("gives each year by its own header, old order and new, with Cover_sheet, Notes_ and Pivot beside them", async () => {
    const sheet = (name: string, year: string, layout: Layout): SheetToWrite => ({
      name,
      rows: [
        ["Outcomes"],
        layout.map(([, header]) => header),
        ...ROWS.map((row) => officialCells({ ...row, year }, layout)),
      ],
    });
    const bytes = await odsOf([
      ...BESIDE,
      sheet("Outcomes_open_data__2017-18", "2017/18", BEFORE_2024),
      sheet("Outcomes open data 2024_25", "2024/25", SINCE_2024),
    ]);
    await withHome(async (tools, { add }) => {
      const report = await add("prc-outcomes-open-data.ods", bytes);
      expect(report).toMatchObject({ problems: [], rows: 6, edition: "24 July 2024" });
      for (const period of ["2017/18", "2024/25"]) {
        const [south] = (await compareForces(tools, { ...asked, period })).forces;
        expect([south?.total, south?.charged]).toEqual([28, 4]);
      }
    });
  });
});

const NATIONAL = FORCES.filter(({ nation, territorial }) => !territorial || nation === "England" || nation === "Wales");

describe("a national table", () => {
  test("names the forces of the 44 that have no row, and those of which it has no figure", () =>
    withHome(async (_tools, { add }) => {
      const rows = NATIONAL.filter(({ id }) => id !== "cumbria" && id !== "leicestershire").map(({ called, id }) => ({
        force: called,
        outcome: 1,
        recorded: id === "british-transport-police" ? "N/A - data not provided" : 5,
        closed: id === "british-transport-police" ? "N/A - data not provided" : 5,
      }));
      const report = await add("table.csv", officialCsv(rows));
      expect(report.problems.map(({ code, found, cells }) => [code, found, cells])).toEqual([
        ["force-missing", "no row of Cumbria and Leicestershire in 2018/19", undefined],
        ["force-without-figures", "British Transport Police: rows in 2018/19, and not one figure in them", 2],
      ]);
      expect(report.cells.absent).toEqual({ "no reply": 2 });
    }));

  test("that is an extract of some forces is not asked for the others", () =>
    withHome(async (_tools, { add }) => {
      const report = await add(
        "table.csv",
        officialCsv(NATIONAL.slice(0, 21).map(({ called }) => ({ force: called, recorded: 5, closed: 5 }))),
      );
      expect(report.problems).toEqual([]);
    }));

  test("keeps each absence as it is written, and never as 0", () =>
    withHome(async (tools, { add }) => {
      const report = await add(
        "table.csv",
        officialCsv([
          { outcome: 1, recorded: "N/A - data not provided", closed: "--" },
          { outcome: 0, recorded: 8, closed: "N/A" },
          { outcome: 18, code: "72", expired: "x", recorded: "N/A - Offence code expired", closed: 2 },
          { outcome: 16, code: "19E", expired: "x", recorded: "--", closed: 1 },
        ]),
      );
      expect(report.problems).toEqual([]);
      expect(report.cells).toMatchObject({ exact: 3, absent: { "no reply": 1, "not stated": 1, "not applicable": 3 } });
      const { balance } = await showForce(tools, "SYP", { ...asked, scope: "sexual-offences" });
      expect(balance.lines.find(({ line }) => line === "charged")?.count).toEqual({ absent: "no reply" });
    }));
});

const ALTERNATE: Layout = SINCE_2024.map(([field, header]) => {
  if (field === "recorded")
    return [field, "Outcomes for alternate offences that were recorded in the quarter"] as const;
  return [field, header] as const;
});
const PARTS: readonly OfficialRow[] = [
  { outcome: "1A", title: "Charged/Summonsed – alternate offence", recorded: 3, closed: 2 },
  { outcome: "2A", title: "Caution – youths – alternate offence", recorded: 1, closed: 1 },
];

describe("a table of alternate offences", () => {
  test("is held as parts: it answers no question about balances by itself, and is never added to one", () =>
    withHome(async (tools, { add }) => {
      const report = await add(
        "prc-outcomes-alternate-open-data-mar2017-to-mar2026-tables-230726.csv",
        officialCsv(PARTS, { layout: ALTERNATE }),
      );
      expect(report).toMatchObject({
        state: "added",
        source: "Home Office outcomes for alternate offences",
        problems: [],
        cells: { read: 4, exact: 4 },
      });
      expect(await catalogueOf(tools, "of-which")).toHaveLength(1);
      expect(await catalogue(tools)).toEqual([]);
      await expect(compareForces(tools, asked)).rejects.toMatchObject({ code: "notFound" });
      await add("outcomes.csv", officialCsv(ROWS));
      const [south] = (await compareForces(tools, asked)).forces;
      expect([south?.total, south?.charged]).toEqual([28, 4]);
    }));

  test("stands beside the force's balance of the same scope, period and basis, with its own source", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(ROWS));
      expect(await showForce(tools, "SYP", asked)).not.toHaveProperty("ofWhich");
      const { sha256 } = await add("alternate.csv", officialCsv(PARTS, { layout: ALTERNATE }));
      const answer = await showForce(tools, "SYP", asked);
      expect(answer.ofWhich).toEqual([
        {
          line: "of-which:1A",
          title: "Charged or summonsed for an alternate offence",
          of: "charged",
          count: 3,
          source: { file: "alternate.csv", sha256, cells: 1, first: "L2" },
        },
        {
          line: "of-which:2A",
          title: "Caution for a young person for an alternate offence",
          of: "out-of-court",
          count: 1,
          source: { file: "alternate.csv", sha256, cells: 1, first: "L3" },
        },
      ]);
      expect(answer.balance.lines.find(({ line }) => line === "charged")?.count).toBe(4);
      const printed = forceLines(answer, 100).map((line) =>
        typeof line === "string" ? line : Object.values(line).join(""),
      );
      expect(printed).toContain("- Charged or summonsed for an alternate offence: 3 (alternate.csv, L2)");
      const page = await createApp(tools).request("/force/south-yorkshire?scope=rape&basis=recorded");
      expect(await page.text()).toContain("Of which charged or summonsed for an alternate offence");
      expect((await showForce(tools, "SYP", { ...asked, basis: "closed" })).ofWhich?.[0]?.count).toBe(2);
      expect(await showForce(tools, "SYP", { ...asked, scope: "sexual-offences" })).toHaveProperty("ofWhich");
    }));

  test("of which 1A stands among the types of a full table is told the same way", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv([...ROWS, { outcome: "1A", recorded: 2, closed: 1 }]));
      const answer = await showForce(tools, "SYP", asked);
      expect(answer.ofWhich).toMatchObject([{ line: "of-which:1A", count: 2 }]);
      expect(answer.balance.total).toBe(28);
    }));

  test("in one workbook with the outcomes is told and left out: one file is one sort of table", async () => {
    const sheet = (name: string, rows: readonly OfficialRow[]): SheetToWrite => ({
      name,
      rows: [BEFORE_2024.map(([, header]) => header), ...rows.map((row) => officialCells(row))],
    });
    const bytes = await odsOf([sheet("Outcomes", ROWS), sheet("Alternate", PARTS)]);
    await withHome(async (_tools, { add }) => {
      const report = await add("book.ods", bytes);
      expect(report.problems).toMatchObject([{ code: "another-table", sheet: "Alternate" }]);
      expect(report.cells.read).toBe(6);
    });
  });
});
