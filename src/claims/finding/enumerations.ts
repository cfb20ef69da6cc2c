// Lists in a sentence: three counts or more with commas and an "and" between them are parts of one thing, with their whole before them.

import { plainWords } from "../words/about.ts";
import { areBracketed, isNextName, wholeOfPlaces } from "./bracketed.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { type Kept, PARTNER } from "./judgement.ts";
import { isPartOfNext } from "./opening-whole.ts";
import { CONTRAST, otherPlace, otherYear } from "./pairs.ts";
import { some, word } from "./sentence-says.ts";

/** What stands right before the next item of a list. */
const JOINS =
  /(?: ,| and| ;| or| but) (?:and )?(?:in |for |with |a further |another |the remaining |the other |the rest , |just |only |some |about |around |there were )*$/u;
/** "…, 41 per cent; evidential difficulties, 24 per cent": each number behind its label. */
const LABELLED = /^ ; (?:[a-z'/-]+ ){1,7}[,:–] $/u;
/** What stands between a whole and the first of its parts. */
const OPENS =
  / (?:[:(–-]|as follows|of which|of whom|of these|of those|comprised|comprising|including|included|made up of|consisted of|consisting of|were|into|, with|with) (?:there were |only |just |about )*$/u;
/** Steps of one path: two of them in a list are unlike things, not parts. */
const STEPS = /^(?:crimes|reports|referrals|arrests|charges|prosecutions|convictions)$/u;
const LONGEST = 85;
const FEWEST = 3;

/** The lists of a sentence as groups of numbers in order; a number of no list is in none. */
export function enumerationsIn(reading: Reading, kept: readonly Kept[]): Kept[][] {
  const lists: Kept[][] = [];
  const { candidates } = reading;
  if (candidates.length < 2) return lists;
  const judged = new Map(kept.map((one) => [one.one, one]));
  for (let at = 0; at < candidates.length; ) {
    const next = endOfList(reading, at);
    const list = candidates.slice(at, next);
    const isWhole =
      list.length > 1 && (isOpeningWhole(reading, list[0]) || isPartOfNext(reading, candidates[at - 1], list[0]));
    if (isNumberOfItems(list) || isWhole) {
      at++;
      continue;
    }
    const counts = list.filter(({ form }) => form === list[0]?.form);
    const before = at > 0 ? candidates[at - 1] : undefined;
    const ofPlaces = areBracketed(reading, counts) ? wholeOfPlaces(reading, before, counts) : null;
    const isHandedOut = ofPlaces !== null && judged.get(ofPlaces)?.judgement.says === "sure";
    if (isHandedOut || isParts(reading, counts, judged)) {
      const whole = wholeBefore(reading, before, counts) ?? ofPlaces;
      if (whole === null && areOfPlaces(reading, counts)) {
        at = Math.max(at + 1, next);
        continue;
      }
      const all =
        whole === null || lists.some((one) => one.some(({ one: other }) => other === whole)) ? list : [whole, ...list];
      lists.push(all.map((one) => judged.get(one) ?? { one, judgement: PARTNER }));
    }
    at = Math.max(at + 1, next);
  }
  return lists;
}

/** "Kent (30), Essex (17) and Surrey (14)": each has its own. */
function areOfPlaces(reading: Reading, counts: readonly Candidate[]): boolean {
  if (!areBracketed(reading, counts)) return false;
  if (counts.every(({ became }) => became === null)) return true; // "Theft (4,102), burglary (1,204) and robbery (312)"
  return counts.some((one, next) => next > 0 && otherPlace(reading, counts[next - 1] ?? one, one));
}

/** The end of the run of like numbers with list marks between them; a percentage in brackets belongs to its count. */
function endOfList(reading: Reading, from: number): number {
  const { candidates, tokens } = reading;
  let last = candidates[from];
  let next = from + 1;
  if (last === undefined || !isItem(last)) return next;
  for (let at = from + 1; at < candidates.length; at++) {
    const one = candidates[at];
    if (one === undefined) break;
    if (last.form === "count" && one.form === "percent" && word(tokens, one.opens - 1) === "(") {
      if (next === at) next = at + 1;
      continue;
    }
    if (one.form !== last.form || !isItem(one) || !goesOn(reading, last, one)) break;
    last = one;
    next = at + 1;
  }
  return next;
}

/** "three heaps, 44 charged, 61 undetected and 9 withdrawn": the first says how many items follow, and is none of them. */
function isNumberOfItems([first, ...items]: readonly Candidate[]): boolean {
  return first?.noun?.kind === "other" && items.length > 1 && first.value === items.length;
}

/** "Of those, 40 were about girls, 31 about boys and 25 …": the sentence opens with what its numbers are parts of. */
function isOfWhole({ tokens, sentence }: Reading, list: readonly Candidate[]): boolean {
  const first = list[0]?.opens ?? sentence.from;
  if (word(tokens, sentence.from) !== "of" || first - sentence.from > 10) return false;
  return /^(?:those|these|them|the|whom)$/u.test(word(tokens, sentence.from + 1)) && word(tokens, first - 1) === ",";
}

/** "Of the 84 files, 19 …": what a sentence opens with after "of" is the whole of the list, and no item of it. */
function isOpeningWhole({ tokens, sentence }: Reading, one: Candidate | undefined): boolean {
  if (one === undefined) return false;
  if (one.opens > sentence.from + 4) return word(tokens, one.next) === "," && isOfRemaining(tokens, one.opens);
  const opens = some(tokens, sentence.from, sentence.from + 1, (low) => low === "of" || low === "among");
  return opens && !some(tokens, sentence.from, one.opens, (low) => low === ",");
}

/** "… are still live, and that of the remaining 285, 12 …": the same in a clause of its own. */
function isOfRemaining(tokens: Reading["tokens"], opens: number): boolean {
  let at = opens - 1;
  while (at > opens - 5 && /^(?:the|those|these|its|their|remaining|other|rest)$/u.test(word(tokens, at))) at--;
  return word(tokens, at) === "of" && at < opens - 1 && /^(?:[,;:–]|and|that|while|but)$/u.test(word(tokens, at - 1));
}

/** "44 charged, 61 undetected, 12 upheld": a participle right after the number says what became of its things. */
function isToldByVerb({ tokens }: Reading, one: Candidate): boolean {
  const low = word(tokens, one.next);
  if (/^(?:had|have)$/u.test(low) && !one.noun)
    if (ANSWERED.test(word(tokens, one.next + (word(tokens, one.next + 1) === "not" ? 2 : 1)))) return true;
  return one.became !== null || (/(?:ed|held|lost|found|open|dropped|live|left)$/u.test(low) && low.length > 3);
}

/** "34 had answered, six had refused, five had not replied". */
const ANSWERED = /^(?:answered|replied|responded|refused|declined|acknowledged)$/u;

function isItem({ form, unitOfTime, to }: Candidate): boolean {
  return (form === "count" || form === "percent") && unitOfTime === null && to === null;
}

function goesOn(reading: Reading, last: Candidate, next: Candidate): boolean {
  if (next.opens - last.next > 20) return false;
  if (areBracketed(reading, [last, next])) return isNextName(reading, last, next);
  const words = plainWords(reading.tokens, last.next, next.opens);
  if (/ in the (?:second|third|fourth|next|following|last|other) /u.test(words)) return false; // "in the first quarter …; in the second, 288"
  if (words.length > (/ ; (?:and )?(?:in )?$/u.test(words) ? LONGEST + 35 : LONGEST)) return false;
  if (!(JOINS.test(words) || LABELLED.test(words) || isStillOpen(words, next))) return false;
  // "; in 97 a suspect was identified but the victim did not support further action; 41": what is told inside an item
  if (CONTRAST.test(words.replace(/^.* (?=; )/u, " ")) && !isStillOpen(words, next)) return false;
  return !otherPlace(reading, last, next) && !otherYear(reading, last, next);
}

/** "…, while 32 investigations were still under way": the last line of a list, and nothing set against it. */
function isStillOpen(words: string, { became }: Candidate): boolean {
  return became?.line === "open" && / (?:,|;) while (?:another |a further |the other |the remaining )?$/u.test(words);
}

/** Whether a run is a list of parts: three at least, most with an outcome or a noun of ours, and not steps of one path. */
function isParts(reading: Reading, list: readonly Candidate[], judged: ReadonlyMap<Candidate, Kept>): boolean {
  if (list.length < FEWEST && !(list.length > 1 && areBracketed(reading, list))) return false;
  if (list[0]?.form === "percent") {
    const sum = list.reduce((total, { value }) => total + value, 0);
    const labelled = list.every(
      ({ opens, next }) =>
        /^[,:–]$/u.test(word(reading.tokens, opens - 1)) && /^[;.,]?$/u.test(word(reading.tokens, next)),
    );
    const [least, most] = labelled ? [85, 115] : [96, 104];
    return sum > least && sum < most && list.every((one) => judged.has(one));
  }
  if (hasWordOfWhole(reading, list) || areUnlike(list)) return false;
  const steps = new Set(list.flatMap(({ noun }) => (noun !== null && STEPS.test(noun.unit) ? [noun.unit] : [])));
  const whole = isOfWhole(reading, list);
  const told = list.filter(
    (one) => whole || isToldByVerb(reading, one) || isOurs(one) || judged.get(one)?.judgement.says === "sure",
  ).length;
  const verbs = list.every((one) => isToldByVerb(reading, one)) && list.some(({ became }) => became !== null);
  const sure = verbs || list.some((one) => judged.get(one)?.judgement.says === "sure");
  return steps.size < 2 && sure && told * 2 >= list.length && told >= 2;
}

/** "Two forces, two replies and 61 crimes": forces beside anything else that is counted are no parts of one thing. */
function areUnlike(list: readonly Candidate[]): boolean {
  const counted = list.filter(isOurs);
  const forces = counted.filter(({ noun }) => noun?.kind === "force");
  if (forces.length > 0 && counted.some(({ noun }) => noun?.kind !== "force")) return true;
  const plain = counted.flatMap(({ noun, became }) => (noun !== null && became === null ? [noun.unit] : []));
  return plain.some((unit) => ACCUSED.test(unit)) && plain.some((unit) => HARMED.test(unit)); // "1,099 suspects and 714 victims"
}

const ACCUSED = /^(?:suspects|offenders|perpetrators|defendants)$/u;
const HARMED = /^(?:victims|survivors|complainants)$/u;

/** "12 of 58, 9 of 40 and 3 of 11" are rates. */
function hasWordOfWhole({ tokens }: Reading, list: readonly Candidate[]): boolean {
  return list.slice(1).some(({ opens }) => word(tokens, opens - 1) === "of" || word(tokens, opens - 2) === "of");
}

function isOurs({ noun }: Candidate): boolean {
  return noun !== null && noun.kind !== "other" && noun.kind !== "time";
}

/** The number right before a list that is its whole: by the words between, by "of" or "among" before it, or because it is the sum. */
function wholeBefore(reading: Reading, one: Candidate | undefined, list: readonly Candidate[]): Candidate | null {
  const first = list[0];
  if (one === undefined || first === undefined || one.form !== "count" || one.unitOfTime !== null) return null;
  if (otherPlace(reading, one, first) || otherYear(reading, one, first)) return null;
  const sum = list.reduce((total, { value }) => total + value, 0);
  const most = Math.max(...list.map(({ value }) => value));
  const words = plainWords(reading.tokens, one.next, first.opens);
  if (words.length > 120 || one.value < most) return null;
  const dated =
    reading.tokens[one.opens - 1]?.capital === true && !/^(?:of|among)$/u.test(word(reading.tokens, one.opens - 1)); // "By the end of September 34 had answered"
  const among = !dated && some(reading.tokens, one.opens - 2, one.opens, (low) => low === "of" || low === "among");
  return one.value === sum || among || OPENS.test(words) || isSubjectOf(reading, one, list, sum) ? one : null;
}

/** "The 260 allegations come down to 31 charged, 120 … and 84": a whole that the text knows, and parts without a noun of their own. */
function isSubjectOf({ tokens, sentence }: Reading, one: Candidate, list: readonly Candidate[], sum: number): boolean {
  const known =
    one.opens - 1 === sentence.from && /^(?:the|these|those|its|their|all)$/u.test(word(tokens, sentence.from));
  return known && isOurs(one) && sum <= one.value && list.every(({ noun }) => noun === null || noun.kind === "other");
}

/** Whether the first of the numbers is the whole of the others: by the sum, or by the words around it. */
export function isWholeOfRest(reading: Reading, ones: readonly Candidate[]): boolean {
  const [first, second] = ones;
  if (first === undefined || second === undefined || first.form !== "count") return false;
  const rest = ones.slice(1).filter(({ form }) => form === "count");
  if (rest.some(({ value }) => value > first.value)) return false;
  if (areBracketed(reading, rest) && wholeOfPlaces(reading, first, rest) !== null) return true;
  return wholeBefore(reading, first, rest) !== null || first.noun?.kind === "force";
}
