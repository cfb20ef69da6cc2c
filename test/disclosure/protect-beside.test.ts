// A table beside everything released before: merged where hiding is not enough, never without end, and never telling what it leaves out.
import { expect, test } from "vitest";
import { attack } from "../../src/disclosure/attack.ts";
import { auditReleases } from "../../src/disclosure/audit.ts";
import { coarserForms } from "../../src/disclosure/coarser.ts";
import type { CountTable, ShownTable } from "../../src/disclosure/count-table.ts";
import { SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import { type BesideOptions, protectBeside } from "../../src/disclosure/protect-beside.ts";
import { inUniverse, keyOf, placeOf, type Release, systemOfReleases } from "../../src/disclosure/release-store.ts";
import { madeSeries, UNIVERSE } from "./made-series.ts";
import { crossTable, cubeTable, dice, madeCounts } from "./tables.ts";

async function released(
  earlier: readonly Release[],
  table: CountTable,
  options: BesideOptions = {},
): Promise<ShownTable> {
  const found = await protectBeside(earlier, table, SUPPRESS_1_TO_7, options);
  if (found.verdict !== "released") throw new Error(`not released: ${found.cells.map(({ id }) => id).join()}`);
  return found.table;
}

const asRelease = (table: ShownTable): Release => ({ kind: "table", release: table.id, table });
const shownOf = ({ cells }: ShownTable, id: string) => cells.find((cell) => cell.id === id)?.shown;

/** A clock that says that a long time has passed, every time. */
function hastyClock(): () => number {
  let now = 0;
  return () => {
    now += 1_000_000;
    return now;
  };
}

/** Counts so small and many that no hiding between the totals keeps seven values of each as long as zeros are shown. */
const MANY_SMALL = crossTable([
  [1, 2, 1, 2],
  [2, 1, 1, 1],
  [1, 1, 2, 2],
]);

/** All tables of a made series before the last, which no hiding makes safe beside them, and the last. */
async function beforeLast(): Promise<{ readonly earlier: readonly Release[]; readonly last: CountTable }> {
  const { tables, replies } = madeSeries(1);
  const earlier: Release[] = [{ kind: "statements", release: "replies", universe: UNIVERSE, statements: replies }];
  for (const table of tables.slice(0, -1)) earlier.push(asRelease(await released(earlier, table)));
  return { earlier, last: tables.at(-1) ?? MANY_SMALL };
}

test("a table that no hiding makes safe is merged, says so, and tells nothing of what is left out", async () => {
  const { earlier, last } = await beforeLast();
  const shown = await released(earlier, last);
  expect(shown.says.join(" ")).toMatch(/60 counts of the table are merged into 5/u);
  expect(shown.cells.filter((cell) => cell.shown.kind === "count")).toHaveLength(5);
  const audit = await auditReleases([...earlier, asRelease(shown)]);
  expect(audit.holds).toBe(true);
  expect(audit.cells.length).toBeGreaterThan(10);
  expect(JSON.stringify(await released(earlier, last))).toBe(JSON.stringify(shown));
});

test("where everything between the totals is small, zeros are hidden too before totals are", async () => {
  const shown = await released([], MANY_SMALL);
  expect(shownOf(shown, "T|T")).toEqual({ kind: "count", count: 17 });
  expect(shown.says.join(" ")).toMatch(/Zeros are hidden/u);
  expect((await auditReleases([asRelease(shown)])).holds).toBe(true);
});

test("a merged form that would tell a small count by what was said before is not given", async () => {
  // With r1 and r2 told, the grand total would leave r3 at 6.
  const told: Release = {
    kind: "statements",
    release: "a reply",
    universe: MANY_SMALL.universe,
    statements: [{ kind: "count", cells: ["r1|T", "r2|T"], count: 11 }],
  };
  const shown = await released([told], MANY_SMALL).catch(() => null);
  if (shown === null) return;
  expect(shownOf(shown, "T|T")).not.toEqual({ kind: "count", count: 17 });
  const of = new Set([keyOf({ universe: MANY_SMALL.universe, id: "r3|T" })]);
  const [rest] = await attack(systemOfReleases([told, asRelease(shown)]), { of });
  expect((rest?.to ?? Number.POSITIVE_INFINITY) - (rest?.from ?? 0)).toBeGreaterThanOrEqual(6);
});

test("what a merged table leaves out is not told by a later one, nor hidden in it though it is known", async () => {
  // In series 724 two replies and a later table told a count that a merged table had left out, and the last table hid it in vain.
  const { tables, replies } = madeSeries(724);
  const releases: Release[] = [{ kind: "statements", release: "replies", universe: UNIVERSE, statements: replies }];
  for (const table of tables) {
    const found = await protectBeside(releases, table, SUPPRESS_1_TO_7).catch(() => null);
    if (found?.verdict === "released") releases.push(asRelease(found.table));
    expect((await auditReleases(releases, { explain: false })).holds).toBe(true);
  }
  expect(releases.length).toBeGreaterThan(5);
});

test("a table of which everything together is small shows no count", async () => {
  const shown = await released([], crossTable([[1, 2]])).catch(() => null);
  expect(shown?.cells.filter(({ shown: one }) => one.kind === "count") ?? []).toEqual([]);
});

test("forms go from the finest to the grand total, and stay tied to what they leave out", () => {
  const forms = coarserForms(MANY_SMALL);
  const sizes = forms.map(({ cells }) => cells.length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(forms.at(-1)?.cells).toEqual([{ id: "T|T", count: 17 }]);
  for (const { among = [], sums } of forms) expect(among.length + sums.length).toBe(MANY_SMALL.sums.length);
});

test("later tables are held against the sums of a merged one", async () => {
  const shown = await released([], MANY_SMALL);
  // The rows, and with them the rest: 17 less what it shows.
  const rows: CountTable = {
    id: "two rows",
    universe: MANY_SMALL.universe,
    cells: [
      { id: "r1|T", count: 6 },
      { id: "r2|T", count: 5 },
      { id: "two", count: 11 },
    ],
    sums: [{ total: "two", parts: ["r1|T", "r2|T"] }],
  };
  const later = await protectBeside([asRelease(shown)], rows, SUPPRESS_1_TO_7).catch(() => null);
  const all = [asRelease(shown), ...(later?.verdict === "released" ? [asRelease(later.table)] : [])];
  const of = new Set([keyOf({ universe: MANY_SMALL.universe, id: "r3|T" })]);
  const [rest] = await attack(systemOfReleases(all), { of });
  expect((rest?.to ?? Number.POSITIVE_INFINITY) - (rest?.from ?? 0)).toBeGreaterThan(0);
  expect((await auditReleases(all)).holds).toBe(true);
});

test("a limit of no time gives a safe table that says so", async () => {
  const table = crossTable(madeCounts({ rows: 10, columns: 4, small: 7, seed: 2 }));
  const shown = await released([], table, { secondsAtMost: 0, clock: hastyClock() });
  expect(shown.says.join(" ")).toMatch(/cut short/u);
  expect((await auditReleases([asRelease(shown)])).holds).toBe(true);
  const { earlier, last } = await beforeLast();
  const hasty = await released(earlier, last, { secondsAtMost: 0, clock: hastyClock() });
  expect(hasty.says.join(" ")).toMatch(/merged into the grand total.*There was no time/u);
  expect((await auditReleases([...earlier, asRelease(hasty)])).holds).toBe(true);
});

test("says how far it has come", async () => {
  const steps: { done: number; of: number }[] = [];
  const { earlier, last } = await beforeLast();
  await released(earlier, last, { progress: (step) => steps.push(step) });
  expect(steps.length).toBeGreaterThan(1);
  for (const { done, of } of steps) expect(done).toBeLessThan(of);
});

test("ten years by three groups by twelve lines are protected beside one of the groups", {
  timeout: 120_000,
}, async () => {
  const roll = dice(3);
  const shares = [0.3, 0.25, 0.15, 0.1, 0.06, 0.05, 0.03, 0.02, 0.015, 0.01, 0.005, 0.002];
  const cube = cubeTable([10, 3, 12], ([, y = 0, z = 0]) =>
    Math.round(([400, 900, 3000][y] ?? 0) * (shares[z] ?? 0) * (0.4 + 1.2 * roll())),
  );
  const isFirst = (id: string): boolean => id.split("|")[1] === "y1";
  const first = await released([], {
    id: "the first group",
    universe: cube.universe,
    cells: cube.cells.filter(({ id }) => isFirst(id)),
    sums: cube.sums.filter(({ total, parts }) => [total, ...parts].every(isFirst)),
  });
  const shown = await released([asRelease(first)], cube);
  expect(shown.cells).toHaveLength(cube.cells.length);
  expect(shown.cells.filter((cell) => cell.shown.kind === "count").length).toBeGreaterThan(300);
  const { holds, cells } = await auditReleases([asRelease(first), asRelease(shown)], { explain: false });
  expect(holds).toBe(true);
  expect(cells.length).toBeGreaterThan(100);
});

test("a cell of another universe is the same cell wherever it is named", () => {
  const place = { universe: "crimes, flag:CSE, extract 1a2b", id: "kent|2024|charged" };
  const named = inUniverse(place);
  expect(keyOf({ universe: "crimes, all, extract 1a2b", id: named })).toBe(keyOf(place));
  expect(placeOf(keyOf({ universe: "elsewhere", id: named }))).toEqual(place);
});
