// A strict scanner for untrusted XML that arrives in chunks: UTF-8 only, no DOCTYPE, no entities but the five, bounded
// depth, attributes and tags. It keeps no tree, so a part of any size costs the memory of one chunk.
import { isUtf8 } from "node:buffer";
import { damaged, type Fault, unsafe } from "./fault.ts";
import { wholeLetters } from "./utf8.ts";

/** What an open tag carries; valid only while the `open` call runs. Values are decoded. */
export interface XmlAttributes {
  /** The value of the attribute of exactly this name, prefix included. */
  get(name: string): string | undefined;
  /** The value of the first attribute whose name ends like this, for prefixes that vary. Example: `ending(":id")`. */
  ending(suffix: string): string | undefined;
}

/** Receives a document in order. Names come without their prefix; the root element has depth 1. */
export interface XmlHandlers {
  open(name: string, depth: number, attributes: XmlAttributes): void;
  /** Decoded text; one run of text may arrive in several calls. */
  text(text: string): void;
  close(name: string, depth: number): void;
}

/** A tag's name as written, and without its prefix. */
interface TagName {
  readonly full: string;
  readonly local: string;
}

const MOST_DEPTH = 64;
const MOST_NAMES_KEPT = 1000;
const MOST_ATTRIBUTES = 256;
const MOST_TAG_CHARACTERS = 1 << 20;
const MOST_REFERENCE_CHARACTERS = 64;
const ENCODINGS: readonly string[] = ["utf-8", "us-ascii"];
// XML 1.0, section 2.2: these characters may not stand in a document.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32] as const;
const [QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, GREATER] = [34, 38, 39, 47, 60, 61, 62] as const;
const [BANG, QUESTION] = [33, 63] as const;

/** Scans one XML part: `write` its bytes in order, then `end`. Throws a `Fault` that names the part at the first broken rule. */
export class XmlScanner implements XmlAttributes {
  readonly #part: string;
  readonly #handlers: XmlHandlers;
  readonly #encodings: readonly string[];
  readonly #stack: TagName[] = [];
  readonly #names = new Map<number, TagName>();
  /** Per attribute: start and end of its name, start and end of its value, in `#text`. */
  readonly #spans = new Int32Array(MOST_ATTRIBUTES * 4);
  #attributes = 0;
  #text = "";
  #tail: Buffer = Buffer.alloc(0);
  #started = false;
  #rootSeen = false;

  constructor(part: string, handlers: XmlHandlers, { encodings = ENCODINGS }: { encodings?: readonly string[] } = {}) {
    this.#part = part;
    this.#handlers = handlers;
    this.#encodings = encodings;
  }

