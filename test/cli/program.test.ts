// The command line itself: help, examples, and what is said of a line that cannot be read.
import { expect, test } from "vitest";
import { EXAMPLES, type Example } from "../../src/cli/help.ts";
import { lengthOf } from "../../src/cli/lines.ts";
import { hear, wordsOf } from "./listening.ts";

const VERBS = Object.keys(EXAMPLES);

test("everycase alone says what to do first, and that is no failure", async () => {
  const { code, out, err } = await hear([]);
  expect(code).toBe(0);
  expect(out).toContain("everycase start");
  expect(out).toContain("everycase add replies/");
  expect(err).toBe("");
});

test("the help lists every verb and every exit code", async () => {
  const { code, out } = await hear(["--help"]);
  expect(code).toBe(0);
  for (const verb of VERBS) expect(out).toMatch(new RegExp(`^  ${verb}\\b`, "mu"));
  for (const exit of [0, 1, 2, 3, 4, 5, 6, 7, 70]) expect(out).toMatch(new RegExp(`^ +${exit}  \\S`, "mu"));
  expect(out).toContain("--home <folder>");
});

test.each(VERBS)("the help of %s has two or three examples, each with what it does", async (verb) => {
  const { code, out } = await hear([verb, "--help"]);
  const examples: readonly Example[] = EXAMPLES[verb as keyof typeof EXAMPLES]; // VERBS are its keys
  expect(code).toBe(0);
  expect(examples.length).toBeGreaterThanOrEqual(2);
  expect(examples.length).toBeLessThanOrEqual(3);
  for (const { command, says } of examples) {
    expect(wordsOf(command).slice(0, 2)).toEqual(["everycase", verb]);
    expect(out).toContain(`  ${command}\n      ${says}`);
  }
});

test("no help is wider than 100 columns", async () => {
  for (const words of [[], ["--help"], ...VERBS.map((verb) => [verb, "--help"])]) {
    const { out } = await hear(words);
    expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  }
});

test("the version is that of the package", async () => {
  expect(await hear(["--version"])).toEqual({ code: 0, out: "Everycase 9.9.9\n", err: "" });
});

test.each([
  [["compair"], 'Unknown verb "compair". Nearest: compare.\nSee: everycase --help\n'],
  [["compare", "--scop", "x"], 'Unknown option "--scop". Nearest: --scope.\nSee: everycase compare --help\n'],
  [
    ["compare", "--format", "xml"],
    'Cannot read --format: found "xml", wanted table, json, csv.\nSee: everycase compare --help\n',
  ],
  [
    ["compare", "--order", "worst"],
    'Cannot read --order: found "worst", wanted rate, name, crimes, open.\nSee: everycase compare --help\n',
  ],
  [
    ["start", "--port", "70000"],
    'Cannot read --port: found "70000", wanted a number from 0 to 65535.\nSee: everycase start --help\n',
  ],
  [["export"], "The option --out <folder> is missing.\nSee: everycase export --help\n"],
  [["force"], "Something is missing: wanted name.\nSee: everycase force --help\n"],
  [["--home", "somewhere"], "A verb is missing.\nSee: everycase --help\n"],
])("%j is declined with exit code 2, and nothing goes to standard output", async (words, says) => {
  expect(await hear(words)).toEqual({ code: 2, out: "", err: says });
});

test("a hostile word gives the terminal no order", async () => {
  const { err } = await hear(["\u001B[2Jadd"]);
  expect(err).not.toContain("\u001B");
});
