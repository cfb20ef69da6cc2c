// Every vector file through its adapter, at the tolerance it asks for. Alone: `npm run test:vectors`.
import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { reportLines } from "./report.ts";
import { type FileResult, listAdapters, listVectors, loadAdapter, runFile, vectorsFolder } from "./run.ts";

/** So many numbers the vectors of the shared folder must at least compare. */
const LEAST_COMPARISONS = 1100;

const folder = vectorsFolder();
const { names, unknown } = folder === null ? { names: [], unknown: [] } : listVectors(folder.path);

describe.skipIf(folder === null)("the vectors", () => {
  const results: FileResult[] = [];

  afterAll(() => {
    const report = process.env.EVERYCASE_VECTORS_REPORT;
    if (report !== undefined) writeFileSync(report, JSON.stringify({ lines: reportLines(results, unknown) }));
  });

  test.each(names)("of %s are answered, every case and every key", { timeout: 600_000 }, async (name) => {
    const result = await runFile(folder?.path ?? "", name, await loadAdapter(name));
    results.push(result);
    expect(result.wrong.slice(0, 20)).toEqual([]);
    // Other vectors of the same kinds need not use every excuse.
    if (folder?.isOurs) expect(result.idle).toEqual([]);
  });

  test("are all known, and there are some", () => {
    expect(unknown).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
    if (folder?.isOurs) expect(listAdapters().filter((name) => !names.includes(name))).toEqual([]);
  });

  test.skipIf(!folder?.isOurs)(`make at least ${LEAST_COMPARISONS} numeric comparisons`, () => {
    expect(results.reduce((sum, one) => sum + one.numeric, 0)).toBeGreaterThanOrEqual(LEAST_COMPARISONS);
  });
});
