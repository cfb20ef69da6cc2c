// Funnel limits for observed by expected: closed form where a peer bisects.
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedRatioLimits, poissonRatioLimits, ratioSignificance } from "../../src/statistics/funnel-poisson.ts";
import { exactPoisson } from "../../src/statistics/poisson-interval.ts";

test("a unit on its limit has an exact interval that just touches 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (observed) => {
      const [low, high] = poissonRatioLimits(observed);
      const [lower, upper] = exactPoisson(observed);
      expect(upper / (observed / low)).toBeCloseTo(1, 10);
      expect(lower / (observed / high)).toBeCloseTo(1, 10);
    }),
  );
});

test("one event at 99.8% reaches to 999.5, closed form; a bisection to 1e-7 misses it by 5 in 100,000", () => {
  const upper = poissonRatioLimits(1, 0.998)[1];
  expect(upper).toBeCloseTo(-1 / Math.log(0.999), 9);
  expect(Math.abs(999.4532721 / upper - 1)).toBeGreaterThan(4e-5);
});

test("the limits of an expected number need no whole number, and hold 1", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 5000, noNaN: true }), (expected) => {
      const [lower, upper] = expectedRatioLimits(expected, 0.998);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThan(1);
      expect(upper).toBeGreaterThan(1);
    }),
  );
  const [lower, upper] = expectedRatioLimits(108);
  expect(lower).toBeCloseTo(0.820319382488738, 10);
  expect(upper).toBeCloseTo(1.20733991009536, 10);
});

test.each([
  [0, 240.6, "low 99.8"],
  [8, 6.24, "within"],
  [151, 106.44, "high 99.8"],
  [150, 119.57, "high 95"],
  [101, 126.3, "low 95"],
])("%d observed to %d expected is %s", (observed, expected, where) => {
  expect(ratioSignificance(observed, expected)).toBe(where);
});

test.each([
  ["0 events, which no expected number puts on its lower limit", () => poissonRatioLimits(0)],
  ["nothing expected", () => expectedRatioLimits(0)],
  ["nothing expected, with events", () => ratioSignificance(3, 0)],
])("%s is refused", (_, act) => {
  expect(act).toThrow("Broken promise");
});
