// The rules of the style sheet that a page uses: the app's forms and tables of work are not in it, and a slow line waits for less.

/** What a page is made of: tags, classes and ids. */
export interface UsedNames {
  readonly tags: Set<string>;
  readonly classes: Set<string>;
  readonly ids: Set<string>;
}

/** Nothing yet. */
export function noNames(): UsedNames {
  return { tags: new Set(), classes: new Set(), ids: new Set() };
}

const NAMES = /<([a-z][a-z0-9]*)|\s(class|id)="([^"]*)"/giu;

/** Adds what a rendered page is made of. Words of a text that look like it do no harm: a rule too many stays. */
export function noteNames(names: UsedNames, html: string): void {
  for (const [, tag, attribute, value = ""] of html.matchAll(NAMES)) {
    if (tag !== undefined) names.tags.add(tag.toLowerCase());
    else if (attribute === "id") names.ids.add(value);
    else for (const one of value.split(" ")) names.classes.add(one);
  }
}

/** Adds every word of a script: it may make any element, of any class. */
export function noteScript(names: UsedNames, script: string): void {
  for (const [word] of script.matchAll(/[A-Za-z][\w-]*/gu)) {
    names.tags.add(word);
    names.classes.add(word);
    names.ids.add(word);
  }
}

/** A style sheet, taken apart once for all the pages that use some of it. */
export type CssSheet = readonly CssBlock[];

/** A rule with the selectors before it, a condition with the rules in it, or anything else as it stands. */
type CssBlock =
  | { readonly text: string }
  | { readonly condition: string; readonly within: CssSheet }
  | {
      readonly selectors: readonly { readonly text: string; readonly asks: readonly string[] }[];
      readonly body: string;
    };

/** At-rules that hold rules of their own; all others are kept as they are. */
const HOLDS_RULES = /^@(?:media|supports|layer|container)\b/u;

/** Takes a style sheet (without comments) apart. */
export function cssSheet(css: string): CssSheet {
  return blocksOf(css).map(({ head, body }): CssBlock => {
    if (body === null) return { text: `${head};` };
    if (HOLDS_RULES.test(head)) return { condition: head, within: cssSheet(body) };
    if (head.startsWith("@")) return { text: `${head}{${body}}` };
    return { selectors: selectorsOf(head).map((text) => ({ text, asks: asksOf(text) })), body };
  });
}

/** The rules of a style sheet that could meet one of these names, in their order. */
export function usedCss(sheet: CssSheet, names: UsedNames): string {
  return sheet
    .map((block) => {
      if ("text" in block) return block.text;
      if ("condition" in block) {
        const within = usedCss(block.within, names);
        return within === "" ? "" : `${block.condition}{${within}}`;
      }
      const met = block.selectors.filter(({ asks }) => asks.every((ask) => isThere(ask, names)));
      return met.length === 0 ? "" : `${met.map(({ text }) => text).join(",")}{${block.body}}`;
    })
    .join("");
}

/** Every name that a style sheet asks for, each once: two pages that have the same of them use the same rules. */
export function namesAsked(sheet: CssSheet): readonly string[] {
  const asked = sheet.flatMap((block) => {
    if ("text" in block) return [];
    return "condition" in block ? namesAsked(block.within) : block.selectors.flatMap(({ asks }) => asks);
  });
  return [...new Set(asked)];
}

/** Whether a page has what is asked for: `table`, `.note`, `#main`. */
export function isThere(ask: string, { tags, classes, ids }: UsedNames): boolean {
  if (ask.startsWith(".")) return classes.has(ask.slice(1));
  return ask.startsWith("#") ? ids.has(ask.slice(1)) : tags.has(ask);
}

interface Block {
  readonly head: string;
  /** `null` for a statement without braces, such as `@import …;`. */
  readonly body: string | null;
}

function blocksOf(css: string): readonly Block[] {
  const blocks: Block[] = [];
  let [at, depth, opened, start] = [0, 0, 0, 0];
  for (; at < css.length; at += 1) {
    const sign = css[at];
    if (sign === "{" && depth++ === 0) opened = at;
    if (sign === ";" && depth === 0) {
      blocks.push({ head: css.slice(start, at).trim(), body: null });
      start = at + 1;
    }
    if (sign !== "}" || --depth > 0) continue;
    blocks.push({ head: css.slice(start, opened).trim(), body: css.slice(opened + 1, at).trim() });
    start = at + 1;
  }
  return blocks;
}

/** A list of selectors, split at the commas that stand in no brackets. */
function selectorsOf(head: string): readonly string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < head.length; at += 1) {
    const sign = head[at];
    if (sign === "(" || sign === "[") depth += 1;
    if (sign === ")" || sign === "]") depth -= 1;
    if (sign !== "," || depth > 0) continue;
    found.push(head.slice(start, at).trim());
    start = at + 1;
  }
  return [...found, head.slice(start).trim()];
}

/** Every tag, class and id that a selector asks for. What stands in brackets is not looked at. */
function asksOf(selector: string): readonly string[] {
  const plain = withoutBrackets(selector).replace(/::?[\w-]+/gu, "");
  return [...plain.matchAll(/([.#]?)([A-Za-z_][\w-]*)/gu)].map(([whole, sign, name = ""]) =>
    sign === "" ? name.toLowerCase() : whole,
  );
}

function withoutBrackets(selector: string): string {
  const plain = selector.replace(/\([^()]*\)|\[[^[\]]*\]/gu, "");
  return plain === selector ? plain : withoutBrackets(plain);
}
