// Which numbers of a sentence belong to one statement: a rate with its counts, a list of parts, a change with its ends.

import type { StatementKind } from "../statement.ts";
import { isSaidAgain, isSizeBefore, isSizeWords } from "./appositions.ts";
import { isBaseOf, isTimesOfNext } from "./bases.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isOfThem } from "./elided.ts";
import { enumerationsIn } from "./enumerations.ts";
import { isSetEqual } from "./identities.ts";
import { isStaff, isStatement } from "./is-statement.ts";
import type { Kept } from "./judgement.ts";
import { withOpening } from "./openings.ts";
import {
  between,
  CONTRAST,
  countsBelong,
  FUNNEL,
  isChangePair,
  isRatio,
  isResultUnit,
  joinsForces,
  otherPlace,
  otherYear,
  startsClause,
  wordBefore,
} from "./pairs.ts";
import { areKinds, isAnswered, isFurther, isPartOfOpening, isQuotient } from "./parts.ts";
import { countFollowsRatio, isOwnClause, ratioBelongs } from "./ratios.ts";
import { kindOf, type Role, rolesOf } from "./roles.ts";
import { isOfAnother, isSaidOver } from "./said-before.ts";
import { hasChange, word } from "./sentence-says.ts";
import { isInterval, isOpenedBySpread, isSpread } from "./spreads.ts";
import { areOfTwo, withTogether } from "./together.ts";
import { areTwoTimes, isLengthAgainst, isSizeAfter, isYearByYear } from "./two-times.ts";
import { isOwnersWhole, isWithRest } from "./wholes.ts";

/** A number with what it does in its statement. */
export interface Member extends Kept {
  readonly role: Role;
}

/** Numbers of one statement in the order of the text. */
export interface Group {
  readonly members: readonly Member[];
  readonly kind: StatementKind;
}

/** The groups of a sentence. Numbers that needed a partner and found none are left out. */
export function joinNumbers(reading: Reading, kept: readonly Kept[]): Group[] {
  const lists = enumerationsIn(reading, kept);
  if (lists.length === 0 && kept.length === 1) {
    const group = finish(reading, kept);
    return group === null ? [] : [group];
  }
  const listed = new Set(lists.flatMap((list) => list.map(({ one }) => one)));
  const rest = listed.size === 0 ? kept : kept.filter(({ one }) => !listed.has(one));
  const others = mergeParts(reading, inGroups(reading, rest, listed));
  const apart = [...lists, ...others].sort((a, b) => (a[0]?.one.from ?? 0) - (b[0]?.one.from ?? 0));
  const finished = withTogether(reading, withOpening(reading, apart)).map((group) => finish(reading, group));
  return finished.filter((group) => group !== null);
}

/** Neighbours that belong together; a list between two numbers keeps them apart. */
function inGroups(reading: Reading, kept: readonly Kept[], listed: ReadonlySet<Candidate>): Kept[][] {
  const places = [...listed].map(({ from }) => from);
  const groups: Kept[][] = [];
  for (const next of kept) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const apart = last !== undefined && places.some((from) => from > last.one.from && from < next.one.from);
    if (group !== undefined && last !== undefined && !apart && belongs(reading, group, next)) group.push(next);
    else groups.push([next]);
  }
  return groups;
}

