// "The rate has halved in ten years": a change without numbers of its own, held against two rates that the text gives of two times.
import type { NumberSaid, Statement } from "../statement.ts";
import { directionSaid, type Ends, sizeReadings, wayTold } from "./changes.ts";
import { ratiosOf, shareSaid } from "./numbers-of.ts";
import { NOTHING, open, type Worked } from "./worked.ts";

/** A rate of the text with its time: a year, `NOW`, `THEN`, or `null` where its words name none. */
interface Timed {
  readonly said: NumberSaid;
  readonly share: number;
  readonly year: number | null;
  readonly statement: Statement;
}

const NOW = 9999;
const THEN = 0;
/** At most so many rates before a change are paired: an article has no more, and a table is looked up. */
const MOST = 10;
const MOST_SENTENCE = 600;

const OF_RATE = /\b(?:rates?|chances?|odds|likelihood|likely|probability|share|proportion|percentage)\b/u;
const AGO = /\b(?:years?|decades?) (?:ago|earlier|before)\b|\bback then\b|\bat (?:that|the) time\b/u;
const TODAY = /\b(?:today|now(?:adays)?|last year|this year|currently|at present|the latest (?:year|figures?))\b/u;
const YEAR = /\b(?:19|20)\d\d\b/u;
/** “Twice as likely then”: of the earlier over the later. */
const WAS = /\b(?:then|ago|earlier|used to|was once|in (?:19|20)\d\d)\b/u;
const AS_LIKELY = /\b(?:as|more|less) (?:likely|high|good|often|low)\b/u;

/**
 * The two rates, of two times, that give the size a change is said to have, the nearest first. Whether both count the same thing, the text cannot tell, so
 * that a size that fits is one reading, and one that does not fit fails nothing.
 */
export function ratesOfTwoTimes(text: string, statement: Statement, before: readonly Statement[]): Worked {
  const [size, ...others] = statement.numbers;
  const words = wordsOf(text, statement);
  if (size === undefined || others.length > 0 || !["times", "fraction", "percent"].includes(size.form)) return NOTHING;
  const isLikely = statement.kind === "comparison" && statement.against === null && AS_LIKELY.test(words);
  if (!OF_RATE.test(words) || !(statement.kind === "change" || isLikely) || size.to !== null) return NOTHING;
  const timed = before
    .flatMap((one) => timedOf(text, one))
    .slice(-MOST)
    .toReversed();
  const isTurned = isLikely && WAS.test(words);
  const pairs = pairsOf(timed).map(({ from, to }): Ends => (isTurned ? { from: to, to: from } : { from, to }));
  const way = directionSaid(text, statement);
  const found = pairs.find(
    (ends) =>
      (way === null || wayTold(ends) === way) && sizeReadings(size, ends).some(({ verdict }) => verdict === "holds"),
  );
  if (found === undefined) return NOTHING;
  const says = `from ${found.from.words} to ${found.to.words}`;
  const readings = sizeReadings(size, found).filter(({ verdict }) => verdict === "holds");
  return {
    readings: [
      ...readings.slice(0, 1).map((one) => ({ ...one, reading: `${says}, the rates of two times in the text` })),
      open("both rates of the same things, counted alike", "the text does not tell"),
    ],
    notes: [`It holds ${says}. Whether both rates count the same thing, in the same place and way, ask.`],
  };
}

function wordsOf(text: string, { sentence: { start, end } }: Statement): string {
  return text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
}

/** What a rate says of its time is asked for by each change after it, and looked up once. */
const TIMED = new WeakMap<Statement, readonly Timed[]>();

function timedOf(text: string, statement: Statement): readonly Timed[] {
  const known = TIMED.get(statement) ?? readTime(text, statement);
  TIMED.set(statement, known);
  return known;
}

function readTime(text: string, statement: Statement): readonly Timed[] {
  if (statement.kind !== "rate" || statement.leavesOut !== null) return [];
  const said = ratiosOf(statement).find(({ to, hedge, form }) => to === null && hedge === null && form !== "fraction");
  const share = said === undefined ? null : shareSaid(said);
  if (said === undefined || share === null || !(share > 0)) return [];
  return [{ said, share, year: yearOf(text, statement), statement }];
}

function yearOf(text: string, statement: Statement): number | null {
  const words = wordsOf(text, statement);
  const year = YEAR.exec(words)?.[0] ?? YEAR.exec(statement.period?.id ?? "")?.[0];
  if (AGO.test(words)) return THEN;
  if (TODAY.test(words)) return NOW;
  return year === undefined ? null : Number(year);
}

/** Every two rates of which one is told to be the earlier. One without a time is of now beside one of a year, or of years ago. */
function pairsOf(timed: readonly Timed[]): readonly Ends[] {
  return timed.flatMap((one, at) =>
    timed.slice(at + 1).flatMap((other) => {
      const [a, b] = [one.year ?? NOW, other.year ?? NOW];
      if (a === b || one.statement === other.statement) return [];
      return [a < b ? endsOf(one, other) : endsOf(other, one)];
    }),
  );
}

/** Both ends in one form: as printed where they are, else in per cent. */
function endsOf(from: Timed, to: Timed): Ends {
  if (from.said.form === to.said.form) return { from: from.said, to: to.said };
  const asPercent = ({ said, share }: Timed): NumberSaid => ({ ...said, form: "percent", value: share * 100 });
  return { from: asPercent(from), to: asPercent(to) };
}
