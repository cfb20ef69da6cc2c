// A percentage whose unit stands only once: "from 15.5 to 7.1 per cent", "8 per cent; in Nottinghamshire, 6", "In Kent it is 3.1."
import { type NounFound, nounOf } from "../words/nouns.ts";
import type { PlaceFound } from "../words/places.ts";
import type { Sentence } from "../words/sentences.ts";
import type { Token } from "../words/tokens.ts";
import type { Written } from "../words/written.ts";

/** A number with its noun and unit of time; `opens`: where its hedge begins. */
interface Numbered extends Written {
  readonly opens: number;
  readonly noun: NounFound | null;
  readonly unitOfTime: string | null;
}

/** The sentence that the numbers stand in. */
interface Around {
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;
  readonly places: readonly PlaceFound[];
  /** The sentence before gave a percentage as its last number. */
  readonly carried: boolean;
}

/** The numbers of a sentence, those made percentages whose unit stands with another number beside them or in the sentence before. */
export function withSharedUnit<One extends Numbered>(around: Around, candidates: readonly One[]): One[] {
  const read: One[] = [];
  candidates.forEach((one, index) => {
    const last = read[index - 1];
    const shares = isBare(one) && (isTied(around, last, one, candidates[index + 1]) || isParallel(around, last, one));
    read.push(shares ? { ...one, form: "percent" } : one);
  });
  if (!read.some(isBare)) return read;
  const headed = headedFrom(around);
  for (let index = read.length - 1; index >= 0; index--) {
    const one = read[index];
    if (one === undefined || !isBare(one) || one.value > 100 || one.to !== null) continue;
    if (one.from > headed || isBefore(around, one, read[index + 1])) read[index] = { ...one, form: "percent" };
  }
  return read;
}

/** "Charge rate (%): Durham 8.2, Cleveland 6.9": where the heading with its sign ends, beyond the sentence for none. */
function headedFrom({ tokens, sentence }: Around): number {
  for (let at = sentence.from + 1; at < sentence.next; at++)
    if (
      /^(?:%|percent|cent)$/u.test(word(tokens, at)) &&
      /^[(r]/u.test(word(tokens, at - 1)) &&
      /^[):]$/u.test(word(tokens, at + 1))
    )
      return at;
  return sentence.next;
}

/** "Surrey 9.3, Sussex 7.7, Kent 5.2 per cent", "6 and 10 per cent": the unit stands once, after the last of a list. */
function isBefore({ tokens, places }: Around, one: Numbered, next: Numbered | undefined): boolean {
  if (next?.form !== "percent" || next.to !== null || next.opens - one.next > 8) return false;
  let named = false;
  for (let at = one.next; at < next.opens; at++) {
    const place = places.find(({ from, next: end }) => from <= at && at < end);
    named ||= place !== undefined;
    if (place === undefined && !/^(?:,|;|and|or)$/u.test(word(tokens, at))) return false;
  }
  if (word(tokens, one.next) === "and" && one.next + 1 === next.opens) return true;
  return named && (one.decimals > 0 || places.some(({ next: end }) => end === one.opens));
}

function isBare({ form, noun, unitOfTime }: Numbered): boolean {
  return form === "count" && noun === null && unitOfTime === null;
}

/** "from 15.5 to 7.1 per cent", "up to 4.1 per cent from 3.6". */
function isTied({ tokens }: Around, last: Numbered | undefined, one: Numbered, next: Numbered | undefined): boolean {
  const from = word(tokens, one.opens - 1) === "from";
  if (from && next?.form === "percent" && word(tokens, next.opens - 1) === "to" && next.opens - one.next <= 6)
    return true;
  if (last?.form !== "percent" || one.decimals === 0) return false;
  return (from && one.opens - last.next <= 3) || /^[.,;)]?$/u.test(word(tokens, one.next));
}

