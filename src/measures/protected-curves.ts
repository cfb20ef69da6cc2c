// Curves from records as an answer that may be shown: worked out from the rounded counts of a protected table, and from nothing else.

import type { ShownTable } from "../disclosure/count-table.ts";
import type { Published } from "../disclosure/published.ts";
import { countsRoundedTo } from "../disclosure/rounding.ts";
import { type Day, dayInWords, parseDay } from "../ground/day.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Interval } from "../statistics/interval.ts";
import { runOffTriangle } from "../statistics/run-off-triangle.ts";
import type { AnswerColumn, AnswerTable, MeasureAnswer } from "./answer.ts";
import { daysHorizon } from "./charged-within.ts";
import { type Cohort, type CohortFigures, figuresOf, shareWithLeft } from "./cohort-curve.ts";
import { NOT_KNOWN } from "./count-histories.ts";
import { type CurveAsked, curveAnswer } from "./curve-answer.ts";
import { type LeftCohort, type ShownCohort, type ShownCount, shownCohorts } from "./curve-table.ts";
import { ENDINGS } from "./history-counts.ts";
import { type NaiveCounts, naiveRatio, roundedNaiveWords } from "./naive-ratio.ts";
import { percent } from "./sentences.ts";

/** What an answer is made of: the protected table, and what is known of the question without any count. */
export interface CurvesFound extends Omit<CurveAsked, "horizon" | "endings"> {
  readonly shown: Published<ShownTable>;
  readonly left: readonly LeftCohort[];
  readonly horizonDays: number;
  readonly followedTo: string;
}

/** Puts the answer together. The pooled finding is of the cohorts that are followed to the horizon. */
export function protectedCurves({ shown, left, horizonDays, followedTo, ...about }: CurvesFound): MeasureAnswer {
  const horizon = daysHorizon(horizonDays);
  const cohorts = shownCohorts(shown);
  const reaching = cohorts.filter(({ days }) => days.includes(horizonDays));
  const pooledOf = reaching.length === 0 ? cohorts : reaching;
  const years = [...new Set(cohorts.map(({ year }) => year))].sort();
  const figures = (some: readonly ShownCohort[]): CohortFigures => figuresOf(cohortOf(some, cohorts), horizon);
  const single = cohorts.map((one) => ({ shown: one, figures: figures([one]) }));
  const pooled = figures(pooledOf);
  // Where a year is not followed to the horizon, nobody can say how many charges came later.
  const naive = years.flatMap((year) => {
    const { cohort, share } = figures(cohorts.filter((one) => one.year === year));
    if (share === null) return [];
    return cohort.naive === null ? [] : [roundedNaiveWords(cohort.naive, { share, horizon: horizon.says })];
  });
  const base = curveAnswer(
    {
      cohorts: single.map((one) => one.figures),
      pooled,
      years: years.map((year) => figures(cohorts.filter((one) => one.year === year))),
      says: [],
    },
    { ...about, horizon, endings: ["another outcome", "with another agency"], isRounded: true },
  );
  return {
    ...base,
    asked: { ...base.asked, from: "records" },
    says: [
      ...roundedSays(pooled, pooledOf, horizonDays),
      ...shown.says.slice(1),
      ...naive.slice(-3).flat(),
      ...leftSays(left),
      followedSays(followedTo),
    ],
    table: tableOf(single, { left, horizonDays, title: base.table.title }),
    working: workingOf(pooled, base.working),
    caveats: [...base.caveats, ...CAVEATS],
    method: METHOD,
    passport: { ...base.passport, method: METHOD },
  };
}

const METHOD =
  "Counts of records by time since recording, each rounded to the middle of its group before anything is worked out from it; Aalen–Johansen " +
  "cumulative incidence by run-off triangle: other outcomes compete. 95% interval: Greenwood's variance, cloglog(1−F), of the rounded counts.";

const CAVEATS = [
  "The counts are rounded to protect people. The interval tells of chance alone; what rounding leaves stands in a column of its own.",
  "The figures are of one extract of a records system, as its words were read by its mapping.",
  "A crime whose day of recording cannot be read is in no year, and so in none of these counts.",
];

/** The increments of a chain of cumulative counts. */
function steps(chain: readonly ShownCount[]): readonly number[] {
  return chain.map(({ count }, at) => count - (chain[at - 1]?.count ?? 0));
}

