// Checks the statements of a text: within the text first, then in the book, each under every reading that its words allow.
import type { CheckedText, Claim, Reading } from "./checked.ts";
import { acrossSeveral } from "./checking/across.ts";
import { inTwoForms, ownArithmetic } from "./checking/arithmetic.ts";
import { averageInText } from "./checking/averages.ts";
import { balancesOf, type InSum, inSums, NO_SUM, type Summed } from "./checking/balances.ts";
import { type Book, openBook } from "./checking/book.ts";
import { changes, type Near } from "./checking/changes.ts";
import { changeElsewhere } from "./checking/changes-elsewhere.ts";
import { changesInBook } from "./checking/changes-in-book.ts";
import { comparisons, type PrintedRates, printedRates } from "./checking/comparisons.ts";
import { countsInBook } from "./checking/counts-in-book.ts";
import { lessLeftOut, type Told } from "./checking/denominators.ts";
import { byCounts, type Explained, explained, ratesOf } from "./checking/elsewhere.ts";
import { intervalInText, type Parted, withInterval, withoutInterval } from "./checking/intervals.ts";
import { misquoted, sizeAfter } from "./checking/misquoted.ts";
import { isOfSize, needsOf, needsOfRank } from "./checking/needs.ts";
import { withoutPartAsWhole } from "./checking/no-whole.ts";
import { atTwoTimes, isCount, pairOf, ratiosOf } from "./checking/numbers-of.ts";
import { orderInBook } from "./checking/order-in-book.ts";
import { partShares } from "./checking/part-shares.ts";
import { percentageLists } from "./checking/percentages.ts";
import { rangeInText } from "./checking/ranges.ts";
import { ratesInBook } from "./checking/rates-in-book.ts";
import { ratesOfTwoTimes } from "./checking/rates-of-two-times.ts";
import { repeats } from "./checking/repeats.ts";
import { againstBefore, oneToMany } from "./checking/said-again.ts";
import { type ScopeSaid, scopesOf, softened } from "./checking/scopes.ts";
import { percentLists, sharesOfLines } from "./checking/shares-of-lines.ts";
import { toldBy, toldOfLines, withWholeBefore } from "./checking/told.ts";
import type { Total } from "./checking/total.ts";
import { totalsOf } from "./checking/totals.ts";
import { withCountsBefore } from "./checking/two-counts.ts";
import { verdictOf, verdictsInWords } from "./checking/verdict.ts";
import { NOTHING, open, type Worked } from "./checking/worked.ts";
import type { Figures } from "./figures.ts";
import type { Found, Statement } from "./statement.ts";

/**
 * Checks what was found in a text. Each statement gets its readings, from the text and from the book, one verdict and a note; the sums of the
 * text stand beside them. Never refuses: what cannot be checked is said to be so, with what would be needed.
 */
export async function checkText(text: string, found: Found, figures: Figures): Promise<CheckedText> {
  const { unsure } = found;
  const parted = found.statements.map((one) => withoutInterval(text, withoutPartAsWhole(text, one)));
  const statements = parted.map(({ statement }) => statement);
  const context = await contextOf(text, statements, figures);
  const claims: Claim[] = [];
  for (const [at, statement] of statements.entries()) {
    const beside = [statements[at - 1], statements[at + 1]].filter((one) => one !== undefined);
    const inSentence = beside.filter((one) => isBeside(one, statement));
    const two = statements.slice(Math.max(0, at - 2), at);
    const earlier = two.filter((one) => one.paragraph === statement.paragraph);
    const before = statements.slice(Math.max(0, at - MOST_BEFORE), at);
    const book = context.book.answers.length === 0 ? [] : await inBook(context, statement);
    const near = { beside: inSentence, earlier, around: beside, before, at, book };
    claims.push(claimOf(context, parted[at] ?? { statement, interval: null }, near));
  }
  return { claims, balances: context.sums.map(({ balance }) => balance), unsure, says: verdictsInWords(claims), text };
}

/** An average is held against so many statements before it at most. */
const MOST_BEFORE = 60;

/** Whether two statements stand in one sentence. */
function isBeside(one: Statement, other: Statement): boolean {
  return one.sentence.start === other.sentence.start;
}

