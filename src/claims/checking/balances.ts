// Parts against totals: what is left over of a whole, and which statements stand in its sum.
import { balanceLine, isBalanceLineId } from "../../standard/balance-lines.ts";
import { withCommas } from "../../standard/numbers.ts";
import type { TextBalance } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { missesCharges } from "./charges-apart.ts";
import { before, isCount, mayBeSame, periodKey, placeKey, ratiosOf } from "./numbers-of.ts";
import { isOffered } from "./offered.ts";
import { isRemainder, partWords, saysRest } from "./part-words.ts";
import { plainNumber } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { isToldAmiss } from "./told-apart.ts";
import type { Standing, Total } from "./total.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** A balance of the text with the statements that stand in it. */
export interface Summed {
  readonly balance: TextBalance;
  readonly total: Total;
}

/** What the sums of a text say of one statement. `closes` is `null` where it is no part of a sum. */
export interface InSum extends Worked {
  readonly closes: boolean | null;
}

/** A statement that stands in no sum. */
export const NO_SUM: InSum = { ...NOTHING, closes: null };

/** Every balance that a text states: a whole with two parts or more that tell what became of it. */
export function balancesOf(
  text: string,
  totals: readonly Total[],
  statements: readonly Statement[] = [],
): readonly Summed[] {
  const rates = ratesByWhole(statements);
  const bare = bareBySentence(statements);
  const mayBeWhole = (one: NumberSaid): boolean =>
    isCount(one) && (one.role === "whole" || (one.line === null && one.role !== "part"));
  const counts = new Set(statements.flatMap(({ numbers }) => numbers.filter(mayBeWhole).map(({ value }) => value)));
  return totals
    .filter((total) => isToldApart(text, total) && isOffered(text, total, counts) && !missesNumbers(text, total))
    .filter((total) => !missesShares(total, rates.get(total.whole.number.value) ?? []))
    .filter((total) => !missesBareShares(total, bare) && !missesCharges(total, statements))
    .filter((total) => !isToldAmiss(text, total, statements))
    .map((total) => ({ total, balance: balanceOf(text, total) }));
}

/** At most so much of a sentence is looked through. */
const MOST_SENTENCE = 2000;

/** Two parts at least, and words that set them beside each other: two lines of the balance, a list, or “a further”. */
function isToldApart(text: string, { parts }: Total): boolean {
  const lines = new Set(parts.flatMap(({ number }) => number.line ?? []));
  const isListed = parts.some(
    ({ number, statement }) =>
      statement.kind === "breakdown" || partWords(before(text, number.start, statement.sentence)),
  );
  return parts.length >= 2 && (isListed || lines.size >= 2);
}

/** Counts in digits; not years, not a part of a longer number or word. */
const DIGITS = /(?<![\d.,£$€#/:\p{L}-])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3}){0,3}(?![\d.,]*\d|[\p{L}%:/-])/gu;
/** What makes a number no count of these things. */
const NO_COUNT =
  /^\s?(?:%|per ?cent|percent|pc\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|forces\b|am\b|pm\b|january|february|march|april|may\b|june|july|august|september|october|november|december|districts?\b|areas?\b|times\b)/iu;
const AGED =
  /(?:aged?|under|over|in|january|february|march|april|may|june|july|august|september|october|november|december|section|page|rule|operation|question|table|chapter|paragraph|item|part|figure|appendix|annex|one)\s$/iu;

/**
 * Whether a sentence with a part holds a count that is in no statement of the sum: then something may not have been understood, or tells the
 * parts of something else, and nothing is said of what is left over. A sum that closes needs no such care.
 */
function missesNumbers(text: string, { whole, parts, left, unlike }: Total): boolean {
  const sum = parts.reduce((all, { number }) => all + number.value, 0);
  if (sum === whole.number.value) return false;
  if (unlike.length > 0) return true;
  const members = new Set([whole, ...parts, ...left].map(({ statement }) => statement));
  // “Some 4,900 had no suspect”: a part that is only about so many leaves nothing to be said of the rest.
  const isAbout = (one: NumberSaid): boolean => isCount(one) && one.hedge !== null && one !== whole.number;
  if (parts.some(({ statement }) => statement.numbers.some(isAbout))) return true;
  // Every place within a number: in “one in every 34” the digits stand at its end.
  if (parts.some(({ statement }) => hasShareAlone(statement, whole.number.value))) return true;
  const known = new Set(
    [...members].flatMap(({ numbers }) =>
      numbers.flatMap(({ start, end }) =>
        Array.from({ length: Math.min(end - start, MOST_WORDS) }, (_, at) => start + at),
      ),
    ),
  );
  if (saysRestItself(text, { whole, parts, known, rest: whole.number.value - sum })) return true;
  if (missesWorded(text, { whole, parts, known })) return true;
  const sentences = new Map(parts.map(({ statement: { sentence } }) => [sentence.start, sentence.end]));
  return [...sentences].some(([start, end]) =>
    [...text.slice(start, Math.min(end, start + MOST_SENTENCE)).matchAll(DIGITS)].some(
      ({ index, 0: digits }) => !known.has(start + index) && isPlainCount(text, start + index, digits.length),
    ),
  );
}

const WORDS: readonly string[] = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const WORDED =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z]{3,12} )?(?:cautions?|charges?|prosecutions?|convictions?|warnings?|penalt(?:y|ies)|resolutions?)\b/giu;

