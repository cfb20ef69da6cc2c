// A part of what was counted before, told by a pronoun: "12 of them", "of those, 11", "in 71 it found failings".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

const THEM = /^(?:them|these|those|whom|which)$/u;

/** "12 of them were under 13", "of those, 11 sent partial figures", "in 71 it found failings": a part of what was counted before. */
export function isOfThem({ tokens }: Reading, one: Candidate): boolean {
  if (one.form !== "count" || one.unitOfTime !== null) return false;
  const before = word(tokens, one.opens - 1);
  if (word(tokens, one.next) === "of" && THEM.test(word(tokens, one.next + 1))) return true; // "seven of them police officers"
  if (one.noun !== null) return false;
  if (before === "," && THEM.test(word(tokens, one.opens - 2)) && word(tokens, one.opens - 3) === "of") return true;
  if (
    before === ";" &&
    /^(?:had|have)$/u.test(word(tokens, one.next)) &&
    /^(?:it|them|theirs)$/u.test(word(tokens, one.next + 1))
  )
    return true; // "338 crimes carried the flag; 26 had it removed"
  return before === "in" && /^(?:it|there|they|he|she|nobody|no|the)$/u.test(word(tokens, one.next));
}

/** Whether a sentence speaks of answers, so that bare numbers count those who gave one: "Usable answers came back from 31 out of 43". */
export function isOfAnswers({ tokens, sentence }: Reading): boolean {
  return some(tokens, sentence.from, sentence.next, (low) => /^(?:answers|replies|responses)$/u.test(low));
}
