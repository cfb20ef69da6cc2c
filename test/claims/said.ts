// Statements made by hand, as the finder would give them: the checker is tested without it.
import { expect } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText } from "../../src/claims/checked.ts";
import { type Figures, NO_FIGURES } from "../../src/claims/figures.ts";
import type { NumberForm, NumberSaid, PlaceSaid, Statement } from "../../src/claims/statement.ts";

/** A number by its words, its value and what it does; the rest as it comes. */
export type Said = readonly [
  words: string,
  value: number,
  role: NumberSaid["role"],
  more?: Partial<Omit<NumberSaid, "words" | "value" | "role">>,
];

/** A statement in a text: where it stands follows from its quote. */
export interface Made extends Partial<Omit<Statement, "numbers" | "start" | "end" | "sentence" | "place">> {
  readonly quote: string;
  readonly numbers: readonly Said[];
  readonly place?: PlaceSaid | string | null;
}

/** Makes statements of a text. A number's form is told from its words unless it is given. */
export function statementsOf(text: string, made: readonly Made[]): readonly Statement[] {
  let from = 0;
  return made.map((one) => {
    const start = text.indexOf(one.quote, from);
    expect(start, one.quote).toBeGreaterThanOrEqual(0);
    const end = start + one.quote.length;
    from = start;
    return {
      kind: "rate",
      period: null,
      speaker: null,
      against: null,
      superlative: null,
      scope: null,
      basis: null,
      leavesOut: null,
      averageOf: null,
      paragraph: text.slice(0, start).split("\n\n").length - 1,
      ...one,
      place: placeOf(one.place),
      start,
      end,
      numbers: numbersOf(text, start, one.numbers),
      sentence: sentenceAround(text, start, end),
    };
  });
}

/** The text checked with these statements; without a book, unless one is given. */
export function checked(text: string, made: readonly Made[], figures: Figures = NO_FIGURES): Promise<CheckedText> {
  return checkText(text, { statements: statementsOf(text, made), unsure: [] }, figures);
}

function placeOf(place: Made["place"]): PlaceSaid | null {
  if (typeof place !== "string") return place ?? null;
  if (place === "country") return { force: null, words: "nationally", kind: "country" };
  return { force: place, words: place.replaceAll("-", " "), kind: "force" };
}

function numbersOf(text: string, start: number, said: readonly Said[]): readonly NumberSaid[] {
  let at = start;
  return said.map(([words, value, role, more = {}]) => {
    const here = text.indexOf(words, at);
    expect(here, words).toBeGreaterThanOrEqual(0);
    at = here + words.length;
    const form = formOf(words);
    const decimals = /\.(\d+)/u.exec(words)?.[1]?.length ?? 0;
    return {
      start: here,
      end: at,
      words,
      value,
      role,
      form,
      to: null,
      hedge: null,
      decimals,
      unit: null,
      line: null,
      ...more,
    };
  });
}

function formOf(words: string): NumberForm {
  if (/\bin\b/u.test(words)) return "one-in";
  if (/%|per cent/u.test(words)) return "percent";
  return /points/u.test(words) ? "points" : "count";
}

function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  const before = Math.max(text.lastIndexOf(". ", start - 1) + 2, text.lastIndexOf("\n", start - 1) + 1, 0);
  const ends = [text.indexOf(". ", end), text.indexOf("\n", end)].filter((at) => at >= 0);
  return { start: before === 1 ? 0 : before, end: ends.length === 0 ? text.length : Math.min(...ends) + 1 };
}
