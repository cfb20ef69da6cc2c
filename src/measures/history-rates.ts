// Shares from records: only ever from a table that has been protected. A hidden count is withheld, and stays so in every rate.

import type { Shown, ShownTable } from "../disclosure/count-table.ts";
import type { Published } from "../disclosure/published.ts";
import { assertNever } from "../ground/assert.ts";
import { BALANCE_LINES, type BalanceLineId, lineOfType } from "../standard/balance-lines.ts";
import type { Denominator } from "../standard/bases.ts";
import { absent, add, type Cell, exact, highest, interval, lowest } from "../standard/cell.ts";
import { ALL, historyCell, REST, TOTAL, typeColumn, typeNotSaid } from "./count-histories.ts";
import type { Definition } from "./definition.ts";
import type { ForceFigures, LineFigure } from "./figures.ts";
import { numeratorCell } from "./numerator.ts";
import { denominatorCell, rateOf } from "./rate.ts";
import type { Rate } from "./result.ts";

/** The share of one force and period; `all` stands for all of them. */
export interface HistoryRate {
  readonly force: string;
  readonly period: string;
  readonly rate: Rate;
}

/** Which rates are read from a table. */
export interface RatesAsked {
  readonly definition: Definition;
  readonly denominator: Denominator;
}

/** The shares of every force and period of a protected table, all together last. */
export function ratesOf(shown: Published<ShownTable>, asked: RatesAsked): readonly HistoryRate[] {
  // Cells of other universes stand in it for the sake of protection alone.
  const own = shown.cells.filter(({ id }) => !id.startsWith("["));
  const cells = new Map(own.map((cell) => [cell.id, cellOf(cell.shown)]));
  const places = own.flatMap(({ id }) => (id.endsWith(`|${TOTAL}`) ? [id.slice(0, -TOTAL.length - 1)] : []));
  const rates = places.map((place) => {
    const [force = "", period = ""] = place.split("|");
    return { force, period, rate: rateAt(figuresAt(cells, { force, period }, asked), asked) };
  });
  return rates.toSorted((a, b) => inOrder(a.force, b.force) || inOrder(a.period, b.period));
}

/** What is shown as a cell of the standard. What is hidden is withheld: it may be small or stand beside a small one, and nobody is told which. */
function cellOf(shown: Shown): Cell {
  switch (shown.kind) {
    case "count":
    case "rounded":
      return exact(shown.count);
    case "hidden":
      return absent("withheld", "protected");
    default:
      return assertNever(shown);
  }
}

function inOrder(a: string, b: string): number {
  return Number(a === ALL) - Number(b === ALL) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A place of the table as the balance that any rate is made from. */
function figuresAt(
  cells: ReadonlyMap<string, Cell>,
  { force, period }: Omit<HistoryRate, "rate">,
  { definition }: RatesAsked,
): ForceFigures {
  const at = (column: string): Cell => {
    const cell = cells.get(historyCell(force, period, column));
    // What was merged is not in the table.
    return cell ?? absent("withheld", "protected");
  };
  const { counted } = definition;
  const type = counted !== undefined && "type" in counted ? counted.type : null;
  const lines = BALANCE_LINES.map(({ id }): [BalanceLineId, LineFigure] => {
    const types =
      type !== null && lineOfType(type).id === id
        ? [{ type, cell: atMost(at(typeColumn(type)), at(typeNotSaid(id))) }]
        : [];
    return [id, { id, cell: at(id), cells: 1, first: null, stated: true, types }];
  });
  return {
    force,
    total: at(TOTAL),
    totalCells: 1,
    totalFirst: null,
    totalStated: true,
    lines: new Map(lines),
    notAccountedFor: at(REST),
    silent: [],
    flagRule: null,
    flagOrigin: null,
    fullTable: false,
  };
}

/** A count, and on top of it crimes of the same line that may be of the type or not: their words do not say. */
function atMost(count: Cell, more: Cell): Cell {
  if (count.kind === "absent") return count;
  if (more.kind === "absent") return interval(lowest(count), null);
  return add(count, interval(0, highest(more)));
}

function rateAt(figures: ForceFigures, { definition, denominator }: RatesAsked): Rate {
  const noun = definition.words?.noun;
  return rateOf(
    numeratorCell(figures, definition),
    denominatorCell(figures, denominator),
    noun === undefined ? {} : { noun },
  );
}
