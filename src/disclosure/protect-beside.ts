// Protects a table beside everything released before: what was hidden stays hidden, and more is hidden where both together would tell too much.
import type { AuditedCell } from "./audit.ts";
import { besideEarlier, knownBefore } from "./beside-earlier.ts";
import type { CountTable, ShownTable } from "./count-table.ts";
import { isSmall, type Policy, withSourceRule } from "./policy.ts";
import { protect } from "./protect.ts";
import type { Published } from "./published.ts";
import type { Release } from "./release-store.ts";

/** A table that may be released next, or the cells that no hiding saves (none named: hiding went on without coming to an end). */
export type ProtectedBeside =
  | { readonly verdict: "released"; readonly table: Published<ShownTable> }
  | { readonly verdict: "not possible"; readonly cells: readonly AuditedCell[] };

/** How often more is hidden: hiding for the sake of one cell may ask for a little more in the next round. */
const MOST_ROUNDS = 8;

/** Protects a table by its policy and holds it against earlier releases. `progress` is told of each round. */
export async function protectBeside(
  earlier: readonly Release[],
  table: CountTable,
  policy: Policy,
  progress: (step: { readonly done: number; readonly of: number }) => void = () => undefined,
): Promise<ProtectedBeside> {
  // A zero that was hidden once stays hidden, and then all zeros of the table are.
  const { hidden, told } = await knownBefore(earlier, table);
  const counts = new Map(table.cells.map(({ id, count }) => [id, count]));
  const rule = [...hidden].some((id) => counts.get(id) === 0) ? withSourceRule(policy, { from: 0, to: 0 }) : policy;
  const isAbove = (id: string): boolean => policy.kind !== "midpoint" && (counts.get(id) ?? 0) > policy.small.to;
  // What is known and not small is shown: nothing is gained by hiding it, and hiding it would promise what no longer holds.
  const neverHide = new Set([...told].filter((id) => !isSmall(policy, counts.get(id) ?? 0)));
  let mustHide: ReadonlySet<string> = new Set([...hidden].filter(isAbove));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    progress({ done: round, of: MOST_ROUNDS });
    const shown = await protect(table, rule, { mustHide, neverHide });
    const found = await besideEarlier(earlier, shown);
    if (found.verdict === "safe") return { verdict: "released", table: shown };
    if (found.verdict === "not possible") return found;
    mustHide = new Set([...mustHide, ...found.cells]);
  }
  return { verdict: "not possible", cells: [] };
}
