// A number set right beside another that says the same again, or by how much it changed: "24, a quarter", "…, or 3 per cent", "212, a rise of 35 per cent".

import { wordBeforeNumber } from "../words/hedges.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { hasChange, some, word } from "./sentence-says.ts";

const RATIO = /^(?:one-in|percent|fraction)$/u;
const UNLIKE = / (?:while|whereas|compared|against|than|but|versus|although|though|whether|either) /u;
/** What ends a clause, so that nothing else is said of the share: "a quarter.", "one in ten, for which". */
const ENDS = /^(?:[.,;:)!?–"]|)$/u;
/** ", it says ,": words set in between. */
const ASIDE = / , (?:[a-z']+ ){1,4}(?=, )/u;
/** "a fifth of the total": of the whole that the text has named, not of the number beside it. */
const WHOLE = /^(?:total|all|whole|lot|sum|overall|everything)$/u;

/**
 * Whether a share says a number before it again: "16 of them resulted in a charge, or about 3 per cent", "one in eight children, or 15 per cent",
 * "110 crimes, a fifth of the total". Not "40 crimes, a fifth of them in Kent", which is a share of the 40.
 */
export function isSaidAgain(
  { tokens, sentence, times }: Reading,
  last: Candidate,
  next: Candidate,
  words: string,
): boolean {
  if (!RATIO.test(next.form) || last.unitOfTime !== null || UNLIKE.test(words)) return false;
  if (last.form !== "count" && (!RATIO.test(last.form) || last.form === next.form)) return false;
  if (/ [,–(] (?:or|that is|ie) $/u.test(words))
    return words.length < 90 && !words.replace(ASIDE, " ").slice(0, -8).includes(" , ");
  if (last.form !== "count" || last.value < 2) return false;
  const closes = next.next >= sentence.next || ENDS.test(word(tokens, next.next));
  if (closes && words.length < 130 && (DESCRIBED.test(words) || (words.length < 70 && SO.test(words)))) return true;
  if ((closes || isOfCrimes({ tokens, sentence }, next)) && isAfterOutcome(last, next, words)) return true;
  const noun = last.noun !== null && last.noun.at < next.opens ? last.noun.at + 1 : last.next;
  const them = word(tokens, last.next) === "of" && /^(?:them|these|those)$/u.test(word(tokens, last.next + 1)); // "110 of them, one in five,"
  if (them && last.next + 3 === next.opens && word(tokens, last.next + 2) === ",") return closes;
  const told = last.noun !== null && /ed$/u.test(word(tokens, noun)) ? noun + 1 : noun; // "23 of the cases sampled, one in four"
  const end = times.find(({ from }) => from === told)?.next ?? told; // "31 children last year, a third of the total"
  if (end !== next.opens - 1 || word(tokens, end) !== ",") return false;
  return closes || isOfWhole({ tokens }, next);
}

/** "39 led to a charge or summons, one in eight": what became of them, and right behind it how many that is. */
function isAfterOutcome(
  { became, next: end }: Candidate,
  { form, hedge, opens, from }: Candidate,
  words: string,
): boolean {
  if (became === null || became.from < end || became.next > opens || form === "percent") return false;
  if (hedge === null && opens !== from) return false;
  return words.length < 60 && /^ [^,;:()–]* , $/u.test(words);
}

/** ", which it described as 9 per cent": whoever counted says the share. */
const DESCRIBED =
  / , (?:which|that) (?:it|he|she|they|the \p{L}+) (?:has |had |have )?(?:described|gave|gives|put|puts|called|calls|presented|rounded|reported|announced) (?:it )?(?:as|at|to) (?:just |only |a rate of )*$/u;
/** ", so roughly one in every 34": the share follows from the count. */
const SO = / , (?:and )?(?:so|meaning|making it|making that|which makes it) (?:just |only |a rate of )*$/u;

/** "a fifth of the total", "one in ten of all". */
function isOfWhole({ tokens }: Pick<Reading, "tokens">, { next }: Candidate): boolean {
  return word(tokens, next) === "of" && some(tokens, next + 1, next + 3, (low) => WHOLE.test(low));
}

/** "one in 34 of the crimes." */
function isOfCrimes({ tokens, sentence }: Pick<Reading, "tokens" | "sentence">, { next }: Candidate): boolean {
  if (word(tokens, next) !== "of" || !/^(?:the|all|these|those)$/u.test(word(tokens, next + 1))) return false;
  if (!/^(?:crimes|cases|reports|offences|total)$/u.test(word(tokens, next + 2))) return false;
  return next + 3 >= sentence.next || ENDS.test(word(tokens, next + 3));
}

/** Whether the number right after this one is its share: then it counts a part of what was counted before, whatever it names. */
export function hasShare(reading: Reading, one: Candidate): boolean {
  const next = reading.candidates[reading.candidates.indexOf(one) + 1];
  if (next === undefined || one.form !== "count") return false;
  return isSaidAgain(reading, one, next, between(reading, one, next));
}

const SIZE = /^(?:percent|points|fraction|times)$/u;
const GROWS =
  / [,(–:] (?:and |or |which is |that is )?(?:an? |its |the )?(?:\p{L}+ ){0,2}(?:increase|rise|fall|drop|decrease|reduction|jump|growth|decline|gain|cut|surge|slump|improvement) of (?:just |only |about |a )*$/u;
const BY = / [,(–] (?:or |that is )?(?:a (?:fall|rise|drop|cut) )?(?:by|of) (?:just |only |about |a )*$/u;
const MOVED = / [,(–] (?:and )?(?:up|down) (?:by )?(?:just |only |about |a )*$/u;

/** Whether words set the size of a change after its level or levels: ", an increase of 1.4 percentage points", " (up 35 per cent". */
export function isSizeWords({ form }: Candidate, words: string): boolean {
  return SIZE.test(form) && (GROWS.test(words) || BY.test(words) || (form !== "times" && MOVED.test(words)));
}

/** ", an increase of 553": the words that set a size after its level. */
export function isGrowth(words: string): boolean {
  return GROWS.test(words);
}

/** "by a third, from 1,260 to 840", "a fall of five percentage points, from 80 per cent": the size, and then where it came from. */
export function isSizeBefore(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (
    !SIZE.test(last.form) ||
    !hasChange(reading) ||
    !/^ (?:[,:(–] )?(?:that is )?from (?:just |only |about |a )*$/u.test(words)
  )
    return false;
  const before = wordBeforeNumber(reading.tokens, last.opens, reading.sentence.from);
  return (
    (before === "by" || before === "of" || before === "up" || before === "down") &&
    (next.form === "count" || next.form === last.form || next.form === "percent" || next.form === "one-in")
  );
}

/** The words between two numbers, with a space on either side. */
function between({ tokens }: Reading, a: Candidate, b: Candidate): string {
  let words = " ";
  for (let at = a.next; at < b.opens; at++) words += `${word(tokens, at)} `;
  return words;
}
