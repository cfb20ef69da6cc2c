// A safe set of hidden cells grown demand by demand, for tables too great for the search of a cheapest one: each demand that is not
// kept yet gets the move that needs the fewest further cells, and those are hidden. Kelly, Golden & Assad 1992 do it so.
import type { Demand } from "./_demands.ts";
import { type Question, roomOf, sumOf } from "./hiding.ts";
import { type OpenProgram, openProgram } from "./solver.ts";

/** A grown set, and the moves in whole numbers that it was grown by. */
export interface Grown {
  readonly hidden: readonly number[];
  readonly moves: readonly (readonly number[])[];
}

/** Grows a set until every demand of a hidden cell has its moves; `null` when one of them finds none. The same on every machine. */
export async function grownSet(question: Question, demands: readonly Demand[]): Promise<Grown | null> {
  const growth = new Growth(question, await openProgram(programOf(question)));
  try {
    const waiting = new Set(demands);
    for (let size = -1; size !== waiting.size; ) {
      size = waiting.size;
      for (const demand of waiting) {
        if (growth.hidden[demand.cell] !== 1) continue;
        if (!growth.keep(demand)) return null;
        waiting.delete(demand);
      }
    }
    return { hidden: growth.hidden, moves: growth.moves };
  } finally {
    growth.close();
  }
}

/** Two columns a cell, up and down, and the sums over their difference. */
function programOf({ ids, equations }: Question): Parameters<typeof openProgram>[0] {
  return {
    aim: "least",
    columns: ids.flatMap(() => [
      { from: 0, to: 0 },
      { from: 0, to: 0 },
    ]),
    rows: equations.map((terms) => ({
      terms: terms.flatMap(({ cell, sign }) => [
        { column: 2 * cell, times: sign },
        { column: 2 * cell + 1, times: -sign },
      ]),
      from: 0,
      to: 0,
    })),
  };
}

/** A set while it grows. */
class Growth {
  readonly hidden: number[];
  readonly moves: (readonly number[])[] = [];
  readonly #question: Question;
  readonly #program: OpenProgram;
  /** The attacker whose rooms are the bounds of the program now. */
  #bounded = -1;

  constructor(question: Question, program: OpenProgram) {
    this.hidden = question.forced.map(Number);
    this.#question = question;
    this.#program = program;
  }

  close(): void {
    this.#program.close();
  }

  /** Whether a demand is kept, with further cells hidden where that takes them. */
  keep(demand: Demand): boolean {
    const { cell, width } = demand;
    const [up, down] = [this.#farthest(demand, 1), this.#farthest(demand, -1)];
    if (up + down >= width) return true;
    const attacker = this.#question.attackers[demand.attacker];
    const room = attacker === undefined ? { up: 0, down: 0 } : roomOf(this.#question, attacker, cell);
    for (let rise = Math.min(width, room.up); rise >= 0; rise -= 1) {
      const fall = width - rise;
      if (fall > room.down) continue;
      const before = [...this.hidden];
      if ((rise <= up || this.#grow(demand, rise)) && (fall <= down || this.#grow(demand, -fall))) return true;
      for (const [at, was] of before.entries()) this.hidden[at] = was;
    }
    return false;
  }

  /** How far moves that are known already take the cell to one side. */
  #farthest({ attacker, cell }: Demand, side: 1 | -1): number {
    let most = 0;
    for (const move of this.moves) {
      const by = side * (move[cell] ?? 0);
      if (by > most && this.#isOpen(attacker, move)) most = by;
    }
    return most;
  }

  /** Whether an attacker cannot rule a move out. */
  #isOpen(attacker: number, move: readonly number[]): boolean {
    const who = this.#question.attackers[attacker];
    if (who === undefined) return false;
    return move.every((by, cell) => {
      if (by === 0) return true;
      if (this.hidden[cell] !== 1) return false;
      const room = roomOf(this.#question, who, cell);
      return by <= room.up && -by <= room.down;
    });
  }

  /** Moves the cell so far by means of as few further cells as can be, and hides those. */
  #grow({ attacker, cell }: Demand, by: number): boolean {
    this.#bound(attacker);
    const [free, other] = by > 0 ? [2 * cell, 2 * cell + 1] : [2 * cell + 1, 2 * cell];
    const far = Math.abs(by);
    this.#program.boundColumn(free, far, far);
    this.#program.boundColumn(other, 0, 0);
    this.#program.aimAt("least", this.#prices());
    const solved = this.#program.solve();
    this.#bounded = -1;
    if (solved.status !== "optimal") return false;
    const move = this.#question.ids.map((_, at) => {
      const [up, down] = [solved.values[2 * at] ?? 0, solved.values[2 * at + 1] ?? 0];
      return Math.round(up - down) + 0;
    });
    if (move[cell] !== by || !this.#question.equations.every((equation) => sumOf(equation, move) === 0)) return false;
    for (const [at, moved] of move.entries()) if (moved !== 0) this.hidden[at] = 1;
    this.moves.push(move);
    return true;
  }

  /** A unit through a cell that is hidden already costs next to nothing; totals cost more than what they are made of. */
  #prices(): readonly { readonly column: number; readonly times: number }[] {
    return this.#question.ids.flatMap((_, cell) => {
      const times = this.hidden[cell] === 1 ? 0.001 : 1;
      return [
        { column: 2 * cell, times },
        { column: 2 * cell + 1, times },
      ];
    });
  }

  #bound(attacker: number): void {
    if (this.#bounded === attacker) return;
    const who = this.#question.attackers[attacker];
    for (const [cell, may] of this.#question.hideable.entries()) {
      const { up, down } = may && who !== undefined ? roomOf(this.#question, who, cell) : { up: 0, down: 0 };
      this.#program.boundColumn(2 * cell, 0, Math.min(up, FAR));
      this.#program.boundColumn(2 * cell + 1, 0, Math.min(down, FAR));
    }
    this.#bounded = attacker;
  }
}

/** A move of a few crimes needs no more of any other cell. */
const FAR = 1_000;
