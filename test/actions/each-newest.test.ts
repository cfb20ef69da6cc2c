// The site's table of each force's newest figures: what the app's page shows, frozen in the release, told in the data package, recomputed.
import { readFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { releaseHistories } from "../../src/actions/_release-book.ts";
import { listCitations, noteCitation } from "../../src/actions/cite-figure.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { writeManifest } from "../../src/actions/site-manifest.ts";
import { approveRelease, publishRelease } from "../../src/actions/step-release.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import type { Tools } from "../../src/actions/tools.ts";
import type { Comparison } from "../../src/measures/result.ts";
import { snapshotFrom, snapshotText } from "../../src/releases/snapshot.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { correctionWords } from "../../src/web/release-words.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { type Home, withHome } from "./home.ts";
import { recomputed } from "./recomputed.ts";
import { brokenLinks } from "./site-crawl.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const TABLE = "questions/flag-cse/newest/compare";

/** Two forces whose newest figures are alike, one a year behind, one on the closed basis, one without a rule; another scope of one year. */
async function addMixed({ add }: Home): Promise<void> {
  await add(
    "mixed.csv",
    returnOf(
      lines("Kent", { total: 400, charged: 10 }, { period: "2022/23" }),
      lines("Kent", { total: 410, charged: 14, open: 30 }),
      lines("Essex", { total: 300, charged: 20, open: 20 }),
      lines("Surrey", { total: 200, charged: 8 }, { period: "2022/23" }),
      lines("Dorset", { total: 90, charged: "<5" }, { period: "2021/22", basis: "closed" }),
      lines("Norfolk", { total: 70, charged: 3 }, { rule: "", basis: "not stated" }),
      lines("Kent", { total: 50, charged: 5 }, { scope: "flag:CSA" }),
      lines("Essex", { total: 60, charged: 6 }, { scope: "flag:CSA" }),
    ),
  );
}

/** The rows of a table of the package, by the names of its columns. */
async function rowsOf(folder: string, table: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [head = [], ...rows] = parseCsv(await readFile(join(folder, "data", `${table}.csv`), "utf8"), ",");
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "everycase-newest-"));
});
afterAll(async () => await rm(root, { recursive: true, force: true }));

