// Wholes and the parts that a text states of them, gathered across its sentences: one total of a unit, place and period, and what belongs to it.
import { forceById } from "../../standard/forces.ts";
import type { NumberSaid, Statement } from "../statement.ts";
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
import { isOfSeveral } from "./of-several.ts";
import { isRemainder, isTiedBy, partWords, saysRest } from "./part-words.ts";

/** A number where it stands. */
export interface Standing {
  readonly number: NumberSaid;
  readonly statement: Statement;
}

/** A whole, its parts in the order of the text, and the numbers said to be what is left of it. */
export interface Total {
  readonly whole: Standing;
  readonly place: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly parts: readonly Standing[];
  readonly left: readonly Standing[];
  /** What the parts before it add up to, as the text says: “that makes 50”. */
  readonly sums: readonly Standing[];
  /** Parts that were said before, said again. */
  readonly again: readonly Standing[];
  /** Counts of persons that say what became of the crimes: “18 suspects were charged” is no number of crimes. */
  readonly unlike: readonly Standing[];
  /** Its statement lays two cohorts over each other: what became of the whole, its own parts need not tell. */
  readonly isMixed: boolean;
}

/** A total while it is gathered. */
interface Gathering {
  whole: Standing;
  readonly place: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly parts: Standing[];
  readonly left: Standing[];
  readonly sums: Standing[];
  readonly unlike: Standing[];
  readonly again: Standing[];
  isMixed: boolean;
  /** The parts by their counts, a few of each: a long list must not be walked for every number in it. */
  readonly byCount: Map<number, Standing[]>;
  sum: number;
  /** The paragraph in which it, or a part of it, last stood. */
  paragraph: number;
}

/** A part stands at most so many paragraphs after its total, or after the part before it. */
const REACH = 2;
/** Of one force or town that both name, a heading and another paragraph may stand between. */
const FAR_REACH = 4;
/** How many open totals are looked through for one part: the newest come first. */
const MOST_OPEN = 12;

/** How many parts of one count are kept to tell repeats by. */
const MOST_ALIKE = 8;

/** Units that can be a whole of parts. A count of what became of crimes is a part, unless it is the whole of its own statement. */
const WHOLES =
  /^(?:crime|offence|case|report|referral|incident|investigation|arrest|child|children|victim|survivor|suspect|offender|perpetrator|people|episode|complaint|allegation|force|disposal|outcome|charge|file)s?$/u;
/** Units that count what became of something: parts of a whole in any other unit. */
const OUTCOMES =
  /^(?:charge|caution|prosecution|conviction|resolution|community resolution|disposal|outcome|case|crime|offence|investigation|report|decision)s?$/u;

/** Every total of the text with its parts, in the order in which the totals stand. */
export function totalsOf(text: string, statements: readonly Statement[]): readonly Total[] {
  const all: Gathering[] = [];
  for (const [at, statement] of statements.entries()) {
    if (!MAY_HOLD_PARTS.has(statement.kind) || atTwoTimes(text, statement) !== null) continue;
    openThose(text, all, statement, statements.slice(Math.max(0, at - MOST_BEFORE), at));
    const inOther = isListOfOther(all, statement);
    const own = inOther ? null : ownTotal(text, all, statement);
    for (const number of statement.numbers) {
      if (!isCount(number) || number === own?.whole.number || (number.role === "whole" && !inOther)) continue;
      place(text, all, { number, statement, own });
    }
  }
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
function isListOfOther(all: readonly Gathering[], { kind, numbers, place: where, paragraph }: Statement): boolean {
  const whole = numbers.find(({ role }) => role === "whole");
  if (kind !== "breakdown" || whole === undefined || whole.line === null) return false;
  const sum = numbers.filter(isCount).reduce((all, { value }) => all + value, 0);
  const isOpen = (one: Gathering): boolean =>
    mayBeSame(one.place, placeKey(where)) && paragraph - one.paragraph <= REACH;
  return all.slice(-MOST_OPEN).some((one) => isOpen(one) && restOf(one) === sum);
}

/** The total that a statement names itself; opened, or found again. `null` where it names none, or lays cohorts over each other. */
function ownTotal(text: string, all: Gathering[], statement: Statement): Gathering | null {
  const whole = statement.numbers.find((one) => one.role === "whole" && isCount(one));
  if (whole === undefined || whole.value < 2 || whole.hedge !== null) return null;
  const pair = pairOf(statement);
  const own = opened(all, { number: whole, statement });
  if (own !== null && pair !== null && mixedCohorts(text, statement, pair) !== null) own.isMixed = true;
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
  if (again !== undefined && !isFilled(again, statement)) {
    again.paragraph = statement.paragraph;
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
      byCount: new Map(),
      sum: 0,
    },
    paragraph,
  };
}

