// Wholes and the parts that a text states of them, gathered across its sentences: one total of a unit, place and period, and what belongs to it.
import type { NumberSaid, Statement } from "../statement.ts";
import { isChargedTwice } from "./charges-apart.ts";
import { mixedCohorts } from "./cohorts.ts";
import {
  after,
  atTwoTimes,
  before,
  isCount,
  isSameOrNext,
  linesIn,
  mayBeSame,
  pairOf,
  periodKey,
  placeKey,
  ratiosOf,
} from "./numbers-of.ts";
import { isOfSeveral, isOfUnnamed } from "./of-several.ts";
import { isRemainder, isSaidLeft, isTiedBy, partWords, saysRest, saysSum } from "./part-words.ts";
import { goesOn, isAsked, isOneOf, isTownOf, listedCounts, namesForce, nearList, placeOf } from "./spoken-of.ts";
import type { Gathering, Standing, Total } from "./total.ts";
import { belongs, isOutcome, isUnlike, namedUnit, unitsMatch, WHOLES } from "./units.ts";
import { completeTotals } from "./whole-lists.ts";

/** A part stands at most so many paragraphs after its total, or after the part before it. */
const REACH = 2;
/** Of one force or town that both name, a heading and another paragraph may stand between. */
const FAR_REACH = 4;
/** How many open totals are looked through for one part: the newest come first. */
const MOST_OPEN = 12;
/** How many parts of one count are kept to tell repeats by. */
const MOST_ALIKE = 8;

/** Every total of the text with its parts, in the order in which the totals stand. */
export function totalsOf(text: string, statements: readonly Statement[]): readonly Total[] {
  const all: Gathering[] = [];
  const listed = listedCounts(statements);
  for (const [at, statement] of statements.entries()) {
    if (!MAY_HOLD_PARTS.has(statement.kind) || atTwoTimes(text, statement) !== null) continue;
    openThose(text, all, statement, statements.slice(Math.max(0, at - MOST_BEFORE), at));
    const inOther = isListOfOther(text, all, statement);
    const own = inOther ? null : ownTotal(text, all, statement);
    if (own === null && isOneOf(text, statement)) continue;
    if (own === null && (isOfUnnamed(text, statement) || isOfFilled(all, statement))) continue;
    for (const number of statement.numbers) {
      if (!isCount(number) || number === own?.whole.number || (number.role === "whole" && !inOther)) continue;
      place(text, all, { number, statement, own, isListed: listed.has(number.value) });
    }
  }
  completeTotals(text, all, statements, { addPart, belongs });
  return all;
}

/** “It reopened 24, a quarter. Of these, nine …”: the words take up the count of the sentence before, which is a whole from here on. */
const OF_THOSE = /^[\W\d]{0,6}(?:of|among|from) (?:these|those|them|which|whom)\b(?! \d)/iu;
const MOST_BEFORE = 6;

function openThose(text: string, all: Gathering[], statement: Statement, earlier: readonly Statement[]): void {
  const { sentence, numbers } = statement;
  if (!OF_THOSE.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 30)))) return;
  if (numbers.some(({ role }) => role === "whole")) return;
  const last = earlier.filter((one) => one.sentence.start !== sentence.start && isSameOrNext(one.sentence, sentence));
  const sum = numbers.filter(isCount).reduce((total, { value }) => total + value, 0);
  const counts = last.flatMap((one) => one.numbers.filter(isCount).map((number) => ({ number, statement: one })));
  const meant = counts.filter(({ number }) => number.value >= sum && number.hedge === null && number.value > 1);
  const nearest = meant.at(-1);
  if (nearest === undefined || all.at(-1)?.whole.number === nearest.number) return;
  if (meant.length === 1 || nearest.number.value === sum) all.push(freshOf(nearest));
}

const MAY_HOLD_PARTS: ReadonlySet<Statement["kind"]> = new Set(["count", "rate", "breakdown", "average"]);

