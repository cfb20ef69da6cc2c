// How many times one rate of events is another: exact, given how many events there were in both.
import { assert } from "../ground/assert.ts";
import { binomialTest } from "./binomial-test.ts";
import { betaLogitQuantile } from "./distributions/beta.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/** So many events in so much exposure (people, years, both); exposure above 0. */
export interface Events {
  readonly events: number;
  readonly exposure: number;
}

/** A ratio of two rates; `null` where neither had an event, `Infinity` where only the second had none. */
export interface RateRatio<I = Interval> {
  readonly ratio: number | null;
  readonly interval: I;
}

/**
 * The ratio of two Poisson rates with its exact central interval: given the sum of events, the first count is binomial, and its
 * Clopper-Pearson ends are turned into ratios. [0, ∞] without any event. Throws unless counts are ≥ 0 and exposures > 0.
 * Matches R's poisson.test. Example: `exactRateRatio({ events: 0, exposure: 10 }, { events: 5, exposure: 10 })` is 0 with [0, 1.0913].
 */
export function exactRateRatio(a: Events, b: Events, confidence = 0.95): RateRatio {
  const tail = (1 - confidence) / 2;
  // Odds of the share times the ratio of exposures: taken as odds, so that a share next to 1 keeps its digits.
  const turned = (logit: number) => (Math.exp(logit) * b.exposure) / a.exposure;
  return {
    ratio: ratioOf(a, b),
    interval: [
      a.events === 0 ? 0 : turned(betaLogitQuantile(tail, a.events, b.events + 1)),
      b.events === 0 ? Infinity : turned(betaLogitQuantile(1 - tail, a.events + 1, b.events)),
    ],
  };
}

/** The same with Wald's interval on the logarithm, `null` where a count is 0: for comparison with sources that print it. */
export function waldRateRatio(a: Events, b: Events, confidence = 0.95): RateRatio<Interval | null> {
  const ratio = ratioOf(a, b);
  if (ratio === null || a.events === 0 || b.events === 0) return { ratio, interval: null };
  const half = twoSidedZ(confidence) * Math.sqrt(1 / a.events + 1 / b.events);
  return { ratio, interval: [ratio * Math.exp(-half), ratio * Math.exp(half)] };
}

/**
 * The exact two-sided p value that two rates are equal; 1 without any event. For whole counts. Matches R's poisson.test.
 * Example: 60 events in 51,477.5 and 30 in 54,308.7 have p 0.000675.
 */
export function rateRatioTest(a: Events, b: Events): number {
  requireEvents(a);
  requireEvents(b);
  return binomialTest({ count: a.events, of: a.events + b.events }, a.exposure / (a.exposure + b.exposure));
}

function ratioOf(a: Events, b: Events): number | null {
  requireEvents(a);
  requireEvents(b);
  if (a.events === 0 && b.events === 0) return null;
  return ((a.events / a.exposure) * b.exposure) / b.events;
}

function requireEvents({ events, exposure }: Events): void {
  assert(events >= 0 && exposure > 0, `${events} events in an exposure of ${exposure}`);
}