/** All that are followed: what had ended by the last step, and what had not. */
function recordedIn({ ended, open }: ShownCohort): number {
  return ENDINGS.reduce((sum, ending) => sum + (ended[ending].at(-1)?.count ?? 0), open.count);
}

function cohortOf(some: readonly ShownCohort[], all: readonly ShownCohort[]): Cohort {
  const recorded = some.map(recordedIn);
  const outcomes = ENDINGS.map((ending) => some.map(({ ended }) => steps(ended[ending])));
  const { atRisk, events } = runOffTriangle({ recorded, outcomes });
  const longest = some.reduce<readonly number[]>((best, { days }) => (days.length > best.length ? days : best), []);
  const censored = atRisk.map(
    (risk, lag) => risk - events.reduce((sum, counts) => sum + (counts[lag] ?? 0), 0) - (atRisk[lag + 1] ?? 0),
  );
  const followed = recorded.reduce((sum, count) => sum + count, 0);
  const years = [...new Set(some.map(({ year }) => year))].sort();
  const year = years.length <= 1 ? (years[0] ?? "") : `${years[0]} to ${years.at(-1)}`;
  const forces = [...new Set(some.map(({ force }) => calledOf(force)))];
  const force = forces.length === 1 ? (forces[0] ?? "") : "all forces";
  return {
    id: `${force}|${year}`,
    title: `${force} ${year}`.trim(),
    force,
    year,
    table: { times: longest, atRisk, events, censored },
    followed,
    open: some.reduce((sum, { open }) => sum + open.count, 0),
    unfollowed: some.reduce((sum, { apart }) => sum + apart.count, 0),
    naive: years.length === 1 ? naiveOf(some, all, year) : null,
  };
}

function calledOf(force: string): string {
  return force === NOT_KNOWN ? "force not known" : (forceById(force)?.called ?? force);
}

function naiveOf(some: readonly ShownCohort[], all: readonly ShownCohort[], year: string): NaiveCounts {
  const add = (of: (one: ShownCohort) => number): number => some.reduce((sum, one) => sum + of(one), 0);
  const [own, earlier] = [add(({ given }) => given.own.count), add(({ given }) => given.earlier.count)];
  const charged = add(({ ended }) => ended.charged.at(-1)?.count ?? 0);
  const recorded = add((one) => recordedIn(one) + one.apart.count);
  const knowsEarlier = some.every(
    ({ force, given }) => given.earlier.count > 0 || all.some((one) => one.force === force && one.year < year),
  );
  return { year, recorded, own, earlier, later: Math.max(0, charged - own), knowsEarlier };
}

/**
 * The least and the most that the share at a day can be in truth, given the rounded counts and nothing else. It holds exactly, since all
 * cohorts are followed to that day: then the curve is charged over followed. `null` where they are not.
 * Example: 4 of 102, the 4 and the 98 from groups of 7, is 1/102 to 7/102.
 */
export function roundingBounds(cohorts: readonly ShownCohort[], day: number): Interval | null {
  let [least, leastOf, most, mostOf] = [0, 0, 0, 0];
  for (const { days, ended, open } of cohorts) {
    const at = days.indexOf(day);
    if (at < 0) return null;
    const [charged, final] = [rangeOf(ended.charged[at]), rangeOf(ended.charged.at(-1))];
    const rest = [ended.other.at(-1), ended.transferred.at(-1), open].map(rangeOf);
    const sum = (end: "from" | "to"): number => rest.reduce((all, range) => all + range[end], 0);
    least += charged.from;
    leastOf += Math.max(charged.from, final.to) + sum("to");
    most += charged.to;
    mostOf += Math.max(charged.to, final.from) + sum("from");
  }
  return leastOf === 0 || mostOf === 0 ? null : [least / leastOf, most / mostOf];
}

function rangeOf(shown: ShownCount | undefined): { readonly from: number; readonly to: number } {
  const { count, base } = shown ?? { count: 0, base: 1 };
  return count === 0 ? { from: 0, to: 0 } : countsRoundedTo(count, { method: "midpoint", base, hide: null });
}