/**
 * Whether a list whose biggest part happens to be the sum of the others tells the parts of a total that stands before it: “300 offences. Of these
 * 12 led to a charge, 150 had no suspect, 90 … and 48 …”.
 */
function isListOfOther(
  text: string,
  all: readonly Gathering[],
  { kind, numbers, place: where, paragraph, sentence }: Statement,
): boolean {
  const whole = numbers.find(({ role }) => role === "whole");
  if (kind !== "breakdown" || whole === undefined || whole.line === null) return false;
  const sum = numbers.filter(isCount).reduce((all, { value }) => all + value, 0);
  const isOpen = (one: Gathering): boolean =>
    mayBeSame(one.place, placeKey(where)) && paragraph - one.paragraph <= REACH;
  // An outcome that stands behind others in the list is one of them, though it may be as many as they are.
  const isSaidSum = saysSum(before(text, whole.start, sentence), "");
  const isBehind =
    !isSaidSum && numbers.indexOf(whole) > 0 && numbers.every(({ line, role }) => line !== null || role !== "part");
  return all
    .slice(-MOST_OPEN)
    .some((one) => isOpen(one) && (restOf(one) === sum || (isBehind && restOf(one) > sum && belongs(one.unit, whole))));
}

/** The total that a statement names itself; opened, or found again. `null` where it names none, or lays cohorts over each other. */
function ownTotal(text: string, all: Gathering[], statement: Statement): Gathering | null {
  const whole = statement.numbers.find((one) => one.role === "whole" && isCount(one));
  if (whole === undefined || whole.value < 2 || whole.hedge !== null) return null;
  const pair = pairOf(statement);
  if (isOneOf(text, statement)) return null;
  const own = opened(all, { number: whole, statement });
  if (own !== null && pair !== null && mixedCohorts(text, statement, pair) !== null) own.hasCohorts = true;
  return own;
}

/** Finds the total that a whole names again, or opens one. A whole that is another total less a part of it opens none. */
function opened(all: Gathering[], whole: Standing): Gathering | null {
  const { number, statement } = whole;
  const here = { place: placeKey(statement.place), period: periodKey(statement.period), unit: number.unit };
  const near = all.slice(-MOST_OPEN).toReversed();
  const same = near.filter(
    (one) => mayBeSame(one.place, here.place) && mayBeSame(one.period, here.period) && unitsMatch(one.unit, here.unit),
  );
  const again = same.find((one) => one.whole.number.value === number.value);
  if (again !== undefined && !isFilled(again, statement) && !isOtherList(again, statement)) {
    again.paragraph = statement.paragraph;
    again.named = number.start;
    return again;
  }
  // A list with its own whole is a sum, whatever else its whole follows from.
  if (statement.kind !== "breakdown" && same.some((one) => isDerived(one, number.value))) return null;
  const fresh = freshOf(whole);
  all.push(fresh);
  return fresh;
}

function freshOf(whole: Standing): Gathering {
  const { place: where, period, paragraph } = whole.statement;
  const here = { place: placeKey(where), period: periodKey(period), unit: whole.number.unit };
  return {
    ...{
      whole,
      ...here,
      parts: [],
      left: [],
      sums: [],
      unlike: [],
      again: [],
      isMixed: false,
      hasCohorts: false,
      byCount: new Map(),
      sum: 0,
    },
    paragraph,
    named: whole.number.start,
  };
}

/** Whether the parts of a total are all there: what a later sentence tells of the same whole divides it in another way. */
function isFilled(total: Gathering, statement: Statement): boolean {
  return total.parts.length > 1 && restOf(total) === 0 && total.parts.every((one) => one.statement !== statement);
}

/** “84 of the 1,260 ended in a charge”, where the parts of the 1,260 are all told: they are said again, and no parts of another whole. */
function isOfFilled(all: readonly Gathering[], statement: Statement): boolean {
  const whole = statement.numbers.find((one) => one.role === "whole" && isCount(one));
  return all.slice(-MOST_OPEN).some((one) => one.whole.number.value === whole?.value && isFilled(one, statement));
}

