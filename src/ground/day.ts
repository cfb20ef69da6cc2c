// Calendar days as text: no clock, no zone. A day is `YYYY-MM-DD`.

declare const dayBrand: unique symbol;
/** A calendar day `YYYY-MM-DD` that exists. Days compare as text. */
export type Day = string & { readonly [dayBrand]: true };

/** Reads `YYYY-MM-DD`; `null` when no such day exists. Example: `parseDay("2019-02-29")` is `null`. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as Day) : null;
}

/** The day with these numbers (month 1–12). Throws when it does not exist. */
export function dayFrom(year: number, month: number, day: number): Day {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`There is no day ${text}`);
  return parsed;
}

/** The day so many days after another; the day itself where years have four digits no more. Example: 14 days on from `2026-12-25` it is `2027-01-08`. */
export function daysOn(day: Day, days: number): Day {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000);
  return parseDay(at.toISOString().slice(0, 10)) ?? day;
}

/** How many days the month has (month 1–12), by the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The day as read in a sentence. Example: `2019-03-31` becomes `31 March 2019`. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The month as read in a sentence. Example: `2019-03-31` becomes `March 2019`. */
export function monthInWords(day: Day): string {
  const [year, month] = day.split("-");
  return `${MONTHS[Number(month) - 1]} ${year}`;
}
