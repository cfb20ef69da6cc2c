// The header hunt: where the tables of a sheet stand, which rows head them, and which words stand above them.
import type { RowMeaning } from "../layout.ts";
import { readPhrase } from "../words/phrase.ts";
import { columnKey } from "./header-key.ts";
import { isFieldRow, NOTE_WORDS, originOf, type RowShape, rowSaid, shapeOf } from "./row-shape.ts";
import { isFigureKind, type Sheet } from "./sheet.ts";

/** One table where it was found; rows count from 0. */
export interface HuntedTable {
  /** The rows above it that speak of it alone. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  /** The same header again, further down. */
  readonly repeats: readonly (readonly number[])[];
  /** From the row after its header to the row before what belongs to the next table. */
  readonly first: number;
  readonly last: number;
  /** The columns in which its figures stand. */
  readonly figureColumns: ReadonlySet<number>;
}

/** The tables of a sheet and the rows above the first of them that speak of all. */
export interface Hunt {
  readonly tables: readonly HuntedTable[];
  readonly preamble: readonly number[];
  readonly shapes: readonly RowShape[];
}

/** A header has no more rows than this. */
const MOST_HEADER_ROWS = 5;
/** So many labels without figures may stand between a header and the first figures. */
const MOST_LABELS_BETWEEN = 8;

interface Draft {
  headerRows: readonly number[];
  repeats: (readonly number[])[];
  top: number;
  last: number;
  readonly figureColumns: Set<number>;
}

/** Finds the tables of a sheet; what a person said of rows comes first. */
export function hunt(sheet: Sheet, said: readonly RowMeaning[]): Hunt {
  const origin = originOf(sheet);
  const shapes = Array.from({ length: sheet.height }, (_, row) => shapeOf(sheet, row, { origin, said }));
  const drafts: Draft[] = [];
  let row = 0;
  while (row < sheet.height) {
    const run = nextRun(shapes, row);
    if (run === null) break;
    placeRun({ sheet, shapes, said }, drafts, run);
    row = run.last + 1;
  }
  return finish(sheet, shapes, drafts);
}

interface Run {
  readonly first: number;
  readonly last: number;
}

/** The next rows of figures without another kind of row between. */
function nextRun(shapes: readonly RowShape[], from: number): Run | null {
  let first = from;
  while (first < shapes.length && shapes[first] !== "figures") first += 1;
  if (first >= shapes.length) return null;
  let last = first;
  while (shapes[last + 1] === "figures") last += 1;
  return { first, last };
}

interface Ground {
  readonly sheet: Sheet;
  readonly shapes: readonly RowShape[];
  readonly said: readonly RowMeaning[];
}

function placeRun(ground: Ground, drafts: Draft[], run: Run): void {
  const open = drafts.at(-1);
  const columns = figureColumnsOf(ground.sheet, run);
  const lowest = (open?.last ?? -1) + 1;
  const headerRows = headerAbove(ground, { run, lowest, columns, open });
  const [top] = headerRows;
  if (open !== undefined && (top === undefined || sameHeaders(ground.sheet, open.headerRows, headerRows))) {
    if (top !== undefined) open.repeats.push(headerRows);
    open.last = run.last;
    for (const column of columns) open.figureColumns.add(column);
    return;
  }
  const isLine = isLoneFigure(ground.sheet, run) && ground.shapes[run.first - 1] === "words" && run.first - 1 >= lowest;
  drafts.push({
    headerRows,
    repeats: [],
    top: top ?? (isLine ? run.first - 1 : run.first),
    last: run.last,
    figureColumns: new Set(columns),
  });
}

/** One number in a row of its own: its words stand in the row above. */
function isLoneFigure(sheet: Sheet, { first }: Run): boolean {
  const [only, ...more] = sheet.used(first);
  return only !== undefined && more.length === 0 && isFigureKind(sheet.kind(first, only));
}

function figureColumnsOf(sheet: Sheet, { first, last }: Run): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (let row = first; row <= last; row += 1) {
    for (const column of sheet.used(row)) {
      const kind = sheet.kind(row, column);
      if (isFigureKind(kind) || kind === "decimal") counts.set(column, (counts.get(column) ?? 0) + 1);
    }
  }
  return new Set(counts.keys());
}

interface Search {
  readonly run: Run;
  readonly lowest: number;
  readonly columns: ReadonlySet<number>;
  readonly open: Draft | undefined;
}

/** The header rows above a run of figures, top first; labels without figures and one blank row may stand between. */
function headerAbove({ sheet, shapes, said }: Ground, { run, lowest, columns, open }: Search): readonly number[] {
  let row = run.first - 1;
  let blanks = 0;
  let labels = 0;
  while (row >= lowest && shapes[row] !== "header") {
    if (shapes[row] === "blank") blanks += 1;
    else if (rowSaid(sheet, row, said) === null && isFieldRow(sheet, row)) return [];
    else labels += 1;
    if (blanks > 1 || labels > MOST_LABELS_BETWEEN) return [];
    row -= 1;
  }
  const bottom = row;
  while (row >= lowest && shapes[row] === "header" && bottom - row < MOST_HEADER_ROWS) row -= 1;
  const found = Array.from({ length: bottom - row }, (_, index) => row + 1 + index);
  const heads = (one: number): boolean =>
    rowSaid(sheet, one, said) === "header" || [...columns].some((column) => sheet.filled(one, column) !== "");
  const heading = found.slice(0, found.findLastIndex(heads) + 1);
  const kept = heading.filter((one, index) => index === 0 || !isDataInWords({ sheet, shapes, said }, one, columns));
  if (open === undefined || kept.length === 0) return kept;
  return opensTable({ sheet, shapes, said }, kept, open) ? kept : [];
}

