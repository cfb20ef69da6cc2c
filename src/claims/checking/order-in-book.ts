// Comparisons between forces, and the words of rank, held against the book: unlike things are not compared, and no end of an order is named unless it is certain.

import { CERTAIN } from "../../measures/rank-words.ts";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import type { Reading } from "../checked.ts";
import type { FigureQuestion } from "../figures.ts";
import type { NumberSaid, PlaceSaid, Statement } from "../statement.ts";
import { type Book, fitting, passportOf } from "./book.ts";
import { bareShareWords, plainNumber } from "./rate-words.ts";
import { scopeWords } from "./rates-in-book.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, type Worked } from "./worked.ts";

/** An order of a comparison of the book that a statement may mean. */
interface Ordered {
  readonly answer: Comparison;
  readonly question: FigureQuestion;
  readonly force: string;
}

/** Which end of the shares a word of rank names: the worst share charged is the lowest. */
const ENDS: Readonly<Record<string, "lowest" | "highest">> = {
  worst: "lowest",
  lowest: "lowest",
  best: "highest",
  highest: "highest",
};

/** Holds a rank, or a comparison with another force or the country, against the comparisons of the book. */
export async function orderInBook(book: Book, statement: Statement, scope: string | null): Promise<Worked> {
  const force = statement.place?.force ?? null;
  const asks = statement.superlative !== null || statement.kind === "comparison" || statement.kind === "rank";
  if (!asks || force === null || scope === null || statement.period === null) return NOTHING;
  const found: Worked[] = [];
  for (const one of fitting(book, statement, { scope, force })) {
    const question: FigureQuestion = { scope: one.scope, period: one.period, basis: one.basis, denominator: "all" };
    const answer = await book.comparison(question);
    if (answer !== null) found.push(...readOrder(statement, { answer, question, force }));
  }
  const readings = found.flatMap((one) => one.readings);
  const failing = readings.length > 0 && readings.every(({ verdict }) => verdict === "does not hold");
  const print = failing && statement.kind === "comparison" ? [printThat(readings)] : [];
  return { readings, notes: [...new Set([...print, ...found.flatMap(({ notes }) => notes)])] };
}

/** What to print in place of a comparison that no reading gives: one sentence for each basis. */
function printThat(readings: readonly Reading[]): string {
  const first = readings.filter(({ reading }) => !reading.includes("the mean of")).slice(0, 2);
  return `The book has ${first.map(({ reading, computed }) => `${computed} (${reading})`).join(", or ")}. Print that, with its basis.`;
}

function readOrder(statement: Statement, ordered: Ordered): readonly Worked[] {
  const row = ordered.answer.forces.find((one) => one.force === ordered.force);
  if (row === undefined) return [];
  if (statement.kind === "comparison") return [compared(statement, ordered, row)];
  const ordinal = statement.numbers.find(({ form }) => form === "ordinal");
  if (ordinal !== undefined && statement.kind === "rank") return [placed(statement, ordinal, { ordered, row })];
  return statement.superlative === null ? [] : [atEnd(statement.superlative, ordered, row)];
}

function about({ question, answer }: Ordered): string {
  const basis = question.basis === "not stated" ? "basis not stated" : `${question.basis} basis`;
  return `${answer.coverage.compared} forces, ${scopeWords(question.scope)}, ${question.period}, ${basis}`;
}

/** “Worst” holds only where the book itself would say it: P ≥ 0.95. At the end by its share alone it cannot be said. */
function atEnd(word: string, ordered: Ordered, row: ForceRow): Worked {
  const end = ENDS[word.toLowerCase()] ?? "lowest";
  const says = `${end} share charged of ${about(ordered)}`;
  const passport = passportOf("rate", ordered.question, ordered.force);
  if (row.standing === "apart")
    return { readings: [open(says, row.why ?? "not comparable", { passport })], notes: [notAlike(row)] };
  const sure = ordered.answer.notes.find((note) => note.includes(`, ${row.called} has the ${end} share`));
  if (sure !== undefined) return { readings: [fitted(says, sure, ["as said"], { passport })], notes: [] };
  if (isAtEnd(row, ordered.answer, end))
    return {
      readings: [
        open(says, `it stands there, and chance alone may have put it there (P < ${CERTAIN})`, {
          value: row.rate,
          passport,
        }),
      ],
      notes: [`Do not print “${word}”: the counts do not put ${row.called} there with a probability of ${CERTAIN}.`],
    };
  return {
    readings: [fitted(says, `other forces stand beyond ${row.called}`, ["not"], { value: row.rate, passport })],
    notes: [`“${word}” does not hold: other forces stand beyond ${row.called} (${about(ordered)}).`],
  };
}

function notAlike({ called, why }: ForceRow): string {
  return `${called} cannot be compared here: ${why ?? "its figure is of another kind"}`;
}

/** The shares of the forces that are compared. */
function comparedShares({ forces }: Comparison): readonly number[] {
  return forces.flatMap(({ standing, rate }) => (standing === "apart" || rate === null ? [] : [rate]));
}

