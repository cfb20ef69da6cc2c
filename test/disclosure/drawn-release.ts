// Small protected tables as a test draws them: rows of figures, `.` for hidden, totals at the end of rows and columns.
import type { CellSum, ShownTable } from "../../src/disclosure/count-table.ts";
import { type Policy, policyText, SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import type { TableRelease } from "../../src/disclosure/release-store.ts";

/** How a drawn table is released. */
export interface Drawn {
  readonly release?: string;
  readonly universe?: string;
  readonly policy?: Policy;
}

/**
 * A release drawn as text: the first line names the columns after a `-`, each further line is a row, the last column and row
 * `T` are totals. `.` is hidden. Cells are called `row|column`.
 */
export function drawnRelease(
  text: string,
  { release = "a table", universe = "made", policy }: Drawn = {},
): TableRelease {
  const [[, ...columns] = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const names = rows.map(([name = ""]) => name);
  const cells = rows.flatMap(([name = "", ...figures]) =>
    columns.map((column, index) => {
      const figure = figures[index] ?? ".";
      const shown =
        figure === "." ? ({ kind: "hidden" } as const) : ({ kind: "count", count: Number(figure) } as const);
      return { id: `${name}|${column}`, shown };
    }),
  );
  const table: ShownTable = {
    id: release,
    universe,
    cells,
    sums: sumsOf(names, columns),
    policy: policyText(policy ?? SUPPRESS_1_TO_7),
    says: [],
  };
  return { kind: "table", release, table };
}

function sumsOf(rows: readonly string[], columns: readonly string[]): readonly CellSum[] {
  const [inRows, inColumns] = [rows.filter((row) => row !== "T"), columns.filter((column) => column !== "T")];
  const byRow = columns.includes("T")
    ? rows.map((row) => ({ total: `${row}|T`, parts: inColumns.map((column) => `${row}|${column}`) }))
    : [];
  const byColumn = rows.includes("T")
    ? columns.map((column) => ({ total: `T|${column}`, parts: inRows.map((row) => `${row}|${column}`) }))
    : [];
  return [...byRow, ...byColumn];
}
