// A change whose ends, or one of them, stand elsewhere in the text: "That is an increase of 42 per cent", "up 11 per cent from 280", where the text counts 312.
import type { NumberSaid, Statement } from "../statement.ts";
import { changeWords, directionSaid, type Ends, sizeReadings, wayTold } from "./changes.ts";
import type { Told } from "./denominators.ts";
import {
  atTwoTimes,
  isCount,
  isSameOrNext,
  isSameUnit,
  mayBeSame,
  placeKey,
  before as wordsBefore,
} from "./numbers-of.ts";
import { shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

/** At most so many statements of a text are looked through for the ends of one change. */
const MOST = 60;
/** And so many different levels: of more, two fit by chance. */
const MOST_LEVELS = 6;

/** The text around a change. */
interface In {
  readonly all: readonly Statement[];
  readonly at: number;
  readonly told: readonly Told[];
}

/**
 * Holds a change against ends that the text gives in other sentences. Only one that takes up the change just before it, or the only change of the same thing over
 * as many years, can fail: any other number may be of something else, and is taken only where it fits.
 */
export function changeElsewhere(text: string, statement: Statement, { all, at, told }: In): Worked {
  const sizes = statement.numbers.filter(isSize);
  const near = all.slice(Math.max(0, at - MOST), at + MOST);
  const ends = statement.numbers.filter(({ role }) => role === "from" || role === "to");
  if (sizes.length === 0) return ofTwoRates(text, statement, told);
  const [size, ...others] = sizes;
  if (size === undefined || others.length > 0) return NOTHING;
  if (ends.length === 1 && statement.numbers.length === 2) return withOtherEnd(text, statement, { size, all: near });
  if (statement.numbers.length !== 1 || !isChange(text, statement)) return NOTHING;
  const again = takenUp(text, statement, all.slice(Math.max(0, at - 3), at));
  if (again !== null) return worked(size, again, { text, statement, mayFail: true });
  const same = sameThing(text, statement, { size, all: near });
  if (same !== null) return same;
  return ofLevels(text, statement, { size, all: all.slice(Math.max(0, at - MOST), at) });
}

function isSize({ form, to, role, hedge }: NumberSaid): boolean {
  return (
    to === null &&
    role === "ratio" &&
    ["percent", "fraction", "times"].includes(form) &&
    (hedge === null || !/at (?:least|most)/u.test(hedge))
  );
}

/** “So the wait has lengthened by 24 per cent” may have been taken for a share. */
const BY =
  /\b(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|lengthened|shortened|widened|up|down) (?:by )?$/u;
const DOUBLED = /\b(?:doubl|trebl|tripl|halv|quadrupl)\w{1,3}\b/iu;

function isChange(text: string, { kind, numbers, start, sentence, quote }: Statement): boolean {
  if (kind === "change") return true;
  if (kind === "comparison") return DOUBLED.test(quote);
  return kind === "rate" && numbers.length === 1 && BY.test(wordsBefore(text, start, sentence));
}

const THAT =
  /^\W{0,3}(?:that|this|it|which) (?:is|was|['’]s|means|amounts to|represents|made|makes|would be|works out (?:at|as)) (?:just |only |about |almost |nearly )?(?:a|an) (?:[a-z]{3,9} )?(?:increase|rise|growth|jump|fall|drop|decrease|reduction|cut|decline)\b/iu;

/** The ends of the one change in the sentence before, which this one takes up: “That is an increase of 42 per cent”. */
function takenUp(text: string, statement: Statement, earlier: readonly Statement[]): Ends | null {
  const { sentence } = statement;
  if (!THAT.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)))) return null;
  const [only, ...others] = earlier.filter(
    (one) => one.sentence.start !== sentence.start && isSameOrNext(one.sentence, sentence),
  );
  return only === undefined || others.length > 0 ? null : endsOf(text, only);
}

function endsOf(text: string, statement: Statement): Ends | null {
  if (statement.kind !== "change") return null;
  const [from, to] = atTwoTimes(text, statement) ?? [];
  return from !== undefined && to !== undefined && from.value > 0 && from.form === to.form ? { from, to } : null;
}

interface Of {
  readonly size: NumberSaid;
  readonly all: readonly Statement[];
}

