// Questions to the rows of data.police.uk: counts by force, month, type and outcome, repeated IDs, outcomes joined to crimes.
import { assert } from "../ground/assert.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";

/** One file's table, and which of its rows count: all, or those of some of its CSVs. */
export interface StreetSource {
  readonly path: string;
  readonly chosen:
    | readonly { readonly member: number; readonly force: string; readonly month: string; readonly kind: string }[]
    | null;
}

/** Which rows are meant. Months are `YYYY-MM`, both included. */
export interface StreetFilter {
  readonly force: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly type: string | null;
}

/** Rows of one force, month, crime type and outcome word. `month` is `null` where months are added up. */
export interface StreetRowCount {
  readonly force: string;
  readonly month: string | null;
  readonly type: string;
  /** As written; `null` where no outcome is published. */
  readonly outcome: string | null;
  readonly rows: number;
  readonly withId: number;
}

const ANSWERS = new WeakMap<Engine, Map<string, Promise<readonly Row[]>>>();
const MOST_KEPT = 64;

/** A table of street rows is named by its content and never changes: the same question has the same answer. */
function asked(engine: Engine, sql: string): Promise<readonly Row[]> {
  const kept = ANSWERS.get(engine) ?? new Map<string, Promise<readonly Row[]>>();
  ANSWERS.set(engine, kept);
  const known = kept.get(sql);
  if (known !== undefined) return known;
  const answer = engine.rows(sql);
  kept.set(sql, answer);
  answer.catch(() => kept.delete(sql));
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return answer;
}

/** The rows that count, of all files, as SQL. */
function rowsSql(sources: readonly StreetSource[]): string {
  const whole = sources.filter(({ chosen }) => chosen === null).map(({ path }) => quote(path));
  const parts = sources.flatMap(({ path, chosen }) => {
    if (chosen === null || chosen.length === 0) return [];
    const keys = chosen.map((one) => `(${one.member}, ${quote(one.force)}, ${quote(one.month)}, ${quote(one.kind)})`);
    return [`SELECT * FROM read_parquet(${quote(path)}) WHERE (member, force, month, kind) IN (${keys.join(", ")})`];
  });
  const all = [...(whole.length === 0 ? [] : [`SELECT * FROM read_parquet([${whole.join(", ")}])`]), ...parts];
  assert(all.length > 0, "a question about street rows has rows to ask");
  return all.join(" UNION ALL ");
}

function whereOf({ force, from, to, type }: StreetFilter): string {
  return [
    "kind = 'street'",
    force === null ? "force IS NOT NULL" : `force = ${quote(force)}`,
    ...(from === null ? [] : [`month >= ${quote(from)}`]),
    ...(to === null ? [] : [`month <= ${quote(to)}`]),
    ...(type === null ? [] : [`type = ${quote(type)}`]),
  ].join(" AND ");
}

