// What kind of statement numbers make together, and what each of them does in it.

import type { NumberSaid, StatementKind } from "../statement.ts";
import { isAverage, plainWords } from "../words/about.ts";
import { hasShare } from "./appositions.ts";
import { isOfOtherTime, isWithBase } from "./bases.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isOfThem } from "./elided.ts";
import { isWholeOfRest } from "./enumerations.ts";
import { isSummed } from "./identities.ts";
import { isOfThatRate } from "./judge.ts";
import { PARTNER } from "./judgement.ts";
import { isPartOfNext } from "./opening-whole.ts";
import { between, countsBelong, isChangePair, isRatio, RESULT, wordBefore } from "./pairs.ts";
import { isAnswered, isFurther, isOfRest, isReply, isWholeOfNone, wereAsked } from "./parts.ts";
import { hasChange, isMovement, word } from "./sentence-says.ts";
import { isSpread } from "./spreads.ts";
import { isAsMany, isOfOwned } from "./taken-up.ts";
import { areSharesAndRest, isClosedList, isWholeOfShares } from "./together.ts";
import { areTwoTimes, isEarlierFirst, isLengthAgainst, isSizeAfter, isYearByYear } from "./two-times.ts";
import { isAfterStop, isWithRest } from "./wholes.ts";

/** What a number does in its statement. */
export type Role = NumberSaid["role"];

const THAN_THEN = / than (?:in|last|the year|a year|\d|the previous|five|ten|it|before|during) /u;

/** "340 more reports than in 2018", "compared with the same quarter, there were 340 more": held against another time. */
function isThenIn({ tokens, sentence }: Reading): boolean {
  const words = plainWords(tokens, sentence.from, sentence.next);
  return (
    THAN_THEN.test(words) ||
    / (?:compared with|compared to|against) (?:the same|the previous|last|the year|a year|\d{4}) /u.test(words)
  );
}

/** The kind of the statement that these numbers make. */
export function kindOf(reading: Reading, ones: readonly Candidate[]): StatementKind {
  const { tokens, sentence } = reading;
  const [first, last] = [ones[0], ones.at(-1)];
  if (first === undefined || last === undefined) return "count";
  const around = plainWords(tokens, Math.max(sentence.from, first.from - 10), Math.min(sentence.next, last.next + 7));
  const near = plainWords(tokens, Math.max(sentence.from, first.opens - 6), Math.min(sentence.next, last.next + 4));
  if (ones.some(({ form }) => form === "ordinal")) return "rank";
  const average =
    isAverage(ownWords(reading, ones)) && !/ (?:national|county|regional|english|force) average /u.test(around);
  if (ones.some(({ unitOfTime }) => unitOfTime !== null) && isLengthChange(reading, ones, near)) return "change";
  if (first.unitOfTime !== null && first.closes === first.next)
    return isAverage(plainWords(tokens, sentence.from, first.from)) ? "average" : "duration";
  if (first.unitOfTime !== null) return average ? "average" : "duration";
  if (isSummed(reading, ones)) return "breakdown";
  if (isWithBase(reading, ones))
    return ones[1]?.form !== "times" || isOfOtherTime(reading, last) ? "change" : "comparison";
  if (ones.some(({ form }) => form === "times"))
    return isOverTime(reading, ones) || isFromTo(reading, ones) ? "change" : "comparison";
  if (ones.some(({ form }) => form === "points"))
    return hasChangeNear(around) || THAN_THEN.test(plainWords(tokens, last.next, sentence.next))
      ? "change"
      : "comparison";
  if (isWithSize(reading, ones) || hasBothEnds(reading, ones) || isYearByYear(reading, ones)) return "change";
  if (isWholeOfShares(ones) || areSharesAndRest(reading, ones)) return "breakdown";
  if (isDroppedBy(reading, ones) && hasChangeNear(near)) return "change";
  if (/ (?:up|down) from $/u.test(plainWords(tokens, first.opens - 2, first.opens))) return "change";
  const single = ones.length === 1 && (first.form === "percent" || first.form === "fraction");
  const than =
    single &&
    /^(?:more|fewer|higher|lower|less|below|above|longer|shorter|slower|faster|quicker|likelier|worse|better)$/u.test(
      word(tokens, first.next),
    );
  if (than) return THAN_THEN.test(plainWords(tokens, first.next, sentence.next)) ? "change" : "comparison";
  if (ones.length === 1 && /^(?:more|fewer)$/u.test(word(tokens, first.next)) && isThenIn(reading)) return "change";
  if (
    single &&
    (isOfThatRate(reading, first) ||
      (first.form === "fraction" && (isOfOwned(reading, first) || isAsMany(reading, first))))
  )
    return "comparison";
  if (single && first.form === "fraction" && OF_LEVEL.test(plainWords(tokens, first.next, first.next + 5)))
    return "comparison";
  if (single && !isSpread(reading, first) && isChangeBy(reading, first, near)) return "change";
  if (average && (ones.some(isRatio) || ones.length === 1)) return "average";
  if (isRateWithCounts(reading, ones)) return "rate";
  const counts = ones.filter(({ form }) => form === "count" || form === "percent");
  if (counts.length >= 3) return "breakdown";
  if (counts.length === 2 && isOneOfMany(reading, counts)) return "count";
  if (counts.length === 2) return isBreakdownOfTwo(reading, ones) ? "breakdown" : "rate";
  return isRatio(first) || isPerThousand(reading, first) || isForEach(reading, first)
    ? "rate"
    : isWholeOfNone(reading, first)
      ? "rate"
      : "count";
}

