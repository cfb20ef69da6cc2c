// The intervals for a count of events: coverage by enumeration, edges, and the two intervals called Byar's.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { poissonCdf, poissonPmf, poissonSf } from "../../src/statistics/distributions/poisson.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import {
  byar,
  byarHalf,
  exactPoisson,
  jeffreysPoisson,
  midPPoisson,
  phePoisson,
  scorePoisson,
  waldPoisson,
} from "../../src/statistics/poisson-interval.ts";

type Method = (events: number, confidence: number) => Interval;

const ALL: readonly (readonly [string, Method])[] = [
  ["exact", exactPoisson],
  ["Byar's", byar],
  ["Byar's with a half", byarHalf],
  ["mid-P", midPPoisson],
  ["score", scorePoisson],
];
const EVENTS = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3_000_000 }));
const CONFIDENCE = fc.constantFrom(0.5, 0.9, 0.95, 0.998);

test.each(ALL)("the %s interval holds the count, grows with it, and starts at exactly 0", (_, method) => {
  fc.assert(
    fc.property(EVENTS, CONFIDENCE, (events, confidence) => {
      const [lower, upper] = method(events, confidence);
      expect(lower >= 0 && lower <= events && upper >= events && upper < Infinity).toBe(true);
      if (events === 0) expect(lower).toBe(0);
      const next = method(events + 1, confidence);
      expect(next[0] >= lower && next[1] > upper).toBe(true);
    }),
  );
});

test("the exact ends are where the tails are what is left over, at millions too", () => {
  fc.assert(
    fc.property(EVENTS, CONFIDENCE, (events, confidence) => {
      const [lower, upper] = exactPoisson(events, confidence);
      const tail = (1 - confidence) / 2;
      if (events > 0) expect(poissonSf(events, lower) / tail).toBeCloseTo(1, 7);
      expect(poissonCdf(events, upper) / tail).toBeCloseTo(1, 7);
    }),
  );
});

test("the exact interval covers at least 95%, by enumeration; Wald's does not: the planted fault", () => {
  const coverage = (method: Method, mean: number) =>
    Array.from({ length: 120 }, (_, events) => events).reduce((sum, events) => {
      const [lower, upper] = method(events, 0.95);
      return sum + (lower <= mean && mean <= upper ? poissonPmf(events, mean) : 0);
    }, 0);
  const means = Array.from({ length: 120 }, (_, index) => (index + 1) / 4);
  expect(Math.min(...means.map((mean) => coverage(exactPoisson, mean)))).toBeGreaterThanOrEqual(0.95);
  expect(Math.min(...means.map((mean) => coverage(waldPoisson, mean)))).toBeLessThan(0.5);
});

describe("two intervals are called Byar's", () => {
  test("for 15 in 400 they differ in the second digit, each beside what it approximates", () => {
    const rate = ([lower, upper]: Interval) => [lower / 400, upper / 400].map((one) => one.toFixed(5));
    expect(rate(byar(15))).toEqual(["0.02097", "0.06185"]);
    expect(rate(byarHalf(15))).toEqual(["0.02191", "0.06029"]);
    expect(rate(exactPoisson(15))).toEqual(["0.02099", "0.06185"]);
    expect(rate(midPPoisson(15))).toEqual(["0.02179", "0.06046"]);
    expect(rate(jeffreysPoisson(15))).toEqual(["0.02192", "0.06029"]);
    expect(rate(scorePoisson(15))).toEqual(["0.02273", "0.06188"]);
  });

  test("neither is NaN or below 0 where PHE's own code is", () => {
    expect(byar(0)[0]).toBe(0);
    expect(byar(1, 0.998)[0]).toBe(0);
    expect(byarHalf(0)[0]).toBe(0);
  });

  test("PHE's switch is exact below 10 events and Byar's from 10 on", () => {
    expect(phePoisson(9)).toEqual({ interval: exactPoisson(9), method: "exact" });
    expect(phePoisson(10)).toEqual({ interval: byar(10), method: "byar" });
  });
});

test.each([...ALL, ["Jeffreys'", jeffreysPoisson] as const, ["Wald's", waldPoisson] as const])(
  "the %s interval is refused for a count below 0",
  (_, method) => {
    expect(() => method(-1, 0.95)).toThrow("a count of -1 events");
  },
);
