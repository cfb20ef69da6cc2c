// Exact funnel limits: where they stand, what interpolation does to tiny units, and how many stand outside by chance.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomialPmf } from "../../src/statistics/distributions/binomial.ts";
import { exactFunnelLimits, exactSignificance, exactTails } from "../../src/statistics/funnel-exact.ts";

/** P(R ≤ count), term by term. */
function summed(count: number, of: number, baseline: number): number {
  let sum = 0;
  for (let k = 0; k <= count; k += 1) sum += binomialPmf(k, of, baseline);
  return sum;
}

test("the limits of one crime at one in 14 are interpolated by hand: (1 − (1 − 0.975)/(1/14))/1 = 0.65, and 0", () => {
  const [lower, upper] = exactFunnelLimits(1 / 14, 1);
  expect(lower).toBe(0);
  expect(upper).toBeCloseTo(0.65, 12);
});

test("1 of 40 at one in 14 is no sign of anything: P(so few) is 0.21 (R: pbinom 0.210351291318911)", () => {
  expect(exactTails(1, 40, 1 / 14).lower).toBeCloseTo(0.210351291318911, 13);
  expect(exactSignificance({ count: 1, of: 40 }, 1 / 14)).toBe("within");
  expect(exactSignificance({ count: 16, of: 540 }, 1 / 14)).toBe("low 99.8");
});

test("the drawn line makes tiny units stand outside too easily: 1 of 1 at a half lies above it, and is within by its tail", () => {
  expect(exactFunnelLimits(0.5, 1)[1]).toBeCloseTo(0.95, 12);
  expect(exactSignificance({ count: 1, of: 1 }, 0.5)).toBe("within");
});

test.each([0, 1])("a baseline of %d has no spread: both limits are the baseline, at any size", (baseline) => {
  for (const of of [1, 7, 1000]) expect(exactFunnelLimits(baseline, of, 0.998)).toEqual([baseline, baseline]);
});

test.each([
  ["a unit of 0", () => exactFunnelLimits(0.1, 0)],
  ["a baseline of 5%, said as 5", () => exactFunnelLimits(5, 100)],
  ["more than all", () => exactTails(3, 2, 0.5)],
])("%s is refused", (_, act) => {
  expect(act).toThrow("Broken promise");
});

const sized = fc.tuple(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 3000 }));

describe("at any baseline and size", () => {
  test("the limits lie within 0 and 1, and 99.8% hold 95%", () => {
    fc.assert(
      fc.property(sized, ([baseline, of]) => {
        const [narrow, wide] = [exactFunnelLimits(baseline, of), exactFunnelLimits(baseline, of, 0.998)];
        expect(wide[0]).toBeGreaterThanOrEqual(0);
        expect(wide[1]).toBeLessThanOrEqual(1);
        expect(wide[0]).toBeLessThanOrEqual(narrow[0] + 1e-12);
        expect(wide[1]).toBeGreaterThanOrEqual(narrow[1] - 1e-12);
        expect(narrow[0]).toBeLessThanOrEqual(narrow[1]);
      }),
    );
  });

  test("the tails are sums of the probabilities, and the mid tail lies half a step below", () => {
    fc.assert(
      fc.property(sized, fc.double({ min: 0, max: 1, noNaN: true }), ([baseline, size], share) => {
        const of = Math.min(size, 300);
        const count = Math.floor(share * of);
        const { lower, upper, midLower } = exactTails(count, of, baseline);
        const point = binomialPmf(count, of, baseline);
        expect(lower).toBeCloseTo(summed(count, of, baseline), 11);
        expect(lower + upper).toBeCloseTo(1 + point, 11);
        expect(midLower).toBeCloseTo(lower - point / 2, 11);
      }),
    );
  });

  test("a unit a whole crime outside the 95% line has a tail below 2.5%", () => {
    fc.assert(
      fc.property(sized, ([baseline, of]) => {
        const [lower, upper] = exactFunnelLimits(baseline, of);
        const [few, many] = [Math.floor(lower * of) - 1, Math.ceil(upper * of) + 1];
        if (few >= 0 && lower > 0) expect(exactTails(few, of, baseline).lower).toBeLessThan(0.025);
        if (many <= of) expect(exactTails(many, of, baseline).upper).toBeLessThan(0.025);
      }),
    );
  });
});

test("of 34 forces alike at most 1.7 stand outside 95% by chance, and one in most years; at 99.8% hardly ever one", () => {
  // The exact chance that a unit of 200 at one in 14 stands outside, from the probabilities themselves.
  const chance = (ends: readonly [string, string]) => {
    let sum = 0;
    for (let count = 0; count <= 200; count += 1) {
      if (ends.includes(exactSignificance({ count, of: 200 }, 1 / 14))) sum += binomialPmf(count, 200, 1 / 14);
    }
    return sum;
  };
  const strict = chance(["low 99.8", "high 99.8"]);
  const loose = strict + chance(["low 95", "high 95"]);
  expect(34 * loose).toBeLessThan(1.7);
  expect(34 * loose).toBeGreaterThan(1);
  expect(1 - (1 - loose) ** 34).toBeGreaterThan(0.6);
  expect(1 - (1 - strict) ** 34).toBeLessThan(0.066);
});

test("limits cut at 100 instead of at 1 are found out", () => {
  const within = (limits: (baseline: number, of: number) => readonly [number, number]) => {
    const [lower, upper] = limits(0.8, 3);
    return lower >= 0 && upper <= 1;
  };
  const uncut = (baseline: number, of: number): readonly [number, number] => {
    const half = 1.96 * Math.sqrt((baseline * (1 - baseline)) / of);
    return [Math.max(0, baseline - half), Math.min(100, baseline + half)];
  };
  expect(within(exactFunnelLimits)).toBe(true);
  expect(within(uncut)).toBe(false);
});
