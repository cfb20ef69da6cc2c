// What a first walk through a text leaves: a list that stands far from its whole or before it, counts that close a sum, and what is said to be left.
import type { Statement } from "../statement.ts";
import { outcomeOf } from "./accounts.ts";
import { after, before, isCount, mayBeSame, periodKey, placeKey } from "./numbers-of.ts";
import { isOfUnnamed } from "./of-several.ts";
import { isRemainder, partWords, saysRest } from "./part-words.ts";
import type { Gathering, Standing } from "./total.ts";

/** What the walk lends: how a part is added, and whether its unit can be of a whole. */
interface Lent {
  readonly addPart: (total: Gathering, part: Standing) => void;
  readonly belongs: (unit: string | null, number: Standing["number"]) => boolean;
}

/** A list stands at most so many paragraphs from its whole. */
const FAR = 15;
/** One of two parts only, so many. */
const NEAR = 2;
/** At most so many totals and statements are looked through. */
const MOST_TOTALS = 60;
const MOST_LISTS = 40;
const MOST_COUNTS = 6;

/** Gives lists without a whole the one whole of the text that is without a list, and totals the counts that close them. */
export function completeTotals(
  text: string,
  all: readonly Gathering[],
  statements: readonly Statement[],
  lent: Lent,
): void {
  if (all.length > MOST_TOTALS) return;
  const placed = new Set(
    all.flatMap(({ parts, again, left, sums, unlike }) =>
      [parts, again, left, sums, unlike].flat().map(({ number }) => number),
    ),
  );
  gather(text, all, statements, { placed, lent });
  const lists = statements.filter((one) => isOrphan(one, placed) && !isOfUnnamed(text, one)).slice(0, MOST_LISTS);
  for (const list of lists) attach(text, all, { list, lent });
  for (const total of all) closeWith(text, all, statements, { total, lent });
  for (const total of all) leftOf(text, total, { statements, placed, lent });
}

/** At most so many outcomes are gathered for one whole. */
const MOST_GATHERED = 14;

/**
 * “It closed 169 … and 75 … It charged in 16 … All of these were among the 540 crimes”: where a text has but one whole, three outcomes or more that belong to none are of
 * it, in whatever order they stand. An outcome that has two numbers shows that something else is told.
 */
function gather(
  text: string,
  all: readonly Gathering[],
  statements: readonly Statement[],
  { placed, lent }: Gathered,
): void {
  const wholes = all.filter(({ unit }) => unit === null || OF_CRIMES.test(unit));
  const [total, ...others] = wholes;
  if (total === undefined || others.some(({ whole }) => whole.number.value !== total.whole.number.value)) return;
  const parts = new Map<string, Standing>();
  for (const part of total.parts) parts.set(outcomeOf(part) ?? `${part.number.start}`, part);
  const found: Standing[] = [];
  for (const statement of statements) {
    if (statement.kind !== "count" && statement.kind !== "breakdown") continue;
    if (!isNearWhole(total, statement) || OF_SOME.test(wordsOf(text, statement)) || isOfUnnamed(text, statement))
      continue;
    for (const number of statement.numbers) {
      const line = outcomeOf({ number, statement });
      if (line === null || !isCount(number) || number.hedge !== null || number.role === "whole" || placed.has(number))
        continue;
      if (!lent.belongs(total.unit, number) || isUntold(text, { number, statement })) continue;
      const known = parts.get(line);
      if (known !== undefined && known.number.value !== number.value) return;
      if (known === undefined) found.push({ number, statement });
      parts.set(line, known ?? { number, statement });
    }
  }
  const sum = found.reduce((added, { number }) => added + number.value, total.sum);
  if (found.length === 0 || found.length > MOST_GATHERED || parts.size < 3 || sum > total.whole.number.value) return;
  for (const one of found) lent.addPart(total, one);
}

interface Gathered {
  readonly placed: ReadonlySet<Standing["number"]>;
  readonly lent: Lent;
}

const OF_CRIMES = /^(?:crime|offence|case|report|referral|incident|investigation)s?$/u;

function isNearWhole({ whole, place, period }: Gathering, statement: Statement): boolean {
  return (
    mayBeSame(place, placeKey(statement.place)) &&
    mayBeSame(period, periodKey(statement.period)) &&
    Math.abs(whole.statement.paragraph - statement.paragraph) <= FAR
  );
}

function isOrphan({ kind, numbers }: Statement, placed: ReadonlySet<Standing["number"]>): boolean {
  const counts = numbers.filter(isCount);
  const lines = new Set(counts.flatMap(({ line }) => line ?? []));
  return (
    kind === "breakdown" &&
    counts.length >= 2 &&
    lines.size === counts.length &&
    counts.length === numbers.length &&
    counts.every((one) => one.hedge === null && one.role !== "whole" && !placed.has(one))
  );
}

interface Attaching {
  readonly list: Statement;
  readonly lent: Lent;
}

/** A list of some crimes that were looked at, or of other places. */
const OF_SOME =
  /\b(?:sampl\w+|files?|reviewed|examined|audit\w*|inspect\w+|nationally|across|elsewhere|nationwide|other forces)\b/u;

/** Outcomes that a text tells apart from the list of the others. */
const ENDED = /^(?:charged|prosecuted)$/u;

