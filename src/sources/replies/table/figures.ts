// The figures of a table: each value cell with everything that the file, the table, its column and its row say of it.
import { columnLetters } from "../../../standard/address.ts";
import type { Cell } from "../../../standard/cell.ts";
import { foldLabel } from "../../../standard/label.ts";
import type { Grid } from "../grid.ts";
import type { Dimension, Meanings } from "../layout.ts";
import { cellUnder, type SuppressionRule } from "../rules.ts";
import { over } from "../words/combine.ts";
import { lineFigureOf } from "../words/line-figure.ts";
import { partInYear, periodOfId } from "../words/periods.ts";
import type { CountColumn, TableColumns, UnknownWords } from "./read-columns.ts";
import { narrowest, type RowWords } from "./row-labels.ts";
import { blockKey, type TableRow } from "./rows.ts";
import type { Sheet } from "./sheet.ts";

/** A value cell with all that is said of it, and what stands in the way of using it. */
export interface Figure {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly cell: string;
  readonly table: number;
  readonly means: Meanings;
  readonly value: Cell;
  /** As written. */
  readonly written: string;
  /** The rule of the document that the value was read by, in its words. */
  readonly rule: string | null;
  readonly note: string | null;
  readonly isData: boolean;
  /** The dimensions it is a sum over, by its row or its column. */
  readonly sums: readonly Dimension[];
  readonly rowSums: readonly Dimension[];
  readonly columnSum: boolean;
  readonly grandRow: boolean;
  readonly grandColumn: boolean;
  readonly section: number;
  readonly unknown: readonly UnknownWords[];
  /** Dimensions whose label is blank in this row. */
  readonly blank: readonly { readonly dimension: Dimension; readonly cell: string }[];
  /** Dimensions on which its places contradict each other. */
  readonly differ: readonly { readonly dimension: Dimension; readonly texts: readonly string[] }[];
}

/** What the figures of one table are made from. */
export interface FiguresToRead {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly table: number;
  readonly columns: TableColumns;
  readonly rows: readonly TableRow[];
  readonly fileMeans: Meanings;
  readonly tableMeans: Meanings;
  readonly rules: readonly SuppressionRule[];
}

const NO_WORDS: RowWords = {
  means: {},
  part: null,
  sums: [],
  grand: false,
  leftOut: false,
  mentions: [],
  unknown: [],
  blank: [],
  differ: [],
  remarks: [],
};

/** Every figure of a table: the cells of its count columns in its data and total rows. */
export function readFigures(task: FiguresToRead): readonly Figure[] {
  const figures = task.rows
    .filter(({ is }) => is === "data" || is === "total")
    .flatMap((row) => task.columns.counts.flatMap((count) => figureAt(task, row, count) ?? []));
  return figures.map((figure) => (figure.sums.includes("period") ? withPeriodOfParts(figure, figures) : figure));
}

/** A sum over periods is about the period around it only where every part lies within that. */
function withPeriodOfParts(sum: Figure, figures: readonly Figure[]): Figure {
  const { period, ...others } = sum.means;
  if (period === undefined) return sum;
  const parts = figures.filter(
    (one) =>
      one.isData && (one.column === sum.column || (sum.columnSum && (one.row === sum.row || sum.rowSums.length > 0))),
  );
  const periods = [...new Set(parts.flatMap(({ means }) => means.period ?? []))];
  const holdsAll = periods.every((part) => part !== period && narrowest("period", [part, period]) === part);
  return holdsAll ? sum : { ...sum, means: others };
}

function figureAt(task: FiguresToRead, row: TableRow, count: CountColumn): Figure | null {
  const { grid, sheet, rules, table } = task;
  const words = row.words.get(blockKey(count.labels)) ?? NO_WORDS;
  const raw = grid.rows[row.row]?.[count.column] ?? "";
  const isNothing =
    raw.trim() === "" &&
    (sheet.covered(row.row, count.column) ||
      (count.labels.length > 0 && words.blank.length === new Set(count.labels.map(({ dimension }) => dimension)).size));
  if (isNothing) return null;
  const written = lineFigureOf(sheet.text(row.row, count.column))?.value ?? raw;
  const outer = over(
    task.fileMeans,
    row.section.replaces ? row.section.means : over(task.tableMeans, row.section.means),
  );
  const meaning = meaningOf({ outer, row: words, count, siblings: task.columns.counts });
  const isTotal = row.is === "total";
  const rowSums = isTotal ? (words.sums.length > 0 ? words.sums : count.labels.map(({ dimension }) => dimension)) : [];
  const summed = sumMeaning(meaning.means, { rowSums, count, outer, siblings: task.columns.counts });
  return {
    row: row.row,
    column: count.column,
    cell: addressOf(row.row, count.column),
    table,
    means: summed.means,
    value: cellUnder(rules, written),
    written: raw.trim(),
    rule: ruleOf(rules, written),
    note: noteOf(task, row.row, words.remarks),
    isData: !isTotal && !count.sum,
    sums: [...new Set([...rowSums, ...summed.columnSums])],
    rowSums,
    columnSum: count.sum,
    grandRow: words.grand,
    grandColumn: count.grand,
    section: row.section.id,
    unknown: [...unknownOf(words), ...(count.unknown === null ? [] : [count.unknown]), ...meaning.unknown],
    blank: isTotal ? [] : words.blank.map(({ dimension, column }) => ({ dimension, cell: addressOf(row.row, column) })),
    differ: meaning.differ,
  };
}

/** The address of a cell. */
function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function unknownOf({ unknown }: RowWords): readonly UnknownWords[] {
  return unknown.map(({ dimension, text, row, column }) => ({
    dimension,
    text,
    cell: addressOf(row, column),
  }));
}

