// Protected tables of a release as text, and their counts as figures; nothing but what is shown is in them.
import type { ShownTable } from "../disclosure/count-table.ts";
import { canonicalJson, type Json } from "../ground/digest.ts";
import { IN_TABLE } from "../web/release-words.ts";
import { count } from "../web/words.ts";
import type { SaidFigure } from "./changes.ts";
import { linesFrom, list, misfit, object, oneOf, orNone, type Reader, truth, words } from "./shape.ts";

/** The most cells, sums and sentences of one table. */
const MOST = 1_000_000;

/** The tables as text: a head, then a table a line. The same tables give the same bytes. */
export function tablesText(tables: readonly ShownTable[]): string {
  const head = canonicalJson({ version: 1, kind: "protected tables", tables: tables.length });
  // Plain JSON by its type.
  return `${[head, ...tables.map((one) => canonicalJson(one as unknown as Json))].join("\n")}\n`;
}

const said = words(20_000);
const finite: Reader<number> = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
const cell: Reader<ShownTable["cells"][number]> = object({
  id: said,
  shown: (value) =>
    object({ kind: oneOf("hidden") })(value) ??
    object({ kind: oneOf("rounded"), count: finite, base: finite })(value) ??
    object({ kind: oneOf("count"), count: finite })(value),
});
const ids = list(said, MOST);
const TABLE = {
  id: said,
  universe: said,
  cells: list(cell, MOST),
  sums: list(object({ total: said, parts: ids }), MOST),
  among: orNone(list(object({ parts: ids, among: ids, exactly: truth }), MOST)),
  policy: said,
  says: list(said, MOST),
};

/** The tables that `tablesText` wrote, as they stand. Refuses (`damaged`) a text that holds anything else. */
export function tablesFrom(text: string): readonly ShownTable[] {
  // Its fields were just looked at; they stay in their order, since they are written out again.
  const table: Reader<ShownTable> = (value) =>
    misfit(value, TABLE) === null ? (value as unknown as ShownTable) : undefined;
  return linesFrom(text, table, { what: "the protected tables of a release", head: 1 });
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
