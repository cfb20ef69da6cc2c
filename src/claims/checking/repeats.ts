// The same quantity given twice: where the two differ, both places are named.
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { after, atTwoTimes, before, isCount, mayBeSame, pairOf, periodSaid, placeKey, ratiosOf } from "./numbers-of.ts";
import { partWords, speaksAgain } from "./part-words.ts";
import { shareForm, shareWords } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import type { Total } from "./total.ts";
import { fitted, open, type Worked } from "./worked.ts";

/** A count where it stands, with what it is compared by. */
interface Said {
  readonly number: NumberSaid;
  readonly statement: Statement;
  readonly unit: string | null;
  readonly place: string | null;
  readonly period: string | null;
}

/** Two numbers for one thing lie near each other; numbers further apart than this are of two things. */
const NEAR = 1.5;
/** How many earlier counts of a unit are looked at. */
const MOST_BEFORE = 24;

/** The statements whose numbers differ from what the text says of the same thing elsewhere. */
export function repeats(
  text: string,
  statements: readonly Statement[],
  totals: readonly Total[],
): ReadonlyMap<Statement, Worked> {
  const found = new Map<Statement, Worked>();
  const known = new Map<string, Said[]>();
  const derived = derivedOf(totals);
  const firstAt = firstPlaces(text);
  const against = new Map<number, readonly [Said, Said]>();
  const add = (one: Said, other: Said): void => {
    if (!against.has(one.number.value)) against.set(one.number.value, [one, other]);
    found.set(one.statement, joined(found.get(one.statement), differs(text, one, other)));
  };
  const counts = countsOf(text, statements);
  for (const said of counts) {
    const earlier = known.get(said.unit ?? "") ?? [];
    const isNew = (firstAt.get(said.number.value) ?? said.number.start) >= said.statement.sentence.start;
    const other = isNew ? contradicted(text, said, earlier, derived) : null;
    if (other !== null) {
      add(said, other);
      add(other, said);
    }
    if (earlier.length === 0) known.set(said.unit ?? "", earlier);
    if (earlier.length === MOST_BEFORE) earlier.shift();
    earlier.push(said);
  }
  for (const [one, other] of twoWholes(text, statements, derived)) {
    if (!found.has(one.statement)) add(one, other);
    add(other, one);
  }
  // A rate of one of the two wholes stands on a number that the text contradicts, however often it is said.
  for (const said of against.size === 0 ? [] : counts) {
    const [one, other] = against.get(said.number.value) ?? [];
    if (one !== undefined && other !== undefined && !found.has(said.statement) && isRateOf(said, one)) add(said, other);
  }
  return found;
}

function isRateOf(said: Said, one: Said): boolean {
  return (
    said.number.role === "whole" &&
    ratiosOf(said.statement).length > 0 &&
    mayBeSame(said.unit, one.unit) &&
    mayBeSame(said.place, one.place) &&
    mayBeSame(said.period, one.period)
  );
}

/** Fewer than so many may be counted twice by chance, of two things. */
const FEW = 10;
/** Words that take some crimes out of a whole, or set it at another time. */
const OTHER_WHOLE =
  /\b(?:left|leav(?:e|es|ing)|exclud\w{1,3}|without|not counting|discount\w{0,3}|less the|other than|tak\w{1,3} (?:out|away)|set(?:ting)? aside|concluded|completed|closed|finali[sz]ed|earlier|before|ago|previous|compared)\b/u;

/** The same part of two wholes that lie near each other, for one place and time: “14 out of 322” and “14 of 332”. */
function twoWholes(
  text: string,
  statements: readonly Statement[],
  derived: ReadonlySet<number>,
): readonly (readonly [Said, Said])[] {
  const byPart = new Map<string, Said[]>();
  const found: (readonly [Said, Said])[] = [];
  for (const statement of statements) {
    const pair = pairOf(statement);
    const place = placeKey(statement.place);
    if (pair === null || place === null || statement.leavesOut !== null || pair.part.value < FEW) continue;
    if (pair.whole.hedge !== null || pair.part.hedge !== null || atTwoTimes(text, statement) !== null) continue;
    if (OTHER_WHOLE.test(text.slice(statement.sentence.start, statement.sentence.end).toLowerCase())) continue;
    const said = { number: pair.whole, statement, unit: pair.whole.unit, place, period: periodSaid(statement.period) };
    const key = `${place} ${pair.part.value}`;
    const known = byPart.get(key) ?? [];
    const other = known.find((one) => isOneWhole(one, said) && !derived.has(pair.whole.value));
    if (other !== undefined) found.push([other, said]);
    else if (known.length < MOST_BEFORE) byPart.set(key, [...known, said]);
  }
  return found;
}

