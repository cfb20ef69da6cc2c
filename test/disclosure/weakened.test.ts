// Twelve policies that each leave one thing out: the attacker gets through every one of them.
import { expect, test } from "vitest";
import type { CountTable, ShownTable } from "../../src/disclosure/count-table.ts";
import { SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import type { Statement } from "../../src/disclosure/statement.ts";
import { type Loot, type Range, type Reads, robbed, type Target } from "./attacker.ts";
import { id, type MadeSeries, madeSeries } from "./made-series.ts";
import {
  allRounded,
  byItself,
  exactTotals,
  fractional,
  hiding,
  hidingUntil,
  isSmallCount,
  LEAKY_ROUNDING,
  ruleBlind,
  shownTable,
  smallOf,
  twoInEveryLine,
} from "./weak-publishers.ts";

const WIDTH = 6;

/** What a weak publisher gives out of a whole series, or `null` where the series does not show the weakness. */
type Publisher = (series: MadeSeries) => Promise<Loot | null> | Loot | null;

/** The seeds that are tried: the attacker must get through in some of them, and the test names how many. */
const SEEDS = Array.from({ length: 12 }, (_, index) => 101 + index);

/** Small cells that the attacker narrows below what was promised. */
function brokenIn(series: MadeSeries, targets: readonly Target[], width: number): readonly Target[] {
  return targets.filter(({ id: cell, from, to }) => isSmallCount(series.counts.get(cell) ?? 0) && to - from < width);
}

async function successes(publish: Publisher, width = WIDTH): Promise<number> {
  let broken = 0;
  for (const seed of SEEDS) {
    const series = madeSeries(seed);
    const loot = await publish(series);
    if (loot === null) continue;
    const targets = await robbed(loot);
    // Whatever the attacker makes of it is true.
    for (const { id: cell, from, to } of targets) {
      const count = series.counts.get(cell) ?? 0;
      expect(count >= from && count <= to, `${seed}: ${cell} is ${count}, not ${from} to ${to}`).toBe(true);
    }
    if (brokenIn(series, targets, width).length > 0) broken += 1;
  }
  return broken;
}

/** Reads hidden cells as any count, zero too. */
const fromZero: Reads = ({ shown }) =>
  shown.kind === "hidden" ? { from: 0, to: Number.POSITIVE_INFINITY } : { from: shown.count, to: shown.count };

const one = (tables: readonly ShownTable[]): Loot => ({ tables });
const first = (series: MadeSeries): CountTable => series.tables[0] as CountTable; // every series has quarters

test("1, no complementary cells: subtraction gives the small ones", async () => {
  expect(await successes((series) => one([hiding(first(series), smallOf(first(series)))]))).toBe(SEEDS.length);
});

test("2, the audit forgets the rule: what looks like 0 to 11 is 1 to 7", async () => {
  const publish: Publisher = async (series) => ({ tables: [await hidingUntil(first(series), WIDTH, ruleBlind)] });
  expect(await successes(publish)).toBeGreaterThan(0);
});

test("3, two marks: who sees which cells are small knows 8 or more of the others", async () => {
  const publish: Publisher = async (series) => {
    const small = smallOf(first(series));
    const reads: Reads = ({ id: cell, shown }) => {
      if (shown.kind !== "hidden") return { from: shown.count, to: shown.count };
      return small.has(cell) ? SUPPRESS_1_TO_7.small : { from: 8, to: Number.POSITIVE_INFINITY };
    };
    return { tables: [await hidingUntil(first(series), WIDTH, byItself)], reads };
  };
  expect(await successes(publish)).toBeGreaterThan(0);
});

test("4, rounded parts beside exact totals", async () => {
  expect(await successes((series) => one([exactTotals(first(series))]))).toBeGreaterThan(0);
});

test("5, hide 1 to 5 and round to 5: a printed 5 is 6 or 7", async () => {
  let leaks = 0;
  for (const seed of SEEDS) {
    const series = madeSeries(seed);
    const targets = await robbed(one([{ ...allRounded(first(series), LEAKY_ROUNDING), sums: [] }]));
    // A figure rounded to 5 is promised to stand for five counts.
    leaks += targets.filter(({ from, to }) => from > 5 && to - from < 4).length;
  }
  expect(leaks).toBeGreaterThan(0);
});

test("6, zeros as complementary cells", async () => {
  const publish: Publisher = (series) => {
    const table = series.tables.find(
      ({ cells }) => cells.some(({ count }) => count === 0) && smallOf({ cells }).size > 0,
    );
    return table === undefined ? null : { tables: [twoInEveryLine(table, 0)], reads: fromZero };
  };
  expect(await successes(publish)).toBeGreaterThan(0);
});

test("7, rates to three decimals beside a table that is safe by itself", async () => {
  const publish: Publisher = async (series) => {
    const table = await hidingUntil(first(series), WIDTH, byItself);
    const rates = table.cells.flatMap(({ id: cell }): readonly Statement[] => {
      const [force = "", time = "", outcome] = cell.split("|");
      const [count, of] = [series.counts.get(cell) ?? 0, series.counts.get(id(force, time, "T")) ?? 0];
      if (outcome !== "charged" || of === 0) return [];
      return [{ kind: "percent", cells: [cell], of, printed: ((100 * count) / of).toFixed(3) }];
    });
    return { tables: [table], replies: rates };
  };
  expect(await successes(publish)).toBeGreaterThan(SEEDS.length / 2);
});

test("8, each table audited by itself: the linked tables tell together", async () => {
  const publish: Publisher = async (series) => {
    const tables: ShownTable[] = [];
    for (const table of series.tables.slice(0, 5)) tables.push(await hidingUntil(table, WIDTH, byItself));
    return one(tables);
  };
  expect(await successes(publish)).toBeGreaterThan(0);
});

test("9, overlapping periods: running totals tell the quarters between them", async () => {
  const publish: Publisher = (series) => {
    const running = series.tables.filter(({ id: name }) => name.includes("so far"));
    // The quarters themselves are never shown, and totals only from 8 up.
    const tables = running.map((table) =>
      hiding(
        table,
        new Set(table.cells.flatMap(({ id: cell, count }) => (/\|Q/.test(cell) || count < 8 ? [cell] : []))),
      ),
    );
    return { tables, reads: fromZero };
  };
  expect(await successes(publish)).toBeGreaterThan(0);
});

test("10, a single crime among the hidden: who knows their own tells the other", async () => {
  const publish: Publisher = async (series) => {
    const table = first(series);
    const own = table.cells.find(({ count }) => count === 1);
    if (own === undefined) return null;
    const shown = await hidingUntil(table, WIDTH, byItself);
    return { tables: [shown], knows: new Map<string, Range>([[own.id, { from: 1, to: 1 }]]) };
  };
  expect(await successes(publish, 1)).toBeGreaterThan(0);
});

test("11, fractions in place of whole crimes: an audit that calls a cell open which is known", async () => {
  // Three counts, each pair of them printed together (an odd ring), and a fourth that takes up what is left.
  const counts = { a: 12, b: 13, c: 12, d: 1, e: 2, ab: 25, bc: 25, cad: 25, de: 3 };
  const table: CountTable = {
    id: "ring",
    universe: "made",
    cells: Object.entries(counts).map(([name, count]) => ({ id: name, count })),
    sums: [
      { total: "ab", parts: ["a", "b"] },
      { total: "bc", parts: ["b", "c"] },
      { total: "cad", parts: ["c", "a", "d"] },
      { total: "de", parts: ["d", "e"] },
    ],
  };
  const shown = hiding(table, new Set(["a", "b", "c", "d", "e"]));
  expect(await fractional(shown, new Set(["d", "e"]))).toBeCloseTo(1, 6);
  const found = await robbed(one([shown]));
  expect(found.map(({ id: cell, from, to }) => [cell, from, to])).toEqual([
    ["a", 12, 12],
    ["b", 13, 13],
    ["c", 12, 12],
    ["d", 1, 1],
    ["e", 2, 2],
  ]);
});

test("12, two hidden cells in every line, by hand", async () => {
  expect(await successes((series) => one([twoInEveryLine(first(series), 8)]))).toBeGreaterThan(0);
});

test("the attacker finds nothing where nothing is hidden badly: all cells hidden, no totals", async () => {
  const publish: Publisher = (series) => {
    const table = first(series);
    return one([
      { ...shownTable(table, ({ count }) => (count === 0 ? { kind: "count", count } : { kind: "hidden" })), sums: [] },
    ]);
  };
  expect(await successes(publish)).toBe(0);
});
