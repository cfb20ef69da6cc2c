// Case rows by the days from record to outcome: one pass over the rows, grouped in the engine, out of it as packed whole numbers.
import { asText, type Engine, quote } from "./engine.ts";

/** Up to when the rows are followed, and which words tell them apart. Days are `YYYY-MM-DD`. */
export interface FollowLimits {
  /** The last day of following: an outcome after it is not known yet, a crime recorded after it is not asked for. */
  readonly followedTo: string;
  /** The day the extract was added: a later day in it has not come. Not before `followedTo`. */
  readonly addedOn: string;
  /** The columns besides the outcome that are needed; each that is not makes the count quicker. */
  readonly by: readonly ("force" | "flag")[];
}

/** Outcome words as written, each with the number of those that are counted with it. */
export type WordGroups = readonly (readonly [word: string, group: number])[];

/** What a slot tells of its rows, in its two lowest bits (`slot & 3`); the rest (`slot >> 2`) is a number of days. */
export const SLOT = {
  /** No outcome day; the number is the day of recording, counted from 1 January 1970. */
  recorded: 0,
  /** An outcome day; the number is the days since recording. */
  ended: 1,
  /** Days that cannot be; the number is one of `ODD`. */
  odd: 2,
  /** An outcome day after the last day of following; the number is the day of recording. */
  later: 3,
} as const;

/** What cannot be about the days of a row. */
export const ODD = { noRecordDay: 0, recordedLater: 1, outcomeLater: 2, outcomeBefore: 3 } as const;

/** Rows of one force word, group of outcome words, flag word and financial year of recording, the words as written. */
export interface DayGroup {
  readonly force: string | null;
  /** `null` where no outcome word stands. */
  readonly group: number | null;
  readonly flag: string | null;
  /** The calendar year in which the financial year of recording begins; `null` without a day of recording. */
  readonly year: number | null;
  /** Distinct slots in any order, and how many rows have each. */
  readonly slots: Int32Array;
  readonly rows: Int32Array;
}

const EPOCH = "DATE '1970-01-01'";

/** The distinct outcome words of an extract, as written. */
export async function outcomeWordsOf(engine: Engine, path: string): Promise<readonly string[]> {
  const rows = await engine.rows(`SELECT DISTINCT outcome FROM read_parquet(${quote(path)}) WHERE outcome IS NOT NULL`);
  return rows.map((row) => String(row["outcome"])).sort();
}

/**
 * Counts the rows of an extract by force, group of outcome words, flag, financial year and days, in one pass. Every row is in
 * exactly one slot of one group. The statement groups twice: the many counts leave the engine as a few thousand lists.
 */
export async function countDays(
  engine: Engine,
  path: string,
  { limits, groups }: { readonly limits: FollowLimits; readonly groups: WordGroups },
  take: (group: DayGroup) => void,
): Promise<void> {
  await readGroups(engine, countDaysSql(path, limits, groups), take);
}

/** The statement of `countDays`, to be shown. */
export function countDaysSql(path: string, { followedTo, addedOn, by }: FollowLimits, groups: WordGroups): string {
  const [last, added] = [`DATE ${quote(followedTo)}`, `DATE ${quote(addedOn)}`];
  const odd = (kind: keyof typeof ODD): number => ODD[kind] * 4 + SLOT.odd;
  // The plain cases first: the engine looks at the others only where these do not hold.
  const slot = `CASE WHEN outcome_on <= ${last} AND outcome_on >= recorded_on THEN (outcome_on - recorded_on) * 4 + ${SLOT.ended}
      WHEN recorded_on IS NULL THEN ${odd("noRecordDay")}
      WHEN recorded_on > ${last} THEN ${odd("recordedLater")}
      WHEN outcome_on < recorded_on THEN ${odd("outcomeBefore")}
      WHEN outcome_on > ${added} THEN ${odd("outcomeLater")}
      ELSE (recorded_on - ${EPOCH}) * 4 + CASE WHEN outcome_on IS NULL THEN ${SLOT.recorded} ELSE ${SLOT.later} END END`;
  // A look-up in constant lists is made once for each word of the file's dictionary, a comparison once for each row.
  const words = groups.map(([word]) => quote(word)).join(", ");
  const numbers = groups.map(([, group]) => group).join(", ");
  const group = groups.length === 0 ? "NULL" : `([${numbers}]::TINYINT[])[list_position([${words}], outcome)]`;
  return groupedSql({ from: `FROM read_parquet(${quote(path)})`, slot, by, group: `${group}::TINYINT` });
}

/**
 * Rows with one of these outcome words AND a day of outcome, by day of recording: for words that say that nothing has ended
 * yet, beside which some systems write the day of the last change. Their slots are `recorded` or `odd`.
 */
