// The intervals for one proportion: what holds at every count, coverage by enumeration, and the wrong formulas in circulation.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agrestiCoull } from "../../src/statistics/agresti-coull.ts";
import { binomialTest } from "../../src/statistics/binomial-test.ts";
import { clopperPearson } from "../../src/statistics/clopper-pearson.ts";
import { binomialCdf, binomialPmf, binomialSf } from "../../src/statistics/distributions/binomial.ts";
import { twoSidedZ } from "../../src/statistics/distributions/normal.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { jeffreys, jeffreysModified } from "../../src/statistics/jeffreys.ts";
import { midP } from "../../src/statistics/mid-p.ts";
import { logitWald, wald } from "../../src/statistics/wald.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { wilsonContinuity } from "../../src/statistics/wilson-continuity.ts";

type Method = (count: number, of: number, confidence: number) => Interval;

const byConfidence: Method = (count, of, confidence) => wilson(count, of, twoSidedZ(confidence));
/** Those that stay within 0 and 1, hold the rate, and grow with the count. */
const SHOWN: readonly (readonly [string, Method])[] = [
  ["Wilson", byConfidence],
  ["Wilson with continuity correction", wilsonContinuity],
  ["Clopper-Pearson", clopperPearson],
  ["Jeffreys, modified", jeffreysModified],
  ["mid-P", midP],
];
const RAW: readonly (readonly [string, Method])[] = [
  ["Agresti-Coull", agrestiCoull],
  ["Wald", wald],
  ["Wald on the logit", logitWald],
  ["Jeffreys, raw", jeffreys],
];

const CASE = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5_000_000 })), fc.nat())
  .map(([of, seed]) => ({ of, count: seed % (of + 1) }));
const CONFIDENCE = fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.998);

describe.each(SHOWN)("the %s interval", (_, method) => {
  test("stays within 0 and 1, holds the rate, and has exact ends at none and at all", () => {
    fc.assert(
      fc.property(CASE, CONFIDENCE, ({ count, of }, confidence) => {
        const [lower, upper] = method(count, of, confidence);
        expect(lower >= 0 && lower <= count / of && upper >= count / of && upper <= 1).toBe(true);
        if (count === 0) expect(lower).toBe(0);
        if (count === of) expect(upper).toBe(1);
      }),
    );
  });

  test("turns round with the question, and grows with the count", () => {
    fc.assert(
      fc.property(CASE, CONFIDENCE, ({ count, of }, confidence) => {
        const [lower, upper] = method(count, of, confidence);
        const turned = method(of - count, of, confidence);
        expect(Math.abs(lower - (1 - turned[1]))).toBeLessThan(1e-12);
        if (count === of) return;
        const next = method(count + 1, of, confidence);
        expect(next[0] >= lower && next[1] >= upper).toBe(true);
      }),
    );
  });
});

test.each(RAW)("the %s interval turns round with the question", (_, method) => {
  fc.assert(
    fc.property(CASE, CONFIDENCE, ({ count, of }, confidence) => {
      const [lower] = method(count, of, confidence);
      expect(Math.abs(lower - (1 - method(of - count, of, confidence)[1]))).toBeLessThan(1e-12);
    }),
  );
});

/** The chance that the interval holds the rate, by all counts. */
function coverage(method: Method, of: number, rate: number): number {
  const counts = Array.from({ length: of + 1 }, (_, count) => count);
  return counts.reduce((sum, count) => {
    const [lower, upper] = method(count, of, 0.95);
    return sum + (lower <= rate && rate <= upper ? binomialPmf(count, of, rate) : 0);
  }, 0);
}

const GRID = Array.from({ length: 199 }, (_, index) => (index + 1) / 200);

describe("coverage, by enumeration", () => {
  test("of Clopper-Pearson is never below 95%", () => {
    for (const of of [1, 2, 5, 13, 30]) {
      expect(Math.min(...GRID.map((rate) => coverage(clopperPearson, of, rate)))).toBeGreaterThanOrEqual(0.95);
    }
  });

  test("of Wilson, Jeffreys and mid-P is near 95% on average, and Wald's far below: the planted fault", () => {
    const mean = (method: Method) => GRID.reduce((sum, rate) => sum + coverage(method, 20, rate), 0) / GRID.length;
    for (const method of [byConfidence, jeffreysModified, midP])
      expect(Math.abs(mean(method) - 0.95)).toBeLessThan(0.012);
    expect(mean(wald)).toBeLessThan(0.92);
  });
});

test("the exact ends are where the tails are what is left over", () => {
  fc.assert(
    fc.property(CASE, CONFIDENCE, ({ count, of }, confidence) => {
      const [lower, upper] = clopperPearson(count, of, confidence);
      const tail = (1 - confidence) / 2;
      if (count > 0) expect(binomialSf(count, of, lower) / tail).toBeCloseTo(1, 7);
      if (count < of) expect(binomialCdf(count, of, upper) / tail).toBeCloseTo(1, 7);
    }),
  );
});

describe("formulas that go by these names elsewhere", () => {
  test("Wilson does not leave 0 and 1 by rounding, as in statsmodels before its issue 7386", () => {
    expect(wilson(38, 38)[1]).toBe(1);
    expect(wilson(0, 77)[0]).toBe(0);
  });

  test("Wilson at one of n is not Hmisc's −ln(1 − α)/n", () => {
    expect(Math.abs(wilson(1, 40)[0] - -Math.log(0.95) / 40)).toBeGreaterThan(1e-3);
  });

  test("R's prop.test prints the corrected interval, which is not Wilson's", () => {
    expect(wilsonContinuity(16, 540)[0]).toBeLessThan(wilson(16, 540)[0] - 5e-4);
    // At half of n there is nothing to correct.
    for (const end of [0, 1] as const) expect(wilsonContinuity(19, 38)[end]).toBeCloseTo(wilson(19, 38)[end], 14);
  });

  test("Jeffreys raw does not hold a rate of 0; modified it does, and a whole of 0 gives the prior's interval", () => {
    expect(jeffreys(0, 10)[0]).toBeGreaterThan(0);
    expect(jeffreysModified(0, 10)[0]).toBe(0);
    expect(jeffreys(0, 0)[0]).toBeCloseTo(0.001541333, 8);
  });

  test("raw Agresti-Coull and Wald leave 0; Wald has no width at 0", () => {
    expect(agrestiCoull(1, 1000)[0]).toBeLessThan(0);
    expect(wald(1, 10)[0]).toBeLessThan(0);
    expect(wald(0, 10)).toEqual([0, 0]);
    expect(logitWald(0, 10)).toEqual([0, 1]);
  });
});

test("one of 40 is no surprise where one in 14 is usual, and none of 5 is a coin's 1 in 16", () => {
  expect(binomialCdf(1, 40, 1 / 14)).toBeCloseTo(0.21035, 5);
  expect(binomialTest({ count: 0, of: 5 }, 0.5)).toBe(0.0625);
  expect(binomialTest({ count: 0, of: 0 }, 0.5)).toBe(1);
});

test.each([...SHOWN, ...RAW].filter(([name]) => name !== "Jeffreys, raw" && name !== "Jeffreys, modified"))(
  "%s refuses nothing of nothing, and more than all",
  (_, method) => {
    expect(() => method(0, 0, 0.95)).toThrow("a proportion of 0 in 0");
    expect(() => method(3, 2, 0.95)).toThrow("a proportion of 3 in 2");
    expect(() => method(-1, 2, 0.95)).toThrow("a proportion of -1 in 2");
  },
);
