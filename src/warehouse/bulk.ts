// Bulk reading: a table of many rows goes from CSV to sorted Parquet inside the engine; only its distinct labels and odd texts pass through our hands.

import { columnLetters } from "../standard/address.ts";
import { ABSENCES, type Cell } from "../standard/cell.ts";
import {
  type BulkColumns,
  type BulkLabels,
  type BulkMeaning,
  type BulkSheet,
  type LabelUse,
  labelsOfKey,
} from "./bulk-table.ts";
import { CELL_COLUMNS, PARQUET_OPTIONS } from "./cells-table.ts";
import { type BrokenRow, brokenRows, forgetBroken, scanSql } from "./csv-scan.ts";
import { asText, type Engine, quote } from "./engine.ts";

/** Loads the table into the engine as text, without rows that hold nothing, and gives the records that cannot be split. Throws the engine's error when the bytes cannot be read as CSV at all. */
export async function stage(engine: Engine, sheet: BulkSheet, used: BulkColumns): Promise<readonly BrokenRow[]> {
  const scan = { sheet, rejects: "broken" };
  await forgetBroken(engine, scan.rejects);
  await engine.run("DROP TABLE IF EXISTS staged");
  await engine.run(
    `CREATE TEMP TABLE staged AS SELECT (row_number() OVER ())::INTEGER AS row, ${usedColumns(used).join(", ")} FROM ${scanSql(scan)}`,
  );
  const broken = await brokenRows(engine, scan);
  if (broken.length > 0) await countBrokenRows(engine);
  const blank = usedColumns(used).map((column) => `trim(coalesce(${column}, '')) = ''`);
  await engine.run(`DELETE FROM staged WHERE row <= ${sheet.headerRow} OR (${blank.join(" AND ")})`);
  return broken
    .filter(({ row, blank: empty }) => row > sheet.headerRow && !empty)
    .map(({ row, found }) => ({ row, found }));
}

function usedColumns({ counts, ...labels }: BulkColumns): string[] {
  const columns = [...Object.values(labels), ...counts.map(({ column }) => column)].filter(
    (column) => column !== null && column !== undefined,
  );
  return [...new Set(columns)].sort((a, b) => a - b).map((column) => `c${column}`);
}

