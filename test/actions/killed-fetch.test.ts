// Power of a kill: a download stopped at any moment goes on where it was, and what is added is byte for byte what was served.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FILE_ADDED } from "../../src/actions/catalogue.ts";
import { openTools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { xlsxParts, zip } from "../sources/zip.ts";
import { type FetchServer, landingPage, page, startFetchServer } from "./fetch-server.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NAME = "prc-outcomes-open-data-mar2019-tables-230726.xlsx";
const built = join(ROOT, `node_modules/.cache/everycase-test/fetcher-${process.pid}`);
const script = join(built, "fetcher.mjs");
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-fetch-"));
let server: FetchServer;

beforeAll(async () => {
  // With the child that opens spreadsheets beside it, as in the built program.
  const entryPoints = {
    fetcher: join(ROOT, "test/actions/children/fetcher.ts"),
    "sheet-child": join(ROOT, "src/sources/sheet/sheet-child.ts"),
  };
  const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ entryPoints, outdir: built, outExtension: { ".js": ".mjs" }, ...options });
  server = await startFetchServer();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

/** A workbook that no packer makes smaller. */
function noisyWorkbook(bytes: number): Buffer {
  let state = 7;
  const noise = Buffer.from(
    Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
  return zip(
    xlsxParts("<worksheet><sheetData/></worksheet>", [{ name: "docProps/thumbnail.bin", bytes: noise } as never]),
  );
}

/** How many bytes of a download lie on the disk. */
function keptBytes(home: string): number {
  const place = join(home, "fetch");
  try {
    const part = readdirSync(place).find((name) => name.endsWith(".part"));
    return part === undefined ? 0 : statSync(join(place, part)).size;
  } catch {
    return 0;
  }
}

/** Runs the fetcher until it ends, or kills it once it has kept so many bytes: what it has kept, it may not ask for again. */
async function run(home: string, killAt: number | null): Promise<string | null> {
  const child = spawn(process.execPath, [script, home, `${server.url}/landing`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (data) => {
    text += String(data);
  });
  const timer = setInterval(() => {
    if (killAt !== null && keptBytes(home) >= killAt) child.kill("SIGKILL");
  }, 3);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  return /^end (.*)$/mu.exec(text)?.[1] ?? null;
}

test("killed in the middle, again and again, it loses nothing and asks only for the rest", {
  timeout: 120_000,
}, async () => {
  const bytes = noisyWorkbook(1_500_000);
  const home = join(folder, "home");
  const starts: number[] = [];
  server.answers.set("/landing", page(landingPage([[`/media/${NAME}`, "Outcomes open data"]])));
  server.answers.set(`/media/${NAME}`, (request, response) => {
    const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? "")?.[1] ?? 0);
    starts.push(from);
    let sent = from;
    response.writeHead(from === 0 ? 200 : 206, {
      ETag: '"a"',
      "Content-Length": String(bytes.length - from),
      ...(from === 0 ? {} : { "Content-Range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    // A slow line, so that there is a middle to be killed in.
    const timer = setInterval(() => {
      const next = bytes.subarray(sent, sent + 40_000);
      if (next.length === 0 || response.destroyed) {
        clearInterval(timer);
        response.end();
        return;
      }
      response.write(next);
      sent += next.length;
    }, 10);
  });
  const kills = [300_000, 700_000, 1_100_000];
  for (const killAt of kills) expect(await run(home, killAt)).toBeNull();
  expect(await run(home, null)).toBe(`${NAME} kept unread ${sha256(bytes)}`);
  expect(starts).toHaveLength(4);
  expect(starts[0]).toBe(0);
  for (const [index, killAt] of kills.entries()) expect(starts[index + 1]).toBeGreaterThanOrEqual(killAt);
  const tools = await openTools({ home });
  try {
    expect(tools.ledger.entries({ kind: FILE_ADDED }).map(({ subject }) => subject)).toEqual([sha256(bytes)]);
    expect(await verifyBook(tools)).toMatchObject({ ok: true, unclaimed: [] });
  } finally {
    tools.close();
  }
});
