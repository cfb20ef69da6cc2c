// Parts that stand in brackets behind the names of where they belong: "The 61 that were passed on went to Avon and Somerset (30), Dorset (17) and …".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

/** Whether each of these counts stands alone in brackets, two at least. */
export function areBracketed({ tokens }: Reading, counts: readonly Candidate[]): boolean {
  if (counts.length < 2) return false;
  return counts.every(({ opens, next }) => word(tokens, opens - 1) === "(" && word(tokens, next) === ")");
}

const LONGEST_NAME = 7;

/** Whether nothing but a comma or "and" and one name stands between two bracketed counts. */
export function isNextName({ tokens }: Reading, last: Candidate, next: Candidate): boolean {
  if (!/^(?:,|and|or|;)$/u.test(word(tokens, last.next + 1))) return false;
  const told = next.became !== null && next.became.from > last.next && next.became.next < next.opens;
  if (told && next.opens - last.next <= LONGEST_NAME * 2) return true; // "no suspect (169), lost the victim's support (75)"
  if (next.opens - last.next > LONGEST_NAME + 4) return false;
  return !some(tokens, last.next + 2, next.opens - 1, (low) => /^(?:but|while|had|has|were|was|of|from)$/u.test(low));
}

/** What hands the things of a whole out to those named behind it. */
const HANDS =
  /^(?:went|go|goes|passed|sent|handed|came|come|divided|split|shared|fell|were|are|belong|belonged|lay|transferred|referred|moved|from|in|to|among|between|into|by)$/u;
/** Words that name only some: what they leave is no gap. */
const SOME =
  /^(?:most|mostly|mainly|chiefly|largely|including|include|included|includes|some|notably|especially|led|example|such|among|most|more|fewer|than|like)$/u;

/**
 * The count right before such a list, where it is its whole: the list adds up to it, or hands it out and leaves a few over. "Most to Avon (30), Dorset
 * (17)" names only some, and the forces of "Kent (30), Essex (17) and Surrey (14)" without a number before them have each their own.
 */
export function wholeOfPlaces(
  { tokens, sentence }: Reading,
  one: Candidate | undefined,
  parts: readonly Candidate[],
): Candidate | null {
  const first = parts[0];
  if (one === undefined || first === undefined || one.form !== "count" || one.unitOfTime !== null) return null;
  if (one.hedge !== null || first.opens - one.next > 30) return null;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  if (sum === one.value) return one;
  if (sum > one.value || parts.some(({ hedge }) => hedge !== null)) return null;
  const opens = one.opens <= sentence.from + 2 && /^(?:the|these|those|its|all|of)$/u.test(word(tokens, one.opens - 1));
  if (!opens || some(tokens, one.next, first.opens, (low) => SOME.test(low))) return null;
  return some(tokens, one.next, first.opens, (low) => HANDS.test(low)) ? one : null;
}
