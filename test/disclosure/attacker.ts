// Somebody who wants to know hidden counts: collects all that was released, knows the rules, and works out what each hidden cell can be.
// Reads releases with code of its own, and narrows in two ways: by deduction alone (ranges, and trying each end out), in code that
// shares nothing with the product; and completely, with the solver.
import { type AttackSystem, attack, type Fact } from "../../src/disclosure/attack.ts";
import type { ShownCell, ShownTable } from "../../src/disclosure/count-table.ts";
import type { Statement } from "../../src/disclosure/statement.ts";
import { conditionsOf } from "../../src/disclosure/statement.ts";

/** From … to, both included; `to` may be `Infinity`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the attacker takes a shown cell for. */
export type Reads = (cell: ShownCell, table: ShownTable, isTotal: boolean) => Range;

/** All that the attacker has. `replies`: statements printed elsewhere. `knows`: cells known from inside. */
export interface Loot {
  readonly tables: readonly ShownTable[];
  readonly replies?: readonly Statement[];
  readonly knows?: ReadonlyMap<string, Range>;
  readonly reads?: Reads;
}

/** A hidden (or rounded) cell, and what the attacker makes of it. */
export interface Target extends Range {
  readonly id: string;
  /** By deduction alone: sound, but not complete. */
  readonly deduced: Range;
}

/** Reads a cell by the policy that the table carries: the published rule. */
export const byTheRule: Reads = ({ shown }, { policy }, isTotal) => {
  const rule = JSON.parse(policy) as { kind: string; small: { from: number; to: number } };
  if (shown.kind === "count") return { from: shown.count, to: shown.count };
  if (shown.kind === "hidden")
    return rule.kind === "round" && !isTotal ? rule.small : { from: rule.small.from, to: Number.POSITIVE_INFINITY };
  if (isTotal) return { from: 0, to: Number.POSITIVE_INFINITY };
  const half = Math.floor(shown.base / 2);
  const [low, high] = [Math.max(0, shown.count - half), shown.count + half];
  if (shown.count === 0 && rule.small.from > 0) return { from: 0, to: rule.small.from - 1 };
  return { from: Math.max(low, rule.small.to + 1), to: high };
};

/** What the attacker finds out about every cell that is not shown as an exact count. */
export async function robbed(loot: Loot): Promise<readonly Target[]> {
  const system = systemOf(loot);
  const wanted = targetsOf(loot);
  const bounds = await attack(system, { of: wanted });
  const deduced = deducedRanges(system, wanted);
  return bounds.map(({ id, from, to, proof }) => {
    if (proof !== "exact" && proof !== "reached")
      throw new Error(`the attacker does not come to an end with ${id}: ${proof}`);
    return {
      id,
      from,
      to: to ?? Number.POSITIVE_INFINITY,
      deduced: deduced.get(id) ?? { from: 0, to: Number.POSITIVE_INFINITY },
    };
  });
}

/** Everything as one system: what is read off each cell, the sums, the replies, and what is known from inside. */
export function systemOf({ tables, replies = [], knows = new Map(), reads = byTheRule }: Loot): AttackSystem {
  const facts: Fact[] = replies.flatMap(conditionsOf).map((one) => ({ ...one, release: "replies" }));
  const ids = new Set(facts.flatMap(({ terms }) => terms.map(({ id }) => id)));
  const within = (id: string, { from, to }: Range, release: string): void => {
    ids.add(id);
    facts.push({ terms: [{ id, times: 1 }], from, to: Number.isFinite(to) ? to : null, says: id, release });
  };
  for (const table of tables) {
    const totals = new Set(table.sums.map(({ total }) => total));
    for (const cell of table.cells) within(cell.id, reads(cell, table, totals.has(cell.id)), table.id);
    for (const { total, parts } of table.sums) {
      const terms = [{ id: total, times: 1 }, ...parts.map((id) => ({ id, times: -1 }))];
      facts.push({ terms, from: 0, to: 0, says: total, release: table.id });
    }
  }
  for (const [id, range] of knows) within(id, range, "inside");
  return { unknowns: [...ids].map((id) => ({ id, from: 0, to: null })), facts };
}

