// Numbers and dates of spreadsheet cells as plain text: integers and decimals in full, days and times as ISO 8601.
// Source: ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (serial dates).

/** How a number format shows a number: as a number, or as a day, a time of day or a span of hours. */
export type NumberKind = "number" | "day" | "time" | "hours";

const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
// So short that reading and writing it again gives the very same letters.
const PLAIN_DECIMAL = /^-?(?:0|[1-9]\d{0,6})\.\d{0,7}[1-9]$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DAYS_TO_1970 = 25_569;
const LAST_SERIAL = 2_958_465; // 9999-12-31
const DAYS_BETWEEN_DATE_SYSTEMS = 1462;
const DAY_MS = 86_400_000;

/** A stored number as a plain decimal; `null` when it is no finite number. Examples: `12.0` → `12`, `1.5E-7` → `0.00000015`. */
export function numberText(stored: string): string | null {
  if (PLAIN_INTEGER.test(stored) || PLAIN_DECIMAL.test(stored)) return stored;
  const text = stored.trim();
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? plainDecimal(value) : null;
}

/** A finite number without an exponent. Example: `1e21` → `1000000000000000000000`. */
function plainDecimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  const exponent = Number(match[4]);
  const digits = whole + fraction;
  return exponent < 0 ? `${sign}0.${"0".repeat(-exponent - 1)}${digits}` : sign + digits.padEnd(exponent + 1, "0");
}

/** A serial date number as its format shows it; a number that is no day of the calendar stays a number. */
export function serialText(stored: string, kind: NumberKind, from1904: boolean): string | null {
  const plain = numberText(stored);
  if (plain === null || kind === "number") return plain;
  const seconds = Math.round(Number(plain) * 86_400);
  if (kind === "hours") return seconds < 0 ? plain : clock(seconds);
  if (seconds >= 0 && seconds < 86_400 && (kind === "time" || seconds > 0)) return clock(seconds);
  const serial = seconds / 86_400 + (from1904 ? DAYS_BETWEEN_DATE_SYSTEMS : 0);
  return isoMoment(serial) ?? plain;
}

/** Serial 60 of the 1900 system is 29 February 1900, a day that never was; before it the count is one day off. */
function isoMoment(serial: number): string | null {
  if (serial < 1 || serial >= LAST_SERIAL + 1 || Math.floor(serial) === 60) return null;
  const days = serial < 60 ? serial + 1 : serial;
  const moment = new Date(Math.round((days - DAYS_TO_1970) * DAY_MS)).toISOString();
  return moment.endsWith("T00:00:00.000Z") ? moment.slice(0, 10) : moment.slice(0, 19);
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** What a format code shows. Examples: `dd/mm/yyyy` is a day, `[h]:mm` is hours, `0.0%` and `"Day" 0` are numbers. */
export function formatKind(code: string): NumberKind {
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(code);
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .replace(/General|AM\/PM|A\/P/gi, "")
    .toLowerCase();
  if (elapsed) return "hours";
  if (/[yd]|mmm/.test(letters)) return "day";
  if (/[hs]/.test(letters)) return "time";
  return /m/.test(letters) ? "day" : "number";
}

/** What a built-in format shows by its number (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
export function builtInKind(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22) return "day";
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return "time";
  if (id === 46) return "hours";
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return "time";
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "day" : "number";
}

/** An ISO 8601 duration of hours, minutes and seconds as a clock shows it; other text stays. Example: `PT12H30M00S` → `12:30:00`. */
export function durationText(duration: string): string {
  const match = /^PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?$/.exec(duration);
  if (match === null) return duration;
  return clock(Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
}
