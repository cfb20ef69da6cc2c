// Bounds of ranks from every pair: what they hold, and what Holm costs.
import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, bonferroni } from "../../src/statistics/adjust-p.ts";
import { pairwiseRankBounds, significantPairs } from "../../src/statistics/pairwise-rank-bounds.ts";
import { someUnits } from "./some-units.ts";

test("0 of 10, 0 of 10 and 5 of 10: the first two share the ranks 1 and 2", () => {
  const units = [0, 0, 5].map((count) => ({ count, of: 10 }));
  expect(pairwiseRankBounds(units)).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 2 },
    { from: 3, to: 3 },
  ]);
  expect(significantPairs(units)).toBe(2);
});

test("two units of only 0s, or of only full wholes, do not differ, and nothing is NaN", () => {
  for (const rate of [0, 1]) {
    const units = [3, 900].map((of) => ({ count: rate * of, of }));
    expect(pairwiseRankBounds(units, 0.5)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]);
  }
  expect(pairwiseRankBounds([{ count: 1, of: 2 }])).toEqual([{ from: 1, to: 1 }]);
});

test("without adjustment more is claimed than Holm allows: the family of pairs is large", () => {
  // 34 units of 400 with counts from 18 to 38, about what chance makes of one rate (561 pairs).
  const units = Array.from({ length: 34 }, (_, index) => ({ count: 18 + ((index * 8) % 21), of: 400 }));
  const plain = (p: readonly number[]) => p;
  expect(significantPairs(units, 0.95, plain)).toBeGreaterThan(0);
  expect(significantPairs(units)).toBe(0);
});

test.each([
  ["no unit", []],
  ["a unit of 0", [{ count: 0, of: 0 }]],
])("%s is refused", (_, units) => {
  expect(() => pairwiseRankBounds(units)).toThrow("ranks of");
});

test("the bounds hold the observed rank, Bonferroni's hold Holm's, and these hold those of a screening", () => {
  fc.assert(
    fc.property(someUnits({ least: 1, most: 10 }), (units) => {
      const holms = pairwiseRankBounds(units);
      const wider = pairwiseRankBounds(units, 0.95, bonferroni);
      const screened = pairwiseRankBounds(units, 0.95, benjaminiHochberg);
      const rates = units.map(({ count, of }) => count / of);
      holms.forEach(({ from, to }, index) => {
        const below = rates.filter((rate) => rate < (rates[index] ?? 0)).length;
        const above = rates.filter((rate) => rate > (rates[index] ?? 0)).length;
        expect(from).toBeLessThanOrEqual(below + 1);
        expect(to).toBeGreaterThanOrEqual(units.length - above);
        expect(wider[index]?.from).toBeLessThanOrEqual(from);
        expect(wider[index]?.to).toBeGreaterThanOrEqual(to);
        expect(screened[index]?.from).toBeGreaterThanOrEqual(from);
      });
    }),
  );
});

test("the same counts give the same bounds each time, where a bootstrap does not", () => {
  const units = Array.from({ length: 20 }, (_, index) => ({ count: 3 * index, of: 300 + index }));
  expect(pairwiseRankBounds(units)).toEqual(pairwiseRankBounds(units));
});