/** What the files of a whole were found to hold, each by itself, is no list of what became of it: “42 of the 60 files … Of the 60 crimes, nine …”. */
function isOtherList({ parts }: Gathering, { kind, numbers }: Statement): boolean {
  const hasLines = kind === "breakdown" && numbers.filter(({ line }) => line !== null).length > 1;
  return hasLines && parts.some(({ number }) => number.line === null);
}

/** 370 is 540 less the 170 with another agency; 430 is what its parts add up to: neither is a whole of its own. */
function isDerived({ whole, parts, byCount, sum }: Gathering, value: number): boolean {
  const left = whole.number.value - value;
  return byCount.has(left) || (parts.length > 1 && (sum === value || sum === left));
}

interface Placing extends Standing {
  /** A list of the text gives so many an outcome. */
  readonly isListed: boolean;
  readonly own: Gathering | null;
}

/** Puts a count where it belongs: with the total of its statement, with an open one, as a total of its own, or nowhere. */
function place(text: string, all: Gathering[], { number, statement, own, isListed }: Placing): void {
  const standing = { number, statement };
  const near = before(text, number.start, statement.sentence);
  const total =
    own ??
    openFor(text, all, { ...standing, named: namedUnit(nearList(text, standing) ?? near), isRest: saysRest(near) });
  // “Of the 540, no suspect …”: all of the whole is none of its parts.
  if (
    total !== null &&
    own === null &&
    statement.kind === "count" &&
    total.parts.length > 0 &&
    number.value === total.whole.number.value
  ) {
    nameAgain(all, standing);
    return;
  }
  const lead = before(text, number.start, statement.sentence, LEAD);
  const isLeft =
    total !== null &&
    ((!partWords(near) && isRestOf(total, standing)) || isRemainder(lead, after(text, number.end, statement.sentence)));
  if (total !== null && isLeft) {
    total.left.push(standing);
    return;
  }
  if (total !== null && isSaidLeft(near) && number.value !== restOf(total)) return;
  if (total !== null && saysSum(near, after(text, number.end, statement.sentence))) {
    if (total.parts.length > 1 && total.sum === number.value) total.sums.push(standing);
    // “Those lines come to 50”, where the parts make 41: one of them was not understood.
    else if (total.parts.length > 1 && number.value > total.sum) total.isMixed = true;
    return;
  }
  if (total !== null && total.parts.length > 1 && total.sum === number.value && THAT_IS.test(near)) {
    total.sums.push(standing);
    return;
  }
  const isShare = number.role === "part" && own === null && ratiosOf(statement).length > 0;
  const isPart =
    isShare || isLine(statement, number) || statement.kind === "breakdown" || partWords(near) || isOutcome(number);
  if (
    total !== null &&
    number.value > 0 &&
    number.hedge === null &&
    (isPart || (own !== null && number.role === "part"))
  ) {
    if (isUnlike(total, number)) total.unlike.push(standing);
    else if (own === null && isFilled(total, statement)) return;
    else if (isRepeat(total, standing)) total.again.push(standing);
    else addPart(total, standing);
    total.paragraph = statement.paragraph + linesIn(text, statement);
    return;
  }
  if (number.role === "alone" && statement.kind === "count") nameAgain(all, standing);
  // “60 investigations are still going on”, beside the whole that a list has “60 … open” of: a part of it, said in other words.
  if (isListed && total !== null && number.value < total.whole.number.value) return;
  if (total === null && (THAT_IS.test(near) || saysSum(near, ""))) return;
  const mayBeWhole = number.role === "alone" && number.line === null && statement.kind === "count" && !partWords(near);
  if (mayBeWhole && number.hedge === null && number.value > 1 && number.unit !== null && WHOLES.test(number.unit))
    opened(all, standing);
}

/** “That is only 50 of the 157”, where the parts before it make 50. */
const THAT_IS = /^\W*(?:so )?(?:that|this|which|these|those) (?:is|are|was|were)(?: just| only| in all| all)?\W{0,3}$/u;

