// Histories as counts by day: what became of the crimes of one force and year, and when. Made from case rows or by hand.

/** What ends the wait for a charge. `transferred`: another agency has the crime, so that its charge would not be seen here. */
export const ENDINGS = ["charged", "other", "transferred"] as const;
export type Ending = (typeof ENDINGS)[number];

/** Why a crime, or a row that is none, stands in no curve; each is counted and told. */
export const UNFOLLOWED = {
  noRecordDay: "without a day of recording",
  recordedLater: "recorded after the last day that is followed",
  outcomeBefore: "with an outcome dated before the crime was recorded",
  outcomeLater: "with an outcome dated in the future",
  outcomeWithoutDay: "with an outcome and no day of it",
  dayWithoutOutcome: "with the day of an outcome and no outcome",
  notUnderstood: "with an outcome word that is not understood",
  notACrime: "that are no crimes (cancelled, administrative, duplicates)",
} as const;
export type Unfollowed = keyof typeof UNFOLLOWED;

/** The crimes of one force and financial year of recording. Not protected: small counts may point to people. */
export interface HistoryCounts {
  /** The id of the force; `null` where its name is not known. */
  readonly force: string | null;
  readonly called: string;
  /** The financial year of recording; `null` where the day of recording is not known, and nothing can be followed. */
  readonly year: string | null;
  /** How many ended so, by days since recording, from day 0. */
  readonly ended: Readonly<Record<Ending, ArrayLike<number>>>;
  /** How many have no outcome yet, by the days they have been followed. */
  readonly open: ArrayLike<number>;
  /** Of those open: nothing at all is stated, rather than that there is no outcome yet. */
  readonly blank: number;
  readonly unfollowed: Readonly<Partial<Record<Unfollowed, number>>>;
  /** The charges given in the same year, by whether their crimes were recorded in it or before; left out where not known. */
  readonly chargesInYear?: { readonly own: number; readonly earlier: number };
}

/** All the histories of one question, and up to when they are followed. */
export interface Histories {
  /** `all`, `flag:CSE` or `flag:CSA`. */
  readonly scope: string;
  /** `YYYY-MM-DD`. */
  readonly followedTo: string;
  readonly cohorts: readonly HistoryCounts[];
}

/** The sum of counts by day. Example: `sumOfDays([[1], [0, 2]])` is [1, 2]. */
export function sumOfDays(lists: readonly ArrayLike<number>[]): Float64Array {
  const sum = new Float64Array(Math.max(0, ...lists.map(({ length }) => length)));
  for (const list of lists) for (let day = 0; day < list.length; day++) sum[day] = (sum[day] ?? 0) + (list[day] ?? 0);
  return sum;
}
