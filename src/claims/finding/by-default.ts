// A bare number in a sentence about crimes and what became of them counts them, unless it is the name of something, an age, or a vote.

import { endsPhrase, nounOf } from "../words/nouns.ts";
import { mayBeAge } from "./ages.ts";
import type { Candidate, Reading } from "./candidates.ts";
import type { Memory } from "./judgement.ts";
import { hasCrime, hasThing, hasTopic, isMovement, isOffAt, word } from "./sentence-says.ts";

/** Whether a sentence is about crimes and what became of them: by its own words, or because it follows a statement. */
export function isOfField(reading: Reading, { near, asked }: Memory): boolean {
  return hasTopic(reading) || hasThing(reading) || near || asked !== null;
}

/** "two-fifths of closures", "a tenth of hearings": what is done, and no things that are owned. */
export function isAct({ noun }: Candidate): boolean {
  return noun !== null && /(?:ions|ures|als|ments|ings|ances|ences)$/u.test(noun.unit);
}

/**
 * Whether a number without a noun counts by default: its sentence, or the one before, is about things of ours, and nothing says that it
 * is something else. Numbers in words below ten count only at the end of a clause beside another number of ours, or before a place.
 * Example: "in Devon and Cornwall, 52", "say 84", "The year after, 251"; not "tab 4", "the judge, 61,", "voted 7 to 4".
 */
export function countsByDefault(reading: Reading, one: Candidate, memory: Memory): boolean {
  if (one.noun !== null || one.value < 2 || !Number.isInteger(one.value) || isOffAt(reading, one)) return false;
  if (!hasCrime(reading) && !memory.near && memory.asked === null) return false;
  if (word(reading.tokens, one.opens - 1) === "not" && !isOurs(reading, one)) return false; // "23 per cent, not 3"
  if (UNLIKE.test(word(reading.tokens, one.opens - 1)) || isOfOthers(reading, one)) return false;
  if (isName(reading, one) || mayBeAge(reading, one) || isVote(reading, one) || isOfName(reading, one)) return false;
  return isAtEnd(reading, one) && (!one.spelled || one.value >= 10 || isBesideOurs(reading, one));
}

/** A count of ours stands before it in its sentence. */
function isOurs({ candidates }: Reading, one: Candidate): boolean {
  return candidates.findLast(({ from }) => from < one.from)?.form === "count";
}

/** What follows does not go on to name something else that is counted. */
function isAtEnd({ tokens, sentence }: Reading, { next }: Candidate): boolean {
  const token = tokens[next];
  if (token === undefined || next >= sentence.next || token.kind === "mark") return true;
  return endsPhrase(token.low) || /(?:ed|ly)$/u.test(token.low) || ADVERBS.test(token.low);
}

const ADVERBS =
  /^(?:last|now|today|again|altogether|more|fewer|less|out|up|down|of|this|that|here|pull|went|came|none|nobody|somehow)$/u;

/** What is numbered by what it did: a score, an age, a place. */
const UNLIKE =
  /^(?:aged|turned|scored|priced|weighed|sacked|hired|employed|dated|opened|lasted|finished|placed|ranked)$/u;

/** "A review of 80 books found that 22 were overdue": the number counts what was counted before it, and that is nothing of ours. */
function isOfOthers(reading: Reading, one: Candidate): boolean {
  const { candidates } = reading;
  if (one.became !== null || word(reading.tokens, reading.sentence.from) === "of") return false;
  const before = candidates.findLast(({ from, form, noun }) => from < one.from && form === "count" && noun !== null);
  return before?.noun?.kind === "other";
}

/** "Operation Tern 2", "tab 4", "Ev 31", "(20)": a name or a reference stands right before the number. */
function isName({ tokens, places, sentence }: Reading, one: Candidate): boolean {
  const [before, token] = [tokens[one.opens - 1], tokens[one.opens]];
  if (SIGNS.test(before?.low ?? "") || SIGNS.test(word(tokens, one.next))) return true;
  if (before?.low === "|" && before.first && word(tokens, one.next) === "|" && tokens[one.next + 1]?.kind === "word")
    return true; // "| 15 | Register |"
  if (one.spelled || before === undefined || token === undefined || one.opens === sentence.from) return false;
  if (before.low === "(")
    return (
      word(tokens, one.next) === ")" && !/^(?:most|fewest|least|highest|lowest)$/u.test(word(tokens, one.opens - 2))
    );
  if (before.low === "to" && tokens[one.opens - 2]?.capital === true && one.opens - 2 > sentence.from) return true; // "text HELP to 70500"
  if (before.kind !== "word" || one.opens < one.from) return false;
  if (places.some(({ next }) => next === one.opens)) return false;
  if (before.capital && one.opens - 1 !== sentence.from) return true;
  return !mayLead(before.low);
}

/** Signs of sums and code, which stand beside no number of a sentence. */
const SIGNS = /^[<>+=×→≤≥&^]$/u;

/** What may stand right before a bare number: prepositions, verbs, adverbs; a noun in the singular makes a name with it. */
function mayLead(low: string): boolean {
  if (endsPhrase(low) || isMovement(low) || LEADS.test(low)) return true;
  const noun = nounOf(low);
  if (noun !== null) return /(?:s|ren|men|people)$/u.test(low);
  return /(?:ed|ly|ing)$/u.test(low);
}

const LEADS =
  /^(?:the|a|an|of|only|just|say|says|puts|hit|past|reached|down|up|further|another|other|remaining|first|second|third|last|latter|all|some|still|year|month|quarter|even|nearer|closer|barely|about|around|nearly|almost|them|us|me|show|shows|now|today|fewer|more|least|most|total|no|record|high|low|peak|find|finds|cover|covers|include|includes)$/u;

/** "voted 7 to 4", "won 3 to 1". */
function isVote({ tokens }: Reading, one: Candidate): boolean {
  const after = word(tokens, one.next) === "to" && tokens[one.next + 1]?.kind === "number";
  const before = word(tokens, one.opens - 1) === "to" && tokens[one.opens - 2]?.kind === "number";
  return (
    (after && /^(?:voted|won|lost|ruled|decided)$/u.test(word(tokens, one.opens - 1))) ||
    (before && /^(?:voted|won|lost|ruled|decided)$/u.test(word(tokens, one.opens - 3)))
  );
}

/** "part 3 of 5", "section 40(2)", "desks 2 and 3", "13, 14 and 15": the number before it is the name of something, or an age. */
function isOfName(reading: Reading, one: Candidate): boolean {
  const { tokens, candidates } = reading;
  if (!/^(?:of|and|to|or|,|\()$/u.test(word(tokens, one.opens - 1)) || tokens[one.opens - 2]?.kind !== "number")
    return false;
  const last = candidates.find(({ next }) => next === one.opens - 1);
  if (last === undefined) return true;
  return last.noun === null && (isName(reading, last) || mayBeAge(reading, last) || isOfName(reading, last));
}

/** "seven in Bradford", "and told the police about nine": a small number beside another of ours. */
function isBesideOurs({ tokens, candidates, places, sentence }: Reading, one: Candidate): boolean {
  const inPlace = /^(?:in|at|from)$/u.test(word(tokens, one.next)) && places.some(({ from }) => from === one.next + 1);
  const earlier = candidates.some(
    ({ from, noun, form }) =>
      from < one.from && form === "count" && noun !== null && /^(?:thing|loose)$/u.test(noun.kind),
  );
  const ends = one.next >= sentence.next || /^[.;:!?]$/u.test(word(tokens, one.next));
  return inPlace || (earlier && ends && !/^(?:and|or|of)$/u.test(word(tokens, one.opens - 1)));
}
