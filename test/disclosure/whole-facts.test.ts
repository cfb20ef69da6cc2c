// The exact second opinion: it believes no false claim, whatever prices or tables it is shown.
import { expect, test } from "vitest";
import { holds, narrow, provesEnd, searchWhole, systemOf } from "../../src/disclosure/_whole-facts.ts";

/** a + b = 10 with a and b from 1, and 2a + c = 7 with c at most 3. */
const SYSTEM = systemOf(3, [
  { columns: [0, 1], times: [1, 1], from: 10, to: 10 },
  { columns: [0, 2], times: [2, 1], from: 7, to: 7 },
]);
const box = () => ({ lower: [1, 1, 0], upper: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 3] });

test("a table holds only to the last unit", () => {
  expect(holds(SYSTEM, box(), [2, 8, 3])).toBe(true);
  expect(holds(SYSTEM, box(), [2, 8, 2])).toBe(false);
  expect(holds(SYSTEM, box(), [2.5, 7.5, 2])).toBe(false);
  expect(holds(SYSTEM, box(), [0, 10, 7])).toBe(false);
});

test("an end is proven by good prices, and a false claim by no prices", () => {
  // b is at least 7: b = 10 − a and a = (7 − c) / 2 is at most 3.5, in whole numbers 3.
  const prices = [1, -0.5];
  expect(provesEnd(SYSTEM, box(), { column: 1, end: "least", claim: 7, prices })).toBe(true);
  for (const other of [prices, [1, 0], [0, 0], [1, -0.49], [1e9, -1e9], [-1, 0.5]]) {
    expect(provesEnd(SYSTEM, box(), { column: 1, end: "least", claim: 8, prices: other }), String(other)).toBe(false);
    expect(provesEnd(SYSTEM, box(), { column: 1, end: "most", claim: 7, prices: other }), String(other)).toBe(false);
  }
});

test("narrowing takes away only what cannot be", () => {
  const narrowed = box();
  expect(narrow(SYSTEM, narrowed)).toBe(true);
  expect(narrowed).toEqual({ lower: [2, 7, 1], upper: [3, 8, 3] });
  expect(narrow(SYSTEM, { lower: [4, 1, 0], upper: [9, 9, 3] })).toBe(false);
});

test("the search finds a table, shows that there is none, or says that it did not come to an end", () => {
  expect(searchWhole(SYSTEM, box(), 100)).toMatchObject({ found: "yes" });
  expect(searchWhole(SYSTEM, { lower: [1, 9, 0], upper: [9, 9, 3] }, 100)).toEqual({ found: "no" });
  const odd = systemOf(2, [{ columns: [0, 1], times: [2, 2], from: 7, to: 7 }]);
  expect(searchWhole(odd, { lower: [0, 0], upper: [1000, 1000] }, 100)).toEqual({ found: "no" });
  expect(searchWhole(SYSTEM, box(), 0)).toEqual({ found: "unsettled" });
});
