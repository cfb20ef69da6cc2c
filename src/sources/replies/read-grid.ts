// Reads a reply's table with a layout: what each row is, what each figure means, what is still unsaid.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { GRID_LIMITS, type Grid, type GridReading, type RowReading, type TotalCheck } from "./grid.ts";
import { DIMENSIONS, type Layout } from "./layout.ts";
import { rulesIn, type SuppressionRule } from "./rules.ts";
import { isShare } from "./table/columns.ts";
import { type DocumentWords, documentWords, rowText } from "./table/document.ts";
import { type Figure, readFigures } from "./table/figures.ts";
import { findingsOf, type Place, placeOfGrid } from "./table/findings.ts";
import { type Hunt, type HuntedTable, hunt } from "./table/hunt.ts";
import { type FileMeanings, fileMeans, type PlacedTable, placeTables, tableMeans } from "./table/match.ts";
import { readColumns, type TableColumns } from "./table/read-columns.ts";
import { readRows, type TableRow } from "./table/rows.ts";
import { type Sheet, sheetOf } from "./table/sheet.ts";
import { checkTotals } from "./table/totals.ts";
import { columnsWhy } from "./table/why.ts";
import { narrowingIn } from "./words/phrase.ts";
import { titleWords } from "./words/titles.ts";

/**
 * Reads a grid with a layout. Pure: the same grid and layout give the same reading, whatever happened before. Rows and
 * columns that are not read are problems; figures that lack a meaning are in `figures` and not in `cells`. Never throws.
 */
export function readGrid(grid: Grid, layout: Layout): GridReading {
  const sheet = sheetOf(grid);
  const found = hunt(sheet, layout.rows);
  const document = documentWords(grid, sheet, found);
  const file = fileMeans(layout, document.means);
  const { placed, unknown } = placeTables(sheet, found.tables, layout.tables);
  const rules = rulesIn(document.lines);
  const read = placed.map((one, index) => readTable({ grid, sheet, layout, file, rules }, one, index));
  const figures = read.flatMap((one) => one.figures);
  const checks = read.flatMap((one) => one.checks);
  const findings = findingsOf(grid, figures, checks);
  const place = placeOfGrid(grid);
  return {
    layout,
    rows: rowsOf(sheet, found, read),
    tables: placed.map(({ hunted }) => (hunted === null ? null : whereOf(hunted))),
    columns: layout.tables.flatMap(columnsWhy),
    figures: figures.map(({ cell, table, means }) => ({ cell, table, means })),
    cells: findings.cells,
    checks,
    missing: findings.missing,
    unknown: findings.unknown,
    problems: [
      ...tableProblems({ place, grid, sheet }, placed, unknown),
      ...wordsProblems({ place, document, file }, findings.missing.includes("force")),
      ...narrowTitles({ place, sheet }, found, read),
      ...read.flatMap((one) => [...unreadColumns({ place, sheet }, one), ...unreadRows({ place, sheet }, one)]),
      ...findings.problems,
    ],
  };
}

interface Task {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly file: FileMeanings;
  readonly rules: readonly SuppressionRule[];
}

interface TableRead {
  readonly placed: PlacedTable;
  readonly columns: TableColumns;
  readonly rows: readonly TableRow[];
  readonly figures: readonly Figure[];
  readonly checks: readonly TotalCheck[];
}

function readTable({ grid, sheet, layout, file, rules }: Task, placed: PlacedTable, table: number): TableRead {
  const { hunted } = placed;
  const columns = readColumns(sheet, placed, layout.labels);
  if (hunted === null) return { placed, columns, rows: [], figures: [], checks: [] };
  const rows = readRows({ sheet, hunted, columns, labels: layout.labels, said: layout.rows });
  const means = tableMeans(sheet, placed);
  const figures = readFigures({ grid, sheet, table, columns, rows, fileMeans: file.means, tableMeans: means, rules });
  return {
    placed,
    columns,
    rows,
    figures,
    checks: checkTotals(figures, columns.counts, { goesOn: table === 0 && isLaterPage(grid) }),
  };
}

