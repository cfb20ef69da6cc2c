// Differencing: what overlapping totals tell of the parts that they are made of.
import { attack } from "../../../src/disclosure/attack.ts";
import { smallDifferences } from "../../../src/disclosure/small-differences.ts";
import type { Adapter } from "../adapter.ts";

interface DifferencingInput {
  readonly atoms: readonly string[];
  readonly queries: readonly { readonly id: string; readonly covers: readonly string[]; readonly released: number }[];
  readonly threshold: number;
}

/** The adapter of `differencing.json`. */
export const adapter: Adapter = {
  answer: async ({ input }) => {
    const { atoms, queries, threshold } = input as unknown as DifferencingInput; // the shape of the file
    const bounds = await attack({
      unknowns: atoms.map((id) => ({ id, from: 0, to: null })),
      facts: queries.map(({ id, covers, released }) => ({
        terms: covers.map((atom) => ({ id: atom, times: 1 })),
        from: released,
        to: released,
        says: `${id} is ${released}`,
        release: id,
      })),
    });
    return {
      atom_intervals: Object.fromEntries(
        bounds.map(({ id, from, to }) => [id, [from, to ?? Number.POSITIVE_INFINITY]]),
      ),
      small_differences: smallDifferences(queries, threshold),
      exactly_disclosed: bounds.flatMap(({ id, from, to }) => (from === to ? [id] : [])),
    };
  },
};