/** Whether the parts of a total are all there: what a later sentence tells of the same whole divides it in another way. */
function isFilled(total: Gathering, statement: Statement): boolean {
  return total.parts.length > 1 && restOf(total) === 0 && total.parts.every((one) => one.statement !== statement);
}

/** 370 is 540 less the 170 with another agency; 430 is what its parts add up to: neither is a whole of its own. */
function isDerived({ whole, parts, byCount, sum }: Gathering, value: number): boolean {
  const left = whole.number.value - value;
  return byCount.has(left) || (parts.length > 1 && (sum === value || sum === left));
}

interface Placing extends Standing {
  readonly own: Gathering | null;
}

/** Puts a count where it belongs: with the total of its statement, with an open one, as a total of its own, or nowhere. */
function place(text: string, all: Gathering[], { number, statement, own }: Placing): void {
  const standing = { number, statement };
  const near = before(text, number.start, statement.sentence);
  const total = own ?? openFor(text, all, { ...standing, near });
  const isLeft =
    total !== null &&
    ((!partWords(near) && isRestOf(total, standing)) ||
      isRemainder(before(text, number.start, statement.sentence, LEAD), after(text, number.end, statement.sentence)));
  if (total !== null && isLeft) {
    total.left.push(standing);
    return;
  }
  if (total !== null && ADDED.test(near)) {
    if (total.parts.length > 1 && total.sum === number.value) total.sums.push(standing);
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
  const mayBeWhole = number.role === "alone" && number.line === null && statement.kind === "count" && !partWords(near);
  if (mayBeWhole && number.hedge === null && number.value > 1 && number.unit !== null && WHOLES.test(number.unit))
    opened(all, standing);
}

/** What the words before a list name is named of each of its numbers: “Of the suspects, 16 were charged and 75 cautioned”. */
function nearList(text: string, { statement }: Standing): string | null {
  const [first] = statement.numbers;
  if (statement.kind !== "breakdown" || first === undefined) return null;
  const near = before(text, first.start, statement.sentence);
  return namedUnit(near) === null ? null : near;
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

/** “Together with the prosecutions that makes 50”: a sum of what stands before it, and no part. */
const ADDED =
  /(?:\b(?:makes|making|totals|giv(?:es|ing)|you (?:have|get)|(?:adds?|comes|amounts) (?:up )?to)|, (?:that|which|this) is)\W{0,3}$/u;

/** How much before a number tells that nobody has said what became of it. */
const LEAD = 110;

/** Whether a number says what became of a part. A conviction or an arrest comes on top of a charge; only a list sets them beside each other. */
function isLine({ kind }: Statement, { line }: NumberSaid): boolean {
  return line !== null && (kind === "breakdown" || !["convicted", "prosecuted", "arrested"].includes(line));
}

interface Near extends Standing {
  /** The words before the number. */
  readonly near: string;
}

/**
 * The total that a part may belong to: the newest. What is said to be left belongs to the total that it fills up; and a total whose parts are
 * all there takes no more while one around it is open: “of 8,400, 6,300 were closed. Of those … The remaining 2,100”.
 */
function openFor(text: string, all: readonly Gathering[], { number, statement, near: words }: Near): Gathering | null {
  const [where, when] = [placeKey(statement.place), periodKey(statement.period)];
  const mayReach = (one: Gathering): boolean =>
    statement.paragraph - one.paragraph <= (where !== null && one.place === where ? FAR_REACH : REACH) &&
    mayBeSame(one.period, when);
  const reached = all.slice(-MOST_OPEN).filter(mayReach);
  if (reached.length === 0) return null;
  // The unit of the whole that the words before the number name.
  const named = namedUnit(nearList(text, { number, statement }) ?? words);
  const isOpen = (one: Gathering): boolean =>
    (mayBeSame(one.place, where) || namesForce(text, one.whole.statement, where)) &&
    belongs(one.unit, number) &&
    unitsMatch(one.unit, named) &&
    !isChargedTwice(one, number, statement) &&
    !isOfSeveral(text, one, statement); // reads a whole sentence: asked last
  const within = reached.filter(isOpen);
  // A part is no more than its whole, unless nothing else is near and the sentence before gave that whole.
  const fitting = within.filter((one) => number.value <= one.whole.number.value);
  const near =
    fitting.length > 0
      ? fitting
      : within.filter((one) => isSameOrNext(one.whole.statement.sentence, statement.sentence));
  // A total of the same place comes before one of no place, such as that of several forces together.
  const own = where === null ? [] : near.filter((one) => one.place === where);
  const open = own.length > 0 ? own : near;
  const newest = open.at(-1) ?? null;
  if (newest === null || open.length === 1) return newest;
  const outer = untied(text, open, { number, statement });
  if (outer !== null) return outer;
  // Said to be all that is left: “the remaining 2,100”.
  const filled = saysRest(words)
    ? open.findLast((one) => one.parts.length > 0 && restOf(one) === number.value)
    : undefined;
  const around = open.findLast((one) => one.byCount.has(newest.whole.number.value) && restOf(one) >= number.value);
  return filled ?? (newest.parts.length > 0 && restOf(newest) === 0 ? around : undefined) ?? newest;
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

function isTied(text: string, { number, statement: { sentence } }: Standing): boolean {
  return isTiedBy(before(text, number.start, sentence), after(text, number.end, sentence, 16));
}

function restOf({ whole, sum }: Gathering): number {
  return whole.number.value - sum;
}

/** “Ten years after the Rotherham scandal … South Yorkshire Police flagged”: a sentence of a town that names the force of the part. */
function namesForce(text: string, { place: said, sentence }: Statement, force: string | null): boolean {
  const called = said?.kind === "other" && force !== null ? forceById(force)?.called : undefined;
  return (
    called !== undefined && text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).includes(called)
  );
}

/** The charged of one whole are counted once: “of the 19 people charged” says them again, or others. */
function isChargedTwice({ parts }: Gathering, { line, unit, value }: NumberSaid, statement: Statement): boolean {
  const isCharge = line === "charged" || (line === null && unit !== null && /^charges?$/u.test(unit));
  return (
    isCharge && parts.some((one) => one.statement !== statement && one.number.value !== value && isChargedPart(one))
  );
}

function isChargedPart({ number: { line, unit }, statement }: Standing): boolean {
  const own = statement.numbers.find(({ role }) => role === "whole")?.line ?? null;
  return line === "charged" || unit === "charges" || (line === null && own === "charged");
}

/** The whole that the words before a part name: “of the victims, 60 withdrew”. */
function namedUnit(near: string): string | null {
  const named = /\bof (?:the|those|these) (?:[a-z]{2,12} )?([a-z]{3,14})\b[^.;:\d]{0,12}$/u.exec(near)?.[1] ?? null;
  return named !== null && WHOLES.test(named) ? named : null;
}

function belongs(unit: string | null, { unit: own, line }: NumberSaid): boolean {
  if (own === null || unit === null || own === unit) return true;
  if (own === "forces" || unit === "forces") return false;
  if (PERSONS.test(unit) && CRIMES.test(own)) return false;
  return line !== null || OUTCOMES.test(own) || unitsMatch(unit, own);
}

/** Persons are no whole of crimes: “74 suspects … victims withdrew in 90 cases”. */
const PERSONS = /^(?:suspect|offender|perpetrator|people|arrest|child|children|victim|survivor)s?$/u;
/** Crimes, offences and cases are said of the same things. */
const CRIMES = /^(?:crime|offence|case|incident|investigation)s?$/u;

function unitsMatch(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other || (CRIMES.test(one) && CRIMES.test(other));
}

/** Those who are charged, and crimes, are never one column: a crime may have several suspects, and a suspect several crimes. */
function isUnlike({ unit: whole }: Gathering, { unit, line }: NumberSaid): boolean {
  return line !== null && unit !== null && whole !== null && CRIMES.test(whole) && ACCUSED.test(unit);
}

const ACCUSED = /^(?:suspect|offender|perpetrator|arrest)s?$/u;

function isOutcome({ unit }: NumberSaid): boolean {
  return unit !== null && /^(?:charge|caution|prosecution|conviction|resolution)s?$/u.test(unit);
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
