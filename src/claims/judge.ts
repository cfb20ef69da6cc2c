// Whether a number is part of a statement. What is not certain needs a partner in its sentence, or is told as unsure.
import type { Candidate, Reading } from "./candidates.ts";
import { judgeCount } from "./judge-counts.ts";
import { judgeLength } from "./judge-lengths.ts";
import { type Judgement, type Memory, NOTHING, PARTNER, SURE } from "./judgement.ts";
import { hasChange, hasRate, hasThing, hasTopic, isOffAt, some, word } from "./sentence-says.ts";
import { leadsToOutcome } from "./words/became.ts";

/** Judges a number by itself; joining decides about those that need a partner. */
export function judge(reading: Reading, one: Candidate, memory: Memory): Judgement {
  if (one.unitOfTime !== null) return judgeLength(reading, one, memory);
  switch (one.form) {
    case "count":
      return judgeCount(reading, one, memory);
    case "ordinal":
      return hasTopic(reading) || hasRate(reading) || memory.near ? SURE : NOTHING;
    case "times":
      return judgeTimes(reading, one, memory);
    case "fraction":
      return judgeFraction(reading, one, memory);
    default:
      return judgeShare(reading, one, memory);
  }
}

/** Percentages, points and "one in N". */
function judgeShare(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens } = reading;
  const of = word(tokens, one.next) === "of";
  const head = one.noun?.kind ?? null;
  if (/^(?:scored|scores|score|marks)$/u.test(word(tokens, one.opens - 1))) return NOTHING;
  if (word(tokens, one.opens - 1) === "(" && isAfterCount(reading, one)) return PARTNER;
  if (one.form === "percent" && one.value >= 100 && !of && !hasChange(reading)) return NOTHING;
  if (of && head === "other") return hasTopic(reading) && !isOffAt(reading, one) ? unsureAbout(one) : NOTHING;
  if (one.form === "points")
    return !isOffAt(reading, one) &&
      (hasTopic(reading) || hasRate(reading) || hasChange(reading) || memory.near || isOfForce(reading))
      ? SURE
      : NOTHING;
  if (isOffAt(reading, one) && !(head !== null && head !== "other" && head !== "time")) return NOTHING;
  if (
    word(tokens, one.opens - 1) === "(" &&
    reading.places.some(({ next, place }) => next === one.opens - 1 && place.kind === "force")
  )
    return SURE;
  if (hasThing(reading) && (hasChange(reading) || /^(?:lower|higher|more|fewer|less)$/u.test(word(tokens, one.next))))
    return SURE;
  if (hasChange(reading) && reading.places.some(({ place }) => place.kind === "force")) return SURE;
  if (hasTopic(reading) || (head !== null && head !== "other" && head !== "time")) return SURE;
  const carried = memory.near && (one.form === "one-in" ? head === null : head === null || of);
  return carried
    ? SURE
    : one.form === "one-in" && /^(?:that|rate)$/u.test(word(tokens, reading.sentence.from))
      ? SURE
      : shareAlone(reading, one);
}

function isOfForce({ places }: Reading): boolean {
  return places.some(({ place }) => place.kind === "force");
}

/** "20 of 800 (2.5%)": the bracket says the counts before it again, whatever the line names. */
function isAfterCount({ candidates, tokens }: Reading, one: Candidate): boolean {
  const topicless = candidates.filter(({ from, form }) => from < one.from && form === "count").at(-1);
  return topicless !== undefined && one.opens - 1 === topicless.next && word(tokens, topicless.opens - 1) === "of";
}

/** "That works out at one in 34." says a rate without naming of what; "one in four adults" names something else. */
function shareAlone({ tokens, sentence }: Reading, one: Candidate): Judgement {
  const speaks = some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:rate|rates|figure|figures|proportion|odds|ratio|share|cases|flagged|committee|answer|average)$/u.test(low),
  );
  if (speaks && (one.noun === null || one.noun.kind === "time")) return SURE;
  const ends = !/^[a-z]/u.test(word(tokens, one.next)) || /^(?:and|in|for|the|a|across)$/u.test(word(tokens, one.next));
  return one.form === "one-in" && ends && one.noun === null ? SURE : NOTHING;
}