  write(chunk: Buffer): void {
    // What is left over is kept as bytes: a string made of two pieces is slow to read letter by letter.
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const whole = wholeLetters(bytes);
    this.#text = this.#decode(bytes.subarray(0, whole));
    const done = this.#scan();
    const left = this.#text.length - done;
    if (left > MOST_TAG_CHARACTERS) throw this.#broken("a tag, comment or section of more than a million characters");
    const leftBytes = left === 0 ? 0 : Buffer.byteLength(this.#text.slice(done));
    this.#tail = Buffer.from(bytes.subarray(whole - leftBytes));
  }

  end(): void {
    if (this.#tail.length > 0) throw this.#broken("an end in the middle of a tag or letter");
    if (this.#stack.length > 0)
      throw this.#broken(`an element <${shown(this.#stack.at(-1)?.full ?? "")}> that is never closed`);
    if (!this.#rootSeen) throw this.#broken("no element at all");
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.#attributes; i++) {
      const start = this.#spans[i * 4] ?? 0;
      if ((this.#spans[i * 4 + 1] ?? 0) - start === name.length && this.#text.startsWith(name, start))
        return this.#value(i);
    }
    return undefined;
  }

  ending(suffix: string): string | undefined {
    for (let i = 0; i < this.#attributes; i++) {
      if (this.#name(i).endsWith(suffix)) return this.#value(i);
    }
    return undefined;
  }

  #decode(bytes: Buffer): string {
    if (!this.#started && isUtf16(bytes))
      throw unsafe(`${this.#part} written in UTF-16`, "workbook parts written in UTF-8");
    if (!isUtf8(bytes)) throw this.#broken("bytes that are not UTF-8 text");
    const text = bytes.toString("utf8", !this.#started && bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
    if (FORBIDDEN.test(text)) throw this.#broken("a character that XML forbids");
    this.#started = true;
    return text;
  }

  /** Goes through the text at hand; answers how much of it is done with. */
  #scan(): number {
    const text = this.#text;
    let at = 0;
    for (;;) {
      const tag = text.indexOf("<", at);
      if (tag === -1) return this.#looseText(at);
      if (tag > at) this.#runOfText(text.slice(at, tag));
      const next = this.#markup(tag);
      if (next === -1) return tag;
      at = next;
    }
  }

  /** Text that may go on in the next chunk: a reference or a line end that may be cut in two stays behind. */
  #looseText(at: number): number {
    const text = this.#text;
    let end = text.length;
    if (text.charCodeAt(end - 1) === RETURN) end--;
    const reference = text.lastIndexOf("&");
    if (reference >= at && text.indexOf(";", reference) === -1) end = Math.min(end, reference);
    if (text.length - end > MOST_REFERENCE_CHARACTERS) throw this.#broken("an & that begins no known reference");
    if (end > at) this.#runOfText(text.slice(at, end));
    return Math.max(at, end);
  }

  #runOfText(raw: string): void {
    if (this.#stack.length === 0) {
      if (raw.trim() !== "") throw this.#broken("text outside the document");
      return;
    }
    const text = raw.includes("\r") ? raw.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : raw;
    this.#handlers.text(text.includes("&") ? this.#decoded(text) : text);
  }

  /** Reads what begins with `<` at `at`; answers where it ends, or -1 when its end has not arrived yet. */
  #markup(at: number): number {
    const code = this.#text.charCodeAt(at + 1);
    if (code === SLASH) return this.#closeTag(at);
    if (code === BANG) return this.#declaration(at);
    if (code === QUESTION) return this.#instruction(at);
    return Number.isNaN(code) ? -1 : this.#openTag(at);
  }

  #closeTag(at: number): number {
    const text = this.#text;
    const name = this.#stack.at(-1);
    let end = at + 2 + (name?.full.length ?? 0);
    if (text.charCodeAt(end) !== GREATER) {
      end = text.indexOf(">", at + 2);
      if (end === -1) return -1;
    }
    if (
      name === undefined ||
      !text.startsWith(name.full, at + 2) ||
      skipSpace(text, at + 2 + name.full.length) !== end
    ) {
      throw this.#broken(`a closing </${shown(text.slice(at + 2, end))}> that fits no open element`);
    }
    this.#stack.pop();
    this.#handlers.close(name.local, this.#stack.length + 1);
    return end + 1;
  }

  #declaration(at: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", at)) return after(text, "-->", at + 4);
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at + 9);
      if (end === -1) return -1;
      if (this.#stack.length === 0) throw this.#broken("text outside the document");
      this.#handlers.text(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    if (text.slice(at, at + 9).toUpperCase() === "<!DOCTYPE") {
      throw unsafe(
        `a DOCTYPE in ${this.#part}`,
        "workbook parts without a DOCTYPE (no spreadsheet program writes one)",
      );
    }
    throw this.#broken("a declaration that is not XML");
  }