/** Records the engine left out shift the numbers of those after them: give every row the number it has in the file. */
async function countBrokenRows(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE shifts AS
    SELECT line - row_number() OVER (ORDER BY line) + 1 AS first_shifted FROM (SELECT DISTINCT line FROM broken)`);
  await engine.run(
    "UPDATE staged SET row = row + (SELECT count(*) FROM shifts WHERE first_shifted <= staged.row)::INTEGER",
  );
}

/** Gathers the distinct labels of the staged table. */
export async function readLabels(engine: Engine, columns: BulkColumns): Promise<Omit<BulkLabels, "broken">> {
  const uses = async (parts: readonly (number | null)[], where = "true"): Promise<LabelUse[]> => {
    const names = parts.map((part, index) => `${part === null ? "NULL" : `c${part}`} AS l${index}`);
    const found = await engine.rows(
      `SELECT ${names.join(", ")}, count(*) AS n, min(row) AS first FROM staged WHERE ${where} GROUP BY ALL ORDER BY first, ${parts.map((_, index) => `l${index}`).join(", ")}`,
    );
    return found.map((row) => ({
      labels: parts.map((_, index) => asText(row[`l${index}`])),
      rows: Number(row["n"]),
      firstRow: Number(row["first"]),
    }));
  };
  const [count] = await engine.rows("SELECT count(*) AS n FROM staged");
  const odd: LabelUse[] = [];
  for (const { column, basis } of columns.counts) {
    const found = await uses(
      [column, columns.outcome, columns.outcomeTitle, columns.expired],
      `NOT ${isPlainCount(`c${column}`)}`,
    );
    odd.push(...found.map((use) => ({ ...use, labels: [...use.labels, basis] })));
  }
  return {
    rows: Number(count?.["n"] ?? 0),
    years: await uses([columns.year, columns.quarter]),
    forces: await uses([columns.force]),
    offences: await uses([columns.code, columns.group, columns.subgroup]),
    outcomes: await uses([columns.outcome, columns.outcomeTitle]),
    odd,
  };
}

function isPlainCount(column: string): string {
  return `coalesce(regexp_full_match(${column}, '-?[0-9]{1,9}'), false)`;
}

/** One figure that the table gives more than once, by force and first place. */
export interface RepeatedFigure {
  readonly force: string;
  readonly labels: readonly string[];
  readonly figures: number;
  readonly rows: readonly number[];
}

/** Writes the staged table as sorted cells to `target` (Parquet). Returns figures given more than once, which are kept as not understood. */
export async function fillCells(
  engine: Engine,
  {
    sheet,
    columns,
    meaning,
    file,
    target,
  }: { sheet: BulkSheet; columns: BulkColumns; meaning: BulkMeaning; file: string; target: string },
): Promise<readonly RepeatedFigure[]> {
  await loadMeaning(engine, meaning);
  await engine.run(translatedSql(columns));
  await engine.run(`CREATE OR REPLACE TEMP TABLE repeated AS
    SELECT ${FIGURE.join(", ")} FROM translated WHERE force IS NOT NULL AND line IS NOT NULL
    GROUP BY ALL HAVING count(*) > 1`);
  const repeats = await repeatedFigures(engine, columns);
  const cells = cellsSql({
    sheet,
    columns,
    file,
    lines: linesOf(meaning),
    whys: whysOf(meaning),
    repeats: repeats.length > 0,
  });
  await engine.run(`COPY (${cells}) TO ${quote(target)} (${PARQUET_OPTIONS})`);
  await engine.run("DROP TABLE IF EXISTS translated; DROP TABLE IF EXISTS staged");
  return repeats;
}

/** One table a kind of label: the label's texts as keys, and what they mean. Meanings are enums: as narrow as numbers where rows are sorted, words where they are written. */
async function loadMeaning(engine: Engine, meaning: BulkMeaning): Promise<void> {
  const years = [...meaning.years].map(([key, { period, part, from, to }]) => ({
    key,
    means: [period, part, from, to],
  }));
  await loadTable(engine, {
    name: "m_year",
    keys: 2,
    columns: [
      ["period", "ENUM"],
      ["part", "ENUM"],
      ["period_from", "DATE"],
      ["period_to", "DATE"],
    ],
    rows: years,
  });
  await loadTable(engine, {
    name: "m_force",
    keys: 1,
    columns: [["force", "ENUM"]],
    rows: [...meaning.forces].map(([key, force]) => ({ key, means: [force] })),
  });
  const offences = [...meaning.offences].map(([key, { scope, group, subgroup }]) => ({
    key,
    means: [scope, group, subgroup],
  }));
  await loadTable(engine, {
    name: "m_offence",
    keys: 3,
    columns: [
      ["scope", "ENUM"],
      ["offence_group", "ENUM"],
      ["offence_subgroup", "ENUM"],
    ],
    rows: offences,
  });
  await loadTable(engine, {
    name: "m_outcome",
    keys: 2,
    columns: [["line", linesOf(meaning)]],
    rows: [...meaning.outcomes].map(([key, line]) => ({ key, means: [line] })),
  });
  const odd = [...meaning.odd].map(([key, cell]) => ({ key, means: cellColumns(cell) }));
  const columns = [
    ["kind", KINDS],
    ["lowest", "BIGINT"],
    ["highest", "BIGINT"],
    ["absence", ABSENT],
    ["why", whysOf(meaning)],
  ] as const;
  await loadTable(engine, { name: "m_odd", keys: 5, columns, rows: odd });
}

interface MeaningTable {
  readonly name: string;
  readonly keys: number;
  /** Column names and SQL types; `ENUM` alone stands for an enum of the words that occur. */
  readonly columns: readonly (readonly [string, string])[];
  readonly rows: readonly { readonly key: string; readonly means: readonly (string | number | null)[] }[];
}

async function loadTable(engine: Engine, { name, keys, columns, rows }: MeaningTable): Promise<void> {
  const keyColumns = Array.from({ length: keys }, (_, index) => `k${index} VARCHAR`);
  const meant = columns.map(
    ([column, type], index) =>
      `${column} ${type === "ENUM" ? enumOf(rows.map(({ means }) => means[index] ?? null)) : type}`,
  );
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} (${[...keyColumns, ...meant].join(", ")})`);
  if (rows.length === 0) return;
  const tuples = rows.map(({ key, means }) => `(${[...labelsOfKey(key), ...means].map(literal).join(", ")})`);
  await engine.run(`INSERT INTO ${name} VALUES ${tuples.join(", ")}`);
}

/** What tells one figure of a table from another. */
const FIGURE = ["period", "part", "force", "area", "scope", "line"] as const;
/** Rows with the same figure; a label that is not known is the same as no other, a part or area that is not stated is. */
const SAME_FIGURE = FIGURE.map((column) =>
  column === "part" || column === "area" ? `d.${column} IS NOT DISTINCT FROM t.${column}` : `d.${column} = t.${column}`,
).join(" AND ");