function unsureAbout(one: Candidate): Judgement {
  return {
    says: "unsure",
    why: `It counts ${one.noun?.unit ?? "something"}, which may be no part of crimes or their outcomes.`,
  };
}

/** "half of the crimes", "fell by a third", "two-thirds ended …"; not "half past", "a third party", "a quarter of an hour". */
function judgeFraction(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens } = reading;
  const [before, after] = [word(tokens, one.from - 1), word(tokens, one.next)];
  if (/^(?:second|first|other|last|final|better|next|this|that)$/u.test(before) || tokens[one.next]?.low === "-")
    return NOTHING;
  const earlier = reading.candidates.some(
    (other) => other.from < one.from && (other.form === "fraction" || other.form === "percent"),
  );
  if (
    earlier &&
    (leadsToOutcome(after) || one.became !== null || /^(?:answered|replied|responded)$/u.test(after)) &&
    hasTopic(reading)
  )
    return SURE;
  if (
    /^(?:of the|of its|of their|of that)$/u.test(`${after} ${word(tokens, one.next + 1)}`) &&
    isLevel(word(tokens, one.next + 2))
  )
    return !isOffAt(reading, one) && (hasTopic(reading) || hasRate(reading) || memory.near) ? SURE : NOTHING;
  const changes = /^(?:by|of|almost|nearly|about|around|than|up|down|over|in|or)$/u.test(before) && hasChange(reading);
  const head = one.noun?.kind ?? null;
  const ours = head !== null && head !== "other" && head !== "time" && head !== "occurrence";
  if (isOffAt(reading, one) && !ours) return NOTHING;
  if (changes && (hasTopic(reading) || hasThing(reading))) return SURE;
  if (/^(?:of|the|all|these|those|its|their)$/u.test(after)) {
    if (ours) return SURE;
    if (head === "other" || head === "time") return NOTHING;
    if (word(tokens, one.next + 1) === "what") return hasTopic(reading) || hasRate(reading) ? SURE : NOTHING;
    const them = reading.candidates.filter(({ from }) => from < one.from).at(-1)?.noun?.kind;
    if (them === "other" || them === "time") return NOTHING;
    const theirs = hasTopic(reading) || (memory.near && memory.unit !== null);
    return theirs && /^(?:them|these|those|it)$/u.test(word(tokens, one.next + 1)) ? SURE : PARTNER;
  }
  if (/^(?:more|fewer|less|higher|lower)$/u.test(after)) return hasTopic(reading) || hasRate(reading) ? SURE : NOTHING;
  if (/^(?:longer|shorter|slower|faster|likelier|worse|better|quicker)$/u.test(after))
    return hasTopic(reading) || hasRate(reading) || hasThing(reading) ? SURE : NOTHING;
  const held =
    /^(?:with|to|against|than)$/u.test(before) &&
    reading.candidates.some(
      (other) => other.from < one.from && (other.form === "fraction" || other.form === "percent"),
    );
  if (held && hasTopic(reading)) return SURE;
  const led = leadsToOutcome(after) && one.became !== null && (memory.near || hasTopic(reading));
  return led ? SURE : PARTNER;
}

function isLevel(low: string): boolean {
  return /^(?:rate|level|average|figure|national|norm)$/u.test(low);
}

/** "five times the national average", "doubled": of something that crimes or people are counted by. */
function judgeTimes(reading: Reading, one: Candidate, memory: Memory): Judgement {
  if (isOffAt(reading, one) || one.value >= 1000 || isOfMoney(reading)) return NOTHING;
  const force = reading.places.some(({ place }) => place.kind === "force");
  return force || hasRate(reading) || hasTopic(reading) || memory.near || hasThing(reading) ? SURE : NOTHING;
}

/** "The appeal raised £23,000, twice its target": money is multiplied, where nothing of ours is counted. */
function isOfMoney(reading: Reading): boolean {
  const { tokens, sentence } = reading;
  const money = some(tokens, sentence.from, sentence.next, (low) => /^[£$€]$/u.test(low));
  return money && !hasTopic(reading) && !hasRate(reading);
}
