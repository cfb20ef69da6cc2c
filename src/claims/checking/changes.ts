// A change against its own two numbers: “fell from 7 % to 3 %, more than halved”, as a factor, a percentage, or percentage points.
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { after, atTwoTimes, before, mayBeSame, placeKey, ratiosOf } from "./numbers-of.ts";
import { plainNumber } from "./rate-words.ts";
import { type Fit, fitOf, turnedHedge } from "./rounding.ts";
import { fitted, NOTHING, open, roundedAndNot, type Worked } from "./worked.ts";

const UP =
  /\b(?:rise|rises|rose|risen|rising|increas\w{0,4}|grew|grown|grow|climb\w{0,3}|jump\w{0,3}|soar\w{0,3}|doubl\w{0,3}|trebl\w{0,3}|tripl\w{0,3}|quadrupl\w{0,3}|up)\b/u;
const DOWN =
  /\b(?:fall|falls|fell|fallen|falling|drop\w{0,4}|declin\w{0,3}|decreas\w{0,4}|halv\w{0,3}|cut|reduc\w{0,4}|shrank|shrunk|slump\w{0,3}|down)\b/u;

/** The two ends of a change, in one unit. */
export interface Ends {
  readonly from: NumberSaid;
  readonly to: NumberSaid;
}

/**
 * Holds what a statement says of a change against the two numbers it gives, or, where it gives none, those of a change beside it in the same
 * sentence: “down by five percentage points, from 80 per cent to 70 per cent”, or two counts of two years before it: “302 in 2021 and 288 in
 * 2020, a rise of almost five per cent”.
 */
export function changes(
  text: string,
  statement: Statement,
  { beside: besideAll = [], earlier = [] }: Near = {},
): Worked {
  if (isSpread(text, statement)) return SPREAD_NOT_CHANGE;
  const beside = besideAll.filter((one) => !isElsewhere(text, statement, one));
  const nearby = beside.find((one) => one.kind === "change" && endsOf(text, one) !== null);
  const ends =
    endsOf(text, statement) ??
    (saysEnds(statement) ? null : nearby === undefined ? ofTwoYears(text, statement, earlier) : endsOf(text, nearby));
  const isChange = statement.kind === "change" || isTakenForRate(statement, ends) || isFactorOf(statement, nearby);
  if (ends === null || !isChange) return NOTHING;
  const way = directionSaid(text, statement);
  const told = wayTold(ends);
  const isFar = nearby === undefined && earlier.some((one) => !isSameSentence(one, statement));
  if (isFar && !fitsAll(text, statement, ends)) return NOTHING;
  if (way !== null && told !== way) return wrongWay(ends, way);
  const own = sizesOf(statement, [ends.from, ends.to]).filter((said) => !isRateSaid(text, said, { statement, ends }));
  const saids = own.length > 0 ? own : sizesBeside(text, beside);
  const readings = saids.flatMap((said) => sizeReadings(said, ends));
  const computed = changeWords(ends);
  if (saids.length === 0)
    return {
      readings: [open(signs(ends), computed)],
      notes: [`${signs(ends)} is ${computed}; the text says no size to hold against it.`],
    };
  return { readings, notes: [noteOf(computed, readings, ends)] };
}

/** “In the town from 189 to 142 and next door by almost half”: the words between name another place or thing. */
const ELSEWHERE = /\b(?:and|but|while|whereas)\b.*\b(?:in|at|next door|elsewhere|nationally|there|abroad)\b|;/u;

/** “… although the number of people charged rose by a fifth”: the words between give the other change a thing of its own. */
const OF_ITS_OWN =
  /\b(?:although|though|but|while|whereas|even as|and|as)\b[^.;]*\b(?:number|total|count|volume|tally|charges|crimes|reports|prosecutions)\b/u;

