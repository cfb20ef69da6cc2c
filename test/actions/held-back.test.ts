// A document that would narrow what another hides is kept out of the data package too, and everything published comes out again without it.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type EnterRequest, enterFigure } from "../../src/actions/enter-figure.ts";
import { listSources } from "../../src/actions/list-sources.ts";
import { publishSite, type SiteMade } from "../../src/actions/publish-site.ts";
import { filesOfSite } from "../../src/actions/site-manifest.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { type Home, withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note";

function rows(force: string, edition: string, ...figures: readonly (readonly [string, string])[]): string {
  const start = `${force},2023/24,crimes,flag:CSE,set by the officer,officer,recorded,${edition}`;
  return figures.map(([line, value]) => `${start},${line},${value},\n`).join("");
}

const REPLY = `${HEADER}\n${rows("Kent", "2024-06-30", ["total", "610015"], ["charged", "fewer than 5"], ["no-suspect", "8"])}`;
/** Of Kent it tells that 610,005 is another part of the 610,015, so that 2 are left for the hidden count and no more. */
const LATER = `${HEADER}\n${rows("Kent", "2024-09-30", ["total", "610015"], ["no-suspect", "8"], ["victim-does-not-support", "610005"])}`;
const ESSEX = rows("Essex", "2024-09-30", ["total", "777333"], ["charged", "31"], ["no-suspect", "500"]);
const KEPT =
  "Figures of Kent in later.csv are kept back: together with reply.csv they would tell more of a count that reply.csv hides.";

async function published(tools: Tools, folder: string): Promise<SiteMade> {
  return await publishSite(tools, { who: "AB", folder, base: null, scopes: [], staticFolder: STATIC });
}

type Look = (site: string, tools: Tools, add: Home["add"]) => Promise<void>;

/** Publishes a book with these files, in their order, and what `more` puts into it, and lets `look` see the site. */
async function withSite(files: Readonly<Record<string, string>>, look: Look, more?: (tools: Tools) => void) {
  await withHome(async (tools, home) => {
    for (const [name, text] of Object.entries(files)) await home.add(name, text);
    more?.(tools);
    const site = join(home.folder, "..", "site");
    await published(tools, site);
    await look(site, tools, home.add);
  });
}

/** Two people read the same figures of a document, each without the other. */
function enteredByTwo(
  tools: Tools,
  document: Pick<EnterRequest, "paper" | "document">,
  figures: readonly (readonly [force: string, line: string, value: string])[],
): void {
  const fields = { period: "2023/24", unit: "crimes", scope: "flag:CSE", basis: "recorded" };
  const flag = { flag_rule: "set by the officer", flag_origin: "officer" };
  for (const as of ["Reader one", "Reader two"])
    for (const [force, line, value] of figures) {
      const typed = { ...fields, ...flag, force, line, value };
      enterFigure(tools, { as, ...document, page: "1", words: `there were ${value}`, fields: typed });
    }
}

async function textsWith(site: string, words: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { path } of (await filesOfSite(site)).files)
    if ((await readFile(join(site, path), "latin1")).includes(words)) found.push(path);
  return found;
}

/** The files in which the count stands that closes the sum. */
async function tellingKent(site: string): Promise<readonly string[]> {
  return [...(await textsWith(site, "610005")), ...(await textsWith(site, "610,005"))];
}

test("its original is not in the archive, its digest and the reason are, and all comes out again", async () => {
  await withSite({ "reply.csv": REPLY, "later.csv": LATER }, async (site) => {
    const archive = await readdir(join(site, "data/archive"));
    expect(archive).toContain(sha256(REPLY));
    expect(archive).not.toContain(sha256(LATER));
    // Nowhere in the site, in any file, stands the count that closes the sum.
    expect(await tellingKent(site)).toEqual([]);
    const told = JSON.parse(await readFile(join(site, "data/kept-back.json"), "utf8"));
    expect(told).toMatchObject([{ sha256: sha256(LATER), name: "later.csv", from: null, keptBack: [{ says: KEPT }] }]);
    const sources = JSON.parse(await readFile(join(site, "data/sources.json"), "utf8"));
    expect(
      sources.map(({ file, original, cells }: Record<string, unknown>) => [file, original, cells]).toSorted(),
    ).toEqual([
      ["later.csv", "kept back", 0],
      ["reply.csv", "in the package", 3],
    ]);
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 1, stopped: null });
  });
}, 120_000);

