// Coarser forms of a table: what is merged where hiding is not enough. A form keeps some of the cells; the sums that tie them to the rest stay
// with it, so that every later table is held against both.
import type { CellSum, CellsAmong, CountCell, CountTable } from "./count-table.ts";

/** What a form is made from: all cells there are, with those that stand in coarser forms alone. */
export interface AllCells {
  readonly cells: readonly CountCell[];
  readonly sums: readonly CellSum[];
  readonly among?: readonly CellsAmong[];
}

/** The form that keeps these cells; `says` what was merged. Example: keeping totals of years says “All lines are merged.” */
export function coarserForm(
  table: Pick<CountTable, "id" | "universe">,
  { cells, sums, among = [] }: AllCells,
  { keeps, says }: { readonly keeps: ReadonlySet<string>; readonly says: string },
): CountTable {
  const isKept = ({ total, parts }: CellSum): boolean => keeps.has(total) && parts.every((id) => keeps.has(id));
  const ties = sums
    .filter((sum) => !isKept(sum))
    .map(({ total, parts }): CellsAmong => ({ parts: [total], among: parts, exactly: true }));
  const { id, universe } = table;
  return {
    id,
    universe,
    cells: cells.filter((cell) => keeps.has(cell.id)),
    sums: sums.filter(isKept),
    among: [...among, ...ties],
    says: [says],
  };
}

/** The coarser forms of a table, from the finest to the grand total: its own, or those that its sums give. */
export function coarserForms(table: CountTable): readonly CountTable[] {
  if (table.coarser !== undefined) return table.coarser;
  const { cells, sums } = table;
  const parts = new Set(sums.flatMap((sum) => sum.parts));
  const totals = new Set(sums.map(({ total }) => total));
  const tops = new Set([...totals].filter((id) => !parts.has(id)));
  if (tops.size === 0) return [];
  const margins = sums
    .filter(({ total }) => tops.size === 1 && tops.has(total))
    .toSorted((a, b) => b.parts.length - a.parts.length)
    .map((sum) => ({
      keeps: new Set([sum.total, ...sum.parts]),
      says: mergedWords(cells.length, sum.parts.length + 1),
    }));
  const wishes = [
    { keeps: totals, says: mergedWords(cells.length, totals.size) },
    ...margins,
    { keeps: tops, says: "Everything is merged into the grand total." },
  ];
  const isNew = ({ keeps }: (typeof wishes)[number], index: number): boolean =>
    keeps.size < cells.length && wishes.findIndex((one) => isSame(one.keeps, keeps)) === index;
  return wishes.filter(isNew).map((wish) => coarserForm(table, table, wish));
}

function mergedWords(all: number, kept: number): string {
  return `The ${all} counts of the table are merged into ${kept} totals and subtotals.`;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
