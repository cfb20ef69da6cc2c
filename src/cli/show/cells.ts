// Cells, rates and sources in words, as the terminal shows them: never blank, never a dash, never 0 for a silence.
import type { OneIn, Rate, SourceRef } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { bare, cellWords, count, isAbsent, noOneIn, range } from "../../web/words.ts";

/** A cell with why it is absent, where that is known. Example: `1,204`, `1 to 4`, `withheld (s.40(2))`, `no reply`. */
export function cellSays(cell: CellJson): string {
  return isAbsent(cell) && cell.why !== undefined ? `${cell.absent} (${cell.why})` : cellWords(cell);
}

/** A rate for a column of per cents: `3.0 (1.8 to 4.8)`; only a range where the counts are ranges; else `no rate`. */
export function rateSays({ rate, interval }: Pick<Rate, "rate" | "interval">): string {
  if (rate === null) return interval === null ? "no rate" : range(interval);
  return interval === null ? bare(rate) : `${bare(rate)} (${range(interval)})`;
}

/** "One in N" for a column: `34 (21 to 55)`, or why it is not said. */
export function oneInSays(oneIn: OneIn | null, numerator: CellJson, rate: number | null): string {
  return oneIn === null ? noOneIn(numerator, rate) : `${count(oneIn.n)} (${count(oneIn.from)} to ${count(oneIn.to)})`;
}

/** Where a figure stands: the first cell and how many more there are. Example: `L14 and 31 more`. */
export function placeSays({ cells, first }: Pick<SourceRef, "cells" | "first">): string {
  return cells > 1 ? `${first} and ${count(cells - 1)} more` : first;
}

/** A sentence that ends with a full stop. */
export function fullStop(sentence: string): string {
  return /[.?!]$/u.test(sentence) ? sentence : `${sentence}.`;
}

/** A word as a shell takes it, in quotes where it needs them. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
