// Two groups compared within strata and put together again: the Mantel-Haenszel risk ratio, odds ratio and test.
import { assert } from "../ground/assert.ts";
import { chiSquareSf } from "./distributions/chi-square.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Counts, Interval } from "./interval.ts";

/** The two groups in one stratum, for example one force and the rest of the country in one offence. */
export interface Stratum {
  readonly a: Counts;
  readonly b: Counts;
}

/** Ratios of a to b; `null` where a sum that divides is 0, and no interval for a ratio of 0. */
export interface MantelHaenszel {
  readonly riskRatio: number | null;
  readonly riskRatioInterval: Interval | null;
  /** The ratio without strata, to show what they change. */
  readonly crudeRiskRatio: number | null;
  readonly oddsRatio: number | null;
  readonly oddsRatioInterval: Interval | null;
  /** Cochran-Mantel-Haenszel statistic on 1 degree of freedom, without continuity correction. */
  readonly chiSquare: number | null;
  readonly p: number | null;
}

/**
 * The stratum-adjusted ratio of a's rate to b's. Use it when both are split by the same strata (offence, year) and the
 * ratio may be taken as the same in all of them. A stratum where one side has no crimes adds nothing. Throws without strata.
 * Variances of Greenland and Robins (1985) and Robins, Breslow and Greenland (1986); matches R's mantelhaen.test.
 * Example: 20 of 25 and 2 of 100 against 80 of 100 and 6 of 400 have the risk ratio 1.023.
 */
export function mantelHaenszel(strata: readonly Stratum[], confidence = 0.95): MantelHaenszel {
  assert(strata.length > 0, "a Mantel-Haenszel ratio of no strata");
  const z = twoSidedZ(confidence);
  const used = strata.filter(({ a, b }) => a.of > 0 && b.of > 0);
  const [a, b] = [collapse(strata.map((one) => one.a)), collapse(strata.map((one) => one.b))];
  return {
    ...riskRatio(used, z),
    crudeRiskRatio: b.count > 0 && a.of > 0 ? a.count / a.of / (b.count / b.of) : null,
    ...oddsRatio(used, z),
    ...cochran(used),
  };
}

function riskRatio(strata: readonly Stratum[], z: number): Pick<MantelHaenszel, "riskRatio" | "riskRatioInterval"> {
  const hits = sum(strata, ({ a, b }) => (a.count * b.of) / (a.of + b.of));
  const others = sum(strata, ({ a, b }) => (b.count * a.of) / (a.of + b.of));
  if (others === 0) return { riskRatio: null, riskRatioInterval: null };
  const ratio = hits / others;
  if (ratio === 0) return { riskRatio: 0, riskRatioInterval: null };
  const spread = sum(strata, ({ a, b }) => {
    const n = a.of + b.of;
    return ((a.count + b.count) * a.of * b.of) / (n * n) - (a.count * b.count) / n;
  });
  return { riskRatio: ratio, riskRatioInterval: around(ratio, z * Math.sqrt(spread / (hits * others))) };
}

function oddsRatio(strata: readonly Stratum[], z: number): Pick<MantelHaenszel, "oddsRatio" | "oddsRatioInterval"> {
  const parts = strata.map(({ a, b }) => {
    const n = a.of + b.of;
    const [missedA, missedB] = [a.of - a.count, b.of - b.count];
    return {
      r: (a.count * missedB) / n,
      s: (b.count * missedA) / n,
      p: (a.count + missedB) / n,
      q: (b.count + missedA) / n,
    };
  });
  const r = sum(parts, (one) => one.r);
  const s = sum(parts, (one) => one.s);
  if (s === 0) return { oddsRatio: null, oddsRatioInterval: null };
  if (r === 0) return { oddsRatio: 0, oddsRatioInterval: null };
  const variance =
    sum(parts, (one) => one.p * one.r) / (2 * r * r) +
    sum(parts, (one) => one.p * one.s + one.q * one.r) / (2 * r * s) +
    sum(parts, (one) => one.q * one.s) / (2 * s * s);
  return { oddsRatio: r / s, oddsRatioInterval: around(r / s, z * Math.sqrt(variance)) };
}

function cochran(strata: readonly Stratum[]): Pick<MantelHaenszel, "chiSquare" | "p"> {
  const excess = sum(strata, ({ a, b }) => a.count - (a.of * (a.count + b.count)) / (a.of + b.of));
  const variance = sum(strata, ({ a, b }) => {
    const n = a.of + b.of;
    const hits = a.count + b.count;
    return (a.of * b.of * hits * (n - hits)) / (n * n * (n - 1));
  });
  if (variance === 0) return { chiSquare: null, p: null };
  const chiSquare = excess ** 2 / variance;
  return { chiSquare, p: chiSquareSf(chiSquare, 1) };
}

function around(ratio: number, half: number): Interval {
  return [ratio * Math.exp(-half), ratio * Math.exp(half)];
}

function collapse(parts: readonly Counts[]): Counts {
  return { count: sum(parts, ({ count }) => count), of: sum(parts, ({ of }) => of) };
}

function sum<One>(all: readonly One[], value: (one: One) => number): number {
  return all.reduce((so, one) => so + value(one), 0);
}
