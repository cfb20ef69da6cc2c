// Cohort curves as the answer of a measure: the finding, the drawing, one row a cohort, the working and the passport.
import { BASES, DENOMINATORS } from "../standard/bases.ts";
import { withCommas } from "../standard/numbers.ts";
import { parseScope } from "../standard/scopes.ts";
import { UNITS } from "../standard/units.ts";
import type { AnswerColumn, AnswerTable, AnswerValue, CurveChart, MeasureAnswer, WorkingStep } from "./answer.ts";
import { type CohortFigures, FEW, type Horizon, pointsOf, shareWithLeft } from "./cohort-curve.ts";
import { digestOfDefinition } from "./definition.ts";
import { CHARGED_WITHIN } from "./definitions/charged-within.ts";
import { naiveRatio, naiveWords } from "./naive-ratio.ts";
import type { Passport } from "./result.ts";
import { nounOf, percent } from "./sentences.ts";

/** What was asked, and where the figures come from. */
export interface CurveAsked {
  readonly horizon: Horizon;
  /** A scope id; `all` for every crime of the source. */
  readonly scope: string;
  /** Titles of the outcomes that compete, in the order of the tables' causes after the charge. */
  readonly endings: readonly string[];
  readonly sources: Passport["sources"];
  readonly edition: string;
  readonly command: string;
  /** The counts were rounded to protect people, so that none is said as if it were exact. */
  readonly isRounded?: boolean;
  /** The statement that counted, where there was one. */
  readonly asking?: MeasureAnswer["asking"];
}

/** The figures that an answer shows: cohort by cohort, all together, and each year over all forces. */
export interface CurveFigures {
  readonly cohorts: readonly CohortFigures[];
  readonly pooled: CohortFigures;
  readonly years: readonly CohortFigures[];
  /** What holds for the figures besides. */
  readonly says: readonly string[];
}

const METHOD =
  "Aalen–Johansen cumulative incidence: other outcomes compete, crimes without an outcome are censored when following ends. " +
  "95% interval: Greenwood's variance, cloglog(1−F).";

/** More curves than this cannot be told apart in one drawing: then one a year is drawn. */
const MOST_SERIES = 12;

/** Puts an answer together. */
export function curveAnswer(figures: CurveFigures, asked: CurveAsked): MeasureAnswer {
  const { id, title, caveats } = CHARGED_WITHIN;
  const { pooled, years } = figures;
  const period = pooled.cohort.year === "" ? "no year" : pooled.cohort.year;
  return {
    measure: id,
    title: asked.horizon.at === 365 || asked.horizon.lag === "quarters" ? title : `Charged ${asked.horizon.says}`,
    asked: {
      scope: asked.scope,
      period,
      basis: "recorded",
      denominator: "all",
      horizon: `${asked.horizon.at} ${asked.horizon.lag}`,
    },
    sentence: sentenceOf(pooled, asked),
    says: [
      openSays(pooled),
      ...years.slice(-3).flatMap((year) => naiveSays(year, asked)),
      ...fewSays(figures, asked),
      ...figures.says,
    ],
    chart: chartOf(figures, asked),
    table: tableOf(figures.cohorts, asked),
    working: workingOf(pooled, asked),
    apart: [],
    caveats,
    method: METHOD,
    passport: passportOf(period, asked),
    ...(asked.asking === undefined ? {} : { asking: asked.asking }),
  };
}

function crimesOf({ scope }: CurveAsked): string {
  const known = parseScope(scope);
  return known === null ? "crimes" : nounOf(known);
}

