// A data package that somebody made to harm: what it says of documents and in its entries is told, with its place, and nothing is worked out from it.
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookAtSite } from "../../src/actions/_site-check.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import type { Json } from "../../src/ground/digest.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { digestOfStored, type Entry, sealEntry, toStored } from "../../src/ledger/entry.ts";
import { partText } from "../../src/ledger/partial-ledger.ts";
import { changesFrom } from "../../src/releases/changes.ts";
import { snapshotFrom } from "../../src/releases/snapshot.ts";
import { tablesFrom } from "../../src/releases/tables-text.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { NOW, withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

const UNREAD = "Dear all, nothing to see.";
let root = "";
let site = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-hostile-"));
  site = join(root, "site");
  await withHome(async (tools, { add }) => {
    await add("kent.csv", returnOf(lines("Kent", { total: 400, charged: 10 })));
    await add("letter.txt", UNREAD);
    await publishSite(tools, { who: "AB", folder: site, base: null, scopes: [], staticFolder: STATIC });
  });
}, 60_000);

afterAll(async () => await rm(root, { recursive: true, force: true }));

/** What is said of a site in whose data a file is another one. */
async function withFile(name: string, text: string) {
  const folder = await mkdtemp(join(root, "altered-"));
  await cp(site, folder, { recursive: true });
  await writeFile(join(folder, "data", name), text);
  const found = await recomputed(folder);
  await rm(folder, { recursive: true, force: true });
  expect(found).toMatchObject({ ok: false, figures: 0, stopped: "Its book does not hold." });
  return found.differences.find(({ file }) => file === `data/${name}`);
}

const HASH = "a".repeat(64);
const KEPT = [{ force: "kent", scope: "flag:CSE", unit: "crimes", basis: "recorded", says: "Kept back." }];
const HELD = { sha256: HASH, name: "later.csv", order: 2, from: null, keptBack: KEPT, before: [], reading: null };

describe("kept-back.json", () => {
  test.each<[string, Json, string, string]>([
    ["an object", { 0: HELD }, "the whole of it", "no list of documents"],
    ["a text for a document", ["later.csv"], "document 1", '"later.csv"'],
    ["an order that is none", [HELD, { ...HELD, order: -1 }], "document 2 › order", "-1"],
    ["an order as text", [{ ...HELD, order: "2" }], "document 1 › order", '"2"'],
    ["a place outside for a hash", [{ ...HELD, sha256: "../../x" }], "document 1 › sha256", '"../../x"'],
    ["an address that runs", [{ ...HELD, from: "javascript:alert(1)" }], "document 1 › from", '"javascript:alert(1)"'],
    ["figures without a force", [{ ...HELD, keptBack: [{ says: "x" }] }], "document 1 › keptBack", '[{"says":"x"}]'],
    ["a reading that is none", [{ ...HELD, reading: { problems: 1 } }], "document 1 › reading › reader", "nothing"],
    ["no name", [{ ...HELD, name: "" }], "document 1 › name", '""'],
    ["a name without end", [{ ...HELD, name: "x".repeat(5000) }], "document 1 › name", `"${"x".repeat(99)}`],
    ["documents without end", Array.from({ length: 20_001 }, () => 1), "the whole of it", "20001 documents"],
  ])("with %s is told", async (_, value, where, found) => {
    expect(await withFile("kept-back.json", JSON.stringify(value))).toMatchObject({ kind: "altered", where, found });
  });
});

describe("unread.json", () => {
  async function given(): Promise<{ readonly sha256: string; readonly reading: Record<string, Json> }> {
    const [one] = JSON.parse(await readFile(join(site, "data/unread.json"), "utf8"));
    return one;
  }

  test("names the letter, as a book writes it", async () =>
    expect(await given()).toMatchObject({ sha256: sha256(UNREAD) }));

  test.each<[string, Record<string, Json>]>([
    ["problems that are none", { problems: [{ code: "x" }] }],
    ["problems that are no list", { problems: 7 }],
    ["columns of nothing", { columns: [null] }],
    ["a sort of figures that is not handed on", { holds: "records" }],
    ["rows of streets", { street: [{ index: 0 }] }],
    ["an edition of no day", { edition: { id: "x", title: "x", day: "yesterday" } }],
    ["a count below nothing", { records: -1 }],
  ])("with %s is told", async (_, change) => {
    const one = await given();
    const found = await withFile("unread.json", JSON.stringify([{ ...one, reading: { ...one.reading, ...change } }]));
    expect(found).toMatchObject({ kind: "altered", where: `document 1 › reading › ${Object.keys(change)[0]}` });
    expect(found?.wanted).toContain("reading");
  });

  test("with a name that leads out of the home is told, and nothing is written there", async () => {
    const before = await readdir(dirname(root));
    const one = { ...(await given()), sha256: "../../../everycase-planted" };
    const found = await withFile("unread.json", JSON.stringify([one]));
    expect(found).toMatchObject({ where: "document 1 › sha256", found: '"../../../everycase-planted"' });
    const after = await readdir(dirname(root));
    expect(after.filter((name) => name.includes("planted") && !before.includes(name))).toEqual([]);
  });

  test("that tells of a document twice is told", async () => {
    const one = await given();
    const found = await withFile("unread.json", JSON.stringify([one, one]));
    expect(found).toMatchObject({ where: "document 2", found: "a document that was told before" });
  });
});

