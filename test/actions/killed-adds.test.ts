// Power of a kill: `add` stopped at any moment, again and again, loses nothing that it acknowledged.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FILE_ADDED } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { openTools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { sha256 } from "../../src/ground/digest.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILES = 200;
const script = join(ROOT, `node_modules/.cache/everycase-test/adder-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-"));
const [home, inbox] = [join(folder, "home"), join(folder, "inbox")];

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/adder.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
  mkdirSync(inbox);
  for (let index = 0; index < FILES; index += 1)
    writeFileSync(join(inbox, `reply-${String(index).padStart(3, "0")}.csv`), replyOf(index));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

function replyOf(index: number): string {
  const labels = `Kent,${2000 + (index % 20)},crimes,other: reply ${index},recorded`;
  return `force,period,unit,scope,basis,line,value\n${labels},total,${100 + index}\n${labels},charged,${index % 50}\n`;
}

/** Runs the adder until it ends or is killed after so many acknowledgements and a moment; gives the hashes it acknowledged. */
async function run(killAfter: number | null): Promise<{ acknowledged: string[]; ended: boolean }> {
  const child = spawn(process.execPath, [script, home, inbox], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (data) => {
    text += String(data);
    const lines = text.split("\n").length - 1;
    // A few more milliseconds, another number each time, so that the kill falls anywhere between two files.
    if (killAfter !== null && lines >= killAfter) setTimeout(() => child.kill("SIGKILL"), (killAfter * 7) % 23);
  });
  await new Promise((resolve) => child.on("close", resolve));
  const lines = text.split("\n").slice(0, -1);
  return {
    acknowledged: lines.filter((line) => line !== "end").map((line) => line.slice(0, 64)),
    ended: lines.includes("end"),
  };
}

test("kills at random moments of 200 adds lose no acknowledged file, and the book verifies and rebuilds", {
  timeout: 180_000,
}, async () => {
  const acknowledged = new Set<string>();
  let kills = 0;
  for (let ended = false, step = 5; !ended && kills < 60; step = 5 + ((step * 13 + 7) % 41)) {
    const known = acknowledged.size;
    const result = await run(known + step);
    for (const hash of result.acknowledged) acknowledged.add(hash);
    ended = result.ended;
    if (!ended) kills += 1;
  }
  expect(kills).toBeGreaterThan(3);
  for (const hash of (await run(null)).acknowledged) acknowledged.add(hash);
  const expected = readdirSync(inbox).map((_, index) => sha256(replyOf(index)));
  expect([...acknowledged].sort()).toEqual([...expected].sort());

  const tools = await openTools({ home });
  try {
    expect(
      tools.ledger
        .entries({ kind: FILE_ADDED })
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual([...expected].sort());
    const verified = await verifyBook(tools);
    expect(verified).toMatchObject({ ok: true, unclaimed: [], archive: { checked: FILES, damaged: [], missing: [] } });
    const before = await exportTables(tools, { folder: join(folder, "before"), format: "csv" });
    expect(before.rows).toBe(2 * FILES);
    expect(await rebuildWarehouse(tools)).toEqual({ files: FILES, cells: 2 * FILES });
    await exportTables(tools, { folder: join(folder, "after"), format: "csv" });
    expect(readFileSync(join(folder, "after/cells.csv"), "utf8")).toBe(
      readFileSync(join(folder, "before/cells.csv"), "utf8"),
    );
    const answer = await compareForces(tools, { scope: "other:reply 7", period: "2007", basis: "recorded" });
    expect(answer.forces.map(({ force, total, charged }) => ({ force, total, charged }))).toEqual([
      { force: "kent", total: 107, charged: 7 },
    ]);
  } finally {
    tools.close();
  }
});
