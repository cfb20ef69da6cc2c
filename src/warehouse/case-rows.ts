// Case rows from text to sorted Parquet inside the engine. References become tokens in the same statement that reads them.
import { rename } from "node:fs/promises";
import {
  CASE_ACCOUNT,
  CASE_OPTIONS,
  type CaseLabels,
  type CaseSheet,
  LABEL_FIELDS,
  type LabelField,
  type TokenKey,
  UNREAD,
} from "./case-table.ts";
import { type Engine, quote, type Row } from "./engine.ts";

const REJECTS = "case_broken";

/** The rows of an extract as text, for a FROM. */
export function scanSql({ path, gzip, delimiter, width, headerRow, padded }: CaseSheet): string {
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  return `read_csv(${quote(path)}, auto_detect = false, header = true, skip = ${headerRow - 1}, delim = ${quote(delimiter)},
    quote = '"', escape = '"', compression = '${gzip ? "gzip" : "none"}', columns = {${columns}}, null_padding = ${padded},
    parallel = ${!padded}, ignore_errors = true, store_rejects = true,
    rejects_table = '${REJECTS}', rejects_scan = '${REJECTS}_scan', rejects_limit = 0)`;
}

/** A cell without spaces around it; blank is null. Trimming costs more than looking whether there is anything to trim. */
export function text(column: number | null): string {
  if (column === null) return "NULL::VARCHAR";
  return `nullif(CASE WHEN c${column} LIKE ' %' OR c${column} LIKE '% ' THEN trim(c${column}) ELSE c${column} END, '')`;
}

/** How the values of some columns look, over the first rows: how many are given, fit a pattern, or are dates. */
export async function lookAtValues(
  engine: Engine,
  sheet: CaseSheet,
  {
    columns,
    patterns,
    nameLike,
    rows,
  }: {
    readonly columns: readonly number[];
    readonly patterns: readonly string[];
    readonly nameLike: string;
    readonly rows: number;
  },
): Promise<readonly Row[]> {
  if (columns.length === 0) return [];
  const fits = (pattern: string): string => `count(*) FILTER (regexp_full_match(v, ${quote(pattern)}))`;
  const year = "TRY_CAST(regexp_extract(v, '(19|20)[0-9]{2}') AS INTEGER)";
  const date = `regexp_full_match(v, '[0-9]{1,2}[-/. ]([0-9]{1,2}|[A-Z]{3})[-/. ][0-9]{4}.*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*')`;
  const looks = columns.map(
    (
      column,
    ) => `SELECT ${column} AS col, count(v) AS given, count(DISTINCT v) AS different, ${patterns.map((pattern, at) => `${fits(pattern)} AS p${at}`).join(", ")},
      ${fits(nameLike)} AS names, count(*) FILTER (${date}) AS dates, (median(${year}) FILTER (${date}))::INTEGER AS middle
      FROM (SELECT upper(${text(column)}) AS v FROM head)`,
  );
  return await engine.rows(
    `WITH head AS MATERIALIZED (SELECT * FROM ${scanSql(sheet)} LIMIT ${rows}) ${looks.join(" UNION ALL ")}`,
  );
}

/**
 * The words of every label column, as written. `rows`: how many of the first rows are looked at; `null` for all of them.
 * Words are later written as an enumeration, which is narrow to sort.
 */
export async function readCaseLabels(engine: Engine, sheet: CaseSheet, rows: number | null): Promise<CaseLabels> {
  const used = LABEL_FIELDS.filter((field) => sheet.columns[field] !== null);
  const columns = used.map((field) => `c${sheet.columns[field]} AS ${field}`);
  const source = rows === null ? scanSql(sheet) : `(SELECT * FROM ${scanSql(sheet)} LIMIT ${rows})`;
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE case_words AS SELECT ${columns.join(", ")}, count(*) AS n FROM ${source} GROUP BY ALL`,
  );
  const labels = new Map<LabelField, { label: string; rows: number }[]>();
  for (const field of used) {
    const found = await engine.rows(
      `SELECT ${field} AS label, sum(n)::BIGINT AS n FROM case_words WHERE ${field} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    );
    labels.set(
      field,
      found.map((row) => ({ label: String(row["label"]), rows: Number(row["n"]) })),
    );
  }
  await engine.run("DROP TABLE case_words");
  return labels;
}

/** How many different words the label columns have in the first rows: a column of words that hardly repeat is no column of labels. */
export async function countCaseLabels(
  engine: Engine,
  sheet: CaseSheet,
  rows: number,
): Promise<ReadonlyMap<LabelField, number>> {
  const used = LABEL_FIELDS.filter((field) => sheet.columns[field] !== null);
  const [found] = await engine.rows(
    `SELECT ${used.map((field) => `count(DISTINCT ${text(sheet.columns[field])}) AS ${field}`).join(", ")}
      FROM (SELECT * FROM ${scanSql(sheet)} LIMIT ${rows})`,
  );
  return new Map(used.map((field) => [field, Number(found?.[field] ?? 0)]));
}

/** What to write. `account` stands in the file's own metadata. */
export interface CaseFill {
  readonly sheet: CaseSheet;
  readonly labels: CaseLabels;
  readonly key: TokenKey;
  readonly account: string;
  readonly target: string;
}

/**
 * Writes the rows to `target`, sorted by force and day of recording. Only what the sheet's columns name is ever read. Returns
 * how many rows bear a word that is not among `labels`; the target is then not to be used.
 */