/** What the checks of all statements share. */
interface Context {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly book: Book;
  readonly sums: readonly Summed[];
  readonly inSum: ReadonlyMap<Statement, InSum>;
  readonly lists: ReadonlyMap<Statement, InSum>;
  readonly twice: ReadonlyMap<Statement, Worked>;
  readonly told: readonly Told[];
  readonly totals: ReadonlyMap<Statement, Total>;
  readonly wholes: readonly Total[];
  /** The lists of nothing but percentages. */
  readonly percents: readonly Statement[];
  readonly explained: ReadonlyMap<Statement, Explained>;
  /** The same, by the counts that explain them: `16/540`. */
  readonly ofCounts: ReadonlyMap<string, readonly Explained[]>;
  readonly printed: PrintedRates;
  readonly scopes: ReadonlyMap<Statement, ScopeSaid>;
}

async function contextOf(text: string, statements: readonly Statement[], figures: Figures): Promise<Context> {
  const totals = totalsOf(text, statements);
  const sums = balancesOf(text, totals, statements);
  const told = toldBy(text, statements, totals);
  const rates = explained(text, statements, told, toldOfLines(totals));
  return {
    text,
    statements,
    book: await openBook(figures),
    sums,
    inSum: inSums(text, sums),
    lists: percentageLists(text, statements),
    twice: repeats(text, statements, totals),
    told,
    totals: new Map(
      totals.flatMap((total) =>
        [...total.left, ...total.again, ...total.parts].map(({ statement }) => [statement, total] as const),
      ),
    ),
    wholes: totals,
    percents: percentLists(statements),
    explained: rates,
    ofCounts: byCounts(rates.values()),
    printed: printedRates(statements),
    scopes: scopesOf(text, statements),
  };
}

interface Around extends Required<Near> {
  /** The statements just before and just after, in whatever sentence. */
  readonly around: readonly Statement[];
  /** Those before it. */
  readonly before: readonly Statement[];
  /** Its own place among all. */
  readonly at: number;
  /** What the book says of it. */
  readonly book: readonly Worked[];
}

function claimOf(context: Context, parted: Parted, near: Around): Claim {
  const { statement } = parted;
  const said = withInterval(parted);
  const inSum = context.inSum.get(statement) ?? context.lists.get(statement) ?? NO_SUM;
  // Counts beside an interval are those that it is of: their own share is not printed.
  const isInterval = parted.interval !== null && ratiosOf(statement).length === 0;
  const across = acrossSeveral(context.text, statement, { all: context.statements, at: near.at });
  const text = isInterval ? [] : withoutOpen(inText(context, statement, near), across);
  const { book } = near;
  const rank = rankOf(context.text, statement, book);
  const shares = partShares(context.text, statement, context.totals.get(statement));
  const wrong = misquoted(context.text, statement, context.sums);
  const ofWrong = context.explained.get(statement)?.told.from;
  const lines = sharesOfLines(statement, context.totals.get(statement), context.percents);
  const all = [
    inSum,
    shares,
    lines,
    across,
    ...text,
    wrong,
    ofWrong === undefined ? NOTHING : misquoted(context.text, ofWrong, context.sums),
    sizeAfter(context.text, statement, near.before.at(-1)),
    intervalInText(context.text, parted, context.told),
    ...book,
    rank,
  ];
  // That the text contradicts itself is said before anything is worked out from one of its numbers.
  const twice = context.twice.get(statement)?.notes ?? [];
  const readings: Reading[] = [];
  const notes = [...twice];
  for (const one of all) {
    if (one.readings.length > 0) readings.push(...one.readings);
    if (one.notes.length > 0) notes.push(...one.notes);
  }
  const verdict = verdictOf(readings, {
    closes: inSum.closes,
    fails:
      shares.fails || wrong.readings.length > 0 || across.readings.some(({ verdict: one }) => one === "does not hold"),
    rank: statement.superlative === null ? [] : (book.at(-1)?.readings ?? []),
  });
  return {
    quote: statement.quote,
    start: statement.start,
    end: statement.end,
    kind: statement.kind,
    values: valuesOf(said),
    readings,
    verdict,
    note: noteOf(context.text, said, { notes, verdict, readings }),
    statement: said,
  };
}

