// Numbers of one sentence that belong together by what they are, not by the words between them: they add up, divide, or each name another outcome.
import type { Candidate, Reading } from "./candidates.ts";
import { isOfThem } from "./elided.ts";
import { isSummed } from "./identities.ts";
import type { Kept } from "./judgement.ts";
import { FUNNEL, isPartOfThe, isRatio, otherPlace, otherYear } from "./pairs.ts";
import { isFurther, isQuotient, isReply } from "./parts.ts";
import { isOfAnother } from "./said-before.ts";
import { some, word } from "./sentence-says.ts";
import { hasRest, isAfterStop } from "./wholes.ts";

/** The groups of a sentence with those joined that are one statement by their sums, shares, quotient or outcomes. */
export function withTogether(reading: Reading, groups: readonly Kept[][]): Kept[][] {
  const closed = groups.length < 2 ? null : (closing(reading, groups) ?? sharesOfOne(reading, groups));
  if (closed !== null) return apart(reading, closed);
  const joined: Kept[][] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    if (last !== undefined && areOne(reading, last, group)) last.push(...group);
    else joined.push([...group]);
  }
  return apart(reading, joined);
}

function apart(reading: Reading, groups: readonly Kept[][]): Kept[][] {
  const found: Kept[][] = [];
  for (const group of groups) for (const one of ratesApart(reading, group)) found.push(one);
  return found;
}

/** "12 of 480, one in 40; a year earlier it was 18 of 450, one in 25": each part of a whole of its own begins a rate of its own. */
function ratesApart(reading: Reading, group: Kept[]): Kept[][] {
  if (group.length < 4) return [group]; // two counts and two more
  const starts = group.flatMap(({ one }, at) => (isOfNext(reading, one, group[at + 1]?.one) ? [at] : []));
  const [first, second] = starts;
  if (first !== 0 || second === undefined || !group.some(({ one }) => isRatio(one))) return [group];
  if (group.some(({ one }) => /^(?:from|to)$/u.test(word(reading.tokens, one.opens - 1)))) return [group];
  return starts.map((at, index) => group.slice(at, starts[index + 1] ?? group.length));
}

function isOfNext({ tokens }: Reading, a: Candidate, b: Candidate | undefined): boolean {
  if (b === undefined || a.form !== "count" || b.form !== "count" || a.value >= b.value) return false;
  return word(tokens, a.next) === "of" && b.opens - a.next <= 3;
}

function areOne(reading: Reading, a: readonly Kept[], b: readonly Kept[]): boolean {
  const [last, next] = [a.at(-1)?.one, b[0]?.one];
  if (last === undefined || next === undefined) return false;
  if (otherPlace(reading, last, next) || otherYear(reading, last, next) || isOfAnother(reading, last, next))
    return false;
  return (
    isRatioOfCounts(a, b) ||
    isRatioOfCounts(b, a) ||
    (areLines(a, b) && !areOfTwo(reading, last, next)) ||
    isPart(reading, a, b) ||
    (a.length === 1 && b.length === 1 && isAfterStop(reading, last, next)) ||
    isHowMany(reading, a, b) ||
    isMore(reading, a, b)
  );
}

/** "Just under one in seven offences resulted in an arrest (1,206 of 8,533)": the counts give the ratio. */
function isRatioOfCounts(ratios: readonly Kept[], counts: readonly Kept[]): boolean {
  const [ratio, one, two] = [ratios[0]?.one, counts[0]?.one, counts[1]?.one];
  if (ratio === undefined || one === undefined || two === undefined) return false;
  if (ratios.length !== 1 || counts.length !== 2 || !isRatio(ratio) || ratio.to !== null) return false;
  return isQuotient(one, two, ratio);
}

/** "212 of the burglaries; in 96 of the robberies": parts of two wholes. */
export function areOfTwo(reading: Reading, a: Candidate, b: Candidate): boolean {
  if (isTotalOfIts(reading, a, b)) return true;
  if (a.noun === null || b.noun === null || !isPartOfThe(reading, a) || !isPartOfThe(reading, b)) return false;
  return word(reading.tokens, a.noun.at) !== word(reading.tokens, b.noun.at);
}

/** "A total of 89 men have been convicted, and 24 suspects are awaiting trial": each is all that there are of its own. */
function isTotalOfIts({ tokens }: Reading, a: Candidate, b: Candidate): boolean {
  const total = word(tokens, a.opens - 1) === "of" && word(tokens, a.opens - 2) === "total";
  return total && a.noun !== null && b.noun !== null && a.became !== null && a.noun.unit !== b.noun.unit;
}

/** Counts that each name another outcome, not only steps of one path: "204 with no suspect, the victim withdrew in 161, 33 were charged". */
function areLines(a: readonly Kept[], b: readonly Kept[]): boolean {
  const counts = [...a, ...b].filter(({ one }) => one.form !== "percent");
  const lines = counts.map(({ one }) => (one.form === "count" && one.unitOfTime === null ? one.became?.line : null));
  const listed = lines.filter((line) => line != null);
  if (listed.length < lines.length || new Set(listed).size < listed.length - (listed.length > 3 ? 1 : 0)) return false;
  if (listed.every((line) => FUNNEL.has(line)) || counts.some(({ one }) => one.noun?.kind === "force")) return false;
  return counts.length >= 3 || counts.some(({ one }) => !one.spelled || one.value >= 10);
}

