// Ratios over strata: what the strata change, what they cannot, and the edges.
import fc from "fast-check";
import { expect, test } from "vitest";
import { mantelHaenszel, type Stratum } from "../../src/statistics/mantel-haenszel.ts";
import { someUnits } from "./some-units.ts";

const strata = (...rows: readonly (readonly [number, number, number, number])[]): readonly Stratum[] =>
  rows.map(([x1, n1, x2, n2]) => ({ a: { count: x1, of: n1 }, b: { count: x2, of: n2 } }));

// Same rate within each offence (0.8 and 0.02), but a has far more of the second.
const simpson = strata([8, 10, 80, 100], [20, 1000, 2, 100]);

test("two forces alike within each offence have the ratio 1, however their mixes differ", () => {
  const found = mantelHaenszel(simpson);
  expect(found.riskRatio).toBeCloseTo(1, 14);
  expect(found.oddsRatio).toBeCloseTo(1, 14);
  expect(found.crudeRiskRatio).toBeCloseTo(28 / 1010 / (82 / 200), 14);
  expect(found.chiSquare).toBeCloseTo(0, 12);
});

test("the test is Cochran's without continuity correction (R: mantelhaen.test(correct = FALSE) 1.05087712291)", () => {
  const found = mantelHaenszel(strata([8, 100, 900, 9000], [5, 60, 100, 3000], [3, 380, 71, 3000]));
  expect(found.chiSquare).toBeCloseTo(1.05087712291, 10);
  const corrected = 0.823492915038;
  expect(Math.abs((found.chiSquare ?? 0) - corrected)).toBeGreaterThan(0.2);
});

test.each([
  ["nobody in b", strata([3, 10, 0, 10]), [null, null, null]],
  ["nobody in a", strata([0, 10, 3, 10]), [0, null, 0]],
  ["nobody at all", strata([0, 10, 0, 10]), [null, null, null]],
  ["one side without crimes", strata([0, 0, 3, 10]), [null, null, null]],
])("with %s the ratios are defined or null, and never NaN", (_, all, [ratio, interval, odds]) => {
  const found = mantelHaenszel(all);
  expect([found.riskRatio, found.riskRatioInterval, found.oddsRatio]).toEqual([ratio, interval, odds]);
  expect(JSON.stringify(found)).not.toContain("NaN");
});

test("everybody in both has the risk ratio 1 and no odds ratio", () => {
  const found = mantelHaenszel(strata([10, 10, 4, 4]));
  expect([found.riskRatio, found.oddsRatio, found.chiSquare]).toEqual([1, null, null]);
});

test("no strata are refused", () => {
  expect(() => mantelHaenszel([])).toThrow("no strata");
});

test("a stratum where one side has no crimes adds nothing, not even one of a single crime or of none", () => {
  for (const empty of [strata([0, 0, 5, 9]), strata([0, 0, 1, 1]), strata([0, 0, 0, 0])]) {
    expect(mantelHaenszel([...simpson, ...empty])).toMatchObject({
      riskRatio: expect.closeTo(1, 14),
      oddsRatio: expect.closeTo(1, 14),
      chiSquare: expect.closeTo(0, 12),
    });
  }
});

test("turning the two sides round turns the ratios and their intervals round", () => {
  fc.assert(
    fc.property(someUnits({ least: 1, most: 6 }), someUnits({ least: 6, most: 6 }), (a, b) => {
      const all = a.map((one, index) => ({ a: one, b: b[index] ?? one }));
      const [one, other] = [mantelHaenszel(all), mantelHaenszel(all.map((row) => ({ a: row.b, b: row.a })))];
      if (!one.riskRatio || !other.riskRatio) return;
      expect(one.riskRatio * other.riskRatio).toBeCloseTo(1, 9);
      expect((one.riskRatioInterval?.[0] ?? 0) * (other.riskRatioInterval?.[1] ?? 0)).toBeCloseTo(1, 6);
      expect(one.riskRatioInterval?.[0]).toBeLessThanOrEqual(one.riskRatio);
    }),
  );
});