function isElsewhere(text: string, one: Statement, other: Statement): boolean {
  const [first, last] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, Math.min(last.start, first.end + 200)).toLowerCase();
  return ELSEWHERE.test(between) || OF_ITS_OWN.test(between);
}

/** Numbers of the sentence before may be of something else: they hold a change, and never fail it. */
function fitsAll(text: string, statement: Statement, ends: Ends): boolean {
  if (endsOf(text, statement) !== null) return true;
  const way = directionSaid(text, statement);
  const saids = statement.numbers.filter(sizes);
  const fits = saids.flatMap((said) => sizeReadings(said, ends)).some(({ verdict }) => verdict === "holds");
  return fits && (way === null || way === wayTold(ends));
}

function isSameSentence(one: Statement, other: Statement): boolean {
  return one.sentence.start === other.sentence.start;
}

/** “656 in 2022, a rise of 60 per cent” has a level of its own: its size is not that of the change beside it. */
function saysEnds({ numbers }: Statement): boolean {
  return numbers.some(({ role }) => role === "from" || role === "to");
}

/** What stands around a statement. */
export interface Near {
  /** The statements just before and just after, in its sentence. */
  readonly beside?: readonly Statement[];
  /** The two statements before, in its paragraph, in the order of the text. */
  readonly earlier?: readonly Statement[];
}

/** “From one in eight in Dorset to one in 52 in Bedfordshire” lies between two places, not two times. */
const SPREAD = /\b(?:var(?:y|ies|ied|ying)|rang(?:e|es|ed|ing)|differ(?:s|ed|ing)?|anywhere)\b[^.;:]{0,60}$/u;

function isSpread(text: string, { kind, start, sentence }: Statement): boolean {
  return kind === "change" && SPREAD.test(before(text, start, sentence, 90));
}

const SPREAD_NOT_CHANGE: Worked = {
  readings: [open("two ends of a range", "not two times of one thing")],
  notes: ["It is the range between two, not a change over time: each end needs its own counts."],
};

/** The sizes that a change just beside gives, where it has no two numbers of its own: the two are one claim. */
function sizesBeside(text: string, beside: readonly Statement[]): readonly NumberSaid[] {
  return beside
    .filter((one) => one.kind === "change" && endsOf(text, one) === null && !saysEnds(one))
    .flatMap(({ numbers }) => numbers.filter(sizes));
}

/** Two plain numbers of one thing in two years, the earlier year first; of statements with counts and a rate, the rates where a rate changed. */
function ofTwoYears(text: string, change: Statement, earlier: readonly Statement[]): Ends | null {
  const [one, other, ...more] = earlier;
  if (one === undefined || other === undefined || more.length > 0) return null;
  const isOfRate = /\b(?:rate|share|proportion|percentage)s?\b/iu.test(before(text, change.start, change.sentence, 80));
  const [first, second] = [one, other].map((statement) => onlyOf(isOfRate ? ratiosOf(statement) : statement.numbers));
  if (first === undefined || second === undefined || first === null || second === null) return null;
  const [here, there] = [one.period?.id ?? "", other.period?.id ?? ""];
  const areYears = [here, there].every((id) => /^\d{4}(?:\/\d\d)?$/u.test(id)) && here.length === there.length;
  const areAlike =
    first.form === second.form && isPlain(first) && isPlain(second) && mayBeSame(first.unit, second.unit);
  if (!areYears || here === there || !areAlike || placeKey(one.place) !== placeKey(other.place)) return null;
  return here < there ? { from: first, to: second } : { from: second, to: first };
}

function onlyOf([only, ...others]: readonly NumberSaid[]): NumberSaid | null {
  return others.length > 0 ? null : (only ?? null);
}

function isPlain({ form, to, hedge, value }: NumberSaid): boolean {
  return to === null && hedge === null && value > 0 && (form === "count" || form === "percent" || form === "one-in");
}

