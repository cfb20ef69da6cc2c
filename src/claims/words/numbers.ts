// Every way a number of a statement is written: counts, "one in 34", percentages, fractions, times, ranges, places in an order.
import { type Cardinal, readCardinal, startsCardinal } from "./cardinals.ts";
import { FRACTIONS, readFraction } from "./fractions.ts";
import { nounOf } from "./nouns.ts";
import { readRank } from "./ranks.ts";
import { asHighAs, forEveryOne, isRangeFrom, ratiosBetween, withOtherEnd, withUpperRatio } from "./ratio-ranges.ts";
import type { Token } from "./tokens.ts";
import { ORDINALS, skipHyphen, type Written } from "./written.ts";

const FOLDS: Readonly<Record<string, number>> = {
  doubled: 2,
  doubling: 2,
  trebled: 3,
  trebling: 3,
  tripled: 3,
  tripling: 3,
  quadrupled: 4,
  quadrupling: 4,
  quintupled: 5,
  halved: 0.5,
  halving: 0.5,
  halve: 0.5,
  halves: 0.5,
  doubles: 2,
  trebles: 3,
  twofold: 2,
  threefold: 3,
  fourfold: 4,
  fivefold: 5,
  sixfold: 6,
  sevenfold: 7,
  eightfold: 8,
  ninefold: 9,
  tenfold: 10,
  twelvefold: 12,
  twentyfold: 20,
  hundredfold: 100,
};
const MORE = new Set(
  (
    "as more higher greater larger bigger lower less fewer smaller worse better likelier faster longer above below over " +
    "what that its their the those your our his her"
  ).split(" "),
);
const TRIPLES: Readonly<Record<string, number>> = { twice: 2, thrice: 3, double: 2, treble: 3, triple: 3, half: 0.5 };
const SHARED_UNITS = new Set(["%", "per", "percent", "percentage", "pc", "percentages"]);

/** Words that begin a number which is no whole one. */
const STARTS = new Set([
  "between",
  "every",
  "hundred",
  "thousand",
  ...Object.keys(FOLDS),
  ...Object.keys(TRIPLES),
  ...Object.keys(FRACTIONS),
  ...ORDINALS,
]);

/** The number that begins at this token, or `null`. Of two ways to read it, the longer. */
export function readWritten(tokens: readonly Token[], at: number): Written | null {
  const token = tokens[at];
  if (token === undefined || token.masked) return null;
  if (token.kind === "mark") return readSign(tokens, at);
  if (token.kind === "word" && !STARTS.has(token.low) && !startsCardinal(token.low)) return null;
  if (token.kind === "number")
    return readRank(tokens, at) ?? readToOne(tokens, at) ?? readFraction(tokens, at) ?? readNumber(tokens, at);
  return (
    readEvery(tokens, at) ??
    readRank(tokens, at) ??
    readFold(tokens, at) ??
    readToOne(tokens, at) ??
    readFraction(tokens, at) ??
    readBetween(tokens, at) ??
    readNumber(tokens, at)
  );
}

/** "½", "¼" and the like, one sign each. */
const SIGNS: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
};

function readSign(tokens: readonly Token[], at: number): Written | null {
  const value = SIGNS[tokens[at]?.low ?? ""];
  if (value === undefined || tokens[at]?.glued) return null;
  return { from: at, next: at + 1, form: "fraction", value, to: null, decimals: 0, spelled: true };
}

const COUNTED =
  /^(?:case|crime|report|offence|victim|child|incident|suspect|allegation|complaint|complainant|survivor|investigation|referral|file)$/u;

/** "every tenth crime": one in ten. */
function readEvery(tokens: readonly Token[], at: number): Written | null {
  if (tokens[at]?.low !== "every" || !COUNTED.test(tokens[at + 2]?.low ?? "")) return null;
  const value = ORDINALS.indexOf(tokens[at + 1]?.low ?? "") + 1 || FRACTIONS[tokens[at + 1]?.low ?? ""];
  if (value === undefined || value < 2) return null;
  return { from: at, next: at + 2, form: "one-in", value, to: null, decimals: 0, spelled: true };
}