/** “Two cautions were given.” between the parts, in no statement: a part that was not understood. */
function missesWorded(text: string, { whole, parts, known }: Omit<Rest, "rest">): boolean {
  const from = Math.min(...[whole, ...parts].map(({ statement }) => statement.sentence.start));
  const to = Math.max(...parts.map(({ statement }) => statement.sentence.end));
  const told = new Set(parts.map(({ number }) => number.value));
  return [...text.slice(from, Math.min(to, from + MOST_SENTENCE)).matchAll(WORDED)].some(
    ({ index, 1: word = "" }) => !known.has(from + index) && !told.has(WORDS.indexOf(word.toLowerCase())),
  );
}

/** “Half had no suspect, 64 were not supported and 32 are open”: a share of a list that is the share of none of its counts is a part of its own. */
function hasShareAlone({ kind, numbers }: Statement, of: number): boolean {
  if (kind !== "breakdown") return false;
  const counts = numbers.filter(isCount);
  return ratiosOf({ numbers }).some((said) =>
    counts.every(({ value }) => fitOf(said, { value: value / of, counts: { count: value, of } }) === "not"),
  );
}

/** A number and its words are no longer than this. */
const MOST_WORDS = 80;

interface Rest extends Pick<Total, "whole" | "parts"> {
  /** Where the numbers of the sum stand. */
  readonly known: ReadonlySet<number>;
  readonly rest: number;
}

/**
 * Whether the text itself says what the parts leave, in a number that is in no statement: “That leaves 202 still under investigation”. It must not
 * be told that they are not accounted for, unless the text says just that.
 */
function saysRestItself(text: string, { whole, parts, known, rest }: Rest): boolean {
  if (rest <= 0) return false;
  const ends = [whole, ...parts].map(({ statement }) => statement.sentence.end);
  const from = Math.min(...[whole, ...parts].map(({ statement }) => statement.sentence.start));
  const to = Math.min(Math.max(...ends) + BEHIND, from + MOST_SENTENCE * 3);
  return [...text.slice(from, to).matchAll(DIGITS)].some(({ index, 0: digits }) => {
    const at = from + index;
    if (known.has(at) || Number(digits.replaceAll(",", "")) !== rest || !isPlainCount(text, at, digits.length))
      return false;
    if (isInTable(text, at)) return false;
    return !isRemainder(
      text.slice(Math.max(0, at - 110), at).toLowerCase(),
      text.slice(at + digits.length, at + 60).toLowerCase(),
    );
  });
}

