// Questions to the cells table: sums by force and line, and the very cells behind a figure. Integers only leave the engine.
import { type Absence, absent, type Cell, exact, interval, type Known, type Sum } from "../standard/cell.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";

/** Which cells of a scope are meant: one scope as reported, or offences: every list that is given must hold (groups and subgroups as `normaliseGroup` writes them). */
export type CellScope =
  | { readonly kind: "reported"; readonly scope: string }
  | {
      readonly kind: "offences";
      readonly codes?: readonly string[];
      readonly groups?: readonly string[];
      readonly subgroups?: readonly string[];
    };

/** A selection of cells in one file. */
export interface Selection {
  readonly path: string;
  readonly scope: CellScope;
  readonly period: string;
  readonly basis: string;
  readonly unit: string;
  readonly force?: string;
  /** The edition that the rows state (`null`: they state none); all editions when left out. */
  readonly edition?: string | null;
  /** A part of the period, such as `2018/19-Q1`; all parts when left out. */
  readonly part?: string;
  /** The flag rule and origin that the rows state; all when left out. */
  readonly flag?: { readonly rule: string | null; readonly origin: string | null };
  /** The file is a full cross-table: crimes only, no flags, no editions in rows, no areas. */
  readonly fullTable?: boolean;
}

/** The cells of one force and line, added up, and where the first stands. */
export interface LineSum {
  readonly force: string;
  readonly line: string;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  readonly edition: string | null;
  readonly sum: Sum;
  /** Why there is no figure, where all silent cells give the same reason; else `null`. */
  readonly why: string | null;
  readonly first: string;
}

/** Sums lately asked for. A cells file is named by its content and never changes, so the same question has the same answer. */
const LATELY = new WeakMap<Engine, Map<string, Promise<readonly LineSum[]>>>();
const MOST_KEPT = 128;

/** Adds the selected cells by force and line (whole forces only: areas are parts). Another denominator, order or download of the same question asks nothing again. */
export function sumLines(engine: Engine, selection: Selection): Promise<readonly LineSum[]> {
  const kept = LATELY.get(engine) ?? new Map<string, Promise<readonly LineSum[]>>();
  LATELY.set(engine, kept);
  const key = JSON.stringify(selection);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const asked = addLines(engine, selection);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return asked;
}

async function addLines(engine: Engine, selection: Selection): Promise<readonly LineSum[]> {
  const { keys, where } = selection.fullTable === true ? FULL_TABLE : ANY_TABLE;
  const rows = await packedRows(
    engine,
    [...keys.split(", "), ...SUMMED],
    `SELECT ${keys}, kind, absence, count(*) AS cells,
      sum(lowest)::BIGINT AS lowest, sum(highest)::BIGINT AS highest, count(highest) AS ended, min(why) AS first_why, max(why) AS last_why,
      min(row) AS first_row, min(col) AS first_col, min(sheet) AS first_sheet
    FROM read_parquet(${quote(selection.path)}) WHERE ${whereOf(selection)}${where}
    GROUP BY ${keys}, kind, absence`,
  );
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row["force"]}\u001f${row["line"]}\u001f${row["flag_rule"] ?? ""}\u001f${row["flag_origin"] ?? ""}\u001f${row["edition"] ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map(lineSum);
}

const SUMMED = [
  "kind",
  "absence",
  "cells",
  "lowest",
  "highest",
  "ended",
  "first_why",
  "last_why",
  "first_row",
  "first_col",
  "first_sheet",
];

/** Columns whose words come from a source as it wrote them. */
const WORDED = new Set(["flag_rule", "flag_origin", "edition", "first_why", "last_why", "first_sheet"]);

/** Rows that leave the engine as one text, since a thousand rows cell by cell cost as much as the question. Values are texts; the three separators are taken out of a source's words. */
async function packedRows(engine: Engine, columns: readonly string[], sql: string): Promise<readonly Row[]> {
  const plain = (column: string): string =>
    WORDED.has(column) ? `translate(${column}, chr(29) || chr(30) || chr(31), '')` : `${column}::VARCHAR`;
  const texts = columns.map((column) => `coalesce(${plain(column)}, chr(29))`);
  const [packed] = await engine.rows(
    `SELECT string_agg(concat_ws(chr(31), ${texts.join(", ")}), chr(30)) AS packed FROM (${sql})`,
  );
  const text = packed?.["packed"];
  if (typeof text !== "string") return [];
  return text.split("\u001e").map((packedRow) => {
    const values = packedRow.split("\u001f");
    const row: Record<string, string | null> = {};
    for (const [index, column] of columns.entries())
      row[column] = values[index] === "\u001d" ? null : (values[index] ?? null);
    return row;
  });
}

