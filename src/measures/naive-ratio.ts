// The ratio that people make of one year, charges over crimes, and what is wrong with it, in words from its own figures.
import { withCommas } from "../standard/numbers.ts";
import { percent } from "./sentences.ts";

/** The charges given in one year by the year of their crimes, and what came later to the crimes of that year. */
export interface NaiveCounts {
  readonly year: string;
  /** Crimes recorded in the year. */
  readonly recorded: number;
  /** Charges given in the year to crimes recorded in it. */
  readonly own: number;
  /** Charges given in the year to crimes recorded before it, as far as they are known. */
  readonly earlier: number;
  /** Charges of the year's crimes given after the year. */
  readonly later: number;
  /** Whether crimes recorded before the year are in the figures at all. */
  readonly knowsEarlier: boolean;
}

/** The ratio: charges given in the year over crimes recorded in it; `null` without crimes. It may exceed 1. */
export function naiveRatio({ recorded, own, earlier }: NaiveCounts): number | null {
  return recorded === 0 ? null : (own + earlier) / recorded;
}

/**
 * The ratio and its bias in sentences. `share` is what the curve says at the horizon, in the words `horizon`.
 * Example: 10 charges over 81 crimes, 3 of them for crimes of earlier years, 5 still to come.
 */
export function naiveWords(
  counts: NaiveCounts,
  { share, horizon }: { share: number | null; horizon: string },
): readonly string[] {
  const { year, recorded, own, earlier, later } = counts;
  const ratio = naiveRatio(counts);
  if (ratio === null) return [];
  const given = own + earlier;
  const sum = `charges given in ${year} over crimes recorded in ${year}, is ${withCommas(given)} ÷ ${withCommas(recorded)} = ${percent(ratio)}`;
  return [
    `The naive ratio of one year, ${sum}.`,
    `It divides the charges of one set of crimes by another: ${crimesOf(earlier, given, year)}, and ${lateOf(later, year)}.`,
    ...(share === null
      ? []
      : [`It ${against(ratio, share)} the share charged ${horizon}, ${percent(share)}${becauseOf(counts)}.`]),
    ...(counts.knowsEarlier
      ? []
      : [`Crimes recorded before ${year} are not in these figures, so charges for them are missing from the ratio.`]),
  ];
}

/**
 * The ratio from counts that were rounded: about what it is, and no word on single charges or on which way it strays,
 * since differences of rounded counts are no facts.
 */
export function roundedNaiveWords(
  counts: NaiveCounts,
  { share, horizon }: { share: number; horizon: string },
): readonly string[] {
  const { year } = counts;
  const ratio = naiveRatio(counts);
  if (ratio === null) return [];
  return [
    `The naive ratio of one year, charges given in ${year} over crimes recorded in ${year}, is about ${percent(ratio)}; the share charged ${horizon} is about ${percent(share)}.`,
    `The naive ratio divides the charges of one set of crimes by another: some of its charges belong to crimes recorded before ${year}, and crimes of ${year} are charged after it. How many is not said, because these counts are rounded.`,
  ];
}

function crimesOf(earlier: number, given: number, year: string): string {
  const all = `of the ${withCommas(given)} ${given === 1 ? "charge" : "charges"}`;
  if (earlier === 0) return `none ${all} belongs to a crime recorded before ${year}`;
  return `${withCommas(earlier)} ${all} ${earlier === 1 ? "belongs" : "belong"} to crimes recorded before ${year}`;
}

function lateOf(later: number, year: string): string {
  if (later === 0) return `no charge is known that a crime of ${year} got after the year`;
  return `${withCommas(later)} ${later === 1 ? "charge" : "charges"} for crimes of ${year} came after the year`;
}

function against(ratio: number, share: number): string {
  const points = Math.abs(ratio - share) * 100;
  if (points < 0.05) return "happens to equal";
  return `is ${points.toFixed(1)} points ${ratio > share ? "above" : "below"}`;
}

/** Why it strays, where the counts tell: more came in from before than was still to come, or the other way round. */
function becauseOf({ earlier, later, knowsEarlier }: NaiveCounts): string {
  if (!knowsEarlier || earlier === later) return "";
  return earlier > later
    ? "; more charges came in from earlier years than were still to come for this one, as when recording falls"
    : "; more charges were still to come for this year than came in from earlier ones, as when recording rises";
}
