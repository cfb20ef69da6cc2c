// A rate that forces are sorted by, and that is nobody's own: "Five were under five per cent", "11 forces had charge rates above one in ten".
import { plainWords } from "../words/about.ts";
import type { Candidate, Reading } from "./candidates.ts";

const BOUND = /^(?:less than|more than|at least|at most)$/u;
const STANDS =
  / (?:were|was|are|is|had|have|has|fell|came|stood|lay|charged|charge|reported|recorded|managed|achieved|posted|showed|with|scored|solved|solve|remained|remain|been|exceeded|reached) /u;
const BARE =
  /^ (?:(?:were|are|was|had|have|fell|came|stood|lay|remained|managed|achieved|charged)(?: (?:charge |charging )?rates?(?: of| at)?| at| well)? )$/u;
const FARTHEST = 60;

/** The count of forces that a bound sorts out: "five" in "five were under five per cent"; `null` where it is somebody's own rate. */
function sorted(reading: Reading, one: Candidate): Candidate | null {
  if (one.hedge === null || !BOUND.test(one.hedge) || one.unitOfTime !== null || one.noun?.kind === "force")
    return null;
  const { tokens, candidates } = reading;
  const last = candidates[candidates.indexOf(one) - 1];
  if (last === undefined || last.unitOfTime !== null) return null;
  if (one.form === "count") return isElided(reading, last, one) ? last : null;
  if (!/^(?:percent|one-in|fraction)$/u.test(one.form)) return null;
  const words = plainWords(tokens, last.next, one.opens).replace(/^ \) /u, " ");
  if (words.length > FARTHEST || /[,;:()–]/u.test(words)) return null;
  if (last.noun?.kind === "force") return STANDS.test(words) && !/ (?:of|and|or) $/u.test(words) ? last : null;
  if (last.form !== "count" || last.noun !== null) return null;
  const named = candidates.some(({ noun, from }) => noun?.kind === "force" && from < last.from);
  if (named && STANDS.test(words) && !/ (?:of|and|or) $/u.test(words)) return last; // "A third of forces (11 of 34) had rates below 5%"
  if (BARE.test(words)) return last;
  const before = candidates[candidates.indexOf(last) - 1];
  return words === " " && before !== undefined && sorted(reading, before) !== null ? last : null;
}

/** "Nine were below three per cent, and only four above ten": the unit stands once. */
function isElided(reading: Reading, last: Candidate, one: Candidate): boolean {
  const { tokens, candidates } = reading;
  const before = candidates[candidates.indexOf(last) - 1];
  if (one.noun !== null || last.form !== "count" || last.noun !== null || before?.form !== "percent") return false;
  return plainWords(tokens, last.next, one.opens) === " " && sorted(reading, before) !== null;
}

/** Whether a bounded share only says which forces are counted. */
export function isThreshold(reading: Reading, one: Candidate): boolean {
  return sorted(reading, one) !== null;
}

/** Whether a number counts those on one side of a bound, which can only be forces: "Five were under five per cent". */
export function isOnOneSide(reading: Reading, one: Candidate): boolean {
  if (one.form !== "count" || (one.noun !== null && (one.noun.kind !== "force" || one.value < 2))) return false;
  const next = reading.candidates[reading.candidates.indexOf(one) + 1];
  return next !== undefined && sorted(reading, next) === one;
}
