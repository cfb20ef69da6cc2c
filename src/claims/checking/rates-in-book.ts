// A rate or an average under each reading that the book can work out: whose, when, which basis, which crimes counted.
import type { BalanceLine, Comparison, ForceAnswer, Rate } from "../../measures/result.ts";
import { percent } from "../../measures/sentences.ts";
import { DENOMINATORS, type Denominator } from "../../standard/bases.ts";
import { forceById } from "../../standard/forces.ts";
import { withCommas } from "../../standard/numbers.ts";
import { parseScope } from "../../standard/scopes.ts";
import type { Interval } from "../../statistics/interval.ts";
import type { Reading } from "../checked.ts";
import type { Answerable, FigureQuestion } from "../figures.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { type Book, denominatorsOf, fitting, isTouching, passportOf } from "./book.ts";
import { pairOf, ratiosOf, shareSaid } from "./numbers-of.ts";
import { bareShareWords, exactWords, intervalWords, type ShareForm, shareForm } from "./rate-words.ts";
import { type Fit, fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, type Worked } from "./worked.ts";

/** What of a rate is asked: which line of the balance, and of which crimes. */
export interface RateWish {
  readonly scope: string | null;
  /** `charged`, or another line of the balance; `null` where the words do not say what became of the crimes. */
  readonly line: string | null;
}

/** At most so many readings of one statement are listed; those that hold come first. */
const MOST_READINGS = 12;
/** A share still open beyond this is said. */
const LARGE_OPEN = 0.15;

/** Reads a rate or an average in the book. Nothing where the words name no scope or no line, or the book has nothing. */
export async function ratesInBook(book: Book, statement: Statement, wish: RateWish): Promise<Worked> {
  const force = statement.place?.force ?? null;
  if (wish.line === null || wish.scope === null || statement.place?.kind === "other") return NOTHING;
  const answers = fitting(book, statement, { scope: wish.scope, force });
  if (force !== null) return ofForce(book, statement, { force, answers, line: wish.line });
  const isOfForces =
    statement.place?.kind === "country" ||
    statement.averageOf !== null ||
    statement.numbers.some(({ role }) => role === "of-forces");
  return isOfForces && statement.period !== null && wish.line === "charged"
    ? ofCountry(book, statement, answers)
    : NOTHING;
}

interface OfForce {
  readonly force: string;
  readonly answers: readonly Answerable[];
  readonly line: string;
}

async function ofForce(book: Book, statement: Statement, { force, answers, line }: OfForce): Promise<Worked> {
  const found: Reading[] = [];
  const notes = new Set<string>();
  for (const one of answers) {
    const question: FigureQuestion = { scope: one.scope, period: one.period, basis: one.basis, denominator: "all" };
    const answer = await book.force(force, question);
    if (answer === null) continue;
    found.push(
      ...(line === "charged"
        ? chargeReadings(statement, answer, question)
        : lineReadings(statement, answer, { question, line })),
    );
    for (const note of forceNotes(answer)) notes.add(note);
  }
  return told(found, statement, { answers, notes });
}

interface Gathered {
  readonly answers: readonly Answerable[];
  readonly notes: ReadonlySet<string>;
}

/** The readings worth showing with their notes, the one nearest to what is printed where none holds. */
function told(found: readonly Reading[], statement: Statement, { answers, notes }: Gathered): Worked {
  const readings = settled(found, statement);
  if (readings.length === 0) return NOTHING;
  const year = yearOnly(statement, answers);
  return {
    readings: [...readings, ...year.readings],
    notes: [...nearest(readings, statement), ...year.notes, ...notes],
  };
}

/** A bare year of which the book has only the financial years that touch it. */
function yearOnly({ period }: Statement, answers: readonly Answerable[]): Worked {
  const touching = [...new Set(answers.map((one) => one.period))].filter((one) => isTouching(period, one));
  if (period === null || touching.length === 0 || answers.some((one) => one.period === period.id)) return NOTHING;
  return {
    readings: [open(`calendar year ${period.id}`, "the book has no figures of it")],
    notes: [
      `“${period.words}” may be the calendar year or a financial year; of those that touch it the book has ${touching.join(" and ")}. Ask which twelve months are meant.`,
    ],
  };
}

/** Where nothing in the book gives the printed rate: the figure that comes nearest, and what to ask. */
function nearest(readings: readonly Reading[], statement: Statement): readonly string[] {
  const said = ratiosOf(statement).flatMap((one) => shareSaid(one) ?? [])[0];
  const known = readings.filter(({ value }) => value !== null && value > 0);
  if (said === undefined || known.length === 0 || readings.some(({ verdict }) => verdict === "holds")) return [];
  const apart = ({ value }: Reading): number => Math.abs(Math.log((value ?? 1) / said));
  const best = known.reduce((one, other) => (apart(other) < apart(one) ? other : one));
  return [
    `The nearest in the book is ${best.computed} (${best.reading}). Ask which publication, basis and crimes the printed rate is of.`,
  ];
}

