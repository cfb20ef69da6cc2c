// "One in N": which N is said of a rate, and when none is.
import { expect, test } from "vitest";
import { oneInFrom } from "../../src/statistics/one-in.ts";
import { wilson } from "../../src/statistics/wilson.ts";

// Worked out by hand: N is of ÷ count, from and to are 1 ÷ the upper and 1 ÷ the lower end, each rounded half up.
test.each([
  { who: "South Yorkshire, all flagged crimes", count: 16, of: 540, n: 34, from: 21, to: 55 },
  { who: "South Yorkshire, less those with another agency", count: 16, of: 370, n: 23, from: 14, to: 37 },
  { who: "West Midlands 2013/14", count: 24, of: 111, n: 5, from: 3, to: 7 },
  { who: "exactly one half", count: 20, of: 40, n: 2, from: 2, to: 3 },
  { who: "two in five: 2.5 rounds up", count: 40, of: 100, n: 3, from: 2, to: 3 },
  { who: "one of very many", count: 1, of: 10_000, n: 10_000, from: 1_766, to: 56_649 },
])("$who: $count in $of is one in $n, from $from to $to", ({ count, of, n, from, to }) => {
  expect(oneInFrom(count / of, wilson(count, of))).toEqual({ n, from, to });
});

test.each([
  ["a zero", 0, 540],
  ["more than half", 21, 40],
  ["all of them", 40, 40],
])("no “one in N” is said of %s", (_, count, of) => {
  expect(oneInFrom(count / of, wilson(count, of))).toBeNull();
});

test("no “one in N” is said where the lower end is 0, since its other end would have no end", () => {
  expect(oneInFrom(0.1, [0, 0.3])).toBeNull();
});