/** In any table a force may stand with several flag rules or editions, and in parts. */
const ANY_TABLE = { keys: "force, line, flag_rule, flag_origin, edition", where: " AND area IS NULL" };
/** In a full cross-table it never does, and fewer columns are read: half the time. */
const FULL_TABLE = { keys: "force, line", where: "" };

function whereOf({ scope, period, basis, unit, force, edition, part, flag, fullTable }: Selection): string {
  const clauses = [scopeClause(scope), `period = ${quote(period)}`, `basis = ${quote(basis)}`, "line IS NOT NULL"];
  if (fullTable !== true) clauses.push(`unit = ${quote(unit)}`);
  clauses.push(force === undefined ? "force IS NOT NULL" : `force = ${quote(force)}`);
  if (edition !== undefined) clauses.push(states("edition", edition));
  if (part !== undefined) clauses.push(`part = ${quote(part)}`);
  if (flag !== undefined) clauses.push(states("flag_rule", flag.rule), states("flag_origin", flag.origin));
  return clauses.join(" AND ");
}

function states(column: string, text: string | null): string {
  return text === null ? `${column} IS NULL` : `${column} = ${quote(text)}`;
}

function scopeClause(scope: CellScope): string {
  if (scope.kind === "reported") return `scope = ${quote(scope.scope)}`;
  const list = (values: readonly string[]): string => `(${values.map(quote).join(", ")})`;
  const clauses: string[] = [];
  if (scope.codes !== undefined) clauses.push(`scope IN ${list(scope.codes.map((code) => `code:${code}`))}`);
  if (scope.groups !== undefined) clauses.push(`offence_group IN ${list(scope.groups)}`);
  if (scope.subgroups !== undefined) clauses.push(`offence_subgroup IN ${list(scope.subgroups)}`);
  return clauses.length === 0 ? "false" : clauses.join(" AND ");
}

function lineSum(rows: readonly Row[]): LineSum {
  const [head] = rows;
  const stated = rows.filter((row) => row["kind"] !== "absent");
  const whole = rows.reduce<Row | undefined>(
    (first, row) => (first === undefined || Number(row["first_row"]) < Number(first["first_row"]) ? row : first),
    head,
  );
  return {
    force: String(head?.["force"]),
    line: String(head?.["line"]),
    flagRule: asText(head?.["flag_rule"]),
    flagOrigin: asText(head?.["flag_origin"]),
    edition: asText(head?.["edition"]),
    sum: {
      known: stated.length === 0 ? null : knownOf(stated),
      statedCells: stated.reduce((sum, row) => sum + Number(row["cells"]), 0),
      absent: rows
        .filter((row) => row["kind"] === "absent")
        .map((row) => ({ absence: row["absence"] as Absence, cells: Number(row["cells"]) })),
    },
    why: reasonOf(rows.filter((row) => row["kind"] === "absent")),
    first: addressOf(whole?.["first_sheet"], whole?.["first_col"], whole?.["first_row"]),
  };
}

function reasonOf(silent: readonly Row[]): string | null {
  const whys = new Set(silent.flatMap((row) => [asText(row["first_why"]), asText(row["last_why"])]));
  const [only = null] = whys;
  return whys.size === 1 ? only : null;
}

function knownOf(stated: readonly Row[]): Known {
  const lowest = stated.reduce((sum, row) => sum + Number(row["lowest"]), 0);
  const ended = stated.every((row) => Number(row["ended"]) === Number(row["cells"]));
  const highest = ended ? stated.reduce((sum, row) => sum + Number(row["highest"]), 0) : null;
  return lowest === highest ? exact(lowest) : interval(lowest, highest);
}

