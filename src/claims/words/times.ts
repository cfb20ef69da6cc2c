// Dates, years and stretches of time in a text: they are what a statement is about, and their numbers are none.
import { parsePeriod } from "../../standard/periods.ts";
import type { PeriodSaid } from "../statement.ts";
import { readCardinal, startsCardinal } from "./cardinals.ts";
import { isYear } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** A time and the tokens it stands in. `about`: it can be the period of a statement; a day is not. */
export interface TimeFound {
  readonly period: PeriodSaid | null;
  readonly from: number;
  readonly next: number;
}

const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);
const UNITS = /^(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|nights?|summers?|fortnight)$/u;
/** Words before a stretch of time that make it a period: "over three years", "in the past 12 months". */
const OVER = new Set(
  "in over within during for past last next previous following first same since about nearly almost than least after every the these those another".split(
    " ",
  ),
);
const AGO = new Set("ago on later earlier before since after old running until".split(" "));

/** The times between two tokens, in order, not overlapping. */
export function timesIn(text: string, tokens: readonly Token[], from: number, next: number): TimeFound[] {
  const found: TimeFound[] = [];
  for (let at = from; at < next; at++) {
    const end = timeAt(tokens, at, next);
    if (end === null) continue;
    found.push({ from: at, next: end.next, period: end.period ? periodOf(text, tokens, at, end.next) : null });
    at = end.next - 1;
  }
  return found;
}

interface End {
  readonly next: number;
  readonly period: boolean;
}

function timeAt(tokens: readonly Token[], at: number, limit: number): End | null {
  const token = tokens[at];
  if (token === undefined || token.masked || !mayOpen(token)) return null;
  return (
    yearEnding(tokens, at) ??
    yearsAt(tokens, at, limit) ??
    dayAt(tokens, at) ??
    numericDate(tokens, at) ??
    relative(tokens, at)
  );
}

/** Whether a time may begin with this token: most words begin none, and are not looked at further. */
function mayOpen({ kind, low }: Token): boolean {
  return kind === "number" || (kind === "word" && (OPENS.has(low) || MONTHS.has(low) || startsCardinal(low)));
}

const OPENS = new Set("year months last this next previous following same".split(" "));

/** "the year to (the end of) (31) March 2019", "year ending March 2019", "12 months to March 2019". */
function yearEnding(tokens: readonly Token[], at: number): End | null {
  if (!/^(?:year|months)$/u.test(tokens[at]?.low ?? "")) return null;
  let next = at + 1;
  while (/^(?:to|ending|ended|up|the|end|of|in|until)$/u.test(tokens[next]?.low ?? "") && next < at + 6) next++;
  if (next === at + 1) return null;
  if (tokens[next]?.kind === "number" && MONTHS.has(tokens[next + 1]?.low ?? "")) next++;
  if (!MONTHS.has(tokens[next]?.low ?? "")) return null;
  return { next: isYear(tokens[next + 1]) ? next + 2 : next + 1, period: isYear(tokens[next + 1]) };
}

/** "2013", "2018/19", "2018-19", "2014 to mid-2019", "April 2018 to March 2019", "between 2014 and 2019", "1990s". */
function yearsAt(tokens: readonly Token[], at: number, limit: number): End | null {
  const month = MONTHS.has(tokens[at]?.low ?? "") && tokens[at]?.capital === true && isYear(tokens[at + 1]) ? 1 : 0;
  const year = at + month;
  if (!isYear(tokens[year]) || !mayBeYear(tokens, year)) return null;
  let next = year + 1;
  const second = tokens[next + 1];
  const tied = /^[/–-]$/u.test(tokens[next]?.low ?? "") && tokens[next]?.glued;
  if (tied && second?.glued && second.kind === "number" && /^\d{2}$|^\d{4}$/u.test(second.low)) next += 2;
  else if (next < limit && /^(?:to|and|until|–|-)$/u.test(tokens[next]?.low ?? "")) {
    let end = next + 1;
    while (
      end < next + 3 &&
      (/^(?:mid|early|late|the|end|of|-)$/u.test(tokens[end]?.low ?? "") || MONTHS.has(tokens[end]?.low ?? ""))
    )
      end++;
    const range = tokens[next]?.low !== "and" || tokens[at - 1]?.low === "between";
    if (range && isYear(tokens[end])) next = end + 1;
  }
  if (tokens[next]?.low === "s" && tokens[next]?.glued) return { next: next + 1, period: false };
  if (/^(?:act|bill|regulations)$/u.test(tokens[next]?.low ?? "") && tokens[next]?.capital)
    return { next, period: false };
  if (/^(?:act|order|foia|regulations|bill|code|together)$/u.test(tokens[at - 1]?.low ?? ""))
    return { next, period: false };
  return { next, period: true };
}

/** Four digits between 1900 and 2099 before a noun of ours may be a count: "recorded 2016 crimes". Never after a word of time. */
function mayBeYear(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.low ?? "", tokens[at + 1]?.low ?? ""];
  if (/^(?:recorded|made|logged|received|were|total)$/u.test(before))
    return !/^(?:crimes|offences|reports|arrests|charges|cases|victims|children)$/u.test(after);
  return true;
}

