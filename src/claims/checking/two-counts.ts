// "157 reports. In the same year nine prosecutions. That is one in 17": a rate of two counts that the sentences before laid over each other.
import type { NumberSaid, Statement } from "../statement.ts";
import { mixedCohorts } from "./cohorts.ts";
import { isCount, isSameOrNext, mayBeSame, placeKey, ratiosOf } from "./numbers-of.ts";

const TAKES_UP =
  /^\W{0,4}(?:that|this|which|so|it) (?:is|was|makes|made|means|meant|gives|gave|works out|comes|came)\b/iu;

/**
 * A rate without counts, with those that the two statements before it give, where its words take them up and they are a thing of the beginning of a
 * case and one of its end in the same year. `null` where it has counts, or the two could be one cohort.
 */
export function withCountsBefore(text: string, statement: Statement, before: readonly Statement[]): Statement | null {
  const ratios = ratiosOf(statement);
  if (statement.kind !== "rate" || ratios.length === 0 || statement.numbers.some(isCount)) return null;
  const { sentence, paragraph } = statement;
  if (!TAKES_UP.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 24)))) return null;
  const [first, second] = before.slice(-2);
  if (first === undefined || second === undefined || first.paragraph !== paragraph) return null;
  if (!isSameOrNext(second.sentence, sentence) || !isSameOrNext(first.sentence, second.sentence)) return null;
  if (!mayBeSame(placeKey(first.place), placeKey(second.place))) return null;
  const [a, b] = [onlyCount(first), onlyCount(second)];
  if (a === null || b === null || a.value === b.value) return null;
  const [whole, part] = a.value > b.value ? [a, b] : [b, a];
  const numbers: NumberSaid[] = [{ ...whole, role: "whole" }, { ...part, role: "part" }, ...ratios];
  const period = second.period ?? first.period;
  const both = { ...statement, numbers, period, sentence: { start: first.sentence.start, end: sentence.end } };
  return mixedCohorts(text, both, { part, whole }) === null ? null : both;
}

function onlyCount({ kind, numbers: [one, ...more] }: Statement): NumberSaid | null {
  return kind === "count" && one !== undefined && more.length === 0 && isCount(one) && one.hedge === null ? one : null;
}
