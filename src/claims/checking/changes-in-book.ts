// A change of a force between two periods, held against the book: crimes, those of one line, or the rate, in both periods on one basis.
import type { ForceAnswer } from "../../measures/result.ts";
import { percent } from "../../measures/sentences.ts";
import { withCommas } from "../../standard/numbers.ts";
import { parsePeriod } from "../../standard/periods.ts";
import type { Reading } from "../checked.ts";
import type { FigureQuestion } from "../figures.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { type Book, denominatorsOf, fitting, passportOf } from "./book.ts";
import { changeWords, directionSaid, type Ends, sizeReadings, sizesOf, wayTold } from "./changes.ts";
import { atTwoTimes } from "./numbers-of.ts";
import { intervalWords } from "./rate-words.ts";
import { type RateWish, scopeWords } from "./rates-in-book.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, type Worked } from "./worked.ts";

/** What changed: the rate, or a count of crimes. */
type Changed = "rate" | "count";

/** Two figures of one force on one basis, and what they are of. */
interface Both {
  readonly says: string;
  readonly ends: Ends;
  readonly passport: string;
}

/** Years as they are printed: 2019, 2018/19, 2018-19. */
const YEARS = /(?<![\d/–-])(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\d/])/gu;
const OF_RATE = /\b(?:rate|share|proportion|percentage)s?\b/iu;
const OF_CRIMES = /\b(?:crimes?|offences?|cases|rapes?)\b/iu;

/** Reads a change in the book: needs a force, a scope and two periods in its sentence. Nothing where the book has neither period. */
export async function changesInBook(text: string, book: Book, statement: Statement, wish: RateWish): Promise<Worked> {
  const force = statement.place?.force ?? null;
  const periods = periodsOf(text, statement);
  if (statement.kind !== "change" || force === null || wish.scope === null || periods === null) return NOTHING;
  const said = atTwoTimes(text, statement);
  const changed = changedOf(text, statement, said);
  if (changed === null || (changed === "rate" && wish.line !== "charged")) return NOTHING;
  const asked: Asked = {
    statement,
    force,
    scope: wish.scope,
    line: changed === "rate" ? null : lineOf(statement),
    changed,
  };
  const [earlier, later] = await Promise.all(periods.map((period) => figuresOf(book, asked, period)));
  const both = (later ?? []).flatMap((two) => {
    const one = earlier?.find(({ key }) => key === two.key);
    return one === undefined
      ? []
      : [{ says: `${one.period} and ${two.says}`, passport: two.passport, ends: endsOf(one, two) }];
  });
  if (both.length > 0) return workedOf(text, statement, { both, said });
  return oneOnly(said, { earlier: earlier ?? [], later: later ?? [], periods });
}

/** The two periods that the words around a change name, the earlier first. */
function periodsOf(text: string, { start, end, sentence }: Statement): readonly [string, string] | null {
  const words = text.slice(Math.max(sentence.start, start - REACH), Math.min(sentence.end, end + REACH));
  const ids = new Set([...words.matchAll(YEARS)].flatMap(([year]) => parsePeriod(year)?.id ?? []));
  const [one, other, ...more] = [...ids].toSorted();
  const isAlike = one !== undefined && other !== undefined && one.length === other.length && more.length === 0;
  return isAlike ? [one, other] : null;
}

const REACH = 80;

function changedOf(text: string, { sentence }: Statement, said: readonly NumberSaid[] | null): Changed | null {
  const words = text.slice(sentence.start, sentence.end);
  const [from] = said ?? [];
  if (from !== undefined && from.form !== "count")
    return from.form === "percent" || from.form === "one-in" ? "rate" : null;
  if (from === undefined && OF_RATE.test(words)) return "rate";
  const units = (said ?? []).flatMap(({ unit }) => unit ?? []);
  return OF_CRIMES.test(words) && units.every((unit) => OF_CRIMES.test(unit)) ? "count" : null;
}

function lineOf({ numbers }: Statement): string | null {
  return numbers.find(({ line }) => line !== null)?.line ?? null;
}

interface Asked {
  readonly statement: Statement;
  readonly force: string;
  readonly scope: string;
  readonly line: string | null;
  readonly changed: Changed;
}

/** A figure of one period; figures of two periods with one key can be held against each other. */
interface Figure {
  readonly key: string;
  readonly period: string;
  readonly says: string;
  readonly value: number;
  /** The figure in words; a rate with its interval. */
  readonly words: string;
  readonly passport: string;
  readonly changed: Changed;
}

async function figuresOf(book: Book, asked: Asked, period: string): Promise<readonly Figure[]> {
  const { statement, scope, force, changed, line } = asked;
  const of = { ...statement, period: { id: period, words: period } };
  const answers = fitting(book, of, { scope, force }).filter(
    (one) => one.period === period && (changed === "rate" || line !== null || one.basis !== "closed"),
  );
  const found: Figure[] = [];
  for (const one of answers) {
    const question: FigureQuestion = { scope, period, basis: one.basis, denominator: "all" };
    const answer = await book.force(force, question);
    if (answer !== null)
      found.push(...(changed === "rate" ? rates(asked, answer, question) : count(asked, answer, question)));
  }
  return found;
}

