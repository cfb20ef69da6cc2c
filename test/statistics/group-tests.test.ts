// The log-rank test and Gray's: printed answers, equal groups, groups that say nothing.
import { describe, expect, test } from "vitest";
import { grayTest } from "../../src/statistics/gray-test.ts";
import { lifeTable } from "../../src/statistics/life-table.ts";
import { quadraticForm } from "../../src/statistics/linear-solve.ts";
import { logRank } from "../../src/statistics/log-rank.ts";

const MAINTAINED = lifeTable(
  { time: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], status: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0] },
  1,
);
const NOT_MAINTAINED = lifeTable(
  { time: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], status: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1] },
  1,
);

test("the leukaemia groups have the printed chi-square of 3.4", () => {
  const found = logRank([MAINTAINED, NOT_MAINTAINED]);
  expect(found.chiSquare).toBeCloseTo(3.3963886989776, 10);
  expect(found).toMatchObject({ df: 1, observed: [7, 11] });
  expect(found.p).toBeCloseTo(0.0653393220405051, 9);
});

test("the order of the groups changes nothing", () => {
  expect(logRank([NOT_MAINTAINED, MAINTAINED]).chiSquare).toBeCloseTo(
    logRank([MAINTAINED, NOT_MAINTAINED]).chiSquare,
    10,
  );
  const causes = [
    lifeTable({ time: [1, 2, 3, 4, 5], status: [1, 2, 0, 1, 2] }, 2),
    lifeTable({ time: [2, 3, 5, 6], status: [2, 1, 0, 1] }, 2),
  ];
  expect(grayTest(causes.toReversed(), 0).statistic).toBeCloseTo(grayTest(causes, 0).statistic, 10);
});

describe("nothing can differ", () => {
  const one = lifeTable({ time: [1, 2, 3], status: [1, 2, 0] }, 2);
  const nothing = lifeTable({ time: [], status: [] }, 2);
  const censored = lifeTable({ time: [1, 2], status: [0, 0] }, 2);
  test.each([
    ["equal groups", [one, one], 1],
    ["a single group", [one], 0],
    ["no groups", [], 0],
    ["all censored", [censored, censored], 1],
    ["a group without rows", [one, nothing], 1],
  ])("%s: p is 1 for Gray's test", (_, groups, df) => {
    const found = grayTest(groups, 0);
    expect(found.df).toBe(df);
    expect(found.statistic).toBeCloseTo(0, 12);
    expect(found.p).toBeCloseTo(1, 6);
  });

  test("log-rank leaves groups that cannot have an outcome out of its degrees of freedom", () => {
    expect(logRank([one, nothing])).toMatchObject({ chiSquare: 0, df: 0, p: 1 });
    expect(logRank([censored, censored])).toMatchObject({ chiSquare: 0, df: 0, p: 1 });
    expect(logRank([])).toMatchObject({ df: 0, p: 1 });
  });
});

test("a system with a direction that has no spread is solved without it", () => {
  expect(quadraticForm([[2]], [4])).toEqual({ value: 8, rank: 1 });
  expect(
    quadraticForm(
      [
        [1, 1],
        [1, 1],
      ],
      [2, 2],
    ),
  ).toEqual({ value: 4, rank: 1 });
  expect(quadraticForm([], [])).toEqual({ value: 0, rank: 0 });
});
