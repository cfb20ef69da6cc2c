// The static site as files: every link leads somewhere, every page is light, and the same book gives the same bytes.

import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { publishSite, writeSite } from "../../src/actions/publish-site.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { brokenLinks, filesOf, linksOf, pagesOf } from "./site-crawl.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const MOST_BYTES = 100 * 1024;

describe("a published site", () => {
  const root = mkdtempSync(join(tmpdir(), "everycase-site-"));
  const [first, again, based] = ["first", "again", "based"].map((name) => join(root, name)) as [string, string, string];
  const wish = { scopes: [], staticFolder: STATIC, who: "AB" };
  let tools: Tools;
  beforeAll(async () => {
    tools = await openTools({ home: join(root, "home"), now: () => "2026-11-01T09:00:00.000Z" });
    await addFiles(tools, { paths: [join(EXAMPLES, "cse-published-figures.csv")] });
    await publishSite(tools, { ...wish, folder: first, base: null });
    await publishSite(tools, { ...wish, folder: again, base: null });
    await publishSite(tools, { ...wish, folder: based, base: "https://example.org/figures" });
  }, 120_000);
  afterAll(() => {
    tools.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("every link and every anchor of every page leads somewhere", () => {
    expect(brokenLinks(first)).toEqual([]);
  });

  test("a link that leads nowhere is found by the test itself", async () => {
    const folder = join(root, "broken");
    await mkdir(folder);
    await writeFile(
      join(folder, "a.html"),
      '<a href="b.html">b</a><a href="#there">c</a><p id="here"></p><a href="#here">d</a>',
    );
    expect(brokenLinks(folder)).toEqual(["a.html: b.html", "a.html: #there"]);
  });

  test("every page has one first heading, a policy, a description, and at most 100 KB", () => {
    for (const { path, html, bytes } of pagesOf(first)) {
      expect(`${path} ${html.match(/<h1\b/gu)?.length}`).toBe(`${path} 1`);
      expect(`${path} ${html.includes("Content-Security-Policy")}`).toBe(`${path} true`);
      expect(`${path} ${/<meta name="description" content="[^"]+"/u.test(html)}`).toBe(`${path} true`);
      expect(bytes, path).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  test("nothing of a running app is left: no form, no file to add, no address of a server", () => {
    for (const { path, html } of pagesOf(first)) {
      expect(`${path} ${/<form|<button|type="module"|"Add files"/u.exec(html)?.[0] ?? "none"}`).toBe(`${path} none`);
      expect(linksOf(html).filter((link) => /^(?:\/|~|https?:)/u.test(link))).toEqual([]);
    }
  });

  test("the same book gives the same bytes", () => {
    expect(filesOf(again)).toEqual(filesOf(first));
    for (const path of filesOf(first))
      expect(`${path} ${readFileSync(join(again, path)).equals(readFileSync(join(first, path)))}`).toBe(`${path} true`);
  });

  test("with an address, pages name themselves, their cards and their feeds by it; without one they do not", async () => {
    const home = await readFile(join(based, "index.html"), "utf8");
    expect(home).toContain('<link rel="canonical" href="https://example.org/figures/index.html"/>');
    expect(home).toContain('property="og:image" content="https://example.org/figures/index.card.png"');
    expect(await readFile(join(based, "sitemap.xml"), "utf8")).toContain(
      "<loc>https://example.org/figures/questions.html</loc>",
    );
    expect(await readFile(join(based, "robots.txt"), "utf8")).toContain(
      "Sitemap: https://example.org/figures/sitemap.xml",
    );
    expect(filesOf(first)).not.toContain("sitemap.xml");
    expect(await readFile(join(based, "404.html"), "utf8")).toContain('href="https://example.org/figures/search.html"');
  });

  test("the page for addresses that lead nowhere is styled wherever it is shown, also on another host", async () => {
    const lost = await readFile(join(based, "404.html"), "utf8");
    expect(lost).not.toContain("stylesheet");
    expect(lost).not.toMatch(/<(?:script|img|source)\b/u);
    const rules = /<style>([^<]{200,})<\/style>/u.exec(lost)?.[1] ?? "";
    const digest = createHash("sha256").update(rules).digest("base64");
    expect(lost).toContain(
      `style-src &#39;sha256-${digest}&#39;`.replaceAll("&#39;", lost.includes("&#39;") ? "&#39;" : "'"),
    );
  });

  test("cards are pictures of 1200 by 630", async () => {
    const cards = filesOf(based).filter((path) => path.endsWith(".card.png"));
    expect(cards.length).toBeGreaterThan(4);
    for (const path of cards) {
      const bytes = await readFile(join(based, path));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
  });

  test("a second publish changes no file, and keeps what the owner put there under a dot", async () => {
    await writeFile(join(again, ".nojekyll"), "");
    const before = await stat(join(again, "index.html"));
    const made = await publishSite(tools, { ...wish, folder: again, base: null });
    expect(made.changed).toBe(0);
    expect(made.release?.isNew).toBe(false);
    const after = await stat(join(again, "index.html"));
    expect(after.mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(again)).toContain(".nojekyll");
  });

  test("a folder with something else in it is refused, and left as it is", async () => {
    const folder = join(root, "mine");
    await mkdir(folder);
    await writeFile(join(folder, "thesis.txt"), "mine");
    await expect(writeSite(tools, { ...wish, folder, base: null })).rejects.toMatchObject({ code: "usage" });
    expect(await readdir(folder)).toEqual(["thesis.txt"]);
    expect((await readdir(root)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a book with news is not released for a folder that is refused", async () => {
    const fresh = await openTools({ home: join(root, "fresh"), now: () => "2026-11-01T09:00:00.000Z" });
    await loadExample(fresh, fileURLToPath(new URL("../../examples", import.meta.url)));
    const before = fresh.ledger.head();
    const refused = publishSite(fresh, { ...wish, folder: join(root, "mine"), base: null });
    await expect(refused).rejects.toMatchObject({ code: "usage" });
    expect(fresh.ledger.head()).toEqual(before);
    fresh.close();
  });

  test("a scope that nobody published, and an address that is none, are refused", async () => {
    const folder = join(root, "none");
    const none = publishSite(tools, { ...wish, folder, base: null, scopes: ["flag:CSA"] });
    await expect(none).rejects.toMatchObject({ code: "notFound" });
    const address = publishSite(tools, { ...wish, folder, base: "example.org" });
    await expect(address).rejects.toMatchObject({ code: "usage" });
  });
});
