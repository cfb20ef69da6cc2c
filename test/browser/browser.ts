// Opens the real server over the worked example (and a whole year where the shared folder is there) in Chromium.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import { openTools } from "../../src/actions/tools.ts";
import { startServer } from "../../src/server/start-server.ts";
import { shared } from "../shared.ts";

/** Where Chromium is; `undefined` where there is none, and browser tests are skipped. */
export const CHROMIUM = process.env["EVERYCASE_CHROMIUM"] || undefined;

export const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What a browser test works with, filled before its tests run. */
export interface Open {
  browser: Browser;
  url: string;
}

/** Starts server and browser for a test file, and closes both after it. */
export function openBrowser(): Open {
  // Filled by beforeAll, before any test of the file reads it.
  const open = {} as Open;
  const home = mkdtempSync(join(tmpdir(), "everycase-browser-"));
  const closing: (() => Promise<void> | void)[] = [];
  beforeAll(async () => {
    const tools = await openTools({ home });
    await loadExample(tools, fileURLToPath(new URL("../../examples", import.meta.url)));
    const year = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");
    if (year !== null) await addFiles(tools, { paths: [year], edition: "2019-12" });
    const server = await startServer({
      tools,
      port: 0,
      host: "127.0.0.1",
      staticFolder: fileURLToPath(new URL("../../dist/static", import.meta.url)),
    });
    closing.push(
      () => server.close(),
      () => tools.close(),
    );
    open.url = server.url;
    if (CHROMIUM !== undefined) {
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
      open.browser = browser;
      closing.unshift(() => browser.close());
    }
  }, 60_000);
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(home, { recursive: true, force: true });
  });
  return open;
}
