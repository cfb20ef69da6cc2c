// A serial date or time as a number format shows it. Source: ECMA-376 part 1, 18.17.4 (dates) and 18.8.31 (codes).
import type { FormatToken } from "./number-format.ts";

const LAST_SERIAL = 2_958_465; // 9999-12-31
const DAYS_BETWEEN_DATE_SYSTEMS = 1462;
const DAYS_TO_1970 = 25_569;
const SECONDS_A_DAY = 86_400;
const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(" ");
const DAYS: readonly string[] = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** Of the day, in whole units of the finest one shown. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly subsecond: string;
  /** From the epoch, for elapsed hours, minutes and seconds. */
  readonly seconds: number;
}

/** Shows a serial number with these tokens; `null` for a number that is no day (Excel shows `####`). A negative time exists only in the 1904 system. */
export function shownDate(value: number, tokens: readonly FormatToken[], from1904: boolean): string | null {
  if (value < 0 && !from1904) return null;
  const wish = wishOf(tokens);
  const moment = momentOf(Math.abs(value), wish, from1904);
  if (moment === null) return null;
  const text = tokens.map((token) => tokenText(token, moment, wish.noon)).join("");
  return value < 0 ? `-${text}` : text;
}

/** What a format asks of a moment, found out once. */
interface Wish {
  readonly hasTime: boolean;
  readonly noon: boolean;
  readonly places: number;
  /** How many of the finest units shown make a second. */
  readonly perSecond: number;
}

const wishes = new WeakMap<readonly FormatToken[], Wish>();

function wishOf(tokens: readonly FormatToken[]): Wish {
  const kept = wishes.get(tokens);
  if (kept !== undefined) return kept;
  const places = tokens.reduce(
    (most, token) => (token.is === "subsecond" ? Math.max(most, Math.min(token.length, 3)) : most),
    0,
  );
  const hasTime = tokens.some((token) => token.is === "date" && "hns".includes(token.mark));
  const wish = { hasTime, noon: tokens.some((token) => token.is === "noon"), places, perSecond: 10 ** places };
  wishes.set(tokens, wish);
  return wish;
}

function momentOf(value: number, { hasTime, places, perSecond }: Wish, from1904: boolean): Moment | null {
  // A format of days alone never rounds up to the next day.
  const parts = hasTime ? Math.round(value * SECONDS_A_DAY * perSecond) : Math.floor(value + 1e-9) * SECONDS_A_DAY;
  const seconds = hasTime ? Math.floor(parts / perSecond) : parts;
  const subsecond = places > 0 ? String(parts % perSecond).padStart(places, "0") : "";
  const days = Math.floor(seconds / SECONDS_A_DAY);
  const serial = days + (from1904 ? DAYS_BETWEEN_DATE_SYSTEMS : 0);
  if (serial > LAST_SERIAL) return null;
  const ofDay = seconds - days * SECONDS_A_DAY;
  const [hour, minute, second] = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60];
  return { ...calendar(serial), hour, minute, second, subsecond, seconds };
}

/** The 1900 system believes in 29 February 1900 (serial 60) and in a day 0 of January 1900. */
function calendar(serial: number): Pick<Moment, "year" | "month" | "day" | "weekday"> {
  const weekday = (serial + 6) % 7;
  if (serial === 60) return { year: 1900, month: 2, day: 29, weekday };
  if (serial === 0) return { year: 1900, month: 1, day: 0, weekday };
  const date = new Date((serial - DAYS_TO_1970 + (serial < 60 ? 1 : 0)) * SECONDS_A_DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday };
}

function tokenText(token: FormatToken, moment: Moment, noon: boolean): string {
  switch (token.is) {
    case "date":
      return token.elapsed
        ? elapsedText(token.mark, token.length, moment)
        : dateText(token.mark, token.length, moment, noon);
    case "noon":
      return token.words[moment.hour < 12 ? 0 : 1];
    case "subsecond":
      return `.${moment.subsecond.padEnd(token.length, "0").slice(0, token.length)}`;
    case "text":
      return token.text;
    case "slash":
      return "/";
    case "point":
      return ".";
    case "comma":
      return ",";
    case "digit":
      return token.mark === "0" ? "0" : "";
    default:
      return "";
  }
}

function elapsedText(mark: string, length: number, { seconds }: Moment): string {
  const count = mark === "h" ? Math.floor(seconds / 3600) : mark === "n" ? Math.floor(seconds / 60) : seconds;
  return String(count).padStart(length, "0");
}

function dateText(mark: string, length: number, moment: Moment, noon: boolean): string {
  switch (mark) {
    case "y":
      return length <= 2 ? String(moment.year % 100).padStart(2, "0") : String(moment.year);
    case "m":
      return named(moment.month, length, MONTHS[moment.month - 1] ?? "");
    case "d":
      return named(moment.day, length, DAYS[moment.weekday] ?? "");
    case "h":
      return padded(noon ? ((moment.hour + 11) % 12) + 1 : moment.hour, length);
    case "n":
      return padded(moment.minute, length);
    default:
      return padded(moment.second, length);
  }
}

/** One letter or two: the number; three: the short name; four: the name; five: its first letter. */
function named(number: number, length: number, name: string): string {
  if (length <= 2) return padded(number, length);
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.slice(0, 1) : name;
}

function padded(number: number, length: number): string {
  return String(number).padStart(Math.min(length, 2), "0");
}
