// The periods that stand in a text: financial and calendar years, quarters, months and ranges of days in all their spellings.
import { daysInMonth } from "../../../ground/day.ts";
import { asPrinted, type Period, parsePeriod, type Quarter } from "../../../standard/periods.ts";

/** A period and where in the text it stands. */
export interface FoundPeriod {
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

/** A part of a year that another place names: the months, 1 to 12, or a quarter of a year. */
export type YearPart =
  | { readonly kind: "quarter"; readonly quarter: Quarter }
  | { readonly kind: "months"; readonly first: number; readonly last: number };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "(?:19|20)\\d{2}";
const DAY = [
  "\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})",
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.?(?:,? (?:${YEAR}|['’]?\\d{2}(?!\\d)))?`,
  "\\d{4}-\\d{2}(?:-\\d{2})?",
  `${MONTH}\\.?[ '’-]{0,2}(?:${YEAR}|\\d{2}(?!\\d))`,
  `${MONTH}\\b`,
].join("|");
const APART = "(?<![\\w/.-])";
const CLOSED = "(?![\\w]|[/.-]\\d)";
const TO = "\\s?(?:to|until|till|through|up to|and|-)\\s?";
const QUARTER = "(?:q|qtr\\.?|quarter) ?([1-4])";
const SO_FAR = `(?:\\(?(?:part[ -]year|year to date|to date|ytd|so far|part|(?:up )?to (?:the )?(?:end (?:of )?)?${MONTH})\\)?)`;

type Reader = readonly [RegExp, (match: RegExpExecArray) => Period | null];

const FINANCIAL = `(?:(?:fy|f/y|financial year|fiscal year) ?)?(${YEAR}|(?<=(?:fy|year) ?)\\d{2}) ?([/_-]) ?(\\d{4}|\\d{2})`;

/** In the order in which they are looked for: what is longer comes first, and takes its words away from the rest. */
const READERS: readonly Reader[] = [
  [new RegExp(`${APART}(?:between |from )?(${DAY})${TO}(${DAY})${CLOSED}`, "giu"), readRange],
  [
    new RegExp(
      `${APART}(?:(?:the )?(?:year|12 months|twelve months)(?: ended| ending| to| up to)|y/?e) (?:\\d{1,2}(?:st|nd|rd|th)? )?(${MONTH})\\.? (${YEAR}|\\d{2})${CLOSED}`,
      "giu",
    ),
    readYearEnding,
  ],
  [new RegExp(`${APART}${FINANCIAL}(?: financial year)?[ ,(:-]{0,2}${QUARTER}\\)?${CLOSED}`, "giu"), readYearQuarter],
  [new RegExp(`${APART}${QUARTER}[ ,(-]{1,2}(?:of )?${FINANCIAL}\\)?${CLOSED}`, "giu"), readQuarterYear],
  [new RegExp(`${APART}${FINANCIAL} ${SO_FAR}${CLOSED}`, "giu"), (match) => partOf(financialText(match, 1))],
  [
    new RegExp(`${APART}${FINANCIAL}(?: financial year)?${CLOSED}`, "giu"),
    (match) => parsePeriod(financialText(match, 1)),
  ],
  [new RegExp(`${APART}(${MONTH})\\.?[ '’-]{0,2}(${YEAR}|(?<=[ '’-])\\d{2})${CLOSED}`, "giu"), readMonthYear],
  [
    new RegExp(`${APART}(?:calendar year |cy ?)?(${YEAR}) ${SO_FAR}${CLOSED}`, "giu"),
    (match) => partOf(match[1] ?? ""),
  ],
  [
    new RegExp(
      `${APART}(?:(?:calendar year|cy) ?)?(${YEAR})(?: calendar year| \\(jan(?:uary)? ?(?:to|-) ?dec(?:ember)?\\))?${CLOSED}`,
      "giu",
    ),
    (match) => parsePeriod(match[1] ?? ""),
  ],
];

/** Years of laws, single days, and months of publishing or replying: they are no periods of figures. */
const NOT_PERIODS = new RegExp(
  `\\b(?:act|regulations|order|rules)(?: of)? ${YEAR}\\b|\\b(?:response|reply|replied|requested|request|extracted|published|publication|produced|created|updated|printed|received|dated?|as (?:at|of|on)|correct (?:at|on)|run(?: on)?)(?: date)?(?: on| in| at| as at)?[: -]{1,3}${MONTH}\\.? ${YEAR}\\b|${APART}(?:\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.?,? ${YEAR}|\\d{4}-\\d{2}-\\d{2})${CLOSED}`,
  "giu",
);

/**
 * The periods that a text names, in the order of the text; years of laws and single days are left out.
 * Example: `periodsIn("CSE crimes, 01/04/2018 - 31/03/2019")` holds 2018/19.
 */
export function periodsIn(text: string): readonly FoundPeriod[] {
  let left = text.replace(/[\u2010-\u2015\u2212]/gu, "-");
  const found: FoundPeriod[] = [];
  for (const [index, [pattern, read]] of READERS.entries()) {
    if (index === 2) left = left.replace(NOT_PERIODS, blanked);
    left = left.replace(pattern, (...parts) => {
      const match = parts.slice(0, -2) as unknown as RegExpExecArray;
      const whole = String(match[0]);
      const from = Number(parts.at(-2));
      const period = read(match);
      if (period === null) return whole;
      found.push({ period, from, to: from + whole.length });
      return blanked(whole);
    });
  }
  return found.sort((a, b) => a.from - b.from);
}

function blanked(text: string): string {
  return "\u0001".repeat(text.length);
}

/** The period of a label that is nothing but a period, two-digit years such as `18/19` too; else `null`. */
export function periodOf(text: string): Period | null {
  const plain = text.trim();
  const short = /^(?:fy ?)?['’]?(\d{2}) ?[/-] ?['’]?(\d{2})$/iu.exec(plain);
  if (short !== null)
    return Number(short[2]) === (Number(short[1]) + 1) % 100 ? parsePeriod(`20${short[1]}/${short[2]}`) : null;
  const direct = parsePeriod(plain);
  if (direct !== null) return direct.from !== null && direct.from === direct.to ? null : direct;
  const [only, ...more] = periodsIn(plain);
  const isAll =
    only !== undefined && more.length === 0 && /^[\s.,:()]*$/u.test(plain.slice(0, only.from) + plain.slice(only.to));
  return isAll ? only.period : null;
}

/** The period that an id of a layout names: certain days, or the words as printed. */
export function periodOfId(id: string): Period {
  return parsePeriod(id) ?? asPrinted(id);
}

/** The part of a year that a label names without the year: `Q1`, `Quarter 3`, `April`, `Apr-Jun`; else `null`. */
export function yearPartOf(text: string): YearPart | null {
  const plain = text.replace(/[\u2010-\u2015\u2212]/gu, "-").trim();
  const quarter = new RegExp(`^${QUARTER}(?: ?\\(?${MONTH} ?(?:to|-) ?${MONTH}\\)?)?$`, "iu").exec(plain)?.[1];
  if (quarter !== undefined) return { kind: "quarter", quarter: Number(quarter) as Quarter };
  const months = new RegExp(`^(${MONTH})\\.?(?: ?(?:to|-) ?(${MONTH})\\.?)?$`, "iu").exec(plain);
  if (months === null) return null;
  const first = monthNumber(months[1] ?? "");
  return { kind: "months", first, last: months[2] === undefined ? first : monthNumber(months[2]) };
}

/**
 * A part of a year in its year: quarters belong to financial years, months to either. `null` where the two do not go
 * together, such as a quarter of a calendar year, which nobody says how it is cut.
 * Example: April in 2018/19 is April 2018, January in it is January 2019.
 */
export function partInYear(year: Period, part: YearPart): Period | null {
  const start = Number(year.from?.slice(0, 4));
  if (year.kind === "financial-year" && part.kind === "quarter") return parsePeriod(`${year.id} Q${part.quarter}`);
  if (part.kind !== "months" || (year.kind !== "financial-year" && year.kind !== "calendar-year")) return null;
  const yearOf = (month: number): number => (year.kind === "financial-year" && month < 4 ? start + 1 : start);
  return spanOf({ year: yearOf(part.first), month: part.first }, { year: yearOf(part.last), month: part.last });
}

interface Point {
  readonly year: number | null;
  readonly month: number;
  readonly day?: number;
}

function readRange(match: RegExpExecArray): Period | null {
  const [first, last] = [pointOf(match[1] ?? ""), pointOf(match[2] ?? "")];
  if (first === null || last === null || last.year === null) return null;
  const earlier = first.month > last.month ? last.year - 1 : last.year;
  return spanOf({ ...first, year: first.year ?? earlier }, { ...last, year: last.year });
}

function spanOf(first: Point & { year: number }, last: Point & { year: number }): Period | null {
  if (!isMonth(first.month) || !isMonth(last.month)) return null;
  const from = `${first.year}-${two(first.month)}-${two(first.day ?? 1)}`;
  const to = `${last.year}-${two(last.month)}-${two(last.day ?? daysInMonth(last.year, last.month))}`;
  return from === to ? null : parsePeriod(`${from}/${to}`);
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Days are written day first, as they are in the United Kingdom. */
function pointOf(text: string): Point | null {
  const digits = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})$/u.exec(text);
  if (digits !== null) return { year: yearOf(digits[3]), month: Number(digits[2]), day: Number(digits[1]) };
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(text);
  if (iso !== null) {
    const day = iso[3] === undefined ? {} : { day: Number(iso[3]) };
    return { year: Number(iso[1]), month: Number(iso[2]), ...day };
  }
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?([a-z]+)\.?[ ,'’-]*(\d{4}|\d{2})?$/iu.exec(text);
  if (words === null) return null;
  const day = words[1] === undefined ? {} : { day: Number(words[1]) };
  return { year: words[3] === undefined ? null : yearOf(words[3]), month: monthNumber(words[2] ?? ""), ...day };
}

function yearOf(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function readYearEnding(match: RegExpExecArray): Period | null {
  const [month, year] = [monthNumber(match[1] ?? ""), yearOf(match[2])];
  if (!isMonth(month)) return null;
  const firstMonth = (month % 12) + 1;
  return spanOf({ year: month === 12 ? year : year - 1, month: firstMonth }, { year, month });
}

function readMonthYear(match: RegExpExecArray): Period | null {
  const point = { year: yearOf(match[2]), month: monthNumber(match[1] ?? "") };
  return spanOf(point, point);
}

function readYearQuarter(match: RegExpExecArray): Period | null {
  return parsePeriod(`${parsePeriod(financialText(match, 1))?.id ?? ""} Q${match[4]}`);
}

function readQuarterYear(match: RegExpExecArray): Period | null {
  return parsePeriod(`${parsePeriod(financialText(match, 2))?.id ?? ""} Q${match[1]}`);
}

/** `FY` keeps "2011-12" from being read as a month; without it the standard declines. */
function financialText(match: RegExpExecArray, at: number): string {
  const year = match[at] ?? "";
  const named = /^(?:fy|f\/y|financial|fiscal)/iu.test(match[0].trim()) || /financial year/iu.test(match[0]);
  return `${named ? "FY " : ""}${year.length === 2 ? `20${year}` : year}${match[at + 1]}${match[at + 2]}`;
}

function partOf(year: string): Period | null {
  return parsePeriod(`${parsePeriod(year)?.id ?? ""} (part year)`);
}
