// The four rules of a control chart, each by hand, and the precedence among them.
import { describe, expect, test } from "vitest";
import {
  type ChartPoint,
  pointSignals,
  runOfSeven,
  type Side,
  trendOfSeven,
  twoOfThree,
} from "../../src/statistics/chart-rules.ts";

const sides = (text: string): readonly Side[] => [...text].map((one) => (one === "+" ? 1 : one === "-" ? -1 : 0));
const flags = (text: string): readonly boolean[] => [...text].map((one) => one === "x");

describe("seven on one side", () => {
  test.each([
    ["++++++", "......"],
    ["+++++++", "......+"],
    ["--------", "......--"],
    ["+++0++++", "........"],
    ["++++++-+", "........"],
    ["0000000", "......."],
  ])("%s completes %s", (given, want) => {
    expect(runOfSeven(sides(given))).toEqual(sides(want));
  });
});

describe("seven that rise or fall", () => {
  test.each([
    [[1, 2, 3, 4, 5, 6], "......"],
    [[1, 2, 3, 4, 5, 6, 7], "......+"],
    [[7, 6, 5, 4, 3, 2, 1, 0], "......--"],
    [[1, 2, 3, 3, 4, 5, 6, 7], "........"],
    [[5, 5, 5, 5, 5, 5, 5], "......."],
  ])("%j completes %s", (given, want) => {
    expect(trendOfSeven(given)).toEqual(sides(want));
  });
});

describe("two of three near a limit", () => {
  test.each([
    ["x.x", "+++", "xxx"],
    ["..x.x..", "+++++++", "..xxx.."],
    ["x..x", "++++", "...."],
    ["x.x", "+-+", "..."],
    ["xx.", "++-", "..."],
    ["x.x", "000", "..."],
  ])("%s on the sides %s marks %s", (close, given, want) => {
    expect(twoOfThree(flags(close), sides(given))).toEqual(flags(want));
  });

  test("a rule that forgets that all three share a side is found out", () => {
    const needsOneSide = (rule: typeof twoOfThree) => !rule(flags("x.x"), sides("+-+")).includes(true);
    const older: typeof twoOfThree = (close) =>
      close.map((_, at) =>
        [at - 2, at - 1, at].some((from) => close.slice(Math.max(0, from), from + 3).filter(Boolean).length >= 2),
      );
    expect(needsOneSide(twoOfThree)).toBe(true);
    expect(needsOneSide(older)).toBe(false);
  });
});

const calm: ChartPoint = { value: 0, side: 1, outside: false, close: false };

describe("of several signs the first is named: outside, trend, two of three, run", () => {
  test("outside before all others", () => {
    const rising = [1, 2, 3, 4, 5, 6, 7].map((value) => ({ ...calm, value, close: true }));
    const found = pointSignals(
      rising.map((point, at) => (at === 3 ? { ...point, outside: true, close: false } : point)),
    );
    expect(found[3]).toEqual({ signal: "outside", direction: 1 });
    expect(found[0]).toEqual({ signal: "trend", direction: 1 });
  });

  test("two of three before a run, and only for the near points themselves", () => {
    const values = [3, 1, 3, 1, 3, 1, 3];
    const found = pointSignals(values.map((value) => ({ ...calm, value, close: value === 3 })));
    expect(found.map(({ signal }) => signal)).toEqual(values.map((value) => (value === 3 ? "two of three" : "run")));
  });

  test("a fall is a signal as much as a rise, even above the mean", () => {
    const found = pointSignals([7, 6, 5, 4, 3, 2, 1].map((value) => ({ ...calm, value })));
    expect(found[6]).toEqual({ signal: "trend", direction: -1 });
  });
});

test("no points have no signals", () => {
  expect([runOfSeven([]), trendOfSeven([]), twoOfThree([], []), pointSignals([])]).toEqual([[], [], [], []]);
});
