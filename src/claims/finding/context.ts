// What a sentence inherits from those before it: the place, the time, and what was counted.

import type { PeriodSaid, PlaceSaid, Statement } from "../statement.ts";
import { plainWords } from "../words/about.ts";
import { nounAfter, nounOf } from "../words/nouns.ts";
import { isAgainst, isByTheWay } from "../words/places.ts";
import type { Reading } from "./candidates.ts";
import type { Memory } from "./judgement.ts";
import { isCrimeUnit, isResultUnit } from "./pairs.ts";
import { hasThing, hasTopic } from "./sentence-says.ts";

/**
 * The rule: place and time are carried from the sentence before within a paragraph while no other is named; the time only to counts,
 * rates and parts of what was counted there (describe.ts). Into a new paragraph they
 * are carried only when it plainly goes on: it begins with "Of these", "A further", "The force", "It", "In 169 …" and the like.
 */
export interface Context {
  readonly place: PlaceSaid | null;
  /** The force or town named last, however far back: "the force" in a new paragraph means it. */
  readonly latest: PlaceSaid | null;
  /** The place before this sentence named one of its own. */
  readonly inherited: PlaceSaid | null;
  readonly period: PeriodSaid | null;
  /** The time that the sentence before was about. */
  readonly earlier: PeriodSaid | null;
  /** The time was named by a sentence before, not by this one. */
  readonly carried: boolean;
  /** The paragraph has named two forces at least. */
  readonly several: boolean;
  /** Its words plainly go on from the sentence before: "Of these", "It", "A further". */
  readonly goesOn: boolean;
  readonly memory: Memory;
  readonly paragraph: number;
  /** The words of the sentence before, in lower case. */
  readonly before: string;
  /** The words of this sentence. */
  readonly words: string;
  /** How many sentences ago a statement stood. */
  readonly sinceStatement: number;
}

const GOES_ON =
  /^ (?:of (?:these|those|them|the \d)|a further|another|the (?:force|remaining|rest|others|figures?|total|same|police|data|unit|team)|it |its |they |these |those |that |this |in \d|in another|only|just|some \d|\d|• |- |leave |without |if |none )/u;

/** "In the first force", "the latter": one of several that were named, and which is not known here. */
/** "Add them up and it is 229 of 4,337": of all that were named, and of none of them. */
const ADDED =
  /^ (?:add|adding|added|average|averaging|taken|taking|put|pool|pooling|combine) (?:them|these|those|all|their|up|together) /u;
const OTHER_ONE =
  / the (?:first|second|third|former|latter|other|two|smaller|larger|bigger) (?:force|forces|of the (?:two|three) forces) /u;
const POINTS =
  / (?:the rest|the force|the force's|the remaining|the others|of these|of those|them|those crimes|these crimes) /u;

/** The beginning of a sentence, where its words may point back; "and of those 540" points to the 540 of its own sentence. */
function pointing(words: string): string {
  return words.slice(0, 70).replace(/ (?:and|but|;) of (?:those|these|the) \d.*$/u, " ");
}

/** The context before the first sentence. */
export function nothingSaid(): Context {
  return {
    place: null,
    latest: null,
    inherited: null,
    period: null,
    earlier: null,
    carried: false,
    several: false,
    goesOn: false,
    memory: { unit: null, near: false, asked: null, percent: false, values: [], said: new Set(), named: false },
    paragraph: -1,
    before: "",
    words: "",
    sinceStatement: 99,
  };
}

/** The context in which a sentence is read, given that of the sentence before. */
export function contextOf(reading: Reading, last: Context): Context {
  const { tokens, sentence } = reading;
  const words = plainWords(tokens, sentence.from, sentence.next);
  const same = sentence.paragraph === last.paragraph;
  // "16. In oral evidence": the number of a paragraph is none of its words.
  const own = sentence.bullet ? words.replace(/^ \d{1,4} [.)] /u, " ") : words;
  const goesOn = GOES_ON.test(own) || POINTS.test(pointing(words));
  const several = OTHER_ONE.test(words) || (same && last.several && ADDED.test(words));
  const inherited = several ? null : same ? last.place : goesOn ? last.latest : null;
  const place = namedPlace(reading) ?? inherited;
  const named = namedPeriod(reading);
  const period = named ?? ((same || goesOn) && !isOtherTime(words) ? last.period : null);
  const memory = { ...last.memory, near: last.sinceStatement <= 2 };
  return {
    place,
    latest: place ?? last.latest,
    inherited,
    period,
    earlier: last.period,
    carried: named === null,
    several:
      same && (last.several || (place?.force != null && last.place?.force != null && place.force !== last.place.force)),
    goesOn,
    memory,
    paragraph: sentence.paragraph,
    before: last.words,
    words,
    sinceStatement: last.sinceStatement + 1,
  };
}

