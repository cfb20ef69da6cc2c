// What changed between editions: the page, the address of the API with its shape, and the downloads.
import { z } from "@hono/zod-openapi";
import { compareEditions } from "../actions/compare-editions.ts";
import { DOWNLOAD_FORMATS, downloadRevisions } from "../actions/download.ts";
import { type BookChoices, listChoices } from "../actions/list-choices.ts";
import { Refusal } from "../ground/refusal.ts";
import { noFigurePage, nothingYetPage } from "../web/pages/nothing.tsx";
import { revisionsPage } from "../web/pages/revisions.tsx";
import type { Question } from "../web/views.ts";
import { answer } from "./answers.ts";
import { PassportSchema } from "./api-schemas.ts";
import { choicesFor, noFigureFor } from "./choices.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { type RevisionsAsked, RevisionsQuery, readQuery } from "./query.ts";

type Revisions = Awaited<ReturnType<typeof compareEditions>>;

/** Puts the page and the downloads on the app; the address of the API is put with the others. */
export function serveRevisions(app: App, door: Door): void {
  app.get("/revisions", (c) => {
    const asked = readQuery(c, RevisionsQuery);
    return answer(door, c, () => page(door, asked));
  });
  for (const format of DOWNLOAD_FORMATS) {
    app.get(`/download/revisions.${format}`, (c) => {
      const asked = readQuery(c, RevisionsQuery);
      return answer(door, c, async () => {
        const all = asked.show === "all";
        const { mediaType, bytes, name } = await downloadRevisions(door.tools, questionIn(asked), { format, all });
        return { type: mediaType, body: bytes, headers: { "Content-Disposition": `attachment; filename="${name}"` } };
      });
    });
  }
}

/** The words of an address as a question to the action. */
export function questionIn({ by, show: _, ...question }: RevisionsAsked): Parameters<typeof compareEditions>[1] {
  return { ...question, ...(by === "quarter" ? { byQuarter: true } : {}) };
}

async function page({ tools }: Door, asked: RevisionsAsked): Promise<Made> {
  const book = await listChoices(tools);
  if (book.files === 0) return html(nothingYetPage());
  const found = await firstWithPairs(book, asked, (question) => compareEditions(tools, question));
  if (found === null) {
    const { by: _, show: __, force: ___, ...question } = asked;
    return html(noFigurePage(noFigureFor(book, question)), 404);
  }
  const question: Question = {
    scope: found.scope,
    period: found.period,
    basis: found.basis,
    denominator: "all",
    edition: null,
    ...(asked.asKnownOn === undefined ? {} : { asKnownOn: asked.asKnownOn }),
  };
  const all = asked.show === "all";
  return html(revisionsPage({ revisions: found, question, choices: choicesFor(book, question), all }));
}

/** The answer; where no scope was asked for, that of the first scope of which two editions are known. `null` where no figure answers. */
async function firstWithPairs(
  book: BookChoices,
  asked: RevisionsAsked,
  ask: (question: Parameters<typeof compareEditions>[1]) => Promise<Revisions>,
): Promise<Revisions | null> {
  const question = questionIn(asked);
  const wishes = asked.scope === undefined ? [{}, ...book.scopes.map(({ id }) => ({ scope: id }))] : [{}];
  let first: Revisions | null = null;
  for (const wish of wishes) {
    try {
      const found = await ask({ ...question, ...wish });
      if (found.pairs.length > 0) return found;
      first ??= found;
    } catch (error) {
      const isSilent = error instanceof Refusal && error.code === "notFound";
      if (!isSilent || (wishes.length === 1 && asked.asKnownOn !== undefined)) throw error;
    }
  }
  return first;
}

function html(body: string, status: 200 | 404 = 200): Made {
  return { status, type: "text/html; charset=utf-8", body };
}

const words = z.string();
const cell = z
  .union([
    z.number().int(),
    z.object({ from: z.number().int(), to: z.number().int().nullable() }),
    z.object({ absent: words, why: words.optional() }),
  ])
  .nullable();
const move = z.object({ before: z.number().int(), after: z.number().int() }).nullable();
const basis = z.enum(["recorded", "closed", "not stated"]);
const side = z.object({
  id: words,
  title: words,
  knownFrom: words,
  dated: z.boolean(),
  file: words,
  sha256: words,
  source: words,
});
const figure = z.object({
  line: words,
  title: words,
  type: z.number().int().nullable(),
  part: words.nullable(),
  before: cell,
  after: cell,
  change: z.number().int().nullable(),
  kind: z.enum([
    "unchanged",
    "changed",
    "appeared",
    "disappeared",
    "became a number",
    "became silent",
    "another silence",
  ]),
});
const force = z.object({
  force: words,
  called: words,
  why: words.nullable(),
  notes: z.array(words),
  figures: z.array(figure),
  changed: z.number().int(),
});

/** The shape of what the API answers about editions. */
export const RevisionsSchema = z
  .object({
    measure: z.literal("revisions"),
    scope: words,
    period: words,
    basis,
    unit: words,
    force: z.object({ id: words, called: words }).nullable(),
    byQuarter: z.boolean(),
    sentence: words,
    pairs: z.array(
      z.object({
        before: side,
        after: side,
        sentence: words,
        forces: z.array(force),
        counts: z.object({
          forces: z.number().int(),
          forcesChanged: z.number().int(),
          figures: z.number().int(),
          figuresChanged: z.number().int(),
        }),
        bases: z.array(z.object({ basis, forces: z.number().int(), total: move, charged: move, open: move })),
        explanation: z.array(words),
        notes: z.array(words),
      }),
    ),
    editions: z.array(side),
    passedOver: z.array(z.object({ file: words, sha256: words, why: words })),
    caveats: z.array(words),
    passport: PassportSchema,
  })
  .openapi("Revisions", { description: "What changed between consecutive editions, force by force and line by line." });
