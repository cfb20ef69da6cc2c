// Whether a number without a noun is a statement: what it counts is told by its label, its place in the sentence, or the sentence before.

import { leadsToOutcome } from "../words/became.ts";
import { hasShare } from "./appositions.ts";
import { countsByDefault } from "./by-default.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isOfThem } from "./elided.ts";
import { type Judgement, type Memory, PARTNER, SURE } from "./judgement.ts";
import { hasThing, hasTopic, looseNoun, some, word } from "./sentence-says.ts";
import { isSumSaid, isTheirNumber } from "./taken-up.ts";

/** What those who were asked do. */
export const REPLIES =
  /^(?:replied|responded|answered|refused|provided|supplied|gave|failed|declined|did|sent|disclosed|reply|respond|answer|said|returned|have|had|use|used|using|record|recorded|could|were|asked|contacted|adopted|told|held|cited|rejected|withheld)$/u;

/**
 * A number without a noun counts what was counted before it: by its label or question, by what became of it, and by default wherever the
 * text is about things of ours (by-default.ts).
 */
export function judgeBare(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const sure =
    isAnswerTo(reading, one, memory) ||
    isToldAfter(reading, one) ||
    isTheirNumber(reading, one, memory) ||
    isSumSaid(reading, one, memory) ||
    isFigure(reading, one, memory) ||
    isFewerThan(reading, one) ||
    (memory.near &&
      one.value >= 10 &&
      !one.spelled &&
      one.opens <= reading.sentence.from + 1 &&
      isOfThem(reading, one)) ||
    (memory.near && hasShare(reading, one)) ||
    (reading.sentence.bullet && one.became !== null && !one.spelled) ||
    (REPLIED.test(word(reading.tokens, one.next + (/^(?:had|have)$/u.test(word(reading.tokens, one.next)) ? 1 : 0))) &&
      !isSmall(one)) ||
    carriesOn(reading, one, memory) ||
    countsByDefault(reading, one, memory);
  return sure ? SURE : PARTNER;
}

const REPLIED = /^(?:answered|replied|responded)$/u;

/** "It had recorded 150.", "Her own log has 91.": what records, lists or holds them is named. */
function isHolding({ tokens, sentence }: Reading, one: Candidate): boolean {
  const before = word(tokens, one.opens - 1);
  if (/^(?:recorded|logged|received|registered|counted|lists|listed|names|named)$/u.test(before)) return true;
  if (!/^(?:has|had|shows|showed)$/u.test(before)) return false;
  return some(tokens, sentence.from, one.opens, (low) =>
    /^(?:log|logs|list|file|files|record|records|report|force|police|it|database|register|table)$/u.test(low),
  );
}

const ENDS = /^(?:[,.;)–]|in|last|this|that|)$/u;

/** "South Yorkshire's figure of 540", "the total was 1,732", "Humberside, which recorded 180". */
function isFigure(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, places, sentence } = reading;
  if (one.spelled || !(hasTopic(reading) || memory.near || places.some(({ place }) => place.kind === "force")))
    return false;
  const before = word(tokens, one.opens - 1);
  if (memory.near && ENDS.test(word(tokens, one.next)) && isHolding(reading, one)) return true;
  if (before === "recorded" && places.some(({ next }) => next <= one.opens && next > one.opens - 5)) return true;
  if (before === "(" && word(tokens, one.next) === ")")
    return places.some(
      ({ next, place }) =>
        next === one.opens - 1 && (place.kind === "force" || (place.kind === "other" && hasTopic(reading))),
    );
  if (!/^(?:of|was|is|at|as|to|reached|hit)$/u.test(before)) return false;
  return some(tokens, Math.max(sentence.from, one.opens - 7), one.opens, (low) =>
    /^(?:figure|tally|total)$/u.test(low),
  );
}

/** "How many children were the subject of these reports? A: 143." */
function isAnswerTo({ tokens, sentence }: Reading, one: Candidate, { asked }: Memory): boolean {
  if (asked === null || one.opens > sentence.from + 4) return false;
  return /^(?:[,.;:(–"']|in|last|by|or|to|at|when|on|)$/u.test(word(tokens, one.next));
}

/** "Two hundred and six. That's how many girls …": a number alone, and the next sentence says of what. */
function isToldAfter({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (one.opens > sentence.from + 1 || one.next < sentence.next - 2) return false;
  if (!/^(?:that|that's|this|which|it|it's|so)$/u.test(word(tokens, sentence.next))) return false;
  for (let at = sentence.next; at < sentence.next + 6; at++) {
    const many = /^(?:how|so)$/u.test(word(tokens, at)) && word(tokens, at + 1) === "many";
    if (!many && !(/^(?:number|total|tally|count)$/u.test(word(tokens, at)) && word(tokens, at + 1) === "of")) continue;
    return some(tokens, at + 2, at + 8, (low) => looseNoun(low) || PEOPLE.test(low));
  }
  return false;
}

const PEOPLE = /^(?:girls|boys|women|men|people|teenagers)$/u;

/** Whether the number goes on counting what was counted before, and says what became of it. */
export function carriesOn(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, sentence } = reading;
  if (one.value <= 1 || one.became === null) return false;
  const earlier = reading.candidates.some(
    (other) =>
      other.from < one.from && other.noun !== null && ["thing", "loose", "person", "people"].includes(other.noun.kind),
  );
  const ofThose =
    word(tokens, sentence.from) === "of" && /^(?:those|these|them)$/u.test(word(tokens, sentence.from + 1));
  if (!(memory.near && memory.unit !== null) && !earlier && !ofThose) return false;
  const before = word(tokens, one.opens - 1);
  const starts =
    one.opens === sentence.from ||
    /^(?:in|only|just|further|another|remaining|other|and|,|;|for|of|–|the|:)$/u.test(before);
  const after = word(tokens, one.next);
  return (
    starts &&
    (leadsToOutcome(after) ||
      before === "in" ||
      /^(?:further|another|remaining|more)$/u.test(before) ||
      /^(?:[,;.]|and)?$/u.test(after) ||
      one.noun === null)
  );
}

/** Whether a number is small and in words, as in any story: "two cases", "one victim". */
export function isSmall({ value, spelled }: Candidate): boolean {
  return value === 1 || (spelled && value < 10);
}

/** "fewer than ten had been charged": a bound on what became of them, however small. */
function isFewerThan(reading: Reading, one: Candidate): boolean {
  if (one.hedge !== "less than" || one.became === null || one.value < 2) return false;
  return reading.places.some(({ place }) => place.kind === "force") || hasThing(reading);
}