function addressOf(sheet: unknown, column: unknown, row: unknown): string {
  const cell = `${String(column)}${String(row)}`;
  return sheet === null || sheet === undefined ? cell : `${String(sheet)}!${cell}`;
}

/** One cell as it stands in its source. */
export interface StandingCell {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly force: string;
  readonly line: string;
  readonly part: string | null;
  readonly scope: string;
  readonly cell: Cell;
  readonly note: string | null;
  readonly cite: string | null;
}

/** The very cells of a selection, in the order of the source; `lines` narrows to some lines. */
export async function findCells(
  engine: Engine,
  selection: Selection,
  lines: readonly string[] | null,
): Promise<readonly StandingCell[]> {
  const where = lines === null ? "" : ` AND line IN (${lines.length === 0 ? "NULL" : lines.map(quote).join(", ")})`;
  const rows =
    await engine.rows(`SELECT sheet, row, col, force, line, part, scope, kind, lowest, highest, absence, why, note, cite
    FROM read_parquet(${quote(selection.path)}) WHERE ${whereOf(selection)} AND area IS NULL${where} ORDER BY sheet NULLS FIRST, row, col`);
  return rows.map(standing);
}

function standing(row: Row): StandingCell {
  return {
    sheet: asText(row["sheet"]),
    row: Number(row["row"]),
    column: String(row["col"]),
    force: String(row["force"]),
    line: String(row["line"]),
    part: asText(row["part"]),
    scope: String(row["scope"]),
    cell: cellOf(row),
    note: asText(row["note"]),
    cite: asText(row["cite"]),
  };
}

function cellOf(row: Row): Cell {
  if (row["kind"] === "exact") return exact(Number(row["lowest"]));
  if (row["kind"] === "interval")
    return interval(Number(row["lowest"]), row["highest"] === null ? null : Number(row["highest"]));
  return absent(row["absence"] as Absence, asText(row["why"]) ?? undefined);
}

/** A figure of the same scope in another unit, or of something else counted. */
export interface BesideCell extends StandingCell {
  readonly unit: string;
  readonly period: string;
  /** The edition that the row states; `null` where it states none. */
  readonly edition: string | null;
}

/** Figures of a force and scope that are no part of a balance of crimes: other units, parts of the force, other things counted. */
export async function findBesides(
  engine: Engine,
  { path, scope, force }: { path: string; scope: string; force: string },
): Promise<readonly BesideCell[]> {
  const rows =
    await engine.rows(`SELECT sheet, row, col, force, unit, period, edition, line, part, scope, kind, lowest, highest, absence, why, note, cite
    FROM read_parquet(${quote(path)}) WHERE force = ${quote(force)} AND scope = ${quote(scope)}
      AND (unit <> 'crimes' OR area IS NOT NULL OR line LIKE 'other:%' OR line LIKE 'of-which:%') ORDER BY row, col`);
  return rows.map((row) => ({
    ...standing(row),
    unit: String(row["unit"]),
    period: String(row["period"]),
    edition: asText(row["edition"]),
  }));
}

/** What a file says of a force and scope outside a balance of crimes: an absence, or a count in another unit. */
export interface Beside {
  /** The file's SHA-256, and the edition that the row states (`null`: none). */
  readonly file: string;
  readonly edition: string | null;
  readonly force: string;
  readonly unit: string;
  readonly period: string;
  readonly line: string;
  readonly cell: Cell;
}

/** Everything the files say of a scope that is no count of crimes: silences first. */
export async function findUncounted(
  engine: Engine,
  paths: readonly string[],
  scope: string,
): Promise<readonly Beside[]> {
  if (paths.length === 0) return [];
  const rows = await engine.rows(`SELECT file, edition, force, unit, period, line, kind, lowest, highest, absence, why
    FROM read_parquet([${paths.map(quote).join(", ")}])
    WHERE scope = ${quote(scope)} AND force IS NOT NULL AND area IS NULL AND line = 'total' AND (unit <> 'crimes' OR kind = 'absent')
    ORDER BY kind, force, period, unit`);
  return rows.map((row) => ({
    file: String(row["file"]),
    edition: asText(row["edition"]),
    force: String(row["force"]),
    unit: String(row["unit"]),
    period: String(row["period"]),
    line: String(row["line"]),
    cell: cellOf(row),
  }));
}
