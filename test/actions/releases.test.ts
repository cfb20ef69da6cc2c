// Releases over a book: frozen figures, corrections with what changed and why, replies beside figures, citations that are to be told.
import { expect, test } from "vitest";
import { notReleased } from "../../src/actions/_not-released.ts";
import { foldedReleases } from "../../src/actions/_release-book.ts";
import { keptTables } from "../../src/actions/_releases.ts";
import { listCitations, noteCitation, tellCitation } from "../../src/actions/cite-figure.ts";
import { correctRelease } from "../../src/actions/correct-release.ts";
import { compareReleases, listReleases, showRelease } from "../../src/actions/list-releases.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { protectRecords } from "../../src/actions/protect-records.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { releasedFigures } from "../../src/actions/released-figures.ts";
import { makeReplyPacks } from "../../src/actions/reply-pack.ts";
import { askForReply, listReplies, receiveReply } from "../../src/actions/reply-release.ts";
import { approveRelease, checkRelease, publishRelease, withdrawRelease } from "../../src/actions/step-release.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { stepSubject } from "../../src/releases/entries.ts";
import { feedItems } from "../../src/releases/feed.ts";
import { REPLIES } from "../cli/replies.ts";
import { type Home, withHome } from "./home.ts";
import { row } from "./protect-pairs.ts";

/** The same reply with a later edition: Kent found two more charges. */
const LATER = REPLIES.split("\n")
  .filter((line) => !/^(?:South|Dorset)/u.test(line))
  .join("\n")
  .replaceAll("2024-06-30", "2024-12-31")
  .replace("charged,10,", "charged,12,");

/** A book with one release published, as `everycase publish` makes it. */
async function published(tools: Tools, home: Home) {
  await home.add("replies.csv", REPLIES);
  return await publishEverythingPublic(tools, { who: "AB" });
}

test("publishing makes a release of every public figure, once, and again only when a figure changed", async () => {
  await withHome(async (tools, home) => {
    await expect(publishEverythingPublic(tools, { who: "AB" })).rejects.toMatchObject({ code: "notFound" });
    await home.add("replies.csv", REPLIES);
    await expect(publishEverythingPublic(tools, {})).rejects.toThrow("Who decides that these figures are published");
    const first = await publishEverythingPublic(tools, { who: "AB" });
    expect(first).toMatchObject({ isNew: true, release: { id: "1", state: "published", corrects: null, changes: [] } });
    expect(await publishEverythingPublic(tools, {})).toMatchObject({ isNew: false, release: { id: "1" } });
    const figures = await releasedFigures(tools, first.release);
    expect(figures.answers.map(({ kind }) => kind)).toContain("force");
    expect(await verifyBook(tools)).toMatchObject({ ok: true, unclaimed: [] });
  });
});

test("a later figure makes an edition that says what changed, from what to what, and by which file", async () => {
  await withHome(async (tools, home) => {
    const { release: old } = await published(tools, home);
    await home.add("kent-later.csv", LATER);
    const { release } = await publishEverythingPublic(tools, { who: "CD" });
    expect(release).toMatchObject({ id: "2", state: "published", corrects: "1", title: old.title });
    expect(release.changes.filter(({ figure }) => figure.force === "kent")).toContainEqual({
      figure: expect.objectContaining({ figure: "rate", denominator: "all", scope: "flag:CSE" }),
      before: "10 of 400, 2.5% (1.4% to 4.5%)",
      after: "12 of 400, 3.0% (1.7% to 5.2%)",
    });
    expect(release.changes.some(({ figure }) => figure.force === "south-yorkshire")).toBe(false);
    const { releases } = await listReleases(tools);
    expect(releases[0]).toMatchObject({ state: "corrected", correctedBy: "2" });
    expect((await showRelease(tools, "2")).because).toMatchObject([{ says: "the file kent-later.csv was added" }]);
    expect((await compareReleases(tools, "2")).changes).toEqual(release.changes);
    await expect(compareReleases(tools, "1")).rejects.toThrow("There is no release before release 1.");
    // The earlier figures are as they were.
    const kent = (await releasedFigures(tools, old)).answers.find(
      (one) => one.kind === "force" && one.force === "kent",
    );
    expect(kent?.answer).toMatchObject({
      balance: { lines: expect.arrayContaining([expect.objectContaining({ line: "charged", count: 10 })]) },
    });
    expect(
      feedItems(releases)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["corrected", "published", "published"]);
    expect(await verifyBook(tools)).toMatchObject({ ok: true, unclaimed: [] });
  });
});

