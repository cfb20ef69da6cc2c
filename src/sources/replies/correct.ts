// One thing a person says about a layout, put into it.
import { columnIndex } from "../../standard/address.ts";
import { foldLabel } from "../../standard/label.ts";
import type { Grid } from "./grid.ts";
import {
  type ColumnLayout,
  type Correction,
  DIMENSIONS,
  type Layout,
  type Meanings,
  type RowKind,
  type TableLayout,
} from "./layout.ts";
import { meansOfHeader } from "./table/columns.ts";
import { documentWords } from "./table/document.ts";
import { columnKey } from "./table/header-key.ts";
import { headersOf, headerText } from "./table/header-parts.ts";
import { hunt } from "./table/hunt.ts";
import { columnMeans, fileMeans, type PlacedTable, placeTables, tableMeans } from "./table/match.ts";
import { proposeTable, titleText } from "./table/propose-tables.ts";
import { type Sheet, sheetOf } from "./table/sheet.ts";

/**
 * The layout with a correction in it; its version rises when it is saved. What a person says of the whole file goes
 * before what a title says; a row that becomes or ceases to be a header changes the tables, and what a person said of
 * columns stays with their headers. A table, column or row that is not there leaves the layout as it is.
 */
export function correct(layout: Layout, grid: Grid, correction: Correction): Layout {
  const corrected = { ...onDocument(layout, grid), made: "corrected" } as const;
  switch (correction.kind) {
    case "means":
      return withMeans(corrected, correction.means);
    case "column":
      return withColumn(corrected, correction);
    case "row":
      return withRow(corrected, grid, correction);
    case "label":
      return withLabel(corrected, correction);
  }
}

function withMeans(layout: Layout, said: Meanings): Layout {
  return {
    ...layout,
    means: merged(layout.means, said),
    tables: layout.tables.map((table) => ({ ...table, means: without(table.means, said) })),
  };
}

/** An empty text takes a meaning away. */
function merged(before: Meanings, said: Meanings): Meanings {
  const all = { ...before, ...said };
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const id = all[dimension]?.trim() ?? "";
      return id === "" ? [] : [[dimension, id]];
    }),
  );
}

function without(means: Meanings, said: Meanings): Meanings {
  return Object.fromEntries(Object.entries(means).filter(([dimension]) => !Object.hasOwn(said, dimension)));
}

function withColumn(layout: Layout, { table, column, role, means }: Extract<Correction, { kind: "column" }>): Layout {
  const index = columnIndex(column.trim().toUpperCase());
  const before = layout.tables[table]?.columns[index];
  if (before === undefined) return layout;
  const known = before.role === "count" ? before.means : meansOfHeader([before.header]);
  const after: ColumnLayout = {
    header: before.header,
    role,
    means: role === "count" ? merged(known, means ?? {}) : {},
    said: true,
  };
  const replace = (one: TableLayout): TableLayout => ({
    ...one,
    columns: one.columns.map((old, at) => (at === index ? after : old)),
  });
  return { ...layout, tables: layout.tables.map((one, at) => (at === table ? replace(one) : one)) };
}

function withRow(layout: Layout, grid: Grid, { row, is }: { row: number; is: RowKind }): Layout {
  const sheet = sheetOf(grid);
  const text = sheet.text(row - 1, sheet.used(row - 1)[0] ?? 0);
  if (text === "") return layout;
  const rows = [...layout.rows.filter((one) => foldLabel(one.text) !== foldLabel(text)), { text, is }];
  const found = hunt(sheet, rows);
  const { tables } = found;
  const { placed } = placeTables(sheet, tables, layout.tables);
  const kept = tables.map((table) => {
    const before = placed.find(({ hunted }) => hunted === table);
    return before === undefined ? withSaid(proposeTable(sheet, table), layout) : onSheet(sheet, before);
  });
  return { ...withDocument(layout, grid, documentWords(grid, sheet, found).means), rows, tables: kept };
}

/** A row that is another kind may say something of the whole file, or no more: what a person said stays. */
function withDocument(layout: Layout, { file }: Grid, now: Meanings): Layout {
  const then = layout.from?.means ?? {};
  const means = Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const id = layout.means[dimension] === then[dimension] ? now[dimension] : layout.means[dimension];
      return id === undefined ? [] : [[dimension, id]];
    }),
  );
  return { ...layout, means, from: { file: layout.from?.file ?? file, means: now } };
}

/** A layout made from another document as it stands on this one: what is said next is said of this one. */
function onDocument(layout: Layout, grid: Grid): Layout {
  const sheet = sheetOf(grid);
  const found = hunt(sheet, layout.rows);
  const now = documentWords(grid, sheet, found).means;
  const { placed } = placeTables(sheet, found.tables, layout.tables);
  return {
    ...layout,
    means: fileMeans(layout, now).means,
    from: { file: grid.file, means: now },
    tables: placed.map((table) => onSheet(sheet, table)),
  };
}

/** The words above a table and in its header may name another year here. */
function onSheet(sheet: Sheet, placed: PlacedTable): TableLayout {
  const { layout, hunted } = placed;
  if (hunted === null) return layout;
  const { title: _, ...others } = layout;
  const title = titleText(sheet, hunted);
  const headers = headersOf(sheet, hunted);
  const columns = layout.columns.map((column, index): ColumnLayout => {
    const header = headers[index];
    return header === undefined
      ? column
      : { ...column, header: headerText(header), means: columnMeans(column, header) };
  });
  return { ...(title === "" ? {} : { title }), ...others, columns, means: tableMeans(sheet, placed) };
}

/** What a person said of a column of the old tables holds for the column of the same header in a new one. */
function withSaid(table: TableLayout, { tables }: Layout): TableLayout {
  const said = tables.flatMap(({ columns }) => columns.filter((column) => column.said === true));
  const columns = table.columns.map((column): ColumnLayout => {
    const known = said.find(
      ({ header }) => header !== "" && columnKey(header, "exact") === columnKey(column.header, "exact"),
    );
    return known === undefined ? column : { ...known, header: column.header };
  });
  return { ...table, columns };
}

function withLabel(layout: Layout, { dimension, text, means }: Extract<Correction, { kind: "label" }>): Layout {
  const others = layout.labels.filter((one) => one.dimension !== dimension || foldLabel(one.text) !== foldLabel(text));
  const label = { dimension, text: text.replace(/\s+/gu, " ").trim(), means: means.trim() };
  return { ...layout, labels: [...others, label] };
}
