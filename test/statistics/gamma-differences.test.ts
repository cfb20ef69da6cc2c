// Differences of ln Γ and ψ against sums term by term, where the plain functions lose all digits.
import fc from "fast-check";
import { expect, test } from "vitest";
import { digammaDifference, lnGammaDifference } from "../../src/statistics/_gamma-differences.ts";

/** Sums from the small end up, so that the reference is exact to a few last digits. */
function summed(from: number, step: number, term: (value: number) => number): number {
  return Array.from({ length: step }, (_, at) => term(from + at)).reduceRight((sum, one) => sum + one, 0);
}

const place = fc.tuple(fc.double({ min: -9, max: 18, noNaN: true }).map(Math.exp), fc.integer({ min: 0, max: 3000 }));

test("ln Γ(a + n) − ln Γ(a) is the sum of ln(a + k), from a of 0.0001 to 60 million", () => {
  fc.assert(
    fc.property(place, ([from, step]) => {
      const want = summed(from, step, Math.log);
      expect(Math.abs(lnGammaDifference(from, step) - want)).toBeLessThanOrEqual(1e-13 * Math.abs(want) + 1e-12);
    }),
  );
});

test("ψ(a + n) − ψ(a) is the sum of 1/(a + k)", () => {
  fc.assert(
    fc.property(place, ([from, step]) => {
      const want = summed(from, step, (value) => 1 / value);
      expect(Math.abs(digammaDifference(from, step) - want)).toBeLessThanOrEqual(2e-13 * want);
    }),
  );
});

test.each([
  ["a start of 0", 0, 3],
  ["a broken step", 2, 1.5],
  ["a step back", 2, -1],
])("%s is refused", (_, from, step) => {
  expect(() => lnGammaDifference(from, step)).toThrow("a step of");
  expect(() => digammaDifference(from, step)).toThrow("a step of");
});
