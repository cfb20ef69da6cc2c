// Counts of case rows by day folded into histories: words to endings, slots to days. Every row ends in a curve or in a count of why not.
import type { Ending, HistoryCounts, Unfollowed } from "../measures/history-counts.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../sources/case-extracts/outcome-labels.ts";
import { balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { findForce, forceById } from "../standard/forces.ts";
import { type DayGroup, ODD, SLOT, type WordGroups, type YearPair } from "../warehouse/count-days.ts";

/** Which histories are asked for. */
export interface HistoryScope {
  readonly mapping: CaseMapping;
  /** `all`, `flag:CSE` or `flag:CSA`. */
  readonly scope: string;
  readonly followedTo: string;
}

/** What an outcome word says of the wait for a charge. Words of one meaning are counted together, under its place here. */
const MEANINGS = ["charged", "other", "transferred", "open", "blank", "notUnderstood", "notACrime"] as const;
type Meaning = (typeof MEANINGS)[number];

interface Cohort {
  readonly force: string | null;
  readonly year: number | null;
  readonly ended: Record<Ending, Uint32Array>;
  readonly open: Uint32Array;
  readonly unfollowed: Partial<Record<Unfollowed, number>>;
  blank: number;
  readonly charges: { own: number; earlier: number };
}

/** A fold under way: groups go in, histories come out. */
export interface HistoryFold {
  take(group: DayGroup): void;
  /** The outcome words by their meaning, for the count. */
  readonly groups: WordGroups;
  /** For the rows of `openWords`, counted again by their day of recording. */
  takeOpen(group: DayGroup): void;
  takeCharges(pairs: readonly YearPair[]): void;
  /** Words that say that nothing has ended, if one of them stands beside a day; known when all groups are taken. */
  openWords(): readonly string[];
  /** Words that say that somebody was charged. */
  readonly chargeWords: readonly string[];
  histories(): readonly HistoryCounts[];
}

/** Begins a fold of an extract with these outcome words. */
export function foldHistories(asked: HistoryScope, words: readonly string[]): HistoryFold {
  const cohorts = new Map<string, Cohort>();
  const last = dayNumber(asked.followedTo);
  const groups = words.map((word) => [word, MEANINGS.indexOf(meaningOf(word, asked.mapping))] as const);
  const wordsOf = (meaning: Meaning): readonly string[] =>
    groups.flatMap(([word, group]) => (MEANINGS[group] === meaning ? [word] : []));
  let openWithDay = false;
  const forceOf = remembered((word: string | null) => asked.mapping.force ?? forceNamed(word));
  const isAsked = remembered((flag: string | null) => isInScope(flag, asked));
  const cohortOf = (force: string | null, year: number | null): Cohort => {
    const key = `${forceOf(force) ?? ""}|${year ?? ""}`;
    const known = cohorts.get(key) ?? newCohort(forceOf(force), year, last);
    cohorts.set(key, known);
    return known;
  };
  return {
    take: (group) => {
      if (!isAsked(group.flag)) return;
      const meaning = MEANINGS[group.group ?? -1] ?? "blank";
      if (takeSlots(cohortOf(group.force, group.year), { group, meaning, last })) openWithDay = true;
    },
    groups,
    takeOpen: (group) => {
      if (isAsked(group.flag)) takeSlots(cohortOf(group.force, group.year), { group, meaning: "open", last });
    },
    takeCharges: (pairs) => {
      for (const { force, flag, recorded, ended, rows } of pairs)
        if (isAsked(flag)) cohortOf(force, ended).charges[recorded === ended ? "own" : "earlier"] += rows;
    },
    openWords: () => (openWithDay ? wordsOf("open") : []),
    chargeWords: wordsOf("charged"),
    histories: () => [...cohorts.values()].map(finished).sort(inOrder),
  };
}

/** Adds a group; tells whether it holds rows that are still open in spite of a day, which need another look. */
function takeSlots(
  cohort: Cohort,
  {
    group: { slots, rows },
    meaning,
    last,
  }: { readonly group: DayGroup; readonly meaning: Meaning; readonly last: number },
): boolean {
  let again = false;
  const apart = (why: Unfollowed, count: number): void => {
    cohort.unfollowed[why] = (cohort.unfollowed[why] ?? 0) + count;
  };
  const ended = meaning in cohort.ended ? cohort.ended[meaning as Ending] : null;
  for (let at = 0; at < slots.length; at++) {
    const [slot, count] = [slots[at] ?? 0, rows[at] ?? 0];
    const [kind, days] = [slot & 3, slot >> 2];
    if (meaning === "notACrime" || meaning === "notUnderstood") apart(meaning, count);
    else if (kind === SLOT.odd && (days === ODD.noRecordDay || days === ODD.recordedLater))
      apart(days === ODD.noRecordDay ? "noRecordDay" : "recordedLater", count);
    else if (ended !== null) {
      if (kind === SLOT.ended) bump(ended, days, count);
      else if (kind === SLOT.later) bump(cohort.open, last - days, count);
      else if (kind === SLOT.recorded) apart("outcomeWithoutDay", count);
      else apart(days === ODD.outcomeBefore ? "outcomeBefore" : "outcomeLater", count);
    } else if (kind === SLOT.recorded) {
      bump(cohort.open, last - days, count);
      if (meaning === "blank") cohort.blank += count;
    } else if (meaning === "blank") apart("dayWithoutOutcome", count);
    else again = true;
  }
  return again;
}

function bump(counts: Uint32Array, day: number, by: number): void {
  counts[day] = (counts[day] ?? 0) + by;
}

function meaningOf(word: string | null, mapping: CaseMapping): Meaning {
  const read = readCaseOutcome(word, mapping);
  if (read.kind === "apart") return "notACrime";
  if (read.kind !== "line") return read.kind;
  if (!isBalanceLineId(read.line)) return "notUnderstood";
  const { state } = balanceLine(read.line);
  return state === "concluded" ? "other" : state === "moving" ? "transferred" : state;
}

function forceNamed(word: string | null): string | null {
  return word === null ? null : (findForce(word)?.id ?? null);
}

function isInScope(flag: string | null, { scope, mapping }: HistoryScope): boolean {
  return scope === "all" || scope === `flag:${readCaseFlag(flag, mapping)}`;
}

function remembered<T>(read: (word: string | null) => T): (word: string | null) => T {
  const known = new Map<string | null, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const value = read(word);
    known.set(word, value);
    return value;
  };
}

/** No crime of a year can have been followed for longer than from the first day of the year. */
function newCohort(force: string | null, year: number | null, last: number): Cohort {
  const days = (): Uint32Array =>
    new Uint32Array(year === null ? 0 : Math.max(0, last - dayNumber(`${String(year).padStart(4, "0")}-04-01`) + 1));
  const ended = { charged: days(), other: days(), transferred: days() };
  return { force, year, ended, open: days(), unfollowed: {}, blank: 0, charges: { own: 0, earlier: 0 } };
}

/** A day counted from 1 January 1970. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function finished({ force, year, charges, ...counts }: Cohort): HistoryCounts {
  return {
    force,
    called: force === null ? "force not known" : (forceById(force)?.called ?? force),
    year: year === null ? null : `${year}/${String((year + 1) % 100).padStart(2, "0")}`,
    ...counts,
    chargesInYear: charges,
  };
}

function inOrder(a: HistoryCounts, b: HistoryCounts): number {
  const [one, other] = [`${a.force ?? "~"}|${a.year ?? "~"}`, `${b.force ?? "~"}|${b.year ?? "~"}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