/** The words around numbers without those of the shares beside them: in "1 in 28, an average of one in 14" the first is no average. */
function ownWords({ tokens, sentence, candidates }: Reading, ones: readonly Candidate[]): string {
  const [first, last] = [ones[0], ones.at(-1)];
  if (first === undefined || last === undefined) return " ";
  let [from, end] = [Math.max(sentence.from, first.from - 10), Math.min(sentence.next, last.next + 7)];
  const before = candidates.findLast((one) => one.next <= first.from && isRatio(one));
  for (let at = Math.max(from, before?.next ?? sentence.next); at < first.opens; at++)
    if (from < at && /^(?:[;,–)]|while|but)$/u.test(word(tokens, at))) {
      from = at;
      break;
    }
  const after = candidates.find((one) => one.from >= last.next);
  for (let at = Math.min(end, after?.opens ?? end); after !== undefined && at-- > last.next; )
    if (/^(?:[,;–(]|and|while|but|whereas)$/u.test(word(tokens, at))) end = at;
  return plainWords(tokens, from, end);
}

/** Whether counts and shares are one rate: not where several counts each say what became of them, or each have a share of their own. */
function isRateWithCounts(reading: Reading, ones: readonly Candidate[]): boolean {
  const listed = ones.filter(
    (one, at) => one.form === "count" && one.became !== null && !isWholeOfLast(reading, ones[at - 1], one),
  ).length;
  const isShared = ones.filter(({ form }) => form === "count").length > 3 && ones.filter(isRatio).length > 2;
  const isOne = listed < 2 || ones.some(({ form }) => form === "one-in");
  return ones.some(isRatio) && !isShared && isOne && ones.filter(({ form }) => form === "percent").length < 2;
}

/** "Sixteen of the 540 crimes were charged": the words said of the 16 stand behind the 540. */
function isWholeOfLast({ tokens }: Reading, last: Candidate | undefined, one: Candidate): boolean {
  return (
    last?.form === "count" && word(tokens, last.next) === "of" && one.opens - last.next <= 3 && one.value >= last.value
  );
}

/** "rose from 410 in 2019 to 1,230 in 2023, three times as many": the size of a change, and no comparison. */
function isFromTo(reading: Reading, ones: readonly Candidate[]): boolean {
  const says = (low: string): boolean => ones.some((one) => one.form !== "times" && wordBefore(reading, one) === low);
  return hasChange(reading) && says("from") && says("to");
}

function isLengthPair(reading: Reading, [a, b]: readonly Candidate[]): boolean {
  return a !== undefined && b !== undefined && isLengthAgainst(reading, a, b, between(reading, a, b));
}

function isWithSize(reading: Reading, [level, size, ...more]: readonly Candidate[]): boolean {
  if (level === undefined || size === undefined || more.length > 0) return false;
  return isSizeAfter(reading, level, size, between(reading, level, size));
}

/** "dropped by 12,642, or 19%". */
function isDroppedBy(reading: Reading, [first, ...rest]: readonly Candidate[]): boolean {
  return first?.form === "count" && wordBefore(reading, first) === "by" && rest.every(isRatio);
}

