// Questions to the cells table: sums by force and line, and the very cells behind a figure. Integers only leave the engine.
import { type Absence, type Cell, exact, interval, type Known, type Sum } from "../standard/cell.ts";
import { cellOfRow } from "./cell-of-row.ts";
import { countInDuckdb } from "./count-in-duckdb.ts";
import {
  type Condition,
  type Count,
  type Counted,
  type CountedColumn,
  type CountPlan,
  type CountRow,
  type CountValue,
  countPlan,
} from "./count-plan.ts";
import { asText, type Engine, quote, type Row } from "./engine.ts";
import { printConditions } from "./print-counts.ts";

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
  /** The flag rule and the origins that the rows state; all when left out. */
  readonly flag?: { readonly rule: string | null; readonly origins: readonly (string | null)[] };
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
  const plan = linesPlan(selection);
  const known = kept.get(plan.digest);
  if (known !== undefined) return known;
  const asked = addLines(countInDuckdb(engine), plan);
  kept.set(plan.digest, asked);
  asked.catch(() => kept.delete(plan.digest));
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return asked;
}

/** What each force's lines of a plan add up to, counted by any engine. */
export async function addLines(count: Count, plan: CountPlan): Promise<readonly LineSum[]> {
  const groups = new Map<string, CellGroup[]>();
  for (const { dimensions, counts } of await count(plan)) {
    const cells = cellGroup(plan, dimensions, counts);
    const key = `${cells["force"]}\u001f${cells["line"]}\u001f${cells["flag_rule"] ?? ""}\u001f${cells["flag_origin"] ?? ""}\u001f${cells["edition"] ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cells]);
    else group.push(cells);
  }
  return [...groups.values()].map(lineSum);
}

/** A group of cells of one line and kind, by the names that the plan gives to what it counts. */
type CellGroup = Readonly<Record<string, CountValue>>;

function cellGroup(plan: CountPlan, dimensions: CountRow["dimensions"], counts: CountRow["counts"]): CellGroup {
  const group: Record<string, CountValue> = {};
  for (const [index, { name }] of plan.by.entries()) group[name] = dimensions[index] ?? null;
  for (const [index, { name }] of plan.count.entries()) group[name] = counts[index] ?? null;
  return group;
}

const SUMMED: readonly Counted[] = [
  { name: "cells", of: "rows" },
  { name: "lowest", of: "sum", column: "lowest" },
  { name: "highest", of: "sum", column: "highest" },
  { name: "ended", of: "stated", column: "highest" },
  { name: "first_why", of: "least", column: "why" },
  { name: "last_why", of: "greatest", column: "why" },
  { name: "first_row", of: "least", column: "row" },
  { name: "first_col", of: "least", column: "col" },
  { name: "first_sheet", of: "least", column: "sheet" },
];

/** In any table a force may stand with several flag rules or editions, and in parts. */
const ANY_TABLE = ["force", "line", "flag_rule", "flag_origin", "edition", "kind", "absence"] as const;
/** In a full cross-table it never does, and fewer columns are read: half the time. */
const FULL_TABLE = ["force", "line", "kind", "absence"] as const;

/** The counting plan of a selection: its cells by force, line, kind and, where they may differ, flag and edition. */
export function linesPlan(selection: Selection): CountPlan {
  const full = selection.fullTable === true;
  return countPlan({
    table: "cells",
    files: [selection.path],
    where: full ? conditionsOf(selection) : [...conditionsOf(selection), NO_AREA],
    by: (full ? FULL_TABLE : ANY_TABLE).map((column) => ({ name: column, column, cut: "word" })),
    count: SUMMED,
  });
}

const NO_AREA: Condition = { column: "area", is: "among", words: [null] };

function conditionsOf(selection: Selection): readonly Condition[] {
  const { scope, period, basis, unit, force, edition, part, flag, fullTable } = selection;
  return [
    ...scopeConditions(scope),
    among("period", period),
    among("basis", basis),
    { column: "line", is: "stated" },
    ...(fullTable === true ? [] : [among("unit", unit)]),
    force === undefined ? { column: "force", is: "stated" } : among("force", force),
    ...(edition === undefined ? [] : [among("edition", edition)]),
    ...(part === undefined ? [] : [among("part", part)]),
    ...(flag === undefined ? [] : [among("flag_rule", flag.rule), among("flag_origin", ...flag.origins)]),
  ];
}

function among(column: CountedColumn, ...words: readonly (string | null)[]): Condition {
  return { column, is: "among", words };
}

function scopeConditions(scope: CellScope): readonly Condition[] {
  if (scope.kind === "reported") return [among("scope", scope.scope)];
  const { codes, groups, subgroups } = scope;
  const lists = [
    ...(codes === undefined ? [] : [among("scope", ...codes.map((code) => `code:${code}`))]),
    ...(groups === undefined ? [] : [among("offence_group", ...groups)]),
    ...(subgroups === undefined ? [] : [among("offence_subgroup", ...subgroups)]),
  ];
  // Offences that nobody has named are no cells at all.
  return lists.length === 0 ? [among("scope")] : lists;
}

function lineSum(rows: readonly CellGroup[]): LineSum {
  const [head] = rows;
  const stated = rows.filter((row) => row["kind"] !== "absent");
  const whole = rows.reduce<CellGroup | undefined>(
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

function reasonOf(silent: readonly CellGroup[]): string | null {
  const whys = new Set(silent.flatMap((row) => [asText(row["first_why"]), asText(row["last_why"])]));
  const [only = null] = whys;
  return whys.size === 1 ? only : null;
}

function knownOf(stated: readonly CellGroup[]): Known {
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
  readonly flagOrigin: string | null;
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
  const where = [...conditionsOf(selection), NO_AREA, ...(lines === null ? [] : [among("line", ...lines)])];
  const rows =
    await engine.rows(`SELECT sheet, row, col, force, line, flag_origin, part, scope, kind, lowest, highest, absence, why, note, cite
    FROM read_parquet(${quote(selection.path)}) WHERE ${printConditions(where)} ORDER BY sheet NULLS FIRST, row, col`);
  return rows.map(standing);
}

function standing(row: Row): StandingCell {
  return {
    sheet: asText(row["sheet"]),
    row: Number(row["row"]),
    column: String(row["col"]),
    force: String(row["force"]),
    line: String(row["line"]),
    flagOrigin: asText(row["flag_origin"]),
    part: asText(row["part"]),
    scope: String(row["scope"]),
    cell: cellOfRow(row),
    note: asText(row["note"]),
    cite: asText(row["cite"]),
  };
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
    await engine.rows(`SELECT sheet, row, col, force, unit, period, edition, line, flag_origin, part, scope, kind, lowest, highest, absence, why, note, cite
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
    cell: cellOfRow(row),
  }));
}
