// One table of crimes together with the groups that make them up, so that no difference between two scopes is left unprotected.
import { coarserForm } from "../disclosure/coarser.ts";
import type { CountTable } from "../disclosure/count-table.ts";
import { inUniverse } from "../disclosure/release-store.ts";
import type { CountRow } from "../warehouse/count-plan.ts";

/** The tables of all crimes and of each group, over the same places. Each counts in a universe of its own. */
export interface Groups {
  readonly whole: CountTable;
  readonly groups: readonly CountTable[];
}

/**
 * The table that is asked for (one of them) with the cells of the others under the names of their universes, and the sums between
 * them: each count of all is the sum of those of the groups.
 */
export function groupsTogether(asked: CountTable, { whole, groups }: Groups): CountTable {
  const nameIn =
    ({ universe }: CountTable) =>
    (id: string): string =>
      universe === asked.universe ? id : inUniverse({ universe, id });
  const tables = [asked, ...[whole, ...groups].filter(({ universe }) => universe !== asked.universe)];
  const cells = tables.flatMap((table) => table.cells.map(({ id, count }) => ({ id: nameIn(table)(id), count })));
  const own = tables.flatMap((table) =>
    table.sums.map(({ total, parts }) => ({ total: nameIn(table)(total), parts: parts.map(nameIn(table)) })),
  );
  const across = whole.cells.map(({ id }) => ({
    total: nameIn(whole)(id),
    parts: groups.map((group) => nameIn(group)(id)),
  }));
  const { id, universe, coarser = [] } = asked;
  const sums = [...own, ...across];
  const alone = coarserForm(
    asked,
    { cells, sums },
    { keeps: new Set(asked.cells.map((cell) => cell.id)), says: ALONE },
  );
  const ties = alone.among ?? [];
  const forms = coarser.map((form) => ({ ...form, among: [...(form.among ?? []), ...ties] }));
  return { id, universe, cells, sums, coarser: [alone, ...forms] };
}

const ALONE = "It is given without the groups that it is made of.";

/** Rows of one group with those of all as zeros, so that its table has every place that theirs has. */
export function withAllPlaces(rows: readonly CountRow[], all: readonly CountRow[]): readonly CountRow[] {
  return [...rows, ...all.map(({ dimensions }) => ({ dimensions, counts: [0] }))];
}
