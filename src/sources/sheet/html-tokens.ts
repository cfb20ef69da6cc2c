// Takes a web page apart into tags and text. What a browser would run or draw otherwise (scripts, styles) is passed over.
// Source: HTML Living Standard, 13.2.5 (tokenization), as far as tables and words need it.
import { decodeEntities } from "./html-entities.ts";

/** One piece of a page. Names and attribute names are in small letters. */
export type HtmlToken =
  | { readonly is: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly is: "close"; readonly name: string }
  | { readonly is: "text"; readonly text: string };

/** Elements whose inside is no page: everything up to their end tag is passed over. */
const OPAQUE = new Set(["script", "style", "template", "xmp", "iframe", "noembed", "noframes", "svg", "math"]);
/** Elements whose inside is text without tags. */
const PLAIN = new Set(["title", "textarea"]);
const MOST_ATTRIBUTES = 200;

/** The pieces in order. Any text is a page: what is no tag is text. Takes time in proportion to the text. */
export function* htmlTokens(page: string): Generator<HtmlToken, void, undefined> {
  const lower = page.toLowerCase();
  let at = 0;
  while (at < page.length) {
    const open = page.indexOf("<", at);
    if (open === -1) break;
    if (open > at) yield { is: "text", text: decodeEntities(page.slice(at, open)) };
    const skipped = endOfAside(lower, open);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9:-]{0,40})/.exec(lower.slice(open, open + 48))?.[1];
    if (name === undefined) {
      yield { is: "text", text: "<" };
      at = open + 1;
      continue;
    }
    const isClose = page[open + 1] === "/";
    const { attributes, end } = readAttributes(page, open + name.length + (isClose ? 2 : 1));
    at = end;
    if (isClose) {
      yield { is: "close", name };
      continue;
    }
    yield { is: "open", name, attributes };
    if (!OPAQUE.has(name) && !PLAIN.has(name)) continue;
    const close = lower.indexOf(`</${name}`, at);
    const stop = close === -1 ? page.length : close;
    if (PLAIN.has(name)) yield { is: "text", text: decodeEntities(page.slice(at, stop)) };
    at = stop;
  }
  if (at < page.length) yield { is: "text", text: decodeEntities(page.slice(at)) };
}

/** Where a comment, a DOCTYPE or another aside that begins here ends; `null` when none begins here. */
function endOfAside(lower: string, at: number): number | null {
  const [mark, second] = [lower[at + 1], lower[at + 2]];
  if (mark !== "!" && mark !== "?") return null;
  const isComment = mark === "!" && second === "-" && lower[at + 3] === "-";
  const end = isComment ? lower.indexOf("-->", at + 2) : lower.indexOf(">", at);
  if (end === -1) return lower.length;
  return end + (isComment ? 3 : 1);
}

const SPACE = /\s/;

function readAttributes(
  page: string,
  from: number,
): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  while (at < page.length) {
    const letter = page[at] ?? "";
    if (letter === ">") return { attributes, end: at + 1 };
    if (SPACE.test(letter) || letter === "/") {
      at++;
      continue;
    }
    const start = at;
    // An equals sign in the first place is a part of the name.
    at++;
    while (at < page.length && !/[\s/>=]/.test(page[at] ?? "")) at++;
    const name = page.slice(start, at).toLowerCase();
    const { value, end } = readValue(page, at);
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(name)) attributes.set(name, decodeEntities(value));
    at = end;
  }
  return { attributes, end: at };
}

function readValue(page: string, from: number): { readonly value: string; readonly end: number } {
  let at = from;
  while (SPACE.test(page[at] ?? "")) at++;
  if (page[at] !== "=") return { value: "", end: from };
  at++;
  while (SPACE.test(page[at] ?? "")) at++;
  const quote = page[at];
  if (quote === '"' || quote === "'") {
    const close = page.indexOf(quote, at + 1);
    const stop = close === -1 ? page.length : close;
    return { value: page.slice(at + 1, stop), end: Math.min(stop + 1, page.length) };
  }
  const start = at;
  while (at < page.length && !/[\s>]/.test(page[at] ?? "")) at++;
  return { value: page.slice(start, at), end: at };
}
