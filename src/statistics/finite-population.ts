// How many of a finite population have what so many of a simple random sample of it had: the exact interval.
import { assert } from "../ground/assert.ts";
import { hypergeometric } from "./distributions/hypergeometric.ts";
import type { Interval } from "./interval.ts";

/** A simple random sample without replacement: `count` of the `drawn` of a population of `size`. Whole numbers. */
export interface FiniteSample {
  readonly size: number;
  readonly drawn: number;
  readonly count: number;
}

/**
 * The least and the most of the population, whole numbers, for which a sample as extreme as this is not rarer than
 * (1 − confidence)/2: Clopper-Pearson's inversion on the hypergeometric distribution (Konijn 1973; Wright 1991, "A note on
 * exact confidence bounds"). Its coverage is never below `confidence`, and a census has no width. Throws unless
 * 0 ≤ count ≤ drawn ≤ size are whole and drawn > 0. Matches phyper in R. Example: 2 of 10 drawn from 50 are [2, 26].
 */
export function finiteTotal({ size, drawn, count }: FiniteSample, confidence = 0.95): Interval {
  assert([size, drawn, count].every(Number.isInteger), "whole counts");
  assert(drawn > 0 && count >= 0 && count <= drawn && drawn <= size, `a sample of ${count} in ${drawn} of ${size}`);
  const tail = (1 - confidence) / 2;
  const of = (total: number) => hypergeometric({ ofFirst: drawn, ofSecond: size - drawn, drawn: total }).tilted(0);
  const [low, high] = [count, size - drawn + count];
  return [
    leastWhere((total) => of(total).atLeast(count) > tail, low, high),
    -leastWhere((total) => of(-total).atMost(count) > tail, -high, -low),
  ];
}

/** The least whole number in a range for which a condition holds that, once true, stays true; it holds at `high`. */
function leastWhere(holds: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
