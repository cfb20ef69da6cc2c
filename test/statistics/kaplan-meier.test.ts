// Kaplan-Meier: the leukaemia data of Miller 1997 as in R's manual, quantiles on flat pieces, the mean, and edges.
import { expect, test } from "vitest";
import { kaplanMeier, restrictedMean, survivalQuantile } from "../../src/statistics/kaplan-meier.ts";
import { lifeTable } from "../../src/statistics/life-table.ts";

const MAINTAINED = {
  time: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  status: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
};

test("maintained leukaemia patients have the printed shares, errors and median", () => {
  const curve = kaplanMeier(lifeTable(MAINTAINED, 1));
  const printed = [0.909, 0.818, 0.716, 0.614, 0.614, 0.491, 0.368, 0.368, 0.184, 0.184];
  expect(curve.share.map((share) => Number(share.toFixed(3)))).toEqual(printed);
  expect(curve.standardError[4]).toBeCloseTo(0.1526, 4);
  expect(curve.interval.log[0]).toEqual([expect.closeTo(0.7541, 4), 1]);
  expect(survivalQuantile(curve.times, curve.share, 0.5)).toBe(31);
});

test("where the curve is flat exactly at a share, the quantile is the middle of the flat piece", () => {
  const { times, share } = kaplanMeier(lifeTable({ time: [1, 2, 3, 4], status: [1, 1, 1, 1] }, 1));
  expect([0.25, 0.5, 0.75, 0].map((p) => survivalQuantile(times, share, p))).toEqual([1.5, 2.5, 3.5, 0]);
});

test("a curve that ends at a share is held to its last time, and one that does not reach it has no quantile", () => {
  const { times, share } = kaplanMeier(lifeTable({ time: [1, 2, 3, 9], status: [1, 1, 0, 0] }, 1));
  expect(survivalQuantile(times, share, 0.5)).toBe(5.5);
  expect(survivalQuantile(times, share, 0.6)).toBeNull();
});

test("the mean up to a day is the area under the curve", () => {
  const curve = kaplanMeier(lifeTable({ time: [2, 4], status: [1, 0] }, 1));
  expect(restrictedMean(curve, 6).mean).toBeCloseTo(2 + 0.5 * 4, 14);
  expect(restrictedMean(kaplanMeier(lifeTable({ time: [20], status: [0] }, 1)), 10)).toEqual({
    mean: 10,
    standardError: 0,
  });
});

test.each([
  ["no rows", [], [], []],
  ["one event", [5], [1], [0]],
  ["one censored", [5], [0], [1]],
  ["all on day 0", [0, 0], [1, 0], [0.5]],
])("%s is defined", (_, time, status, share) => {
  const curve = kaplanMeier(lifeTable({ time, status }, 1));
  expect(curve.share).toEqual(share);
  for (const value of curve.standardError) expect(value === null || Number.isFinite(value)).toBe(true);
  expect(curve.share.map((one, row) => (one === 0 ? curve.interval.log[row] : null))).toEqual(share.map(() => null));
});
