// The numbers of a sentence that could be part of a statement, each with its hedge, its noun, what became of it, its place and time.

import type { Hedge } from "../statement.ts";
import { type BecameFound, becameIn } from "../words/became.ts";
import { isUnitWithin } from "../words/cardinals.ts";
import { hedgeAt, wordBeforeNumber } from "../words/hedges.ts";
import { isNoNumber } from "../words/no-numbers.ts";
import { type NounFound, nounAfter } from "../words/nouns.ts";
import { isYear, readWritten } from "../words/numbers.ts";
import { type PlaceFound, placesIn } from "../words/places.ts";
import type { Sentence } from "../words/sentences.ts";
import { type TimeFound, timesIn } from "../words/times.ts";
import type { Token } from "../words/tokens.ts";
import type { Written } from "../words/written.ts";
import { isOpeningWhole } from "./opening-whole.ts";
import { type Said, saidIn } from "./sentence-says.ts";
import { withSharedUnit } from "./shared-unit.ts";

/** A number with what stands around it. */
export interface Candidate extends Written {
  readonly hedge: Hedge | null;
  /** Where the words of the hedge begin. */
  readonly opens: number;
  readonly noun: NounFound | null;
  /** What its words say became of it; `null` when they say nothing. */
  readonly became: BecameFound | null;
  /** A length of time: "eighteen months". */
  readonly unitOfTime: string | null;
  /** The token after the number and its unit of time: that of the number where the unit stands only once, "11 days … a further 44". */
  readonly closes: number;
}

/** A sentence with its numbers, places and times. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;
  readonly candidates: readonly Candidate[];
  readonly places: readonly PlaceFound[];
  readonly times: readonly TimeFound[];
  /** What its words say as a whole. */
  readonly says: Said;
}

/**
 * Reads a sentence: every number that is no date, age, sum of money, reference and the like. `carried`: the sentence before gave a
 * percentage last, so that "In Kent it is 3.1." gives one too.
 */
export function readSentence(text: string, tokens: readonly Token[], sentence: Sentence, carried = false): Reading {
  const times = timesIn(text, tokens, sentence.from, sentence.next);
  const places = placesIn(text, tokens, sentence.from, sentence.next);
  const written = writtenIn(tokens, sentence, times);
  const candidates: Candidate[] = [];
  let floor = sentence.from;
  written.forEach((number, index) => {
    const limit = written[index + 1]?.from ?? sentence.next;
    const placed = places.some(({ next }) => next === number.from - 1);
    const one = candidateOf(tokens, number, { sentence, floor, limit, placed });
    floor = number.next;
    if (one !== null) candidates.push(one);
  });
  const shared = withSharedUnit({ tokens, sentence, places, carried }, withSharedNoun(tokens, candidates));
  const read = withBecame(tokens, sentence, withSharedLength(tokens, shared));
  return { text, tokens, sentence, candidates: read, places, times, says: saidIn(tokens, sentence) };
}

function writtenIn(tokens: readonly Token[], sentence: Sentence, times: readonly TimeFound[]): Written[] {
  const found: Written[] = [];
  let nextTime = 0;
  for (let at = sentence.from; at < sentence.next; at++) {
    while ((times[nextTime]?.next ?? Number.POSITIVE_INFINITY) <= at) nextTime++;
    const time = times[nextTime];
    const inTime = time !== undefined && at >= time.from;
    if (inTime && at > time.from) continue;
    const number = readWritten(tokens, at);
    if (number === null || number.next > sentence.next) continue;
    if (inTime && !isLength(tokens, number)) continue;
    found.push(number);
    at = number.next - 1;
  }
  return found;
}

const LENGTH = /^(?:years?|months?|weeks?|days?|hours?)$/u;

function isLength(tokens: readonly Token[], number: Written): boolean {
  return lengthUnit(tokens, number) !== null;
}