/** “Doubled the number of charges in five years”, where the text gives the charges of two years that lie five apart. */
function sameThing(text: string, statement: Statement, { size, all }: Of): Worked | null {
  const { unit } = size;
  if (unit === null) return null;
  const found = all.filter((one) => {
    const ends = one === statement ? null : endsOf(text, one);
    const isOf = ends !== null && isCount(ends.from) && ends.to.unit !== null && isSameUnit(ends.to.unit, unit);
    return isOf && mayBePlace(one, statement);
  });
  const [only, ...others] = found;
  const ends = only === undefined || others.length > 0 ? null : endsOf(text, only);
  if (only === undefined || ends === null) return null;
  const years = spanSaid(wordsOf(text, statement));
  const mayFail = years !== null && years === spanOf(wordsOf(text, only));
  return worked(size, ends, { text, statement, mayFail });
}

/** A town may lie in the force, and the force in the country: only two forces are two places. */
function mayBePlace({ place }: Statement, { place: other }: Statement): boolean {
  return place?.kind !== "force" || other?.kind !== "force" || place.force === other.force;
}

const YEARS: readonly string[] = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** How many years a change is said to have taken. */
function spanSaid(words: string): number | null {
  const said = /\b(?:in|over|within|during) (?:the (?:last|past) )?([a-z]{3,6}|\d{1,2}) years\b/u.exec(words)?.[1];
  if (said === undefined) return null;
  const named = YEARS.indexOf(said);
  return named > 0 ? named : /^\d/u.test(said) ? Number(said) : null;
}

/** How many years lie between the two that a sentence names. */
function spanOf(words: string): number | null {
  const [first, last, ...others] = [...words.matchAll(/\b((?:19|20)\d\d)(?:[/–-]\d{2,4})?\b/gu)].map(([, year]) =>
    Number(year),
  );
  return first === undefined || last === undefined || others.length > 0 ? null : Math.abs(last - first);
}

const MOST_SENTENCE = 600;

function wordsOf(text: string, { sentence: { start, end } }: Statement): string {
  return text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
}

/** “Up 11 per cent from 280 a year earlier”: the other end is a whole that the text counts elsewhere, where one fits. */
function withOtherEnd(text: string, statement: Statement, { size, all }: Of): Worked {
  const end = statement.numbers.find(({ role }) => role === "from" || role === "to");
  if (end === undefined || !isCount(end)) return NOTHING;
  const levels = levelsIn(all, { statement, like: end }).map(({ said }) => said);
  if (levels.length > MOST_LEVELS * 2) return NOTHING;
  const pairs = levels.map(
    (level): Ends => (end.role === "from" ? { from: end, to: level } : { from: level, to: end }),
  );
  return held(size, pairs, { text, statement });
}

/** Two levels of one thing at two times that the text gives before a change, of which one pair alone gives its size. */
function ofLevels(text: string, statement: Statement, { size, all }: Of): Worked {
  const levels = levelsIn(all.slice(-MOST_LEVELS * 4), { statement, like: null });
  const pairs = levels.flatMap((one, at) =>
    levels.slice(at + 1).flatMap((other): Ends[] => {
      if (!areTwoTimes(text, one, other)) return [];
      return [
        { from: one.said, to: other.said },
        { from: other.said, to: one.said },
      ];
    }),
  );
  return pairs.length > MOST_LEVELS * 2 ? NOTHING : held(size, pairs, { text, statement });
}

/** A level of something with the statement that gives it. */
interface Level {
  readonly said: NumberSaid;
  readonly statement: Statement;
}

interface Like {
  readonly statement: Statement;
  /** The end that the other one must be like. */
  readonly like: NumberSaid | null;
}

function levelsIn(all: readonly Statement[], { statement, like }: Like): readonly Level[] {
  const found: Level[] = [];
  for (const one of all) {
    if (one === statement || one.kind === "change" || one.kind === "comparison" || one.leavesOut !== null) continue;
    if (!mayBeSame(placeKey(one.place), placeKey(statement.place))) continue;
    for (const said of one.numbers) {
      if (!isLevel(said, one) || found.some((known) => known.said.value === said.value)) continue;
      if (
        like !== null &&
        !(said.form === like.form && said.unit !== null && like.unit !== null && isSameUnit(said.unit, like.unit))
      )
        continue;
      found.push({ said, statement: one });
    }
  }
  return found;
}

