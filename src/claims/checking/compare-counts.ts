// "More than twice as many crimes as Hampshire": a factor between the counts of two places, never between their rates.
import { withCommas } from "../../standard/numbers.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { after, before, isCount, isSameUnit, placeKey } from "./numbers-of.ts";
import { plainNumber, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { NOTHING, roundedAndNot, type Worked } from "./worked.ts";

/** Words that make a factor one of counts, with what is counted. */
const OF_COUNTS =
  /^ (?:as many|more|fewer|the (?:number|total|count|volume) of)(?: [a-z-]{2,14}){0,3}? (crimes|offences|cases|reports|referrals|charges|prosecutions|arrests|incidents|episodes|children|victims|investigations)\b/u;
const NUMBER_BEFORE =
  /\b(?:number|total|count) of(?: [a-z-]{2,14}){0,3}? (crimes|offences|cases|reports|referrals|charges|prosecutions|arrests|incidents|episodes|children|victims|investigations)\b[^.;:\d]{0,40}$/u;

/** The unit whose counts a comparison holds against each other; `null` where it compares rates, or does not say. */
export function unitCompared(text: string, { numbers, sentence }: Statement): string | null {
  const factor = factorOf(numbers);
  if (factor === null) return null;
  const named =
    OF_COUNTS.exec(after(text, factor.end, sentence)) ?? NUMBER_BEFORE.exec(before(text, factor.start, sentence, 90));
  return named?.[1] ?? null;
}

function factorOf(numbers: readonly NumberSaid[]): NumberSaid | null {
  return numbers.find(({ form, to }) => form === "times" && to === null) ?? null;
}

/** The factor against the one count that the text gives of each of the two places; nothing where it gives none, or several. */
export function comparedCounts(statement: Statement, unit: string, all: readonly Statement[]): Worked {
  const { place, against } = statement;
  const factor = factorOf(statement.numbers);
  const other = against !== null && "kind" in against ? placeKey(against) : null;
  const [here, there] = [placeKey(place), other].map((key) => (key === null ? [] : countsOf(key, unit, all)));
  const [one, ...moreHere] = here ?? [];
  const [base, ...moreThere] = there ?? [];
  if (factor === null || one === undefined || base === undefined || base === 0) return NOTHING;
  const value = one / base;
  const says = sums(one, base);
  const readings = roundedAndNot(
    `${says}, the ${unit} of both`,
    `${plainNumber(value)} times`,
    [fitOf(factor, { value })],
    { value },
  );
  const isSure = moreHere.length === 0 && moreThere.length === 0;
  if (!isSure && readings.every(({ verdict }) => verdict !== "holds")) return NOTHING;
  return {
    readings,
    notes: [
      `${withCommas(one)} ÷ ${withCommas(base)} is ${plainNumber(value)} times. Whether the two count the same, ask.`,
    ],
  };
}

/** The counts of a unit that the text gives of a place, the largest first. */
function countsOf(key: string, unit: string, all: readonly Statement[]): readonly number[] {
  const numbers = all.flatMap((one) =>
    placeKey(one.place) === key && one.leavesOut === null && ["rate", "count", "breakdown"].includes(one.kind)
      ? one.numbers.filter((said) => isOf(said, unit))
      : [],
  );
  return [...new Set(numbers.map(({ value }) => value))].sort((a, b) => b - a);
}

function isOf(said: NumberSaid, unit: string): boolean {
  const { role, hedge, unit: own } = said;
  const isAll =
    role === "whole" || (role === "alone" && said.line === null) || /^(?:charges|prosecutions)$/u.test(unit);
  return isCount(said) && hedge === null && isAll && own !== null && isSameUnit(own, unit);
}