const KINDS = "ENUM('absent', 'exact', 'interval')";
const ABSENT = `ENUM(${ABSENCES.map(quote).join(", ")})`;
const [LABEL_UNKNOWN, GIVEN_TWICE] = ["a label of this row is not known", "two rows give this figure"];

/** The line of a row whose outcome is not known: it belongs to its force's total, and to no line of the balance. */
const UNKNOWN_LINE = "outcome:?";

function linesOf(meaning: BulkMeaning): string {
  return enumOf([...meaning.outcomes.values(), UNKNOWN_LINE]);
}

function whysOf(meaning: BulkMeaning): string {
  const said = [...meaning.odd.values()].flatMap((cell) =>
    cell.kind === "absent" && cell.why !== undefined ? [cell.why] : [],
  );
  return enumOf([...said, LABEL_UNKNOWN, GIVEN_TWICE]);
}

/** An enum of the words that occur, in alphabetical order, so that sorting by it is sorting by the word. */
function enumOf(words: readonly (string | number | null)[]): string {
  const distinct = [...new Set(words.filter((word) => typeof word === "string"))].sort();
  return `ENUM(${(distinct.length === 0 ? [""] : distinct).map(quote).join(", ")})`;
}

/** A cell as its five columns: kind, lowest, highest, absence, why. */
export function cellColumns(cell: Cell): readonly [string, number | null, number | null, string | null, string | null] {
  if (cell.kind === "exact") return ["exact", cell.count, cell.count, null, null];
  if (cell.kind === "interval") return ["interval", cell.from, cell.to, null, null];
  return ["absent", null, null, cell.absence, cell.why ?? null];
}

function literal(value: string | number | null): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : quote(value);
}

/** The condition that a staged row bears the labels of a meaning; a missing label is an empty text on both sides. */
function bears(table: string, columns: readonly (number | null)[]): string {
  return columns
    .map((column, index) => `${table}.k${index} = ${column === null ? "''" : `coalesce(s.c${column}, '')`}`)
    .join(" AND ");
}

/** Every row with its labels understood and its counts read: narrow, since this is what gets sorted. */
function translatedSql(columns: BulkColumns): string {
  const counts = columns.counts.map(
    (
      { column },
      index,
    ) => `CASE WHEN ${isPlainCount(`s.c${column}`)} THEN CAST(s.c${column} AS BIGINT) END AS whole${index},
      x${index}.kind AS kind${index}, x${index}.lowest AS lowest${index}, x${index}.highest AS highest${index}, x${index}.absence AS absence${index}, x${index}.why AS why${index}`,
  );
  const odd = columns.counts.map(
    ({ column, basis }, index) => `LEFT JOIN m_odd x${index} ON NOT ${isPlainCount(`s.c${column}`)}
      AND ${bears(`x${index}`, [column, columns.outcome, columns.outcomeTitle, columns.expired])} AND x${index}.k4 = ${quote(basis)}`,
  );
  return `CREATE OR REPLACE TEMP TABLE translated AS
    SELECT s.row, y.period, y.part, y.period_from, y.period_to, f.force, ${areaSql(columns)} AS area, o.scope, o.offence_group, o.offence_subgroup, t.line, ${counts.join(", ")}
    FROM staged s
    LEFT JOIN m_year y ON ${bears("y", [columns.year, columns.quarter])}
    LEFT JOIN m_force f ON ${bears("f", [columns.force])}
    LEFT JOIN m_offence o ON ${bears("o", [columns.code, columns.group, columns.subgroup])}
    LEFT JOIN m_outcome t ON ${bears("t", [columns.outcome, columns.outcomeTitle])}
    ${odd.join(" ")}`;
}

/** The name of a part of a force, as the table writes it, without the white space around it. */
function areaSql({ area }: BulkColumns): string {
  return area === null || area === undefined ? "NULL::VARCHAR" : `nullif(trim(s.c${area}), '')`;
}

/** The cells of all count columns: the rows are sorted once, narrow, and then each row gives its cells in the order of the columns. */
function cellsSql({
  sheet,
  columns,
  file,
  lines,
  whys,
  repeats,
}: {
  sheet: BulkSheet;
  columns: BulkColumns;
  file: string;
  lines: string;
  whys: string;
  repeats: boolean;
}): string {
  const given = givenColumns({ sheet, columns, file, lines, whys, lost: repeats ? "lost" : "false" });
  const own = new Set([
    "row",
    "force",
    "area",
    "period",
    "part",
    "period_from",
    "period_to",
    "scope",
    "offence_group",
    "offence_subgroup",
  ]);
  const select = CELL_COLUMNS.map(
    ([name, type]) => `${own.has(name) ? name : (given[name] ?? `NULL::${type}`)} AS ${name}`,
  );
  const marked = repeats
    ? `SELECT t.*, d.force IS NOT NULL AS lost FROM translated t
        LEFT JOIN repeated d ON ${SAME_FIGURE}`
    : "SELECT * FROM translated";
  return `SELECT ${select.join(", ")} FROM (SELECT *, unnest(range(${columns.counts.length})) AS which
    FROM (SELECT * FROM (${marked}) ORDER BY offence_group NULLS LAST, scope NULLS LAST, force NULLS LAST, period_from NULLS LAST, period NULLS LAST, row))`;
}

