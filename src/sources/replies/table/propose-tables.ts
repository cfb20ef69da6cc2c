// The tables of a layout, proposed from a hunted sheet.
import type { Meanings, TableLayout } from "../layout.ts";
import { over } from "../words/combine.ts";
import { proposeColumns } from "./columns.ts";
import { rowMeans, rowText } from "./document.ts";
import type { HuntedTable } from "./hunt.ts";
import type { Sheet } from "./sheet.ts";

/** Proposes one table: its title, its header rows and what each column is. */
export function proposeTable(sheet: Sheet, table: HuntedTable): TableLayout {
  const title = titleText(sheet, table);
  return {
    ...(title === "" ? {} : { title }),
    columns: proposeColumns(sheet, table),
    means: titleMeansOf(sheet, table),
    headerRows: table.headerRows.length,
  };
}

/** The words above a table, its rows joined by one space. */
export function titleText(sheet: Sheet, { titleRows }: HuntedTable): string {
  return titleRows.map((row) => rowText(sheet, row)).join(" ");
}

/** What the words above a table say of it, the lower row over the upper. */
export function titleMeansOf(sheet: Sheet, { titleRows }: HuntedTable): Meanings {
  return titleRows.map((row) => rowMeans(sheet, row)).reduce<Meanings>(over, {});
}
