// How far two readers agree beyond what their habits alone would bring about (Cohen 1960).
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/** The agreement of two readers. */
export interface Kappa {
  /** The share of things on which both say the same. */
  readonly agreement: number;
  /** 1 for full agreement, 0 for that of chance; `null` where both say one and the same of everything: chance alone would agree fully. */
  readonly kappa: number | null;
  readonly standardError: number | null;
  /** kappa ± z·se, kept within −1 and 1; `null` where both agree on everything: the method has no width there. */
  readonly interval: Interval | null;
}

/**
 * Cohen's kappa, unweighted, of a square table: `table[i][j]` things of which the first reader says i and the second j. Its
 * standard error is that of Fleiss, Cohen and Everitt (1969) for an interval, a large-sample one: of little use below about
 * thirty things. Throws on a table that is not square or holds nothing. Matches Fleiss, Levin and Paik (2003), table 18.1.
 * Example: [[40, 5], [3, 52]] is 0.8377 (0.7300 to 0.9455).
 */
export function cohensKappa(table: readonly (readonly number[])[], confidence = 0.95): Kappa {
  assert(table.length > 0 && table.every((row) => row.length === table.length), "a square table");
  const all = table.flat().reduce((sum, one) => sum + one, 0);
  assert(all > 0, "a table of nothing");
  const at = (i: number, j: number): number => (table[i]?.[j] ?? 0) / all;
  const each = [...table.keys()];
  const first = each.map((i) => each.reduce((sum, j) => sum + at(i, j), 0));
  const second = each.map((j) => each.reduce((sum, i) => sum + at(i, j), 0));
  const agreement = each.reduce((sum, i) => sum + at(i, i), 0);
  const chance = each.reduce((sum, i) => sum + (first[i] ?? 0) * (second[i] ?? 0), 0);
  if (each.some((i) => at(i, i) === 1)) return { agreement: 1, kappa: null, standardError: null, interval: null };
  const kappa = (agreement - chance) / (1 - chance);
  const same = each.reduce((sum, i) => {
    const habit = ((first[i] ?? 0) + (second[i] ?? 0)) * (1 - agreement);
    return sum + at(i, i) * (1 - chance - habit) ** 2;
  }, 0);
  const other = each.reduce(
    (sum, i) =>
      sum + each.reduce((row, j) => row + (i === j ? 0 : at(i, j) * ((second[i] ?? 0) + (first[j] ?? 0)) ** 2), 0),
    0,
  );
  const spread = same + (1 - agreement) ** 2 * other - (agreement * chance - 2 * chance + agreement) ** 2;
  const standardError = Math.sqrt(Math.max(0, spread) / all) / (1 - chance) ** 2;
  const half = twoSidedZ(confidence) * standardError;
  const isFull = each.every((i) => each.every((j) => i === j || at(i, j) === 0));
  return {
    agreement,
    kappa,
    standardError,
    interval: isFull ? null : [Math.max(-1, kappa - half), Math.min(1, kappa + half)],
  };
}