function belongs(reading: Reading, group: readonly Kept[], { one: next }: Kept): boolean {
  const last = group.at(-1)?.one;
  const first = group[0]?.one;
  if (last === undefined || first === undefined) return false;
  const words = between(reading, last, next);
  if (last.unitOfTime === "years" && next.unitOfTime === "months") return words === " years and ";
  if (isSetEqual(reading, last, next)) return true;
  const ones = group.map(({ one }) => one);
  if (areApart(reading, ones, last, next)) return false;
  if (isBaseOf(reading, ones, next) || (ones.length === 1 && isTimesOfNext(reading, last, next))) return true;
  if (isSizeWords(next, words) && (hasEnds(reading, group) || isPairOfTimes(reading, group))) return true;
  if (isComplete(reading, group) && !isRatio(next) && next.form !== "times" && next.form !== "points") return false;
  if (next.unitOfTime !== null || last.unitOfTime !== null) return isLengthChange(reading, group, next, words);
  if (isHeldAgainst(reading, last, next, words)) return true;
  if (/^ (?:,|and|, and|then|, then) $/u.test(words) && isYearByYear(reading, [...ones, next])) return true;
  if (isAnswered(reading, group, next, words) || isNextTime(reading, group, next, words)) return true;
  if (group.length === 1 && isWithRest(reading, last, next, words)) return true;
  if (group.length === 1 && isSizeAfter(reading, last, next, words)) return true;
  if (isSizeBefore(reading, last, next, words)) return true;
  if (isThatShare(reading, group, next, words)) return true;
  if (words.includes(" ; ") && !(isRatio(next) && words.length < 12)) return inColonList(reading, group, next);
  if (isChangePair(reading, last, next, words)) return true;
  if (goesTo(reading, group, next) || isReachedTo(reading, last, next, words)) return true;
  if (isOwnersWhole(reading, last, next)) return true;
  if (otherPlace(reading, last, next)) return false;
  if (last.form === "ordinal")
    return next.form === "count" && /^(?:of|out|among|from)$/u.test(wordBefore(reading, next));
  if (next.noun?.kind === "force" && next.form === "count" && joinsForces(reading, group, next, words)) return true;
  if (isPartOfOpening(reading, group, next, words)) return true;
  if (group.length > 1 && next.form === "count" && isOfThem(reading, next)) return false;
  if (last.form === "count" && next.form === "count" && isSecondOfWhich(reading, group, next, words)) return true;
  if (last.form === "count" && next.form === "count")
    return countsBelong(reading, last, next, words) || inColonList(reading, group, next);
  if (
    isRatio(next) &&
    last.form === "count" &&
    /^(?:of|among)$/u.test(wordBefore(reading, last)) &&
    startsClause(reading, last) &&
    !otherYear(reading, last, next)
  )
    return true;
  if (isSaidAgain(reading, last, next, words) && !isSpread(reading, last)) return true;
  if (isRatio(next)) return ratioBelongs(reading, group, next);
  if (isRatio(last) && next.form === "count") return countFollowsRatio(reading, last, next, words);
  if (last.form === "times" && next.form === "count") return / (?:from|to) /u.test(words) && words.length < 60;
  return false;
}

/** Whether a number begins something of its own: the end of a spread, an interval, a number said over again, what another did. */
function areApart(reading: Reading, ones: readonly Candidate[], last: Candidate, next: Candidate): boolean {
  const first = ones[0] ?? last;
  if (isRatio(last) && isRatio(next) && (isSpread(reading, first) || isSpread(reading, last))) return true;
  if (last.noun === null && isRatio(next) && isOpenedBySpread(reading, last, next)) return true;
  if (isRatio(next) && isOwnClause(reading, last, next, between(reading, last, next))) return true;
  // "rose by a third to 8,420, of which 1,310 led to a disclosure"
  const isMoved = ones.length > 1 && hasChange(reading) && wordBefore(reading, last) === "to";
  if (isMoved && next.form === "count" && / of (?:which|whom) $/u.test(between(reading, last, next))) return true;
  return isInterval(reading, next) || isSaidOver(reading, ones, next) || isOfAnother(reading, last, next);
}

/** "640, then 588, then 471": one number of a group after the other, each of its own time. */
function isNextTime(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const [first, second] = group.map(({ one }) => one);
  const last = group.at(-1)?.one;
  if (first === undefined || last === undefined || otherPlace(reading, last, next)) return false;
  if (second !== undefined && !areTwoTimes(reading, first, second, between(reading, first, second))) return false;
  return areTwoTimes(reading, last, next, words);
}