function sentenceOf(figures: CohortFigures, asked: CurveAsked): string {
  const { cohort, share, interval, why, charges } = figures;
  const by = cohort.force === "" || cohort.force === "all forces" ? "" : ` by ${cohort.force}`;
  const subject = `Of the ${crimesOf(asked)} recorded${by}${cohort.year === "" ? "" : ` in ${cohort.year}`}${cohort.unfollowed === 0 ? "" : " that can be followed"}`;
  if (share === null) return `${subject}, the share charged ${asked.horizon.says} cannot be said. ${why ?? ""}`.trim();
  const left = leftInSentence(figures, asked);
  if (interval === null)
    return `${subject}, ${charges === 0 ? "none" : "every one"} was charged ${asked.horizon.says}${left}`;
  return `${subject}, ${percent(share)} (${percent(interval[0])} to ${percent(interval[1])}) were charged ${asked.horizon.says}${left}`;
}

/** How many crimes stand in no curve, and what they could make of the share: the finding must not stand without them. */
function leftInSentence(figures: CohortFigures, { isRounded = false }: CurveAsked): string {
  const ends = shareWithLeft(figures);
  if (ends === null) return "";
  const { unfollowed } = figures.cohort;
  const [about, few] = isRounded ? ["about ", "about "] : ["", ""];
  return (
    `; ${about}${withCommas(unfollowed)} more cannot be followed, because an outcome or a day is missing or not understood, ` +
    `and with them it could be anything from ${few}${percent(ends[0])} to ${few}${percent(ends[1])}`
  );
}

/** The share still open is always told. */
function openSays({ cohort: { open, followed } }: CohortFigures): string {
  if (followed === 0) return "There are no crimes to follow.";
  const many = open === 1 ? "has" : "have";
  return `${withCommas(open)} of the ${withCommas(followed)} crimes followed (${percent(open / followed)}) still ${many} no outcome.`;
}

function naiveSays({ cohort: { naive }, share }: CohortFigures, { horizon }: CurveAsked): readonly string[] {
  return naive === null ? [] : naiveWords(naive, { share, horizon: horizon.says });
}

function fewSays({ cohorts }: CurveFigures, { horizon: { at, lag } }: CurveAsked): readonly string[] {
  const thin = cohorts.filter(({ fewFrom }) => fewFrom !== null);
  const names = thin.map(({ cohort, fewFrom }) => `${cohort.title} (after ${withCommas(fewFrom ?? 0)} ${lag})`);
  if (names.length === 0) return [];
  const shown = names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
  return [
    `Fewer than five crimes are followed before ${withCommas(at)} ${lag} are over in: ${shown}. There the curve rests on very little.`,
  ];
}

function chartOf({ cohorts, years }: CurveFigures, { horizon }: CurveAsked): CurveChart | null {
  const drawn = (cohorts.length <= MOST_SERIES ? cohorts : years).filter(({ cohort }) => cohort.followed > 0);
  if (drawn.length === 0) return null;
  const [only] = drawn;
  const naive = drawn.length === 1 ? (only?.cohort.naive ?? null) : null;
  const ratio = naive === null ? null : naiveRatio(naive);
  return {
    kind: "curve",
    lag: horizon.lag,
    horizon: horizon.at,
    series: drawn.map((one) => ({ id: one.cohort.id, title: one.cohort.title, points: pointsOf(one, horizon) })),
    naive:
      naive === null || ratio === null
        ? null
        : { share: ratio, says: `naive ratio: charges given in ${naive.year} over crimes recorded in ${naive.year}` },
  };
}

const COLUMNS: readonly AnswerColumn[] = [
  { id: "force", title: "Force", kind: "text" },
  { id: "year", title: "Recorded in", kind: "text" },
  { id: "followed", title: "Crimes followed", kind: "count" },
  { id: "charges", title: "Charged so far within the horizon", kind: "count" },
  { id: "share", title: "Share charged", kind: "share" },
  { id: "interval", title: "95% interval", kind: "share-interval" },
  { id: "followedThere", title: "Followed to the horizon without an outcome", kind: "count" },
  { id: "open", title: "Still open", kind: "count" },
  { id: "openShare", title: "Share still open", kind: "share" },
  { id: "unfollowed", title: "In no curve", kind: "count" },
  { id: "withUnfollowed", title: "Share, were none or all of those charged", kind: "share-interval" },
  { id: "naive", title: "Naive ratio of the year (charges given ÷ crimes recorded)", kind: "ratio" },
  { id: "why", title: "Why", kind: "text" },
];

