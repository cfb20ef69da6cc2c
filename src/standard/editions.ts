// Which publication of a table: the day or month it is known as of, read from what people and file names say.
import { type Day, dayFrom, dayInWords, monthInWords, parseDay } from "../ground/day.ts";

/** One edition. `day` orders editions (the first of the month where only a month is known); `null` when no date is stated. */
export interface Edition {
  readonly id: string;
  readonly title: string;
  readonly day: Day | null;
}

/** The edition of a table that does not say when it was published. */
export const NOT_STATED: Edition = { id: "not stated", title: "not stated", day: null };

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Reads an edition: `2026-07-23`, `2026-07`, `23 July 2026`, `July 2026`; other words are kept as they are, without a date. */
export function parseEdition(text: string): Edition {
  const plain = text.trim().replace(/\s+/gu, " ");
  if (plain === "" || plain.toLowerCase() === NOT_STATED.id) return NOT_STATED;
  const day = parseDay(plain) ?? writtenDay(plain);
  if (day !== null) return { id: day, title: dayInWords(day), day };
  const month = /^(\d{4})-(\d{2})$/u.exec(plain) ?? writtenMonth(plain);
  if (month !== null) {
    const first = safeDay(Number(month[1]), Number(month[2]), 1);
    if (first !== null) return { id: first.slice(0, 7), title: monthInWords(first), day: first };
  }
  return { id: plain, title: plain, day: null };
}

function writtenDay(text: string): Day | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})$/iu.exec(text);
  const month = MONTHS.indexOf((match?.[2] ?? "").toLowerCase()) + 1;
  return match === null || month === 0 ? null : safeDay(Number(match[3]), month, Number(match[1]));
}

function writtenMonth(text: string): readonly [string, string, string] | null {
  const match = /^([a-z]+) (\d{4})$/iu.exec(text);
  const month = MONTHS.indexOf((match?.[1] ?? "").toLowerCase()) + 1;
  return match === null || month === 0 ? null : [text, match[2] ?? "", String(month)];
}

function safeDay(year: number, month: number, day: number): Day | null {
  try {
    return dayFrom(year, month, day);
  } catch {
    return null;
  }
}

/** The edition in a Home Office file name, whose last six digits are the day of release (DDMMYY); `null` when there are none. Example: `prc-outcomes-open-data-mar2026-tables-230726.xlsx` is 23 July 2026. */
export function editionOfFileName(name: string): Edition | null {
  const match = /[-_](\d{2})(\d{2})(\d{2})(?:\.[a-z]{2,4}){1,2}$/iu.exec(name);
  const day = match === null ? null : safeDay(2000 + Number(match[3]), Number(match[2]), Number(match[1]));
  return day === null ? null : parseEdition(day);
}

/** The edition stated on a cover sheet: the first row that says published, released or updated with a day in it, what is said of the next one left out; `null` when none does. */
export function editionOfCover(rows: readonly (readonly string[])[]): Edition | null {
  for (const row of rows) {
    const said = row
      .join(" ")
      .replace(/\s+/gu, " ")
      .replace(/\bnext\b.*$/iu, "");
    if (!/publi(?:shed|cation)|released?|updated/iu.test(said)) continue;
    const date = /(\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|\d{4}-\d{2}-\d{2})/u.exec(said)?.[1];
    const edition = date === undefined ? null : parseEdition(date);
    if (edition?.day) return edition;
  }
  return null;
}

/** Orders editions newest first; those without a date come last. */
export function newerFirst(a: Edition, b: Edition): number {
  if (a.day === b.day) return 0;
  if (a.day === null) return 1;
  if (b.day === null) return -1;
  return a.day < b.day ? 1 : -1;
}