const FARTHEST = 24;
const AFTER = /^(?:[.,;)!?"'–]|and|in|across|for|nationally|elsewhere|the|while|but|whereas|against|)$/u;
const CLAUSE = /^(?:[,;:–(]|and|while|but|where|whereas)$/u;
const LEVEL = /^(?:it|that|which|this|figure|rate|share|proportion|average|mean|median|equivalent|percentage)$/u;
const COUNTED = /^(?:thing|loose|person|force)$/u;
const COUNTS = /^(?:number|numbers|total|tally|count)$/u;

/** A clause like that of the percentage before it, with another place or time: it gives the same measure, and names nothing counted. */
function isParallel(around: Around, last: Numbered | undefined, one: Numbered): boolean {
  const { tokens, sentence } = around;
  if (one.value > 100 || one.to !== null) return false;
  if (last === undefined ? !around.carried : last.form !== "percent") return false;
  if (one.opens - (last?.next ?? sentence.from) > FARTHEST) return false;
  const after = word(tokens, one.next);
  if (last !== undefined && isOfLike(around, last, one)) return true;
  if (one.next < sentence.next && !AFTER.test(after)) return false;
  const clause = clauseOf(around, one, last?.next ?? sentence.from);
  const counts = (low: string): boolean =>
    COUNTS.test(low) || (COUNTED.test(nounOf(low)?.kind ?? "") && /(?:s|ren|people)$/u.test(low));
  if (some(tokens, clause, one.opens, counts)) return false;
  return isOfOther(around, one, clause) || isSame(around, one, clause) || isAgainst(around, one);
}

/** "4 per cent for burglary, 7 for robbery and 2 for rape": the same preposition after both. */
function isOfLike({ tokens }: Around, last: Numbered, one: Numbered): boolean {
  const after = word(tokens, one.next);
  if (!/^(?:for|among|in)$/u.test(after) || word(tokens, last.next) !== after || one.opens - last.next > 8)
    return false;
  const at = /^(?:just|only|barely)$/u.test(word(tokens, one.opens - 1)) ? one.opens - 2 : one.opens - 1;
  return /^(?:,|and|but)$/u.test(word(tokens, at)) && tokens[one.next + 1]?.kind === "word";
}

/** Where the clause of a number begins; the comma of "in Kent, 6" is within it. */
function clauseOf({ tokens }: Around, one: Numbered, floor: number): number {
  let at = /^[,:]$/u.test(word(tokens, one.opens - 1)) ? one.opens - 1 : one.opens;
  while (at > floor && !CLAUSE.test(word(tokens, at - 1))) at--;
  return at;
}

/** "Essex 4", "in Nottinghamshire, 6": the place, and nothing else, stands before it. */
function isOfOther({ tokens, places }: Around, one: Numbered, clause: number): boolean {
  const end = /^[,:]$/u.test(word(tokens, one.opens - 1)) ? one.opens - 1 : one.opens;
  const place = places.find(({ next }) => next === end);
  if (place === undefined)
    return end < one.opens && /^(?:in|at|among|for|of)$/u.test(word(tokens, clause)) && end - clause <= 8;
  return place.from >= clause && place.from - clause <= 2;
}

/** "7 and 9 per cent, against 11 across England". */
function isAgainst({ tokens }: Around, one: Numbered): boolean {
  return (
    /^(?:against|than)$/u.test(word(tokens, one.opens - 1)) &&
    /^(?:in|across|for|nationally|elsewhere)$/u.test(word(tokens, one.next))
  );
}

/** "it is 3.1", "the figure for Gwent is 2", "that brings it down to 5.1": the same measure is taken up. */
function isSame({ tokens }: Around, one: Numbered, clause: number): boolean {
  const before = word(tokens, one.opens - 1);
  if (!some(tokens, clause, one.opens, (low) => LEVEL.test(low))) return false;
  if (/^(?:is|was|are|were)$/u.test(before)) return true;
  return (
    /^(?:to|at|just|only)$/u.test(before) &&
    (one.decimals > 0 || /^(?:stands|stood)$/u.test(word(tokens, one.opens - 2)))
  );
}

function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.low ?? "";
}

function some(tokens: readonly Token[], from: number, next: number, test: (low: string) => boolean): boolean {
  for (let at = from; at < next; at++) if (test(word(tokens, at))) return true;
  return false;
}
