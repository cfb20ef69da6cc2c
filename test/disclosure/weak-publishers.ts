// Publishers who do something nearly right: each hides small counts, and each leaves one thing out.
import { attack, attackWithoutWholeness } from "../../src/disclosure/attack.ts";
import type { CountTable, Shown, ShownTable } from "../../src/disclosure/count-table.ts";
import { policyText, ROUND_TO_5, type RoundPolicy, SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import { roundedCount } from "../../src/disclosure/rounding.ts";
import { type Range, systemOf } from "./attacker.ts";

const { small } = SUPPRESS_1_TO_7;

/** Whether a count is small by the rule. */
export function isSmallCount(count: number): boolean {
  return count >= small.from && count <= small.to;
}

/** The table with exactly these cells hidden, all others as they are. */
export function hiding(table: CountTable, hidden: ReadonlySet<string>): ShownTable {
  return shownTable(table, ({ id, count }) => (hidden.has(id) ? { kind: "hidden" } : { kind: "count", count }));
}

/** The table with each cell as `show` says. */
export function shownTable(
  table: CountTable,
  show: (cell: CountTable["cells"][number]) => Shown,
  policy: string = policyText(SUPPRESS_1_TO_7),
): ShownTable {
  const cells = table.cells.map((cell) => ({ id: cell.id, shown: show(cell) }));
  return { id: table.id, universe: table.universe, cells, sums: table.sums, policy, says: [] };
}

/** The small cells of a table. */
export function smallOf({ cells }: Pick<CountTable, "cells">): Set<string> {
  return new Set(cells.filter(({ count }) => isSmallCount(count)).map(({ id }) => id));
}

/** How an audit of a weak publisher sees a table: the narrowest width that it finds among the small cells. */
type WeakAudit = (table: ShownTable, wanted: ReadonlySet<string>) => Promise<number>;

/** Hides the least count that is not hidden yet, until a (weak) audit finds every small cell wide enough. */
export async function hidingUntil(table: CountTable, width: number, audit: WeakAudit, least = 8): Promise<ShownTable> {
  const hidden = smallOf(table);
  const small = new Set(hidden);
  const rest = table.cells
    .filter(({ id, count }) => !hidden.has(id) && count >= least)
    .sort((a, b) => a.count - b.count);
  for (;;) {
    const shown = hiding(table, hidden);
    const next = rest.shift();
    if (next === undefined || (await audit(shown, small)) >= width) return shown;
    hidden.add(next.id);
  }
}

/** An audit that does not know the rule: hidden may be anything from 0 up. */
export const ruleBlind: WeakAudit = async (table, wanted) =>
  narrowest(await attack(systemOf({ tables: [table], reads: ({ shown }) => ends(shown, 0) }), { of: wanted }));

/** An audit that thinks in fractions. */
export const fractional: WeakAudit = async (table, wanted) =>
  narrowest((await attackWithoutWholeness(systemOf({ tables: [table] }))).filter(({ id }) => wanted.has(id)));

/** An audit that knows the rule, and this one table alone. */
export const byItself: WeakAudit = async (table, wanted) =>
  narrowest(await attack(systemOf({ tables: [table] }), { of: wanted }));

function ends(shown: Shown, least: number): Range {
  return shown.kind === "hidden"
    ? { from: least, to: Number.POSITIVE_INFINITY }
    : { from: shown.count, to: shown.count };
}

function narrowest(bounds: readonly { readonly from: number; readonly to: number | null }[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...bounds.map(({ from, to }) => (to ?? Number.POSITIVE_INFINITY) - from));
}

/** Hides small cells, and in every sum with exactly one hidden cell one more: `least` the least count it takes. */
export function twoInEveryLine(table: CountTable, least: number): ShownTable {
  const hidden = smallOf(table);
  const counts = new Map(table.cells.map(({ id, count }) => [id, count]));
  for (let isNews = true; isNews; ) {
    isNews = false;
    for (const { total, parts } of table.sums) {
      const line = [total, ...parts];
      if (line.filter((id) => hidden.has(id)).length !== 1) continue;
      const more = line
        .filter((id) => !hidden.has(id) && (counts.get(id) ?? 0) >= least)
        .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
      const [next] = more;
      if (next === undefined) continue;
      hidden.add(next);
      isNews = true;
    }
  }
  return hiding(table, hidden);
}

/** Rounds parts as the policy says, and shows totals as they are. */
export function exactTotals(table: CountTable, policy: RoundPolicy = ROUND_TO_5): ShownTable {
  const totals = new Set(table.sums.map(({ total }) => total));
  return shownTable(
    table,
    ({ id, count }) => (totals.has(id) && count > policy.small.to ? { kind: "count", count } : rounded(count, policy)),
    policyText(policy),
  );
}

/** Rounds every cell as the policy says, totals too, each by itself. */
export function allRounded(table: CountTable, policy: RoundPolicy): ShownTable {
  return shownTable(table, ({ count }) => rounded(count, policy), policyText(policy));
}

function rounded(count: number, { base, small: hide }: RoundPolicy): Shown {
  const multiple = roundedCount(count, { method: "nearest", base, hide });
  return multiple === null ? { kind: "hidden" } : { kind: "rounded", count: multiple, base };
}

/** The rounding that leaks: 1 to 5 hidden, the rest to the nearest 5. */
export const LEAKY_ROUNDING: RoundPolicy = {
  ...ROUND_TO_5,
  name: "hide 1 to 5, round to 5",
  small: { from: 1, to: 5 },
};
