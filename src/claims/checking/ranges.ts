// "Add the 110 that nobody could account for and the rate is anywhere from three to 23 per cent": the ends of what a rate may be.
import { withCommas } from "../../standard/numbers.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import type { Told } from "./denominators.ts";
import { isCount, mayBeSame, placeKey, ratiosOf } from "./numbers-of.ts";
import { bareShareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** At most so many counts of the text are tried. */
const MOST = 16;
/** A range wider than this is no rate said roughly: its ends are two rates. */
const WIDE = 2;

/** Whether a printed range is too wide to be one rate said roughly. */
export function isWide({ value, to }: NumberSaid): boolean {
  return to !== null && Math.max(value, to) > WIDE * Math.min(value, to);
}

/** A range whose one end is a rate of the text, and whose other is that rate with a count of its own sentence among the charged. */
export function rangeInText(statement: Statement, told: readonly Told[], beside: readonly Statement[]): Worked {
  const [said, ...others] = ratiosOf(statement);
  if (statement.kind !== "rate" || said === undefined || others.length > 0 || !isWide(said)) return NOTHING;
  const counts = [statement, ...beside].flatMap(({ numbers }) => numbers.filter(isCount)).map(({ value }) => value);
  const near = told
    .filter((one) => mayBeSame(one.place, placeKey(statement.place)) && one.unit !== "forces")
    .slice(-MOST);
  for (const { charged, whole } of near) {
    for (const more of counts.slice(0, MOST)) {
      if (charged + more > whole || !fitsEnds(said, charged / whole, (charged + more) / whole)) continue;
      const form = said.form === "one-in" ? "one-in" : "percent";
      const computed = `${bareShareWords(charged / whole, form)} to ${bareShareWords((charged + more) / whole, form)}`;
      const says = `${sums(charged, whole)} to ${withCommas(charged)} + ${withCommas(more)} of ${withCommas(whole)}`;
      return { readings: [fitted(says, computed, ["as said"])], notes: [`${says}: ${computed}.`] };
    }
  }
  return NOTHING;
}

function fitsEnds(said: NumberSaid, low: number, high: number): boolean {
  const fits = (value: number, share: number): boolean =>
    fitOf({ ...said, value, to: null, hedge: null }, { value: share }) === "as said";
  const [one, other] = [said.value, said.to ?? said.value];
  return (fits(one, low) && fits(other, high)) || (fits(other, low) && fits(one, high));
}
