// Lists in a sentence: three counts or more with commas and an "and" between them are parts of one thing, with their whole before them.
import type { Candidate, Reading } from "./candidates.ts";
import { type Kept, PARTNER } from "./judgement.ts";
import { CONTRAST, otherPlace, otherYear } from "./pairs.ts";
import { some, word } from "./sentence-says.ts";
import { plainWords } from "./words/about.ts";

/** What stands right before the next item of a list. */
const JOINS =
  /(?: ,| and| ;| or| but) (?:and )?(?:in |for |with |a further |another |the remaining |the other |the rest , |just |only |some |about |around |there were )*$/u;
/** What stands between a whole and the first of its parts. */
const OPENS =
  / (?:[:(–-]|as follows|of which|of whom|of these|of those|comprised|comprising|including|included|made up of|consisted of|consisting of|were|into|, with|with) (?:there were |only |just |about )*$/u;
/** Steps of one path: two of them in a list are unlike things, not parts. */
const STEPS = /^(?:crimes|reports|referrals|arrests|charges|prosecutions|convictions)$/u;
const LONGEST = 85;

/** The lists of a sentence as groups of numbers in order; a number of no list is in none. */
export function enumerationsIn(reading: Reading, kept: readonly Kept[]): Kept[][] {
  const judged = new Map(kept.map((one) => [one.one, one]));
  const lists: Kept[][] = [];
  const { candidates } = reading;
  for (let at = 0; at < candidates.length; ) {
    const next = endOfList(reading, at);
    const list = candidates.slice(at, next);
    const counts = list.filter(({ form }) => form === list[0]?.form);
    if (isParts(reading, counts, judged)) {
      const whole = at > 0 ? wholeBefore(reading, candidates[at - 1], counts) : null;
      const all =
        whole === null || lists.some((one) => one.some(({ one: other }) => other === whole)) ? list : [whole, ...list];
      lists.push(all.map((one) => judged.get(one) ?? { one, judgement: PARTNER }));
    }
    at = Math.max(at + 1, next);
  }
  return lists;
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

function isItem({ form, unitOfTime, to }: Candidate): boolean {
  return (form === "count" || form === "percent") && unitOfTime === null && to === null;
}

function goesOn(reading: Reading, last: Candidate, next: Candidate): boolean {
  if (next.opens - last.next > 20) return false;
  const words = plainWords(reading.tokens, last.next, next.opens);
  if (words.length > LONGEST || !JOINS.test(words) || CONTRAST.test(words)) return false;
  return !otherPlace(reading, last, next) && !otherYear(reading, last, next);
}

/** Whether a run is a list of parts: three at least, most with an outcome or a noun of ours, and not steps of one path. */
function isParts(reading: Reading, list: readonly Candidate[], judged: ReadonlyMap<Candidate, Kept>): boolean {
  if (list.length < 3) return false;
  if (list[0]?.form === "percent") {
    const sum = list.reduce((total, { value }) => total + value, 0);
    return sum > 96 && sum < 104 && list.every((one) => judged.has(one));
  }
  if (hasWordOfWhole(reading, list)) return false;
  const steps = new Set(list.flatMap(({ noun }) => (noun !== null && STEPS.test(noun.unit) ? [noun.unit] : [])));
  const told = list.filter(
    (one) => one.became !== null || isOurs(one) || judged.get(one)?.judgement.says === "sure",
  ).length;
  const sure =
    list.some((one) => judged.get(one)?.judgement.says === "sure") || list.every(({ became }) => became !== null);
  return steps.size < 2 && sure && told * 2 >= list.length && told >= 2;
}

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
  const among = some(reading.tokens, one.opens - 2, one.opens, (low) => low === "of" || low === "among");
  return one.value === sum || among || OPENS.test(words) ? one : null;
}

/** Whether the first of the numbers is the whole of the others: by the sum, or by the words around it. */
export function isWholeOfRest(reading: Reading, ones: readonly Candidate[]): boolean {
  const [first, second] = ones;
  if (first === undefined || second === undefined || first.form !== "count") return false;
  const rest = ones.slice(1).filter(({ form }) => form === "count");
  if (rest.some(({ value }) => value > first.value)) return false;
  return wholeBefore(reading, first, rest) !== null || first.noun?.kind === "force";
}
