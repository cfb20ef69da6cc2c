// Every verb over a small book: every example of the help runs, and every kind of refusal ends with its own code.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLES, type Example } from "../../src/cli/help.ts";
import { lengthOf } from "../../src/cli/lines.ts";
import type { Comparison, FigurePassport, FileReport, ForceAnswer } from "../../src/measures/result.ts";
import { ARTICLE, CLAIMS } from "./claims.ts";
import { hear, wordsOf } from "./listening.ts";
import { ENTRIES, OUTCOMES, REPLIES, TABLE_OF_KENT, TROUBLED } from "./replies.ts";
import { EXTRACT, EXTRACT_MAPPING, STREET } from "./rows.ts";
import { STATEMENTS } from "./statements.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-verbs-"));
const before = process.cwd();

beforeAll(async () => {
  mkdirSync(join(folder, "replies"));
  writeFileSync(join(folder, "replies", "replies.csv"), REPLIES);
  writeFileSync(join(folder, "filled-form.csv"), REPLIES.replace("charged,16,", "charged,18,"));
  writeFileSync(join(folder, "outcomes.csv"), OUTCOMES);
  writeFileSync(join(folder, "entries.csv"), ENTRIES);
  writeFileSync(join(folder, "kent.csv"), TABLE_OF_KENT);
  writeFileSync(join(folder, "2024-01-kent-street.csv"), STREET);
  writeFileSync(join(folder, "extract.csv"), EXTRACT);
  writeFileSync(join(folder, "mapping.json"), EXTRACT_MAPPING);
  writeFileSync(join(folder, "statements.json"), STATEMENTS);
  writeFileSync(join(folder, "article.txt"), ARTICLE);
  mkdirSync(join(folder, "claims"));
  writeFileSync(join(folder, "claims", "cse.yaml"), CLAIMS);
  process.chdir(folder);
  process.env.EVERYCASE_HOME = join(folder, "book");
  await hear(["add", "replies/"]);
  // A release to show and to cite; what is added below is news since.
  await hear(["release", "propose", "--title", "Figures of October", "--who", "AB"]);
  await hear(["release", "approve", "1", "--who", "AB"]);
  await hear(["release", "publish", "1", "--who", "AB"]);
  await hear(["add", "kent.csv"]);
  await hear(["add", "outcomes.csv", "--edition", "2020-01"]);
  await hear(["add", "2024-01-kent-street.csv"]);
  await hear(["cases", "add", "extract.csv", "--mapping", "mapping.json"]);
});

