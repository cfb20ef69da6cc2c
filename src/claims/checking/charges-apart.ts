// Charges that a text tells apart from the other outcomes of a whole: “Charges fell from 20 to 18. … Of the 240, 96 had no suspect and 72 no support”.
import type { NumberSaid, Statement } from "../statement.ts";
import { outcomeOf } from "./accounts.ts";
import { mayBeSame, periodKey, placeKey } from "./numbers-of.ts";
import type { Gathering, Standing, Total } from "./total.ts";

/**
 * Whether none of the parts is the charges, and the text tells charges of the same place in a change or a rate: then what is left over of the parts holds the
 * charges, too, and is no number that nobody has accounted for.
 */
export function missesCharges({ whole, parts, left, place, period }: Total, all: readonly Statement[]): boolean {
  const rest = whole.number.value - parts.reduce((sum, { number }) => sum + number.value, 0);
  if (rest <= 0 || left.length > 0 || place === null || parts.some((part) => isCharged(outcomeOf(part)))) return false;
  if (parts.every((part) => outcomeOf(part) === null)) return false;
  const members = new Set([whole, ...parts].map(({ statement }) => statement));
  return all
    .slice(0, MOST)
    .some(
      (one) =>
        !members.has(one) &&
        (one.kind === "change" || one.kind === "rate") &&
        placeKey(one.place) === place &&
        mayBeSame(period, periodKey(one.period)) &&
        one.numbers.some(({ line, unit }) => isCharged(line) || unit === "charges"),
    );
}

/** An article has no more statements. */
const MOST = 600;

function isCharged(line: string | null): boolean {
  return line === "charged" || line === "prosecuted";
}

/** The charged of one whole are counted once: “of the 19 people charged” says them again, or others. */
export function isChargedTwice({ parts }: Gathering, { line, unit, value }: NumberSaid, statement: Statement): boolean {
  const isCharge = line === "charged" || (line === null && unit !== null && /^charges?$/u.test(unit));
  return (
    isCharge && parts.some((one) => one.statement !== statement && one.number.value !== value && isChargedPart(one))
  );
}

function isChargedPart({ number: { line, unit }, statement }: Standing): boolean {
  const own = statement.numbers.find(({ role }) => role === "whole")?.line ?? null;
  return line === "charged" || unit === "charges" || (line === null && own === "charged");
}
