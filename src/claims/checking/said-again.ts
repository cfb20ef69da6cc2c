// A rate that takes up the counts of the sentence before it in plain words: "That is 34 crimes for one charge", "In other words, one in 34".
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import type { Told } from "./denominators.ts";
import { after, before, isCount, isSameOrNext, pairOf, placeKey, ratiosOf, shareSaid } from "./numbers-of.ts";
import { exactWords, shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

const FOR_EACH =
  /^(?: [a-z]{3,14}){0,2} (?:for|to|per) (?:every |each )?(?:single )?(?:charge|prosecution|conviction|caution|one)\b/u;
const EACH_BEFORE = /\bfor (?:every|each) (?:single )?(?:charge|prosecution|conviction|caution)\b[^\d.;:]{0,40}$/u;

/** “34 crimes for one charge”, “34 crimes for every charge”: “one in 34” in other words; `null` for every other rate. */
export function oneToMany(text: string, rate: Statement): NumberSaid | null {
  if (rate.kind !== "rate" || ratiosOf(rate).length > 0) return null;
  const pair = pairOf(rate);
  const isToOne = pair !== null && rate.numbers.length === 2 && pair.part.value === 1 && pair.whole.value > 1;
  if (isToOne) return { ...pair.whole, form: "one-in", line: pair.part.line };
  const [only, ...others] = rate.numbers;
  if (only === undefined || others.length > 0 || !isCount(only) || only.value < 2) return null;
  const isEach =
    FOR_EACH.test(after(text, only.end, rate.sentence)) ||
    EACH_BEFORE.test(before(text, only.start, rate.sentence, 90));
  return isEach ? { ...only, form: "one-in", line: null } : null;
}

/** What a sentence begins with that says the one before it again. */
const AGAIN =
  /^[\s“"']{0,3}(?:(?:(?:that|this)(?: is|['’]s| was| means| makes| gives)|(?:that|this|it) (?:works out (?:at|as|to)|comes to|amounts to))|(?:or|so|i\.e\.)|put another way|put differently|in other words|in plain words|to put it another way|which (?:is|means|makes))[\s,:–—]{1,3}(?:(?:just|only|about|roughly|a rate of|a charge rate of|for every|for each|at|a)\s){0,3}$/iu;
/** And what may stand behind the rate instead: “One in 16, in other words.” */
const AFTER = /^,? (?:in other words|that is|put another way)[.,]/u;
/** Shares further apart than this factor may be of something else. */
const FAR = 2.5;

/**
 * A bare rate that says again, in so many words, what the one pair of counts in the sentence before is, and does not: it fails. Where that sentence
 * has other statements, or either names another place, nobody can tell which it means.
 */
export function againstBefore(
  text: string,
  rate: Statement,
  told: readonly Told[],
  beside: readonly Statement[],
): Worked {
  const toOne = oneToMany(text, rate);
  const ratios = toOne === null ? ratiosOf(rate) : [toOne];
  const [said, ...others] = ratios;
  if (rate.kind !== "rate" || said === undefined || others.length > 0 || rate.leavesOut !== null) return NOTHING;
  if (toOne === null && rate.numbers.length > 1) return NOTHING;
  const lead = text.slice(rate.sentence.start, rate.start);
  if (
    lead.length > 60 ||
    !(AGAIN.test(lead) || (lead.trim() === "" && AFTER.test(after(text, rate.end, rate.sentence))))
  )
    return NOTHING;
  const meant = told.find(({ from }) => isBefore(from, rate));
  if (meant === undefined || meant.place !== placeKey(rate.place)) return NOTHING;
  if (beside.some((one) => one !== rate && one !== meant.from && isBefore(one, rate))) return NOTHING;
  const share = shareSaid(said);
  const counts = { count: meant.charged, of: meant.whole };
  const value = meant.charged / meant.whole;
  if (share === null || share > value * FAR || share < value / FAR || meant.from.numbers.length > 2) return NOTHING;
  if (fitOf(said, { value, counts }) !== "not") return NOTHING;
  const computed = `${shareWords(counts, shareForm([said]))}${exactWords(counts, [said])}`;
  const says = `${withCommas(meant.charged)} of ${withCommas(meant.whole)}, as the sentence before says`;
  return {
    readings: [fitted(says, computed, ["not"], { value, interval: wilson(counts.count, counts.of) })],
    notes: [`The sentence before gives ${sums(meant.charged, meant.whole)}: that is ${computed}.`],
  };
}

function isBefore({ sentence }: Statement, rate: Statement): boolean {
  return sentence.start < rate.sentence.start && isSameOrNext(sentence, rate.sentence);
}
