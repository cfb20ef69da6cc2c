// The static site as a reader meets it: from a folder and from a host, wide and narrow, with and without scripts.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { bare, count, isExact } from "../../src/web/words.ts";
import { brokenLinks, pagesOf } from "../actions/site-crawl.ts";
import { shared } from "../shared.ts";
import { CHROMIUM, QUIET } from "./browser.ts";
import { viewsAt, violationsOf } from "./views.ts";

const YEAR = "questions/child-titled/2018-19/recorded";
/** Pages of every kind; `npm run test:long` looks at those too that are made like one of them. */
const PAGES = [
  "index.html",
  "forces.html",
  `${YEAR}/compare.html`,
  `${YEAR}/kent.html`,
  `${YEAR}/kent-figures.html`,
  "questions/flag-cse/newest/compare.html",
  "measures.html",
  "releases/1.html",
  "about.html",
  "search.html",
  "404.html",
  ...(process.env["EVERYCASE_LONG"] === "1"
    ? [
        "questions.html",
        "forces/kent.html",
        `${YEAR}/compare-concluded-only.html`,
        `${YEAR}/compare-figures.html`,
        `${YEAR}/measure-funnel.html`,
        `releases/1/${YEAR}/kent.html`,
        "measures/funnel.html",
        "sources.html",
        "problems.html",
        "releases.html",
      ]
    : []),
];

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    try {
      const bytes = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

describe.skipIf(CHROMIUM === undefined)("the static site in Chromium", () => {
  const root = mkdtempSync(join(tmpdir(), "everycase-site-browser-"));
  const site = join(root, "site");
  const at: { file: string; host: string } = { file: "", host: "" };
  let [browser, server, tools] = [null, null, null] as unknown as [Browser, Server, Tools];
  beforeAll(async () => {
    tools = await openTools({ home: join(root, "home"), now: () => "2026-11-01T09:00:00.000Z" });
    await loadExample(tools, fileURLToPath(new URL("../../examples", import.meta.url)));
    const year = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");
    if (year !== null) await addFiles(tools, { paths: [year], edition: "2019-12" });
    const staticFolder = fileURLToPath(new URL("../../dist/static", import.meta.url));
    const wish = { base: null, scopes: ["child-titled", "flag:CSE"], who: "AB", staticFolder };
    await publishSite(tools, { ...wish, folder: site });
    server = await serve(site);
    at.file = pathToFileURL(site).href;
    at.host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: QUIET });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    tools?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("every link and anchor leads somewhere, and the comparison of all forces is at most 100 KB", () => {
    expect(brokenLinks(site)).toEqual([]);
    for (const { path, bytes } of pagesOf(site)) expect(bytes, path).toBeLessThanOrEqual(100 * 1024);
  });

  // The page is the same from both: the checker looks at it once at each width, in the short run by turns.
  for (const [from, width, colorScheme, checked] of [
    ["file", 1280, "light", true],
    ["file", 390, "dark", false],
    ["host", 1280, "light", false],
    ["host", 390, "dark", true],
  ] as const) {
    const looked = checked ? "axe finds nothing, " : "";
    test(`from a ${from} at ${width} px, ${colorScheme}: ${looked}nothing scrolls sideways, nothing leaves`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const [foreign, complaints]: [string[], string[]] = [[], []];
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(at[from]) && !url.startsWith("data:")) foreign.push(url);
      });
      // What the checker itself asks for is not of the page.
      let checking = false;
      page.on("console", (message) => {
        if (message.type() === "error" && !checking) complaints.push(message.text());
      });
      page.on("requestfailed", (request) => {
        // A picture that was still on its way when the next page was opened is not missing: a missing one is told as 404, or not found.
        if (!checking && request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(request.url());
      });
      for (const [place, path] of PAGES.entries()) {
        await page.goto(`${at[from]}/${path}`);
        checking = true;
        const isTurn = viewsAt(place).some(([turn]) => turn === width);
        const told = checked && isTurn ? await violationsOf(page) : [];
        checking = false;
        expect([path, ...told]).toEqual([path]);
        const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect(`${path} ${Math.max(0, Number(wide))}`).toBe(`${path} 0`);
      }
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 180_000);
  }

  test("without scripts, a reader goes from the first page to a figure and its cells", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${at.file}/index.html`);
    await page.click("main .lead a");
    await page.click("#table a:has-text('Kent')");
    await page.locator("main a.fig").first().click();
    expect(page.url()).toContain("-figures.html#charged");
    expect(await page.locator("#charged").textContent()).toMatch(/[0-9a-f]{64}/u);
    await context.close();
  }, 60_000);

  test("with scripts, the search finds a force and a year, also from a folder", async () => {
    const page = await browser.newPage();
    await page.goto(`${at.file}/search.html`);
    await page.fill("#q", "kent 2018/19");
    const first = page.locator("#results a").first();
    expect(await first.textContent()).toContain("Kent");
    await first.click();
    expect(await page.locator("h1").textContent()).toContain("Kent");
    await page.close();
  }, 60_000);

  test("the numbers are those of the command line", async () => {
    const asked = { scope: "child-titled", period: "2018/19", basis: "recorded" };
    const comparison = await compareForces(tools, asked);
    const page = await browser.newPage();
    await page.goto(`${at.host}/${YEAR}/compare.html`);
    expect((await page.locator("h1").textContent())?.replace(/\s+/gu, " ")).toContain(comparison.sentence);
    const rows = await page.locator("#table tbody tr").allTextContents();
    for (const { called, charged, outOf, rate } of comparison.forces) {
      const row = rows.find((text) => text.startsWith(called));
      if (isExact(charged)) expect(row, called).toContain(count(charged));
      if (isExact(outOf)) expect(row, called).toContain(count(outOf));
      if (rate !== null) expect(row, called).toContain(bare(rate));
    }
    await page.close();
  }, 60_000);
});
