// One cohort on its way to an outcome: the curve of charges, what it says at the horizon, and what its figures stand on.
import { withCommas } from "../standard/numbers.ts";
import { type AalenJohansen, aalenJohansen } from "../statistics/aalen-johansen.ts";
import type { Interval } from "../statistics/interval.ts";
import { atRiskAt, type LifeTable, lastAt } from "../statistics/life-table.ts";
import type { CurveChart } from "./answer.ts";
import type { NaiveCounts } from "./naive-ratio.ts";
import { percent } from "./sentences.ts";

/** Crimes followed together. The first cause of the table is a charge. */
export interface Cohort {
  readonly id: string;
  /** Example: `Kent 2018/19`. */
  readonly title: string;
  readonly force: string;
  readonly year: string;
  readonly table: LifeTable;
  /** The crimes that are followed, and those of them that have no outcome yet. */
  readonly followed: number;
  readonly open: number;
  /** Of the crimes recorded, those that stand in no curve. */
  readonly unfollowed: number;
  /** `null` where the charges of one year are not known by the year of their crimes. */
  readonly naive: NaiveCounts | null;
}

/** A horizon with its words: `365 days`, or `four quarters`. Times of the table are in the same unit. */
export interface Horizon {
  readonly at: number;
  readonly lag: "days" | "quarters";
  /** After "charged": `within 365 days of recording`. */
  readonly says: string;
}

/** Fewer than so many still followed carry no share: they are told. */
export const FEW = 5;

/** What a cohort's curve says at the horizon. */
export interface CohortFigures {
  readonly cohort: Cohort;
  readonly curve: AalenJohansen;
  /** Charges seen up to the horizon. */
  readonly charges: number;
  /** `null` where nobody is followed that far and some are still open. */
  readonly share: number | null;
  /** `null` also where no crime or every crime was charged. */
  readonly interval: Interval | null;
  /** The shares of the other causes at the horizon, in the order of the table. */
  readonly others: readonly (number | null)[];
  /** Crimes without an outcome that were followed up to the horizon. */
  readonly followedThere: number;
  /** After which time fewer than five are followed, where that is before the horizon. */
  readonly fewFrom: number | null;
  readonly why: string | null;
}

/** Works out a cohort. Example: 10 crimes, 1 charged on day 0 and 9 followed for a year, have 0.1 at 365 days. */
export function figuresOf(cohort: Cohort, horizon: Horizon): CohortFigures {
  const curve = aalenJohansen(cohort.table);
  const { times, atRisk, events } = cohort.table;
  const row = lastAt(times, horizon.at);
  const last = times.length === 0 ? 0 : (times[times.length - 1] ?? 0);
  const someLeft = times.length > 0 && (curve.free[times.length - 1] ?? 0) > 0;
  const reaches = last >= horizon.at || !someLeft;
  const counted = {
    cohort,
    curve,
    charges: countTo(events[0], row),
    followedThere: atRiskAt(cohort.table, horizon.at),
  };
  const shareOf = (cause: number): number => (row < 0 ? 0 : (curve.causes[cause]?.share[row] ?? 0));
  const none = { share: null, interval: null, others: events.slice(1).map(() => null), fewFrom: null };
  if (cohort.followed === 0) return { ...counted, ...none, why: "There are no crimes to follow." };
  if (!reaches) return { ...counted, ...none, why: tooShort(horizon, last, shareOf(0)) };
  const share = shareOf(0);
  const charged = curve.causes[0];
  const isOpen = charged === undefined || row < 0 || share <= 1e-12 || share >= 1 - 1e-12;
  // After a row, as many are followed as are at risk at the next one.
  const thin = Array.from(atRisk).findIndex((count) => count < FEW);
  const thinFrom = thin < 0 ? null : thin === 0 ? 0 : (times[thin - 1] ?? 0);
  return {
    ...counted,
    share,
    interval: isOpen ? null : [charged.lower[row] ?? 0, charged.upper[row] ?? 1],
    others: events.slice(1).map((_, at) => shareOf(at + 1)),
    fewFrom: someLeft && thinFrom !== null && thinFrom < horizon.at ? thinFrom : null,
    why: isOpen
      ? `${share > 0.5 ? "Every crime" : "No crime"} was charged ${horizon.says}: this interval says nothing there.`
      : null,
  };
}

/**
 * The share among all crimes of the cohort if none, and if all, of those that cannot be followed were charged in time; `null` where all can be
 * followed or there is no share. Example: 0.1 of 90 followed and 10 left out is 0.09 to 0.19.
 */
export function shareWithLeft({ share, cohort: { followed, unfollowed } }: CohortFigures): Interval | null {
  if (share === null || unfollowed === 0) return null;
  const all = followed + unfollowed;
  return [(share * followed) / all, (share * followed + unfollowed) / all];
}

function countTo(counts: ArrayLike<number> | undefined, row: number): number {
  let sum = 0;
  for (let at = 0; at <= row; at++) sum += counts?.[at] ?? 0;
  return sum;
}

function tooShort({ at, lag }: Horizon, last: number, share: number): string {
  const reached = `the curve ends at ${withCommas(last)} ${lag} with ${percent(share)}`;
  return `No crime of the cohort has been followed for ${withCommas(at)} ${lag} yet: ${reached}.`;
}

/** How many points a drawn curve has at most. */
const POINTS = 200;

/** The curve as points to draw, up to the end of following, the horizon among them; steps in between are left out evenly where there are many. */
export function pointsOf(
  { curve, cohort: { table } }: CohortFigures,
  horizon: Horizon,
): CurveChart["series"][number]["points"] {
  const charged = curve.causes[0];
  const end = table.times.length === 0 ? 0 : (table.times[table.times.length - 1] ?? 0);
  const step = Math.max(1, Math.ceil(end / POINTS));
  const count = Math.ceil(end / step) + 1;
  const even = Array.from({ length: count }, (_, index) => Math.min(end, index * step));
  const times = [...new Set(horizon.at <= end ? [...even, horizon.at] : even)].sort((a, b) => a - b);
  return times.map((at) => {
    const row = lastAt(table.times, at);
    const share = row < 0 ? 0 : (charged?.share[row] ?? 0);
    const drawn = row >= 0 && share > 1e-12 && share < 1 - 1e-12;
    const interval: Interval | null = drawn ? [charged?.lower[row] ?? 0, charged?.upper[row] ?? 1] : null;
    return { at, share, interval, followed: atRiskAt(table, at) };
  });
}
