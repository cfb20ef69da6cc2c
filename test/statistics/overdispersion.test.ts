// phi, tau² and the limits that allow for them, with the defects of the peers as faults that must be found.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Counts } from "../../src/statistics/interval.ts";
import {
  arcsineLimits,
  overdispersedLimits,
  overdispersedRatioLimits,
  overdispersion,
} from "../../src/statistics/overdispersion.ts";
import { someUnits } from "./some-units.ts";

const alike: readonly Counts[] = [100, 200, 400, 800].map((of) => ({ count: of / 20, of }));

test("units of exactly one rate have phi 0 and no variance between them", () => {
  const found = overdispersion(alike, { type: "proportion" });
  expect(found).toMatchObject({ used: 4, tau2: 0 });
  expect(found.phi).toBeCloseTo(0, 12);
});

test("tau² is 0 where n·phi is below n − 1, and above 0 beyond", () => {
  fc.assert(
    fc.property(someUnits({ least: 2, most: 40 }), (units) => {
      const { phi, tau2, used } = overdispersion(units, { type: "proportion" });
      if (used * phi < used - 1) expect(tau2).toBe(0);
      else expect(tau2).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(tau2)).toBe(true);
    }),
  );
});

test("one unit has nothing between it and others", () => {
  expect(overdispersion([{ count: 3, of: 9 }], { type: "proportion" })).toMatchObject({ phi: 0, tau2: 0, used: 1 });
  expect(overdispersion([{ count: 30, of: 9 }], { type: "ratio" })).toMatchObject({ tau2: 0, used: 1 });
});

test.each([
  ["0", 0],
  ["1", 1],
])("where every rate is %s there is no spread and no NaN", (_, rate) => {
  const found = overdispersion(
    [5, 9, 40].map((of) => ({ count: of * rate, of })),
    { type: "proportion" },
  );
  expect(found).toMatchObject({ target: rate, phi: 0, tau2: 0 });
});

test("z is pulled in to the 10% and 90% quantiles of type 7 (R: quantile(c(3, 1, 4, 1.5, 9), c(.1, .9)) is 1.2 and 7)", () => {
  // z = 2(√O − √E): with E = 100 the observed numbers below give the z above.
  const units = [3, 1, 4, 1.5, 9].map((z) => ({ count: (10 + z / 2) ** 2, of: 100 }));
  const { zTrimmed, phi } = overdispersion(units, { type: "ratio" });
  const want = [3, 1.2, 4, 1.5, 7];
  want.forEach((one, index) => {
    expect(zTrimmed[index]).toBeCloseTo(one, 10);
  });
  expect(phi).toBeCloseTo(want.reduce((sum, one) => sum + one * one, 0) / 5, 9);
});

test("the log scale leaves the outermost tenth of ranks out instead, and refuses 0 observed", () => {
  const units = Array.from({ length: 20 }, (_, index) => ({ count: 80 + 2 * index, of: 100 }));
  const { zTrimmed, used } = overdispersion(units, { type: "ratio", scale: "log" });
  expect(zTrimmed.filter((one) => one === null)).toHaveLength(20 - used);
  expect([zTrimmed[0], zTrimmed[19]]).toEqual([null, null]);
  expect(() => overdispersion([{ count: 0, of: 5 }], { type: "ratio", scale: "log" })).toThrow("log scale");
  expect(overdispersion([{ count: 0, of: 5 }], { type: "ratio" }).z[0]).toBeCloseTo(-2 * Math.sqrt(5), 12);
});

test("without trimming nothing is pulled in or left out", () => {
  const units = [3, 1, 9].map((count) => ({ count, of: 10 }));
  const plain = overdispersion(units, { type: "proportion", trim: 0 });
  expect(plain.zTrimmed).toEqual(plain.z);
  const log = overdispersion(units, { type: "ratio", scale: "log", trim: 0 });
  expect(log.zTrimmed).toEqual(log.z);
});

