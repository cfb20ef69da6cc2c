// The words of an address: which may stand there, in what form, and what is said of those that may not.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Refusal } from "../ground/refusal.ts";
import { ORDERS } from "../web/views.ts";

/** The most characters of one word. */
const LONGEST = 200;

/** A word of an address that may be left out. */
export const word = (description: string, example: string) =>
  z.string().max(LONGEST).optional().openapi({ param: { description }, example });
const needed = (description: string, example: string) =>
  z.string().trim().min(1).max(LONGEST).openapi({ param: { description }, example });

/** What is asked: left out or empty, Everycase chooses (the newest that most forces answer). */
export const QuestionQuery = z.strictObject({
  scope: word(
    "Which crimes: `child-titled`, `sexual-offences`, `rape`, `flag:CSE`, `flag:CSA` or `code:` and a code.",
    "child-titled",
  ),
  period: word("The time, as the source states it.", "2018/19"),
  basis: word("How outcomes and crimes belong together: `recorded`, `closed` or `not stated`.", "recorded"),
  denominator: word("What a rate counts as the whole: `all`, `less-transferred` or `concluded-only`.", "all"),
  edition: word("Which publication: its id, a file's name or the start of its SHA-256.", "July 2026"),
  "as-known-on": word("A day: only editions of that day or before are used.", "2020-06-01"),
  method: word("For intervals: `wilson`, `clopper-pearson`, `jeffreys` or `agresti-coull`.", "wilson"),
});

/** A question about what changed between editions. */
export const RevisionsQuery = QuestionQuery.omit({ denominator: true, edition: true, method: true }).extend({
  force: word("The force; left out, all forces.", "south-yorkshire"),
  by: z.enum(["quarter"]).optional(),
  show: z.enum(["all"]).optional(),
});

/** A question with the order of the rows on the page. */
export const CompareQuery = QuestionQuery.extend({ order: z.enum(ORDERS.map(({ id }) => id)).optional() });

/** A question about one force. */
export const ForceQuery = QuestionQuery.extend({
  force: needed("The force: its id, a name of it, or its official code.", "south-yorkshire"),
});

/** A question about one figure; without a force, the pooled one. */
export const FigureQuery = QuestionQuery.extend({
  figure: needed(
    "Which figure: `rate`, `charged`, `total`, `open`, `transferred`, `not-accounted-for` or another line of a balance.",
    "charged",
  ),
  force: word("The force; left out, the figure of all compared forces together.", "south-yorkshire"),
});

/** What stands in the address of a comparison. */
export type CompareAsked = Given<z.output<typeof CompareQuery>>;
/** What stands in the address of a question. */
export type QuestionAsked = Given<z.output<typeof QuestionQuery>>;
/** What stands in the address of a question about editions. */
export type RevisionsAsked = Given<z.output<typeof RevisionsQuery>>;
/** What stands in the address of a figure. */
export type FigureAsked = Given<z.output<typeof FigureQuery>>;

/** No word may stand in the address. */
export const NoQuery = z.strictObject({});

/** The values that are given: what is left out or blank is not among them. A word of the address such as `as-known-on` is named `asKnownOn`. */
export type Given<T> = { readonly [Key in keyof T as InOneWord<Key>]: Exclude<T[Key], undefined> };
type InOneWord<Key> = Key extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<InOneWord<Rest> & string>}`
  : Key;

/** Reads the words of the address. Refuses (`usage`) unknown ones, repeated ones and such as have no fitting form. */
export function readQuery<Shape extends z.core.$ZodShape>(
  c: Context,
  schema: z.ZodObject<Shape>,
): Given<z.output<z.ZodObject<Shape>>> {
  const asked = c.req.queries();
  const values = Object.entries(asked).map(([name, all]) => [name, all.length === 1 ? all[0]?.trim() : all] as const);
  const read = schema.safeParse(Object.fromEntries(values.filter(([, value]) => value !== "")));
  if (!read.success) throw refusalOf(read.error.issues, asked, Object.keys(schema.shape));
  // Blank and missing values were left out above, so that no field of the output is undefined.
  const inOneWord = (name: string): string => name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  const given = Object.entries(read.data).map(([name, value]) => [inOneWord(name), value]);
  return Object.fromEntries(given) as Given<z.output<z.ZodObject<Shape>>>;
}

function refusalOf(
  issues: readonly z.core.$ZodIssue[],
  asked: Readonly<Record<string, readonly string[]>>,
  known: readonly string[],
): Refusal {
  const [issue] = issues;
  const name = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue?.path[0] ?? "");
  const given = asked[name] ?? [];
  const hint =
    known.length === 0
      ? "This address takes no words after a question mark."
      : `Words that may stand here: ${known.join(", ")}.`;
  if (issue?.code === "unrecognized_keys")
    return new Refusal("usage", `Unknown word "${short(name)}" in the address.`, hint);
  if (given.length > 1)
    return new Refusal("usage", `"${name}" stands ${given.length} times in the address.`, "Give it once.");
  if (given.length === 0) return new Refusal("usage", `"${name}" is missing in the address.`, hint);
  if (issue?.code === "too_big")
    return new Refusal(
      "usage",
      `"${name}" is longer than ${LONGEST} characters.`,
      "Give it as it stands on the pages.",
    );
  if (issue?.code === "invalid_value")
    return new Refusal("usage", `Unknown ${name} "${short(given[0] ?? "")}".`, `Wanted: ${issue.values.join(", ")}.`);
  return new Refusal("usage", `"${name}" cannot be read.`, hint);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