/** “The figures for 2013 began with reports, 157 of them”: a whole that was given before, named again. */
function nameAgain(
  all: readonly Gathering[],
  { number, statement: { paragraph, place: where, period } }: Standing,
): void {
  const known = all
    .slice(-MOST_OPEN)
    .findLast(
      (one) =>
        one.whole.number.value === number.value &&
        (mayBeSame(one.place, placeKey(where)) || (one.period !== null && one.period === periodKey(period))) &&
        mayBeSame(one.period, periodKey(period)) &&
        unitsMatch(one.unit, number.unit),
    );
  if (known === undefined) return;
  known.paragraph = paragraph;
  known.named = number.start;
}

/**
 * Whether a count says exactly what the parts before it leave of a total, and no outcome of its own: “So 107 of the 157 reports”, “We make it 61
 * crimes”. It is what is left, and no part.
 */
function isRestOf(total: Gathering, { number, statement }: Standing): boolean {
  if (total.parts.length < 2 || number.line !== null || number.hedge !== null || statement.kind === "breakdown")
    return false;
  return number.value > 1 && number.value === restOf(total) && total.parts.every((one) => one.statement !== statement);
}

/** How much before a number tells that nobody has said what became of it. */
const LEAD = 110;

/** Whether a number says what became of a part. A conviction or an arrest comes on top of a charge; only a list sets them beside each other. */
function isLine({ kind }: Statement, { line }: NumberSaid): boolean {
  return line !== null && (kind === "breakdown" || !["convicted", "prosecuted", "arrested"].includes(line));
}

interface Named extends Standing {
  /** The unit of the whole that the words before the number name. */
  readonly named: string | null;
  /** Whether it is said to be all that is left: “the remaining 2,100”. */
  readonly isRest: boolean;
}

/**
 * The total that a part may belong to: the newest. What is said to be left belongs to the total that it fills up; and a total whose parts are
 * all there takes no more while one around it is open: “of 8,400, 6,300 were closed. Of those … The remaining 2,100”.
 */
function openFor(
  text: string,
  all: readonly Gathering[],
  { number, statement, named, isRest }: Named,
): Gathering | null {
  const [where, when] = [placeOf(text, all, statement), periodKey(statement.period)];
  const isOpen = (one: Gathering): boolean =>
    statement.paragraph - one.paragraph <=
      ((where !== null && one.place === where) || isAsked(text, one, statement) ? FAR_REACH : REACH) &&
    (mayBeSame(one.place, where) ||
      goesOn(text, one, { number, statement }) ||
      namesForce(text, one.whole.statement, where) ||
      isTownOf(statement, one.whole.statement)) &&
    mayBeSame(one.period, when) &&
    belongs(one.unit, number) &&
    unitsMatch(one.unit, named) &&
    (!isChargedTwice(one, number, statement) || saysSum(before(text, number.start, statement.sentence), "")) &&
    !isOfSeveral(text, one, statement); // reads a whole sentence: asked last
  const strict = all.slice(-MOST_OPEN).filter(isOpen);
  const within = strict.length > 0 ? strict : sameParagraph(text, all, { number, statement });
  // A part is no more than its whole, unless nothing else is near and the sentence before gave that whole.
  const fitting = within.filter((one) => number.value <= one.whole.number.value);
  const near =
    fitting.length > 0
      ? fitting
      : within.filter((one) => isSameOrNext(one.whole.statement.sentence, statement.sentence));
  const isLast = (one: Gathering): boolean => one.parts.length > 1 && restOf(one) === number.value;
  const rests = isRest ? near.findLast(isLast) : closedBy(near, statement);
  if (rests !== undefined) return rests;
  // A total of the same place comes before one of no place, such as that of several forces together.
  // So does one of the same time, if that is the one that was named last.
  const own = where === null ? [] : near.filter((one) => one.place === where);
  const timed = when === null ? [] : near.filter((one) => one.period === when);
  const lastNamed = near.reduce<Gathering | null>(
    (last, one) => (last === null || one.named > last.named ? one : last),
    null,
  );
  const isTimed = lastNamed !== null && timed.includes(lastNamed) && own.every((one) => one.period === null);
  const open = isTimed ? [lastNamed] : own.length > 0 ? own : near;
  const newest = open.at(-1) ?? null;
  if (newest === null || open.length === 1) return newest;
  const outer = untied(text, open, { number, statement });
  if (outer !== null) return outer;
  const filled = isRest ? open.findLast((one) => one.parts.length > 0 && restOf(one) === number.value) : undefined;
  const around = open.findLast((one) => one.byCount.has(newest.whole.number.value) && restOf(one) >= number.value);
  return filled ?? (newest.parts.length > 0 && restOf(newest) === 0 ? around : undefined) ?? newest;
}