/** "eighteen months", "two-year", "419 days": the unit of time after the number. */
function lengthUnit(tokens: readonly Token[], { next, form }: Written): string | null {
  if (form !== "count") return null;
  if (isUnitWithin(tokens, next)) return `${tokens[next - 4]?.low}s`;
  const at = tokens[next]?.low === "-" && tokens[next]?.glued ? next + 1 : next;
  const low = tokens[at]?.low ?? "";
  return LENGTH.test(low) ? (low.endsWith("s") ? low : `${low}s`) : null;
}

interface Around {
  readonly sentence: Sentence;
  readonly floor: number;
  readonly limit: number;
  /** A force or town stands one sign before the number: "Bedfordshire, 19" is no age. */
  readonly placed: boolean;
}

function candidateOf(tokens: readonly Token[], number: Written, around: Around): Candidate | null {
  const { sentence, floor, limit, placed } = around;
  const unitOfTime = lengthUnit(tokens, number);
  const signed = withSign(tokens, number);
  const found = hedgeAt(tokens, signed.from, signed.next, floor);
  const { from } = found;
  const hedge = signed.to !== null && tokens[signed.from - 1]?.low === "as" ? null : found.hedge; // "as few as 10 or as many as 26"
  const noun =
    unitOfTime === null
      ? nounAfter(tokens, number.next, { one: number.value === 1 || number.form !== "count", limit })
      : null;
  const ours = noun !== null && noun.kind !== "other" && noun.kind !== "time";
  if (unitOfTime === null && isNoNumber(tokens, number, sentence, ours || placed)) return null;
  const { next, form, value, to, decimals, spelled } = signed;
  // One literal with all fields in one order: a spread would cost as much as all else here.
  return {
    from: signed.from,
    next,
    form,
    value,
    to,
    decimals,
    spelled,
    hedge,
    opens: Math.min(from, signed.from),
    noun,
    became: null,
    unitOfTime,
    closes: closesAt(tokens, signed, unitOfTime),
  };
}

function closesAt(tokens: readonly Token[], { next }: Written, unitOfTime: string | null): number {
  if (unitOfTime === null || isUnitWithin(tokens, next)) return next;
  return next + (tokens[next]?.low === "-" ? 2 : 1);
}

/** "41 and 62 referrals": the noun after the second is counted by the first too. */
function withSharedNoun(tokens: readonly Token[], candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((one, index) => {
    const next = candidates[index + 1];
    if (one.form !== "count" || one.noun !== null || one.unitOfTime !== null || one.spelled) return one;
    if (next?.form !== "count" || next.spelled || next.opens !== one.next + 1 || tokens[one.next]?.low !== "and")
      return one;
    return next.noun === null || next.noun.at !== next.next ? one : { ...one, noun: next.noun };
  });
}

/** "a median of 11 days to send a file, prosecutors a further 44": a bare number after a length is one too. */
function withSharedLength(tokens: readonly Token[], candidates: readonly Candidate[]): Candidate[] {
  let unit: string | null = null;
  return candidates.map((one) => {
    if (one.unitOfTime !== null) unit = one.unitOfTime;
    else if (one.form === "count" && one.noun !== null) unit = null;
    if (unit === null || one.unitOfTime !== null || one.form !== "count" || one.noun !== null) return one;
    const before = tokens[one.opens - 1]?.low ?? "";
    const after = tokens[one.next]?.low ?? "";
    const apposed = before === "," && after === "," && tokens[one.opens - 2]?.capital === false; // "the man, 44, on suspicion"
    const dated = after === "in" && isYear(tokens[one.next + 1]);
    const more = /^(?:further|another)$/u.test(before) || (tokens[one.opens - 1]?.capital === true && unit !== "years");
    const until = more && /^(?:before|until|till)$/u.test(after);
    const bare = (/^(?:[.,;)]|to|and|)$/u.test(after) || dated || until) && one.value >= 2 && !apposed;
    const opens = more || (unit !== "years" && /^(?:,|as|took|takes|taking|was|is|only|just|for|in)$/u.test(before));
    const listed = /^[.;)]?$/u.test(after) && /^[,;]$/u.test(tokens[one.opens - 2]?.low ?? "") && unit !== "years"; // ", magistrates 190."
    if (bare && (opens || listed)) return { ...one, unitOfTime: unit };
    unit = null; // another bare number between: "in three years: 77, 52"
    return one;
  });
}

