// The style sheet of a site, cut to what its pages use: the app's forms and tables of work are not in it, and a slow line waits for less.

/** What pages are made of: tags, classes and ids. */
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

/** At-rules that hold rules of their own; all others are kept as they are. */
const HOLDS_RULES = /^@(?:media|supports|layer|container)\b/u;

/** The rules of a style sheet (without comments) that could meet one of these names, in their order. */
export function usedCss(css: string, names: UsedNames): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (body === null) return `${head};`;
      if (HOLDS_RULES.test(head)) {
        const inner = usedCss(body, names);
        return inner === "" ? "" : `${head}{${inner}}`;
      }
      if (head.startsWith("@")) return `${head}{${body}}`;
      const met = selectorsOf(head).filter((selector) => canMeet(selector, names));
      return met.length === 0 ? "" : `${met.join(",")}{${body}}`;
    })
    .join("");
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

/** Whether every tag, class and id that a selector asks for is there. What stands in brackets is not looked at. */
function canMeet(selector: string, { tags, classes, ids }: UsedNames): boolean {
  const plain = withoutBrackets(selector).replace(/::?[\w-]+/gu, "");
  return [...plain.matchAll(/([.#]?)([A-Za-z_][\w-]*)/gu)].every(([, sign, name = ""]) => {
    if (sign === "") return tags.has(name.toLowerCase());
    return sign === "." ? classes.has(name) : ids.has(name);
  });
}

function withoutBrackets(selector: string): string {
  const plain = selector.replace(/\([^()]*\)|\[[^[\]]*\]/gu, "");
  return plain === selector ? plain : withoutBrackets(plain);
}
