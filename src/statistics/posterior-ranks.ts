// How sure a rank is: for each unit the probability of every rank among the others, by quadrature, without drawing lots.
import { assert } from "../ground/assert.ts";
import { rankGrid } from "./_rank-grid.ts";
import type { Counts } from "./interval.ts";

/** Parameters of the beta prior of every unit's rate, both above 0. */
export interface BetaPrior {
  readonly alpha: number;
  readonly beta: number;
}

/** What can be said of a unit's rank; rank 1 is the LOWEST rate. */
export interface RankPosterior {
  /** The mean of its rank. */
  readonly expected: number;
  /** The smallest ranks that reach the lower and the upper tail: "between 3rd and 19th of 44". */
  readonly from: number;
  readonly to: number;
  /** P(it is the lowest of all); the word is for 0.95 and more. */
  readonly lowest: number;
  readonly highest: number;
  /** P(it is among the lowest quarter, at least one unit). */
  readonly inLowestQuarter: number;
  /** `probabilities[r − 1]` = P(rank r). */
  readonly probabilities: readonly number[];
}

/** Jeffreys' prior: half a success and half a failure. */
const JEFFREYS: BetaPrior = { alpha: 0.5, beta: 0.5 };

/**
 * The posterior distribution of each unit's rank when every rate has a beta posterior of its own: at each node of a
 * quadrature over that posterior, the number of the others below it is Poisson-binomial. Deterministic; probabilities are
 * exact to about 1e-12. A unit of 0 crimes has the prior, and may have any rank. Throws on no unit and on a prior of 0.
 * Goldstein and Spiegelhalter (1996) on why a rank needs it. One unit has rank 1.
 * Example: three units of 5 in 50 each have the expected rank 2 and P(lowest) = 1/3.
 */
export function posteriorRanks(
  units: readonly Counts[],
  prior: BetaPrior = JEFFREYS,
  confidence = 0.95,
): readonly RankPosterior[] {
  assert(units.length > 0 && prior.alpha > 0 && prior.beta > 0, "ranks of no unit, or a prior of 0");
  const tail = (1 - confidence) / 2;
  return rankProbabilities(units, prior).map((probabilities) => summary(probabilities, tail));
}

/**
 * P(a's true rate is below b's), each with its own beta posterior; symmetric: the two orders add up to 1.
 * Example: 5 of 50 and 5 of 50 give 0.5.
 */
export function probabilityBelow(a: Counts, b: Counts, prior: BetaPrior = JEFFREYS): number {
  return rankProbabilities([a, b], prior)[0]?.[0] ?? 0;
}

/** The ways of rank r: the unit lies at a node, and r − 1 of the others below it. */
function rankProbabilities(units: readonly Counts[], prior: BetaPrior): readonly (readonly number[])[] {
  const { mass, below, nodes } = rankGrid(
    units.map(({ count, of }) => {
      assert(count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
      return { a: prior.alpha + count, b: prior.beta + of - count };
    }),
  );
  const ranks = units.map(() => new Float64Array(units.length));
  const shares = new Float64Array(units.length);
  const all = new Float64Array(units.length + 1);
  const others = new Float64Array(units.length);
  for (let node = 0; node < nodes; node += 1) {
    for (let unit = 0; unit < units.length; unit += 1) shares[unit] = below[unit]?.[node] ?? 0;
    countsBelow(shares, all);
    for (let unit = 0; unit < units.length; unit += 1) {
      const weight = mass[unit]?.[node] ?? 0;
      // Less than this changes no digit of any probability.
      if (weight < 1e-22) continue;
      without(all, shares[unit] ?? 0, others);
      const own = ranks[unit] ?? others;
      for (let rank = 0; rank < others.length; rank += 1) own[rank] = (own[rank] ?? 0) + weight * (others[rank] ?? 0);
    }
  }
  return ranks.map((own) => Array.from(own));
}

/** The Poisson-binomial distribution: `into[k]` = P(k of the independent events with these probabilities happen). */
function countsBelow(shares: Float64Array, into: Float64Array): void {
  into.fill(0);
  into[0] = 1;
  for (let unit = 0; unit < shares.length; unit += 1) {
    const share = shares[unit] ?? 0;
    for (let k = unit + 1; k > 0; k -= 1) into[k] = (into[k] ?? 0) * (1 - share) + (into[k - 1] ?? 0) * share;
    into[0] = (into[0] ?? 0) * (1 - share);
  }
}

/** Takes one event out again, from the end at which its error shrinks. */
function without(all: Float64Array, share: number, into: Float64Array): void {
  let before = 0;
  if (share <= 0.5) {
    for (let k = 0; k < into.length; k += 1) {
      before = Math.max(0, ((all[k] ?? 0) - share * before) / (1 - share));
      into[k] = before;
    }
    return;
  }
  for (let k = into.length - 1; k >= 0; k -= 1) {
    before = Math.max(0, ((all[k + 1] ?? 0) - (1 - share) * before) / share);
    into[k] = before;
  }
}

function summary(probabilities: readonly number[], tail: number): RankPosterior {
  const quarter = Math.max(1, Math.floor(probabilities.length / 4));
  return {
    expected: probabilities.reduce((sum, one, index) => sum + one * (index + 1), 0),
    from: rankAt(probabilities, tail),
    to: rankAt(probabilities, 1 - tail),
    lowest: probabilities[0] ?? 0,
    highest: probabilities.at(-1) ?? 0,
    inLowestQuarter: probabilities.slice(0, quarter).reduce((sum, one) => sum + one, 0),
    probabilities,
  };
}

/** The smallest rank at which the probabilities so far reach the level; rounding must not push it beyond the last. */
function rankAt(probabilities: readonly number[], level: number): number {
  let sum = 0;
  for (const [index, one] of probabilities.entries()) {
    sum += one;
    if (sum >= level) return index + 1;
  }
  return probabilities.length;
}
