// Numbers and cells in words, as pages, charts and their captions say them. One place, so that a figure reads the same everywhere.
import type { Rate } from "../measures/result.ts";
import type { Basis, Denominator } from "../standard/bases.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { Unit } from "../standard/units.ts";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** A whole number with thousands marked and a real minus sign. Example: `count(1204)` is `1,204`. */
export function count(number: number): string {
  const digits = String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/gu, ",");
  return number < 0 ? `−${digits}` : digits;
}

/** A small number as a word, from ten on in digits. Example: `numberWord(5)` is `five`, `numberWord(0)` is `no`. */
export function numberWord(number: number): string {
  return SMALL[number] ?? count(number);
}

/** The text with its first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with its first letter small, unless its first word is an abbreviation such as CSE. */
export function lower(text: string): string {
  return /^[A-Z][^A-Z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A number with its noun. Example: `counted(1, "cell", "cells")` is `1 cell`. */
export function counted(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A fraction as per cent without the sign, one decimal; two where one would show a rate above 0 as 0.0. */
export function bare(rate: number): string {
  const percentage = rate * 100;
  return percentage.toFixed(percentage > 0 && percentage < 0.05 ? 2 : 1);
}

/** A fraction as per cent. Example: `percent(0.0502)` is `5.0%`. */
export function percent(rate: number): string {
  return `${bare(rate)}%`;
}

/** A fraction as whole per cent; a share above 0 is never shown as 0%. Example: `wholePercent(0.196)` is `20%`. */
export function wholePercent(rate: number): string {
  const rounded = Math.round(rate * 100);
  return rounded === 0 && rate > 0 ? "under 1%" : `${rounded}%`;
}

/** An interval of fractions. Example: `range([0.048, 0.052])` is `4.8 to 5.2`. */
export function range([from, to]: readonly [number, number]): string {
  return `${bare(from)} to ${bare(to)}`;
}

/** An interval of fractions with its signs. Example: `percentRange([0.048, 0.052])` is `4.8% to 5.2%`. */
export function percentRange([from, to]: readonly [number, number]): string {
  return `${percent(from)} to ${percent(to)}`;
}

/** A rate with its interval: `5.0% (4.8% to 5.2%)`; without a rate, why there is none. */
export function rateWords({ rate, interval, why }: Pick<Rate, "rate" | "interval" | "why">): string {
  if (rate === null) return interval === null ? (why ?? "no rate") : `somewhere from ${percentRange(interval)}`;
  return interval === null ? percent(rate) : `${percent(rate)} (${percentRange(interval)})`;
}

/** A cell in running text: `1,204`, `1 to 4`, `at least 3`, `withheld`. */
export function cellWords(cell: CellJson): string {
  if (typeof cell === "number") return count(cell);
  if ("absent" in cell) return cell.absent;
  return cell.to === null ? `at least ${count(cell.from)}` : `${count(cell.from)} to ${count(cell.to)}`;
}

/** A part of its whole: `16 of 540`, `12 of a whole that is not stated`. */
export function partWords(part: CellJson, whole: CellJson): string {
  return `${cellWords(part)} of ${isAbsent(whole) ? `a whole that is ${cellWords(whole)}` : cellWords(whole)}`;
}

/** What kind of value a cell is, as a sentence. */
export function cellKind(cell: CellJson): string {
  if (typeof cell === "number") return `Exactly ${count(cell)}. Not rounded, not withheld, not a range.`;
  if (!("absent" in cell)) return `A range: ${cellWords(cell)}. No one value is known.`;
  const why = cell.why === undefined ? "" : ` (${cell.why})`;
  return `${capital(cell.absent)}${why}. That does not mean zero.`;
}

/** Whether the cell is exactly one number. */
export function isExact(cell: CellJson): cell is number {
  return typeof cell === "number";
}

/** Whether the cell is a typed absence. */
export function isAbsent(cell: CellJson): cell is Extract<CellJson, { absent: unknown }> {
  return typeof cell === "object" && "absent" in cell;
}

/** Whether the cell is withheld: it holds a number that somebody keeps back. */
export function isWithheld(cell: CellJson): boolean {
  return isAbsent(cell) && cell.absent === "withheld";
}

/** Why no "one in N" is said, in a few words for a table. */
export function noOneIn(numerator: CellJson, rate: number | null): string {
  if (numerator === 0) return "not said of 0";
  return rate !== null && rate > 0.5 ? "not said above half" : "not said";
}

/** Names in a row: `A, B and C`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Bytes for people: `7,015 bytes`, `40.1 MB`. */
export function bytesWords(bytes: number): string {
  if (bytes < 100_000) return `${count(bytes)} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The first eight digits of a hash, for a table. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}…`;
}

/** The moment of an entry as people read it: `2026-11-20T09:30:00Z` becomes `2026-11-20 09:30 UTC`. */
export function momentWords(moment: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/u.exec(moment);
  return match === null ? moment : `${match[1]} ${match[2]} UTC`;
}

/** What a rate counts, in the words that fit its unit, basis and denominator. */
export interface Nouns {
  /** After a number: `recorded crimes`, `outcomes given`. */
  readonly whole: string;
  /** Head of the column of the denominator: `Crimes`, `Outcomes`. */
  readonly column: string;
  /** `crimes`, `outcomes`. */
  readonly unit: string;
  /** `led to a charge so far` or `given as a charge`. */
  readonly charged: string;
}

/** The words for a question: on the closed basis outcomes are counted, and nothing is still open. */
export function nounsOf(asked: {
  readonly unit: Unit;
  readonly basis: Basis;
  readonly denominator: Denominator;
}): Nouns {
  if (asked.basis === "closed") {
    const whole = asked.denominator === "all" ? "outcomes given" : "outcomes given, transfers left out";
    return { whole, column: "Outcomes", unit: "outcomes", charged: "were a charge or summons" };
  }
  const charged = "had led to a charge";
  const column = asked.denominator === "all" ? capital(asked.unit) : `${capital(asked.unit)} counted`;
  const recorded = asked.basis === "recorded" ? "recorded " : "";
  const rule = {
    all: "",
    "less-transferred": " not held by another agency",
    "concluded-only": " with a stated ending",
  };
  return { whole: `${recorded}${asked.unit}${rule[asked.denominator]}`, column, unit: asked.unit, charged };
}

/** An edition in a line of words: `edition July 2026`, `edition not stated`, `3 editions`. */
export function editionWords(title: string): string {
  return /^\d+ editions$/u.test(title) ? title : `edition ${title}`;
}

/** A method in a few words for a source line; the whole of it stands in the passport. */
export function methodWords(method: string): string {
  return /wilson/iu.test(method) ? "Wilson intervals" : (method.split(/[.;](?:\s|$)/u)[0] ?? method);
}