function targetsOf({ tables, knows = new Map() }: Loot): ReadonlySet<string> {
  const hidden = tables.flatMap(({ cells }) => cells.flatMap(({ id, shown }) => (shown.kind === "count" ? [] : [id])));
  return new Set(hidden.filter((id) => !knows.has(id)));
}

/** Ranges by deduction: each fact by itself, over and over; then each end of each wanted cell is tried, and dropped when it leads nowhere. */
export function deducedRanges(
  { unknowns, facts }: AttackSystem,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>(
    unknowns.map(({ id, from, to }) => [id, { from, to: to ?? Number.POSITIVE_INFINITY }]),
  );
  deduce(facts, ranges);
  for (let isNews = true, round = 0; isNews && round < 3; round++) {
    isNews = false;
    for (const id of wanted) {
      for (const end of ["from", "to"] as const) {
        for (let step = 0; step < 8; step++) {
          const range = ranges.get(id) ?? { from: 0, to: 0 };
          if (!Number.isFinite(range[end]) || range.from === range.to) break;
          const tried = new Map(ranges).set(id, { from: range[end], to: range[end] });
          if (deduce(facts, tried)) break;
          ranges.set(id, end === "from" ? { ...range, from: range.from + 1 } : { ...range, to: range.to - 1 });
          deduce(facts, ranges);
          isNews = true;
        }
      }
    }
  }
  return ranges;
}

/** Narrows ranges by each fact in turn until nothing changes; `false` when a fact cannot hold. */
function deduce(facts: readonly Fact[], ranges: Map<string, Range>): boolean {
  for (let round = 0; round < 30; round++) {
    let isNews = false;
    for (const { terms, from, to } of facts) {
      const ends = terms.map(({ id, times }) => {
        const range = ranges.get(id) ?? { from: 0, to: Number.POSITIVE_INFINITY };
        const [one, other] = [times * range.from, times * range.to];
        return { least: Math.min(one, other), most: Math.max(one, other) };
      });
      const least = ends.reduce((sum, one) => sum + one.least, 0);
      const most = ends.reduce((sum, one) => sum + one.most, 0);
      if (least > (to ?? Number.POSITIVE_INFINITY) || most < (from ?? Number.NEGATIVE_INFINITY)) return false;
      for (const [place, { id, times }] of terms.entries()) {
        const own = ends[place] ?? { least: 0, most: 0 };
        const room = (to ?? Number.POSITIVE_INFINITY) - withoutOwn(least, own.least);
        const need = (from ?? Number.NEGATIVE_INFINITY) - withoutOwn(most, own.most);
        const [a, b] = times > 0 ? [need / times, room / times] : [room / times, need / times];
        const range = ranges.get(id) ?? { from: 0, to: Number.POSITIVE_INFINITY };
        const next = { from: Math.max(range.from, ceiling(a)), to: Math.min(range.to, floor(b)) };
        if (next.from > next.to) return false;
        if (next.from === range.from && next.to === range.to) continue;
        ranges.set(id, next);
        isNews = true;
      }
    }
    if (!isNews) return true;
  }
  return true;
}

function withoutOwn(sum: number, own: number): number {
  // Two ends without a limit cannot be told apart from one: then nothing is known of the rest.
  return Number.isFinite(sum) ? sum - own : Number.isFinite(own) ? sum : Number.NaN;
}

function ceiling(value: number): number {
  return Number.isFinite(value) ? Math.ceil(value - 1e-9) : Number.NEGATIVE_INFINITY;
}

function floor(value: number): number {
  return Number.isFinite(value) ? Math.floor(value + 1e-9) : Number.POSITIVE_INFINITY;
}
