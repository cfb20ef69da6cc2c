// The page of revisions as a person meets it: axe finds nothing, nothing scrolls sideways, and the form works with scripts off.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { openTools } from "../../src/actions/tools.ts";
import { type RunningServer, startServer } from "../../src/server/start-server.ts";
import { officialCsv } from "../sources/official.ts";
import { CHROMIUM } from "./browser.ts";
import { looksRight, viewsAt } from "./views.ts";

const ASKED = "/revisions?scope=code:19D&period=2018/19&basis=recorded";
const PAGES = [ASKED, `${ASKED}&force=kent&by=quarter&show=all`, `${ASKED}&as-known-on=2021-01-01`] as const;

function table(charged: number, open: number): string {
  return officialCsv(
    ["Kent", "Essex", "Devon & Cornwall", "British Transport Police"].flatMap((force, index) => [
      { force, outcome: 1, recorded: charged * (index + 1), closed: 30 },
      { force, outcome: 0, recorded: open },
      { force, outcome: 18, recorded: 1000, closed: 500 },
    ]),
  );
}

describe.skipIf(CHROMIUM === undefined)("revisions in Chromium", () => {
  const home = mkdtempSync(join(tmpdir(), "everycase-revisions-"));
  let browser: Browser;
  let server: RunningServer;
  const closing: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    const tools = await openTools({ home: join(home, "book") });
    for (const [name, text] of [
      ["tables-240120.csv", table(20, 300)],
      ["tables-230726.csv", table(90, 10)],
    ] as const) {
      writeFileSync(join(home, name), text);
      await addFiles(tools, { paths: [join(home, name)] });
    }
    const staticFolder = fileURLToPath(new URL("../../src/web/static", import.meta.url));
    server = await startServer({ tools, port: 0, host: "127.0.0.1", staticFolder });
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? "",
      args: ["--headless", "--no-sandbox", "--disable-gpu"],
    });
    closing.push(
      () => browser.close(),
      () => server.close(),
      () => tools.close(),
    );
  }, 60_000);

  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(home, { recursive: true, force: true });
  });

  for (const [place, path] of PAGES.entries()) {
    for (const [width, colorScheme] of viewsAt(place)) {
      test(`${path} at ${width} px, ${colorScheme}: axe finds nothing, nothing scrolls sideways`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(server.url + path);
        await looksRight(page);
        await context.close();
      });
    }
  }

  test("nothing scrolls sideways at 320 px", async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    for (const path of PAGES) {
      await page.goto(server.url + path);
      const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(`${path} ${String(wide)}`).toBe(`${path} 0`);
    }
    await page.close();
  });

  test("with scripts off, the day in the form, a force in the table and the way back work", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.url + ASKED);
    expect(await page.locator("h1").textContent()).toContain("rose from 200 to 900 in 4 forces");
    await page.click("table a:has-text('Kent')");
    expect(await page.locator("h1").textContent()).toContain("rose from 20 to 90 in Kent");
    await page.fill("input[name='as-known-on']", "2021-01-01");
    await page.click("form button[type=submit]");
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("force"), searchParams.get("as-known-on")]).toEqual(["kent", "2021-01-01"]);
    expect(await page.locator("main").textContent()).toContain("One edition is known");
    await page.click("text=See them with what is known now");
    expect(await page.locator("h1").textContent()).toContain("rose from 200 to 900");
    await context.close();
  });
});
