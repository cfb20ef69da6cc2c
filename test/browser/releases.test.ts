// The pages about releases as a person meets them: with every state, empty, wide and narrow, light and dark, without script.
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer } from "../../src/server/start-server.ts";
import { openBook } from "../server/book.ts";
import { releasedBook } from "../server/released-book.ts";
import { CHROMIUM } from "./browser.ts";
import { looksRight, viewsAt } from "./views.ts";

const LAUNCH = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

describe.skipIf(CHROMIUM === undefined)("releases in Chromium", () => {
  const closing: (() => Promise<void>)[] = [];
  let browser: Browser;
  const urls: Record<"released" | "none", string> = { released: "", none: "" };

  beforeAll(async () => {
    for (const name of ["released", "none"] as const) {
      const book = name === "none" ? await openBook() : await releasedBook();
      const server = await startServer({ tools: book.tools, port: 0, host: "127.0.0.1" });
      urls[name] = server.url;
      closing.push(
        () => server.close(),
        () => book.close(),
      );
    }
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: LAUNCH });
    closing.unshift(() => browser.close());
  }, 120_000);
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const pages = [
    ["released", "/releases"],
    ["released", "/releases/1"],
    ["released", "/releases/2"],
    ["released", "/releases/3"],
    ["released", "/force/south-yorkshire?scope=flag:CSE&period=2023/24&basis=recorded"],
    ["none", "/releases"],
  ] as const;
  for (const [place, [which, path]] of pages.entries()) {
    for (const [width, colorScheme] of viewsAt(place)) {
      test(`${path} (${which}) at ${width} px, ${colorScheme}: axe finds nothing, nothing scrolls sideways`, {
        timeout: 60_000,
      }, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(urls[which] + path);
        await looksRight(page);
        expect(await page.locator("h1").count()).toBe(1);
        const shots = process.env["EVERYCASE_SHOTS"];
        if (shots !== undefined) {
          const name = `${which}-${path.replace(/\W+/gu, "-").slice(1, 30)}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
        }
        await context.close();
      });
    }
  }

  test("without script every link of the pages leads somewhere", { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${urls.released}/releases/2`);
    const hrefs = await page.locator("main a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(hrefs.length).toBeGreaterThan(3);
    for (const href of new Set(hrefs)) {
      const answer = await page.request.get(new URL(href ?? "", `${urls.released}/releases/2`).href);
      expect(`${href} ${answer.status()}`).toBe(`${href} 200`);
    }
    await context.close();
  });
});