/** Counts the rows, in the order of force, month, type and outcome. */
export async function countStreetRows(
  engine: Engine,
  sources: readonly StreetSource[],
  { filter, byMonth }: { readonly filter: StreetFilter; readonly byMonth: boolean },
): Promise<readonly StreetRowCount[]> {
  const month = byMonth ? "month" : "NULL::VARCHAR";
  const rows = await asked(
    engine,
    `SELECT force, ${month} AS month, coalesce(type, '') AS type, outcome, count(*) AS n, count(id) AS ids
    FROM (${rowsSql(sources)}) WHERE ${whereOf(filter)} GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    force: String(row["force"]),
    month: asText(row["month"]),
    type: String(row["type"]),
    outcome: asText(row["outcome"]),
    rows: Number(row["n"]),
    withId: Number(row["ids"]),
  }));
}

/** How many different IDs stand on the rows of each force, month and type; keys are `[force, month, type]` as JSON. */
export async function countStreetIds(
  engine: Engine,
  sources: readonly StreetSource[],
  { filter, byMonth }: { readonly filter: StreetFilter; readonly byMonth: boolean },
): Promise<{ readonly all: number; readonly of: ReadonlyMap<string, number> }> {
  const month = byMonth ? "month" : "NULL::VARCHAR";
  const from = `FROM (${rowsSql(sources)}) WHERE ${whereOf(filter)} AND id IS NOT NULL`;
  const rows = await asked(
    engine,
    `SELECT force, ${month} AS month, coalesce(type, '') AS type, count(DISTINCT id) AS n ${from} GROUP BY ALL`,
  );
  const [all] = await asked(engine, `SELECT count(DISTINCT id) AS n ${from}`);
  const keyed = rows.map(
    (row) => [JSON.stringify([row["force"], row["month"], row["type"]]), Number(row["n"])] as const,
  );
  return { all: Number(all?.["n"] ?? 0), of: new Map(keyed) };
}

/** IDs that stand on more than one row, by the months they stand in. */
export interface StreetRepeatCount {
  readonly months: readonly string[];
  readonly ids: number;
  readonly rows: number;
  /** IDs all of whose rows are the same in every column. */
  readonly identical: number;
  readonly severalForces: number;
}

/** Finds the repeated IDs. Only those are looked at closely: nearly every ID stands once. */
export async function findRepeats(
  engine: Engine,
  sources: readonly StreetSource[],
  filter: StreetFilter,
): Promise<readonly StreetRepeatCount[]> {
  const rows = await asked(
    engine,
    `WITH r AS (SELECT id, month, force, same FROM (${rowsSql(sources)}) WHERE ${whereOf(filter)} AND id IS NOT NULL),
      twice AS MATERIALIZED (SELECT id FROM r GROUP BY id HAVING count(*) > 1),
      each AS (SELECT id, count(*) AS n, count(DISTINCT same) AS forms, count(DISTINCT force) AS forces,
        array_to_string(list_sort(list(DISTINCT month)), ' ') AS months FROM r SEMI JOIN twice USING (id) GROUP BY id)
    SELECT months, count(*) AS ids, sum(n)::BIGINT AS n, count(*) FILTER (forms = 1) AS identical,
      count(*) FILTER (forces > 1) AS forces FROM each GROUP BY months ORDER BY months`,
  );
  return rows.map((row) => ({
    months: String(row["months"]).split(" "),
    ids: Number(row["ids"]),
    rows: Number(row["n"]),
    identical: Number(row["identical"]),
    severalForces: Number(row["forces"]),
  }));
}

/** The common tables of joining: outcomes of the forces asked, crimes asked, and the last outcomes of each crime. */
function joinSql(sources: readonly StreetSource[], filter: StreetFilter): string {
  const force = filter.force === null ? "true" : `force = ${quote(filter.force)}`;
  return `WITH every AS (${rowsSql(sources)}),
    o AS (SELECT id, month, outcome FROM every WHERE kind = 'outcomes' AND id IS NOT NULL AND ${force}),
    s AS (SELECT id, force, month, type, outcome FROM every WHERE ${whereOf(filter)} AND id IS NOT NULL),
    last AS (SELECT id, max(month) AS month FROM o GROUP BY id),
    said AS (SELECT o.id, o.month, list_sort(list(DISTINCT coalesce(o.outcome, ''))) AS words
      FROM o JOIN last ON last.id = o.id AND last.month = o.month GROUP BY o.id, o.month),
    apart AS (SELECT DISTINCT s.id, s.force, s.month, coalesce(s.type, '') AS type, coalesce(s.outcome, '') AS street,
        array_to_string(said.words, ' / ') AS outcomes, said.month AS outcomes_month
      FROM s JOIN said USING (id) WHERE NOT list_contains(said.words, coalesce(s.outcome, '')))`;
}

/** What joining outcomes to crimes gives. */
export interface StreetJoin {
  readonly rows: number;
  readonly withoutCrime: number;
  readonly crimes: number;
  readonly after: readonly { readonly months: number; readonly rows: number }[];
  readonly pairs: readonly { readonly street: string; readonly outcomes: string; readonly crimes: number }[];
  readonly apart: readonly Row[];
}

/** Joins outcomes to crimes by ID. `most`: how many disagreements are listed, by force, month and ID. */
export async function joinOutcomes(
  engine: Engine,
  sources: readonly StreetSource[],
  { filter, most }: { readonly filter: StreetFilter; readonly most: number },
): Promise<StreetJoin> {
  const tables = joinSql(sources, filter);
  const force = filter.force === null ? "" : ` AND force = ${quote(filter.force)}`;
  const [counts] = await asked(
    engine,
    `${tables} SELECT (SELECT count(*) FROM every WHERE kind = 'outcomes'${force}) AS n,
      (SELECT count(*) FROM o ANTI JOIN (SELECT id FROM every WHERE kind = 'street') USING (id)) AS lone,
      (SELECT count(DISTINCT id) FROM s SEMI JOIN last USING (id)) AS crimes`,
  );
  const after = await asked(
    engine,
    `${tables} SELECT date_diff('month', (f.month || '-01')::DATE, (o.month || '-01')::DATE) AS months, count(*) AS n
      FROM o JOIN (SELECT id, min(month) AS month FROM s GROUP BY id) f USING (id) GROUP BY 1 ORDER BY 1`,
  );
  const pairs = await asked(
    engine,
    `${tables} SELECT street, outcomes, count(*) AS n FROM apart GROUP BY ALL ORDER BY n DESC, street, outcomes`,
  );
  const apart = await asked(
    engine,
    `${tables} SELECT replace(id::VARCHAR, '-', '') AS id, force, month, type, street, outcomes, outcomes_month
      FROM apart ORDER BY force, month, id, street LIMIT ${most}`,
  );
  return {
    rows: Number(counts?.["n"] ?? 0),
    withoutCrime: Number(counts?.["lone"] ?? 0),
    crimes: Number(counts?.["crimes"] ?? 0),
    after: after.map((row) => ({ months: Number(row["months"]), rows: Number(row["n"]) })),
    pairs: pairs.map((row) => ({
      street: String(row["street"]),
      outcomes: String(row["outcomes"]),
      crimes: Number(row["n"]),
    })),
    apart,
  };
}
