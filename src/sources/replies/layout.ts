// A layout: how the tables of one kind of reply are to be read. Plain data, small enough to review, replayed on every file that fits.

/** What a figure must say of itself, and what a place in a table can say for it. */
export const DIMENSIONS = [
  "force",
  "area",
  "period",
  "unit",
  "scope",
  "flagRule",
  "flagOrigin",
  "basis",
  "edition",
  "line",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a place says, in the ids of the standard: a force id, a period id, a unit, a scope id, `total`, `outcome:18`, … */
export type Meanings = { readonly [D in Dimension]?: string };

/** What the cells of a column are: figures, the label of one dimension (rows differ in it), the words of a note, or nothing that is read. */
export type ColumnRole = "count" | "note" | "ignore" | { readonly label: Dimension };

/** One column of a table. `header` is its header as written, lines joined by one space. */
export interface ColumnLayout {
  readonly header: string;
  readonly role: ColumnRole;
  /** What the header says of every figure below it, e.g. `{ period: "2018/19" }`; only for `count`. */
  readonly means: Meanings;
  /** A person said what this column is: nothing in its header is doubted any more. */
  readonly said?: true;
}

/** What a row is. Only `data` rows give figures; `total` rows are checks on them, and figures only where no data row says the same. */
export type RowKind = "blank" | "title" | "header" | "data" | "total" | "note";

/** One table of a sheet: from its header rows to the row before the next table or the end. `columns` begin at column A. */
export interface TableLayout {
  /** The words above it, as written; where a later file says another year there, that year holds. Left out where there are none. */
  readonly title?: string;
  readonly columns: readonly ColumnLayout[];
  /** What the title above the table says of every figure in it. */
  readonly means: Meanings;
  /** How many rows the header has; 0 for a table without one (then the columns count from the left). */
  readonly headerRows: number;
}

/** What a label of a row means, where the standard's own lookup does not say it or says it wrongly. An empty `means` is: not a figure, leave the row out and say so. */
export interface LabelMeaning {
  readonly dimension: Dimension;
  /** As written, white space single. Compared without regard to case. */
  readonly text: string;
  readonly means: string;
}

/** A row that is not what it looks like, by its first text. */
export interface RowMeaning {
  readonly text: string;
  readonly is: RowKind;
}

/** How the tables of one kind of reply are to be read. */
export interface Layout {
  /** The version of this shape. */
  readonly layout: 1;
  /** A slug, unique in a book: `kent-outcomes-by-year`. */
  readonly id: string;
  /** From 1; rises with every saved correction. */
  readonly version: number;
  readonly title: string;
  /** Whether a person corrected it, or it stands as the machine proposed it. */
  readonly made: "proposed" | "corrected";
  /** The sheet it is for; `null` for any. */
  readonly sheet: string | null;
  /** What holds for every figure of the file: the force, the unit, the flag rule … */
  readonly means: Meanings;
  /** What it was made from: the file's name and what that document said of itself. A document that says something else is believed. */
  readonly from?: { readonly file: string; readonly means: Meanings };
  readonly tables: readonly TableLayout[];
  readonly labels: readonly LabelMeaning[];
  readonly rows: readonly RowMeaning[];
}

/** One thing a person says about a layout: the click on the page, the `--set` on the command line. */
export type Correction =
  /** What holds for every figure (merged over what was known; an empty text takes a meaning away). */
  | { readonly kind: "means"; readonly means: Meanings }
  /** What a column is. `column` in spreadsheet letters. */
  | {
      readonly kind: "column";
      readonly table: number;
      readonly column: string;
      readonly role: ColumnRole;
      readonly means?: Meanings;
    }
  /** What a row is, by its number in the sheet. */
  | { readonly kind: "row"; readonly row: number; readonly is: RowKind }
  /** What a label means, wherever it stands in a row. */
  | { readonly kind: "label"; readonly dimension: Dimension; readonly text: string; readonly means: string };
