// The hypergeometric distribution of a two-by-two table with both margins given, and its tilt by an odds ratio.
import { assert } from "../../ground/assert.ts";
import { binomialTerm } from "./_saddle-point.ts";
import { asUnlikelyAs, likeliestCount, sumOutwards } from "./_unlikely.ts";

/** Margins of a table: so many in the first group and in the second, and so many successes in both together. */
export interface Margins {
  readonly ofFirst: number;
  readonly ofSecond: number;
  readonly drawn: number;
}

/** The distribution of the successes in the first group. */
export interface Hypergeometric {
  /** The least and most successes that the first group can have. */
  readonly least: number;
  readonly most: number;
  /** P(X = k) at an odds ratio of 1, to full relative precision. Matches R's dhyper. */
  readonly pmf: (k: number) => number;
  /** The sum of P(X = j) over all j at most as likely as k (within 1e-7, as in R): Fisher's two-sided p value. */
  readonly asUnlikelyAs: (k: number) => number;
  /** The distribution at another odds ratio, given as its logarithm (Fisher's noncentral one). */
  readonly tilted: (lnOddsRatio: number) => Tilted;
}

/** A noncentral hypergeometric distribution. */
export interface Tilted {
  readonly mean: () => number;
  /** P(X ≤ k) and P(X ≥ k), k included in both. */
  readonly atMost: (k: number) => number;
  readonly atLeast: (k: number) => number;
}

/** The distribution for these margins, whole numbers. Sums go outwards from the likeliest count until nothing is added. */
export function hypergeometric({ ofFirst, ofSecond, drawn }: Margins): Hypergeometric {
  assert([ofFirst, ofSecond, drawn].every(Number.isInteger), "whole margins");
  const least = Math.max(0, drawn - ofSecond);
  const most = Math.min(ofFirst, drawn);
  const total = ofFirst + ofSecond;
  const share = [drawn / total, (total - drawn) / total] as const;
  const pmf = (k: number) => {
    if (k < least || k > most) return 0;
    const both = binomialTerm(k, ofFirst - k, share) * binomialTerm(drawn - k, ofSecond - drawn + k, share);
    return both / binomialTerm(drawn, total - drawn, share);
  };
  /** P(k + 1) / P(k) at an odds ratio of 1. */
  const growth = (k: number) => ((ofFirst - k) * (drawn - k)) / ((k + 1) * (ofSecond - drawn + k + 1));
  return {
    least,
    most,
    pmf,
    asUnlikelyAs: (k) => asUnlikelyAs({ least, most, pmf, growth }, k),
    tilted: (lnOddsRatio) => tilt({ least, most, growth }, lnOddsRatio),
  };
}

interface Inside {
  readonly least: number;
  readonly most: number;
  readonly growth: (k: number) => number;
}

/** Sums are of weights against the likeliest count's, and go outwards from where they begin. */
function tilt({ least, most, growth }: Inside, lnOddsRatio: number): Tilted {
  const odds = Math.exp(lnOddsRatio);
  const up = (k: number) => growth(k) * odds;
  const down = (k: number) => 1 / up(k - 1);
  const mode = likeliestCount({ least, most, growth: up });
  const weight = (k: number) => (k > mode ? product(up, mode, k) : product(down, mode, k));
  const whole = sumOutwards(up, mode, most) + sumOutwards(down, mode, least) - 1;
  const above = (k: number) => (k > most ? 0 : (weight(k) * sumOutwards(up, k, most)) / whole);
  const below = (k: number) => (k < least ? 0 : (weight(k) * sumOutwards(down, k, least)) / whole);
  return {
    mean: () => mode + (excess(up, mode, most) - excess(down, mode, least)) / whole,
    atMost: (k) => (k <= mode ? below(k) : 1 - above(k + 1)),
    atLeast: (k) => (k > mode ? above(k) : 1 - below(k - 1)),
  };
}

/** The product of the factors on the way from `from` to `to`; 0 as soon as it is too small for a number. */
function product(factor: (k: number) => number, from: number, to: number): number {
  const step = to < from ? -1 : 1;
  let value = 1;
  for (let k = from; k !== to && value > 0; k += step) value *= factor(k);
  return value;
}

/** 1·f(k) + 2·f(k)f(k±1) + …: the weighted distance from `from`. */
function excess(factor: (k: number) => number, from: number, last: number): number {
  const step = last < from ? -1 : 1;
  let [sum, term] = [0, 1];
  for (let k = from; k !== last; k += step) {
    term *= factor(k);
    const next = sum + term * Math.abs(k + step - from);
    // The first terms may be as small as they like; past the likeliest they only fall.
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}
