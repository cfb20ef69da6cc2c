// Whether a layout is for a grid.
import type { Grid } from "./grid.ts";
import type { Layout, Meanings } from "./layout.ts";
import { documentWords } from "./table/document.ts";
import { columnKey } from "./table/header-key.ts";
import { hunt } from "./table/hunt.ts";
import { type PlacedTable, placeTables } from "./table/match.ts";
import { titleText } from "./table/propose-tables.ts";
import { type Sheet, sheetOf } from "./table/sheet.ts";

/**
 * Whether the layout is for this grid. The sheet has the name that the layout gives, and the same tables stand in it in
 * the same order with the same headers; white space, case, note marks and the digits of years are set aside. Tables
 * without a header must have the same words above them.
 *
 * A layout that names one force for the whole file fits only a file of that force: the document names the force that it
 * named when the layout was made; where it names none, the file has the same name, years aside. A document of another
 * scope does not fit either. Where the force stands in the table, any file with these headers fits.
 */
export function fits(grid: Grid, layout: Layout): boolean {
  if (layout.tables.length === 0) return false;
  if (layout.sheet !== null && columnKey(layout.sheet, "years") !== columnKey(grid.sheet ?? "", "years")) return false;
  const sheet = sheetOf(grid);
  const found = hunt(sheet, layout.rows);
  const { placed, unknown } = placeTables(sheet, found.tables, layout.tables);
  if (unknown.length > 0 || placed.some((table) => !stands(sheet, table))) return false;
  const { means } = documentWords(grid, sheet, found);
  return isOfForce(grid, layout, means) && isOfScope(layout, means);
}

function stands(sheet: Sheet, { layout, hunted }: PlacedTable): boolean {
  if (hunted === null) return false;
  return (
    layout.headerRows > 0 || columnKey(titleText(sheet, hunted), "years") === columnKey(layout.title ?? "", "years")
  );
}

function isOfForce(grid: Grid, { means, from }: Layout, now: Meanings): boolean {
  if (means.force === undefined) return true;
  if (now.force !== undefined) return now.force === (from?.means.force ?? means.force);
  return (
    from !== undefined &&
    from.means.force === undefined &&
    columnKey(from.file, "years") === columnKey(grid.file, "years")
  );
}

function isOfScope({ from }: Layout, now: Meanings): boolean {
  const then = from?.means.scope;
  return then === undefined || now.scope === undefined || then === now.scope;
}
