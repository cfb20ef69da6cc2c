// Counts that are parts of one thing, and the whole they belong to: further numbers, own outcomes, answers to a request, quotients.

import { becameIn } from "../words/became.ts";
import { wordBeforeNumber } from "../words/hedges.ts";
import type { Token } from "../words/tokens.ts";
import type { Candidate, Reading } from "./candidates.ts";
import type { Kept } from "./judgement.ts";
import { some, word } from "./sentence-says.ts";

const FURTHER = /^(?:further|another|additional|remaining|other)$/u;
const WHOLE_WORDS =
  / (?:of whom|of which|of these|of those|of them|including|includes|included|among them|out of|[:(]) /u;

/** "a further 215", "another 96", "the remaining 11": a number beside those before it, never a part of the one before. */
export function isFurther({ tokens }: Reading, one: Candidate): boolean {
  return some(tokens, one.opens - 1, one.from, (low) => FURTHER.test(low));
}

/**
 * Whether two counts stand beside each other as parts of something said before: each says what became of it, or the second is
 * "a further" one, and no word between them makes the first the whole. Example: "In 169 cases no suspect was identified and in 75 the
 * victim did not support action".
 */
export function areParts(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (WHOLE_WORDS.test(words)) return false;
  if (isFurther(reading, b)) return true;
  return a.became !== null && b.became !== null && a.became.line !== b.became.line;
}

const ANSWERED =
  /^(?:replied|responded|answered|did|supplied|provided|gave|refused|declined|sent|disclosed|ignored|failed|said|could|rejected|withheld|missed|asked)$/u;
const ASKED =
  /^(?:asked|contacted|approached|sent|requests|request|written|wrote|all|of|territorial|requested|surveyed)$/u;

/** Whether a bare number is of those who were asked, whom the text named before: "45 of them were asked, and 34 answered". */
export function wereAsked({ tokens }: Reading, { noun, next }: Candidate): boolean {
  if (noun !== null) return false;
  const verb = /^(?:of)$/u.test(word(tokens, next)) ? next + 2 : next;
  return (
    /^(?:were|was|are|have)$/u.test(word(tokens, verb)) &&
    some(tokens, verb + 1, verb + 3, (low) => /^(?:asked|contacted|approached|surveyed|written|sent)$/u.test(low))
  );
}

/** "We asked all 45 forces; 34 replied", "Of the 43 forces, 38 responded, four refused and one did not reply": answers are parts of those asked. */
export function isAnswered(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const whole = group[0]?.one;
  if (whole === undefined || whole.form !== "count" || next.form !== "count") return false;
  if (whole.noun?.kind !== "force" && !wereAsked(reading, whole)) return false;
  if (next.value > whole.value || !mayAnswer(next)) return false;
  if ((group[1]?.one.value ?? 0) > whole.value) return false;
  if (words.length > 90 || group.some(({ one }) => one.form !== "count")) return false;
  const { tokens, sentence } = reading;
  const asked = some(tokens, sentence.from, Math.min(next.opens, whole.next + 5), (low) => ASKED.test(low));
  if (!asked || word(tokens, whole.next + 1) === "held") return false;
  if (CAME_FROM.test(words) || (next.noun !== null && ANSWERS.test(next.noun.unit) && BROUGHT.test(words))) return true;
  if (/^(?:came|got|wrote) back /u.test(`${word(tokens, next.next)} ${word(tokens, next.next + 1)} `)) return true;
  return some(tokens, next.next, Math.min(sentence.next, next.next + 3), (low) => ANSWERED.test(low));
}

/** Whether a number may count those who answered: bare, of forces, or of answers. */
function mayAnswer({ noun }: Candidate): boolean {
  return noun === null || noun.kind === "other" || noun.kind === "force" || ANSWERS.test(noun.unit);
}

const ANSWERS = /^(?:replies|answers|responses)$/u;
/** "heard back from", "and got answers from", "and replies came from". */
const CAME_FROM =
  / (?:heard|hear|came|come|back|answers?|repl(?:y|ies)|figures|responses?|data|numbers) (?:back |in )?from (?:just |only )?$/u;
/** "A request to 43 forces brought 38 replies". */
const BROUGHT = / (?:brought|produced|drew|yielded|got|elicited|received|had|prompted) (?:just |only |back )*$/u;

/** "Of the rest 96 were handed over", "of the others, 40": a part of what is left, and no whole of what follows. */
export function isOfRest({ tokens }: Reading, { opens }: Candidate): boolean {
  const at = word(tokens, opens - 1) === "," ? opens - 2 : opens - 1;
  return (
    /^(?:rest|remainder|others)$/u.test(word(tokens, at)) &&
    word(tokens, at - 1) === "the" &&
    word(tokens, at - 2) === "of"
  );
}

/** "None of the 23 reports", "not one of the 46 girls", "no charge in any of the 11 cases": a part of zero over this whole. */
export function isWholeOfNone({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (wordBeforeNumber(tokens, one.opens, sentence.from) !== "of") return false;
  let of = one.opens - 1;
  while (of > sentence.from && word(tokens, of) !== "of") of--;
  const [further, before] = [word(tokens, of - 2), word(tokens, of - 1)];
  if (before === "none" || (before === "one" && /^(?:not|never)$/u.test(further))) return true;
  if (/^[,;:–"(]$/u.test(before) || of === sentence.from) return isNoneAfter(tokens, one, sentence.next);
  if (before === "any") return some(tokens, sentence.from, of, (low) => /^(?:no|not|never|nobody)$/u.test(low));
  return before === "one" && further === "single";
}

/** "Of the 214 reports, none led to a charge"; not "of the 75, none was asked why". */
function isNoneAfter(tokens: readonly Token[], one: Candidate, end: number): boolean {
  for (let at = one.next; at < end && at < one.next + 14; at++)
    if (word(tokens, at) === "none") return becameIn(tokens, at, Math.min(end, at + 10)).length > 0;
  return false;
}

/** Whether a bare number is of forces that replied, or did not: "three did not answer". */
export function isReply({ tokens }: Reading, one: Candidate): boolean {
  return one.noun === null && /^(?:did|gave|refused|replied|answered|could|said|held)$/u.test(word(tokens, one.next));
}

/** Whether a ratio told right after two counts is their quotient: 13 and 260, "one in 20". */
export function isQuotient(a: Candidate, b: Candidate, ratio: Candidate): boolean {
  if (a.form !== "count" || b.form !== "count" || a.value === b.value) return false;
  const share = Math.min(a.value, b.value) / Math.max(a.value, b.value);
  const said = ratio.form === "one-in" ? 1 / ratio.value : ratio.form === "percent" ? ratio.value / 100 : ratio.value;
  return share > 0 && said > 0 && Math.abs(said / share - 1) < 0.12;
}

const FOUND_THAT = / (?:and|but) (?:found|concluded|judged|thought) (?:that )?(?:only |just )?$/u;
const LOOKED_AT =
  / (?:screened|assessed|examined|reviewed|checked|surveyed|contacted|interviewed|seen|considered|sampled|audited|analysed|tested|studied|traced) (?:and|but|with) (?:only |just )?$/u;

/** "2,417 children have been screened and 188 found to be at risk": the bare number is part of those who were looked at. */
export function isFoundAmong({ tokens, sentence }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (
    a.noun === null ||
    b.noun !== null ||
    b.value >= a.value ||
    words.length > 80 ||
    !(LOOKED_AT.test(words) || FOUND_THAT.test(words) || (AUDIT_FOUND.test(words) && isAudit({ tokens, sentence }, a)))
  )
    return false;
  return /^(?:found|identified|were|was|had|showed|judged|thought|assessed|deemed|needed|referred|confirmed|should|could|did|lacked|contained|did)$/u.test(
    word(tokens, b.next),
  );
}

const AUDIT_FOUND = / (?:found|showed|concluded|revealed|suggested) (?:that )?(?:only |just |in )?$/u;

/** "Our audit of 120 flagged crimes": those who looked, and at how many. */
function isAudit({ tokens, sentence }: Pick<Reading, "tokens" | "sentence">, { opens }: Candidate): boolean {
  if (word(tokens, opens - 1) !== "of") return false;
  return some(tokens, Math.max(sentence.from, opens - 4), opens, (low) =>
    /^(?:audit|review|sample|check|study|analysis|survey|inspection|examination|sampling)$/u.test(low),
  );
}

/** "Of the children identified, 41 were girls and six were boys": two parts of those that the sentence opens with. */
export function areKinds({ tokens, sentence }: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (word(tokens, sentence.from) !== "of" || words.length > 50) return false;
  if (!/ (?:and|,|, and|while) $/u.test(words) || word(tokens, last.next) !== word(tokens, next.next)) return false;
  return /^(?:were|are|was|involved|concerned|had|came|related)$/u.test(word(tokens, last.next));
}

/**
 * "Of the 189 reports only three reached a courtroom, and 44 are still open": where a sentence opens with its whole, each further bare count in it
 * is a part of that whole, as long as they fit into it. "… and in 11 of these" is a part of the part.
 */
export function isPartOfOpening(
  { tokens, sentence }: Reading,
  group: readonly Kept[],
  next: Candidate,
  words: string,
): boolean {
  const [whole, ...parts] = group.map(({ one }) => one);
  if (whole === undefined || parts.length === 0 || whole.noun === null || whole.form !== "count") return false;
  if (word(tokens, sentence.from) !== "of" || whole.opens > sentence.from + 4) return false;
  if (next.form !== "count" || next.noun !== null || next.unitOfTime !== null || words.length > 90) return false;
  if (!/ (?:,|;|and|while) (?:and )?(?:in |only |just |another |a further |the other |the remaining )?$/u.test(words))
    return false;
  if (word(tokens, next.next) === "of" || parts.some(({ form }) => form !== "count")) return false;
  return parts.reduce((sum, { value }) => sum + value, next.value) <= whole.value;
}
