// A stored number or text as Excel shows it under a number format. Source: ECMA-376 part 1, 18.8.31; matched against what
// Excel for Mac 2011 wrote of real workbooks.
import { shownDate } from "./number-date.ts";
import { shownDigits, wordsOf } from "./number-digits.ts";
import type { FormatCondition, FormatSection, NumberFormat } from "./number-format.ts";
import { shownGeneral } from "./number-general.ts";

/**
 * A number as its format shows it; `null` where Excel shows only `####` (a date before 1900 or after 9999).
 * Examples: 0.024 under `0.0%` → `2.4%`; 1204 under `#,##0` → `1,204`.
 */
export function shownNumber(value: number, format: NumberFormat, from1904 = false): string | null {
  const chosen = choose(value, format.numbers);
  if (chosen === null) return null;
  const { section, isBare } = chosen;
  const sign = value < 0 && !isBare ? "-" : "";
  switch (section.shows) {
    case "general":
      return (
        sign +
        section.tokens
          .map((token) => (token.is === "general" ? shownGeneral(Math.abs(value)) : wordsOf(token)))
          .join("")
      );
    case "date":
      return shownDate(value, section.tokens, from1904);
    case "number":
      return sign + shownDigits(Math.abs(value), section.tokens);
    default:
      return (section.tokens.length === 0 ? "" : sign) + section.tokens.map(wordsOf).join("");
  }
}

/** A text as its format shows it. Example: `A1` under `"no. "@` → `no. A1`. */
export function shownText(text: string, format: NumberFormat): string {
  if (format.text === null) return text;
  return format.text.tokens
    .map((token) => (token.is === "content" || token.is === "general" ? text : wordsOf(token)))
    .join("");
}

/** The section for this number; `isBare`: it shows a negative number without its sign. `null` where none is meant for it. */
function choose(
  value: number,
  sections: readonly FormatSection[],
): { readonly section: FormatSection; readonly isBare: boolean } | null {
  const [first, second, third] = sections;
  if (first === undefined) return null;
  if (first.condition === null && (second?.condition ?? null) === null) {
    if (value < 0 && second !== undefined) return { section: second, isBare: true };
    return { section: (value === 0 ? third : undefined) ?? first, isBare: false };
  }
  if (holds(value, first.condition ?? POSITIVE)) return { section: first, isBare: isNegativeOnly(first.condition) };
  if (second === undefined) return null;
  if (third === undefined && second.condition === null) return { section: second, isBare: false };
  if (holds(value, second.condition ?? NEGATIVE))
    return { section: second, isBare: isNegativeOnly(second.condition ?? NEGATIVE) };
  return third === undefined ? null : { section: third, isBare: false };
}

const POSITIVE: FormatCondition = { sign: ">", limit: 0 };
const NEGATIVE: FormatCondition = { sign: "<", limit: 0 };

function isNegativeOnly(condition: FormatCondition | null): boolean {
  if (condition === null) return false;
  return condition.sign === "<" ? condition.limit <= 0 : condition.sign === "<=" && condition.limit < 0;
}

function holds(value: number, { sign, limit }: FormatCondition): boolean {
  switch (sign) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "=":
      return value === limit;
    case "<>":
      return value !== limit;
  }
}
