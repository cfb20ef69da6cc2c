// The question that suppression answers: which cells must be hidden, which may be, and what nobody may be able to work out.
import { assert } from "../ground/assert.ts";
import type { CountTable } from "./count-table.ts";

/** From `from` to `to`, both included; `to` is `null` without an upper end. */
export interface Range {
  readonly from: number;
  readonly to: number | null;
}

/**
 * One who knows all that is shown and that the sums hold: what is known beforehand of each small and each other hidden cell,
 * and how wide (most less least) every small cell must stay for them. `own`: a cell they know exactly.
 */
export interface Attacker {
  readonly small: Range;
  readonly other: Range;
  readonly own?: string;
  readonly width: number;
  /** How wide every other hidden cell must stay: 0 where nothing is promised of them. */
  readonly widthOfOthers: number;
  /** Whether a small cell may stay narrower where even hiding all that may be hidden leaves less (but never without width). */
  readonly orWhatTheTableLeaves: boolean;
}

/**
 * Which cells of a table must be hidden for their own sake (`small`), which are hidden anyway (`hidden`), which never may be
 * (`shown`), what hiding others costs, and against whom.
 */
export interface Hiding {
  readonly table: CountTable;
  readonly small: ReadonlySet<string>;
  readonly hidden?: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
  readonly cost: "count" | "value";
  readonly attackers: readonly Attacker[];
}

/** One sum as signed terms over cells by index: the parts +1, the total -1; together 0. */
export type Equation = readonly { readonly cell: number; readonly sign: 1 | -1 }[];

/** The question by index: cells in the table's order. */
export interface Question {
  readonly ids: readonly string[];
  readonly counts: readonly number[];
  readonly equations: readonly Equation[];
  readonly small: readonly boolean[];
  /** Whether a cell is hidden in every answer: small, or hidden anyway. */
  readonly forced: readonly boolean[];
  readonly hideable: readonly boolean[];
  readonly cost: readonly number[];
  readonly attackers: readonly Attacker[];
}

/** Puts the question by index. Throws when a sum does not hold, names an unknown cell, or a small cell must be shown. */
export function questionOf({ table, small, hidden, shown, cost, attackers }: Hiding): Question {
  const index = new Map(table.cells.map((cell, at) => [cell.id, at]));
  assert(index.size === table.cells.length, "cells of a table have ids of their own");
  const counts = table.cells.map((cell) => cell.count);
  const equations = table.sums.map(({ total, parts }): Equation => {
    const terms = [
      ...parts.map((id) => ({ cell: at(index, id), sign: 1 as const })),
      { cell: at(index, total), sign: -1 as const },
    ];
    assert(sumOf(terms, counts) === 0, `the parts of ${total} in ${table.id} add up to it`);
    return terms;
  });
  const forced = new Set([...small, ...(hidden ?? [])]);
  assert(
    [...forced].every((id) => index.has(id) && !shown.has(id)),
    "what must be hidden is a cell that may be",
  );
  return {
    ids: table.cells.map((cell) => cell.id),
    counts,
    equations,
    small: table.cells.map((cell) => small.has(cell.id)),
    forced: table.cells.map((cell) => forced.has(cell.id)),
    hideable: table.cells.map((cell) => !shown.has(cell.id)),
    cost: counts.map((count) => (cost === "count" ? 1 : Math.max(count, 0))),
    attackers,
  };
}

function at(index: ReadonlyMap<string, number>, id: string): number {
  const found = index.get(id);
  assert(found !== undefined, `a sum names the cells of its table, not ${id}`);
  return found;
}

/** What the terms of an equation add up to, over counts or differences by cell. */
export function sumOf(equation: Equation, values: readonly number[]): number {
  return equation.reduce((sum, { cell, sign }) => sum + sign * (values[cell] ?? 0), 0);
}

/** How far a cell may go down and up from its count, for all that an attacker knows beforehand when it is hidden. */
export function roomOf(
  question: Question,
  attacker: Attacker,
  cell: number,
): { readonly down: number; readonly up: number } {
  const count = question.counts[cell] ?? 0;
  if (attacker.own === question.ids[cell]) return { down: 0, up: 0 };
  const range = question.small[cell] ? attacker.small : attacker.other;
  return {
    down: Math.max(0, count - range.from),
    up: range.to === null ? Number.POSITIVE_INFINITY : Math.max(0, range.to - count),
  };
}
