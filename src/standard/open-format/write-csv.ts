// Writes figures as a return in CSV: always all columns, in their order, safe to open in a spreadsheet.
import { cellText } from "../cell-text.ts";
import { forceById } from "../forces.ts";
import type { Reported } from "../reported.ts";
import { RETURN_COLUMNS, type ReturnColumn } from "./columns.ts";
import { withGuard } from "./formula-guard.ts";

/**
 * Writes a return that `readReturnCsv` reads back to the same figures (RFC 4180: CRLF, quotes where needed). A text
 * that
 * a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function writeReturnCsv(rows: readonly Reported[]): string {
  return returnRecords(rows)
    .map((record) => `${record.map(field).join(",")}\r\n`)
    .join("");
}

/** The same return as records, headers first, for a form that is no CSV: nothing is quoted, and nothing would be run. */
export function returnRecords(rows: readonly Reported[]): readonly (readonly string[])[] {
  const columns = RETURN_COLUMNS.map(({ id }) => id);
  return [columns, ...rows.map((row) => columns.map((column) => withGuard(TEXT_OF[column](row) ?? "")))];
}

const TEXT_OF: Readonly<Record<ReturnColumn, (row: Reported) => string | null>> = {
  force: ({ force }) => forceById(force)?.called ?? force,
  area: ({ area }) => area,
  period: ({ period }) => periodText(period),
  unit: ({ unit }) => unit,
  scope: ({ scope }) => scope,
  flag_rule: ({ flagRule }) => flagRule,
  flag_origin: ({ flagOrigin }) => flagOrigin,
  basis: ({ basis }) => basis,
  edition: ({ edition }) => edition,
  line: ({ line }) => line,
  value: ({ cell }) => cellText(cell),
  note: ({ note }) => note,
  source: ({ cite }) => cite,
};

/** A spreadsheet makes December 2011 of `2011/12`; it leaves `FY 2011/12` alone. */
function periodText(period: string): string {
  return /^\d{4}\/(?:0\d|1[0-2])$/u.test(period) ? `FY ${period}` : period;
}

function field(safe: string): string {
  return /[",;\r\n\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
