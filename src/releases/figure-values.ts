// What of a frozen answer is figure and what is wording: said here once, field by field, so that another program's words can be told from other figures.
import type { SnapshotAnswer } from "./snapshot.ts";

/** Texts of one field: `figure` is held, `wording` may be said otherwise by another program. */
export type Side = "figure" | "wording";

/** The names of all fields of a type, however deep, that hold text. Fields of records without fixed names are not among them. */
export type TextField<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? TextField<Item>
    : {
        [Name in keyof T & string]-?: string extends Name
          ? never
          :
              | (Extract<TextIn<NonNullable<T[Name]>>, string> extends never ? never : Name)
              | TextField<NonNullable<T[Name]>>;
      }[keyof T & string];

/** The text that stands right in a field, or in a list in it. */
type TextIn<T> = T extends string ? T : T extends readonly (infer Item)[] ? Extract<Item, string> : never;

/**
 * The side of each field that holds text. A new field does not compile until it stands here. Numbers, truths and nothings are figures wherever
 * they stand; a text of a field without a fixed name is a figure where its name is not in this list.
 */
export const SIDES: Readonly<Record<TextField<SnapshotAnswer>, Side>> = {
  // The question.
  kind: "figure",
  measure: "figure",
  scope: "figure",
  period: "figure",
  basis: "figure",
  denominator: "figure",
  unit: "figure",
  asKnownOn: "figure",
  id: "figure",
  codes: "figure",
  // Whose figure, and which.
  force: "figure",
  code: "figure",
  figure: "figure",
  line: "figure",
  of: "figure",
  under: "figure",
  state: "figure",
  // What is found: absences, places in an order, verdicts, by their own words.
  absent: "figure",
  absence: "figure",
  standing: "figure",
  verdict: "figure",
  from: "figure",
  to: "figure",
  outside: "figure",
  outsideSpread: "figure",
  lag: "figure",
  // What a source says, and where.
  flagRule: "figure",
  flagOrigin: "figure",
  rule: "figure",
  origin: "figure",
  file: "figure",
  sha256: "figure",
  first: "figure",
  entry: "figure",
  // Sentences, titles and names, and numbers that they say once more.
  sentence: "wording",
  says: "wording",
  title: "wording",
  words: "wording",
  why: "wording",
  note: "wording",
  notes: "wording",
  caveats: "wording",
  about: "wording",
  name: "wording",
  called: "wording",
  scopeTitle: "wording",
  centreSays: "wording",
  marks: "wording",
  marked: "wording",
  sum: "wording",
  signs: "wording",
  sql: "wording",
  method: "wording",
  edition: "wording",
  source: "wording",
  cite: "wording",
  command: "wording",
  digest: "wording",
};

/** Fields that are wording whatever they hold: steps in words, reasons, ways to ask on, and the version of a definition, which its words are part of. */
const WORDING_WHOLE: ReadonlySet<string> = new Set(["working", "reasons", "asking", "others", "columns", "version"]);

/** What tells the items of a list apart, so that another order of them is no other figure; the first that does. */
const IDENTITIES = ["force", "line", "figure", "under", "denominator", "type", "sha256", "of", "id"] as const;

/** Every figure of an answer, or of a part of one, as JSON by its place, such as `balance › lines › charged › count`; a list also has how many it holds (`#`). */
export function figureValues(answer: unknown): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  // Plain JSON by its type.
  walk(answer as Walked, [], values);
  return values;
}

type Walked = null | boolean | number | string | readonly Walked[] | { readonly [name: string]: Walked };

function walk(value: Walked, path: readonly string[], values: Map<string, string>): void {
  if (typeof value !== "object" || value === null) {
    values.set(path.join(" › "), JSON.stringify(value));
    return;
  }
  if (isList(value)) {
    values.set([...path, "#"].join(" › "), String(value.length));
    for (const [name, item] of named(value)) walk(item, [...path, name], values);
    return;
  }
  for (const [name, item] of Object.entries(value))
    if (isFigure(name, item, value)) walk(item, [...path, name], values);
}

function isList(value: object): value is readonly Walked[] {
  return Array.isArray(value);
}

function isFigure(name: string, item: Walked, of: { readonly [name: string]: Walked }): boolean {
  if (WORDING_WHOLE.has(name)) return false;
  // The exemption that a source names is part of what it says; why there is no figure otherwise is said by Everycase.
  if (name === "why") return of["absent"] === "withheld";
  const isText =
    typeof item === "string" || item === null || (typeof item === "object" && isList(item) && isWords(item));
  return !isText || (SIDES as Readonly<Record<string, Side>>)[name] !== "wording";
}

/** A list of texts; an empty one is taken for one where its name is a wording's. */
function isWords(list: readonly Walked[]): boolean {
  return list.every((item) => typeof item === "string");
}

/** The items of a list by what tells them apart; by their places where nothing does. */
function named(list: readonly Walked[]): readonly (readonly [string, Walked])[] {
  for (const identity of IDENTITIES) {
    const names = list.map((item) => nameBy(item, identity));
    if (!names.includes(null) && new Set(names).size === list.length)
      return list.map((item, index) => [names[index] ?? "", item]);
  }
  return list.map((item, index) => [String(index + 1), item]);
}

function nameBy(item: Walked, identity: string): string | null {
  if (typeof item !== "object" || item === null || isList(item)) return null;
  const found = item[identity];
  return typeof found === "string" || typeof found === "number" ? String(found) : null;
}
