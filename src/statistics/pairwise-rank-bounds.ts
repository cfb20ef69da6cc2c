// Bounds of a rank from tests of every pair: who is surely lower, who is surely higher.
import { assert } from "../ground/assert.ts";
import { type AdjustP, holm } from "./adjust-p.ts";
import { chiSquareSf } from "./distributions/chi-square.ts";
import type { Counts } from "./interval.ts";

/** Rank 1 is the LOWEST rate. */
export interface RankBounds {
  readonly from: number;
  readonly to: number;
}

/**
 * For each unit the ranks that the data do not exclude: one more than the units that are significantly lower, to all less
 * those significantly higher. Pairs are compared by Pearson's chi-square without correction; with Holm (unless told) all
 * statements hold together with the given confidence. Two units of only 0s, or of only full wholes, do not differ. Throws
 * on no unit and on a unit of 0. The idea is csranks' (Mogstad et al. 2023), whose bootstrap gives other bounds each time.
 * Example: 0 of 10, 0 of 10 and 5 of 10 have bounds 1 to 2, 1 to 2 and 3 to 3.
 */
export function pairwiseRankBounds(
  units: readonly Counts[],
  confidence = 0.95,
  adjust: AdjustP = holm,
): readonly RankBounds[] {
  const pairs = significant(units, confidence, adjust);
  return units.map((_, unit) => ({
    from: 1 + pairs.filter(({ higher }) => higher === unit).length,
    to: units.length - pairs.filter(({ lower }) => lower === unit).length,
  }));
}

/** How many pairs differ significantly. Example: 0 of 10, 0 of 10 and 5 of 10 have 2 such pairs. */
export function significantPairs(units: readonly Counts[], confidence = 0.95, adjust: AdjustP = holm): number {
  return significant(units, confidence, adjust).length;
}

interface Pair {
  readonly lower: number;
  readonly higher: number;
}

function significant(units: readonly Counts[], confidence: number, adjust: AdjustP): readonly Pair[] {
  assert(units.length > 0 && units.every(({ of }) => of > 0), "ranks of no unit, or of a unit of 0");
  const pairs = units.flatMap((one, first) => {
    return units.slice(first + 1).map((other, index) => {
      const second = first + 1 + index;
      const rises = one.count * other.of < other.count * one.of;
      return { lower: rises ? first : second, higher: rises ? second : first, p: pairP(one, other) };
    });
  });
  const adjusted = adjust(pairs.map(({ p }) => p));
  return pairs.filter((_, index) => (adjusted[index] ?? 1) < 1 - confidence);
}

/** Pearson's chi-square of a two by two table; 1 where nothing can differ. */
function pairP(one: Counts, other: Counts): number {
  const whole = one.of + other.of;
  const hits = one.count + other.count;
  if (hits === 0 || hits === whole) return 1;
  const lean = one.count * other.of - other.count * one.of;
  return chiSquareSf((lean * lean * whole) / (one.of * other.of * hits * (whole - hits)), 1);
}
