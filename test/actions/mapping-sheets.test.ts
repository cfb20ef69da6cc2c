// Replies of several sheets, hidden ones, letters, archives of layouts' ids: what is said once holds where it should, and nowhere else.
import { describe, expect, test } from "vitest";
import { showSource } from "../../src/actions/list-sources.ts";
import { mapFile } from "../../src/actions/map-file.ts";
import { saveLayout } from "../../src/actions/save-layout.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import type { FileReport } from "../../src/measures/result.ts";
import { type SheetToWrite, writeXlsx } from "../sources/workbooks.ts";
import { type Home, withHome } from "./home.ts";

const table = (year: string, charged: number, total: number): (string | number)[][] => [
  ["Outcome", year],
  ["Charged/Summonsed", charged],
  ["No suspect identified", total - charged],
  ["Total", total],
];
async function addWorkbook(home: Home, sheets: readonly SheetToWrite[]): Promise<FileReport> {
  const path = await home.write("reply.xlsx", "");
  await writeXlsx(path, sheets);
  return await home.addPath(path);
}

const WORDS = ["force=kent", "scope=flag:CSE", "flagRule=CSE marker", "basis=recorded", "unit=crimes"];

describe("a workbook with a sheet a year", () => {
  test("needs one word for all its sheets, and keeps them apart", async () => {
    await withHome(async (tools, home) => {
      const sheets: SheetToWrite[] = [
        { name: "One", rows: table("2021/22", 16, 285) },
        { name: "Two", rows: table("2022/23", 12, 254) },
      ];
      const { sha256, problems } = await addWorkbook(home, sheets);
      expect(problems.filter(({ code }) => code === "needs-a-word").map(({ sheet }) => sheet)).toEqual(["One", "Two"]);
      const view = await mapFile(tools, { file: sha256 });
      expect(view.sheets.map(({ title, state }) => [title, state])).toEqual([
        ["One", "to say"],
        ["Two", "to say"],
      ]);
      const { report } = await saveLayout(tools, { file: sha256, sheet: 1, said: WORDS });
      expect(report.problems.map(({ code }) => code)).not.toContain("needs-a-word");
      expect(report.cells.read).toBe(6);
      for (const [period, total] of [
        ["2021/22", 285],
        ["2022/23", 254],
      ] as const)
        expect((await showForce(tools, "kent", { scope: "flag:CSE", period })).balance.total).toBe(total);
    });
  });

  test("takes what is said of the file to a sheet of another shape too", async () => {
    await withHome(async (tools, home) => {
      const sheets: SheetToWrite[] = [
        { name: "One", rows: table("2021/22", 16, 285) },
        {
          name: "Two",
          rows: [
            ["Result", "Crimes in 2022/23"],
            ["Charged/Summonsed", 12],
            ["Total", 254],
          ],
        },
      ];
      const { sha256 } = await addWorkbook(home, sheets);
      const { report } = await saveLayout(tools, { file: sha256, sheet: 1, said: WORDS });
      expect(report.problems.map(({ code }) => code)).not.toContain("needs-a-word");
      expect((await showForce(tools, "kent", { scope: "flag:CSE", period: "2022/23" })).balance.total).toBe(254);
    });
  });
});

test("a hidden sheet is drawn and never read, and nothing of it can be saved", async () => {
  await withHome(async (tools, home) => {
    const sheets: SheetToWrite[] = [
      { name: "Shown", rows: table("2021/22", 16, 285) },
      { name: "Kept", rows: table("2022/23", 12, 254), hidden: true },
    ];
    const { sha256 } = await addWorkbook(home, sheets);
    await saveLayout(tools, { file: sha256, sheet: 1, said: WORDS });
    const hidden = await mapFile(tools, { file: sha256, sheet: 2 });
    expect([hidden.hidden, hidden.grid?.rows[0]]).toEqual([true, ["Outcome", "2022/23"]]);
    expect((await showSource(tools, sha256)).cells.read).toBe(3);
    await expect(saveLayout(tools, { file: sha256, sheet: 2, said: ["unit=crimes"] })).rejects.toThrow("hidden");
  });
});

test("a figure of a reply leads to its very cell", async () => {
  await withHome(async (tools, home) => {
    const { sha256 } = await addWorkbook(home, [{ name: "One", rows: table("2021/22", 16, 285) }]);
    await saveLayout(tools, { file: sha256, said: WORDS });
    const { files, passport } = await traceFigure(tools, { figure: "charged", force: "kent", scope: "flag:CSE" });
    expect(files[0]?.cells.map(({ cell, found, role }) => [cell, found, role])).toContainEqual([
      "B2",
      "16",
      "numerator",
    ]);
    expect(files[0]?.window?.rows.flatMap((row) => row?.marks ?? [])).toContain("cell");
    expect(passport.sources[0]?.source).toBe("Reply to a request, layout reply@1");
  });
});

test("a letter that refuses is an absence, and one that names no force is asked for that alone", async () => {
  await withHome(async (tools, home) => {
    const page = (force: string): string =>
      `<html><body><h1>Freedom of information</h1><p>${force}You asked how many crimes with the CSE flag were recorded in 2023/24.</p>
<p>I am refusing your request under section 12 of the Freedom of Information Act 2000, because it would exceed the appropriate limit.</p></body></html>`;
    const named = await home.add("kent.html", page("Kent Police. "));
    expect(named.cells.absent).toEqual({ "cost limit": 1 });
    const nameless = await home.add("letter.html", page(""));
    expect(nameless.problems.map(({ code }) => code)).toContain("force-not-named");
    const view = await mapFile(tools, { file: nameless.sha256 });
    expect([view.grid, view.ofLetter]).toEqual([null, ["force"]]);
    const { report } = await saveLayout(tools, { file: nameless.sha256, said: ["force=dorset"] });
    expect(report.cells.absent).toEqual({ "cost limit": 1 });
    expect(report.problems.map(({ code }) => code)).not.toContain("force-not-named");
  });
});

test("words without a table and without a decision are left to people", async () => {
  await withHome(async (_tools, home) => {
    const html = "<html><body><p>Kent Police thanks you for your letter of last week. Kind regards.</p></body></html>";
    const { problems, state } = await home.add("thanks.html", html);
    expect([state, problems.map(({ code }) => code)]).toEqual(["kept unread", ["enter-by-hand"]]);
    expect(problems[0]?.hint).toContain("/enter?file=");
  });
});

test("numbers of which not one word is understood are no reply, but a person may say what they mean", async () => {
  await withHome(async (tools, home) => {
    const { sha256, problems, source } = await home.add("ab.csv", "a,b\n1,2\n");
    expect([source, problems.map(({ code }) => code)]).toEqual([null, ["unknown-table"]]);
    const said = [...WORDS, "period=2021/22", "A=line:charged", "B=line:total"];
    expect((await mapFile(tools, { file: sha256, said })).complete).toBe(true);
    const { report } = await saveLayout(tools, { file: sha256, said });
    expect(report.cells.read).toBe(2);
    expect((await showForce(tools, "kent", { scope: "flag:CSE" })).balance.total).toBe(2);
  });
});
