// The sentences that results carry: the finding with its interval in it, fit to be quoted alone.

import type { Basis } from "../standard/bases.ts";
import { type CellJson, cellFromJson } from "../standard/cell-json.ts";
import { cellText } from "../standard/cell-text.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Scope } from "../standard/scopes.ts";
import type { ShareWords } from "./definition.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import type { Rate } from "./result.ts";

const CHARGED: ShareWords = CHARGE_RATE.words;

/** A scope as a noun in the plural, for sentences. */
export function nounOf(scope: Scope): string {
  if (scope.kind === "flag") return `crimes with the ${scope.flag} flag`;
  if (scope.kind === "other") return scope.title;
  const nouns: Readonly<Record<string, string>> = {
    "sexual-offences": "sexual offences",
    rape: "rapes",
    "child-titled": "sexual offences whose title names a child",
  };
  return nouns[scope.id] ?? `crimes of offence code ${scope.id.slice(5)}`;
}

/** A fraction as a percentage with one decimal. Example: 0.0296 is `3.0%`. */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

/** A count as people read it. */
export function countWords(cell: CellJson): string {
  if (typeof cell === "number") return withCommas(cell);
  const read = cellFromJson(cell);
  return read === null ? "not understood" : cellText(read);
}

/** The pooled finding: `Of the …, one in 20 had led to a charge (one in 19 to one in 21)`. */
export function findingOf(scope: Scope, basis: Basis, rate: Rate, words: ShareWords = CHARGED): string {
  const closed = basis === "closed" ? words.closed : null;
  const subject = basis === "closed" ? `Of the outcomes given to ${nounOf(scope)}` : `Of the ${nounOf(scope)}`;
  if (rate.oneIn !== null) return `${subject}, ${inOneSentence(rate.oneIn.words, (closed ?? words).one)}`;
  if (rate.rate !== null && rate.interval !== null)
    return `${subject}, ${percent(rate.rate)} ${(closed ?? words).many} (${percent(rate.interval[0])} to ${percent(rate.interval[1])})`;
  return `${subject}, the share ${words.noun} cannot be said: ${lowerFirst(rate.why ?? "the counts are not known")}`;
}

/** The same for one force. */
export function forceFindingOf(scope: Scope, basis: Basis, rate: Rate, words: ShareWords = CHARGED): string {
  const noun = scope.kind === "flag" ? "flagged crimes" : nounOf(scope);
  const closed = words.closed ?? words;
  if (rate.oneIn !== null && basis !== "closed")
    return inOneSentence(upperFirst(rate.oneIn.words), `of the ${noun} ${words.one}`).replace(
      /^(One in [\d,]+) of the /u,
      "$1 ",
    );
  if (rate.oneIn !== null)
    return inOneSentence(upperFirst(rate.oneIn.words), `outcomes given to ${noun} ${closed.one}`);
  if (rate.rate !== null && rate.interval !== null) {
    const counts = `${countWords(rate.numerator)} of ${countWords(rate.denominator)}`;
    const what = basis === "closed" ? `outcomes given to ${noun} ${closed.many}` : `${noun} ${words.many}`;
    return `${counts} ${what} (${percent(rate.interval[0])} to ${percent(rate.interval[1])})`;
  }
  return `The share of ${noun} ${words.noun} cannot be said: ${lowerFirst(rate.why ?? "the counts are not known")}`;
}

function inOneSentence(oneIn: string, says: string): string {
  const [head, bracket] = oneIn.split(" (");
  return `${head} ${says} (${bracket}`;
}

/** The text with its first letter large. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with its first letter small. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
