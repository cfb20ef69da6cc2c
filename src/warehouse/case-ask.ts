// Questions to tokenised case rows: how complete each field is, what cannot be, and counts by period and outcome. Only counts leave the engine.
import { CASE_ACCOUNT, UNREAD } from "./case-table.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";

/** The account that stands in the metadata of a table of case rows; `null` where the file is none. */
export async function caseAccount(engine: Engine, path: string): Promise<string | null> {
  const rows = await engine.rows(
    `SELECT decode(value) AS account FROM parquet_kv_metadata(${quote(path)}) WHERE decode(key) = '${CASE_ACCOUNT}'`,
  );
  return asText(rows[0]?.["account"]);
}

/** One field of an extract: how many rows have it, how many different values, how many texts that are not understood. */
export interface FieldCount {
  readonly field: string;
  readonly given: number;
  readonly distinct: number;
  readonly notUnderstood: number;
}

const COLUMNS: Readonly<Record<string, { readonly column: string; readonly bit?: number }>> = {
  crimeReference: { column: "token" },
  recordedOn: { column: "recorded_on", bit: UNREAD.recordedOn },
  outcome: { column: "outcome" },
  outcomeOn: { column: "outcome_on", bit: UNREAD.outcomeOn },
  flag: { column: "flag" },
  flagOrigin: { column: "flag_origin" },
  offenceCode: { column: "offence" },
  force: { column: "force" },
  victimAge: { column: "victim_age", bit: UNREAD.victimAge },
  victimReference: { column: "victim" },
  suspectReference: { column: "suspect" },
};

/** Counts the rows, and each of the fields asked for. */
export async function countFields(
  engine: Engine,
  path: string,
  fields: readonly string[],
): Promise<{ readonly rows: number; readonly fields: readonly FieldCount[] }> {
  const counts = fields.map((field, at) => {
    const { column, bit } = COLUMNS[field] ?? { column: "NULL" };
    const value = isLabel(column) ? `nullif(trim(${column}), '')` : column;
    const unread = bit === undefined ? "0" : `count(*) FILTER (unread & ${bit} <> 0)`;
    return `count(${value}) AS g${at}, count(DISTINCT ${value}) AS d${at}, ${unread} AS u${at}`;
  });
  const [row] = await engine.rows(
    `SELECT ${["count(*) AS n", ...counts].join(", ")} FROM read_parquet(${quote(path)})`,
  );
  const number = (name: string): number => Number(row?.[name] ?? 0);
  return {
    rows: number("n"),
    fields: fields.map((field, at) => ({
      field,
      given: number(`g${at}`),
      distinct: number(`d${at}`),
      notUnderstood: number(`u${at}`),
    })),
  };
}

function isLabel(column: string): boolean {
  return ["outcome", "flag", "flag_origin", "offence", "force"].includes(column);
}

/** What is asked of the days of an extract. Days are `YYYY-MM-DD`. */
export interface DayLimits {
  /** The day the extract was added: later days have not come. */
  readonly today: string;
  /** Days before it are implausible. */
  readonly earliest: string;
}

/** Days and sequences that cannot be, or are not to be believed; each a number of rows. */
export async function countSequences(engine: Engine, path: string, { today, earliest }: DayLimits): Promise<Row> {
  const on = (column: string, name: string): string =>
    `count(*) FILTER (${column} > DATE ${quote(today)}) AS ${name}_future,
     count(*) FILTER (${column} = DATE '1900-01-01') AS ${name}_1900,
     count(*) FILTER (${column} < DATE ${quote(earliest)} AND ${column} <> DATE '1900-01-01') AS ${name}_early,
     count(*) FILTER (day(${column}) > 12) AS ${name}_over12, count(${column}) AS ${name}_days`;
  const [row] = await engine.rows(`SELECT ${on("recorded_on", "recorded")}, ${on("outcome_on", "outcome")},
      count(*) FILTER (outcome_on < recorded_on) AS before_record,
      count(*) FILTER (outcome_on IS NOT NULL AND nullif(trim(outcome), '') IS NULL) AS day_without_outcome,
      min(recorded_on)::VARCHAR AS first_day, max(recorded_on)::VARCHAR AS last_day,
      count(*) FILTER (victim_age >= 18) AS adults
    FROM read_parquet(${quote(path)})`);
  return row ?? {};
}

/** References that stand on more than one row, and how many rows are the same as another in everything. */
export async function countCaseRepeats(
  engine: Engine,
  path: string,
): Promise<{ readonly references: number; readonly rows: number; readonly identical: number }> {
  const from = `FROM read_parquet(${quote(path)})`;
  const [row] =
    await engine.rows(`WITH twice AS MATERIALIZED (SELECT token, count(*) AS n ${from} WHERE token IS NOT NULL GROUP BY 1 HAVING count(*) > 1)
    SELECT (SELECT count(*) FROM twice) AS ids, (SELECT coalesce(sum(n), 0)::BIGINT FROM twice) AS n,
      (SELECT coalesce(sum(n - 1), 0)::BIGINT FROM (SELECT count(*) AS n ${from} SEMI JOIN twice USING (token) GROUP BY ALL HAVING count(*) > 1)) AS same`);
  return {
    references: Number(row?.["ids"] ?? 0),
    rows: Number(row?.["n"] ?? 0),
    identical: Number(row?.["same"] ?? 0),
  };
}

/** The words of a label column with how many rows bear each, most first; `null` for blank. */
export async function countCaseWords(
  engine: Engine,
  path: string,
  column: "outcome" | "flag" | "flag_origin" | "force" | "offence",
): Promise<readonly { readonly label: string | null; readonly rows: number; readonly withDay: number }[]> {
  const rows = await engine.rows(`SELECT nullif(trim(${column}), '') AS label, count(*) AS n, count(outcome_on) AS days
    FROM read_parquet(${quote(path)}) GROUP BY 1 ORDER BY 2 DESC, 1`);
  return rows.map((row) => ({ label: asText(row["label"]), rows: Number(row["n"]), withDay: Number(row["days"]) }));
}

/** Rows of one force word, month, flag word and outcome word. */
export interface CaseCount {
  readonly force: string | null;
  /** `YYYY-MM` of recording; `null` where no day could be read. */
  readonly month: string | null;
  readonly flag: string | null;
  readonly flagOrigin: string | null;
  readonly outcome: string | null;
  readonly rows: number;
}

/** Counts case rows by force, month of recording, flag and outcome. */
export async function countCases(engine: Engine, path: string): Promise<readonly CaseCount[]> {
  const rows = await engine.rows(`SELECT nullif(trim(force), '') AS force, strftime(recorded_on, '%Y-%m') AS month,
      nullif(trim(flag), '') AS flag, nullif(trim(flag_origin), '') AS origin, nullif(trim(outcome), '') AS outcome, count(*) AS n
    FROM read_parquet(${quote(path)}) GROUP BY ALL ORDER BY ALL`);
  return rows.map((row) => ({
    force: asText(row["force"]),
    month: asText(row["month"]),
    flag: asText(row["flag"]),
    flagOrigin: asText(row["origin"]),
    outcome: asText(row["outcome"]),
    rows: Number(row["n"]),
  }));
}
