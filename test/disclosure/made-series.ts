// Made quarterly series: counts of crimes by force, quarter and outcome, and the linked tables in which they come out one after another.
import type { CellSum, CountTable } from "../../src/disclosure/count-table.ts";
import type { Statement } from "../../src/disclosure/statement.ts";

/** One made series: its counts by cell, its tables in the order of their release, and totals that replies to requests told before. */
export interface MadeSeries {
  readonly seed: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly tables: readonly CountTable[];
  readonly replies: readonly Statement[];
}

const QUARTERS = ["Q1", "Q2", "Q3", "Q4"] as const;
const YEAR = "year";

/** The universe of every made series. */
export const UNIVERSE = "made";

/** A series of two or three forces and two or three outcomes over four quarters. The same seed makes the same series. */
export function madeSeries(seed: number): MadeSeries {
  const dice = diceOf(seed);
  const forces = ["A", "B", "C"].slice(0, 2 + Math.floor(dice() * 2));
  const outcomes = ["charged", "none", "other"].slice(0, 2 + Math.floor(dice() * 2));
  const levels = { charged: 2 + dice() * 6, none: 4 + dice() * 30, other: 1 + dice() * 14 };
  const counts = new Map<string, number>();
  for (const force of forces) {
    const size = 0.4 + dice() * 1.8;
    for (const quarter of QUARTERS)
      for (const outcome of outcomes)
        counts.set(id(force, quarter, outcome), poisson(size * (levels[outcome as keyof typeof levels] ?? 1), dice));
  }
  const made = { forces: [...forces, "T"], outcomes: [...outcomes, "T"] };
  fillTotals(counts, forces, outcomes);
  const tables = [
    quarterTable(seed, "Q1", made, counts),
    quarterTable(seed, "Q2", made, counts),
    runningTable(seed, { name: "half", parts: ["Q1", "Q2"] }, made, counts),
    quarterTable(seed, "Q3", made, counts),
    runningTable(seed, { name: "nine", parts: ["half", "Q3"] }, made, counts),
    quarterTable(seed, "Q4", made, counts),
    runningTable(seed, { name: YEAR, parts: ["nine", "Q4"] }, made, counts),
    yearTable(seed, made, counts),
  ];
  return { seed, counts, tables, replies: repliesOf(made, counts, dice) };
}

/** The name of a cell. */
export function id(force: string, time: string, outcome: string): string {
  return `${force}|${time}|${outcome}`;
}

interface Made {
  readonly forces: readonly string[];
  readonly outcomes: readonly string[];
}

function fillTotals(counts: Map<string, number>, forces: readonly string[], outcomes: readonly string[]): void {
  const sum = (ids: readonly string[]): number => ids.reduce((total, one) => total + (counts.get(one) ?? 0), 0);
  for (const quarter of QUARTERS) {
    for (const force of forces)
      counts.set(id(force, quarter, "T"), sum(outcomes.map((one) => id(force, quarter, one))));
    for (const one of [...outcomes, "T"])
      counts.set(id("T", quarter, one), sum(forces.map((f) => id(f, quarter, one))));
  }
  const spans = { half: ["Q1", "Q2"], nine: ["Q1", "Q2", "Q3"], year: QUARTERS };
  for (const [name, parts] of Object.entries(spans)) {
    for (const force of [...forces, "T"])
      for (const one of [...outcomes, "T"])
        counts.set(id(force, name, one), sum(parts.map((part) => id(force, part, one))));
  }
}

/** Forces by outcomes in one quarter, with both totals. */
function quarterTable(seed: number, time: string, made: Made, counts: ReadonlyMap<string, number>): CountTable {
  return tableOf(`${seed} ${time}`, crossSums(time, made), counts);
}

/** Charges so far in the year, by force: the span before, and the quarter that is new. */
function runningTable(
  seed: number,
  { name, parts }: { readonly name: string; readonly parts: readonly string[] },
  made: Made,
  counts: ReadonlyMap<string, number>,
): CountTable {
  const sums = made.forces.map((force) => ({
    total: id(force, name, "charged"),
    parts: parts.map((part) => id(force, part, "charged")),
  }));
  const inForces = made.forces.filter((force) => force !== "T").map((force) => id(force, name, "charged"));
  return tableOf(`${seed} so far ${name}`, [...sums, { total: id("T", name, "charged"), parts: inForces }], counts);
}

/** Forces by outcomes in the year, and the quarters that make it up. */
function yearTable(seed: number, made: Made, counts: ReadonlyMap<string, number>): CountTable {
  const overTime = made.forces.flatMap((force) =>
    made.outcomes.map((outcome) => ({
      total: id(force, YEAR, outcome),
      parts: QUARTERS.map((quarter) => id(force, quarter, outcome)),
    })),
  );
  return tableOf(`${seed} ${YEAR}`, [...crossSums(YEAR, made), ...overTime], counts);
}

function crossSums(time: string, { forces, outcomes }: Made): readonly CellSum[] {
  const [inForces, inOutcomes] = [forces.slice(0, -1), outcomes.slice(0, -1)];
  return [
    ...forces.map((force) => ({ total: id(force, time, "T"), parts: inOutcomes.map((one) => id(force, time, one)) })),
    ...outcomes.map((one) => ({ total: id("T", time, one), parts: inForces.map((force) => id(force, time, one)) })),
  ];
}

function tableOf(name: string, sums: readonly CellSum[], counts: ReadonlyMap<string, number>): CountTable {
  const ids = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))];
  return { id: name, universe: UNIVERSE, cells: ids.map((one) => ({ id: one, count: counts.get(one) ?? 0 })), sums };
}

/** What replies told before the tables came out: totals of crimes, none of them small. */
function repliesOf({ forces }: Made, counts: ReadonlyMap<string, number>, dice: () => number): readonly Statement[] {
  const totals = [id("T", YEAR, "T"), ...forces.map((force) => id(force, "Q2", "T")), id("T", YEAR, "charged")];
  return totals.flatMap((cell): readonly Statement[] => {
    const count = counts.get(cell) ?? 0;
    return count > 7 && dice() < 0.5 ? [{ kind: "count", cells: [cell], count }] : [];
  });
}

function poisson(mean: number, dice: () => number): number {
  const left = Math.exp(-mean);
  let count = 0;
  for (let chance = dice(); chance > left; chance *= dice()) count += 1;
  return count;
}

/** Numbers from 0 to below 1 that look like chance and are the same for the same seed (mulberry32). */
export function diceOf(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
