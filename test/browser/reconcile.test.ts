// The page of the reconciliation as a person meets it: with differences, with what to add, wide and narrow, light and dark.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { openTools } from "../../src/actions/tools.ts";
import { startServer } from "../../src/server/start-server.ts";
import { territorialForces } from "../../src/standard/forces.ts";
import { type CrimeRow, crimeCsv } from "../sources/crime-tables.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { CHROMIUM } from "./browser.ts";
import { looksRight, viewsAt } from "./views.ts";

const FORCES = territorialForces().filter(({ nation }) => nation === "England" || nation === "Wales");
const OUTCOMES: readonly OfficialRow[] = FORCES.flatMap(({ called: force }, at) => [
  { force, outcome: 0, recorded: 30 + at },
  { force, outcome: 1, recorded: 10 },
  { force, outcome: "1A", recorded: 3 },
]);
const CRIMES: readonly CrimeRow[] = [
  ...FORCES.map(({ called: force, id }, at) => ({
    force,
    count: 40 + at + (id === "kent" ? 3 : 0) - (id === "gwent" ? 12 : 0),
  })),
  { force: "Action Fraud", code: "NFIB1A", group: "Fraud offences", count: 70_000 },
];

const LAUNCH = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const home = mkdtempSync(join(tmpdir(), "everycase-reconcile-"));

describe.skipIf(CHROMIUM === undefined)("the reconciliation in Chromium", () => {
  const closing: (() => Promise<void> | void)[] = [];
  let browser: Browser;
  const urls: Record<"both" | "none", string> = { both: "", none: "" };

  beforeAll(async () => {
    writeFileSync(join(home, "outcomes.csv"), officialCsv(OUTCOMES));
    writeFileSync(join(home, "crimes.csv"), crimeCsv(CRIMES));
    for (const name of ["both", "none"] as const) {
      const tools = await openTools({ home: join(home, name) });
      if (name === "both") await addFiles(tools, { paths: [join(home, "outcomes.csv"), join(home, "crimes.csv")] });
      const server = await startServer({ tools, port: 0, host: "127.0.0.1" });
      urls[name] = server.url;
      closing.push(
        () => server.close(),
        () => tools.close(),
      );
    }
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: LAUNCH });
    closing.unshift(() => browser.close());
  }, 60_000);
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(home, { recursive: true, force: true });
  });

  const pages = [
    ["both", "/reconcile"],
    ["both", "/reconcile?by=code&force=kent"],
    ["both", "/force/kent?scope=rape&period=2018/19&basis=recorded"],
    ["none", "/reconcile"],
  ] as const;
  for (const [place, [which, path]] of pages.entries()) {
    for (const [width, colorScheme] of viewsAt(place)) {
      test(`${path} (${which} tables) at ${width} px, ${colorScheme}: axe finds nothing, nothing scrolls sideways`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(urls[which] + path);
        await looksRight(page);
        const shots = process.env["EVERYCASE_SHOTS"];
        if (shots !== undefined) {
          const name = `${which}-${path.replace(/\W+/gu, "-").slice(1, 30)}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
        }
        await context.close();
      });
    }
  }

  test("works without script: choose a grain, follow a force to the code that differs, and back to all forces", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${urls.both}/reconcile`);
    expect(await page.locator("h1").textContent()).toContain("differ for 2 of 43 forces");
    await page.click("table a:has-text('Kent')");
    expect(await page.locator("tbody tr").allTextContents()).toEqual([expect.stringContaining("19D")]);
    await page.click("a:has-text('All forces')");
    await page.selectOption("select[name=by]", "group");
    await page.click("form button[type=submit]");
    expect(new URL(page.url()).searchParams.get("by")).toBe("group");
    expect(await page.locator("tbody tr").count()).toBe(3);
    await context.close();
  });
});
