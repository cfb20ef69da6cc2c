// What a running app keeps of a book between two requests: nothing that an entry, another process or another file could have changed.
import { readFileSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { releaseHistories } from "../../src/actions/_release-book.ts";
import { catalogue } from "../../src/actions/catalogue.ts";
import { correctRelease } from "../../src/actions/correct-release.ts";
import { correctionsOfFigures, repliesOfForce } from "../../src/actions/list-releases.ts";
import { publicBook } from "../../src/actions/public-book.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { receiveReply } from "../../src/actions/reply-release.ts";
import { withdrawRelease } from "../../src/actions/step-release.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { type Home, withHome } from "./home.ts";

const OF = { force: "kent", scope: "flag:CSE", period: "2023/24", basis: "recorded" } as const;

/** A book with a release and the one that corrects it. */
async function withCorrection(work: (tools: Tools, home: Home) => Promise<void>): Promise<void> {
  await withHome(async (tools, home) => {
    await home.add("kent.csv", returnOf(lines("Kent", { total: 400, charged: 10 })));
    await publishEverythingPublic(tools, { who: "AB" });
    await home.add("kent-later.csv", returnOf(lines("Kent", { total: 410, charged: 11 })).replaceAll("2024", "2025"));
    await home.add("essex.csv", returnOf(lines("Essex", { total: 100, charged: 5 })));
    await publishEverythingPublic(tools, { who: "AB" });
    await work(tools, home);
  });
}

test("releases and their changes are read once for an end of the book, and anew after every entry", async () => {
  await withCorrection(async (tools) => {
    const [before, again] = [await releaseHistories(tools), await releaseHistories(tools)];
    expect(again).toBe(before);
    expect(before[1]?.changes.length).toBeGreaterThan(0);
    await receiveReply(tools, { force: "Kent", who: "CD", words: "We count others.", on: "2026-09-02" });
    const after = await releaseHistories(tools);
    expect(after).not.toBe(before);
    expect(after[1]?.replies).toHaveLength(1);
    // A list of changes is a paper of the archive: it is not read again.
    expect(after[1]?.changes).toBe(before[1]?.changes);
    expect(repliesOfForce(tools, "kent")).toHaveLength(1);
  });
}, 60_000);

test("an entry of another process is seen at the next request", async () => {
  await withCorrection(async (tools) => {
    expect((await releaseHistories(tools)).at(-1)?.state).toBe("published");
    const other = await openTools({ home: tools.home });
    withdrawRelease(other, { release: "2", who: "CD", because: "A count is wrong." });
    other.close();
    expect((await releaseHistories(tools)).at(-1)?.state).toBe("withdrawn");
    expect(await correctionsOfFigures(tools, OF)).toEqual([]);
  });
}, 60_000);

test("planted: a list of changes that was altered is named by whoever opens the book anew", async () => {
  await withCorrection(async (tools) => {
    const [, second] = await releaseHistories(tools);
    const path = tools.archive.pathOf(second?.changesIn?.sha256 ?? "");
    await chmod(path, 0o644);
    await writeFile(path, readFileSync(path).subarray(0, 20));
    const other = await openTools({ home: tools.home });
    await expect(releaseHistories(other)).rejects.toMatchObject({ code: "damaged" });
    other.close();
  });
}, 60_000);

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note";
const rows = (edition: string, figures: readonly (readonly [string, string])[]): string =>
  `${HEADER}\n${figures
    .map(
      ([line, value]) =>
        `Kent,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,${edition},${line},${value},\n`,
    )
    .join("")}`;

/** The tools with a count of what the engine is asked for the cells of files. */
async function counting(tools: Tools): Promise<{ readonly counted: Tools; readonly asked: () => number }> {
  const warehouse = await tools.warehouse();
  let asked = 0;
  const ask: typeof warehouse.engine.rows = (...call) => {
    asked += 1;
    return warehouse.engine.rows(...call);
  };
  const engine = { ...warehouse.engine, rows: ask };
  return { counted: { ...tools, warehouse: async () => ({ ...warehouse, engine }) }, asked: () => asked };
}

test("what is kept back is worked out once for a release and for the book, and anew with another file", async () => {
  await withHome(async (tools, { add }) => {
    await add(
      "reply.csv",
      rows("2024-06-30", [
        ["total", "610015"],
        ["charged", "fewer than 5"],
        ["no-suspect", "8"],
      ]),
    );
    await add(
      "later.csv",
      rows("2024-09-30", [
        ["total", "610015"],
        ["no-suspect", "8"],
        ["victim-does-not-support", "610005"],
      ]),
    );
    for (const force of ["Essex", "Surrey", "Sussex"]) {
      await add(`${force}.csv`, returnOf(lines(force, { total: 100, charged: 5 })));
      await publishEverythingPublic(tools, { who: "AB" });
    }
    const { counted, asked } = await counting(tools);
    const first = await publicBook(counted);
    expect(first.tools.heldBack).toMatchObject([{ name: "later.csv", before: [] }]);
    const once = asked();
    const second = await publicBook(counted);
    expect(second.tools.heldBack).toEqual(first.tools.heldBack);
    expect(asked()).toBe(once);
    // What takes the narrowing away is seen at once: the source itself tells the count that it hid.
    await add(
      "told.csv",
      rows("2024-12-31", [
        ["total", "610015"],
        ["charged", "2"],
        ["no-suspect", "8"],
      ]),
    );
    expect((await catalogue(counted)).filter(({ keptBack }) => keptBack !== undefined)).toEqual([]);
    expect(asked()).toBeGreaterThan(once);
  });
}, 60_000);

test("a release that is corrected by hand shows at the next request", async () => {
  await withCorrection(async (tools, { add }) => {
    const before = await correctionsOfFigures(tools, OF);
    await add("kent-last.csv", returnOf(lines("Kent", { total: 420, charged: 12 })).replaceAll("2024", "2026"));
    await correctRelease(tools, { release: "2", who: "AB", because: "A later count." });
    const after = await correctionsOfFigures(tools, OF);
    expect(after.length).toBeGreaterThanOrEqual(before.length);
    expect((await releaseHistories(tools)).map(({ state }) => state)).toEqual(["corrected", "corrected", "published"]);
  });
}, 60_000);
