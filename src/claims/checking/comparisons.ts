// A comparison from rates that the text itself prints: “five times the national average” with both rates beside it.

import type { NumberSaid, PeriodSaid, PlaceSaid, Statement } from "../statement.ts";
import { comparedCounts, unitCompared } from "./compare-counts.ts";
import { after, countsOf, isCount, type Pair, pairOf, placeKey, ratiosOf, shareSaid } from "./numbers-of.ts";
import { bareShareWords, plainNumber, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, roundedAndNot, type Worked } from "./worked.ts";

/** The rates that a text prints, by the place they are of; only the first of each is kept. */
export type PrintedRates = ReadonlyMap<
  string,
  { readonly said: NumberSaid; readonly share: number; readonly statement: Statement }
>;

/** Gathers the printed rates of a text, by place. Rates that leave crimes out stand for themselves and are passed over. */
export function printedRates(statements: readonly Statement[]): PrintedRates {
  const found = new Map<string, { said: NumberSaid; share: number; statement: Statement }>();
  for (const statement of statements) {
    const key = placeKey(statement.place);
    if (key === null || statement.leavesOut !== null || !["rate", "average"].includes(statement.kind)) continue;
    const said = ratiosOf(statement).find(({ to, hedge }) => to === null && hedge === null);
    const share = said === undefined ? null : shareSaid(said);
    if (said !== undefined && share !== null && share > 0 && !found.has(key))
      found.set(key, { said, share, statement });
  }
  return found;
}

/** What a comparison is held against: the printed rates, the statements of its sentence, and all of the text. */
interface ComparedIn {
  readonly printed: PrintedRates;
  readonly beside?: readonly Statement[];
  readonly all?: readonly Statement[];
}

/** Holds a factor (“five times”, “twice”, “half the national rate”) against two rates that the text prints. */
export function comparisons(
  text: string,
  statement: Statement,
  { printed, beside = [], all = [] }: ComparedIn,
): Worked {
  if (statement.kind !== "comparison") return NOTHING;
  const unit = unitCompared(text, statement);
  if (unit !== null && statement.numbers.length === 1) return comparedCounts(statement, unit, all);
  const worked =
    ofTwoCounts(statement) ??
    ofTwoPairs(statement, beside) ??
    ofRatesAround(text, statement, beside) ??
    ofRates(statement, printed, beside);
  const more = worked.readings.length === 0 ? null : timesMore(text, statement);
  return more === null ? worked : { ...worked, notes: [...worked.notes, more] };
}

/** “Three times more than”: some read it as four times as many. */
function timesMore(text: string, { numbers, sentence }: Statement): string | null {
  const factor = numbers.find(({ form, value }) => form === "times" && value > 1);
  if (factor === undefined || !/^\s?(?:more|higher|greater|larger|bigger)\b/u.test(after(text, factor.end, sentence)))
    return null;
  return `“${factor.words} more” can be read as ${plainNumber(factor.value + 1)} times as many: print “${factor.words} as many”, or “as high”.`;
}

/** Words that tie the rate after a factor to what the factor is held against: “twice the rate of Kent, where it was one in 50”. */
const THERE = /\b(?:where|whose|which|with|at|of)\b/u;
const ELSE = /\b(?:and|while|whereas|but|compared|or)\b|[;:.]/u;

/** “One in 25, twice the rate of Northamptonshire, where it was one in 50”: a factor between the two rates of its sentence. */
function ofRatesAround(text: string, statement: Statement, beside: readonly Statement[]): Worked | null {
  const [factor, ...others] = statement.numbers;
  const one = rateBefore(statement, beside);
  const next = beside.find(({ kind, start }) => kind === "rate" && start >= statement.end);
  const [other, ...more] = next === undefined ? [] : ratiosOf(next);
  if (factor === undefined || others.length > 0 || (factor.form !== "times" && factor.form !== "fraction")) return null;
  if (one === null || other === undefined || more.length > 0 || other.to !== null || other.hedge !== null) return null;
  const words = text.slice(factor.end, other.start).toLowerCase();
  return THERE.test(words) && !ELSE.test(words) ? ofTwo({ ...factor, form: "times" }, { one, other }) : null;
}

function ofRates(statement: Statement, printed: PrintedRates, beside: readonly Statement[]): Worked {
  const factor = statement.numbers.find(({ form, to }) => form === "times" && to === null);
  if (factor === undefined) return NOTHING;
  const own = ratiosOf(statement);
  if (own.length === 2) return ofOwn(factor, own);
  const nearby = rateBefore(statement, beside);
  const [only, ...more] = statement.numbers.filter(
    (one) => one !== factor && one.to === null && shareSaid(one) !== null,
  );
  if (only !== undefined && more.length === 0 && nearby !== null) return ofTwo(factor, { one: nearby, other: only });
  const [here, there] = [placeKey(statement.place), againstKey(statement.against)];
  const [one, other] = [here === null ? undefined : printed.get(here), there === null ? undefined : printed.get(there)];
  // “The average was one in 14, almost three times Kent’s rate”: the rate just before it is the one that it speaks of.
  if (here === null && nearby !== null && other !== undefined && other.said !== nearby)
    return ofTwo(factor, { one: nearby, other: other.said });
  if (one === undefined || other === undefined || one === other) return NOTHING;
  if (one.statement.scope !== other.statement.scope && one.statement.scope !== null && other.statement.scope !== null)
    return NOTHING;
  return ofTwo(factor, { one: one.said, other: other.said });
}