/** The time that a sentence is about; "since 2016" is what a change is held against, and is not carried on. */
function namedPeriod({ times, tokens }: Reading): PeriodSaid | null {
  const named = times.filter(({ period, from }) => period?.id != null && !isSupposed(tokens, from));
  return (
    named.find(({ from }) => !/^(?:since|than|until|before|after)$/u.test(tokens[from - 1]?.low ?? ""))?.period ?? null
  );
}

/** "will have begun as reports in 2012", "may have been reported in 2012": the time of what is only supposed. */
export function isSupposed(tokens: Reading["tokens"], from: number): boolean {
  for (let at = from - 2; at > from - 9; at--)
    if (tokens[at + 1]?.low === "have" && /^(?:will|may|might|could|must)$/u.test(tokens[at]?.low ?? "")) return true;
  return false;
}

/** "Two years earlier it had recorded 150", "The year before": another time than that of the sentence before. */
function isOtherTime(words: string): boolean {
  return / (?:years?|months?|decade|quarter) (?:earlier|before|previously|ago|later|on) | (?:previous|following|preceding|next|last) (?:year|decade|quarter|month) | then as now |^ (?:now|today|currently) (?:it|the|they|only|one|just) /u.test(
    words.slice(0, 90),
  );
}

/** The force or town that a sentence is about: the only one, or the first. */
function namedPlace({ places, tokens }: Reading): PlaceSaid | null {
  const own = places.filter(
    ({ from, place }) =>
      !isAgainst(tokens, from) && !isByTheWay(tokens, from) && !(place.kind === "country" && isRankedIn(tokens, from)),
  );
  const local = own.filter(({ place }) => place.kind !== "country");
  return (local.find(({ place }) => place.kind === "force") ?? local[0] ?? own[0])?.place ?? null;
}

/** "one of the lowest rates in the country": what it is ranked among, and not what it is about. */
function isRankedIn(tokens: Reading["tokens"], at: number): boolean {
  if (!/^(?:in|across|of)$/u.test(tokens[at - 1]?.low ?? "")) return false;
  for (let back = at - 2; back > at - 7; back--)
    if (/^(?:lowest|highest|worst|best|poorest)$/u.test(tokens[back]?.low ?? "")) return true;
  return false;
}

/** Whether a sentence names two forces. */
function areSeveral({ places }: Reading): boolean {
  const first = places.find(({ place }) => place.kind === "force")?.place.force;
  return first !== undefined && places.some(({ place }) => place.kind === "force" && place.force !== first);
}

function countsIn({ candidates }: Reading): number[] {
  const values: number[] = [];
  for (const { form, noun, value } of candidates)
    if (form === "count" && noun !== null && noun.kind !== "time" && noun.kind !== "other") values.push(value);
  return values;
}

/** The context after a sentence and its statements. Two forces in one sentence leave no place to carry. */
export function contextAfter(context: Context, reading: Reading, found: readonly Statement[]): Context {
  const ofSeveral = areSeveral(reading);
  const units = unitsOf(found);
  const first = units.find((unit) => nounOf(unit) !== null) ?? null;
  // "Two offenders were cautioned, seven cases dropped": the text goes on counting cases.
  const counted = first !== null && /^pe/u.test(nounOf(first)?.kind ?? "") ? (units.find(isCrimeUnit) ?? first) : first;
  const isOnlyResult = counted !== null && units.every(isResultUnit);
  const heading = announced(reading);
  const asked = askedIn(reading, context.memory.unit) ?? askedShortly(reading, context.memory);
  return {
    ...context,
    place: ofSeveral ? null : context.place,
    latest: ofSeveral ? null : context.latest,
    period: found.length === 0 && MAY_BE.test(context.words) ? context.earlier : context.period,
    memory: {
      unit: asked ?? (isOnlyResult ? (context.memory.unit ?? counted) : counted) ?? heading ?? context.memory.unit,
      near: context.memory.near,
      asked,
      percent: found.at(-1)?.numbers.at(-1)?.form === "percent" && found.at(-1)?.kind !== "change",
      values: countsIn(reading),
      said: withSaid(context.memory.said, found),
      named: hasThing(reading),
    },
    sinceStatement: found.length > 0 || heading !== null ? 0 : context.sinceStatement,
  };
}

/** What the statements of a sentence count, but for forces and times. */
function unitsOf(found: readonly Statement[]): string[] {
  const units: string[] = [];
  for (const { numbers } of found)
    for (const { unit } of numbers)
      if (unit !== null && unit !== "forces" && nounOf(unit)?.kind !== "time") units.push(unit);
  return units;
}

