// Labels over a bar, each on a leader from the left edge of its part: placed in tiers so that no leader crosses a word.

/** A part of the bar with the words that name it. Lengths in px of a bar of known width. */
export interface Part {
  readonly left: number;
  readonly width: number;
  readonly words: string;
  /** How many px the count above the words takes. */
  readonly countWidth: number;
}

/** A label in its place. */
export interface Label {
  /** 0 is the tier next to the bar. */
  readonly tier: number;
  readonly lines: readonly string[];
  /** `start`: the label stands right of its leader; `end`: left of it, near the right end of the bar. */
  readonly anchor: "start" | "end";
}

const LETTER = 7; // px, an estimate that holds for the system fonts at 14 px
const GAP = 7;
const LONGEST_LINE = 22; // letters, where the words cannot stand within their part

/**
 * Places the labels over a bar `total` px wide. A label wider than its part rises above every leader it would touch;
 * near the right end labels turn to the left of their leaders.
 */
export function placeLabels(parts: readonly Part[], total: number): readonly Label[] {
  const wrapped = parts.map(wrapFor);
  const anchors = anchorsOf(parts, wrapped, total);
  const tiers = new Array<number>(parts.length).fill(0);
  const spanOf = (index: number): readonly [number, number] => {
    const { left } = parts[index] as Part; // every index comes from `parts`
    const width = (wrapped[index] as Wrapped).width + GAP;
    return anchors[index] === "start" ? [left, left + width] : [left - width, left];
  };
  const startOnes = [...parts.keys()].filter((index) => anchors[index] === "start").reverse();
  for (const index of startOnes) {
    const [from, to] = spanOf(index);
    tiers[index] = aboveAll(startOnes, (other) => other > index && leaderIn(parts, other, from, to), tiers);
  }
  const endOnes = [...parts.keys()].filter((index) => anchors[index] === "end");
  for (const index of endOnes) {
    const [from, to] = spanOf(index);
    const met = (other: number) =>
      other < index && (leaderIn(parts, other, from, to) || overlaps(spanOf(other), [from, to]));
    tiers[index] = aboveAll([...parts.keys()], met, tiers);
  }
  return parts.map((_, index) => ({
    tier: tiers[index] ?? 0,
    lines: wrapped[index]?.lines ?? [],
    anchor: anchors[index] ?? "start",
  }));
}

interface Wrapped {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Lines that fit the part where they can, else lines of at most 22 letters. */
function wrapFor({ words, width, countWidth }: Part): Wrapped {
  const room = Math.floor((width - GAP - 4) / LETTER);
  const fitting = room >= 8 ? wrap(words, room) : [];
  const fits = fitting.length > 0 && fitting.length <= 3 && fitting.every((line) => line.length <= room);
  const lines = fits ? fitting : wrap(words, LONGEST_LINE);
  return { lines, width: Math.max(...lines.map((line) => line.length * LETTER), countWidth) };
}

/** Breaks words into lines of at most `letters` letters; a longer word stands alone. */
export function wrap(words: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** From the right: a label that would leave the bar, or reach over one that was turned, turns to the left of its leader. */
function anchorsOf(parts: readonly Part[], wrapped: readonly Wrapped[], total: number): readonly Label["anchor"][] {
  const anchors = new Array<Label["anchor"]>(parts.length).fill("start");
  let limit = total;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const { left } = parts[index] as Part; // the index runs within `parts`
    const width = (wrapped[index]?.width ?? 0) + GAP;
    if (left + width <= limit || left - width < 0) break;
    anchors[index] = "end";
    limit = left;
  }
  return anchors;
}

function leaderIn(parts: readonly Part[], index: number, from: number, to: number): boolean {
  const left = parts[index]?.left ?? 0;
  return left > from && left < to;
}

function overlaps(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function aboveAll(indexes: readonly number[], met: (index: number) => boolean, tiers: readonly number[]): number {
  return indexes.reduce((tier, index) => (met(index) ? Math.max(tier, (tiers[index] ?? 0) + 1) : tier), 0);
}
