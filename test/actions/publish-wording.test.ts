// A release is a decision about figures: where a newer program says the same figures in other words, nothing is released anew, and its site holds.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { approveRelease, publishRelease, withdrawRelease } from "../../src/actions/step-release.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { passPublic } from "../../src/disclosure/protect.ts";
import { snapshotFrom, snapshotText } from "../../src/releases/snapshot.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { type Home, withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

const EARLIER = { version: "0.0.9", digest: "a".repeat(64) };
const WHO = { who: "AB" };

/** The words in which the earlier program said a figure. */
const said = (text: string): string => text.replaceAll('"sentence":"', '"sentence":"In other words: ');

/** A book whose release 1 was frozen by an earlier program, whose text was another one. */
async function withEarlier(alter: (text: string) => string, work: (tools: Tools, home: Home) => Promise<void>) {
  await withHome(async (tools, home) => {
    const counts = { total: 400, charged: 10, "no-suspect": "withheld (s.40(2))" };
    await home.add("kent.csv", returnOf(lines("Kent", counts)));
    const now = snapshotText(await takeSnapshot(tools));
    expect(alter(now)).not.toBe(now);
    const frozen = passPublic(snapshotFrom(alter(now)));
    const { id } = await proposeRelease(tools, { ...WHO, title: "Figures", madeBy: EARLIER }, frozen);
    approveRelease(tools, { release: id, ...WHO });
    publishRelease(tools, { release: id, ...WHO });
    await work(tools, home);
  });
}

test("other words alone make no release; the site shows those that were released, and comes out again", async () => {
  const root = await mkdtemp(join(tmpdir(), "everycase-words-"));
  try {
    await withEarlier(said, async (tools) => {
      const site = join(root, "site");
      // Nobody has to say who decides: there is nothing to decide.
      const made = await publishSite(tools, { folder: site, base: null, scopes: [], staticFolder: STATIC });
      expect(made.release).toMatchObject({ id: "1", isNew: false });
      expect(await readFile(join(site, "questions/flag-cse/2023-24/recorded/kent.html"), "utf8")).toContain(
        "In other words: ",
      );
      const again = await publishSite(tools, { folder: site, staticFolder: STATIC });
      expect(again.stoodAlready).toBe(true);
      const found = await recomputed(site);
      expect(found.differences).toEqual([]);
      expect(found.frozen).toMatchObject([{ release: "1", heldTo: "figures", same: true }]);
      await expect(proposeRelease(tools, WHO)).rejects.toThrow("No figure differs from release 1");
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}, 60_000);

test("somebody who says why releases the new words", async () => {
  await withEarlier(said, async (tools) => {
    const { isNew, release } = await publishEverythingPublic(tools, { ...WHO, because: "A sentence was unclear." });
    expect([isNew, release.id, release.changesIn?.changed]).toEqual([true, "2", 0]);
  });
}, 60_000);

test("other words that a file may have brought are released", async () => {
  await withEarlier(said, async (tools, { add }) => {
    await add("letter.txt", "Dear all, nothing to see.");
    expect(await publishEverythingPublic(tools, WHO)).toMatchObject({ isNew: true, release: { id: "2" } });
  });
}, 60_000);

test("what was withdrawn is not published again since a program has other words", async () => {
  await withEarlier(said, async (tools) => {
    withdrawRelease(tools, { release: "1", ...WHO, because: "A count is wrong." });
    await expect(publishEverythingPublic(tools, WHO)).rejects.toThrow("These are the figures of release 1");
  });
}, 60_000);

test.each([
  ["a count", '"count":10', '"count":11'],
  ["the end of an interval", '"interval":[0.013', '"interval":[0.012'],
  ["the exemption of what is withheld", "s.40(2)", "s.43"],
  ["an absence", '"absent":"withheld"', '"absent":"not held"'],
  ["the flag rule", '"flagRule":"', '"flagRule":"perhaps '],
])(
  "planted: %s that differs is a figure, and is released",
  async (_, from, to) => {
    await withEarlier(
      (text) => text.replaceAll(from, to),
      async (tools) => {
        const { isNew, release } = await publishEverythingPublic(tools, WHO);
        expect([isNew, release.id]).toEqual([true, "2"]);
        expect(release.steps[0]?.why).toBe("Everycase works figures out differently since.");
      },
    );
  },
  60_000,
);
