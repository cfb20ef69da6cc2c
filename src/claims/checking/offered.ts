// Whether a text offers numbers as THE parts of a whole. The one place that decides whether a sum may be said not to close.

import { isBalanceLineId } from "../../standard/balance-lines.ts";
import type { Statement } from "../statement.ts";
import { isAccount, outcomeOf } from "./accounts.ts";
import { after, before, isSameOrNext } from "./numbers-of.ts";
import { partWords } from "./part-words.ts";
import type { Standing, Total } from "./total.ts";

/**
 * Whether the text itself offers these as the parts of this whole: it says what is left of it, or every part stands in one sentence, list or table
 * with others, or is said to be “of them”, “a further” one, or leaves out what it counts because the whole has named it. “It takes no account of
 * the 108 crimes still open” offers nothing, and crimes that the text takes out of the whole to divide by what is left (`counts` has that number)
 * are no account of it. Only what is offered can fail to close; a sum that closes shows by itself that it is one.
 */
export function isOffered(
  text: string,
  { whole, parts, left, isMixed, hasCohorts }: Total,
  counts: ReadonlySet<number>,
): boolean {
  const rest = whole.number.value - parts.reduce((all, { number }) => all + number.value, 0);
  if (rest === 0 || left.some(({ number }) => number.value === rest)) return true;
  const charged =
    parts.find(
      ({ number, statement }) =>
        number.line === "charged" || (statement === whole.statement && statement.kind !== "breakdown"),
    )?.number.value ?? 0;
  const isDivided = charged > 0 && rest > 0 && parts.every(({ number }) => number.value !== rest + charged);
  if (isMixed || (isDivided && parts.length > 2 && counts.has(rest + charged))) return false;
  if (hasCohorts && !hasList(parts)) return false;
  if (namesSome(text, { whole, parts }) || (rest > 0 && tellsRest(text, parts))) return false;
  if (isOfEvery(text, whole) || isUntold(parts, whole, rest)) return false;
  if (hasPartOfPart(text, parts) || namesTwo(text, { whole, parts }, rest)) return false;
  if (rest > 0 && isAccount({ whole, parts })) return true;
  if (rest > 0 && parts.length === 2 && !areTwoTold({ whole, parts })) return false;
  const lists = new Set(parts.flatMap(({ statement }) => (statement.kind === "breakdown" ? [statement] : [])));
  if (lists.size > 1 && !areLinked(text, [...lists])) return false;
  return parts.every(
    (part) =>
      part.statement === whole.statement ||
      isOfferedPart(text, part) ||
      (isOtherLine(part, parts) && hasList(parts) && rest > 0),
  );
}

/**
 * Two parts are no account by themselves: they go on from the sentence that gives their whole without another between, and where one says an outcome the other
 * does, too: “64 strategy meetings and 12 charges” are of two kinds.
 */
function areTwoTold({ whole, parts }: Pick<Total, "whole" | "parts">): boolean {
  if (new Set(parts.map((part) => outcomeOf(part) === null)).size > 1) return false;
  let last = whole.statement.sentence;
  for (const { sentence } of parts.map(({ statement }) => statement)) {
    if (!isSameOrNext(last, sentence) && sentence.start > last.start) return false;
    last = sentence;
  }
  return true;
}

/** Whether parts with an outcome each stand in one list. */
function hasList(parts: readonly Standing[]): boolean {
  const listed = parts.filter(({ statement, number }) => statement.kind === "breakdown" && number.line !== null);
  return new Set(listed.flatMap(({ number }) => number.line ?? [])).size > 1;
}

/** “The victim did not support further action in 88 cases”: an outcome that none of the other parts has, beside a list of them. */
function isOtherLine({ number, statement }: Standing, parts: readonly Standing[]): boolean {
  const isOther = parts.every((one) => one.number === number || one.number.line !== number.line);
  return number.line !== null && isBalanceLineId(number.line) && statement.kind !== "breakdown" && isOther;
}

/** Words between a whole and its parts that name only some of them. */
const SOME =
  /\b(?:including|includ(?:e|es|ed)|among (?:them|these|those|which|whom)|mostly|mainly|chiefly|largely|notably|especially|for (?:example|instance)|such as|not least|the (?:most|largest|biggest|commonest|main)|most|(?:two|three|four|five) of (?:them|these|those))\b/u;

/** “540 crimes, including 16 charged and 75 withdrawn”, “of the 96, the largest numbers came from schools (40)”: some parts of a whole. */
function namesSome(text: string, { whole, parts }: Pick<Total, "whole" | "parts">): boolean {
  const own = parts.filter(({ statement, number }) => statement === whole.statement && number.start > whole.number.end);
  const first = Math.min(...own.map(({ number }) => number.start));
  if (own.length > 1 && SOME.test(text.slice(whole.number.end, Math.min(first, whole.number.end + 160)).toLowerCase()))
    return true;
  const lists = new Set(parts.map(({ statement }) => statement));
  return [...lists].some(
    ({ kind, start, sentence }) => kind === "breakdown" && SOME.test(upTo(before(text, start, sentence, 60))),
  );
}

/** "Of every 100 crimes, three lead to a charge": a rate of each outcome, and no count. */
function isOfEvery(text: string, { number, statement }: Standing): boolean {
  return /\b(?:every|each|per) $/u.test(before(text, number.start, statement.sentence, 12));
}

/**
 * "80 files. In 20 nobody had spoken to the child, in 30 the risk was not assessed": findings of which none is an outcome may be of the same file;
 * and most of a whole is not left over by a few parts of it that are no outcomes.
 */
