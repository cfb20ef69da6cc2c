// Observed by expected: against 1 only, and defined at 0.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  indirectlyStandardisedRatio,
  type ReferenceStratum,
  ratioInterval,
} from "../../src/statistics/indirect-standardisation.ts";

const strata = (...rows: readonly (readonly [number, number, number, number])[]): readonly ReferenceStratum[] =>
  rows.map(([events, population, referenceEvents, referencePopulation]) => ({
    ...{ events, population, referenceEvents, referencePopulation },
  }));

test("15 events where 5 are expected have the ratio 3, from 1.68 to 4.95", () => {
  const found = indirectlyStandardisedRatio(strata([12, 100, 50, 1000], [3, 20, 0, 10]));
  expect(found).toMatchObject({ observed: 15, expected: 5, ratio: 3, method: "byar" });
  expect(found.interval?.[0]).toBeCloseTo(1.67785280264281, 12);
  expect(found.interval?.[1]).toBeCloseTo(4.94832626864785, 12);
});

test("the ratios of two forces may not be compared: alike in every stratum, they differ by their weights alone", () => {
  // Both have 20% and 10%; the reference has 10% and 10%.
  const one = indirectlyStandardisedRatio(strata([200, 1000, 10, 100], [1, 10, 10, 100]));
  const other = indirectlyStandardisedRatio(strata([2, 10, 10, 100], [100, 1000, 10, 100]));
  expect(one.ratio).toBeGreaterThan(1.9);
  expect(other.ratio).toBeLessThan(1.1);
});

test("0 events are exact, from 0 up; nothing expected has no ratio and no NaN", () => {
  expect(ratioInterval(0, 7)).toEqual([0, expect.closeTo(0.526982779159134, 12)]);
  const nothing = indirectlyStandardisedRatio(strata([3, 10, 0, 100]));
  expect(nothing).toMatchObject({ observed: 3, expected: 0, ratio: null, interval: null, referenceRate: 0 });
});

test("the limits are exact below 10 events and Byar's from there, without a jump", () => {
  expect(indirectlyStandardisedRatio(strata([9, 100, 1, 10])).method).toBe("exact");
  expect(indirectlyStandardisedRatio(strata([10, 100, 1, 10])).method).toBe("byar");
  expect(ratioInterval(10, 10)[0]).toBeGreaterThan(ratioInterval(9, 10)[0]);
});

test.each([
  ["a reference population of 0", () => indirectlyStandardisedRatio(strata([1, 10, 0, 0]))],
  ["an expected number of 0", () => ratioInterval(1, 0)],
])("%s is refused", (_, act) => {
  expect(act).toThrow("Broken promise");
});

test("the interval holds the ratio", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0.01, max: 5000, noNaN: true }), (observed, by) => {
      const [lower, upper] = ratioInterval(observed, by, 0.998);
      expect(lower).toBeLessThanOrEqual(observed / by);
      expect(upper).toBeGreaterThanOrEqual(observed / by);
    }),
  );
});
