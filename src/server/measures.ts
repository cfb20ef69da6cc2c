// The measures of the catalogue: their pages, their downloads, and the addresses of the API.
import { z } from "@hono/zod-openapi";
import { type BookChoices, listChoices } from "../actions/list-choices.ts";
import { forcesOfCurves, listForces } from "../actions/list-forces.ts";
import {
  aboutMeasure,
  askMeasure,
  catalogueOfMeasures,
  type MeasureAsking,
  optionsOfMeasures,
} from "../actions/measure.ts";
import { downloadMeasure, MEASURE_FORMATS } from "../actions/measure-download.ts";
import { Refusal } from "../ground/refusal.ts";
import { measureHref } from "../web/links.ts";
import type { MeasureAbout, MeasureAsked, MeasureDeclined, MeasureView } from "../web/measure-view.ts";
import { measurePage } from "../web/pages/measure.tsx";
import { aboutMeasurePage, measuresPage } from "../web/pages/measures.tsx";
import { nothingYetPage } from "../web/pages/nothing.tsx";
import type { Choice, Question } from "../web/views.ts";
import { answer } from "./answers.ts";
import { choicesFor, noFigureFor } from "./choices.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { type Given, NoQuery, QuestionQuery, readQuery, word } from "./query.ts";

const OPTIONS = optionsOfMeasures();

/** A question to a measure: besides the words of every question the force, and the options of all measures; a measure refuses those that are not its own. */
export const MeasureQuery = QuestionQuery.extend({
  force: word("The force, of a measure that takes one: its id, a name of it, or its official code.", "south-yorkshire"),
  ...Object.fromEntries(OPTIONS.map(({ name, says, example }) => [name, word(says, example)])),
});

const DownloadQuery = MeasureQuery.extend({
  measure: z.string().trim().min(1).max(60),
});

/** Puts pages and downloads on the app; the addresses of the API are put with the others. */
export function serveMeasures(app: App, door: Door): void {
  app.get("/measures", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => html(measuresPage({ measures: catalogueOfMeasures() })));
  });
  app.get("/measures/:id/about", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => html(aboutMeasurePage(aboutMeasure(c.req.param("id")))));
  });
  app.get("/measures/:id", (c) => {
    const asked = readQuery(c, MeasureQuery);
    return answer(door, c, () => page(door, c.req.param("id"), asked));
  });
  for (const format of MEASURE_FORMATS) {
    app.get(`/download/measure.${format}`, (c) => {
      const { measure, ...asked } = readQuery(c, DownloadQuery);
      return answer(door, c, async () => {
        const { mediaType, bytes, name } = await downloadMeasure(door.tools, askingOf(measure, asked), format);
        return { type: mediaType, body: bytes, headers: { "Content-Disposition": `attachment; filename="${name}"` } };
      });
    });
  }
}

