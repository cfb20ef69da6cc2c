// The program that chooses which cells to hide: one 0-or-1 column a cell that may be, the cuts found so far as rows.

import { costOf } from "./_cheap-set.ts";
import type { Cut } from "./_demands.ts";
import type { Hidden } from "./_safety.ts";
import type { Question } from "./hiding.ts";
import { openProgram, type ProgramColumn, type ProgramRow, type SolveOptions } from "./solver.ts";

/** An answer of the master: the cells hidden, and the cost below which there is none. */
export interface Chosen {
  readonly hidden: Hidden;
  readonly bound: number;
}

/** A master. It must be closed. */
export interface Master {
  /** Adds cuts; says how many were new. */
  add(cuts: readonly Cut[]): number;
  /** The cheapest choice when cells may be hidden in part. */
  relaxed(): Chosen | null;
  /** The cheapest whole choice that costs less than `below`; `none` when there is none, `stopped` at a limit. */
  whole(
    wish: { readonly from: number; readonly below: number },
    limits: SolveOptions,
  ): Promise<Chosen | "none" | "stopped">;
  close(): void;
}

/** The master of a question, without cuts. */
export async function openMaster(question: Question): Promise<Master> {
  const cells = question.hideable.flatMap((may, cell) => (may && !question.forced[cell] ? [cell] : []));
  const place = new Map(cells.map((cell, column) => [cell, column]));
  const columns = cells.map((cell): ProgramColumn => ({ from: 0, to: 1, cost: question.cost[cell] ?? 0 }));
  const rows: ProgramRow[] = [];
  const known = new Set<string>();
  const open = await openProgram({ aim: "least", columns, rows: [] });
  const spread = (values: readonly number[], tidy: (value: number) => number): Hidden =>
    question.forced.map((must, cell) =>
      must ? 1 : tidy(Math.min(1, Math.max(0, values[place.get(cell) ?? -1] ?? 0))),
    );
  return {
    add: (cuts) => {
      const before = rows.length;
      for (const cut of cuts) {
        const row = rowOf(cut, place);
        const key = JSON.stringify(row);
        if (known.has(key)) continue;
        known.add(key);
        rows.push(row);
        open.addRow(row);
      }
      return rows.length - before;
    },
    relaxed: () => {
      const solved = open.solve();
      return solved.status === "optimal"
        ? { hidden: spread(solved.values, (value) => value), bound: solved.value }
        : null;
    },
    whole: async ({ from, below }, limits) => {
      const terms = columns
        .map(({ cost }, column) => ({ column, times: cost ?? 0 }))
        .filter(({ times }) => times !== 0);
      const cheaper: ProgramRow = { terms, from, to: below - 1 };
      const program = await openProgram({
        aim: "least",
        columns: columns.map((column) => ({ ...column, whole: true })),
        rows: [...rows, cheaper],
      });
      try {
        const solved = program.solve({ ...limits, absoluteGap: 0.999 });
        if (solved.status === "infeasible") return "none";
        if (solved.status !== "optimal") return "stopped";
        const hidden = spread(solved.values, Math.round);
        return { hidden, bound: Math.min(costOf(question, hidden), Math.ceil(solved.bound - 1e-6)) };
      } finally {
        program.close();
      }
    },
    close: () => open.close(),
  };
}

function rowOf({ terms, unless }: Cut, place: ReadonlyMap<number, number>): ProgramRow {
  const entries = terms.map(({ cell, times }) => ({ column: place.get(cell) ?? 0, times }));
  if (unless === null) return { terms: entries, from: 1, to: null };
  return { terms: [...entries, { column: place.get(unless) ?? 0, times: -1 }], from: 0, to: null };
}