/** “540 is 3.4 times as many as 157”: a factor between two counts. */
function ofTwoCounts({ numbers }: Statement): Worked | null {
  const [from, ...otherFrom] = numbers.filter((one) => one.role === "from" && isCount(one));
  const [to, ...otherTo] = numbers.filter((one) => one.role === "to" && isCount(one));
  const factor = numbers.find((one) => one.form === "times" && one.to === null);
  if (from === undefined || to === undefined || factor === undefined || from.value === 0) return null;
  if (otherFrom.length > 0 || otherTo.length > 0) return null;
  const value = to.value / from.value;
  const says = sums(to.value, from.value);
  const readings = roundedAndNot(says, `${plainNumber(value)} times`, [fitOf(factor, { value })], { value });
  return {
    readings,
    notes: [`${says} is ${plainNumber(value)}. Whether the two count the same, ask before it is printed.`],
  };
}

/** “18 of 366, half the rate of Nottinghamshire (27 of 274)”: a factor or fraction between two rates that both have their counts. */
function ofTwoPairs(statement: Statement, beside: readonly Statement[]): Worked | null {
  const factor = statement.numbers.find(({ form, to }) => (form === "times" || form === "fraction") && to === null);
  const there = pairOf(statement) ?? besideFactor(statement);
  const earlier = beside.find((one) => one.start < statement.start && one.kind === "rate");
  const here = earlier === undefined ? null : pairOf(earlier);
  if (factor === undefined || there === null || here === null) return null;
  const [a, b] = [here, there].map(countsOf);
  if (a === null || b === null || a === undefined || b === undefined || b.count === 0) return null;
  const value = a.count / a.of / (b.count / b.of);
  const says = `${sums(a.count, a.of)} over ${sums(b.count, b.of)}`;
  const computed = `${plainNumber(value)} times: ${shareWords(a, "percent")} against ${shareWords(b, "percent")}`;
  const readings = roundedAndNot(says, computed, [fitOf({ ...factor, form: "times" }, { value })], { value });
  return { readings, notes: [`${says} is ${plainNumber(value)} times. ${CAUTION}`] };
}

/** The two counts beside a factor, “(27 of 274)”, whatever they were taken for. */
function besideFactor({ numbers }: Statement): Pair | null {
  const [part, whole, ...others] = numbers.filter(isCount);
  return part === undefined || whole === undefined || others.length > 0 || part.value > whole.value
    ? null
    : { part, whole };
}

const CAUTION = "Whether the two count the same crimes in the same way, ask before it is printed.";

/** The one rate just before a comparison in its sentence: “7.1 per cent, more than three times the 2.1 per cent in Wiltshire”. */
function rateBefore(statement: Statement, beside: readonly Statement[]): NumberSaid | null {
  const earlier = beside.find(({ kind, start }) => (kind === "rate" || kind === "average") && start < statement.start);
  const [only, ...others] = earlier === undefined ? [] : ratiosOf(earlier);
  return only !== undefined && others.length === 0 && only.to === null ? only : null;
}

function againstKey(against: PlaceSaid | PeriodSaid | null): string | null {
  return against !== null && "kind" in against ? placeKey(against) : null;
}

interface Two {
  readonly one: NumberSaid;
  readonly other: NumberSaid;
}

function ofOwn(factor: NumberSaid, [first, second]: readonly NumberSaid[]): Worked {
  if (first === undefined || second === undefined) return NOTHING;
  const [a, b] = [shareSaid(first), shareSaid(second)];
  if (a === null || b === null || a === b) return NOTHING;
  const bigFirst = a > b === factor.value > 1;
  return ofTwo(factor, bigFirst ? { one: first, other: second } : { one: second, other: first });
}

function ofTwo(factor: NumberSaid, { one, other }: Two): Worked {
  const [a, b] = [shareSaid(one), shareSaid(other)];
  if (a === null || b === null || b === 0) return NOTHING;
  const value = a / b;
  if (!Number.isFinite(value)) return NOTHING;
  const computed = `${plainNumber(value)} times: ${bareShareWords(a, "percent")} ÷ ${bareShareWords(b, "percent")}`;
  const says = `${one.words} over ${other.words}`;
  const fit = fitOf(factor, { value });
  const readings =
    fit === "not" ? [fitted(says, computed, [fit], { value })] : roundedAndNot(says, computed, [fit], { value });
  return { readings, notes: [`${says} is ${plainNumber(value)} times. ${CAUTION}`] };
}
