// Cells that came as Parquet from somebody else: looked through by an engine of its own, within bounds, and written anew before any question sees them.
import { copyFile, lstat, open } from "node:fs/promises";
import { dirname } from "node:path";
import { isBalanceLineId } from "../standard/balance-lines.ts";
import { BASES } from "../standard/bases.ts";
import { bodyById } from "../standard/bodies.ts";
import { ABSENCES, MOST_COUNT } from "../standard/cell.ts";
import { forceById } from "../standard/forces.ts";
import { UNITS } from "../standard/units.ts";
import { CELL_COLUMNS, CELL_ORDER, PARQUET_OPTIONS } from "./cells-table.ts";
import { asText, type Engine, openEngine, quote } from "./engine.ts";

/** Why a file is no table of cells: what was found and what was wanted. */
export interface CellsFault {
  readonly found: string;
  readonly wanted: string;
}

/** What a foreign table may hold, and what looking at it may take. */
export interface CellBounds {
  readonly bytes: number;
  /** Of the description at the end of the file, which is read whole. */
  readonly footer: number;
  readonly rows: number;
  /** Characters of one text. */
  readonly text: number;
  /** Characters of all texts together. */
  readonly texts: number;
  readonly memory: string;
}

const BOUNDS: CellBounds = {
  bytes: 256 * 2 ** 20,
  footer: 2 ** 20,
  rows: 2_000_000,
  text: 32_767,
  texts: 2 ** 30,
  memory: "512MB",
};

/** How a file of cells begins and ends. */
const MAGIC = "PAR1";
const TABLE = "a table of cells as Everycase writes it";

/** A foreign table, and where it goes. */
export interface ForeignCells {
  readonly source: string;
  /** The SHA-256 of the document that all of its cells are of. */
  readonly file: string;
  /** Where it is copied to and written anew: two places of one empty folder, beyond which the engine that reads it may touch nothing. */
  readonly given: string;
  readonly target: string;
}

/**
 * Writes the cells of `source` (Parquet, of which nothing is believed) to `target` in the form of this house. Gives what is wrong where
 * something is; what then stands in the folder is nothing to use.
 */
export async function takeForeignCells(
  { source, file, given, target }: ForeignCells,
  bounds: CellBounds = BOUNDS,
): Promise<CellsFault | null> {
  const odd = await faultOfFile(source, bounds);
  if (odd !== null) return odd;
  await copyFile(source, given);
  const engine = await openEngine({ folder: dirname(target), memoryLimit: bounds.memory });
  try {
    const from = `read_parquet(${quote(given)})`;
    const fault =
      (await faultOfHead(engine, given, bounds)) ??
      (await faultOfTexts(engine, from, bounds)) ??
      (await faultOfRows(engine, from, file)) ??
      (await faultOfNames(engine, from));
    if (fault === null)
      await engine.run(
        `COPY (SELECT ${COLUMNS.join(", ")} FROM ${from} ORDER BY ${CELL_ORDER}) TO ${quote(target)} (${PARQUET_OPTIONS})`,
      );
    return fault;
  } catch {
    // What the engine says of it would be in its own words, and may quote what stands there.
    return { found: "a file in which the table cannot be read within bounds", wanted: TABLE };
  } finally {
    engine.close();
  }
}

const COLUMNS = CELL_COLUMNS.map(([name]) => `"${name}"`);

/** The size, the first and last bytes, and the size of the description, without any engine. */
async function faultOfFile(path: string, bounds: CellBounds): Promise<CellsFault | null> {
  const { size } = await lstat(path);
  if (size > bounds.bytes) return { found: `${size} bytes`, wanted: `at most ${bounds.bytes}` };
  const ends = Buffer.alloc(12);
  const handle = await open(path, "r");
  try {
    await handle.read(ends, 0, 4, 0);
    if (size >= 12) await handle.read(ends, 4, 8, size - 8);
  } finally {
    await handle.close();
  }
  const marks = [ends.toString("latin1", 0, 4), ends.toString("latin1", 8, 12)];
  if (marks.some((mark) => mark !== MAGIC)) return { found: "no Parquet", wanted: TABLE };
  const footer = ends.readUInt32LE(4);
  if (footer > Math.min(bounds.footer, size - 12))
    return { found: `a description of ${footer} bytes`, wanted: `at most ${bounds.footer}, within the file` };
  return null;
}

