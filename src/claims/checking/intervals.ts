// A printed interval ("the 95% interval runs from one in 21 to one in 55") against the interval of the counts that it is said of.
import { withCommas } from "../../standard/numbers.ts";
import { agrestiCoull } from "../../statistics/agresti-coull.ts";
import { clopperPearson } from "../../statistics/clopper-pearson.ts";
import { twoSidedZ } from "../../statistics/distributions/normal.ts";
import type { Counts, Interval } from "../../statistics/interval.ts";
import { jeffreys } from "../../statistics/jeffreys.ts";
import { wald } from "../../statistics/wald.ts";
import { wilson } from "../../statistics/wilson.ts";
import { wilsonContinuity } from "../../statistics/wilson-continuity.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import type { Told } from "./denominators.ts";
import { countsOf, mayBeSame, pairOf, placeKey } from "./numbers-of.ts";
import { bareShareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, type Worked } from "./worked.ts";

/** Words that make two ends of a rate its interval: the range that chance leaves, and not a spread of forces or of years. */
const INTERVAL =
  /\b(?:confidence|credible|uncertainty|error) (?:interval|limit|range|margin|bound)s?\b|\bintervals?\b|\bmargins? of (?:error|uncertainty)\b|\b9\d\s?(?:%|per ?cent|percent) (?:ci|confidence|certain|sure|range)\b|\bci\b/u;
/** Words that may mean one. */
const MAY_BE =
  /\b(?:true|real|underlying) (?:rate|figure|chance|value|number|share|proportion)\b|\bstatistic(?:al|ally|ians?|s)\b[^.]{0,80}\b(?:range|between|anywhere|margin|from)\b/u;
/** The interval of a difference or a ratio is of two rates. */
const OF_TWO = /\b(?:difference|ratio|times|compar\w+|change|gap|odds|between the (?:two|forces)|average|mean)\b/u;
const MOST_SENTENCE = 800;

/** A statement without the interval that it prints, and that interval. */
export interface Parted {
  readonly statement: Statement;
  readonly interval: NumberSaid | null;
}

/** Takes the interval out of a statement whose sentence speaks of one: it says how sure the rate is, and is no rate. */
export function withoutInterval(text: string, statement: Statement): Parted {
  const { kind, sentence, numbers } = statement;
  const [interval, ...others] = numbers.filter(
    ({ form, to }) => to !== null && (form === "one-in" || form === "percent"),
  );
  if (interval === undefined || others.length > 0 || (kind !== "rate" && kind !== "average"))
    return { statement, interval: null };
  return INTERVAL.test(wordsOf(text, sentence)) || MAY_BE.test(wordsOf(text, sentence))
    ? { statement: { ...statement, numbers: numbers.filter((one) => one !== interval) }, interval }
    : { statement, interval: null };
}

function wordsOf(text: string, { start, end }: Statement["sentence"]): string {
  return text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
}

/** The statement as it was found, with the interval in its place. */
export function withInterval({ statement, interval }: Parted): Statement {
  if (interval === null) return statement;
  const numbers = [...statement.numbers, interval].toSorted((a, b) => a.start - b.start);
  return { ...statement, numbers };
}

/** Counts that an interval may be of. */
interface Candidate {
  readonly counts: Counts;
  /** Whether the text itself says that it is of these: its own counts, or the only ones of its sentence. */
  readonly isNamed: boolean;
}

/** At most so many counts are tried for one interval. */
const MOST = 8;

/**
 * Holds a printed interval against that of the counts that the text names for it; where it names none, against those of its place, the nearest
 * first. An interval of counts that are only near may be of others: it holds, or cannot be checked.
 */
export function intervalInText(text: string, { statement, interval }: Parted, told: readonly Told[]): Worked {
  if (interval === null) return NOTHING;
  const level = levelSaid(text, statement);
  const candidates = candidatesFor(statement, told).slice(0, MOST);
  for (const { counts } of candidates) {
    const readings = readingsOf(interval, counts, level);
    if (readings.length > 0) return { readings, notes: [noteOf(counts, readings, { interval, level })] };
  }
  const [first] = candidates;
  const words = wordsOf(text, statement.sentence);
  if (first?.isNamed !== true || !INTERVAL.test(words) || OF_TWO.test(words))
    return {
      readings: [open(`${level}% interval`, "no counts of the text give it")],
      notes: ["It is an interval: needed are the counts that it is of, and how it was worked out."],
    };
  const computed = ends(wilson(first.counts.count, first.counts.of, zOf(level)), interval);
  return {
    readings: [fitted(says(first.counts, level), computed, ["not"], givesOf(first.counts, level))],
    notes: [`The ${level}% interval of ${sums(first.counts.count, first.counts.of)} is ${computed}. Print that.`],
  };
}