test("figures of other forces in it are published, traced and worked out again from their cells alone", async () => {
  await withSite({ "reply.csv": REPLY, "later.csv": LATER + ESSEX }, async (site, tools) => {
    const later = sha256(LATER + ESSEX);
    expect(await readdir(join(site, "data/archive"))).not.toContain(later);
    expect(await tellingKent(site)).toEqual([]);
    // What a part of the book needs of the warehouse makes no other book of it.
    expect(await published(tools, site)).toMatchObject({ stoodAlready: true });
    expect(await textsWith(site, "777333")).toContain("data/figures.csv");
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 1 });
    await writeFile(join(site, `data/kept-back/${later}.parquet`), "no Parquet");
    const junk = await recomputed(site);
    expect(junk.stopped).toContain("cannot be read");
    expect(junk.differences).toContainEqual(
      expect.objectContaining({
        file: `data/kept-back/${later}.parquet`,
        kind: "altered",
        found: "no Parquet",
        wanted: "a table of cells as Everycase writes it",
      }),
    );
    await rm(join(site, `data/kept-back/${later}.parquet`));
    const without = await recomputed(site);
    expect(without.ok).toBe(false);
    expect(without.differences.map(({ file }) => file)).toContain(`data/kept-back/${later}.parquet`);
  });
}, 120_000);

test("planted: without kept-back.json, or with other words in it, nothing passes", async () => {
  await withSite({ "reply.csv": REPLY, "later.csv": LATER + ESSEX }, async (site) => {
    const path = join(site, "data/kept-back.json");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("kept back: together", "kept back, together"));
    const found = await recomputed(site);
    expect(found.ok).toBe(false);
    expect(found.differences.length).toBeGreaterThan(0);
    await writeFile(path, '[{"name":1}]');
    expect((await recomputed(site)).differences.map(({ file }) => file)).toContain("data/kept-back.json");
    await rm(path);
    expect((await recomputed(site)).needed.map(({ sha256: one }) => one)).toEqual([sha256(LATER + ESSEX)]);
  });
}, 120_000);

test("what a release let out before the other document came stays in the archive, and comes out again", async () => {
  await withSite({ "later.csv": LATER }, async (site, tools, add) => {
    expect(await tellingKent(site)).toContain("data/figures.csv");
    await add("reply.csv", REPLY);
    await published(tools, site);
    expect(await readdir(join(site, "data/archive"))).toContain(sha256(LATER));
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 0, releases: 2 });
  });
}, 120_000);

test("stays kept back where a later file of the same name gives the reason other words, and each release has its own", async () => {
  await withSite({ "reply.csv": REPLY, "later.csv": LATER + ESSEX }, async (site, tools, add) => {
    // Two files of one name are told apart by their hashes from then on.
    await add("reply.csv", REPLY.replace("fewer than 5", "fewer than 10").replaceAll("2024-06-30", "2024-10-31"));
    await published(tools, site);
    expect(await readdir(join(site, "data/archive"))).not.toContain(sha256(LATER + ESSEX));
    expect(await tellingKent(site)).toEqual([]);
    const told = await readFile(join(site, "data/kept-back.json"), "utf8");
    expect(told).toContain(KEPT);
    expect(told).toContain(`together with reply.csv (${sha256(REPLY).slice(0, 8)})`);
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 1, releases: 2 });
  });
}, 120_000);

const KENT = [
  ["Kent", "total", "610015"],
  ["Kent", "no-suspect", "8"],
  ["Kent", "victim-does-not-support", "610005"],
] as const;

test("figures entered by hand that are kept back are told of, and their entries withheld", async () => {
  const look: Look = async (site) => {
    expect(await tellingKent(site)).toEqual([]);
    const told = JSON.parse(await readFile(join(site, "data/kept-back.json"), "utf8"));
    // What stands in the same entries goes with them.
    expect(await textsWith(site, "777333")).toEqual([]);
    expect(told).toMatchObject([{ sha256: null, name: "A letter of 2 May", reading: null }]);
    expect(await textsWith(site, "Figures of Kent in A letter of 2 May are kept back")).toContain(
      "questions/flag-cse/2023-24/recorded/kent.html",
    );
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 1 });
  };
  await withSite({ "reply.csv": REPLY }, look, (tools) =>
    enteredByTwo(tools, { paper: "A letter of 2 May" }, [...KENT, ["Essex", "total", "777333"]]),
  );
}, 120_000);

test("of a file that was entered by hand, the account of what could not be read quotes no number", async () => {
  const letter = "Kent total 610005,what\n610005,610015\n";
  const look: Look = async (site, tools) => {
    const heads = (await listSources(tools)).flatMap(({ columns }) => columns.map(({ header }) => header));
    expect(heads).toContain("Kent total 610005");
    expect(await readFile(join(site, "data/kept-back.json"), "utf8")).toContain(sha256(letter));
    expect(await tellingKent(site)).toEqual([]);
    const found = await recomputed(site);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, heldBack: 1 });
  };
  await withSite({ "reply.csv": REPLY, "letter.csv": letter }, look, (tools) =>
    enteredByTwo(tools, { document: "letter.csv" }, KENT),
  );
}, 120_000);
