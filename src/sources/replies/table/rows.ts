// The rows of a table as they are read: what each row is and why, and the labels of its figures.
import { parseCellText } from "../../../standard/cell-text.ts";
import type { LabelMeaning, Meanings, RowKind, RowMeaning } from "../layout.ts";
import { over } from "../words/combine.ts";
import { readLabel } from "../words/labels.ts";
import { lineFigureOf } from "../words/line-figure.ts";
import { rowMeans, rowText } from "./document.ts";
import type { HuntedTable } from "./hunt.ts";
import type { LabelColumn, TableColumns } from "./read-columns.ts";
import { type RowLabel, type RowWords, rowWords } from "./row-labels.ts";
import { NOTE_WORDS, rowSaid } from "./row-shape.ts";
import type { Sheet } from "./sheet.ts";

/** One row of a table; rows count from 0. */
export interface TableRow {
  readonly row: number;
  readonly is: RowKind;
  readonly why: string;
  /** What the title rows within the table say of it. */
  readonly section: Section;
  /** The labels of the row, by the label columns of each block of columns. */
  readonly words: ReadonlyMap<string, RowWords>;
  /** `false` for a title within the table that says nothing known. */
  readonly says?: boolean;
}

/** The part of a table that a row stands in. */
export interface Section {
  readonly id: number;
  readonly means: Meanings;
  /** A title of its own takes the place of the table's. */
  readonly replaces: boolean;
}

/** What reading the rows of a table takes. */
export interface RowsToRead {
  readonly sheet: Sheet;
  readonly hunted: HuntedTable;
  readonly columns: TableColumns;
  readonly labels: readonly LabelMeaning[];
  readonly said: readonly RowMeaning[];
}

interface State {
  section: Section;
  readonly held: Map<keyof Meanings, string>;
  /** The last label of each label column, to fill down. */
  readonly last: Map<number, RowLabel>;
  readonly rows: TableRow[];
}

/** Reads every row from below the header to the end of the table. */
export function readRows(task: RowsToRead): readonly TableRow[] {
  const { hunted } = task;
  const state: State = { section: { id: 0, means: {}, replaces: false }, held: new Map(), last: new Map(), rows: [] };
  const lastFigures = lastFigureRow(task);
  const heads = new Set(hunted.repeats.flat());
  const titles = new Set(hunted.repeats.flatMap((rows) => titleRowsAbove(task, rows[0] ?? 0)));
  for (let row = hunted.first; row <= hunted.last; row += 1) {
    if (heads.has(row)) push(state, row, "header", "The header stands here again.");
    else if (titles.has(row)) openTitle(task, state, { row, isFirst: !titles.has(row - 1) });
    else readRow(task, state, { row, isBelow: row > lastFigures });
  }
  return state.rows;
}

function push(state: State, row: number, is: RowKind, why: string, words: TableRow["words"] = new Map()): void {
  state.rows.push({ row, is, why, section: state.section, words });
}

function lastFigureRow({ sheet, hunted, columns }: RowsToRead): number {
  for (let row = hunted.last; row >= hunted.first; row -= 1) {
    if (columns.counts.some(({ column }) => isValue(sheet, row, column))) return row;
  }
  return hunted.last;
}

function isFigureText(sheet: Sheet, row: number, column: number): boolean {
  const kind = sheet.kind(row, column);
  return kind === "figure" || kind === "mark" || kind === "year";
}

/** The words directly above a header that stands again. */
function titleRowsAbove({ sheet, hunted }: RowsToRead, top: number): readonly number[] {
  const found: number[] = [];
  let row = sheet.used(top - 1).length === 0 ? top - 2 : top - 1;
  while (row > hunted.first && sheet.used(row).length === 1 && !/^\d/u.test(sheet.text(row, sheet.used(row)[0] ?? 0))) {
    if (NOTE_WORDS.test(rowText(sheet, row))) break;
    found.unshift(row);
    row -= 1;
  }
  return found;
}

function openTitle({ sheet }: RowsToRead, state: State, { row, isFirst }: { row: number; isFirst: boolean }): void {
  const before = isFirst ? {} : state.section.means;
  state.held.clear();
  state.last.clear();
  state.section = { id: state.section.id + 1, means: over(before, rowMeans(sheet, row)), replaces: true };
  push(state, row, "title", "Words above a header that stands again: they speak of the rows below.");
}