function endsOf(text: string, statement: Statement): Ends | null {
  const [from, to] = atTwoTimes(text, statement) ?? [];
  if (from === undefined || to === undefined || from.value <= 0 || from.form !== to.form) return null;
  if (!Number.isFinite(level(to) / level(from))) return null;
  return ["count", "percent", "one-in", "fraction", "duration"].includes(from.form) ? { from, to } : null;
}

/** A change that was taken for a part and its whole: “1,200 crimes, compared with 950 the year before”. */
function isTakenForRate({ kind, numbers }: Statement, ends: Ends | null): boolean {
  if (ends === null) return false;
  const { from, to } = ends;
  return (
    (kind === "rate" || kind === "count") && [from, to].every((one) => one.form === "count" && numbers.includes(one))
  );
}

/** “It went up from 5 per cent to 10 per cent, five times as high”: a factor without another place is the size of the change beside it. */
function isFactorOf({ kind, numbers, start, against, place }: Statement, change: Statement | undefined): boolean {
  const [only, ...others] = numbers;
  const other = against !== null && "kind" in against ? placeKey(against) : null;
  return (
    kind === "comparison" &&
    change !== undefined &&
    change.end <= start &&
    others.length === 0 &&
    only?.form === "times" &&
    (other === null || other === placeKey(place))
  );
}

/** The numbers of a statement that say how big its change is. */
export function sizesOf({ numbers }: Statement, ends: readonly NumberSaid[] | null): readonly NumberSaid[] {
  return numbers.filter((one) => !ends?.includes(one) && sizes(one));
}

function sizes({ form, to, role }: NumberSaid): boolean {
  return (
    to === null &&
    role !== "whole" &&
    (form === "times" || form === "percent" || form === "fraction" || form === "points")
  );
}

/** The way that its words say; `null` where they say none, or both. */
export function directionSaid(text: string, { start, end, sentence }: Statement): "up" | "down" | null {
  const words = text.slice(Math.max(sentence.start, start - 40), end).toLowerCase();
  const [up, down] = [UP.test(words), DOWN.test(words)];
  return up === down ? null : up ? "up" : "down";
}

/** “16 were charged (down from 20), a rate of 3 per cent”, “42, and by now 49, or 7 per cent”: a rate beside two counts, and no size of their change. */
function isRateSaid(
  text: string,
  said: NumberSaid,
  { statement: { sentence }, ends }: { readonly statement: Statement; readonly ends: Ends },
): boolean {
  if (said.form === "times" || said.form === "points" || ends.from.form !== "count") return false;
  const near = before(text, said.start, sentence, 60);
  if (/\brate(?: of| was| is|:)? (?:just |only |about )?$/u.test(near)) return true;
  if (/^ (?:the|a|one) year (?:before|earlier)/u.test(after(text, said.end, sentence, 20))) return true;
  const fits = sizeReadings(said, ends).some(({ verdict }) => verdict === "holds");
  return !fits && /[\d)] ?,? or (?:just |only |about )?$/u.test(near);
}

/** A share said as “one in N” rises as N falls. */
function level({ form, value }: NumberSaid): number {
  return form === "one-in" && value > 0 ? 1 / value : value;
}

/** The way that the two numbers go. */
export function wayTold({ from, to }: Ends): "up" | "down" | "same" {
  return level(to) > level(from) ? "up" : level(to) < level(from) ? "down" : "same";
}

function signs({ from, to }: Ends): string {
  return `from ${from.words} to ${to.words}`;
}

function wrongWay(ends: Ends, way: "up" | "down"): Worked {
  const told = wayTold(ends);
  const computed = told === "same" ? "no change" : `it went ${told}`;
  return {
    readings: [fitted(`${signs(ends)}, going ${way}`, computed, ["not"])],
    notes: [
      `${signs(ends)} ${told === "same" ? "is no change" : `goes ${told}, not ${way}`}: ask whether the two numbers changed places.`,
    ],
  };
}

