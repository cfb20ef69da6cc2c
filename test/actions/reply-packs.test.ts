// What a reply pack is about when no release is named, and what it says of figures that are out already.
import { join } from "node:path";
import { expect, test } from "vitest";
import { noteCitation } from "../../src/actions/cite-figure.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { releasedFigures } from "../../src/actions/released-figures.ts";
import { makeReplyPacks } from "../../src/actions/reply-pack.ts";
import { askForReply } from "../../src/actions/reply-release.ts";
import { approveRelease, publishRelease } from "../../src/actions/step-release.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { daysOn, parseDay } from "../../src/ground/day.ts";
import { packOf } from "../../src/web/report/pack.ts";
import { NOW, withHome } from "./home.ts";

// The newest first, as the release has them.
const PERIODS = ["2019/20", "2018/19", "last recorded financial year"];
const TABLE = [
  "force,period,unit,scope,line,value",
  ...PERIODS.flatMap((period) => [
    `Kent,${period},crimes,flag:CSE,total,400`,
    `Kent,${period},crimes,flag:CSE,charged,10`,
    `Essex,${period},crimes,flag:CSE,total,300`,
  ]),
  "",
].join("\n");

const BASIS = "not stated";
const pack = { question: {}, who: "AB", forces: ["Kent"] };
const publish = (tools: Tools): void => {
  approveRelease(tools, { release: "1", who: "AB" });
  publishRelease(tools, { release: "1", who: "AB" });
};

test("without a release it is about the newest, every figure of it, due on the day that was asked", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", TABLE);
    await proposeRelease(tools, { who: "AB", title: "November" });
    const out = join(home.folder, "packs");
    const early = makeReplyPacks(tools, { ...pack, out });
    await expect(early).rejects.toMatchObject({ code: "usage", hint: expect.stringContaining("--due 2026-09-15") });
    askForReply(tools, { force: "Kent", who: "AB", due: "2026-09-20" });
    const [kent] = await makeReplyPacks(tools, { ...pack, out });
    // A total, what was charged and what is not accounted for, in each of three periods.
    expect(kent).toMatchObject({ force: "kent", due: "2026-09-20" });
    const [named] = await makeReplyPacks(tools, { ...pack, release: "1", out });
    expect(kent?.figures).toBe(named?.figures);
    const [one] = await makeReplyPacks(tools, { ...pack, question: { period: "2018/19" }, out });
    expect(kent?.figures).toBe(3 * (one?.figures ?? 0));
    const none = makeReplyPacks(tools, { ...pack, forces: ["Dorset"], out, due: "2026-09-20" });
    await expect(none).rejects.toMatchObject({ code: "notFound", message: expect.stringContaining("Release 1") });
  });
});

test("a day in a hint can be followed, and every reading that may be meant is there to be typed", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", TABLE);
    await proposeRelease(tools, { who: "AB", title: "November" });
    publish(tools);
    const late = (): unknown => askForReply(tools, { force: "Kent", who: "AB", due: "2026-08-01" });
    expect(late).toThrow(expect.objectContaining({ hint: "Say a later day: --due 2026-09-15" }));
    expect(askForReply(tools, { force: "Kent", who: "AB", due: "2026-09-15" }).reply.due).toBe("2026-09-15");
    const cite = { who: "X", where: "p. 1", force: "Kent", about: "rate" };
    const hint = PERIODS.map(
      (one) => `--scope flag:CSE --period ${one.includes(" ") ? `"${one}"` : one} --basis "${BASIS}"`,
    );
    await expect(noteCitation(tools, cite)).rejects.toMatchObject({ hint: `Say which: ${hint.join("; ")}` });
    await expect(noteCitation(tools, { ...cite, about: "foo" })).rejects.toMatchObject({
      message: 'Unknown figure "foo".',
      hint: expect.stringContaining("rate"),
    });
  });
});

test("a pack of published figures does not say that they are to be published", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", TABLE);
    const release = await proposeRelease(tools, { who: "AB", title: "November" });
    publish(tools);
    const { answers } = await releasedFigures(tools, release);
    const asked = {
      called: "Kent",
      who: "AB",
      due: "2026-09-20",
      on: null,
      release: "Release 1: November",
      form: "k",
      comesBack: "x",
    };
    const says = (isPublished: boolean): string =>
      JSON.stringify(packOf({ asked: { ...asked, isPublished }, answers: [], problems: [] }));
    expect(answers.length).toBeGreaterThan(0);
    expect(says(true)).toContain("We published figures about Kent");
    expect(says(true)).not.toMatch(/before (?:they are|that|anything)|mean to publish/iu);
    expect(says(false)).toContain("before they are published");
  });
});

test("days are counted over the ends of months and years", () => {
  for (const [from, days, to] of [
    ["2026-11-22", 14, "2026-12-06"],
    ["2026-12-25", 14, "2027-01-08"],
    ["2028-02-20", 9, "2028-02-29"],
    [NOW.slice(0, 10), 0, "2026-09-01"],
    ["0099-12-31", 1, "0100-01-01"],
    // After the last day that has a name here there is none.
    ["9999-12-31", 14, "9999-12-31"],
  ] as const) {
    const day = parseDay(from);
    expect(day === null ? null : daysOn(day, days)).toBe(to);
  }
});