/**
 * The readings worth showing. Without a period in the words, only a figure with the very counts is this one: a rate alone may be of any year.
 * Where counts are printed and a figure has them, the other figures are not the one that is meant.
 */
function settled(found: readonly Reading[], statement: Statement): readonly Reading[] {
  const held = found.filter(({ verdict }) => verdict === "holds");
  const isCounted = pairOf(statement) !== null && held.length > 0;
  const own = statement.period === null || isCounted ? held : found;
  const distinct = own.filter(
    ({ computed, verdict }, at) => own.findIndex((one) => one.computed === computed && one.verdict === verdict) === at,
  );
  const rank = ({ verdict }: Reading): number => (verdict === "holds" ? 0 : verdict === "does not hold" ? 1 : 2);
  return distinct.length <= MOST_READINGS
    ? distinct
    : distinct.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_READINGS);
}

function chargeReadings(statement: Statement, answer: ForceAnswer, question: FigureQuestion): readonly Reading[] {
  return denominatorsOf(statement).flatMap((denominator) => {
    const rate = answer.rates.find(({ under }) => under === denominator);
    if (rate === undefined) return [];
    const asked = { ...question, denominator };
    const says = `${answer.called}, ${asked.period}: ${countedWords(asked.scope, denominator)}, ${basisWords(asked.basis)}`;
    return [rateReading(statement, rate, { says, passport: passportOf("rate", asked, answer.force), asked })];
  });
}

function lineReadings(
  statement: Statement,
  answer: ForceAnswer,
  { question, line }: { question: FigureQuestion; line: string },
): readonly Reading[] {
  const found = answer.balance.lines.find((one) => one.line === line);
  const total = answer.balance.total;
  if (found === undefined || statement.leavesOut !== null) return [];
  const rate = { ...NO_RATE, numerator: found.count, denominator: total, rate: found.share, interval: found.interval };
  const says = `${answer.called}, ${question.period}: ${found.title.toLowerCase()}, of all ${scopeWords(question.scope)}, ${basisWords(question.basis)}`;
  return [
    rateReading(
      statement,
      { ...rate, why: whyNone(found) },
      { says, passport: passportOf(line, question, answer.force), asked: question },
    ),
  ];
}

const NO_RATE = { interval998: null, oneIn: null };

function whyNone({ share }: BalanceLine): string {
  return share === null ? "the counts are not exact" : "";
}

interface Named {
  readonly says: string;
  readonly passport: string;
  readonly asked: FigureQuestion;
}

function rateReading(statement: Statement, rate: Rate, { says, passport, asked }: Named): Reading {
  if (rate.rate === null)
    return open(says, rate.why ?? "the counts are not known", { interval: rate.interval, passport });
  const form = shareForm(ratiosOf(statement));
  const gives = { value: rate.rate, interval: rate.interval, passport };
  const fits = fitsOf(statement, rate);
  const computed = `${computedOf(rate, form)}${exactOf(rate, ratiosOf(statement))}`;
  return bookReading(statement, { says, computed, fits, gives, asked });
}

interface OfBook extends Omit<Named, "passport"> {
  readonly computed: string;
  readonly fits: readonly Fit[];
  readonly gives: Parameters<typeof open>[2];
}

/**
 * A reading of the book. With crimes left out, a number must fit as printed: two liberties at once are no reading that anybody means. A
 * financial year that only touches the year of the words cannot contradict them.
 */
function bookReading({ period }: Statement, { says, computed, fits, gives, asked }: OfBook): Reading {
  const strict = fits.map((fit) => (asked.denominator !== "all" && fit !== "as said" ? "not" : fit));
  const isOther = isTouching(period, asked.period) && strict.includes("not");
  return strict.length === 0 || isOther ? open(says, computed, gives) : fitted(says, computed, strict, gives);
}

/** Every number of the statement against the figure: its rates, and its counts where it has them. */
function fitsOf(statement: Statement, { rate, numerator, denominator }: Rate): readonly Fit[] {
  const counts =
    typeof numerator === "number" && typeof denominator === "number"
      ? { count: numerator, of: denominator }
      : undefined;
  const given = { value: rate ?? Number.NaN, ...(counts === undefined ? {} : { counts }) };
  const ratios = ratiosOf(statement).map((said) => fitOf(said, given));
  const pair = pairOf(statement);
  if (pair !== null && counts !== undefined)
    return [...ratios, fitOf(pair.part, { value: counts.count }), fitOf(pair.whole, { value: counts.of })];
  return statement.period === null ? ratios.map(() => "not") : ratios;
}

function exactOf({ numerator, denominator }: Rate, ratios: readonly NumberSaid[]): string {
  if (typeof numerator !== "number" || typeof denominator !== "number" || denominator === 0) return "";
  return exactWords({ count: numerator, of: denominator }, ratios);
}

function computedOf({ numerator, denominator, rate, interval, oneIn }: Rate, form: ShareForm): string {
  const counts =
    typeof numerator === "number" && typeof denominator === "number"
      ? `${withCommas(numerator)} of ${withCommas(denominator)}: `
      : "";
  const percents = `${percent(rate ?? 0)}${interval === null ? "" : ` (${intervalWords(interval)})`}`;
  if (form === "percent" || oneIn === null) return `${counts}${percents}`;
  return form === "one-in" ? `${counts}${oneIn.words}` : `${counts}${oneIn.words}, ${percents}`;
}

