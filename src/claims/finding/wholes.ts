// A whole and its parts where no known connective stands between them: told by the build of the sentence.
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

const OURS = /^(?:thing|loose|person|people|force)$/u;
const FUNNEL = /^(?:charged|prosecuted|convicted|arrested)$/u;
const LONGEST = 90;

/** Whether the second of two counts is a part of the first by the build of the sentence. */
export function isPartByBuild(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (isHeadlinePair(reading, a, b) || isOfTotal(a, b, words)) return true;
  if (b.value >= a.value || words.length > LONGEST) return false;
  if (isYield(a, b, words)) return true;
  if (b.noun !== null || a.next - a.from > 8 || a.unitOfTime !== null || b.unitOfTime !== null) return false;
  return isOfWhich(words) || isSecondVerb(reading, a, b, words) || isRecorded(reading, a, b, words);
}

const OUTCOMES = /^(?:charges|prosecutions|convictions)$/u;
const RECORDED = /^(?:crimes|reports|cases|investigations|allegations|complaints)$/u;

/** "Sixteen charges, 540 crimes: the county that cannot say": a headline that sets the charges beside their crimes, and nothing else. */
function isHeadlinePair({ tokens, sentence, candidates }: Reading, a: Candidate, b: Candidate): boolean {
  if (candidates.length !== 2 || a.noun === null || b.noun === null || a.value >= b.value) return false;
  if (a.opens !== sentence.from || tokens[a.opens]?.first !== true) return false;
  if (!OUTCOMES.test(a.noun.unit) || !RECORDED.test(b.noun.unit)) return false;
  const [joins, ends] = [word(tokens, a.noun.at + 1), word(tokens, b.noun.at + 1)];
  return joins === "," && a.noun.at + 2 === b.opens && (b.noun.at + 1 >= sentence.next || /^[.:–!?]$/u.test(ends));
}

/** "14,892 sexual crimes in the year, of a total of 299,780". */
function isOfTotal(a: Candidate, b: Candidate, words: string): boolean {
  if (a.noun === null || b.noun !== null || a.value >= b.value || a.unitOfTime !== null) return false;
  return words.length < LONGEST && / (?:out )?of (?:a|the) total of (?:about |some |just )*$/u.test(words);
}

/** "3,310, of which 214": whatever either of them counts. */
function isOfWhich(words: string): boolean {
  return / of (?:which|whom) (?:just |only |about |some |a mere )*$/u.test(words);
}

/**
 * "received 41 allegations and told the police about nine", "got 63 referrals and acted on five": the same subject did something else,
 * and the number at the end of it has no noun, no time and no place of its own: it is of the things counted before.
 */
