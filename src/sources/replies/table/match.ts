// Which table of a sheet is which table of a layout, and what a layout says where the sheet now names another year.
import type { ColumnLayout, Layout, Meanings, TableLayout } from "../layout.ts";
import { DIMENSIONS } from "../layout.ts";
import { titleMeans } from "../words/titles.ts";
import { meansOfHeader } from "./columns.ts";
import { columnKey } from "./header-key.ts";
import { type HeaderParts, headersOf, headerText } from "./header-parts.ts";
import type { HuntedTable } from "./hunt.ts";
import { titleMeansOf, titleText } from "./propose-tables.ts";
import type { Sheet } from "./sheet.ts";

/** A table of the layout and where it stands; `null` where it is not there. */
export interface PlacedTable {
  readonly layout: TableLayout;
  readonly hunted: HuntedTable | null;
}

/** The tables of a layout found in a sheet, in their order, and the tables that the layout does not know. */
export function placeTables(
  sheet: Sheet,
  hunted: readonly HuntedTable[],
  layouts: readonly TableLayout[],
): { readonly placed: readonly PlacedTable[]; readonly unknown: readonly HuntedTable[] } {
  const keys = hunted.map((table) =>
    trimmed(headersOf(sheet, table).map((header) => columnKey(headerText(header), "years"))),
  );
  const taken = new Set<number>();
  let cursor = 0;
  const placed = layouts.map((layout): PlacedTable => {
    const wanted = trimmed(layout.columns.map(({ header }) => columnKey(header, "years")));
    const index = hunted.findIndex(
      (table, at) => at >= cursor && table.headerRows.length === layout.headerRows && sameKeys(keys[at] ?? [], wanted),
    );
    if (index < 0) return { layout, hunted: null };
    cursor = index + 1;
    taken.add(index);
    return { layout, hunted: hunted[index] ?? null };
  });
  return { placed, unknown: hunted.filter((_, index) => !taken.has(index)) };
}

function trimmed(keys: readonly string[]): readonly string[] {
  return keys.slice(0, keys.findLastIndex((key) => key !== "") + 1);
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** What a layout says of a whole file, given what this document says of itself, and what it said for another document only. */
export interface FileMeanings {
  readonly means: Meanings;
  readonly stale: Meanings;
}

/**
 * The file-wide meanings of a layout on this document. Where the document says something else of itself than the one the
 * layout was made from, the document is believed; what a person said in the place of the old words is stale.
 */
export function fileMeans(layout: Layout, document: Meanings): FileMeanings {
  const before = layout.from?.means;
  if (before === undefined) return { means: { ...document, ...layout.means }, stale: {} };
  const means: Record<string, string> = {};
  const stale: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    const [said, then, now] = [layout.means[dimension], before[dimension], document[dimension]];
    const isWritten = dimension === "flagRule" && now !== undefined; // words as they stand cannot be misread
    const isBelieved = said === then || said === undefined || then === undefined || isWritten;
    const kept = then === now ? said : isBelieved ? now : undefined;
    if (kept !== undefined) means[dimension] = kept;
    else if (said !== undefined && said !== then) stale[dimension] = said;
  }
  return { means, stale };
}

/** What the title of a table says on this document. */
export function tableMeans(sheet: Sheet, { layout, hunted }: PlacedTable): Meanings {
  if (hunted === null || columnKey(titleText(sheet, hunted), "exact") === columnKey(layout.title ?? "", "exact"))
    return layout.means;
  const before = titleMeans(layout.title ?? "");
  const now = titleMeansOf(sheet, hunted);
  const means: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    const [said, then] = [layout.means[dimension], before[dimension]];
    const isTakenAway = said === undefined && then !== undefined;
    const kept = isTakenAway ? undefined : (now[dimension] ?? (said === then ? undefined : said));
    if (kept !== undefined) means[dimension] = kept;
  }
  return means;
}

/** What the header of a column says on this document: another year in it is that year. */
export function columnMeans(column: ColumnLayout, header: HeaderParts): Meanings {
  if (columnKey(headerText(header), "exact") === columnKey(column.header, "exact")) return column.means;
  const { period: _, ...others } = column.means;
  const { period } = meansOfHeader(header.parts);
  return period === undefined || column.means.period === undefined ? others : { ...others, period };
}
