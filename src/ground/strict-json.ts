// Reads JSON from outside strictly: RFC 8259 to the letter, and nothing that two readers could read in two ways.
import { isUtf8 } from "node:buffer";

/** JSON as it was read. Objects have no prototype, so that no key can reach anything. */
export type StrictJson =
  | null
  | boolean
  | number
  | string
  | readonly StrictJson[]
  | { readonly [key: string]: StrictJson };

/** How much one text may hold. */
export interface JsonLimits {
  /** How deep lists and objects may stand in each other. */
  readonly depth: number;
  /** The longest text, in UTF-16 units; names of fields too. */
  readonly characters: number;
  /** The most items of one list, and the most fields of one object. */
  readonly items: number;
}

/** The limits that hold unless others are given: a text is at most as long as a cell of a spreadsheet. */
const JSON_LIMITS: JsonLimits = { depth: 64, characters: 32_767, items: 200_000 };

/** Why a text is not read, and where: `at` in UTF-16 units from 0, `line` and `column` from 1. */
export interface JsonFault {
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** What stands there, in words that continue “found …”. */
  readonly found: string;
  /** What would have been read, in words that continue “wanted …”. */
  readonly wanted: string;
}

/**
 * Reads UTF-8 JSON. Beyond the grammar of RFC 8259 it refuses: two fields of one name (also when they differ only in Unicode's
 * normal form), half a surrogate pair, numbers that a double cannot hold (ones written out beyond 2^53, infinities,
 * fractions that would become 0), and anything beyond the limits. A byte order mark at the very beginning is passed over, as the RFC allows.
 * Example: `parseStrictJson(Buffer.from("[1,]"))` has a fault at line 1, column 4.
 */
export function parseStrictJson(
  bytes: Uint8Array,
  limits: Partial<JsonLimits> = {},
): { readonly value: StrictJson } | { readonly fault: JsonFault } {
  if (!isUtf8(bytes)) return { fault: notUtf8(bytes) };
  const text = new TextDecoder("utf-8").decode(bytes);
  try {
    return { value: new Reader(text, { ...JSON_LIMITS, ...limits }).document() };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { at, found, wanted } = error;
    return { fault: { at, ...placeIn(text, at), found, wanted } };
  }
}

/** Stops the reading; caught at the edge. */
class Stop extends Error {
  readonly at: number;
  readonly found: string;
  readonly wanted: string;

