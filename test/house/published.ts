// The wall of disclosure: only one file makes `Published`. The compiler refuses the plain ways; these are the ways round it.

import type { Finding, House, Source } from "./survey.ts";
import type { Token } from "./tokens.ts";

/** The only file that may cast to `Published`, and the one that declares it. */
const MAKER = "disclosure/protect.ts";
const DECLARES = "disclosure/published.ts";

/** Functions of the maker that make `Published` of what nobody checks there, and the files that may use them. */
const USERS: Readonly<Record<string, readonly string[]>> = {
  publishedBefore: ["actions/protect-records.ts"],
  // Answers of published files and street records alone, never of an extract of cases.
  passPublic: [
    "actions/charged-within.ts",
    "actions/compare-editions.ts",
    "actions/compare-forces.ts",
    "actions/measure.ts",
    "actions/police-uk.ts",
    "actions/reconcile.ts",
    "actions/released-figures.ts",
    "actions/show-force.ts",
    "actions/take-snapshot.ts",
    "actions/trace-figure.ts",
  ],
  // Answers worked out from a table that is published already.
  madeFrom: [
    "actions/_site-figures.ts",
    "actions/_site-tree.ts",
    "actions/measure-records.ts",
    "actions/protect-curves.ts",
    "actions/publish-site.ts",
  ],
};

/** Nothing but the maker casts, predicates, renames or reads JSON to `Published`, or to a type that holds it. */
export function publishedHasOneMaker(house: House): readonly Finding[] {
  const others = house.sources.filter(({ place }) => place !== MAKER && place !== DECLARES);
  const marked = markedTypes(house);
  return others.flatMap((source) => [
    ...source.tokens.flatMap((token, at) => {
      const how = token.kind === "word" || token.text === "<" ? forged(source.tokens, at, marked) : null;
      return how === null ? [] : [finding(source, token, `${how}; only ${MAKER} makes Published`)];
    }),
    ...strangers(source),
  ]);
}

/** `Published`, and every type of the house whose declaration names it or another such type. */
function markedTypes(house: House): ReadonlySet<string> {
  const declared = house.sources.flatMap(({ tokens }) =>
    tokens.flatMap((token, at) => {
      const isDeclaration = token.kind === "word" && (token.text === "type" || token.text === "interface");
      const name = tokens[at + 1];
      if (!isDeclaration || name?.kind !== "word" || !["=", "{", "<", "extends"].includes(tokens[at + 2]?.text ?? ""))
        return [];
      return [{ name: name.text, holds: words(tokens, at + 2, declarationEnd(tokens, at + 2)) }];
    }),
  );
  const marked = new Set(["Published"]);
  for (let before = -1; before !== marked.size; ) {
    before = marked.size;
    for (const { name, holds } of declared) if (holds.some((word) => marked.has(word))) marked.add(name);
  }
  return marked;
}

function words(tokens: readonly Token[], from: number, to: number): readonly string[] {
  return tokens.slice(from, to).flatMap(({ kind, text }) => (kind === "word" ? [text] : []));
}

const OPENS = new Set(["{", "(", "[", "<"]);
const CLOSES = new Set(["}", ")", "]", ">"]);

/** Where a declaration ends: a semicolon, or the brace that closes it, outside all brackets. */
function declarationEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const text = tokens[at]?.text ?? "";
    if (OPENS.has(text)) depth += 1;
    if (CLOSES.has(text)) depth -= 1;
    if (depth === 0 && (text === ";" || (text === "}" && tokens[at + 1]?.text !== "|" && tokens[at + 1]?.text !== "&")))
      return at;
  }
  return tokens.length;
}

/** In what way a token begins a forgery, or `null`. */
function forged(tokens: readonly Token[], at: number, marked: ReadonlySet<string>): string | null {
  const text = tokens[at]?.text ?? "";
  const before = tokens[at - 1];
  const named = (from: number) => words(tokens, from, typeEnd(tokens, from)).find((word) => marked.has(word));
  if (text === "Published" && tokens[at + 1]?.text === "as") return "gives Published another name";
  if (text === "PUBLISHED") return "uses the mark of Published";
  if (text === "as" && named(at + 1) !== undefined && tokens[at + 1]?.text !== "const") {
    return isRenaming(tokens, at) ? null : `casts to ${named(at + 1)}`;
  }
  if (text === "as" && tokens[at + 1]?.text === "never") return "casts to never";
  if (text === "is" && before?.kind === "word" && named(at + 1) !== undefined)
    return `declares something to be ${named(at + 1)}`;
  if (text === "<" && before?.kind !== "word" && marked.has(tokens[at + 1]?.text ?? ""))
    return `casts to ${tokens[at + 1]?.text}`;
  if (text === "JSON" && tokens[at + 2]?.text === "parse" && typedAs(tokens, at, marked))
    return "reads JSON as Published";
  return null;
}

/** `import { a as b }` and `export { a as b }` rename, and cast nothing. */
function isRenaming(tokens: readonly Token[], at: number): boolean {
  for (let back = at; back >= 0; back -= 1) {
    const text = tokens[back]?.text ?? "";
    if (text === "{") return ["import", "export", "type"].includes(tokens[back - 1]?.text ?? "");
    if (text === ";" || text === ")" || text === "(") return false;
  }
  return false;
}

/** Where a type in a cast ends. */
function typeEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const text = tokens[at]?.text ?? "";
    if (depth === 0 && (CLOSES.has(text) || [";", ",", "?", ":", "=", "=>", "&&", "||", "??", "as"].includes(text)))
      return at;
    if (OPENS.has(text)) depth += 1;
    if (CLOSES.has(text)) depth -= 1;
  }
  return tokens.length;
}

/** Whether the statement so far says that what follows is of a marked type. */
function typedAs(tokens: readonly Token[], at: number, marked: ReadonlySet<string>): boolean {
  for (let back = at - 1; back >= 0; back -= 1) {
    const { text = "", kind } = tokens[back] ?? {};
    if (text === ";" || text === "{" || text === "}") return false;
    if (kind === "word" && marked.has(text)) return true;
  }
  return false;
}

/** Uses of the maker's functions by files that are not named for them, under whatever name they are taken in. */
function strangers(source: Source): readonly Finding[] {
  return Object.entries(USERS).flatMap(([name, users]) => {
    if (users.includes(source.place)) return [];
    const used = source.tokens.find(({ kind, text }) => kind === "word" && text === name);
    return used === undefined ? [] : [finding(source, used, `uses ${name}, which is for ${users.join(", ")} alone`)];
  });
}

function finding(source: Source, token: Token, message: string): Finding {
  return { rule: "published", at: source.path, message: `line ${token.line} ${message}` };
}
