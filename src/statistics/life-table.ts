// The life table that every method about time to an outcome starts from: who is at risk at each time, and what ends then.
import { assert } from "../ground/assert.ts";

/** Counts at each time at which something ended. Times rise; each list has one number a time. Causes count from 0. */
export interface LifeTable {
  readonly times: ArrayLike<number>;
  /** Under observation just before the time, those who end at it included. */
  readonly atRisk: ArrayLike<number>;
  /** `events[cause][i]`: how many ended by this cause at time i. */
  readonly events: readonly ArrayLike<number>[];
  /** Followed no longer after the time; they count as at risk at it. */
  readonly censored: ArrayLike<number>;
}

/** Single times, one of each list for each followed: `status` is 0 for followed no longer, else the cause from 1. */
export interface Followed {
  readonly time: readonly number[];
  readonly status: readonly number[];
  /** Where they came under observation later than time 0: at risk from just after `entry`. Each before its `time`. */
  readonly entry?: readonly number[];
}

/**
 * The life table of single times. Equal times are one row, whatever their causes: nothing is shifted to break a tie.
 * Throws on lists of unequal length, a status above `causes`, a negative time or an entry that is not before its time.
 * Example: `lifeTable({ time: [0, 2, 2], status: [1, 0, 1] }, 1).atRisk` is [3, 2].
 */
export function lifeTable({ time, status, entry }: Followed, causes: number): LifeTable {
  assert(time.length === status.length, `${time.length} times and ${status.length} states`);
  assert(entry === undefined || entry.length === time.length, "as many entries as times");
  const times = [...new Set(time)].sort((a, b) => a - b);
  assert(
    times.every((at) => at >= 0),
    "times are numbers from 0",
  );
  const place = new Map(times.map((at, index) => [at, index]));
  const rows = (): Float64Array => new Float64Array(times.length);
  const [ended, entered, censored] = [rows(), rows(), rows()];
  const events = Array.from({ length: causes }, rows);
  for (const [index, at] of time.entries()) {
    const [row, state] = [place.get(at) ?? 0, status[index] ?? 0];
    const counts = state === 0 ? censored : events[state - 1];
    assert(counts !== undefined, `a state ${state} of ${causes} causes`);
    add(counts, row);
    add(ended, row);
    const from = entry?.[index];
    assert(from === undefined || from < at, `an entry at ${from} that is not before ${at}`);
    add(entered, from === undefined ? 0 : firstAfter(times, from));
  }
  return { times, atRisk: risk(entered, ended), events, censored };
}

function add(counts: Float64Array, row: number): void {
  counts[row] = (counts[row] ?? 0) + 1;
}

/** Entered so far, less those who ended before. */
function risk(entered: Float64Array, ended: Float64Array): Float64Array {
  let now = 0;
  return entered.map((more, row) => {
    now += more - (row === 0 ? 0 : (ended[row - 1] ?? 0));
    return now;
  });
}

/**
 * The life table of counts by day from 0, as a question to a table gives them: `events[cause][day]` and `censored[day]`.
 * Days on which nothing ended have no row. Everybody is followed from day 0.
 * Example: `lifeTableOfDays([[1, 0, 2]], [0, 0, 5])` has the days 0 and 2 with 8 and 7 at risk.
 */
export function lifeTableOfDays(events: readonly ArrayLike<number>[], censored: ArrayLike<number>): LifeTable {
  const all = [...events, censored];
  const days = Math.max(...all.map(({ length }) => length));
  const ended = new Float64Array(days);
  for (const counts of all)
    for (let day = 0; day < counts.length; day++) ended[day] = (ended[day] ?? 0) + (counts[day] ?? 0);
  let rows = 0;
  let now = 0;
  for (const count of ended) if (count > 0) [rows, now] = [rows + 1, now + count];
  const [times, atRisk, left] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const kept = events.map(() => new Float64Array(rows));
  let row = 0;
  for (let day = 0; day < days; day++) {
    const count = ended[day] ?? 0;
    if (count === 0) continue;
    times[row] = day;
    atRisk[row] = now;
    left[row] = censored[day] ?? 0;
    for (let cause = 0; cause < kept.length; cause++) (kept[cause] ?? left)[row] = events[cause]?.[day] ?? 0;
    now -= count;
    row += 1;
  }
  return { times, atRisk, events: kept, censored: left };
}

/** The row of the last time that is not after `at`; -1 where all are. Example: `lastAt([0, 5, 9], 8)` is 1. */
export function lastAt(times: ArrayLike<number>, at: number): number {
  return firstAfter(times, at) - 1;
}

/** How many are at risk at `at`: those of the first time that is not before it; 0 after the last. */
export function atRiskAt({ times, atRisk }: Pick<LifeTable, "times" | "atRisk">, at: number): number {
  const after = firstAfter(times, at);
  return atRisk[times[after - 1] === at ? after - 1 : after] ?? 0;
}

/** The row of the first time after `at`; as many as there are rows where there is none. */
function firstAfter(times: ArrayLike<number>, at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
