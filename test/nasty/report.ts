// The table that the run prints: a line a class, then every miss with its reasons.
import type { Result, Run } from "./run.ts";

const HEADS = ["class", "files", "met", "missed", "slowest ms", "most MiB"] as const;

/** The lines of the report. */
export function reportLines({ results, books }: Run): readonly string[] {
  const classes = [...new Set(results.map(({ cls }) => cls))].sort();
  const rows = classes.map((cls) =>
    rowOf(
      cls,
      results.filter((one) => one.cls === cls),
    ),
  );
  const missed = results.filter(({ wrong }) => wrong.length > 0);
  const share =
    books.cells === 0
      ? []
      : [
          `Real workbooks: ${books.equal} of ${books.cells} displayed cells are as Excel shows them (${((100 * books.equal) / books.cells).toFixed(2)} %).`,
        ];
  return [
    ...table([[...HEADS], ...rows, rowOf("all", results)]),
    ...share,
    ...missed.map(({ path, wrong }) => `missed: ${path}: ${wrong.join("; ")}`),
  ];
}

function rowOf(cls: string, results: readonly Result[]): string[] {
  const missed = results.filter(({ wrong }) => wrong.length > 0).length;
  const slowest = Math.max(...results.map(({ ms }) => ms));
  const most = Math.max(...results.map(({ mebibytes }) => mebibytes));
  return [cls, ...[results.length, results.length - missed, missed, Math.round(slowest), Math.round(most)].map(String)];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
