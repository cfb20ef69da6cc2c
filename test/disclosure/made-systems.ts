// Made facts about a few small counts, and their bounds the obvious way.
import fc from "fast-check";
import type { AttackSystem, Fact } from "../../src/disclosure/attack.ts";

const MOST = 6;

/** Facts about a few counts of at most 6 that hold for one made table, so that there is an answer. */
export const systems = fc
  .record({
    truth: fc.array(fc.integer({ min: 0, max: MOST }), { minLength: 1, maxLength: 4 }),
    rows: fc.array(
      fc.record({
        times: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
        below: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
        above: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ truth, rows }): AttackSystem => {
    const unknowns = truth.map((_, index) => ({ id: `x${index}`, from: 0, to: MOST }));
    const facts = rows.map(({ times, below, above }, index): Fact => {
      const terms = unknowns.map(({ id }, place) => ({ id, times: times[place] ?? 0 }));
      const sum = truth.reduce((total, count, place) => total + count * (times[place] ?? 0), 0);
      const from = below === null ? null : sum - below;
      const to = above === null ? null : sum + above;
      return { terms, from, to, says: `row ${index}`, release: "made" };
    });
    return { unknowns, facts };
  });

/** The bounds by looking at every table of counts there is. */
export function enumerated({
  unknowns,
  facts,
}: AttackSystem): readonly { readonly from: number; readonly to: number }[] {
  const ranges = unknowns.map(() => ({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }));
  const values = unknowns.map(() => 0);
  const visit = (place: number): void => {
    if (place < values.length) {
      for (let count = 0; count <= MOST; count++) {
        values[place] = count;
        visit(place + 1);
      }
      return;
    }
    const isPossible = facts.every(({ terms, from, to }) => {
      const sum = terms.reduce((total, { times }, index) => total + times * (values[index] ?? 0), 0);
      return sum >= (from ?? -1e9) && sum <= (to ?? 1e9);
    });
    if (!isPossible) return;
    for (const [index, range] of ranges.entries()) {
      range.from = Math.min(range.from, values[index] ?? 0);
      range.to = Math.max(range.to, values[index] ?? 0);
    }
  };
  visit(0);
  return ranges;
}
