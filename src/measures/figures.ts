// From the summed cells of one force to its balance: every line a cell, closing to the total, the rest named.

import { BALANCE_LINES, type BalanceLineId, balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import type { Basis } from "../standard/bases.ts";
import {
  absent,
  type Cell,
  cellOfSum,
  exact,
  HIDDEN,
  highest,
  interval,
  joinSums,
  type Known,
  lowest,
  type Sum,
  subtract,
} from "../standard/cell.ts";
import type { OutcomeType } from "../standard/outcomes.ts";
import type { LineSum } from "../warehouse/ask.ts";

/** The name of a figure that can be traced: a rate, a whole, the rest, or a line of the balance. */
export type Figure = "rate" | "total" | "not-accounted-for" | BalanceLineId;

/** One outcome type inside a line. */
export interface TypeFigure {
  readonly type: OutcomeType;
  readonly cell: Cell;
}

/** One line of a force's balance. `stated` is false when the source has no cell for it. */
export interface LineFigure {
  readonly id: BalanceLineId;
  readonly cell: Cell;
  readonly cells: number;
  readonly first: string | null;
  readonly stated: boolean;
  readonly types: readonly TypeFigure[];
}

/** A force's balance as cells. */
export interface ForceFigures {
  readonly force: string;
  readonly total: Cell;
  readonly totalCells: number;
  readonly totalFirst: string | null;
  readonly totalStated: boolean;
  readonly lines: ReadonlyMap<BalanceLineId, LineFigure>;
  readonly notAccountedFor: Cell;
  /** Cells without a figure that belong to this balance, by kind; "not applicable" is none of them. */
  readonly silent: Sum["absent"];
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  /** Whether the source is a full cross-table, where a combination without a row did not occur. */
  readonly fullTable: boolean;
}

/**
 * Composes a force's balance from its summed lines. In a full cross-table (the Home Office outcomes layout) a line
 * without a row is 0 and the total is the sum over all types: 0–22 on the recorded basis, 1–22 on the closed basis
 * (official definitions of the two measures). In a return, a line that is not stated stays not stated.
 */
export function figuresOf(
  sums: readonly LineSum[],
  { basis, fullTable }: { basis: Basis; fullTable: boolean },
): ForceFigures {
  // The reason of a silence is a force's own word, such as an exemption; the marks of a table are no reasons.
  const byLine = new Map(sums.map((sum) => [sum.line, fullTable ? { ...sum, why: null } : sum]));
  const lines = new Map(BALANCE_LINES.map(({ id }) => [id, lineFigure(id, byLine, { basis, fullTable })] as const));
  const total = totalOf(byLine, lines, fullTable);
  const parts = [...lines.values()].filter(({ stated, cell }) => stated && cell.kind !== "absent");
  const rest =
    fullTable && !total.totalStated
      ? restOfSum(total.total, byLine.has("outcome:?"))
      : restOf(
          total.total,
          parts.map(({ cell }) => cell as Known),
          lines,
        );
  return {
    force: sums[0]?.force ?? "",
    ...total,
    lines,
    notAccountedFor: rest,
    silent: joinSums(sums.filter(({ line }) => inBalance(line)).map(({ sum }) => sum)).absent.filter(
      ({ absence }) => absence !== "not applicable",
    ),
    flagRule: sums[0]?.flagRule ?? null,
    flagOrigin: sums[0]?.flagOrigin ?? null,
    fullTable,
  };
}

function inBalance(line: string): boolean {
  return line === "total" || line.startsWith("outcome:") || isBalanceLineId(line);
}

function lineFigure(
  id: BalanceLineId,
  byLine: ReadonlyMap<string, LineSum>,
  { basis, fullTable }: { basis: Basis; fullTable: boolean },
): LineFigure {
  const typeSums = balanceLine(id).types.flatMap((type) => {
    const sum = byLine.get(`outcome:${type}`);
    return sum === undefined ? [] : [{ type, sum }];
  });
  const types = typeSums.map(({ type, sum }) => ({ type, cell: cellOver([sum]) }));
  const whole = byLine.get(id);
  const own = whole === undefined ? typeSums.map(({ sum }) => sum) : [whole];
  if (own.length > 0) {
    const sum = joinSums(own.map((line) => line.sum));
    const cells = sum.statedCells + sum.absent.reduce((count, { cells: absentCells }) => count + absentCells, 0);
    return { id, cell: cellOver(own), cells, first: earliest(own.map(({ first }) => first)), stated: true, types };
  }
  const silence =
    id === "open" && basis === "closed"
      ? absent("not applicable", "closed basis")
      : fullTable
        ? exact(0)
        : absent("not stated");
  return { id, cell: silence, cells: 0, first: null, stated: false, types };
}

function totalOf(
  byLine: ReadonlyMap<string, LineSum>,
  lines: ReadonlyMap<BalanceLineId, LineFigure>,
  fullTable: boolean,
): Pick<ForceFigures, "total" | "totalCells" | "totalFirst" | "totalStated"> {
  const stated = byLine.get("total");
  if (stated !== undefined) {
    return {
      total: cellOver([stated]),
      totalCells: stated.sum.statedCells,
      totalFirst: stated.first,
      totalStated: true,
    };
  }
  if (!fullTable) return { total: absent("not stated"), totalCells: 0, totalFirst: null, totalStated: false };
  const sums = [...byLine.values()].filter(({ line }) => line.startsWith("outcome:"));
  const first = earliest([...lines.values()].flatMap((line) => (line.first === null ? [] : [line.first])));
  return {
    total: cellOver(sums),
    totalCells: joinSums(sums.map(({ sum }) => sum)).statedCells,
    totalFirst: first,
    totalStated: false,
  };
}

/** What lines add up to; a silence keeps the reason that all its cells give, such as an exemption. */
function cellOver(lines: readonly LineSum[]): Cell {
  const cell = cellOfSum(joinSums(lines.map(({ sum }) => sum)));
  const [why = null, ...others] = new Set(lines.map((line) => line.why));
  return cell.kind === "absent" && why !== null && others.length === 0 ? absent(cell.absence, why) : cell;
}

/** The address that stands highest in its sheet. */
export function earliest(addresses: readonly string[]): string | null {
  const rowOf = (address: string): number => Number(/\d+$/u.exec(address)?.[0] ?? 0);
  return addresses.reduce<string | null>((top, next) => (top === null || rowOf(next) < rowOf(top) ? next : top), null);
}

/** What is left of the total when every stated part is taken away. A part that stands in the source but is hidden from us may be anywhere in the rest, so the rest is then a range from 0. */
function restOf(total: Cell, parts: readonly Known[], lines: ReadonlyMap<BalanceLineId, LineFigure>): Cell {
  if (total.kind === "absent") return absent("not stated", "the total is not stated");
  const rest = parts.reduce<Known>((left, part) => subtract(left, part), total);
  const hidden = [...lines.values()].some(
    ({ stated, cell }) => stated && cell.kind === "absent" && HIDDEN.has(cell.absence),
  );
  const most = highest(rest);
  if (!hidden || (most !== null && most <= 0)) return rest;
  return interval(Math.min(0, lowest(rest)), most);
}

/** Where the total is the sum of the lines, nothing is left but the rows whose outcome is not known; small counts that are ranges must not be taken from themselves. */
function restOfSum(total: Cell, hasUnknownOutcomes: boolean): Cell {
  if (total.kind === "absent") return absent("not stated", "the total is not stated");
  return hasUnknownOutcomes ? interval(0, null) : exact(0);
}

/** The cell of a line. */
export function lineCell(figures: ForceFigures, id: BalanceLineId): Cell {
  return figures.lines.get(id)?.cell ?? absent("not stated");
}
