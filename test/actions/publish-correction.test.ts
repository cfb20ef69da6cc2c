// What becomes of a published figure: a reply stands beside it, a correction takes its place, and the earlier figure stays at its address.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
