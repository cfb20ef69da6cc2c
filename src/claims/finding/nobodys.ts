// Numbers that are nobody's claim, by the words beside them: marks, crowds at a match, the digits of a reference, clock times, ages, "the last 20 of them".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

/** Whether a number is a mark, a crowd, digits, a clock time, an age or part of a length, whatever the text around it is about. */
export function isNobodys(reading: Reading, one: Candidate): boolean {
  if (one.form === "fraction") return isThirdOfRow(reading, one);
  const head = one.noun?.kind ?? null;
  if (head !== null && head !== "other" && head !== "time") return false;
  if (one.form === "one-in") return isMark(reading, one);
  if (one.form !== "count" || one.unitOfTime !== null) return false;
  return (
    isVotes(reading, one) ||
    isCrowd(reading, one) ||
    isHundred(reading, one) ||
    isFigureOfSpeech(reading, one) ||
    isDigits(reading, one) ||
    isClock(reading, one) ||
    isOfLength(reading, one) ||
    isAgeOfPerson(reading, one) ||
    isMark(reading, one)
  );
}

/** "(Voting: 8 for, 1 against)": those who voted. */
function isVotes({ tokens, sentence }: Reading, { opens, next }: Candidate): boolean {
  const named = some(tokens, Math.max(sentence.from, opens - 6), opens, (low) =>
    /^(?:voting|votes?|voted)$/u.test(low),
  );
  return named && /^(?:for|against|abstained|abstentions?)$/u.test(word(tokens, next));
}

const MARKS =
  /^(?:give|gave|given|gives|giving|award|awarded|awards|score|scored|scores|rate|rated|rates|mark|marked|marks)$/u;
const OUT_OF = /^(?:five|ten|10|20|100|hundred)$/u;

/** "I'd give it six out of ten", "would have given him four out of ten", "marked the reply two out of ten": what somebody thinks of it. */
function isMark({ tokens, sentence }: Reading, one: Candidate): boolean {
  const isRatio = one.form === "one-in";
  const out = isRatio
    ? some(tokens, one.from, one.next, (low) => low === "out") && OUT_OF.test(word(tokens, one.next - 1))
    : word(tokens, one.next) === "out" &&
      word(tokens, one.next + 1) === "of" &&
      OUT_OF.test(word(tokens, one.next + 2));
  if (!out || one.became !== null) return false;
  const gives = some(tokens, Math.max(sentence.from, one.opens - 7), one.opens, (low) => MARKS.test(low));
  const behind = word(tokens, isRatio ? one.next : one.next + 3);
  if (behind === "for" && isRatio && one.spelled) return true; // "nine out of ten for honesty"
  return gives && !/^(?:of|were|was|are|had|have|led|ended)$/u.test(behind);
}

/** "in front of 9,204", "watched by 4,116", "an attendance of 812": people at a match, an "office of 31". */
function isCrowd({ tokens }: Reading, { opens }: Candidate): boolean {
  const [a, b, c] = [word(tokens, opens - 3), word(tokens, opens - 2), word(tokens, opens - 1)];
  if (c === "of")
    return (
      (a === "in" && b === "front") ||
      /^(?:crowd|attendance|gate|audience|office|team|staff|panel|committee|jury|class|squad|workforce|newsroom|department|crew|council|limit|maximum|minimum)$/u.test(
        b,
      )
    );
  if (c === ":") return /^(?:present|attending|attendance|apologies|seats)$/u.test(b); // "Those present: 11"
  return c === "by" && /^(?:watched|attended)$/u.test(b);
}

/** "I gave up counting at a hundred", "you could name a thousand": round, of nothing, and somebody's own. */
function isFigureOfSpeech(
  { tokens, sentence }: Reading,
  { from, opens, next, noun, hedge, became }: Candidate,
): boolean {
  if (noun !== null || hedge !== null || became !== null || word(tokens, from) !== "a" || next - from !== 2)
    return false;
  if (!/^(?:hundred|thousand|million|dozen)$/u.test(word(tokens, next - 1))) return false;
  return some(tokens, Math.max(sentence.from, opens - 8), opens, (low) =>
    /^(?:i|you|i've|you'd|i'd|i'll|my)$/u.test(low),
  );
}

/** "Percentages do not add up to 100." */
function isHundred({ tokens, sentence }: Reading, { value, opens }: Candidate): boolean {
  if (value !== 100 || word(tokens, opens - 1) !== "to") return false;
  return some(tokens, Math.max(sentence.from, opens - 9), opens, (low) =>
    /^(?:percentages|shares|proportions|rounding)$/u.test(low),
  );
}

const CODES = /^(?:number|numbers|reference|code|digits|plate|registration|postcode|barcode|password|pin|ticket)$/u;
const EDGES = /^(?:ends|ending|ended|begins|beginning|starts|starting|finishing)$/u;

