// The trend test against R, and where there is nothing to test.
import fc from "fast-check";
import { expect, test } from "vitest";
import { trendInProportions } from "../../src/statistics/trend-in-proportions.ts";
import { someUnits } from "./some-units.ts";

const units = [
  { count: 12, of: 82 },
  { count: 30, of: 98 },
  { count: 26, of: 100 },
  { count: 50, of: 125 },
];

test("statistic, p and slope are R's prop.trend.test and weighted lm", () => {
  const found = trendInProportions(units, [1, 2, 4, 8]);
  expect(found.chiSquare).toBeCloseTo(11.77075873875, 10);
  expect(found.p).toBeCloseTo(0.000601684479869, 14);
  expect(found.slope).toBeCloseTo(0.0279019145984374, 14);
});

test.each([
  [
    "every rate is 0",
    [
      { count: 0, of: 5 },
      { count: 0, of: 9 },
    ],
    [1, 2],
  ],
  [
    "every rate is 1",
    [
      { count: 5, of: 5 },
      { count: 9, of: 9 },
    ],
    [1, 2],
  ],
  ["there is one period", [{ count: 2, of: 5 }], [2019]],
  ["all scores are the same", units, [3, 3, 3, 3]],
])("there is no trend, and no NaN, where %s", (_, all, scores) => {
  expect(trendInProportions(all, scores)).toEqual({ chiSquare: null, p: null, slope: null });
});

test.each([
  ["a missing score", units, [1, 2, 3]],
  [
    "a period of 0",
    [
      { count: 0, of: 0 },
      { count: 1, of: 2 },
    ],
    [1, 2],
  ],
  ["no period", [], []],
])("%s is refused", (_, all, scores) => {
  expect(() => trendInProportions(all, scores)).toThrow("Broken promise");
});

test("moving the scores changes nothing, stretching them only the slope, turning them only its sign", () => {
  fc.assert(
    fc.property(someUnits({ least: 2, most: 8 }), fc.integer({ min: -50, max: 50 }), (all, by) => {
      const scores = all.map((_, index) => index);
      const one = trendInProportions(all, scores);
      const moved = trendInProportions(
        all,
        scores.map((score) => by + 2 * score),
      );
      const turned = trendInProportions(
        all,
        scores.map((score) => -score),
      );
      expect(moved.chiSquare ?? 0).toBeCloseTo(one.chiSquare ?? 0, 6);
      expect(2 * (moved.slope ?? 0)).toBeCloseTo(one.slope ?? 0, 9);
      expect(turned.slope ?? 0).toBeCloseTo(-(one.slope ?? 0), 9);
    }),
  );
});
