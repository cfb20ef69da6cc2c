// The bracketed root finder: full precision, awkward functions, and its refusals.
import fc from "fast-check";
import { expect, test } from "vitest";
import { findRoot, findRootFrom } from "../../src/statistics/find-root.ts";

test("finds a root to the last bits, in few steps", () => {
  let calls = 0;
  const root = findRoot(
    (x) => {
      calls += 1;
      return x * x - 2;
    },
    0,
    2,
  );
  expect(Math.abs(root - Math.SQRT2)).toBeLessThanOrEqual(2 * Number.EPSILON);
  expect(calls).toBeLessThan(20);
});

test("finds any cubic root, from either side and either sign", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), fc.constantFrom(1, -1), (value, sign) => {
      const root = findRoot((x) => sign * (x ** 3 - value), 0, 1e5);
      expect(Math.abs(root / Math.cbrt(value) - 1)).toBeLessThan(1e-14);
    }),
  );
});

test("takes infinite ends and flat stretches", () => {
  expect(findRoot((x) => Math.log(x) + 3, 0, 5)).toBeCloseTo(Math.exp(-3), 14);
  expect(findRoot((x) => (x < 0.25 ? -1 : 1), 0, 1)).toBeCloseTo(0.25, 14);
  expect(findRoot((x) => x, -1, 3)).toBeCloseTo(0, 14);
});

test("walks outwards to a root, stops at the limit where there is none, and sees a root at its start", () => {
  expect(findRootFrom((x) => x - 100, { start: 0, step: 1, limit: 1e9 })).toBeCloseTo(100, 10);
  expect(findRootFrom((x) => x + 100, { start: 0, step: -1, limit: -1e9 })).toBeCloseTo(-100, 10);
  expect(findRootFrom((x) => x + 100, { start: 0, step: 1, limit: 7 })).toBe(7);
  expect(findRootFrom((x) => x, { start: 0, step: 1, limit: 7 })).toBe(0);
});

test("refuses a bracket without a change of sign", () => {
  expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow("no change of sign");
});
