// What keeps a remainder from being told: a whole that is itself an item of the list, an outcome told beside the parts that is in none of them.
import type { Statement } from "../statement.ts";
import { outcomeOf } from "./accounts.ts";
import { after, before, isCount, isSameOrNext, mayBeSame, placeKey } from "./numbers-of.ts";
import { partWords } from "./part-words.ts";
import type { Standing, Total } from "./total.ts";
import { belongs } from "./units.ts";

/** An article has no more statements. */
const MOST = 600;
const OUTCOME =
  /\b(?:no (?:named |known )?suspects?|suspects? (?:was|were)|the victims?|the (?:child|children)|charge[ds]?|transferred|handed|closed|evidential|cautions?|cautioned|still (?:open|under|being|with)|under investigation|not support\w*)\b/u;

/** Whether what the parts leave of a whole, or are more than it, must not be told: something of the telling was not understood. */
export function isToldAmiss(text: string, total: Total, statements: readonly Statement[]): boolean {
  const rest = total.whole.number.value - total.parts.reduce((sum, { number }) => sum + number.value, 0);
  if (rest === 0) return false;
  return isItem(text, total) || missesOutcome(text, { total, rest }, statements);
}

/** “In 88 crimes no suspect was identified; in 97 …; 41 were closed …”: the first of a list is no whole of the others. */
function isItem(text: string, { whole: { number, statement }, parts }: Total): boolean {
  if (number.role !== "alone" || !parts.some((one) => one.statement.sentence.start === statement.sentence.start))
    return false;
  const clause = after(text, number.end, statement.sentence, 90).replace(/[;\d].*$/su, "");
  return (
    OUTCOME.test(clause) && /\bin (?:just |only |another )?$/u.test(before(text, number.start, statement.sentence))
  );
}

interface Of {
  readonly total: Total;
  readonly rest: number;
}

/**
 * “In 169 cases … no suspect, and in 75 … A further 170 were with another agency”: an outcome that the same paragraph goes on with, and that no part has, may be
 * of the whole, whatever place its sentence names.
 */
function missesOutcome(text: string, { total, rest }: Of, statements: readonly Statement[]): boolean {
  const { parts, again, left, sums, unlike, unit, place } = total;
  if (rest < 0 || left.length > 0) return false;
  const own = new Set([parts, again, sums, unlike].flat().map(({ number }) => number));
  const lines = new Set(parts.map(outcomeOf));
  const isMissed = ({ number, statement }: Standing): boolean => {
    const line = outcomeOf({ number, statement });
    if (line === null || lines.has(line) || own.has(number) || number.hedge !== null || !isCount(number)) return false;
    if (number.role === "whole" || !belongs(unit, number)) return false;
    const isFurther = partWords(before(text, number.start, statement.sentence));
    return isFurther || (number.value <= rest && mayBeSame(place, placeKey(statement.place)));
  };
  return statements
    .slice(0, MOST)
    .some(
      (statement) =>
        (statement.kind === "count" || statement.kind === "breakdown") &&
        parts.some((part) => isGoneOn(part.statement, statement)) &&
        statement.numbers.some((number) => isMissed({ number, statement })),
    );
}

function isGoneOn(one: Statement, next: Statement): boolean {
  return one.paragraph === next.paragraph && isSameOrNext(one.sentence, next.sentence);
}