function readRow(task: RowsToRead, state: State, { row, isBelow }: { row: number; isBelow: boolean }): void {
  const given = rowSaid(task.sheet, row, task.said);
  if (task.sheet.used(row).length === 0) push(state, row, "blank", "Nothing stands here.");
  else if (given === "title") openSection(task, state, row);
  else if (given !== null && given !== "data" && given !== "total") push(state, row, given, "A person said so.");
  else if (given === null && !hasFigures(task, row) && isWordsRow(task, { row, isBelow })) {
    readWords(task, state, { row, isBelow });
  } else readFigures(task, state, { row, given });
}

function hasFigures(task: RowsToRead, row: number): boolean {
  const { sheet, columns } = task;
  return columns.counts.some(({ column }) =>
    isListOfLines(task) ? isValue(sheet, row, column) : sheet.text(row, column) !== "",
  );
}

function readWords(task: RowsToRead, state: State, { row, isBelow }: { row: number; isBelow: boolean }): void {
  const text = rowText(task.sheet, row);
  if (isBelow) push(state, row, "note", "Words below the figures.");
  else if (NOTE_WORDS.test(text) || text.length > 100) push(state, row, "note", "Words without a figure.");
  else if (isListOfLines(task)) push(state, row, "title", "Words for the number below.");
  else openSection(task, state, row);
}

function isValue(sheet: Sheet, row: number, column: number): boolean {
  return isFigureText(sheet, row, column) || lineFigureOf(sheet.text(row, column)) !== null;
}

/** Words alone, and not a label that the standard knows beside blank figures. */
function isWordsRow(
  { sheet, columns, labels }: RowsToRead,
  { row, isBelow }: { row: number; isBelow: boolean },
): boolean {
  const used = sheet.used(row);
  if (used.length === 1 && NOTE_WORDS.test(rowText(sheet, row))) return true;
  const own = used.map((at) => columns.labels.find(({ column }) => column === at));
  const known = own.filter((label) => label !== undefined && isKnown(sheet, row, label, labels)).length;
  if (known === used.length || (known > 0 && used.length > 1)) return false;
  return isBelow || used.length === 1 || own.every((label) => label === undefined);
}

function isKnown(
  sheet: Sheet,
  row: number,
  { column, dimension }: LabelColumn,
  said: readonly LabelMeaning[],
): boolean {
  if (dimension === "area" || dimension === "flagRule" || dimension === "edition") return false;
  return readLabel(dimension, sheet.text(row, column), said).unknown === false;
}

/** A title within a table holds for the rows below it until the next one that says the same kind of thing. */
function openSection({ sheet }: RowsToRead, state: State, row: number): void {
  const says = rowMeans(sheet, row);
  for (const dimension of Object.keys(says) as (keyof Meanings)[]) {
    const at = [...state.held.keys()].indexOf(dimension);
    if (at >= 0) for (const later of [...state.held.keys()].slice(at)) state.held.delete(later);
  }
  for (const [dimension, id] of Object.entries(says)) state.held.set(dimension as keyof Meanings, id);
  state.last.clear();
  state.section = {
    ...state.section,
    id: state.section.id + 1,
    means: { ...(state.section.replaces ? state.section.means : {}), ...Object.fromEntries(state.held) },
  };
  const saysNothing = Object.keys(says).length === 0;
  const why = saysNothing
    ? "Words alone in the row; they say nothing known of the figures."
    : "Words alone in the row: they speak of the rows below.";
  state.rows.push({ row, is: "title", why, section: state.section, words: new Map(), says: !saysNothing });
}

function readFigures(task: RowsToRead, state: State, { row, given }: { row: number; given: RowKind | null }): void {
  const { columns, labels } = task;
  const blocks = new Map(columns.counts.map((count) => [blockKey(count.labels), count.labels]));
  const filled: RowLabel[] = [];
  const words = new Map<string, RowWords>();
  for (const [key, block] of blocks) {
    const own = isListOfLines(task)
      ? wordsOfLine(task, row)
      : block.map((label) => labelAt(task, state, { row, label, block, filled }));
    words.set(key, rowWords(own, labels));
  }
  for (const label of columns.labels) {
    const text = task.sheet.filled(row, label.column);
    if (text !== "") state.last.set(label.column, { ...label, text, row });
  }
  const { is, why } = kindOfFigures(task, state, { row, given, all: [...words.values()], filled });
  push(state, row, is, why, words);
}