/** Whether a group holds both ends of a change already: "from 120 to 260". */
function isComplete(reading: Reading, group: readonly Kept[]): boolean {
  const says = (low: string): boolean =>
    group.some(({ one }) => one.form === "count" && wordBefore(reading, one) === low);
  return group.length >= 2 && says("from") && says("to");
}

/** Whether a group holds both ends of a change, of whatever form: "from 3.1 per cent to 4.5 per cent". */
function hasEnds(reading: Reading, group: readonly Kept[]): boolean {
  return group.length === 2 && ["from", "to"].every((low) => group.some(({ one }) => wordBefore(reading, one) === low));
}

/** Two levels of one thing at two times: "428 in 2021/22, compared with 391 in 2020/21". */
function isPairOfTimes(reading: Reading, group: readonly Kept[]): boolean {
  const [a, b, ...more] = group.map(({ one }) => one);
  if (a === undefined || b === undefined || more.length > 0) return false;
  const words = between(reading, a, b);
  return isChangePair(reading, a, b, words) || areTwoTimes(reading, a, b, words);
}

/** "from 212 days to 180, down 15 per cent", "an average of 410 days, up 38 per cent from 297 days". */
function isLengthChange(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const first = group.find(({ one }) => one.unitOfTime !== null)?.one;
  if (first === undefined || words.length > 90) return false;
  if (group.length === 1 && (isLengthAgainst(reading, first, next, words) || areMeanAndMedian(reading, first, words)))
    return true;
  if (!hasChange(reading)) return false;
  const into = wordBefore(reading, next);
  if (next.form === "percent" || next.form === "fraction" || next.form === "times")
    return (
      / (?:down|up|by|of|fall|rise|increase|it has|has|have|had|,|–|:) (?:\w+ ){0,4}$/u.test(words) &&
      !isSpread(reading, first)
    );
  if (next.form !== "count" || (next.unitOfTime !== null && next.unitOfTime !== first.unitOfTime)) return false;
  return (into === "to" && wordBefore(reading, first) === "from") || into === "from";
}

/** "64 meetings, of which 48 were attended; this was three quarters": what "this" is said of is the part and its whole before it. */
function isThatShare({ tokens, sentence }: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  if (group.length !== 2 || !isRatio(next) || group.some(({ one }) => one.form !== "count")) return false;
  const ends = next.next >= sentence.next || /^[.,;:)!?"–]$/u.test(word(tokens, next.next));
  if (/^(?:up|down|compared|against)$/u.test(word(tokens, next.next + 1)) && word(tokens, next.next + 2) === "from")
    return false;
  return (
    ends &&
    words.length < 90 &&
    /^ [^;]*; (?:this|that) (?:is|was|makes) (?:just |only |about |nearly |almost )*$/u.test(words)
  );
}

/** "The mean was 214 days and the median 171 days": one length told by two averages. */
function areMeanAndMedian({ tokens, sentence }: Reading, first: Candidate, words: string): boolean {
  const second = / [,;(]? ?(?:and |with |but )?(?:the |a |its )?(mean|median|average) (?:was |is |of |at )?$/u.exec(
    words,
  )?.[1];
  if (second === undefined || words.length > 45) return false;
  for (let at = first.opens - 1; at >= sentence.from && at > first.opens - 10; at--)
    if (/^(?:mean|median|average)$/u.test(word(tokens, at))) return word(tokens, at) !== second;
  return false;
}

/** "The figure was 1,732 – almost four times higher than in Merseyside (441)": both counts belong to the comparison. */
function isHeldAgainst(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  if (words.length > 60 || CONTRAST.test(words) || / (?:\)|so) /u.test(words)) return false;
  if (next.form === "times" && last.form === "count")
    return last.noun === null && / (?:is|was|–|-|,|nearly|almost) /u.test(words) && !/ and /u.test(words);
  const bracket = word(reading.tokens, next.opens - 1) === "(" || / which (?:recorded|had|has) $/u.test(words);
  return last.form === "times" && next.form === "count" && next.noun === null && bracket;
}

