// Pairs of tables of which each is safe by itself, and both together are not, unless the second heeds the first.
import type { CountTable } from "../../src/disclosure/count-table.ts";

/** A table of one row of counts and their total. */
export function row(
  id: string,
  counts: Readonly<Record<string, number>>,
  total: string,
  universe = "extract 1a2b",
): CountTable {
  const cells = Object.entries(counts).map(([cell, count]) => ({ id: cell, count }));
  const sum = cells.reduce((all, { count }) => all + count, 0);
  return {
    id,
    universe,
    cells: [...cells, { id: total, count: sum }],
    sums: [{ total, parts: cells.map((cell) => cell.id) }],
  };
}

/** `left` hides b to protect a; `right` has nothing small and would show b. Each pair counts other crimes. */
export function pair(number: number): { readonly left: CountTable; readonly right: CountTable } {
  const universe = `pair ${number}`;
  return {
    left: row(`left ${number}`, { a: 4, b: 30 }, "a and b", universe),
    right: row(`right ${number}`, { b: 30, d: 40, e: 50 }, "b, d and e", universe),
  };
}

/** How many pairs the two processes race over. */
export const PAIRS = 6;
