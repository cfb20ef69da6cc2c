// The directly standardised rate: PHE's rule below 10 events, its unknown counts, its sheet with mixed multipliers.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DirectlyStandardisedRate,
  directlyStandardisedRate,
  type StandardStratum,
} from "../../src/statistics/direct-standardisation.ts";

const strata = (...rows: readonly (readonly [number, number, number])[]): readonly StandardStratum[] =>
  rows.map(([events, population, standard]) => ({ events, population, standard }));

test("the rate weighs each stratum's rate with the standard", () => {
  const found = directlyStandardisedRate(strata([10, 100, 1], [20, 400, 1]));
  expect(found.rate).toBeCloseTo(0.075, 14);
  expect(found.events).toBe(30);
  expect(found.variance).toBeCloseTo((10 / 100 ** 2 + 20 / 400 ** 2) / 4, 16);
});

test("below 10 events there are no limits, from 10 on there are", () => {
  expect(directlyStandardisedRate(strata([9, 100, 1])).interval).toBeNull();
  expect(directlyStandardisedRate(strata([10, 100, 1])).interval).not.toBeNull();
  expect(directlyStandardisedRate(strata([0, 100, 1]))).toMatchObject({ rate: 0, variance: 0, interval: null });
});

test("an unknown count is no 0: the type takes numbers only", () => {
  const unknown = { events: null, population: 100, standard: 1 };
  // @ts-expect-error A suppressed cell has to be bounded or refused before it comes here; PHE's na.zero makes it 0.
  directlyStandardisedRate([{ events: 12, population: 100, standard: 1 }, unknown]);
});

test.each([
  ["a population of 0", strata([0, 0, 1])],
  ["a standard of 0", strata([1, 10, 0])],
])("%s is refused", (_, all) => {
  expect(() => directlyStandardisedRate(all)).toThrow("of 0");
});

/** Whether limits hold their own rate: those of PHE's sheet "testdata_1976" do not. */
function holdsItsRate({ rate, interval }: Pick<DirectlyStandardisedRate, "rate" | "interval">): boolean {
  return interval === null || (interval[0] <= rate && rate <= interval[1]);
}

test("every interval holds its rate, and 99.8% holds 95%; a sheet that mixes multipliers is found out", () => {
  const stratum = fc.tuple(
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 500, max: 5000 }),
    fc.integer({ min: 1, max: 99 }),
  );
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 8 }), (rows) => {
      const [narrow, wide] = [
        directlyStandardisedRate(strata(...rows)),
        directlyStandardisedRate(strata(...rows), 0.998),
      ];
      expect(holdsItsRate(narrow) && holdsItsRate(wide)).toBe(true);
      expect(wide.interval?.[0] ?? 0).toBeLessThanOrEqual(narrow.interval?.[0] ?? 0);
      expect(wide.interval?.[1] ?? 0).toBeGreaterThanOrEqual(narrow.interval?.[1] ?? 0);
    }),
  );
  // Its row per 10,000 with limits per 100,000.
  expect(holdsItsRate({ rate: 859.21, interval: [7659.28, 9599.21] })).toBe(false);
});
