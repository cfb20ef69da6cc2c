// The verbs that count rows: data.police.uk and extracts of cases, as a person at a terminal meets them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hear } from "./listening.ts";
import { EXTRACT, EXTRACT_MAPPING, STREET } from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-rows-"));
const path = (name: string): string => join(folder, name);
const run = (...words: readonly string[]) => hear(["--home", path("book"), ...words]);

beforeAll(async () => {
  mkdirSync(path("book"));
  writeFileSync(path("2024-01-kent-street.csv"), STREET);
  writeFileSync(path("extract.csv"), EXTRACT);
  writeFileSync(path("mapping.json"), EXTRACT_MAPPING);
  await run("add", path("2024-01-kent-street.csv"));
  await run("cases", "add", path("extract.csv"), "--mapping", path("mapping.json"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("police-uk says what it is not, counts rows, and tells repeats and absences", async () => {
  const { code, out } = await run("police-uk", "--force", "Kent");
  expect(code).toBe(0);
  for (const words of [
    "3 rows, Kent, 2024-01",
    "carries no CSE flag",
    "1 ID stands on more than one row",
    "no file in 2024-01",
  ])
    expect(out.replace(/\s+/gu, " ")).toContain(words);
});

test("each part of the answer is a table for --format csv", async () => {
  const head = async (show: string) => (await run("police-uk", "--show", show, "--format", "csv")).out.split(/\r?\n/u);
  expect((await head("balances")).slice(0, 2)).toEqual([
    "force,called,month,type,rows,with_id,ids,line,title,line_rows,words",
    "kent,Kent,2024-01,Burglary,3,3,2,open,No outcome yet,1,Under investigation: 1",
  ]);
  expect((await head("coverage"))[1]).toBe("kent,Kent,2024-01,rows,3,no file,0,");
  expect((await head("repeats"))[1]).toBe("2024-01,1,2");
});

test("cases says what it can do, and what is missing", async () => {
  expect((await run("cases", "sell")).err).toContain("Wanted: add, propose, quality, balance");
  expect((await run("cases", "add", path("extract.csv"))).err).toContain("The option --mapping is missing");
  expect((await run("cases", "balance", "--by", "week")).code).toBe(2);
  expect((await run("cases", "quality", "nothing.csv")).code).toBe(3);
  writeFileSync(path("wrong.json"), "{}");
  const { code, err } = await run("cases", "add", path("extract.csv"), "--mapping", path("wrong.json"));
  expect([code, err.includes('"caseMapping" must be 1')]).toEqual([2, true]);
});

test("an extract added as any other file is refused with the way that is right, and exit code 7", async () => {
  const { code, err } = await run("add", path("extract.csv"));
  expect(code).toBe(7);
  expect(err).toContain("everycase cases propose extract.csv");
});

test("the balance of an extract closes, and says that it is not to be published", async () => {
  const { out } = await run("cases", "balance");
  expect(out.replace(/\s+/gu, " ")).toContain("They are not protected");
  const csv = (await run("cases", "balance", "--format", "csv")).out
    .split(/\r?\n/u)
    .filter((line) => line.includes(",all,"));
  expect(csv).toEqual([
    "extract.csv,all,kent,Kent,2019/20,total,Crimes,3",
    "extract.csv,all,kent,Kent,2019/20,not-accounted-for,Not accounted for,1",
    "extract.csv,all,kent,Kent,2019/20,charged,Charged,1",
    "extract.csv,all,kent,Kent,2019/20,no-suspect,No suspect identified,1",
  ]);
});