/** "from 504 days to 704", "has grown by 200 days": not "two years and three months". */
function isLengthChange(reading: Reading, [first, second]: readonly Candidate[], near: string): boolean {
  if (first === undefined) return false;
  if (second === undefined) return wordBefore(reading, first) === "by" && hasChangeNear(near);
  const told = hasChange(reading) || isLengthPair(reading, [first, second]);
  return told && !(first.unitOfTime === "years" && second.unitOfTime === "months");
}

/** "from 7% to 3%", "one in 50, down from one in 20": two levels of different times. */
function hasBothEnds(reading: Reading, ones: readonly Candidate[]): boolean {
  const [first] = ones;
  if (first === undefined || (first.noun?.kind === "force" && !hasChange(reading))) return false; // "wrote to 45 forces and heard from 34"
  const ends = ["from", "to"].every((word) => ones.some((one) => wordBefore(reading, one) === word));
  if (ends && !isSpread(reading, first)) return true;
  return ones.slice(1).some((one, index) => {
    const last = ones[index] ?? first;
    const words = between(reading, last, one);
    return isChangePair(reading, last, one, words) || areTwoTimes(reading, last, one, words);
  });
}

const OF_LEVEL =
  /^ (?:of )?(?:the|that|its|their) (?:national |regional |average )?(?:rate|level|average|figure|norm) /u;

function isBreakdownOfTwo(reading: Reading, ones: readonly Candidate[]): boolean {
  const [a, b] = ones;
  if (a === undefined || b === undefined || isRatio(a) || isOfRest(reading, a)) return true;
  if (wereAsked(reading, a)) return false;
  if (isFurther(reading, b) || isWithRest(reading, a, b, between(reading, a, b))) return true;
  if (a.noun?.kind === "force" && b.noun === null && wordBefore(reading, a) !== "of")
    return !isAnswered(reading, [{ one: a, judgement: PARTNER }], b, between(reading, a, b)) && isReply(reading, b);
  if (isAfterStop(reading, a, b)) return false;
  return !countsBelong(reading, a, b, between(reading, a, b)) && a.became !== null && b.became !== null;
}

/** "For each conviction there were 41 complaints": so many to one. */
function isForEach({ tokens }: Reading, one: Candidate): boolean {
  const words = plainWords(tokens, Math.max(0, one.opens - 9), one.opens);
  return / for (?:every|each) (?:one )?(?:[a-z-]+ ){1,3}(?:, )?(?:there (?:were|are|is|was) )?(?:only |just |some |about )*$/u.test(
    words,
  );
}

/** "one of 58 children named in the file" says how many there were, not what became of one. */
function isOneOfMany({ tokens }: Reading, [a, b]: readonly Candidate[]): boolean {
  return (
    a?.value === 1 &&
    a.hedge === null &&
    a.became === null &&
    b?.became === null &&
    !/^(?:just|only)$/u.test(word(tokens, a.opens - 1))
  );
}

function isPerThousand(reading: Reading, one: Candidate): boolean {
  const after = word(reading.tokens, (one.noun?.at ?? one.next) + 1);
  return (
    after === "per" ||
    (after === "for" && /^(?:every|each)$/u.test(word(reading.tokens, (one.noun?.at ?? one.next) + 2)))
  );
}

function hasChangeNear(words: string): boolean {
  return words.split(" ").some(isMovement);
}

/** "fell by a third", "up 82 per cent", "a 12 per cent rise": the number is the change itself, not the level reached. */
function isChangeBy(reading: Reading, one: Candidate, near: string): boolean {
  if (one.value < 0 || word(reading.tokens, one.from - 1) === "+") return true;
  if (wordBefore(reading, one) === "by" && hasChange(reading)) return true;
  if (/^ of what (?:it|they) (?:was|were) /u.test(plainWords(reading.tokens, one.next, one.next + 4))) return true;
  const before = plainWords(reading.tokens, Math.max(reading.sentence.from, one.opens - 4), one.from).replace(
    /^.* ; /u,
    " ",
  );
  if (
    / (?:to|at|of|is|was|stands|below|above) (?:about |just |only )?$/u.test(before) &&
    !/ (?:rise|increase|drop|fall|reduction|decrease|jump|decline) of /u.test(before)
  )
    return false;
  if (/ (?:makes?|made|making|set|sets|added|adds|owned|owns|taken|takes|took) up /u.test(before)) return false;
  const after = plainWords(reading.tokens, one.next, one.next + 3);
  if (/^ (?:rise|increase|drop|fall|reduction|decrease|jump|decline|growth|surge|cut|spike|up|down|year)/u.test(after))
    return true;
  return (
    hasChangeNear(before) ||
    (/ by (?:more than |about |almost |nearly |around |just |over |at |least )*$/u.test(before) && hasChangeNear(near))
  );
}