/** "−12%": a sign tied to a percentage and not to a word before it. */
function withSign(tokens: readonly Token[], number: Written): Written {
  const sign = tokens[number.from - 1];
  const signs =
    (sign?.low === "-" || sign?.low === "–") &&
    (!sign.glued || tokens[number.from - 2]?.low === "(") &&
    tokens[number.from]?.glued === true;
  if (!signs || (number.form !== "percent" && number.form !== "points")) return number;
  return { ...number, from: number.from - 1, value: -number.value };
}

/**
 * What became of the number's things: the first words that say so after it and before the next number or the next
 * semicolon; else those between the number before and this one that the number before does not need ("no suspect: 61%", "withdrawn in 121").
 */
function withBecame(tokens: readonly Token[], sentence: Sentence, candidates: readonly Candidate[]): Candidate[] {
  let free = sentence.from;
  const read = candidates.map((one, index) => {
    const next = candidates[index + 1];
    const limit = clauseEnd(tokens, one.next, next?.opens ?? sentence.next, next !== undefined);
    // "Of the 540, no suspect was identified in 169": said of the next number, and not of the whole
    const opens = index === 0 && next?.form === "count" && isOpeningWhole(tokens, sentence, one);
    const after = opens ? null : ownBecame(tokens, becameIn(tokens, one.next, limit), next);
    const before = becameIn(tokens, Math.max(free, clauseStart(tokens, one)), one.opens).at(-1) ?? null;
    const label =
      /^[:(|]$/u.test(tokens[one.opens - 1]?.low ?? "") ||
      (sentence.bullet && (one.next >= sentence.next - 1 || isLastOfRow(tokens, one.next, sentence.next)));
    const ends = /^(?:in|of|at|to|for|against|on|was|were|is|total|totalled|reached)$/u.test(
      wordBeforeNumber(tokens, beforeFurther(tokens, one.opens), sentence.from),
    );
    const tied =
      before !== null &&
      ((before.next === one.opens && /ed$/u.test(tokens[before.next - 1]?.low ?? "")) ||
        (one.form === "count" &&
          before.next >= one.opens - 1 &&
          !/^(?:by|of|to|from|,|and)$/u.test(tokens[one.opens - 1]?.low ?? "") &&
          /^[;,.)]$/u.test(tokens[one.next]?.low ?? "") &&
          one.noun === null));
    const became = (label || tied) && before !== null ? before : (after ?? (ends || label ? before : null));
    free = became === null ? one.next : Math.max(one.next, became.next);
    return became === null ? one : { ...one, became };
  });
  return read.map((one, index) => {
    const became = one.became ?? inBrackets(tokens, one, read[index + 1]) ?? ofWhole(tokens, one, read[index + 1]);
    return became === one.became ? one : { ...one, became };
  });
}

/** Where the words before a number may begin to speak of it: behind the last semicolon. */
function clauseStart(tokens: readonly Token[], { from, opens }: Candidate): number {
  for (let at = opens - 1; at >= from - 12; at--) if (tokens[at]?.low === ";") return at + 1;
  return from - 12;
}

/** "170 of the 540 were passed to another force": what is said after the whole is said of its part. */
function ofWhole(tokens: readonly Token[], one: Candidate, next: Candidate | undefined): BecameFound | null {
  if (one.form !== "count" || next?.form !== "count" || one.value > next.value) return null;
  const joined = tokens[one.next]?.low === "of" && next.opens - one.next <= 2;
  return joined && next.became !== null && next.became.from >= next.next ? next.became : null;
}

/** "in a further 75", "in another 75": "in" is the word before the number. */
function beforeFurther(tokens: readonly Token[], opens: number): number {
  return /^(?:further|another|additional)$/u.test(tokens[opens - 1]?.low ?? "") ? opens - 1 : opens;
}

/** Whether only further numbers of its row follow: "Charge or summons | 88 | 12.0%". */
function isLastOfRow(tokens: readonly Token[], from: number, next: number): boolean {
  for (let at = from; at < next; at++) if (tokens[at]?.kind === "word") return false;
  return true;
}

