// data.police.uk behind the door: the words of its address, its page, and the shape in which the API answers.
import { z } from "@hono/zod-openapi";
import { askPoliceUk } from "../actions/police-uk.ts";
import { Refusal } from "../ground/refusal.ts";
import { policeUkPage } from "../web/pages/police-uk.tsx";
import { answer } from "./answers.ts";
import type { App, Door } from "./door.ts";
import { readQuery } from "./query.ts";

const LONGEST = 200;
const word = (description: string, example: string) =>
  z.string().max(LONGEST).optional().openapi({ param: { description }, example });

/** What may stand in the address of a question about data.police.uk. */
export const PoliceUkQuery = z.strictObject({
  force: word("The force; left out, all forces.", "city-of-london"),
  month: word("One month.", "2024-01"),
  from: word("The first month.", "2024-01"),
  to: word("The last month.", "2024-12"),
  type: word("One crime type.", "Shoplifting"),
});

const words = z.string();
const count = z.number().int();
const state = z.enum(["rows", "empty", "no file"]).openapi({
  description: "`empty`: a file without rows, so nothing was recorded. `no file`: nothing is said, and it is never 0.",
});
const kind = z.enum(["street", "outcomes"]);

/** The shape of an answer about data.police.uk. */
export const PoliceUkSchema = z
  .object({
    says: words,
    counting: words,
    force: z.object({ id: words, called: words }).nullable(),
    from: words.nullable(),
    to: words.nullable(),
    type: words.nullable(),
    rows: count,
    withId: count,
    ids: count,
    byMonth: z.boolean(),
    balances: z.array(
      z.object({
        force: words,
        called: words,
        month: words.nullable(),
        type: words,
        rows: count,
        withId: count,
        ids: count.nullable(),
        lines: z.array(
          z.object({
            line: words,
            title: words,
            rows: count,
            words: z.array(z.object({ title: words, rows: count })),
          }),
        ),
      }),
    ),
    coverage: z.array(
      z.object({
        force: words,
        called: words,
        month: words,
        street: state,
        streetRows: count,
        outcomes: state,
        outcomesRows: count,
        known: z.array(words),
      }),
    ),
    repeats: z.object({
      ids: count,
      rows: count,
      surplus: count,
      identical: count,
      severalForces: count,
      severalMonths: count,
      months: z.array(z.object({ months: z.array(words), ids: count, rows: count })),
    }),
    outcomes: z.object({
      rows: count,
      withoutCrime: count,
      crimes: count,
      after: z.array(z.object({ months: count, rows: count })),
      disagreeing: count,
      pairs: z.array(z.object({ street: words, outcomes: words, crimes: count, sameLine: z.boolean() })),
      disagreements: z.array(
        z.object({
          id: words,
          force: words,
          called: words,
          month: words,
          type: words,
          street: words,
          outcomes: words,
          outcomesMonth: words,
        }),
      ),
    }),
    setAside: z.array(
      z.object({
        file: words,
        member: words.nullable(),
        kind,
        force: words,
        month: words,
        rows: count,
        instead: words,
        insteadRows: count,
      }),
    ),
    files: z.array(z.object({ file: words, sha256: words, entry: words, parts: count, rows: count })),
    choices: z.object({
      forces: z.array(z.object({ id: words, called: words })),
      months: z.array(words),
      types: z.array(words),
    }),
    caveats: z.array(words),
  })
  .openapi("PoliceUk", {
    description: "Rows of data.police.uk by last outcome. There is no CSE flag in them; never used for CSE rates.",
  });

/** Puts the page of data.police.uk on the app. */
export function servePoliceUk(app: App, door: Door): void {
  app.get("/police-uk", (c) => {
    const asked = readQuery(c, PoliceUkQuery);
    return answer(door, c, async () => {
      const found = await askPoliceUk(door.tools, asked).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === "notFound") return null;
        throw error;
      });
      return { status: 200, type: "text/html; charset=utf-8", body: policeUkPage({ answer: found }) };
    });
  });
}
