// Whether a percentage or "one in N" belongs to the numbers before it, and a count to the rate before it.
import { isAverage, plainWords } from "../words/about.ts";
import type { Candidate, Reading } from "./candidates.ts";
import type { Kept } from "./judgement.ts";
import { BASE, between, CONTRAST, isRatio, RESULT, wordBefore } from "./pairs.ts";
import { some, word } from "./sentence-says.ts";

/** What may stand between a number and the same number said in another way. */
const APPOSED =
  /^ (?:[(,–:;"'] )*(?:or |which is |that is |ie |i\.e\. |roughly |equal to |equivalent to |equating to |making |giving |a rate of |a charge rate of |a charging rate of |a conviction rate of |a detection rate of |charge rate |a ratio of |rate of |just |about |around |some |nearly |almost |only |under |over |more than |fewer than |less than |exactly |at |the |a )*(?:[(–:] )?$/u;

/** The words between two numbers without the noun of the first: " , or " in "4,228 offences, or 3.7 per cent". */
function wordsAfterNoun(reading: Reading, last: Candidate, next: Candidate): string {
  const at = last.form === "count" && last.noun !== null && last.noun.at < next.opens ? last.noun.at + 1 : last.next;
  return plainWords(reading.tokens, at, next.opens);
}

/** Whether a percentage or "one in N" says again what the numbers before it say. */
export function ratioBelongs(reading: Reading, group: readonly Kept[], next: Candidate): boolean {
  const last = group.at(-1)?.one;
  if (last === undefined || (last.noun?.kind === "force" && last.value === 1)) return false;
  const words = between(reading, last, next);
  if (isAfterForces(group, words) || /^(?:fewer|higher|lower)$/u.test(word(reading.tokens, next.next))) return false;
  if (isAverageOfForces(reading, last, words)) return true;
  const grows = / (?:increase|rise|drop|fall|reduction|decrease|decline|jump) of $/u.test(words);
  if (grows) return group.some(({ one }) => wordBefore(reading, one) === "from");
  if (CONTRAST.test(words) || / (?:and another|and a further) /u.test(words)) return false;
  if (last.form === "count" && isMade(last, words)) return true;
  const tail = wordsAfterNoun(reading, last, next).replace(OF_IT, "");
  if (
    tail.trim() === ";" &&
    next.next < reading.sentence.next &&
    !/^[.,;:)!?"–]$/u.test(word(reading.tokens, next.next))
  )
    return false;
  const apposed = APPOSED.test(tail);
  if (apposed && tail.trim() !== "" && tail.trim() !== ",")
    return !isRatio(last) || / (?:or|\(|–|:|which|that|equivalent|equal) /u.test(words);
  if (words === " , " && isRatio(last) && last.form !== next.form && last.noun === null) return true;
  if (/^ (?:of )?(?:the |all )?(?:[\p{L}'-]+ ){0,9}\( $/u.test(words) && !/ (?:and|in|were|was|had) /u.test(words))
    return true;
  if (isRatio(last)) return false;
  if (last.form !== "count") return false;
  const counts = group.filter(({ one }) => one.form === "count").length;
  if (counts === 2 && isAppendix(reading, next, words)) return true;
  if (words.trim() === "" || words.trim() === ",") return true;
  const rated =
    / (?:rate|ratio|proportion|figure|average|chance|odds|share|gives|giving|gave|equivalent|works out|amounts|meaning|makes|is|was|means|managed|achieved|charged|represents?|represented|equates?|accounts? for|accounted for|make up|makes up)(?: |$)/u.test(
      words,
    );
  if (group.filter(({ one }) => one.form === "count").length >= 2)
    return rated || (words.length < 45 && !/ and /u.test(words));
  return (
    rated &&
    words.length < 80 &&
    (last.noun === null || BASE.test(last.noun.unit) || RESULT.test(last.noun.unit)) &&
    !/ and (?!the rate)/u.test(words)
  );
}

/** "In 120 no suspect was found, one in five of the victims was under 13": a share with a verb behind it is of a clause of its own. */
export function isOwnClause({ tokens, sentence }: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (!isRatio(next) || !words.endsWith(" , ")) return false;
  if (last.became === null || last.became.from < last.next || last.became.next >= next.opens) return false;
  let at = next.next;
  if (word(tokens, at) === "of") {
    at++;
    while (at < next.next + 6 && !VERB.test(word(tokens, at)) && /^[a-z]/u.test(word(tokens, at))) at++;
  }
  return at < sentence.next && VERB.test(word(tokens, at));
}

const VERB = /^(?:was|were|is|are|had|has|have|did|said|told|led|ended|came|went|remains?)$/u;

/** " for it :", " that year :": what a result is of, as the text has said it before. */
const OF_IT =
  /^ (?:(?:(?:followed|came|were brought) )?(?:for|of|from|against|over|under) (?:it|them|this|these|those|that)|(?:that|the same|this|last) (?:year|month|quarter)|in (?:that|the same|this|all) ?(?:year|period)?)(?= [:,–(] )/u;

/** "The 44 charges make that one in eight", "Its 31 convictions make a rate of 8 per cent". */
const MAKE =
  / (?:makes?|made|gives?|gave|works? out at|comes? to|amounts? to|puts?|mean|means) (?:(?:that|it|this|them|us|you|for|the (?:rate|figure|share|odds)) )?(?:(?:at|to) )?(?:a (?:\p{L}+ )?(?:rate|ratio|share) of )?(?:about |just |only |roughly |nearly |almost )*$/u;

/** Whether the results of the whole that was said before are made a rate of. */
function isMade({ noun }: Candidate, words: string): boolean {
  return (
    noun !== null && RESULT.test(noun.unit) && words.length < 80 && MAKE.test(words) && !/ (?:and|,|but) /u.test(words)
  );
}

/** "the average for the 34 forces that answered, one in 14": the forces that it is the average of stand before it. */
function isAverageOfForces({ tokens, sentence }: Reading, last: Candidate, words: string): boolean {
  if (
    last.noun?.kind !== "force" ||
    words.length > 60 ||
    !/ (?:,|:|–|\(|is|was|of) (?:just |only |about )?$/u.test(words)
  )
    return false;
  return some(
    tokens,
    Math.max(sentence.from, last.opens - 5),
    last.opens,
    (low) => low === "average" || low === "mean",
  );
}

/** "Of the 45 forces, 34 answered, and across them an average of one in 14": how many answered is one thing, their average another. */
function isAfterForces(group: readonly Kept[], words: string): boolean {
  const counts = group.filter(({ one }) => one.form === "count");
  return counts.length > 1 && counts.some(({ one }) => one.noun?.kind === "force") && isAverage(words);
}

/** "16 charges from the 540 crimes that the force flagged last year – one in 34.": at the end, after a dash, a bracket, a comma. */
function isAppendix({ tokens, sentence }: Reading, next: Candidate, words: string): boolean {
  const ends = next.next >= sentence.next || /^[.,;)!?"–]$/u.test(word(tokens, next.next));
  return ends && words.length < 160 && / (?:[–(:,-]|or|making|giving) (?:or |about |just |a rate of )*$/u.test(words);
}

/** "7 per cent of 4,911 crimes", "one in 34 (16 of 540)". */
export function countFollowsRatio(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (wordBefore(reading, next) === "of" && next.opens - last.next <= 5 && !isAverage(words)) return true;
  if (/^ of (?:the |all |these |its )*(?:[\p{L}'-]+ ){1,3}(?:[(–] )$/u.test(words)) return true;
  // "Just over half, 652, were closed", "20 per cent, 110 crimes, of which"
  const end = next.noun !== null && next.noun.at === next.next && words === " , " ? next.noun.at + 1 : next.next;
  const apart = words === " , " || OF_WHOLE.test(words);
  const set =
    apart && (next.noun === null || end > next.next) && !next.spelled && /^[,.)]$/u.test(word(reading.tokens, end));
  return set || (/^ (?:[(–:,] ?|or |that is |ie )+ ?$/u.test(words) && / (?:[(–:]|or) /u.test(words));
}

/** "A third of the crimes, 169,". */
const OF_WHOLE =
  / of (?:the |all |these |those |its )?(?:[a-z-]+ ){0,2}(?:crimes|offences|cases|reports|victims|forces|allegations|incidents|total) , $/u;
