// Counts of outcomes whose shares the text gives elsewhere: “36 crimes ended with somebody charged” of 450, beside “eight per cent ended in a charge”.
import { withCommas } from "../../standard/numbers.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { isCount, mayBeSame, placeKey, ratiosOf } from "./numbers-of.ts";
import { shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import type { Total } from "./total.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** The shares of a text stand at most so many paragraphs from their counts. */
const FAR = 6;
/** A longer list of counts is a sum, and not this. */
const MOST = 8;

/**
 * Holds counts that each say an outcome against the percentage that the text gives of the same outcome, of the whole that they belong to. Nothing is
 * said where one of them has none or another one: the percentages may be of something else.
 */
export function sharesOfLines(statement: Statement, total: Total | undefined, lists: readonly Statement[]): Worked {
  const counts = statement.numbers.filter((one) => isCount(one) && one.role !== "whole");
  if (total === undefined || !["breakdown", "count"].includes(statement.kind)) return NOTHING;
  const [of, few] = [total.whole.number.value, counts.length];
  if (few === 0 || few > MOST || few !== statement.numbers.length || of === 0) return NOTHING;
  if (counts.some(({ line, value, hedge }) => line === null || hedge !== null || value > of)) return NOTHING;
  const near = lists.filter((one) => isListBy(one, statement));
  const held = counts.map((count) => ({ count, said: shareFor(count, of, near) }));
  const readings = held.flatMap(({ count: { value }, said }) =>
    said === null
      ? []
      : [
          fitted(
            `${sums(value, of)}, the ${said.words} that the text gives elsewhere`,
            shareWords({ count: value, of }, "percent"),
            ["as said"],
            { value: value / of },
          ),
        ],
  );
  if (readings.length !== few) return NOTHING;
  const listed = held.map(({ count, said }) => `${withCommas(count.value)} is ${said?.words ?? ""}`).join(", ");
  return { readings, notes: [`Of the ${withCommas(of)}, ${listed}, as the text says elsewhere.`] };
}

/** The lists of nothing but percentages. */
export function percentLists(all: readonly Statement[]): readonly Statement[] {
  return all.filter(({ kind, numbers }) => kind === "breakdown" && numbers.every(({ form }) => form === "percent"));
}

/** A list of percentages near a statement, of the same place. */
function isListBy(one: Statement, { paragraph, place }: Statement): boolean {
  return Math.abs(one.paragraph - paragraph) <= FAR && mayBeSame(placeKey(one.place), placeKey(place));
}

function shareFor(count: NumberSaid, of: number, lists: readonly Statement[]): NumberSaid | null {
  const value = count.value / of;
  const fits = (said: NumberSaid): boolean =>
    said.line === count.line && fitOf(said, { value, counts: { count: count.value, of } }) === "as said";
  return lists.flatMap((one) => ratiosOf(one)).find(fits) ?? null;
}