function isAtEnd(row: ForceRow, answer: Comparison, end: "lowest" | "highest"): boolean {
  const own = row.rate ?? Number.NaN;
  return comparedShares(answer).every((rate) => (end === "lowest" ? rate >= own : rate <= own));
}

/** “The third-highest”: the place by the shares as they stand, which says nothing of chance. */
function placed(
  statement: Statement,
  ordinal: NumberSaid,
  { ordered, row }: { readonly ordered: Ordered; readonly row: ForceRow },
): Worked {
  const end = ENDS[statement.superlative?.toLowerCase() ?? ""] ?? "highest";
  const says = `place from the ${end} by the shares as they stand: ${about(ordered)}`;
  const passport = passportOf("rate", ordered.question, ordered.force);
  if (row.standing === "apart" || row.rate === null)
    return { readings: [open(says, row.why ?? "no rate", { passport })], notes: [notAlike(row)] };
  const own = row.rate;
  const beyond = comparedShares(ordered.answer).filter((rate) => (end === "lowest" ? rate < own : rate > own)).length;
  const reading = fitted(says, `place ${beyond + 1}`, [beyond + 1 === ordinal.value ? "as said" : "not"], {
    value: beyond + 1,
    passport,
  });
  return {
    readings: [reading],
    notes: ["A place by the shares alone leaves chance out: see how wide the places are that the counts allow."],
  };
}

function compared(statement: Statement, ordered: Ordered, row: ForceRow): Worked {
  const other = otherOf(statement.against, ordered, row);
  if (other === null) return NOTHING;
  const says = `${row.called} against ${other.called}: ${scopeWords(ordered.question.scope)}, ${ordered.question.period}, ${ordered.question.basis} basis`;
  const passport = passportOf("rate", ordered.question, ordered.force);
  if (other.why !== null)
    return { readings: [open(says, other.why, { passport })], notes: [`The two cannot be compared: ${other.why}`] };
  if (row.rate === null || other.rate === null || other.rate === 0)
    return { readings: [open(says, "one of the two has no rate", { passport })], notes: [] };
  const readings = [
    againstReading(statement, { says, passport, own: row.rate, there: other.rate }),
    ...againstMean(statement, ordered, row),
  ];
  return { readings, notes: other.caution };
}

/** “The national average” may be the mean of the forces, too. */
function againstMean(statement: Statement, { answer, question, force }: Ordered, row: ForceRow): readonly Reading[] {
  const { meanOfForces: mean } = answer;
  const isOfCountry = statement.against !== null && "kind" in statement.against && statement.against.kind === "country";
  if (!isOfCountry || mean.rate === null || mean.rate === 0 || row.rate === null) return [];
  const says = `${row.called} against the mean of ${mean.forces} forces: ${scopeWords(question.scope)}, ${question.period}, ${question.basis} basis`;
  const passport = passportOf("rate", question, force);
  return [againstReading(statement, { says, passport, own: row.rate, there: mean.rate })];
}

interface Against {
  readonly says: string;
  readonly passport: string;
  readonly own: number;
  readonly there: number;
}

function againstReading(statement: Statement, { says, passport, own, there }: Against): Reading {
  const computed = `${bareShareWords(own)} against ${bareShareWords(there)}: ${plainNumber(own / there)} times`;
  const gives = { value: own / there, passport };
  const factor = statement.numbers.find(({ form }) => form === "times");
  if (factor !== undefined) return fitted(says, computed, [fitOf(factor, { value: own / there })], gives);
  if (statement.numbers.length > 0) return open(says, computed, gives);
  return fitted(says, computed, [bareShareWords(own) === bareShareWords(there) ? "as said" : "not"], gives);
}

interface Other {
  readonly called: string;
  readonly rate: number | null;
  /** Why the two cannot be compared; `null` where they can. */
  readonly why: string | null;
  readonly caution: readonly string[];
}

/** What a statement holds its force against: another force, or all others of the comparison together, so that it is not held against itself. */
function otherOf(against: Statement["against"], { answer }: Ordered, row: ForceRow): Other | null {
  if (against === null || !("kind" in against)) return null;
  const apart = row.standing === "apart" ? (row.why ?? "its figure is of another kind") : null;
  if (against.kind === "country") return restOf(answer, row, apart);
  const other = answer.forces.find(({ force }) => force === (against as PlaceSaid).force);
  if (other === undefined) return null;
  const why = apart ?? (other.standing === "apart" ? (other.why ?? "its figure is of another kind") : null);
  const caution = [...row.reasons, ...other.reasons].map(({ says }) => says);
  return { called: other.called, rate: other.rate, why, caution: [...new Set(caution)] };
}

function restOf({ pooled }: Comparison, row: ForceRow, why: string | null): Other {
  const [count, of] = [minus(pooled.numerator, row.charged), minus(pooled.denominator, row.outOf)];
  return {
    called: "the rest of the country, pooled",
    rate: count === null || of === null || of <= 0 ? null : count / of,
    why,
    caution: row.reasons.map(({ says }) => says),
  };
}

function minus(whole: unknown, part: unknown): number | null {
  return typeof whole === "number" && typeof part === "number" ? whole - part : null;
}