/** "fell by three percentage points, to 4 per cent": the size and where it came to. */
function isReachedTo(reading: Reading, last: Candidate, next: Candidate, words: string): boolean {
  const size = last.form === "points" || (isRatio(last) && wordBefore(reading, last) === "by");
  return (
    size &&
    (isRatio(next) || next.form === "count") &&
    /^ (?:, )?to (?:just |only |about |a )*$/u.test(words) &&
    hasChange(reading)
  );
}

/** "1,200 reports, of which 300 were recorded as crimes and 40 led to a charge": the second part of the whole. */
function isSecondOfWhich(reading: Reading, group: readonly Kept[], next: Candidate, words: string): boolean {
  const [whole, part] = group.map(({ one }) => one);
  if (whole === undefined || part === undefined || next.noun !== null || next.value > whole.value) return false;
  return (
    / (?:of which|of whom|of these|of those|of them) /u.test(between(reading, whole, part)) &&
    words.length < 70 &&
    / (?:and|,|;|, and|while) (?:a further |another |just |only |the rest , )?$/u.test(words) &&
    !wordBefore(reading, next).startsWith("of")
  );
}

/** "from one in 15 (6.3 per cent) in 2016, to one in 25": the end of a change whose beginning stands further back. */
function goesTo(reading: Reading, group: readonly Kept[], next: Candidate): boolean {
  if (!isRatio(next) || wordBefore(reading, next) !== "to") return false;
  return group.some(({ one }) => one.form === next.form && wordBefore(reading, one) === "from");
}

/** A list after a colon or in brackets: "66 investigations: 20 charged, 41 closed, five still open". */
function inColonList(reading: Reading, group: readonly Kept[], next: Candidate): boolean {
  const last = group.at(-1)?.one;
  const words = last === undefined ? "" : between(reading, last, next);
  const whole = group[0]?.one;
  const first = group[1]?.one ?? next;
  if (whole === undefined || group.some(({ one }) => one.form !== "count")) return false;
  if (group.length === 1)
    return (
      / (?:[:(–]|as follows :) /u.test(words) &&
      whole.noun !== null &&
      whole.value >= next.value &&
      listFollows(reading, next)
    );
  const opened =
    / (?:[:(–]|as follows :|comprised|comprising|made up of|consisted of|consisting of) /u.test(
      between(reading, whole, first),
    ) && whole.value >= first.value;
  return opened && words.length < 70 && / (?:,|and|;|\)) /u.test(words) && !/ \) .* /u.test(words);
}

/** Lists: counts or percentages that each say what became of something, with the whole before them. */
function mergeParts(reading: Reading, groups: Kept[][]): Kept[][] {
  if (groups.length < 2) return groups;
  const merged: { readonly all: Kept[]; readonly parts: Kept[][] }[] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    const [a, b] = [before?.all[0]?.one, group[0]?.one];
    const ratio = group[1]?.one;
    if (
      before?.all.length === 1 &&
      group.length === 2 &&
      a !== undefined &&
      b !== undefined &&
      ratio !== undefined &&
      isRatio(ratio) &&
      !otherPlace(reading, a, b) &&
      isQuotient(a, b, ratio)
    ) {
      before.all.push(...group);
      before.parts.push(before.parts.pop()?.concat(group) ?? group.slice());
    } else if (before !== undefined && isListWith(before.all, group, reading)) {
      before.all.push(...group);
      before.parts.push([...group]);
    } else merged.push({ all: [...group], parts: [[...group]] });
  }
  return merged.flatMap(({ all, parts }) => (isWholeOfPercents(all) ? [all] : parts));
}

/** Percentages are one breakdown only where they could be all the parts of a whole: 61, 22, 5 and 7; else each is a rate. */
function isWholeOfPercents(all: readonly Kept[]): boolean {
  if (all.some(({ one }) => one.form !== "percent")) return true;
  const sum = all.reduce((total, { one }) => total + one.value, 0);
  return sum >= 85 && sum <= 115;
}

