// Which counts a printed rate betrays: against printing the rate of every count.
import fc from "fast-check";
import { expect, test } from "vitest";
import { countsBehindOneIn, countsBehindPercent } from "../../src/statistics/reconstruction.ts";

test("a percentage leaves every count possible that is printed so, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(), fc.nat(3), (of, seed, decimals) => {
      const count = seed % (of + 1);
      const scale = 10 ** decimals;
      const percent = Math.round((100 * count * scale) / of) / scale;
      const found = countsBehindPercent(percent, decimals, of);
      expect(found).toContain(count);
      // Exactly: |100·x·scale − printed·of|·2 ≤ of, all in whole numbers.
      const printed = Math.round(percent * scale);
      const all = Array.from({ length: of + 1 }, (_, x) => x);
      expect(found).toEqual(all.filter((x) => 2 * Math.abs(100 * x * scale - printed * of) <= of));
    }),
    { numRuns: 300 },
  );
});

test("one in N leaves every count possible that is printed so, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(), (of, seed) => {
      const count = 1 + (seed % of);
      const oneIn = Math.round(of / count);
      const all = Array.from({ length: of }, (_, index) => index + 1);
      const found = countsBehindOneIn(oneIn, of);
      expect(found).toContain(count);
      expect(found).toEqual(all.filter((x) => Math.abs(2 * of - 2 * oneIn * x) <= x));
    }),
    { numRuns: 300 },
  );
});

test("'one in 34' of 540 crimes is 16 charges, and 3.0% of 540 too", () => {
  expect(countsBehindOneIn(34, 540)).toEqual([16]);
  expect(countsBehindPercent(3, 1, 540)).toEqual([16]);
  expect(countsBehindPercent(3, 0, 540)).toEqual([14, 15, 16, 17, 18]);
});

test("a tie is counted either way, whatever the source does with it", () => {
  expect(countsBehindPercent(0, 0, 200)).toEqual([0, 1]);
  expect(countsBehindPercent(1, 0, 200)).toEqual([1, 2, 3]);
  // 69 / 2 is 34.5: one in 35 where halves go up, one in 34 where they go to the even number.
  expect([countsBehindOneIn(34, 69), countsBehindOneIn(35, 69)]).toEqual([[2], [2]]);
  expect([countsBehindOneIn(34, 69, "even"), countsBehindOneIn(35, 69, "even")]).toEqual([[2], []]);
});

test("floating point does not hide a count: 0.285 is printed 28.5%, 1.005 × 100 is not whole", () => {
  expect(countsBehindPercent(28.5, 1, 200)).toEqual([57]);
  expect(countsBehindPercent(1.005, 3, 200_000)).toContain(2010);
  expect(countsBehindPercent(33.333333, 6, 3_000_000)).toEqual([1_000_000]);
});

test("a figure that no count has leaves none, and large wholes are exact", () => {
  expect(countsBehindPercent(3.14, 1, 540)).toEqual([]);
  expect(countsBehindPercent(50, 0, 3)).toEqual([]);
  expect(countsBehindPercent(101, 0, 10)).toEqual([]);
  expect(countsBehindOneIn(7, 5)).toEqual([]);
  expect(countsBehindPercent(12.3456, 4, 9_000_000_000).length).toBe(9001);
  expect(countsBehindOneIn(0, 5)).toEqual([]);
});

test.each([0, -1, 1.5])("a whole of %s is refused", (of) => {
  expect(() => countsBehindPercent(1, 0, of)).toThrow("Broken promise");
  expect(() => countsBehindOneIn(1, of)).toThrow("Broken promise");
});
