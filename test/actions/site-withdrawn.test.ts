// After the only public release is withdrawn the site says so at every address, and shows no figure of it as standing.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { publishSite } from "../../src/actions/publish-site.ts";
import { withdrawRelease } from "../../src/actions/step-release.ts";
import { withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

// Sites are written three times, and worked out again.
vi.setConfig({ testTimeout: 120_000 });

// Counts that stand nowhere else, so that a search of every byte finds each.
const TABLE = [
  "force,period,unit,scope,basis,line,value",
  "Kent,2018/19,crimes,flag:CSE,recorded,total,54713",
  "Kent,2018/19,crimes,flag:CSE,recorded,charged,16829",
  "Essex,2018/19,crimes,flag:CSE,recorded,total,30717",
  "Essex,2018/19,crimes,flag:CSE,recorded,charged,12907",
  "",
].join("\n");
const COUNTS = /54,?713|16,?829|30,?717|12,?907|30\.8%|42\.0%/u;

/** The text files of a site that hold a count, but for those that keep what was published: the release's own folder, its archive, the original's account. */
async function standing(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (!entry.isFile() || /^(?:releases\/\d+\/|data\/archive\/)/u.test(name)) continue;
    if (COUNTS.test((await readFile(path)).toString("latin1"))) found.push(name);
  }
  return found;
}

test("the first page and every old address tell the withdrawal; the kept pages stay, and the feed tells it", async () => {
  await withHome(async (tools, home) => {
    const folder = join(home.folder, "..", "site");
    const wish = { folder, base: null, scopes: [], staticFolder: STATIC };
    await home.add("replies.csv", TABLE);
    await publishSite(tools, { ...wish, who: "AB", title: "November" });
    const pages = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"));
    // Planted: the search finds counts where they stand.
    expect(await standing(folder)).toContain("questions/flag-cse/2018-19/recorded/kent.html");
    withdrawRelease(tools, { release: "1", who: "CD", because: "Kent counted twice." });
    const made = await publishSite(tools, wish);
    expect(made).toMatchObject({ release: null, records: [] });
    const said =
      "Release 1, “November”, published on 1 September 2026, was withdrawn on 1 September 2026. Why: Kent counted twice.";
    expect(made.withdrawn).toBe(said);
    const read = async (path: string): Promise<string> => await readFile(join(folder, path), "utf8");
    for (const path of [
      "index.html",
      "questions/flag-cse/2018-19/recorded/kent.html",
      "forces/kent.html",
      "questions.html",
    ])
      expect(await read(path), path).toContain(said);
    const after = new Set((await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html")));
    expect(pages.filter((name) => !after.has(name))).toEqual([]);
    expect(await standing(folder)).toEqual([]);
    const kept = await read("releases/1/questions/flag-cse/2018-19/recorded/kent.html");
    expect(kept).toContain("This release was withdrawn.");
    expect(kept).toMatch(COUNTS);
    for (const path of ["feed.atom", "feed.json", "releases/1.html"])
      expect(await read(path)).toContain("Kent counted twice.");
    expect(JSON.parse(await read("data/figures.json"))).toEqual([]);

    // Nothing came in since: the second run finds the site as it is.
    const second = await publishSite(tools, wish);
    expect(second).toMatchObject({ stoodAlready: true, changed: 0, release: null, withdrawn: said, records: [] });
    expect(await recomputed(folder)).toMatchObject({ ok: true, differences: [] });

    // With a reason the same figures may be published after all; with others nobody need give one.
    const anew = await publishSite(tools, { ...wish, who: "AB", because: "Kent found that it had not." });
    expect(anew).toMatchObject({ release: { id: "2", isNew: true }, withdrawn: null });
    expect(await read("index.html")).not.toContain("was withdrawn");
  });
});

test("a withdrawal with other figures in the book is followed by a release of them, by somebody who is named", async () => {
  await withHome(async (tools, home) => {
    const folder = join(home.folder, "..", "site");
    const wish = { folder, base: null, scopes: [], staticFolder: STATIC };
    await home.add("replies.csv", TABLE);
    await publishSite(tools, { ...wish, who: "AB" });
    withdrawRelease(tools, { release: "1", who: "CD", because: "Kent counted twice." });
    await home.add("later.csv", TABLE.replace("16829", "16111"), "2026-08-01");
    await expect(publishSite(tools, wish)).rejects.toMatchObject({ code: "usage" });
    expect(await publishSite(tools, { ...wish, who: "AB" })).toMatchObject({ release: { id: "2" }, withdrawn: null });
  });
});
