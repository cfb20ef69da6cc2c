// The odds ratio of two proportions: from the sample, and exact, given both margins of the table.
import { assert } from "../ground/assert.ts";
import { hypergeometric } from "./distributions/hypergeometric.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import { findRootFrom } from "./find-root.ts";
import type { Counts, Interval } from "./interval.ts";
import { lowerScoreEnd, type ScoreSearch, upperScoreEnd } from "./score-roots.ts";

/** An odds ratio; `null` where the table says nothing of it, `Infinity` where it has no upper bound. */
export interface OddsRatio<I = Interval> {
  readonly oddsRatio: number | null;
  readonly interval: I;
}

/**
 * The sample odds ratio x₁y₂ / (y₁x₂) with Woolf's interval on the logarithm, `null` where a cell is 0. The ratio itself is
 * `null` where all or none succeed in both. For comparison with sources that print it.
 */
export function woolfOddsRatio(a: Counts, b: Counts, confidence = 0.95): OddsRatio<Interval | null> {
  const [x1, y1, x2, y2] = cells(a, b);
  const [over, under] = [x1 * y2, y1 * x2];
  const oddsRatio = over === 0 && under === 0 ? null : over / under;
  if (oddsRatio === null || over === 0 || under === 0) return { oddsRatio, interval: null };
  const half = twoSidedZ(confidence) * Math.sqrt(1 / x1 + 1 / y1 + 1 / x2 + 1 / y2);
  return { oddsRatio, interval: [oddsRatio * Math.exp(-half), oddsRatio * Math.exp(half)] };
}

/**
 * The conditional maximum likelihood odds ratio with its exact interval (Cornfield 1956): coverage is never below `confidence`.
 * Where all or none succeed in both nothing is known: `null` with [0, ∞]. Throws unless 0 ≤ count ≤ of are whole and of > 0.
 * Matches R's fisher.test, which searches less finely and says 0 for `null`.
 * Example: `exactOddsRatio({ count: 7, of: 34 }, { count: 1, of: 34 })` is 8.3293 with [0.9733, 396.99].
 */
export function exactOddsRatio(a: Counts, b: Counts, confidence = 0.95): OddsRatio {
  const table = tableOf(a, b);
  const { least, most } = table;
  if (least === most) return { oddsRatio: null, interval: [0, Infinity] };
  const tail = (1 - confidence) / 2;
  const solve = (miss: (logarithm: number) => number) => Math.exp(findFromMiddle(miss, a, b));
  return {
    oddsRatio: conditionalEstimate(a, b),
    interval: [
      a.count === least ? 0 : solve((logarithm) => tail - table.tilted(logarithm).atLeast(a.count)),
      a.count === most ? Infinity : solve((logarithm) => table.tilted(logarithm).atMost(a.count) - tail),
    ],
  };
}

/** The odds ratio at which the expected count, given both margins, is the count found. */
function conditionalEstimate(a: Counts, b: Counts): number {
  const table = tableOf(a, b);
  if (a.count === table.least) return 0;
  if (a.count === table.most) return Infinity;
  return Math.exp(findFromMiddle((logarithm) => a.count - table.tilted(logarithm).mean(), a, b));
}

/**
 * The sample odds ratio with the score interval of Miettinen and Nurminen (1985): close to `confidence` where the exact one is
 * longer than it need be; defined at every count. Within the steps of 0.1% that PropCIs' orscoreci takes.
 * Example: `scoreOddsRatio({ count: 7, of: 34 }, { count: 1, of: 34 })` has [1.2466, 56.4616].
 */
export function scoreOddsRatio(a: Counts, b: Counts, confidence = 0.95): OddsRatio {
  const [x1, y1, x2, y2] = cells(a, b);
  const { oddsRatio } = woolfOddsRatio(a, b, confidence);
  const total = a.of + b.of;
  const search: ScoreSearch = {
    score: (logarithm) => (logarithm < 0 ? -scoreAboveOne(b, a, -logarithm) : scoreAboveOne(a, b, logarithm)),
    z: twoSidedZ(confidence) * Math.sqrt(total / (total - 1)),
    start: Math.log(((x1 + 0.5) * (y2 + 0.5)) / ((y1 + 0.5) * (x2 + 0.5))),
    step: Math.sqrt(1 / (x1 + 0.5) + 1 / (y1 + 0.5) + 1 / (x2 + 0.5) + 1 / (y2 + 0.5)),
    limits: [-700, 700],
  };
  const [isLowest, isHighest] = [x1 === 0 || y2 === 0, y1 === 0 || x2 === 0];
  return {
    oddsRatio,
    interval: [isLowest ? 0 : Math.exp(lowerScoreEnd(search)), isHighest ? Infinity : Math.exp(upperScoreEnd(search))],
  };
}

/** n₁(p̂₁ − p₁) over its standard error at the likeliest proportions with this odds ratio, 1 or more; without N/(N − 1). */
function scoreAboveOne(a: Counts, b: Counts, logarithm: number): number {
  const excess = Math.expm1(logarithm);
  const successes = a.count + b.count;
  // p₂ is the root between 0 and 1 of n₂(ψ − 1)p² + (n₁ψ + n₂ − X(ψ − 1))p − X.
  const middle = a.of + b.of + (a.of - successes) * excess;
  const root = Math.sqrt(middle * middle + 4 * b.of * excess * successes);
  const p2 = middle > 0 ? (2 * successes) / (middle + root) : (root - middle) / (2 * b.of * excess);
  const p1 = (p2 * (1 + excess)) / (1 + p2 * excess);
  const gap = a.count - a.of * p1;
  return gap === 0 ? 0 : gap * Math.sqrt(1 / (a.of * p1 * (1 - p1)) + 1 / (b.of * p2 * (1 - p2)));
}

/**
 * Fisher's exact test of equal proportions: the two-sided p value, the sum over all tables of the same margins that are at most
 * as likely as the one found. Matches R's fisher.test. Example: `fisherTest({ count: 1, of: 1 }, { count: 0, of: 1 })` is 1.
 */
export function fisherTest(a: Counts, b: Counts): number {
  return tableOf(a, b).asUnlikelyAs(a.count);
}

/** A root of a function that falls in the logarithm of the odds ratio, sought from the sample's own. */
function findFromMiddle(miss: (logarithm: number) => number, a: Counts, b: Counts): number {
  const [x1, y1, x2, y2] = cells(a, b).map((cell) => cell + 0.5) as [number, number, number, number];
  const start = Math.log((x1 * y2) / (y1 * x2));
  const width = Math.sqrt(1 / x1 + 1 / y1 + 1 / x2 + 1 / y2);
  const step = miss(start) > 0 ? width : -width;
  return findRootFrom(miss, { start, step, limit: step > 0 ? 700 : -700 });
}

function cells(a: Counts, b: Counts): readonly [number, number, number, number] {
  for (const { count, of } of [a, b]) {
    assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  }
  return [a.count, a.of - a.count, b.count, b.of - b.count];
}

function tableOf(a: Counts, b: Counts) {
  cells(a, b);
  return hypergeometric({ ofFirst: a.of, ofSecond: b.of, drawn: a.count + b.count });
}
