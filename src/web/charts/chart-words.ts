// Values of a chart in words: shares, ratios and differences with their intervals, ranks, times since recording.
import type { DotsChart } from "../../measures/answer.ts";
import { bare, count, percent, percentRange } from "../words.ts";

type Interval = readonly [number, number];
type Unit = DotsChart["unit"];

/** A number with a real minus sign and so many decimals. */
function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A ratio with two decimals, or one from ten on. Example: `ratio(1.2345)` is `1.23`. */
export function ratio(value: number): string {
  return value >= 100 ? count(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

/** A difference of two shares in percentage points. Example: `points(-0.0123)` is `−1.2`, and its opposite `+1.2`. */
export function points(value: number): string {
  const text = signed(value * 100, 1);
  return value > 0 && text !== "0.0" ? `+${text}` : text;
}

/** One value of a unit, with its sign: `5.0%`, `1.23 times`, `−1.2 points`. */
function valueIn(unit: Unit, value: number): string {
  if (unit === "share") return percent(value);
  return unit === "ratio" ? `${ratio(value)} times` : `${points(value)} points`;
}

/** An interval of a unit without signs. Example: `4.1 to 6.2`. */
function rangeIn(unit: Unit, [from, to]: Interval): string {
  const say = unit === "share" ? bare : unit === "ratio" ? ratio : points;
  return `${say(from)} to ${say(to)}`;
}

/** A value with its interval: `5.0% (4.1 to 6.2)`. */
export function withRange(unit: Unit, value: number | null, interval: Interval | null): string {
  if (value === null)
    return interval === null
      ? ""
      : `somewhere from ${unit === "share" ? percentRange(interval) : rangeIn(unit, interval)}`;
  return interval === null ? valueIn(unit, value) : `${valueIn(unit, value)} (${rangeIn(unit, interval)})`;
}

/** What stands at a tick: `5%`, `1.5`, `−2`. */
export function tickWords(unit: Unit, value: number): string {
  if (unit === "ratio") return String(value);
  const number = Number((value * 100).toFixed(2));
  if (unit === "share") return `${number}%`;
  return number < 0 ? `−${Math.abs(number)}` : number === 0 ? "0" : `+${number}`;
}

/** A place in an order. Example: `ordinal(3)` is `3rd`. */
function ordinal(place: number): string {
  const last = place % 10;
  const teen = Math.floor(place / 10) % 10 === 1;
  return `${count(place)}${teen ? "th" : (["th", "st", "nd", "rd"][last] ?? "th")}`;
}

/** The ranks that the figures allow: `3rd to 19th of 44`. */
export function ranksWords({
  from,
  to,
  of,
}: {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}): string {
  return from === to ? `${ordinal(from)} of ${count(of)}` : `${ordinal(from)} to ${ordinal(to)} of ${count(of)}`;
}

/** A time since recording: `recorded`, `30 days`, `6 months`, `1 year`. */
export function lagWords(at: number, lag: "days" | "quarters"): string {
  if (at === 0) return "recorded";
  if (lag === "quarters") return at % 4 === 0 ? years(at / 4) : at === 1 ? "1 quarter" : `${at} quarters`;
  const months = Math.round(at / 30.4375);
  if (months % 3 === 0 && months % 12 !== 0 && Math.abs(at - months * 30.4375) < 1.5) return `${months} months`;
  const whole = Math.round(at / 365.25);
  return whole > 0 && Math.abs(at - whole * 365.25) < 2 ? years(whole) : `${count(at)} days`;
}

function years(number: number): string {
  return number === 1 ? "1 year" : `${count(number)} years`;
}
