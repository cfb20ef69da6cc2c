// How often the empirical-Bayes intervals hold the truth at 34 forces: the method's design notes left it open.
import { expect, test } from "vitest";
import { shrinkBetaBinomial } from "../../src/statistics/beta-binomial.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { sameDice } from "./some-units.ts";

const FORCES = 34;
const ROUNDS = 2000;

/** A gamma variate of this shape (Marsaglia and Tsang 2000; below 1 by the power trick). */
function gammaOf(shape: number, dice: () => number): number {
  if (shape < 1) return gammaOf(shape + 1, dice) * (1 - dice()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (cube > 0 && Math.log(1 - dice()) < (normal * normal) / 2 + d - d * cube + d * Math.log(cube)) return d * cube;
  }
}

function binomialOf(of: number, rate: number, dice: () => number): number {
  let count = 0;
  for (let k = 0; k < of; k += 1) if (dice() < rate) count += 1;
  return count;
}

interface Coverage {
  readonly shrunk: number;
  readonly atBoundary: number;
  readonly raw: number;
}

/** Rates drawn from Beta(mean·size, (1 − mean)·size), sizes of forces from `smallest` to `largest` in even ratios. */
function simulate(mean: number, size: number, [smallest, largest]: readonly [number, number]): Coverage {
  const dice = sameDice(Math.round(1000 * mean + size + largest));
  let [held, boundary, raw] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rates: number[] = [];
    const units = Array.from({ length: FORCES }, (_, index) => {
      const [hit, miss] = [gammaOf(mean * size, dice), gammaOf((1 - mean) * size, dice)];
      const rate = hit / (hit + miss);
      rates.push(rate);
      const of = Math.round(smallest * (largest / smallest) ** (index / (FORCES - 1)));
      return { count: binomialOf(of, rate, dice), of };
    });
    const fit = shrinkBetaBinomial(units);
    boundary += fit.boundary ? 1 : 0;
    units.forEach(({ count, of }, index) => {
      const rate = rates[index] ?? 0;
      const [lower, upper] = fit.posterior[index]?.interval ?? [1, 0];
      const [low, high] = wilson(count, of);
      held += lower <= rate && rate <= upper ? 1 : 0;
      raw += low <= rate && rate <= high ? 1 : 0;
    });
  }
  const whole = ROUNDS * FORCES;
  return { shrunk: held / whole, atBoundary: boundary / ROUNDS, raw: raw / whole };
}

// The rates found, of 68,000 intervals each (standard error 0.001). The intervals take the fitted prior as known: they hold
// the truth less often than they say, the less the forces differ and the smaller they are. Where the fit is at the
// boundary, each force gets the interval of the pooled rate, and that is why the raw interval always stands beside.
test.each([
  {
    what: "large forces, as of all recorded offences",
    mean: 0.05,
    size: 100,
    sizes: [500, 8000],
    shrunk: 0.948,
    none: 0,
  },
  { what: "much spread, as of flagged crimes", mean: 0.07, size: 60, sizes: [20, 2000], shrunk: 0.94, none: 0 },
  { what: "tiny forces that differ greatly", mean: 0.07, size: 20, sizes: [10, 100], shrunk: 0.92, none: 0.001 },
  { what: "smaller forces", mean: 0.05, size: 100, sizes: [20, 500], shrunk: 0.909, none: 0.003 },
  { what: "forces that hardly differ", mean: 0.07, size: 1000, sizes: [20, 500], shrunk: 0.77, none: 0.35 },
] as const)(
  "$what: 95% intervals hold the truth in $shrunk of cases, $none are at the boundary",
  { timeout: 900_000 },
  (one) => {
    const found = simulate(one.mean, one.size, one.sizes);
    expect(Math.abs(found.shrunk - one.shrunk)).toBeLessThan(0.004);
    expect(Math.abs(found.atBoundary - one.none)).toBeLessThan(0.01);
    // Wilson's intervals of the raw rates keep what they promise.
    expect(Math.abs(found.raw - 0.95)).toBeLessThan(0.01);
  },
);
