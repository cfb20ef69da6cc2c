// Workbooks in the official layout: cover, notes and a data sheet of any name give the same figures as the CSV of their rows.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import type { Comparison } from "../../src/measures/result.ts";
import { type Home, withHome } from "../actions/home.ts";
import { BEFORE_2024, type Layout, type OfficialRow, officialCells, officialCsv, SINCE_2024 } from "./official.ts";
import { type SheetToWrite, writeOds, writeXlsx } from "./workbooks.ts";

const ROWS: readonly OfficialRow[] = ["Kent", "South Yorkshire", "London, City of"].flatMap((force, place) =>
  ["1", "2", "3", "4"].flatMap((quarter, turn) => [
    { force, quarter, outcome: 0, title: "Not yet assigned an outcome", recorded: 10 + place },
    { force, quarter, outcome: 1, title: "Charged/Summonsed", recorded: 2 + turn, closed: 3 },
    { force, quarter, outcome: 16, code: "20B", subgroup: "Other sexual offences", recorded: 40 - place, closed: 30 },
    {
      force,
      quarter,
      outcome: 18,
      title: "Investigation complete – no suspect identified",
      recorded: "<5",
      closed: 1204,
    },
  ]),
);

const COVER: SheetToWrite = {
  name: "Cover_sheet",
  rows: [
    ["Police recorded crime and outcomes: open data"],
    ["Next release: 22 October 2026"],
    [null, "Published: 23 July 2026"],
    ["Contact: crime statistics"],
  ],
};
const NOTES: SheetToWrite = {
  name: "Notes",
  rows: [
    ["Note number", "Note text"],
    [1, "Figures are subject to revision."],
    [2, "Outcome Type is explained in the guide."],
  ],
};

/** A data sheet: four rows of preamble, the headers in row 5, the data from row 6. */
function dataSheet(
  name: string,
  rows: readonly OfficialRow[] = ROWS,
  { layout = BEFORE_2024, hidden = false }: { layout?: Layout; hidden?: boolean } = {},
): SheetToWrite {
  const cells = rows.map((row) => officialCells(row, layout).map((cell) => (cell === "" ? null : cell)));
  const head = layout.map(([, header]) => header);
  return {
    name,
    hidden,
    rows: [["Table 1: outcomes"], [null], ["This worksheet contains one table.", null, "[note 1]"], [], head, ...cells],
  };
}

const KINDS = [
  { kind: "xlsx", write: writeXlsx },
  { kind: "ods", write: writeOds },
] as const;

type Write = (path: string, sheets: readonly SheetToWrite[]) => Promise<void>;