function valuesOf({ numbers }: Statement): number[] {
  const values: number[] = [];
  for (const { value, to } of numbers) {
    values.push(value);
    if (to !== null) values.push(to);
  }
  return values;
}

/** Counts that are the sum of others in the text stand by that: that no rate is printed of them leaves nothing open. */
function withoutOpen(all: readonly Worked[], across: Worked): readonly Worked[] {
  const isSum = across.readings.length > 0 && across.readings.every(({ verdict }) => verdict === "holds");
  const isOpen = ({ readings }: Worked): boolean => readings.every(({ verdict }) => verdict === "cannot be checked");
  return isSum ? all.filter((one) => !isOpen(one)) : all;
}

/** What the text itself says of a statement. Where crimes are left out of its whole, its own division is one of those readings. */
function inText(context: Context, statement: Statement, near: Around): readonly Worked[] {
  const { beside } = near;
  const { text, told, printed, twice, statements } = context;
  const less = lessLeftOut(text, statement, told);
  const compared = comparisons(text, statement, { printed, beside, all: statements });
  // The two rates of a comparison are not two forms of one.
  const own =
    less.readings.length > 0 ? less : compared.readings.length > 0 ? NOTHING : ownOf(context, statement, near);
  const forms = own.readings.length > 0 ? NOTHING : inTwoForms(text, statement, beside);
  const changed = changes(text, statement, near);
  const isSized = changed.readings.some(({ verdict }) => verdict !== "cannot be checked");
  const far = isSized ? NOTHING : changeElsewhere(text, statement, { all: statements, at: near.at, told });
  const change =
    far.readings.length > 0
      ? far
      : changed.readings.length > 0
        ? changed
        : ratesOfTwoTimes(text, statement, near.before);
  const average = averageInText(statement, near.before);
  const range = rangeInText(statement, told, beside);
  const rest = [change, compared, average, range, twice.get(statement) ?? NOTHING];
  // Two forms that agree say less than the counts that give both.
  const elsewhere = context.explained.get(statement)?.worked ?? null;
  const isTold =
    elsewhere !== null &&
    (oneToMany(text, statement) !== null ||
      [...own.readings, ...forms.readings].every(({ verdict }) => verdict === "holds"));
  if (isTold && less.readings.length === 0) return [elsewhere, ...rest];
  const again = less.readings.length > 0 ? NOTHING : againstBefore(text, statement, told, near.before);
  return again.readings.length > 0 ? [again, ...rest] : [own, forms, ...rest];
}

/** A statement's own arithmetic, with the rate that the text prints of its counts, or the whole that it gave before. */
function ownOf(context: Context, statement: Statement, { around, before }: Around): Worked {
  const { text, ofCounts } = context;
  const laid = withCountsBefore(text, statement, before);
  // Counts that nobody tied to the rate explain it, and never fail it.
  const ofTwo = laid === null ? NOTHING : ownArithmetic(text, laid);
  if (ofTwo.readings.length > 0 && ofTwo.readings.every(({ verdict }) => verdict !== "does not hold")) return ofTwo;
  const borrowed = withWholeBefore(text, statement, context);
  if (borrowed !== null) {
    const worked = ownArithmetic(text, borrowed.statement);
    return borrowed.isSaid || worked.readings.some(({ verdict }) => verdict === "holds") ? worked : NOTHING;
  }
  if (pairOf(statement) === null) return ownArithmetic(text, statement);
  const values = statement.numbers.filter(isCount).map(({ value }) => value);
  const [one, other] = [Math.min(...values), Math.max(...values)];
  const near = around.flatMap((next) => context.explained.get(next) ?? []);
  const rates = ratesOf(statement, [...near, ...(ofCounts.get(`${one}/${other}`) ?? [])]);
  return ownArithmetic(
    text,
    rates.length === 0 ? statement : { ...statement, numbers: [...statement.numbers, ...rates] },
  );
}