function attach(text: string, all: readonly Gathering[], { list, lent: { addPart, belongs } }: Attaching): void {
  const counts = list.numbers.filter(isCount);
  const sum = counts.reduce((total, { value }) => total + value, 0);
  const isFor = (one: Gathering): boolean =>
    one.parts.length > 0 &&
    one.parts.every(({ number, statement }) => statement === one.whole.statement && isEnding(number, statement)) &&
    one.sum + sum <= one.whole.number.value &&
    !counts.some(({ line }) => line !== null && ENDED.test(line)) &&
    mayBeSame(one.place, placeKey(list.place)) &&
    mayBeSame(one.period, periodKey(list.period)) &&
    counts.every((number) => belongs(one.unit, number)) &&
    Math.abs(one.whole.statement.paragraph - list.paragraph) <=
      (counts.length > 2 || one.sum + sum === one.whole.number.value ? FAR : NEAR);
  if (OF_SOME.test(wordsOf(text, list))) return;
  const fitting = all.filter(isFor);
  // “16 charges from 370 crimes”, where the list has the 170 that 540 is more: no whole of its own.
  const wholes = fitting.filter(
    (one) =>
      !fitting.some((other) => counts.some(({ value }) => other.whole.number.value - value === one.whole.number.value)),
  );
  const [only, ...others] = wholes;
  const isAlone = others.every(
    (other) => other.whole.number.value === only?.whole.number.value && other.sum === only.sum,
  );
  if (only === undefined || !isAlone) return;
  for (const number of counts) addPart(only, { number, statement: list });
}

function isEnding({ line, unit }: Standing["number"], { numbers }: Statement): boolean {
  const own = line ?? numbers.find(({ role }) => role === "whole" || role === "ratio")?.line ?? null;
  return (own !== null && ENDED.test(own)) || unit === "charges" || unit === "prosecutions";
}

interface Closing {
  readonly total: Gathering;
  readonly lent: Lent;
}

/**
 * “In 131 no suspect was found. In 98 the victim couldn’t carry on. And 71 are open”: counts that stand among the parts and say no known outcome are parts where
 * they make the sum close, since a sum that closes shows that it is one.
 */
function closeWith(
  text: string,
  all: readonly Gathering[],
  statements: readonly Statement[],
  { total, lent }: Closing,
): void {
  const rest = total.whole.number.value - total.sum;
  const lists = total.parts.filter(({ number }) => number.line !== null);
  const last = total.parts.at(-1);
  if (rest <= 0 || lists.length < 2 || last === undefined) return;
  const first = Math.min(...total.parts.map(({ number }) => number.start));
  const own = new Set([...total.parts, ...total.left].map(({ number }) => number));
  const counts = statements
    .filter(
      (one) =>
        (one.kind === "count" || one.kind === "breakdown") &&
        one.paragraph === last.statement.paragraph &&
        one.start > first,
    )
    .flatMap((statement) => statement.numbers.map((number) => ({ number, statement })))
    .filter(
      ({ number }) => isCount(number) && number.hedge === null && !own.has(number) && lent.belongs(total.unit, number),
    );
  const sum = counts.reduce((add, { number }) => add + number.value, 0);
  if (counts.length === 0 || counts.length > MOST_COUNTS || sum !== rest) return;
  if (counts.some((one) => partWords(before(text, one.number.start, one.statement.sentence)) || isUntold(text, one)))
    return;
  if (counts.length === 1 && counts.every(({ number }) => number.line === null)) return;
  for (const one of counts) {
    for (const other of all) if (other !== total) drop(other, one);
    lent.addPart(total, one);
  }
}

/** Whether the words around a number say that nobody has told what became of it. */
function isUntold(text: string, { number, statement: { sentence } }: Standing): boolean {
  return isRemainder(before(text, number.start, sentence, 110), after(text, number.end, sentence));
}

function drop(total: Gathering, { number }: Standing): void {
  const at = total.parts.findIndex((one) => one.number === number);
  if (at === -1) return;
  total.parts.splice(at, 1);
  total.sum -= number.value;
}

/** “110 crimes, a fifth of all, for which no outcome is given”: exactly what the parts leave, wherever it stands, with no outcome of its own. */
function leftOf(text: string, total: Gathering, { statements, placed, lent }: Left): void {
  const rest = total.whole.number.value - total.sum;
  if (rest < MOST_FEW || total.parts.length < 3) return;
  for (const statement of statements) {
    const [number, ...others] = statement.numbers.filter(isCount);
    if (number === undefined || others.length > 0 || !["count", "rate"].includes(statement.kind)) continue;
    const isRest = number.value === rest && number.hedge === null && number.line === null && number.role !== "whole";
    const isNear = Math.abs(statement.paragraph - total.whole.statement.paragraph) <= FAR;
    if (!isRest || !isNear || placed.has(number) || !mayBeSame(total.place, placeKey(statement.place))) continue;
    // What is said to be left is left of whatever was counted before it.
    const isOf = lent.belongs(total.unit, number) || saysRest(before(text, number.start, statement.sentence));
    if (isOf && UNTOLD.test(wordsOf(text, statement))) total.left.push({ number, statement });
  }
}

interface Left {
  readonly statements: readonly Statement[];
  readonly placed: ReadonlySet<Standing["number"]>;
  readonly lent: Lent;
}

/** Words that say that something is left, or that nobody has told of it. */
const UNTOLD =
  /\b(?:no (?:outcome|explanation|result|answer|ending)s?|silent (?:on|about)|fate of|unexplained|unaccounted|accounted|nobody|nothing|no one|missing|left|leaves|leaving|remain\w*|the (?:other|others|rest|remainder)|dropped out|gap|cannot (?:say|explain)|not (?:said|explained|told|known?|reported|given))\b/u;
const MOST_SENTENCE = 600;

function wordsOf(text: string, { sentence: { start, end } }: Statement): string {
  return text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
}

/** A smaller number may stand for something else by chance. */
const MOST_FEW = 10;
