// What people write in a cell, read into a Cell by a closed list. Whatever is not on the list is "not understood",
// never 0.
import { type Absence, absent, type Cell, exact, interval, MOST_COUNT } from "./cell.ts";

/** How a source hides its zeros: where `<5` may also stand for 0, its interval starts at 0 instead of 1. */
export interface CellReadingRules {
  readonly zeroMayBeHidden?: boolean;
}

/** No figure and no mark is longer; only an absence with its reason may be. */
const LONGEST_FIGURE = 200;

/** How much of a text that is not understood is kept as its reason: enough to find it, too little to carry a letter. */
const KEPT_CHARACTERS = 120;

/**
 * Reads the text of a count. A small count such as `<5` is an interval that starts at 1 (at 0 when the source hides
 * zeros). Marks follow the Government Analysis Function's symbols ([c], [x], [z], [u], and the older `..` and `-`).
 * Text outside the list gives the absence "not understood" with the text as its reason. Never throws.
 * Example: `parseCellText("1,204")` is exactly 1,204; `parseCellText("fewer than 5")` is 1 to 4.
 */
export function parseCellText(text: string, rules: CellReadingRules = {}): Cell {
  const written = text.trim();
  return readShort(written, rules) ?? readAbsence(written) ?? absent("not understood", shortened(written));
}

function readShort(written: string, rules: CellReadingRules): Cell | null {
  if (written.length > LONGEST_FIGURE) return null;
  const plain = plainText(written);
  const least = rules.zeroMayBeHidden === true ? 0 : 1;
  const figure = DIGITS_APART.test(written) ? null : (readCount(plain) ?? readRange(plain, least));
  return figure ?? readMark(plain, written) ?? readExemption(plain);
}

/** `1` and `204` on two lines or far apart are two numbers; one plain, fixed or thin space may group thousands. */
const DIGITS_APART = /\d(?:\s{2,}|[^\S \u00A0\u2007\u2009\u202F])\d/u;

/**
 * One kind of dash, space and letter width, lower case. Not NFKC: that would turn the note mark of `12²` into a third
 * digit. Invisible characters go at the ends only; between digits they make the text not understood.
 */
function plainText(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2015\uFE63]/gu, "-")
    .replace(/^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/gu, "")
    .replace(/\u2026/gu, "...")
    .replace(/\s+/gu, " ")
    .toLowerCase();
}

function shortened(written: string): string {
  return written.length <= KEPT_CHARACTERS ? written : `${written.slice(0, KEPT_CHARACTERS)}…`;
}

const WORDS_FOR_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function readCount(plain: string): Cell | null {
  if (plain === "nil" || plain === "none") return exact(0);
  const word = WORDS_FOR_NUMBERS.indexOf(plain);
  if (word >= 0) return exact(word);
  const match = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.0{1,2})?$/u.exec(plain);
  const size = match === null ? null : numberOf(match[2] ?? "");
  if (match === null || size === null) return null;
  return exact(match[1] === "-" ? -size : size);
}

function numberOf(digits: string): number | null {
  const word = WORDS_FOR_NUMBERS.indexOf(digits);
  const number = word >= 0 ? word : Number(digits.replace(/[, ]/gu, ""));
  return Number.isInteger(number) && Math.abs(number) <= MOST_COUNT ? number : null;
}

const NUMBER = `([1-9]\\d{0,2}(?:,\\d{3})+|\\d+|${WORDS_FOR_NUMBERS.join("|")})`;
const SIGNED = `(-?${NUMBER.replace("(", "(?:")})`;
type Ends = (first: number, second: number, least: number) => readonly [number, number | null];
const RANGES: readonly (readonly [RegExp, Ends])[] = [
  [new RegExp(`^(?:<|(?:fewer than|less than|under|below) ) ?${NUMBER}$`, "u"), (n, _, least) => [least, n - 1]],
  [new RegExp(`^(?:<=|=<|≤|(?:up to|no more than|at most) ) ?${NUMBER}$`, "u"), (n, _, least) => [least, n]],
  [new RegExp(`^${NUMBER} (?:or fewer|or less|or under)$`, "u"), (n, _, least) => [least, n]],
  [new RegExp(`^(?:>|(?:more than|over|above) ) ?${NUMBER}$`, "u"), (n) => [n + 1, null]],
  [new RegExp(`^(?:>=|=>|≥|(?:at least|no fewer than|no less than) ) ?${SIGNED}$`, "u"), (n) => [n, null]],
  [new RegExp(`^${NUMBER} ?(?:or more|or over|and over|\\+)$`, "u"), (n) => [n, null]],
  [new RegExp(`^(?:from )?${SIGNED} to ${SIGNED}$`, "u"), (first, second) => [first, second]],
  [new RegExp(`^${NUMBER} ?- ?${NUMBER}$`, "u"), (first, second) => [first, second]],
  [new RegExp(`^between ${SIGNED} and ${SIGNED}$`, "u"), (first, second) => [first, second]],
];

