// Numbers that take up what the text said before: "nine of the eleven", "their number fell from 1,260", "that makes 50".
import type { Candidate, Reading } from "./candidates.ts";
import type { Memory } from "./judgement.ts";
import { hasChange, isOffAt, some, word } from "./sentence-says.ts";

const NUMBER = /^(?:number|numbers|total|tally|count|figure|figures)$/u;
const THEIR = /^(?:their|its|the|that|those|this)$/u;
const LEVEL = /^(?:by|to|from|at|was|were|is|are)$/u;

/** "Prosecutions have not kept pace. Their number fell by a third, from 1,260 to 840": what was named before is counted now. */
export function isTheirNumber(reading: Reading, one: Candidate, { named }: Memory): boolean {
  const { tokens, sentence } = reading;
  if (!named || one.unitOfTime !== null || !hasChange(reading) || isOffAt(reading, one)) return false;
  if (one.form === "count" && (one.noun !== null || !LEVEL.test(word(tokens, one.opens - 1)))) return false;
  for (let at = Math.max(sentence.from, one.opens - 14); at < one.opens - 1; at++)
    if (THEIR.test(word(tokens, at)) && NUMBER.test(word(tokens, at + 1)) && word(tokens, at + 2) !== "of") return true;
  return false;
}

/** "and 218 are left", "so 40 remain": what is left of what was counted before. */
function isLeft({ tokens }: Pick<Reading, "tokens">, { next }: Candidate): boolean {
  const [verb, after] = [word(tokens, next), word(tokens, next + 1)];
  const ends = (low: string): boolean => /^(?:[.,;:)–]|over|)$/u.test(low);
  if (/^(?:are|were|is)$/u.test(verb)) return after === "left" && ends(word(tokens, next + 2));
  return /^(?:remain|remained)$/u.test(verb) && ends(after);
}

/** "Together with the prosecutions that makes 50.", "In all that comes to 212": a sum of what was counted before. */
export function isSumSaid({ tokens, sentence }: Reading, one: Candidate, { near }: Memory): boolean {
  if (!near || one.noun !== null || one.value < 2) return false;
  const verb = word(tokens, one.opens - 1);
  if (/^(?:leaves|leaving)$/u.test(verb)) return /^(?:that|which|this|,|–|and)$/u.test(word(tokens, one.opens - 2));
  if (isLeft({ tokens }, one) || (verb === "with" && word(tokens, one.opens - 2) === "left")) return true;
  if (one.next < sentence.next && !/^(?:[.,;:)–]|in|of|out)$/u.test(word(tokens, one.next))) return false;
  if (verb === "is" && /^(?:that|which|this)$/u.test(word(tokens, one.opens - 2)))
    return word(tokens, one.opens - 3) === ",";
  if (/^(?:makes|make|making|totals)$/u.test(verb))
    return !some(tokens, sentence.from, one.opens, (low) => /^(?:he|she|i|we|they)$/u.test(low));
  if (/^(?:get|have)$/u.test(verb))
    return (
      /^(?:you|we)$/u.test(word(tokens, one.opens - 2)) &&
      some(tokens, sentence.from, one.opens, (low) => /^(?:add|adding|together|sum)$/u.test(low))
    );
  const [further, before] = [word(tokens, one.opens - 3), word(tokens, one.opens - 2)];
  if (verb === "to") return /^(?:comes|amounts|adds|add|come)$/u.test(before === "up" ? further : before);
  return false;
}

/** "a third of the town's number", "half of Kent's total": held against the number of another. */
export function isOfOwned({ tokens }: Reading, { next }: Candidate): boolean {
  if (word(tokens, next) !== "of") return false;
  let at = next + 1;
  while (at < next + 5 && !/'s?$|s'$/u.test(word(tokens, at))) at++;
  return (
    at < next + 5 &&
    some(tokens, at + 1, at + 4, (low) => NUMBER.test(low) || /^(?:rate|rates|share|level|average)$/u.test(low))
  );
}

/** "a quarter as many crimes as we do", "a third as likely". */
export function isAsMany({ tokens }: Reading, { next }: Candidate): boolean {
  return (
    word(tokens, next) === "as" && /^(?:many|much|likely|often|high|low|few|big|large)$/u.test(word(tokens, next + 1))
  );
}