/** "outnumber charges by four to one", "a ratio of four to one". */
function readToOne(tokens: readonly Token[], at: number): Written | null {
  const one = readCardinal(tokens, at);
  if (one === null || one.value < 2 || tokens[skipHyphen(tokens, one.next)]?.low !== "to") return null;
  const end = skipHyphen(tokens, skipHyphen(tokens, one.next) + 1);
  if (!/^(?:one|1)$/u.test(tokens[end]?.low ?? "") || tokens[end + 1]?.low === "in") return null;
  for (let back = at - 1; back > at - 8; back--)
    if (
      /^(?:outstripp?e?d?s?|outweigh(?:ed|s)?|exceed(?:ed|s)?|outnumber|outnumbers|outnumbered|outnumbering|ratio|odds)$/u.test(
        tokens[back]?.low ?? "",
      )
    )
      return { from: at, next: end + 1, form: "times", value: one.value, to: null, decimals: 0, spelled: one.spelled };
  return null;
}

function readNumber(tokens: readonly Token[], at: number): Written | null {
  const every = /^(?:every|each)$/u.test(tokens[at - 1]?.low ?? "");
  const plain = readCardinal(tokens, at) ?? roundHundred(tokens, at, every);
  if (plain === null) return null;
  const one = withOdd(tokens, plain);
  const ratio = readOneIn(tokens, at, one) ?? (every ? forEveryOne(tokens, at, one) : null);
  const read =
    withUpperRatio(tokens, ratio, (from) => readRatioAt(tokens, from)) ??
    readRange(tokens, at, one) ??
    withUnit(tokens, at, one, null);
  const second = asHighAs(tokens, read);
  return second === null ? read : withOtherEnd(read, readWritten(tokens, second));
}

/** "fifty-odd complaints", "300-odd cases". */
function withOdd(tokens: readonly Token[], number: Cardinal): Cardinal {
  const odd = tokens[number.next]?.low === "-" && tokens[number.next + 1]?.low === "odd" && number.value >= 20;
  return odd ? { ...number, next: number.next + 2 } : number;
}

/** "one in 34", "1-in-17", "one out of every 40", "nine in ten". Not "one in 2013", not "16 in 370": those are two counts. */
function readOneIn(tokens: readonly Token[], at: number, a: Cardinal): Written | null {
  let next = skipHyphen(tokens, a.next);
  const times = /^times?$/u.test(tokens[next]?.low ?? "");
  next = afterNoun(tokens, next);
  const out = tokens[next]?.low === "out" && tokens[next + 1]?.low === "of";
  const isFor = next === a.next && tokens[next]?.low === "for" && /^(?:every|each)$/u.test(tokens[next + 1]?.low ?? "");
  if (!out && !isFor && tokens[next]?.low !== "in") return null;
  next = skipHyphen(tokens, out ? next + 2 : next + 1);
  const every = tokens[next]?.low === "every" || tokens[next]?.low === "each";
  if (every) next++;
  const b = readCardinal(tokens, next) ?? roundHundred(tokens, next, every);
  if (times && a.spelled && b !== null && (b.value === 10 || b.value === 100)) return null; // "nine times out of ten"
  if (b === null || b.value <= a.value || a.value <= 0 || a.decimals > 1) return null;
  const smallWhole = b.value <= 10 || [12, 15, 20, 25, 30, 40, 50, 100, 1000].includes(b.value);
  if (a.value !== 1 && !(every || (smallWhole && (!out || b.value <= 10 || b.value === 100)))) return null;
  if (isYear(tokens[next]) || ["years", "year", "months", "weeks", "days"].includes(tokens[b.next]?.low ?? ""))
    return null;
  const range = upperEnd(tokens, b);
  return {
    from: at,
    next: range?.next ?? b.next,
    form: "one-in",
    value: b.value / a.value,
    to: range === null ? null : range.value / a.value,
    decimals: b.decimals,
    spelled: a.spelled && b.spelled,
  };
}

const FARTHEST_NOUN = 5;

/** "one crime in 28", "one recorded rape in 60", "one child exploitation crime in 34": the noun of ours right before "in", with a few words before it. */
function afterNoun(tokens: readonly Token[], next: number): number {
  for (let at = next; at < next + FARTHEST_NOUN; at++) {
    const low = tokens[at]?.low ?? "";
    if (low === "in" || low === "out" || tokens[at]?.kind !== "word") return next;
    const leads = /^(?:in|out)$/u.test(tokens[at + 1]?.low ?? "");
    if (
      leads &&
      (low === "time" || low === "times" || /^(?:thing|loose|person|people|force)$/u.test(nounOf(low)?.kind ?? ""))
    )
      return at + 1;
  }
  return next;
}

