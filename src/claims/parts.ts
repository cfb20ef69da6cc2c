// Counts that are parts of one thing, and the whole they belong to: further numbers, own outcomes, answers to a request, quotients.
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

/** "We asked all 45 forces; 34 replied", "Of the 43 forces, 38 responded, four refused and one did not reply": answers are parts of those asked. */
export function isAnswered(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const whole = group[0]?.one;
  if (whole === undefined || whole.noun?.kind !== "force" || whole.form !== "count" || next.form !== "count")
    return false;
  if (next.value > whole.value || (next.noun !== null && next.noun.kind !== "other" && next.noun.kind !== "force"))
    return false;
  if ((group[1]?.one.value ?? 0) > whole.value) return false;
  if (words.length > 90 || group.some(({ one }) => one.form !== "count")) return false;
  const { tokens, sentence } = reading;
  const asked = some(tokens, sentence.from, Math.min(next.opens, whole.next + 5), (low) => ASKED.test(low));
  if (!asked || word(tokens, whole.next + 1) === "held") return false;
  return some(tokens, next.next, Math.min(sentence.next, next.next + 3), (low) => ANSWERED.test(low));
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
export function isFoundAmong({ tokens }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (
    a.noun === null ||
    b.noun !== null ||
    b.value >= a.value ||
    words.length > 80 ||
    !(LOOKED_AT.test(words) || FOUND_THAT.test(words))
  )
    return false;
  return /^(?:found|identified|were|was|had|showed|judged|thought|assessed|deemed|needed|referred|confirmed)$/u.test(
    word(tokens, b.next),
  );
}

/** "Of the children identified, 41 were girls and six were boys": two parts of those that the sentence opens with. */
export function areKinds({ tokens, sentence }: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (word(tokens, sentence.from) !== "of" || words.length > 50) return false;
  if (!/ (?:and|,|, and|while) $/u.test(words) || word(tokens, last.next) !== word(tokens, next.next)) return false;
  return /^(?:were|are|was|involved|concerned|had|came|related)$/u.test(word(tokens, last.next));
}