/** The columns of a cell that are worked out: what is the same for all, what the count column says, and the value or why there is none. */
function givenColumns({
  sheet,
  columns: { counts },
  file,
  lines,
  whys,
  lost,
}: {
  sheet: BulkSheet;
  columns: BulkColumns;
  file: string;
  lines: string;
  whys: string;
  lost: string;
}): Readonly<Record<string, string>> {
  const unread = "(force IS NULL OR scope IS NULL OR line IS NULL OR period IS NULL)";
  const which = (of: (index: number) => string): string =>
    `CASE which ${counts.map((_, index) => `WHEN ${index} THEN ${of(index)}`).join(" ")} END`;
  const whole = which((index) => `whole${index}`);
  const one = (word: string): string => `${quote(word)}::ENUM(${quote(word)})`;
  const [absent, exact, notUnderstood] = [`'absent'::${KINDS}`, `'exact'::${KINDS}`, `'not understood'::${ABSENT}`];
  const read = `${unread} OR ${lost}`;
  return {
    file: one(file),
    sheet: sheet.sheet === null ? "NULL::VARCHAR" : one(sheet.sheet),
    unit: one("crimes"),
    line: `coalesce(line, ${quote(UNKNOWN_LINE)}::${lines})`,
    col: which(
      (index) =>
        `${quote(columnLetters(counts[index]?.column ?? 0))}::${enumOf(counts.map(({ column }) => columnLetters(column)))}`,
    ),
    basis: which((index) => `${quote(counts[index]?.basis ?? "")}::${enumOf(counts.map(({ basis }) => basis))}`),
    kind: `CASE WHEN ${read} THEN ${absent} WHEN ${whole} IS NOT NULL THEN ${exact} ELSE coalesce(${which((index) => `kind${index}`)}, ${absent}) END`,
    lowest: `CASE WHEN NOT (${read}) THEN coalesce(${whole}, ${which((index) => `lowest${index}`)}) END`,
    highest: `CASE WHEN NOT (${read}) THEN coalesce(${whole}, ${which((index) => `highest${index}`)}) END`,
    absence: `CASE WHEN ${read} THEN ${notUnderstood} WHEN ${whole} IS NOT NULL THEN NULL
      WHEN ${which((index) => `kind${index}`)} IS NULL THEN ${notUnderstood} ELSE ${which((index) => `absence${index}`)} END`,
    why: `CASE WHEN ${unread} THEN ${quote(LABEL_UNKNOWN)}::${whys} WHEN ${lost} THEN ${quote(GIVEN_TWICE)}::${whys}
      WHEN ${whole} IS NULL THEN ${which((index) => `why${index}`)} END`,
  };
}

async function repeatedFigures(engine: Engine, columns: BulkColumns): Promise<readonly RepeatedFigure[]> {
  const [any] = await engine.rows("SELECT count(*) AS n FROM repeated");
  if (any?.["n"] === 0) return [];
  // The rows told are those of the first repeated figure: two rows of different figures would be no repeat.
  const found = await engine.rows(`SELECT force, count(*) AS figures, arg_min(rows, first_row) AS rows,
      array_to_string(list_sort(list_distinct(flatten(list(labels)))), chr(31)) AS labels
    FROM (SELECT t.force::VARCHAR AS force, min(t.row) AS first_row, list(DISTINCT s.c${columns.force}) AS labels,
        array_to_string(list_slice(list_sort(list(t.row)), 1, 4), ',') AS rows
      FROM translated t JOIN repeated d ON ${SAME_FIGURE}
      JOIN staged s ON s.row = t.row GROUP BY ${FIGURE.map((column) => `t.${column}`).join(", ")})
    GROUP BY force ORDER BY force`);
  return found.map((row) => ({
    force: String(row["force"]),
    labels: String(row["labels"]).split("\u001f"),
    figures: Number(row["figures"]) * columns.counts.length,
    rows: String(row["rows"]).split(",").map(Number),
  }));
}
