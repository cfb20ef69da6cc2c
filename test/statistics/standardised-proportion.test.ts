// A rate standardised for its mix: what it takes out, what it refuses, and how wide it is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directlyStandardisedRate } from "../../src/statistics/direct-standardisation.ts";
import { standardisedProportion } from "../../src/statistics/standardised-proportion.ts";
import { someUnits } from "./some-units.ts";

test("two forces alike within each offence are alike when standardised, however their raw rates differ", () => {
  // 10% and 50% in both; the first has mostly the first offence.
  const one = standardisedProportion(
    [
      { count: 100, of: 1000 },
      { count: 5, of: 10 },
    ],
    [300, 100],
  );
  const other = standardisedProportion(
    [
      { count: 1, of: 10 },
      { count: 500, of: 1000 },
    ],
    [300, 100],
  );
  expect(one.crude).toBeLessThan(0.11);
  expect(other.crude).toBeGreaterThan(0.49);
  expect(one.standardised).toBeCloseTo(0.2, 14);
  expect(other.standardised).toBeCloseTo(0.2, 14);
});

test("the interval on the logit scale stays within 0 and 1 where the plain one does not", () => {
  const found = standardisedProportion(
    [
      { count: 1, of: 10 },
      { count: 0, of: 9 },
    ],
    [1, 1],
  );
  expect(found.wald[0]).toBeLessThan(0);
  expect(found.logit?.[0]).toBeGreaterThan(0);
});

test.each([
  [
    "0",
    [
      { count: 0, of: 4 },
      { count: 0, of: 9 },
    ],
  ],
  [
    "1",
    [
      { count: 4, of: 4 },
      { count: 9, of: 9 },
    ],
  ],
])("a rate of %s has no logit interval, and nothing is NaN", (rate, strata) => {
  const found = standardisedProportion(strata, [1, 3]);
  expect(found).toMatchObject({ standardised: Number(rate), standardError: 0, logit: null });
});

test.each([
  ["a stratum of 0 with a weight: there is no rate to weigh", [{ count: 0, of: 0 }], [1]],
  ["a missing weight", [{ count: 1, of: 2 }], []],
  ["weights of 0", [{ count: 1, of: 2 }], [0]],
  [
    "a weight below 0",
    [
      { count: 1, of: 2 },
      { count: 1, of: 2 },
    ],
    [2, -1],
  ],
])("%s is refused", (_, strata, standard) => {
  expect(() => standardisedProportion(strata, standard)).toThrow("weight");
});

test("a stratum of 0 that has no weight stands aside", () => {
  expect(
    standardisedProportion(
      [
        { count: 1, of: 4 },
        { count: 0, of: 0 },
      ],
      [2, 0],
    ).standardised,
  ).toBe(0.25);
});

describe("for any strata", () => {
  test("weights may have any scale, and the own mix as standard gives the raw rate", () => {
    fc.assert(
      fc.property(someUnits({ least: 1, most: 8 }), (strata) => {
        const own = strata.map(({ of }) => of);
        const found = standardisedProportion(strata, own);
        expect(found.standardised).toBeCloseTo(found.crude, 12);
        const scaled = standardisedProportion(
          strata,
          own.map((weight) => weight * 1000),
        );
        expect(scaled.standardError).toBeCloseTo(found.standardError, 12);
      }),
    );
  });

  test("Poisson limits are wider than need be: binomial ones are narrower at every rate above 0", () => {
    fc.assert(
      fc.property(someUnits({ least: 1, most: 8 }), (strata) => {
        const events = strata.reduce((sum, { count }) => sum + count, 0);
        if (events < 10) return;
        const standard = strata.map((_, index) => index + 1);
        const binomial = standardisedProportion(strata, standard);
        const poisson = directlyStandardisedRate(
          strata.map(({ count, of }, index) => ({ events: count, population: of, standard: standard[index] ?? 0 })),
        );
        expect(poisson.rate).toBeCloseTo(binomial.standardised, 12);
        expect(binomial.standardError).toBeLessThanOrEqual(Math.sqrt(poisson.variance));
      }),
    );
  });
});
