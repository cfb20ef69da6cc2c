// A count, held against the book: the crimes of a force or of all forces, or those of one line.
import type { ForceAnswer } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { withCommas } from "../../standard/numbers.ts";
import type { Reading } from "../checked.ts";
import type { FigureQuestion } from "../figures.ts";
import type { NumberSaid, PeriodSaid, Statement } from "../statement.ts";
import { type Book, fitting, isTouching, passportOf } from "./book.ts";
import { scopeWords } from "./rates-in-book.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, type Worked } from "./worked.ts";

/** Crimes, and words that the prose has for them. The book has no other units with outcomes. */
const CRIMES = /^(?:crime|offence|case|rape)s?$/u;

/** Reads a count of crimes in the book: needs a scope, a force, and a period that the words name. */
export async function countsInBook(book: Book, statement: Statement, scope: string | null): Promise<Worked> {
  const force = statement.place?.force ?? null;
  const said = statement.numbers.find(({ form, role }) => form === "count" && role === "alone");
  if (statement.kind !== "count" || said === undefined || force === null || scope === null || statement.period === null)
    return NOTHING;
  if (!isOfCrimes(said)) return NOTHING;
  const readings: Reading[] = [];
  // On the closed basis the total counts outcomes given, not crimes recorded.
  const answers = fitting(book, statement, { scope, force }).filter(
    ({ basis }) => said.line !== null || statement.basis === "closed" || basis !== "closed",
  );
  for (const one of answers) {
    const question: FigureQuestion = { scope: one.scope, period: one.period, basis: one.basis, denominator: "all" };
    const answer = await book.force(force, question);
    const reading = answer === null ? null : readingOf(said, answer, { question, period: statement.period });
    if (
      reading !== null &&
      !readings.some(({ value, verdict }) => value === reading.value && verdict === reading.verdict)
    )
      readings.push(reading);
  }
  if (readings.length === 0) return NOTHING;
  const [first] = readings;
  return {
    readings,
    notes: readings.every(({ verdict }) => verdict === "does not hold")
      ? [
          `The book has ${first?.computed ?? "another number"} (${first?.reading ?? ""}): ask which publication and edition the number is from.`,
        ]
      : [],
  };
}

function isOfCrimes({ unit, line }: NumberSaid): boolean {
  if (line !== null) return unit === null || CRIMES.test(unit) || unit === "charges";
  return unit !== null && CRIMES.test(unit);
}

interface Asked {
  readonly question: FigureQuestion;
  readonly period: PeriodSaid | null;
}

function readingOf(said: NumberSaid, answer: ForceAnswer, { question, period }: Asked): Reading | null {
  const line = said.line === null ? null : answer.balance.lines.find((one) => one.line === said.line);
  if (line === undefined) return null;
  const count = line === null ? answer.balance.total : line.count;
  const of = scopeWords(question.scope);
  const what = line === null ? of : `${line.title.toLowerCase()}, of ${of}`;
  const basis = question.basis === "not stated" ? "basis not stated" : `${question.basis} basis`;
  const says = `${answer.called}, ${question.period}: ${what}, ${basis}`;
  const passport = passportOf(said.line ?? "total", question, answer.force);
  if (typeof count !== "number") return open(says, cellWords(count), { passport });
  const fit = fitOf(said, { value: count });
  const gives = { value: count, passport };
  return fit === "not" && isTouching(period, question.period)
    ? open(says, withCommas(count), gives)
    : fitted(says, withCommas(count), [fit], gives);
}

function cellWords(cell: Exclude<CellJson, number>): string {
  if ("absent" in cell) return `${cell.absent}: that does not mean zero`;
  return cell.to === null ? `at least ${withCommas(cell.from)}` : `${withCommas(cell.from)} to ${withCommas(cell.to)}`;
}
