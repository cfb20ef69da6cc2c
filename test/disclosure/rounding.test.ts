// Rounding, and what a rounded figure tells.
import { describe, expect, test } from "vitest";
import { countsRoundedTo, type Rounding, roundedCount, shownRounded } from "../../src/disclosure/rounding.ts";

const TO_5: Rounding = { method: "nearest", base: 5, hide: { from: 1, to: 7 } };

test.each<[string, Rounding, readonly (number | null)[]]>([
  ["to the nearest 5, 1 to 7 hidden", TO_5, [0, null, null, null, null, null, null, null, 10, 10, 10, 10, 10, 15]],
  [
    "to the nearest 10, a half up",
    { method: "nearest", base: 10, hide: null },
    [0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10],
  ],
  ["to the middle of 1 to 6", { method: "midpoint", base: 6, hide: null }, [0, 3, 3, 3, 3, 3, 3, 9, 9]],
])("counts from 0 up are rounded %s", (_name, rounding, expected) => {
  expect(expected.map((_, count) => roundedCount(count, rounding))).toEqual(expected);
});

describe("a rounded figure tells a range", () => {
  test("that the hidden counts do not narrow when the rule fits the base", () => {
    expect(countsRoundedTo(10, TO_5)).toEqual({ from: 8, to: 12 });
  });

  test("that hidden counts narrow when it does not: a 5 is then 6 or 7", () => {
    expect(countsRoundedTo(5, { ...TO_5, hide: { from: 1, to: 5 } })).toEqual({ from: 6, to: 7 });
  });

  test("and a figure that nothing is rounded to is a fault", () => {
    expect(() => countsRoundedTo(5, TO_5)).toThrow(/no count is rounded to 5/u);
  });
});

test("a hidden count has the one mark, whatever it is", () => {
  expect([1, 4, 7].map((count) => shownRounded(count, TO_5))).toEqual([1, 4, 7].map(() => ({ kind: "hidden" })));
});

test("what is no count is not rounded", () => {
  expect(() => roundedCount(-1, TO_5)).toThrow();
  expect(() => roundedCount(2.5, TO_5)).toThrow();
});
