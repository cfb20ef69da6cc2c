// A small table as it stands in a reply, and what came of reading it with a layout.
import type { Problem } from "../../ground/problem.ts";
import type { Reported } from "../../standard/reported.ts";
import type { Dimension, Layout, Meanings, RowKind } from "./layout.ts";

/** One sheet as text: record n is row n, field m is column m. */
export interface Grid {
  readonly file: string;
  /** The file inside an archive or the page of a document; `null` where there is none. */
  readonly part: string | null;
  readonly sheet: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Ranges such as `B2:D2`. */
  readonly merges: readonly string[];
  /** The words of the document outside its tables; `null` where there are none. */
  readonly text: readonly string[] | null;
}

/** A reply's table is small: larger ones are extracts or bulk tables, and are not drawn or hunted in. */
export const GRID_LIMITS = { rows: 5_000, columns: 300 } as const;

/** What one row is and why. */
export interface RowReading {
  /** From 1. */
  readonly row: number;
  readonly is: RowKind;
  readonly why: string;
}

/** One value cell of the grid with everything that is said of it. `means` lacks what nobody has said yet. */
export interface FigureReading {
  /** Its address, e.g. `C14`. */
  readonly cell: string;
  readonly table: number;
  readonly means: Meanings;
}

/** A label of a row or column that the standard does not know. */
export interface UnknownLabel {
  readonly dimension: Dimension;
  readonly text: string;
  readonly cell: string;
  readonly suggestions: readonly string[];
}

/** A stated total beside the sum of its parts. `agrees`: true, false, or `null` where hidden parts leave both possible. */
export interface TotalCheck {
  readonly total: string;
  readonly parts: readonly string[];
  /** As written. */
  readonly stated: string;
  /** The sum of the parts in words, e.g. `24` or `20 to 28`. */
  readonly sum: string;
  readonly agrees: boolean | null;
}

/** Why a column is read as it is. `column` in spreadsheet letters. */
export interface ColumnWhy {
  readonly table: number;
  readonly column: string;
  readonly why: string;
}

/** A grid read with a layout. */
export interface GridReading {
  readonly layout: Layout;
  readonly rows: readonly RowReading[];
  /** Where each table of the layout was found: its header rows and the rows below it (1-based, inclusive); `null` where it is not there. */
  readonly tables: readonly ({
    readonly headerRows: readonly number[];
    readonly first: number;
    readonly last: number;
  } | null)[];
  /** Why each column of each table is what it is. */
  readonly columns?: readonly ColumnWhy[];
  readonly figures: readonly FigureReading[];
  /** The figures that are complete: nothing but these may be compared. */
  readonly cells: readonly Reported[];
  readonly checks: readonly TotalCheck[];
  /** What must still be said before the figures are complete: one thing said for the whole file mends each. */
  readonly missing: readonly Dimension[];
  readonly unknown: readonly UnknownLabel[];
  readonly problems: readonly Problem[];
}