function noteOf({ sheet, columns }: FiguresToRead, row: number, remarks: readonly string[]): string | null {
  const written = columns.notes.map((column) => sheet.filled(row, column)).filter((text) => text !== "");
  const texts = [...written, ...remarks];
  return texts.length === 0 ? null : texts.join("; ").slice(0, 500);
}

/** The words of the rule that gave a mark its meaning. */
function ruleOf(rules: readonly SuppressionRule[], written: string): string | null {
  if (rules.length === 0) return null;
  const [plain, under] = [cellUnder([], written), cellUnder(rules, written)];
  if (JSON.stringify(plain) === JSON.stringify(under)) return null;
  return rules.find((rule) => JSON.stringify(cellUnder([rule], written)) === JSON.stringify(under))?.words ?? null;
}

interface Meaning {
  readonly means: Meanings;
  readonly unknown: readonly UnknownWords[];
  readonly differ: Figure["differ"];
}

interface PlacesOfFigure {
  readonly outer: Meanings;
  readonly row: RowWords;
  readonly count: CountColumn;
  readonly siblings: readonly CountColumn[];
}

/** A label that is not understood, or blank, says that this figure is another than its surroundings say: its dimension stays unsaid. */
function meaningOf({ outer, row, count }: PlacesOfFigure): Meaning {
  const inner = over(count.means, row.means);
  const means: Record<string, string | undefined> = { ...over(outer, inner) };
  const differ: { dimension: Dimension; texts: readonly string[] }[] = row.differ.map((labels) => ({
    dimension: labels[0]?.dimension ?? "line",
    texts: labels.map(({ text }) => text),
  }));
  for (const dimension of ["unit", "period", "force", "line"] as const) {
    const [a, b] = [count.means[dimension], row.means[dimension]];
    if (a === undefined || b === undefined || a === b) continue;
    const both = narrowest(dimension, [a, b]);
    means[dimension] = both ?? undefined;
    if (both === null) differ.push({ dimension, texts: [a, b] });
  }
  const part = row.part ?? count.part;
  const isDated = row.part === null && count.means.period !== undefined;
  if (part !== null && !isDated)
    means.period = means.period === undefined ? undefined : partInYear(periodOfId(means.period), part)?.id;
  const mention = [...row.mentions, ...count.mentions].find(
    (flag) => means.scope?.startsWith("flag:") === true && means.scope !== `flag:${flag}`,
  );
  if (mention !== undefined) differ.push({ dimension: "scope", texts: [means.scope ?? "", mention] });
  const unsaid = [...row.unknown, ...row.blank, ...differ, ...(count.unknown === null ? [] : [count.unknown])];
  for (const { dimension } of unsaid) means[dimension] = undefined;
  return { means: defined(means), unknown: [], differ };
}

function defined(means: Readonly<Record<string, string | undefined>>): Meanings {
  return Object.fromEntries(Object.entries(means).filter(([, id]) => id !== undefined));
}

interface SumToSay {
  readonly rowSums: readonly Dimension[];
  readonly count: CountColumn;
  readonly outer: Meanings;
  readonly siblings: readonly CountColumn[];
}

/** A sum over outcomes is the total; a sum over anything else is what the places around say of that dimension. */
function sumMeaning(
  means: Meanings,
  { rowSums, count, siblings }: SumToSay,
): { readonly means: Meanings; readonly columnSums: readonly Dimension[] } {
  const columnSums = count.sum ? variedDimensions(count, siblings) : [];
  const shared = count.sum ? sharedMeans(partsOf(count, siblings)) : {};
  const all = count.sum ? { ...shared, ...means } : means;
  const sumsLines = rowSums.includes("line") || columnSums.includes("line");
  return { means: sumsLines ? { ...all, line: "total" } : all, columnSums };
}

/** The columns that a column of sums adds up: those of its block that say what it says. */
export function partsOf(sum: CountColumn, siblings: readonly CountColumn[]): readonly CountColumn[] {
  const own = Object.entries(sum.means) as [Dimension, string][];
  return siblings.filter(
    (one) =>
      !one.sum &&
      blockKey(one.labels) === blockKey(sum.labels) &&
      own.every(
        ([dimension, id]) => dimension === "flagRule" || foldLabel(one.means[dimension] ?? id) === foldLabel(id),
      ),
  );
}

function variedDimensions(sum: CountColumn, siblings: readonly CountColumn[]): readonly Dimension[] {
  const parts = partsOf(sum, siblings);
  const dimensions = [...new Set(parts.flatMap(({ means }) => Object.keys(means) as Dimension[]))];
  const varied = dimensions.filter((dimension) => new Set(parts.map(({ means }) => means[dimension])).size > 1);
  const isOfLines = parts.length > 0 && parts.every(({ means }) => means.line !== undefined && means.line !== "total");
  const isUnknown = parts.some(({ unknown }) => unknown?.dimension === "line");
  return [
    ...new Set([
      ...varied,
      ...(isOfLines || isUnknown ? (["line"] as const) : []),
      ...(parts.some(({ part }) => part !== null) ? (["period"] as const) : []),
    ]),
  ];
}

function sharedMeans(parts: readonly CountColumn[]): Meanings {
  const [first, ...others] = parts;
  if (first === undefined) return {};
  const shared = Object.entries(first.means).filter(([dimension, id]) =>
    others.every(({ means }) => means[dimension as Dimension] === id),
  );
  return Object.fromEntries(shared.filter(([dimension]) => dimension !== "line"));
}
