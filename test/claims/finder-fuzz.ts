// Hostile and random texts for the finder: it must not throw, its spans must be true and apart, and its time linear.
import { expect } from "vitest";
import { findStatements } from "../../src/claims/find.ts";

const PIECES = (
  "16|540|1,400|one|in|34|of|the|crimes|charges|led to|a charge|no suspect|per cent|%|half|a third|twice|doubled|from|to|and|,|;|.|:|(|)|\n|\n- |" +
  "South Yorkshire|Kent|the Met|2018/19|March 2020|said|average|forces|third-highest|eighteen months|between|up to|more than|£5|aged 14|“|”|’|—|" +
  "\ud83d|\udc00|\u202e|\u200b|\u00a0|\u0000|](|http://a.b/1|a@b.uk|- |1. |\r\n|0800 1111|999999999999999999999|-|#|*|🙂|٣|e\u0301"
).split("|");

/** Checks what must hold for any text: quotes stand where they say, statements do not overlap, numbers stand inside theirs. */
export function checkFound(text: string): void {
  expect(wrongIn(text)).toEqual([]);
}

/** What does not hold, in words; empty when all does. */
function wrongIn(text: string): string[] {
  const { statements, unsure } = findStatements(text);
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${what} in ${JSON.stringify(text.slice(0, 500))}`);
  };
  let last = 0;
  for (const { quote, start, end, numbers, sentence } of statements) {
    check(text.slice(start, end) === quote, `quote ${quote}`);
    check(start >= last, `overlap at ${start}`);
    check(sentence.start <= start && sentence.end >= start, `sentence of ${quote}`);
    for (const number of numbers) {
      check(number.start >= start && number.end <= end && Number.isFinite(number.value), `number ${number.words}`);
      check(text.slice(number.start, number.end) === number.words, `words ${number.words}`);
    }
    last = end;
  }
  for (const { quote, start, end } of unsure) check(text.slice(start, end) === quote, `unsure ${quote}`);
  return wrong;
}

/** Texts of random pieces, the same for the same seed. */
export function fuzzFinder(texts: number, seed = 1): void {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let text = 0; text < texts; text++) {
    const pieces = Array.from(
      { length: 1 + next(60) },
      () => `${PIECES[next(PIECES.length)]}${next(5) === 0 ? "" : " "}`,
    );
    checkFound(pieces.join(""));
  }
}

/** Texts of one thing over and over, which quadratic rules take for ever to read. */
export const ENDLESS: readonly (readonly [name: string, piece: string])[] = [
  ["digits", "1"],
  ["groups", "1,111"],
  ["ones", "1 "],
  ["number words", "one "],
  ["hundreds", "hundred and "],
  ["quotes", '"'],
  ["brackets", "("],
  ["letters", "a"],
  ["addresses", "http://a1/"],
  ["links", "[a]("],
  ["half a pair", "\ud800"],
  ["lines", "1\n"],
  ["blank lines", " \n"],
  ["hashes", "#"],
  ["of", "of 1 crimes "],
  ["pairs", "1 of 2 crimes, "],
  ["percentages", "7 per cent, "],
  ["bullets", "- charged: 5%\n"],
  ["list numbers", "1. "],
  ["places", "South Yorkshire Police "],
  ["soft hyphens", "a\u00ad"],
];

/** More of them, which only the long tests read: lists, tables and sentences that rules compare with each other. */
export const HOSTILE: readonly (readonly [name: string, piece: string])[] = [
  ["one in", "one in "],
  ["commas", ", "],
  ["percent signs", "%"],
  ["bare percentages", "7% "],
  ["of the", "of the "],
  ["quotes within quotes", "“1 of ‘2 crimes “3 "],
  ["numbered brackets", "(1) "],
  ["rows of a table", "| Kent | 540 | 16 |\n"],
  ["names in a list", "Kent, Essex, "],
  ["clauses of one sentence", "540 crimes led to 16 charges and "],
  ["months", "March 2020 "],
  ["lengths", "eighteen months "],
  ["ends of a change", "from 7% to 3% "],
  ["owners", "Kent's "],
];