/** A whole, or an average length of time: a plain number that is no part. */
function isLevel(said: NumberSaid, { kind }: Statement): boolean {
  if (said.to !== null || said.hedge !== null || said.value <= 0) return false;
  if (said.form === "duration") return kind === "average" || kind === "duration";
  return (
    isCount(said) && said.unit !== "forces" && (said.role === "whole" || (said.role === "alone" && said.line === null))
  );
}

const EARLIER = /\b(?:year|years|decade) (?:before|earlier|ago)\b|\b(?:previous|preceding) year\b/u;

/** Two levels in one unit, of which one is of another year, as its period or its words say. */
function areTwoTimes(text: string, one: Level, other: Level): boolean {
  if (one.said.form !== other.said.form || one.said.unit === null || other.said.unit === null) return false;
  if (!isSameUnit(one.said.unit, other.said.unit) || one.statement === other.statement) return false;
  const [a, b] = [one, other].map(({ statement }) => statement.period?.id ?? null);
  if (a !== null && b !== null && a !== b && a !== undefined && b !== undefined) return true;
  return [one, other].filter(({ statement }) => EARLIER.test(wordsOf(text, statement))).length === 1;
}

interface Said {
  readonly text: string;
  readonly statement: Statement;
  readonly mayFail?: boolean;
}

/** The one pair of ends that gives a size; two that do tell nothing. */
function held(size: NumberSaid, pairs: readonly Ends[], said: Said): Worked {
  const fits = pairs.filter((ends) => worked(size, ends, said).readings.length > 0);
  const [only, ...others] = fits;
  return only === undefined || others.length > 0 ? NOTHING : worked(size, only, said);
}

function worked(size: NumberSaid, ends: Ends, { text, statement, mayFail = false }: Said): Worked {
  if (!Number.isFinite(ends.to.value / ends.from.value) || !Number.isFinite(ends.from.value / ends.to.value))
    return NOTHING;
  const way = directionSaid(text, statement);
  const isWay = way === null || wayTold(ends) === way;
  const readings = sizeReadings(size, ends);
  const holds = isWay && readings.some(({ verdict }) => verdict === "holds");
  if (!holds && !mayFail) return NOTHING;
  const signs = `from ${ends.from.words} to ${ends.to.words}`;
  const computed = changeWords(ends);
  if (!isWay) return NOTHING;
  return {
    readings: readings.map((one) => ({ ...one, reading: `${signs}, as the text gives elsewhere` })),
    notes: [
      `The text gives both numbers: ${signs} is ${computed}.${holds ? " Whether both count the same, ask." : ""}`,
    ],
  };
}

/** “One in 12, compared with one in 11 the year before”: each end is a rate, and holds where the text counts it. */
function ofTwoRates(text: string, statement: Statement, told: readonly Told[]): Worked {
  const ends = statement.kind === "change" ? atTwoTimes(text, statement) : null;
  if (ends === null || ends.some(({ form, hedge }) => hedge !== null || (form !== "one-in" && form !== "percent")))
    return NOTHING;
  const of = told.filter((one) => mayBeSame(one.place, placeKey(statement.place)));
  const found = ends.map((said) =>
    of.find(({ charged, whole }) => {
      const counts = { count: charged, of: whole };
      return fitOf(said, { value: charged / whole, counts }) === "as said";
    }),
  );
  const [first, second] = found;
  if (first === undefined || second === undefined || first === second) return NOTHING;
  if (first.whole === second.whole && first.charged === second.charged) return NOTHING;
  const readings = [first, second].map(({ charged, whole }) =>
    fitted(
      `${sums(charged, whole)}, as counted elsewhere in the text`,
      shareWords({ count: charged, of: whole }),
      ["as said"],
      {
        value: charged / whole,
      },
    ),
  );
  return {
    readings,
    notes: [`The text counts both: ${sums(first.charged, first.whole)} and ${sums(second.charged, second.whole)}.`],
  };
}
