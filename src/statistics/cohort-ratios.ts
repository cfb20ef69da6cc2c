// The ratios that people make of one year's crimes and charges, side by side: by period, by cohort, and within a horizon.
import { assert } from "../ground/assert.ts";
import { aalenJohansen } from "./aalen-johansen.ts";
import { lastAt, lifeTable } from "./life-table.ts";

/** One list for each crime. Days count from any day; `outcome` is 0 for none ever, 1 for a charge, 2 for any other. */
export interface DatedCrimes {
  readonly recordedDay: readonly number[];
  readonly outcome: readonly number[];
  /** Days from recording to the outcome; `null` without one. */
  readonly lagDays: readonly (number | null)[];
}

/** The year whose crimes are meant, what is known when, and how long each is followed. */
export interface CohortQuestion {
  readonly yearStart: number;
  readonly yearEndExclusive: number;
  /** An outcome is known if it came on this day or before. */
  readonly snapshotDay: number;
  readonly horizonDays: number;
}

/** Every ratio is `null` where it would divide by nothing. */
export interface CohortRatios {
  readonly recordedInYear: number;
  /** Charges of the year, whenever their crimes were recorded. */
  readonly chargesInYear: number;
  /** Charges in the year ÷ crimes recorded in the year: two different sets of crimes, so it can exceed 1. */
  readonly periodRatio: number | null;
  readonly chargedBySnapshot: number;
  readonly cohortRatio: number | null;
  readonly openShare: number | null;
  readonly ifAllOpenCharged: number | null;
  readonly chargedOfResolved: number | null;
  /** Aalen-Johansen within the horizon. */
  readonly chargedWithinHorizon: number | null;
  readonly fullyFollowed: number;
  readonly fullyFollowedCharged: number | null;
}

/**
 * All ratios of one year on the same crimes. Use it to show what a choice of ratio does; `chargedWithinHorizon` is the one
 * to compare by. Throws on lists of unequal length and on an outcome without a lag.
 * Example: one crime on day 0, charged on day 3, year 0 to 10, snapshot 10, horizon 5: every ratio is 1.
 */
export function cohortRatios(crimes: DatedCrimes, question: CohortQuestion): CohortRatios {
  const { yearStart, yearEndExclusive, snapshotDay, horizonDays } = question;
  const all = crimes.recordedDay.map((day, at) => known(crimes, at, day, snapshotDay));
  const inYear = (day: number): boolean => day >= yearStart && day < yearEndExclusive;
  const cohort = all.filter(({ day }) => inYear(day) && day <= snapshotDay);
  const chargesInYear = all.filter(({ status, end }) => status === 1 && inYear(end)).length;
  const charged = cohort.filter(({ status }) => status === 1).length;
  const open = cohort.filter(({ status }) => status === 0).length;
  const full = cohort.filter(({ day }) => day + horizonDays <= snapshotDay);
  const soon = full.filter(({ status, day, end }) => status === 1 && end - day <= horizonDays).length;
  return {
    recordedInYear: cohort.length,
    chargesInYear,
    periodRatio: ratio(chargesInYear, cohort.length),
    chargedBySnapshot: charged,
    cohortRatio: ratio(charged, cohort.length),
    openShare: ratio(open, cohort.length),
    ifAllOpenCharged: ratio(charged + open, cohort.length),
    chargedOfResolved: ratio(charged, cohort.length - open),
    chargedWithinHorizon: cohort.length === 0 ? null : withinHorizon(cohort, horizonDays),
    fullyFollowed: full.length,
    fullyFollowedCharged: ratio(soon, full.length),
  };
}

interface Known {
  readonly day: number;
  /** The day of the outcome that is known, or the snapshot. */
  readonly end: number;
  readonly status: number;
}

function known({ outcome, lagDays }: DatedCrimes, at: number, day: number, snapshotDay: number): Known {
  const [state, lag] = [outcome[at], lagDays[at]];
  assert(state !== undefined && lag !== undefined, "an outcome and a lag for each crime");
  assert(state === 0 || lag !== null, `crime ${at} has an outcome without a lag`);
  const end = state === 0 || lag === null ? Number.POSITIVE_INFINITY : day + lag;
  return end <= snapshotDay ? { day, end, status: state } : { day, end: snapshotDay, status: 0 };
}

function withinHorizon(cohort: readonly Known[], horizonDays: number): number {
  const time = cohort.map(({ day, end }) => end - day);
  const curve = aalenJohansen(lifeTable({ time, status: cohort.map(({ status }) => status) }, 2));
  return curve.causes[0]?.share[lastAt(curve.times, horizonDays)] ?? 0;
}

function ratio(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}
