// Comparisons without a number of their own: "the same as the Metropolitan Police", "Kent has the same rate", "well above average".
import type { PlaceSaid, Statement } from "../statement.ts";
import { scopeIn } from "../words/about.ts";
import type { Reading } from "./candidates.ts";
import type { Context } from "./context.ts";
import { hasRate, hasTopic, some, word } from "./sentence-says.ts";

const LIKE: readonly (readonly string[])[] = [
  ["the", "same", "as"],
  ["same", "rate", "as"],
  ["identical", "to"],
  ["exactly", "as", "in"],
  ["on", "a", "level", "with"],
  ["matches", "that", "of"],
  ["matched", "that", "of"],
  ["mirrors", "that", "of"],
  ["equals", "that", "of"],
  ["on", "a", "par", "with"],
  ["in", "line", "with"],
  ["level", "with"],
  ["equal", "to"],
  ["no", "better", "than"],
  ["no", "worse", "than"],
];

const FIRST = new Set([...LIKE.map(([first]) => first ?? ""), "exactly", "precisely", "the"]);

const SAME = /^(?:exactly|precisely|same|very|identical)$/u;
const LEVEL = /^(?:figure|rate|share|proportion|ratio|percentage|level|number|result|odds)$/u;
const STOPS = /^[.,;:!?()–]$/u;

/** "exactly the figure that", "the same charge rate as", "the very share": where the words end; `null` for others. */
function sameLevelAt(tokens: Reading["tokens"], from: number): number | null {
  let same = false;
  for (let at = from; at < from + 6; at++) {
    const low = tokens[at]?.low ?? "";
    same ||= SAME.test(low);
    if (LEVEL.test(low)) return same ? at + 1 : null;
    if (STOPS.test(low) || (low === "of" && at > from)) return null;
  }
  return null;
}

/** A comparison as it stands in the text. */
interface Likeness {
  readonly from: number;
  readonly next: number;
  readonly subject: PlaceSaid | null;
  readonly against: PlaceSaid | null;
}

/** Where the sentence, or the one before, states a rate and holds it against a force or the country. */
export function likenessIn(reading: Reading, context: Context, rated: boolean): Statement[] {
  const { places } = reading;
  const above = reading.says.share ? aboveAverage(reading, context, rated) : null; // it names an average, a figure, a rate
  if (above !== null) return [statementOf(reading, context, above)];
  if (places.length === 0) return []; // each of the others names whom it is held against
  const force = places.some(({ place }) => place.kind === "force");
  const forces = places.filter(({ place }) => place.kind === "force").length;
  if (!rated && !(forces > 1 && hasTopic(reading)) && !(hasRate(reading) && (hasTopic(reading) || force))) return [];
  const found = asThat(reading, context) ?? hasSame(reading, context);
  return found === null ? [] : [statementOf(reading, context, found)];
}

/** "the same as the Metropolitan Police", "exactly the figure of Kent". */
function asThat({ tokens, sentence, places }: Reading, context: Context): Likeness | null {
  for (let at = sentence.from; at < sentence.next; at++) {
    if (!FIRST.has(tokens[at]?.low ?? "")) continue;
    const phrase = LIKE.find((words) => words.every((low, index) => tokens[at + index]?.low === low));
    const closes = phrase === undefined ? sameLevelAt(tokens, at) : at + phrase.length;
    if (closes === null) continue;
    const place = places.find(({ from }) => from >= closes && from <= closes + (phrase === undefined ? 4 : 7));
    if (place === undefined) continue;
    const subject = places.filter(({ next }) => next <= at).at(-1)?.place ?? context.place;
    return { from: at, next: place.next, subject, against: place.place };
  }
  return null;
}

const AS_BEFORE = /^(?:as|since|for|throughout|over|last|this|today|now|then|every|each|before)$/u;

const RESULT =
  /^(?:charge|charges|charging|conviction|convictions|prosecution|prosecutions|detection|arrest|arrests)$/u;

