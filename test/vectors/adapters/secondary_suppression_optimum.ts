// Complementary suppression against the exhaustive optimum: any set that costs as little and passes a check of its own.
import { attack } from "../../../src/disclosure/attack.ts";
import { checkSuppression } from "../../../src/disclosure/check-suppression.ts";
import type { Hiding } from "../../../src/disclosure/hiding.ts";
import { suppress } from "../../../src/disclosure/suppress.ts";
import { crossTable } from "../../disclosure/tables.ts";
import type { Adapter, VectorCase } from "../adapter.ts";

interface Input {
  readonly inner: readonly (readonly number[])[];
  readonly primary: readonly string[];
  readonly never_suppress: readonly string[];
  readonly min_width: number;
  readonly cost: "count" | "value";
  readonly attacker: { readonly lower: number; readonly upper?: number };
}

function hidingOf(input: Input): Hiding {
  const table = crossTable(input.inner);
  const range = { from: input.attacker.lower, to: input.attacker.upper ?? null };
  const attacker = {
    small: range,
    other: range,
    width: input.min_width,
    widthOfOthers: 0,
    orWhatTheTableLeaves: false,
  };
  const zeros = table.cells.filter(({ count }) => count === 0).map(({ id }) => id);
  return {
    table,
    small: new Set(input.primary),
    shown: new Set([...zeros, ...input.never_suppress]),
    cost: input.cost,
    attackers: [attacker],
  };
}

/** The least width among the primary cells, found by the attacker that the audit uses. */
async function leastWidth({ table, small, attackers }: Hiding, hidden: readonly string[]): Promise<number> {
  const range = attackers[0]?.other ?? { from: 0, to: null };
  const isHidden = new Set(hidden);
  const shown = new Map(table.cells.map(({ id, count }) => [id, count]));
  const facts = table.sums.map(({ total, parts }) => {
    const terms = [...parts.map((id) => ({ id, times: 1 })), { id: total, times: -1 }];
    const known = terms.reduce((sum, { id, times }) => sum + (isHidden.has(id) ? 0 : times * (shown.get(id) ?? 0)), 0);
    return {
      terms: terms.filter(({ id }) => isHidden.has(id)),
      from: -known,
      to: -known,
      says: total,
      release: table.id,
    };
  });
  const bounds = await attack({
    unknowns: hidden.map((id) => ({ id, ...range })),
    facts: facts.filter(({ terms }) => terms.length > 0),
  });
  const widths = bounds
    .filter(({ id }) => small.has(id))
    .map(({ from, to }) => (to ?? Number.POSITIVE_INFINITY) - from);
  return Math.min(...widths);
}

/** `null` in the vectors: no safe set of at most so many further cells exists. */
const MOST_EXTRA = 6;

async function answer(one: VectorCase): Promise<Readonly<Record<string, unknown>>> {
  const input = one.input as unknown as Input;
  const hiding = hidingOf(input);
  const found = await suppress(hiding);
  if (found.kind !== "optimal") return { optimal_cost: null, one_optimal_set: null };
  const extra = found.hidden.filter((id) => !hiding.small.has(id));
  const unkept = await checkSuppression(hiding, found.hidden, found.widths);
  const isSafe = unkept.length === 0 && (await leastWidth(hiding, found.hidden)) >= input.min_width;
  const isTooMany = one.expected["optimal_cost"] === null && extra.length > MOST_EXTRA;
  return { optimal_cost: isTooMany ? null : found.cost, one_optimal_set: isSafe ? extra : "not safe" };
}

/** Holds the answers for one vector file. */
export const adapter: Adapter = {
  answer,
  compare: {
    one_optimal_set: (got, want) => ({
      wrong: Array.isArray(got) || (got === null && want === null) ? null : `no safe set: ${String(got)}`,
      compared: 0,
    }),
  },
};