/** Whether a number stands in a row of a table: in a cell beside others. */
function isInTable(text: string, at: number): boolean {
  const end = text.indexOf("\n", at);
  const row = text.slice(text.lastIndexOf("\n", at) + 1, end === -1 ? text.length : end);
  return row.length < MOST_SENTENCE && /\d(?: {2,}|\t| ?\| ?)[\d(]/u.test(row);
}

/** What is left is said in the sum's own sentences or just behind them. */
const BEHIND = 300;

/**
 * Whether the text gives a part of the whole only as a rate: “nearly one in ten of the 1,250 crimes ended in a charge”. Then what is left over of
 * the counts is not what is left over of the whole.
 */
function missesShares({ whole, parts, place, period }: Total, rates: readonly Statement[]): boolean {
  const of = whole.number.value;
  if (parts.reduce((all, { number }) => all + number.value, 0) >= of) return false;
  const members = new Set(parts.map(({ statement }) => statement));
  const fitsPart = (said: NumberSaid): boolean =>
    parts.some(
      ({ number }) => fitOf(said, { value: number.value / of, counts: { count: number.value, of } }) !== "not",
    );
  return rates.some(
    (one) =>
      !members.has(one) &&
      mayBeSame(placeKey(one.place), place) &&
      mayBeSame(periodKey(one.period), period) &&
      !ratiosOf(one).every(fitsPart),
  );
}

/** Rates without a count, by the beginning of their sentence. */
function bareBySentence(statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const found = new Map<number, Statement[]>();
  for (const one of statements) {
    if (one.kind !== "rate" || one.numbers.some(isCount)) continue;
    const known = found.get(one.sentence.start) ?? [];
    if (known.length < MOST_RATES) found.set(one.sentence.start, [...known, one]);
  }
  return found;
}

/** “In half there was no suspect and in 180 no support”: a part of the whole that is only a share, in the sentence of another part. */
function missesBareShares({ whole, parts }: Total, bare: ReadonlyMap<number, readonly Statement[]>): boolean {
  const of = whole.number.value;
  if (parts.reduce((all, { number }) => all + number.value, 0) >= of) return false;
  const beside = new Set(parts.flatMap(({ statement }) => bare.get(statement.sentence.start) ?? []));
  return [...beside].some((one) =>
    ratiosOf(one).some((said) =>
      parts.every(
        ({ number: { value } }) => fitOf(said, { value: value / of, counts: { count: value, of } }) === "not",
      ),
    ),
  );
}

/** A few rates of one whole are enough to see that a part is missing. */
const MOST_RATES = 8;

/** Rates with a single count, by that count. */
function ratesByWhole(statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const found = new Map<number, Statement[]>();
  for (const one of statements) {
    const [only, ...others] = one.kind === "rate" ? one.numbers.filter(isCount) : [];
    if (only === undefined || others.length > 0 || ratiosOf(one).length === 0) continue;
    const known = found.get(only.value) ?? [];
    if (known.length < MOST_RATES) found.set(only.value, [...known, one]);
  }
  return found;
}

function isPlainCount(text: string, at: number, length: number): boolean {
  const behind = text.slice(at + length, at + length + 12);
  return !NO_COUNT.test(behind) && !AGED.test(text.slice(Math.max(0, at - 12), at));
}

function balanceOf(text: string, { whole, parts, unit }: Total): TextBalance {
  const total = whole.number.value;
  const sum = parts.reduce((all, { number }) => all + number.value, 0);
  const rest = total - sum;
  return {
    total,
    parts: parts.map(({ number }) => number.value),
    notAccountedFor: rest,
    sum: `${[total, ...parts.map(({ number }) => number.value)].map(withCommas).join(" − ")} = ${plainNumber(rest)}`,
    unit,
    place: placeWords([whole, ...parts]),
    says: parts.map((part) => capital(partSays(text, part))),
    sentence: sentenceOf(total, sum, unit),
  };
}

function placeWords(all: readonly Standing[]): string | null {
  return all.find(({ statement }) => statement.place !== null)?.statement.place?.words ?? null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a part is: its line of the balance, or the words after it. */
function partSays(text: string, { number, statement }: Standing): string {
  if (number.line !== null && isBalanceLineId(number.line)) return balanceLine(number.line).title;
  if (number.line !== null) return number.line.replaceAll("-", " ");
  const behind = text.slice(number.end, Math.min(statement.sentence.end, number.end + 90));
  const words = /^[\s–—-]{0,3}((?:[\p{L}’'-]{1,30} ?){1,5})/u.exec(behind)?.[1]?.trim() ?? "";
  const named = words.replace(/(?:(?:^| )(?:and|or|with|but|of|the|a|an|to|by|for|that))+$/u, "");
  // “31 of 962 crimes resulted in a charge”: what follows is the whole, and the sentence says what became of the part.
  if (/^(?:of|from|out of|in)\b/u.test(named) || named === "")
    return CHARGED.test(text.slice(statement.sentence.start, statement.sentence.end))
      ? balanceLine("charged").title
      : "not said";
  return named;
}

const CHARGED = /\b(?:charge[ds]?|charging|summons\w{0,3})\b/iu;

function sentenceOf(total: number, sum: number, unit: string | null): string {
  const rest = total - sum;
  const of = `${withCommas(Math.abs(rest))} of ${withCommas(total)}`;
  if (rest === 0) return `The parts add up to ${withCommas(total)}.`;
  const share = wholePercent(rest / total);
  if (rest > 0) return `${of} (${share}) ${rest === 1 ? "is" : "are"} not accounted for.`;
  return `The parts add up to ${withCommas(sum)}, ${withCommas(-rest)} more than the ${withCommas(total)}${unit === null ? "" : ` ${unit}`}.`;
}

/** Whole per cent; a share above 0 is never said as 0%. */
function wholePercent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 ? "under 1%" : `${rounded}%`;
}

/** A longer list of parts is not written out again in notes and readings. */
const MOST_LISTED = 30;

/** What the sums of the text say of each statement that stands in one, by statement. */
export function inSums(text: string, sums: readonly Summed[]): ReadonlyMap<Statement, InSum> {
  const found = new Map<Statement, InSum>();
  const add = (statement: Statement, one: InSum): void => {
    const known = found.get(statement);
    found.set(statement, known === undefined ? one : together(known, one));
  };
  for (const summed of sums) {
    const members = new Set(summed.total.parts.map(({ statement }) => statement));
    const sum = closing(summed);
    // A part that a list says again is told there: the list does not close, and not the number that was said before.
    const lists = summed.total.again.filter(
      ({ statement }) => statement.kind === "breakdown" && members.has(statement),
    );
    const again = new Set(lists.map(({ number }) => number.value));
    const isSaidAgain = ({ kind, numbers }: Statement): boolean =>
      kind === "count" && numbers.every(({ value }) => again.has(value));
    for (const statement of members) if (isSum(statement) && !isSaidAgain(statement)) add(statement, sum);
    for (const part of summed.total.parts)
      if (saysRest(before(text, part.number.start, part.statement.sentence))) add(part.statement, restOf(summed, part));
    for (const left of summed.total.left) add(left.statement, restOf(summed, left));
    for (const said of summed.total.sums) add(said.statement, addedUp(said, summed));
  }
  return found;
}

/** Statements that stand or fall by the sum; a rate stands by its own counts. */
function isSum({ kind }: Statement): boolean {
  return kind === "breakdown" || kind === "count";
}

function together(one: InSum, other: InSum): InSum {
  return {
    closes: one.closes === false || other.closes === false ? false : (one.closes ?? other.closes),
    readings: [...one.readings, ...other.readings],
    notes: [...new Set([...one.notes, ...other.notes])],
  };
}

function closing(summed: Summed): InSum {
  const { balance } = summed;
  const { total, parts, notAccountedFor: rest } = balance;
  const listed = parts.length > MOST_LISTED ? `${withCommas(parts.length)} parts` : parts.map(withCommas).join(" + ");
  const added = `${listed} = ${withCommas(total - rest)}`;
  const reading = fitted(
    `parts of ${withCommas(total)}${balance.unit === null ? "" : ` ${balance.unit}`}`,
    added,
    [rest === 0 ? "as said" : "not"],
    {
      value: total - rest,
    },
  );
  if (rest === 0)
    return {
      closes: true,
      readings: [reading],
      notes: [`${added}: the sum closes. Whether each part is right, the text alone does not tell.`],
    };
  const ask =
    rest < 0
      ? "Ask which of them are counted twice."
      : isOfOutcomes(summed)
        ? "Ask what became of them."
        : "Ask where they belong.";
  return {
    closes: false,
    readings: [reading],
    notes: [`${added}, not ${withCommas(total)}. ${balance.sentence} ${ask}`],
  };
}

function isOfOutcomes({ total }: Summed): boolean {
  return total.parts.some(({ number }) => number.line !== null);
}

/** A number that is said to be what the parts before it make. */
function addedUp({ number, statement }: Standing, { total: { parts } }: Summed): InSum {
  const before = parts.filter((one) => one.number.start < number.start && one.statement !== statement);
  const sum = `${before.map((one) => withCommas(one.number.value)).join(" + ")} = ${withCommas(number.value)}`;
  const listed = before.length > MOST_LISTED ? `${withCommas(before.length)} parts` : sum;
  return {
    closes: null,
    readings: [fitted("the parts before it, added up", listed, ["as said"], { value: number.value })],
    notes: [`${listed}.`],
  };
}

/** A number that is said to be what is left: the total less every other part. */
function restOf({ total, balance }: Summed, said: Standing): InSum {
  const isPart = total.parts.includes(said);
  const isLong = isPart || total.parts.length > MOST_LISTED;
  const earlier = isLong ? [] : total.parts.filter(({ number }) => number.start < said.number.start);
  const sofar = balance.total - earlier.reduce((sum, { number }) => sum + number.value, 0);
  // “What about the other 560?” is what the parts before it leave; those behind it may be parts of the 560.
  if (!isPart && earlier.length > 0 && earlier.length < total.parts.length && sofar === said.number.value)
    return restOf({ balance: { ...balance, notAccountedFor: sofar }, total: { ...total, parts: earlier } }, said);
  const rest = balance.notAccountedFor + (isPart ? said.number.value : 0);
  const others = total.parts.slice(0, MOST_LISTED + 1).filter(({ number }) => number !== said.number);
  const listed =
    total.parts.length > MOST_LISTED
      ? `${withCommas(balance.total)} − ${withCommas(total.parts.length)} parts`
      : [balance.total, ...others.map(({ number }) => number.value)].map(withCommas).join(" − ");
  const signs = `${listed} = ${plainNumber(rest)}`;
  const fit = fitOf(said.number, { value: rest });
  return {
    closes: null,
    readings: [fitted(`what is left of ${withCommas(balance.total)}`, signs, [fit], { value: rest })],
    notes: [fit === "not" ? `${signs}, not ${withCommas(said.number.value)}.` : `${signs}.`],
  };
}
