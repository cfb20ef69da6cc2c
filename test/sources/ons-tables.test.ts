// ONS police force area tables: every cell placed or named, marks as absences, parts that add up, populations that fit their rates.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, catalogueOf } from "../../src/actions/catalogue.ts";
import type { Tools } from "../../src/actions/tools.ts";
import type { FileReport } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";
import { countsSheet, MADE_FORCES, ratesSheet, YEARS_SHEET } from "./ons-sheets.ts";
import { type SheetToWrite, writeXlsx } from "./workbooks.ts";

async function bookOf(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-ons-"));
  try {
    await writeXlsx(join(folder, "book"), sheets);
    return await readFile(join(folder, "book"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The kept cells, one text a cell. */
async function cellsOf(tools: Tools, { sha256 }: FileReport, where: string): Promise<readonly string[]> {
  const { engine } = await tools.warehouse();
  const path = join(tools.home, "warehouse", `${sha256}.parquet`);
  const rows = await engine.rows(
    `SELECT concat_ws('|', sheet, col || row, force, area, period, unit, scope, line, coalesce(lowest::VARCHAR, absence || ' (' || why || ')')) AS said
     FROM read_parquet('${path}') WHERE ${where} ORDER BY sheet, row, col`,
  );
  return rows.map(({ said }) => String(said));
}

const SOUTH_YORKSHIRE = MADE_FORCES.find(({ name }) => name === "South Yorkshire");
const TITLE = "other:Total recorded crime (excluding fraud)";

describe("a workbook of counts, rates and years", () => {
  test("is read cell by cell: counts as crimes, rates and percentages as what they are, populations as people", () =>
    withHome(async (tools, { add }) => {
      const report = await add("pfatablesyemarch2025.xlsx", await bookOf([countsSheet(), ratesSheet(), YEARS_SHEET]));
      expect(report.problems).toEqual([]);
      expect(report.source).toBe("ONS police force area tables");
      // 47 rows of three figures (nations, a region, 43 forces, one without an area), 43 of three, 2 of three
      expect(report.cells).toMatchObject({ read: 47 * 3 + 43 * 3 + 6, notUnderstood: 0, interval: 0 });
      const { total, sexual, people } = SOUTH_YORKSHIRE ?? { total: 0, sexual: 0, people: 0 };
      const rate = ((total * 1000) / people).toFixed(1);
      expect(await cellsOf(tools, report, "force = 'south-yorkshire' AND sheet <> 'Table P6 '")).toEqual([
        `Table P1|C42|south-yorkshire|2024/25|crimes|${TITLE}|total|${total}`,
        `Table P1|D42|south-yorkshire|2024/25|crimes|sexual-offences|total|${sexual}`,
        "Table P1|E42|south-yorkshire|2024/25|crimes|other:Stalking and harassment|total|not applicable ([z])",
        `Table P3 |C40|south-yorkshire|mid-2023|people|other:population|total|${people}`,
        `Table P3 |D40|south-yorkshire|2024/25|crimes|${TITLE}|other:rate per 1,000 population|not applicable (a rate per 1,000 population, not a count: ${rate})`,
        expect.stringContaining("|sexual-offences|other:rate per 1,000 population|not applicable (a rate"),
      ]);
      expect(await cellsOf(tools, report, "force = 'south-yorkshire' AND sheet = 'Table P6 '")).toEqual([
        expect.stringMatching(
          /^Table P6 \|C4\|south-yorkshire\|2023\/24\|crimes\|other:Selected offences .*\|total\|1120$/u,
        ),
        expect.stringMatching(/\|D4\|.*\|2024\/25\|.*\|total\|980$/u),
        expect.stringMatching(/\|E4\|.*\|other:% change .*\|not applicable \(a percentage, not a count: -13\)$/u),
      ]);
    }));

  test("keeps nations and regions apart from forces, and City of London's unreliable rates withheld", () =>
    withHome(async (tools, { add }) => {
      const report = await add("book.xlsx", await bookOf([countsSheet(), ratesSheet()]));
      const others = await cellsOf(tools, report, "force LIKE 'not-a-force:%' AND col = 'C'");
      expect(others.map((said) => said.split("|")[2])).toEqual([
        "not-a-force:england-and-wales",
        "not-a-force:england",
        "not-a-force:north-east-region",
      ]);
      expect(await cellsOf(tools, report, "force = 'city-of-london' AND sheet = 'Table P3 ' AND col = 'D'")).toEqual([
        expect.stringMatching(/\|withheld \(\[u1\]\)$/u),
      ]);
      expect(await catalogue(tools)).toEqual([]);
      expect(await catalogueOf(tools, "recorded-crime")).toHaveLength(1);
    }));

  test("reads thousands with a trailing space as a copy writes them, and marks in every spelling", () =>
    withHome(async (tools, { add }) => {
      const plain = await add("plain.xlsx", await bookOf([countsSheet()]));
      const spaced = await add("spaced.xlsx", await bookOf([countsSheet({ spaced: true })]));
      expect(spaced.cells).toEqual(plain.cells);
      expect(await cellsOf(tools, spaced, "true")).toEqual(await cellsOf(tools, plain, "true"));
      expect(plain.cells.absent).toEqual({ "not applicable": 44, "not stated": 4 });
    }));

  test("of populations alone is held as populations, to the hundred as stated", () =>
    withHome(async (tools, { add }) => {
      const rows = MADE_FORCES.map(({ code, name, people }) => [code, name, people]);
      const sheet = {
        name: "MYE",
        rows: [
          ["Population estimates by police force area"],
          ["Area code", "Area name", "Population (mid-2024)"],
          ...rows,
        ],
      };
      const report = await add("mye.xlsx", await bookOf([sheet]));
      expect(report).toMatchObject({ problems: [], cells: { read: 43, exact: 43 } });
      expect(await catalogueOf(tools, "population")).toHaveLength(1);
      const [one] = await cellsOf(tools, report, "force = 'south-yorkshire'");
      expect(one).toContain(`|mid-2024|people|other:population|total|${SOUTH_YORKSHIRE?.people}`);
    }));
});

describe("populations", () => {
  test("that slipped by one row are found, each by its cell, with the row that they belong to", () =>
    withHome(async (_tools, { add }) => {
      const report = await add("book.xlsx", await bookOf([countsSheet(), ratesSheet({ shift: 1 })]));
      const found = report.problems.filter(({ code }) => code === "population-implausible");
      expect(found).toHaveLength(42); // all but City of London, which has no rate
      expect(found[0]).toMatchObject({ sheet: "Table P3 ", cell: "C8" });
      expect(found.filter(({ hint }) => hint?.includes("the column looks shifted by one row")).length).toBeGreaterThan(
        38,
      );
    }));

  test("of which one was mistyped are told in that cell and no other", () =>
    withHome(async (_tools, { add }) => {
      const sheet = ratesSheet();
      const rows = sheet.rows.map((row) =>
        row[1] === "Kent" ? row.map((cell, at) => (at === 2 ? Number(cell) * 10 : cell)) : row,
      );
      const report = await add("book.xlsx", await bookOf([countsSheet(), { ...sheet, rows }]));
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([["population-implausible", "C27"]]);
      expect(report.problems[0]?.found).toContain("people in Kent");
    }));

  test("of a force without a stated rate must lie in the band of the rates that are stated", () =>
    withHome(async (_tools, { add }) => {
      const sheet = ratesSheet();
      const rows = sheet.rows.map((row) =>
        row[1] === "Kent" ? [row[0] ?? null, "Kent", Number(row[2]) * 10, "[x]", "[x]"] : row,
      );
      const report = await add("book.xlsx", await bookOf([countsSheet(), { ...sheet, rows }]));
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([["population-implausible", "C27"]]);
      expect(report.problems[0]?.found).toMatch(/people in Kent, which makes \d+\.\d crimes per 1,000/u);
    }));

  test("of London may stand beside a rate that takes in the City", () =>
    withHome(async (_tools, { add }) => {
      const met = MADE_FORCES.find(({ name }) => name === "Metropolitan Police");
      const city = MADE_FORCES.find(({ name }) => name === "London, City of");
      const both = (((met?.total ?? 0) + (city?.total ?? 0)) * 1000) / (met?.people ?? 1);
      const sheet = ratesSheet();
      const rows = sheet.rows.map((row) =>
        row[1] === "Metropolitan Police" ? [...row.slice(0, 3), both.toFixed(1), row[4] ?? null] : row,
      );
      const report = await add("book.xlsx", await bookOf([countsSheet(), { ...sheet, rows }]));
      expect(report.problems).toEqual([]);
    }));
});

const HEADER = [
  "Police Force\nArea code",
  "Police Force\nArea name",
  "Community Safety\nPartnership code",
  "Community Safety\nPartnership name",
  "Sexual offences",
  "Robbery",
];
const TABLE: readonly (readonly (string | number | null)[])[] = [
  ["E23000011", "South Yorkshire [note 4]", null, null, "1,200 ", "90 "],
  ["E23000011", "South Yorkshire", "E22000001", "Rotherham", "500 ", "30 "],
  ["E23000011", "South Yorkshire", "E22000002", "Sheffield", "650 ", "55 "],
  ["E23000011", "South Yorkshire", null, "Unassigned South Yorkshire", "50 ", "5 "],
];

async function addTable(
  add: (name: string, bytes: Uint8Array) => Promise<FileReport>,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<FileReport> {
  const title = ["Table C2: Number of police recorded crimes by area, year ending June 2025 [note 1]"];
  return await add("c2.xlsx", await bookOf([{ name: "Table C2", rows: [title, [], HEADER, ...rows] }]));
}

describe("a table by partnership", () => {
  test("that adds up says nothing; its parts are kept as parts", () =>
    withHome(async (tools, { add }) => {
      const report = await addTable(add, TABLE);
      expect(report).toMatchObject({ problems: [], cells: { read: 8, exact: 8 } });
      const { engine } = await tools.warehouse();
      const path = join(tools.home, "warehouse", `${report.sha256}.parquet`);
      const areas = await engine.rows(
        `SELECT area, lowest FROM read_parquet('${path}') WHERE scope = 'sexual-offences' ORDER BY row`,
      );
      expect(areas.map(({ area, lowest }) => [area, lowest])).toEqual([
        [null, 1200],
        ["Rotherham", 500],
        ["Sheffield", 650],
        ["Unassigned South Yorkshire", 50],
      ]);
    }));

  test("whose parts do not add up names the cell of the whole, and both figures", () =>
    withHome(async (_tools, { add }) => {
      const report = await addTable(
        add,
        TABLE.map((row) => (row[3] === "Rotherham" ? [...row.slice(0, 4), "501 ", "30 "] : row)),
      );
      expect(report.problems).toMatchObject([{ code: "parts-differ", sheet: "Table C2", cell: "E4" }]);
      expect(report.problems[0]?.found).toBe("1,200, while the 3 areas of South Yorkshire add up to 1,201 (E5 to E7)");
    }));

  test("whose code and name are of two forces is read by the two names that agree, or not at all", () =>
    withHome(async (_tools, { add }) => {
      const wrong = [
        ...TABLE.slice(0, 3),
        ["E23000032", "South Yorkshire", null, "unassigned South Yorkshire", "50 ", "5 "],
        ["E23000032", "Surrey", "E22000009", "Guildford", "7 ", "1 "],
      ];
      const report = await addTable(add, wrong);
      expect(report.problems.map(({ code, cell, cells }) => [code, cell, cells])).toEqual([
        ["codes-disagree", "A7", 2],
        ["unknown-force", "E8:F8", 2],
      ]);
      expect(report.cells).toMatchObject({ read: 8, exact: 8 });
    }));

  test("with an unknown name, a count that is none and an area given twice names each cell", () =>
    withHome(async (_tools, { add }) => {
      const report = await addTable(add, [
        ...TABLE,
        ["E23000011", "South Yorkshire", "E22000001", "Rotherham", "500 ", "30 "],
        [null, "Yorkshire", null, null, "3 ", "4 "],
        ["E23000032", "Kent", null, null, "about 9", "4.5"],
      ]);
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([
        ["unknown-force", "E9:F9"],
        ["not-a-count", "E10"],
        ["not-a-count", "F10"],
        ["figure-twice", "E8"],
        ["figure-twice", "F8"],
      ]);
    }));
});

const REAL = shared("data/recorded-crime/ons_policeforceareatablesyejune25_C2.csv");

describe.skipIf(REAL === null)("the real Table C2, year ending June 2025", () => {
  test("is understood in all its 399 rows of 23 figures; its two wrong codes and 23 blanks are told; every force is the sum of its parts", () =>
    withHome(async (tools, { addPath }) => {
      const report = await addPath(REAL ?? "");
      expect(report.title).toBe("Table C2, header in row 8");
      expect(report.cells).toEqual({
        read: 9_177,
        exact: 9_154,
        interval: 0,
        absent: { "not stated": 23 },
        notUnderstood: 0,
      });
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([
        ["codes-disagree", "A129"],
        ["codes-disagree", "A339"],
      ]);
      const { engine } = await tools.warehouse();
      const path = join(tools.home, "warehouse", `${report.sha256}.parquet`);
      const [whole] = await engine.rows(
        `SELECT count(DISTINCT force) AS forces, sum(lowest)::INTEGER AS crimes FROM read_parquet('${path}') WHERE area IS NULL AND scope = 'sexual-offences'`,
      );
      const [parts] = await engine.rows(
        `SELECT sum(lowest)::INTEGER AS crimes FROM read_parquet('${path}') WHERE area IS NOT NULL AND force <> 'city-of-london' AND scope = 'sexual-offences'`,
      );
      expect(whole?.["forces"]).toBe(42); // City of London stands as its one partnership alone
      expect(parts?.["crimes"]).toBe(whole?.["crimes"]);
      expect(await cellsOf(tools, report, "force = 'south-yorkshire' AND area IS NULL AND col = 'N'")).toEqual([
        expect.stringContaining("|2024-07-01/2025-06-30|crimes|sexual-offences|total|"),
      ]);
    }));

  test("a figure of it changed by one is found, at the cell of its force", () =>
    withHome(async (_tools, { add }) => {
      const text = await readFile(REAL ?? "", "utf8");
      const planted = text.replace('"15,974 ",', '"15,975 ",');
      expect(planted).not.toBe(text);
      const report = await add("c2.csv", planted);
      const found = report.problems.filter(({ code }) => code === "parts-differ");
      expect(found.map(({ cell }) => cell)).toEqual(["G9", "G10"]); // the force, and the area's own groups
      expect(found[0]?.found).toContain("170,002, while the 6 areas of Avon and Somerset add up to 170,003");
    }));
});
