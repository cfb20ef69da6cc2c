// Whether a number is part of a statement. What is not certain needs a partner in its sentence, or is told as unsure.

import { nounOf } from "../words/nouns.ts";
import { isAct, isOfField } from "./by-default.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isSumOfItself } from "./identities.ts";
import { judgeCount } from "./judge-counts.ts";
import { judgeLength } from "./judge-lengths.ts";
import { type Judgement, type Memory, NOTHING, PARTNER, SURE } from "./judgement.ts";
import { isNobodys } from "./nobodys.ts";
import { isHowManyForces, isOwnWork } from "./own-work.ts";
import { isNamedAgain, isOpening, isSomeOf, isSupposedOf } from "./said-before.ts";
import { hasChange, hasRate, hasThing, hasTopic, isOffAt, some, word } from "./sentence-says.ts";
import { isInterval } from "./spreads.ts";
import { isOnOneSide, isThreshold } from "./thresholds.ts";
import { isTurnOfSpeech } from "./turns-of-speech.ts";

/** Judges a number by itself; joining decides about those that need a partner. */
export function judge(reading: Reading, one: Candidate, memory: Memory): Judgement {
  if (isOpening(reading, one) || isNamedAgain(reading, one, memory)) return PARTNER;
  if (isThreshold(reading, one) || isTurnOfSpeech(reading, one)) return NOTHING;
  if (isOnOneSide(reading, one)) return SURE;
  if (isOwnWork(reading, one) || isHowManyForces(reading, one)) return NOTHING;
  if (one.unitOfTime !== null) return judgeLength(reading, one, memory);
  if (isNobodys(reading, one) || isSomeOf(reading, one, memory) || isSupposedOf(reading, one, memory)) return NOTHING;
  switch (one.form) {
    case "count":
      return judgeCount(reading, one, memory);
    case "ordinal":
      return judgeRank(reading, memory);
    case "times":
      return judgeTimes(reading, one, memory);
    case "fraction":
      return judgeFraction(reading, one, memory);
    default:
      return judgeShare(reading, one, memory);
  }
}

const SPORT = /^(?:season|match|matches|league|championship|cup|goals|wins|team|teams|club|race|division|game|games)$/u;

/** A place in an order: of charge rates and the like, or of forces that the sentence names. */
function judgeRank(reading: Reading, memory: Memory): Judgement {
  const { tokens, sentence } = reading;
  if (hasTopic(reading) || hasRate(reading) || memory.near) return SURE;
  return isOfForce(reading) && !some(tokens, sentence.from, sentence.next, (low) => SPORT.test(low)) ? SURE : NOTHING;
}

/** Percentages, points and "one in N": statements by default where the text is about crimes and what became of them. */
function judgeShare(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens } = reading;
  const of = word(tokens, one.next) === "of";
  const head = one.noun?.kind ?? null;
  if (isManner(reading, one) || /^(?:scored|scores|score|marks)$/u.test(word(tokens, one.opens - 1))) return NOTHING;
  if (word(tokens, one.opens - 1) === "(" && isAfterCount(reading, one)) return PARTNER;
  if (one.form === "percent" && one.value >= 100 && !of && !hasChange(reading)) return NOTHING;
  if (isOffAt(reading, one) && (head === null || head === "other" || head === "time")) return NOTHING;
  if (head === "other" && !isAct(one) && /^(?:more|fewer|less)$/u.test(word(tokens, one.next))) return NOTHING;
  // "in one in seven the victim withdraws": the words behind it say what became of them, and name nothing else
  const isTold =
    one.became !== null && one.noun !== null && one.became.from <= one.noun.at && one.became.from >= one.next;
  if (head === "other" && (of || one.form === "one-in") && !isAct(one) && !isTold)
    return hasTopic(reading) && of ? unsureAbout(one) : NOTHING;
  if (isOfField(reading, memory) || isOfForce(reading)) return SURE;
  if (one.form === "points") return hasRate(reading) || hasChange(reading) ? SURE : NOTHING;
  if (one.form === "one-in" && /^(?:that|rate)$/u.test(word(tokens, reading.sentence.from))) return SURE;
  if (isInterval(reading, one) || isSumOfItself(reading, one)) return SURE;
  return shareAlone(reading, one);
}

