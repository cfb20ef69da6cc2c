// The distributions: values of R and of 40-digit arithmetic where others fail, and the laws that bind each to the next.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaCdf, betaLogitQuantile, betaQuantile, betaSf, lnBeta } from "../../src/statistics/distributions/beta.ts";
import {
  binomialAsUnlikely,
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialSf,
} from "../../src/statistics/distributions/binomial.ts";
import { chiSquareCdf, chiSquareQuantile, chiSquareSf } from "../../src/statistics/distributions/chi-square.ts";
import { gammaCdf, gammaQuantile, gammaSf, lnGamma } from "../../src/statistics/distributions/gamma.ts";
import { hypergeometric } from "../../src/statistics/distributions/hypergeometric.ts";
import { normalCdf, normalQuantile, normalSf, twoSidedZ } from "../../src/statistics/distributions/normal.ts";
import { poissonCdf, poissonPmf, poissonQuantile, poissonSf } from "../../src/statistics/distributions/poisson.ts";
import { studentsTQuantile, studentsTSf } from "../../src/statistics/distributions/students-t.ts";

/** Relative error, and 0 for equal values. */
function off(got: number, want: number): number {
  return got === want ? 0 : Math.abs(got / want - 1);
}

// R 4.2.2, or mpmath with 40 digits. The first three are where a port in wide use is wrong by 9e-4, says −∞, or loses 1e-6.
test.each<[string, number, number]>([
  ["median of a gamma of shape 1045", gammaQuantile(0.5, 1045), 1044.66668557559],
  ["normal quantile of 1e-20", normalQuantile(1e-20), -9.262340089798409],
  ["Poisson probability of 12,225,544", poissonPmf(12225544, 12199722.889386471), 1.5786206786108539e-16],
  ["median of a gamma of shape 100,000", gammaQuantile(0.5, 1e5), 99999.6666668642],
  ["gamma tail at its mean of a million", gammaSf(1e6, 1e6 + 1), 0.500265961486284],
  ["normal tail at 9", normalSf(9), 1.12858840595384e-19],
  ["normal lower tail at −37", normalCdf(-37), 5.725571222524577e-300],
  ["chi-square tail of 500 with 33", chiSquareSf(500, 33), 8.07157511145693e-85],
  ["beta tail of 6.73e-165", betaSf(0.5, 0.5, 540.5), 6.73486704677178e-165],
  [
    "beta of very unlike shapes",
    betaCdf(1.8540724130314119e-7, 114.2342700658874, 645058838.05730712),
    0.700321789206154,
  ],
  ["a share next to 1", betaQuantile(0.999999999, 0.5, 0.5), 1],
  ["ln gamma of 1e15", lnGamma(1e15), 3.35387763949107e16],
  ["ln gamma of 1", lnGamma(1), 0],
  ["ln beta of unlike shapes", lnBeta(1e-5, 2), 11.5129154650202],
  ["no event at a mean of 700", poissonCdf(0, 700), 9.85967654375977e-305],
  ["t of one degree", studentsTQuantile(0.975, 1), 12.706204736174698],
  ["t of 43 degrees", studentsTQuantile(0.975, 43), 2.0166921992278248],
  ["t tail", studentsTSf(2, 5), 0.05096973941492918],
  ["95%", twoSidedZ(0.95), 1.959963984540054],
  ["99.8%", twoSidedZ(0.998), 3.090232306167813],
])("%s", (_, got, want) => {
  expect(off(got, want)).toBeLessThan(1e-9);
});

const SHAPE = fc.double({ min: -1, max: 8, noNaN: true }).map((power) => 10 ** power);
const SHARE = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe("a quantile and its distribution function undo each other", () => {
  test("gamma", () => {
    fc.assert(
      fc.property(SHARE, SHAPE, (p, shape) => {
        const x = gammaQuantile(p, shape);
        expect(off(p < 0.5 ? gammaCdf(x, shape) : gammaSf(x, shape), p < 0.5 ? p : 1 - p)).toBeLessThan(1e-7);
        expect(chiSquareQuantile(p, 2 * shape)).toBeCloseTo(2 * x, 10 - Math.log10(1 + x));
      }),
    );
  });

  test("beta", () => {
    fc.assert(
      fc.property(SHARE, SHAPE, SHAPE, (p, a, b) => {
        const logit = betaLogitQuantile(p, a, b);
        // From whichever end the share is not rounded away.
        const [x, c, d, q] =
          logit < 0 ? [1 / (1 + Math.exp(-logit)), a, b, p] : [1 / (1 + Math.exp(logit)), b, a, 1 - p];
        if (x < 1e-300) return;
        expect(off(q < 0.5 ? betaCdf(x, c, d) : betaSf(x, c, d), q < 0.5 ? q : 1 - q)).toBeLessThan(1e-6);
      }),
    );
  });

  test("normal and Student's t", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), SHAPE, (z, df) => {
        expect(off(normalQuantile(normalCdf(-Math.abs(z))), -Math.abs(z))).toBeLessThan(1e-12);
        const p = normalCdf(-Math.abs(z) / 8);
        expect(off(studentsTSf(-studentsTQuantile(p, df), df), p)).toBeLessThan(1e-8);
      }),
    );
  });

  test("binomial and Poisson: the least count that reaches the probability", () => {
    const size = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(SHARE, size, SHARE, (q, n, p) => {
        const k = binomialQuantile(q, n, p);
        expect(binomialCdf(k, n, p)).toBeGreaterThanOrEqual(q * (1 - 1e-13));
        expect(binomialCdf(k - 1, n, p)).toBeLessThan(q);
        const j = poissonQuantile(q, n * p);
        expect(poissonCdf(j, n * p)).toBeGreaterThanOrEqual(q * (1 - 1e-13));
        expect(poissonCdf(j - 1, n * p)).toBeLessThan(q);
      }),
    );
  });
});

