// "You say that only 25 of the 624 crimes led to a charge", where the text's own account of the 624, which adds up, has 52.
import { withCommas } from "../../standard/numbers.ts";
import type { Statement } from "../statement.ts";
import { outcomeOf } from "./accounts.ts";
import type { Summed } from "./balances.ts";
import { after, before, mayBeSame, pairOf, periodKey, placeKey, ratiosOf, shareSaid } from "./numbers-of.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** A smaller whole may be that of something else. */
const FEW = 100;
/** All that became of them, and nothing narrower: “were charged with rape”, “charged within a month”. */
const PLAINLY =
  /^ (?:[a-z]+ )?(?:(?:has |have |had )?(?:led to|resulted in|ended in) (?:a )?charges?|(?:were|was) charged)[.!?”"’]?\s*$/u;
/** Another number of another time, or one that is set right. */
const OTHER =
  /\b(?:earlier|before|ago|previous\w*|first|then|by|since|so far|later|now|yet|within|only after|wrong\w*|corrected|error|mistake\w*|should|not|rather|instead|if)\b/u;

/**
 * A part of a whole that is named again (“of the 624”), where an account of that whole that adds up has another number of the same outcome. Anything
 * narrower or of another time is left alone.
 */
export function misquoted(text: string, statement: Statement, sums: readonly Summed[]): Worked {
  const pair = pairOf(statement);
  if (pair === null || statement.kind !== "rate" || pair.whole.value < FEW || ratiosOf(statement).length > 0)
    return NOTHING;
  const line = outcomeOf({ number: pair.part, statement });
  const { sentence, place, period, scope } = statement;
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400)).toLowerCase();
  const isAgain = /\bof the $/u.test(before(text, pair.whole.start, sentence));
  if (line !== "charged" || !isAgain || OTHER.test(words) || !PLAINLY.test(after(text, pair.whole.end, sentence, 80)))
    return NOTHING;
  for (const { total, balance } of sums) {
    const { whole, parts } = total;
    const said = parts.find((one) => outcomeOf(one) === line);
    const isOne =
      balance.notAccountedFor === 0 &&
      whole.number.value === pair.whole.value &&
      whole.statement.paragraph < statement.paragraph &&
      (scope === null || whole.statement.scope === scope) &&
      (place?.kind === "other" || mayBeSame(total.place, placeKey(place))) &&
      mayBeSame(total.period, periodKey(period));
    if (!isOne || said === undefined || parts.some(({ number }) => number.value === pair.part.value)) continue;
    const computed = `${withCommas(said.number.value)} there, ${withCommas(pair.part.value)} here`;
    const says = `the same part of the ${withCommas(pair.whole.value)} elsewhere in the text, in a list that adds up`;
    const note = `The text itself counts ${withCommas(said.number.value)} of the ${withCommas(pair.whole.value)}, not ${withCommas(pair.part.value)}, and its list adds up. Ask which is right.`;
    return { readings: [fitted(says, computed, ["not"], { value: said.number.value })], notes: [note] };
  }
  return NOTHING;
}

const INCREASE =
  /^\W{0,3}the (?:increase|rise|fall|drop|decrease|reduction|growth) (?:is|was|comes to) (?:in fact )?$/u;

/** “… from 250 to 320. The increase is 28 per cent.”: the size of the change of the sentence before. It holds where it fits; nothing is said where not. */
export function sizeAfter(
  text: string,
  { kind, numbers, sentence, paragraph }: Statement,
  last: Statement | undefined,
): Worked {
  const [said, ...others] = numbers;
  const from = last?.numbers.find(({ role }) => role === "from");
  const to = last?.numbers.find(({ role }) => role === "to");
  if (!["rate", "change"].includes(kind) || said?.form !== "percent" || others.length > 0) return NOTHING;
  if (last?.kind !== "change" || last.paragraph !== paragraph || from === undefined || to === undefined) return NOTHING;
  if (!INCREASE.test(before(text, said.start, sentence)) || from.value <= 0 || from.form !== "count") return NOTHING;
  const value = Math.abs(to.value - from.value) / from.value;
  if (shareSaid(said) === null || fitOf(said, { value }) === "not") return NOTHING;
  const computed = `from ${withCommas(from.value)} to ${withCommas(to.value)}`;
  return {
    readings: [fitted("the change of the sentence before", computed, ["as said"], { value })],
    notes: [`It is the size of the change of the sentence before: ${computed}.`],
  };
}
