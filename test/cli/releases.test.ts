// The verbs about releases, on a book of their own: what they print, in each form, and how each refusal ends.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hear, wordsOf } from "./listening.ts";
import { REPLIES } from "./replies.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-release-verbs-"));
const home = ["--home", join(folder, "book")];
const say = async (command: string) => await hear([...wordsOf(command), ...home]);

beforeAll(async () => {
  writeFileSync(join(folder, "replies.csv"), REPLIES);
  const later = REPLIES.replaceAll("2024-06-30", "2024-12-31").replace("charged,10,", "charged,12,");
  writeFileSync(join(folder, "later.csv"), later);
  writeFileSync(join(folder, "reply.txt"), "Another agency holds 170.\nWe said so.\n");
  await say(`add "${join(folder, "replies.csv")}"`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("from proposal to correction, each step says what comes next", async () => {
  expect((await say("release")).out).toBe(
    "Nothing has been released. To begin: everycase release propose --title WORDS --who NAME\n",
  );
  expect((await say('release propose --title "Figures of October" --who AB')).out).toContain(
    "Next: everycase release approve 1 --who NAME",
  );
  expect((await say("release publish 1 --who AB")).code).toBe(7);
  expect((await say("release approve 1 --who AB")).out).toContain("Next: everycase release publish 1 --who NAME");
  expect((await say("release publish 1 --who AB")).code).toBe(0);
  expect((await say(`reply ask Kent --on 2026-11-01 --due 2026-11-14 --who AB`)).code).toBe(0);
  const reply = await say(
    `reply receive SYP --file "${join(folder, "reply.txt")}" --reading denominator=less --who AB --on 2026-11-03`,
  );
  expect(reply.out).toContain("Replied on 3 November 2026: “Another agency holds 170. We said so.”");
  expect(reply.out).toContain("One in 23 flagged crimes had led to a charge");
  expect((await say('cite rate --force Kent --who "The Daily Example" --where https://example.org/1')).code).toBe(0);
  const early = await say('release correct 1 --because "Kent sent a later table." --who AB');
  expect(early).toMatchObject({ code: 7, err: expect.stringContaining("No figure differs from release 1") });
  await say(`add "${join(folder, "later.csv")}"`);
  const corrected = await say('release correct 1 --because "Kent sent a later table." --who AB');
  expect(corrected.out).toContain("10 of 400, 2.5% (1.4% to 4.5%) → 12 of 400, 3.0% (1.7% to 5.2%)");
  expect(corrected.out).toMatch(/later\.csv was added/u);
  expect((await say("cite list")).out).toMatch(/It was: 10 of 400.*It is now: 12 of 400/su);
  const shown = (await say("force Kent")).out;
  expect(shown).toMatch(/Corrected\n- On .*, in release 2, in place of release 1\. Why: Kent sent a later table\./u);
  expect(shown).toContain("  Charged: 10 → 12\n");
  expect(shown).toContain("Right of reply\n- Release 1. Asked on 1 November 2026, due 14 November 2026. No reply");
  const replied = (await say("passport rate --force SYP --scope flag:CSE")).out.replace(/\s+/gu, " ");
  expect(replied).toContain("Replied on 3 November 2026: “Another agency holds 170. We said so.”");
  expect((await say("passport open --force Kent --scope flag:CSE")).out).not.toContain("  Charged: 10 → 12");
  expect((await say("force Kent --format csv")).out).not.toContain("Right of reply");
  const csv = await say("release compare 2 --format csv");
  expect(csv.out.split("\n")[0]).toBe("force,figure,scope,period,basis,denominator,before,after");
  expect(csv.out).toContain("kent,charged,flag:CSE,2023/24,recorded,all,10,12");
  const list = JSON.parse((await say("release --format json")).out);
  expect(list.releases.map(({ state }: { readonly state: string }) => state)).toEqual(["corrected", "published"]);
  for (const command of ["release show 1", "release compare 2", "reply", "cite list", "release"])
    for (const line of (await say(command)).out.split("\n")) expect([...line].length).toBeLessThanOrEqual(100);
});

test.each([
  ["release sing", 2, 'Unknown act "sing"'],
  ["release propose --title X", 2, "Nobody is named as the one who proposes."],
  ['release propose --title X --who "..."', 2, "Nobody is named"],
  ["release propose --who AB --from dreams", 2, 'Cannot release figures from "dreams"'],
  ["release propose --who AB --from records --title X", 3, "No table of records has been protected."],
  ["release show 99", 3, "There is no release 99."],
  ["release withdraw 2 --who AB", 2, "Why is not said."],
  ["reply ask --who AB", 2, "Which force is meant is not said."],
  ["reply ask Kent --who AB", 2, "By when a reply may come is not said."],
  ["reply ask Kent --who AB --due yesterday", 2, 'Cannot read the day "yesterday"'],
  ["reply ask Kant --who AB --due 2030-01-01", 2, 'Unknown force "Kant"'],
  ["reply receive Kent --who AB", 2, "What the force said is not said."],
  ["reply receive Kent --who AB --file nowhere.txt", 3, "There is no file nowhere.txt."],
  ["cite rate --who X", 2, "Where it was cited is not said."],
  ["cite --told e999 --who AB", 3, "There is no citation e999."],
])("%s is declined with exit code %i", async (command, code, says) => {
  const heard = await say(command);
  expect(heard).toMatchObject({ code, out: "" });
  expect(heard.err).toContain(says);
});
