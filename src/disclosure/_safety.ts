// Which demands a set of hidden cells keeps, and the cuts of those it breaks; moves once found are kept for the next question.
import { type Cut, cutsOf, type Demand, type Kept, limitsFor, measurer } from "./_demands.ts";
import type { Limits, Reacher } from "./_reach.ts";
import type { Question } from "./hiding.ts";

/** For each cell whether it is hidden: 0 or 1, or in between for a relaxed answer. */
export type Hidden = readonly number[];

/** For each demand (by index) the moves that keep it; those of cells that are not hidden are missing. */
export type Moves = ReadonlyMap<number, Kept>;

/** Asks a table's demands of sets of hidden cells. */
export interface Safety {
  /** The cuts that a set breaks; none means that it keeps every demand (as far as moves may be fractions). */
  broken(hidden: Hidden): readonly Cut[];
  /**
   * Cuts that a relaxed answer breaks, found a `lean` of the way from it to hiding everything: there, far fewer cuts are the
   * least ones, and those are the strong ones. With `lean` 0 at the answer itself. Leaves out attackers with a count of their own.
   */
  brokenRelaxed(hidden: Hidden, lean: number): readonly Cut[];
  /** The moves that show each demand as kept, or `null` when one is broken. */
  moves(hidden: Hidden): Moves | null;
  /** The moves without one cell, starting from those known with it; `null` when the set is not safe without. */
  without(hidden: Hidden, moves: Moves, cell: number): Moves | null;
}

const SLACK = 1e-6;

/** The safety of one question over its demands. */
export function safetyOf(question: Question, reacher: Reacher, demands: readonly Demand[]): Safety {
  const widest = Math.max(0, ...demands.map(({ width }) => width));
  // In a network a move of some width never needs more of any cell; elsewhere one cell's move may need many of another.
  const far = reacher.isWhole ? widest : FAR * widest;
  const near = reacher.isWhole ? widest : NEAR * widest;
  const limitsBy = (hidden: Hidden, cap: number): readonly Limits[] =>
    question.attackers.map((_, attacker) => limitsFor(question, { attacker, hidden, cap }));
  const isHidden = (hidden: Hidden, { cell }: Demand) => (hidden[cell] ?? 0) > LEAST_SHARE;
  const cutsAt = (among: readonly Demand[], hidden: Hidden, limits: readonly Limits[]) => {
    const measure = measurer(question, reacher, limits);
    return among
      .filter((demand) => isHidden(hidden, demand))
      .flatMap((demand) => cutsOf(question, demand, measure(demand)).filter((cut) => isBroken(cut, hidden)));
  };
  const movesOf = (hidden: Hidden, known: (index: number) => Kept | undefined): Moves | null => {
    const measure = measurer(question, reacher, limitsBy(hidden, far));
    const moves = new Map<number, Kept>();
    for (const [index, demand] of demands.entries()) {
      if (!isHidden(hidden, demand)) continue;
      const before = known(index);
      if (before !== undefined) moves.set(index, before);
      else {
        const measured = measure(demand);
        if (measured.width < demand.width - SLACK) return null;
        moves.set(index, measured);
      }
    }
    return moves;
  };
  const ofOutsiders = demands.filter(({ attacker }) => question.attackers[attacker]?.own === undefined);
  return {
    broken: (hidden) => cutsAt(demands, hidden, limitsBy(hidden, far)),
    brokenRelaxed: (hidden, lean) => cutsAt(ofOutsiders, hidden, limitsBy(leaning(question, hidden, lean), near)),
    moves: (hidden) => movesOf(hidden, () => undefined),
    without: (hidden, moves, cell) =>
      movesOf(
        hidden.map((share, at) => (at === cell ? 0 : share)),
        (index) => {
          const kept = moves.get(index);
          return kept === undefined || uses(kept, cell) ? undefined : kept;
        },
      ),
  };
}

const NEAR = 1;
const FAR = 1000;
const LEAST_SHARE = 0.01;

function leaning({ hideable }: Question, hidden: Hidden, lean: number): Hidden {
  return lean === 0 ? hidden : hidden.map((share, cell) => (hideable[cell] ? share * (1 - lean) + lean : 0));
}

function uses({ down, up }: Kept, cell: number): boolean {
  return up.change.some((each) => each.cell === cell) || down.change.some((each) => each.cell === cell);
}

/** Whether a set (or a relaxed one) breaks a cut by more than rounding. */
function isBroken({ terms, unless }: Cut, hidden: Hidden): boolean {
  const all = terms.reduce((sum, { cell, times }) => sum + times * (hidden[cell] ?? 0), 0);
  return all < (unless === null ? 1 : (hidden[unless] ?? 0)) - 1e-5;
}