  constructor(at: number, found: string, wanted: string) {
    super(found);
    this.at = at;
    this.found = found;
    this.wanted = wanted;
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125] as const;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [word: string, value: StrictJson])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** One pass over the text. */
class Reader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #depth = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): StrictJson {
    const value = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) throw this.#here("the end of the text");
    return value;
  }

  /** The value that begins here, white space before it passed over. */
  #value(): StrictJson {
    this.#skip();
    const code = this.#text.charCodeAt(this.#at);
    if (code === QUOTE) return this.#string();
    if (code === OPEN_OBJECT) return this.#deeper(() => this.#object());
    if (code === OPEN_LIST) return this.#deeper(() => this.#list());
    if (code === 45 || (code >= 48 && code <= 57)) return this.#number();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    throw this.#here("a value");
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > this.#limits.depth)
      throw new Stop(this.#at, `more than ${this.#limits.depth} levels of lists and objects`, "fewer levels");
    const value = read();
    this.#depth--;
    return value;
  }

  #list(): StrictJson {
    const items: StrictJson[] = [];
    this.#at++;
    this.#skip();
    if (this.#take(CLOSE_LIST)) return items;
    for (;;) {
      items.push(this.#value());
      this.#count(items.length, "items");
      this.#skip();
      if (this.#take(CLOSE_LIST)) return items;
      this.#need(COMMA, "a comma or the end of the list");
    }
  }

  #object(): StrictJson {
    const fields: { [key: string]: StrictJson } = Object.create(null);
    const known = new Set<string>();
    this.#at++;
    this.#skip();
    if (this.#take(CLOSE_OBJECT)) return fields;
    for (;;) {
      const at = this.#at;
      if (this.#text.charCodeAt(at) !== QUOTE) throw this.#here("the name of a field in quotation marks");
      const key = this.#string();
      const name = key.normalize("NFC");
      if (known.has(name)) throw new Stop(at, `the field ${shown(key)} twice`, "each field once");
      known.add(name);
      this.#count(known.size, "fields");
      this.#skip();
      this.#need(COLON, "a colon after the name of a field");
      fields[key] = this.#value();
      this.#skip();
      if (this.#take(CLOSE_OBJECT)) return fields;
      this.#need(COMMA, "a comma or the end of the object");
      this.#skip();
    }
  }

  #string(): string {
    const start = this.#at++;
    let text = "";
    let from = this.#at;
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        text += this.#text.slice(from, this.#at) + this.#escape();
        from = this.#at + 1;
      } else if (!(code >= 32)) {
        throw this.#here("more of a text in quotation marks");
      }
      if (this.#at - start > this.#limits.characters * 6) break;
    }
    text += this.#text.slice(from, this.#at++);
    if (text.length > this.#limits.characters) {
      const { characters } = this.#limits;
      throw new Stop(start, `a text of more than ${characters} characters`, `at most ${characters} characters`);
    }
    if (!text.isWellFormed()) throw new Stop(start, "a text with half a surrogate pair", "whole characters");
    return text;
  }

  /** What the escape at hand stands for; leaves the place at its last character. */
  #escape(): string {
    const start = this.#at++;
    const letter = this.#text[this.#at] ?? "";
    if (letter !== "u") {
      const plain = ESCAPES.get(letter);
      if (plain === undefined) throw new Stop(start, shown(`\\${letter}`), "an escape that JSON knows");
      return plain;
    }
    const digits = this.#text.slice(this.#at + 1, this.#at + 5);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new Stop(start, shown(`\\u${digits}`), "four hex digits after \\u");
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #number(): number {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const [digits] = NUMBER.exec(this.#text) ?? [];
    if (digits === undefined) throw this.#here("a number");
    this.#at += digits.length;
    // A number that runs on (01, 1.5.2, 0x1) is said as a whole.
    if (/[\w.+-]/.test(this.#text[this.#at] ?? ""))
      throw new Stop(start, shown(this.#run(start)), "a number as JSON writes it");
    const value = Number(digits);
    const isRounded = !/[eE]/.test(digits) && Math.abs(value) > Number.MAX_SAFE_INTEGER;
    const isLost = value === 0 && /[1-9]/.test(digits.replace(/[eE].*/, ""));
    if (isRounded || isLost || !Number.isFinite(value))
      throw new Stop(start, shown(digits), "a number of at most 2^53 that keeps its value");
    return value;
  }

  /** The run of letters and signs that begins at `start`, a little of it. */
  #run(start: number): string {
    return /^[\w.+-]*/.exec(this.#text.slice(start, start + 40))?.[0] ?? "";
  }

  #skip(): void {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #need(code: number, wanted: string): void {
    if (!this.#take(code)) throw this.#here(wanted);
  }

  #count(count: number, what: "items" | "fields"): void {
    const { items } = this.#limits;
    if (count > items) throw new Stop(this.#at, `more than ${items} ${what} together`, `at most ${items}`);
  }

  #here(wanted: string): Stop {
    const letter = this.#text.codePointAt(this.#at);
    const found = letter === undefined ? "the end of the text" : shown(String.fromCodePoint(letter));
    return new Stop(this.#at, found, wanted);
  }
}

const MOST_SHOWN = 40;

/** Text from outside as it may stand in a message: short, and letters that cannot be seen by their numbers. */
function shown(text: string): string {
  const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  const plain = short.toWellFormed().replace(/[\p{C}\p{Z}]/gu, (letter) => {
    const number = letter.codePointAt(0) ?? 0;
    return number === 32 ? letter : `U+${number.toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return `"${plain}"`;
}

function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The first line that is not UTF-8, and the first letter of it that is not; lines are told by their bytes. */
function notUtf8(bytes: Uint8Array): JsonFault {
  let [start, line, at] = [0, 1, 0];
  for (;;) {
    const next = bytes.indexOf(10, start);
    const end = next === -1 ? bytes.length : next;
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end));
    if (!isUtf8(bytes.subarray(start, end)) || next === -1) {
      const column = text.indexOf("\uFFFD");
      const found = "bytes that are not UTF-8";
      return { at: at + column, line, column: column + 1, found, wanted: "JSON in UTF-8" };
    }
    at += text.length + 1;
    start = end + 1;
    line++;
  }
}
