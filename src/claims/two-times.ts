// Two numbers of one thing at two times are a change, in whatever syntax: "310 in January, now 122", "640, then 588", "5,190 in 2016, 2,102 in 2020".
import type { Candidate, Reading } from "./candidates.ts";
import { isMovement, some, word } from "./sentence-says.ts";
import { wordBeforeNumber } from "./words/hedges.ts";

const THEN = /^ (?:(?:[a-z-]+|\d{4}) ){0,4}[,;(–] (?:and )?then (?:to |at |just |only |a |about )*$/u;
const NOW = /^(?:now|today|currently|nowadays|tonight)$/u;
const ONCE = /^(?:was|were|had|used|once|stood|then|began|started|could)$/u;
const FARTHEST = 24;

/** Whether two like numbers are of one thing at two times that their own words name. */
export function areTwoTimes(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (a.form !== b.form || !/^(?:count|percent|one-in)$/u.test(a.form) || a.unitOfTime !== null) return false;
  if (b.unitOfTime !== null || b.opens - a.next > FARTHEST) return false;
  const countsOther = b.noun !== null && (a.noun === null || a.noun.unit !== b.noun.unit);
  if ((a.form === "count" && countsOther) || a.noun?.kind === "other" || a.noun?.kind === "people") return false;
  if (isFromPeak(reading, a, b)) return true;
  if (isSize(reading, a) || isSize(reading, b) || isWithWhole(reading, a) || isWithWhole(reading, b)) return false;
  if (THEN.test(words)) return true;
  return isOnceAndNow(reading, a, b) || isNowAndOnce(reading, a, b) || hasOwnTimes(reading, a, b);
}

/** Whether the first of two numbers is the earlier: `null` where no words say. */
export function isEarlierFirst(reading: Reading, a: Candidate, b: Candidate): boolean | null {
  if (
    isFromPeak(reading, a, b) ||
    isOnceAndNow(reading, a, b) ||
    some(reading.tokens, a.next, b.opens, (low) => low === "then")
  )
    return true;
  const [mine, theirs] = [timeOf(reading, a), timeOf(reading, b)];
  return mine === null || theirs === null || mine === theirs ? null : mine < theirs;
}

/** "3 per cent lower", "by 12 per cent", "a rise of 40": how much it changed, not where it stood. */
function isSize({ tokens }: Reading, one: Candidate): boolean {
  if (
    /^(?:lower|higher|more|fewer|less|up|down|rise|fall|increase|drop|decrease|reduction)$/u.test(
      word(tokens, one.next),
    )
  )
    return true;
  const before = wordBeforeNumber(tokens, one.opens, 0);
  return before === "by" || (isMovement(before) && one.form === "percent");
}

/** A part with its whole, "16 of 540", is a rate of its own. */
function isWithWhole({ tokens, candidates }: Reading, one: Candidate): boolean {
  if (one.form !== "count") return false;
  if (/^(?:of|among)$/u.test(word(tokens, one.opens - 1))) return true;
  if (word(tokens, one.next) !== "of") return false;
  return candidates.some(({ from }) => from > one.next && from <= one.next + 4);
}

/** "From a peak of 5,190 prosecutions, numbers tumbled to 2,102". */
function isFromPeak({ tokens, sentence }: Reading, a: Candidate, b: Candidate): boolean {
  const from = some(tokens, Math.max(sentence.from, a.opens - 5), a.opens, (low) => low === "from");
  return from && wordBeforeNumber(tokens, b.opens, a.next) === "to" && some(tokens, a.next, b.opens, isMovement);
}

function isOnceAndNow({ tokens, sentence }: Reading, a: Candidate, b: Candidate): boolean {
  const now = some(tokens, a.next, Math.min(sentence.next, b.next + 2), (low) => NOW.test(low));
  return now && some(tokens, sentence.from, a.next + 2, (low) => ONCE.test(low));
}

/** "One crime in 28 is solved; five years ago it was one in 11". */
function isNowAndOnce({ tokens, sentence }: Reading, a: Candidate, b: Candidate): boolean {
  const then = some(tokens, a.next, b.opens, (low) => /^(?:ago|formerly|previously|earlier)$/u.test(low));
  return then && b.noun === null && some(tokens, a.next, Math.min(sentence.next, b.opens), (low) => ONCE.test(low));
}

function hasOwnTimes(reading: Reading, a: Candidate, b: Candidate): boolean {
  const [mine, theirs] = [timeOf(reading, a), timeOf(reading, b)];
  return mine !== null && theirs !== null && mine !== theirs;
}

/** The time right after a number and its noun, else the one between it and the number before. */
function timeOf({ times, candidates, sentence, tokens }: Reading, one: Candidate): string | null {
  const index = candidates.indexOf(one);
  const floor = candidates[index - 1]?.next ?? sentence.from;
  const limit = Math.min(candidates[index + 1]?.opens ?? sentence.next, one.next + 8);
  const named = times.filter(({ period }) => period?.id != null);
  const after = named.find(
    ({ from }) => from >= one.next && from < limit && !some(tokens, one.next, from, (low) => /^[,;:–]$/u.test(low)),
  );
  const before = named.filter(({ from, next }) => from >= floor && next <= one.opens).at(-1);
  return (after ?? before)?.period?.id ?? null;
}

/** "fell in each of three years: 77, 52, 30": one number a year, in their order. */
export function isYearByYear({ tokens }: Reading, ones: readonly Candidate[]): boolean {
  const [first] = ones;
  if (first === undefined || ones.length < 2 || ones.some(({ form, became }) => form !== "count" || became !== null))
    return false;
  return (
    word(tokens, first.opens - 1) === ":" &&
    /^(?:years|months|quarters|row|running)$/u.test(word(tokens, first.opens - 2))
  );
}
