// Counts of an outcomes table that are no plain numbers: each mark has its own meaning, and none of them is 0.
import { describe, expect, test } from "vitest";
import { showForce } from "../../src/actions/show-force.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "./official.ts";

/** What one count text is read as: alone in its line (`cell`), and by state in the report. */
const MARKS: readonly { text: string; row?: OfficialRow; cell: unknown; state: string }[] = [
  { text: "0", cell: 0, state: "exact" },
  { text: "1,204", cell: 1204, state: "exact" },
  { text: "0012", cell: 12, state: "exact" },
  { text: "12.0", cell: 12, state: "exact" },
  { text: "-3", cell: -3, state: "exact" },
  { text: "\u22123", cell: -3, state: "exact" },
  { text: "<5", cell: { from: 1, to: 4 }, state: "interval" },
  { text: "fewer than 10", cell: { from: 1, to: 9 }, state: "interval" },
  { text: "", cell: { absent: "not stated" }, state: "not stated" },
  { text: "--", cell: { absent: "not stated" }, state: "not stated" },
  { text: "x", cell: { absent: "not stated" }, state: "not stated" },
  { text: "NA", cell: { absent: "not stated" }, state: "not stated" },
  { text: "N/A - data not provided", cell: { absent: "no reply" }, state: "no reply" },
  { text: "N/A - offence code expired", cell: { absent: "not applicable" }, state: "not applicable" },
  { text: "x", row: { expired: "x" }, cell: { absent: "not applicable" }, state: "not applicable" },
  { text: "NA", row: { expired: "TRUE" }, cell: { absent: "not applicable" }, state: "not applicable" },
  { text: "", row: { expired: "x" }, cell: { absent: "not applicable" }, state: "not applicable" },
  { text: "*", cell: { absent: "withheld" }, state: "withheld" },
  { text: "12 (3)", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "about 12", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "1.204", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "12.5", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "1e3", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "=1+1", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "3\u001f4", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "it's 3", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "1000000000", cell: { absent: "not understood" }, state: "notUnderstood" },
  { text: "99999999999999999999", cell: { absent: "not understood" }, state: "notUnderstood" },
];

describe.each(MARKS)("“$text” (expired: $row.expired)", ({ text, row = {}, cell, state }) => {
  test(`is ${state}`, () =>
    withHome(async (tools, { add }) => {
      const report = await add(
        "table.csv",
        officialCsv([
          { outcome: 18, recorded: 5, closed: 5 },
          { ...row, outcome: 1, recorded: text, closed: 1 },
        ]),
      );
      const { exact, interval, absent, notUnderstood, read } = report.cells;
      expect({ read, exact, interval, notUnderstood, ...absent }).toEqual({
        read: 4,
        exact: state === "exact" ? 4 : 3,
        interval: state === "interval" ? 1 : 0,
        notUnderstood: state === "notUnderstood" ? 1 : 0,
        ...(["exact", "interval", "notUnderstood"].includes(state) ? {} : { [state]: 1 }),
      });
      const { balance, figures } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
      const charged =
        balance.lines.find(({ line }) => line === "charged")?.count ??
        figures.find(({ figure }) => figure === "charged")?.count;
      // A line that does not apply is not drawn at all.
      if (state === "not applicable") expect(charged).toBeUndefined();
      else if (typeof cell === "object") expect(charged).toMatchObject(cell as object);
      else expect(charged).toBe(cell);
      expect(report.problems.map(({ code, cell: at, found }) => ({ code, at, found }))).toEqual(
        state === "notUnderstood" ? [{ code: "not-a-count", at: "L3", found: text }] : [],
      );
    }));
});

describe("a blank closed cell", () => {
  test("of type 0 does not apply: a crime without an outcome was not closed", () =>
    withHome(async (tools, { add }) => {
      for (const [index, type] of ["0", "0.0", " 0 "].entries()) {
        const report = await add(
          `table-${index}.csv`,
          officialCsv([
            { outcome: type, recorded: 5 },
            { outcome: 1, recorded: 1, closed: 1 },
          ]),
        );
        expect(report.cells).toMatchObject({ read: 4, exact: 3, absent: { "not applicable": 1 }, notUnderstood: 0 });
      }
      const { balance, caveats } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "closed" });
      expect(balance.total).toBe(1);
      expect(caveats.join(" ")).not.toContain("no figure");
    }));

  test("of any other type is a silence, left out of the sum and told", () =>
    withHome(async (tools, { add }) => {
      await add(
        "table.csv",
        officialCsv([
          { outcome: 18, recorded: 5, closed: 4 },
          { outcome: 1, recorded: 1 },
        ]),
      );
      const { balance, caveats } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "closed" });
      expect(balance.total).toBe(4);
      expect(caveats.join(" ")).toContain("1 cell of 1 force has no figure");
    }));
});

test("negative counts correct earlier quarters: they are added with their sign", () =>
  withHome(async (tools, { add }) => {
    const report = await add(
      "table.csv",
      officialCsv([
        { quarter: "1", outcome: 1, recorded: 12, closed: 12 },
        { quarter: "2", outcome: 1, recorded: -3, closed: 4 },
        { quarter: "2", outcome: 0, recorded: -2 },
        { quarter: "1", outcome: 0, recorded: 10 },
      ]),
    );
    expect(report.problems).toEqual([]);
    const { balance } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(balance.total).toBe(17);
    expect(balance.lines.find(({ line }) => line === "charged")?.count).toBe(9);
  }));

test("a total below zero carries no rate, and says why", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      officialCsv([
        { outcome: 1, recorded: 2 },
        { outcome: 0, recorded: -5 },
      ]),
    );
    const { rates } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(rates[0]).toMatchObject({ numerator: 2, denominator: -3, rate: null, interval: null, oneIn: null });
    expect(rates[0]?.why).toBe("2 of -3 is no share: the counts correct earlier ones.");
  }));

test("a sum of thousands of the greatest counts stays exact", () =>
  withHome(async (tools, { add }) => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      code: `9${index % 1000}`,
      group: "Sexual offences",
      quarter: String(1 + (index % 4)),
      outcome: Math.floor(index / 1000) + 1,
      recorded: 999_999_999,
    }));
    const distinct = [...new Map(rows.map((row) => [`${row.code}|${row.quarter}|${row.outcome}`, row])).values()];
    await add("table.csv", officialCsv(distinct));
    const { balance } = await showForce(tools, "South Yorkshire", { scope: "sexual-offences", basis: "recorded" });
    expect(balance.total).toBe(distinct.length * 999_999_999);
  }));
