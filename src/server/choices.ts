// From what the book can answer to what a page offers: the choices of its form, and the questions nearest to one without a figure.
import type { BookChoices, ScopeChoice } from "../actions/list-choices.ts";
import type { Basis } from "../standard/bases.ts";
import { compareHref } from "../web/links.ts";
import type { Choice, Choices, NoFigureView, PassportView, Question } from "../web/views.ts";

/** A question as it was asked: what is left out is chosen by the measures. */
export type Asked = { readonly [Key in keyof Question]?: string };

/** An answer, as far as it says what was asked. */
interface Answered {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Question["denominator"];
  readonly editions: readonly { readonly id: string; readonly title: string }[];
}

type FigurePassport = PassportView["passport"];

const EACH_FORCES_OWN: Choice = { id: "", title: "Each force's newest" };

/**
 * The question that a page's links carry: as answered; where the rows differ in period or basis and none was asked for, it
 * stays open (empty), so that a link from any row leads to that row's own figure.
 */
export function questionOf(
  asked: Asked,
  answer: Answered,
  rows: readonly { readonly period: string; readonly basis: Basis }[] = [],
): Question {
  const isOpen = (of: (row: { readonly period: string; readonly basis: Basis }) => string): boolean =>
    new Set(rows.map(of)).size > 1;
  return {
    scope: answer.scope,
    period: asked.period ?? (isOpen(({ period }) => period) ? "" : answer.period),
    // Empty is read as not given: the type of the view knows the named bases only.
    basis: asked.basis === undefined && isOpen(({ basis }) => basis) ? ("" as Basis) : answer.basis,
    denominator: answer.denominator,
    edition: asked.edition ?? null,
    ...besides(asked),
  };
}

/** What an address may say besides, and links carry on: the day, and the method for intervals. */
function besides({ asKnownOn, method }: Asked): Pick<Question, "asKnownOn" | "method"> {
  return { ...(asKnownOn === undefined ? {} : { asKnownOn }), ...(method === undefined ? {} : { method }) };
}

/** The question that the links of a passport carry: exact for one force, and as asked for the figure of all together. */
export function questionOfFigure(asked: Asked, { force, passport }: FigurePassport): Question {
  const { scope, period, basis, denominator } = passport;
  return {
    scope: scope.id,
    period: force === null ? (asked.period ?? "") : period.id,
    // Empty is read as not given: the type of the view knows the named bases only.
    basis: force === null && asked.basis === undefined ? ("" as Basis) : basis.id,
    denominator: denominator.id,
    edition: asked.edition ?? null,
    ...besides(asked),
  };
}

/** What the form of a page offers beside the question it holds. */
export function choicesFor(book: BookChoices, question: Question, editions: Answered["editions"] = []): Choices {
  const periods = (scopeIn(book, question.scope)?.periods ?? everyPeriod(book)).map(({ id, title }) => ({ id, title }));
  const open = (value: string): readonly Choice[] => (value === "" ? [EACH_FORCES_OWN] : []);
  const once = new Map(editions.map(({ id, title }) => [id, { id, title }]));
  return {
    scopes: book.scopes.map(({ id, title }) => ({ id, title })),
    periods: [...open(question.period), ...periods],
    bases: [...open(question.basis), ...book.bases],
    denominators: book.denominators,
    editions: [...once.values()],
  };
}

/** What is shown where a question has no figure: the question with the gaps of the asking filled, and the nearest that have one. */
export function noFigureFor(book: BookChoices, asked: Asked): NoFigureView {
  const near = nearestQuestions(book, asked);
  const [first] = near;
  const question: Question = {
    scope: asked.scope ?? first?.question.scope ?? "",
    period: asked.period ?? first?.question.period ?? "",
    // As asked, whatever it is: the page prints it.
    basis: (asked.basis ?? first?.question.basis ?? "not stated") as Basis,
    denominator: (asked.denominator ?? "all") as Question["denominator"],
    edition: null,
  };
  const nearest = near.slice(0, 6).map(({ question: { period, basis }, scope, forces }) => ({
    question: { scope: scope.id, period, basis },
    title: `${scope.title}, ${period}, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}`,
    href: compareHref({ ...question, scope: scope.id, period, basis }),
    says: `${forces} ${forces === 1 ? "force" : "forces"}`,
  }));
  const said = { period: asked.period !== undefined, basis: asked.basis !== undefined };
  return { question, asked: said, choices: choicesFor(book, question), nearest };
}

interface Near {
  readonly question: { readonly scope: string; readonly period: string; readonly basis: Basis };
  readonly scope: ScopeChoice;
  readonly forces: number;
  readonly away: number;
}

/** Every question with figures, nearest first: the same scope before the same time before the same basis. */
function nearestQuestions(book: BookChoices, asked: Asked): readonly Near[] {
  const all = book.scopes.flatMap((scope) =>
    scope.periods.flatMap(({ id, bases, forces }) =>
      bases.map((basis) => {
        const away =
          (differs(asked.scope, scope.id) ? 1000 : 0) +
          yearsApart(asked.period, id) * 10 +
          (differs(asked.basis, basis) ? 1 : 0);
        // The bases listed are those of the files, which the standard names.
        return { question: { scope: scope.id, period: id, basis: basis as Basis }, scope, forces, away };
      }),
    ),
  );
  return all.sort((a, b) => a.away - b.away);
}

function differs(asked: string | undefined, there: string): boolean {
  return asked !== undefined && asked.toLowerCase() !== there.toLowerCase();
}

/** How many years lie between two periods, by the first year in each; at most 50, which stands for not known. */
function yearsApart(asked: string | undefined, there: string): number {
  if (asked === undefined || asked === there) return 0;
  const [a, b] = [asked, there].map((text) => Number(/\d{4}/u.exec(text)?.[0]));
  const years = Math.abs((a ?? Number.NaN) - (b ?? Number.NaN));
  return Number.isNaN(years) ? 50 : Math.min(years + 1, 50);
}

function scopeIn(book: BookChoices, id: string): ScopeChoice | undefined {
  return book.scopes.find((scope) => scope.id === id);
}

function everyPeriod(book: BookChoices): ScopeChoice["periods"] {
  return [...new Map(book.scopes.flatMap(({ periods }) => periods).map((period) => [period.id, period])).values()];
}