/** A label that the standard knows beside words that no header says: a figure that nobody can read, and no second line of the header. */
function isDataInWords({ sheet, said }: Ground, row: number, columns: ReadonlySet<number>): boolean {
  if (rowSaid(sheet, row, said) === "header") return false;
  const used = sheet.used(row);
  const labels = used.filter((column) => !columns.has(column));
  const words = used.filter((column) => columns.has(column)).map((column) => readPhrase(sheet.text(row, column)));
  const isLabelled = labels.some((column) => {
    const { means } = readPhrase(sheet.text(row, column));
    return (
      means.line !== undefined || means.period !== undefined || means.force !== undefined || means.scope !== undefined
    );
  });
  return (
    isLabelled &&
    words.every(({ means, sum, part, rest }) => rest !== "" && !sum && part === null && Object.keys(means).length === 0)
  );
}

/** Inside a table a row of words is a new header only where it repeats the old one, or stands apart from the rows above. */
function opensTable({ sheet, shapes, said }: Ground, headerRows: readonly number[], open: Draft): boolean {
  const [top = 0] = headerRows;
  if (headerRows.some((row) => rowSaid(sheet, row, said) === "header")) return true;
  if (sameHeaders(sheet, open.headerRows, headerRows)) return true;
  return shapes[top - 1] === "blank" || shapes[top - 1] === "words";
}

function sameHeaders(sheet: Sheet, one: readonly number[], other: readonly number[]): boolean {
  if (one.length === 0 || one.length !== other.length) return false;
  return one.every((row, index) =>
    Array.from({ length: sheet.width }, (_, column) => column).every(
      (column) =>
        columnKey(sheet.text(row, column), "exact") === columnKey(sheet.text(other[index] ?? 0, column), "exact"),
    ),
  );
}

function finish(sheet: Sheet, shapes: readonly RowShape[], drafts: readonly Draft[]): Hunt {
  const groups = drafts.map((draft, index) =>
    titlesAbove(sheet, shapes, draft.top, (drafts[index - 1]?.last ?? -1) + 1),
  );
  const longest = Math.max(
    0,
    ...groups.slice(1).map((rows) => rows.length),
    ...drafts
      .slice(0, 1)
      .flatMap((draft) => draft.repeats.map((rows) => titlesAbove(sheet, shapes, rows[0] ?? 0, draft.top).length)),
  );
  const [firstGroup = [], ...others] = groups;
  const ownRows = ownTitle(firstGroup, {
    isOnly: drafts.length === 1 && longest === 0,
    longest,
    top: drafts[0]?.top ?? 0,
  });
  const tops = drafts.map((draft, index) => (index === 0 ? draft.top : (others[index - 1]?.[0] ?? draft.top)));
  const tables = drafts.map(
    (draft, index): HuntedTable => ({
      titleRows: index === 0 ? ownRows : (others[index - 1] ?? []),
      headerRows: draft.headerRows,
      repeats: draft.repeats,
      first: (draft.headerRows.at(-1) ?? draft.top - 1) + 1,
      last: (tops[index + 1] ?? sheet.height) - 1,
      figureColumns: draft.figureColumns,
    }),
  );
  const above = tables[0] === undefined ? sheet.height : (drafts[0]?.top ?? 0);
  const own = new Set(ownRows);
  const preamble = Array.from({ length: above }, (_, row) => row).filter(
    (row) => shapes[row] !== "blank" && !own.has(row),
  );
  return { tables, preamble, shapes };
}

/**
 * Which of the words above the first table are its own and not of the whole file: none where there is no other table;
 * as many rows as the others have; the row directly above the header where the others have none.
 */
function ownTitle(
  group: readonly number[],
  { isOnly, longest, top }: { isOnly: boolean; longest: number; top: number },
): readonly number[] {
  const stands = group.at(-1) === top - 1;
  if (isOnly || (longest === 0 && !stands)) return [];
  return group.slice(Math.max(0, group.length - Math.max(1, longest)));
}

/** The words directly above a header, or above the one blank row over it; notes of the table before are not among them. */
function titlesAbove(sheet: Sheet, shapes: readonly RowShape[], top: number, lowest: number): readonly number[] {
  let row = top - 1;
  if (shapes[row] === "blank" && row - 1 > lowest) row -= 1;
  const found: number[] = [];
  while (row >= lowest && (shapes[row] === "words" || shapes[row] === "header")) {
    if (NOTE_WORDS.test(sheet.text(row, sheet.used(row)[0] ?? 0))) break;
    found.unshift(row);
    row -= 1;
  }
  const isBelowTable = shapes[row] === "figures" && found.at(-1) !== top - 1; // then they are notes of the table above
  return isBelowTable ? [] : found;
}