/** The words of an address as what is asked of a measure. */
export function askingOf(measure: string, asked: Given<z.output<typeof MeasureQuery>>): MeasureAsking {
  const { scope, period, basis, denominator, edition, asKnownOn, force, ...others } = asked;
  const question = Object.fromEntries(
    Object.entries({ scope, period, basis, denominator, edition, asKnownOn }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const options = Object.fromEntries(
    OPTIONS.flatMap(({ name }) => {
      const value = (others as Readonly<Record<string, unknown>>)[inOneWord(name)];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
  return { measure, question, options, ...(force === undefined ? {} : { force }) };
}

/** An option such as `by-offence` as `readQuery` names it. */
function inOneWord(name: string): string {
  return name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

async function page(door: Door, id: string, asked: Parameters<typeof askingOf>[1]): Promise<Made> {
  const { tools } = door;
  const about = aboutMeasure(id);
  const book = await listChoices(tools);
  // Curves stand on tables of their own sort, which no other question is asked of.
  if (book.files === 0 && id !== "charged-within") return html(nothingYetPage());
  const asking = askingOf(id, asked);
  const forces =
    id === "charged-within"
      ? await forcesOfCurves(tools)
      : (await listForces(tools)).filter(({ questions }) => questions > 0);
  const shared = {
    about,
    forces: forces.map(({ id: force, called }) => ({ id: force, title: called })),
    others: othersFor(),
  };
  if (about.force === "needed" && asking.force === undefined)
    return html(measurePage(declined(book, asking, { ...shared, why: forceIsMissing(about) })));
  try {
    const found = await askFirst(tools, book, asking);
    const question = questionAnswered(asking, found.asked);
    const view = { ...shared, asked: { question, force: found.asked["force"] ?? null, options: asking.options ?? {} } };
    return html(
      measurePage({ ...view, choices: choicesOf(about, choicesFor(book, question)), found: { answer: found } }),
    );
  } catch (error) {
    const status = error instanceof Refusal ? statusOf(error, book, asking) : null;
    if (!(error instanceof Refusal) || status === null) throw error;
    return html(measurePage(declined(book, asking, { ...shared, why: whyNot(error) })), status);
  }
}

/**
 * The status of a page without an answer. Figures there are, and a measure that cannot stand on them: 409; no figures: 404.
 * A measure that wants a word, before anybody has given one, is a form to be filled in: 200.
 */
function statusOf(
  { code }: Refusal,
  book: BookChoices,
  { question, force, options = {} }: MeasureAsking,
): Status | null {
  const untouched = Object.keys({ ...question, ...options }).length === 0 && force === undefined;
  if (code === "usage") return untouched ? 200 : 400;
  if (code === "notPossible") return 409;
  if (code !== "notFound") return null;
  const { scope, period, basis } = question;
  const there = book.scopes.some(
    ({ id, periods }) =>
      (scope === undefined || id === scope) &&
      periods.some(
        (one) => (period === undefined || one.id === period) && (basis === undefined || one.bases.includes(basis)),
      ),
  );
  return there ? 409 : 404;
}

/** The answer; where nothing particular was asked and nothing answers, that of the first scope of the book that does. */
async function askFirst(tools: Door["tools"], book: BookChoices, asking: MeasureAsking): ReturnType<typeof askMeasure> {
  const particular = Object.keys(asking.question).some((name) => name !== "denominator");
  const wishes = particular ? [{}] : [{}, ...book.scopes.map(({ id }) => ({ scope: id }))];
  let first: unknown;
  for (const wish of wishes) {
    try {
      return await askMeasure(tools, { ...asking, question: { ...asking.question, ...wish } });
    } catch (error) {
      if (!(error instanceof Refusal && error.code === "notFound")) throw error;
      first ??= error;
    }
  }
  throw first;
}

/** The question that the links of an answer carry: what was asked, filled up with what was chosen. */
function questionAnswered({ question }: MeasureAsking, found: Readonly<Record<string, string>>): Question {
  return {
    scope: found["scope"] ?? question.scope ?? "",
    period: found["period"] ?? question.period ?? "",
    // The measures name the basis and denominator they answered by, in the words of the standard.
    basis: (found["basis"] ?? question.basis ?? "") as Question["basis"],
    denominator: (found["denominator"] ?? question.denominator ?? "all") as Question["denominator"],
    edition: question.edition ?? null,
    ...(question.asKnownOn === undefined ? {} : { asKnownOn: question.asKnownOn }),
  };
}

/** Only the denominators that the measure can stand on; all where its definition names none. */
function choicesOf({ definition }: MeasureAbout, choices: MeasureView["choices"]): MeasureView["choices"] {
  const own = choices.denominators.filter(({ id }) => Object.hasOwn(definition.denominators, id));
  return own.length === 0 ? choices : { ...choices, denominators: own };
}

type Why = Omit<MeasureDeclined, "nearest"> & { readonly showsNearest: boolean };

function forceIsMissing({ definition: { title, says } }: MeasureAbout): Why {
  return { title: "Choose a force", says, hint: `“${title}” is asked of one force at a time.`, showsNearest: false };
}

function whyNot(error: Refusal): Why {
  const titles: Readonly<Record<string, string>> = {
    notFound: "There is no answer to this question",
    usage: "The question is not whole, or cannot be read",
    notPossible: "This is not worked out",
  };
  const title = titles[error.code] ?? "There is no answer";
  return { title, says: error.message, hint: error.hint ?? null, showsNearest: error.code === "notFound" };
}

function declined(
  book: BookChoices,
  asking: MeasureAsking,
  {
    why: { showsNearest, ...why },
    ...shared
  }: Pick<MeasureView, "about" | "forces" | "others"> & { readonly why: Why },
): MeasureView {
  const { question, choices, nearest } = noFigureFor(book, asking.question as Parameters<typeof noFigureFor>[1]);
  const asked: MeasureAsked = { question, force: asking.force ?? null, options: asking.options ?? {} };
  const { id } = shared.about.definition;
  const near = showsNearest
    ? nearest
        .filter((one) => one.question !== undefined)
        .map(({ title, says, question: other }) => ({
          title,
          href: measureHref(id, { ...asked, question: { ...question, ...other } }),
          ...(says === undefined ? {} : { says }),
        }))
    : [];
  return {
    ...shared,
    asked,
    choices: choicesOf(shared.about, choices),
    found: { declined: { ...why, nearest: near } },
  };
}

/** The measures that any question can be put to without naming a force. */
export function othersFor(): readonly Choice[] {
  return catalogueOfMeasures()
    .filter(({ definition: { id }, force }) => VIEWS[id] !== undefined && force !== null && force !== "needed")
    .map(({ definition: { id } }) => ({ id, title: VIEWS[id] ?? id }));
}

const VIEWS: Readonly<Record<string, string>> = {
  funnel: "Size and rate",
  standardised: "Same mix",
  shrunk: "Small forces",
  "rank-certainty": "Ranks",
  bounds: "Bounds",
  trend: "Over the years",
};

type Status = 200 | 400 | 404 | 409;

function html(body: string, status: Status = 200): Made {
  return { status, type: "text/html; charset=utf-8", body };
}
