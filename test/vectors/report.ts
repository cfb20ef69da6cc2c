// The table that `npm run test:vectors` prints: cases, comparisons and worst error by file, and the total.
import type { FileResult } from "./run.ts";

const HEAD = ["file", "cases", "comparisons", "others", "worst error", "of allowed", "where"];

/** The lines of the table, a line for each miss, and the total last. */
export function reportLines(results: readonly FileResult[], unknown: readonly string[]): readonly string[] {
  const rows = results.map((one) => [
    one.name,
    String(one.cases),
    String(one.numeric),
    String(one.other),
    one.worst === null ? "" : one.worst.error.toExponential(1),
    one.worst === null ? "" : share(one.worst.share),
    one.worst === null || one.worst.error === 0 ? "" : one.worst.where,
  ]);
  const missed = [
    ...unknown.map((file) => `missed: ${file}: nobody knows this file`),
    ...results.flatMap((one) => one.wrong.map((words) => `missed: ${one.name}: ${words}`)),
  ];
  const idle = results.flatMap((one) => one.idle.map((words) => `note: ${one.name}: ${words}`));
  return [...drawTable([HEAD, ...rows]), ...idle, ...missed, totalLine(results, missed.length)];
}

function share(value: number): string {
  if (value === 0) return "0";
  return Number.isFinite(value) ? `${(100 * value).toPrecision(2)}%` : "off";
}

function drawTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column === HEAD.length - 1;
  return rows.map((row) =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function totalLine(results: readonly FileResult[], missed: number): string {
  const sum = (of: (one: FileResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const counts = `${sum((one) => one.cases)} cases in ${results.length} files`;
  return `total: ${counts}, ${sum((one) => one.numeric)} numeric comparisons, ${sum((one) => one.other)} others, ${missed} missed`;
}
