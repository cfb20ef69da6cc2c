// Made histories with a known truth, as case rows in Parquet: how often and how soon the crimes of each force are charged.
import { FORCES } from "../../src/standard/forces.ts";
import { type Engine, quote } from "../../src/warehouse/engine.ts";

/** How many forces and financial years of recording there are, and the last day of all. */
export const MADE = { forces: 44, years: 10, firstDay: "2014-04-01", lastDay: "2024-03-31", days: 3653 } as const;

/** The forces of the made histories, in the order of their numbers. */
export const MADE_FORCES = FORCES.slice(0, MADE.forces).map(({ id, called }) => ({ id, called }));

/** Words of the made outcomes, and what they end. Some forces write a number, some words. */
export const MADE_OUTCOMES = {
  charged: "Charged/Summonsed",
  other: ["Investigation complete - no suspect identified", "16"],
  transferred: "With another agency",
  open: "Not yet assigned an outcome",
} as const;

/** The mean days to a charge, another outcome, a transfer; the shares of the last two and of those that never end. */
const MEANS = { charged: 150, other: 60, transferred: 30 } as const;
const SHARES = { other: 0.78, transferred: 0.03 } as const;

/** The true share of a force's crimes that is ever charged. Forces count from 0. */
function everCharged(force: number): number {
  return 0.04 + force * 0.002;
}

/** The true share of a force's crimes that is charged by a day since recording: days are whole, exponential times cut down. */
export function trueShare(force: number, day: number): number {
  return everCharged(force) * (1 - Math.exp(-(day + 1) / MEANS.charged));
}

/** Writes so many made case rows to `target`, sorted as the door sorts them. The same `seed` gives the same rows. */
export async function makeHistories(
  engine: Engine,
  { rows, target, seed = 0 }: { readonly rows: number; readonly target: string; readonly seed?: number },
): Promise<void> {
  const dice = (salt: number): string => `((hash(i * 8 + ${salt} + ${seed} * 1000003) % 1000003) + 0.5) / 1000003`;
  const names = MADE_FORCES.map(({ called }) => quote(called)).join(", ");
  const { charged, other, transferred, open } = MADE_OUTCOMES;
  const upTo = `0.04 + f * 0.002`;
  await engine.run(`COPY (
    WITH thrown AS (SELECT floor(${dice(1)} * ${MADE.forces})::INTEGER AS f, DATE ${quote(MADE.firstDay)} + floor(${dice(2)} * ${MADE.days})::INTEGER AS recorded_on,
        ${dice(3)} AS u, ${dice(4)} AS v, ${dice(5)} AS w FROM range(${rows}) AS t(i)),
      ended AS (SELECT *, CASE WHEN u < ${upTo} THEN 1 WHEN u < ${upTo} + ${SHARES.other} THEN 2
          WHEN u < ${upTo} + ${SHARES.other + SHARES.transferred} THEN 3 ELSE 0 END AS cause FROM thrown),
      dated AS (SELECT *, recorded_on + floor(-ln(v) * [${MEANS.charged}, ${MEANS.other}, ${MEANS.transferred}, 1][CASE cause WHEN 0 THEN 4 ELSE cause END])::INTEGER AS day FROM ended),
      seen AS (SELECT *, cause > 0 AND day <= DATE ${quote(MADE.lastDay)} AS is_seen FROM dated)
    SELECT NULL::UUID AS token, NULL::UUID AS victim, NULL::UUID AS suspect, [${names}][f + 1] AS force, recorded_on,
      CASE WHEN NOT is_seen THEN ${quote(open)} WHEN cause = 1 THEN ${quote(charged)} WHEN cause = 3 THEN ${quote(transferred)}
        WHEN w < 0.6 THEN ${quote(other[0])} ELSE ${quote(other[1])} END AS outcome,
      CASE WHEN is_seen THEN day END AS outcome_on, NULL::VARCHAR AS flag, NULL::VARCHAR AS flag_origin, NULL::VARCHAR AS offence,
      NULL::SMALLINT AS victim_age, 0::TINYINT AS unread
    FROM seen ORDER BY force, recorded_on) TO ${quote(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
}

/** The account that the door would have written for made histories. */
export const MADE_ACCOUNT = {
  account: 1,
  addedOn: MADE.lastDay,
  broken: 0,
  columns: [],
  mapping: {
    caseMapping: 1,
    id: "made",
    version: 1,
    force: null,
    dateOrder: "year-month-day",
    columns: {
      crimeReference: "Reference",
      recordedOn: "Recorded",
      outcome: "Outcome",
      outcomeOn: "On",
      force: "Force",
    },
    outcomes: [],
    flags: [],
  },
} as const;

/** The made rows as R wants them: a number for force and year, days, and 0 for followed no longer or the cause from 1. */
export function singleTimesSql(path: string): string {
  const { charged, transferred, open } = MADE_OUTCOMES;
  const names = MADE_FORCES.map(({ called }) => quote(called)).join(", ");
  return `SELECT (list_position([${names}], force) - 1) * 100 + year(recorded_on) - (month(recorded_on) < 4)::INTEGER - 2000 AS cell,
      coalesce(outcome_on, DATE ${quote(MADE.lastDay)}) - recorded_on AS time,
      CASE outcome WHEN ${quote(open)} THEN 0 WHEN ${quote(charged)} THEN 1 WHEN ${quote(transferred)} THEN 3 ELSE 2 END AS status
    FROM read_parquet(${quote(path)})`;
}
