// The shapes in which a bulk table passes between its reader (what labels mean) and the engine (where the rows are).
import type { Basis } from "../standard/bases.ts";
import type { Cell } from "../standard/cell.ts";

/** A CSV on disk and where its data begins. Columns count from 0. */
export interface BulkSheet {
  readonly path: string;
  readonly gzip: boolean;
  readonly sheet: string | null;
  readonly delimiter: string;
  readonly width: number;
  /** The record that holds the headers; data follows. */
  readonly headerRow: number;
}

/** Which column holds which label; `null` where the table has no such column. */
export interface BulkColumns {
  readonly year: number;
  readonly quarter: number | null;
  readonly force: number;
  readonly group: number | null;
  readonly subgroup: number | null;
  readonly code: number;
  readonly outcome: number | null;
  readonly outcomeTitle: number | null;
  readonly expired: number | null;
  /** Parts of forces, such as community safety partnerships; left out where every row is of a whole force. */
  readonly area?: number | null;
  readonly counts: readonly { readonly column: number; readonly basis: Basis }[];
}

/** A combination of labels as the table writes it, how many rows bear it and the first of them. */
export interface LabelUse {
  readonly labels: readonly (string | null)[];
  readonly rows: number;
  readonly firstRow: number;
}

/** The distinct labels of a staged table. */
export interface BulkLabels {
  readonly rows: number;
  readonly years: readonly LabelUse[];
  readonly forces: readonly LabelUse[];
  readonly offences: readonly LabelUse[];
  readonly outcomes: readonly LabelUse[];
  /** Count texts that are not plain whole numbers: [text, outcome label, outcome title, expired, basis]. */
  readonly odd: readonly LabelUse[];
  /** Records that could not be split into the table's columns: row and what the engine said. */
  readonly broken: readonly { readonly row: number; readonly found: string }[];
}

/** What each label means. Keys are made by `labelKey`; a missing key means not understood. */
export interface BulkMeaning {
  readonly years: ReadonlyMap<
    string,
    { readonly period: string; readonly part: string | null; readonly from: string | null; readonly to: string | null }
  >;
  readonly forces: ReadonlyMap<string, string>;
  readonly offences: ReadonlyMap<
    string,
    { readonly scope: string; readonly group: string | null; readonly subgroup: string | null }
  >;
  readonly outcomes: ReadonlyMap<string, string>;
  readonly odd: ReadonlyMap<string, Cell>;
}

/** The key of a meaning: its labels as JSON, so that no letter of a label can pass for the border between two. */
export function labelKey(labels: readonly (string | null)[]): string {
  return JSON.stringify(labels.map((label) => label ?? ""));
}

/** The labels of a key. */
export function labelsOfKey(key: string): readonly string[] {
  return JSON.parse(key) as string[];
}
