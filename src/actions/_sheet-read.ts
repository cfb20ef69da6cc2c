// What reading one sheet takes and gives: shared by the ways of reading (rows, bulk and others), one file each.
import type { Problem } from "../ground/problem.ts";
import type { Recognised } from "../sources/reading.ts";
import type { OpenedSheet, Signal } from "../sources/sheet/opened.ts";
import type { Reported } from "../standard/reported.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** One sheet that was read: its rows or its filled Parquet. */
export interface SheetRead {
  readonly recognised: Recognised;
  readonly sheet: string | null;
  readonly problems: readonly Problem[];
  readonly rows: readonly Reported[];
  readonly records: number;
  readonly filled: string | null;
  readonly periods: readonly string[];
  readonly incomplete: string | null;
}

/** What came of one sheet. */
export type SheetOutcome =
  | { readonly read: SheetRead; readonly problems: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** One sheet to read, and what was read before it. */
export interface SheetWork {
  readonly warehouse: Warehouse;
  readonly sheet: OpenedSheet;
  readonly name: string;
  readonly sha256: string;
  readonly job: string;
  readonly index: number;
  readonly read: readonly SheetRead[];
  /** Signals raised while reading, added to those of opening. */
  readonly signals: Signal[];
}

/** Where the sheet is, for problems. */
export function placeOf({ sheet, name }: SheetWork): { file: string; sheet?: string } {
  return sheet.name === null ? { file: name } : { file: name, sheet: sheet.name };
}

/** The problem of a sheet that says again what an earlier sheet said. */
export function sheetTwice(place: { file: string; sheet?: string }, what: string, { sheet }: SheetRead): Problem {
  const hint = "The first sheet was read, this one was not: a sum over both would count every crime twice.";
  return {
    ...place,
    code: "sheet-twice",
    found: `${what} also stands in sheet ${sheet}`,
    wanted: "each figure in one sheet",
    hint,
  };
}

/** Whether any figure of one sheet is a figure of the other. */
export function sayTheSame(some: readonly Reported[], others: readonly Reported[]): boolean {
  const keyOf = (row: Reported): string =>
    JSON.stringify([
      row.force,
      row.area,
      row.period,
      row.unit,
      row.scope,
      row.basis,
      row.edition,
      row.line,
      row.flagRule,
    ]);
  const known = new Set(some.map(keyOf));
  return others.some((row) => known.has(keyOf(row)));
}
