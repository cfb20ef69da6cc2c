// From histories by day to the table of counts that a protected curve stands on: by cohort, time since recording and ending, cumulative.

import type { CellsAmong, CountCell, CountTable, ShownTable } from "../disclosure/count-table.ts";
import type { Published } from "../disclosure/published.ts";
import { BALANCE_LINES, type LineState } from "../standard/balance-lines.ts";
import { historyCell, NOT_KNOWN, TOTAL } from "./count-histories.ts";
import { ENDINGS, type Ending, type Histories, type HistoryCounts } from "./history-counts.ts";

/** Fewer crimes than this in a year of a force get no curve: rounding would bend it by more than it tells. */
const LEAST_COHORT = 50;
/** Where every curve stands on at least so many crimes, its steps are months, else quarters. */
const LEAST_FOR_MONTHS = 1000;
/** No curve goes on for longer: what comes later is little, and small. */
const LONGEST_DAYS = 1095;

/** How finely a curve is cut. */
export type CurveStep = "quarters" | "months";

/** A year of a force without a curve, and why. */
export interface LeftCohort {
  readonly force: string;
  readonly year: string;
  readonly why: string;
}

/** The table, and the cohorts that are not in it. */
export interface CurveTable {
  readonly table: CountTable;
  readonly left: readonly LeftCohort[];
  readonly step: CurveStep;
}

/** What is asked of a table. */
export interface CurveTableAsked {
  readonly id: string;
  /** The crimes: the extract, the unit and the scope, as for the shares, so that both tables are held against each other. */
  readonly universe: string;
  /** Cohorts (`kent|2018/19`) that are left out, with why. */
  readonly withheld?: ReadonlyMap<string, string>;
  /** The size of the groups of a chain (`kent|2018/19|charged`, or `…|open`), where it is not the policy's. */
  readonly bases?: ReadonlyMap<string, number>;
  /** The cut of a table that was released; chosen from the counts when left out. */
  readonly step?: CurveStep;
}

/** The days at which counts are taken: the ends of the quarters (91, 182, 273, 365 …) or months (30, 60, 91 …) after recording. */
export function curveDays(step: CurveStep, upTo: number): readonly number[] {
  const each = step === "quarters" ? 4 : 12;
  const days: number[] = [];
  for (let part = 1; ; part++) {
    const day = Math.floor((part * 365) / each);
    if (day > Math.min(upTo, LONGEST_DAYS)) return days;
    days.push(day);
  }
}

/** The cohort of a history. Example: `kent|2018/19`. */
export function cohortKey({ force, year }: Pick<HistoryCounts, "force" | "year">): string {
  return `${force ?? NOT_KNOWN}|${year ?? NOT_KNOWN}`;
}

/**
 * The table that is to be protected. A cohort is counted up to the last step that all its crimes have been followed for, so that no crime
 * is censored before. Cells: for each ending how many had ended so by each step; how many had not ended by the last; how many are in no
 * curve. They are tied to the cells of the shares' tables of the same universe.
 */
export function curveTable(histories: Histories, asked: CurveTableAsked): CurveTable {
  const placed = histories.cohorts.filter(({ year }) => year !== null);
  const judged = placed.map((counts) => ({ counts, why: whyNot(counts, histories.followedTo, asked) }));
  const kept = judged.filter(({ why }) => why === null).map(({ counts }) => counts);
  const many = kept.every((counts) => followedIn(counts) >= LEAST_FOR_MONTHS);
  const step = asked.step ?? (many && kept.length > 0 ? "months" : "quarters");
  const parts = kept.map((counts) => cellsOfCohort(counts, { step, histories, asked }));
  const cells = parts.flatMap((part) => part.cells);
  const among = [...parts.flatMap((part) => part.among), ...givenAmong(kept, placed)];
  const left = judged.flatMap(({ counts: { called, year }, why }) =>
    why === null ? [] : [{ force: called, year: year ?? "", why }],
  );
  return { table: { id: asked.id, universe: asked.universe, cells, sums: [], among }, left, step };
}

