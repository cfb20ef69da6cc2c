// An answer that was never protected has no way to a page, to the command line or into a file: the compiler says so, and the house is searched.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Compiles planted lines under the project's own options; gives what is said of each planted line, by its name. */
function complaints(lines: Readonly<Record<string, string>>): readonly string[] {
  const home = join(ROOT, "node_modules", ".cache", "everycase-types");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "planted-"));
  try {
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
    const files = Object.entries(lines).map(([name, line]) => {
      writeFileSync(join(folder, `${name}.ts`), `${HEAD}${line}\n`);
      return `${name}.ts`;
    });
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    const faulty = stdout.split("\n").flatMap((line) => /([a-z]+)\.ts.*error TS/u.exec(line)?.[1] ?? []);
    return [...new Set(faulty)].filter((name) => name in lines).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HEAD = `
import type { Tools } from "${ROOT}src/actions/tools.ts";
import { chargedWithin } from "${ROOT}src/measures/charged-within.ts";
import type { Histories } from "${ROOT}src/measures/history-counts.ts";
import { protectedCurves } from "${ROOT}src/measures/protected-curves.ts";
import { curveTable } from "${ROOT}src/measures/curve-table.ts";
import { saveMeasure } from "${ROOT}src/actions/measure-download.ts";
import { measureRows } from "${ROOT}src/actions/measure-rows.ts";
import { measureLines } from "${ROOT}src/cli/show/measure.ts";
import { answerChartSvg } from "${ROOT}src/web/charts/standalone-answer.tsx";
declare const histories: Histories;
declare const tools: Tools;
const open = chargedWithin(histories, { sources: [], edition: "", command: "" });
const about = { left: [], horizonDays: 365, followedTo: "", scope: "all", sources: [], edition: "", command: "" };
export const used = [protectedCurves, curveTable, saveMeasure, measureRows, measureLines, answerChartSvg, open, about, tools];
`;

test("the compiler refuses an unprotected answer at every door, and counts that were not protected", {
  timeout: 120_000,
}, () => {
  const planted = {
    page: "answerChartSvg(open);",
    inside: "answerChartSvg(open.unprotected);",
    terminal: "measureLines(open.unprotected, 80);",
    rows: "measureRows(open.unprotected);",
    file: 'void saveMeasure(tools, open.unprotected, "a.csv");',
    counts: 'protectedCurves({ ...about, shown: curveTable(histories, { id: "", universe: "" }).table });',
    sound: "export const nothing = 1;",
  };
  const { sound: _sound, ...faults } = planted;
  expect(complaints(planted)).toEqual(Object.keys(faults).sort());
});

/** Files of src/ whose text takes the answer out of its wrapping. */
function takers(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts]
    .filter(([, text]) => /\.unprotected\b|\{[^{}]*\bunprotected\b[^{}]*\}\s*=/u.test(text))
    .map(([name]) => name);
}

describe("nobody in the house opens the wrapping", () => {
  const sources = new Map(
    readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => [name, readFileSync(join(ROOT, "src", name), "utf8")]),
  );

  test("no file of src/ takes the answer out", () => {
    expect(sources.size).toBeGreaterThan(300);
    expect(takers(sources)).toEqual([]);
  });

  test.each([
    ["by its name", "export const show = (open) => print(open.unprotected);"],
    ["by its shape", "const { unprotected } = historyCurves(tools);"],
    ["by its shape, called otherwise", "const { unprotected: answer, histories } = await historyCurves(tools);"],
  ])("a planted file that does it %s is found", (_how, text) => {
    expect(takers(new Map([...sources, ["cli/planted.ts", text]]))).toEqual(["cli/planted.ts"]);
  });
});
