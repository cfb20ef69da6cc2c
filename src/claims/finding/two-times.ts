// Two numbers of one thing at two times are a change, in whatever syntax: "310 in January, now 122", "640, then 588", "5,190 in 2016, 2,102 in 2020".

import type { PeriodSaid } from "../statement.ts";
import { plainWords } from "../words/about.ts";
import { wordBeforeNumber } from "../words/hedges.ts";
import { isGrowth, isSizeWords } from "./appositions.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isMovement, some, word } from "./sentence-says.ts";

const THEN = /^ (?:(?:[a-z-]+|\d{4}) ){0,4}[,;(–] (?:and )?then (?:to |at |just |only |a |about )*$/u;
const YEAR_BEFORE =
  / (?:the (?:year|month|quarter|decade) (?:before|earlier)|(?:the |in the )?(?:previous|preceding) (?:year|month|quarter|decade)|(?:a|one|two|three|five|ten) (?:years?|decades?) (?:ago|earlier|before)|\( (?:\d{4}|last year)) (?:[,:] )?(?:(?:it|they|there) (?:was|were|had been) )?(?:just |only )*$/u;
const NOW = /^(?:now|today|currently|nowadays|tonight)$/u;
const ONCE = /^(?:was|were|had|used|once|stood|then|began|started|could)$/u;
const FARTHEST = 24;

/** Whether two like numbers are of one thing at two times that their own words name. */
export function areTwoTimes(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (a.form !== b.form || !/^(?:count|percent|one-in)$/u.test(a.form) || a.unitOfTime !== null) return false;
  if (b.unitOfTime !== null || b.opens - a.next > FARTHEST) return false;
  const countsOther = b.noun !== null && (a.noun === null || a.noun.unit !== b.noun.unit);
  if ((a.form === "count" && countsOther) || a.noun?.kind === "other" || a.noun?.kind === "people") return false;
  if (isFromPeak(reading, a, b) || isBracketBefore(reading, b, words)) return true;
  if (isSize(reading, a) || isSize(reading, b) || isWithWhole(reading, a) || isWithWhole(reading, b)) return false;
  if (THEN.test(words) || YEAR_BEFORE.test(words)) return true;
  return (
    isOnceAndNow(reading, a, b) || isNowAndOnce(reading, a, b) || hasOwnTimes(reading, a, b) || isLater(reading, a, b)
  );
}

/** "212 (188 the year before)": the bracket holds the number of another time, and nothing else. */
function isBracketBefore({ tokens, sentence }: Reading, b: Candidate, words: string): boolean {
  if (words !== " ( ") return false;
  const behind = plainWords(tokens, b.next, Math.min(sentence.next, b.next + 6));
  return /^ (?:in )?(?:the|a|one|two|five|ten) (?:year|month|quarter|decade|previous year|years)(?: (?:before|earlier|previously|ago))? \) /u.test(
    behind,
  );
}

/** "which stood at 84 in 2016, had slipped to 51 three years later". */
function isLater(reading: Reading, a: Candidate, b: Candidate): boolean {
  const after = plainWords(reading.tokens, b.next, Math.min(reading.sentence.next, b.next + 4));
  return (
    timeOf(reading, a) !== null &&
    / (?:a|one|two|three|four|five|six|ten|\d+) (?:years?|months?|decades?) (?:later|on) /u.test(`${after} `)
  );
}

/** Whether the first of two numbers is the earlier: `null` where no words say. */
export function isEarlierFirst(reading: Reading, a: Candidate, b: Candidate): boolean | null {
  if (
    isFromPeak(reading, a, b) ||
    isOnceAndNow(reading, a, b) ||
    isLater(reading, a, b) ||
    / (?!(?:by|since|until|till) )[^ ]+ then /u.test(plainWords(reading.tokens, a.next - 1, b.opens))
  )
    return true;
  const [mine, theirs] = [timeOf(reading, a), timeOf(reading, b)];
  return mine === null || theirs === null || mine === theirs ? null : mine < theirs;
}

/** "812 last year, up 94 on the year before", "48 convictions, 12 fewer than in 2019": a count and by how much it changed. */
export function isSizeAfter(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  const { tokens, sentence } = reading;
  if (last.form === "count" && last.unitOfTime === null && !last.spelled && isSizeWords(next, words)) return true;
  if (isTimesThen(reading, last, next, words)) return true;
  const isShare = next.form === "percent" || next.form === "fraction";
  if (
    last.form !== "count" ||
    (next.form !== "count" && !isShare) ||
    last.unitOfTime !== null ||
    next.unitOfTime !== null
  )
    return false;
  if (next.noun !== null && (last.noun === null || next.noun.unit !== last.noun.unit)) return false;
  const after = word(tokens, (next.noun?.at ?? next.next - 1) + 1);
  const moved =
    / [,(–] (?:and )?(?:up|down) (?:by )?$/u.test(words) &&
    /^(?:on|over|from|since|compared|in|year|[.,;)])$/u.test(after);
  const more =
    / (?:[,(–-] (?:that is |or |some )*|, (?:was|were|is|are) (?:some |just )?)$/u.test(words) &&
    isMoreThan(reading, next);
  const grows = !isShare && isGrowth(words) && /^(?:on|over|from|since|compared|in|or|[.,;)])$/u.test(after);
  if (!moved && !more) return grows;
  const times = reading.times.some(({ from }) => from >= next.next && from < next.next + 9);
  const then = / than (?:in|at|the|last|a|ever|before) /u.test(
    plainWords(tokens, next.next, Math.min(sentence.next, next.next + 8)),
  );
  return (
    moved ||
    times ||
    then ||
    (word(tokens, next.next + 1) === "on" && tokens[next.next + 2]?.kind === "number") ||
    some(tokens, next.next, Math.min(sentence.next, next.next + 8), (low) =>
      /^(?:previous|before|earlier|ago)$/u.test(low),
    )
  );
}

/** "46 young people on the list, twice as many as a year ago": a count and its multiple of the same at another time. */
function isTimesThen({ tokens, sentence }: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (last.form !== "count" || next.form !== "times" || last.unitOfTime !== null || words.length > 60) return false;
  if (!/^ [^,;:()–]*[,–] (?:about |almost |nearly |more than |over |just )*$/u.test(words)) return false;
  const after = plainWords(tokens, next.next, Math.min(sentence.next, next.next + 7));
  return / ?as many as (?:a|one|two|three|five|ten|the) (?:years?|months?|decades?) (?:ago|before|earlier) /u.test(
    after,
  );
}

/** "12 more than", "12 fewer convictions than", "94 up on". */
function isMoreThan({ tokens }: Reading, { next }: Candidate): boolean {
  if (/^(?:up|down)$/u.test(word(tokens, next))) return word(tokens, next + 1) === "on";
  return (
    /^(?:more|fewer|less|higher|lower)$/u.test(word(tokens, next)) &&
    some(tokens, next + 1, next + 5, (low) => low === "than")
  );
}

/** "used to take fourteen months and now takes eleven". */
const NOW_TAKES =
  / [,;]? ?(?:and |but )?(?:it |they |is )?(?:now|today) (?:it |they )?(?:takes?|lasts?|is|are|runs to|averages?|stands at) (?:just |only |about )*$/u;

/** "419 days, against 266 days in 2018-19", "186 days compared with 231 a year earlier": two lengths, the second of a time of its own. */
export function isLengthAgainst(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (a.unitOfTime === null || (b.unitOfTime !== null && b.unitOfTime !== a.unitOfTime) || b.form !== "count")
    return false;
  if (NOW_TAKES.test(words) && some(reading.tokens, reading.sentence.from, a.opens, (low) => ONCE.test(low)))
    return true;
  if (
    !/ (?:in \d{4} it (?:was|took)|when it (?:was|took)|against|compared with|compared to|from|not) (?:just |only |about |the |an average of )*$/u.test(
      words,
    ) ||
    words.length > 60
  )
    return false;
  const near = (from: number): boolean => from >= b.next && from <= b.closes + 6;
  const dated = reading.times.some(
    ({ from, period }) => (near(from) || (from >= a.closes && from < b.opens)) && period?.id != null,
  );
  return (
    dated ||
    some(reading.tokens, b.closes, Math.min(reading.sentence.next, b.closes + 5), (low) =>
      /^(?:earlier|before|ago|previous|previously|last)$/u.test(low),
    )
  );
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
  const from = word(tokens, a.opens - 1) === "from"; // "From 8.1 per cent five years ago, the rate is now 2.9"
  const now = some(tokens, a.next, Math.min(sentence.next, b.next + 2), (low) => NOW.test(low));
  const ago = some(tokens, a.next, a.next + 4, (low) => low === "ago"); // "38 per cent a decade ago, now …"
  return now && (from || ago || some(tokens, sentence.from, a.next + 2, (low) => ONCE.test(low)));
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
  if (times.length === 0) return null;
  const index = candidates.indexOf(one);
  const floor = candidates[index - 1]?.next ?? sentence.from;
  const limit = Math.min(candidates[index + 1]?.opens ?? sentence.next, one.next + 8);
  const named = times.filter(({ period }) => idOf(period) !== null);
  const after = named.find(
    ({ from }) => from >= one.next && from < limit && !some(tokens, one.next, from, (low) => /^[,;:–]$/u.test(low)),
  );
  const before = named.filter(({ from, next }) => from >= floor && next <= one.opens).at(-1);
  return idOf((after ?? before)?.period ?? null);
}

/** The id of a time; "last year" and "this year" are later than any with a number. */
function idOf(period: PeriodSaid | null): string | null {
  if (period === null) return null;
  if (period.id !== null) return period.id;
  return /^(?:last|this) (?:year|month|quarter|summer|autumn|winter|spring)$/iu.test(period.words)
    ? `later: ${period.words}`
    : null;
}

/** "fell in each of three years: 77, 52, 30": one number a year, in their order. */
export function isYearByYear({ tokens }: Reading, ones: readonly Candidate[]): boolean {
  const [first] = ones;
  if (
    first === undefined ||
    ones.length < 2 ||
    ones.some((one) => one.form !== "count" || (one.became !== null && one.became.from > one.from))
  )
    return false;
  return (
    /^[:–(]$/u.test(word(tokens, first.opens - 1)) &&
    /^(?:years|months|quarters|row|running)$/u.test(word(tokens, first.opens - 2))
  );
}