/** A table at the top of a later page may go on from the page before. */
function isLaterPage({ part }: Grid): boolean {
  return /^pages? (?:[2-9]|\d{2})/iu.test(part ?? "");
}

function whereOf({ headerRows, repeats, first, last }: HuntedTable): NonNullable<GridReading["tables"][number]> {
  return { headerRows: [...headerRows, ...repeats.flat()].map((row) => row + 1), first: first + 1, last: last + 1 };
}

/** Every row of the sheet, once. */
function rowsOf(sheet: Sheet, found: Hunt, read: readonly TableRead[]): readonly RowReading[] {
  const told = new Map<number, Omit<RowReading, "row">>();
  for (const { placed, rows } of read) {
    for (const row of placed.hunted?.titleRows ?? [])
      told.set(row, { is: "title", why: "Words above a table: they speak of it." });
    for (const row of placed.hunted?.headerRows ?? []) told.set(row, { is: "header", why: headerWhy(placed) });
    for (const { row, is, why } of rows) told.set(row, { is, why });
  }
  const preamble = new Set(found.preamble);
  return Array.from({ length: sheet.height }, (_, row): RowReading => {
    const reading = told.get(row) ?? restOf(sheet, row, preamble.has(row));
    return { row: row + 1, ...reading };
  });
}

function headerWhy({ hunted }: PlacedTable): string {
  const rows = hunted?.headerRows.length ?? 0;
  return rows > 1 ? `Words above columns of figures; ${rows} rows make the header.` : "Words above columns of figures.";
}

function restOf(sheet: Sheet, row: number, isAbove: boolean): Omit<RowReading, "row"> {
  if (sheet.used(row).length === 0) return { is: "blank", why: "Nothing stands here." };
  return isAbove
    ? { is: "title", why: "Words above the tables: they speak of the whole file." }
    : { is: "note", why: "In no table of this layout." };
}

interface Surroundings {
  readonly place: Place;
  readonly grid: Grid;
  readonly sheet: Sheet;
}

function tableProblems(
  { place, grid, sheet }: Surroundings,
  placed: readonly PlacedTable[],
  unknown: readonly HuntedTable[],
): readonly Problem[] {
  const lost = placed.flatMap(({ layout, hunted }): Problem[] =>
    hunted !== null
      ? []
      : [
          {
            ...place,
            code: "table-not-found",
            found: "",
            wanted: `a table with the columns ${headersInWords(layout.columns.map(({ header }) => header))}`,
            hint: "The layout has a table that does not stand here.",
          },
        ],
  );
  const extra = unknown.map(
    (table): Problem => ({
      ...place,
      code: "table-not-in-layout",
      cell: String((table.headerRows[0] ?? table.first) + 1),
      found: sheet
        .used(table.headerRows[0] ?? table.first)
        .map((column) => sheet.text(table.headerRows[0] ?? table.first, column))
        .join(", ")
        .slice(0, 80),
      wanted: "a table of the layout",
      hint: "Its figures are not read.",
    }),
  );
  const none: Problem = {
    ...place,
    code: "no-table",
    found: "",
    wanted: "a table with figures",
    hint: "Nothing here is read as a figure.",
  };
  const isCut = grid.rows.length > GRID_LIMITS.rows || grid.rows.some((row) => row.length > GRID_LIMITS.columns);
  const cut: Problem = {
    ...place,
    code: "table-too-large",
    found: `${grid.rows.length} rows`,
    wanted: `at most ${GRID_LIMITS.rows} rows and ${GRID_LIMITS.columns} columns`,
    hint: "What stands beyond is not read.",
  };
  return [...lost, ...extra, ...(placed.length === 0 && unknown.length === 0 ? [none] : []), ...(isCut ? [cut] : [])];
}