function isListWith(before: readonly Kept[], group: readonly Kept[], reading: Reading): boolean {
  const next = group[0]?.one;
  const shared = group.length === 2 && next?.form === "count" && group[1]?.one.form === "percent";
  const same = before.filter(({ one }) => one.form === next?.form);
  const last = same.at(-1)?.one;
  if (last === undefined || next === undefined || group.length > (shared ? 2 : 1)) return false;
  if (before.some(({ one }) => one.form !== next.form && !(shared && one.form === "percent"))) return false;
  if (next.form !== "count" && next.form !== "percent") return false;
  if (next.unitOfTime !== null || last.unitOfTime !== null) return false;
  const words = between(reading, last, next);
  if (isOfAnother(reading, last, next)) return false;
  if (CONTRAST.test(words) || otherPlace(reading, last, next) || !unitsAgree(last, next)) return false;
  if (areOfTwo(reading, last, next)) return false;
  if (otherYear(reading, last, next)) return false;
  const whole =
    /(?: [:(]| as follows :| of which| of whom) /u.test(words) && before.length === 1 && isWhole(last, next);
  if (whole && listFollows(reading, next) && !isFurther(reading, next)) return true;
  if (next.form === "count" && areKinds(reading, last, next, words)) return true;
  const short =
    /^ (?:, and|,|and|;) (?:[a-z'-]+ )?$/u.test(words) &&
    last.noun === null &&
    next.noun === null &&
    !next.spelled &&
    !last.spelled &&
    !CONTRAST.test(words);
  const bare = short || (/^ (?:,|and|, and|in \w+ ,|in \w+ and) $/u.test(words) && before.length >= 2);
  const parts = isPart(last) && isPart(next) && last.became?.line !== next.became?.line && !bothFunnel(before, next);
  return parts || bare;
}

/** Crimes and people are no parts of one thing; charges, cautions and decisions are. */
function unitsAgree(a: Candidate, b: Candidate): boolean {
  if (a.noun === null || b.noun === null || a.noun.unit === b.noun.unit || a.form !== "count") return true;
  if (WITHDREW.test(a.became?.line ?? "") || WITHDREW.test(b.became?.line ?? "")) return true;
  const people = (one: Candidate): boolean => one.noun?.kind === "people" || one.noun?.kind === "person";
  return isResultUnit(a.noun.unit) || isResultUnit(b.noun.unit) || people(a) === people(b);
}

/** Of a crime it is the victim who gives up: "75 victims did not support action, and in 169 cases …" are two lines of one list. */
const WITHDREW = /^victim-does-not-support$/u;

function isWhole(last: Candidate, next: Candidate): boolean {
  return last.form === "count" && last.noun !== null && last.value >= next.value;
}

/** After "2,016 arrests:" two more numbers at least follow in a list. */
function listFollows(reading: Reading, next: Candidate): boolean {
  const index = reading.candidates.indexOf(next);
  const further = reading.candidates[index + 1];
  return further !== undefined && further.form === "count" && next.form === "count" && further.opens - next.next < 25;
}

function isPart(one: Candidate): boolean {
  return one.became !== null;
}

function bothFunnel(before: readonly Kept[], next: Candidate): boolean {
  const lines = [...before.map(({ one }) => one), next].map(({ became }) => became?.line ?? "");
  return lines.every((line) => FUNNEL.has(line) || line === "");
}

/** The kind and roles of a group; nothing where nobody in it is sure. */
function finish(reading: Reading, group: readonly Kept[]): Group | null {
  const ones = group.map(({ one }) => one);
  if (!isStatement(reading, group)) return null;
  const kind = kindOf(reading, ones);
  if ((kind === "change" || kind === "comparison") && isStaff(reading, ones)) return null;
  const roles = rolesOf(reading, ones, kind);
  return {
    kind,
    members: group.map(({ one, judgement }, index) => ({ one, judgement, role: roles[index] ?? "alone" })),
  };
}
