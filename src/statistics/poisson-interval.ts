// Intervals for a count of events: of the expected count, to be divided by the exposure for a rate.
import { assert } from "../ground/assert.ts";
import { gammaQuantile } from "./distributions/gamma.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import { poissonCdf, poissonPmf, poissonSf } from "./distributions/poisson.ts";
import { findRootFrom } from "./find-root.ts";
import type { Interval } from "./interval.ts";

/**
 * The exact interval of the expected count behind `events` (Garwood 1936): coverage is never below `confidence`. One quantile
 * an end, so it serves at every count. Lower end 0 at 0 events. Matches R's poisson.test.
 * Example: `exactPoisson(0)` is [0, 3.6889].
 */
export function exactPoisson(events: number, confidence = 0.95): Interval {
  assert(events >= 0, `a count of ${events} events`);
  const tail = (1 - confidence) / 2;
  return [events === 0 ? 0 : gammaQuantile(tail, events), gammaQuantile(1 - tail, events + 1)];
}

/**
 * Byar's approximation with x and x + 1 (Breslow and Day 1987), which approximates the exact interval: only to match figures
 * of the Office for Health Improvement and Disparities (PHEindicatormethods). There are two intervals of this name; the other
 * is `byarHalf`. Lower end 0 at 0 events and never below 0. Example: `byar(65)` is [50.1632, 82.8491].
 */
export function byar(events: number, confidence = 0.95): Interval {
  return byarEnds(events, [events, events + 1], confidence);
}

/**
 * The other Byar: x + ½ in both ends, which approximates the mid-P interval (epitools' pois.byar, DescTools). Lower end 0 at 0
 * events and never below 0. Example: `byarHalf(15)` is [8.7634, 24.1173].
 */
export function byarHalf(events: number, confidence = 0.95): Interval {
  return byarEnds(events, [events + 0.5, events + 0.5], confidence);
}

function byarEnds(events: number, [below, above]: Interval, confidence: number): Interval {
  assert(events >= 0, `a count of ${events} events`);
  const z = twoSidedZ(confidence);
  const end = (x: number, side: number) => x * (1 - 1 / (9 * x) + (side * z) / (3 * Math.sqrt(x))) ** 3;
  return [events === 0 ? 0 : Math.max(0, end(below, -1)), end(above, 1)];
}

/** The interval that PHEindicatormethods prints for a count: exact below 10 events, else Byar, and which of the two it is. */
export function phePoisson(
  events: number,
  confidence = 0.95,
): { readonly interval: Interval; readonly method: "exact" | "byar" } {
  return events < 10
    ? { interval: exactPoisson(events, confidence), method: "exact" }
    : { interval: byar(events, confidence), method: "byar" };
}

/**
 * The mid-P interval of the expected count: the exact one that counts only half of the observed count. Lower end 0 at 0 events.
 * For whole counts. Example: `midPPoisson(0)` is [0, 2.9957].
 */
export function midPPoisson(events: number, confidence = 0.95): Interval {
  assert(Number.isInteger(events) && events >= 0, `a count of ${events} events`);
  const tail = (1 - confidence) / 2;
  const half = (mean: number) => 0.5 * poissonPmf(events, mean);
  const width = Math.sqrt(events + 1);
  const upper = (mean: number) => poissonCdf(events, mean) - half(mean) - tail;
  const lower = (mean: number) => poissonSf(events, mean) - half(mean) - tail;
  return [
    events === 0 ? 0 : findRootFrom(lower, { start: events, step: -width, limit: 0 }),
    findRootFrom(upper, { start: events, step: width, limit: Number.MAX_VALUE }),
  ];
}

/**
 * The score interval of the expected count, x + z²/2 ± z √(x + z²/4): closed and quick, between exact and mid-P.
 * Matches statsmodels (method "score"). Example: `scorePoisson(15)` is [9.0906, 24.7509].
 */
export function scorePoisson(events: number, confidence = 0.95): Interval {
  assert(events >= 0, `a count of ${events} events`);
  const z = twoSidedZ(confidence);
  const half = z * Math.sqrt(events + (z * z) / 4);
  return [events === 0 ? 0 : Math.max(0, events + (z * z) / 2 - half), events + (z * z) / 2 + half];
}

/** The equal-tailed interval under Jeffreys' prior: quantiles of Gamma(x + ½). Example: `jeffreysPoisson(15)` is [8.7694, 24.1159]. */
export function jeffreysPoisson(events: number, confidence = 0.95): Interval {
  assert(events >= 0, `a count of ${events} events`);
  const tail = (1 - confidence) / 2;
  return [gammaQuantile(tail, events + 0.5), gammaQuantile(1 - tail, events + 0.5)];
}

/** The raw Wald interval x ± z √x, for comparison only: of no width at 0 events. */
export function waldPoisson(events: number, confidence = 0.95): Interval {
  assert(events >= 0, `a count of ${events} events`);
  const half = twoSidedZ(confidence) * Math.sqrt(events);
  return [events - half, events + half];
}
