// The same quantity given twice: where the two differ, both places are named.
import { withCommas } from "../standard/numbers.ts";
import { atTwoTimes, before, isCount, mayBeSame, pairOf, periodKey, placeKey } from "./numbers-of.ts";
import { partWords, speaksAgain } from "./part-words.ts";
import type { NumberSaid, Statement } from "./statement.ts";
import type { Total } from "./totals.ts";
import { fitted, type Worked } from "./worked.ts";

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
  const add = (one: Said, other: Said): void => {
    found.set(one.statement, joined(found.get(one.statement), differs(text, one, other)));
  };
  for (const said of countsOf(text, statements)) {
    const earlier = known.get(said.unit ?? "") ?? [];
    const isNew = (firstAt.get(said.number.value) ?? said.number.start) >= said.statement.sentence.start;
    const other = isNew ? contradicted(text, said, earlier.slice(-MOST_BEFORE), derived) : null;
    if (other !== null) {
      add(said, other);
      add(other, said);
    }
    known.set(said.unit ?? "", [...earlier.slice(-MOST_BEFORE), said]);
  }
  for (const [one, other] of twoWholes(text, statements, derived)) {
    if (!found.has(one.statement)) add(one, other);
    add(other, one);
  }
  return found;
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
    const said = { number: pair.whole, statement, unit: pair.whole.unit, place, period: periodKey(statement.period) };
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
    one.unit === other.unit &&
    one.statement.scope === other.statement.scope &&
    mayBeSame(one.period, other.period) &&
    mayBeSame(pairOf(one.statement)?.part.line ?? null, pairOf(other.statement)?.part.line ?? null)
  );
}

function countsOf(text: string, statements: readonly Statement[]): readonly Said[] {
  return statements
    .filter((one) => ["count", "rate", "breakdown"].includes(one.kind) && atTwoTimes(text, one) === null)
    .flatMap((statement) =>
      statement.numbers
        .filter((number) => isCount(number) && number.hedge === null)
        .map((number) => ({
          number,
          statement,
          unit: unitOf(text, number, statement),
          place: placeKey(statement.place),
          period: periodKey(statement.period),
        })),
    )
    .filter(({ unit }) => unit !== null && unit !== "forces");
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
  if (partWords(near) || derived.has(number.value)) return null;
  if (earlier.some((one) => one.number.value === number.value)) return null;
  const sameLine = earlier.filter((one) => number.line !== null && isSameLine(one, said));
  const wholes = number.line === null && speaksAgain(near) ? earlier.filter((one) => isSameWhole(one, said)) : [];
  const candidates = sameLine.length > 0 ? sameLine : wholes;
  const values = new Set(candidates.map((one) => one.number.value));
  return values.size === 1 ? (candidates.at(-1) ?? null) : null;
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

function wholeOf({ statement }: Said): number | null {
  return statement.numbers.find(({ role }) => role === "whole")?.value ?? null;
}

function isNear(one: number, other: number): boolean {
  return Math.max(one, other) <= NEAR * Math.min(one, other);
}

function differs(text: string, { number, unit }: Said, other: Said): Worked {
  const there = `${withCommas(other.number.value)} ${unit ?? ""}`.trim();
  const place = `“${text.slice(other.statement.start, Math.min(other.statement.end, other.statement.start + 80))}”`;
  return {
    readings: [
      fitted("the same number elsewhere in the text", `${there} there, ${withCommas(number.value)} here`, ["not"], {
        value: other.number.value,
      }),
    ],
    notes: [`The text also says ${place}: ${there}, not ${withCommas(number.value)}. Ask which is right.`],
  };
}

function joined(known: Worked | undefined, next: Worked): Worked {
  if (known === undefined) return next;
  return { readings: [...known.readings, ...next.readings], notes: [...known.notes, ...next.notes] };
}
