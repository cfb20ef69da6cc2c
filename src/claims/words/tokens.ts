// A text as words, numbers and marks with their offsets. One walk over the text, no look-back, so that no text is slow.

/** A word, a number in digits, or one mark. `low`: lower case, dashes and quotes brought to one of each. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "number" | "mark";
  readonly low: string;
  /** A word that begins with a capital letter. */
  readonly capital: boolean;
  /** No white space stands before it. */
  readonly glued: boolean;
  /** The first of its line. */
  readonly first: boolean;
  /** The value of a number in digits; `null` for words, and for digits that are no quantity: leading zeros, more than 15 digits. */
  readonly value: number | null;
  /** Digits after the point. */
  readonly decimals: number;
  /** Printed with signs between thousands: 1,400. */
  readonly grouped: boolean;
  /** Part of an address of the web or of e-mail. */
  readonly masked: boolean;
}

const MARKS: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2212": "-",
  "\u2012": "–",
  "\u2013": "–",
  "\u2014": "–",
  "\u2015": "–",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2018": "'",
  "\u2019": "'",
  "\u02bc": "'",
  "\u2022": "•",
  "\u25cf": "•",
  "\u25aa": "•",
  "\u2023": "•",
  "\u00b7": "·",
  "*": "•",
};
/** Written for layout, not for sense: markdown, raised numbers of notes, invisible and direction marks. */
const SKIPPED = /[*_`#~\\\u00b9\u00b2\u00b3\u2070-\u2079\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const SPACE = /\s/u;
const LETTER = /[\p{L}\p{M}]/u;
const ODD_LETTER = /[\u2018\u2019\u02bc\u00ad]/u;
const APOSTROPHES = "'\u2019\u02bc";
const GROUP_SIGNS = ",'\u2019\u00a0\u2009\u202f\u2007 ";

/** The tokens of a text, in order. Linear in its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  let first = true;
  let maskedTo = 0;
  while (at < text.length) {
    const char = charAt(text, at);
    if (isSpace(char.charCodeAt(0))) {
      glued = false;
      if (char === "\n" || char === "\r") first = true;
      at += char.length;
      continue;
    }
    const skipped = isSkipped(char) && !(first && isItemSign(text, at)) ? char.length : footnoteAt(text, at);
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    if (!glued && at >= maskedTo) maskedTo = endOfAddress(text, at);
    if (char === "(" && text[at - 1] === "]") maskedTo = endOfLinkTarget(text, at);
    const end = isDigit(text, at) ? endOfNumber(text, at) : endOfWord(text, at, char);
    tokens.push(tokenOf(text, at, end, { glued, first, masked: at < maskedTo }));
    at = end;
    glued = true;
    first = false;
  }
  return tokens;
}

function isSkipped(char: string): boolean {
  const code = char.charCodeAt(0);
  // Letters and digits of ASCII are most of any text, and never skipped.
  const plain = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return !plain && SKIPPED.test(char);
}

interface Flags {
  readonly glued: boolean;
  readonly first: boolean;
  readonly masked: boolean;
}

/** One literal with all fields in one order: a million tokens are made in less than a second. */
function tokenOf(text: string, start: number, end: number, { glued, first, masked }: Flags): Token {
  if (isDigit(text, start)) return numberOf(text, start, end, { glued, first, masked });
  const words = end - start === 1 ? text.charAt(start) : text.slice(start, Math.min(end, start + 200));
  const letter = isLetterAt(text, start);
  const low = letter ? lowOf(words) : (MARKS[words] ?? words);
  const capital = letter && words.charAt(0) !== low.charAt(0);
  const kind = letter ? "word" : "mark";
  return { start, end, kind, low, capital, glued, first, value: null, decimals: 0, grouped: false, masked };
}

function lowOf(words: string): string {
  const low = words.toLowerCase();
  if (!ODD_LETTER.test(low)) return low;
  return low.replace(/[\u2018\u2019\u02bc]/gu, "'").replace(/\u00ad/gu, "");
}

function numberOf(text: string, start: number, end: number, { glued, first, masked }: Flags): Token {
  const low = text.slice(start, Math.min(end, start + 200));
  const plain = end - start <= 3 ? low.replace("·", ".") : low.replace(/[^\d.·]/gu, "").replace("·", ".");
  const point = plain.indexOf(".");
  const decimals = point < 0 ? 0 : plain.length - point - 1;
  const odd = plain.length > 16 || (plain.charAt(0) === "0" && plain.length > 1 && point !== 1);
  const grouped = end - start > 4 && /\d[^\d.·]\d/u.test(low);
  const value = odd ? null : Number(plain);
  return { start, end, kind: "number", low, capital: false, glued, first, value, decimals, grouped, masked };
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return LETTER.test(charAt(text, at));
}

/** White space; none of it is written as a pair. */
function isSpace(code: number): boolean {
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : SPACE.test(String.fromCharCode(code));
}

/** The character here, both halves of a pair. */
function charAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return (code & 0xfc00) === 0xd800 ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Digits, groups of exactly three after a sign, then decimals: `1,400`, `1 400`, `6.5`. */
function endOfNumber(text: string, start: number): number {
  let at = endOfDigits(text, start);
  const mayGroup = at - start <= 3 && text[start] !== "0";
  while (mayGroup && GROUP_SIGNS.includes(text.charAt(at)) && endOfDigits(text, at + 1) === at + 4) at += 4;
  if ((text[at] === "." || text[at] === "·") && isDigit(text, at + 1)) at = endOfDigits(text, at + 1);
  return at;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text, at)) at++;
  return at;
}

/** Letters with apostrophes between them; otherwise one character. */
function endOfWord(text: string, start: number, char: string): number {
  let at = start + char.length;
  if (!isLetterAt(text, start)) return at;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (isLetterAt(text, at)) at += charAt(text, at).length;
    else if (sign === "\u00ad" || (APOSTROPHES.includes(sign) && isLetterAt(text, at + 1))) at += 1;
    else break;
  }
  return at;
}

/** "* Kent: 40": a star with a space after it begins an item of a list, as a dash does. */
function isItemSign(text: string, at: number): boolean {
  return text.charAt(at) === "*" && text.charAt(at + 1) === " ";
}

/** The length of the mark of a footnote here, tied to what stands before it: "17,200[11]", "2022.[^3]"; 0 where there is none. */
function footnoteAt(text: string, at: number): number {
  if (text.charAt(at) !== "[") return 0;
  const opensNote = text.charAt(at + 1) === "^"; // "[^2]: The figure excludes …" at the foot of the text
  if (!opensNote && (at === 0 || SPACE.test(text.charAt(at - 1)))) return 0;
  const found = FOOTNOTE.exec(text.slice(at, at + 8))?.[0] ?? "";
  return text.charAt(at + found.length) === "(" ? 0 : found.length;
}

const FOOTNOTE = /^\[\^?[\dA-Za-z]{1,3}\]/u;

/** The end of an address that begins here, e.g. `https://…`, `www.…`, `name@…`; the beginning itself where there is none. */
function endOfAddress(text: string, start: number): number {
  let end = start;
  let signs = false;
  for (; end < text.length && end < start + 2000; end++) {
    const code = text.charCodeAt(end);
    if (isSpace(code)) break;
    signs ||= code === 46 || code === 47 || code === 64 || code === 35; // . / @ #
  }
  if (!signs) return start; // no address is without one of these
  const chunk = text.slice(start, end);
  if (chunk.includes("](")) return start; // the words of a markdown link are text; its target is masked by itself
  return /:\/\/|^\W{0,3}www\.|\w@\w|\w\.(?:uk|com|org|net|gov)\b|#\w|\/\w+\//u.test(chunk) ? end : start;
}

function endOfLinkTarget(text: string, start: number): number {
  const close = text.slice(start, start + 2000).indexOf(")");
  return close < 0 ? start : start + close;
}