/** "403 (20%) were closed because …": what is said after the percentage in brackets is said of the count. */
function inBrackets(tokens: readonly Token[], one: Candidate, next: Candidate | undefined): BecameFound | null {
  if (one.form !== "count" || next?.form !== "percent" || tokens[next.opens - 1]?.low !== "(") return null;
  return next.opens - one.next <= 4 && tokens[next.next]?.low === ")" ? next.became : null;
}

/** "recorded 150 crimes and charged someone in 10": the charge belongs to the 10, which nothing follows. */
function ownBecame(
  tokens: readonly Token[],
  all: readonly BecameFound[],
  next: Candidate | undefined,
): BecameFound | null {
  const found = all[0] ?? null;
  if (found === null || next === undefined || all.length > 1) return found;
  const isBracketed = next.form === "count" && tokens[next.opens - 1]?.low === "(" && tokens[next.next]?.low === ")";
  if (isBracketed && found.next <= next.opens - 1 && next.opens - found.next <= 3) return null; // "524 either had no suspect (169), …"
  const preposition = /^(?:in|of|for)$/u.test(wordBeforeNumber(tokens, next.opens, found.next - 1));
  if (
    found.next === next.opens &&
    /ed$/u.test(tokens[found.next - 1]?.low ?? "") &&
    tokens[found.from - 1]?.low !== "flagged"
  )
    return null;
  const leads =
    preposition &&
    next.opens - found.next <= 5 &&
    next.noun === null &&
    !hasComma(tokens, found.next, next.opens) &&
    tokens[found.next - 1]?.low !== "of";
  return leads && becameIn(tokens, next.next, next.next + 6).length === 0 ? null : found;
}

function hasComma(tokens: readonly Token[], from: number, next: number): boolean {
  for (let at = from; at < next; at++) if (/^[,;]$/u.test(tokens[at]?.low ?? "")) return true;
  return false;
}

/** After "204 cases," these words still say what became of the 204. */
const GOES_ON =
  /^(?:where|which|who|whose|with|because|after|or|that|as|were|was|led|ended|resulted|have|had|all|in|none)$/u;

/** "169 cases, that the victim had …, and that 170": what was said next, and nothing of the 169. */
function goesOnAt(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? "";
  return GOES_ON.test(low) && !(low === "that" && SUBJECT.test(tokens[at + 1]?.low ?? ""));
}

/** "victims told officers, in the force's phrase, that they did not": words set in between, after which it goes on. */
function asideEnd(tokens: readonly Token[], comma: number, limit: number): number | null {
  if (!/^(?:in|as|by|to|according|it|he|she|they)$/u.test(tokens[comma + 1]?.low ?? "")) return null;
  for (let at = comma + 2; at < Math.min(limit, comma + 8); at++) {
    if (tokens[at]?.low === ",")
      return /^(?:that|who|which|did|do|had|were|was|because)$/u.test(tokens[at + 1]?.low ?? "") ? at : null;
    if (tokens[at]?.kind !== "word") return null;
  }
  return null;
}

const SUBJECT = /^(?:the|a|an|no|nobody|in|its|their|his|her|victims|suspects|another|it|they)$/u;

/** Where the clause of a number ends: at a semicolon, the limit, or a comma when another number follows. */
function clauseEnd(tokens: readonly Token[], from: number, limit: number, followed: boolean): number {
  for (let at = from; at < limit; at++) {
    const token = tokens[at];
    if (at === from && token?.low === "," && /^(?:but|while|whereas|though|although)$/u.test(tokens[at + 1]?.low ?? ""))
      return at;
    const stops = followed && at > from && token?.low === "," && (at > from + 1 || !goesOnAt(tokens, at + 1));
    if (stops) {
      const closes = asideEnd(tokens, at, limit);
      if (closes === null) return at;
      at = closes;
      continue;
    }
    if (token?.kind === "mark" && (token.low === ";" || token.low === "•")) return at;
    if (token?.low === "–" && /^(?:and|but)$/u.test(tokens[at + 1]?.low ?? "")) return at;
  }
  return limit;
}
