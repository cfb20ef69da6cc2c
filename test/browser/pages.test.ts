// Every page as a person meets it: no axe violation at 1280 and 390 px in light and dark, no sideways scroll, readable with scripts off.
import { describe, expect, test } from "vitest";
import { CHROMIUM, openBrowser } from "./browser.ts";
import { looksRight, viewsAt } from "./views.ts";

const PAGES = [
  "/",
  "/compare?scope=child-titled&period=2018/19&basis=closed&denominator=less-transferred&order=open",
  "/compare?scope=flag:CSE",
  "/compare?scope=code:71&period=1999/00",
  "/force/south-yorkshire?scope=flag:CSE",
  "/force/kent?scope=child-titled&period=2018/19&basis=recorded",
  "/forces",
  "/measures",
  "/measures/funnel/about",
  "/measures/funnel?scope=sexual-offences&period=2018/19&basis=recorded&force=south-yorkshire",
  "/measures/charge-rate?scope=child-titled&period=2018/19&basis=recorded&force=kent",
  "/measures/rank-certainty?scope=sexual-offences&period=2018/19&basis=recorded",
  "/measures/standardised?scope=sexual-offences&period=2018/19&basis=recorded",
  "/measures/trend?scope=sexual-offences",
  "/measures/bounds?scope=sexual-offences&period=2018/19&basis=recorded",
  "/measures/share",
  "/measures/funnel?scope=flag:CSE",
  "/passport?figure=charged&force=south-yorkshire&scope=flag:CSE",
  "/passport?figure=rate&force=kent&scope=child-titled&period=2018/19&basis=recorded",
  "/passport?figure=not-accounted-for&force=south-yorkshire&scope=flag:CSE",
  "/sources",
  "/problems",
  "/police-uk",
  "/cases",
  "/add",
  "/enter?force=Kent&kept=e2&state=waiting",
  "/entered",
  "/about",
  "/nowhere",
] as const;

describe.skipIf(CHROMIUM === undefined)("in Chromium", () => {
  const open = openBrowser();

  for (const [place, path] of PAGES.entries()) {
    for (const [width, colorScheme] of viewsAt(place)) {
      test(`${path} at ${width} px, ${colorScheme}: axe finds nothing, nothing scrolls sideways`, async () => {
        const context = await open.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(open.url + path);
        await looksRight(page);
        await context.close();
      });
    }
  }

  for (const path of PAGES) {
    test(`${path}: nothing scrolls sideways at any width, asks another host or breaks the content policy`, async () => {
      const page = await open.browser.newPage();
      const [foreign, complaints]: [string[], string[]] = [[], []];
      page.on("request", (request) => {
        if (!request.url().startsWith(open.url) && !request.url().startsWith("data:")) foreign.push(request.url());
      });
      page.on("console", (message) => {
        if (message.type() === "error" && !/\b40[49]\b/u.test(message.text())) complaints.push(message.text());
      });
      await page.goto(open.url + path);
      for (const width of [1280, 1024, 920, 768, 600, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(
          "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)",
        );
        expect(`${width} px: ${String(over)}`).toBe(`${width} px: 0`);
      }
      expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
      await page.close();
    });
  }

  test("with scripts off, the filter, the tables and the way to a cell work", async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(open.url);
    await expectText(page.locator("h1").textContent(), "one in 20 had led to a charge (one in 19 to one in 21)");
    await page.selectOption("select[name=basis]", "closed");
    await page.click("form button[type=submit]");
    expect(new URL(page.url()).searchParams.get("basis")).toBe("closed");
    await expectText(page.locator("h1").textContent(), "one in 12");
    await page.click("table a:has-text('Kent')");
    await expectText(page.locator("h1").textContent(), "outcomes");
    await page.locator("main a.fig").first().click();
    await expectText(page.locator("main").textContent(), "SHA-256");
    await context.close();
  });

  test("with scripts off, a measure is chosen, asked of one force, and its working and statements are read by keyboard", async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${open.url}/measures`);
    await page.click("a[aria-label='Ask: Charge rate']");
    await page.selectOption("select[name=scope]", "sexual-offences");
    await page.selectOption("select[name=force]", "south-yorkshire");
    await page.click("form button[type=submit]");
    await expectText(page.locator("h1").textContent(), "South Yorkshire");
    expect(new URL(page.url()).searchParams.get("force")).toBe("south-yorkshire");
    await page.locator("#working summary").focus();
    await page.keyboard.press("Enter");
    await expectText(page.locator("#working details[open] pre").first().textContent(), "SELECT");
    await page.click(".views a:has-text('Size and rate')");
    await expectText(page.locator("h1").textContent(), "South Yorkshire");
    await context.close();
  });

  test("the first thing a keyboard meets is the way to the content, and every control can be reached", async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(open.url);
    await page.keyboard.press("Tab");
    await expectText(page.evaluate("document.activeElement.textContent"), "Skip to main content");
    await page.keyboard.press("Enter");
    const names: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      names.push(
        String(await page.evaluate("document.activeElement.getAttribute('name') ?? document.activeElement.tagName")),
      );
    }
    for (const name of ["scope", "period", "basis", "denominator"]) expect(names).toContain(name);
    await page.close();
  });

  test("with scripts off, a file is added through the plain form", async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${open.url}/add`);
    const csv = "force,period,unit,scope,line,value\nKent,2019/20,crimes,flag:CSE,total,30\n";
    await page.setInputFiles("input[type=file]", { name: "plain.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.locator("form button[type=submit]").click();
    await expectText(page.locator("main").textContent(), "plain.csv");
    await expectText(page.locator("h1").textContent(), "1 file");
    await context.close();
  });

  test("a file chosen on the add page is read and reported", async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${open.url}/add`);
    const csv =
      "force,period,unit,scope,line,value\nKent,2020/21,crimes,flag:CSE,total,40\nKentt,2020/21,crimes,flag:CSE,total,4\n";
    await page.setInputFiles("input[type=file]", { name: "reply.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.locator("form button[type=submit]").click();
    await page.waitForSelector("text=reply.csv");
    await expectText(page.locator("main").textContent(), "Kentt");
    await page.close();
  });
});

async function expectText(found: Promise<unknown>, wanted: string): Promise<void> {
  expect(String(await found).replace(/\s+/gu, " ")).toContain(wanted);
}