/** The change from one number to another: in points where both are percentages, in per cent, and as a factor. */
export function changeWords(ends: Ends): string {
  const [from, to] = [level(ends.from), level(ends.to)];
  const factor = to / from;
  if (factor === 1) return "no change";
  const relative = Math.abs(factor - 1) * 100;
  const points = ends.from.form === "percent" ? `${pointsWords(Math.abs(to - from), "percentage ")}, ` : "";
  const way = factor >= 1 ? "more" : "less";
  return `${points}${relative.toFixed(relative < 10 ? 1 : 0)}% ${way} (${plainNumber(factor)} times)`;
}

function pointsWords(apart: number, of = ""): string {
  const said = plainNumber(apart);
  return `${said} ${of}${said === "1" ? "point" : "points"}`;
}

/** Between two percentages, “per cent” may mean points or a part of the earlier: both are read. */
export function sizeReadings(said: NumberSaid, ends: Ends): readonly Reading[] {
  const relative = sizedReadings(ends, { says: `of the earlier: ${signs(ends)}`, ...relativeTo(said, ends) });
  if (said.form === "points") return [pointsReading(said, ends)];
  if (said.form !== "percent" || ends.from.form !== "percent") return relative;
  const points = pointsReading({ ...said, form: "points" }, ends);
  return points.verdict === "holds" ? [...relative, points] : relative;
}

interface Sized {
  readonly says: string;
  readonly value: number;
  readonly howFar: (from: number, to: number) => Fit;
}

/** How far a printed size fits the change of two numbers. A factor below one (“halved”) shrinks as the change grows. */
function relativeTo(said: NumberSaid, ends: Ends): Pick<Sized, "value" | "howFar"> {
  const asSize: NumberSaid =
    said.form === "times" && said.value < 1 && said.hedge !== null ? { ...said, hedge: turnedHedge(said.hedge) } : said;
  const size = (from: number, to: number): number => (said.form === "times" ? to / from : Math.abs(to / from - 1));
  return {
    value: size(level(ends.from), level(ends.to)),
    howFar: (from, to) => fitOf(asSize, { value: size(from, to) }),
  };
}

function sizedReadings(ends: Ends, { says, value, howFar }: Sized): readonly Reading[] {
  const own = howFar(level(ends.from), level(ends.to));
  if (own === "not" && corners(ends).some(([from, to]) => howFar(from, to) === "as said"))
    return [
      fitted(`${says}, as printed`, changeWords(ends), ["not"], { value }),
      fitted(`${says}, within the rounding of both`, changeWords(ends), ["as said"], { value }),
    ];
  return roundedAndNot(says, changeWords(ends), [own], { value });
}

/** What two rounded percentages may have been: their ends and middles. */
function corners({ from, to }: Ends): readonly (readonly [number, number])[] {
  if (from.form !== "percent") return [];
  const around = ({ value, decimals }: NumberSaid): readonly number[] =>
    [-1, -0.5, 0, 0.5, 0.999].map((step) => value + (step * 10 ** -decimals) / 2);
  return around(from)
    .flatMap((one) => around(to).map((other) => [one, other] as const))
    .filter(([one]) => one > 0);
}

function pointsReading(said: NumberSaid, ends: Ends): Reading {
  const apart = Math.abs(ends.to.value - ends.from.value);
  return fitted("in percentage points", pointsWords(apart), [fitOf(said, { value: apart })], {
    value: apart,
  });
}

function noteOf(computed: string, readings: readonly Reading[], ends: Ends): string {
  const held = readings.filter(({ verdict }) => verdict === "holds");
  const change = `${signs(ends)} is ${computed}.`;
  if (held.length === 0) return `${change} Print that.`;
  if (held.length === readings.length) return `${change} Whether both numbers count the same, ask.`;
  return held.some(({ reading: says }) => says.includes("percentage points"))
    ? `${change} Print “percentage points”.`
    : `${change} It holds ${held.map(({ reading: says }) => says).join(" and ")}.`;
}