/** Multiples over time are a change; "three times as many as its neighbours" is held against something else. */
function isOverTime(reading: Reading, ones: readonly Candidate[]): boolean {
  const { tokens, sentence } = reading;
  const fold = ones.find(({ form }) => form === "times");
  const low = word(tokens, fold?.from ?? 0);
  if (/(?:ed|ing|halves?|doubles|trebles)$/u.test(low) && !/^(?:the|that)$/u.test(word(tokens, fold?.next ?? 0)))
    return true;
  const words = plainWords(tokens, sentence.from, sentence.next);
  if (/fold$/u.test(word(tokens, (fold?.next ?? 0) - 1))) return hasChange(reading);
  return (
    / (?:since|as there were|than there were|as there was|than it was|year ago|years ago|year before|year earlier|years earlier|previous year|decade ago|last year's|a decade earlier|five years before) /u.test(
      words,
    ) || / (?:than|as|of|figure|level|number) in (?:19|20)\d\d /u.test(words)
  );
}

/** The role of each number, in the same order. */
export function rolesOf(reading: Reading, ones: readonly Candidate[], kind: StatementKind): Role[] {
  if (kind === "change") return changeRoles(reading, ones);
  if (ones.some(({ unitOfTime }) => unitOfTime !== null)) return ones.map(() => "alone");
  if (kind === "comparison") return comparisonRoles(ones);
  const counts = ones.filter(({ form }) => form === "count" || form === "ordinal");
  const biggest = Math.max(...counts.map(({ value }) => value));
  const wholes =
    counts.length >= 2 &&
    (kind !== "breakdown" ||
      closesWith(reading, ones) ||
      isClosedList(counts) ||
      isPartOfNext(reading, counts[0], counts[1]));
  let given = false;
  return ones.map((one) => {
    if (one.noun?.kind === "force" && one.form === "count" && (kind === "average" || kind === "rank"))
      return "of-forces";
    if (isRatio(one) && kind !== "breakdown") return "ratio";
    if (kind === "breakdown" && !wholes) return "part";
    if (isLeftOut(reading, one)) return "alone";
    if (isWholeOfNone(reading, one)) return "whole";
    if (counts.length < 2)
      return ones.some(isRatio) && one.form === "count"
        ? hasShare(reading, one)
          ? "part"
          : singleRole(reading, one)
        : "alone";
    if (!given && one.value === biggest) {
      given = true;
      return kind === "rank" ? "of-forces" : "whole";
    }
    return kind === "rank" ? "alone" : "part";
  });
}

/** "Leaving out the 170 cases": neither part nor whole of the rate, but what it leaves out. */
function isLeftOut({ tokens, sentence }: Reading, one: Candidate): boolean {
  return / (?:without|excluding|out|aside|exclude|remove|removing|discounting|minus) (?:the |those |these )?$/u.test(
    plainWords(tokens, Math.max(sentence.from, one.opens - 4), one.opens),
  );
}

/** "20 per cent (42)": the count that the share is of the whole. */
function isInBracket({ tokens, candidates }: Reading, one: Candidate): boolean {
  const share = candidates[candidates.indexOf(one) - 1];
  if (share === undefined || !isRatio(share) || one.noun !== null) return false;
  return word(tokens, one.opens - 1) === "(" && word(tokens, one.next) === ")" && share.next === one.opens - 1;
}

/** "A third of the crimes, 169, were filed", "a fifth, 228, were dropped": the share has named its whole. */
function isAfterItsShare({ tokens, candidates }: Reading, one: Candidate): boolean {
  const share = candidates[candidates.indexOf(one) - 1];
  if (share === undefined || !isRatio(share) || one.noun !== null) return false;
  if (share.next === one.opens - 1) return word(tokens, one.opens - 1) === ",";
  return (
    share.noun !== null &&
    word(tokens, share.next) === "of" &&
    word(tokens, one.opens - 1) === "," &&
    share.noun.at === one.opens - 2
  );
}

