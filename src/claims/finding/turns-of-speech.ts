// Numbers of a manner of speaking: "half of it is wrong", "a page and a half", "ten crimes too many", "the 200 people in the hall".
import type { Candidate, Reading } from "./candidates.ts";
import { looseNoun, some, word } from "./sentence-says.ts";

/** Whether a number is a manner of speaking, or counts those who only listened. */
export function isTurnOfSpeech(reading: Reading, one: Candidate): boolean {
  if (one.form === "fraction")
    return isHalfOfIt(reading, one) || isOtherHalfOfIt(reading, one) || isAndAHalf(reading, one);
  if (one.form !== "count" || one.unitOfTime !== null) return false;
  return isTooMany(reading, one) || isAtEvent(reading, one);
}

const IT = /^(?:it|this|that|what)$/u;
const TOLD =
  /^(?:story|truth|battle|picture|answer|answers|problem|point|job|trouble|reason|explanation|argument|sentence|paragraph|page|letter|blame|work|tale|lesson)$/u;
const PLENTY = /^(?:backlog|caseload|workload|total|increase|rise|fall|drop|growth|shortfall|difference)$/u;

/** "Half of it is wrong", "only half of this is fair", "half the story": of what was said, and of no things. */
function isHalfOfIt({ tokens, sentence }: Reading, { next }: Candidate): boolean {
  const of = word(tokens, next) === "of";
  const at = of ? next + 1 : next;
  if (of && word(tokens, at) === "what" && /^(?:was|were|is|are|comes|came|had)$/u.test(word(tokens, at + 1)))
    return false;
  if (of && IT.test(word(tokens, at)))
    return (
      !some(tokens, at + 1, Math.min(sentence.next, at + 4), (low) => /(?:s|ren)$/u.test(low) && looseNoun(low)) &&
      at + 1 < sentence.next &&
      /^[a-z]/u.test(word(tokens, at + 1)) && // "less than half of that." is held against the rate before it
      !/^(?:and|but|in|for|last|this|from)$/u.test(word(tokens, at + 1)) &&
      !some(tokens, sentence.from, next, (low) => PLENTY.test(low)) &&
      !some(tokens, Math.max(0, sentence.from - 20), sentence.from, (low) => PLENTY.test(low))
    );
  return word(tokens, at) === "the" && TOLD.test(word(tokens, at + 1));
}

/** "…, and the other half depends on what you count": the half of the same. */
function isOtherHalfOfIt(reading: Reading, one: Candidate): boolean {
  const { tokens, candidates } = reading;
  const last = candidates[candidates.indexOf(one) - 1];
  if (last?.form !== "fraction" || !(isHalfOfIt(reading, last) || isOtherHalfOfIt(reading, last))) return false;
  return word(tokens, one.next) !== "of" || isHalfOfIt(reading, one);
}

/** "a page and a half", "an hour and a half": more than one of something that no crime is. */
function isAndAHalf({ tokens }: Reading, { from, next }: Candidate): boolean {
  const at = /^(?:a|an)$/u.test(word(tokens, from)) ? from : from - 1;
  if (!/^(?:a|an)$/u.test(word(tokens, at)) || word(tokens, at - 1) !== "and") return false;
  const noun = word(tokens, at - 2);
  if (!/^(?:a|an|one)$/u.test(word(tokens, at - 3)) || /s$/u.test(noun)) return false;
  return word(tokens, next) !== "of" || word(tokens, next + 1) === "the" || IT.test(word(tokens, next + 1));
}

const RATHER = /^(?:rather|better|sooner|prefer|preferable|safer)$/u;

/** "We would rather flag ten crimes too many than miss one": a round number of no crimes that there were. */
function isTooMany({ tokens, sentence }: Reading, { opens, next, noun, value }: Candidate): boolean {
  const end = (noun?.at ?? next - 1) + 1;
  if (word(tokens, end) !== "too" || !/^(?:many|few)$/u.test(word(tokens, end + 1))) return false;
  if (value !== 1 && value !== 2 && value % 5 !== 0) return false;
  const than = some(tokens, end + 2, Math.min(sentence.next, end + 6), (low) => low === "than");
  return than || some(tokens, Math.max(sentence.from, opens - 6), opens, (low) => RATHER.test(low));
}

const PEOPLE = /^(?:people|parents|residents|mothers|families|listeners|guests|students|pupils|members)$/u;
const ROOM =
  /^(?:hall|room|audience|crowd|gallery|church|chapel|theatre|auditorium|tent|pub|queue|congregation|stalls|meeting|hustings|rally|vigil|debate|launch|conference|briefing|march|protest|demonstration|event|seminar|lecture|concert|service|hearing|trial|inquest|screening|performance|assembly)$/u;

/** "most of the 200 or so people in the hall", "some 60 parents at the meeting": those who heard it, and of no crime. */
function isAtEvent({ tokens, sentence }: Reading, { next, noun }: Candidate): boolean {
  const people = noun?.at ?? -1;
  if (people < next || !PEOPLE.test(word(tokens, people))) return false;
  for (let at = people + 1; at < Math.min(sentence.next, people + 5); at++) {
    if (!/^(?:in|at|inside|outside|to|on)$/u.test(word(tokens, at))) continue;
    return some(tokens, at + 1, Math.min(sentence.next, at + 5), (low) => ROOM.test(low));
  }
  return false;
}
