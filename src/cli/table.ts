// Tables drawn in plain text, never wider than they may be: names are shortened, long texts wrapped, spare columns left out.
import { type Line, lengthOf, printable, shortened, wrapped } from "./lines.ts";

/** One column. What gives way when a table is too wide: `wrap` first, then `shorten`, and last a column that is `spare`. */
export interface Column {
  readonly head: string;
  /** Numbers stand to the right. */
  readonly right?: boolean;
  /** Whether its heading may break between words, so that a long one does not make the column wide. */
  readonly headWraps?: boolean;
  readonly gives?: "wrap" | "shorten" | "spare";
}

/** A row of cells, one a column, or the heading of a group of rows. */
export type Row = readonly string[] | { readonly group: string };

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const GAP = "  ";
const LEAST = { wrap: 24, shorten: 16, spare: Number.POSITIVE_INFINITY } as const;
const NARROWEST = 8;

/** Draws a table in at most `width` columns of characters: headings, a rule, the rows. Nothing for a table without rows. */
export function drawTable(table: Table, width: number): readonly Line[] {
  if (table.rows.length === 0) return [];
  const { columns, rows, widths } = fitted(table, width);
  const full = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1);
  const head = drawRow(
    columns.map(({ head: text }) => text),
    columns,
    widths,
  );
  return [
    ...head.map((bold) => ({ bold })),
    { dim: "─".repeat(full) },
    ...rows.flatMap((row, index) => {
      if (!("group" in row)) return drawRow(row, columns, widths);
      const heading = wrapped(row.group, width).map((bold) => ({ bold }));
      return index === 0 ? heading : ["", ...heading];
    }),
  ];
}

/** Widths that fit; where giving way is not enough, the last spare column is left out and all the others start anew. */
function fitted(table: Table, width: number): Table & { readonly widths: readonly number[] } {
  const widths = giveWay(table, naturalWidths(table), width);
  if (totalOf(widths) <= width) return { ...table, widths };
  const spare = table.columns.findLastIndex(({ gives }) => gives === "spare");
  return spare === -1 ? { ...table, widths: allNarrower(widths, width) } : fitted(without(table, spare), width);
}

function without({ columns, rows }: Table, index: number): Table {
  return {
    columns: columns.toSpliced(index, 1),
    rows: rows.map((row) => ("group" in row ? row : row.toSpliced(index, 1))),
  };
}

function naturalWidths({ columns, rows }: Table): readonly number[] {
  return columns.map(({ head, headWraps = false }, index) =>
    Math.max(
      headWraps ? longestWord(head) : lengthOf(head),
      ...rows.map((row) => ("group" in row ? 0 : lengthOf(printable(row[index] ?? "")))),
    ),
  );
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(" ").map(lengthOf));
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1);
}

function giveWay({ columns }: Table, natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  for (const way of ["wrap", "shorten"] as const) {
    while (totalOf(widths) > width) {
      const most = Math.max(...widths.filter((_, index) => columns[index]?.gives === way));
      const index = widths.findIndex((one, at) => one === most && columns[at]?.gives === way);
      if (index === -1 || most <= LEAST[way]) break;
      widths[index] = most - 1;
    }
  }
  return widths;
}

/** The last resort, for cells with long words of an absence: the widest columns lose until all fits, and their cells wrap. */
function allNarrower(widths: readonly number[], width: number): readonly number[] {
  const narrower = [...widths];
  while (totalOf(narrower) > width) {
    const most = Math.max(...narrower);
    if (most <= NARROWEST) break;
    narrower[narrower.indexOf(most)] = most - 1;
  }
  return narrower;
}

/** One row as one or more lines: wrapped cells go on below themselves. */
function drawRow(cells: readonly string[], columns: readonly Column[], widths: readonly number[]): string[] {
  const blocks = columns.map(({ gives }, index) => {
    const [text, width] = [cells[index] ?? "", widths[index] ?? 0];
    if (gives === "shorten") return [shortened(text, width)];
    const [indent = ""] = /^ */u.exec(text) ?? [];
    return wrapped(text, width, { first: indent });
  });
  const height = Math.max(1, ...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, line) =>
    blocks
      .map((block, index) => padded(block[line] ?? "", widths[index] ?? 0, columns[index]?.right === true))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - lengthOf(text)));
  return right ? `${space}${text}` : `${text}${space}`;
}
