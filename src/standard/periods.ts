// Periods as sources write them, brought to days where that is certain, and kept as printed where it is not.
import { assert } from "../ground/assert.ts";
import { type Day, dayFrom, dayInWords, daysInMonth, monthInWords, parseDay } from "../ground/day.ts";
import { foldLabel } from "./label.ts";

/** How a period is cut. `part-year`: a part of a year, nobody says which. `as-printed`: words that name no days. */
export type PeriodKind = "financial-year" | "quarter" | "calendar-year" | "span" | "part-year" | "as-printed";

/** A stretch of time. `from` and `to` are both included, and `null` where the days are not known. */
export interface Period {
  /** `2018/19`, `2018/19-Q3`, `2018`, `2013-04-01/2014-08-31`, `2021 (part year)`, or the words as printed. */
  readonly id: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Short, for headings and columns; `titleInWords` says it in full. */
  readonly title: string;
  readonly kind: PeriodKind;
}

/** A quarter of a financial year: 1 is April to June. */
export type Quarter = 1 | 2 | 3 | 4;

const MONTH_NAMES = Array.from({ length: 12 }, (_, month) => monthName(month + 1));
const READERS = [
  readPart,
  readQuarter,
  readFinancialYear,
  readCalendarYear,
  readYears,
  readMonths,
  readDays,
  readYearEnding,
];

/**
 * The period a text names, or `null` when it names no certain days (then `asPrinted` keeps the words). Years with a
 * stroke, hyphen, dash or low line between them are a financial year when the second follows the first, else a span of
 * calendar years. Days and months that make up a known year or quarter are that year or quarter. "2011-12" is refused:
 * it may be a month. Examples: "2018/19", "FY 2018/19", "2018/19 Q3", "2018", "2013/2018", "2011-04/2014-08",
 * "2013-04-01/2014-03-31", "2021 (part year)", "year ending March 2019", "April 2018 to March 2019".
 */
export function parsePeriod(text: string): Period | null {
  const plain = foldLabel(text).replace(/[\u2010-\u2015\u2212]/gu, "–");
  for (const read of READERS) {
    const period = read(plain);
    if (period !== null) return period;
  }
  return null;
}

/** A period in the words of a source, for a text that `parsePeriod` declines, e.g. "last recorded financial year". */
export function asPrinted(text: string): Period {
  const words = text.normalize("NFC").replace(/\s+/gu, " ").trim() || "not stated";
  return { id: words, from: null, to: null, title: words, kind: "as-printed" };
}

/** A quarter of the financial year with this id. Example: `quarterOf("2018/19", 4)` begins on 2019-01-01. */
export function quarterOf(financialYear: string, quarter: Quarter): Period {
  const year = readFinancialYear(financialYear);
  assert(year?.from, `only a financial year has quarters, and "${financialYear}" is none`);
  return quarterPeriod(Number(year.from.slice(0, 4)), quarter);
}

/**
 * The period in full words: "April 2018 to March 2019", "October to December 2018"; a span that is not of whole months
 * by its days; a period without days by its title.
 */
export function titleInWords({ from, to, title }: Period): string {
  return from === null || to === null ? title : daysInWords(from, to);
}