async function bytesOf(write: Write, sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-sheet-"));
  try {
    await write(join(folder, "book"), sheets);
    return await readFile(join(folder, "book"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addBook(
  { add }: Home,
  {
    write,
    sheets,
    name = "book.bin",
    edition,
  }: { write: Write; sheets: readonly SheetToWrite[]; name?: string; edition?: string },
) {
  return await add(name, await bytesOf(write, sheets), edition);
}

/** The figures of a comparison without what names the file they come from. */
function figuresOf({ forces, pooled, meanOfForces, sentence }: Comparison): unknown {
  return { forces: forces.map(({ sources: _, ...row }) => row), pooled, meanOfForces, sentence };
}

const asked = { scope: "sexual-offences", period: "2018/19" };

async function figuresOfCsv(): Promise<unknown> {
  return await withHome(async (tools, { add }) => {
    await add("rows.csv", officialCsv(ROWS));
    return [
      figuresOf(await compareForces(tools, { ...asked, basis: "recorded" })),
      figuresOf(await compareForces(tools, { ...asked, basis: "closed" })),
    ];
  });
}

const NAMES = [
  "Outcomes_open_data_2018-19",
  "Outcomes_open_data__2017-18",
  "Outcomes open data 2021_22",
  "Blatt 'x' & co!",
];

describe.each(KINDS)("a workbook ($kind)", ({ write }) => {
  test.each(NAMES)("whose data sheet is called %s gives the figures of the CSV", async (name) => {
    const wanted = await figuresOfCsv();
    await withHome(async (tools, home) => {
      const report = await addBook(home, { write, sheets: [COVER, NOTES, dataSheet(name)] });
      expect(report).toMatchObject({ state: "added", rows: ROWS.length, problems: [], edition: "23 July 2026" });
      expect(report.cells).toMatchObject({ read: ROWS.length * 2, notUnderstood: 0 });
      const found = [
        figuresOf(await compareForces(tools, { ...asked, basis: "recorded" })),
        figuresOf(await compareForces(tools, { ...asked, basis: "closed" })),
      ];
      expect(found).toEqual(wanted);
    });
  });

  test("gives each figure the address of its cell, sheet and all", () =>
    withHome(async (tools, home) => {
      await addBook(home, { write, sheets: [COVER, NOTES, dataSheet("Outcomes_open_data_2018-19")] });
      const answer = await showForce(tools, "Kent", { ...asked, basis: "recorded" });
      // Kent's rows are the first sixteen below the headers in row 5: charges of the four quarters in rows 7, 11, 15, 19.
      expect(answer.balance.lines.find(({ line }) => line === "charged")?.sources[0]?.first).toBe(
        "Outcomes_open_data_2018-19!L7",
      );
      const traced = await traceFigure(tools, { figure: "charged", force: "Kent", ...asked, basis: "recorded" });
      const [file] = traced.files;
      expect(file).toMatchObject({ sheet: "Outcomes_open_data_2018-19", columnHeader: BEFORE_2024[11]?.[1] });
      expect(
        file?.cells.filter(({ role }) => role === "numerator").map(({ cell, found, value }) => [cell, found, value]),
      ).toEqual([
        ["L7", "2", 2],
        ["L11", "3", 3],
        ["L15", "4", 4],
        ["L19", "5", 5],
      ]);
      expect(file?.window?.rows[0]).toMatchObject({ row: 5, head: true });
    }));

  test("in the layout since 2024 is read by its headers", () =>
    withHome(async (tools, home) => {
      await addBook(home, {
        write,
        sheets: [COVER, dataSheet("Outcomes open data 2025_26", ROWS, { layout: SINCE_2024 })],
      });
      expect(figuresOf(await compareForces(tools, { ...asked, basis: "closed" }))).toEqual(
        ((await figuresOfCsv()) as unknown[])[1],
      );
    }));

  test("with line breaks in its headers, blank rows between and a note below is read to its end", () =>
    withHome(async (tools, home) => {
      const layout = BEFORE_2024.map(([field, header]) => [field, header.replace(" ", "\n")] as const);
      const sheet = dataSheet("Data", ROWS, { layout });
      const spaced = [...sheet.rows.slice(0, 7), [], [null, null], ...sheet.rows.slice(7), [], ["End of worksheet"]];
      const report = await addBook(home, { write, sheets: [{ ...sheet, rows: spaced }] });
      expect(report.problems).toMatchObject([
        { code: expect.stringMatching(/unknown-/u), found: expect.anything() },
        ...report.problems.slice(1),
      ]);
      expect(new Set(report.problems.map(({ cell }) => cell?.replace(/[A-Z]+/u, "")))).toEqual(
        new Set([String(5 + ROWS.length + 4)]),
      );
      const traced = await traceFigure(tools, { figure: "charged", force: "Kent", ...asked, basis: "recorded" });
      expect(
        traced.files[0]?.cells.filter(({ role }) => role === "numerator").map(({ cell, found }) => [cell, found]),
      ).toEqual([
        ["L7", "2"],
        ["L13", "3"],
        ["L17", "4"],
        ["L21", "5"],
      ]);
    }));

  test("has the edition of its file name before that of its cover, and of whoever adds it before both", () =>
    withHome(async (_, home) => {
      const sheets = [COVER, dataSheet("Data")];
      const name = "prc-outcomes-open-data-mar2019-tables-240724.xlsx";
      expect((await addBook(home, { write, sheets: [...sheets, NOTES], name })).edition).toBe("24 July 2024");
      expect((await addBook(home, { write, sheets, name, edition: "January 2020" })).edition).toBe("January 2020");
    }));

  test("without a cover and a dated name has no stated edition", () =>
    withHome(async (_, home) => {
      expect((await addBook(home, { write, sheets: [dataSheet("Data")] })).edition).toBe("not stated");
    }));

  test("whose data sheet is hidden is kept unread, and the problem says so", () =>
    withHome(async (tools, home) => {
      const report = await addBook(home, { write, sheets: [COVER, dataSheet("Data", ROWS, { hidden: true })] });
      expect(report).toMatchObject({ state: "kept unread", cells: { read: 0 } });
      expect(report.problems).toMatchObject([{ code: "hidden-sheet", sheet: "Data" }]);
      await expect(compareForces(tools, asked)).rejects.toMatchObject({ code: "notFound" });
    }));

  test("with a hidden copy beside the visible sheet gives the visible figures once", async () => {
    const wanted = await figuresOfCsv();
    await withHome(async (tools, home) => {
      const report = await addBook(home, {
        write,
        sheets: [
          dataSheet(
            "Old",
            ROWS.map((row) => ({ ...row, recorded: 99 })),
            { hidden: true },
          ),
          dataSheet("New"),
        ],
      });
      expect(report.problems).toMatchObject([{ code: "hidden-sheet", sheet: "Old" }]);
      expect([
        figuresOf(await compareForces(tools, { ...asked, basis: "recorded" })),
        figuresOf(await compareForces(tools, { ...asked, basis: "closed" })),
      ]).toEqual(wanted);
    });
  });

  test("with two sheets of one year: the second is refused, so that no crime counts twice", async () => {
    const wanted = await figuresOfCsv();
    await withHome(async (tools, home) => {
      const report = await addBook(home, { write, sheets: [dataSheet("First"), dataSheet("Second")] });
      expect(report).toMatchObject({ state: "added", rows: ROWS.length });
      expect(report.problems).toMatchObject([
        { code: "sheet-twice", sheet: "Second", found: "2018/19 also stands in sheet First" },
      ]);
      expect([
        figuresOf(await compareForces(tools, { ...asked, basis: "recorded" })),
        figuresOf(await compareForces(tools, { ...asked, basis: "closed" })),
      ]).toEqual(wanted);
    });
  });

  test("with a sheet for each of two years gives both", () =>
    withHome(async (tools, home) => {
      const later = ROWS.map((row) => ({ ...row, year: "2019/20", recorded: 1, closed: 1 }));
      const report = await addBook(home, {
        write,
        sheets: [dataSheet("Outcomes_open_data_2018-19"), dataSheet("Outcomes_open_data_2019_20", later)],
      });
      expect(report).toMatchObject({ problems: [], rows: 2 * ROWS.length });
      const kent = await showForce(tools, "Kent", { scope: "sexual-offences", period: "2019/20", basis: "recorded" });
      expect(kent.balance.total).toBe(16);
      expect(kent.balance.sources[0]?.first).toContain("Outcomes_open_data_2019_20!");
      expect((await compareForces(tools, { ...asked, basis: "recorded" })).forces).toHaveLength(3);
    }));
});
