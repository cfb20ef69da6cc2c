// A site with releases of another program: worked out again, they are held to their figures; those of this program to every byte.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programDigest, thisProgram } from "../../src/actions/program.ts";
import { type ProposeWish, proposeRelease } from "../../src/actions/propose-release.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { type Recomputed, recomputeSite, withPassingHome } from "../../src/actions/recompute-site.ts";
import { approveRelease, publishRelease } from "../../src/actions/step-release.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { recomputedLines } from "../../src/cli/show/recomputed.ts";
import { passPublic } from "../../src/disclosure/protect.ts";
import { figuresIn } from "../../src/releases/changes.ts";
import { snapshotFrom, snapshotText } from "../../src/releases/snapshot.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { withHome } from "./home.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const OTHER = { version: "0.0.9", digest: "a".repeat(64) };
let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-program-"));
});

afterAll(async () => await rm(root, { recursive: true, force: true }));

interface Planted {
  /** What the program that froze release 1 is said to be; this one where it is left out. */
  readonly madeBy?: ProposeWish["madeBy"];
  /** What stands otherwise in release 1. */
  readonly alter: (text: string) => string;
}

/** Publishes a site with two releases by this program, the first of which was frozen otherwise, and works it out again. */
async function recomputed({ madeBy, alter }: Planted): Promise<Recomputed & { readonly inFirst: number }> {
  const folder = await mkdtemp(join(root, "site-"));
  let inFirst = 0;
  await withHome(async (tools, { add }) => {
    await add("kent.csv", returnOf(lines("Kent", { total: 400, charged: 10, "no-suspect": 300, open: 15 })));
    const first = snapshotFrom(alter(snapshotText(await takeSnapshot(tools))));
    inFirst = figuresIn(first).length;
    const wish = { who: "AB", title: "Figures", ...(madeBy === undefined ? {} : { madeBy }) };
    const { id } = await proposeRelease(tools, wish, passPublic(first));
    approveRelease(tools, { release: id, who: "AB" });
    publishRelease(tools, { release: id, who: "AB" });
    await add("essex.csv", returnOf(lines("Essex", { total: 300, charged: 20 })));
    await publishSite(tools, { who: "AB", folder, base: null, scopes: [], staticFolder: STATIC });
  });
  const found = await withPassingHome(async (home) => await withTools(home, folder));
  await rm(folder, { recursive: true, force: true });
  return { ...found, inFirst };
}

async function withTools(home: string, folder: string): Promise<Recomputed> {
  const tools: Tools = await openTools({ home });
  try {
    return await recomputeSite(tools, { folder, archive: null, staticFolder: STATIC });
  } finally {
    tools.close();
  }
}

/** The words of each sentence turned, as another program may word them. */
const inOtherWords = (text: string): string =>
  text
    .replaceAll('"sentence":"', '"sentence":"In other words: ')
    .replaceAll("A rate is not a grade", "No rate is a grade")
    .replaceAll('"called":"Kent"', '"called":"Kent Police"');

const words = (found: Recomputed): string =>
  recomputedLines(found, 1000)
    .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
    .join("\n");

describe("a release that another program froze", () => {
  test("in other words comes out the same by its figures, and this is said with their number", async () => {
    const found = await recomputed({ madeBy: OTHER, alter: inOtherWords });
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, releases: 2 });
    expect(found.frozen).toMatchObject([
      { release: "1", program: OTHER, heldTo: "figures", same: true, figures: found.inFirst, more: [] },
      { release: "2", program: await thisProgram(), heldTo: "bytes", same: true },
    ]);
    expect(found.frozen[0]?.values).toBeGreaterThan(100);
    expect(words(found)).toContain(
      `Release 1 was frozen by another program (Everycase 0.0.9, files ${"a".repeat(8)}…): its ${found.inFirst} figures come out the same; its wording is not compared.`,
    );
  }, 120_000);

  test("with a digit altered in a figure is named with its place", async () => {
    const found = await recomputed({
      madeBy: OTHER,
      alter: (text) => inOtherWords(text).replaceAll('"count":300', '"count":301'),
    });
    expect(found.ok).toBe(false);
    expect(found.differences).toMatchObject([
      {
        file: expect.stringMatching(/^data\/archive\/[0-9a-f]{64}$/u),
        where: "release 1, force kent, flag:CSE, 2023/24, recorded: balance › lines › no-suspect › count",
        found: "301",
        wanted: "300",
      },
    ]);
    expect(found.frozen[0]).toMatchObject({ release: "1", heldTo: "figures", same: false });
    expect(words(found)).toMatch(/Release 1 was frozen by another program .*: not all of its \d+ figures come out/u);
  }, 120_000);

  test("in the very same words is held to every byte, and nothing is said", async () => {
    const found = await recomputed({ madeBy: OTHER, alter: (text) => text });
    expect(found).toMatchObject({ ok: true, frozen: [{ heldTo: "bytes", program: OTHER }, { heldTo: "bytes" }] });
    expect(words(found)).not.toContain("another program");
  }, 120_000);

  test("of which nobody noted the program is held to its figures too", async () => {
    const found = await recomputed({ madeBy: { version: "0.0.1", digest: null }, alter: inOtherWords });
    expect(found).toMatchObject({ ok: true, frozen: [{ heldTo: "figures" }, { heldTo: "bytes" }] });
    const [first] = found.frozen;
    const earlier = first === undefined ? [] : [{ ...first, program: null, more: ["openShare"] }];
    expect(words({ ...found, frozen: earlier })).toMatch(
      /Which program froze release 1 is not noted: its 13 figures come out the same; its wording is not compared\. It does not hold what Everycase works out today besides: openShare\./u,
    );
  }, 120_000);
});

describe("a release that this very program froze", () => {
  test("in other words is named", async () => {
    const found = await recomputed({ alter: inOtherWords });
    expect(found.ok).toBe(false);
    expect(found.differences.map(({ where }) => where)).toEqual([
      expect.stringMatching(/^release 1, line \d+ › answer › /u),
    ]);
    expect(found.frozen[0]).toMatchObject({ heldTo: "bytes", same: false });
    expect(found.frozen[0]?.program?.digest).toBe(await programDigest());
  }, 120_000);
});
