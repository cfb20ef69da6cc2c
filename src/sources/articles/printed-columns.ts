// The columns of a printed page: cut between columns of running text, and between what stands above and below, over and over.
import { linesOf, textOfWords, type Word } from "../sheet/pdf-lines.ts";
import type { Letter } from "../sheet/pdf-marks.ts";

/** A line within its column. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A line's words while the page is being cut. */
interface Row {
  readonly baseline: number;
  readonly size: number;
  readonly words: readonly Word[];
}

/** The least white between two columns, as a part of the height of the letters. */
const LEAST_GUTTER = 0.9;
/** Columns of running text have so many words a line; those of a table have fewer, and are read line by line. */
const PROSE_WORDS = 2.6;
const LEAST_LINES = 4;
const MOST_CUTS = 12;

/** The columns of the page's letters in reading order, each its lines from top to bottom. */
export function printedColumns(letters: readonly Letter[]): readonly (readonly PrintedLine[])[] {
  return cut(linesOf(letters), 0).map((rows) => rows.map(lineOf).sort((a, b) => a.baseline - b.baseline));
}

function cut(rows: readonly Row[], depth: number): readonly (readonly Row[])[] {
  if (rows.length === 0) return [];
  if (depth >= MOST_CUTS || rows.length < LEAST_LINES) return [rows];
  const gutter = gutterOf(rows);
  if (gutter !== null) return [...cut(leftOf(rows, gutter), depth + 1), ...cut(rightOf(rows, gutter), depth + 1)];
  const below = firstWithColumns(rows);
  return below === null ? [rows] : [...cut(rows.slice(0, below), depth + 1), ...cut(rows.slice(below), depth + 1)];
}

function leftOf(rows: readonly Row[], gutter: number): readonly Row[] {
  return sideOf(rows, ({ right }) => right <= gutter);
}

function rightOf(rows: readonly Row[], gutter: number): readonly Row[] {
  return sideOf(rows, ({ right }) => right > gutter);
}

function sideOf(rows: readonly Row[], isMine: (word: Word) => boolean): readonly Row[] {
  return rows.flatMap((row) => {
    const words = row.words.filter(isMine);
    return words.length === 0 ? [] : [{ ...row, words }];
  });
}

/** The middle of the widest upright band of white with running text on both sides; `null` where there is none. */
function gutterOf(rows: readonly Row[]): number | null {
  const words = rows.flatMap((row) => row.words).sort((a, b) => a.left - b.left);
  const size = medianOf(rows.map((row) => row.size));
  let reach = words[0]?.right ?? 0;
  let best: { readonly at: number; readonly wide: number } | null = null;
  for (const word of words) {
    const wide = word.left - reach;
    if (wide >= LEAST_GUTTER * size && (best === null || wide > best.wide)) {
      const at = reach + wide / 2;
      if (isProse(leftOf(rows, at)) && isProse(rightOf(rows, at))) best = { at, wide };
    }
    reach = Math.max(reach, word.right);
  }
  return best?.at ?? null;
}

function isProse(rows: readonly Row[]): boolean {
  const words = rows.reduce((sum, row) => sum + row.words.length, 0);
  return rows.length >= LEAST_LINES - 1 && words / rows.length >= PROSE_WORDS;
}

/** Where a band of columns begins or ends: the first row from which on, or before which, the rows have a gutter that all of them together have not. */
function firstWithColumns(rows: readonly Row[]): number | null {
  const gaps = rows.map((row, i) => {
    const before = rows[i - 1];
    return before === undefined ? 0 : row.baseline - before.baseline;
  });
  const usual = medianOf(gaps.filter((gap) => gap > 0));
  for (const [i, gap] of gaps.entries()) {
    if (i === 0 || gap < usual * 1.2) continue;
    if (gutterOf(rows.slice(i)) !== null || gutterOf(rows.slice(0, i)) !== null) return i;
  }
  return null;
}

function medianOf(numbers: readonly number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b);
  return inOrder[inOrder.length >> 1] ?? 0;
}

function lineOf({ words, baseline, size }: Row): PrintedLine {
  return {
    text: textOfWords(words),
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    baseline,
    size: Math.max(...words.map((word) => word.size), Math.min(size, 1)),
  };
}