function isSecondVerb(
  { tokens, sentence, times, places }: Reading,
  a: Candidate,
  b: Candidate,
  words: string,
): boolean {
  if (a.noun === null || !OURS.test(a.noun.kind) || a.noun.kind === "force") return false;
  const verb = / (?:and|but|yet) (?:then |has |had |have )?([a-z]+) (?:[a-z']+ ){0,5}$/u.exec(words)?.[1] ?? "";
  if (!(/ed$/u.test(verb) || PAST.test(verb))) return false;
  if (b.next < sentence.next && !/^[.;:,!?"')]$/u.test(word(tokens, b.next))) return false;
  const inside = (from: number): boolean => from >= a.next && from < b.next + 6;
  return !times.some(({ from }) => inside(from)) && !places.some(({ from }) => inside(from));
}

const PAST =
  /^(?:told|took|brought|found|made|kept|sent|put|gave|saw|held|lost|let|dealt|passed|spoke|won|got|read|met|heard|led|threw|chose)$/u;

/** "Last year's 4,100 arrests produced 390 charges". */
function isYield(a: Candidate, b: Candidate, words: string): boolean {
  if (
    a.noun === null ||
    b.noun === null ||
    !OURS.test(a.noun.kind) ||
    b.noun.kind !== "thing" ||
    a.noun.unit === b.noun.unit
  )
    return false;
  return (
    words.length < 60 &&
    !/ (?:and|but|,) /u.test(words) &&
    / (?:produced|yielded|led to|resulted in|ended in|brought|generated) (?:just |only |a mere )*$/u.test(words)
  );
}

/** "A dossier listing 41 suspects was handed to police; 38 were never contacted.": the second of two counts takes the first up. */
export function isAfterStop({ tokens, candidates, times, places }: Reading, a: Candidate, b: Candidate): boolean {
  if (
    a.form !== "count" ||
    b.form !== "count" ||
    word(tokens, b.opens - 1) !== ";" ||
    a.noun === null ||
    b.noun !== null ||
    b.value >= a.value
  )
    return false;
  if (!/^(?:thing|person|people|loose)$/u.test(a.noun.kind) || candidates.length !== 2) return false;
  if (!/^(?:were|was|had|have|are|led|ended|did|never)$/u.test(word(tokens, b.next))) return false;
  return ![...times, ...places].some(({ from }) => from > b.next);
}

/** "1,240 recorded, 37 charged". */
function isRecorded({ tokens }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (words.length > 40 || !FUNNEL.test(b.became?.line ?? "")) return false;
  return (
    /^(?:recorded|reported|logged|flagged|received|referred)$/u.test(word(tokens, a.next)) &&
    / (?:,|;|–|and|but) (?:just |only )?$/u.test(words)
  );
}

/** "9 of West Mercia's 402 exploitation crimes". */
export function isOwnersWhole({ tokens }: Reading, a: Candidate, b: Candidate): boolean {
  if (b.form !== "count" || word(tokens, a.next) !== "of" || b.from - a.next > 5) return false;
  const share = /^(?:fraction|percent|one-in)$/u.test(a.form);
  if (!share && (a.form !== "count" || b.value < a.value || tokens[a.next + 1]?.capital !== true)) return false;
  return /'s?$/u.test(word(tokens, b.from - 1));
}

/** "Twenty-nine forces replied in full, six in part and the rest not at all": what is left has no number, and the others are parts. */
export function isWithRest({ tokens, sentence }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (
    b.form !== "count" ||
    a.form !== "count" ||
    b.noun !== null ||
    b.unitOfTime !== null ||
    a.noun === null ||
    !OURS.test(a.noun.kind)
  )
    return false;
  if (
    words.length > LONGEST ||
    !/ (?:,|;) (?:and )?(?:another |a further |just |only )?$/u.test(words) ||
    / (?:of|among) $/u.test(words)
  )
    return false;
  if (
    word(tokens, a.opens - 1) === "of" ||
    /^of (?:the|these|those)/u.test(`${word(tokens, b.next)} ${word(tokens, b.next + 1)}`)
  )
    return false;
  return hasRest({ tokens, sentence }, b);
}

/** "… and the rest not at all", "and the others sent nothing" right after a number. */
export function hasRest({ tokens, sentence }: Pick<Reading, "tokens" | "sentence">, { next }: Candidate): boolean {
  for (let at = next; at < Math.min(sentence.next, next + 12); at++) {
    if (tokens[at]?.kind === "number" && !/^(?:under|over|aged|than)$/u.test(word(tokens, at - 1))) return false;
    if (
      /^(?:and|,|;|while)$/u.test(word(tokens, at)) &&
      some(tokens, at + 1, at + 3, (low) => /^(?:rest|others|remainder)$/u.test(low))
    )
      return true;
  }
  return false;
}

/** "made 118 arrests, safeguarded 34 children and secured 29 convictions": three things done, none of them a part of another. */
export function areThreeDone({ candidates, tokens }: Reading, a: Candidate, b: Candidate): boolean {
  const first = candidates[candidates.indexOf(a) - 1];
  if (first === undefined || first.form !== "count" || first.noun === null || a.noun === null || b.noun === null)
    return false;
  const units = new Set([first.noun.unit, a.noun.unit, b.noun.unit]);
  return (
    units.size === 3 &&
    a.opens - first.next < 8 &&
    some(tokens, first.next, a.opens, (low) => low === ",") &&
    some(tokens, a.next, b.opens, (low) => low === "and")
  );
}
