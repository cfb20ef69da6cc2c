// A rate against its own counts: what the text divides, under each cohort and rounding that its words allow.
import { withCommas } from "../../standard/numbers.ts";
import { countsBehindOneIn, countsBehindPercent } from "../../statistics/reconstruction.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { mixedCohorts } from "./cohorts.ts";
import { atTwoTimes, countsOf, isCount, isOfAnother, type Pair, pairOf, ratiosOf, shareSaid } from "./numbers-of.ts";
import { ofSeveralParts } from "./of-parts.ts";
import { bareShareWords, exactWords, shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, roundedAndNot, type Worked } from "./worked.ts";

/** A whole beyond this is not searched for the counts that a printed rate leaves. */
const MOST_SEARCHED = 1_000_000;

/** Holds the ratios of a statement against its own counts, or against each other where it gives none. */
export function ownArithmetic(text: string, statement: Statement): Worked {
  const said = ratiosOf(statement).filter(
    (one) => (one.role === "ratio" || one.role === "alone") && !isOfAnother(text, one, statement),
  );
  // A second share of the same form is of something else: “a third (200) had no suspect, a quarter …”.
  const ratios =
    pairOf(statement) === null
      ? said
      : said.filter(
          (one, at) => !said.slice(0, at).some(({ form, value }) => form === one.form && value !== one.value),
        );
  // The parts of a list are no rate by themselves, unless a rate stands beside them.
  if (atTwoTimes(text, statement) !== null) return NOTHING;
  const several = ofSeveralParts(statement);
  if (several !== null) return several;
  const pair = statement.kind === "breakdown" && ratios.length === 0 ? null : pairFor(statement, ratios);
  if (pair !== null) return ofPair(text, statement, { pair, ratios });
  const whole = statement.numbers.find((one) => one.role === "whole" && isCount(one));
  const [first, second] = ratios;
  if (whole !== undefined && first !== undefined && statement.kind === "rate")
    return SAME_RATE.test(
      text
        .slice(whole.end, first.start)
        .toLowerCase()
        .replace(/^ [a-z]{1,20}(?=,| )/u, ""),
    )
      ? NOTHING
      : behind(first, whole);
  return first === undefined || second === undefined || statement.kind === "average"
    ? NOTHING
    : againstEachOther(first, second);
}

/** The pair that a rate is of: of several parts the one that gives it, “45 forces, 11 did not answer, so the 34 that did are three in four”. */
function pairFor(statement: Statement, ratios: readonly NumberSaid[]): Pair | null {
  const pair = pairOf(statement);
  const parts = statement.numbers.filter((one) => one.role === "part" && isCount(one));
  if (pair === null || parts.length < 2 || ratios.length !== 1) return pair;
  const fitting = parts.find((part) => {
    const counts = countsOf({ ...pair, part });
    return (
      counts !== null && ratios.every((said) => fitOf(said, { value: counts.count / counts.of, counts }) === "as said")
    );
  });
  return fitting === undefined ? pair : { ...pair, part: fitting };
}