/** Where only the year of a sentence between keeps a list from the total of its paragraph: “those 9 may belong to reports of 2012 … 2 cautions, 7 …”. */
function sameParagraph(text: string, all: readonly Gathering[], { number, statement }: Standing): readonly Gathering[] {
  const { period, sentence, kind, paragraph, place: where } = statement;
  if (kind !== "breakdown" || period === null || text.slice(sentence.start, sentence.end).includes(period.words))
    return [];
  return all
    .slice(-MOST_OPEN)
    .filter((one) => one.paragraph === paragraph && mayBeSame(one.place, placeKey(where)) && belongs(one.unit, number))
    .slice(-1);
}

/**
 * “In 90 of 150 there was no suspect. In 30 of those 90 the victim had withdrawn. Nine led to a charge”: nothing ties the nine to the 90, which are a
 * part that has its own outcome. They are of the whole around it, and it is not certain: of that whole only a sum that closes is told.
 */
function untied(text: string, open: readonly Gathering[], { number, statement }: Standing): Gathering | null {
  const newest = open.at(-1);
  if (newest === undefined || number.line === null || isTied(text, { number, statement })) return null;
  if (newest.whole.statement.sentence.start === statement.sentence.start) return null;
  const has = ({ byCount }: Gathering): boolean =>
    (byCount.get(newest.whole.number.value) ?? []).some(({ number: { line } }) => line !== null);
  const outer = open.findLast((one) => one !== newest && has(one));
  if (outer === undefined) return null;
  outer.isMixed = true;
  return outer;
}

/** A list that is more than the newest whole has left, and exactly what another has: that one’s. */
function closedBy(near: readonly Gathering[], statement: Statement): Gathering | undefined {
  const { kind, numbers } = statement;
  if (kind !== "breakdown" || near.length < 2 || numbers.length > MOST_OPEN) return undefined;
  const sum = numbers.reduce((all, { value }) => all + value, 0);
  const left = (one: Gathering): number =>
    one.parts.reduce((all, { number, statement: from }) => all + (from === statement ? number.value : 0), restOf(one));
  const newest = near.at(-1);
  return newest === undefined || left(newest) >= sum ? undefined : near.findLast((one) => left(one) === sum);
}

function isTied(text: string, { number, statement: { sentence } }: Standing): boolean {
  return isTiedBy(before(text, number.start, sentence), after(text, number.end, sentence, 16));
}

function restOf({ whole, sum }: Gathering): number {
  return whole.number.value - sum;
}

/** The same part said again: the same number of the same line, or, without a line, in another statement. */
function isRepeat({ byCount }: Gathering, { number, statement }: Standing): boolean {
  return (byCount.get(number.value) ?? []).some(
    (one) =>
      one.statement !== statement &&
      (one.number.line === number.line || one.number.line === null || number.line === null),
  );
}

function addPart(total: Gathering, part: Standing): void {
  total.parts.push(part);
  total.sum += part.number.value;
  const same = total.byCount.get(part.number.value) ?? [];
  if (same.length < MOST_ALIKE) total.byCount.set(part.number.value, [...same, part]);
}