test("a correction has a reason and something to correct", async () => {
  await withHome(async (tools, home) => {
    await published(tools, home);
    const wish = { release: "1", who: "AB", because: "Kent sent a later table." };
    await expect(correctRelease(tools, { ...wish, because: " " })).rejects.toThrow("Why is not said");
    await expect(correctRelease(tools, wish)).rejects.toThrow("No figure differs from release 1");
    await home.add("kent-later.csv", LATER);
    const correction = await correctRelease(tools, wish);
    expect(correction).toMatchObject({ id: "2", state: "published", corrects: "1" });
    await expect(correctRelease(tools, wish)).rejects.toThrow("Release 1 was corrected by release 2.");
    expect((await listReleases(tools)).releases[0]?.steps.at(-1)).toMatchObject({
      act: "corrected",
      why: wish.because,
    });
  });
});

test("figures from records are let out by two people, and only then", async () => {
  await withHome(async (tools) => {
    await protectRecords(tools, row("kent 2024 Q1", { charged: 30, "no suspect": 20, open: 14 }, "all"));
    const [kept] = keptTables(tools);
    expect(notReleased(tools, kept?.table as never)).toEqual([expect.stringContaining("Not released: these figures")]);
    const { id } = await proposeRelease(tools, { who: "AB", title: "Records of Kent", from: "records" });
    expect(() => approveRelease(tools, { release: id, who: "CD" })).toThrow("nobody but its author has checked them");
    expect(() => checkRelease(tools, { release: id, who: "a.b." })).toThrow("somebody else checks it");
    checkRelease(tools, { release: id, who: "CD" });
    expect(() => approveRelease(tools, { release: id, who: "AB" })).toThrow("somebody else approves it");
    approveRelease(tools, { release: id, who: "CD" });
    expect(publishRelease(tools, { release: id, who: "AB" })).toMatchObject({ state: "published", of: "records" });
    expect(notReleased(tools, kept?.table as never)).toEqual([]);
    await expect(proposeRelease(tools, { who: "AB", title: "Again", from: "records" })).rejects.toThrow(
      "Every protected table is in a release",
    );
    const [release] = foldedReleases(tools).releases;
    await expect(releasedFigures(tools, release as never)).rejects.toThrow("holds tables from records");
    // A form that is filled in would bring the very counts that are hidden.
    const pack = { forces: ["Kent"], release: "1", question: {}, who: "AB", due: "2026-11-14", out: tools.home };
    await expect(makeReplyPacks(tools, pack)).rejects.toMatchObject({
      code: "notPossible",
      message: expect.stringContaining("would ask for those that are hidden"),
      hint: expect.stringContaining("everycase reply receive"),
    });
    const reply = await receiveReply(tools, { force: "Kent", release: "1", words: "We count others.", who: "AB" });
    expect(reply).toMatchObject({ release: "1", reply: { words: "We count others." } });
  });
});

