// The tables of recorded crime at their real size: an ODS whose content is 350 MB of XML, read in a child of at most 512 MB.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogueOf } from "../../src/actions/catalogue.ts";
import { sumCrimes } from "../../src/warehouse/sum-crimes.ts";
import { withHome } from "../actions/home.ts";
import { countOfRow, writeLargeOds, yearNames } from "./large-ods.ts";

const MEBIBYTE = 1024 ** 2;

/** The most memory that any child of this process has held so far, in bytes, as the kernel counts it. */
function mostOfChildren(): number {
  const children = readdirSync("/proc").filter((name) => {
    if (!/^\d+$/u.test(name)) return false;
    return readProc(`/proc/${name}/stat`).split(") ")[1]?.split(" ")[1] === String(process.pid);
  });
  const peaks = children.map(
    (pid) => Number(/VmHWM:\s*(\d+) kB/u.exec(readProc(`/proc/${pid}/status`))?.[1] ?? 0) * 1024,
  );
  return Math.max(0, ...peaks);
}

/** A process may end between the look at its name and the look into it. */
function readProc(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

test.skipIf(!existsSync("/proc/self/status"))(
  "fourteen years of recorded crime by force are streamed, and every row is there",
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "everycase-large-"));
    const [years, rowsPerYear] = [14, 21_300];
    try {
      const path = join(folder, "prc-pfa-mar2013-onwards-tables-230726.ods");
      const bytes = await writeLargeOds(path, { years, rowsPerYear });
      expect(bytes).toBeGreaterThan(350 * MEBIBYTE);
      await withHome(async (tools, { addPath }) => {
        let most = 0;
        const watch = setInterval(() => {
          most = Math.max(most, mostOfChildren());
        }, 50);
        const started = performance.now();
        const report = await addPath(path);
        clearInterval(watch);
        process.stderr.write(
          `${Math.round(bytes / MEBIBYTE)} MB of XML: ${((performance.now() - started) / 1000).toFixed(1)} s, at most ${Math.round(most / MEBIBYTE)} MB in the child\n`,
        );
        expect(report.problems).toEqual([]);
        expect(report).toMatchObject({
          rows: years * rowsPerYear,
          cells: { read: years * rowsPerYear, notUnderstood: 0 },
        });
        expect(most).toBeGreaterThan(0);
        expect(most).toBeLessThan(512 * MEBIBYTE);
        const [file] = await catalogueOf(tools, "recorded-crime");
        const { engine } = await tools.warehouse();
        const counts = Array.from({ length: rowsPerYear }, (_, row) => countOfRow(row));
        for (const year of [0, years - 1]) {
          const period = yearNames(year).column;
          const sums = await sumCrimes(engine, { path: file?.stored.path ?? "", period, lines: "total", by: "force" });
          expect(sums).toHaveLength(44);
          const all = sums.reduce((sum, one) => sum + (one.sum.known?.kind === "exact" ? one.sum.known.count : 0), 0);
          expect(all).toBe(counts.reduce((sum, count) => sum + count, 0));
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