/** "57 girls were named; 12 of them were under 13", "128 files; in 71 it found failings". */
function isPart(reading: Reading, a: readonly Kept[], b: readonly Kept[]): boolean {
  const [whole, part] = [a[0]?.one, b[0]?.one];
  if (whole === undefined || part === undefined || a.length > 1 || whole.form !== "count") return false;
  if (b.slice(1).some(({ one }) => !isRatio(one))) return false;
  if (isPartOfThe(reading, whole)) return false;
  const counted = whole.noun !== null || word(reading.tokens, part.next) === "of"; // "reached 61, eleven of them children"
  return counted && whole.unitOfTime === null && part.value < whole.value && isOfThem(reading, part);
}

/** "Asked how many of the 312 reports had reached court, the force replied: 45." */
function isHowMany({ tokens, sentence }: Reading, a: readonly Kept[], b: readonly Kept[]): boolean {
  const [whole, part] = [a[0]?.one, b[0]?.one];
  if (whole === undefined || part === undefined || a.length > 1 || b.length > 1) return false;
  if (whole.form !== "count" || part.form !== "count" || part.value >= whole.value || part.noun !== null) return false;
  return (
    some(tokens, Math.max(sentence.from, whole.opens - 5), whole.opens, (low) => low === "many") &&
    word(tokens, whole.opens - 1) !== "many"
  );
}

/** "twelve forces, and another four": a further number of the same. */
function isMore(reading: Reading, a: readonly Kept[], b: readonly Kept[]): boolean {
  const [one, more] = [a[0]?.one, b[0]?.one];
  if (one === undefined || more === undefined || b.length > 1 || one.form !== "count" || more.form !== "count")
    return false;
  if (a.some((each) => isRatio(each.one))) return false; // "the average of the 34 that answered was one in 14; eleven did not"
  const same = more.noun === null || more.noun.unit === one.noun?.unit;
  return (
    one.noun?.kind === "force" &&
    same &&
    more.unitOfTime === null &&
    (isFurther(reading, more) || isReply(reading, more))
  );
}

/** Three counts or more whose largest is the sum of the others: "11 of the 40 children …, 17 … and the rest, 12". */
function closing(reading: Reading, groups: readonly Kept[][]): Kept[][] | null {
  const all = groups.flat();
  const counts = all.filter(({ one }) => one.form === "count" && one.unitOfTime === null);
  const values = counts.map(({ one }) => one.value);
  const whole = Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0) - whole;
  if (
    isSummed(
      reading,
      all.map(({ one }) => one),
    )
  )
    return [all];
  if (counts.length < 3 || sum !== whole || whole < 6 || all.some(({ one }) => !isCountOrRatio(one))) return null;
  if (all.length > counts.length * 2 || hasOtherPlace(reading, all)) return null;
  return [all];
}

/** Whether counts of persons close: a whole of ten at least and its parts. Small numbers of a story seldom do. */
export function isClosedList(ones: readonly Candidate[]): boolean {
  const values = ones.filter(({ form }) => form === "count").map(({ value }) => value);
  const whole = Math.max(...values);
  return values.length > 2 && whole >= 10 && values.reduce((total, value) => total + value, 0) === 2 * whole;
}

function isCountOrRatio(one: Candidate): boolean {
  return (one.form === "count" && one.unitOfTime === null) || isRatio(one);
}

function hasOtherPlace(reading: Reading, all: readonly Kept[]): boolean {
  return all.slice(1).some(({ one }, index) => {
    const last = all[index]?.one ?? one;
    return otherPlace(reading, last, one) || otherYear(reading, last, one);
  });
}

/** Shares that make up one: "Half were dropped, a third are open and a sixth went to court". */
function sharesOfOne(reading: Reading, groups: readonly Kept[][]): Kept[][] | null {
  const all = groups.flat();
  const ones = all.map(({ one }) => one);
  return (isWholeOfShares(ones) || areSharesAndRest(reading, ones)) && !hasOtherPlace(reading, all) ? [all] : null;
}

/** "A tenth were women, a fifth were boys and the rest men": shares of one form, and what is left of one. */
export function areSharesAndRest(reading: Reading, ones: readonly Candidate[]): boolean {
  const [first, last] = [ones[0], ones.at(-1)];
  if (first === undefined || last === undefined || ones.length < 2 || !/^(?:percent|fraction)$/u.test(first.form))
    return false;
  if (ones.some(({ form, to }) => form !== first.form || to !== null) || !hasRest(reading, last)) return false;
  return ones.reduce((total, { value }) => total + value, 0) < (first.form === "percent" ? 100 : 1);
}

/** Whether numbers are shares of one form that add up to one, two at least. */
export function isWholeOfShares(ones: readonly Candidate[]): boolean {
  const form = ones[0]?.form;
  if (ones.length < 2 || (form !== "percent" && form !== "fraction")) return false;
  if (ones.some((one) => one.form !== form || one.to !== null || one.value <= 0)) return false;
  const sum = ones.reduce((total, { value }) => total + value, 0) / (form === "percent" ? 100 : 1);
  return Math.abs(sum - 1) < (ones.length > 2 ? 0.015 : 0.0005);
}