interface FiguresRow {
  readonly row: number;
  readonly given: RowKind | null;
  readonly all: readonly RowWords[];
  readonly filled: readonly RowLabel[];
}

function kindOfFigures(
  task: RowsToRead,
  state: State,
  { row, given, all, filled }: FiguresRow,
): { readonly is: RowKind; readonly why: string } {
  if (all.some(({ leftOut }) => leftOut)) return { is: "note", why: "A person said that this row is no figure." };
  if (given !== null) return { is: given, why: "A person said so." };
  if (all.some(({ sums }) => sums.length > 0)) return { is: "total", why: "Its label says that it is a sum." };
  if (isUnnamedTotal(task, state, row, all)) {
    return { is: "total", why: "It has no label, and its figures are the sums of the rows above." };
  }
  return { is: "data", why: dataWhy(filled) };
}

/** One number a line, without a header or a column of labels. */
function isListOfLines({ hunted, columns }: RowsToRead): boolean {
  return hunted.headerRows.length === 0 && columns.labels.length === 0;
}

/** The words of such a number: in its own cell, or in the row above. */
function wordsOfLine({ sheet, hunted, columns }: RowsToRead, row: number): readonly RowLabel[] {
  const column = columns.counts[0]?.column ?? 0;
  const own = lineFigureOf(sheet.text(row, column))?.label;
  if (own !== undefined) return [{ column, dimension: "line", text: own, row }];
  for (let above = row - 1; above >= hunted.first && above >= row - 2; above -= 1) {
    const text = sheet.text(above, column);
    if (text === "") continue;
    const isWords = sheet.kind(above, column) === "text" && lineFigureOf(text) === null;
    return [{ column, dimension: "line", text: isWords ? text : "", row: above }];
  }
  return [{ column, dimension: "line", text: "", row }];
}

/** The key of a block of columns: the columns that label it. */
export function blockKey(labels: readonly LabelColumn[]): string {
  return labels.map(({ column }) => column).join(",");
}

function dataWhy(filled: readonly RowLabel[]): string {
  const said = filled.map(({ text, row }) => `"${text}" of row ${row + 1} holds here too`);
  return said.length === 0 ? "Figures beside their labels." : `Figures beside their labels; ${said.join(", ")}.`;
}

interface LabelPlace {
  readonly row: number;
  readonly label: LabelColumn;
  readonly block: readonly LabelColumn[];
  readonly filled: RowLabel[];
}

/** A blank label under a group label is filled down, where another label to its right stands in the row. */
function labelAt({ sheet }: RowsToRead, state: State, { row, label, block, filled }: LabelPlace): RowLabel {
  const text = sheet.filled(row, label.column);
  if (text !== "") return { ...label, text, row };
  const last = state.last.get(label.column);
  const hasOther = block.some(({ column }) => column > label.column && sheet.text(row, column) !== "");
  if (last === undefined || !hasOther || readLabel(label.dimension, last.text, []).sum)
    return { ...label, text: "", row };
  filled.push(last);
  return last;
}

/** A row without any label whose figures are, column for column, the sums of the data rows above. */
function isUnnamedTotal(
  { sheet, columns }: RowsToRead,
  state: State,
  row: number,
  words: readonly RowWords[],
): boolean {
  if (
    columns.labels.length === 0 ||
    words.some(({ blank, means, unknown }) => blank.length === 0 || unknown.length > 0 || Object.keys(means).length > 0)
  )
    return false;
  const above = state.rows.filter((one) => one.is === "data" && one.section.id === state.section.id);
  const sums = columns.counts.map(({ column }) => {
    const stated = countOf(sheet.text(row, column));
    const parts = above.map((one) => countOf(sheet.text(one.row, column)));
    return (
      stated !== null &&
      parts.every((part) => part !== null) &&
      parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) === stated
    );
  });
  return above.length > 1 && sums.length > 0 && sums.every(Boolean);
}

function countOf(text: string): number | null {
  const cell = parseCellText(text);
  return cell.kind === "exact" ? cell.count : null;
}
