// Where a change came from, told after its size: "6,700, an increase of 9% on the 6,147 the year before", "up 89 per cent since 2017-18, when there were 9,251".
import { plainWords } from "../words/about.ts";
import { isSizeWords } from "./appositions.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";
import { isSizeAfter } from "./two-times.ts";

const ARTICLES =
  "(?:just |only |some |about |around |the |its |their |a |an |last |previous |year's |month's |total |figure |base |baseline |level |low |high |peak |starting |point |of )*$";
/** "on the", "more than the", ", compared with", "from a base of". */
const AGAINST = new RegExp(
  `^ (?:, )?(?:up |down |more |higher |fewer |lower |less |[a-z]+ )?(?:on|from|over|than|against|versus|compared with|compared to) ${ARTICLES}`,
  "u",
);
/** ", when there were", ", when it was". */
const WHEN =
  /^ (?:[a-z]+ ){0,4}, when (?:there (?:were|was|had been)|(?:it|they|[a-z]+ [a-z]+) (?:was|were|stood at|had|recorded|numbered|totalled|had recorded)) (?:just |only |about |some )*$/u;
const BRACKET = /^ (?:on|since|from|over|compared with|compared to|against) \( $/u;
const LONGEST = 16;

/** Whether a number is the level that the level and the sizes before it are held against. */
export function isBaseOf(reading: Reading, ones: readonly Candidate[], next: Candidate): boolean {
  const [level, size] = ones;
  const last = ones.at(-1);
  if (level === undefined || size === undefined || last === undefined || next.form !== level.form) return false;
  if (level.unitOfTime !== null || next.unitOfTime !== null || next.opens - last.next > LONGEST) return false;
  if (level.form !== "count" && level.form !== "percent") return false;
  if (next.noun !== null && next.noun.unit !== level.noun?.unit) return false;
  if (size.form === "times") return ones.length === 2 && isDirectly(reading, size, next);
  if (!isSizeOf(reading, level, size) || ones.slice(2).some((one) => !isAgain(reading, size, one))) return false;
  const words = plain(reading, last, next);
  if (BRACKET.test(words)) return word(reading.tokens, next.next) === ")";
  return AGAINST.test(words) || WHEN.test(words);
}

/** Whether numbers are a level, its sizes and where it came from, in this order. */
export function isWithBase(reading: Reading, ones: readonly Candidate[]): boolean {
  const next = ones.at(-1);
  return next !== undefined && ones.length > 2 && isBaseOf(reading, ones.slice(0, -1), next);
}

/** ", more than double the 212 in 2019": how many times the number that follows, so that the three are one statement. */
export function isTimesOfNext(reading: Reading, level: Candidate, fold: Candidate): boolean {
  if (level.form !== "count" || level.unitOfTime !== null || fold.form !== "times") return false;
  const next = reading.candidates[reading.candidates.indexOf(fold) + 1];
  if (next === undefined || next.form !== "count" || next.unitOfTime !== null || !isDirectly(reading, fold, next))
    return false;
  if (next.noun !== null && next.noun.unit !== level.noun?.unit) return false;
  return /^ (?:.* )?(?:[,(–]|[,(–] (?:or|that is|which is)|is|was|are|were) (?:some |nearly |almost |about |just )*$/u.test(
    plain(reading, level, fold),
  );
}

/** Whether the base of a multiple is of a time of its own: "double the 212 in 2019", "twice last year's 212". */
export function isOfOtherTime({ tokens, sentence, times }: Reading, { opens, next }: Candidate): boolean {
  const near = times.some(({ from }) => from >= opens - 4 && from <= next + 3);
  return (
    near ||
    some(tokens, opens - 4, opens, (low) => /^(?:year's|month's|decade's)$/u.test(low)) ||
    some(tokens, next, Math.min(sentence.next, next + 5), (low) =>
      /^(?:before|earlier|ago|previous|previously)$/u.test(low),
    )
  );
}

function isDirectly({ tokens }: Reading, fold: Candidate, next: Candidate): boolean {
  return (
    next.opens > fold.next &&
    /^ (?:as (?:many|much|high) as |more than |higher than |larger than |the number of )?(?:the |its |their |last |previous |that |of |year's |month's |figure )*$/u.test(
      plainWords(tokens, fold.next, next.opens),
    )
  );
}

function isSizeOf(reading: Reading, level: Candidate, size: Candidate): boolean {
  const words = plainWords(reading.tokens, level.next, size.opens);
  return isSizeAfter(reading, level, size, words) || isSizeWords(size, words);
}

/** ", or 9 per cent,": the size said again in another form. */
function isAgain({ tokens }: Reading, size: Candidate, one: Candidate): boolean {
  return (
    one.form !== size.form &&
    /^ [,(–] (?:or |that is )?(?:about |just |nearly |almost )*$/u.test(plainWords(tokens, size.next, one.opens))
  );
}

/** The words between two numbers without the noun of the first and without dates. */
function plain({ tokens, times }: Reading, last: Candidate, next: Candidate): string {
  let words = " ";
  const noun = last.noun !== null && last.noun.at < next.opens ? last.noun.at : -1;
  for (let at = last.next; at < next.opens; at++) {
    if (at <= noun || times.some(({ from, next: end }) => from <= at && at < end)) continue;
    words += `${word(tokens, at)} `;
  }
  return words;
}
