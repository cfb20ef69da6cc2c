// What a PDF page shows: its letters with their places, its ruling lines, and which letters nobody can see.
// Places are in points from the top left corner of the page as a reader holds it, x to the right and y downwards.

/** A rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Why a letter cannot be seen. */
export type Unseen =
  | "invisible ink"
  | "the colour of what is behind it"
  | "off the page"
  | "too small to read"
  | "covered";

/** One letter, or a whole turned run of letters as one block. */
export interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line that the letter stands on. */
  readonly baseline: number;
  /** The height of the font, in points. */
  readonly size: number;
  readonly unseen: Unseen | null;
}

/** A ruling line: horizontal (`at` is its y) or vertical (`at` is its x), from one end to the other. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Everything on a page that matters for its text and tables. */
export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** A painted rectangle, with its turn in the order of painting. */
export interface Fill extends Box {
  readonly colour: string;
  readonly turn: number;
}

/** A letter as it was painted, before anybody asks whether it can be seen. */
export interface Painted extends Omit<Letter, "unseen"> {
  readonly colour: string | null;
  readonly turn: number;
  readonly invisible: boolean;
  /** What of the page could be painted on at that turn. */
  readonly clip: Box;
}

const LEAST_SIZE = 2;
const MOST_FILLS = 2000;
/** Colours that differ by less than this in every part look the same on paper. */
const SAME_COLOUR = 24;
const PAPER = "#ffffff";

/** Says of each painted letter whether it can be seen. */
export function judgeLetters(painted: readonly Painted[], fills: readonly Fill[], page: Box): readonly Letter[] {
  const large =
    fills.length <= MOST_FILLS ? fills : [...fills].sort((a, b) => areaOf(b) - areaOf(a)).slice(0, MOST_FILLS);
  const inTurn = [...large].sort((a, b) => a.turn - b.turn);
  return painted.map(({ text, left, right, baseline, size, ...rest }) => {
    const letter = { text, left, right, baseline, size };
    return { ...letter, unseen: unseenBecause({ ...letter, ...rest }, inTurn, page) };
  });
}

function unseenBecause(letter: Painted, fills: readonly Fill[], page: Box): Unseen | null {
  if (letter.text.trim() === "") return null;
  if (letter.invisible) return "invisible ink";
  const x = (letter.left + letter.right) / 2;
  const y = letter.baseline - letter.size * 0.3;
  if (!holds(page, x, y) || !holds(letter.clip, x, y)) return "off the page";
  if (letter.size < LEAST_SIZE) return "too small to read";
  let behind = PAPER;
  for (const fill of fills) {
    if (!holds(fill, x, y)) continue;
    if (fill.turn > letter.turn) return "covered";
    behind = fill.colour;
  }
  return letter.colour !== null && isSameColour(letter.colour, behind) ? "the colour of what is behind it" : null;
}

function isSameColour(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a !== null && b !== null && a.every((part, i) => Math.abs(part - (b[i] ?? 0)) < SAME_COLOUR);
}

function partsOf(colour: string): readonly number[] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return match === null ? null : match.slice(1).map((part) => Number.parseInt(part, 16));
}

/** Whether the point lies in the box. */
function holds({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function areaOf({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

/** What two boxes share; empty (right before left) where they share nothing. */
export function overlap(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