describe("a site of forces that differ in period and basis", () => {
  let site = "";
  let app: Comparison;
  const page = (path: string): string => readFileSync(join(site, path), "utf8");
  beforeAll(async () => {
    site = join(root, "site");
    await withHome(async (tools, home) => {
      await addMixed(home);
      await publishSite(tools, {
        who: "AB",
        folder: site,
        base: "https://example.org/",
        scopes: [],
        staticFolder: STATIC,
      });
      app = await compareForces(tools, { scope: "flag:CSE" });
    });
  }, 120_000);

  test("has the very comparison that the app gives without a period", () => {
    expect(JSON.parse(page(`${TABLE}.json`))).toEqual(JSON.parse(JSON.stringify(app)));
    expect(app.forces.map(({ called, period, basis }) => [called, period, basis])).toEqual([
      ["Dorset", "2021/22", "closed"],
      ["Essex", "2023/24", "recorded"],
      ["Kent", "2023/24", "recorded"],
      ["Norfolk", "2023/24", "not stated"],
      ["Surrey", "2022/23", "recorded"],
    ]);
    expect(page(`${TABLE}.html`)).toContain("each force's newest");
    for (const counts of ["14", "410", "8 of 200", "3 of 70"]) expect(page(`${TABLE}.html`)).toContain(counts);
  });

  test("says of each force what its own question says, and leads there", () => {
    for (const row of app.forces) {
      const folder = { "2021/22": "2021-22/closed", "2022/23": "2022-23/recorded", "2023/24": "2023-24/recorded" };
      const own = row.force === "norfolk" ? "2023-24/not-stated" : folder[row.period as keyof typeof folder];
      const { forces } = JSON.parse(page(`questions/flag-cse/${own}/compare.json`)) as Comparison;
      const { standing: _, why: __, verdict: ___, reasons: ____, ...said } = row;
      expect(forces.find(({ force }) => force === row.force)).toMatchObject(JSON.parse(JSON.stringify(said)));
      expect(page(`${TABLE}.html`)).toContain(`href="../${own}/${row.force}.html"`);
      expect(page(`${TABLE}.html`)).toContain(`href="../${own}/${row.force}-figures.html#`);
    }
    // What leads to the site's own address is no file.
    expect(brokenLinks(site).filter((link) => !link.includes(": https://example.org/"))).toEqual([]);
  });

  test("puts only like beside like: the figures of all together are those of the forces of one period, basis and rule", () => {
    expect(app.pooled).toMatchObject({ numerator: 34, denominator: 710 });
    const passports = page(`${TABLE}-figures.html`);
    expect(passports).toContain("34 of 710");
    expect(passports).toContain("everycase passport rate --scope flag:CSE --denominator all");
    expect(page(`${TABLE}.html`)).toContain('href="compare-figures.html#rate"');
  });

  test("leads to it from the first page, the questions, the search, the map of the site and each period", () => {
    for (const from of ["index.html", "questions.html", "search.html"])
      expect(page(from)).toContain(`href="${TABLE}.html"`);
    expect(page("questions/flag-cse/2022-23/recorded/compare.html")).toContain('href="../../newest/compare.html"');
    expect(page(`${TABLE}.html`)).toContain('href="../2022-23/recorded/compare.html"');
    expect(page("search-index.js")).toContain('["questions/flag-cse/newest",');
    expect(page("sitemap.xml")).toContain(`<loc>https://example.org/${TABLE}.html</loc>`);
    expect(page("sitemap.xml")).toContain(`<loc>https://example.org/releases/1/${TABLE}.html</loc>`);
  });

  test("has none for a scope whose forces are all of one period and basis", () => {
    expect(page("questions.html")).toContain("flag-csa");
    expect(() => page(TABLE.replace("cse", "csa").concat(".html"))).toThrow(/ENOENT/u);
  });

  test("tells in the package of which period and basis each figure really is", async () => {
    const rows = await rowsOf(site, "newest");
    expect(
      rows
        .filter(({ denominator }) => denominator === "all")
        .map(({ id, figure, period, basis }) => [id, figure, period, basis]),
    ).toContainEqual(["flag-cse/newest/surrey/rate", "flag-cse/2022-23/recorded/surrey/rate", "2022/23", "recorded"]);
    const figures = new Map((await rowsOf(site, "figures")).map((row) => [row["id"], row]));
    for (const row of rows) {
      const own = figures.get(row["figure"]);
      for (const name of [
        "force",
        "period",
        "basis",
        "denominator",
        "state",
        "count",
        "from",
        "to",
        "rate",
        "lower",
        "upper",
      ])
        expect(`${row["id"]} ${name} ${row[name]}`).toBe(`${row["id"]} ${name} ${own?.[name]}`);
    }
    expect(figures.get("flag-cse/newest/all-forces/rate")).toMatchObject({
      period: "2023/24",
      basis: "recorded",
      count: "34",
    });
    const passports = page("data/passports.jsonl").split("\n");
    expect(passports.filter((line) => line.includes('"id":"flag-cse/newest/all-forces/'))).toHaveLength(7);
  });

  test("comes out the same from its own data, and an altered digit of the table is named with its place", async () => {
    expect(await recomputed(site)).toMatchObject({ ok: true, differences: [] });
    const folder = join(root, "altered");
    await cp(site, folder, { recursive: true });
    const alter = async (path: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(folder, path), "utf8");
      expect(text).toContain(from);
      await writeFile(join(folder, path), text.replace(from, to));
    };
    await alter("data/newest.csv", ",exact,14,", ",exact,15,");
    await alter(`${TABLE}.html`, ">410<", ">411<");
    await alter(`releases/1/${TABLE}.csv`, ",410,", ",411,");
    await writeManifest(folder);
    const found = await recomputed(folder);
    expect(found.differences.flatMap(({ file }) => (/manifest/u.test(file) ? [] : [file])).toSorted()).toEqual(
      ["data/newest.csv", `${TABLE}.html`, `releases/1/${TABLE}.csv`].toSorted(),
    );
    expect(found.differences.find(({ file }) => file === "data/newest.csv")).toMatchObject({
      where: expect.stringMatching(/^row \d+ \(flag-cse\/newest\/kent\/rate\), column count$/u),
      found: '"15"',
      wanted: '"14"',
    });
  }, 120_000);
});