function tableOf(cohorts: readonly CohortFigures[], { horizon, endings }: CurveAsked): AnswerTable {
  const others = endings.map(
    (title, at): AnswerColumn => ({ id: `other${at + 1}`, title: `Share ${title}`, kind: "share" }),
  );
  const columns = [...COLUMNS.slice(0, 6), ...others, ...COLUMNS.slice(6)];
  return { title: `Charged ${horizon.says}, by cohort`, columns, rows: cohorts.map((one) => rowOf(one, horizon)) };
}

function rowOf(figures: CohortFigures, { at, lag }: Horizon): Readonly<Record<string, AnswerValue>> {
  const { cohort, share, interval, others, charges, followedThere, fewFrom, why } = figures;
  const few =
    fewFrom === null
      ? null
      : `Fewer than ${FEW} are followed after ${withCommas(fewFrom)} of ${withCommas(at)} ${lag}.`;
  return {
    force: cohort.force,
    year: cohort.year,
    followed: cohort.followed,
    charges,
    share,
    interval,
    ...Object.fromEntries(others.map((other, index) => [`other${index + 1}`, other])),
    followedThere,
    open: cohort.open,
    openShare: cohort.followed === 0 ? null : cohort.open / cohort.followed,
    unfollowed: cohort.unfollowed,
    withUnfollowed: shareWithLeft(figures),
    naive: cohort.naive === null ? null : naiveRatio(cohort.naive),
    why: [why, few].filter((words) => words !== null).join(" ") || null,
  };
}

function workingOf(
  { cohort, share, charges, followedThere }: CohortFigures,
  { horizon }: CurveAsked,
): readonly WorkingStep[] {
  const { events, times } = cohort.table;
  const others = events
    .slice(1)
    .reduce((sum, counts) => sum + Array.from(counts).reduce((all, count) => all + count, 0), 0);
  const steps = [
    { says: "Crimes followed from the day of recording", signs: withCommas(cohort.followed) },
    ...(cohort.unfollowed === 0
      ? []
      : [{ says: "Crimes that cannot be followed, and are in no step below", signs: withCommas(cohort.unfollowed) }]),
    { says: `Charges seen ${horizon.says}`, signs: withCommas(charges) },
    { says: "Other outcomes that took crimes away, over the whole time", signs: withCommas(others) },
    { says: `Still followed there without an outcome`, signs: withCommas(followedThere) },
    {
      says: `At each of ${withCommas(times.length)} times: the share charged grows by`,
      signs: "share without an outcome just before × charges ÷ crimes followed",
    },
  ];
  return share === null
    ? steps
    : [...steps, { says: `Their sum up to ${withCommas(horizon.at)} ${horizon.lag}`, signs: share.toFixed(6) }];
}

function passportOf(period: string, { scope, sources, edition, command }: CurveAsked): Passport {
  const { id, title, version } = CHARGED_WITHIN;
  const known = parseScope(scope);
  const all = { title: "All crimes of the source", says: "Every crime of the source, with and without a flag." };
  return {
    measure: { id, title, version, digest: digestOfDefinition(CHARGED_WITHIN) },
    unit: { id: "crimes", says: UNITS.find((unit) => unit.id === "crimes")?.says ?? "" },
    scope: {
      id: scope,
      title: known?.title ?? all.title,
      says: known?.says ?? all.says,
      codes: known?.kind === "offences" ? known.codes : [],
    },
    period: { id: period, title: period },
    basis: { id: "recorded", says: BASES.find((basis) => basis.id === "recorded")?.says ?? "" },
    denominator: { id: "all", says: DENOMINATORS.find((one) => one.id === "all")?.says ?? "" },
    edition: { id: edition, title: edition },
    method: METHOD,
    sources,
    command,
  };
}