function isUntold(parts: readonly Standing[], { number, statement: own }: Standing, rest: number): boolean {
  if (parts.some(({ number: { line } }) => line !== null)) return false;
  return parts.every(({ statement }) => statement !== own) || rest > number.value / 2;
}

/** What is open or handed on, said by itself, is no account of the others. */
function isOpenAlone(text: string, { number, statement }: Standing): boolean {
  const isOpen = number.line === "open" || number.line === "transferred";
  return isOpen && statement.kind !== "breakdown" && !isLinked(text, statement, number.start, number.end);
}

/**
 * "Of the 540 crimes, 16 led to a charge and 170 went to another agency", "It charged 12 of 483. The force says 198 are still open": two outcomes that
 * stand in the sentence of the whole, or one of them open by itself, and leave half of it or more.
 */
function namesTwo(text: string, { whole, parts }: Pick<Total, "whole" | "parts">, rest: number): boolean {
  const [first, second, ...more] = parts;
  if (first === undefined || second === undefined || more.length > 0 || rest < whole.number.value / 2) return false;
  if (first.statement !== second.statement) return [first, second].some((part) => isOpenAlone(text, part));
  if ([first, second].some(({ statement }) => statement !== whole.statement)) return false;
  const words = text.slice(
    whole.number.end,
    Math.min(Math.max(whole.number.end, first.number.start), whole.number.end + MOST),
  );
  return !words.includes(":");
}

/** "30 were charged, 8 of them with rape, and 15 released": the 8 are of the 30, and no part of the whole. */
function hasPartOfPart(text: string, parts: readonly Standing[]): boolean {
  const isOfThem = ({ number, statement }: Standing): boolean =>
    /^ of (?:these|those|them|whom|which)\b/u.test(after(text, number.end, statement.sentence, 12));
  const lists = parts.filter(({ statement }) => statement.kind === "breakdown");
  return lists.some((one, at) => {
    const last = lists[at - 1];
    return (
      last?.statement === one.statement && isOfThem(one) && !isOfThem(last) && one.number.value < last.number.value
    );
  });
}

const REST_IS =
  /(?<!\b(?:how|what|where|why|whether|if) )\b(?:the (?:rest|others|remainder)|all (?:the )?others)(?: of (?:them|these|those|the [a-z]{3,14}))?(?:,? (?:all of )?(?:which|who|whom))? (?:are|were|is|was|went|go|remain(?:ed|s)?|had|have|has|ended|led|sit|sat|await|stayed|came|got)\b([^.;?!]{0,90})/gu;
/** Outcomes that say "no" and "not": they tell what became of the rest. */
const OUTCOMES =
  /\b(?:no (?:named |identified |known )?suspects?|not support\w*|not want\w*|no further action|not (?:be )?proceed\w*|not (?:yet )?(?:been )?(?:charged|closed|decided|concluded))\b/gu;
const DENIED = /\b(?:not|no|never|nobody|unknown|unaccounted|unexplained|missing|mystery|lost|nowhere)\b|n['’]t\b/u;
/** What is left is told in the sentences of the parts or just behind them. */
const BEHIND = 200;

/** “40 were closed, 14 were withdrawn and the rest are with the regional unit”: what is left has no number, and is accounted for. */
function tellsRest(text: string, parts: readonly Standing[]): boolean {
  const from = Math.max(...parts.map(({ number }) => number.end));
  const to = Math.max(...parts.map(({ statement }) => statement.sentence.end)) + BEHIND;
  const words = text.slice(from, Math.min(to, from + MOST)).toLowerCase();
  return [...words.matchAll(REST_IS)].some(([, said = ""]) => !DENIED.test(said.replace(OUTCOMES, " ")));
}

/** At most so much of a text is looked through for one total. */
const MOST = 1200;

/** The words of a clause behind the last number before them. */
function upTo(words: string): string {
  return words.replace(/^.*[\d.;:]/su, "");
}

/** Of two lists of one whole the second goes on from the first only where it says so: “another 40”, “a further 170”. */
function areLinked(text: string, [, ...later]: readonly Statement[]): boolean {
  return later.every((list) => isLinked(text, list, list.start, list.numbers[0]?.end ?? list.end));
}

function isOfferedPart(text: string, { number, statement }: Standing): boolean {
  if (statement.kind === "breakdown" || isLinked(text, statement, number.start, number.end)) return true;
  const behind = after(text, number.end, statement.sentence, 30);
  const noun = number.unit === null ? -1 : behind.indexOf(number.unit.replace(/s$/u, ""));
  const mayBe = statement.kind === "count" || number.line !== null;
  return mayBe && (noun === -1 || noun > NOUN_WITHIN);
}

/** Whether the words around a number tie it to what was said before: “a further 75”, “of the cases, 40”, “16 of them”. */
function isLinked(text: string, { sentence }: Statement, start: number, end: number): boolean {
  const near = before(text, start, sentence, 60);
  return partWords(near) || OF_THEM.test(near) || OF_THOSE.test(after(text, end, sentence, 30));
}

const OF_THEM = /\bof (?:these|those|them|which|whom|(?:the|all|its) [a-z’']{2,20})\b[^.;:\d]{0,40}$/u;
const OF_THOSE = /^ of (?:the|these|those|them|which|whom|all|its)\b/u;
/** A noun further from its number is not the one that it counts. */
const NOUN_WITHIN = 16;