async function ofCountry(book: Book, statement: Statement, answers: readonly Answerable[]): Promise<Worked> {
  const found: Reading[] = [];
  const notes = new Set<string>();
  const several = answers.filter(({ forces }) => forces.length > 1);
  for (const one of several) {
    for (const denominator of denominatorsOf(statement)) {
      const question: FigureQuestion = { scope: one.scope, period: one.period, basis: one.basis, denominator };
      const answer = await book.comparison(question);
      if (answer === null) continue;
      found.push(...averageReadings(statement, answer, question));
      for (const note of countryNotes(answer, statement)) notes.add(note);
    }
  }
  return told(found, statement, { answers: several, notes });
}

function averageReadings(statement: Statement, answer: Comparison, question: FigureQuestion): readonly Reading[] {
  const { pooled, meanOfForces: mean } = answer;
  const about = `${question.period}: ${countedWords(question.scope, question.denominator)}, ${basisWords(question.basis)}`;
  const passport = passportOf("rate", question, null);
  // “Nationally 4.7 per cent” may be all counts added up or the mean of the forces, unless its counts are printed.
  const mayBeMean = statement.kind === "average" || pairOf(statement) === null;
  const pooledReading =
    statement.averageOf === "mean of forces"
      ? []
      : [
          rateReading(statement, pooled, {
            says: `pooled over ${pooled.forces} forces, ${about}`,
            ...{ passport, asked: question },
          }),
        ];
  if (!mayBeMean || statement.averageOf === "pooled" || mean.rate === null) return pooledReading;
  const fits = ratiosOf(statement).map((said) => fitOf(said, { value: mean.rate ?? Number.NaN }));
  const form = shareForm(ratiosOf(statement));
  const computed = `${bareShareWords(mean.rate, form)}${meanBetween(mean.interval, form)}`;
  const says = `mean of ${mean.forces} forces, ${about}`;
  const gives = { value: mean.rate, interval: mean.interval, passport };
  return [...pooledReading, bookReading(statement, { says, computed, fits, gives, asked: question })];
}

function meanBetween(interval: Interval | null, form: ShareForm): string {
  if (interval === null) return "";
  const [low, high] = interval;
  return form === "one-in" && low > 0 && high <= 0.5
    ? ` (${bareShareWords(high)} to ${bareShareWords(low)})`
    : ` (${intervalWords(interval)})`;
}

function forceNotes({ called, rates, balance, period, edition }: ForceAnswer): readonly string[] {
  const all = rates.find(({ under }) => under === "all");
  const line = balance.lines.find((one) => one.state === "open");
  const share = line?.share ?? 0;
  if (all === undefined) return [];
  return share > LARGE_OPEN
    ? [
        `${percent(share)} of ${called}'s crimes of ${period} have no outcome yet (edition ${edition}): the rate may still rise.`,
      ]
    : [];
}

/** Whether a force may be missing from what a statement names: “England and Wales” has no Police Scotland. */
function isIn(place: Statement["place"], nation: string | null): boolean {
  const named = ["England", "Wales", "Scotland", "Northern Ireland"].filter((one) => place?.words.includes(one));
  return named.length === 0 || nation === null || named.includes(nation);
}

function countryNotes({ pooled, coverage }: Comparison, { numbers, place }: Statement): readonly string[] {
  const said = numbers.find(({ role }) => role === "of-forces");
  const openShare = pooled.openShare ?? 0;
  const missing = coverage.missing.filter(({ force }) => isIn(place, forceById(force)?.nation ?? null));
  return [
    ...(said !== undefined && said.value !== pooled.forces
      ? [`The text says ${withCommas(said.value)} forces; the book compares ${pooled.forces}.`]
      : []),
    ...(missing.length > 0 ? [`No figure in the book: ${missing.map(({ called }) => called).join(", ")}.`] : []),
    ...(openShare > LARGE_OPEN
      ? [`${percent(openShare)} of the crimes have no outcome yet: the rate may still rise.`]
      : []),
  ];
}

/** A scope in words, as a noun. */
export function scopeWords(id: string): string {
  const scope = parseScope(id);
  if (scope === null) return id;
  return scope.kind === "offences" && !scope.id.startsWith("code:")
    ? scope.title
        .replace(/^O/u, "o")
        .replace(/^S/u, "s")
        .replace(/^Rape$/u, "rapes")
    : scope.title.replace(/^Crimes/u, "crimes");
}

function countedWords(scope: string, denominator: Denominator): string {
  const rule = DENOMINATORS.find(({ id }) => id === denominator)?.title.toLowerCase() ?? denominator;
  return denominator === "all" ? `of all ${scopeWords(scope)}` : `${scopeWords(scope)}, ${rule}`;
}

function basisWords(basis: string): string {
  return basis === "not stated" ? "basis not stated" : `${basis} basis`;
}