function headersInWords(headers: readonly string[]): string {
  return (
    headers
      .filter((header) => header !== "")
      .slice(0, 6)
      .map((header) => `"${header.slice(0, 40)}"`)
      .join(", ") || "without headers"
  );
}

/** What the document says twice over, and what a person said of another document. */
function wordsProblems(
  { place, document, file }: { place: Place; document: DocumentWords; file: FileMeanings },
  needsForce: boolean,
): readonly Problem[] {
  const contradictions = document.contradictions
    .filter(({ dimension }) => dimension !== "force" || needsForce)
    .map(
      ({ dimension, ids }): Problem => ({
        ...place,
        code: `${dimension}-contradicts`,
        found: ids.join(", "),
        wanted: `one ${dimension} for the file`,
        hint: "The file's name and its words do not agree. Say which holds.",
      }),
    );
  const stale = DIMENSIONS.flatMap((dimension): Problem[] => {
    const said = file.stale[dimension];
    if (said === undefined) return [];
    return [
      {
        ...place,
        code: "said-of-another-file",
        found: said,
        wanted: `the ${dimension} of this file`,
        hint: "It was said of a file that stated something else. Say it again for this one.",
      },
    ];
  });
  return [...contradictions, ...stale];
}

/** Titles with words that may narrow what is counted: the figures are read without them, and it is told. */
function narrowTitles(
  { place, sheet }: { place: Place; sheet: Sheet },
  { preamble }: Hunt,
  read: readonly TableRead[],
): readonly Problem[] {
  const own = read.flatMap(({ placed, rows }) => [
    ...(placed.hunted?.titleRows ?? []),
    ...rows.filter(({ is }) => is === "title").map(({ row }) => row),
  ]);
  if (read.every(({ figures }) => figures.length === 0)) return [];
  return [...preamble.slice(0, 200), ...own.slice(0, 200)].flatMap((row): Problem[] => {
    const found = narrowingIn(titleWords(rowText(sheet, row)));
    if (found === null) return [];
    return [
      {
        ...place,
        code: "title-may-narrow",
        cell: String(row + 1),
        found: found.slice(0, 80),
        wanted: "words that say which crimes are counted",
        hint: "The figures are read as if these words took nothing away. Where they do, say the scope in words: other: and the title.",
      },
    ];
  });
}

/** Columns with figures in them that nothing reads, other than shares and rates. */
function unreadColumns(
  { place, sheet }: { place: Place; sheet: Sheet },
  { placed, columns }: TableRead,
): readonly Problem[] {
  const { hunted, layout } = placed;
  if (hunted === null) return [];
  return columns.ignored.flatMap((column): Problem[] => {
    const { header = "", said } = layout.columns[column] ?? {};
    if (said === true || isShare(header)) return [];
    const rows = Array.from({ length: hunted.last - hunted.first + 1 }, (_, index) => hunted.first + index);
    const texts = rows.map((row) => sheet.text(row, column)).filter((text) => text !== "");
    if (texts.length === 0) return [];
    return [
      {
        ...place,
        code: "column-not-read",
        cell: columnLetters(column),
        found: (header || (texts[0] ?? "")).slice(0, 80),
        wanted: "figures, labels or notes",
        cells: texts.length,
        hint: "Nothing says what it holds; it is left out.",
      },
    ];
  });
}

/** Words between the figures that say nothing known: they may name what the rows below are. */
function unreadRows({ place, sheet }: { place: Place; sheet: Sheet }, { rows }: TableRead): readonly Problem[] {
  return rows
    .filter(({ says }) => says === false)
    .map(
      ({ row }): Problem => ({
        ...place,
        code: "words-not-understood",
        cell: String(row + 1),
        found: rowText(sheet, row).slice(0, 80),
        wanted: "a title that says something of the figures below, or a label beside figures",
        hint: "No figure stands in this row; the rows below are read without it.",
      }),
    );
}
