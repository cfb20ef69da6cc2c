// Shrinkage: the best prior, the boundary, and that the counts stay beside it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lnGammaDifference } from "../../src/statistics/_gamma-differences.ts";
import { shrinkBetaBinomial } from "../../src/statistics/beta-binomial.ts";
import type { Counts } from "../../src/statistics/interval.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { someUnits } from "./some-units.ts";

const units = (...pairs: readonly (readonly [number, number])[]): readonly Counts[] =>
  pairs.map(([count, of]) => ({ count, of }));

/** The log-likelihood without the binomial coefficients, written down a second time. */
function likelihood(all: readonly Counts[], alpha: number, beta: number): number {
  return all.reduce((sum, { count, of }) => {
    const hits = lnGammaDifference(alpha, count) + lnGammaDifference(beta, of - count);
    return sum + hits - lnGammaDifference(alpha + beta, of);
  }, 0);
}

test("ten small forces have the prior that R finds (optim of the same likelihood: 1.142239, 4.663802, −25.526297)", () => {
  const all = units([1, 29], [9, 45], [6, 21], [4, 9], [0, 8], [1, 33], [1, 5], [1, 34], [17, 57], [18, 38]);
  const found = shrinkBetaBinomial(all);
  expect(found.alpha).toBeCloseTo(1.14223935, 5);
  expect(found.beta).toBeCloseTo(4.66380183, 4);
  expect(found.logLikelihood).toBeCloseTo(-25.52629715894, 9);
});

test("the boundary is found: forces that differ no more than chance are all the pooled rate, with its interval", () => {
  const found = shrinkBetaBinomial(units([5, 100], [10, 200], [20, 400], [40, 800]));
  expect(found).toMatchObject({ boundary: true, pooled: 0.05, alpha: null, beta: null, priorSize: null, rho: 0 });
  expect(found.posterior).toHaveLength(4);
  for (const one of found.posterior) {
    expect(one).toMatchObject({ mean: 0.05, weightOnPrior: 1, belowPriorMean: null });
    expect(one.interval[0]).toBeCloseTo(wilson(75, 1500)[0], 12);
  }
});

test.each([
  ["one unit", units([3, 9])],
  ["only 0s", units([0, 9], [0, 400])],
  ["only full wholes", units([9, 9], [4, 4])],
  ["single crimes, which cannot tell spread from chance", units([1, 1], [0, 1], [0, 1], [1, 1])],
])("%s: the boundary, and nothing is NaN", (_, all) => {
  const found = shrinkBetaBinomial(all);
  expect(found.boundary).toBe(true);
  expect(Number.isFinite(found.logLikelihood) && found.posterior.every(({ mean }) => mean === found.pooled)).toBe(true);
});

test("a force of 0 is drawn off its 0, a tiny one far, a large one hardly; the raw rate is the caller's to show beside it", () => {
  const { posterior, priorMean } = shrinkBetaBinomial(units([0, 10], [0, 400], [30, 400], [90, 400], [60, 400]));
  const [tiny, large] = [posterior[0], posterior[1]];
  expect(tiny?.mean).toBeGreaterThan(large?.mean ?? 1);
  expect(large?.mean).toBeGreaterThan(0);
  expect(tiny?.weightOnPrior).toBeGreaterThan(large?.weightOnPrior ?? 1);
  expect(tiny?.mean).toBeLessThan(priorMean);
});

test("forces of only 0s and only full wholes lead the size to its floor, and stay defined", () => {
  const { boundary, priorSize, posterior } = shrinkBetaBinomial(units([0, 50], [50, 50], [0, 40], [40, 40]));
  expect(boundary).toBe(false);
  expect(priorSize).toBeLessThan(0.01);
  expect(posterior[0]?.mean).toBeLessThan(0.001);
  expect(posterior[1]?.mean).toBeGreaterThan(0.999);
});

test.each([
  ["no unit", []],
  ["a unit of 0", units([0, 0], [1, 2])],
])("%s is refused", (_, all) => {
  expect(() => shrinkBetaBinomial(all)).toThrow("shrinkage of");
});

describe("for any units", () => {
  test("no prior beside the one found is likelier, and none is likelier than the binomial at the boundary", () => {
    fc.assert(
      fc.property(someUnits({ least: 2, most: 12 }), fc.double({ min: -2, max: 2, noNaN: true }), (all, by) => {
        const { boundary, alpha, beta, pooled } = shrinkBetaBinomial(all);
        if (pooled === 0 || pooled === 1) return;
        const [a, b] = boundary ? [pooled * 200, (1 - pooled) * 200] : [alpha ?? 1, beta ?? 1];
        const top = boundary
          ? all.reduce((sum, { count, of }) => sum + count * Math.log(pooled) + (of - count) * Math.log1p(-pooled), 0)
          : likelihood(all, a, b);
        if (!boundary && a + b < 0.0011) return;
        for (const [x, y] of [
          [a * Math.exp(by), b],
          [a, b * Math.exp(by)],
          [a * Math.exp(by), b * Math.exp(by)],
        ] as const) {
          expect(likelihood(all, x, y)).toBeLessThanOrEqual(top + 1e-6);
        }
      }),
    );
  });

  test("each mean lies between its own rate and the prior mean, inside its interval", () => {
    fc.assert(
      fc.property(someUnits({ least: 1, most: 12 }), (all) => {
        const { posterior, priorMean, alpha, beta } = shrinkBetaBinomial(all);
        posterior.forEach(({ mean, interval: [lower, upper] }, index) => {
          const { count, of } = all[index] ?? { count: 0, of: 1 };
          const rate = count / of;
          expect(mean).toBeGreaterThanOrEqual(Math.min(rate, priorMean) - 1e-12);
          expect(mean).toBeLessThanOrEqual(Math.max(rate, priorMean) + 1e-12);
          // With hardly any prior a posterior of nothing seen is so lopsided that its mean lies beyond 97.5% of it.
          if ((alpha ?? 1) + count < 0.5 || (beta ?? 1) + of - count < 0.5) return;
          expect(lower).toBeLessThanOrEqual(mean + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(mean - 1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });
});

test("a fit by moments, or one blind to the boundary, is found out by the likelihood", () => {
  const all = units([21, 200], [15, 200], [12, 200], [12, 200], [11, 200], [13, 200], [19, 200], [20, 200]);
  const isBest = (prior: { alpha: number; beta: number } | null) => {
    const pooled = 123 / 1600;
    const binomial = 123 * Math.log(pooled) + 1477 * Math.log1p(-pooled);
    const own = prior === null ? binomial : likelihood(all, prior.alpha, prior.beta);
    const grid = Array.from({ length: 40 }, (_, k) => Math.exp(k / 2));
    return (
      grid.every((size) => likelihood(all, pooled * size, (1 - pooled) * size) <= own + 1e-6) && binomial <= own + 1e-6
    );
  };
  const found = shrinkBetaBinomial(all);
  expect(isBest(found.boundary ? null : { alpha: found.alpha ?? 0, beta: found.beta ?? 0 })).toBe(true);
  expect(isBest({ alpha: 7.7, beta: 92.3 })).toBe(false);
});
