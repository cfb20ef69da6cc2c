// The book during one check: each question asked once, and which questions the words of a statement allow.
import type { Comparison, ForceAnswer } from "../../measures/result.ts";
import type { Denominator } from "../../standard/bases.ts";
import { parsePeriod } from "../../standard/periods.ts";
import type { Answerable, FigureQuestion, Figures } from "../figures.ts";
import type { PeriodSaid, Statement } from "../statement.ts";

/** What the book answers in one check. */
export interface Book {
  readonly answers: readonly Answerable[];
  readonly comparison: (question: FigureQuestion) => Promise<Comparison | null>;
  readonly force: (force: string, question: FigureQuestion) => Promise<ForceAnswer | null>;
}

/** Opens the book for one check: a question asked twice is answered once. */
export async function openBook(figures: Figures): Promise<Book> {
  const kept = new Map<string, Promise<Comparison | ForceAnswer | null>>();
  const once = <T extends Comparison | ForceAnswer>(key: string, ask: () => Promise<T | null>): Promise<T | null> => {
    const known = kept.get(key) as Promise<T | null> | undefined; // a key belongs to one kind of answer
    if (known !== undefined) return known;
    const asked = ask();
    kept.set(key, asked);
    return asked;
  };
  return {
    answers: await figures.answers(),
    comparison: (question) => once(keyOf("", question), () => figures.comparison(question)),
    force: (force, question) => once(keyOf(force, question), () => figures.force(force, question)),
  };
}

function keyOf(force: string, { scope, period, basis, denominator }: FigureQuestion): string {
  return JSON.stringify([force, scope, period, basis, denominator]);
}

/** What a statement asks of the book: its scope and its period, as far as the words say. */
export interface Wish {
  /** The scope that it names, or that the text speaks of; `null` for none. */
  readonly scope: string | null;
  readonly force: string | null;
}

/** The answers of the book that fit the words of a statement; a bare year takes in both financial years that touch it. */
export function fitting(book: Book, { period, basis }: Statement, { scope, force }: Wish): readonly Answerable[] {
  if (scope === null) return [];
  return book.answers.filter(
    (one) =>
      one.scope === scope &&
      (basis === null || one.basis === basis) &&
      (force === null || one.forces.includes(force)) &&
      (period === null || isPeriod(one, period)),
  );
}

/** Whether an answer is of a period that words name. Example: “2018” is 2018, 2017/18 or 2018/19. */
function isPeriod(one: Answerable, { id, words }: PeriodSaid): boolean {
  if (id === null) return one.period.toLowerCase() === words.toLowerCase();
  if (one.period === id) return true;
  const year = parsePeriod(id);
  if (year?.kind !== "calendar-year") return false;
  const touching = parsePeriod(one.period);
  return (
    touching?.kind === "financial-year" &&
    touching.from !== null &&
    [Number(id) - 1, Number(id)].includes(Number(touching.from.slice(0, 4)))
  );
}

/** Whether an answer is of a financial year that a bare calendar year only touches: near what the words say, and not the same twelve months. */
export function isTouching(period: PeriodSaid | null, answered: string): boolean {
  return (
    period?.id !== null && period !== null && period.id !== answered && parsePeriod(period.id)?.kind === "calendar-year"
  );
}

/** The denominators that the words allow: all three, unless they say what is left out. */
export function denominatorsOf({ leavesOut }: Statement): readonly Denominator[] {
  if (leavesOut === "transferred") return ["less-transferred"];
  return leavesOut === "open" ? ["concluded-only"] : ["all", "less-transferred", "concluded-only"];
}

/** Where a figure of the book is shown: the address of its passport, in the query form that pages and verbs share. */
export function passportOf(figure: string, question: FigureQuestion, force: string | null): string {
  const parts = [
    ["figure", figure],
    ...(force === null ? [] : [["force", force]]),
    ["scope", question.scope],
    ["period", question.period],
    ["basis", question.basis],
    ["denominator", question.denominator],
  ];
  return `/passport?${parts.map(([name, value]) => `${name}=${encode(value ?? "")}`).join("&")}`;
}

/** As web/links writes it: `2018/19` and `flag:CSE` stay readable. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%20", "+");
}