function basisWords({ basis }: FigureQuestion): string {
  return basis === "not stated" ? "basis not stated" : `${basis} basis`;
}

function rates({ statement }: Asked, answer: ForceAnswer, question: FigureQuestion): readonly Figure[] {
  return denominatorsOf(statement).flatMap((denominator) => {
    const rate = answer.rates.find(({ under }) => under === denominator);
    if (rate === undefined || rate.rate === null) return [];
    const what = `charged of ${scopeWords(question.scope)}${denominator === "all" ? "" : `, ${rate.title.toLowerCase()}`}`;
    return [
      {
        key: `${question.basis} ${denominator}`,
        period: question.period,
        says: `${question.period}, ${answer.called}: ${what}, ${basisWords(question)}`,
        value: rate.rate * 100,
        words: `${percent(rate.rate)}${rate.interval === null ? "" : ` (${intervalWords(rate.interval)})`}`,
        passport: passportOf("rate", { ...question, denominator }, answer.force),
        changed: "rate",
      },
    ];
  });
}

function count({ line }: Asked, answer: ForceAnswer, question: FigureQuestion): readonly Figure[] {
  const of = line === null ? null : answer.balance.lines.find((one) => one.line === line);
  const value = of === null ? answer.balance.total : of?.count;
  if (typeof value !== "number") return [];
  const what = of === null || of === undefined ? "" : `${of.title.toLowerCase()}, of `;
  return [
    {
      key: question.basis,
      period: question.period,
      says: `${question.period}, ${answer.called}: ${what}${scopeWords(question.scope)}, ${basisWords(question)}`,
      value,
      words: withCommas(value),
      passport: passportOf(line ?? "total", question, answer.force),
      changed: "count",
    },
  ];
}

function endsOf(one: Figure, other: Figure): Ends {
  return { from: numberOf(one), to: numberOf(other) };
}

/** A figure as a number of a text, so that sizes are held against it by the same rules. */
function numberOf({ value, words, changed }: Figure): NumberSaid {
  const isCount = changed === "count";
  const form = isCount ? "count" : "percent";
  const plain = { start: 0, end: 0, to: null, hedge: null, unit: null, line: null, role: "from" } as const;
  return { ...plain, words, form, value, decimals: isCount ? 0 : 6 };
}

interface Gathered {
  readonly both: readonly Both[];
  readonly said: readonly [NumberSaid, NumberSaid] | null;
}

function workedOf(text: string, statement: Statement, { both, said }: Gathered): Worked {
  const sizes = sizesOf(statement, said);
  const way = directionSaid(text, statement);
  const all = both.map(({ says, ends, passport }): Reading => {
    const isSized = sizes.every((one) => sizeReadings(one, ends).some(({ verdict }) => verdict === "holds"));
    const isThatWay = way === null || wayTold(ends) === way;
    const fits = said === null ? [] : [given(said[0], ends.from), given(said[1], ends.to)];
    const computed = `${ends.from.words}, then ${ends.to.words}: ${changeWords(ends)}`;
    if (said === null && sizes.length === 0 && way === null) return open(says, computed, { passport });
    return fitted(says, computed, [...fits, isSized && isThatWay ? "as said" : "not"], { passport });
  });
  const readings = all.filter(({ computed }, at) => all.findIndex((one) => one.computed === computed) === at);
  const [first] = readings;
  const fails = first !== undefined && readings.every(({ verdict }) => verdict === "does not hold");
  return {
    readings,
    notes: fails
      ? [`The book has ${first.computed} (${first.reading}): ask which publication and edition the numbers are from.`]
      : [],
  };
}

function given(said: NumberSaid, figure: NumberSaid): ReturnType<typeof fitOf> {
  return fitOf(said, { value: figure.form === "percent" ? figure.value / 100 : figure.value });
}

interface OneOnly {
  readonly earlier: readonly Figure[];
  readonly later: readonly Figure[];
  readonly periods: readonly [string, string];
}

/** The book has only one of the two periods: that end is held against it, and the other is said to be missing. */
function oneOnly(said: Gathered["said"], { earlier, later, periods }: OneOnly): Worked {
  const [known, missing] = later.length > 0 ? [later, periods[0]] : [earlier, periods[1]];
  if (known.length === 0) return NOTHING;
  const end = later.length > 0 ? said?.[1] : said?.[0];
  const note = `The book has nothing of ${missing}: a change needs both periods.`;
  if (end === undefined)
    return { readings: [open(`change to or from ${missing}`, "the book has no figures of it")], notes: [note] };
  const readings = known.map((one): Reading => {
    const value = numberOf(one);
    const fit = given(end, value);
    return fit === "not"
      ? fitted(one.says, value.words, [fit], { value: one.value, passport: one.passport })
      : open(one.says, `${value.words}, as printed; nothing of ${missing}`, {
          value: one.value,
          passport: one.passport,
        });
  });
  // One of the readings may be the one that is meant: then the others refute nothing.
  const fitting = readings.filter(({ verdict }) => verdict !== "does not hold");
  return { readings: fitting.length > 0 ? fitting : readings, notes: [note] };
}