describe("an entry that is sealed, and says what no program of ours writes,", () => {
  const added = { name: "x.csv", bytes: 1, edition: null, origin: "given", cite: null };
  const cited = { address: "javascript:1", landing: "", etag: null, lastModified: null, sentBytes: null };
  test.each<[string, { kind: string; subject?: string; body: Json; at?: string }, string]>([
    ["a file of nothing", { kind: "file-added", body: null }, "body"],
    ["a file without a name", { kind: "file-added", body: { ...added, name: 7 } }, "body › name"],
    ["a file by no hash", { kind: "file-added", subject: "../x", body: added }, "subject"],
    ["rows of cases", { kind: "file-added", body: { ...added, origin: "records" } }, "body › origin"],
    ["an address that runs", { kind: "file-added", body: { ...added, cite: cited } }, "body › cite"],
    ["a layout of nothing", { kind: "layout-saved", body: { layout: {}, file: null, part: null } }, "body › layout"],
    ["a figure of nothing", { kind: "figure-entered", body: { document: { words: "letter" } } }, "body › page"],
    ["a decision of nothing", { kind: "figure-decided", body: [] }, "body"],
    ["a day that is none", { kind: "citation-noted", body: {}, at: "9999" }, "recordedAt"],
  ])("%s, is named with its line", async (_, { kind, subject = HASH, body, at = NOW }, place) => {
    const entry = sealEntry(null, { kind, subject, actor: "AB", saidAt: NOW, body, schemaVersion: 1 }, NOW);
    const planted = { ...entry, recordedAt: at };
    const text = partText([{ ...planted, digest: digestOfStored(toStored(planted)) }]);
    const found = await withFile("book.jsonl", text);
    expect(found).toMatchObject({ kind: "altered", where: `line 1 › ${place}` });
    expect(found?.found).not.toMatch(/TypeError|undefined/u);
  });
});

/** The site with the figures of its release replaced by others, and its book made anew around them, chain and all. */
async function withFigures(alter: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(root, "altered-"));
  await cp(site, folder, { recursive: true });
  const data = join(folder, "data");
  const entries = (await readFile(join(data, "book.jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Entry);
  const before = entries.flatMap(({ body }) => (body as { snapshot?: string }).snapshot ?? [])[0] ?? "";
  const text = gunzipSync(await readFile(join(data, "archive", before))).toString("utf8");
  expect(alter(text)).not.toBe(text);
  const bytes = gzipSync(alter(text));
  const after = sha256(bytes);
  await rm(join(data, "archive", before));
  await writeFile(join(data, "archive", after), bytes);
  let previous = entries[0]?.previous ?? "";
  const anew = entries.map((entry) => {
    const body = JSON.parse(JSON.stringify(entry.body).replaceAll(before, after)) as Json;
    const open = { ...entry, body, previous };
    previous = digestOfStored(toStored(open));
    return { ...open, digest: previous };
  });
  await writeFile(join(data, "book.jsonl"), partText(anew));
  return folder;
}

describe("frozen figures with a book made anew around them", () => {
  test.each<[string, (text: string) => string]>([
    [
      "answers without anything in them",
      (text) => text.replaceAll(/"answer":\{.*"passport":/gu, '"answer":{"passport":'),
    ],
    ["rates that are none", (text) => text.replaceAll('"rates":[', '"rates":[null,')],
    ["a balance that is none", (text) => text.replaceAll('"lines":[', '"lines":[7,')],
    ["a number in place of a sentence", (text) => text.replaceAll(/"sentence":"[^"]*"/gu, '"sentence":7')],
    ["answers of no kind", (text) => text.replaceAll('"kind":"force"', '"kind":"farce"')],
    ["a list in place of a passport's measure", (text) => text.replaceAll('"measure":{', '"measure":[],"other":{')],
  ])("%s are named, and never an error of ours", async (_, alter) => {
    const found = await recomputed(await withFigures(alter));
    expect(found.ok).toBe(false);
    expect(found.differences).toContainEqual(
      expect.objectContaining({ file: expect.stringMatching(/^data\/archive\//u), kind: "altered" }),
    );
  });
});

test.each<[string, (path: string) => Promise<void>, string]>([
  ["a link to a file that holds another", (path) => symlink("/etc/hostname", path), "no file of one line"],
  ["a file of many lines", (path) => writeFile(path, "x".repeat(2000)), "no file of one line"],
  ["another digest", (path) => writeFile(path, `${HASH}  manifest.json\n`), `${HASH}  manifest.json`],
])("the digest of the manifest as %s is told, and no link is followed", async (_, plant, found) => {
  const folder = await mkdtemp(join(root, "altered-"));
  await cp(site, folder, { recursive: true });
  const path = join(folder, "data/manifest.sha256");
  await rm(path);
  await plant(path);
  const { differences } = await withHome(async (tools) => await lookAtSite(tools, folder, false));
  expect(differences).toContainEqual(
    expect.objectContaining({ file: "data/manifest.sha256", kind: "altered", where: expect.any(String), found }),
  );
});

describe("papers of a release that are none are refused:", () => {
  const refused = expect.objectContaining({ name: "Refusal", code: "damaged" });
  test.each(["no JSON", "{}", "[]", '{"figure":{},"before":"","after":""}'])("changes %j", (text) => {
    expect(() => changesFrom(`${text}\n`)).toThrow(refused);
  });
  test.each([
    "",
    "no JSON",
    '{"asOf":"1"}',
    '{"asOf":1}\nnull',
    '{"asOf":1}\n{"kind":"force","question":{},"answer":{}}',
  ])("figures %j", (text) => expect(() => snapshotFrom(text)).toThrow(refused));
  test.each(["no JSON", "[]", '{"id":"x","cells":[{"id":"a","shown":{"kind":"secret","count":3}}]}'])(
    "tables %j",
    (text) => expect(() => tablesFrom(`{"version":1}\n${text}\n`)).toThrow(refused),
  );
});
