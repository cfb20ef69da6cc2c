// What a sheet holds beside its values (formulas, hidden rows and columns), gathered while it streams by: one signal a kind.

import { columnLetters } from "../../standard/address.ts";
import type { WorkbookJob } from "./archive.ts";
import { LARGE } from "./opened.ts";
import type { SheetWriter } from "./sheet-writer.ts";

interface Tally {
  count: number;
  first: string;
}

const MOST_COLUMN_RANGES = 1000;
const MOST_ERRORS = 20;
const MOST_ADDRESSES = 100;
const MOST_SHOWN = 5;

/** Counts what should be said about one sheet; `report` says it. */
export class SheetNotes {
  readonly #sheet: string;
  readonly #formulas: Tally = { count: 0, first: "" };
  readonly #withoutResult: Tally = { count: 0, first: "" };
  readonly #hiddenRows: Tally = { count: 0, first: "" };
  readonly #invisible: Tally = { count: 0, first: "" };
  readonly #oddStyles: Tally = { count: 0, first: "" };
  readonly #noDays: Tally = { count: 0, first: "" };
  readonly #errors = new Map<string, Tally>();
  readonly #comments: string[] = [];
  #commentCount = 0;
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

  /** A cell whose number format shows nothing of what it holds. */
  invisible(cell: string): void {
    tally(this.#invisible, cell);
  }

  /** A cell that names a style the workbook does not have. */
  oddStyle(cell: string): void {
    tally(this.#oddStyles, cell);
  }

  /** A cell formatted as a day whose number is no day of the calendar. */
  noDay(cell: string): void {
    tally(this.#noDays, cell);
  }

  /** A cell that holds an error such as `#DIV/0!` in place of a value. */
  error(cell: string, error: string): void {
    const kind = this.#errors.has(error) || this.#errors.size < MOST_ERRORS ? error : "an error";
    const kept = this.#errors.get(kind) ?? { count: 0, first: "" };
    this.#errors.set(kind, kept);
    tally(kept, cell);
  }

  /** A cell with a comment. */
  comment(cell: string): void {
    this.#commentCount++;
    if (this.#comments.length < MOST_ADDRESSES) this.#comments.push(cell);
  }

  /** Adds the signals and problems of this sheet to the job, once all its rows are written. */
  report(job: WorkbookJob, { hidden, writer }: { readonly hidden: boolean; readonly writer: SheetWriter }): void {
    const sheet = this.#sheet;
    if (hidden)
      job.signals.push({ kind: "hidden-sheet", sheet, says: `The sheet “${sheet}” is hidden in the workbook.` });
    this.#reportFormulas(job);
    this.#reportErrors(job);
    this.#reportHidden(job, writer.columns);
    if (this.#commentCount > 0)
      job.signals.push({ kind: "comment", sheet, ...commentSignal(this.#comments, this.#commentCount) });
    this.#reportOddNumbers(job);
    reportSize(job, sheet, writer);
  }

  #reportOddNumbers(job: WorkbookJob): void {
    const sheet = this.#sheet;
    if (this.#oddStyles.count > 0) {
      const { first: cell, count: cells } = this.#oddStyles;
      const [found, wanted] = ["a cell whose number format is not in the workbook", "a number format that is"];
      const hint = "Its number is read as it is stored; where it is a date, it is not known as one.";
      job.problems.push({ code: "unknown-style", sheet, cell, cells, found, wanted, hint });
    }
    if (this.#noDays.count > 0) {
      const { first: cell, count: cells } = this.#noDays;
      const [found, wanted] = ["a number shown as a date that is no day", "a day from 1900-01-01 to 9999-12-31"];
      const hint = "The number is read as it is stored. Ask the sender what the date is.";
      job.problems.push({ code: "not-a-day", sheet, cell, cells, found, wanted, hint });
    }
  }

  #reportFormulas(job: WorkbookJob): void {
    const sheet = this.#sheet;
    if (this.#formulas.count > 0) {
      const says = `${several(this.#formulas.count, "cell holds a formula; its stored result is read", "cells hold formulas; the stored results are read")}.`;
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
  }

  /** An error is never a number: each kind of error is a problem of its own. */
  #reportErrors(job: WorkbookJob): void {
    const sheet = this.#sheet;
    let count = 0;
    for (const [found, { count: cells, first: cell }] of this.#errors) {
      count += cells;
      const hint = "Nobody can say what the figure is. Ask the sender for it.";
      job.problems.push({ code: "error-cell", sheet, cell, cells, found, wanted: "a value", hint });
    }
    const first = [...this.#errors.values()][0]?.first;
    if (first === undefined) return;
    const says = `${several(count, "cell holds an error", "cells hold errors")} in place of a value (${[...this.#errors.keys()].join(", ")}).`;
    job.signals.push({ kind: "error-cell", sheet, cell: first, says });
  }

  #reportHidden(job: WorkbookJob, columns: number): void {
    const sheet = this.#sheet;
    if (this.#invisible.count > 0) {
      const says = `${several(this.#invisible.count, "cell is formatted so that nothing shows", "cells are formatted so that nothing shows")}; what they hold is read.`;
      job.signals.push({ kind: "hidden-text", sheet, cell: this.#invisible.first, says });
    }
    if (this.#hiddenRows.count > 0) {
      const says = `${several(this.#hiddenRows.count, "row with content is hidden; it is read", "rows with content are hidden; they are read")}.`;
      job.signals.push({ kind: "hidden-row", sheet, cell: this.#hiddenRows.first, says });
    }
    this.#reportColumns(job, columns);
  }

  #reportColumns(job: WorkbookJob, columns: number): void {
    const seen = this.#hiddenColumns.filter(({ first, last }) => first >= 1 && first <= last && first <= columns);
    const first = seen[0];
    if (first === undefined) return;
    const count = seen.reduce((sum, range) => sum + Math.min(range.last, columns) - range.first + 1, 0);
    const says = `${several(count, "column is hidden; it is read", "columns are hidden; they are read")}.`;
    job.signals.push({ kind: "hidden-column", sheet: this.#sheet, cell: columnLetters(first.first - 1), says });
  }
}

/** The first commented cell and the words for all; `count` where there are more than are listed. */
export function commentSignal(
  addresses: readonly string[],
  count: number = addresses.length,
): { readonly cell: string; readonly says: string } {
  const first = addresses.slice(0, MOST_SHOWN).join(", ");
  const more = count > MOST_SHOWN ? ` and ${count - MOST_SHOWN} more` : "";
  const many = several(count, "cell has a comment", "cells have comments");
  return {
    cell: addresses[0] ?? "",
    says: `${many} (${first}${more}); ${count === 1 ? "its" : "their"} text is not imported.`,
  };
}

function reportSize(job: WorkbookJob, sheet: string, writer: SheetWriter): void {
  const { records, columns, mergesLeftOut } = writer;
  if (records > LARGE.rows || columns > LARGE.columns) {
    const says = `The sheet reaches to row ${records} and column ${columnLetters(Math.max(columns, 1) - 1)}; that is far more than a table for people.`;
    job.signals.push({ kind: "large", sheet, says });
  }
  if (mergesLeftOut > 0) {
    const says = `The sheet has very many merged ranges; the last ${mergesLeftOut} of them are not kept.`;
    job.signals.push({ kind: "large", sheet, says });
  }
}

function tally(into: Tally, place: string): void {
  if (into.count === 0) into.first = place;
  into.count++;
}

function several(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