/** "The Metropolitan Police has the same rate", "Kent's is the same", "The rate in Humberside is identical": as that of the force before. */
function hasSame({ tokens, sentence, places, times }: Reading, context: Context): Likeness | null {
  for (const { from, next, place } of places) {
    const before = places.filter((other) => other.next <= from).at(-1)?.place ?? context.inherited;
    if (place.kind === "country" || (before !== null && before.force === place.force)) continue;
    if (before === null && !context.memory.near) continue;
    const of = rateOf(tokens, sentence.from, from);
    const isIn =
      /^(?:in|at|for)$/u.test(word(tokens, from - 1)) &&
      LEVEL_OR_IT.test(word(tokens, next + (word(tokens, next) === "the" ? 1 : 0)));
    const end = sameAfter(tokens, next, Math.min(sentence.next, next + 9), of !== null || isIn);
    if (end === null || times.some((time) => time.from >= end && time.from <= end + 2)) continue;
    if (AS_BEFORE.test(word(tokens, end)) || (word(tokens, end) === "of" && !RESULT.test(word(tokens, end + 1))))
      continue;
    const opens = of ?? (isIn || word(tokens, from - 1) === "the" ? from - 1 : from);
    return { from: opens, next: end, subject: place, against: before };
  }
  return null;
}

/** "In Suffolk it is the same", "In Suffolk the rate is the same". */
const LEVEL_OR_IT = /^(?:it|figure|rate|share|proportion|ratio|percentage)$/u;

/** "The rate in [Kent]": where the words before a place begin that say what of it is the same. */
function rateOf(tokens: Reading["tokens"], floor: number, place: number): number | null {
  const the = word(tokens, place - 1) === "the" ? 1 : 0;
  if (!/^(?:in|for|of|at)$/u.test(word(tokens, place - 1 - the)) || !LEVEL.test(word(tokens, place - 2 - the)))
    return null;
  for (let at = place - 3 - the; at >= floor && at > place - 7; at--)
    if (/^(?:the|its|that)$/u.test(word(tokens, at))) return at;
  return place - 2 - the;
}

