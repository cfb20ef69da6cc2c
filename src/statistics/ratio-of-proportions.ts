// How many times one proportion is another: the ratio p₁/p₂ and its interval, by four methods.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Counts, Interval } from "./interval.ts";
import { lowerScoreEnd, type ScoreSearch, upperScoreEnd } from "./score-roots.ts";

/** A ratio of two proportions; `null` where both counts are 0, `Infinity` where only the second is. */
export interface RatioOfProportions<I = Interval> {
  readonly ratio: number | null;
  readonly interval: I;
}

/**
 * The ratio of two independent proportions with Koopman's score interval (1984), the one to use: defined at every count, upper
 * end `Infinity` where the second count is 0, [0, ∞] where both are. Compare a force with the rest of the country, never with
 * a total that holds the force itself. Throws unless 0 ≤ count ≤ of and of > 0. Matches PropCIs' riskscoreci.
 * Example: `koopmanRatio({ count: 36, of: 40 }, { count: 16, of: 80 })` is 4.5 with [2.9396, 7.1522].
 */
export function koopmanRatio(a: Counts, b: Counts, confidence = 0.95): RatioOfProportions {
  return { ratio: ratioOf(a, b), interval: scoreInterval(a, b, twoSidedZ(confidence)) };
}

/**
 * The same with the interval of Miettinen and Nurminen (1985): Koopman's with its variance times N/(N − 1), so a little wider.
 * Example: `miettinenNurminenRatio({ count: 7, of: 34 }, { count: 1, of: 34 })` is 7 with [1.2086, 43.0330].
 */
export function miettinenNurminenRatio(a: Counts, b: Counts, confidence = 0.95): RatioOfProportions {
  const total = a.of + b.of;
  return {
    ratio: ratioOf(a, b),
    interval: scoreInterval(a, b, twoSidedZ(confidence) * Math.sqrt(total / (total - 1))),
  };
}

/**
 * The same with Katz's interval on the logarithm (1978): quick, too short for small counts, and `null` where a count is 0.
 * For comparison with sources that print it.
 */
export function katzRatio(a: Counts, b: Counts, confidence = 0.95): RatioOfProportions<Interval | null> {
  const ratio = ratioOf(a, b);
  if (ratio === null || a.count === 0 || b.count === 0) return { ratio, interval: null };
  const variance = (a.of - a.count) / (a.count * a.of) + (b.of - b.count) / (b.count * b.of);
  return { ratio, interval: onLogarithm(Math.log(ratio), variance, confidence) };
}

/**
 * The same with Walter's interval (1975): Katz's with ½ added to each count and each whole. Always finite, and for that reason
 * misleading at 0: a fallback only. The ratio is the plain one.
 */
export function walterRatio(a: Counts, b: Counts, confidence = 0.95): RatioOfProportions {
  requireCounts(a);
  requireCounts(b);
  const middle = Math.log(((a.count + 0.5) / (a.of + 0.5)) * ((b.of + 0.5) / (b.count + 0.5)));
  const variance = 1 / (a.count + 0.5) - 1 / (a.of + 0.5) + 1 / (b.count + 0.5) - 1 / (b.of + 0.5);
  return { ratio: ratioOf(a, b), interval: onLogarithm(middle, variance, confidence) };
}

function onLogarithm(middle: number, variance: number, confidence: number): Interval {
  const half = twoSidedZ(confidence) * Math.sqrt(Math.max(0, variance));
  return [Math.exp(middle - half), Math.exp(middle + half)];
}

function ratioOf(a: Counts, b: Counts): number | null {
  requireCounts(a);
  requireCounts(b);
  if (a.count === 0 && b.count === 0) return null;
  return (a.count * b.of) / (b.count * a.of);
}

function requireCounts({ count, of }: Counts): void {
  assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
}

/** The ends lie where the score statistic is ±z; solved on the logarithm of the ratio. */
function scoreInterval(a: Counts, b: Counts, z: number): Interval {
  const search: ScoreSearch = {
    score: (logarithm) => scoreOfRatio(a, b, logarithm),
    z,
    start: Math.log(((a.count + 0.5) / (a.of + 1)) * ((b.of + 1) / (b.count + 0.5))),
    step: Math.sqrt(1 / (a.count + 0.5) + 1 / (b.count + 0.5)),
    limits: [-740, 700],
  };
  return [
    a.count === 0 ? 0 : Math.exp(lowerScoreEnd(search)),
    b.count === 0 ? Infinity : Math.exp(upperScoreEnd(search)),
  ];
}

/** (p̂₁ − θp̂₂) over its standard error at the likeliest proportions with p₁ = θp₂; the variances without N/(N − 1). */
function scoreOfRatio(a: Counts, b: Counts, logarithm: number): number {
  // With θ below 1 the two change places, so that what follows never subtracts near-equal numbers.
  if (logarithm < 0) return -scoreAboveOne(b, a, -logarithm);
  return scoreAboveOne(a, b, logarithm);
}

/** For θ ≥ 1. The likeliest p₁ solves a quadratic; its discriminant is written as a sum of squares and products ≥ 0. */
function scoreAboveOne(a: Counts, b: Counts, logarithm: number): number {
  const excess = Math.expm1(logarithm);
  const theta = 1 + excess;
  const total = a.of + b.of;
  const failures = a.of - a.count;
  const middle = (a.of + b.count) * excess - (failures + b.of - b.count);
  const root = Math.sqrt(middle * middle + 4 * total * failures * excess);
  const q1 = middle > 0 ? (2 * failures * excess) / (middle + root) : (root - middle) / (2 * total);
  const p1 = (2 * (a.count + b.count) * theta) / (a.of * theta + a.count + b.of + b.count * theta + root);
  const p2 = p1 / theta;
  const q2 = q1 + p2 * excess;
  const gap = (a.count * b.of - b.count * a.of) / (a.of * b.of) - excess * (b.count / b.of);
  if (gap === 0) return 0;
  return gap / Math.sqrt((p1 * q1) / a.of + (theta * theta * p2 * q2) / b.of);
}
