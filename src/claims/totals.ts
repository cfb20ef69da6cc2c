// Wholes and the parts that a text states of them, gathered across its sentences: one total of a unit, place and period, and what belongs to it.
import { forceById } from "../standard/forces.ts";
import { mixedCohorts } from "./cohorts.ts";
import { after, atTwoTimes, before, isCount, mayBeSame, pairOf, periodKey, placeKey } from "./numbers-of.ts";
import { isRemainder, partWords } from "./part-words.ts";
import type { NumberSaid, Statement } from "./statement.ts";

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
}

/** A total while it is gathered. */
interface Gathering {
  whole: Standing;
  readonly place: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly parts: Standing[];
  readonly left: Standing[];
  /** The parts by their counts, a few of each: a long list must not be walked for every number in it. */
  readonly byCount: Map<number, Standing[]>;
  sum: number;
  /** The paragraph in which it, or a part of it, last stood. */
  paragraph: number;
}

/** A part stands at most so many paragraphs after its total, or after the part before it. */
const REACH = 2;
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
  for (const statement of statements) {
    if (!MAY_HOLD_PARTS.has(statement.kind) || atTwoTimes(text, statement) !== null) continue;
    const own = ownTotal(text, all, statement);
    for (const number of statement.numbers) {
      if (!isCount(number) || number === own?.whole.number || number.role === "whole") continue;
      place(text, all, { number, statement, own });
    }
  }
  return all;
}

const MAY_HOLD_PARTS: ReadonlySet<Statement["kind"]> = new Set(["count", "rate", "breakdown", "average"]);

/** The total that a statement names itself; opened, or found again. `null` where it names none, or lays cohorts over each other. */
function ownTotal(text: string, all: Gathering[], statement: Statement): Gathering | null {
  const whole = statement.numbers.find((one) => one.role === "whole" && isCount(one));
  if (whole === undefined || whole.value < 2 || whole.hedge !== null) return null;
  const pair = pairOf(statement);
  if (pair !== null && mixedCohorts(text, statement, pair) !== null) return null;
  return opened(all, { number: whole, statement });
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
  if (again !== undefined) {
    again.paragraph = statement.paragraph;
    return again;
  }
  if (same.some((one) => isDerived(one, number.value))) return null;
  const fresh: Gathering = {
    ...{ whole, ...here, parts: [], left: [], byCount: new Map(), sum: 0 },
    paragraph: statement.paragraph,
  };
  all.push(fresh);
  return fresh;
}

/** 370 is 540 less the 170 with another agency; 430 is what its parts add up to: neither is a whole of its own. */
function isDerived({ whole, parts, byCount, sum }: Gathering, value: number): boolean {
  return byCount.has(whole.number.value - value) || (parts.length > 1 && sum === value);
}

interface Placing extends Standing {
  readonly own: Gathering | null;
}

/** Puts a count where it belongs: with the total of its statement, with an open one, as a total of its own, or nowhere. */
function place(text: string, all: Gathering[], { number, statement, own }: Placing): void {
  const standing = { number, statement };
  const near = before(text, number.start, statement.sentence);
  const total = own ?? openFor(text, all, { ...standing, named: namedUnit(near) });
  if (total !== null && isRemainder(near, after(text, number.end, statement.sentence))) {
    total.left.push(standing);
    return;
  }
  const isPart = isLine(statement, number) || statement.kind === "breakdown" || partWords(near) || isOutcome(number);
  if (
    total !== null &&
    number.value > 0 &&
    number.hedge === null &&
    (isPart || (own !== null && number.role === "part"))
  ) {
    if (!isRepeat(total, standing)) addPart(total, standing);
    total.paragraph = statement.paragraph + linesIn(text, statement);
    return;
  }
  const mayBeWhole = number.role === "alone" && number.line === null && statement.kind === "count" && !partWords(near);
  if (mayBeWhole && number.hedge === null && number.value > 1 && number.unit !== null && WHOLES.test(number.unit))
    opened(all, standing);
}

/** A table runs over many lines, each a paragraph. */
function linesIn(text: string, { start, end }: Statement): number {
  return text.slice(start, Math.min(end, start + MOST_QUOTE)).split("\n").length - 1;
}

const MOST_QUOTE = 4000;

/** Whether a number says what became of a part. A conviction or an arrest comes on top of a charge; only a list sets them beside each other. */
function isLine({ kind }: Statement, { line }: NumberSaid): boolean {
  return line !== null && (kind === "breakdown" || !["convicted", "prosecuted", "arrested"].includes(line));
}

interface Named extends Standing {
  /** The unit of the whole that the words before the number name. */
  readonly named: string | null;
}

/** The newest total that a part may belong to. */
function openFor(text: string, all: readonly Gathering[], { number, statement, named }: Named): Gathering | null {
  const [where, when] = [placeKey(statement.place), periodKey(statement.period)];
  const isOpen = (one: Gathering): boolean =>
    statement.paragraph - one.paragraph <= REACH &&
    (mayBeSame(one.place, where) || namesForce(text, one.whole.statement, where)) &&
    mayBeSame(one.period, when) &&
    belongs(one.unit, number) &&
    unitsMatch(one.unit, named) &&
    !isChargedTwice(one, number, statement);
  return all.slice(-MOST_OPEN).findLast(isOpen) ?? null;
}

/** “Ten years after the Rotherham scandal … South Yorkshire Police flagged”: a sentence of a town that names the force of the part. */
function namesForce(text: string, { place: said, sentence }: Statement, force: string | null): boolean {
  const called = said?.kind === "other" && force !== null ? forceById(force)?.called : undefined;
  return (
    called !== undefined && text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).includes(called)
  );
}

/** The charged of one whole are counted once: “of the 19 people charged” says them again, or others. */
function isChargedTwice({ parts }: Gathering, { line, unit }: NumberSaid, statement: Statement): boolean {
  const isCharge = line === "charged" || (unit !== null && /^charges?$/u.test(unit));
  return isCharge && parts.some((one) => one.statement !== statement && isChargedPart(one));
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
  return line !== null || OUTCOMES.test(own) || unitsMatch(unit, own);
}

/** Crimes, offences and cases are said of the same things. */
const CRIMES = /^(?:crime|offence|case|incident|investigation)s?$/u;

function unitsMatch(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other || (CRIMES.test(one) && CRIMES.test(other));
}

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