/** The counts said so far, with those of a sentence. A set that is copied at each sentence would make long texts slow: it is only handed on. */
function withSaid(said: ReadonlySet<number>, found: readonly Statement[]): ReadonlySet<number> {
  const all = said as Set<number>;
  for (const { numbers } of found) for (const { form, value } of numbers) if (form === "count") all.add(value);
  return all;
}

/** "The nine may have been reported in 2012": the time of what might have been is not that of the numbers after it. */
const MAY_BE = / (?:may|might|could|would|should|if) /u;

const ASKS = /^(?:ask|asks|asked|asking|wanted|wants|requested|question|questions|queried|enquired|inquired)$/u;

/** "How many children …?", "To ask the minister how many were charged.": the noun that is asked for, or that of the sentence before. */
function askedIn(reading: Reading, unit: string | null): string | null {
  const { tokens, sentence, candidates } = reading;
  const question = tokens[sentence.next - 1]?.low === "?";
  let asks = question || isDemand(reading);
  for (let at = sentence.from; at < sentence.next && at < sentence.from + 30; at++) {
    asks ||= ASKS.test(tokens[at]?.low ?? "");
    if (!asks || tokens[at]?.low !== "how" || tokens[at + 1]?.low !== "many") continue;
    const noun =
      nounAfter(tokens, at + 2, { one: false, limit: sentence.next }) ??
      candidates.find(({ from }) => from > at && from < at + 6)?.noun ??
      null;
    if (noun === null) return unit ?? (hasTopic(reading) || hasThing(reading) ? "cases" : null);
    return noun.kind === "time" || noun.kind === "other" ? null : noun.unit;
  }
  return null;
}

/** "Say how many crimes are still open.", "3. Print how many …": what a reader is told to ask or to give. */
function isDemand({ tokens, sentence }: Reading): boolean {
  let at = sentence.from;
  if (sentence.bullet) while (at < sentence.from + 3 && tokens[at]?.kind !== "word") at++;
  return DEMANDS.test(tokens[at]?.low ?? "") && (tokens[at + 1]?.low === "how" || tokens[at + 2]?.low === "how");
}

const DEMANDS = /^(?:say|print|publish|state|give|show|tell|count|report|see|find|check|note|record)$/u;

/** "Brought to court? Seven.", "Victims named in the report?": a short question of ours without a question word asks how many. */
function askedShortly(reading: Reading, { unit, near }: Memory): string | null {
  const { tokens, sentence, candidates } = reading;
  if (
    tokens[sentence.next - 1]?.low !== "?" ||
    candidates.length > 1 ||
    sentence.next - sentence.from > LONGEST_QUESTION
  )
    return null;
  if (
    /^(?:why|who|what|when|where|is|was|did|does|do|can|could|should|would|will)$/u.test(
      tokens[sentence.from]?.low ?? "",
    )
  )
    return null;
  const noun = pluralIn(reading);
  return noun ?? (hasTopic(reading) || (near && unit !== null) ? (unit ?? "crimes") : null);
}

/** The first plural of ours in a sentence: crimes, victims, charges. */
function pluralIn({ tokens, sentence }: Reading): string | null {
  for (let at = sentence.from; at < sentence.next; at++) {
    const low = tokens[at]?.low ?? "";
    const noun = nounOf(low);
    if (noun !== null && /(?:s|ren|men|people)$/u.test(low) && /^(?:thing|loose|person|people)$/u.test(noun.kind))
      return noun.unit;
  }
  return null;
}

/** What a sentence or heading counts that names a measure of ours, and gives no number of it: "Share of burglaries with a charge, by force." */
function announced(reading: Reading): string | null {
  const { tokens, sentence, candidates } = reading;
  if (candidates.length > 0 || sentence.next - sentence.from > LONGEST_HEADING || !hasTopic(reading)) return null;
  for (let at = sentence.from; at < sentence.next - 2; at++)
    if (MEASURE.test(tokens[at]?.low ?? "") && /^(?:of|for|by)$/u.test(tokens[at + 1]?.low ?? "")) {
      const noun = nounAfter(tokens, at + 2, { one: false, limit: sentence.next });
      if (noun !== null && /^(?:thing|loose|person|people)$/u.test(noun.kind)) return noun.unit;
    }
  for (let at = sentence.from; at < sentence.next; at++) if (VERB.test(tokens[at]?.low ?? "")) return null;
  return pluralIn(reading);
}

const MEASURE = /^(?:share|proportion|percentage|number|numbers|rate|rates|total|totals|figures)$/u;
const LONGEST_HEADING = 25;
const LONGEST_QUESTION = 12;
const VERB =
  /^(?:is|was|were|are|am|be|been|has|have|had|did|does|do|will|would|can|could|said|says|told|made|found|went|came|\?)$/u;