/** “Three in ten, or 20 per cent” as two statements side by side: two forms of one rate. */
const SAME_RATE = /^[\s,;:(–—-]{0,4}(?:or|that is|i\.e\.|in other words)[\s,]{1,3}$/u;

/** Holds a bare rate against the bare rate beside it where the words between make them two forms of one. */
export function inTwoForms(text: string, statement: Statement, beside: readonly Statement[]): Worked {
  const own = onlyRatio(statement);
  for (const other of beside) {
    const there = onlyRatio(other);
    const [first, last] = statement.start < other.start ? [statement, other] : [other, statement];
    if (
      own === null ||
      there === null ||
      !SAME_RATE.test(
        text
          .slice(first.end, last.start)
          .toLowerCase()
          .replace(/^ [a-z]{1,20}(?=,)/u, ""),
      )
    )
      continue;
    return first === statement ? againstEachOther(own, there) : againstEachOther(there, own);
  }
  return NOTHING;
}

function onlyRatio(statement: Statement): NumberSaid | null {
  const [only, ...others] = statement.numbers;
  const isBare = statement.kind === "rate" && only !== undefined && others.length === 0 && shareSaid(only) !== null;
  return isBare ? only : null;
}

interface OfPair {
  readonly pair: Pair;
  readonly ratios: readonly NumberSaid[];
}

function ofPair(text: string, statement: Statement, { pair, ratios }: OfPair): Worked {
  const counts = countsOf(pair);
  if (counts === null) return impossible(pair);
  if (pair.whole.unit === "forces" && (ratios.length === 0 || isTheirs(text, pair, ratios))) return ofForces(pair);
  const mixed = mixedCohorts(text, statement, pair);
  const unit = pair.whole.unit ?? "";
  const computed = `${shareWords(counts, shareForm(ratios))}${exactWords(counts, ratios)}`;
  const share = { value: counts.count / counts.of, interval: wilson(counts.count, counts.of) };
  const says =
    mixed === null
      ? `${hedged(pair.part)} of all ${hedged(pair.whole)} ${unit}`.trim()
      : `same year, any ${mixed.whole.replace(/s$/u, "")}: ${sums(counts.count, counts.of)}`;
  const fits = ratios.map((said) => fitOf(said, { value: share.value, counts }));
  const isHedged = pair.part.hedge !== null || pair.whole.hedge !== null;
  const own: readonly Reading[] =
    ratios.length === 0 || (isHedged && fits.includes("not"))
      ? [open(says, computed, share)]
      : roundedAndNot(says, computed, fits, share);
  const outcome =
    mixed === null ? [] : [open(`outcome of those ${withCommas(counts.of)} ${mixed.whole}`, "not published")];
  return { readings: [...own, ...outcome], notes: pairNotes({ pair, ratios, own, computed, mixed: mixed !== null }) };
}

/** “Fifteen of the 34 forces charged fewer than one in 20”: the rate of each of those forces, and not their share. */
function isTheirs(text: string, { part, whole }: Pair, ratios: readonly NumberSaid[]): boolean {
  const from = Math.max(part.end, whole.end);
  return ratios.some(({ start }) => THEIR_DOING.test(text.slice(from, Math.max(from, start)).toLowerCase()));
}

const THEIR_DOING =
  /\b(?:charg\w{2,4}|record\w{0,3}|solv\w{2,3}|clos\w{2,3}|had|have|has|reach\w{0,3}|report\w{0,3}|below|above|rates?)\b/u;

interface ForNotes extends OfPair {
  readonly own: readonly Reading[];
  readonly computed: string;
  readonly mixed: boolean;
}

/** What to say of a pair: the sum, how the printed number came about, and what to print. */
function pairNotes({ pair, ratios, own, computed, mixed }: ForNotes): readonly string[] {
  const sum = sums(pair.part.value, pair.whole.value);
  const cohorts = mixed
    ? [
        `It mixes cohorts: true as a ratio of two counts of the same year, not as a chance, since the ${withCommas(pair.part.value)} need not come from the ${withCommas(pair.whole.value)}. Ask what became of those ${withCommas(pair.whole.value)}.`,
      ]
    : [];
  if (ratios.length === 0) return [`${sum} is ${computed}; the text prints no rate to hold it against.`, ...cohorts];
  if (own.every(({ verdict }) => verdict === "does not hold"))
    return [`${sum} is ${computed}. Print that.`, ...cohorts];
  if (own.some(({ verdict }) => verdict === "does not hold"))
    return [`${sum} is ${computed}. ${roundingNote(pair, ratios)}`, ...cohorts];
  return [`${sum} is ${computed}: print the interval too.`, ...cohorts];
}

/** “Seven if cut off, eight if rounded.” */
function roundingNote({ part, whole }: Pair, ratios: readonly NumberSaid[]): string {
  const said = ratios.find((one) => fitOf(one, { value: part.value / whole.value }) === "cut off");
  if (said === undefined) return "The printed number is near it, and not it: print “about”.";
  const exact = said.form === "one-in" ? whole.value / part.value : (100 * part.value) / whole.value;
  return `${withCommas(said.value)} if cut off, ${exact.toFixed(said.decimals)} if rounded.`;
}

/** How many of the forces answered is a count of all that there are: no chance is in it, so no interval. */
function ofForces({ part, whole }: Pair): Worked {
  const rest = whole.value - part.value;
  const missing = rest === 0 ? "none is missing" : `${withCommas(rest)} ${rest === 1 ? "is" : "are"} not among them`;
  return {
    readings: [open(`${hedged(part)} of all ${hedged(whole)} forces`, missing, { value: part.value / whole.value })],
    notes: [],
  };
}

function impossible({ part, whole }: Pair): Worked {
  const says = `${withCommas(part.value)} of ${withCommas(whole.value)}`;
  const why = whole.value === 0 ? "the whole is 0" : "more than the whole";
  return {
    readings: [fitted(says, why, ["not"])],
    notes: [
      `The part cannot be more than its whole: ask which of the two numbers is right, and whether they count the same.`,
    ],
  };
}

/** Which counts a rate of a known whole leaves: none, and the rate is impossible; one, and it is betrayed. */
function behind(said: NumberSaid, whole: NumberSaid): Worked {
  const of = whole.value;
  if (said.hedge !== null || said.to !== null || of === 0 || of > MOST_SEARCHED) return NOTHING;
  const found = countsLeft(said, of);
  if (found === null) return NOTHING;
  const says = `a whole number of ${withCommas(of)} ${whole.unit ?? ""}`.trim();
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined)
    return {
      readings: [fitted(says, "no whole number gives it", ["not"])],
      notes: [`No count of ${withCommas(of)} rounds to ${said.words}: ask for the counts.`],
    };
  const words = first === last ? withCommas(first) : `${withCommas(first)} to ${withCommas(last)}`;
  return {
    readings: [open(says, `${words} of ${withCommas(of)}`)],
    notes: [`${said.words} of ${withCommas(of)} can only be ${words}: ask for the count, and print it.`],
  };
}

function countsLeft({ form, value, decimals }: NumberSaid, of: number): readonly number[] | null {
  if (form === "one-in" && Number.isInteger(value)) return countsBehindOneIn(value, of);
  return form === "percent" && value >= 0 && value <= 100 && decimals <= 6
    ? countsBehindPercent(value, decimals, of)
    : null;
}

/** Two forms of one rate without counts: “1 in 17, or 6 per cent”. They may agree and still be wrong, which the note says. */
function againstEachOther(first: NumberSaid, second: NumberSaid): Worked {
  const [one, other] = [shareSaid(first), shareSaid(second)];
  if (one === null || other === null || first.to !== null || second.to !== null) return NOTHING;
  const agree = [fitOf(second, { value: one }), fitOf(first, { value: other })];
  const fits = agree.some((fit) => fit === "as said") ? "as said" : (agree.find((fit) => fit !== "not") ?? "not");
  const computed = `${first.words} is ${bareShareWords(one, second.form === "one-in" ? "one-in" : "percent")}`;
  return {
    readings: [fitted(`${first.words} and ${second.words} as one rate`, computed, [fits], { value: one })],
    notes: [
      fits === "not"
        ? `${computed}, not ${second.words}: ask which of the two is meant.`
        : "The two forms say the same. Whether the rate itself is right needs its counts.",
    ],
  };
}

function hedged({ hedge, value }: NumberSaid): string {
  return hedge === null ? withCommas(value) : `${hedge} ${withCommas(value)}`;
}
