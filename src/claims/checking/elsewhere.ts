// A rate without counts, held against the counts that the same text gives for the same place elsewhere; and those counts with the rate printed of them.
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { mixedCohorts } from "./cohorts.ts";
import type { Told } from "./denominators.ts";
import {
  becameOf,
  before,
  isCount,
  isOfAnother,
  isOutcomeUnit,
  isSameOrNext,
  isSameUnit,
  mayBeSame,
  pairOf,
  periodKey,
  placeKey,
  ratiosOf,
  shareSaid,
} from "./numbers-of.ts";
import { isWide } from "./ranges.ts";
import { exactWords, shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { oneToMany } from "./said-again.ts";
import { namesForce } from "./spoken-of.ts";
import { fitted, open, type Worked } from "./worked.ts";

/** Shares further apart than this factor are not the same rate, whatever the hedge. */
const FAR = 2.5;
/** A bound that is further from the counts than this is of something else: “fewer than one in five” is not said of one in nine. */
const FAR_BOUND = 1.5;

/** A bare rate with the counts that give it. */
export interface Explained {
  readonly rate: Statement;
  readonly told: Told;
  readonly worked: Worked;
}

/** Each rate without counts of its own that counts of the text give as printed, by its statement. */
export function explained(
  text: string,
  statements: readonly Statement[],
  told: readonly Told[],
  lines: readonly Told[] = [],
): ReadonlyMap<Statement, Explained> {
  const found = new Map<Statement, Explained>();
  const byLine = new Map<string, Told[]>();
  for (const one of lines) {
    const line = pairOf(one.from)?.part.line ?? "";
    byLine.set(line, [...(byLine.get(line) ?? []), one]);
  }
  for (const rate of statements) {
    const own = byLine.get(lineOf(rate) ?? "") ?? [];
    const one = countedElsewhere(text, rate, told) ?? (own.length === 0 ? null : countedElsewhere(text, rate, own));
    if (one !== null) found.set(rate, one);
  }
  return found;
}

/** The one outcome that all ratios of a rate say; `null` where they say none, or two. */
function lineOf(rate: Statement): string | null {
  const [first, ...others] = ratiosOf(rate);
  return first !== undefined && others.every(({ line }) => line === first.line) ? first.line : null;
}

/** A few rates of the same counts are enough to find one by. */
const MOST_ALIKE = 8;

/** Rates with the counts that give them, by those counts: `16/540`; the first few of each. */
export function byCounts(rates: Iterable<Explained>): ReadonlyMap<string, readonly Explained[]> {
  const found = new Map<string, Explained[]>();
  for (const one of rates) {
    const key = `${one.told.charged}/${one.told.whole}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else if (known.length < MOST_ALIKE) known.push(one);
  }
  return found;
}

/**
 * Counts of another statement that give this rate as printed. A rate that fits none is not contradicted: it may count other things. Counts of
 * the same sentence or the one beside it come first; a statement of one place is not held against counts of another or of a place that is not
 * named. Where the text counts several places, a rate without one is a headline of the first, or is left alone.
 */
function countedElsewhere(text: string, rate: Statement, told: readonly Told[]): Explained | null {
  const toOne = oneToMany(text, rate);
  const ratios = toOne === null ? ratiosOf(rate).filter((one) => !isOfAnother(text, one, rate)) : [toOne];
  const isBare = rate.kind === "rate" && (toOne !== null || !rate.numbers.some(isCount)) && rate.leavesOut === null;
  if (ratios.length === 0 || !isBare || ratios.some(isWide)) return null;
  const isRest = speaksOfRest(text, rate);
  // Nearly every rate lies somewhere within a range: one is only of counts beside it.
  const isRange = ratios.some(({ to }) => to !== null);
  const found = within(text, rate, told).find(
    (one) =>
      (!isRange || isBeside(rate, one.from)) &&
      ratios.every(
        (said) => gives(said, isRest ? restOf(one) : one) && countsAlike(text, { said, rate, told: one, isRest }),
      ),
  );
  if (found === undefined) return null;
  const apart = found.apart ?? wholeAround(rate, found, told);
  return {
    rate,
    told: found,
    worked: withCohorts(text, found, workedOf(ratios, apart === undefined ? found : { ...found, apart }, isRest)),
  };
}

/** What comes in before a crime is recorded. */
const OF_REPORTS = /^(?:report|referral|complaint|allegation)s?$/u;

/** A rate of two counts that are of two cohorts is no more than that, where it stands by itself, too. */
function withCohorts(text: string, { from }: Told, worked: Worked): Worked {
  const pair = pairOf(from);
  const mixed = pair === null ? null : mixedCohorts(text, from, pair);
  if (pair === null || mixed === null || !OF_REPORTS.test(mixed.whole)) return worked;
  return {
    readings: [
      ...worked.readings,
      open(`outcome of those ${withCommas(pair.whole.value)} ${mixed.whole}`, "not published"),
    ],
    notes: [...worked.notes, "It mixes cohorts: a ratio of two counts of the same year, not a chance."],
  };
}

/** “One in five of these crimes”, where 44 of 220 finished cases were charged and all of them are 352: how many these are. */
function wholeAround(rate: Statement, found: Told, told: readonly Told[]): number | undefined {
  if (unitOfRate(rate) === null || isBeside(rate, found.from)) return undefined;
  return told.find(
    (one) =>
      one.charged === found.charged &&
      one.whole > found.whole &&
      (one.place === found.place || found.place === null) &&
      (one.unit === null || found.unit === null || isSameUnit(one.unit, found.unit)),
  )?.whole;
}

/** The counts that a rate may be of, those nearest first. */
function within(text: string, rate: Statement, told: readonly Told[]): readonly Told[] {
  const [place, period] = [placeKey(rate.place), periodKey(rate.period)];
  const of = told.filter(({ from, period: when }) => from !== rate && mayBeSame(when, period));
  const near = of.filter((one) => isBeside(rate, one.from) && (mayBeSame(one.place, place) || isTownBeside(rate, one)));
  // Where the text counts no other place, counts without one are of it: those of a headline.
  const counted = new Set(told.flatMap((one) => (one.unit === "forces" ? [] : (one.place ?? []))));
  const isAlone =
    told.every((one) => one.place === null || one.place === place || one.unit === "forces") ||
    (rate.place?.kind === "other" && counted.size === 1);
  if (place !== null)
    return [...near, ...of.filter((one) => one.place === place || isAlone || namesForce(text, rate, one.place))];
  const [first] = told;
  if (told.every((one) => one.place === first?.place)) return [...near, ...of];
  const isHeadline = first !== undefined && rate.end <= first.from.start && rate.paragraph < first.from.paragraph;
  return isHeadline ? [...near, first] : [...near, ...answered(rate, told)];
}

/** “380 crimes had been flagged and 22 had led to a charge. Is that right?” – “It is 5.8 per cent.”: the counts of the paragraph before, if it tells no others. */
function answered(rate: Statement, told: readonly Told[]): readonly Told[] {
  const there = told.filter(({ from }) => from.paragraph === rate.paragraph - 1 && from.end <= rate.start);
  const own = told.some(({ from }) => from.paragraph === rate.paragraph);
  return there.length === 1 && !own && there.every(({ unit }) => unit !== "forces") ? there : [];
}

interface Alike {
  readonly said: NumberSaid;
  readonly rate: Statement;
  readonly told: Told;
  readonly isRest: boolean;
}

/**
 * Whether a rate and counts are of the same things that became the same. Where one of them does not say, only counts beside the rate are taken for
 * it, or a number that fits nothing by chance: “a third” and “under five per cent” are a share of much.
 */
function countsAlike(text: string, { said, rate, told, isRest }: Alike): boolean {
  const [unit, of] = [unitOfRate(rate), told.unit];
  if (unit !== null && of !== null && !isSameUnit(unit, of)) return false;
  if (of === "forces" && unit === null && !isBeside(rate, told.from)) return false;
  const pair = pairOf(told.from);
  const there = pair === null ? null : becameOf(text, pair.part, told.from);
  const here = becameOf(text, said, rate);
  if (!isRest && !mayBeSame(here, there)) return false;
  const isSaid = here !== null && there !== null;
  if (isSaid || isBeside(rate, told.from)) return true;
  return !fitsMuch(said) && (here !== null || there === null || there === "charged");
}

/** The unit of the whole of a rate: “one charge for every ten crimes” is of crimes. */
function unitOfRate({ numbers }: Statement): string | null {
  const whole = numbers.find(({ role, unit }) => role === "whole" && unit !== null);
  return (whole ?? numbers.find(({ unit }) => unit !== null && !isOutcomeUnit(unit)))?.unit ?? null;
}

/** Whether many counts give a number by chance: a bound, a fraction, a tenth or more in a round number. */
function fitsMuch({ form, hedge, to, value, decimals }: NumberSaid): boolean {
  if (to !== null || form === "fraction" || (hedge !== null && hedge !== "about")) return true;
  return form === "one-in" ? value <= 5 : form === "percent" && decimals === 0 && value % 10 === 0;
}

/** In one sentence a town and its force may be said of the same counts. */
function isTownBeside({ place, sentence }: Statement, { from }: Told): boolean {
  const kinds = [place?.kind, from.place?.kind];
  return sentence.start === from.sentence.start && kinds.includes("other") && kinds.includes("force");
}

function isBeside({ sentence }: Statement, other: Statement): boolean {
  return isSameOrNext(sentence, other.sentence) || isSameOrNext(other.sentence, sentence);
}

/** Words that turn a rate of charges round: “nine in ten go unpunished”, “no charge in 94 per cent”. */
const REST =
  /\b(?:unpunished|uncharged|unsolved|without (?:a |any )?charge|no (?:charge|one (?:was|is|being) charged)|nobody (?:was|is|being) charged|(?:not|never|n['’]t|failed to|fail to) (?:\w{2,9} )?(?:lead|led|result|resulted|end|ended|charged|be charged))\b/u;

function speaksOfRest(text: string, { start, end, sentence, numbers }: Statement): boolean {
  if (numbers.some(({ hedge }) => hedge !== null && hedge !== "about")) return false;
  return REST.test(
    `${before(text, start, sentence)} ${text.slice(start, Math.min(sentence.end, end + 60)).toLowerCase()}`,
  );
}

function restOf({ charged, whole, ...told }: Told): Told {
  return { ...told, whole, charged: whole - charged };
}

function workedOf(ratios: readonly NumberSaid[], told: Told, isRest: boolean): Worked {
  const { charged, whole, unit } = isRest ? restOf(told) : told;
  const counts = { count: charged, of: whole };
  const computed = `${shareWords(counts, shareForm(ratios))}${exactWords(counts, ratios)}`;
  const rest = isRest ? ` (all but ${withCommas(told.charged)})` : "";
  const says = `${withCommas(charged)}${rest} of all ${withCommas(whole)} ${unit ?? ""}`.trim();
  const { apart } = told;
  const fewer =
    apart === undefined
      ? []
      : [
          fitted(
            `of the ${withCommas(apart)} that the text counts them of`,
            shareWords({ count: charged, of: apart }, shareForm(ratios)),
            ["not"],
            {
              value: charged / apart,
            },
          ),
        ];
  return {
    readings: [
      ...fewer,
      fitted(`${says}, as counted elsewhere in the text`, computed, ["as said"], {
        value: charged / whole,
        interval: wilson(counts.count, counts.of),
      }),
    ],
    notes: [`The text gives its counts elsewhere: ${sums(charged, whole)} is ${computed}.`],
  };
}

/**
 * The printed rate of a statement that gives only counts: in its own sentence or one beside it, or, without a hedge, anywhere. The two are one
 * claim. Empty where the text prints none, or none that fits.
 */
export function ratesOf(counts: Statement, all: readonly Explained[]): readonly NumberSaid[] {
  const pair = pairOf(counts);
  if (pair === null || ratiosOf(counts).length > 0) return [];
  const isOf = ({ told }: Explained): boolean =>
    told.charged === pair.part.value &&
    told.whole === pair.whole.value &&
    mayBeSame(told.place, placeKey(counts.place));
  if (all.length === 0) return [];
  const own = all.filter((one) => isOf(one) && !one.worked.readings.some(({ reading }) => reading.includes("all but")));
  const near = own.find(({ rate }) => isBeside(rate, counts));
  const plain = own.find(({ rate }) => rate.numbers.every(({ hedge }) => hedge === null));
  return ratiosOf((near ?? plain)?.rate ?? { numbers: [] });
}

/** Whether counts give a printed share. Shares that are far apart are told at a glance: a long text has many of both. */
function gives(said: NumberSaid, { charged, whole }: Told): boolean {
  const [share, printed] = [charged / whole, shareSaid(said)];
  const far = said.hedge === null || said.hedge === "about" ? FAR : FAR_BOUND;
  if (printed === null || share > printed * far || share < printed / far) return false;
  return fitOf(said, { value: share, counts: { count: charged, of: whole } }) === "as said";
}