/** Publishes a release in the form that snapshots had before each force's newest figures were among them. */
async function publishEarlierForm(tools: Tools): Promise<void> {
  const { id } = await proposeRelease(tools, { who: "AB", title: "Figures" }, await takeSnapshot(tools, 1));
  approveRelease(tools, { release: id, who: "AB" });
  publishRelease(tools, { release: id, who: "AB" });
}

describe("a book with a release from before there was such a table", () => {
  const site = (): string => join(root, "later");
  const page = (path: string): string => readFileSync(join(site(), path), "utf8");
  beforeAll(async () => {
    await withHome(async (tools, home) => {
      await addMixed(home);
      await publishEarlierForm(tools);
      const wish = { who: "AB", folder: site(), base: null, scopes: [], staticFolder: STATIC };
      await publishSite(tools, wish);
      const cite = { who: "The Daily Example", where: "page 3", on: "2026-09-02", about: "rate", period: "newest" };
      await noteCitation(tools, { ...cite, scope: "flag:CSE" });
      const kent = await noteCitation(tools, { ...cite, scope: "flag:CSE", force: "Kent" });
      expect(kent.figure).toMatchObject({ force: "kent", period: "2023/24", basis: "recorded" });
      await home.add("later.csv", returnOf(lines("Essex", { total: 310, charged: 25 }, { period: "2024/25" })));
      await publishSite(tools, wish);
      const [first, second, third] = await releaseHistories(tools);
      // The table is new, and no figure of a period is: nothing was corrected.
      expect(second === undefined ? "" : correctionWords(second)).toMatch(
        /^It adds to release 1: no figure changed\./u,
      );
      expect(first?.changes).toEqual([]);
      expect(third === undefined ? "" : correctionWords(third)).toMatch(/^It adds to release 2: \d+ were added\./u);
      const moved = third?.changes.find(
        ({ figure }) => figure.period === "each force's newest" && figure.force === "essex",
      );
      expect(moved?.before).toMatch(/^20 of 300, 6\.7% .*; 2023\/24, recorded basis$/u);
      expect(moved?.after).toMatch(/^25 of 310, 8\.1% .*; 2024\/25, recorded basis$/u);
      const [together, own] = await listCitations(tools);
      expect(together?.because).toBe("3");
      expect(own?.because).toBeNull();
    });
  }, 120_000);

  test("keeps the earlier release as it was, and shows the table in the later ones", () => {
    expect(() => page(`releases/1/${TABLE}.html`)).toThrow(/ENOENT/u);
    expect(page(`releases/2/${TABLE}.html`)).toContain("20");
    expect(page(`${TABLE}.html`)).toContain('href="../2024-25/recorded/essex.html"');
    expect(page("releases/3.html")).toContain("each force's newest");
    expect(brokenLinks(site())).toEqual([]);
  });

  test("comes out the same, the release of the earlier form among them", async () => {
    expect(await recomputed(site())).toMatchObject({ ok: true, differences: [], releases: 3 });
  }, 120_000);
});

test("a snapshot is read back in the form that it was written in", async () => {
  await withHome(async (tools, home) => {
    await addMixed(home);
    for (const version of [1, 2] as const) {
      const text = snapshotText(await takeSnapshot(tools, version));
      expect(snapshotFrom(text).version).toBe(version);
      expect(snapshotText(snapshotFrom(text))).toBe(text);
      expect(text.includes('"kind":"newest"')).toBe(version === 2);
    }
  });
});