function whyNot(counts: HistoryCounts, followedTo: string, { withheld }: CurveTableAsked): string | null {
  if (daysFollowed(counts, followedTo) < 91)
    return "Its last crimes have not been followed for a quarter of a year yet.";
  if (followedIn(counts) < LEAST_COHORT) return `Fewer than ${LEAST_COHORT} of its crimes can be followed.`;
  return withheld?.get(cohortKey(counts)) ?? null;
}

/** For how many days every crime of the year has been followed, whenever in the year it was recorded. */
function daysFollowed({ year }: HistoryCounts, followedTo: string): number {
  const end = `${Number(year?.slice(0, 4)) + 1}-03-31`;
  return end > followedTo ? 0 : (Date.parse(followedTo) - Date.parse(end)) / 86_400_000;
}

function followedIn({ ended, open }: HistoryCounts): number {
  return [...ENDINGS.map((ending) => ended[ending]), open].reduce(
    (sum, counts) => sum + sumTo(counts, counts.length),
    0,
  );
}

/** How many up to and with a day. */
function sumTo(counts: ArrayLike<number>, day: number): number {
  let sum = 0;
  for (let at = 0; at <= day && at < counts.length; at++) sum += counts[at] ?? 0;
  return sum;
}

const STATES: Readonly<Record<Ending, LineState>> = { charged: "charged", other: "concluded", transferred: "moving" };

interface CohortWork {
  readonly step: CurveStep;
  readonly histories: Histories;
  readonly asked: CurveTableAsked;
}

function cellsOfCohort(
  counts: HistoryCounts,
  { step, histories, asked }: CohortWork,
): { readonly cells: readonly CountCell[]; readonly among: readonly CellsAmong[] } {
  const key = cohortKey(counts);
  const days = curveDays(step, daysFollowed(counts, histories.followedTo));
  const last = days.at(-1) ?? 0;
  const chains = ENDINGS.map((ending) => {
    const base = asked.bases?.get(`${key}|${ending}`);
    return days.map((day): CountCell => {
      const count = sumTo(counts.ended[ending], day);
      return { id: endingCell(key, ending, day), count, ...(base === undefined ? {} : { base }) };
    });
  });
  const finals = chains.flatMap((chain) => chain.at(-1) ?? []);
  const ended = finals.reduce((sum, { count }) => sum + count, 0);
  const openBase = asked.bases?.get(`${key}|open`);
  const open: CountCell = {
    id: openCell(key, last),
    count: followedIn(counts) - ended,
    ...(openBase === undefined ? {} : { base: openBase }),
  };
  const unfollowed = Object.entries(counts.unfollowed).reduce(
    (sum, [why, n]) => sum + (why === "notACrime" ? 0 : n),
    0,
  );
  const apart: CountCell = { id: apartCell(key), count: unfollowed };
  const given = GIVEN.map((by) => givenCell(counts, by, asked.bases?.get(`${key}|charged`)));
  const line = (id: string): string => historyCell(counts.force ?? NOT_KNOWN, counts.year ?? NOT_KNOWN, id);
  const among = ENDINGS.map((ending): CellsAmong => {
    const lines = BALANCE_LINES.filter(({ state }) => state === STATES[ending]).map(({ id }) => line(id));
    return { parts: [endingCell(key, ending, last)], among: lines, exactly: false };
  });
  const whole: CellsAmong = {
    parts: [...finals, open, apart].map(({ id }) => id),
    among: [line(TOTAL)],
    exactly: true,
  };
  const own: CellsAmong = { parts: [`${key}|${givenWords("own")}`], among: [line("charged")], exactly: false };
  return { cells: [...chains.flat(), open, apart, ...given], among: [...among, own, whole] };
}

const GIVEN = ["own", "earlier"] as const;

/** The charges given in the year itself, by whether their crimes were recorded in it or before: for the naive ratio. */
function givenCell(counts: HistoryCounts, by: (typeof GIVEN)[number], base: number | undefined): CountCell {
  const count = counts.chargesInYear?.[by] ?? 0;
  const id = `${cohortKey(counts)}|${givenWords(by)}`;
  return { id, count, ...(base === undefined || by === "earlier" ? {} : { base }) };
}

