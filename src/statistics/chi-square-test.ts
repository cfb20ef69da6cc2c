// Pearson's chi-square test that two proportions are equal.
import { assert } from "../ground/assert.ts";
import { chiSquareSf } from "./distributions/chi-square.ts";
import type { Counts } from "./interval.ts";

/** What the test came to. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly p: number;
}

/**
 * The chi-square test of two proportions, with one degree of freedom; with `yates`, continuity corrected by ½ or by how far the
 * counts are from expected, if that is less. `null` where all or none succeed: there is nothing to test. Throws unless
 * 0 ≤ count ≤ of and of > 0. Matches R's prop.test (whose default corrects).
 * Example: `chiSquareTest({ count: 7, of: 34 }, { count: 1, of: 34 })` has statistic 5.1 and p 0.0239.
 */
export function chiSquareTest(a: Counts, b: Counts, { yates = false } = {}): ChiSquareTest | null {
  for (const { count, of } of [a, b]) {
    assert(of > 0 && count >= 0 && count <= of, `a proportion of ${count} in ${of}`);
  }
  const total = a.of + b.of;
  const successes = a.count + b.count;
  if (successes === 0 || successes === total) return null;
  // In a table with one degree of freedom every cell is off by the same: |x₁ − n₁X/N|.
  const off = Math.abs(a.count * b.of - b.count * a.of) / total;
  const left = off - (yates ? Math.min(0.5, off) : 0);
  const inverse = (total / a.of / b.of) * (total / successes) * (total / (total - successes));
  const statistic = left * left * inverse;
  return { statistic, p: chiSquareSf(statistic, 1) };
}
