// A site of 45 forces and ten years: from the book to the folder, with cards, data package and manifest; then how soon a phone sees a page of it.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { cpuUsage, env } from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { addFiles } from "../src/actions/add-files.ts";
import { publishSite, type SiteMade } from "../src/actions/publish-site.ts";
import { openTools } from "../src/actions/tools.ts";
import { territorialForces } from "../src/standard/forces.ts";
import { median, report } from "./report.ts";

const YEARS = Number(env["EVERYCASE_BENCH_YEARS"] ?? 10);
const [MOST_SECONDS, MOST_AGAIN_SECONDS, MOST_LCP_MS] = [60, 5, 1000];
const PAGE = "questions/flag-cse/2019-20/not-stated/compare.html";

/** Made counts that close, other in every force and year. */
function madeReturn(year: number): string {
  const period = `${year}/${String(year + 1).slice(2)}`;
  const lines = territorialForces().flatMap(({ called }, index) => {
    const total = 200 + ((index * 37 + year * 11) % 900);
    const [charged, suspect, victim, open] = [0.04, 0.3, 0.35, 0.1].map(
      (part) => Math.round(total * part) + (index % 5),
    );
    const counts = { total, charged, "no-suspect": suspect, "victim-does-not-support": victim, open };
    return Object.entries(counts).map(([line, value]) => `${called},${period},crimes,flag:CSE,${line},${value}`);
  });
  return ["force,period,unit,scope,line,value", ...lines, ""].join("\n");
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml" };

/** A host as most are: it packs what it sends. */
function host(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    readFile(join(folder, path)).then(
      (bytes) => {
        const type = TYPES[extname(path)] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(bytes));
      },
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Largest contentful paint on a phone with a quarter of this processor and a slow 4G line (150 ms, 1.6 Mbit/s), five times afresh. */
async function paints(folder: string, executablePath: string): Promise<number[]> {
  const { chromium } = await import("playwright-core");
  const server = await host(folder);
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (0.75 * 1024 * 1024) / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${PAGE}`);
    const seen = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: "largest-contentful-paint", buffered: true }))`;
    times.push(Number(await page.evaluate(seen)));
    await context.close();
  }
  await browser.close();
  server.close();
  return times;
}

function lines({ pages, files, bytes, largestPage }: SiteMade, seconds: number, again: number): readonly string[] {
  return [
    `${pages} pages, ${files} files, ${(bytes / 1e6).toFixed(0)} MB, largest page ${(largestPage / 1024).toFixed(0)} KB (at most 100)`,
    `written the first time             ${seconds.toFixed(1)} s (at most ${MOST_SECONDS}), ${(pages / seconds).toFixed(0)} pages/s`,
    `again, with nothing changed        ${again.toFixed(1)} s (at most ${MOST_AGAIN_SECONDS})`,
  ];
}

/** Wall time by act: from the moment that one is told of to the next. */
const spent = new Map<string, number>();
let [current, since] = ["Looking", performance.now()];
function onto(act: string): void {
  const now = performance.now();
  spent.set(current, (spent.get(current) ?? 0) + now - since);
  [current, since] = [act.startsWith("Writing") && act !== "Writing pages" ? "Writing tables" : act, now];
}

function parts(): string {
  const told = [...spent].sort(([, a], [, b]) => b - a).map(([act, ms]) => `${act} ${(ms / 1000).toFixed(1)} s`);
  return told.slice(0, 8).join("; ");
}

const root = await mkdtemp(join(tmpdir(), "everycase-bench-publish-"));
const tools = await openTools({ home: join(root, "home"), progress: ({ act }) => onto(act) });
try {
  for (let year = 2020 - YEARS; year < 2020; year += 1) {
    const path = join(root, `${year}.csv`);
    await writeFile(path, madeReturn(year));
    await addFiles(tools, { paths: [path] });
  }
  const folder = join(root, "site");
  const staticFolder = fileURLToPath(new URL("./static", import.meta.url));
  const wish = { folder, base: "https://example.org/", scopes: [], staticFolder, who: "AB" };
  onto("Making the release");
  spent.clear();
  const before = cpuUsage();
  const start = performance.now();
  const made = await publishSite(tools, wish);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = cpuUsage(before);
  onto("Done");
  const byPart = parts();
  const second = performance.now();
  await publishSite(tools, wish);
  const again = (performance.now() - second) / 1000;
  const phone = env["EVERYCASE_CHROMIUM"];
  const lcp = phone === undefined ? null : median(await paints(folder, phone));
  report(`a site of 45 forces and ${YEARS} years`, [
    ...lines(made, seconds, again),
    `processor time of the first        ${((user + system) / 1e6).toFixed(1)} s`,
    `the first by part                  ${byPart}`,
    lcp === null
      ? "LCP on a slow phone: skipped, EVERYCASE_CHROMIUM names no browser"
      : `LCP on a slow phone                ${lcp.toFixed(0)} ms (at most ${MOST_LCP_MS})`,
  ]);
  const isSlow = seconds > MOST_SECONDS || again > MOST_AGAIN_SECONDS || (lcp ?? 0) > MOST_LCP_MS;
  if (isSlow || made.largestPage > 100 * 1024) process.exitCode = 1;
} finally {
  tools.close();
  await rm(root, { recursive: true, force: true });
}