function isOneWhole(one: Said, other: Said): boolean {
  return (
    one.number.value !== other.number.value &&
    isNear(one.number.value, other.number.value) &&
    mayBeSame(one.unit, other.unit) &&
    one.statement.scope === other.statement.scope &&
    mayBeSame(one.period, other.period) &&
    mayBeSame(pairOf(one.statement)?.part.line ?? null, pairOf(other.statement)?.part.line ?? null)
  );
}

function countsOf(text: string, statements: readonly Statement[]): readonly Said[] {
  const found: Said[] = [];
  for (const one of statements) {
    const statement = levelOf(text, one);
    if (statement === null) continue;
    for (const number of statement.numbers) {
      if (!isCount(number) || number.hedge !== null || isOfOtherTime(text, number, statement)) continue;
      const unit = unitOf(text, number, statement);
      if (unit === null || unit === "forces") continue;
      const [place, period] = [placeKey(statement.place), periodSaid(statement.period)];
      found.push({ number, statement, unit, place, period });
    }
  }
  return found;
}

const COUNTS: ReadonlySet<Statement["kind"]> = new Set(["count", "rate", "breakdown"]);

/** A statement of counts; of a change that begins with its own year’s level, “In 2022–23 forces recorded 19,320 crimes, compared with 18,400”, that level. */
function levelOf(text: string, statement: Statement): Statement | null {
  if (COUNTS.has(statement.kind)) return atTwoTimes(text, statement) === null ? statement : null;
  const [first] = statement.numbers;
  const { period, sentence } = statement;
  if (statement.kind !== "change" || first === undefined || first.role !== "to" || period?.id == null) return null;
  const isOwn = text.slice(sentence.start, first.start).includes(period.words);
  return isOwn ? { ...statement, kind: "count", numbers: [{ ...first, role: "alone" }] } : null;
}

/** “Five years later the count stood at 212” and “the year before it was 140” are of another time, whatever time was named before. */
const OTHER_TIME =
  /\b(?:years?|months?|decades?|quarters?) (?:before|earlier|ago|later|on|previously|after)\b|\b(?:previous|following|next|preceding) (?:year|month|quarter|decade)\b/u;

function isOfOtherTime(text: string, { start, end }: NumberSaid, { sentence }: Statement): boolean {
  return OTHER_TIME.test(before(text, start, sentence, 120)) || OTHER_TIME.test(after(text, end, sentence, 40));
}

/** The unit, as the words just before the number name it where they do: “gives the number of reports as 504”. */
function unitOf(text: string, { start, unit }: NumberSaid, { sentence }: Statement): string | null {
  const near = before(text, start, sentence, 60);
  return /\b(?:number|total|figure|count|tally) of ([a-z]{3,20})[ a-z]{0,30}$/u.exec(near)?.[1] ?? unit;
}

/** Where each number in digits first stands: one that the text gave before is taken up again, whoever found it. */
function firstPlaces(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { index, 0: digits } of text.matchAll(/\d{1,3}(?:,\d{3}){1,3}|\d{1,9}/gu)) {
    const value = Number(digits.replaceAll(",", ""));
    if (!found.has(value)) found.set(value, index);
  }
  return found;
}

/** What follows from the totals of the text: what is left when a part is taken away, and what parts add up to. */
function derivedOf(totals: readonly Total[]): ReadonlySet<number> {
  return new Set(
    totals.flatMap(({ whole, parts }) => {
      if (parts.length === 0) return [];
      const sum = parts.reduce((all, { number }) => all + number.value, 0);
      return [sum, whole.number.value - sum, ...parts.map(({ number }) => whole.number.value - number.value)];
    }),
  );
}

/** The earlier count of the same thing that a number differs from; `null` for none, or where it cannot be told. */
function contradicted(text: string, said: Said, earlier: readonly Said[], derived: ReadonlySet<number>): Said | null {
  const { number, statement } = said;
  const near = before(text, number.start, statement.sentence, 60);
  if (derived.has(number.value) || partWords(near)) return null;
  if (earlier.some((one) => one.number.value === number.value)) return null;
  const sameLine = earlier.filter((one) => number.line !== null && isSameLine(one, said));
  const again = earlier.filter((one) => isSameWhole(one, said));
  const wholes =
    number.line !== null
      ? []
      : speaksAgain(near)
        ? again
        : isMeasureNamed(text, said)
          ? again.filter((one) => isSameTime(one, said))
          : again.filter((one) => isSaidAlike(text, one, said));
  const candidates = sameLine.length > 0 ? sameLine : wholes;
  const values = new Set(candidates.map((one) => one.number.value));
  return values.size === 1 ? (candidates.at(-1) ?? null) : null;
}