afterAll(() => {
  delete process.env.EVERYCASE_HOME;
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

test("adding the same files again changes nothing and says so", async () => {
  const { code, out } = await hear(["add", "replies/", "--format", "json"]);
  const { files } = JSON.parse(out) as { readonly files: readonly FileReport[] };
  expect(code).toBe(0);
  expect(files.map(({ file, state, cells }) => ({ file, state, read: cells.read, exact: cells.exact }))).toEqual([
    { file: "replies.csv", state: "already here", read: 9, exact: 8 },
  ]);
});

const byVerb: Readonly<Record<string, readonly Example[]>> = EXAMPLES;
// The server is started in a test of its own; fetching has one with a server of its own.
const examples = Object.entries(byVerb).flatMap(([verb, some]) => (["start", "fetch"].includes(verb) ? [] : some));
test.each(examples.map(({ command }) => command))("the example runs: %s", async (command) => {
  const [, ...words] = wordsOf(command);
  const { code, out, err } = await hear(words);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out.length).toBeGreaterThan(20);
  if (!command.includes("--format")) expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
});

test("the comparison as JSON is the result itself, and its figures can be checked by hand", async () => {
  const { out } = await hear(["compare", "--scope", "flag:CSE", "--format", "json"]);
  const comparison = JSON.parse(out) as Comparison;
  expect(out.startsWith('{\n  "measure": "charge-rate",\n')).toBe(true);
  expect(comparison.sentence).toBe(
    "Of the crimes with the CSE flag, one in 36 had led to a charge (one in 25 to one in 53)",
  );
  expect(comparison.forces.map(({ force, charged, outOf }) => ({ force, charged, outOf }))).toEqual([
    { force: "dorset", charged: expect.objectContaining({ absent: "withheld" }), outOf: 60 },
    { force: "kent", charged: 10, outOf: 400 },
    { force: "south-yorkshire", charged: 16, outOf: 540 },
  ]);
});

test("the comparison as CSV has one row a force, with an absence in its own column and never as 0", async () => {
  const { out } = await hear(["compare", "--scope", "flag:CSE", "--format", "csv"]);
  const [header = "", dorset = ""] = out.split("\n");
  expect(header.startsWith("row,force,name,code,total,")).toBe(true);
  const at = (name: string): string | undefined => dorset.split(",")[header.split(",").indexOf(name)];
  expect([at("force"), at("charged"), at("charged_absent"), at("rate")]).toEqual([
    "dorset",
    "",
    expect.stringContaining("withheld"),
    "",
  ]);
});

test("a force's name may be several words, and its balance closes", async () => {
  const { out } = await hear(["force", "south", "yorkshire", "--format", "json"]);
  const answer = JSON.parse(out) as ForceAnswer;
  expect(answer.balance.sum).toBe("540 − 16 − 169 − 75 − 170 = 110");
  expect((await hear(["force", "SYP"])).out).toContain("540 − 16 − 169 − 75 − 170 = 110");
});

test("the passport leads to the very cells", async () => {
  const { out } = await hear([
    "passport",
    "charged",
    "--force",
    "South Yorkshire",
    "--scope",
    "flag:CSE",
    "--format",
    "json",
  ]);
  const passport = JSON.parse(out) as FigurePassport;
  expect(
    passport.files.map(({ file, cells }) => ({ file, cells: cells.map(({ cell, found }) => `${cell} ${found}`) })),
  ).toEqual([{ file: "replies.csv", cells: ["J3 16", "J2 540"] }]);
  expect((await hear(["passport", "charged", "--force", "South Yorkshire", "--scope", "flag:CSE"])).out).toContain(
    "[16]",
  );
});

test("the command in every passport gives the same answer again", async () => {
  const first = await hear(["compare", "--scope", "flag:CSE", "--format", "json"]);
  const { command } = (JSON.parse(first.out) as Comparison).passport;
  const again = await hear([...wordsOf(command).slice(1), "--format", "json"]);
  expect(again.out).toBe(first.out);
});

test("every kind of refusal ends with its own code, one line of what and one of what to do", async () => {
  const file = join(folder, "outcomes.csv");
  const wishes: readonly (readonly [readonly string[], number])[] = [
    [["compair"], 2],
    [["force", "Kant"], 2],
    [["compare", "--scope", "nonsense"], 2],
    [["verify", "--head", "12:abc"], 2],
    [["add", "nothing-here.csv"], 3],
    [["sources", "nothing-here.csv"], 3],
    [["compare", "--period", "1999/00"], 3],
    [["sources", "--home", join(file, "inside")], 5],
    [["export", "--out", join(file, "inside")], 5],
  ];
  for (const [words, code] of wishes) {
    const ended = await hear(words);
    expect({ words, code: ended.code, out: ended.out, lines: ended.err.trimEnd().split("\n").length }).toEqual({
      words,
      code,
      out: "",
      lines: 2,
    });
  }
});

test("a file with something to look at ends in 1, and a file of which nothing can be read in 4", async () => {
  const book = join(folder, "other-book");
  writeFileSync(join(folder, "troubled.csv"), TROUBLED);
  writeFileSync(join(folder, "unknown.csv"), "a,b\n1,2\n");
  const troubled = await hear(["add", "troubled.csv", "--home", book]);
  expect(troubled.code).toBe(1);
  expect(troubled.out).toContain("Nearest: Kent");
  const unread = await hear(["add", "unknown.csv", "--home", book]);
  expect(unread.code).toBe(4);
  expect(unread.out).toContain("unknown.csv: kept unread");
  const problems = await hear(["problems", "--home", book]);
  expect(problems.code).toBe(0);
  expect(problems.out).toContain("troubled.csv: 1 problem");
});

test("an original that was changed is found, and ends in 6", async () => {
  const book = join(folder, "damaged-book");
  await hear(["add", "outcomes.csv", "--home", book]);
  expect((await hear(["verify", "--home", book])).code).toBe(0);
  const archive = join(book, "archive");
  const name =
    readdirSync(archive, { recursive: true, encoding: "utf8" }).find((path) => /[0-9a-f]{64}$/u.test(path)) ?? "";
  const path = join(archive, name);
  const bytes = readFileSync(path, "utf8");
  rmSync(path);
  writeFileSync(path, bytes.replace("2746", "2747"));
  const { code, out } = await hear(["verify", "--home", book]);
  expect(code).toBe(6);
  expect(out.startsWith("The book is damaged.\n")).toBe(true);
});

test("a head noted earlier is accepted, and one that was never there ends in 6", async () => {
  const { out } = await hear(["verify"]);
  const head = /--head (\S+)/u.exec(out)?.[1] ?? "";
  expect((await hear(["verify", "--head", head])).code).toBe(0);
  expect((await hear(["verify", "--head", `9:${"0".repeat(64)}`])).code).toBe(6);
});

test("what is exported can be read, and a text that a spreadsheet would run is guarded", async () => {
  await hear(["export", "--out", "exported"]);
  const cells = readFileSync(join(folder, "exported", "cells.csv"), "utf8");
  expect(cells.trimEnd().split("\n").length).toBe(28);
  expect(cells).not.toMatch(/(?:^|,)"?=1\+1/mu);
  expect(existsSync(join(folder, "exported", "manifest.json"))).toBe(true);
});

test("a narrower terminal gets narrower lines and, where it likes that, bold headings", async () => {
  const { out } = await hear(["compare"], { outColumns: 80, painted: true });
  const plain = out.replaceAll(/\u001B\[\d+m/gu, "");
  expect(plain.split("\n").filter((line) => lengthOf(line) > 80)).toEqual([]);
  expect(plain).not.toContain("Against the rest");
  expect(out).toMatch(/\u001B\[1mOf the sexual offences/u);
});

test("a fault of our own ends in 70 with one line that asks to report it", async () => {
  const now = (): number => {
    throw new Error("the clock has stopped");
  };
  expect(await hear(["sources"], { now })).toEqual({
    code: 70,
    out: "",
    err: "Everycase stopped on a fault of its own: the clock has stopped; please report it.\n",
  });
});
