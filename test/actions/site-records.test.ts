// Releases of records in the site: the protected tables that two people let out, and not a byte of anything else from records.
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { archivedText } from "../../src/actions/_release-book.ts";
import { keptTables } from "../../src/actions/_releases.ts";
import { addCases } from "../../src/actions/add-cases.ts";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { measureRecords } from "../../src/actions/measure-records.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { approveRelease, checkRelease, publishRelease, withdrawRelease } from "../../src/actions/step-release.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { tablesFrom } from "../../src/releases/tables-text.ts";
import { caseRow, extractOf, filesWith, MAPPING, REFERENCE } from "./extracts.ts";
import { type Home, withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

vi.setConfig({ testTimeout: 120_000 });

const PUBLIC = [
  "force,period,unit,scope,basis,line,value",
  "Kent,2018/19,crimes,flag:CSE,recorded,total,540",
  "Kent,2018/19,crimes,flag:CSE,recorded,charged,16",
  "",
].join("\n");

/** A count that protection hides: it stands nowhere else by chance. */
const UNPROTECTED = 1283;

/** The files of a site that hold the count as a number, packed papers unpacked. */
async function filesWithCount(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("latin1");
    if (/(?<![\da-f.#])1,?283(?![\da-f])/u.test(text)) found.push(path);
  }
  return found;
}

/** 3 crimes end in an outcome that stands nowhere else, so that their count has to be hidden, and with it that of 1,283 others. */
async function addExtract(tools: Tools, home: Home): Promise<void> {
  const outcome = (index: number): string => (index < 30 ? "1" : index < 33 ? "14" : "18");
  const rows = Array.from({ length: 33 + UNPROTECTED }, (_, index) =>
    caseRow(index, `14/05/2018,${outcome(index)},,CSE,13`),
  );
  await addCases(tools, { path: await home.write("extract.csv", extractOf(rows)), mapping: MAPPING });
}

async function letOut(tools: Tools, title = "Kent, from records"): Promise<string> {
  const { id } = await proposeRelease(tools, { who: "AB", title, from: "records" });
  await checkRelease(tools, { release: id, who: "CD" });
  await approveRelease(tools, { release: id, who: "CD" });
  await publishRelease(tools, { release: id, who: "AB" });
  return id;
}

const wishOf = (home: Home) => ({
  folder: join(home.folder, "..", "site"),
  base: "https://example.org/",
  scopes: [],
  staticFolder: STATIC,
  who: "AB",
});

const read = async (folder: string, path: string): Promise<string> => await readFile(join(folder, path), "utf8");

test("what two people let out stands in the site with page, files, package, feed, map and search; nothing else of records does", async () => {
  await withHome(async (tools, home) => {
    const wish = wishOf(home);
    await home.add("replies.csv", PUBLIC);
    await addExtract(tools, home);
    await measureRecords(tools, { measure: "charge-rate" });
    // Not let out: nothing of it is in the site, and its release is not known there.
    await publishSite(tools, wish);
    expect(await readdir(join(wish.folder, "releases"))).not.toContain("2.html");
    const id = await letOut(tools);
    const made = await publishSite(tools, wish);
    expect(made).toMatchObject({ records: [id], withdrawn: null, release: { id: "1" } });

    const page = await read(wish.folder, `releases/${id}.html`);
    const [kept] = keptTables(tools);
    const shown = kept?.table.cells ?? [];
    expect(shown.some((cell) => cell.shown.kind === "hidden" || cell.shown.kind === "rounded")).toBe(true);
    expect(page).toContain("The counts");
    expect(page).toContain("Rule: suppress 1 to 7, complementary cells, audit.");
    for (const path of ["index.html", "search.html", "releases.html"])
      expect(await read(wish.folder, path), path).toContain(`releases/${id}.html`);
    expect(await read(wish.folder, "search-index.js")).toContain("Kent, from records");
    for (const path of ["feed.atom", "feed.json", "sitemap.xml"])
      expect(await read(wish.folder, path), path).toContain(`releases/${id}.html`);
    expect(JSON.parse(await read(wish.folder, `releases/${id}.json`))).toEqual([kept?.table]);
    expect(page).toContain(`everycase audit ${id}.json`);
    const counts = JSON.parse(await read(wish.folder, "data/protected-counts.json"));
    expect(counts).toHaveLength(shown.length);
    expect(counts.map((one: { count: number | null }) => one.count)).toEqual(
      shown.map((cell) => (cell.shown.kind === "hidden" ? null : cell.shown.count)),
    );
    expect(await read(wish.folder, "data/datapackage.json")).toContain("protected-tables");

    // No reference, no word of a row, no file of the extract, no name of its columns; no entry of cases.
    const needles = [REFERENCE, "ZQX", "Crime Ref No", "14/05/2018", "extract.csv", "kent-athena", "Victim Age"];
    expect(filesWith(wish.folder, needles)).toEqual([]);
    // Planted: the search finds a reference that stands anywhere.
    await writeFile(join(wish.folder, ".planted"), `x${REFERENCE}00007x`);
    expect(filesWith(wish.folder, needles)).toEqual([join(wish.folder, ".planted")]);

    // No count that protection hides; planted: the search finds it, also where it is packed.
    expect(await filesWithCount(wish.folder)).toEqual([]);
    await writeFile(join(wish.folder, ".planted"), gzipSync(`{"count":${UNPROTECTED}}`));
    expect(await filesWithCount(wish.folder)).toEqual([join(wish.folder, ".planted")]);

    // The audit reads the file as it stands.
    expect((await auditBook(tools, { files: [join(wish.folder, `releases/${id}.json`)] })).holds).toBe(true);
  });
});

test("the site recomputes; a digit altered in a protected count is named", async () => {
  await withHome(async (tools, home) => {
    const wish = wishOf(home);
    await addExtract(tools, home);
    await measureRecords(tools, { measure: "charge-rate" });
    const id = await letOut(tools);
    // Records alone: the site holds no figure of a public source, and says so.
    const made = await publishSite(tools, wish);
    expect(made).toMatchObject({ release: null, withdrawn: null, records: [id] });
    expect(await publishSite(tools, wish)).toMatchObject({ stoodAlready: true, records: [id] });
    expect(await read(wish.folder, "index.html")).toContain("No figure of a public source");
    expect(filesWith(wish.folder, [REFERENCE, "extract.csv", "14/05/2018"])).toEqual([]);
    expect(await recomputed(wish.folder)).toMatchObject({ ok: true, differences: [] });
    const altered = join(home.folder, "..", "altered");
    await cp(wish.folder, altered, { recursive: true });
    const path = join(altered, `releases/${id}.html`);
    await writeFile(path, (await readFile(path, "utf8")).replace(/data-h="Shown">(\d)/u, 'data-h="Shown">9$1'));
    const found = await recomputed(altered);
    expect(found.ok).toBe(false);
    expect(found.differences.map(({ file }) => file)).toContain(`releases/${id}.html`);
  });
});

test("tables of an earlier proposal that nobody let out stay in the book; what was withdrawn is told without its counts", async () => {
  await withHome(async (tools, home) => {
    const wish = wishOf(home);
    await addExtract(tools, home);
    await measureRecords(tools, { measure: "charge-rate" });
    await measureRecords(tools, { measure: "charge-rate", by: "quarter" });
    expect(keptTables(tools)).toHaveLength(2);
    const draft = await proposeRelease(tools, { who: "AB", title: "Kent", from: "records" });
    const [first] = keptTables(tools);
    const again = await proposeRelease(tools, {
      who: "AB",
      again: draft.id,
      tables: [first?.entry ?? ""],
      from: "records",
    });
    await checkRelease(tools, { release: again.id, who: "CD" });
    await approveRelease(tools, { release: again.id, who: "CD" });
    await publishRelease(tools, { release: again.id, who: "AB" });
    await publishSite(tools, wish);
    const papers = await readdir(join(wish.folder, "data", "archive"));
    expect(papers).toEqual([again.snapshot.sha256]);
    expect(tablesFrom(await archivedText(tools, again.snapshot.sha256))).toHaveLength(1);
    withdrawRelease(tools, { release: again.id, who: "CD", because: "The extract was cut short." });
    await publishSite(tools, wish);
    expect(await readdir(join(wish.folder, "data", "archive"))).toEqual([]);
    const page = await read(wish.folder, `releases/${again.id}.html`);
    expect(page).toContain("The extract was cut short.");
    expect(page).toContain("They were withdrawn, and are not shown any more.");
    expect(await readdir(join(wish.folder, "releases"))).not.toContain(`${again.id}.json`);
    expect(await readdir(join(wish.folder, "data"))).not.toContain("protected-counts.csv");
    expect(await recomputed(wish.folder)).toMatchObject({ ok: true });
  });
});