/** “The number of crimes flagged as child sexual exploitation in 2022-23 was”: it names in full what is counted, and when. */
const MEASURE =
  /\b(?:total|number|figure|count|tally) of [^.;:]{3,120} (?:was|is|were|as|at|to|reached|to be) (?:just |only |in fact |really )?$/u;

function isMeasureNamed(text: string, { number, statement }: Said): boolean {
  return MEASURE.test(before(text, number.start, statement.sentence, 150));
}

function isSameTime(one: Said, other: Said): boolean {
  return one.period !== null && one.period === other.period && one.statement.scope === other.statement.scope;
}

/** The same line of the same place and time, in another sentence, of the same whole. */
function isSameLine(one: Said, other: Said): boolean {
  return (
    one.number.line === other.number.line &&
    one.statement.sentence.start !== other.statement.sentence.start &&
    one.place === other.place &&
    one.period === other.period &&
    one.statement.scope === other.statement.scope &&
    wholeOf(one) === wholeOf(other) &&
    isNear(one.number.value, other.number.value)
  );
}

function isSameWhole(one: Said, other: Said): boolean {
  return (
    one.number.line === null &&
    one.number.role !== "part" &&
    other.number.role !== "part" &&
    one.statement !== other.statement &&
    mayBeSame(one.place, other.place) &&
    mayBeSame(one.period, other.period) &&
    isNear(one.number.value, other.number.value)
  );
}

/** The same words around two numbers of one force and one year: “recorded 1,204 crimes with the flag in 2022”, and 1,240 further down. */
function isSaidAlike(text: string, one: Said, other: Said): boolean {
  const isPlain = [one, other].every(
    ({ statement, place, period }) => statement.kind === "count" && place !== null && period !== null,
  );
  return (
    isPlain && one.place === other.place && one.period === other.period && frameOf(text, one) === frameOf(text, other)
  );
}

/** The word before a number and some words behind it. */
function frameOf(text: string, { number, statement: { sentence } }: Said): string {
  const word = /([a-z]+)\s$/u.exec(before(text, number.start, sentence))?.[1] ?? String(number.start);
  return `${word} ${after(text, number.end, sentence, 22)}`;
}

function wholeOf({ statement }: Said): number | null {
  return statement.numbers.find(({ role }) => role === "whole")?.value ?? null;
}

function isNear(one: number, other: number): boolean {
  return Math.max(one, other) <= NEAR * Math.min(one, other);
}

/** A number that the text gives twice, and not the same. Where it is the whole of a rate, that rate is worked out of the other whole, too. */
function differs(text: string, said: Said, other: Said): Worked {
  const { number, unit } = said;
  const [here, there] = [number, other.number].map(({ value }) => `${withCommas(value)} ${unit ?? ""}`.trim());
  const place = `“${text.slice(other.statement.start, Math.min(other.statement.end, other.statement.start + 80))}”`;
  const says = "the same number elsewhere in the text";
  const words = `${there} there, ${withCommas(number.value)} here`;
  const gives = { value: other.number.value };
  // “45% of the 200 crimes”: another whole does not refute a rate whose part nobody counted.
  const isRateAlone = said.statement.kind === "rate" && pairOf(said.statement) === null;
  const reading = isRateAlone ? open(says, words, gives) : fitted(says, words, ["not"], gives);
  const ofOther = ofOtherWhole(said, other.number.value);
  return {
    readings: [...ofOther, reading],
    notes: [
      `The text gives two numbers for this: ${here} here, and ${there} in ${place}. Ask which is right.`,
      ...ofOther.map(({ computed }) => `Of ${there} it is ${computed}.`),
    ],
  };
}

/** The rate of a pair under the other whole that the text gives. */
function ofOtherWhole({ number, statement, unit }: Said, of: number): readonly Reading[] {
  const [pair, ratios] = [pairOf(statement), ratiosOf(statement)];
  if (pair?.whole !== number || ratios.length === 0 || pair.part.value > of || of === 0) return [];
  const counts = { count: pair.part.value, of };
  const value = counts.count / of;
  const says = `${withCommas(counts.count)} of the ${withCommas(of)} ${unit ?? ""}`.trim();
  const fits = ratios.map((one) => (fitOf(one, { value, counts }) === "as said" ? "as said" : "not"));
  const gives = { value, interval: wilson(counts.count, of) };
  return [fitted(`${says} that the text gives elsewhere`, shareWords(counts, shareForm(ratios)), fits, gives)];
}

function joined(known: Worked | undefined, next: Worked): Worked {
  if (known === undefined) return next;
  return { readings: [...known.readings, ...next.readings], notes: [...known.notes, ...next.notes] };
}
