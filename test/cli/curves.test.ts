// `everycase measure charged-within`: of an extract, of a table by quarters beside the book, and of one that was added to it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { extractOf } from "../actions/extracts.ts";
import { HISTORY_MAPPING, historyRows, madeCrimes, trueShare } from "../actions/made-histories.ts";
import { quarterTable } from "../actions/quarter-table.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-curves-"));
const home = ["--home", join(folder, "book")];
const CRIMES = madeCrimes([
  { year: 2018, crimes: 1500, charged: 0.12, other: 0.7 },
  { year: 2019, crimes: 1400, charged: 0.1, other: 0.7 },
]);
const flat = (text: string): string => text.replace(/\s+/gu, " ");
/** The words of a command that an answer gives, as a shell would split them. */
const wordsOf = (command: string): readonly string[] =>
  (command.match(/'[^']*'|"[^"]*"|\S+/gu) ?? []).slice(1).map((word) => word.replace(/^['"]|['"]$/gu, ""));
const table = join(folder, "by quarter.csv");
const plainTable = join(folder, "without-force.csv");

beforeAll(async () => {
  writeFileSync(join(folder, "extract.csv"), extractOf(historyRows(CRIMES)));
  writeFileSync(join(folder, "mapping.json"), JSON.stringify(HISTORY_MAPPING));
  writeFileSync(table, quarterTable({ forces: ["Kent", "Essex"], odd: true }));
  writeFileSync(plainTable, quarterTable({ forces: [] }));
  await hear([...home, "cases", "add", join(folder, "extract.csv"), "--mapping", join(folder, "mapping.json")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("from records", () => {
  test("says the finding, how far rounding bends it, and how to ask it again", async () => {
    const { code, out, err } = await hear([...home, "measure", "charged-within", "--from", "records"]);
    expect([code, err]).toEqual([0, ""]);
    const truth = 100 * trueShare(CRIMES, ["2018/19", "2019/20"], 365);
    const [, share] =
      /^Of the crimes with the CSE flag recorded by Kent in 2018\/19 to 2019\/20, ([\d.]+)% /u.exec(flat(out)) ?? [];
    const [, off] =
      /By rounding alone the share of [\d.]+% may be off by at most ([\d.]+) points/u.exec(flat(out)) ?? [];
    expect(Math.abs(Number(share) - truth)).toBeLessThan(Number(off) + 0.05);
    expect(Number(off)).toBeLessThan(0.5);
    expect(out).toContain("everycase measure charged-within --from records --scope flag:CSE --option days=365");
  });

  test("the command of the answer gives the same again, also as CSV and as a file", async () => {
    const asked = [
      ...home,
      "measure",
      "charged-within",
      "--from",
      "records",
      "--option",
      "days=182",
      "--format",
      "json",
    ];
    const answer = JSON.parse((await hear(asked)).out) as MeasureAnswer;
    const again = await hear([...home, ...wordsOf(answer.passport.command), "--format", "json"]);
    expect(JSON.parse(again.out)).toEqual(answer);
    expect((await hear([...asked.slice(0, -1), "csv"])).out.split("\n")[0]).toContain("rounding_lower");
    for (const ending of ["csv", "json", "parquet", "svg"]) {
      const path = join(folder, `curves.${ending}`);
      const { code } = await hear([...asked.slice(0, -2), "--out", path]);
      expect([ending, code, existsSync(path)]).toEqual([ending, 0, true]);
    }
    // What is drawn has steps at the ends of months or quarters alone, so that no single crime is one.
    const { chart } = JSON.parse(readFileSync(join(folder, "curves.json"), "utf8")) as MeasureAnswer;
    const shares =
      chart?.kind === "curve" ? chart.series.map(({ points }) => new Set(points.map(({ share }) => share)).size) : [];
    expect(Math.max(...shares)).toBeLessThanOrEqual(37);
  });

  test("prints the statement, and the audit knows the release", async () => {
    const { out } = await hear([...home, "measure", "charged-within", "--from", "records", "--sql"]);
    expect(out).toContain("'archive/");
    const { code, out: audited } = await hear([...home, "audit"]);
    expect([code, flat(audited)]).toEqual([0, expect.stringContaining("as wide as promised")]);
  });

  test.each([
    [["--option", "days=200"], 2, /steps of/u],
    [["--option", "days=soon"], 2, /found "soon", wanted a whole number/u],
    [["--option", "of=charged"], 2, /has no option "of"/u],
    [["--by", "quarter"], 2, /does not take --by quarter/u],
    [["--force", "Kent"], 2, /does not take --force/u],
    [["--denominator", "concluded-only"], 2, /does not take --denominator/u],
    [["--scope", "all"], 7, /were released before/u],
    [["--extract", "other.csv"], 3, /No extract of cases is called/u],
  ])("%j is declined in words", async (words, code, says) => {
    const heard = await hear([...home, "measure", "charged-within", "--from", "records", ...words]);
    expect([heard.code, heard.out]).toEqual([code, ""]);
    expect(flat(heard.err)).toMatch(says);
  });
});

describe("from a table by quarters", () => {
  test("beside the book: its finding, its problems, and a command that works", async () => {
    const asked = [...home, "measure", "charged-within", "--table", table, "--format", "json"];
    const { code, out, err } = await hear(asked);
    const answer = JSON.parse(out) as MeasureAnswer;
    expect([code, flat(err)]).toEqual([1, expect.stringMatching(/not exact Found <5; wanted a whole number/u)]);
    expect(answer.sentence).toMatch(/8\.0% \(/u);
    const again = await hear([...home, ...wordsOf(answer.passport.command), "--format", "json"]);
    expect(JSON.parse(again.out)).toEqual(answer);
  });

  test("one force for every row where no column says it", async () => {
    const asked = [...home, "measure", "charged-within", "--table", plainTable];
    expect((await hear(asked)).code).toBe(3);
    const { code, out } = await hear([...asked, "--force", "Kent", "--scope", "flag:CSE"]);
    expect([code, flat(out)]).toEqual([0, expect.stringContaining("crimes with the CSE flag recorded by Kent")]);
  });

  test("added to the book: recognised as its own sort, kept apart from balances, asked by force", async () => {
    const added = await hear([...home, "add", table]);
    expect([added.code, flat(added.out)]).toEqual([1, expect.stringContaining("Table by recorded quarter and lag")]);
    const { code, out } = await hear([...home, "measure", "charged-within", "--force", "Essex", "--format", "json"]);
    const answer = JSON.parse(out) as MeasureAnswer;
    expect([code, answer.sentence]).toEqual([0, expect.stringMatching(/recorded by Essex in 2017\/18, 8\.0% \(/u)]);
    const again = await hear([...home, ...wordsOf(answer.passport.command), "--format", "json"]);
    expect(JSON.parse(again.out)).toEqual(answer);
    expect((await hear([...home, "compare", "--scope", "child-titled"])).code).not.toBe(0);
    const cells = await hear([...home, "cells", "by quarter.csv", "--force", "Kent", "--format", "csv"]);
    expect([cells.code, cells.err]).toEqual([0, ""]);
    expect(cells.out).toContain("charged, lag 3");
  });

  test.each([
    [["--table", "/nowhere/table.csv"], 3, /There is no file table\.csv/u],
    [["--table", join(folder, "extract.csv")], 3, /no table by recorded quarter and lag in extract\.csv/u],
    [["--table", table, "--scope", "zebra"], 2, /Unknown scope "zebra"/u],
  ])("%j is declined in words", async (words, code, says) => {
    const heard = await hear([...home, "measure", "charged-within", ...words]);
    expect([heard.code, heard.out]).toEqual([code, ""]);
    expect(flat(heard.err)).toMatch(says);
  });

  test("other measures take no single table", async () => {
    const { code, err } = await hear([...home, "measure", "funnel", "--table", table]);
    expect([code, flat(err)]).toEqual([2, expect.stringContaining("--table is for charged-within")]);
  });
});