function roundedSays(pooled: CohortFigures, cohorts: readonly ShownCohort[], day: number): readonly string[] {
  const counts = cohorts.flatMap(({ ended, open }) => [...ENDINGS.flatMap((ending) => ended[ending]), open]);
  const bases = counts.map(({ base }) => base);
  const most = Math.max(7, ...bases);
  const groups = most === 7 ? "7" : `7 to ${most}`;
  const bounds = roundingBounds(cohorts, day);
  const says = `Every count is rounded to the middle of a group of ${groups}, zero excepted, so that each is off by at most ${Math.floor(most / 2)}.`;
  if (bounds === null || pooled.share === null) return [says];
  const off = Math.max(pooled.share - bounds[0], bounds[1] - pooled.share);
  const points = (Math.ceil(off * 10000 - 1e-9) / 100).toFixed(2);
  return [
    says,
    `By rounding alone the share of ${percent(pooled.share)} may be off by at most ${points} points: the unrounded one lies between ` +
      `${percent(bounds[0])} and ${percent(bounds[1])}.`,
  ];
}

function leftSays(left: readonly LeftCohort[]): readonly string[] {
  return left.map(({ force, year, why }) => `No curve of ${force} ${year}: ${why}`);
}

function followedSays(followedTo: string): string {
  const day = parseDay(followedTo);
  const until = day === null ? followedTo : dayInWords(day as Day);
  return `Crimes are followed to ${until}. The line of a year ends where its last crimes do, so that all of it is followed for the same time.`;
}

function workingOf(pooled: CohortFigures, base: MeasureAnswer["working"]): MeasureAnswer["working"] {
  const steps = base.filter(({ says }) => !says.startsWith("Other outcomes"));
  const rounded = { says: "All of these counts are rounded; the share is of the rounded counts", signs: "" };
  if (pooled.share === null) return steps;
  const signs = `${withCommas(pooled.charges)} ÷ ${withCommas(pooled.cohort.followed)} = ${pooled.share.toFixed(4)}`;
  return [...steps, { ...rounded, signs }];
}

const COLUMNS: readonly AnswerColumn[] = [
  { id: "force", title: "Force", kind: "text" },
  { id: "year", title: "Recorded in", kind: "text" },
  { id: "followed", title: "Crimes followed (rounded)", kind: "count" },
  { id: "charges", title: "Charged within the horizon (rounded)", kind: "count" },
  { id: "share", title: "Share charged", kind: "share" },
  { id: "interval", title: "95% interval", kind: "share-interval" },
  { id: "rounding", title: "What rounding leaves", kind: "share-interval" },
  { id: "other1", title: "Share another outcome", kind: "share" },
  { id: "other2", title: "Share with another agency", kind: "share" },
  { id: "unfollowed", title: "In no curve (rounded)", kind: "count" },
  { id: "withUnfollowed", title: "Share, were none or all of those charged (about)", kind: "share-interval" },
  { id: "naive", title: "Naive ratio of the year (charges given ÷ crimes recorded)", kind: "ratio" },
  { id: "why", title: "Why", kind: "text" },
];

function tableOf(
  single: readonly { readonly shown: ShownCohort; readonly figures: CohortFigures }[],
  {
    left,
    horizonDays,
    title,
  }: { readonly left: readonly LeftCohort[]; readonly horizonDays: number; readonly title: string },
): AnswerTable {
  const rows = single.map(({ shown, figures }) => rowOf(shown, figures, horizonDays));
  const none = Object.fromEntries(COLUMNS.map(({ id }) => [id, null]));
  return { title, columns: COLUMNS, rows: [...rows, ...left.map((one) => ({ ...none, ...one }))] };
}

/** One cohort as a row; every count in it is rounded. */
function rowOf(shown: ShownCohort, figures: CohortFigures, horizonDays: number): AnswerTable["rows"][number] {
  const { cohort, share, interval, others, charges, why } = figures;
  return {
    force: cohort.force,
    year: cohort.year,
    followed: cohort.followed,
    charges: share === null ? null : charges,
    share,
    interval,
    rounding: share === null ? null : roundingBounds([shown], horizonDays),
    other1: others[0] ?? null,
    other2: others[1] ?? null,
    unfollowed: cohort.unfollowed,
    naive: cohort.naive === null ? null : naiveRatio(cohort.naive),
    why,
    withUnfollowed: shareWithLeft(figures),
  };
}
