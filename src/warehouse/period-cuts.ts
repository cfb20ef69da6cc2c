// How days are cut into periods when they are counted: as whole numbers inside an engine, by the names of periods outside.
import { assertNever } from "../ground/assert.ts";

/** Financial years from April (`2018/19`), their quarters (`2018/19-Q4`), calendar years (`2019`) or months (`2019-02`). */
export type PeriodCut = "financial-year" | "quarter" | "calendar-year" | "month";

/**
 * The name of a period from its number: the year in which it begins for years; for months twelve times the year and the
 * month from 0; for quarters four times the year in which the financial year begins and the quarter from 0.
 * Example: `periodNumbered("quarter", 4 * 2018 + 3)` is `2018/19-Q4`.
 */
export function periodNumbered(cut: PeriodCut, number: number): string {
  switch (cut) {
    case "calendar-year":
      return padded(number, 4);
    case "month":
      return `${padded(Math.floor(number / 12), 4)}-${padded((number % 12) + 1, 2)}`;
    case "financial-year":
      return `${padded(number, 4)}/${padded((number + 1) % 100, 2)}`;
    case "quarter":
      return `${periodNumbered("financial-year", Math.floor(number / 4))}-Q${(number % 4) + 1}`;
    default:
      return assertNever(cut);
  }
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}
