// The exact test of one count against a stated probability.
import { assert } from "../ground/assert.ts";
import { binomialAsUnlikely } from "./distributions/binomial.ts";

/**
 * The two-sided p value of `count` in `of` where `rate` is expected: the sum over all counts at most as likely as the one found
 * (Clopper's "minimum likelihood"). 1 where of = 0. Throws unless 0 ≤ count ≤ of are whole. Matches R's binom.test.
 * Example: `binomialTest({ count: 0, of: 5 }, 0.5)` is 0.0625.
 */
export function binomialTest({ count, of }: { readonly count: number; readonly of: number }, rate: number): number {
  assert(count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  return binomialAsUnlikely(count, of, rate);
}