test("an edit after the check takes the check back", async () => {
  await withHome(async (tools) => {
    await protectRecords(tools, row("kent 2024 Q1", { charged: 30, "no suspect": 20, open: 14 }, "all"));
    await proposeRelease(tools, { who: "AB", title: "Records of Kent", from: "records" });
    checkRelease(tools, { release: "1", who: "CD" });
    const again = await proposeRelease(tools, {
      who: "AB",
      again: "1",
      title: "Records of Kent, first quarter",
      tables: ["kent 2024 Q1"],
    });
    expect(again).toMatchObject({ id: "1", state: "proposed", title: "Records of Kent, first quarter" });
    expect(() => approveRelease(tools, { release: "1", who: "CD" })).toThrow("nobody but its author has checked");
  });
});

test("of two processes that take the same step, one is told that another was first", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", REPLIES);
    const { snapshot } = await proposeRelease(tools, { who: "AB", title: "Figures" });
    // Another process withdraws between the look and the entry of this one.
    const at = tools.now();
    const said = {
      kind: "release-withdrawn",
      subject: stepSubject("1", 2),
      actor: "CD",
      saidAt: at,
      body: { why: "A wrong title." },
      schemaVersion: 1,
    };
    const { append } = tools.ledger;
    const racing: Tools = {
      ...tools,
      ledger: {
        ...tools.ledger,
        append: (entry, options) => {
          append(said, { recordedAt: at, expect: "newSubject" });
          return append(entry, options);
        },
      },
    };
    expect(() => approveRelease(racing, { release: "1", who: "AB" })).toThrow(
      "Somebody else was first with release 1: it is step 2",
    );
    expect(foldedReleases(tools).releases).toMatchObject([{ state: "withdrawn", snapshot }]);
  });
});

test("a reply stands beside the figure, with what the figure comes to under its reading; silence and days are kept", async () => {
  await withHome(async (tools, home) => {
    await published(tools, home);
    const due = { who: "AB", due: "2026-11-14", on: "2026-11-01" };
    askForReply(tools, { force: "Kent", ...due });
    askForReply(tools, { force: "South Yorkshire", ...due });
    expect(() => askForReply(tools, { force: "Kent", who: "AB", due: "2026-10-01", on: "2026-11-01" })).toThrow(
      "cannot be asked",
    );
    const path = await home.write("reply.txt", "The National Crime Agency holds 170 of them.\n");
    const { reply } = await receiveReply(tools, {
      force: "SYP",
      who: "AB",
      file: path,
      reading: ["denominator=less-transferred"],
      on: "2026-11-10",
    });
    expect(reply).toMatchObject({
      called: "South Yorkshire",
      asked: "2026-11-01",
      due: "2026-11-14",
      answered: "2026-11-10",
      words: "The National Crime Agency holds 170 of them.",
      about: { force: "south-yorkshire", figure: "rate", denominator: "all" },
      recomputed: {
        reading: "denominator less-transferred",
        sentence:
          "One in 23 flagged crimes had led to a charge (one in 14 to one in 37); 16 of 370, 4.3% (2.7% to 6.9%)",
      },
    });
    expect(listReplies(tools).map((one) => [one.reply.called, one.reply.answered])).toEqual([
      ["Kent", null],
      ["South Yorkshire", "2026-11-10"],
    ]);
    const own = await receiveReply(tools, { force: "Kent", who: "AB", words: "We count 18.", reading: ["charged=18"] });
    expect(own.reply.recomputed).toEqual({
      reading: "18 charged, by its own count",
      sentence: "One in 22 flagged crimes had led to a charge (one in 14 to one in 35); 18 of 400, 4.5% (2.9% to 7.0%)",
    });
    await expect(receiveReply(tools, { force: "Kent", who: "AB", words: "x", reading: ["share=4"] })).rejects.toThrow(
      'Cannot read the reading "share=4"',
    );
    await expect(receiveReply(tools, { force: "Kent", who: "AB", words: "x", about: "colour" })).rejects.toThrow(
      'Unknown figure "colour"',
    );
    const [release] = (await listReleases(tools)).releases;
    expect(release?.replies).toHaveLength(2);
    expect(feedItems([release as never]).filter(({ kind }) => kind === "reply")).toHaveLength(2);
  });
});

