// A bare number counts what was counted before it: in by default where its sentence, or the one before, names things of ours.
import type { Candidate, Reading } from "./candidates.ts";
import type { Memory } from "./judgement.ts";
import { hasThing, hasTopic, isOffAt, looseNoun, word } from "./sentence-says.ts";
import { nounOf } from "./words/nouns.ts";

/** What may stand right before a number whose noun is left out. */
const BEFORE =
  /^(?:[:(,–—;]|to|of|was|were|is|are|and|but|then|now|had|has|have|in|by|under|past|reached|hit|totalled|numbered|recorded|logged|received|showed|shows|flagged|replied|said|record|only|just|with|from|at|down|up|than)$/u;
/** What may stand right after it: its clause ends, or it goes on with a time, a place or a verb that cases are subject of. */
const AFTER = /^(?:[.,;)!?–—"':]|and|but|in|at|by|last|this|that|then|today|now|over|so|by|the|)$/u;
const UNLIKE =
  /^(?:aged|turned|scored|numbered|priced|weighed|sacked|hired|employed|dated|opened|lasted|finished|placed|ranked)$/u;
const VERBS =
  /^(?:were|was|are|had|have|led|ended|resulted|went|remain|remained|involved|came|closed|dropped|reached|failed|charged|cautioned|convicted|arrested|still|never)$/u;
const STANDS = /^(?:page|chapter|section|room|number|no|of the|bus|route|unit|aged|age|clause|article)$/u;

/**
 * Whether a number without a noun counts what its sentence or the one before counts. Numbers in words below ten, and any number
 * in a sentence of money, votes and the like, are left out: they are too often of something else.
 */
export function isElided(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, sentence } = reading;
  if (one.noun !== null || one.value < 2 || !Number.isInteger(one.value) || (one.spelled && one.value < 10))
    return false;
  const [before, after] = [word(tokens, one.opens - 1), word(tokens, one.next)];
  if (STANDS.test(before) || isOffAt(reading, one)) return false;
  if (tokens[one.next]?.capital === true && one.next < sentence.next && !/^[.,;)]/u.test(after)) return false;
  if (isOfThem(reading, one)) return isCounting(reading, one, memory) || (memory.near && memory.unit !== null);
  const there = /^(?:were|was|are)$/u.test(before) && word(tokens, one.opens - 2) === "there";
  if (there && memory.near && memory.unit !== null && AFTER.test(after)) return true;
  const done = /(?:ed|that|found|made|brought)$/u.test(before) && !UNLIKE.test(before);
  const opens = done || one.opens === sentence.from || BEFORE.test(before) || isOfPlace(reading, one);
  if (!opens || !(AFTER.test(after) || one.next >= sentence.next || VERBS.test(after))) return false;
  if (before === "those" || before === "of")
    return word(tokens, one.opens - 2) === "those" && isCounting(reading, one, memory);
  if (/^(?:in|by|at|from|than|with|up|down)$/u.test(before)) return false;
  return isCounting(reading, one, memory);
}

const THEM = /^(?:them|these|those|whom|which)$/u;

/** "12 of them were under 13", "of those, 11 sent partial figures", "in 71 it found failings": a part of what was counted before. */
export function isOfThem({ tokens }: Reading, one: Candidate): boolean {
  if (one.noun !== null || one.form !== "count" || one.unitOfTime !== null) return false;
  const before = word(tokens, one.opens - 1);
  if (word(tokens, one.next) === "of" && THEM.test(word(tokens, one.next + 1))) return true;
  if (before === "," && THEM.test(word(tokens, one.opens - 2)) && word(tokens, one.opens - 3) === "of") return true;
  return before === "in" && /^(?:it|they|he|she|nobody|no|the)$/u.test(word(tokens, one.next));
}

/** "Durham 61, Cleveland 140": a force or town right before the number. */
function isOfPlace({ places }: Reading, one: Candidate): boolean {
  return places.some(({ next, place }) => next === one.opens && place.kind !== "country");
}

/** Whether things of ours are counted before the number: by another number, by a label, or in the sentence before. */
function isCounting(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, sentence, candidates } = reading;
  const earlier = candidates.filter(({ from, form }) => from < one.from && form === "count").at(-1);
  if (earlier?.noun?.kind === "person" && one.value < 20 && one.became === null) return isOfThem(reading, one); // ages
  if (earlier !== undefined) return isOurs(earlier) || (earlier.noun === null && isNamed(reading, one));
  if (isNamed(reading, one)) return true;
  const near = memory.near && memory.unit !== null && (one.opens <= sentence.from + 4 || hasTopic(reading));
  return near && (hasThing(reading) || one.became !== null || word(tokens, one.opens - 1) === ":");
}

/** A plural of ours in the clause before the number, with no other noun's plural nearer: "Prosecutions have collapsed: 402". */
function isNamed({ tokens, sentence }: Reading, one: Candidate): boolean {
  for (let at = one.opens - 1; at >= sentence.from && at > one.opens - 14; at--) {
    const low = word(tokens, at);
    const noun = nounOf(low);
    if (noun?.kind === "person" && one.value < 20) return false; // "The victims were 13, 14 and 15."
    if (noun !== null && looseNoun(low) && noun.kind !== "force" && /(?:s|ren|people)$/u.test(low)) return true;
    if (
      noun === null &&
      /[^s']s$/u.test(low) &&
      low.length > 4 &&
      /^(?:officers|pounds|houses|seats|votes|pages|goals|miles|towns|schools|members|detectives|staff)$/u.test(low)
    )
      return false;
  }
  return false;
}

function isOurs({ noun }: Candidate): boolean {
  return noun !== null && /^(?:thing|loose|person|force)$/u.test(noun.kind);
}