  #instruction(at: number): number {
    const end = after(this.#text, "?>", at + 2);
    if (end === -1 || this.#rootSeen || !this.#text.startsWith("<?xml ", at)) return end;
    const encoding = /\bencoding\s*=\s*["']([^"']{0,40})["']/.exec(this.#text.slice(at, Math.min(end, at + 400)))?.[1];
    if (encoding !== undefined && !this.#encodings.includes(encoding.toLowerCase())) {
      throw unsafe(`${this.#part} declared as ${shown(encoding)}`, "workbook parts written in UTF-8");
    }
    return end;
  }

  #openTag(at: number): number {
    const text = this.#text;
    let i = at + 1;
    let code = text.charCodeAt(i);
    if (!startsName(code)) throw this.#broken("a < that begins no tag");
    let hash = 0;
    while (code > SPACE && code !== GREATER && code !== SLASH) {
      if (code === LESS || code === EQUALS || code === QUOTE) throw this.#broken("a tag whose name is broken");
      hash = (Math.imul(hash, 31) + code) | 0;
      code = text.charCodeAt(++i);
    }
    if (Number.isNaN(code)) return -1;
    const name = this.#tagName(at + 1, i, hash);
    const end = this.#readAttributes(i);
    if (end === -1) return -1;
    if (this.#stack.length === 0 && this.#rootSeen) throw this.#broken("a second root element");
    this.#rootSeen = true;
    const depth = this.#stack.push(name);
    if (depth > MOST_DEPTH) throw this.#broken(`elements nested more than ${MOST_DEPTH} deep`);
    this.#handlers.open(name.local, depth, this);
    if (text.charCodeAt(end - 1) === SLASH) {
      this.#stack.pop();
      this.#handlers.close(name.local, depth);
    }
    return end + 1;
  }

  /** The name between two places. Names met before are found again by their hash, so that a million cells share one string. */
  #tagName(start: number, end: number, hash: number): TagName {
    const kept = this.#names.get(hash);
    if (kept !== undefined && kept.full.length === end - start && this.#text.startsWith(kept.full, start)) return kept;
    const full = this.#text.slice(start, end);
    const name = { full, local: full.slice(full.indexOf(":") + 1) };
    if (this.#names.size < MOST_NAMES_KEPT) this.#names.set(hash, name);
    return name;
  }

  /** Reads attributes from `from` on; answers where the tag's `>` stands, or -1 when it has not arrived yet. */
  #readAttributes(from: number): number {
    const text = this.#text;
    this.#attributes = 0;
    let i = from;
    for (;;) {
      const gap = skipSpace(text, i);
      const code = text.charCodeAt(gap);
      if (Number.isNaN(code)) return -1;
      if (code === GREATER) return gap;
      if (code === SLASH) {
        if (gap + 1 >= text.length) return -1;
        if (text.charCodeAt(gap + 1) !== GREATER) throw this.#broken("a stray / in a tag");
        return gap + 1;
      }
      if (gap === i) throw this.#broken("attributes that run together");
      i = this.#readAttribute(gap);
      if (i === -1) return -1;
    }
  }

  #readAttribute(start: number): number {
    const text = this.#text;
    let i = start;
    let code = text.charCodeAt(i);
    while (code > SPACE && code !== EQUALS && code !== GREATER && code !== LESS && code !== SLASH)
      code = text.charCodeAt(++i);
    const nameEnd = i;
    i = skipSpace(text, i);
    if (i >= text.length) return -1;
    if (nameEnd === start || text.charCodeAt(i) !== EQUALS) throw this.#broken("an attribute without a value");
    i = skipSpace(text, i + 1);
    const quote = text.charCodeAt(i);
    if (Number.isNaN(quote)) return -1;
    if (quote !== QUOTE && quote !== APOSTROPHE) throw this.#broken("an attribute without quotation marks");
    const valueStart = i + 1;
    let references = false;
    for (code = text.charCodeAt(++i); code !== quote; code = text.charCodeAt(++i)) {
      if (Number.isNaN(code)) return -1;
      if (code === LESS) throw this.#broken("a < inside an attribute");
      references ||= code === AMPERSAND;
    }
    this.#keep(start, nameEnd, valueStart, i);
    if (references) this.#decoded(text.slice(valueStart, i));
    return i + 1;
  }

  #keep(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const at = this.#attributes * 4;
    if (at === this.#spans.length) throw this.#broken(`an element with more than ${MOST_ATTRIBUTES} attributes`);
    for (let i = 0; i < at; i += 4) {
      const start = this.#spans[i] ?? 0;
      if (
        (this.#spans[i + 1] ?? 0) - start === nameEnd - nameStart &&
        sameText(this.#text, start, nameStart, nameEnd - nameStart)
      ) {
        throw this.#broken(`the attribute ${shown(this.#text.slice(nameStart, nameEnd))} twice in one tag`);
      }
    }
    this.#spans[at] = nameStart;
    this.#spans[at + 1] = nameEnd;
    this.#spans[at + 2] = valueStart;
    this.#spans[at + 3] = valueEnd;
    this.#attributes++;
  }

  #name(index: number): string {
    return this.#text.slice(this.#spans[index * 4], this.#spans[index * 4 + 1]);
  }

  #value(index: number): string {
    const raw = this.#text.slice(this.#spans[index * 4 + 2], this.#spans[index * 4 + 3]);
    return raw.includes("&") ? this.#decoded(raw) : raw;
  }

  #decoded(raw: string): string {
    let text = "";
    let at = 0;
    for (let next = raw.indexOf("&"); next !== -1; next = raw.indexOf("&", at)) {
      const end = raw.indexOf(";", next);
      const value =
        end === -1 || end - next > MOST_REFERENCE_CHARACTERS ? undefined : referenced(raw.slice(next + 1, end));
      if (value === undefined) throw this.#broken("an & that begins no known reference");
      text += raw.slice(at, next) + value;
      at = end + 1;
    }
    return text + raw.slice(at);
  }

  #broken(what: string): Fault {
    return damaged(`${what}, in the part ${this.#part}`);
  }
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = [bytes[0], bytes[1]];
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

function referenced(reference: string): string | undefined {
  if (reference.charCodeAt(0) !== 35) return NAMED.get(reference);
  const digits = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(reference);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const character = String.fromCodePoint(code);
  return FORBIDDEN.test(character) ? undefined : character;
}

function startsName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0x80;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  let code = text.charCodeAt(i);
  while (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB) code = text.charCodeAt(++i);
  return i;
}

function sameText(text: string, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(one + i) !== text.charCodeAt(other + i)) return false;
  return true;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

/** A piece of foreign text short enough for a message. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
