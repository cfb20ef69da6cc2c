// How much one proportion is above another: the difference p₁ − p₂ and its interval, by five methods.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import { findRootFrom } from "./find-root.ts";
import type { Counts, Interval } from "./interval.ts";
import { lowerScoreEnd, type ScoreSearch, upperScoreEnd } from "./score-roots.ts";
import { wilson } from "./wilson.ts";

/** A difference of two proportions, as fractions from −1 to 1. */
export interface DifferenceOfProportions {
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * The difference of two independent proportions with the score interval of Miettinen and Nurminen (1985), the one to use: its
 * ends solve the constrained likelihood exactly, at every count. Throws unless 0 ≤ count ≤ of and of > 0. Matches PropCIs'
 * diffscoreci, not statsmodels 0.13, which is off in the third digit.
 * Example: `miettinenNurminenDifference({ count: 7, of: 34 }, { count: 1, of: 34 })` is 0.1765 with [0.0270416, 0.3452912].
 */
export function miettinenNurminenDifference(a: Counts, b: Counts, confidence = 0.95): DifferenceOfProportions {
  const total = a.of + b.of;
  const z = twoSidedZ(confidence) * Math.sqrt(total / (total - 1));
  return { difference: differenceOf(a, b), interval: scoreInterval(a, b, z) };
}

/** The same with Mee's interval (1984): Miettinen and Nurminen's without N/(N − 1), so a little shorter. */
export function meeDifference(a: Counts, b: Counts, confidence = 0.95): DifferenceOfProportions {
  return { difference: differenceOf(a, b), interval: scoreInterval(a, b, twoSidedZ(confidence)) };
}

/**
 * The same with Newcombe's interval (1998, method 10), squared and added from the two Wilson intervals: closed and quick, the
 * cheap check of the score interval. Example: `newcombeDifference({ count: 7, of: 34 }, { count: 1, of: 34 })` has [0.0189, 0.3404].
 */
export function newcombeDifference(a: Counts, b: Counts, confidence = 0.95): DifferenceOfProportions {
  const difference = differenceOf(a, b);
  const z = twoSidedZ(confidence);
  const [rateA, rateB] = [a.count / a.of, b.count / b.of];
  const [lowerA, upperA] = wilson(a.count, a.of, z);
  const [lowerB, upperB] = wilson(b.count, b.of, z);
  const below = Math.hypot(rateA - lowerA, upperB - rateB);
  const above = Math.hypot(upperA - rateA, rateB - lowerB);
  return { difference, interval: [difference - below, difference + above] };
}

/** The same with the raw Wald interval, for comparison only: of no width where both counts are 0, and its ends may leave −1 and 1. */
export function waldDifference(a: Counts, b: Counts, confidence = 0.95): DifferenceOfProportions {
  return { difference: differenceOf(a, b), interval: plainInterval(a, b, confidence) };
}

/** The same with the raw interval of Agresti and Caffo (2000): Wald's after one success and one failure are added to each. */
export function agrestiCaffoDifference(a: Counts, b: Counts, confidence = 0.95): DifferenceOfProportions {
  const more = ({ count, of }: Counts): Counts => ({ count: count + 1, of: of + 2 });
  return { difference: differenceOf(a, b), interval: plainInterval(more(a), more(b), confidence) };
}

function differenceOf(a: Counts, b: Counts): number {
  for (const { count, of } of [a, b]) {
    assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  }
  return (a.count * b.of - b.count * a.of) / (a.of * b.of);
}

function plainInterval(a: Counts, b: Counts, confidence: number): Interval {
  const variance = ({ count, of }: Counts) => ((count / of) * ((of - count) / of)) / of;
  const half = twoSidedZ(confidence) * Math.sqrt(variance(a) + variance(b));
  const difference = differenceOf(a, b);
  return [difference - half, difference + half];
}

/** The ends lie where the score statistic is ±z. */
function scoreInterval(a: Counts, b: Counts, z: number): Interval {
  const difference = differenceOf(a, b);
  const search: ScoreSearch = {
    score: (delta) => scoreOfDifference(a, b, delta),
    z,
    start: difference,
    step: z * Math.sqrt((a.count + 1) / (a.of * (a.of + 2)) + (b.count + 1) / (b.of * (b.of + 2))),
    limits: [-1, 1],
  };
  return [difference <= -1 ? -1 : lowerScoreEnd(search), difference >= 1 ? 1 : upperScoreEnd(search)];
}

/** (p̂₁ − p̂₂ − δ) over its standard error at the likeliest proportions with p₁ − p₂ = δ; without N/(N − 1). */
function scoreOfDifference(a: Counts, b: Counts, delta: number): number {
  const gap = differenceOf(a, b) - delta;
  if (gap === 0) return 0;
  const { p1, q1, p2, q2 } = delta >= 0 ? likeliest(a, b, delta) : changed(likeliest(b, a, -delta));
  return gap / Math.sqrt((p1 * q1) / a.of + (p2 * q2) / b.of);
}

interface Likeliest {
  readonly p1: number;
  readonly q1: number;
  readonly p2: number;
  readonly q2: number;
}

function changed({ p1, q1, p2, q2 }: Likeliest): Likeliest {
  return { p1: p2, q1: q2, p2: p1, q2: q1 };
}

/**
 * The likeliest proportions with p₁ = p₂ + δ, δ ≥ 0. p₂ lies between 0 and 1 − δ; sought as the share t of that room, on
 * ln(t / (1 − t)), so that all four of p₁, q₁, p₂, q₂ are sums of positive parts. The cubic's closed solution would cancel.
 */
function likeliest(a: Counts, b: Counts, delta: number): Likeliest {
  const room = 1 - delta;
  const at = (t: number, rest: number): Likeliest => ({
    p1: delta + t * room,
    q1: rest * room,
    p2: t * room,
    q2: delta + rest * room,
  });
  // The slope of the log likelihood times p₂·q₁ > 0: of the same sign, and finite at both ends of the room.
  const slope = (t: number, rest: number) => {
    const { p1, q1, p2, q2 } = at(t, rest);
    const first = ratioOr0(a.count * p2 * q1, p1) - (a.of - a.count) * p2;
    return first + b.count * q1 - ratioOr0((b.of - b.count) * p2 * q1, q2);
  };
  if (b.count === 0 && slopeAtNone(a, b, delta) <= 0) return at(0, 1);
  if (a.count === a.of && slopeAtAll(a, b, delta) >= 0) return at(1, 0);
  const miss = (logit: number) => slope(1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
  const start = Math.log((a.count + b.count + 0.5) / (a.of + b.of - a.count - b.count + 0.5));
  const step = miss(start) > 0 ? 1 : -1;
  const logit = findRootFrom(miss, { start, step, limit: step * 700, within: 1e-17 });
  return at(1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
}

/** The slope of the log likelihood at p₂ = 0, where the second count is 0. */
function slopeAtNone(a: Counts, b: Counts, delta: number): number {
  return ratioOr0(a.count, delta) - ratioOr0(a.of - a.count, 1 - delta) - b.of;
}

/** The slope at p₁ = 1, where all of the first succeed. */
function slopeAtAll(a: Counts, b: Counts, delta: number): number {
  return a.of + ratioOr0(b.count, 1 - delta) - ratioOr0(b.of - b.count, delta);
}

/** 0 of anything is 0, though the place be 0 too. */
function ratioOr0(over: number, under: number): number {
  return over === 0 ? 0 : over / under;
}