export async function fillCases(
  engine: Engine,
  { sheet, labels, key, account, target }: CaseFill,
): Promise<{ readonly rows: number; readonly unlisted: number }> {
  await takeTokenKey(engine, key);
  await engine.run(`COPY (SELECT * FROM (${rowsSql(sheet, labels)}) ORDER BY force, recorded_on)
    TO ${quote(target)} (${CASE_OPTIONS}, KV_METADATA {${CASE_ACCOUNT}: ${quote(account)}})`);
  const [found] = await engine.rows(
    `SELECT count(*) AS n, count(*) FILTER (unread >= ${UNREAD.label}) AS unlisted FROM read_parquet(${quote(target)})`,
  );
  return { rows: Number(found?.["n"] ?? 0), unlisted: Number(found?.["unlisted"] ?? 0) };
}

/** Gives the engine the key that `tokenSql` needs: in variables, so that no statement, and no message about one, holds it. */
export async function takeTokenKey(engine: Engine, key: TokenKey): Promise<void> {
  await engine.run(`SET VARIABLE token_inner = unhex(${quote(key.inner)})`);
  await engine.run(`SET VARIABLE token_outer = unhex(${quote(key.outer)})`);
}

function rowsSql(sheet: CaseSheet, labels: CaseLabels): string {
  const { columns, dateFormats, force } = sheet;
  const day = (column: number | null): string => {
    if (column === null) return "NULL::DATE";
    const read = `TRY_STRPTIME(${text(column)}, [${dateFormats.map(quote).join(", ")}])::DATE`;
    // A year of two digits would be one of the first century: which one is meant cannot be told.
    return `CASE WHEN ${read} >= DATE '1000-01-01' THEN ${read} END`;
  };
  const label = (field: LabelField): string => {
    const words = (labels.get(field) ?? []).map((one) => one.label).sort();
    return words.length === 0 || columns[field] === null
      ? "NULL::VARCHAR"
      : `TRY_CAST(c${columns[field]} AS ENUM(${words.map(quote).join(", ")}))`;
  };
  const age = `TRY_CAST(${text(columns.victimAge)} AS SMALLINT)`;
  const unlisted = LABEL_FIELDS.filter((field) => columns[field] !== null).map(
    (field) => `(c${columns[field]} IS NOT NULL AND ${label(field)} IS NULL)`,
  );
  return `SELECT ${tokenSql("crime", columns.crimeReference)} AS token, ${tokenSql("victim", columns.victimReference)} AS victim,
      ${tokenSql("suspect", columns.suspectReference)} AS suspect,
      ${force === null ? label("force") : `${quote(force)}::ENUM(${quote(force)})`} AS force,
      ${day(columns.recordedOn)} AS recorded_on, ${label("outcome")} AS outcome, ${day(columns.outcomeOn)} AS outcome_on,
      ${label("flag")} AS flag, ${label("flagOrigin")} AS flag_origin, ${label("offenceCode")} AS offence,
      CASE WHEN ${age} BETWEEN 0 AND 130 THEN ${age} END AS victim_age,
      (${unread(columns.recordedOn, day(columns.recordedOn), UNREAD.recordedOn)} + ${unread(columns.outcomeOn, day(columns.outcomeOn), UNREAD.outcomeOn)}
        + ${unread(columns.victimAge, `CASE WHEN ${age} BETWEEN 0 AND 130 THEN 1 END`, UNREAD.victimAge)}
        + CASE WHEN ${unlisted.join(" OR ")} THEN ${UNREAD.label} ELSE 0 END)::TINYINT AS unread
    FROM ${scanSql(sheet)}`;
}

/** The bit of a column whose text is there and means nothing. */
function unread(column: number | null, read: string, bit: number): string {
  return column === null ? "0" : `CASE WHEN ${text(column)} IS NOT NULL AND ${read} IS NULL THEN ${bit} ELSE 0 END`;
}

/**
 * A reference as a token: HMAC-SHA256 of its kind and its text (trimmed, upper case) under the key of the book, cut to 128
 * bits. The kind goes in, so that a victim's number never equals a crime's. RFC 2104; truncation as in its section 5.
 */
export function tokenSql(kind: string, column: number | null): string {
  if (column === null) return "NULL::UUID";
  const message = `encode(${quote(`${kind}:`)} || upper(${text(column)}))`;
  const inner = `unhex(sha256(getvariable('token_inner')::BLOB || ${message}))`;
  const outer = `sha256(getvariable('token_outer')::BLOB || ${inner})`;
  // A blank reference is null, and null stays null all the way.
  return `left(${outer}, 32)::UUID`;
}

/** Writes a table of case rows again with another account; the rows keep their order. */
export async function withAccount(engine: Engine, path: string, account: string): Promise<void> {
  const again = `${path}.again`;
  await engine.run(
    `COPY (SELECT * FROM read_parquet(${quote(path)})) TO ${quote(again)} (${CASE_OPTIONS}, KV_METADATA {${CASE_ACCOUNT}: ${quote(account)}})`,
  );
  await rename(again, path);
}

/** How many records could not be split. What stands in them is not looked at. */
export async function brokenCases(engine: Engine): Promise<number> {
  const [found] = await engine.rows(`SELECT count(DISTINCT line) AS n FROM ${REJECTS}`);
  return Number(found?.["n"] ?? 0);
}

/** Forgets what earlier scans left out; a scan adds to what is there. */
export async function forgetBrokenCases(engine: Engine): Promise<void> {
  await engine.run(`DROP TABLE IF EXISTS ${REJECTS}; DROP TABLE IF EXISTS ${REJECTS}_scan`);
}
