// The claim bench as a person meets it: pasted, without script, by keyboard, in light and dark, on wide and narrow screens.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CHROMIUM, openBrowser } from "./browser.ts";
import { violationsOf } from "./views.ts";

const VIEWS = [
  [1280, "light"],
  [390, "dark"],
] as const;

async function sideways(page: Page): Promise<number> {
  return Number(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
}

describe.skipIf(CHROMIUM === undefined)("in Chromium", () => {
  const open = openBrowser();

  for (const [width, colorScheme] of VIEWS) {
    test(`form and result at ${width} px, ${colorScheme}: axe finds nothing, nothing scrolls sideways`, async () => {
      const context = await open.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${open.url}/check?example=1`);
      expect([await violationsOf(page), await sideways(page)]).toEqual([[], 0]);
      await page.click("form.check button[type=submit]");
      await page.waitForSelector("#claim-1");
      expect([await violationsOf(page), await sideways(page)]).toEqual([[], 0]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sideways(page)).toBe(0);
      await context.close();
    });
  }

  test("with scripts off and by keyboard: the example, its claims, and back to the text", async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${open.url}/check`);
    await page.focus("a[href='/check?example=1']");
    await page.keyboard.press("Enter");
    await page.waitForURL(/example=1/u);
    await page.focus("form.check button[type=submit]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#claim-1");
    expect(await page.locator("h1").textContent()).toMatch(/^\d+ numbers found: /u);
    expect(await page.locator("#balances").textContent()).toContain("110 of 540 (20%) are not accounted for.");
    await page.focus("#at-1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#claim-1$/u);
    await page.focus("#claim-1 h3 a");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#at-1$/u);
    await page.click("#claim-1 table a");
    expect(await page.locator("main").textContent()).toContain("SHA-256");
    await context.close();
  });

  test("with scripts off, a file is checked, and the annotated page stands by itself", async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${open.url}/check`);
    const html = "<!DOCTYPE html><body><nav>99 crimes</nav><p>Of 540 crimes, 16 led to a charge: one in 34.</p></body>";
    const file = { name: "article.html", mimeType: "text/html", buffer: Buffer.from(html) };
    await page.setInputFiles("input[type=file]", file);
    await page.click("form.check button[type=submit]");
    await page.waitForSelector("#claim-1");
    expect(await page.locator("main").textContent()).toContain("Read from article.html.");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button[value=html]")]);
    const path = await download.path();
    expect(download.suggestedFilename()).toBe("claims.html");
    const written = readFileSync(path, "utf8");
    expect(written).not.toMatch(/<script|src=|href="(?!#)/u);
    await context.close();
    const alone = await open.browser.newContext({ viewport: { width: 390, height: 800 } });
    const saved = await alone.newPage();
    const foreign: string[] = [];
    saved.on("request", (request) => foreign.push(request.url()));
    await saved.setContent(written);
    expect([await violationsOf(saved), await sideways(saved), foreign]).toEqual([[], 0, []]);
    await alone.close();
  });
});
