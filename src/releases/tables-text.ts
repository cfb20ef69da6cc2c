// Protected tables of a release as text, and their counts as figures; nothing but what is shown is in them.
import type { ShownTable } from "../disclosure/count-table.ts";
import { canonicalJson, type Json } from "../ground/digest.ts";
import { IN_TABLE } from "../web/release-words.ts";
import { count } from "../web/words.ts";
import type { SaidFigure } from "./changes.ts";

/** The tables as text: a head, then a table a line. The same tables give the same bytes. */
export function tablesText(tables: readonly ShownTable[]): string {
  const head = canonicalJson({ version: 1, kind: "protected tables", tables: tables.length });
  // Plain JSON by its type.
  return `${[head, ...tables.map((one) => canonicalJson(one as unknown as Json))].join("\n")}\n`;
}

/** The tables that `tablesText` wrote. */
export function tablesFrom(text: string): readonly ShownTable[] {
  const [, ...lines] = text.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as ShownTable); // written by tablesText alone
}

/** Every cell of the tables as it is shown; the table stands for the scope, the cell's id for the figure. */
export function shownFigures(tables: readonly ShownTable[]): readonly SaidFigure[] {
  return tables.flatMap(({ id, cells }) =>
    cells.map(({ id: cell, shown }) => ({
      figure: {
        force: null,
        figure: cell,
        scope: id,
        period: IN_TABLE,
        basis: "recorded",
        denominator: "all",
      },
      says: shown.kind === "hidden" ? "hidden" : `${shown.kind === "rounded" ? "about " : ""}${count(shown.count)}`,
    })),
  );
}
