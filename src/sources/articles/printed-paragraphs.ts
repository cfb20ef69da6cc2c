// Paragraphs of a printed column: told by the white between lines, by indents, by the size of the letters, and by lines that end early.
import type { PrintedLine } from "./printed-columns.ts";

/** The lines of one paragraph. */
export interface PrintedParagraph {
  readonly lines: readonly string[];
  readonly size: number;
  /** Whether it may go on from the column or page before. */
  readonly isFirstOfColumn: boolean;
}

/** More white than this, of the usual between two lines, parts paragraphs. */
const WHITE = 1.3;
const SIZE_CHANGE = 0.12;
/** A line this much shorter than its column, and ending as a sentence does, is the last of its paragraph. */
const SHORT = 0.25;

/** The paragraphs of a page's columns in order. */
export function paragraphsOf(columns: readonly (readonly PrintedLine[])[]): readonly PrintedParagraph[] {
  return columns.flatMap(paragraphsIn);
}

function paragraphsIn(lines: readonly PrintedLine[]): readonly PrintedParagraph[] {
  const column = shapeOf(lines);
  const groups: PrintedLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const group = groups.at(-1);
    if (group === undefined || before === undefined || begins(line, before, column)) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group, i) => ({
    lines: group.map(({ text }) => text),
    size: group[0]?.size ?? 0,
    isFirstOfColumn: i === 0,
  }));
}

interface Shape {
  readonly left: number;
  readonly right: number;
  /** From one line to the next. */
  readonly step: number;
}

function shapeOf(lines: readonly PrintedLine[]): Shape {
  const steps = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const step = before === undefined ? 0 : line.baseline - before.baseline;
    return step > 0 ? [step] : [];
  });
  return {
    left: quantile(
      lines.map(({ left }) => left),
      0.5,
    ),
    right: Math.max(...lines.map(({ right }) => right)),
    // Where paragraphs are short, half of the steps are those between them.
    step: quantile(steps, 0.2),
  };
}

function begins(line: PrintedLine, before: PrintedLine, { left, right, step }: Shape): boolean {
  if (Math.abs(line.size - before.size) > before.size * SIZE_CHANGE) return true;
  if (line.baseline - before.baseline > step * WHITE) return true;
  if (/^[•▪●‣–]\s/u.test(line.text)) return true;
  const ends = /[.!?:]["”’)]?$/u.test(before.text.trimEnd());
  const isIndented = line.left - left > line.size * 0.7 && before.left - left <= line.size * 0.7;
  return ends && (isIndented || right - before.right > (right - left) * SHORT);
}

function quantile(numbers: readonly number[], part: number): number {
  const inOrder = [...numbers].sort((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length * part)] ?? 0;
}