/** "a crime number that ends in 612", "[31877]": digits of a name, and no number of things. */
function isDigits({ tokens, sentence }: Reading, { opens, next, spelled }: Candidate): boolean {
  if (spelled) return false;
  if (word(tokens, opens - 1) === "[" && word(tokens, next) === "]") return true;
  if (!/^(?:in|with)$/u.test(word(tokens, opens - 1)) || !EDGES.test(word(tokens, opens - 2))) return false;
  return some(tokens, Math.max(sentence.from, opens - 9), opens - 2, (low) => CODES.test(low));
}

const HOURS = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/u;

/** "half past ten", "a quarter to six", "three minutes past seven". */
function isClock({ tokens }: Reading, { opens, next, value }: Candidate): boolean {
  if (
    value < 30 &&
    word(tokens, next) === "to" &&
    HOURS.test(word(tokens, next + 1)) &&
    /^(?:at|since|until|by|from)$/u.test(word(tokens, opens - 1))
  )
    return true; // "since ten to six"
  if (value > 24 || !/^(?:past|to)$/u.test(word(tokens, opens - 1))) return false;
  const before = word(tokens, opens - 2);
  return (
    before === "minutes" ||
    (/^(?:half|quarter)$/u.test(before) && (word(tokens, opens - 1) === "past" || word(tokens, opens - 3) === "a"))
  );
}

/** "I taught for 35 years, the last 20 of them in Room 9": years of that length. */
function isOfLength({ tokens, candidates }: Reading, one: Candidate): boolean {
  if (word(tokens, one.next) !== "of" || !/^(?:them|these|those|which)$/u.test(word(tokens, one.next + 1)))
    return false;
  if (!/^(?:last|first|past|final|next)$/u.test(word(tokens, one.opens - 1))) return false;
  return candidates[candidates.indexOf(one) - 1]?.unitOfTime != null;
}

const PERSON =
  /^(?:man|woman|mother|father|girl|boy|sister|brother|daughter|son|granddaughter|grandson|sergeant|inspector|constable|detective|superintendent|officer|minister|driver|teacher|nurse|lawyer|solicitor|barrister|judge|councillor|widow|grandmother|grandfather|commissioner|survivor|resident|neighbour|reader|analyst|clerk|editor|writer|author|volunteer|campaigner|victim|suspect|defendant|complainant|pensioner|student|pupil|worker|adviser|spokeswoman|spokesman)$/u;
const ONE = /^(?:a|an|the|my|his|her|our|their|one)$/u;
const OLDEST = 105;

/** "The sergeant who built the spreadsheet is 44,", "A mother in Plymouth, 52, has", "who was 15 then and is 18 now": an age. */
function isAgeOfPerson(reading: Reading, one: Candidate): boolean {
  const { tokens, sentence } = reading;
  if (one.value > OLDEST || one.became !== null || one.hedge === "more than") return false;
  const [before, after] = [word(tokens, one.opens - 1), word(tokens, one.next)];
  const ends = one.next >= sentence.next || /^[,.;)]$/u.test(after) || /^(?:and|now|then|today)$/u.test(after);
  if (!ends) return false;
  if (/^(?:is|was|am|turned)$/u.test(before) && /^(?:now|then|today)$/u.test(after))
    return some(tokens, Math.max(sentence.from, one.opens - 8), one.opens, (low) => /^(?:who|she|he|i)$/u.test(low));
  const isSet = before === "," && (after === "," || after === ")");
  if (!isSet && !/^(?:is|was)$/u.test(before)) return false;
  const noun = subjectOf(reading);
  return noun !== -1 && noun < one.opens && one.opens - noun <= (isSet ? 5 : 9);
}

/** Where the one person stands that a sentence begins with; -1 for none. "The officer's count is 44" begins with a count. */
function subjectOf({ tokens, sentence }: Reading): number {
  for (let at = sentence.from; at < sentence.from + 3; at++)
    if (ONE.test(word(tokens, at)))
      for (let noun = at + 1; noun < at + 4; noun++) if (PERSON.test(word(tokens, noun))) return noun;
  return -1;
}

/** "One council counted children, its neighbour counted calls, and a third counted nothing": the third of a row. */
function isThirdOfRow({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (word(tokens, one.next - 1) !== "third" || (word(tokens, one.from) !== "a" && word(tokens, one.from - 1) !== "a"))
    return false;
  if (!/ed$|^(?:had|has|kept|gave|did|was|is|said|would|could|sent|put|never|nothing)$/u.test(word(tokens, one.next)))
    return false;
  let [first, second] = [false, false];
  for (let at = sentence.from; at < one.opens; at++) {
    const low = word(tokens, at);
    if (low === "one" && tokens[at + 1]?.kind === "word" && !/^(?:in|of|out)$/u.test(word(tokens, at + 1)))
      first = true;
    else if (first && /^(?:another|neighbour|second|other|next)$/u.test(low)) second = true;
  }
  return first && second;
}
