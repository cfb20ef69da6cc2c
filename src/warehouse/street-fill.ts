// data.police.uk files into one sorted Parquet: the engine reads many CSVs in one statement, and nothing of them passes through our hands.
import { type Engine, quote } from "./engine.ts";
import {
  STREET_OPTIONS,
  type StreetBroken,
  type StreetColumns,
  type StreetCount,
  type StreetFile,
} from "./street-table.ts";

const REJECTS = "street_broken";
const MOST_SHORT = 1_000;

/** What one part of a table turned out to hold. */
export interface StreetPartCounts {
  readonly counts: readonly StreetCount[];
  readonly broken: readonly StreetBroken[];
  /** Rows whose crime ID is neither blank nor 64 hex digits, and one such member. */
  readonly oddIds: { readonly rows: number; readonly member: number } | null;
}

/**
 * Writes the rows of some files to `target` (Parquet), in the order of the files. All files have one layout: the same
 * columns, header row, delimiter and packing. Records that cannot be split are left out and told.
 */
export async function fillStreetPart(
  engine: Engine,
  { files, target }: { readonly files: readonly StreetFile[]; readonly target: string },
): Promise<StreetPartCounts> {
  await engine.run(`DROP TABLE IF EXISTS ${REJECTS}; DROP TABLE IF EXISTS ${REJECTS}_scan`);
  await engine.run(`COPY (${rowsSql(files)}) TO ${quote(target)} (FORMAT parquet, COMPRESSION snappy)`);
  const counts =
    await engine.rows(`SELECT member, month, reported, count(*) AS rows, count(id) AS ids, count(*) FILTER (odd) AS odd
    FROM read_parquet(${quote(target)}) GROUP BY member, month, reported ORDER BY member, month, reported`);
  const odd = counts.filter((row) => Number(row["odd"]) > 0);
  return {
    counts: counts.map((row) => ({
      member: Number(row["member"]),
      month: row["month"] === null ? null : String(row["month"]),
      reported: row["reported"] === null ? null : String(row["reported"]),
      rows: Number(row["rows"]),
      withId: Number(row["ids"]),
    })),
    broken: await brokenRecords(engine, files),
    oddIds:
      odd.length === 0
        ? null
        : { rows: odd.reduce((sum, row) => sum + Number(row["odd"]), 0), member: Number(odd[0]?.["member"]) },
  };
}

function rowsSql(files: readonly StreetFile[]): string {
  const [first] = files;
  if (first === undefined) throw new RangeError("a part of a street table needs a file");
  const { columns, kind } = first;
  const all = Array.from({ length: columns.width }, (_, index) => `c${index}`).join(", ");
  const id = text(columns.id);
  // The place of a row's file in the lists: one value for a whole block of rows, so it costs next to nothing.
  const place = `list_position([${files.map(({ path }) => quote(path)).join(", ")}], filename)`;
  const forces = files.map(({ force }) => (force === null ? "NULL" : quote(force))).join(", ");
  return `SELECT ${quote(kind)} AS kind, [${forces}][${place}]::VARCHAR AS force, ${text(columns.month)} AS month,
      [${files.map(({ member }) => member).join(", ")}][${place}]::INTEGER AS member,
      CASE WHEN length(${id}) = 64 THEN TRY_CAST(left(${id}, 32) AS UUID) END AS id, hash(${all}) AS same,
      ${text(columns.type)} AS type, ${text(columns.outcome)} AS outcome, ${text(columns.reported)} AS reported,
      ${id} IS NOT NULL AND (length(${id}) <> 64 OR TRY_CAST(left(${id}, 32) AS UUID) IS NULL) AS odd
    FROM ${scanSql(files, first, columns)}`;
}

/** A cell without spaces around it; blank is null. Trimming costs more than looking whether there is anything to trim. */
function text(column: number | null): string {
  if (column === null) return "NULL::VARCHAR";
  return `nullif(CASE WHEN c${column} LIKE ' %' OR c${column} LIKE '% ' THEN trim(c${column}) ELSE c${column} END, '')`;
}

function scanSql(
  files: readonly StreetFile[],
  { delimiter, gzip, headerRow }: StreetFile,
  columns: StreetColumns,
): string {
  const types = Array.from({ length: columns.width }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  return `read_csv([${files.map(({ path }) => quote(path)).join(", ")}], auto_detect = false, header = true, skip = ${headerRow - 1},
    delim = ${quote(delimiter)}, quote = '"', escape = '"', compression = '${gzip ? "gzip" : "none"}', filename = true, columns = {${types}},
    ignore_errors = true, store_rejects = true, rejects_table = '${REJECTS}', rejects_scan = '${REJECTS}_scan', rejects_limit = 0)`;
}

async function brokenRecords(engine: Engine, files: readonly StreetFile[]): Promise<readonly StreetBroken[]> {
  const rows = await engine.rows(`SELECT s.file_path AS path, r.line, any_value(r.csv_line) AS text,
      bool_and(r.error_type::VARCHAR ILIKE 'MISSING%') AS short
    FROM ${REJECTS} r JOIN ${REJECTS}_scan s USING (scan_id, file_id)
    WHERE NOT regexp_full_match(coalesce(r.csv_line, ''), '\\s*') GROUP BY ALL ORDER BY ALL`);
  const paths = [...new Set(rows.map((row) => String(row["path"])))];
  return paths.map((path) => {
    const mine = rows.filter((row) => row["path"] === path);
    return {
      member: files.find((file) => file.path === path)?.member ?? -1,
      rows: mine.length,
      firstRow: Number(mine[0]?.["line"] ?? 0),
      short: mine
        .filter((row) => row["short"] === true)
        .map((row) => String(row["text"]))
        .slice(0, MOST_SHORT),
    };
  });
}

/** The parts of one table, in its order, and where it goes. */
export interface StreetJoinRequest {
  readonly parts: readonly string[];
  readonly target: string;
  /** Whether the parts already stand by kind, force and month, and need no sorting. */
  readonly inOrder: boolean;
  /** The forces of labels in the column "Reported by", where they say another force than the name of the file. */
  readonly forces: ReadonlyMap<string, string>;
}

/** Joins parts into the table of one file. */
export async function joinStreetParts(
  engine: Engine,
  { parts, target, inOrder, forces }: StreetJoinRequest,
): Promise<void> {
  const said = [...forces].map(([label, force]) => `WHEN ${quote(label)} THEN ${quote(force)}`);
  const force = said.length === 0 ? "force" : `CASE reported ${said.join(" ")} ELSE force END AS force`;
  const columns = `kind, ${force}, month, member, id, same, type, outcome, reported`;
  const source = `(SELECT ${columns} FROM read_parquet([${parts.map(quote).join(", ")}]))`;
  const order = inOrder ? "" : " ORDER BY kind DESC, force NULLS LAST, month NULLS LAST, member";
  await engine.run(`COPY (SELECT * FROM ${source}${order}) TO ${quote(target)} (${STREET_OPTIONS})`);
}

/** The outcome words of a table with how many rows bear each; blank is left out. */
export async function streetOutcomeWords(
  engine: Engine,
  path: string,
): Promise<readonly { readonly words: string; readonly rows: number; readonly member: number }[]> {
  const rows =
    await engine.rows(`SELECT outcome, count(*) AS rows, min(member) AS member FROM read_parquet(${quote(path)})
    WHERE outcome IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`);
  return rows.map((row) => ({
    words: String(row["outcome"]),
    rows: Number(row["rows"]),
    member: Number(row["member"]),
  }));
}
