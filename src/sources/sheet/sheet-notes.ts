// What a sheet holds beside its values (formulas, hidden rows and columns), gathered while it streams by: one signal a kind.

import { columnLetters } from "../../standard/address.ts";
import type { WorkbookJob } from "./archive.ts";

interface Tally {
  count: number;
  first: string;
}

const MOST_COLUMN_RANGES = 1000;

/** Counts what should be said about one sheet; `report` says it. */
export class SheetNotes {
  readonly #sheet: string;
  readonly #formulas: Tally = { count: 0, first: "" };
  readonly #withoutResult: Tally = { count: 0, first: "" };
  readonly #hiddenRows: Tally = { count: 0, first: "" };
  readonly #hiddenColumns: { readonly first: number; readonly last: number }[] = [];

  constructor(sheet: string) {
    this.#sheet = sheet;
  }

  /** A formula cell; `hasResult`: whether the file keeps what the formula last gave. */
  formula(cell: string, hasResult: boolean): void {
    tally(this.#formulas, cell);
    if (!hasResult) tally(this.#withoutResult, cell);
  }

  /** A hidden row that holds something. */
  hiddenRow(row: number): void {
    tally(this.#hiddenRows, String(row));
  }

  /** Hidden columns from `first` to `last`, counted from 1. */
  hiddenColumns(first: number, last: number): void {
    if (this.#hiddenColumns.length < MOST_COLUMN_RANGES) this.#hiddenColumns.push({ first, last });
  }

  /** Adds the signals and problems of this sheet to the job. `columns` is the last column that holds anything. */
  report(job: WorkbookJob, { hidden, columns }: { readonly hidden: boolean; readonly columns: number }): void {
    const sheet = this.#sheet;
    if (hidden)
      job.signals.push({ kind: "hidden-sheet", sheet, says: `The sheet “${sheet}” is hidden in the workbook.` });
    if (this.#formulas.count > 0) {
      const says = `${several(this.#formulas.count, "cell holds a formula", "cells hold formulas")}; the stored results are read.`;
      job.signals.push({ kind: "formula", sheet, cell: this.#formulas.first, says });
    }
    if (this.#withoutResult.count > 0) {
      job.problems.push({
        code: "formula-without-result",
        sheet,
        cell: this.#withoutResult.first,
        found: "a formula without a stored result",
        wanted: "a formula with its result, or a value",
        cells: this.#withoutResult.count,
        hint: "Open the workbook in a spreadsheet program, save it, and add it again.",
      });
    }
    if (this.#hiddenRows.count > 0) {
      const says = `${several(this.#hiddenRows.count, "row with content is hidden", "rows with content are hidden")}; they are read.`;
      job.signals.push({ kind: "hidden-row", sheet, cell: this.#hiddenRows.first, says });
    }
    this.#reportColumns(job, columns);
  }

  #reportColumns(job: WorkbookJob, columns: number): void {
    const seen = this.#hiddenColumns.filter(({ first, last }) => first >= 1 && first <= last && first <= columns);
    const first = seen[0];
    if (first === undefined) return;
    const count = seen.reduce((sum, range) => sum + Math.min(range.last, columns) - range.first + 1, 0);
    const says = `${several(count, "column is hidden", "columns are hidden")}; they are read.`;
    job.signals.push({ kind: "hidden-column", sheet: this.#sheet, cell: columnLetters(first.first - 1), says });
  }
}

function tally(into: Tally, place: string): void {
  if (into.count === 0) into.first = place;
  into.count++;
}

function several(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
