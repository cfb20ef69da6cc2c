// The links of a web page: a strict walk over its tags, which runs nothing, loads nothing and never looks back.

/** One link of a page. */
export interface Link {
  /** The whole address, made against the page's own. */
  readonly address: string;
  /** What the link says, in one line. */
  readonly words: string;
  /** What stands between this link and the next, in one line of at most 400 letters: publishers print checksums there. */
  readonly after: string;
}

const MOST_LINKS = 5000;
const AFTER_LETTERS = 400;
/** Elements whose text is no text of the page. */
const SILENT = ["script", "style", "template", "noscript", "textarea", "title"];

/**
 * The links of `html` that lead to an http or https address, in the order of the page. `base` is the page's own address.
 * What is broken off, nested or not closed gives fewer links, never an error.
 * Example: `findLinks('<a href="/a.zip">A</a>', "https://x.example/")` has the address `https://x.example/a.zip`.
 */
export function findLinks(html: string, base: string): readonly Link[] {
  const found: { address: string; words: string; after: string; open: boolean }[] = [];
  for (const piece of piecesOf(html)) {
    const last = found.at(-1);
    if (piece.kind === "text") {
      if (last?.open === true) last.words += piece.text;
      else if (last !== undefined && last.after.length < AFTER_LETTERS) last.after += ` ${piece.text}`;
      continue;
    }
    if (piece.name === "/a" && last !== undefined) last.open = false;
    if (piece.name !== "a" || found.length >= MOST_LINKS) continue;
    if (last !== undefined) last.open = false;
    const address = addressOf(attribute(piece.tag, "href"), base);
    if (address !== null) found.push({ address, words: "", after: "", open: true });
  }
  return found.map(({ address, words, after }) => ({
    address,
    words: inOneLine(words),
    after: inOneLine(after).slice(0, AFTER_LETTERS),
  }));
}

type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tag"; readonly name: string; readonly tag: string };

/** Text and tags in turn; comments, declarations and what stands in silent elements are left out. */
function* piecesOf(html: string): Generator<Piece> {
  const small = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) return yield { kind: "text", text: html.slice(at) };
    if (open > at) yield { kind: "text", text: html.slice(at, open) };
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      if (end === -1) return;
      at = end + 3;
      continue;
    }
    const close = endOfTag(html, open);
    if (close === -1) return;
    const tag = html.slice(open + 1, close);
    const name = /^\/?[a-z][a-z0-9]*/u.exec(small.slice(open + 1, open + 20))?.[0] ?? "";
    yield { kind: "tag", name, tag };
    at = SILENT.includes(name) ? endOfSilent(small, name, close) : close + 1;
  }
}

/** Where the tag that begins at `open` ends: the first `>` that stands in no quotes; -1 where there is none. */
function endOfTag(html: string, open: number): number {
  let quote = "";
  for (let at = open + 1; at < html.length; at += 1) {
    const letter = html.charAt(at);
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === ">") return at;
    // A quote opens only after "=": a stray one in a tag would otherwise swallow the page.
    else if ((letter === '"' || letter === "'") && /=\s*$/u.test(html.slice(Math.max(open, at - 8), at)))
      quote = letter;
  }
  return -1;
}

function endOfSilent(small: string, name: string, from: number): number {
  const end = small.indexOf(`</${name}`, from);
  return end === -1 ? small.length : end;
}

/** The value of an attribute, quoted or not; `null` where the tag has none. */
function attribute(tag: string, name: string): string | null {
  for (const match of tag.matchAll(/\s([a-z][a-z0-9-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu)) {
    if (match[1]?.toLowerCase() === name) return plain(match[2] ?? match[3] ?? match[4] ?? "");
  }
  return null;
}

function addressOf(href: string | null, base: string): string | null {
  if (href === null || href.trim() === "") return null;
  try {
    const url = new URL(href.trim(), base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The text with its character references read: the five of XML, `&nbsp;` and numbers. */
function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hex, named) => {
    if (named !== undefined) return NAMED[String(named).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

function inOneLine(text: string): string {
  return plain(text).replace(/\s+/gu, " ").trim();
}