function daysInWords(from: Day, to: Day): string {
  const wholeMonths = from.endsWith("-01") && to === lastDayOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
  if (!wholeMonths) return from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return monthInWords(to);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? monthName(Number(from.slice(5, 7))) : monthInWords(from)} to ${monthInWords(to)}`;
}

function readPart(plain: string): Period | null {
  const match = /^(.+?) ?\(part year\)$|^part of (.+)$|^(.+) part year$/u.exec(plain);
  const whole = match?.[1] ?? match?.[2] ?? match?.[3];
  const year = whole === undefined ? null : (readFinancialYear(whole) ?? readCalendarYear(whole));
  if (year === null) return null;
  return { id: `${year.id} (part year)`, from: null, to: null, title: `Part of ${year.title}`, kind: "part-year" };
}

function readQuarter(plain: string): Period | null {
  const match =
    /^(.+?)(?:, | |[–-])?(?:q|quarter ?)([1-4])$/u.exec(plain) ?? /^(?:q|quarter ?)([1-4]) (.+)$/u.exec(plain);
  if (!match) return null;
  const [one, two] = [match[1] ?? "", match[2] ?? ""];
  const year = readFinancialYear(one.length === 1 ? two : one);
  const quarter = Number(one.length === 1 ? one : two) as Quarter; // the pattern takes 1 to 4 only
  return year === null ? null : quarterOf(year.id, quarter);
}

function readFinancialYear(plain: string): Period | null {
  const match = /^(fy ?|financial year )?(\d{4}) ?([/_–-]) ?(\d{4}|\d{2})$/u.exec(plain);
  if (!match) return null;
  const [, named, start = "", between, end = ""] = match;
  const startYear = Number(start);
  const follows = end.length === 4 ? Number(end) === startYear + 1 : Number(end) === (startYear + 1) % 100;
  const mayBeAMonth = named === undefined && between === "-" && /^(?:0[1-9]|1[0-2])$/u.test(end);
  return follows && !mayBeAMonth && inRange(startYear) ? financialYear(startYear) : null;
}

function readCalendarYear(plain: string): Period | null {
  const match = /^(?:calendar year )?(\d{4})$/u.exec(plain);
  const year = Number(match?.[1]);
  return match && inRange(year) ? calendarYear(year) : null;
}

/** "2013/2018": calendar years, the first and the last included. */
function readYears(plain: string): Period | null {
  const match = /^(\d{4}) ?(?:[/_–-]|to) ?(\d{4})$/u.exec(plain);
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || !inRange(first) || !inRange(last) || last <= first + 1) return null;
  return fromDays(dayFrom(first, 1, 1), dayFrom(last, 12, 31));
}

/** "2011-04/2014-08", a month alone "2018-04", "April 2018 to March 2019", "April to October 2018", "May 2019". */
function readMonths(plain: string): Period | null {
  const digits = /^(\d{4})-(\d{2})(?: ?(?:\/|–|to) ?(\d{4})-(\d{2}))?$/u.exec(plain);
  if (digits) {
    if (digits[3] === undefined && endsTheYear(plain)) return null; // "2011-12" may be a financial year
    const [year, month] = [Number(digits[1]), Number(digits[2])];
    return months(year, month, Number(digits[3] ?? year), Number(digits[4] ?? month));
  }
  const words = /^(?:([a-z]+)(?: (\d{4}))?(?: to | ?[–-] ?))?([a-z]+) (\d{4})$/u.exec(plain);
  if (!words) return null;
  const last = Number(words[4]);
  const lastMonth = monthNumber(words[3] ?? "");
  return months(Number(words[2] ?? last), words[1] === undefined ? lastMonth : monthNumber(words[1]), last, lastMonth);
}

function endsTheYear(plain: string): boolean {
  return Number(plain.slice(5, 7)) === (Number(plain.slice(0, 4)) + 1) % 100;
}

function readDays(plain: string): Period | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?: ?(?:\/|–|to) ?(\d{4}-\d{2}-\d{2}))?$/u.exec(plain);
  const from = parseDay(match?.[1] ?? "");
  const to = parseDay(match?.[2] ?? match?.[1] ?? "");
  return from === null || to === null ? null : fromDays(from, to);
}

function readYearEnding(plain: string): Period | null {
  const match = /^(?:year ending|year to|ye) ([a-z]+) (\d{4})$/u.exec(plain);
  const month = monthNumber(match?.[1] ?? "");
  const year = Number(match?.[2]);
  if (!match || month === 0 || !inRange(year)) return null;
  return month === 12 ? calendarYear(year) : months(year - 1, month + 1, year, month);
}

/** `null` when a month is not 1 to 12, a year is out of range, or the end stands before the beginning. */
function months(firstYear: number, firstMonth: number, lastYear: number, lastMonth: number): Period | null {
  const known = [firstMonth, lastMonth].every((month) => month >= 1 && month <= 12);
  if (!known || !inRange(firstYear) || !inRange(lastYear)) return null;
  return fromDays(dayFrom(firstYear, firstMonth, 1), lastDayOfMonth(lastYear, lastMonth));
}

/** The period of these days, as a year or quarter where it is one; `null` when it ends before it begins. */
function fromDays(from: Day, to: Day): Period | null {
  const year = Number(from.slice(0, 4));
  if (to < from || !inRange(year) || !inRange(Number(to.slice(0, 4)))) return null;
  const quarters = ([1, 2, 3, 4] as const).map((quarter) => quarterPeriod(quarter === 4 ? year - 1 : year, quarter));
  const known = [financialYear(year), calendarYear(year), ...quarters].find(
    (one) => one.from === from && one.to === to,
  );
  return known ?? { id: `${from}/${to}`, from, to, title: daysInWords(from, to), kind: "span" };
}

function financialYear(startYear: number): Period {
  const id = `${startYear}/${String((startYear + 1) % 100).padStart(2, "0")}`;
  return { id, from: dayFrom(startYear, 4, 1), to: dayFrom(startYear + 1, 3, 31), title: id, kind: "financial-year" };
}

function calendarYear(year: number): Period {
  const id = String(year);
  return { id, from: dayFrom(year, 1, 1), to: dayFrom(year, 12, 31), title: id, kind: "calendar-year" };
}

function quarterPeriod(startYear: number, quarter: Quarter): Period {
  const year = quarter === 4 ? startYear + 1 : startYear;
  const firstMonth = quarter === 4 ? 1 : quarter * 3 + 1;
  const inYear = financialYear(startYear).id;
  return {
    id: `${inYear}-Q${quarter}`,
    from: dayFrom(year, firstMonth, 1),
    to: lastDayOfMonth(year, firstMonth + 2),
    title: `${inYear}, quarter ${quarter}`,
    kind: "quarter",
  };
}

/** Keeps "1016" and "9999" from being read as years. */
function inRange(year: number): boolean {
  return year >= 1900 && year <= 2099;
}

function lastDayOfMonth(year: number, month: number): Day {
  return dayFrom(year, month, daysInMonth(year, month));
}

/** 1 to 12 by its English name or first three letters; 0 when it is no month. */
function monthNumber(name: string): number {
  return MONTH_NAMES.findIndex((full) => full.toLowerCase() === name || full.slice(0, 3).toLowerCase() === name) + 1;
}

function monthName(month: number): string {
  return monthInWords(dayFrom(2000, month, 1)).replace(/ \d+$/u, "");
}
