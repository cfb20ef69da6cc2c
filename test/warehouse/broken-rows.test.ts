// Rows that cannot be split: told by their number, left out, and every row after them keeps the address it has in the file.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { withHome } from "../actions/home.ts";
import { BEFORE_2024, officialCsv } from "../sources/official.ts";

const asked = { scope: "sexual-offences", period: "2018/19", basis: "recorded" } as const;
const SHORT = "2018/19,1,Kent,Rape,Sexual offences,Rape,19C";
const LONG = "2018/19,1,Kent,Rape,Sexual offences,Rape,19C,,,,1,5,5,and,more";

/** Twelve rows, each with its own count: code 20A to 20L, recorded 101 to 112. */
const ROWS = Array.from({ length: 12 }, (_, index) => ({
  code: `20${"ABCDEFGHIJKL"[index]}`,
  description: index % 3 === 0 ? 'Assault, "aggravated"\nby touching' : "Assault",
  recorded: 101 + index,
  closed: index,
}));

const LINES = recordsOf(officialCsv(ROWS));

/** The records of a CSV (line breaks inside quotes do not end one). */
function recordsOf(text: string): string[] {
  return text.match(/(?:"[^"]*"|[^"\n])+/gu) ?? [];
}

/** The table with broken rows put in before the data row of that index (0 is above the first). */
function broken(at: readonly (readonly [before: number, text: string])[], preamble: readonly string[] = []): string {
  const [header = "", ...rows] = LINES;
  const body = rows.flatMap((row, index) => [
    ...at.filter(([before]) => before === index).map(([, text]) => text),
    row,
  ]);
  const end = at.filter(([before]) => before === rows.length).map(([, text]) => text);
  return [...preamble, header, ...body, ...end, ""].join("\n");
}

/** Each traced cell with what stands at its address in the text itself. */
async function addresses(tools: Tools, text: string): Promise<unknown[]> {
  const records = recordsOf(text);
  const { files } = await traceFigure(tools, { figure: "total", force: "South Yorkshire", ...asked });
  return (files[0]?.cells ?? []).map(({ row, cell, value, found }) => {
    const there = records[row - 1] ?? "";
    return {
      cell: cell === `L${row}`,
      same: there.endsWith(`,${found},${Number(found) - 101}`),
      value: value === Number(found),
    };
  });
}

const CASES: readonly { says: string; text: string; rows: readonly string[] }[] = [
  { says: "none", text: broken([]), rows: [] },
  { says: "a short row above all data", text: broken([[0, SHORT]]), rows: ["2"] },
  { says: "a long row above all data", text: broken([[0, LONG]]), rows: ["2"] },
  {
    says: "short and long rows between",
    text: broken([
      [3, SHORT],
      [3, LONG],
      [7, SHORT],
      [11, LONG],
    ]),
    rows: ["5", "6", "11", "16"],
  },
  { says: "a broken row below all data", text: broken([[12, SHORT]]), rows: ["14"] },
  {
    says: "broken rows below a preamble",
    text: broken([[2, LONG]], ["Outcomes", '"a note,\nover two lines"']),
    rows: ["6"],
  },
  {
    says: "a row with text behind a closing quotation mark",
    text: broken([[5, SHORT.replace("Rape", '"Rape" x')]]),
    rows: ["7"],
  },
];

describe.each(CASES)("$says", ({ text, rows }) => {
  test.each([
    ["as it is", (plain: string) => Buffer.from(plain)],
    ["compressed", (plain: string) => gzipSync(plain)],
    ["with Windows line ends", (plain: string) => Buffer.from(plain.replace(/\n/gu, "\r\n"))],
  ])("%s: each figure stands at the address it is traced to", (_, pack) =>
    withHome(async (tools, { add }) => {
      const report = await add("table.csv", pack(text));
      expect(report.rows).toBe(ROWS.length);
      const told = report.problems.flatMap(({ code, cell, hint }) =>
        code === "broken-row"
          ? [cell, ...(/left out: ([\d, ]+)/u.exec(hint ?? "")?.[1] ?? "").split(", ").slice(1)]
          : ["?"],
      );
      expect(told.sort((a, b) => Number(a) - Number(b))).toEqual(rows);
      const found = await addresses(tools, text);
      expect(found).toEqual(ROWS.map(() => ({ cell: true, same: true, value: true })));
    }),
  );
});