describe("tails and single probabilities", () => {
  test("add up to 1, and to the sums they stand for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), SHARE, fc.integer({ min: 0, max: 60 }), (n, p, at) => {
        const k = Math.min(at, n);
        const all = Array.from({ length: n + 1 }, (_, j) => binomialPmf(j, n, p));
        const sum = (from: number, to: number) => all.slice(from, to).reduce((total, one) => total + one, 0);
        expect(binomialCdf(k, n, p)).toBeCloseTo(sum(0, k + 1), 12);
        expect(binomialSf(k, n, p)).toBeCloseTo(sum(k, n + 1), 12);
        expect(poissonCdf(k, n) + poissonSf(k + 1, n)).toBeCloseTo(1, 12);
        expect(chiSquareCdf(k, n) + chiSquareSf(k, n)).toBeCloseTo(1, 12);
        const found = all[k] ?? 0;
        const unlikely = all.filter((one) => one <= found * (1 + 1e-7)).reduce((total, one) => total + one, 0);
        expect(binomialAsUnlikely(k, n, p)).toBeCloseTo(unlikely, 12);
      }),
    );
  });

  test("have edges instead of holes", () => {
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5), binomialSf(0, 5, 0.5), binomialSf(6, 5, 0.5)]).toEqual([
      0, 1, 1, 0,
    ]);
    expect([binomialPmf(0, 0, 0.3), binomialPmf(2, 3, 0), binomialPmf(0, 3, 0), binomialPmf(3, 3, 1)]).toEqual([
      1, 0, 1, 1,
    ]);
    expect([binomialQuantile(0.5, 7, 0), binomialQuantile(0.5, 7, 1), binomialQuantile(0.5, 1, 0.5)]).toEqual([
      0, 7, 0,
    ]);
    expect([binomialAsUnlikely(0, 5, 0), binomialAsUnlikely(1, 5, 0), binomialAsUnlikely(5, 5, 1)]).toEqual([1, 0, 1]);
    expect([poissonPmf(0, 0), poissonCdf(0, 0), poissonSf(0, 3), poissonPmf(1.5, 3)]).toEqual([1, 1, 1, 0]);
    expect([poissonQuantile(0, 3), poissonQuantile(1, 3), poissonQuantile(0.5, 4)]).toEqual([0, Infinity, 4]);
    expect([gammaQuantile(0, 3), gammaQuantile(1, 3), gammaCdf(0, 3), gammaSf(Infinity, 3)]).toEqual([
      0,
      Infinity,
      0,
      0,
    ]);
    expect([betaQuantile(0, 1, 2), betaQuantile(1, 1, 2), betaCdf(0, 1, 2), betaSf(1, 1, 2)]).toEqual([0, 1, 0, 0]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1), normalCdf(0)]).toEqual([
      -Infinity,
      0,
      Infinity,
      0.5,
    ]);
    expect(studentsTQuantile(0.5, 3)).toBe(0);
  });

  test.each<[string, () => unknown]>([
    ["a probability above 1", () => gammaQuantile(1.1, 2)],
    ["a shape of 0", () => betaCdf(0.5, 0, 1)],
    ["a value that is no number", () => gammaCdf(Number.NaN, 1)],
    ["half a trial", () => binomialPmf(0, 0.5, 0.5)],
    ["a mean below 0", () => poissonCdf(1, -1)],
    ["a certainty", () => twoSidedZ(1)],
  ])("are refused for %s", (_, call) => {
    expect(call).toThrow("Broken promise");
  });
});

describe("the hypergeometric distribution", () => {
  const group = fc.integer({ min: 1, max: 25 });

  test("is the enumeration of all tables, tilted by any odds ratio", () => {
    fc.assert(
      fc.property(group, group, fc.nat(), fc.double({ min: -6, max: 6, noNaN: true }), (n1, n2, seed, lnOdds) => {
        const drawn = seed % (n1 + n2 + 1);
        const { least, most, pmf, tilted } = hypergeometric({ ofFirst: n1, ofSecond: n2, drawn });
        const choose = (n: number, k: number) => Math.exp(lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1));
        const counts = Array.from({ length: most - least + 1 }, (_, index) => least + index);
        const weights = counts.map((k) => choose(n1, k) * choose(n2, drawn - k) * Math.exp(k * lnOdds));
        const whole = weights.reduce((sum, one) => sum + one, 0);
        const share = (holds: (k: number) => boolean) =>
          weights.reduce((sum, one, index) => sum + (holds(counts[index] ?? 0) ? one : 0), 0) / whole;
        const table = tilted(lnOdds);
        for (const k of counts) {
          expect(
            off(
              table.atMost(k),
              share((j) => j <= k),
            ),
          ).toBeLessThan(1e-10);
          expect(
            off(
              table.atLeast(k),
              share((j) => j >= k),
            ),
          ).toBeLessThan(1e-10);
        }
        const mean = weights.reduce((sum, one, index) => sum + one * (counts[index] ?? 0), 0) / whole;
        expect(table.mean()).toBeCloseTo(mean, 9);
        expect(counts.map(pmf).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        expect([pmf(least - 1), pmf(most + 1)]).toEqual([0, 0]);
      }),
    );
  });
});
