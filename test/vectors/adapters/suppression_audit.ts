// Bounds of suppressed cells, in whole numbers and without wholeness: the attack on one made-up release.
import { type AttackSystem, attack, attackWithoutWholeness, type Fact } from "../../../src/disclosure/attack.ts";
import type { Adapter } from "../adapter.ts";

interface AuditCell {
  readonly id: string;
  readonly value: number | null;
  readonly status: "primary" | "secondary" | "published";
}

interface AuditInput {
  readonly cells: readonly AuditCell[];
  readonly equations: readonly { readonly total: string; readonly parts: readonly string[] }[];
  readonly attacker: {
    readonly lower: number;
    readonly primary_range?: readonly [number, number | "Infinity"];
    readonly secondary_min?: number;
  };
}

/** Suppressed cells are the unknowns, published ones numbers in the facts. */
function systemOf({ cells, equations, attacker }: AuditInput): AttackSystem {
  const shown = new Map(cells.map(({ id, value }) => [id, value]));
  const unknowns = cells.flatMap(({ id, value, status }) => {
    if (value !== null) return [];
    const [from, to] = (status === "primary" && attacker.primary_range) || [attacker.lower, "Infinity" as const];
    const least = status === "secondary" ? Math.max(from, attacker.secondary_min ?? from) : from;
    return [{ id, from: least, to: to === "Infinity" ? null : to }];
  });
  const facts = equations.map(({ total, parts }): Fact => {
    const signed = [{ id: total, times: 1 }, ...parts.map((id) => ({ id, times: -1 }))];
    const known = signed.reduce((sum, { id, times }) => sum + times * (shown.get(id) ?? 0), 0);
    const terms = signed.filter(({ id }) => shown.get(id) === null);
    return { terms, from: 0 - known, to: 0 - known, says: `${total} is the sum of its parts`, release: "the table" };
  });
  return { unknowns, facts };
}

function ends<T extends { readonly id: string; readonly from: number; readonly to: number | null }>(
  bounds: readonly T[],
): Record<string, readonly [number, number]> {
  return Object.fromEntries(bounds.map(({ id, from, to }) => [id, [from, to ?? Number.POSITIVE_INFINITY] as const]));
}

/** The adapter of `suppression_audit.json`. */
export const adapter: Adapter = {
  answer: async ({ input }) => {
    const system = systemOf(input as unknown as AuditInput); // the shape of the file, told in its conventions
    const bounds = await attack(system);
    const unproven = bounds.find(({ proof }) => proof === "unsure" || proof === "contradiction");
    if (unproven !== undefined) throw new Error(`the bounds of ${unproven.id} are ${unproven.proof}`);
    return {
      integer_intervals: ends(bounds),
      lp_intervals: ends(await attackWithoutWholeness(system)),
      exactly_disclosed: bounds.flatMap(({ id, from, to }) => (from === to ? [id] : [])),
      n_suppressed: system.unknowns.length,
    };
  },
};
