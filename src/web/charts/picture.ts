// What every chart of an answer is made into: one drawing for wide screens and one for narrow ones, with a title and words.
import type { VNode } from "preact";

/** A drawing without its frame, with its size in px. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly drawing: VNode;
}

/** Both drawings of a chart, and what is said to those who do not see it. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly wide: Drawn;
  readonly narrow: Drawn;
}

/** The widths of the two drawings. */
export const WIDE = 1040;
export const NARROW = 360;

/** About how many px a text takes: 7 a letter at 14 px, which holds for the system fonts. */
export function textWidth(text: string, { size = 14, bold = false } = {}): number {
  return text.length * size * (bold ? 0.6 : 0.5);
}

/** How many letters of 13 px stand in a width. */
export function lettersIn(width: number): number {
  return Math.max(Math.floor(width / 6.5), 8);
}
