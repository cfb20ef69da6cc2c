// Two levels of one time, which are no change: "ranged from 2% to 15%", "from 2.5 per cent in Kent to 14.9 in Gwent", the ends of an interval.
import { wordBeforeNumber } from "../words/hedges.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

/** "ranged from 2% to 15%", "vary from one in eight in Dorset to one in 52": two levels of one time, no change. */
export function isSpread(reading: Reading, one: Candidate): boolean {
  const { tokens, sentence } = reading;
  const spreads = some(tokens, Math.max(sentence.from, one.opens - 8), one.opens, (low) =>
    /^(?:vary|varies|varied|varying|range|ranges|ranged|ranging|differ|differs|differed|spread|anything|anywhere|stretch|stretches|stretched)$/u.test(
      low,
    ),
  );
  if (spreads) return true;
  const [further, before] = [word(tokens, one.opens - 2), word(tokens, one.opens - 1)];
  if (before === "from" && /^(?:run|runs|ran|running)$/u.test(further)) return true;
  return isFromPlaceToPlace(reading, one);
}

/** "from 2.5 per cent in Kent to 14.9 per cent in Gwent": each of the two is of a place of its own. */
function isFromPlaceToPlace({ tokens, sentence, candidates, places }: Reading, one: Candidate): boolean {
  if (places.length < 2 || wordBeforeNumber(tokens, one.opens, sentence.from) !== "from") return false;
  const next = candidates[candidates.indexOf(one) + 1];
  if (next === undefined || next.form !== one.form) return false;
  if (wordBeforeNumber(tokens, next.opens, sentence.from) !== "to") return false;
  const [mine, theirs] = [placeRightAfter(places, one, next.opens), placeRightAfter(places, next, sentence.next)];
  return mine !== null && theirs !== null && mine !== theirs;
}

/** The words of the place that stands right behind a number and its noun: "in Kent", "(Gwent)", "for the Met". */
function placeRightAfter(places: Reading["places"], { next, noun }: Candidate, limit: number): string | null {
  const end = noun !== null && noun.at < limit ? noun.at + 1 : next;
  const found = places.find(
    ({ from, place }) => from >= next && from <= end + 2 && from < limit && place.kind !== "country",
  );
  return found === undefined ? null : found.place.words;
}

/** "Among the 34, rates ran from 1.9 per cent": the spread is not of the count before it. */
export function isOpenedBySpread(reading: Reading, last: Candidate, next: Candidate): boolean {
  const { tokens } = reading;
  if (word(tokens, next.opens - 1) !== "from" || last.form !== "count") return false;
  return some(tokens, last.next, next.opens, (low) => SPREADS.test(low));
}

const SPREADS =
  /^(?:ran|run|runs|running|ranged|ranges|range|ranging|varied|vary|varies|varying|stretched|differed|differ)$/u;
const INTERVAL = /^(?:interval|intervals|ci|limits|bounds|uncertainty)$/u;
const FARTHEST = 16;

/** "a confidence interval of 1.8 to 4.8 per cent", "(95% CI 1.8–4.8)": a rate with two ends that is the interval of another. */
export function isInterval({ tokens, sentence }: Reading, { form, to, opens }: Candidate): boolean {
  if (to === null || !/^(?:percent|one-in)$/u.test(form)) return false;
  return some(tokens, Math.max(sentence.from, opens - FARTHEST), opens, (low) => INTERVAL.test(low));
}