function candidatesFor(statement: Statement, told: readonly Told[]): readonly Candidate[] {
  const pair = pairOf(statement);
  const own = pair === null ? null : countsOf(pair);
  if (own !== null) return [{ counts: own, isNamed: true }];
  const { start, sentence, paragraph } = statement;
  const nearest = told
    .filter(({ unit }) => unit !== "forces")
    .toSorted((a, b) => Math.abs(a.from.start - start) - Math.abs(b.from.start - start));
  // Without a place it is of the one that its paragraph spoke of last.
  const last = nearest.find(({ from }) => from.paragraph === paragraph && from.start < start);
  const place = placeKey(statement.place) ?? last?.place ?? null;
  const isAlone = nearest.every((one) => one.place === null || one.place === (place ?? nearest[0]?.place));
  const near = nearest.filter(
    (one) => one.place === place || ((isAlone || one.from.paragraph === paragraph) && mayBeSame(one.place, place)),
  );
  const inSentence = near.filter(({ from }) => from.sentence.start === sentence.start);
  const before = near.filter(({ from }) => from.sentence.start < sentence.start);
  const after = near.filter(({ from }) => from.sentence.start > sentence.start);
  const candidate =
    (isNamed: boolean) =>
    (one: Told): Candidate => ({
      counts: { count: one.charged, of: one.whole },
      isNamed,
    });
  return [
    ...inSentence.map(candidate(inSentence.length === 1)),
    ...before.map(candidate(false)),
    ...after.map(candidate(false)),
  ];
}

/** “The 99 per cent interval”: 95 where the text does not say. */
function levelSaid(text: string, { sentence }: Statement): number {
  const said = /\b(80|90|95|98|99)(?:\.0)?\s?(?:%|per ?cent|percent)/u.exec(wordsOf(text, sentence))?.[1];
  return said === undefined ? 95 : Number(said);
}

function zOf(level: number): number {
  return twoSidedZ(level / 100);
}

/** Ways to work out an interval beside ours, which others use. */
const OTHERS: readonly (readonly [name: string, of: (count: number, of: number, confidence: number) => Interval])[] = [
  ["exact, Clopper–Pearson", clopperPearson],
  ["Jeffreys", jeffreys],
  ["Agresti–Coull", agrestiCoull],
  ["Wilson with continuity correction", wilsonContinuity],
  ["plain normal", wald],
];

/** The readings under which the interval of these counts is the printed one; none where no way of working it out gives it. */
function readingsOf(said: NumberSaid, counts: Counts, level: number): readonly Reading[] {
  const { count, of } = counts;
  const own = wilson(count, of, zOf(level));
  const gives = givesOf(counts, level);
  if (fitsEnds(said, own)) return [fitted(says(counts, level), ends(own, said), ["as said"], gives)];
  for (const [name, worked] of OTHERS) {
    const other = worked(count, of, level / 100);
    if (!fitsEnds(said, other)) continue;
    return [
      fitted(`${says(counts, level)}, Wilson`, ends(own, said), ["not"], gives),
      fitted(`${says(counts, level)}, ${name}`, ends(other, said), ["as said"], { ...gives, interval: other }),
    ];
  }
  return [];
}

function says({ count, of }: Counts, level: number): string {
  return `${level}% interval of ${withCommas(count)} of ${withCommas(of)}`;
}

function givesOf({ count, of }: Counts, level: number): { readonly value: number; readonly interval: Interval } {
  return { value: count / of, interval: wilson(count, of, zOf(level)) };
}

/** Whether both printed ends are those of an interval by rounding, in either order. */
function fitsEnds(said: NumberSaid, [from, to]: Interval): boolean {
  const end = (value: number): NumberSaid => ({ ...said, value, to: null, hedge: null });
  const fits = (value: number, share: number): boolean =>
    share > 0 && fitOf(end(value), { value: share }) === "as said";
  const [one, other] = [said.value, said.to ?? said.value];
  return (fits(one, from) && fits(other, to)) || (fits(one, to) && fits(other, from));
}

function ends([from, to]: Interval, { form }: NumberSaid): string {
  const [low, high] = [from, to].map((share) =>
    bareShareWords(Math.min(1, Math.max(0, share)), form === "one-in" ? "one-in" : "percent"),
  );
  return form === "one-in" ? `${high} to ${low}` : `${low} to ${high}`;
}

function noteOf(
  { count, of }: Counts,
  readings: readonly Reading[],
  { interval, level }: { readonly interval: NumberSaid; readonly level: number },
): string {
  const held = readings.find(({ verdict }) => verdict === "holds");
  const own = ends(wilson(count, of, zOf(level)), interval);
  if (readings.length === 1 || held === undefined) return `The ${level}% interval of ${sums(count, of)} is ${own}.`;
  return `It is the ${level}% interval of ${sums(count, of)} worked out another way (${held.reading.replace(/^.*?, /u, "")}); by Wilson’s it is ${own}. Say which.`;
}
