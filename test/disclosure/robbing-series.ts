// Releases made series one table after another, as the product does, and lets the attacker loose on all of it.
import { expect } from "vitest";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import { type Policy, promisedWidth } from "../../src/disclosure/policy.ts";
import { protectBeside } from "../../src/disclosure/protect-beside.ts";
import type { Release } from "../../src/disclosure/release-store.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import { robbed } from "./attacker.ts";
import { type MadeSeries, madeSeries, UNIVERSE } from "./made-series.ts";

/** What came of one series. */
export interface Robbery {
  readonly released: number;
  readonly refused: number;
  readonly hidden: number;
  readonly shown: number;
}

/** Releases what may be released of a series; the replies are known from the beginning. */
async function releasedOf(series: MadeSeries, policy: Policy): Promise<readonly ShownTable[]> {
  const replies: Release = {
    kind: "statements",
    release: "replies",
    universe: UNIVERSE,
    statements: series.replies,
  };
  const tables: ShownTable[] = [];
  for (const table of series.tables) {
    const earlier = tables.map((one): Release => ({ kind: "table", release: one.id, table: one }));
    const all = series.replies.length === 0 ? earlier : [replies, ...earlier];
    try {
      const found = await protectBeside(all, table, policy);
      if (found.verdict === "released") tables.push(found.table);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return tables;
}

/** Fails when the attacker narrows any hidden cell of the series below the promise, or finds out what is not so. */
export async function expectSafe(seed: number, policy: Policy): Promise<Robbery> {
  const series = madeSeries(seed);
  const tables = await releasedOf(series, policy);
  const targets = await robbed({ tables, replies: series.replies });
  const hidden = new Set(
    tables.flatMap(({ cells }) => cells.flatMap(({ id, shown }) => (shown.kind === "hidden" ? [id] : []))),
  );
  const width = promisedWidth(policy);
  for (const { id, from, to, deduced } of targets) {
    const count = series.counts.get(id) ?? 0;
    expect(count >= from && count <= to, `series ${seed}, ${id} is ${count}: found ${from} to ${to}`).toBe(true);
    expect(deduced.from <= from && deduced.to >= to, `series ${seed}, ${id}: two attackers differ`).toBe(true);
    if (!hidden.has(id)) continue;
    expect(to - from, `series ${seed}, ${id} is ${from} to ${to}`).toBeGreaterThanOrEqual(width);
  }
  const cells = tables.reduce((sum, one) => sum + one.cells.length, 0);
  return {
    released: tables.length,
    refused: series.tables.length - tables.length,
    hidden: hidden.size,
    shown: cells - hidden.size,
  };
}