/** " has the same rate", "'s rate is the same", " charged at exactly the same rate": where the words end. */
function sameAfter(tokens: Reading["tokens"], from: number, limit: number, isNamed: boolean): number | null {
  const own = /'s$|s'$/u.test(word(tokens, from - 1)) || /^'s?$/u.test(word(tokens, from));
  for (let at = from; at < limit; at++) {
    const low = word(tokens, at);
    if (STOPS.test(low) || tokens[at]?.kind === "number") return null;
    if (low !== "same" && low !== "identical") continue;
    const level = LEVEL.test(word(tokens, at + 1)) ? at + 1 : LEVEL.test(word(tokens, at + 2)) ? at + 2 : null;
    if (level !== null && some(tokens, from, at, (verb) => HAS.test(verb))) return level + 1;
    const said = isNamed || (own && some(tokens, from, at, (noun) => LEVEL.test(noun)));
    const ends = at + 1 >= limit || /^(?:[.,;:)!?–"]|and|but|)$/u.test(word(tokens, at + 1));
    return said && ends && some(tokens, from, at, (verb) => /^(?:is|was|are|were)$/u.test(verb)) ? at + 1 : null;
  }
  return null;
}

const HAS = /^(?:has|had|have|charged|charges|reported|gave|gives|shows|showed|achieved|managed|recorded|reached|at)$/u;

const NATIONAL = /^(?:national|english|uk|regional|overall)$/u;
const COMPARED = /^(?:higher|lower|better|worse|poorer)$/u;
const SIDE = /^(?:above|below|under|over)$/u;
const BY_HOW_MUCH =
  /^(?:well|far|slightly|just|significantly|considerably|substantially|way|somewhat|a|bit|little|comfortably)$/u;
const SUCH = /^(?:the|national|english|uk|regional|force|overall)$/u;

/** "well above average", "slightly below the national average": where a rate is spoken of, and neither has a number. */
function aboveAverage(reading: Reading, context: Context, rated: boolean): Likeness | null {
  const { tokens, sentence, places, candidates } = reading;
  for (let at = sentence.from + 1; at < sentence.next - 1; at++) {
    const than = COMPARED.test(word(tokens, at)) && word(tokens, at + 1) === "than";
    if (!than && !SIDE.test(word(tokens, at))) continue;
    let next = than ? at + 2 : at + 1;
    while (SUCH.test(word(tokens, next)) && next < at + 5) next++;
    const level = NATIONAL.test(word(tokens, next - 1)) && /^(?:figure|rate)$/u.test(word(tokens, next));
    if ((!level && word(tokens, next) !== "average") || !isAfterForce(reading, context, at, rated)) continue;
    let from = at;
    while (from > sentence.from + 1 && BY_HOW_MUCH.test(word(tokens, from - 1))) from--;
    const end = next + 1;
    // "below the average of one in 14" has its number, and "above average height" is of something else
    if (candidates.some((one) => one.opens >= end && one.opens <= end + 5)) return null;
    if (!/^(?:[.,;:)!?–"]|for|in|of|on|across|and|but|at|)$/u.test(word(tokens, end))) return null;
    const subject = places.filter((place) => place.next <= at).at(-1)?.place ?? context.place;
    const against = places.find((place) => place.from >= at && place.from <= end + 3)?.place ?? null;
    return { from, next: end, subject, against };
  }
  return null;
}

const OTHER =
  /^(?:price|prices|height|weight|temperature|temperatures|rainfall|income|incomes|wages|pay|age|size|house|budget|spending|staffing|turnout|unemployment|poverty|deprivation)$/u;

/** "Devon and Cornwall was above average" where rates are spoken of, "its charge rate is below average". */
function isAfterForce(reading: Reading, context: Context, at: number, rated: boolean): boolean {
  const { tokens, sentence, places } = reading;
  if (some(tokens, sentence.from, Math.min(sentence.next, at + 7), (low) => OTHER.test(low))) return false;
  const before = word(tokens, at - 1);
  if (context.memory.said.size > 0 && isItself(reading, at)) return true;
  const isLevel =
    hasRate(reading) && (hasTopic(reading) || rated || places.some(({ place }) => place.kind === "force"));
  const force = places.some(({ place, next }) => place.kind === "force" && next <= at);
  const verb = some(tokens, Math.max(sentence.from, at - 5), at, (low) =>
    /^(?:is|was|are|were|be|stands|stood|fell|came)$/u.test(low),
  );
  return before !== "of" && verb && (isLevel || (force && (rated || RATED.test(context.before))));
}

/** "Devon and Cornwall was well above average": the force itself, with nothing of it named. */
function isItself({ tokens, sentence, places }: Reading, at: number): boolean {
  const place = places.findLast((one) => one.next <= at && one.place.kind === "force");
  if (
    place === undefined ||
    at - place.next > 4 ||
    !/^(?:is|was|are|were|stands|stood)$/u.test(word(tokens, place.next))
  )
    return false;
  const opens = word(tokens, place.from - 1) === "the" ? place.from - 1 : place.from;
  return opens === sentence.from || /^(?:that|,|and|but|"|:|while|whereas|says|said)$/u.test(word(tokens, opens - 1));
}

const RATED = / (?:rates?|charged|charges?|one in \d+|per cent|percent) /u;

function statementOf({ tokens, sentence, text }: Reading, context: Context, found: Likeness): Statement {
  const [start, end] = [tokens[found.from]?.start ?? 0, tokens[found.next - 1]?.end ?? 0];
  return {
    quote: text.slice(start, end),
    start,
    end,
    kind: "comparison",
    numbers: [],
    place: found.against !== null && found.subject?.force === found.against.force ? null : found.subject,
    period: context.period,
    speaker: null,
    against: found.against,
    superlative: null,
    scope: scopeIn(context.words),
    basis: null,
    leavesOut: null,
    averageOf: null,
    sentence: { start: sentence.start, end: sentence.end },
    paragraph: sentence.paragraph,
  };
}
