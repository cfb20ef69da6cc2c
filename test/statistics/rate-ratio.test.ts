// The ratio of two rates of events: its inverse, the test it inverts, and its edges.
import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialCdf, binomialSf } from "../../src/statistics/distributions/binomial.ts";
import { exactRateRatio, rateRatioTest, waldRateRatio } from "../../src/statistics/rate-ratio.ts";

const EVENTS = fc.record({
  events: fc.oneof(fc.nat(20), fc.nat(2_000_000)),
  exposure: fc.double({ min: 0.1, max: 1e7, noNaN: true }),
});

test("turns into its inverse when the two change places, and holds the ratio", () => {
  fc.assert(
    fc.property(EVENTS, EVENTS, (a, b) => {
      const { ratio, interval } = exactRateRatio(a, b);
      const turned = exactRateRatio(b, a).interval;
      for (const end of [0, 1] as const) {
        const inverse = 1 / turned[1 - end === 0 ? 0 : 1];
        expect(interval[end] === inverse || Math.abs(interval[end] / inverse - 1) < 1e-9).toBe(true);
      }
      if (ratio !== null) expect(interval[0] <= ratio && ratio <= interval[1]).toBe(true);
      else expect(interval).toEqual([0, Infinity]);
    }),
  );
});

test("holds equality exactly where neither tail of the shared events is below 2.5%", () => {
  fc.assert(
    fc.property(EVENTS, EVENTS, (a, b) => {
      const share = a.exposure / (a.exposure + b.exposure);
      const both = a.events + b.events;
      const tails = [binomialCdf(a.events, both, share), binomialSf(a.events, both, share)];
      if (tails.some((tail) => Math.abs(tail - 0.025) < 1e-9)) return;
      const [lower, upper] = exactRateRatio(a, b).interval;
      expect(lower <= 1 && 1 <= upper).toBe(tails.every((tail) => tail > 0.025));
    }),
  );
});

test("has edges instead of holes", () => {
  const [none, five] = [
    { events: 0, exposure: 10 },
    { events: 5, exposure: 10 },
  ];
  expect(exactRateRatio(none, none)).toEqual({ ratio: null, interval: [0, Infinity] });
  expect(exactRateRatio(five, none)).toEqual({ ratio: Infinity, interval: [expect.closeTo(0.916355857, 8), Infinity] });
  expect(rateRatioTest(none, none)).toBe(1);
  expect(rateRatioTest(none, five)).toBe(0.0625);
  expect(waldRateRatio(none, five)).toEqual({ ratio: 0, interval: null });
  expect(waldRateRatio(five, five).ratio).toBe(1);
  expect(() => exactRateRatio(five, { events: 1, exposure: 0 })).toThrow("an exposure of 0");
});
