// What every reader gives back, so that a new source is one more folder and nothing else changes.
import type { Problem } from "../ground/problem.ts";
import type { Reported } from "../standard/reported.ts";
import type { BulkColumns, BulkLabels, BulkMeaning } from "../warehouse/bulk-table.ts";

/** Which column was read as what. */
export interface ColumnReading {
  readonly column: string;
  readonly header: string;
  readonly role: string;
}

/** The head of one sheet, as text, for a reader to recognise. Record 1 is row 1. */
export interface SheetHead {
  readonly file: string;
  readonly sheet: string | null;
  readonly head: readonly (readonly string[])[];
}

/** Small tables: the reader takes all records and yields reported cells. */
export interface RowsReading {
  readonly kind: "rows";
  read(records: readonly (readonly string[])[]): {
    readonly rows: readonly Reported[];
    readonly problems: readonly Problem[];
  };
}

/** Bulk tables: the engine finds the distinct labels, the reader says what each means, the engine fills the cells. */
export interface BulkReading {
  readonly kind: "bulk";
  readonly headerRow: number;
  readonly width: number;
  readonly bulk: BulkColumns;
  /** `holds` and the title that goes with it are given where only the labels tell what sort of figures the table holds. */
  translate(labels: BulkLabels): {
    readonly meaning: BulkMeaning;
    readonly problems: readonly Problem[];
    readonly holds?: Holds;
    readonly title?: string;
  };
  /** What is to be said of forces that the table lacks, or for which it has no figure. */
  gaps?(forces: readonly ForceCells[]): readonly Problem[];
}

/** How many cells of a force a table has in a period and on a basis, and how many of them are figures. */
export interface ForceCells {
  readonly period: string;
  readonly basis: string;
  readonly force: string;
  readonly cells: number;
  readonly stated: number;
}

/** The cells of one sheet, for checks that need several. */
export interface SheetCells {
  readonly sheet: string | null;
  readonly rows: readonly Reported[];
}

/**
 * What sort of figures a file holds. Only `balances` answer questions about outcomes; every other sort is kept apart, so that
 * a crime is never counted from two tables: `of-which` (outcomes for an alternate offence, a part of their line),
 * `recorded-crime` (crimes without outcomes), `population`, `street` (police.uk, by crime type, no flag), `metrics`
 * (percentages and days, no counts), `run-off` (crimes by recorded quarter and the quarters until their outcome), `records` (counts of case rows, shown on this machine alone until they are protected).
 */
export type Holds =
  | "balances"
  | "of-which"
  | "recorded-crime"
  | "population"
  | "street"
  | "metrics"
  | "records"
  | "run-off";

/** A sheet that a reader knows how to read. */
export interface Recognised {
  readonly reader: string;
  /** `balances` when left out. */
  readonly holds?: Holds;
  readonly title: string;
  /** How the layout was recognised, e.g. `official headers` or `snake-cased mirror`; it goes into the passport. */
  readonly rule: string;
  readonly columns: readonly ColumnReading[];
  readonly problems: readonly Problem[];
  readonly way: RowsReading | BulkReading;
}

/** A sheet that a reader all but knew: what is missing. */
export interface AlmostRecognised {
  readonly reader: string;
  readonly title: string;
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
}

/** A source's reader. `recognise` is pure and looks only at the head of a sheet. */
export interface Reader {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  recognise(sheet: SheetHead): { readonly yes: Recognised } | { readonly almost: AlmostRecognised } | null;
  /** Checks that need the cells of all its sheets of one file, where it has any. */
  checkFile?(sheets: readonly SheetCells[], file: string): readonly Problem[];
}
