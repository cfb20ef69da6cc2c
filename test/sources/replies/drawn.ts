// Grids drawn as text, and their readings as short lines that a person can check by hand.
import type { Grid, GridReading } from "../../../src/sources/replies/grid.ts";
import type { Layout } from "../../../src/sources/replies/layout.ts";
import { propose } from "../../../src/sources/replies/propose.ts";
import { readGrid } from "../../../src/sources/replies/read-grid.ts";
import { cellText } from "../../../src/standard/cell-text.ts";
import type { Reported } from "../../../src/standard/reported.ts";

/** A grid from a drawing: one row a line, cells apart by `|`; `⏎` is a new line within a cell. */
export function drawn(drawing: string, about: Partial<Omit<Grid, "rows">> = {}): Grid {
  const lines = drawing
    .replace(/^\n/u, "")
    .replace(/\n\s*$/u, "")
    .split("\n");
  const rows = lines.map((line) => line.split("|").map((cell) => cell.trim().replaceAll("⏎", "\n")));
  return { file: "reply.csv", part: null, sheet: null, merges: [], text: null, ...about, rows };
}

/** What comes of a drawing without any correction. */
export function readDrawn(drawing: string, about: Partial<Omit<Grid, "rows">> = {}): GridReading {
  const grid = drawn(drawing, about);
  return readGrid(grid, propose(grid));
}

/** What comes of a grid with a layout, as `B4 kent 2018/19 crimes flag:CSE charged 16`. */
export function cellsOf(reading: GridReading): readonly string[] {
  return reading.cells.map(inWords);
}

function inWords({ row, column, force, area, period, unit, scope, line, cell }: Reported): string {
  const place = area === null ? force : `${force}/${area}`;
  return `${column}${row} ${place} ${period} ${unit} ${scope} ${line} ${cellText(cell)}`;
}

/** The kinds of the rows, one letter a row: b(lank) t(itle) h(eader) d(ata) s(um) n(ote). */
export function rowsOf(reading: GridReading): string {
  const letters = { blank: "b", title: "t", header: "h", data: "d", total: "s", note: "n" } as const;
  return reading.rows.map(({ is }) => letters[is]).join("");
}

/** The problems as `code cell`, each once. */
export function problemsOf(reading: GridReading): readonly string[] {
  return [...new Set(reading.problems.map(({ code, cell }) => (cell === undefined ? code : `${code} ${cell}`)))];
}

/** The unknown labels as `dimension text`. */
export function unknownOf(reading: GridReading): readonly string[] {
  return reading.unknown.map(({ dimension, text }) => `${dimension} ${text}`);
}

/** A layout's columns as `header: role`. */
export function columnsOf(layout: Layout, table = 0): readonly string[] {
  return (layout.tables[table]?.columns ?? []).map(
    ({ header, role }) => `${header}: ${typeof role === "string" ? role : role.label}`,
  );
}
