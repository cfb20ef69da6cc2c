// What a balance from records is merged into where hiding is not enough: years, lines, totals, and at last the grand total.
import { coarserForm } from "../disclosure/coarser.ts";
import type { CellSum, CountTable } from "../disclosure/count-table.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";

/** The names that stand for all periods or forces, for the total of all lines, and for what nobody accounts for. */
export interface HistoryNames {
  readonly all: string;
  readonly total: string;
  readonly rest: string;
}

/** All lines that say that a crime is concluded without a charge. */
const NOT_CHARGED = "not charged";
/** All lines of crimes that are with another agency, open, or not accounted for. */
const STILL_OPEN = "still open";

/** The coarser forms of a balance, from the finest to the grand total. Each says what was merged. */
export function coarserHistories(table: CountTable, names: HistoryNames): readonly CountTable[] {
  const { all, total, rest } = names;
  const merged = mergedLines(table, names);
  const cells = [...table.cells, ...merged.cells];
  const sums = [...table.sums, ...merged.sums];
  const isBroad = (column: string): boolean => ["charged", NOT_CHARGED, STILL_OPEN, total].includes(column);
  const isNew = (column: string): boolean => column === NOT_CHARGED || column === STILL_OPEN;
  const lines = `The lines are merged to charged, not charged (concluded) and still open (with another agency, open or ${rest.replaceAll("-", " ")} too).`;
  const hasForces = table.cells.some(({ id }) => id.startsWith(`${all}|`));
  const wishes: readonly { readonly says: string; readonly keeps: Kept }[] = [
    { says: "Quarters are merged to years.", keeps: ({ period, column }) => !/-Q\d$/u.test(period) && !isNew(column) },
    { says: lines, keeps: ({ column }) => isBroad(column) },
    { says: "All periods are merged.", keeps: ({ period, column }) => period === all && !isNew(column) },
    { says: `All periods are merged. ${lines}`, keeps: ({ period, column }) => period === all && isBroad(column) },
    { says: "All lines are merged: only totals are given.", keeps: ({ column }) => column === total },
    {
      says: "Everything is merged into the grand total.",
      keeps: ({ force, period, column }) => period === all && column === total && (!hasForces || force === all),
    },
  ];
  return wishes
    .map(({ says, keeps }) => {
      const ids = cells.filter(({ id }) => keeps(placeOf(id))).map(({ id }) => id);
      return coarserForm(table, { cells, sums }, { keeps: new Set(ids), says });
    })
    .filter((form) => form.cells.length < table.cells.length);
}

interface Place {
  readonly force: string;
  readonly period: string;
  readonly column: string;
}

type Kept = (place: Place) => boolean;

function placeOf(id: string): Place {
  const [force = "", period = "", column = ""] = id.split("|");
  return { force, period, column };
}

/** The cells of merged lines with their sums: over lines, and as totals add up over periods and forces. */
function mergedLines({ cells, sums }: CountTable, { total, rest }: HistoryNames): Pick<CountTable, "cells" | "sums"> {
  const counts = new Map(cells.map(({ id, count }) => [id, count]));
  const ofState = (states: readonly string[]) =>
    BALANCE_LINES.filter(({ state }) => states.includes(state)).map(({ id }): string => id);
  const groups = [
    { column: NOT_CHARGED, lines: ofState(["concluded"]) },
    { column: STILL_OPEN, lines: [...ofState(["moving", "open"]), rest] },
  ];
  const places = cells.flatMap(({ id }) => (id.endsWith(`|${total}`) ? [id.slice(0, -total.length)] : []));
  const within = places.flatMap((place): readonly CellSum[] => [
    ...groups.map(({ column, lines }) => ({ total: place + column, parts: lines.map((line) => place + line) })),
    { total: place + total, parts: ["charged", NOT_CHARGED, STILL_OPEN].map((column) => place + column) },
  ]);
  const isOfTotals = (sum: CellSum): boolean => [sum.total, ...sum.parts].every((id) => id.endsWith(`|${total}`));
  const across = sums.filter(isOfTotals).flatMap((sum) =>
    groups.map(({ column }): CellSum => {
      const moved = (id: string): string => id.slice(0, -total.length) + column;
      return { total: moved(sum.total), parts: sum.parts.map(moved) };
    }),
  );
  const made = places.flatMap((place) =>
    groups.map(({ column, lines }) => ({
      id: place + column,
      count: lines.reduce((sum, line) => sum + (counts.get(place + line) ?? 0), 0),
    })),
  );
  return { cells: made, sums: [...across, ...within] };
}
