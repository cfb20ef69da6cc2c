// A kill at the door: whatever the moment, no reference is left in the book, and what was acknowledged is whole.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseQuality } from "../../src/actions/case-quality.ts";
import { openTools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { filesWith } from "./extracts.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROWS = 2000;
const script = join(ROOT, `node_modules/.cache/everycase-test/caser-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-"));
const [home, inbox] = [join(folder, "home"), join(folder, "inbox")];

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/caser.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
  mkdirSync(inbox);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Starts the adder, kills it so many milliseconds after it began an extract, and gives the hashes it acknowledged. */
async function runAndKill(afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, home, inbox, String(ROWS)], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  let begun = 0;
  child.stdout.on("data", (data) => {
    text += String(data);
    const begins = text.match(/begin/gu)?.length ?? 0;
    // The second extract: by then everything is warm, and the kill falls at the door.
    if (begins >= 2 && begun < 2) setTimeout(() => child.kill("SIGKILL"), afterMs);
    begun = begins;
  });
  await new Promise((resolve) => child.on("close", resolve));
  return text.split("\n").filter((line) => /^[0-9a-f]{64}$/u.test(line));
}

test("kills at any moment leave no reference in the book after the next start, and lose nothing that was acknowledged", {
  timeout: 120_000,
}, async () => {
  const acknowledged: string[] = [];
  let leftAtTheDoor = 0;
  for (const afterMs of [5, 25, 50, 75, 100, 140]) {
    acknowledged.push(...(await runAndKill(afterMs)));
    leftAtTheDoor += readdirSync(join(home, "door")).length;
    const tools = await openTools({ home });
    expect(readdirSync(join(home, "door"))).toEqual([]);
    expect(filesWith(home, ["46/ZQX"])).toEqual([]);
    tools.close();
  }
  // The test has seen what it guards against.
  expect(leftAtTheDoor).toBeGreaterThan(0);
  const tools = await openTools({ home });
  const verified = await verifyBook(tools);
  expect(verified.ok).toBe(true);
  const extracts = await caseQuality(tools);
  expect(extracts.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(acknowledged));
  for (const { rows } of extracts) expect(rows).toBe(ROWS);
  tools.close();
});
