// The header of each column out of several header rows: merged cells fill, and a group header holds for the columns to its right.
import type { HuntedTable } from "./hunt.ts";
import type { Sheet } from "./sheet.ts";

/** A header's parts from top to bottom, each once, and the row (from 0) that the lowest part stands in. */
export interface HeaderParts {
  readonly parts: readonly string[];
  readonly lowest: number | null;
}

/** The header parts of every column of a table, from the first column of the sheet to the last one that it uses. */
export function headersOf(sheet: Sheet, table: HuntedTable): readonly HeaderParts[] {
  const width = widthOf(sheet, table);
  const rows = table.headerRows.map((row, index) =>
    filledRow(sheet, table, { row, isLast: index === table.headerRows.length - 1, width }),
  );
  return Array.from({ length: width }, (_, column): HeaderParts => {
    const texts = rows.map((row) => row[column] ?? "");
    const parts = texts.filter((text, index) => text !== "" && text !== texts[index - 1]);
    const lowest = texts.findLastIndex((text) => text !== "");
    return { parts: [...new Set(parts)], lowest: lowest < 0 ? null : (table.headerRows[lowest] ?? null) };
  });
}

/** A header as it stands in a layout: its parts on one line. */
export function headerText({ parts }: HeaderParts): string {
  return parts.join(" ");
}

function widthOf(sheet: Sheet, table: HuntedTable): number {
  let width = 0;
  const rows = [...table.headerRows, ...range(table.first, table.last)];
  for (const row of rows) width = Math.max(width, (sheet.used(row).at(-1) ?? -1) + 1);
  return width;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

interface RowToFill {
  readonly row: number;
  readonly isLast: boolean;
  readonly width: number;
}

/**
 * The texts of one header row. In the lowest row merged cells alone fill; above it a text also holds for the blank cells
 * to its right, up to the next text, a blank column, or the width that the groups before it had.
 */
function filledRow(sheet: Sheet, table: HuntedTable, { row, isLast, width }: RowToFill): readonly string[] {
  const own = Array.from({ length: width }, (_, column) => sheet.filled(row, column));
  const hasMerges = own.some((_, column) => sheet.covered(row, column) && sheet.filled(row, column) !== "");
  if (isLast || hasMerges) return own;
  const groups = groupsOf(sheet, table, { row, own });
  return own.map((text, column) => text || (groups.find(({ from, to }) => from <= column && column <= to)?.text ?? ""));
}

interface Group {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function groupsOf(
  sheet: Sheet,
  table: HuntedTable,
  { row, own }: { row: number; own: readonly string[] },
): readonly Group[] {
  const below = table.headerRows.filter((one) => one > row);
  const headed = (column: number): boolean => below.some((one) => sheet.filled(one, column) !== "");
  const starts = own.flatMap((text, column) => (text === "" ? [] : [column]));
  const groups = starts.map((from, index): Group => {
    const text = own[from] ?? "";
    const next = starts[index + 1] ?? own.length;
    if (!table.figureColumns.has(from) && !headed(from)) return { text, from, to: from };
    let to = from;
    while (to + 1 < next && headed(to + 1)) to += 1;
    return { text, from, to };
  });
  return withEqualLast(sheet, table, groups);
}

/** After groups of one width the last one has that width too: what stands beyond it is a column of its own, such as a grand total. */
function withEqualLast(sheet: Sheet, table: HuntedTable, groups: readonly Group[]): readonly Group[] {
  const wide = groups.filter(({ from, to }) => to > from || table.figureColumns.has(from));
  const last = wide.at(-1);
  const widths = new Set(wide.slice(0, -1).map(({ from, to }) => to - from));
  const [width] = widths;
  if (last === undefined || widths.size !== 1 || width === undefined || width === 0) return groups;
  const beyond = last.from + width + 1;
  const text = sheet.filled(table.headerRows.at(-1) ?? 0, beyond);
  if (last.to !== beyond || !/total|sum|all|overall/iu.test(text)) return groups;
  return groups.map((group) => (group === last ? { ...group, to: last.from + width } : group));
}
