// Numbers that name what was counted before, and count nothing: "some of the nine", "of those 540 there are 170", "those nine had begun".
import type { Candidate, Reading } from "./candidates.ts";
import type { Memory } from "./judgement.ts";
import { word } from "./sentence-says.ts";

const SOME = /^(?:some|many|most|much|several|few|any|part|rest|remainder|all|each|majority|number|members)$/u;
const BEST =
  /^(?:best|worst|highest|lowest|largest|smallest|first|second|last|latter|former|only|biggest|poorest|any|either|neither)$/u;
const THOSE = /^(?:the|those|these)$/u;

/** "Some of the nine will have begun as reports in 2012": how many of them is not said, and the nine were counted before. */
export function isSomeOf({ tokens, candidates }: Reading, one: Candidate, { values, said }: Memory): boolean {
  if (one.form !== "count" || one.noun !== null || one.unitOfTime !== null || one.hedge !== null) return false;
  if (!THOSE.test(word(tokens, one.from - 1)) || word(tokens, one.from - 2) !== "of") return false;
  const before = word(tokens, one.from - 3);
  if (BEST.test(before)) return one.spelled && one.became === null;
  if (!SOME.test(before)) return false;
  return (
    values.includes(one.value) ||
    said.has(one.value) ||
    candidates.some(({ from, value }) => from < one.from && value === one.value)
  );
}

/** "But those nine may belong to reports of the year before": they were counted before, and only something is supposed of them. */
export function isSupposedOf({ tokens }: Reading, one: Candidate, { values, said }: Memory): boolean {
  if (one.form !== "count" || one.noun !== null || !(values.includes(one.value) || said.has(one.value))) return false;
  if (!THOSE.test(word(tokens, one.from - 1)) || word(tokens, one.from - 2) === "of") return false;
  const after = word(tokens, one.next);
  if (/^(?:may|might|could)$/u.test(after)) return true;
  return /^(?:would|will|need|must|should|do|did|are|were|is)$/u.test(after) && one.became === null;
}

/** "…by 540 crimes, and of those 540 there are 170": a number of the group before is said again and opens a statement of its own. */
export function isSaidOver({ tokens }: Reading, ones: readonly Candidate[], next: Candidate): boolean {
  if (next.form !== "count" || !THOSE.test(word(tokens, next.from - 1)) || word(tokens, next.from - 2) !== "of")
    return false;
  return ones.some(({ form, value }) => form === "count" && value === next.value);
}

/** "which crimes are in the 540": said again, and by itself no number of anything new. */
export function isNamedAgain({ tokens }: Reading, one: Candidate, { said }: Memory): boolean {
  if (one.form !== "count" || one.noun !== null || one.became !== null || one.unitOfTime !== null || one.hedge !== null)
    return false;
  if (!/^(?:in|for|about|among|behind|beside|between)$/u.test(word(tokens, one.from - 2))) return false;
  return said.has(one.value) && THOSE.test(word(tokens, one.from - 1)) && !/^(?:of|out)$/u.test(word(tokens, one.next));
}

/** "Among the 34, rates ran from …": who the sentence is about, and by itself no number of anything. */
export function isOpening({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (one.form !== "count" || one.noun !== null || one.became !== null || one.unitOfTime !== null) return false;
  if (!/^(?:among|across|amongst|within)$/u.test(word(tokens, sentence.from))) return false;
  return (
    THOSE.test(word(tokens, sentence.from + 1)) && one.from === sentence.from + 2 && word(tokens, one.next) === ","
  );
}

const AGENCY =
  /^(?:agency|agencies|nca|cps|unit|team|taskforce|force|police|council|service|operation|inquiry|charity|body|prosecutors|detectives|constabulary|regulator)$/u;

/** "handed to the agency's Operation Tern, which has charged 60 people": what another did is no part of what was counted before. */
export function isOfAnother({ tokens }: Reading, last: Candidate, next: Candidate): boolean {
  for (let at = next.opens - 1; at > last.next && at > next.opens - 12; at--) {
    if (!/^(?:which|who)$/u.test(word(tokens, at)) || word(tokens, at - 1) !== ",") continue;
    if (!/^(?:has|have|had|then|since|went|[a-z]+ed|brought|made)$/u.test(word(tokens, at + 1))) return false;
    const name = tokens[at - 2];
    return (
      AGENCY.test(name?.low ?? "") ||
      AGENCY.test(word(tokens, at - 3)) ||
      (name?.capital === true && name.kind === "word")
    );
  }
  return false;
}