/** The columns, their types, and the number of rows as the file states them. */
async function faultOfHead(engine: Engine, path: string, bounds: CellBounds): Promise<CellsFault | null> {
  const [head] = await engine.rows(
    `SELECT sum(num_rows)::DOUBLE AS n, (SELECT coalesce(sum(row_group_num_rows), 0)::DOUBLE FROM parquet_metadata(${quote(path)}) WHERE column_id = 0) AS m FROM parquet_file_metadata(${quote(path)})`,
  );
  const rows = Math.max(Number(head?.["n"]), Number(head?.["m"]));
  if (!(rows <= bounds.rows)) return { found: `${rows} rows`, wanted: `at most ${bounds.rows}` };
  const columns = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${quote(path)})`);
  const found = columns.map((one) => `${asText(one["column_name"])} ${asText(one["column_type"])}`).join(", ");
  const wanted = CELL_COLUMNS.map(([name, type]) => `${name} ${type}`).join(", ");
  return found === wanted ? null : { found: `the columns ${found}`.slice(0, 1000), wanted: `the columns ${wanted}` };
}

const TEXTS = CELL_COLUMNS.flatMap(([name, type]) => (type === "VARCHAR" ? [`coalesce(length("${name}"), 0)`] : []));

/** How long the texts are: before anything is sorted, so that a file of few bytes that unpacks to many is found in passing. */
async function faultOfTexts(engine: Engine, from: string, bounds: CellBounds): Promise<CellsFault | null> {
  const [texts] = await engine.rows(
    `SELECT max(greatest(${TEXTS.join(", ")})) AS longest, sum((${TEXTS.join(" + ")})::DOUBLE) AS whole FROM ${from}`,
  );
  const [longest, whole] = [Number(texts?.["longest"]), Number(texts?.["whole"])];
  if (longest > bounds.text) return { found: `a text of ${longest} characters`, wanted: `at most ${bounds.text}` };
  return whole > bounds.texts ? { found: `${whole} characters`, wanted: `at most ${bounds.texts}` } : null;
}

const words = (all: readonly string[]): string => all.map(quote).join(", ");
const isCount = (column: string): string => `${column} IS NOT NULL AND abs(${column}) <= ${MOST_COUNT}`;

/** What every row of a table of cells holds; each of them also says what is wanted where a row does not. */
const EACH_ROW: readonly (readonly [wanted: string, sql: string])[] = [
  ["a row from 1 and a column in letters", `"row" >= 1 AND regexp_full_match(col, '[A-Z]{1,3}')`],
  ["a force, a scope, a line and a period", "force <> '' AND scope <> '' AND line <> '' AND period <> ''"],
  ["a unit of the standard", `unit IS NULL OR unit IN (${words(UNITS.map(({ id }) => id))})`],
  ["a basis of the standard", `basis IS NULL OR basis IN (${words(BASES.map(({ id }) => id))})`],
  ["days that follow each other", "period_from IS NULL OR period_to IS NULL OR period_from <= period_to"],
  [
    "a number, a range, or an absence and no number",
    `CASE kind WHEN 'exact' THEN ${isCount("lowest")} AND highest = lowest AND absence IS NULL
      WHEN 'interval' THEN ${isCount("lowest")} AND (highest IS NULL OR (${isCount("highest")} AND highest >= lowest)) AND absence IS NULL
      WHEN 'absent' THEN lowest IS NULL AND highest IS NULL AND absence IN (${words(ABSENCES)}) ELSE false END`,
  ],
];

async function faultOfRows(engine: Engine, from: string, file: string): Promise<CellsFault | null> {
  const rules = [["cells of its document alone", `file = ${quote(file)}`] as const, ...EACH_ROW];
  const counts = rules.map(([, sql], at) => `count(*) FILTER (WHERE (${sql}) IS NOT TRUE) AS odd${at}`);
  const [found] = await engine.rows(`SELECT count(*) AS n, ${counts.join(", ")} FROM ${from}`);
  const at = rules.findIndex((_, index) => Number(found?.[`odd${index}`]) > 0);
  const rule = rules[at];
  if (rule === undefined) return null;
  return { found: `${found?.[`odd${at}`]} of ${found?.["n"]} rows without`, wanted: rule[0] };
}

const MOST_NAMES = 20_000;

/** Forces and lines as the standard names them. */
async function faultOfNames(engine: Engine, from: string): Promise<CellsFault | null> {
  const rules: readonly (readonly [string, string, (name: string) => boolean])[] = [
    ["force", "the id of a force", (name) => forceById(name) !== null || bodyById(name) !== null],
    ["line", "a line of a balance", isLine],
  ];
  for (const [column, wanted, isKnown] of rules) {
    const names = await engine.rows(`SELECT DISTINCT "${column}" AS name FROM ${from} LIMIT ${MOST_NAMES + 1}`);
    if (names.length > MOST_NAMES)
      return { found: `more than ${MOST_NAMES} words in the column ${column}`, wanted: `at most ${MOST_NAMES}` };
    const odd = names.map((one) => asText(one["name"]) ?? "").find((name) => !isKnown(name));
    if (odd !== undefined) return { found: `"${odd.slice(0, 80)}" in the column ${column}`, wanted };
  }
  return null;
}

function isLine(name: string): boolean {
  return name === "total" || isBalanceLineId(name) || /^(?:outcome|of-which|other):./u.test(name);
}
