// The machine's proposal: where the tables of a reply stand, and what every column and title of them says.
import type { Grid } from "./grid.ts";
import type { Layout } from "./layout.ts";
import { documentWords, rowText } from "./table/document.ts";
import { hunt } from "./table/hunt.ts";
import { proposeTable } from "./table/propose-tables.ts";
import { sheetOf } from "./table/sheet.ts";

/**
 * Proposes how a reply's table is to be read, from its words alone; what they do not say is left unsaid. A sheet without
 * figures gives a layout without tables. Never throws.
 */
export function propose(grid: Grid): Layout {
  const sheet = sheetOf(grid);
  const found = hunt(sheet, []);
  const { means } = documentWords(grid, sheet, found);
  return {
    layout: 1,
    id: idOf(grid),
    version: 1,
    title: titleOf(
      grid,
      [...found.preamble, ...(found.tables[0]?.titleRows ?? [])].map((row) => rowText(sheet, row)),
    ),
    made: "proposed",
    sheet: grid.sheet,
    means,
    from: { file: grid.file, means },
    tables: found.tables.map((table) => proposeTable(sheet, table)),
    labels: [],
    rows: [],
  };
}

/** A slug of the file's name, its part and its sheet. */
function idOf({ file, part, sheet }: Grid): string {
  const words = [file.replace(/\.[a-z\d]{2,5}$/iu, ""), part ?? "", sheet ?? ""].join(" ");
  const slug = words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 80);
  return slug.replace(/-+$/u, "") || "reply";
}

/** The first words above the tables that are a title and no sentence, else the file's name. */
function titleOf({ file, sheet }: Grid, lines: readonly string[]): string {
  const title = lines.find((line) => /\p{L}{3}/u.test(line) && line.length <= 120);
  return title ?? (sheet === null ? file : `${file}, ${sheet}`);
}