function readRange(plain: string, least: number): Cell | null {
  for (const [pattern, ends] of RANGES) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const [first, second] = [numberOf(match[1] ?? ""), numberOf(match[2] ?? "0")];
    if (first === null || second === null) return null;
    const [from, to] = ends(first, second, least);
    const isZeroOutOfNothing = from === 0 && to === 0 && first !== 0;
    if (isZeroOutOfNothing || Math.abs(from) > MOST_COUNT || (to !== null && to < from)) return null;
    return interval(from, to);
  }
  return null;
}

const MARKS: Readonly<Record<string, Absence>> = {
  "": "not stated",
  "-": "not stated",
  "--": "not stated",
  "...": "not stated",
  "..": "not stated",
  ".": "not stated",
  x: "not stated",
  "[x]": "not stated",
  na: "not stated",
  "n/a": "not stated",
  null: "not stated",
  "not available": "not stated",
  "not known": "not stated",
  "*": "withheld",
  "**": "withheld",
  c: "withheld",
  "[c]": "withheld",
  u: "withheld",
  "[u]": "withheld",
  "[u1]": "withheld",
  z: "not applicable",
  "[z]": "not applicable",
  "n/a - offence code expired": "not applicable",
  "n/a - data not provided": "no reply",
  "data not provided": "no reply",
  "no information held": "not held",
  "information not held": "not held",
  "no data held": "not held",
};

/** A mark by itself; it stays in `why` as written, because two marks of one kind may mean two things to the source. */
function readMark(plain: string, written: string): Cell | null {
  const mark = plain.replace(/^\[ ?(.*?) ?\]$/u, "[$1]");
  const absence = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return absence === undefined ? null : absent(absence, mark === "" ? "blank" : written);
}

const WORDS: readonly (readonly [RegExp, Absence])[] = [
  [/^(?:withheld|suppressed|redacted)\b/iu, "withheld"],
  [/^(?:refused|exempt)\b/iu, "withheld"],
  [/^not\s+held\b/iu, "not held"],
  [/^(?:over\s+the\s+)?cost\s+limit\b/iu, "cost limit"],
  [/^not\s+asked\b/iu, "not asked"],
  [/^no\s+reply\b/iu, "no reply"],
  [/^not\s+applicable\b/iu, "not applicable"],
  [/^not\s+understood\b/iu, "not understood"],
  [/^not\s+stated\b/iu, "not stated"],
];

/**
 * A word of the list, then nothing or its reason in brackets or after a colon: `withheld (s.40(2))`, `cost limit:
 * s.12`.
 */
function readAbsence(written: string): Cell | null {
  for (const [pattern, absence] of WORDS) {
    const word = pattern.exec(written)?.[0];
    if (word === undefined) continue;
    const rest = written.slice(word.length).trim();
    const reason =
      rest === "" ? "" : (/^\((.+)\)$/su.exec(rest)?.[1] ?? /^[:,;\u2013\u2014-]\s*(.+)$/su.exec(rest)?.[1]);
    if (reason === undefined) continue;
    const isCostLimit = /^(?:refused|exempt)/iu.test(word) && /^(?:s\.?|section)?\s?12(?:\D|$)/iu.test(reason);
    return absent(isCostLimit ? "cost limit" : absence, reason);
  }
  return null;
}

const SECTION =
  /^(?:(?:withheld|refused|exempt(?:ion|ed)?)[ :,-]*)?(?:under )?(?:s\.?|section) ?(\d{1,2}(?:\(\d{1,2}\))?(?:\([a-z]{1,3}\))*)$/u;

/** A section of the Freedom of Information Act by itself or behind a verb; section 12 is the cost limit. */
function readExemption(plain: string): Cell | null {
  const section = SECTION.exec(plain)?.[1];
  if (section === undefined) return null;
  return absent(/^12(?:\D|$)/u.test(section) ? "cost limit" : "withheld", `s.${section}`);
}

/**
 * Writes a cell as text that `parseCellText` reads back to the same cell. Example: `1 to 4`, `at least 11`, `cost
 * limit (s.12)`.
 */
export function cellText(cell: Cell): string {
  if (cell.kind === "exact") return String(cell.count);
  if (cell.kind === "interval") return cell.to === null ? `at least ${cell.from}` : `${cell.from} to ${cell.to}`;
  return cell.why === undefined ? cell.absence : `${cell.absence} (${cell.why})`;
}
