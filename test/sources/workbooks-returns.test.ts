// Returns in workbooks: the same columns in a sheet give the same figures, and no figure counts twice.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { withHome } from "../actions/home.ts";
import { BEFORE_2024, officialCells } from "./official.ts";
import { type SheetToWrite, writeOds, writeXlsx } from "./workbooks.ts";

const HEADER = ["force", "period", "unit", "scope", "flag_rule", "basis", "line", "value", "note"];
const KENT = ["Kent", "2023/24", "crimes", "flag:CSE", "when recorded", "recorded"];
const ROWS: readonly (readonly (string | number | null)[])[] = [
  HEADER,
  [...KENT, "total", 400, "as at June"],
  [...KENT, "charged", 10],
  [...KENT, "no-suspect", "<5", null],
  [...KENT, "open", "withheld (s.40(2))"],
];
const ESSEX = ROWS.map((row) => row.map((cell) => (cell === "Kent" ? "Essex" : cell)));
const TABLE: SheetToWrite = {
  name: "Outcomes",
  rows: [BEFORE_2024.map(([, header]) => header), officialCells({ force: "Kent", recorded: 9, closed: 9 })],
};

const KINDS = [
  { kind: "xlsx", write: writeXlsx },
  { kind: "ods", write: writeOds },
] as const;

describe.each(KINDS)("a workbook ($kind)", ({ write }) => {
  async function book(...sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), "everycase-return-"));
    try {
      await write(join(folder, "book"), sheets);
      return await readFile(join(folder, "book"));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  test("gives the figures of the return, each with its sheet and cell", () =>
    withHome(async (tools, { add }) => {
      const report = await add("return", await book({ name: "Reply", rows: ROWS }));
      expect(report).toMatchObject({
        state: "added",
        source: "Figures in the open format",
        problems: [],
        cells: { read: 4, exact: 2, interval: 1, absent: { withheld: 1 } },
      });
      const { balance } = await showForce(tools, "Kent", {});
      expect(balance.total).toBe(400);
      expect(balance.sources[0]?.first).toBe("Reply!H2");
      const { files } = await traceFigure(tools, { figure: "rate", force: "Kent", scope: "flag:CSE" });
      expect(files[0]?.cells.map(({ cell, found }) => [cell, found])).toEqual([
        ["H3", "10"],
        ["H2", "400"],
      ]);
    }));

  test("with a sheet for each of two forces gives both", () =>
    withHome(async (tools, { add }) => {
      const report = await add("return", await book({ name: "Kent", rows: ROWS }, { name: "Essex", rows: ESSEX }));
      expect(report).toMatchObject({ problems: [], rows: 8 });
      expect(
        (await compareForces(tools, { scope: "flag:CSE" })).forces.map(({ force, total, sources }) => [
          force,
          total,
          sources[0]?.first,
        ]),
      ).toEqual([
        ["essex", 400, "Essex!H2"],
        ["kent", 400, "Kent!H2"],
      ]);
    }));

  test("with the same figures in two sheets reads the first, and says so of the second", () =>
    withHome(async (tools, { add }) => {
      const report = await add("return", await book({ name: "Reply", rows: ROWS }, { name: "Copy", rows: ROWS }));
      expect(report.problems).toMatchObject([{ code: "sheet-twice", sheet: "Copy" }]);
      expect(report.rows).toBe(4);
      expect((await showForce(tools, "Kent", {})).balance.total).toBe(400);
    }));

  test("with a table of another kind beside reads the first, and says so of the second", () =>
    withHome(async (tools, { add }) => {
      const report = await add("return", await book(TABLE, { name: "Reply", rows: ROWS }));
      expect(report).toMatchObject({
        source: "Home Office outcomes open data",
        problems: [{ code: "another-table", sheet: "Reply" }],
      });
      expect((await showForce(tools, "Kent", { scope: "code:19D" })).balance.total).toBe(9);
      await expect(showForce(tools, "Kent", { scope: "flag:CSE" })).rejects.toMatchObject({ code: "notFound" });
    }));
});
