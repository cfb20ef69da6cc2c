// What the compiler itself says to somebody who would make Published without protect.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

/** Compiles one planted file under the project's own options; gives what is said of that file, one a line. */
function complaints(text: string): readonly string[] {
  const home = join(ROOT, "node_modules", ".cache", "everycase-types");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "planted-"));
  try {
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
    writeFileSync(join(folder, "planted.ts"), text);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["planted.ts"] }));
    const { stdout } = spawnSync(process.execPath, [TSC, "-p", folder], { encoding: "utf8" });
    return stdout.split("\n").filter((line) => line.includes("planted.ts") && line.includes("error TS"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HEAD = `
import type { CountTable, ShownTable } from "${ROOT}src/disclosure/count-table.ts";
import type { Published } from "${ROOT}src/disclosure/published.ts";
import { protect } from "${ROOT}src/disclosure/protect.ts";
import { SUPPRESS_1_TO_7 } from "${ROOT}src/disclosure/policy.ts";
export function show(figures: Published<ShownTable>): number {
  return figures.cells.length;
}
`;

test("a table from protect may be shown", { timeout: 60_000 }, () => {
  const text = `${HEAD}export const good = async (table: CountTable) => show(await protect(table, SUPPRESS_1_TO_7));\n`;
  expect(complaints(text)).toEqual([]);
});

test.each([
  ["a shown table that did not come from it", "export const bad = (table: ShownTable) => show(table);"],
  ["a table of counts", "export const bad = (table: CountTable) => show(table);"],
  ["one made by hand", 'export const bad = show({ id: "", universe: "", cells: [], sums: [], policy: "", says: [] });'],
  [
    "a copy with another cell",
    "export const bad = (kept: Published<ShownTable>) => { kept.cells[0] = kept.cells[1]; };",
  ],
  [
    "a copy with something changed",
    "export const bad = (kept: Published<ShownTable>) => show({ ...kept, cells: [] });",
  ],
])("%s is refused by the compiler", { timeout: 60_000 }, (_name, line) => {
  expect(complaints(`${HEAD}${line}\n`).length).toBeGreaterThan(0);
});