test("34 forces with the spread of flagged crimes have a phi far above 1, and say so", () => {
  // Rates 2% to 17% at some hundred crimes each: recording, mix and definition differ, not only chance.
  const units = Array.from({ length: 34 }, (_, index) => {
    const of = 200 + 40 * index;
    return { count: Math.round(of * (0.02 + (0.15 * ((index * 7) % 34)) / 33)), of };
  });
  expect(overdispersion(units, { type: "proportion" }).phi).toBeGreaterThan(5);
});

test("no units, and a unit of 0, are refused", () => {
  expect(() => overdispersion([], { type: "proportion" })).toThrow("overdispersion of");
  expect(() => overdispersion([{ count: 0, of: 0 }], { type: "ratio" })).toThrow("overdispersion of");
});

describe("the limits", () => {
  const sized = fc.record({
    baseline: fc.double({ min: 0, max: 1, noNaN: true }),
    of: fc.integer({ min: 1, max: 5000 }),
    tau2: fc.double({ min: 0, max: 0.3, noNaN: true }),
  });

  type Limits = (baseline: number, of: number, tau2: number) => readonly [number, number];

  /** Baseline inside, wider at 99.8%, and wider the smaller the unit: what a funnel is. */
  function isFunnel(limits: Limits): boolean {
    const baselines = [0.02, 0.07, 0.3, 0.5, 0.93];
    return baselines.every((baseline) =>
      [0, 0.01, 0.2].every((tau2) =>
        Array.from({ length: 60 }, (_, index) => index + 1).every((of) => {
          const [lower, upper] = limits(baseline, of, tau2);
          const [next, nextUpper] = limits(baseline, of + 1, tau2);
          return lower <= baseline && baseline <= upper && lower <= next + 1e-12 && nextUpper <= upper + 1e-12;
        }),
      ),
    );
  }

  test("hold the baseline, lie within 0 and 1, and only narrow as units grow", () => {
    fc.assert(
      fc.property(sized, ({ baseline, of, tau2 }) => {
        const [lower, upper] = overdispersedLimits(baseline, of, tau2, 0.998);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(baseline + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(baseline - 1e-12);
      }),
    );
    expect(isFunnel(overdispersedLimits)).toBe(true);
  });

  test("a peer's arcsine limits, turned back without keeping them on the scale, are found out: they bend back", () => {
    const peers: Limits = (baseline, of, tau2) => {
      const middle = Math.asin(Math.sqrt(baseline));
      const half = 1.959964 * Math.sqrt(1 / (4 * of) + tau2);
      return [Math.sin(middle - half) ** 2, Math.sin(middle + half) ** 2];
    };
    expect(isFunnel(peers)).toBe(false);
  });

  test("take their z from the confidence asked for: 90% lie inside 95%", () => {
    const [narrow, wide] = [overdispersedLimits(0.1, 50, 0.01, 0.9), overdispersedLimits(0.1, 50, 0.01)];
    expect(narrow[0]).toBeGreaterThan(wide[0]);
    expect(narrow[1]).toBeLessThan(wide[1]);
    expect(arcsineLimits(0.1, 50, 0.01, 1.959963984540054)[0]).toBeCloseTo(wide[0], 14);
  });

  test("of ratios are ratios again: on either scale they hold 1 and narrow towards it; those left on the root scale do not fit", () => {
    /** With a large expected number both scales tell the same: 1 ± z/√E. */
    const fits = (limits: readonly [number, number]) => {
      return Math.abs(limits[0] - (1 - 1.96 / 100)) < 0.001 && Math.abs(limits[1] - (1 + 1.96 / 100)) < 0.001;
    };
    expect(fits(overdispersedRatioLimits(10_000, 0))).toBe(true);
    expect(fits(overdispersedRatioLimits(10_000, 0, 0.95, "log"))).toBe(true);
    const half = 1.959964 / (2 * Math.sqrt(10_000));
    expect(fits([1 - half, 1 + half])).toBe(false);
  });

  test("of ratios never come back up below 0: the lower end is kept at 0 before it is squared", () => {
    expect(overdispersedRatioLimits(0.2, 1, 0.998)[0]).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (expected) => {
        const [small, large] = [overdispersedRatioLimits(expected, 0.1), overdispersedRatioLimits(expected * 2, 0.1)];
        expect(small[0]).toBeLessThanOrEqual(large[0] + 1e-12);
      }),
    );
  });
});
