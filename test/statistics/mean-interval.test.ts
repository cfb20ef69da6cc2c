// The mean of rates and its t interval against values worked out by hand.
import { expect, test } from "vitest";
import { meanInterval } from "../../src/statistics/mean-interval.ts";

// Three values 0.1 apart: s = 0.1, s/√3 = 0.057735, t(2) = 4.302653, half = 0.248414.
// Five values 1 to 5 hundredths: s = √2.5 hundredths, s/√5 = 0.00707107, t(4) = 2.776445, half = 0.0196324.
// Four values: mean 0.05, s² = (0.0009 + 0.0001 + 0.0001 + 0.0009)/3, s/√4 = 0.0129099, t(3) = 3.182446, half = 0.0410852.
test.each([
  { values: [0.3, 0.4, 0.5], mean: 0.4, interval: [0.151586, 0.648414] },
  { values: [0.01, 0.02, 0.03, 0.04, 0.05], mean: 0.03, interval: [0.0103676, 0.0496324] },
  { values: [0.02, 0.04, 0.06, 0.08], mean: 0.05, interval: [0.0089148, 0.0910852] },
  { values: [0.05, 0.05, 0.05], mean: 0.05, interval: [0.05, 0.05] },
])("the mean of $values is $mean, from and to $interval", ({ values, mean, interval }) => {
  const found = meanInterval(values);
  expect(found.mean).toBeCloseTo(mean, 12);
  expect(found.interval?.[0]).toBeCloseTo(interval[0] ?? Number.NaN, 6);
  expect(found.interval?.[1]).toBeCloseTo(interval[1] ?? Number.NaN, 6);
});

test("two values have a mean and no interval", () => {
  expect(meanInterval([0.2, 0.4])).toEqual({ mean: expect.closeTo(0.3, 12), interval: null });
});

test("one value is its own mean", () => {
  expect(meanInterval([0.2])).toEqual({ mean: 0.2, interval: null });
});

test("the ends stay within 0 and 1", () => {
  expect(meanInterval([0, 0, 0.1]).interval?.[0]).toBe(0);
  expect(meanInterval([1, 1, 0.9]).interval?.[1]).toBe(1);
});

test("the quantile of 44 forces is that of 43 degrees of freedom", () => {
  const values = Array.from({ length: 44 }, (_, index) => (index % 2 === 0 ? 0.04 : 0.06));
  // s = √(44 · 0.0001 / 43), t(43) = 2.016692, half = t · s / √44.
  const half = (2.016692199 * Math.sqrt((44 * 0.0001) / 43)) / Math.sqrt(44);
  expect(meanInterval(values).interval?.[1]).toBeCloseTo(0.05 + half, 9);
});

test("a hundred values have an interval as well as forty have", () => {
  const values = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 0.04 : 0.06));
  // R: qt(0.975, 99) is 1.9842169515086827.
  const half = (1.9842169515086827 * Math.sqrt((100 * 0.0001) / 99)) / Math.sqrt(100);
  expect(meanInterval(values).interval?.[1]).toBeCloseTo(0.05 + half, 12);
});

test("no value at all is refused", () => {
  expect(() => meanInterval([])).toThrow("a mean of");
});
