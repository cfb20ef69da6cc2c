// The pages: each reads its question from the address, asks an action and hands the answer to a page of the web.
import { compareForces } from "../actions/compare-forces.ts";
import { type BookChoices, listChoices } from "../actions/list-choices.ts";
import { listForces } from "../actions/list-forces.ts";
import { listMeasures } from "../actions/list-measures.ts";
import { correctionsOfFigures, repliesOfForce } from "../actions/list-releases.ts";
import { listSources, showSource } from "../actions/list-sources.ts";
import { showForce } from "../actions/show-force.ts";
import { traceFigure } from "../actions/trace-figure.ts";
import { Refusal } from "../ground/refusal.ts";
import { aboutPage } from "../web/pages/about.tsx";
import { addPage } from "../web/pages/add.tsx";
import { comparePage } from "../web/pages/compare.tsx";
import { forcePage } from "../web/pages/force.tsx";
import { forcesPage } from "../web/pages/forces.tsx";
import { noFigurePage, nothingYetPage } from "../web/pages/nothing.tsx";
import { passportPage } from "../web/pages/passport.tsx";
import { problemsPage } from "../web/pages/problems.tsx";
import { filePage, sourcesPage } from "../web/pages/sources.tsx";
import { answer } from "./answers.ts";
import { choicesFor, noFigureFor, questionOf, questionOfFigure } from "./choices.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { othersFor } from "./measures.ts";
import {
  type CompareAsked,
  CompareQuery,
  type FigureAsked,
  FigureQuery,
  NoQuery,
  type QuestionAsked,
  QuestionQuery,
  readQuery,
} from "./query.ts";

/** Puts every page on the app. */
export function servePages(app: App, door: Door): void {
  const { tools } = door;
  for (const path of ["/", "/compare"]) {
    app.get(path, (c) => {
      const asked = readQuery(c, CompareQuery);
      return answer(door, c, () => comparison(door, asked));
    });
  }
  app.get("/force/:force", (c) => {
    const asked = readQuery(c, QuestionQuery);
    return answer(door, c, () => oneForce(door, c.req.param("force"), asked));
  });
  app.get("/passport", (c) => {
    const asked = readQuery(c, FigureQuery);
    return answer(door, c, () => passport(door, asked));
  });
  const plain = (path: string, make: () => string | Promise<string>): void => {
    app.get(path, (c) => {
      readQuery(c, NoQuery);
      return answer(door, c, async () => page(await make()));
    });
  };
  plain("/add", () => addPage({}));
  plain("/about", () => aboutPage(listMeasures()));
  plain("/forces", async () =>
    forcesPage({ forces: (await listForces(tools)).map((force) => ({ ...force, known: force.questions > 0 })) }),
  );
  plain("/sources", async () => sourcesPage({ files: await listSources(tools) }));
  plain("/problems", async () => problemsPage({ files: await listSources(tools) }));
  app.get("/sources/:sha256", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => page(filePage({ report: await showSource(tools, c.req.param("sha256")) })));
  });
}

function page(html: string, status: 200 | 404 = 200): Made {
  return { status, type: "text/html; charset=utf-8", body: html };
}

async function comparison({ tools }: Door, { order = "rate", ...asked }: CompareAsked): Promise<Made> {
  const book = await listChoices(tools);
  if (book.files === 0) return page(nothingYetPage());
  const found = await answerOrNull(book, asked, (question) => compareForces(tools, question));
  if (found === null) return page(noFigurePage(noFigureFor(book, asked)), 404);
  const question = questionOf(asked, found, found.forces);
  const choices = choicesFor(book, question, found.editions);
  const { scope, period, basis } = found.passport;
  const asPublished = { force: null, each: true, scope: scope.id, period: period.id, basis: basis.id };
  const corrections = await correctionsOfFigures(tools, asPublished);
  return page(comparePage({ comparison: found, question, order, choices, corrections, others: othersFor() }));
}

async function oneForce({ tools }: Door, force: string, asked: QuestionAsked): Promise<Made> {
  const book = await listChoices(tools);
  const found = await firstAnswer(book, asked, (question) => showForce(tools, force, question));
  const question = questionOf(asked, found);
  const replies = repliesOfForce(tools, found.force);
  const { scope, period } = found.passport;
  const asPublished = { force: found.force, scope: scope.id, period: period.id, basis: found.basis };
  const corrections = await correctionsOfFigures(tools, asPublished);
  const choices = choicesFor(book, question, found.editions);
  return page(forcePage({ answer: found, question, choices, corrections, replies }));
}

async function passport({ tools }: Door, asked: FigureAsked): Promise<Made> {
  const found = await traceFigure(tools, asked);
  const { scope, period, basis, denominator } = found.passport;
  const figure = { figure: asked.figure, denominator: asked.figure === "rate" ? denominator.id : ("all" as const) };
  const question = { force: found.force?.id ?? null, scope: scope.id, period: period.id, basis: basis.id };
  const corrections = await correctionsOfFigures(tools, { ...question, ...figure });
  const replies = found.force === null ? [] : repliesOfForce(tools, found.force.id);
  return page(passportPage({ passport: found, question: questionOfFigure(asked, found), corrections, replies }));
}

/** The answer; `null` where no figure answers. An edition that is not there is refused as such: the question has figures. */
async function answerOrNull<T>(
  book: BookChoices,
  asked: QuestionAsked,
  ask: (question: QuestionAsked) => Promise<T>,
): Promise<T | null> {
  try {
    return await firstAnswer(book, asked, ask);
  } catch (error) {
    if (
      error instanceof Refusal &&
      error.code === "notFound" &&
      asked.edition === undefined &&
      asked.asKnownOn === undefined
    )
      return null;
    throw error;
  }
}

/** The answer to the question; where nothing particular was asked and nothing answers, the first scope of the book that does. */
async function firstAnswer<T>(
  book: BookChoices,
  asked: QuestionAsked,
  ask: (question: QuestionAsked) => Promise<T>,
): Promise<T> {
  const { denominator: _any, ...particular } = asked;
  const instead = Object.keys(particular).length > 0 ? [] : book.scopes.map(({ id }) => ({ ...asked, scope: id }));
  for (const question of [asked, ...instead.slice(0, -1)]) {
    try {
      return await ask(question);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === "notFound")) throw error;
    }
  }
  return await ask(instead.at(-1) ?? asked);
}
