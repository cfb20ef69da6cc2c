// The counts that a text gives for rates, gathered once: from statements with a part and its whole, and from its totals with one count of charges.

import type { NumberSaid, Statement } from "../statement.ts";
import { type Told, toldFrom } from "./denominators.ts";
import { atTwoTimes, before, isCount, pairOf, ratiosOf } from "./numbers-of.ts";
import type { Total } from "./totals.ts";

/** At most so many rates with counts are held against the other rates of a text: far more than an article has. */
const MOST_TOLD = 100;

/** Every whole of the text whose charged are counted, each with the parts that may be left out of it; the same counts once. */
export function toldBy(text: string, statements: readonly Statement[], totals: readonly Total[]): readonly Told[] {
  const partsOf = new Map<Statement, readonly NumberSaid[]>();
  const pairs = new Map<Statement, Statement>();
  for (const total of totals) {
    const parts = total.parts.map(({ number }) => number);
    for (const { statement } of [total.whole, ...total.parts]) partsOf.set(statement, parts);
    const pair = pairOfTotal(total);
    if (pair !== null) pairs.set(total.whole.statement, pair);
  }
  const told = new Map<string, Told>();
  for (const statement of statements) {
    if (told.size >= MOST_TOLD) break;
    const from = statement.kind === "rate" && pairOf(statement) !== null ? statement : pairs.get(statement);
    if (from === undefined || atTwoTimes(text, statement) !== null) continue;
    const one = toldFrom(from, partsOf.get(statement) ?? []);
    if (one === null) continue;
    const { whole, charged, transferred, concluded, unit, place, period } = one;
    const key = `${whole}/${charged}/${transferred}/${concluded}\n${unit}\n${place}\n${period}`;
    if (!told.has(key)) told.set(key, one);
  }
  return [...told.values()];
}

/** A total whose charged are one part, as one statement: where the whole stands, with both numbers. */
function pairOfTotal({ whole, parts }: Total): Statement | null {
  const charged = parts.filter(({ number }) => number.line === "charged");
  const [only, ...others] = charged;
  const isOneRate = only?.statement === whole.statement && whole.statement.kind !== "breakdown";
  if (only === undefined || others.length > 0 || isOneRate) return null;
  return {
    ...whole.statement,
    numbers: [
      { ...whole.number, role: "whole" },
      { ...only.number, role: "part" },
    ],
  };
}

/** “Of these, 1,118 (6.6%)”: the words that take up the whole of a sentence before. */
const OF_THESE = /\bof (?:these|those|them|which|whom|this number|that number|the total)\b[^.;:]{0,40}$/u;

/**
 * A part with its rate and the whole that the sentences before gave: the statement with that whole, for its arithmetic. `isSaid` where its
 * words take that whole up; without them, a rate that does not fit may be of something else. `null` where it has a whole, or needs none.
 */
export function withWholeBefore(
  text: string,
  statement: Statement,
  totals: ReadonlyMap<Statement, Total>,
): { readonly statement: Statement; readonly isSaid: boolean } | null {
  const [part, ...others] = statement.numbers.filter(isCount);
  const total = totals.get(statement);
  if (part === undefined || others.length > 0 || total === undefined || ratiosOf(statement).length === 0) return null;
  if (part.role === "whole" || total.whole.statement === statement) return null;
  const numbers = statement.numbers.map((one): NumberSaid => (one === part ? { ...one, role: "part" } : one));
  const lead = before(text, part.start, statement.sentence, 60);
  return {
    statement: { ...statement, numbers: [{ ...total.whole.number, role: "whole" }, ...numbers] },
    isSaid: OF_THESE.test(lead),
  };
}