export async function countOpenDays(
  engine: Engine,
  path: string,
  { limits: { followedTo, by }, words }: { readonly limits: FollowLimits; readonly words: readonly string[] },
  take: (group: DayGroup) => void,
): Promise<void> {
  if (words.length === 0) return;
  const slot = `CASE WHEN recorded_on IS NULL THEN ${ODD.noRecordDay * 4 + SLOT.odd}
      WHEN recorded_on > DATE ${quote(followedTo)} THEN ${ODD.recordedLater * 4 + SLOT.odd}
      ELSE (recorded_on - ${EPOCH}) * 4 + ${SLOT.recorded} END`;
  const from = `FROM read_parquet(${quote(path)}) WHERE outcome_on IS NOT NULL AND outcome IN (${words.map(quote).join(", ")})`;
  await readGroups(engine, groupedSql({ from, slot, by, group: "NULL::TINYINT" }), take);
}

interface Grouping {
  readonly from: string;
  readonly slot: string;
  readonly by: FollowLimits["by"];
  readonly group: string;
}

/** Groups to single slots first, then gathers the slots of each group as two lists. */
function groupedSql({ from, slot, by, group }: Grouping): string {
  const keys = by.map((name) => `${name}, `).join("");
  const [force, flag] = (["force", "flag"] as const).map((name) => (by.includes(name) ? name : `NULL AS ${name}`));
  return `SELECT ${force}, word_group, ${flag}, year, list(slot) AS slots, list(n) AS counts
    FROM (SELECT ${keys}${group} AS word_group, (year(recorded_on) - (month(recorded_on) < 4)::INTEGER)::SMALLINT AS year,
        (${slot})::INTEGER AS slot, count(*)::INTEGER AS n
      ${from} GROUP BY ALL) AS single GROUP BY ${keys}word_group, year`;
}

async function readGroups(engine: Engine, sql: string, take: (group: DayGroup) => void): Promise<void> {
  await engine.lists(sql, ([force, group, flag, year, slots, rows]) => {
    if (!(slots instanceof Int32Array) || !(rows instanceof Int32Array)) return;
    take({
      force: asText(force),
      group: typeof group === "number" ? group : null,
      flag: asText(flag),
      year: typeof year === "number" ? year : null,
      slots,
      rows,
    });
  });
}

/** The last day that stands in an extract, as far as it has come by `addedOn`; `null` where there is none. */
export async function lastDayOf(engine: Engine, path: string, addedOn: string): Promise<string | null> {
  // What the file says of itself: each of its parts knows its last day. Only where that has not come are the rows looked at.
  const [said] = await engine.rows(`SELECT max(stats_max_value) AS day FROM parquet_metadata(${quote(path)})
    WHERE path_in_schema IN ('recorded_on', 'outcome_on')`);
  const day = asText(said?.["day"]);
  if (day !== null && day <= addedOn) return day;
  const come = (column: string): string => `max(${column}) FILTER (${column} <= DATE ${quote(addedOn)})`;
  const [row] = await engine.rows(
    `SELECT greatest(${come("recorded_on")}, ${come("outcome_on")})::VARCHAR AS day FROM read_parquet(${quote(path)})`,
  );
  return asText(row?.["day"]);
}

/** Rows with an outcome word of a list, by financial years of recording and of outcome. */
export interface YearPair {
  readonly force: string | null;
  readonly flag: string | null;
  /** The calendar years in which the two financial years begin. */
  readonly recorded: number;
  readonly ended: number;
  readonly rows: number;
}

/** Counts the rows with one of these outcome words by the years of recording and of outcome; only rows whose two days can be. */
export async function countYearPairs(
  engine: Engine,
  path: string,
  { limits: { followedTo }, words }: { readonly limits: FollowLimits; readonly words: readonly string[] },
): Promise<readonly YearPair[]> {
  if (words.length === 0) return [];
  const year = (column: string): string => `(year(${column}) - (month(${column}) < 4)::INTEGER)`;
  const rows =
    await engine.rows(`SELECT force, flag, ${year("recorded_on")} AS recorded, ${year("outcome_on")} AS ended, count(*) AS n
    FROM read_parquet(${quote(path)})
    WHERE outcome IN (${words.map(quote).join(", ")}) AND outcome_on >= recorded_on AND outcome_on <= DATE ${quote(followedTo)}
    GROUP BY ALL ORDER BY ALL`);
  return rows.map((row) => ({
    force: asText(row["force"]),
    flag: asText(row["flag"]),
    recorded: Number(row["recorded"]),
    ended: Number(row["ended"]),
    rows: Number(row["n"]),
  }));
}
