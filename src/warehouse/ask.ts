// Questions to the cells table: sums by force and line, and the very cells behind a figure. Integers only leave the engine.
import { absent, type Absence, type Cell, exact, interval, type Known, type Sum } from "../standard/cell.ts";
import { type Engine, quote, type Row } from "./engine.ts";

/** Which cells of a scope are meant: one scope as reported, or offences: every list that is given must hold (groups and subgroups as `normaliseGroup` writes them). */
export type CellScope =
  | { readonly kind: "reported"; readonly scope: string }
  | { readonly kind: "offences"; readonly codes?: readonly string[]; readonly groups?: readonly string[]; readonly subgroups?: readonly string[] };

/** A selection of cells in one file. `null` asks for all periods. */
export interface Selection {
  readonly path: string;
  readonly scope: CellScope;
  readonly period: string;
  readonly basis: string;
  readonly unit: string;
  readonly force?: string;
  /** The edition that the rows state (`null`: they state none); all editions when left out. */
  readonly edition?: string | null;
  /** The flag rule and origin that the rows state; all when left out. */
  readonly flag?: { readonly rule: string | null; readonly origin: string | null };
}

/** The cells of one force and line, added up, and where the first stands. */
export interface LineSum {
  readonly force: string;
  readonly line: string;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  readonly edition: string | null;
  readonly sum: Sum;
  readonly first: string;
}

/** Adds the selected cells by force and line (whole forces only: areas are parts). */
export async function sumLines(engine: Engine, selection: Selection): Promise<readonly LineSum[]> {
  const rows = await engine.rows(`SELECT force, line, flag_rule, flag_origin, edition, kind, absence, count(*) AS cells,
      sum(lowest)::BIGINT AS lowest, sum(highest)::BIGINT AS highest, count(highest) AS ended,
      min(row) AS first_row, arg_min(col, row) AS first_col, arg_min(sheet, row) AS first_sheet
    FROM read_parquet(${quote(selection.path)}) WHERE ${whereOf(selection)} AND area IS NULL
    GROUP BY force, line, flag_rule, flag_origin, edition, kind, absence ORDER BY ALL`);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = [row["force"], row["line"], row["flag_rule"], row["flag_origin"], row["edition"]].join("\u001f");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(lineSum);
}

function whereOf({ scope, period, basis, unit, force, edition, flag }: Selection): string {
  const clauses = [scopeClause(scope), `period = ${quote(period)}`, `basis = ${quote(basis)}`, `unit = ${quote(unit)}`, "line IS NOT NULL"];
  clauses.push(force === undefined ? "force IS NOT NULL" : `force = ${quote(force)}`);
  if (edition !== undefined) clauses.push(states("edition", edition));
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
  const whole = rows.reduce<Row | undefined>((first, row) => (first === undefined || Number(row["first_row"]) < Number(first["first_row"]) ? row : first), head);
  return {
    force: String(head?.["force"]),
    line: String(head?.["line"]),
    flagRule: asText(head?.["flag_rule"]),
    flagOrigin: asText(head?.["flag_origin"]),
    edition: asText(head?.["edition"]),
    sum: {
      known: stated.length === 0 ? null : knownOf(stated),
      statedCells: stated.reduce((sum, row) => sum + Number(row["cells"]), 0),
      absent: rows.filter((row) => row["kind"] === "absent").map((row) => ({ absence: row["absence"] as Absence, cells: Number(row["cells"]) })),
    },
    first: addressOf(whole?.["first_sheet"], whole?.["first_col"], whole?.["first_row"]),
  };
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
export async function findCells(engine: Engine, selection: Selection, lines: readonly string[] | null): Promise<readonly StandingCell[]> {
  const where = lines === null ? "" : ` AND line IN (${lines.length === 0 ? "NULL" : lines.map(quote).join(", ")})`;
  const rows = await engine.rows(`SELECT sheet, row, col, force, line, part, scope, kind, lowest, highest, absence, why, note, cite
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
  if (row["kind"] === "interval") return interval(Number(row["lowest"]), row["highest"] === null ? null : Number(row["highest"]));
  return absent(row["absence"] as Absence, asText(row["why"]) ?? undefined);
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A figure of the same scope in another unit, or of something else counted. */
export interface BesideCell extends StandingCell {
  readonly unit: string;
  readonly period: string;
}

/** Figures of a force and scope that are no part of a balance of crimes: other units, parts of the force, other things counted. */
export async function findBesides(engine: Engine, { path, scope, force }: { path: string; scope: string; force: string }): Promise<readonly BesideCell[]> {
  const rows = await engine.rows(`SELECT sheet, row, col, force, unit, period, line, part, scope, kind, lowest, highest, absence, why, note, cite
    FROM read_parquet(${quote(path)}) WHERE force = ${quote(force)} AND scope = ${quote(scope)}
      AND (unit <> 'crimes' OR area IS NOT NULL OR line LIKE 'other:%' OR line LIKE 'of-which:%') ORDER BY row, col`);
  return rows.map((row) => ({ ...standing(row), unit: String(row["unit"]), period: String(row["period"]) }));
}

/** What a file says of a force and scope outside a balance of crimes: an absence, or a count in another unit. */
export interface Beside {
  readonly force: string;
  readonly unit: string;
  readonly period: string;
  readonly line: string;
  readonly cell: Cell;
}

/** Everything the files say of a scope that is no count of crimes: silences first. */
export async function findUncounted(engine: Engine, paths: readonly string[], scope: string): Promise<readonly Beside[]> {
  if (paths.length === 0) return [];
  const rows = await engine.rows(`SELECT force, unit, period, line, kind, lowest, highest, absence, why
    FROM read_parquet([${paths.map(quote).join(", ")}])
    WHERE scope = ${quote(scope)} AND force IS NOT NULL AND area IS NULL AND line = 'total' AND (unit <> 'crimes' OR kind = 'absent')
    ORDER BY kind, force, period, unit`);
  return rows.map((row) => ({ force: String(row["force"]), unit: String(row["unit"]), period: String(row["period"]), line: String(row["line"]), cell: cellOf(row) }));
}
