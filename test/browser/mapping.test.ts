// A newcomer and an unknown reply, in Chromium: from the file on the add page to its figure in the comparison, with script, without it, and by keyboard.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CHROMIUM, openBrowser } from "./browser.ts";
import { looksRight, viewsAt } from "./views.ts";

/** A reply that names neither its force nor when the flag is set, with a label nobody knows and a total that is wrong. Each has headings of its own, so that none is read as another was. */
const reply = (extra: string): string => `Crimes with a CSE flag recorded in the financial year: outcomes to date
Outcome,2022/23,2023/24,Comment ${extra.replace(/\W/gu, " ")}
Charged/Summonsed,16,12,
No suspect identified,169,140,
Victim does not support,75,61,
Closed per crime manager,21,30,${extra}
Total,281,250,
Source: crime system as at 3 May 2024,,,
`;

// A page with a table of menus takes axe seconds, on a machine that does other things too many of them.
describe.skipIf(CHROMIUM === undefined)("mapping an unknown reply", { timeout: 180_000 }, () => {
  const open = openBrowser();

  /** Adds a reply through the form and goes to the page that says what its tables mean. */
  async function addAndGo(page: Page, name: string): Promise<void> {
    await page.goto(`${open.url}/add`);
    const buffer = Buffer.from(reply(name));
    await page.setInputFiles("input[type=file]", { name, mimeType: "text/csv", buffer });
    await page.locator("form#add-form button[type=submit]").click();
    await page.getByRole("link", { name: `Say what its tables mean: ${name}` }).click();
    await page.waitForSelector(".map-grid");
  }

  for (const [how, javaScriptEnabled] of [
    ["with script", true],
    ["with scripts off", false],
  ] as const) {
    test(`${how}: from the add page to the comparison in a handful of steps`, async () => {
      const context = await open.browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const force = javaScriptEnabled ? "Kent" : "Dorset";
      await addAndGo(page, `walk-${javaScriptEnabled ? "one" : "two"}.csv`);
      await says(page, "#say", "Say which force these figures are of");
      await page.selectOption("select[name=force]", force.toLowerCase());
      await page.selectOption("#l-0", { label: "Further investigation not in the public interest" });
      await page.locator("#say form button").first().click();
      await says(page, "#say", "Nothing is left to say");
      await says(page, "#effect", `${force}, crimes with the CSE flag, 2023/24`);
      await says(page, "#totals", "do not agree");
      await page.fill("#who", "AB");
      await page.locator("#save button").click();
      await page.waitForURL(/\/sources\//u);
      await says(page, "main", "corrected");
      await page.getByRole("link", { name: "Compare forces" }).first().click();
      await says(page, "main", force);
      await context.close();
    });
  }

  test("every word above a column and beside a row opens with the keyboard, and says it otherwise", async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await addAndGo(page, "keyboard.csv");
    const head = page.locator(".map-grid thead summary").last();
    await head.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.locator(".map-grid thead details[open] select").selectOption({ label: "Nothing that is read" });
    await page.locator(".map-grid thead details[open] button").first().press("Enter");
    await says(page, "#say", "Column D: not read");
    await page.locator("#row-7 summary").press("Enter");
    await page.locator("#row-7 button", { hasText: "note" }).press("Enter");
    await says(page, "#say", "Row 7: note");
    expect(new URL(page.url()).searchParams.getAll("set")).toEqual(["D=ignore", "row:7=note"]);
    await page.getByRole("link", { name: "Take back: Row 7: note" }).click();
    await page.locator("#say", { hasNotText: "Row 7: note" }).waitFor();
    await page.goBack();
    await says(page, "#say", "Row 7: note");
    await page.close();
  });

  test("a menu closes with Escape, and the word it belongs to has the focus again", async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await addAndGo(page, "escape.csv");
    await page.locator("#row-3 summary").click();
    expect(await page.locator("details[open]").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator("details[open]").count()).toBe(0);
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
    await page.close();
  });

  for (const [width, colorScheme] of viewsAt(1)) {
    test(`at ${width} px, ${colorScheme}: axe finds nothing before, in and after the draft, and nothing scrolls sideways`, async () => {
      const context = await open.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await addAndGo(page, `axe-${width}-${colorScheme}.csv`);
      await looksRight(page);
      await page.locator("#row-3 summary").click();
      await looksRight(page);
      await page.goto(`${page.url().split(/[?#]/u)[0]}?set=force%3Dkent&set=flagRule%3DCSE+flag`);
      await looksRight(page);
      await context.close();
    });
  }

  test("nothing scrolls sideways from 320 to 1024 px, and the table scrolls in a region of its own", async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await addAndGo(page, "narrow.csv");
    for (const width of [320, 600, 768, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await sideways(page)]).toEqual([width, 0]);
    }
    await page.close();
  });
});

async function sideways(page: Page): Promise<unknown> {
  return await page.evaluate(
    "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)",
  );
}

/** Waits until a part of the page says these words. */
async function says(page: Page, where: string, words: string): Promise<void> {
  await page.locator(where, { hasText: words }).first().waitFor({ timeout: 30_000 });
}
