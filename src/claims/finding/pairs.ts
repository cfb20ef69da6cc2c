// Whether two numbers of a sentence belong together: part and whole, the two ends of a change, a rate said twice.

import { isAverage, plainWords } from "../words/about.ts";
import { isDeterminer, wordBeforeNumber } from "../words/hedges.ts";
import type { Candidate, Reading } from "./candidates.ts";
import type { Kept } from "./judgement.ts";
import { areParts, isFoundAmong, isOfRest } from "./parts.ts";
import { hasChange, isMovement, some, word } from "./sentence-says.ts";
import { isSpread } from "./spreads.ts";
import { areThreeDone, isPartByBuild } from "./wholes.ts";

/** Units that what became of crimes is counted out of. */
export const BASE =
  /^(?:crimes|reports|cases|children|investigations|victims|suspects|incidents|referrals|episodes|allegations|complaints|offenders|young people|people|perpetrators|defendants|survivors|arrests|complainants|outcomes|flags|applications|forces|requests|girls|boys|women|men|calls|files|disclosures)$/u;

/** Units that become of crimes. */
export const RESULT =
  /^(?:charges|prosecutions|convictions|cautions|arrests|detections|outcomes|acquittals|resolutions|decisions|notices|orders|summonses|cancellations)$/u;

const CRIMES = /^(?:crimes|reports|cases|investigations|referrals|allegations|incidents)$/u;

/** Papers that are gone through one by one. */
const LOOKED_AT = /^(?:records|files|applications|requests|calls|interviews|searches|decisions|responses)$/u;

/** Steps of one path, not lines of a balance: an arrest may be a charge too. */
export const FUNNEL = new Set(["charged", "arrested", "convicted", "prosecuted"]);

/** Words that set one number against another. */
export const CONTRAST =
  / (?:while|whereas|compared with|compared to|than|but|versus|although|though|against (?:just |only |the |a |about |some )*(?=$)) ?/u;

const RATIO = new Set(["one-in", "percent", "fraction"]);

/** The words between two numbers. */
export function between(reading: Reading, a: Candidate, b: Candidate): string {
  return plainWords(reading.tokens, a.next, b.opens);
}

/** Whether a unit is what becomes of crimes: charges, cautions, arrests. */
export function isResultUnit(unit: string): boolean {
  return RESULT.test(unit);
}

/** Whether a unit is one of the words for what was recorded: crimes, reports, cases, investigations. */
export function isCrimeUnit(unit: string): boolean {
  return CRIMES.test(unit);
}

/** A percentage, a fraction or "one in N". */
export function isRatio({ form }: Candidate): boolean {
  return RATIO.has(form);
}

/** The word before a number, articles and hedges stepped over: "of" in "of about the 540". */
export function wordBefore(reading: Reading, one: Candidate): string {
  return wordBeforeNumber(reading.tokens, one.opens, reading.sentence.from);
}

/** Whether another force or town is named between two numbers: each then has its own statement. */
export function otherPlace(reading: Reading, a: Candidate, b: Candidate): boolean {
  if (reading.places.length === 0) return false;
  const before = reading.places.filter(({ next, place }) => next <= a.from && place.kind !== "country").at(-1);
  const inside = reading.places.filter(
    ({ from, next, place }) => from >= a.next && next <= b.from && place.kind !== "country",
  );
  const [only, ...more] = inside;
  // "3.6 per cent at West Midlands (1 in 28)": the place of both
  if (
    only !== undefined &&
    more.length === 0 &&
    isRatio(a) &&
    isRatio(b) &&
    only.next + 1 === b.opens &&
    only.from === a.next + 1
  )
    return word(reading.tokens, only.next) !== "(" || !/^(?:in|at|by|for|across)$/u.test(word(reading.tokens, a.next));
  // "12 in Kent out of 483"
  if (
    only !== undefined &&
    more.length === 0 &&
    only.from === a.next + 1 &&
    /^(?:in|at|by)$/u.test(word(reading.tokens, a.next))
  )
    if (/^ (?:out )?of (?:the |its |some |about )*$/u.test(plainWords(reading.tokens, only.next, b.opens)))
      return false;
  return (
    inside.some(
      ({ place }) => before !== undefined && (before.place.force !== place.force || before.place.words !== place.words),
    ) ||
    inside.some(
      ({ from, next }) =>
        word(reading.tokens, next) === "'s" ||
        /'s$/u.test(word(reading.tokens, next - 1)) ||
        (before === undefined && !/^(?:in|at|by|across|for)$/u.test(word(reading.tokens, from - 1)) && isRatio(a)),
    )
  );
}

