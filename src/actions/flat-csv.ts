// Flat rows as CSV that a spreadsheet opens without running anything.
import { withGuard } from "../standard/open-format/formula-guard.ts";
import type { FlatTable } from "./flat-rows.ts";

/** Writes a table as CSV (RFC 4180, UTF-8, line feeds): text that a spreadsheet would run as a formula gets an apostrophe, null is empty. */
export function flatCsv({ columns, rows }: FlatTable): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) =>
      row.map((value) => (value === null ? "" : typeof value === "number" ? String(value) : withGuard(value))),
    ),
  ];
  return `${lines.map((line) => line.map(field).join(",")).join("\n")}\n`;
}

function field(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text;
}
