// Charged within a horizon from quarterly tables: recorded quarter by the quarters that passed until the outcome.
import { assert } from "../ground/assert.ts";
import { type Period, quarterOf } from "../standard/periods.ts";
import type { RunOffCohort } from "../standard/run-off.ts";
import { runOffTriangle } from "../statistics/run-off-triangle.ts";
import type { MeasureAnswer } from "./answer.ts";
import { type Cohort, figuresOf, type Horizon } from "./cohort-curve.ts";
import { type CurveAsked, curveAnswer } from "./curve-answer.ts";
import type { NaiveCounts } from "./naive-ratio.ts";

/** The horizon of a number of days in whole quarters that have passed by then: 91 days are lag 0, 182 are lags 0 and 1, 365 are lags 0 to 3. */
export function quartersHorizon(days: number): Horizon {
  const at = Math.max(0, Math.floor((days + 0.75) / 91.25) - 1);
  if (at === 0) return { at, lag: "quarters", says: "in the quarter of recording (0 to 3 months)" };
  const months = `${at * 3} to ${at * 3 + 3} months`;
  return { at, lag: "quarters", says: `by the end of the ${ordinal(at)} quarter after that of recording (${months})` };
}

function ordinal(number: number): string {
  const words = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  return words[number] ?? `${number}th`;
}

/**
 * The share charged within the horizon by force and financial year of recording, and pooled, from quarterly tables. The
 * same method as for histories, with quarters in place of days: a crime still open is censored after its last stated lag.
 */
export function chargedWithinRunOff(
  cohorts: readonly RunOffCohort[],
  {
    horizonDays = 365,
    says = [],
    ...about
  }: { readonly horizonDays?: number; readonly says?: readonly string[] } & Omit<CurveAsked, "horizon" | "endings">,
): MeasureAnswer {
  const horizon = quartersHorizon(horizonDays);
  const years = [...new Set(cohorts.map(yearOf))].sort();
  const forces = [...new Set(cohorts.map(({ force }) => force))].sort();
  const figures = (some: readonly RunOffCohort[]) => figuresOf(cohortOf(some, cohorts), horizon);
  const groups = forces.flatMap((force) =>
    years
      .map((year) => cohorts.filter((one) => one.force === force && yearOf(one) === year))
      .filter(({ length }) => length > 0),
  );
  return curveAnswer(
    {
      cohorts: groups.map(figures),
      pooled: figures(cohorts),
      years: years.map((year) => figures(cohorts.filter((one) => yearOf(one) === year))),
      says: [
        "The table is by quarters: a crime recorded on the last day of a quarter has had three months less than one of its first day.",
        ...says,
      ],
    },
    { ...about, horizon, endings: ["another outcome"] },
  );
}

function yearOf({ quarter }: RunOffCohort): string {
  return quarter.slice(0, -3);
}

/** Quarters in one row, so that lags can be added. */
function placeOf({ quarter }: RunOffCohort): number {
  const period: Period = quarterOf(quarter.slice(0, -3), quarterNumber(quarter));
  assert(period.from !== null, `${quarter} is no quarter`);
  return Number(quarter.slice(0, 4)) * 4 + quarterNumber(quarter) - 1;
}

function quarterNumber(quarter: string): 1 | 2 | 3 | 4 {
  const number = Number(quarter.slice(-1));
  assert(number === 1 || number === 2 || number === 3 || number === 4, `${quarter} is no quarter`);
  return number;
}

function cohortOf(some: readonly RunOffCohort[], all: readonly RunOffCohort[]): Cohort {
  const recorded = some.map((one) => one.recorded);
  const { atRisk, events } = runOffTriangle({
    recorded,
    outcomes: [some.map(({ charged }) => charged), some.map(({ other }) => other)],
  });
  const seen = events.reduce((sum, counts) => sum + counts.reduce((total, count) => total + count, 0), 0);
  // Cohorts without a first lag are recorded, and followed nowhere.
  const followed = atRisk[0] ?? 0;
  const stated = recorded.reduce((sum, count) => sum + count, 0);
  const lags = atRisk.map((_, lag) => lag);
  const censored = atRisk.map(
    (risk, lag) => risk - (events[0]?.[lag] ?? 0) - (events[1]?.[lag] ?? 0) - (atRisk[lag + 1] ?? 0),
  );
  const years = [...new Set(some.map(yearOf))].sort();
  const year = years.length <= 1 ? (years[0] ?? "") : `${years[0]} to ${years.at(-1)}`;
  const forces = [...new Set(some.map(({ called }) => called))];
  const force = forces.length === 1 ? (forces[0] ?? "") : "all forces";
  return {
    id: `${force}|${year}`,
    title: `${force} ${year}`.trim(),
    force,
    year,
    table: { times: lags, atRisk, events, censored },
    followed,
    open: followed - seen,
    unfollowed: stated - followed,
    naive: years.length === 1 ? naiveOf(some, all, year) : null,
  };
}

/** The charges of one financial year, by the year of their crimes, of the forces that stand in it. */
function naiveOf(some: readonly RunOffCohort[], all: readonly RunOffCohort[], year: string): NaiveCounts {
  const first = Number(year.slice(0, 4)) * 4;
  const forces = new Set(some.map(({ force }) => force));
  const given = { own: 0, earlier: 0, later: 0 };
  for (const cohort of all.filter(({ force }) => forces.has(force))) {
    const place = placeOf(cohort);
    for (const [lag, charges] of cohort.charged.entries()) {
      const isOwn = place >= first && place < first + 4;
      const inYear = place + lag >= first && place + lag < first + 4;
      if (inYear) given[isOwn ? "own" : "earlier"] += charges ?? 0;
      else if (isOwn) given.later += charges ?? 0;
    }
  }
  const recorded = some.reduce((sum, one) => sum + one.recorded, 0);
  const knowsEarlier = [...forces].every((force) => all.some((one) => one.force === force && placeOf(one) < first));
  return { year, recorded, ...given, knowsEarlier };
}
