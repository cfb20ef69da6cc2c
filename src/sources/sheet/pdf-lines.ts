// Puts the letters of a page together to words and lines.
import type { Letter } from "./pdf-marks.ts";

/** A run of letters without a space. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The white space between this word and the one before it in its line. */
  readonly before: string;
}

/** Words that stand on one line, from left to right. */
export interface Line {
  readonly baseline: number;
  readonly size: number;
  readonly words: readonly Word[];
}

/** A gap wider than this part of the font's height parts words. */
const WORD_GAP = 0.18;
/** How far letters of one line may stand off it (small raised figures do), as a part of the height. */
const LINE_TOLERANCE = 0.4;
/** Bold print is sometimes the same letter twice, this close. */
const TWICE = 0.12;

/** The lines of a page from top to bottom. */
export function linesOf(letters: readonly Letter[]): readonly Line[] {
  const inOrder = letters.filter(({ text }) => text !== "").sort((a, b) => a.baseline - b.baseline);
  const lines: Letter[][] = [];
  for (const letter of inOrder) {
    const line = lines.at(-1);
    if (line !== undefined && belongs(letter, line)) line.push(letter);
    else lines.push([letter]);
  }
  return lines.map(lineOf).filter(({ words }) => words.length > 0);
}

/** Lines are told by their largest letter, so that a raised note mark does not begin a line of its own. */
function belongs(letter: Letter, line: readonly Letter[]): boolean {
  const [first] = line;
  if (first === undefined) return false;
  return letter.baseline - first.baseline <= LINE_TOLERANCE * Math.max(letter.size, first.size);
}

function lineOf(letters: readonly Letter[]): Line {
  const inOrder = [...letters].sort((a, b) => a.left - b.left);
  const words: Word[] = [];
  let [from, spaces] = [0, ""];
  let last: Letter | null = null;
  const flush = (to: number): void => {
    const run = inOrder.slice(from, to).filter(({ text }) => text.trim() !== "");
    if (run.length > 0) words.push(wordOf(withoutTwins(run), words.length === 0 ? "" : spaces));
    if (run.length > 0) spaces = "";
  };
  for (const [i, letter] of inOrder.entries()) {
    const isSpace = letter.text.trim() === "";
    const isApart = last !== null && letter.left - last.right > WORD_GAP * Math.max(letter.size, last.size);
    if (isSpace || isApart) {
      flush(i);
      from = isSpace ? i + 1 : i;
      if (isSpace) spaces += " ";
      else if (spaces === "") spaces = " ";
    }
    if (last === null || letter.right > last.right || !isSpace) last = letter;
  }
  flush(inOrder.length);
  const tallest = Math.max(...letters.map(({ size }) => size));
  const baseline = words.find(({ size }) => size >= tallest * 0.9)?.baseline ?? letters[0]?.baseline ?? 0;
  return { baseline, size: tallest, words };
}

function wordOf(run: readonly Letter[], before: string): Word {
  const text = run
    .map((letter) => letter.text)
    .join("")
    .replace(/[\u0000-\u001f\u007f]/gu, "")
    .normalize("NFC");
  const [first] = run;
  return {
    text,
    left: first?.left ?? 0,
    right: Math.max(...run.map(({ right }) => right)),
    baseline: first?.baseline ?? 0,
    size: Math.max(...run.map(({ size }) => size)),
    before,
  };
}

function withoutTwins(run: readonly Letter[]): readonly Letter[] {
  return run.filter((letter, i) => {
    const other = run[i - 1];
    return other === undefined || other.text !== letter.text || letter.left - other.left > TWICE * letter.size;
  });
}

/** The words as they read. */
export function textOfWords(words: readonly Word[]): string {
  return words.map(({ text, before }, i) => (i === 0 ? text : (before === "" ? " " : before) + text)).join("");
}
