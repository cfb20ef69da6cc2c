// The reconciliation behind the door: the words of its address, its page, and the shape in which the API answers.
import { z } from "@hono/zod-openapi";
import { reconcileTables } from "../actions/reconcile.ts";
import { reconcilePage } from "../web/pages/reconcile.tsx";
import { answer } from "./answers.ts";
import type { App, Door } from "./door.ts";
import { readQuery } from "./query.ts";

const LONGEST = 200;
const word = (description: string, example: string) =>
  z.string().max(LONGEST).optional().openapi({ param: { description }, example });

/** What may stand in the address of a reconciliation. */
export const ReconcileQuery = z.strictObject({
  period: word("The period; left out, the newest that both tables have.", "2018/19"),
  scope: word(
    "Which offences: `child-titled`, `sexual-offences`, `rape` or `code:` and a code; left out, all.",
    "rape",
  ),
  force: word("The force; left out, all forces.", "south-yorkshire"),
  by: z
    .enum(["force", "group", "code"])
    .optional()
    .openapi({ param: { description: "How finely the crimes are added." }, example: "force" }),
});

const words = z.string();
const count = z.number().int();
const cell = z.union([
  count,
  z.object({ from: count, to: count.nullable() }),
  z.object({ absent: words, why: words.optional() }),
]);
const named = z.object({ id: words, title: words });
const side = z.object({ file: words, sha256: words, source: words, edition: words }).nullable();

/** The shape of a reconciliation. */
export const ReconciliationSchema = z
  .object({
    period: named.nullable(),
    scope: named,
    force: z.object({ id: words, called: words }).nullable(),
    by: z.enum(["force", "group", "code"]),
    outcomes: side,
    crimes: side,
    missing: z.array(words),
    sentence: words,
    counts: z.object({ equal: count, differs: count, cannotBeTold: count, outcomesOnly: count, crimesOnly: count }),
    together: z.object({ outcomes: count, crimes: count, difference: count }),
    rows: z.array(
      z.object({
        force: words,
        called: words,
        group: words.nullable(),
        code: words.nullable(),
        outcomes: cell.nullable(),
        crimes: cell.nullable(),
        difference: count.nullable(),
        verdict: z.enum(["equal", "differs", "cannot be told", "outcomes only", "crimes only"]),
        why: words.nullable(),
      }),
    ),
    notes: z.array(words),
    periods: z.array(named),
    command: words,
  })
  .openapi("Reconciliation", { description: "The outcomes of a period held against the crimes recorded in it." });

const SCOPES = [
  { id: "all", title: "All offences of both tables" },
  { id: "sexual-offences", title: "Sexual offences" },
  { id: "rape", title: "Rape" },
  { id: "child-titled", title: "Offences whose title names a child" },
] as const;

/** Puts the page of the reconciliation on the app. */
export function serveReconcile(app: App, door: Door): void {
  app.get("/reconcile", (c) => {
    const asked = readQuery(c, ReconcileQuery);
    return answer(door, c, async () => {
      const found = await reconcileTables(door.tools, asked);
      const scopes = SCOPES.some(({ id }) => id === found.scope.id) ? SCOPES : [...SCOPES, found.scope];
      return { status: 200, type: "text/html; charset=utf-8", body: reconcilePage({ found, scopes }) };
    });
  });
}
