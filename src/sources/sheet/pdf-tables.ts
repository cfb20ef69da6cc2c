// Names the tables of a document, and puts a table that runs on over a page end without its header to where it began.
import { isFigure, type PageTable } from "./pdf-table.ts";

/** A table with its name, and the page or pages it stands on. */
export interface PlacedTable {
  readonly name: string;
  readonly part: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly string[];
}

/** How far the edges of a table may move from page to page, in points. */
const SAME_EDGE = 8;

/** The tables of all pages in order. One that begins anew on each page, with its header, is a table a page. */
export function joinContinued(
  pages: readonly { readonly number: number; readonly tables: readonly PageTable[] }[],
): readonly PlacedTable[] {
  const placed: { table: PlacedTable; shape: PageTable; last: number; end: boolean }[] = [];
  for (const { number, tables } of pages) {
    for (const [i, table] of tables.entries()) {
      const before = placed.at(-1);
      if (i === 0 && before?.end === true && before.last === number - 1 && runsOn(before.shape, table)) {
        before.table = joined(before.table, table, number);
        before.last = number;
      } else {
        const name = tables.length === 1 ? `Page ${number}` : `Page ${number}, table ${i + 1}`;
        const { rows, merges } = table;
        placed.push({ table: { name, part: `page ${number}`, rows, merges }, shape: table, last: number, end: false });
      }
      const latest = placed.at(-1);
      if (latest !== undefined) latest.end = i === tables.length - 1;
    }
  }
  return placed.map(({ table }) => table);
}

/** Whether `next` has the columns of `table` and begins with figures, not with a header. */
function runsOn(table: PageTable, next: PageTable): boolean {
  const sameEdges = Math.abs(table.left - next.left) <= SAME_EDGE && Math.abs(table.right - next.right) <= SAME_EDGE;
  const [first = []] = next.rows;
  const [header = []] = table.rows;
  return sameEdges && table.columns === next.columns && hasFigures(first) && !hasFigures(header);
}

function hasFigures(row: readonly string[]): boolean {
  return row.slice(1).some((cell) => isFigure(cell) && !isYear(cell));
}

function isYear(cell: string): boolean {
  return /^(?:19|20)\d\d$/.test(cell.trim());
}

function joined(table: PlacedTable, next: PageTable, page: number): PlacedTable {
  const from = /\d+/.exec(table.part)?.[0] ?? "";
  const moved = next.merges.map((range) => range.replace(/\d+/g, (row) => String(Number(row) + table.rows.length)));
  return {
    ...table,
    part: `pages ${from} to ${page}`,
    rows: [...table.rows, ...next.rows],
    merges: [...table.merges, ...moved],
  };
}