/** "three in every hundred". */
function roundHundred(tokens: readonly Token[], at: number, every: boolean): Cardinal | null {
  const value = { hundred: 100, thousand: 1000 }[tokens[at]?.low ?? ""];
  return !every || value === undefined ? null : { value, decimals: 0, spelled: true, next: at + 1 };
}

/** A year as digits without a sign between thousands: 1900 to 2099. */
export function isYear(token: Token | undefined): boolean {
  const value = token?.value ?? 0;
  return token?.kind === "number" && !token.grouped && token.decimals === 0 && value >= 1900 && value <= 2099;
}

/** "30 to 40", "30-40", "7 to 9 per cent". The lower end must be the smaller, and neither may be a year. */
function readRange(tokens: readonly Token[], at: number, low: Cardinal): Written | null {
  const unit = percentAt(tokens, low.next); // "7% to 9%" is a range; "from 7% to 3%" is told apart by its beginning
  const high = upperEnd(tokens, unit === null ? low : { ...low, next: unit.next });
  if (high === null || isYear(tokens[at])) return null;
  if (unit !== null && percentAt(tokens, high.next) === null) return null;
  if (tokens[at - 1]?.low === "from" && !isRangeFrom(tokens, at - 1)) return null;
  return withUnit(tokens, at, { ...low, next: high.next, decimals: Math.max(low.decimals, high.decimals) }, high.value);
}

function upperEnd(tokens: readonly Token[], low: Cardinal): Cardinal | null {
  const joiner = tokens[low.next];
  const hyphen = (joiner?.low === "-" || joiner?.low === "–") && joiner.glued && tokens[low.next + 1]?.glued;
  if (!hyphen && joiner?.low !== "to") return null;
  const high = readCardinal(tokens, low.next + 1);
  if (high === null || high.value <= low.value) return null;
  const styled = low.spelled && low.value < 10 && high.value >= 10; // "eight to 11 months", as newspapers write
  if (high.spelled !== low.spelled && !styled) return null;
  return isYear(tokens[low.next + 1]) ? null : high;
}

/** "between 30 and 40", with the unit after the second, or after both. */
function readBetween(tokens: readonly Token[], at: number): Written | null {
  if (tokens[at]?.low !== "between") return null;
  const ratio = ratiosBetween(tokens, at, (from) => readRatioAt(tokens, from));
  if (ratio !== null) return ratio;
  const fractions = readFractions(tokens, at);
  if (fractions !== null) return fractions;
  const low = readCardinal(tokens, at + 1);
  if (low === null) return null;
  const unit = percentAt(tokens, low.next);
  const and = unit?.next ?? low.next;
  const high = tokens[and]?.low === "and" ? readCardinal(tokens, and + 1) : null;
  if (high === null || high.value <= low.value || isYear(tokens[at + 1]) || isYear(tokens[and + 1])) return null;
  return withUnit(tokens, at, { ...low, next: high.next }, high.value);
}

/** "between a quarter and a third". */
function readFractions(tokens: readonly Token[], at: number): Written | null {
  const low = readFraction(tokens, at + 1);
  const high = low === null || tokens[low.next]?.low !== "and" ? null : readFraction(tokens, low.next + 1);
  return low === null || high === null ? null : { ...low, from: at, next: high.next, to: high.value };
}

function readRatioAt(tokens: readonly Token[], at: number): Written | null {
  const one = readCardinal(tokens, at);
  return one === null ? null : readOneIn(tokens, at, one);
}

function withUnit(tokens: readonly Token[], at: number, number: Cardinal, to: number | null): Written {
  const { value, decimals, spelled, next } = number; // every number: a spread would cost as much as all else here
  const percent = percentAt(tokens, next);
  if (percent !== null)
    return { from: at, next: percent.next, form: percent.points ? "points" : "percent", value, to, decimals, spelled };
  if (tokens[next]?.low === "points" && (HELD.test(tokens[next + 1]?.low ?? "") || tokens[at - 1]?.low === "by"))
    return { from: at, next: next + 1, form: "points", value, to, decimals, spelled };
  const times = timesAt(tokens, next);
  if (times !== null) return { from: at, next: times, form: "times", value, to, decimals, spelled };
  return { from: at, next, form: "count", value, to, decimals, spelled };
}

const HELD = /^(?:above|below|higher|lower|behind|ahead|more|less|fewer)$/u;

