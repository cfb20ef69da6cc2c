// The option of a measure of histories that says within how many days.
import { Refusal } from "../ground/refusal.ts";
import type { MeasureOption } from "./askable.ts";

/** The horizon as an option, in days; 365 when left out. */
export const DAYS_OPTION: MeasureOption = {
  name: "days",
  says: "Within how many days of recording. 365 if left out; from records or tables by quarter the ends of quarters: 91, 182, 273, 365",
  example: "365",
};

/** The days asked for. Refuses (`usage`) what is no whole number from 1 to 3,650. */
export function daysAsked(text: string | undefined): number {
  if (text === undefined || text === "") return 365;
  const days = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= 3650) return days;
  throw new Refusal("usage", `Cannot read the option days: found "${text}", wanted a whole number from 1 to 3650.`);
}
