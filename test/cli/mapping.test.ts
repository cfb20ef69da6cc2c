// `everycase map` and `everycase layouts`: what is left to say, saying it, saving it, and the exit codes that tell a script how it stands.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import { hear } from "./listening.ts";

const REPLY = `Crimes recorded by financial year and outcome
Outcome,2021/22,2022/23
Charged/Summonsed,16,12
Closed per crime manager,21,30
Total,285,254
`;
const WORDS = ["force=kent", "scope=flag:CSE", "flagRule=CSE marker", "label:Closed per crime manager=diversion"];
const SAY = WORDS.flatMap((word) => ["--set", word]);

const folder = mkdtempSync(join(tmpdir(), "everycase-map-"));
const home = ["--home", join(folder, "book")];

beforeAll(async () => {
  writeFileSync(join(folder, "reply.csv"), REPLY);
  await hear(["add", join(folder, "reply.csv"), ...home]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("says what is left to say with the words to say it, and ends in 1", async () => {
  const { code, out, err } = await hear(["map", "reply.csv", ...home]);
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("Say which force these figures are of and which crimes they are.");
  expect(out).toContain("--set force=… --set scope=…");
  expect(out).toContain("A4: “Closed per crime manager” as line.");
  expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
});

test("shows what the book would say, and ends in 0 once nothing is left", async () => {
  const { code, out } = await hear(["map", "reply.csv", ...SAY, ...home]);
  expect(code).toBe(0);
  expect(out).toMatch(/Kent, crimes with the CSE flag, 2021\/22\s+285\s+16\s+248\s+nothing/u);
  expect(out).toContain("Keep it with --save.");
});

test("gives the whole view as JSON and each figure with its meanings as CSV", async () => {
  const view = JSON.parse((await hear(["map", "reply.csv", ...SAY, "--format", "json", ...home])).out) as {
    complete: boolean;
    saved: null;
    effects: { period: string }[];
  };
  expect([view.complete, view.saved, view.effects.map(({ period }) => period)]).toEqual([
    true,
    null,
    ["2022/23", "2021/22"],
  ]);
  const { out } = await hear(["map", "reply.csv", ...SAY, "--format", "csv", ...home]);
  expect(out.split("\n")[1]).toBe("reply.csv,Sheet 1,B3,kent,,2021/22,crimes,flag:CSE,CSE marker,,,,outcome:1,true");
});

test("declines what it cannot read, and ends in 2", async () => {
  const { code, err } = await hear(["map", "reply.csv", "--set", "force=kentt", ...home]);
  expect([code, err]).toEqual([2, 'Unknown force "kentt".\nWanted: Kent.\n']);
  expect((await hear(["map", "nothing.csv", ...home])).code).toBe(3);
});

test("saves, lists, writes files, and another book needs no word", async () => {
  const saved = await hear([
    "map",
    "reply.csv",
    ...SAY,
    "--save",
    "--as",
    "Kent by year",
    "--id",
    "kent",
    "--who",
    "AB",
    ...home,
  ]);
  expect(saved.out).toContain("kent@1, entry e2.");
  const { out } = await hear(["layouts", "--format", "csv", ...home]);
  expect(out).toContain("kent,1,Kent by year,corrected,true,reply.csv,");
  await hear(["layouts", "--out", join(folder, "layouts"), ...home]);
  expect(readdirSync(join(folder, "layouts")).sort()).toEqual(["files.json", "kent.json"]);
  const other = ["--home", join(folder, "other")];
  const added = await hear(["add", join(folder, "reply.csv"), "--layouts", join(folder, "layouts"), ...other]);
  expect(added.out).toContain("1 layout taken in.");
  expect(added.out).not.toContain("needs a word");
  expect((await hear(["map", "reply.csv", ...other])).code).toBe(0);
});