async function inBook({ text, book, scopes }: Context, whole: Statement): Promise<readonly Worked[]> {
  const said = scopes.get(whole);
  const scope = said?.scope ?? null;
  const soft = (worked: Worked): Worked => (said === undefined || said.isSure ? worked : softened(worked, said.scope));
  const wish = { scope, line: lineOf(text, whole) };
  // The last of what is given back is what the book says of a word of rank: of a change it says nothing.
  if (whole.kind === "change") return [soft(await changesInBook(text, book, whole, wish)), NOTHING];
  if (atTwoTimes(text, whole) !== null) return [];
  const statement = withOwnPeriod(text, whole);
  const isRate = statement.kind === "rate" || statement.kind === "average";
  return [
    isRate && countsCrimes(statement)
      ? soft(await ratesInBook(book, statement, { scope, line: lineOf(text, statement) }))
      : NOTHING,
    soft(await countsInBook(book, statement, scope)),
    soft(await orderInBook(book, statement, scope)),
  ];
}

/** Words that leave the period that the text spoke of before. */
const ANOTHER_TIME =
  /\b(?:years?|months?|decades?) (?:before|earlier|ago|later|on|previously)\b|\b(?:previous|following|next) (?:year|month)/iu;

/** A period carried over from an earlier sentence is not that of “two years earlier”. */
function withOwnPeriod(text: string, statement: Statement): Statement {
  const words = text.slice(statement.sentence.start, statement.sentence.end);
  const isCarried = statement.period !== null && !words.includes(statement.period.words);
  return isCarried && ANOTHER_TIME.test(words) ? { ...statement, period: null } : statement;
}

/** The book has crimes with outcomes, and no other unit: a rate of reports or children is not read from them. */
function countsCrimes({ numbers }: Statement): boolean {
  const units = numbers.filter(({ role }) => role === "whole" || role === "ratio").flatMap(({ unit }) => unit ?? []);
  return units.every((unit) => /^(?:crime|offence|case|rape|charge)s?$/u.test(unit));
}

/** What became of the crimes of a rate: the line of its numbers, else a charge where its sentence speaks of one. */
function lineOf(text: string, { numbers, sentence }: Statement): string | null {
  const line = numbers.find(({ line: one, role }) => one !== null && role !== "whole")?.line ?? null;
  if (line !== null) return line;
  return /\b(?:charge[ds]?|charging|summons\w{0,3})\b/iu.test(text.slice(sentence.start, sentence.end))
    ? "charged"
    : null;
}

/** A word of rank that the book did not decide stays an open reading of its own. */
function rankOf(text: string, { superlative, kind, sentence }: Statement, book: readonly Worked[]): Worked {
  if (superlative === null || kind === "rank") return NOTHING;
  if (isOfSize(superlative, text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)).toLowerCase()))
    return NOTHING;
  if (book.at(-1)?.readings.length) return NOTHING;
  return {
    readings: [open(`“${superlative}” of all forces`, "the counts of the others are not known")],
    notes: [needsOfRank(superlative)],
  };
}

interface ForNote {
  readonly notes: readonly string[];
  readonly verdict: Claim["verdict"];
  readonly readings: readonly Reading[];
}

/** Why, and what to print or to ask. What cannot be checked says what it needs first. */
function noteOf(text: string, statement: Statement, { notes, verdict, readings }: ForNote): string {
  const unlike =
    statement.kind === "rate" && readings.length === 0 && !countsCrimes(statement)
      ? [
          `It counts ${[...new Set(statement.numbers.flatMap(({ unit }) => unit ?? []))].join(" and ")}, not crimes: units are never mixed.`,
        ]
      : [];
  const needs = verdict === "cannot be checked" ? [...unlike, needsOf(text, statement)] : [];
  const fromBook = readings.some(({ from, verdict: one }) => from === "book" && one === "holds");
  const held = verdict === "holds under these readings" && fromBook ? [readingNames(readings)] : [];
  const ordered = verdict === "cannot be checked" ? [...notes, ...needs] : [...notes, ...held];
  return ordered.length < 2 ? (ordered[0] ?? "") : [...new Set(ordered)].join(" ");
}

/** Which readings it holds under, where the book has some: those of the text say it in their own notes. */
function readingNames(readings: readonly Reading[]): string {
  const held = readings.filter(({ verdict }) => verdict === "holds").map(({ reading }) => reading);
  const shown = held.slice(0, 3).join("; ");
  return `Holds under: ${shown}${held.length > 3 ? `; and ${held.length - 3} more` : ""}.`;
}