function givenWords(by: (typeof GIVEN)[number]): string {
  return `charges given in the year, ${by === "own" ? "of crimes recorded in it" : "of crimes recorded before it"}`;
}

/** Charges given in a year to earlier crimes are among those of the earlier years; and all charges given are among all charges of the force. */
function givenAmong(kept: readonly HistoryCounts[], placed: readonly HistoryCounts[]): readonly CellsAmong[] {
  const charged = (one: HistoryCounts): string => historyCell(one.force ?? NOT_KNOWN, one.year ?? NOT_KNOWN, "charged");
  const given = (one: HistoryCounts, by: (typeof GIVEN)[number]): string => `${cohortKey(one)}|${givenWords(by)}`;
  return kept.flatMap((one) => {
    const until = placed.filter(({ force, year }) => force === one.force && (year ?? "") <= (one.year ?? ""));
    const before = until.filter(({ year }) => year !== one.year).map(charged);
    const both = kept.filter((other) => until.includes(other)).flatMap((other) => GIVEN.map((by) => given(other, by)));
    const earlier: CellsAmong = { parts: [given(one, "earlier")], among: before, exactly: false };
    return [...(before.length === 0 ? [] : [earlier]), { parts: both, among: until.map(charged), exactly: false }];
  });
}

/** The chain that a cell belongs to, whose cells have groups of one size. Example: `kent|2018/19|charged`; `null` for what is in none. */
export function chainOf(id: string): string | null {
  const [force, year, what = ""] = id.split("|");
  const ending = /^(\w+) within \d+ days$/u.exec(what)?.[1] ?? (what.startsWith("no outcome within ") ? "open" : null);
  return ending === null ? null : `${force}|${year}|${ending}`;
}

function endingCell(key: string, ending: Ending, day: number): string {
  return `${key}|${ending} within ${day} days`;
}

function openCell(key: string, day: number): string {
  return `${key}|no outcome within ${day} days`;
}

function apartCell(key: string): string {
  return `${key}|in no curve`;
}

/** A cohort as it stands in a protected table: every number is the middle of a group, of so many counts. */
export interface ShownCohort {
  readonly force: string;
  readonly year: string;
  readonly days: readonly number[];
  /** By ending, by step: how many had ended so by then. */
  readonly ended: Readonly<Record<Ending, readonly ShownCount[]>>;
  readonly open: ShownCount;
  readonly apart: ShownCount;
  /** The charges given in the year, for crimes recorded in it and before it. */
  readonly given: Readonly<Record<(typeof GIVEN)[number], ShownCount>>;
}

/** A rounded count and the size of its group. */
export interface ShownCount {
  readonly count: number;
  readonly base: number;
}

/** Reads the cohorts back from a protected table. */
export function shownCohorts({ cells }: Published<ShownTable>): readonly ShownCohort[] {
  const shown = new Map(
    cells.map(({ id, shown: one }) => [
      id,
      one.kind === "rounded" ? { count: one.count, base: one.base } : { count: 0, base: 1 },
    ]),
  );
  const keys = [...new Set(cells.map(({ id }) => id.split("|").slice(0, 2).join("|")))];
  return keys.map((key) => {
    const days = cells.flatMap(({ id }) => {
      const found = id.startsWith(`${key}|charged within `) ? /(\d+) days$/u.exec(id)?.[1] : undefined;
      return found === undefined ? [] : [Number(found)];
    });
    const of = (id: string): ShownCount => shown.get(id) ?? { count: 0, base: 1 };
    const chain = (ending: Ending): readonly ShownCount[] => days.map((day) => of(endingCell(key, ending, day)));
    const [force = "", year = ""] = key.split("|");
    return {
      force,
      year,
      days,
      ended: { charged: chain("charged"), other: chain("other"), transferred: chain("transferred") },
      open: of(openCell(key, days.at(-1) ?? 0)),
      apart: of(apartCell(key)),
      given: { own: of(`${key}|${givenWords("own")}`), earlier: of(`${key}|${givenWords("earlier")}`) },
    };
  });
}
