// A second publish: with nothing changed nothing is written, and whatever changed, in the site or in what it is made of, is seen.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { appendFile, cp, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingredientsDigest, recordSite, type SiteIngredients, standingSite } from "../../src/actions/_site-record.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { writeManifest } from "../../src/actions/site-manifest.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { filesOf } from "./site-crawl.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

describe("a site that is published again", () => {
  const root = mkdtempSync(join(tmpdir(), "everycase-again-"));
  const folder = join(root, "site");
  const wish = { folder, base: null, scopes: ["flag:CSE"], staticFolder: STATIC, who: "AB" };
  let tools: Tools;
  let bytes: ReadonlyMap<string, string>;

  /** Every file with its digest. */
  const bytesNow = (): ReadonlyMap<string, string> =>
    new Map(filesOf(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))]));

  beforeAll(async () => {
    tools = await openTools({ home: join(root, "home"), now: () => "2026-11-01T09:00:00.000Z" });
    await addFiles(tools, { paths: [join(EXAMPLES, "cse-published-figures.csv")] });
    await publishSite(tools, wish);
    bytes = bytesNow();
  }, 120_000);
  afterAll(() => {
    tools.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("with nothing changed is looked at and left, and says the same of itself", async () => {
    const written = await publishSite(tools, { ...wish, folder: join(root, "other") });
    const before = await stat(folder);
    const { stoodAlready, changed, ...made } = await publishSite(tools, wish);
    expect([stoodAlready, changed]).toEqual([true, 0]);
    expect(made).toEqual({ ...made, pages: written.pages, files: written.files, bytes: written.bytes });
    expect(made.largestPage).toBe(written.largestPage);
    // A folder that is put in its place anew is another one.
    expect((await stat(folder)).ino).toBe(before.ino);
  });

  const faults: readonly (readonly [string, () => Promise<void>])[] = [
    ["one letter of a page", () => alter("about.html")],
    ["a letter of the data", () => alter("data/figures.csv")],
    ["a page that is gone", () => rm(join(folder, "sources.html"))],
    ["a file that came in", () => writeFile(join(folder, "questions", "more.html"), "more")],
    ["a link in the place of a page", () => symlink("index.html", join(folder, "link.html"))],
    ["the manifest", () => appendFile(join(folder, "data/manifest.json"), " ")],
    ["the digest of the manifest", () => appendFile(join(folder, "data/manifest.sha256"), " ")],
    ["a page, and the manifest made anew for it", () => alter("about.html").then(() => writeManifest(folder))],
  ];

  /** Another letter in the middle of a file; its length stays. */
  async function alter(path: string): Promise<void> {
    const text = await readFile(join(folder, path), "latin1");
    const at = text.indexOf("e", Math.floor(text.length / 2));
    await writeFile(join(folder, path), `${text.slice(0, at)}3${text.slice(at + 1)}`, "latin1");
  }

  const isStanding = async (more: Partial<SiteIngredients> = {}): Promise<boolean> =>
    (await standingSite(tools, await ingredientsDigest(tools, { ...wish, ...more }), folder)) !== null;

  test("is not taken for what was written where somebody altered any one thing, and is mended where all are", async () => {
    const whole = join(root, "whole");
    await cp(folder, whole, { recursive: true });
    for (const [what, plant] of faults) {
      await plant();
      expect(`${what}: ${await isStanding()}`).toBe(`${what}: false`);
      await rm(folder, { recursive: true });
      await cp(whole, folder, { recursive: true });
      expect(`${what}, put back: ${await isStanding()}`).toBe(`${what}, put back: true`);
    }
    for (const [, plant] of faults) await plant();
    expect((await publishSite(tools, wish)).stoodAlready).toBe(false);
    expect(bytesNow()).toEqual(bytes);
    expect((await publishSite(tools, wish)).stoodAlready).toBe(true);
  }, 60_000);

  test("is not taken for one that was written for another wish, though both went to one folder at one time", async () => {
    const other = { ...wish, folder: join(root, "address"), base: "https://example.org/" };
    const { manifest } = await publishSite(tools, other);
    expect(manifest).toBe(sha256(readFileSync(join(other.folder, "data/manifest.json"))));
    // What the other publish keeps is the manifest of what it wrote, whatever stands in the folder by then.
    await recordSite(tools, await ingredientsDigest(tools, other), manifest);
    expect(await standingSite(tools, await ingredientsDigest(tools, other), folder)).toBe(null);
    expect(await isStanding()).toBe(true);
  }, 60_000);

  test("comes back where it was left beside its place", async () => {
    await rename(folder, join(root, ".site.999999999.old"));
    expect((await publishSite(tools, wish)).stoodAlready).toBe(true);
    expect(bytesNow()).toEqual(bytes);
  });

  test("is written again by another program, and has its own bytes back from this one", async () => {
    const other = { ...wish, madeBy: { version: "0.0.0", digest: "0".repeat(64) } };
    expect((await publishSite(tools, other)).stoodAlready).toBe(false);
    expect(bytesNow()).not.toEqual(bytes);
    expect((await publishSite(tools, other)).stoodAlready).toBe(true);
    expect((await publishSite(tools, wish)).stoodAlready).toBe(false);
    expect(bytesNow()).toEqual(bytes);
  }, 60_000);

  test("is written again with another style sheet or search, though the program is the same", async () => {
    const statics = join(root, "statics");
    await cp(STATIC, statics, { recursive: true });
    const isLike = async (): Promise<boolean> => await isStanding({ staticFolder: statics });
    expect(await isLike()).toBe(true);
    await appendFile(join(statics, "everycase.css"), "main { color: red; }\n");
    expect(await isLike()).toBe(false);
    await cp(join(STATIC, "everycase.css"), join(statics, "everycase.css"));
    expect(await isLike()).toBe(true);
    await appendFile(join(statics, "site-search.js"), "// other\n");
    expect(await isLike()).toBe(false);
  });

  test("is another one for another wish, from other cells, and without a record that can be read", async () => {
    expect(await isStanding()).toBe(true);
    expect(await isStanding({ base: "https://example.org/" })).toBe(false);
    expect(await isStanding({ scopes: [] })).toBe(false);
    expect(await isStanding({ withoutOriginals: true })).toBe(false);
    const record = join(tools.home, "published-sites.json");
    const kept = await readFile(record);
    for (const text of ["[[1", "{}", "[[1,2]]", ""]) {
      await writeFile(record, text);
      expect(await isStanding()).toBe(false);
    }
    await writeFile(record, kept);
    expect(await isStanding()).toBe(true);
    await rebuildWarehouse(tools);
    expect(await isStanding()).toBe(false);
    expect((await publishSite(tools, wish)).changed).toBe(0);
    expect(await isStanding()).toBe(true);
    const more = join(root, "more.csv");
    await writeFile(more, "force,period,unit,scope,line,value\nKent,2019/20,crimes,flag:CSE,total,900\n");
    await addFiles(tools, { paths: [more] });
    expect(await isStanding()).toBe(false);
  }, 60_000);
});