/** Whether the two numbers are of different years. */
export function otherYear(reading: Reading, a: Candidate, b: Candidate): boolean {
  if (reading.times.length === 0) return false;
  // "3% in 2023 (16 of 540)": the year of both
  const own = reading.times.filter(({ from, next }) => from >= a.next && next <= b.from);
  if (
    own.length === 1 &&
    own[0]?.next === b.opens - 1 &&
    word(reading.tokens, b.opens - 1) === "(" &&
    own[0].from <= a.next + 2
  )
    return false;
  const ids = (from: number, next: number): (string | null)[] =>
    reading.times
      .filter((time) => time.from >= from && time.next <= next && time.period?.id != null)
      .map(({ period }) => period?.id ?? null);
  const [mine, rest] = [
    ids(reading.sentence.from, a.from).at(-1) ?? ids(a.next, b.from)[0],
    ids(a.next, b.from).at(-1),
  ];
  const [first] = ids(a.next, b.from);
  return mine !== undefined && rest !== undefined && mine !== rest && first !== undefined;
}

/** "21 charges from 280 crimes" is a part of a whole, whatever fell later in the sentence. */
function isResultOfBase({ noun: a, form }: Candidate, { noun: b }: Candidate): boolean {
  return form === "count" && a !== null && b !== null && RESULT.test(a.unit) && BASE.test(b.unit) && a.unit !== b.unit;
}

/** "rose, by 13.4%, while the conviction rate dipped from 68.5% to 66.1%": a change of its own begins between the two. */
function isOwnChange(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  const end = reading.candidates[reading.candidates.indexOf(next) + 1];
  if (
    end === undefined ||
    end.form !== next.form ||
    wordBefore(reading, end) !== "to" ||
    wordBefore(reading, next) !== "from"
  )
    return false;
  return wordBefore(reading, last) !== "from" && (CONTRAST.test(words) || words.split(" ").some(isMovement));
}

const WROTE_TO = / (?:wrote|written|sent|spoke|talked|turned|applied|listened) to (?:all |the |just |only )*$/u;

/** "from 7% to 3%", "doubled from 210 to 420", "one in 50, down from one in 20", "12% compared with 7% the year before". */
export function isChangePair(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  const same = last.form === next.form || (isRatio(last) && isRatio(next));
  if (isResultOfBase(last, next) || isSpread(reading, last) || isOwnChange(reading, last, next, words)) return false;
  if (WROTE_TO.test(words) || /^(?:heard|hear)$/u.test(word(reading.tokens, last.opens - 2))) return false; // "heard from 34 after it wrote to 45"
  const [before, into] = [wordBefore(reading, last), wordBefore(reading, next)];
  if (
    / (?:down|up) (?:sharply |slightly )?from $/u.test(words) ||
    (/ from $/u.test(words) && same && hasChange(reading))
  )
    return words.length < (/ , (?:down|up) (?:sharply |slightly )?from $/u.test(words) ? 140 : 90);
  if (same && before === "from" && into === "to") return true;
  if (same && before === "to" && into === "from" && hasChange(reading)) return true;
  if (last.form === "times" && into === "from") return true;
  if (
    isRatio(last) &&
    next.form === "count" &&
    (into === "from" || into === "to") &&
    hasChange(reading) &&
    words.length < 60
  )
    return true;
  if (same && isComparedWithThen(reading, last, words)) return true;
  const earlier = plainWords(reading.tokens, next.next, Math.min(reading.sentence.next, next.next + 8));
  const compared =
    / (?:compared with|compared to|against) $/u.test(words) ||
    / (?:compared with|compared to|against) (?:just |only |about |the )?$/u.test(words);
  return (
    same &&
    compared &&
    / (?:(?:january|february|march|april|may|june|july|august|september|october|november|december|summer|winter|autumn|spring|quarter|month|decade|period) (?:before|earlier)|in the (?:previous|preceding|same) \w+|the previous \w+|the preceding \w+|this time last year|year before|year earlier|years earlier|years before|previous year|last year|a decade ago|years ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|in \d{4}) /u.test(
      earlier,
    )
  );
}

