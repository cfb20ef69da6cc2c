// Whether the text gives an account of a whole: different outcomes of it told beside each other.
import { isBalanceLineId } from "../../standard/balance-lines.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { isSameOrNext } from "./numbers-of.ts";
import type { Standing, Total } from "./total.ts";

/** So many different outcomes beside each other tell a whole. */
const MOST_FEW = 3;

/** The outcome that a number says: its own, or that of what it counts: charges, prosecutions, cautions. */
export function outcomeOf({ number, statement }: Standing): string | null {
  const own = number.line ?? ofUnit(number) ?? ofPair(number, statement);
  return own !== null && (isBalanceLineId(own) || own === "prosecuted" || own === "no-further-action") ? own : null;
}

const OF_UNIT: ReadonlyMap<string, string> = new Map([
  ["charges", "charged"],
  ["prosecutions", "prosecuted"],
  ["cautions", "out-of-court"],
]);

function ofUnit({ unit }: NumberSaid): string | null {
  return OF_UNIT.get(unit ?? "") ?? null;
}

/** “16 of 540 led to a charge”: what became of the part may stand with its whole. */
function ofPair({ role }: NumberSaid, { numbers }: Statement): string | null {
  const whole = numbers.find((one) => one.role === "whole" || one.role === "ratio");
  return role === "part" ? (whole?.line ?? null) : null;
}

/**
 * Whether three different outcomes or more are told, each once, and three of them (with the first of the whole’s own sentence two) stand beside each other: in one
 * list, or in sentences or paragraphs that follow each other.
 */
export function isAccount({ whole, parts }: Pick<Total, "whole" | "parts">): boolean {
  const lines = parts.map(outcomeOf);
  if (lines.some((one) => one === null) || new Set(lines).size !== parts.length || parts.length < MOST_FEW)
    return false;
  const sorted = parts.toSorted((a, b) => a.number.start - b.number.start);
  let [run, longest] = [1, 1];
  for (const [at, part] of sorted.entries()) {
    const last = sorted[at - 1];
    if (last === undefined) continue;
    run = isBeside(last.statement, part.statement) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const own = parts.filter(({ statement }) => isSameOrNext(whole.statement.sentence, statement.sentence)).length;
  return longest >= MOST_FEW || (longest === MOST_FEW - 1 && own > 0 && longest + own >= MOST_FEW);
}

function isBeside(one: Statement, other: Statement): boolean {
  return isSameOrNext(one.sentence, other.sentence) || other.paragraph - one.paragraph <= 1;
}