/** "12 January 2021", "2 May", "January 12, 2021", "14th of May", "May 5", "Sept. 30". */
function dayAt(tokens: readonly Token[], at: number): End | null {
  const token = tokens[at];
  if (
    token?.kind === "number" &&
    token.value !== null &&
    token.value >= 1 &&
    token.value <= 31 &&
    token.decimals === 0
  ) {
    let next = at + 1;
    if (/^(?:st|nd|rd|th)$/u.test(tokens[next]?.low ?? "") && tokens[next]?.glued) next++;
    const ordinal = next > at + 1;
    if (tokens[next]?.low === "of" && MONTHS.has(tokens[next + 1]?.low ?? "")) next++;
    const month = tokens[next];
    if (month !== undefined && MONTHS.has(month.low) && month.capital)
      return { next: isYear(tokens[next + 1]) ? next + 2 : next + 1, period: false };
    return ordinal ? null : null;
  }
  if (token === undefined || !MONTHS.has(token.low) || !token.capital) return null;
  const from = isShortened(tokens, at) ? at + 2 : at + 1;
  const day = tokens[from];
  if (day?.kind !== "number" || day.value === null || day.value > 31 || day.decimals > 0) return null;
  if (/^(?:per|%|percent|crimes|offences|reports|charges|arrests|cases)$/u.test(tokens[from + 1]?.low ?? ""))
    return null;
  const year = tokens[from + 1]?.low === "," && isYear(tokens[from + 2]) ? from + 3 : from + 1;
  return { next: year, period: false };
}

/** "Sept. 30", "Nov. 19": a month cut short with a stop. */
function isShortened(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? "";
  return (
    tokens[at + 1]?.low === "." &&
    tokens[at + 1]?.glued === true &&
    low.length <= 4 &&
    !/^(?:may|june|july)$/u.test(low)
  );
}

/** 12/01/2021, 2021-01-12, 12.1.2021. */
function numericDate(tokens: readonly Token[], at: number): End | null {
  if (tokens[at]?.kind !== "number" || tokens[at + 1]?.kind !== "mark" || tokens[at + 2]?.kind !== "number")
    return null;
  const run = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  const [a, one, b, two, c] = run;
  if (a?.kind !== "number" || b?.kind !== "number" || c?.kind !== "number") return null;
  const tied = run.slice(1).every((token) => token?.glued) && one?.low === two?.low && /^[/.–-]$/u.test(one?.low ?? "");
  return tied ? { next: at + 5, period: false } : null;
}

/** "three years", "the past 12 months", "last year", "ten years on": no numbers of a statement, unless the judge finds a length. */
function relative(tokens: readonly Token[], at: number): End | null {
  const low = tokens[at]?.low ?? "";
  if (
    /^(?:last|this|next|previous|following|same)$/u.test(low) &&
    /^(?:year|month|week|decade|quarter|summer|autumn|winter|spring|period)$/u.test(tokens[at + 1]?.low ?? "")
  ) {
    return { next: at + 2, period: low !== "next" };
  }
  const number = readCardinal(tokens, at);
  if (number === null) return null;
  if (number.value === 12 && tokens[number.next]?.low === "months") {
    const ending = yearEnding(tokens, number.next);
    if (ending !== null) return ending;
  }
  let unit = number.next;
  if (tokens[unit]?.low === "-" && tokens[unit]?.glued) unit++;
  if (/^(?:full|whole|long|calendar|financial|working|consecutive)$/u.test(tokens[unit]?.low ?? "")) unit++;
  if (!UNITS.test(tokens[unit]?.low ?? "")) return null;
  const before = tokens[at - 1]?.low ?? "";
  return {
    next: unit + 1,
    period: OVER.has(before) && !AGO.has(tokens[unit + 1]?.low ?? "") && before !== "for" && before !== "after",
  };
}

function periodOf(text: string, tokens: readonly Token[], from: number, next: number): PeriodSaid {
  const words = text.slice(tokens[from]?.start ?? 0, tokens[next - 1]?.end ?? 0);
  return { id: idOf(words), words };
}

/** The id of a period in words; the year to March is the financial year. A year of twelve months is read as the standard reads it. */
function idOf(words: string): string | null {
  const plain = words.replace(/\s+/gu, " ").toLowerCase();
  const ending = /^(?:(?:12|twelve) )?(?:year|months) .*?([a-z]+) (\d{4})$/u.exec(plain);
  if (ending) return parsePeriod(`year ending ${ending[1]} ${ending[2]}`)?.id ?? null;
  const short = /^(\d{4})[-–](\d{2})$/u.exec(plain); // "2011-12" in prose is a year of finance, never a month
  if (short) return parsePeriod(`${short[1]}/${short[2]}`)?.id ?? null;
  return parsePeriod(plain.replace(/ (?:and|until) /u, " to "))?.id ?? null;
}