/** "fewer crimes than the year before – 540 against 612", "charged more people, 21 instead of 16": the words before them say that two times are held together. */
function isComparedWithThen({ tokens, sentence }: Reading, last: Candidate, words: string): boolean {
  if (
    !/^ (?:[a-z]+ )?(?:against|instead of|rather than|compared with|compared to|not) (?:just |only |the )*$/u.test(
      words,
    )
  )
    return false;
  const before = plainWords(tokens, sentence.from, last.opens);
  if (/ (?:instead of|rather than) $/u.test(words))
    return / (?:more|fewer|less|higher|lower) (?:[a-z]+ ){0,4}(?:[,:(–] )?$/u.test(before);
  return / than (?:in |at )?(?:the |a |last |five |ten |two |in )?(?:year|month|decade|quarter|last|years|\d{4})(?: (?:before|earlier|ago|year))? (?:[,:(–] )$/u.test(
    before,
  );
}

/** "an average of one in 14 … in 34 forces", "34 forces gave an average of …". */
export function joinsForces(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const ratio = group.some(({ one }) => isRatio(one) || one.form === "ordinal");
  if (!ratio || !isAverage(plainWords(reading.tokens, reading.sentence.from, reading.sentence.next))) return false;
  return (
    / (?:in|across|of|from|among|for|over|by|the|those|these|all) $/u.test(words) &&
    words.length < 120 &&
    !CONTRAST.test(words) &&
    !words.includes(" ) ") &&
    !/ (?:and|but) (?:the |its |their |an )?(?:[a-z]+ )?(?:average|mean) /u.test(words) &&
    next.value > 1
  );
}

/** Whether two counts are a part and its whole. */
export function countsBelong(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  const preposition = wordBefore(reading, b);
  const gap = b.opens - a.next;
  if (words === " / ") return true;
  if (
    areThreeDone(reading, a, b) ||
    isOfRest(reading, a) ||
    / (?:instead|ahead|short|because|regardless|in place) of $/u.test(words)
  )
    return false;
  if (isDivision(reading, a, b) || isOfOneYear(reading, a, b, words) || isPartByBuild(reading, a, b, words))
    return true;
  if (
    preposition === "of" &&
    gap <= 8 &&
    !/ (?:,|:|and|with) /u.test(words) &&
    !/ (?:number|total|average|rate|out of court) of /u.test(words)
  )
    return true;
  if (
    preposition === "from" &&
    a.noun === null &&
    b.noun === null &&
    gap <= 2 &&
    a.value < b.value &&
    !hasChange(reading)
  )
    return true;
  if (preposition === "of" && / out of (?:the |all |about )*$/u.test(words) && gap <= 14) return true;
  const openedOf = word(reading.tokens, a.opens - 1) === "of" || wordBefore(reading, a) === "of";
  if (!(openedOf && startsClause(reading, a)) && areParts(reading, a, b, words)) return false;
  if (isFoundAmong(reading, a, b, words) || isCharged(a, b, words)) return true;
  if (CONTRAST.test(words) && !(b.noun === null && b.became !== null && / but (?:only |just )?$/u.test(words)))
    return false;
  if (isCome(reading, a, b, words)) return true;
  const [unitA, unitB] = [a.noun?.unit ?? null, b.noun?.unit ?? null];
  if (
    /^(?:from|for|in|per|against|out|every|among)$/u.test(preposition) &&
    unitA !== null &&
    RESULT.test(unitA) &&
    unitB !== null &&
    BASE.test(unitB)
  ) {
    return gap <= 12 && unitA !== unitB;
  }
  if (isOutOf(a, b, words)) return true;
  if (preposition === "every" || / (?:for every|per) $/u.test(words)) return true;
  return isInWhole(reading, a, b, words) || isWholeThenPart(reading, a, b, words);
}

/** "Nineteen prosecutions followed the 411 reports", "16 charges came of the 540 crimes". */
function isOutOf({ noun: a, next }: Candidate, { noun: b, opens }: Candidate, words: string): boolean {
  if (a === null || b === null || !RESULT.test(a.unit) || !BASE.test(b.unit) || a.unit === b.unit || opens - next > 9)
    return false;
  return / (?:followed|(?:came|arose|resulted|sprang|flowed|stemmed|were brought|emerged) (?:from|of|out of|after|on)) (?:just |only |the |all |some |about )*$/u.test(
    words,
  );
}

/** "divides 12 charges by all 372 crimes". */
function isDivision(reading: Reading, a: Candidate, b: Candidate): boolean {
  if (wordBefore(reading, b) !== "by" || b.opens - a.next > 10 || a.value > b.value) return false;
  return some(reading.tokens, Math.max(reading.sentence.from, a.opens - 8), b.opens, (low) =>
    /^divid(?:e|es|ed|ing)$/u.test(low),
  );
}

/** "157 reports, and in the same year the prosecutors took nine people to court": two counts laid over each other by their year. */
function isOfOneYear({ tokens, sentence }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (a.noun === null || !CRIMES.test(a.noun.unit) || b.value >= a.value || words.length > 120) return false;
  if (
    !/ (?:the|that) (?:very )?same (?:year|period|time|months?|12 months|twelve months) | (?:in|during|over) that (?:year|period|time) /u.test(
      words,
    )
  )
    return false;
  if (b.noun !== null && RESULT.test(b.noun.unit)) return true;
  if (FUNNEL.has(b.became?.line ?? "")) return true;
  const next = Math.min(sentence.next, b.next + 8);
  return / (?:to|before|in) (?:the |a )?(?:courts?|trial|dock) /u.test(plainWords(tokens, b.next, next));
}

/** "From 2,204 reports of stalking have come 58 court cases": turned round, what came of them stands last. */
function isCome({ tokens }: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (a.noun === null || !BASE.test(a.noun.unit) || b.value >= a.value || words.length > 100) return false;
  if (!/^(?:from|of)$/u.test(word(tokens, a.opens - 1))) return false;
  return / (?:come|came|comes|emerged|followed|sprang|resulted|flowed) (?:just |only |a mere |a total of )?$/u.test(
    words,
  );
}

/** "Wiltshire flagged 100 and charged eight": both bare, or the first with its noun. */
function isCharged(a: Candidate, b: Candidate, words: string): boolean {
  const base = a.noun === null || BASE.test(a.noun.unit);
  return (
    base &&
    b.noun === null &&
    b.value < a.value &&
    words.length < 60 &&
    / (?:and|but) charged (?:just |only )?$/u.test(words)
  );
}

/** "We looked at 96 cases and found … a suspect in 12.", "Surrey, with 310 crimes, had 19.", "45 forces were asked and 34 answered". */
function isInWhole(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  if (isPartOfThe(reading, a)) return false;
  if (a.noun === null || b.noun !== null || b.spelled || b.value > a.value || b.value < 2 || words.length > 120)
    return false;
  const ends = /^(?:[.,;:"')!?–]|)$/u.test(word(reading.tokens, b.next)) || b.next >= reading.sentence.next;
  const before = word(reading.tokens, b.opens - 1);
  if (a.noun.kind === "force") return / (?:asked|contacted|approached) /u.test(words) && !words.includes(" ; ");
  return (
    (CRIMES.test(a.noun.unit) || LOOKED_AT.test(a.noun.unit)) &&
    ends &&
    (wordBefore(reading, b) === "in" || (before === "had" && words.length < 25))
  );
}

/** "121 of the cases": a part of a whole said before, and no whole itself. */
export function isPartOfThe({ tokens }: Reading, { next }: Candidate): boolean {
  return (
    word(tokens, next) === "of" &&
    /^(?:the|these|those|them|its|their|all)$/u.test(word(tokens, next + 1)) &&
    tokens[next + 2]?.kind !== "number"
  );
}

/** "Of 620 crimes …, 31 led to a charge", "4,911 crimes led to 382 charges", "1,204 children …, of whom 96". */
function isWholeThenPart(reading: Reading, a: Candidate, b: Candidate, words: string): boolean {
  const unit = a.noun?.unit ?? null;
  const base = unit !== null && BASE.test(unit);
  const ofWhole =
    /^(?:of|from)$/u.test(word(reading.tokens, a.opens - 1)) ||
    (wordBefore(reading, a) === "of" && startsClause(reading, a));
  const after = plainWords(reading.tokens, b.next, Math.min(reading.sentence.next, b.next + 4));
  const named =
    / (?:of whom|of which|of these|of those|of them|including|include|includes|included|among them|comprised|comprising|made up of|consisted of|consisting of) /u.test(
      words,
    ) || /^ (?:of them|of these|of those|of which|of whom) /u.test(after);
  if (b.value > a.value || otherYear(reading, a, b)) return false;
  if (isPartOfThe(reading, a) && !named) return false;
  if (named && (base || (a.noun !== null && /^(?:thing|loose|person|people)$/u.test(a.noun.kind)))) return true;
  const person = b.noun !== null && ["person", "people"].includes(b.noun.kind) && CRIMES.test(unit ?? "");
  if (FUNNEL.has(a.became?.line ?? "") && FUNNEL.has(b.became?.line ?? "") && !ofWhole) return false;
  const mine = b.noun === null || person || RESULT.test(b.noun.unit) || (b.noun.unit === unit && b.became !== null);
  if (!mine || (b.became === null && !ofWhole)) return false;
  if (ofWhole && startsClause(reading, a)) return true;
  const told = b.noun === null && b.became !== null;
  return (
    base && unit !== b.noun?.unit && !RESULT.test(unit ?? "") && (told || b.became !== null) && !words.includes(" . ")
  );
}

/** Whether "of 540 crimes" opens its sentence or clause. */
export function startsClause(reading: Reading, one: Candidate): boolean {
  for (let at = one.opens - 1; at >= reading.sentence.from && at > one.opens - 6; at--) {
    const low = word(reading.tokens, at);
    if (low === "total") return false;
    if (/^[,;:–"(]$/u.test(low) || low === "that" || low === "said") return true;
    if (/^(?:and|but)$/u.test(low)) return word(reading.tokens, at + 1) === "of";
    if (!isDeterminer(low) && low !== "of" && low !== "out" && low !== "from" && low !== "among") return false;
    if (at === reading.sentence.from) return true;
  }
  return one.opens === reading.sentence.from;
}
