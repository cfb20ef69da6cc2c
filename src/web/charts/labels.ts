// Labels over a bar, each on a leader from the left edge of its part: placed in tiers so that no leader crosses a word.

import { assert } from "../../ground/assert.ts";

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
 * near the right end labels turn to the left of their leaders. `null` for a part too crowded to be labelled: the table
 * beside the bar names it.
 */
export function placeLabels(parts: readonly Part[], total: number): readonly (Label | null)[] {
  const wrapped = parts.map(wrapFor);
  const placings = placingsOf(parts, wrapped, total);
  const tiers = tiersOf(placings);
  return placings.map((placing, index) =>
    placing === null ? null : { tier: tiers[index] ?? 0, lines: wrapped[index]?.lines ?? [], anchor: placing.anchor },
  );
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

/** Where a label stands sideways: its leader, and from where to where its words reach. */
interface Placing {
  readonly leader: number;
  readonly from: number;
  readonly to: number;
  readonly anchor: Label["anchor"];
}

/** From the right: a label that would leave the bar, or that a turned one would cross both ways, turns to the left of its leader. */
function placingsOf(parts: readonly Part[], wrapped: readonly Wrapped[], total: number): readonly (Placing | null)[] {
  const placings: (Placing | null)[] = [];
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const leader = parts[index]?.left ?? 0;
    const width = (wrapped[index]?.width ?? 0) + GAP;
    const right = { leader, from: leader, to: leader + width, anchor: "start" } as const;
    const left = { leader, from: leader - width, to: leader, anchor: "end" } as const;
    const stays =
      right.to <= total && !placings.some((other) => other?.anchor === "end" && crossBothWays(right, other));
    placings[index] = stays ? right : left.from >= 0 ? left : null;
  }
  return placings;
}

function crossBothWays(a: Placing, b: Placing): boolean {
  return touches(a, b) && touches(b, a);
}

/** Whether the leader of `b` would cross the words of `a`, were `b` not below it. */
function touches(a: Placing, b: Placing): boolean {
  return b.leader > a.from && b.leader < a.to;
}

/** The lowest tier for each label that lies above all leaders it touches and on no other label. */
function tiersOf(placings: readonly (Placing | null)[]): readonly number[] {
  const tiers: number[] = [];
  const waiting = new Set(placings.keys());
  const isBelow = (index: number, other: number): boolean => {
    const [a, b] = [placings[index], placings[other]];
    return other !== index && a != null && b != null && touches(a, b);
  };
  while (waiting.size > 0) {
    const ready = [...waiting].findLast((index) => ![...waiting].some((other) => isBelow(index, other)));
    assert(ready !== undefined, "labels over a bar are not above each other in a circle");
    waiting.delete(ready);
    const below = tiers.filter((_, other) => isBelow(ready, other));
    tiers[ready] = freeTier(placings, tiers, ready, Math.max(-1, ...below) + 1);
  }
  return tiers;
}

function freeTier(
  placings: readonly (Placing | null)[],
  tiers: readonly number[],
  index: number,
  from: number,
): number {
  const mine = placings[index];
  const taken = tiers.filter((_, other) => {
    const its = placings[other];
    return mine != null && its != null && its.from < mine.to && mine.from < its.to;
  });
  let tier = from;
  while (taken.includes(tier)) tier += 1;
  return tier;
}