function singleRole(reading: Reading, one: Candidate): Role {
  const ofRatio =
    wordBefore(reading, one) === "of" && reading.candidates.some((other) => other.from < one.from && isRatio(other));
  if (isOfThem(reading, one) || isInBracket(reading, one)) return "part";
  if (word(reading.tokens, one.opens - 1) === "or") return "part"; // "31 per cent, or 169 crimes"
  if (ofRatio && one.noun !== null) return "whole"; // "one in ten of the 1,250 crimes ended in a charge"
  if (word(reading.tokens, one.next) === "of" || one.became !== null) return "part";
  if (one.noun === null && word(reading.tokens, one.next) === "(") return "part";
  if (isAfterItsShare(reading, one)) return "part";
  return one.noun === null
    ? one.became === null
      ? "whole"
      : "part"
    : RESULT.test(one.noun.unit) || one.became !== null
      ? "part"
      : "whole";
}

/** Whether the first number of a list is the whole: it stands before a colon, bracket or "of which", or is the largest by far. */
function closesWith(reading: Reading, ones: readonly Candidate[]): boolean {
  const [first, share] = ones;
  const second = ones.slice(1).find(({ form }) => form === "count");
  if (first === undefined || second === undefined || first.form !== "count" || isFurther(reading, first)) return false;
  if (isWithRest(reading, first, second, between(reading, first, second))) return false;
  if (/^ of (?:them|these|those) /u.test(plainWords(reading.tokens, second.next, second.next + 2)) && isMost(ones))
    return true; // "flagged 500; in 150 of them …, and in 90 …"
  // The bracket of its own share opens no list: "104 crimes (40 per cent) had no suspect, 91 …".
  const before = share !== undefined && isRatio(share) ? share : first;
  if (ones.slice(1).some(({ value, form }) => form === "count" && value > first.value)) return false;
  if (/(?: [:(–]| as follows| of which| of whom) /u.test(between(reading, before, second))) return true;
  const rest = ones.slice(1).filter(({ form }) => form === "count");
  const told =
    first.became === null && first.noun !== null && rest.length > 1 && rest.every(({ became }) => became !== null);
  if (told && rest.reduce((sum, { value }) => sum + value, 0) <= first.value) return true; // "363 crimes recorded; 37 charged; 41 no suspect"
  return (first.became === null || wordBefore(reading, first) === "of") && isWholeOfRest(reading, ones);
}

function isMost([first, ...rest]: readonly Candidate[]): boolean {
  const parts = rest.filter(({ form }) => form === "count");
  return first !== undefined && parts.reduce((sum, { value }) => sum + value, 0) <= first.value;
}

/** "540 is three times that of Humberside, 180": `to` is three times `from`. */
function comparisonRoles(ones: readonly Candidate[]): Role[] {
  const fold = ones.findIndex(({ form }) => form !== "count");
  return ones.map((_, index) => (index < fold ? "to" : index === fold ? "ratio" : "from"));
}

/** `from` and `to` by the word before; without one, the first of two like numbers is where it came to. What differs in form is its size. */
function changeRoles(reading: Reading, ones: readonly Candidate[]): Role[] {
  if (isWithSize(reading, ones)) return ["to", "ratio"];
  if (isWithBase(reading, ones))
    return ones.map((_, at) => (at === 0 ? "to" : at < ones.length - 1 ? "ratio" : "from"));
  const level =
    ones.find((one) => wordBefore(reading, one) === "from") ?? ones.find(({ unitOfTime }) => unitOfTime !== null);
  const alike = (one: Candidate): boolean => {
    if (one.form === "times" || one.form === "points") return false;
    if (level === undefined) return ones.filter(({ form }) => form === one.form).length > 1;
    return (
      one.form === level.form ||
      (isRatio(one) && isRatio(level) && one.form !== "fraction" && wordBefore(reading, one) !== "by")
    );
  };
  const ends = ones.filter(alike);
  const [one, two] = ends;
  const forwards =
    one !== undefined &&
    two !== undefined &&
    (isEarlierFirst(reading, one, two) === true || isYearByYear(reading, ones));
  const told = ["from", "to"].every((low) => ones.some((one) => wordBefore(reading, one) === low));
  return ones.map((one) => {
    const before = wordBefore(reading, one);
    if (told && before !== "from" && before !== "to") return "ratio"; // "from 8 per cent to 6 per cent, a drop of 25 per cent"
    if (before === "from") return "from";
    if (before === "to") return "to";
    if (!alike(one) || ends.length < 2) return "ratio";
    if (forwards) return ends.indexOf(one) === ends.length - 1 ? "to" : "from";
    return ends.indexOf(one) === 0 ? "to" : "from";
  });
}