test("the figures beside broken rows carry a caveat with their number", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      broken([
        [3, SHORT],
        [7, LONG],
      ]),
    );
    const { caveats } = await compareForces(tools, asked);
    expect(caveats.join(" ")).toContain("table.csv: 2 rows could not be read. Figures may be too low.");
  }));

test("a thousand broken rows of two kinds are two problems, and no text of theirs is repeated", () =>
  withHome(async (_, { add }) => {
    const many = Array.from({ length: 1_000 }, (__, index) => [6, index % 2 === 0 ? SHORT : LONG] as const);
    const report = await add("table.csv", broken(many));
    expect(report.problems).toMatchObject([
      {
        code: "broken-row",
        cell: "8",
        cells: 1_000,
        found: "7 cells",
        hint: expect.stringContaining("500 rows were left out: 8, 10, 12"),
      },
      {
        code: "broken-row",
        cell: "9",
        cells: 1_000,
        found: "14 cells or more",
        wanted: "a row with as many cells as the header",
      },
    ]);
    expect(JSON.stringify(report.problems)).not.toContain("19C");
  }));

test("rows that hold nothing are no rows: no problem, no cell, and the rows below keep their numbers", () =>
  withHome(async (tools, { add }) => {
    const empty = ",".repeat(BEFORE_2024.length - 1);
    const text = broken([
      [4, empty],
      [4, ""],
      [8, ""],
      [12, empty],
      [12, empty],
    ]);
    const report = await add("table.csv", text);
    expect(report).toMatchObject({ problems: [], rows: ROWS.length, cells: { read: 24 } });
    const { files } = await traceFigure(tools, { figure: "total", force: "South Yorkshire", ...asked });
    // Data begins in row 2; two rows stand before the fifth, one more before the ninth.
    expect(files[0]?.cells.map(({ cell, found }) => `${cell}=${found}`)).toEqual([
      "L2=101",
      "L3=102",
      "L4=103",
      "L5=104",
      "L8=105",
      "L9=106",
      "L10=107",
      "L11=108",
      "L13=109",
      "L14=110",
      "L15=111",
      "L16=112",
    ]);
  }));

test("a quotation mark that never closes is told, and what it swallows is in no sum", () =>
  withHome(async (tools, { add }) => {
    const report = await add("table.csv", broken([[10, '2018/19,1,"Kent,Rape,Sexual offences,Rape,19C,,,,1,5,5']]));
    expect(report.problems).toMatchObject([
      { code: "broken-row", cell: "12", found: expect.stringContaining("quotation mark") },
    ]);
    const comparison = await compareForces(tools, asked);
    expect(comparison.forces[0]?.total).toBe(101 + 102 + 103 + 104 + 105 + 106 + 107 + 108 + 109 + 110);
    expect(comparison.caveats.join(" ")).toContain("could not be read");
  }));

test("labels with quotation marks, commas and line breaks come back letter by letter", () =>
  withHome(async (tools, { add }) => {
    const force = "South   Yorkshire";
    await add(
      "table.csv",
      officialCsv([
        { force, description: 'He said "no",\nthen left', title: "Charged/Summonsed", recorded: 5, closed: 1 },
      ]),
    );
    const { files } = await traceFigure(tools, {
      figure: "total",
      force: "South Yorkshire",
      scope: "code:19D",
      basis: "recorded",
    });
    expect(files[0]?.window?.rows.flatMap((row) => row?.cells ?? [])).toContain(force);
    expect(files[0]?.cells).toMatchObject([{ cell: "L2", found: "5" }]);
  }));
