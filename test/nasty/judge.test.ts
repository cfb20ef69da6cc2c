// The run of hostile files is itself tried on planted faults: it must be seen to miss what should be missed.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isKnownClass, kindOf, type NastyEntry } from "./entries.ts";
import { reportLines } from "./report.ts";
import { runAll } from "./run.ts";
import { judge, type Trial, wordsWrong } from "./trial.ts";

const ENTRY: NastyEntry = { path: "a.csv", sha256: "", cls: "csv-shape", expect: "either" };
const GOOD: Trial = { accepted: true, problems: [], signals: [], differs: null, wrong: [] };
const problem = (found: string) => ({
  code: "unsafe-file",
  file: "a.csv",
  found,
  wanted: "a plain file",
  hint: "Save it again.",
});

describe("a trial is judged by what the list expects", () => {
  const refused: Trial = { ...GOOD, accepted: false, problems: [problem("foreign bytes before the archive")] };
  const cases: readonly (readonly [what: string, entry: Partial<NastyEntry>, trial: Trial, missed: boolean])[] = [
    ["read, and either will do", {}, GOOD, false],
    ["refused, and either will do", {}, refused, false],
    ["read, and should have been refused", { expect: "reject" }, GOOD, true],
    ["refused, as it should be", { expect: "reject" }, refused, false],
    ["refused, and should have been read", { expect: "accept" }, refused, true],
    ["read, but not as the oracle says", { expect: "exact" }, { ...GOOD, differs: "row 1 is another" }, true],
    ["read without the signal asked for", { warn: ["formula"] }, GOOD, true],
    ["read with the signal asked for", { warn: ["formula"] }, { ...GOOD, signals: ["formula"] }, false],
    ["refused in words that say what the signal would", { warn: ["polyglot"] }, refused, false],
    ["refused in words that do not", { warn: ["formula"] }, refused, true],
  ];
  test.each(cases)("%s", (_what, entry, trial, missed) => {
    expect(judge({ ...ENTRY, ...entry }, trial).length > 0).toBe(missed);
  });
});

describe("the words of a refusal are judged", () => {
  const bytes = Buffer.from("force,year\nNorthvale,this row is private to the sender\n");
  test("as good when they say what, what else and what to do", () => {
    expect(wordsWrong([problem("a part xl/worksheets/sheet1.xml whose checksum is wrong")], bytes)).toEqual([]);
  });

  test.each([
    ["none", []],
    ["two", [problem("one"), problem("another")]],
    ["one without a hint", [{ ...problem("a"), hint: "" }]],
    ["one with a stack trace", [problem("at Object.read (open.ts:12)")]],
    ["one with a path", [problem("no file /tmp/job-1/a.csv")]],
    ["one with words of a program", [problem("TypeError: x is not a function")]],
    ["one that quotes the file", [problem('a row "this row is private to the sender"')]],
  ])("as wrong for %s", (_what, problems) => {
    expect(wordsWrong(problems, bytes)).not.toEqual([]);
  });
});

test("a class or a kind of file that the run does not know is told apart", () => {
  expect(["csv-shape", "xxe", "html-table", "strings"].every(isKnownClass)).toBe(true);
  expect(isKnownClass("something-new")).toBe(false);
  expect(kindOf({ ...ENTRY, path: "a.exe" })).toBeNull();
  expect(kindOf({ ...ENTRY, path: "a/book.xlsx", oracle: "a/" })).toBe("book");
});

describe("a run over planted files", () => {
  const folder = mkdtempSync(join(tmpdir(), "everycase-planted-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const planted = (path: string, text: string, more: Partial<NastyEntry> = {}): NastyEntry => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
    return { ...ENTRY, path, sha256: createHash("sha256").update(text).digest("hex"), ...more };
  };

  test("meets what is right and misses each fault, with its reason", async () => {
    planted("right.json", '[["a","b"],["1","2"]]');
    const run = await runAll(folder, [
      planted("good.csv", "a,b\n1,2\n", { expect: "exact", oracle: "right.json" }),
      planted("other.csv", "a,b\n1,3\n", { expect: "exact", oracle: "right.json" }),
      planted("read.csv", "a,b\n1,2\n", { expect: "reject" }),
      planted("new.csv", "a,b\n1,2\n", { cls: "something-new" }),
      planted("new.exe", "a,b\n1,2\n"),
      { ...planted("changed.csv", "a,b\n1,2\n"), sha256: "0".repeat(64) },
      planted("bad.json", "[1,]", { cls: "json-syntax", expect: "accept" }),
    ]);
    const missed = Object.fromEntries(run.results.map(({ path, wrong }) => [path, wrong.join("; ")]));
    expect(missed["good.csv"]).toBe("");
    expect(missed["other.csv"]).toContain("row 2");
    expect(missed["read.csv"]).toContain("should have been refused");
    expect(missed["new.csv"]).toContain("not known");
    expect(missed["new.exe"]).toContain("not known");
    expect(missed["changed.csv"]).toContain("not the one");
    expect(missed["bad.json"]).toContain("should have been read");
    const lines = reportLines(run);
    expect(lines[0]).toMatch(/class +files +met +missed +slowest ms +most MiB/);
    expect(lines.filter((line) => line.startsWith("missed: "))).toHaveLength(6);
  });
});
