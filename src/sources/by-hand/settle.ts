// Figures entered by hand: two people read, each without the other; where they differ a third decides. Everything here is folded from what they said.
import { sameCell } from "../../standard/cell.ts";
import { cellText } from "../../standard/cell-text.ts";
import { foldLabel } from "../../standard/label.ts";
import { isSamePerson } from "../../standard/person.ts";
import type { Reported } from "../../standard/reported.ts";

/** One person's reading of one figure. */
export interface HandReading {
  /** The entry it stands in, e.g. `e12`. */
  readonly entry: string;
  readonly person: string;
  readonly figure: string;
  /** The page of the document as typed; `null` where none was given. */
  readonly page: string | null;
  /** The words around the figure. */
  readonly words: string;
  /** The figure as written. */
  readonly value: string;
  readonly reported: Reported;
}

/** What a third person decided of a figure on which two readings differ. */
export interface HandDecision {
  readonly entry: string;
  readonly person: string;
  readonly figure: string;
  readonly value: string;
  readonly why: string;
  /** The figure as decided: labels of the readings, value and flag of the decision. */
  readonly reported: Reported;
}

/** One thing in which two readings of a figure differ. */
export interface HandDifference {
  readonly what: "value" | "flag rule" | "flag origin";
  readonly first: string;
  readonly second: string;
}

/** `waiting`: one reading. `agreed`, `different`: two. `decided`: they differed, and a third person said what stands there. */
export type HandState = "waiting" | "agreed" | "different" | "decided";

/** One figure with all that was said of it. `reported` is `null` until it is agreed or decided. */
export interface HandFigure {
  readonly figure: string;
  readonly state: HandState;
  readonly readings: readonly [HandReading] | readonly [HandReading, HandReading];
  readonly differences: readonly HandDifference[];
  readonly decision: HandDecision | null;
  readonly reported: Reported | null;
}

/** On how many of the figures that two people read they agreed, before anybody decided. */
export interface Agreement {
  readonly agreed: number;
  readonly of: number;
}

/**
 * Folds readings and decisions, in the order in which they were said, into figures in the order of their first reading.
 * Until a second person has read a figure, the last reading of the first counts; from then on neither changes. A third
 * person's reading, and a decision by one of the two or of a figure without a difference, count for nothing.
 */
export function settle(readings: readonly HandReading[], decisions: readonly HandDecision[]): readonly HandFigure[] {
  const pairs = new Map<string, readonly [HandReading] | readonly [HandReading, HandReading]>();
  for (const reading of readings) {
    const known = pairs.get(reading.figure);
    if (known === undefined) pairs.set(reading.figure, [reading]);
    else if (known.length === 1) {
      pairs.set(reading.figure, isSamePerson(known[0].person, reading.person) ? [reading] : [known[0], reading]);
    }
  }
  return [...pairs].map(([figure, both]) => settled(figure, both, decisions));
}

function settled(figure: string, readings: HandFigure["readings"], decisions: readonly HandDecision[]): HandFigure {
  const [first, second] = readings;
  const base = { figure, readings, differences: [], decision: null, reported: null };
  if (second === undefined) return { ...base, state: "waiting" };
  const differences = differencesOf(first, second);
  if (differences.length === 0) return { ...base, state: "agreed", reported: first.reported };
  const decision = decisions.findLast((one) => one.figure === figure && mayDecide(readings, one.person));
  if (decision === undefined) return { ...base, state: "different", differences };
  return { ...base, state: "decided", differences, decision, reported: decision.reported };
}

/** Whether a person may decide between two readings: they must be neither's. */
export function mayDecide(readings: HandFigure["readings"], person: string): boolean {
  return readings.length === 2 && !readings.some((reading) => isSamePerson(reading.person, person));
}

function differencesOf(first: HandReading, second: HandReading): readonly HandDifference[] {
  const [one, other] = [first.reported, second.reported];
  const said = (text: string | null): string => text ?? "not stated";
  const differ = (what: HandDifference["what"], a: string | null, b: string | null): readonly HandDifference[] =>
    foldLabel(said(a)) === foldLabel(said(b)) ? [] : [{ what, first: said(a), second: said(b) }];
  const value = sameCell(one.cell, other.cell)
    ? []
    : [{ what: "value", first: cellText(one.cell), second: cellText(other.cell) } as const];
  return [
    ...value,
    ...differ("flag rule", one.flagRule, other.flagRule),
    ...differ("flag origin", one.flagOrigin, other.flagOrigin),
  ];
}

/** The share of figures on which two readings agree, as two counts: `{ agreed: 9, of: 10 }`. */
export function agreementOf(figures: readonly HandFigure[]): Agreement {
  const read = figures.filter(({ readings }) => readings.length === 2);
  return { agreed: read.filter(({ state }) => state === "agreed").length, of: read.length };
}

/** How a figure came about, for its passport: page, words, and who said what. `null` while it is no figure yet. */
export function provenanceOf({ readings, decision, reported }: HandFigure, document: string): string | null {
  const [first, second] = readings;
  if (reported === null || second === undefined) return null;
  const page = first.page === null ? "" : `page ${first.page} of `;
  const otherPage =
    second.page === first.page || second.page === null ? "" : ` (${second.person}: page ${second.page})`;
  const who =
    decision === null
      ? `${first.person} and ${second.person} read the same, each without the other (entries ${first.entry}, ${second.entry}).`
      : `${first.person} read “${first.value}”, ${second.person} read “${second.value}” (entries ${first.entry}, ${second.entry}); ` +
        `${decision.person} decided (entry ${decision.entry}${decision.why === "" ? "" : `: ${decision.why}`}).`;
  return `Entered by hand from ${page}${document}${otherPage}: “${first.words}”. ${who}`;
}
