// Pooled rate, mean of rates and median are three things; and the tests that units share one rate.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { homogeneity } from "../../src/statistics/homogeneity.ts";
import type { Counts } from "../../src/statistics/interval.ts";
import { someUnits } from "./some-units.ts";

const units = (...pairs: readonly (readonly [number, number])[]): readonly Counts[] =>
  pairs.map(([count, of]) => ({ count, of }));

test("“an average of one in 14 in 34 forces” has to say which: pooled, mean of rates and median differ", () => {
  const found = homogeneity(units([1, 10], [30, 100], [2, 4]));
  expect(found.pooled).toBeCloseTo(33 / 114, 14);
  expect(found.meanOfRates).toBeCloseTo(0.3, 14);
  expect(found.medianOfRates).toBeCloseTo(0.3, 14);
  expect(homogeneity(units([1, 10], [30, 100])).meanOfRates).toBeCloseTo(0.2, 14);
});

test("the tests are R's prop.test without correction and the deviance of glm", () => {
  const found = homogeneity(units([12, 82], [30, 98], [26, 100], [50, 125]));
  expect(found.chiSquare).toBeCloseTo(16.07762780533, 10);
  expect(found.df).toBe(3);
  expect(found.p).toBeCloseTo(0.00109317556098, 13);
  expect(found.deviance).toBeCloseTo(16.8562628725117, 11);
  expect(found.dispersion).toBeCloseTo(16.07762780533 / 3, 10);
  expect(found.i2).toBeCloseTo((16.07762780533 - 3) / 16.07762780533, 10);
});

test("the median of an even number of rates is the mean of the middle two", () => {
  expect(homogeneity(units([1, 10], [2, 10], [4, 10], [9, 10])).medianOfRates).toBeCloseTo(0.3, 14);
});

test.each([
  ["every rate is 0", units([0, 5], [0, 9])],
  ["every rate is 1", units([5, 5], [9, 9])],
  ["there is one unit", units([2, 9])],
])("there is no test, and no NaN, where %s", (_, all) => {
  const found = homogeneity(all);
  expect([found.chiSquare, found.p, found.deviance, found.dispersion, found.i2]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(found.df).toBe(all.length - 1);
  expect(Number.isFinite(found.pooled) && Number.isFinite(found.medianOfRates)).toBe(true);
});

test("identical rates differ by nothing", () => {
  const found = homogeneity(units([5, 100], [10, 200], [20, 400]));
  expect([found.chiSquare, found.p, found.i2]).toEqual([0, 1, 0]);
});

test.each([
  ["no unit", []],
  ["a unit of 0", units([0, 0], [1, 2])],
])("%s is refused", (_, all) => {
  expect(() => homogeneity(all)).toThrow("homogeneity of");
});

describe("for any units", () => {
  test("the averages lie between the lowest and the highest rate, and the tests are at home", () => {
    fc.assert(
      fc.property(someUnits({ least: 1, most: 12 }), (all) => {
        const found = homogeneity(all);
        for (const middle of [found.pooled, found.meanOfRates, found.medianOfRates]) {
          expect(middle).toBeGreaterThanOrEqual(found.lowest - 1e-12);
          expect(middle).toBeLessThanOrEqual(found.highest + 1e-12);
        }
        if (found.chiSquare === null) return;
        expect(found.chiSquare).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
        expect(found.i2).toBeGreaterThanOrEqual(0);
        expect(found.i2).toBeLessThan(1);
      }),
    );
  });

  test("the order of the units changes nothing but rounding", () => {
    fc.assert(
      fc.property(someUnits({ least: 2, most: 12 }), (all) => {
        const [one, other] = [homogeneity(all), homogeneity(all.toReversed())];
        expect(other.chiSquare ?? 0).toBeCloseTo(one.chiSquare ?? 0, 8);
        expect(other.medianOfRates).toBeCloseTo(one.medianOfRates, 12);
      }),
    );
  });
});

test("a mean of rates given out as the pooled rate is found out", () => {
  const isPooled = (formula: (all: readonly Counts[]) => number) => {
    const all = units([1, 10], [30, 100]);
    return Math.abs(formula(all) - 31 / 110) < 1e-12;
  };
  expect(isPooled((all) => homogeneity(all).pooled)).toBe(true);
  expect(isPooled((all) => all.reduce((sum, { count, of }) => sum + count / of, 0) / all.length)).toBe(false);
});
