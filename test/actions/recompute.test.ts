// A site worked out again on another machine: all equal; and whatever is altered in any file is named.
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteCitation } from "../../src/actions/cite-figure.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { programDigest } from "../../src/actions/program.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import type { Recomputed } from "../../src/actions/recompute-site.ts";
import { receiveReply } from "../../src/actions/reply-release.ts";
import { saveLayout } from "../../src/actions/save-layout.ts";
import { filesOfSite, writeManifest } from "../../src/actions/site-manifest.ts";
import type { Line } from "../../src/cli/lines.ts";
import { recomputedLines } from "../../src/cli/show/recomputed.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { withHome } from "./home.ts";
import { recomputed, STATIC } from "./recomputed.ts";

let root = "";
let site = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-site-"));
  site = join(root, "site");
  await withHome(async (tools) => {
    await loadExample(tools, "examples");
    await publishSite(tools, { who: "AB", folder: site, base: null, scopes: ["flag:CSE"], staticFolder: STATIC });
  });
}, 120_000);

afterAll(async () => await rm(root, { recursive: true, force: true }));

function linesText(all: readonly Line[]): string {
  return all.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
}

/** A copy of the site in which something is done. */
async function altered(work: (folder: string) => Promise<void>): Promise<Recomputed> {
  const folder = await mkdtemp(join(root, "altered-"));
  try {
    await cp(site, folder, { recursive: true });
    await work(folder);
    return await recomputed(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Alters one digit of a file: the last of its middle; where it has none, one bit. */
async function alterDigit(folder: string, path: string): Promise<void> {
  const bytes = await readFile(join(folder, path));
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
  let at = Math.floor(bytes.length / 2);
  while (at > 0 && !isDigit(bytes[at])) at--;
  if (isDigit(bytes[at])) bytes[at] = bytes[at] === 57 ? 56 : (bytes[at] ?? 48) + 1;
  else bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  await writeFile(join(folder, path), bytes);
}

/** What is computed from, so that nothing more can be computed where it is altered. */
const isInput = (path: string): boolean =>
  /^data\/(?:archive\/|book\.jsonl$|publication\.json$|unread\.json$)/u.test(path);

/** Makes the manifest say that everything is as it should be. */
async function makeManifestAgree(folder: string): Promise<void> {
  await writeManifest(folder);
}

describe("a published site", () => {
  test("comes out the same, byte for byte, from its own data", async () => {
    const found = await recomputed(join(site, "data"));
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, stopped: null, asPublished: true, dataAlone: false, releases: 1 });
    expect(found.figures).toBeGreaterThan(20);
  }, 120_000);

  test("names every file in which a digit is altered, whatever its manifest says", async () => {
    const { files } = await filesOfSite(site);
    const computed = files
      .map(({ path }) => path)
      .filter((path) => !isInput(path) && !path.startsWith("data/manifest"));
    expect(new Set(computed.map((path) => path.split(".").at(-1)))).toEqual(
      new Set(
        ["html", "csv", "json", "jsonl", "parquet", "png", "css", "js", "atom", "txt", "md", "xml", "svg"].filter(
          (ending) => computed.some((path) => path.endsWith(`.${ending}`)),
        ),
      ),
    );
    const found = await altered(async (folder) => {
      for (const path of computed) await alterDigit(folder, path);
      await makeManifestAgree(folder);
    });
    expect(found.ok).toBe(false);
    expect(found.asPublished).toBe(true);
    const named = new Set(found.differences.map(({ file }) => file));
    expect(computed.filter((path) => !named.has(path))).toEqual([]);
    expect(found.differences.filter(({ where }) => where === null)).toEqual([]);
  }, 120_000);

  test("names its manifest when a digit of it is altered", async () => {
    const found = await altered((folder) => alterDigit(folder, "data/manifest.json"));
    expect(found.differences.map(({ file }) => file)).toEqual(["data/manifest.json"]);
    expect(found).toMatchObject({ ok: false, asPublished: false });
  }, 120_000);

  test("names a file of each kind that it is computed from when a digit of it is altered", async () => {
    const inputs = (await filesOfSite(site)).files.map(({ path }) => path).filter(isInput);
    expect(inputs.length).toBeGreaterThan(4);
    const original = inputs.find((path) => path.startsWith("data/archive/"));
    // Each of them: recompute.long.test.ts.
    for (const path of [original ?? "", "data/book.jsonl"]) {
      const found = await altered((folder) => alterDigit(folder, path));
      expect(found.ok, path).toBe(false);
      expect(
        found.differences.map(({ file }) => file),
        path,
      ).toContain(path);
    }
  }, 120_000);

  test("tells in the terms of each file where it was altered", async () => {
    const found = await altered(async (folder) => {
      const csv = join(folder, "data/figures.csv");
      await writeFile(csv, (await readFile(csv, "utf8")).replace(/,exact,540,/u, ",exact,541,"));
      const json = join(folder, "data/figures.json");
      await writeFile(json, (await readFile(json, "utf8")).replace('"count":540', '"count":541'));
      const page = join(folder, "index.html");
      await writeFile(page, (await readFile(page, "utf8")).replace(/<title>[^<]/u, "<title>Q"));
    });
    const at = (file: string) => found.differences.find((one) => one.file === file);
    expect(at("data/figures.csv")).toMatchObject({ found: '"541"', wanted: '"540"' });
    expect(at("data/figures.csv")?.where).toMatch(/^row \d+ \(flag-cse\/.*total\), column count$/u);
    expect(at("data/figures.json")?.where).toMatch(/ › count$/u);
    expect(at("index.html")?.where).toMatch(/^word \d+$/u);
    expect(at("index.html")?.found).toContain("Q");
    expect(found.differences.length).toBe(3);
  }, 120_000);

  test("names files that came in, that are gone, and links, which are not followed", async () => {
    const found = await altered(async (folder) => {
      await writeFile(join(folder, "notes.html"), "1");
      await rename(join(folder, "data/balances.csv"), join(folder, "data/archive/..balances"));
      await rm(join(folder, "robots.txt"));
      await symlink("/etc/passwd", join(folder, "robots.txt"));
      await mkdir(join(folder, ".git"));
      await writeFile(join(folder, ".git/config"), "the host's own");
    });
    expect(found.differences.map(({ file, kind }) => [file, kind])).toEqual([
      ["data/archive/..balances", "extra"],
      ["data/balances.csv", "missing"],
      ["notes.html", "extra"],
      ["robots.txt", "extra"],
    ]);
  }, 120_000);

  test("is not computed from data that lie behind a link", async () => {
    const found = await altered(async (folder) => {
      await rm(join(folder, "data"), { recursive: true });
      await symlink(join(site, "data"), join(folder, "data"));
    });
    expect(found).toMatchObject({ ok: false, figures: 0, stopped: "Its data lie behind a link." });
    expect(found.differences).toContainEqual(expect.objectContaining({ file: "data", found: "a link" }));
  }, 120_000);

  test("is checked by its data alone where the pages are not there", async () => {
    const found = await altered(async (folder) => {
      for (const name of await readdir(folder)) if (name !== "data") await rm(join(folder, name), { recursive: true });
      await alterDigit(folder, "data/balances.parquet");
    });
    expect(found.dataAlone).toBe(true);
    expect(found.differences.map(({ file }) => file)).toEqual(["data/balances.parquet"]);
  }, 120_000);

  test("says which originals are needed, and takes them from a folder of them", async () => {
    const folder = await mkdtemp(join(root, "bare-"));
    const archive = join(root, "originals");
    await cp(site, folder, { recursive: true });
    await cp(join(site, "data/archive"), archive, { recursive: true });
    await rm(join(folder, "data/archive"), { recursive: true });
    const without = await recomputed(folder);
    expect(without).toMatchObject({ ok: false, figures: 0 });
    expect(without.needed.map(({ name }) => name)).toContain("cse-published-figures.csv");
    const found = await recomputed(folder, { archive });
    expect(found.figures).toBeGreaterThan(20);
    expect(found.differences.every(({ file, kind }) => file.startsWith("data/archive/") && kind === "missing")).toBe(
      true,
    );
  }, 120_000);

  describe("that says it was made with another program", () => {
    const OTHER = "0".repeat(64);
    let others = "";

    beforeAll(async () => {
      others = join(root, "others");
      const wish = { who: "AB", folder: others, base: null, scopes: ["flag:CSE"], staticFolder: STATIC };
      await withHome(async (tools) => {
        await loadExample(tools, "examples");
        await publishSite(tools, { ...wish, madeBy: { version: "0.0.9", digest: OTHER } });
      });
    }, 120_000);

    const words = (found: Recomputed): string => linesText(recomputedLines(found, 400));

    test("is compared all the same, and where nothing differs is said to be equal", async () => {
      const found = await recomputed(others);
      expect(found.differences).toEqual([]);
      expect(found).toMatchObject({ ok: true, program: { theirs: { version: "0.0.9", digest: OTHER } } });
      expect(found.program.ours.digest).toBe(await programDigest());
      expect(words(found)).toMatch(/Made with another program: Everycase 0\.0\.9 .*Both give the same\./u);
    }, 120_000);

    test("names what differs, and says that it can come from that", async () => {
      const page = join(others, "index.html");
      await writeFile(page, (await readFile(page, "utf8")).replace(/<title>[^<]/u, "<title>Q"));
      const found = await recomputed(others);
      expect(found.differences.map(({ file }) => file)).toEqual(["index.html"]);
      expect(words(found)).toMatch(/Made with another program: .*What differs can come from that/u);
    }, 120_000);

    test("is named where its manifest says that it was made with this one", async () => {
      const found = await altered(async (folder) => {
        const path = join(folder, "data/publication.json");
        const text = await readFile(path, "utf8");
        await writeFile(path, text.replace(/"program": "[0-9a-f]{64}"/u, `"program": "${OTHER}"`));
      });
      expect(found.ok).toBe(false);
      expect(found.differences.map(({ file }) => file)).toContain("data/publication.json");
    }, 120_000);
  });

  test("does not hold against another head than the one it ends with", async () => {
    const { head } = JSON.parse(await readFile(join(site, "data/publication.json"), "utf8"));
    expect(head.sequence).toBeGreaterThan(0);
    const found = await recomputed(site, { head: { sequence: head.sequence, digest: "0".repeat(64) } });
    expect(found).toMatchObject({ ok: false, stopped: "Its book does not hold." });
    expect(found.differences.map(({ file }) => file)).toEqual(["data/book.jsonl"]);
  }, 120_000);

  test("that is none is refused", async () => {
    await expect(recomputed(root)).rejects.toThrow(/no published site/u);
  });

  test.each([
    ["a manifest of ten thousand lists in lists", "data/manifest.json", "[".repeat(10_000)],
    [
      "a path that leads out",
      "data/manifest.json",
      '{"manifest":"everycase","version":1,"files":[{"path":"../x","bytes":1,"sha256":"00"}]}',
    ],
    ["a line without end", "data/book.jsonl", `{"a":"${"x".repeat(400_000)}"}`],
    [
      "settings that name no address",
      "data/publication.json",
      '{"everycase":"1","asOf":1,"settings":{"base":"javascript:1","scopes":[]}}',
    ],
    ["unread documents that are none", "data/unread.json", '[{"sha256":1}]'],
  ])(
    "with %s is told, and does no harm",
    async (_, path, text) => {
      const found = await altered((folder) => writeFile(join(folder, path), text));
      expect(found.ok).toBe(false);
      expect(found.differences.map(({ file }) => file)).toContain(path);
    },
    120_000,
  );
});

const UNNAMED = `Crimes with a CSE flag recorded in the financial year
Outcome,2021/22
Charged/Summonsed,16
No suspect identified,169
Total,540
`;
const WORDS = [
  "force=south-yorkshire",
  "unit=crimes",
  "scope=flag:CSE",
  "basis=recorded",
  "flagRule=when the crime is recorded",
];

describe("a site with a correction, a reply and a citation after its first release", () => {
  test("comes out the same, earlier figures included, though a file is read otherwise since", async () => {
    const folder = join(root, "corrected");
    const wish = { folder, base: "https://example.org/figures/", scopes: [], staticFolder: STATIC, who: "AB" };
    await withHome(async (tools, { add }) => {
      await add("kent.csv", returnOf(lines("Kent", { total: 400, charged: 10 })));
      const { sha256 } = await add("reply.csv", UNNAMED);
      await add("letter.txt", "Dear all, nothing to see.");
      await publishSite(tools, wish);
      await saveLayout(tools, { file: sha256, said: WORDS, who: "AB", title: "By year" });
      await publishSite(tools, { ...wish, because: "A reply is read now." });
      await receiveReply(tools, { force: "Kent", who: "CD", words: "=1+1 We count others.", on: "2026-09-02" });
      await noteCitation(tools, {
        force: "Kent",
        who: "The Daily Example",
        where: "page 3",
        on: "2026-09-03",
        as: "AB",
      });
      await publishSite(tools, wish);
    });
    const found = await recomputed(folder);
    expect(found.differences).toEqual([]);
    expect(found).toMatchObject({ ok: true, releases: 2, takenAsSaid: 1, asPublished: true });
    const replies = await readFile(join(folder, "data/replies.csv"), "utf8");
    expect(replies).toContain("'=1+1 We count others.");
    expect(await readFile(join(folder, "data/citations.csv"), "utf8")).toContain("The Daily Example");
    expect(await readFile(join(folder, "data/changes.csv"), "utf8")).toContain("south-yorkshire");
  }, 300_000);
});

test("a folder of originals that is not there is told before anything is worked out", async () => {
  const archive = join(root, "nothing");
  await expect(recomputed(site, { archive })).rejects.toThrow(`There is no folder ${archive}.`);
});
