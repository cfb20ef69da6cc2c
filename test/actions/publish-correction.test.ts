// What becomes of a published figure: a reply stands beside it, a correction takes its place, and the earlier figure stays at its address.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishSite } from "../../src/actions/publish-site.ts";
import { receiveReply } from "../../src/actions/reply-release.ts";
import { withHome } from "./home.ts";
import { brokenLinks, pagesOf } from "./site-crawl.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const PAGE = "questions/flag-cse/2019-20/not-stated/kent.html";

function returnOf(charged: number): string {
  const lines = ["total,400", `charged,${charged}`, "no-suspect,200"];
  return [
    "force,period,unit,scope,line,value",
    ...lines.map((line) => `Kent,2019/20,crimes,flag:CSE,${line}`),
    "",
  ].join("\n");
}

describe("after a correction and a reply", () => {
  const root = mkdtempSync(join(tmpdir(), "everycase-corrected-"));
  const site = join(root, "site");
  const wish = { folder: site, base: "https://example.org/", scopes: [], staticFolder: STATIC };
  const page = (path: string): string => readFileSync(join(site, path), "utf8");
  let before = "";
  beforeAll(async () => {
    await withHome(async (tools, home) => {
      await home.add("kent.csv", returnOf(10), "2020-06");
      await publishSite(tools, { ...wish, who: "AB" });
      before = page(PAGE);
      await receiveReply(tools, {
        force: "Kent",
        who: "AB",
        words: "Two more were <charged> later.",
        reading: ["charged=12"],
      });
      await home.add("kent-corrected.csv", returnOf(16), "2020-12");
      await publishSite(tools, { ...wish, who: "AB", because: "Kent sent a corrected table." });
    });
  }, 120_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("the figure at the front is the corrected one, with the reply beside it", () => {
    expect(before).toMatch(/one in 40/iu);
    expect(page(PAGE)).toMatch(/one in 25/iu);
    expect(page(PAGE)).toContain("Two more were &lt;charged> later.");
    expect(page(PAGE)).toContain("By its reading");
  });

  test("the earlier figure is still at its address, and says that a later one exists", () => {
    const earlier = page(`releases/1/${PAGE}`);
    expect(earlier).toMatch(/one in 40/iu);
    expect(earlier).toContain("A later release exists.");
    expect(earlier).toContain('href="../../../../../../questions/flag-cse/2019-20/not-stated/kent.html"');
    expect(page(`releases/2/${PAGE}`)).toContain("This page stays at this address.");
  });

  test("the correction shows on the figure, at its newest and its earlier address, and beside its passports", () => {
    const passports = PAGE.replace(".html", "-figures.html");
    for (const path of [PAGE, passports, `releases/1/${PAGE}`, `releases/2/${PAGE}`, `releases/1/${passports}`]) {
      const words = page(path).replace(/<[^>]*>/gu, "");
      expect(words, path).toContain("in release 2, in place of release 1. Why: Kent sent a corrected table.");
      expect(words, path).toContain("Charged: 10 before, 16 since");
      expect(words, path).toContain("Rate: 10 of 400, 2.5% (1.4% to 4.5%) before, 16 of 400, 4.0%");
    }
    expect(before).not.toContain("corrected table");
  });

  test("the page of each release leads to its own figures", () => {
    for (const id of ["1", "2"])
      expect(page(`releases/${id}.html`)).toContain(`<a href="${id}/index.html">The figures of this release</a>`);
  });

  test("the feed tells of the release, the correction and the reply", () => {
    for (const feed of ["feed.atom", "feed.json"]) {
      const text = page(feed);
      for (const words of ["published", "corrected", "Kent replied", "Kent sent a corrected table."])
        expect(`${feed} ${words} ${text.includes(words)}`).toBe(`${feed} ${words} true`);
    }
    expect(page("feed.atom")).not.toContain("<charged>");
  });

  test("the history of each release tells what changed, and who replied", () => {
    const [first, second] = [page("releases/1.html"), page("releases/2.html")];
    expect(first).toContain("Two more were");
    expect(first).toContain("Its place has been taken by");
    expect(second).toContain("Kent sent a corrected table.");
    expect(second).toContain("What changed since release 1");
  });

  test("every link of every release leads somewhere, and no page is heavy", () => {
    expect(brokenLinks(site).filter((link) => !link.includes(": https://example.org/"))).toEqual([]);
    for (const { path, bytes } of pagesOf(site)) expect(bytes, path).toBeLessThanOrEqual(100 * 1024);
  });
});

describe("figures of several cells, after a correction", () => {
  const FIGURES = "questions/flag-cse/2019-20/not-stated/kent-figures";
  const of = (...counts: readonly string[]): string =>
    ["force,period,unit,scope,line,value", ...counts.map((one) => `Kent,2019/20,crimes,flag:CSE,${one}`), ""].join(
      "\n",
    );
  const root = mkdtempSync(join(tmpdir(), "everycase-cells-"));
  const site = join(root, "site");
  const wish = { folder: site, base: null, scopes: [], staticFolder: STATIC };
  const page = (path: string): string => readFileSync(join(site, path), "utf8");
  let before = "";
  beforeAll(async () => {
    await withHome(async (tools, home) => {
      await home.add("kent.csv", of("total,400", "charged,7", "no-suspect,200"), "2020-06");
      await publishSite(tools, { ...wish, who: "AB" });
      before = page(`releases/1/${FIGURES}.html`);
      await home.add("kent-later.csv", of("total,410", "charged,8", "no-suspect,200"), "2020-12");
      await publishSite(tools, { ...wish, who: "AB", because: "Kent sent a later table." });
    });
  }, 120_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("the earlier release still names every cell, with its value, as it did when it was the newest", () => {
    const cells = "3 cells: F2 = 400; F3 = 7; F4 = 200";
    expect(before).toContain(cells);
    const earlier = page(`releases/1/${FIGURES}.html`);
    expect(earlier).toContain(cells);
    expect(earlier).not.toContain("the first");
    expect(page(`${FIGURES}.html`)).toContain("3 cells: F2 = 410; F3 = 8; F4 = 200");
  });

  test("and as JSON beside the page, by role and address", () => {
    expect(page(`releases/1/${FIGURES}.html`)).toContain('href="kent-figures.json"');
    const figures = JSON.parse(page(`releases/1/${FIGURES}.json`)) as readonly {
      readonly figure: string;
      readonly files: readonly { readonly cells: unknown }[];
    }[];
    expect(figures.find(({ figure }) => figure === "charged")?.files[0]?.cells).toEqual({
      numerator: { F3: 7 },
      denominator: { F2: 400 },
    });
    expect(existsSync(join(site, `${FIGURES}.json`))).toBe(false);
    expect(brokenLinks(site)).toEqual([]);
  });
});