/** "nine times out of ten we know": how often in words, as people speak; "in nine times out of ten the victim withdrew" is a share of cases. */
function isManner({ tokens }: Reading, one: Candidate): boolean {
  return (
    one.form === "one-in" &&
    one.spelled &&
    one.became === null &&
    some(tokens, one.from, one.next, (low) => /^(?:times|cases)$/u.test(low))
  );
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
function shareAlone({ tokens, says }: Reading, one: Candidate): Judgement {
  if (/^(?:above|below|higher|lower|more|less|up|down)$/u.test(word(tokens, one.next))) return NOTHING;
  if (isWorkedOut(tokens, one)) return SURE;
  if (says.share && (one.noun === null || one.noun.kind === "time")) return SURE;
  const ends = !/^[a-z]/u.test(word(tokens, one.next)) || /^(?:and|in|for|the|a|across)$/u.test(word(tokens, one.next));
  return one.form === "one-in" && ends && one.noun === null ? SURE : NOTHING;
}

/** "I got 31 per cent both times", "we make it 4.3 per cent": somebody has reckoned a rate. */
function isWorkedOut(tokens: Reading["tokens"], { opens, next, noun }: Candidate): boolean {
  const [further, before] = [word(tokens, opens - 2), word(tokens, opens - 1)];
  const who = (low: string): boolean => /^(?:i|we|she|he|they|you)$/u.test(low);
  const reckons =
    (before === "got" && who(further)) ||
    (before === "it" && /^(?:make|makes|made)$/u.test(further) && who(word(tokens, opens - 3)));
  return (
    reckons &&
    (noun === null || /^(?:time|occurrence)$/u.test(noun.kind)) &&
    /^(?:[.,;:)!?"]|both|each|every|and|on|not|)$/u.test(word(tokens, next))
  );
}

function unsureAbout(one: Candidate): Judgement {
  return {
    says: "unsure",
    why: `It counts ${one.noun?.unit ?? "something"}, which may be no part of crimes or their outcomes.`,
  };
}

/** "half of the crimes", "fell by a third", "a sixth came from schools"; not "half past", "a third party", "a quarter of an hour". */
function judgeFraction(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens } = reading;
  const head = one.noun?.kind ?? null;
  if (isOfTime(reading, one) || isOrdinal(reading, one) || tokens[one.next]?.low === "-") return NOTHING;
  if (isOffAt(reading, one) && !isOursHere(reading, one, memory)) return NOTHING;
  const of = /^(?:of|the|all|these|those|its|their)$/u.test(word(tokens, one.next));
  if (of && some(tokens, one.next + 1, one.next + 4, (low) => CROWD.test(low))) return NOTHING;
  if (of && some(tokens, one.next + 1, one.next + 4, (low) => /^(?:backlog|caseload)$/u.test(low))) return SURE;
  if (of && (head === "time" || (head === "other" && !isAct(one)) || isAfterOther(reading, one))) return NOTHING;
  return isOfField(reading, memory) || (hasRate(reading) && !of) ? SURE : PARTNER;
}

const CROWD =
  /^(?:jury|panel|audience|staff|house|council|committee|voters|members|public|town|country|budget|estate|building|team|room|grant|money)$/u;

/** "3,000 visitors, half of them": what was counted last is nothing of ours. */
function isAfterOther({ candidates }: Reading, { from }: Candidate): boolean {
  const them = candidates.filter((other) => other.from < from).at(-1)?.noun?.kind;
  return them === "other" || them === "time";
}

/** Whether a share is of something of ours; people are, where the text speaks of crimes. */
function isOursHere(reading: Reading, { noun }: Candidate, memory: Memory): boolean {
  if (noun === null || /^(?:other|time|occurrence)$/u.test(noun.kind)) return false;
  return noun.kind !== "people" || hasTopic(reading) || memory.near || hasRate(reading);
}

/** "South Yorkshire's rate is less than half of that": held against the rate said before. */
export function isOfThatRate(reading: Reading, { next }: Candidate): boolean {
  const { tokens, sentence } = reading;
  if (word(tokens, next) !== "of" || !/^(?:that|this)$/u.test(word(tokens, next + 1))) return false;
  const ends = next + 2 >= sentence.next || /^(?:[.,;:)!?–"]|and|but)$/u.test(word(tokens, next + 2));
  return (
    ends &&
    (hasRate(reading) || some(tokens, sentence.from, next, (low) => /^(?:share|proportion|average|level)$/u.test(low)))
  );
}

/** "the second half", "in that quarter"; not "said that half of the crimes", "found that two-thirds". */
function isOfTime(reading: Reading, one: Candidate): boolean {
  const { tokens } = reading;
  const { from, next } = one;
  const [further, before] = [word(tokens, from - 2), word(tokens, from - 1)];
  if (/^(?:remaining|other|last|final)$/u.test(before)) return !isLastShare(reading, one);
  if (/^(?:second|first|better|next)$/u.test(before)) return true;
  if (/^(?:past|party|parties|way|time|times|century)$/u.test(word(tokens, next))) return true;
  if (word(tokens, next - 1) === "quarters" && /^(?:on|later|ago|earlier|running|in)$/u.test(word(tokens, next)))
    return true;
  if (word(tokens, next) === "of" && /^(?:way|time|year|hour|day|journey|night|century)$/u.test(word(tokens, next + 2)))
    return true;
  return (
    /^(?:this|that)$/u.test(before) &&
    next - from === 1 &&
    !/(?:[a-z]ed|s|said|found|told|shown?|me|us|them)$/u.test(further)
  );
}

/** "A third case did reach a judge", "one third party": the third, and no part. */
function isOrdinal({ tokens }: Reading, { next }: Candidate): boolean {
  const low = word(tokens, next);
  if (/^(?:half|quarter)s?$/u.test(word(tokens, next - 1)) || tokens[next]?.kind !== "word") return false;
  const noun = nounOf(low);
  return noun !== null
    ? !/(?:s|ren|men|people)$/u.test(low)
    : /^(?:man|woman|girl|boy|hearing|attempt|option|reason|person|time|day|year)$/u.test(low);
}

/** "A third were dropped, a third went to prosecutors and the last third …": the shares before it make it one. */
function isLastShare({ candidates }: Reading, one: Candidate): boolean {
  return candidates.some((other) => other.from < one.from && other.form === "fraction" && other.from >= one.from - 40);
}

/** "five times the national average", "doubled": of something that crimes or people are counted by. */
function judgeTimes(reading: Reading, one: Candidate, memory: Memory): Judgement {
  if (isOffAt(reading, one) || one.value >= 1000 || isOfMoney(reading)) return NOTHING;
  const force = reading.places.some(({ place }) => place.kind === "force");
  if (isOfThoseHelped(reading, one)) return SURE;
  return force || hasRate(reading) || hasTopic(reading) || memory.near || hasThing(reading) ? SURE : NOTHING;
}

/** "The number of families who come to us has more than doubled": people who turn to somebody for help. */
function isOfThoseHelped({ tokens, sentence }: Reading, { opens }: Candidate): boolean {
  for (let at = sentence.from; at < opens - 3; at++)
    if (word(tokens, at) === "number" && word(tokens, at + 1) === "of")
      return (
        some(tokens, at + 2, at + 5, (low) => HELPED.test(low)) &&
        some(tokens, at + 3, opens, (low) =>
          /^(?:come|came|coming|turn|turning|contact|contacting|referred|seeking|asking|ask|calling|call|helped|supported|helps|supports)$/u.test(
            low,
          ),
        )
      );
  return false;
}

const HELPED = /^(?:families|parents|mothers|children|girls|boys|women|men|people|survivors|victims|teenagers)$/u;

/** "The appeal raised £23,000, twice its target": money is multiplied, where nothing of ours is counted. */
function isOfMoney(reading: Reading): boolean {
  const { tokens, sentence } = reading;
  const money = some(tokens, sentence.from, sentence.next, (low) => /^[£$€]$/u.test(low));
  return money && !hasTopic(reading) && !hasRate(reading);
}
