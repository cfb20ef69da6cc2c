// How dates are written in extracts. The order of numbers comes from the mapping; a date that fits no form is not understood, never guessed.
import type { DateOrder } from "./mapping.ts";

const TIMES = ["", " %H:%M", " %H:%M:%S", " %H:%M:%S.%g"];
const NUMBERED: Readonly<Record<DateOrder, readonly string[]>> = {
  "day-month-year": ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
  "month-day-year": ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"],
  "year-month-day": ["%Y/%m/%d", "%Y.%m.%d"],
};
/** These say themselves what is day and what is month. */
const CLEAR = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d %b %Y", "%d-%b-%Y", "%d %B %Y"];

/** The forms of a date under an order, in the notation of strptime; the commonest first. */
export function dateFormats(order: DateOrder): readonly string[] {
  const [first = "", ...rest] = NUMBERED[order];
  const withTimes = [...NUMBERED[order], "%Y-%m-%d", "%d-%b-%Y", "%d %b %Y"].flatMap((form) =>
    TIMES.slice(1).map((time) => `${form}${time}`),
  );
  return [first, ...CLEAR, ...rest, ...withTimes];
}