/** `%`, "per cent", "percent", "pc", "percentage points" after a number. */
function percentAt(tokens: readonly Token[], start: number): { next: number; points: boolean } | null {
  let at = skipHyphen(tokens, start);
  const low = tokens[at]?.low ?? "";
  if (!SHARED_UNITS.has(low) || (low === "pc" && tokens[at + 1]?.kind === "number")) return null;
  if (low === "per") {
    const cent = skipHyphen(tokens, at + 1);
    if (tokens[cent]?.low !== "cent") return null;
    at = cent;
  }
  const point = skipHyphen(tokens, at + 1);
  const points = /^points?$/u.test(tokens[point]?.low ?? "");
  if (low.startsWith("percentage") && !points) return null;
  return { next: points ? point + 1 : at + 1, points };
}

/** "five times the national average", "ten times more"; "197 times" is a count of occurrences. */
function timesAt(tokens: readonly Token[], start: number): number | null {
  const at = skipHyphen(tokens, start);
  if (tokens[at]?.low === "fold" && tokens[at]?.glued) return at + 1;
  if (tokens[at]?.low !== "times") return null;
  if (tokens[at + 1]?.capital === true && isOwner(tokens, at + 1)) return at + 1;
  return MORE.has(tokens[at + 1]?.low ?? "") && !isRepeated(tokens, at + 1) ? at + 1 : null;
}

/** "told a hundred times that …", "a hundred times over": how often, not how much; "five times that of Kent" is how much. */
function isRepeated(tokens: readonly Token[], at: number): boolean {
  const [low, next] = [tokens[at]?.low ?? "", tokens[at + 1]?.low ?? ""];
  if (low === "over") return !/^(?:the|its|their|that|those)$/u.test(next);
  return (
    low === "that" &&
    /^(?:spring|summer|autumn|winter|week|month|year|day|night|weekend|morning|evening|he|she|it|they|we|you|i|there|this|the|a|an|his|her|its|their|nobody|somebody)$/u.test(
      next,
    )
  );
}

const PERIODS = /^(?:week|month|year|day|night|weekend|morning|evening|afternoon|summer|winter|same|first|previous)$/u;

/** "doubled", "halved", "five-fold", "twice the", "double the rate", "half as many". */
function readFold(tokens: readonly Token[], at: number): Written | null {
  const low = tokens[at]?.low ?? "";
  const next = tokens[at + 1]?.low ?? "";
  const fold = FOLDS[low];
  if (fold === undefined && TRIPLES[low] === undefined) return null;
  const base = { from: at, to: null, decimals: 0, spelled: true, form: "times" as const };
  if (fold !== undefined) return { ...base, value: fold, next: at + 1 };
  const value = TRIPLES[low];
  if (value === undefined) return null;
  if (/^(?:that|the|a)$/u.test(next) && PERIODS.test(tokens[at + 2]?.low ?? "")) return null; // "twice that week"
  if (tokens[at + 1]?.capital === true && isOwner(tokens, at + 1)) return { ...base, value, next: at + 1 };
  const held = low === "half" ? next === "as" || isHalfOf(tokens, at + 1) : MORE.has(next);
  if (held || (low !== "half" && low !== "twice" && low !== "thrice" && doublesAsVerb(tokens, at)))
    return { ...base, value, next: at + 1 };
  return null;
}

/** "Nottinghamshire's", "West Yorkshire's". */
function isOwner(tokens: readonly Token[], at: number): boolean {
  for (let name = at; name < at + 3 && tokens[name]?.capital; name++)
    if (/'s$/u.test(tokens[name]?.low ?? "") || tokens[name + 1]?.low === "'s") return true;
  return false;
}

/** "half that of", "half the rate": of another, not of the crimes counted. */
function isHalfOf(tokens: readonly Token[], at: number): boolean {
  const [one, two] = [tokens[at]?.low ?? "", tokens[at + 1]?.low ?? ""];
  if (one === "that") return true;
  if (
    /^(?:the|its|their)$/u.test(one) &&
    isYear(tokens[at + 1]) &&
    /^(?:level|rate|figure|number|total)$/u.test(tokens[at + 2]?.low ?? "")
  )
    return true;
  return (
    (one === "the" || one === "its") &&
    (/^(?:rate|level|average|national|regional|proportion)$/u.test(two) ||
      (/^(?:number|figure)$/u.test(two) && tokens[at + 2]?.low !== "of"))
  );
}

/** "to double", "will treble in a year"; not "double murder". */
function doublesAsVerb(tokens: readonly Token[], at: number): boolean {
  return (
    ["to", "will", "would", "almost", "nearly", "than"].includes(tokens[at - 1]?.low ?? "") && !tokens[at + 1]?.glued
  );
}
