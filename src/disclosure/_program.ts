// Reach in any table with sums, by a linear program that stays loaded; its prices are the proof.
import { assert } from "../ground/assert.ts";
import type { Limits, Reacher, ReachWish, Share } from "./_reach.ts";
import type { Equation, Question } from "./hiding.ts";
import { openProgram } from "./solver.ts";

/** The reacher of any table. Its moves may be fractions, and are in floating point. */
export async function programReacher(question: Question): Promise<Reacher> {
  const cells = question.hideable.flatMap((may, cell) => (may ? [cell] : []));
  const columns = new Map(cells.map((cell, column) => [cell, column]));
  const equations = question.equations
    .map((terms) => terms.filter(({ cell }) => columns.has(cell)))
    .filter((terms) => terms.length > 0);
  const program = await openProgram({
    aim: "most",
    columns: cells.map(() => ({ from: 0, to: 0 })),
    rows: equations.map((terms) => ({
      terms: terms.map(({ cell, sign }) => ({ column: columns.get(cell) ?? 0, times: sign })),
      from: 0,
      to: 0,
    })),
  });
  let now: Limits | null = null;
  let free = -1;
  const bound = (cell: number, down: number, up: number) => {
    program.boundColumn(columns.get(cell) ?? 0, -down, up);
  };
  return {
    isWhole: false,
    close: () => program.close(),
    reach: (limits, wish) => {
      if (now !== limits) for (const cell of cells) bound(cell, limits.down[cell] ?? 0, limits.up[cell] ?? 0);
      else if (free >= 0) bound(free, limits.down[free] ?? 0, limits.up[free] ?? 0);
      now = limits;
      free = wish.target;
      bound(free, wish.side === "up" ? 0 : wish.enough, wish.side === "up" ? wish.enough : 0);
      program.aimAt(wish.side === "up" ? "most" : "least", [{ column: columns.get(free) ?? 0, times: 1 }]);
      const solved = program.solve();
      assert(solved.status === "optimal", "a program that may stand still has an answer");
      const most = Math.abs(solved.value);
      return {
        most,
        change: cells.flatMap((cell, column) => {
          const by = solved.values[column] ?? 0;
          return Math.abs(by) > 1e-9 ? [{ cell, by }] : [];
        }),
        proof: most < wish.enough - 1e-7 ? proofOf(equations, solved.prices, wish) : [],
      };
    },
  };
}

/**
 * Prices are only a hint: snapped to simple fractions and divided by what they give the target, they prove a bound by
 * themselves, whatever the solver meant. The sum over the equations, each times its price, is 0; solved for the target.
 */
function proofOf(equations: readonly Equation[], prices: readonly number[], wish: ReachWish): readonly Share[] {
  const times = new Map<number, number>();
  for (const [index, terms] of equations.entries()) {
    const price = snapped(prices[index] ?? 0);
    if (price === 0) continue;
    for (const { cell, sign } of terms) times.set(cell, (times.get(cell) ?? 0) + price * sign);
  }
  const own = times.get(wish.target) ?? 0;
  if (Math.abs(own) < 1e-6) return [];
  const isUp = wish.side === "up";
  return [...times].flatMap(([cell, all]): readonly Share[] => {
    const each = -all / own;
    if (cell === wish.target || Math.abs(each) < 1e-12) return [];
    return [{ cell, side: each > 0 === isUp ? "up" : "down", times: Math.abs(each) }];
  });
}

function snapped(price: number): number {
  const near = Math.round(price * 12) / 12;
  return Math.abs(near - price) < 1e-6 ? near : price;
}
