// Charged within a horizon, from histories: one curve for each cohort, the pooled finding, and the naive ratio beside it.
import { type Day, dayInWords, parseDay } from "../ground/day.ts";
import { withCommas } from "../standard/numbers.ts";
import { lifeTableOfDays } from "../statistics/life-table.ts";
import type { MeasureAnswer } from "./answer.ts";
import { type Cohort, figuresOf, type Horizon } from "./cohort-curve.ts";
import { type CurveAsked, curveAnswer } from "./curve-answer.ts";
import {
  ENDINGS,
  type Histories,
  type HistoryCounts,
  sumOfDays,
  UNFOLLOWED,
  type Unfollowed,
} from "./history-counts.ts";
import type { NaiveCounts } from "./naive-ratio.ts";

/** An answer made from records. It is not protected: never shown, printed or sent before the counts it stands on are. */
export interface UnprotectedAnswer {
  readonly unprotected: MeasureAnswer;
}

/** The horizon of a number of days. Example: `daysHorizon(365).says` is "within 365 days of recording". */
export function daysHorizon(days: number): Horizon {
  return { at: days, lag: "days", says: `within ${withCommas(days)} days of recording` };
}

/**
 * The share charged within the horizon (365 days unless asked) for each cohort and for all together. Other outcomes compete,
 * open crimes are censored on the last day followed. A cohort without a year is told, not drawn.
 */
export function chargedWithin(
  histories: Histories,
  {
    horizonDays = 365,
    ...about
  }: { readonly horizonDays?: number } & Omit<CurveAsked, "horizon" | "scope" | "endings">,
): UnprotectedAnswer {
  const horizon = daysHorizon(horizonDays);
  const placed = histories.cohorts.filter(({ year }) => year !== null);
  const cohorts = placed.map((counts) => cohortOf([counts], histories));
  const answer = curveAnswer(
    {
      cohorts: cohorts.map((cohort) => figuresOf(cohort, horizon)),
      pooled: figuresOf(cohortOf(placed, histories), horizon),
      years: yearsOf(placed).map((year) =>
        figuresOf(
          cohortOf(
            placed.filter((one) => one.year === year),
            histories,
          ),
          horizon,
        ),
      ),
      says: [...followedSays(histories), ...unfollowedSays(histories.cohorts)],
    },
    { ...about, horizon, scope: histories.scope, endings: ["another outcome", "with another agency"] },
  );
  return { unprotected: answer };
}

function yearsOf(cohorts: readonly HistoryCounts[]): readonly string[] {
  return [...new Set(cohorts.flatMap(({ year }) => year ?? []))].sort();
}

/** Some counts as one cohort; of one force and year it keeps its name. */
function cohortOf(counts: readonly HistoryCounts[], { cohorts }: Histories): Cohort {
  const ended = ENDINGS.map((ending) => sumOfDays(counts.map((one) => one.ended[ending])));
  const open = sumOfDays(counts.map((one) => one.open));
  const table = lifeTableOfDays(ended, open);
  const years = yearsOf(counts);
  const year = years.length <= 1 ? (years[0] ?? "") : `${years[0]} to ${years.at(-1)}`;
  const forces = [...new Set(counts.map(({ called }) => called))];
  const force = forces.length === 1 ? (forces[0] ?? "") : "all forces";
  const unfollowed = counts.reduce((sum, one) => sum + unfollowedIn(one), 0);
  const naive = years.length === 1 ? naiveOf(counts, cohorts, total([ended[0] ?? []])) : null;
  const followed = total([...ended, open]);
  return {
    id: `${force}|${year}`,
    title: `${force} ${year}`.trim(),
    force,
    year,
    table,
    followed,
    open: total([open]),
    unfollowed,
    naive,
  };
}

/** Of the crimes (no crimes left out): all that could not be followed. */
function unfollowedIn({ unfollowed }: HistoryCounts): number {
  return Object.entries(unfollowed).reduce((sum, [why, count]) => sum + (why === "notACrime" ? 0 : count), 0);
}

function naiveOf(counts: readonly HistoryCounts[], all: readonly HistoryCounts[], charged: number): NaiveCounts | null {
  const charges = counts.map(({ chargesInYear }) => chargesInYear);
  const year = counts[0]?.year ?? "";
  if (charges.some((one) => one === undefined)) return null;
  const [own, earlier] = [sum(charges.map((one) => one?.own ?? 0)), sum(charges.map((one) => one?.earlier ?? 0))];
  const followed = sum(counts.map((one) => total([...ENDINGS.map((ending) => one.ended[ending]), one.open])));
  const recorded = followed + sum(counts.map((one) => unfollowedIn(one) - (one.unfollowed.recordedLater ?? 0)));
  const knowsEarlier = counts.every(({ force }) =>
    all.some((one) => one.force === force && one.year !== null && one.year < year),
  );
  return { year, recorded, own, earlier, later: Math.max(0, charged - own), knowsEarlier };
}

function total(lists: readonly ArrayLike<number>[]): number {
  let all = 0;
  for (const list of lists) for (let at = 0; at < list.length; at++) all += list[at] ?? 0;
  return all;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function followedSays({ followedTo, cohorts }: Histories): readonly string[] {
  const blank = sum(cohorts.map((one) => one.blank));
  const moved = sum(cohorts.map(({ ended }) => total([ended.transferred])));
  const day = parseDay(followedTo);
  return [
    `Every crime is followed to ${day === null ? followedTo : dayInWords(day as Day)}.`,
    ...(blank === 0
      ? []
      : [
          `Of the crimes without an outcome, ${withCommas(blank)} ${blank === 1 ? "has" : "have"} nothing stated at all.`,
        ]),
    ...(moved === 0
      ? []
      : [
          `${withCommas(moved)} went to another agency; they are not censored but count as another outcome from that day.`,
        ]),
  ];
}

function unfollowedSays(cohorts: readonly HistoryCounts[]): readonly string[] {
  return (Object.keys(UNFOLLOWED) as readonly Unfollowed[]).flatMap((why) => {
    const count = sum(cohorts.map(({ unfollowed }) => unfollowed[why] ?? 0));
    const rows = count === 1 ? "row" : "rows";
    return count === 0 ? [] : [`${withCommas(count)} ${rows} ${UNFOLLOWED[why]}: counted here, and in no curve.`];
  });
}
