// A share of a finite population from a stratified random sample without replacement, with an interval that holds for rare things too.
import { assert } from "../ground/assert.ts";
import { betaQuantile } from "./distributions/beta.ts";
import { studentsTQuantile } from "./distributions/students-t.ts";
import { type FiniteSample, finiteTotal } from "./finite-population.ts";
import type { Interval } from "./interval.ts";

/** The share, weighted by the sizes of the strata. */
export interface StratifiedProportion {
  readonly share: number;
  /** With the finite population correction; `null` where a stratum of more than one has a single reading. */
  readonly standardError: number | null;
  /** How many of a simple random sample would tell as much; `Infinity` for a census. */
  readonly effectiveSize: number | null;
  readonly interval: Interval | null;
  readonly method: "exact" | "effective size" | null;
}

/**
 * The share of all strata together, each a simple random sample without replacement. With one stratum the interval is
 * exact (`finiteTotal`). With several it is Korn and Graubard's (1998; the NCHS standard, Parker et al. 2017):
 * Clopper-Pearson on the effective sample size with its degrees of freedom. The effective size is the smaller of the one
 * that the estimated variance gives and the one that the weights alone would leave if all strata were alike: the first is
 * wild where only one stratum has a hit, and is not defined at 0 and 1. No interval where a stratum of more than one has
 * a single reading: its spread is not known. The share and its standard error match R's svymean.
 * Example: 4 of 10 of 40 and 1 of 10 of 60 are 0.22, standard error 0.0787.
 */
export function stratifiedProportion(strata: readonly FiniteSample[], confidence = 0.95): StratifiedProportion {
  const whole = strata.reduce((sum, { size }) => sum + size, 0);
  assert(strata.length > 0, "a share of at least one stratum");
  for (const { size, drawn, count } of strata)
    assert(drawn > 0 && count >= 0 && count <= drawn && drawn <= size, `a stratum of ${count} in ${drawn} of ${size}`);
  const share = strata.reduce((sum, { size, drawn, count }) => sum + (size / whole) * (count / drawn), 0);
  const standardError = errorOf(strata, whole);
  const [only] = strata;
  if (strata.length === 1 && only !== undefined) {
    const [low, high] = finiteTotal(only, confidence);
    const size = standardError === null ? null : sizeFor(share, standardError, evenSize(strata, whole));
    return { share, standardError, effectiveSize: size, interval: [low / whole, high / whole], method: "exact" };
  }
  if (standardError === null) return { share, standardError, effectiveSize: null, interval: null, method: null };
  const effectiveSize = sizeFor(share, standardError, evenSize(strata, whole));
  const size = effectiveSize * penalty(strata, confidence);
  const [least, most] = seen(strata);
  const [lower, upper] = Number.isFinite(size) ? onEffectiveSize(share, size, confidence) : [share, share];
  const interval = [Math.max(lower, least / whole), Math.min(upper, (whole - most) / whole)] as const;
  return { share, standardError, effectiveSize, interval, method: "effective size" };
}

/** Clopper-Pearson's interval of a share on an effective size, which need not be whole. Example: `onEffectiveSize(0, 60)` is [0, 0.0597]. */
export function onEffectiveSize(share: number, size: number, confidence = 0.95): Interval {
  assert(share >= 0 && share <= 1 && size > 0, `a share of ${share} on an effective size of ${size}`);
  const tail = (1 - confidence) / 2;
  const count = share * size;
  return [
    share === 0 ? 0 : betaQuantile(tail, count, size - count + 1),
    share === 1 ? 1 : betaQuantile(1 - tail, count + 1, size - count),
  ];
}

function errorOf(strata: readonly FiniteSample[], whole: number): number | null {
  let variance = 0;
  for (const { size, drawn, count } of strata) {
    if (drawn === size) continue;
    if (drawn === 1) return null;
    const rate = count / drawn;
    variance += ((size / whole) ** 2 * (1 - drawn / size) * rate * (1 - rate)) / (drawn - 1);
  }
  return Math.sqrt(variance);
}

/** The effective size if the rate were the same in every stratum. */
function evenSize(strata: readonly FiniteSample[], whole: number): number {
  return 1 / strata.reduce((sum, { size, drawn }) => sum + ((size / whole) ** 2 * (1 - drawn / size)) / drawn, 0);
}

function sizeFor(share: number, standardError: number, even: number): number {
  if (standardError === 0) return even;
  return Math.min(even, (share * (1 - share)) / standardError ** 2);
}

/** (t of n − 1 ÷ t of n − strata)²: the price of having estimated the variance stratum by stratum. A census has no spread to estimate. */
function penalty(strata: readonly FiniteSample[], confidence: number): number {
  const open = strata.filter(({ size, drawn }) => drawn < size);
  const drawn = open.reduce((sum, one) => sum + one.drawn, 0);
  if (open.length < 2) return 1;
  const at = (df: number) => studentsTQuantile((1 + confidence) / 2, df);
  return (at(drawn - 1) / at(drawn - open.length)) ** 2;
}

/** How many were seen to have it, and how many not to: no interval goes behind them. */
function seen(strata: readonly FiniteSample[]): readonly [number, number] {
  return [
    strata.reduce((sum, { count }) => sum + count, 0),
    strata.reduce((sum, { drawn, count }) => sum + drawn - count, 0),
  ];
}