test("what was withdrawn is not published again in passing: somebody says why, or its figures change", async () => {
  await withHome(async (tools, home) => {
    await published(tools, home);
    withdrawRelease(tools, { release: "1", who: "AB", because: "The table was another force's." });
    await expect(publishEverythingPublic(tools, { who: "AB" })).rejects.toMatchObject({
      code: "notPossible",
      message: "These are the figures of release 1, which was withdrawn: The table was another force's.",
    });
    await home.add("kent-later.csv", LATER);
    expect(await publishEverythingPublic(tools, { who: "AB" })).toMatchObject({ isNew: true, release: { id: "2" } });
    withdrawRelease(tools, { release: "2", who: "AB", because: "Asked to wait." });
    const again = await publishEverythingPublic(tools, { who: "AB", because: "The wait is over." });
    expect(again).toMatchObject({ isNew: true, release: { id: "3" } });
  });
});

test("where nobody says why, the reason names the files by their own letters", async () => {
  await withHome(async (tools, home) => {
    await published(tools, home);
    await home.add("kent-later.csv", LATER);
    const { release } = await publishEverythingPublic(tools, { who: "AB" });
    expect(release.steps[0]?.why).toBe("The file kent-later.csv was added.");
  });
});

test("who cited a figure is told when it changes, with what it was and what it is", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", REPLIES);
    const wish = {
      who: "The Daily Example",
      where: "https://example.org/kent",
      about: "rate",
      force: "Kent",
      on: "2026-09-02",
    };
    await expect(noteCitation(tools, wish)).rejects.toThrow("Nothing is published");
    await publishEverythingPublic(tools, { who: "AB" });
    const kent = await noteCitation(tools, wish);
    await noteCitation(tools, { ...wish, force: "South Yorkshire", where: "page 4" });
    expect((await listCitations(tools)).map(({ because }) => because)).toEqual([null, null]);
    await expect(tellCitation(tools, { citation: kent.entry, who: "AB" })).rejects.toThrow("Nothing happened");
    await home.add("kent-later.csv", LATER);
    await publishEverythingPublic(tools, { who: "AB", because: "Kent sent a later table." });
    const [first, second] = await listCitations(tools);
    expect(first).toMatchObject({ because: "2", toTell: true, citation: { toldOf: null } });
    expect(first?.message).toBe(
      "On 2 September 2026 you cited a figure of ours (https://example.org/kent). It was: 10 of 400, 2.5% (1.4% to 4.5%). " +
        "It is now: 12 of 400, 3.0% (1.7% to 5.2%). Release 2 says what changed. Why: Kent sent a later table.",
    );
    expect(second).toMatchObject({ because: null, toTell: false });
    expect(await tellCitation(tools, { citation: kent.entry, who: "AB" })).toMatchObject({
      toTell: false,
      citation: { toldOf: "2" },
    });
    withdrawRelease(tools, { release: "2", who: "AB", because: "The table was another force's." });
    expect((await listCitations(tools))[0]).toMatchObject({
      because: "2",
      toTell: true,
      message: expect.stringContaining("was withdrawn"),
    });
  });
});

test("an entry that somebody writes into the ledger past the rules is named, and the book stays readable", async () => {
  await withHome(async (tools, home) => {
    await published(tools, home);
    const at = tools.now();
    for (const [kind, subject] of [
      ["release-published", "release 1 step 4"],
      ["release-approved", "x"],
      ["reply-received", "release 1"],
    ] as const)
      tools.ledger.append(
        { kind, subject, actor: "ZZ", saidAt: at, body: {}, schemaVersion: 1 },
        { recordedAt: at, expect: "any" },
      );
    const { releases, setAside } = await listReleases(tools);
    expect(releases).toMatchObject([{ id: "1", state: "published" }]);
    expect(setAside.map(({ kind }) => kind)).toEqual(["release-published", "release-approved", "reply-received"]);
  });
});
