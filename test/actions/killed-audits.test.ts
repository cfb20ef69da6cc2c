// A kill while a sheet is read in: what was acknowledged is in the book, a sheet is taken whole or not at all, and no reference is left.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { drawFlagAudit } from "../../src/actions/draw-flag-audit.ts";
import { flagAuditResult } from "../../src/actions/flag-audit-result.ts";
import { openTools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { auditExtract } from "./audit-extract.ts";
import { filesWith, MAPPING, REFERENCE } from "./extracts.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const script = join(ROOT, `node_modules/.cache/everycase-test/auditor-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-"));
const [home, inbox] = [join(folder, "home"), join(folder, "inbox")];

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/auditor.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
  mkdirSync(inbox);
  const extract = join(inbox, "extract.csv");
  writeFileSync(extract, auditExtract());
  const tools = await openTools({ home });
  await addCases(tools, { path: extract, mapping: MAPPING });
  await drawFlagAudit(tools, { flag: "CSE", size: 60, seed: "kill" }, { out: join(inbox, "sheet.csv"), extract });
  tools.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Starts the reader, kills it so many milliseconds after it began its third sheet, and gives what it acknowledged. */
async function runAndKill(afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, home, inbox], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  let armed = false;
  child.stdout.on("data", (data) => {
    text += String(data);
    if (armed || (text.match(/begin/gu)?.length ?? 0) < 3) return;
    armed = true;
    setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
  await new Promise((resolve) => child.on("close", resolve));
  return [...text.matchAll(/^(e\d+) 60$/gmu)].map(([, entry]) => entry ?? "");
}

test("whatever the moment of the kill, acknowledged readings stay, whole, and no reference is in the book", async () => {
  const acknowledged: string[] = [];
  for (const afterMs of [0, 7, 19, 31, 60, 110]) {
    acknowledged.push(...(await runAndKill(afterMs)));
    const tools = await openTools({ home });
    const entries = tools.ledger.entries({ kind: "flag-audit-read" });
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    for (const { body } of entries) {
      const words = Object.values((body as { readonly says: Readonly<Record<string, string>> }).says);
      expect([words.length, new Set(words).size]).toEqual([60, 1]);
    }
    expect(filesWith(home, [REFERENCE])).toEqual([]);
    tools.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(12);
  const tools = await openTools({ home });
  expect((await verifyBook(tools)).ok).toBe(true);
  expect((await flagAuditResult(tools)).readers).toEqual([{ person: "AB", read: 60 }]);
  const warehouse = await tools.warehouse();
  tools.close();
  warehouse.close();
}, 120_000);
