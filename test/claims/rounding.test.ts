// What printed numbers fit: a drawn table for every form and hedge, and the same answers as statistics/reconstruction.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitOf, HEDGES } from "../../src/claims/checking/rounding.ts";
import type { Hedge, NumberForm, NumberSaid } from "../../src/claims/statement.ts";
import { countsBehindOneIn, countsBehindPercent } from "../../src/statistics/reconstruction.ts";

function said(form: NumberForm, value: number, more: Partial<NumberSaid> = {}): NumberSaid {
  const plain = { start: 0, end: 1, words: String(value), to: null, hedge: null, decimals: 0, unit: null, line: null };
  return { ...plain, role: "ratio", form, value, ...more };
}

const of = (count: number, whole: number) => ({ value: count / whole, counts: { count, of: whole } });

test.each<[words: string, number: NumberSaid, given: { value: number }, fit: string]>([
  ["one in 34, 16 of 540", said("one-in", 34), of(16, 540), "as said"],
  ["one in 33, 16 of 540", said("one-in", 33), of(16, 540), "cut off"],
  ["one in 35, 16 of 540", said("one-in", 35), of(16, 540), "not"],
  ["one in 17, 9 of 157", said("one-in", 17), of(9, 157), "as said"],
  ["6 per cent, 9 of 157", said("percent", 6), of(9, 157), "as said"],
  ["5 per cent, 9 of 157", said("percent", 5), of(9, 157), "cut off"],
  ["7 per cent, 382 of 4,911", said("percent", 7), of(382, 4911), "cut off"],
  ["8 per cent, 382 of 4,911", said("percent", 8), of(382, 4911), "as said"],
  ["7.8 per cent, 382 of 4,911", said("percent", 7.8, { decimals: 1 }), of(382, 4911), "as said"],
  ["7.7 per cent, 382 of 4,911", said("percent", 7.7, { decimals: 1 }), of(382, 4911), "cut off"],
  ["a tie counts either way: 12 of 8 in 100", said("percent", 12), of(1, 8), "as said"],
  ["and 13 too", said("percent", 13), of(1, 8), "as said"],
  ["just over 1 per cent, 47 of 3,076", said("percent", 1, { hedge: "just over" }), of(47, 3076), "not"],
  ["just over 3 per cent, 31 of 1,000", said("percent", 3, { hedge: "just over" }), of(31, 1000), "as said"],
  ["about one in 30, 16 of 540", said("one-in", 30, { hedge: "about" }), of(16, 540), "not"],
  ["about one in 33, 16 of 540", said("one-in", 33, { hedge: "about" }), of(16, 540), "as said"],
  ["more than one in 30 is a larger share", said("one-in", 30, { hedge: "more than" }), of(16, 540), "not"],
  ["fewer than one in 30", said("one-in", 30, { hedge: "less than" }), of(16, 540), "as said"],
  ["fewer than one in ten", said("one-in", 10, { hedge: "less than" }), of(16, 540), "as said"],
  ["nine in ten, 91 of 100", said("one-in", 10 / 9), of(91, 100), "as said"],
  ["nine in ten, 80 of 100", said("one-in", 10 / 9), of(80, 100), "not"],
  ["a third, 34 of 100", said("fraction", 1 / 3), of(34, 100), "as said"],
  ["a third, 36 of 100", said("fraction", 1 / 3), of(36, 100), "loosely"],
  ["a fifth, 33 of 110", said("fraction", 0.2), of(33, 110), "not"],
  ["nearly half, 46 of 100", said("fraction", 0.5, { hedge: "just under" }), of(46, 100), "as said"],
  ["nearly half, 51 of 100", said("fraction", 0.5, { hedge: "just under" }), of(51, 100), "not"],
  ["between 2 and 4 per cent", said("percent", 2, { to: 4 }), of(3, 100), "as said"],
  ["between 2 and 4 per cent, of 6", said("percent", 2, { to: 4 }), of(6, 100), "not"],
  ["doubled, by 2.04", said("times", 2), { value: 2.04 }, "as said"],
  ["doubled, by 2.15", said("times", 2), { value: 2.15 }, "loosely"],
  ["trebled, by 2.25", said("times", 3), { value: 2.25 }, "not"],
  ["2.5 times, by 2.54", said("times", 2.5, { decimals: 1 }), { value: 2.54 }, "as said"],
  ["540 is 540", said("count", 540), { value: 540 }, "as said"],
  ["540 is not 541", said("count", 540), { value: 541 }, "not"],
  ["about 500 is 540", said("count", 500, { hedge: "about" }), { value: 540 }, "as said"],
  [
    "1.2 million is 1,234,567",
    said("count", 1_200_000, { words: "1.2 million", decimals: 1 }),
    { value: 1_234_567 },
    "as said",
  ],
  ["about 4.7 per cent, 4.8", said("percent", 4.7, { hedge: "about", decimals: 1 }), { value: 0.048 }, "as said"],
  ["about 4.7 per cent, 5.0", said("percent", 4.7, { hedge: "about", decimals: 1 }), { value: 0.05 }, "not"],
  ["one in N of a zero", said("one-in", 34), of(0, 540), "not"],
])("%s", (_words, number, given, fit) => {
  expect(fitOf(number, given)).toBe(fit);
});

const small = fc
  .integer({ min: 1, max: 3000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));

describe("the same answers as the counts that a printed figure betrays", () => {
  test("one in N", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 400 }), ([count, whole], n) => {
        const fits = fitOf(said("one-in", n), of(count, whole)) === "as said";
        expect(fits).toBe(countsBehindOneIn(n, whole).includes(count));
      }),
    );
  });

  test("percentages, with up to two digits after the point", () => {
    fc.assert(
      fc.property(
        small,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 2 }),
        ([count, whole], digits, decimals) => {
          const value = digits / 10 ** decimals;
          fc.pre(value <= 100);
          const fits = fitOf(said("percent", value, { decimals }), of(count, whole)) === "as said";
          expect(fits).toBe(countsBehindPercent(value, decimals, whole).includes(count));
        },
      ),
    );
  });

  test("what rounds to a number fits it, whichever number that is", () => {
    fc.assert(
      fc.property(small, ([count, whole]) => {
        expect(fitOf(said("percent", Math.round((100 * count) / whole)), of(count, whole))).toBe("as said");
        if (count > 0) expect(fitOf(said("one-in", Math.round(whole / count)), of(count, whole))).toBe("as said");
      }),
    );
  });
});

test("hedges that exclude each other never both fit, and “about” takes in both “just over” and “just under”", () => {
  const fits = (hedge: Hedge, v: number, p: number): boolean => HEDGES[hedge].fits(v, p, 1);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }), (v, p) => {
      expect(fits("more than", v, p) && fits("at most", v, p)).toBe(false);
      expect(fits("less than", v, p) && fits("at least", v, p)).toBe(false);
      if (fits("just over", v, p) || fits("just under", v, p)) expect(fits("about", v, p)).toBe(true);
    }),
  );
});
