// What a suppression must keep: for each attacker and each hidden cell a width; and the cut that a broken one gives.
import type { Limits, Reached, Reacher, Share, Side } from "./_reach.ts";
import { type Question, roomOf } from "./hiding.ts";

/** One cell that must stay `width` wide for one attacker, if it is hidden. */
export interface Demand {
  readonly attacker: number;
  readonly cell: number;
  readonly width: number;
}

/** The sum of `times` over the hidden cells named is at least 1, or (with `unless`) at least 1 when that cell is hidden. */
export interface Cut {
  readonly terms: readonly { readonly cell: number; readonly times: number }[];
  readonly unless: number | null;
}

/** Two moves that show a demand as kept. */
export interface Kept {
  readonly down: Reached;
  readonly up: Reached;
}

/** The demands of a question, with the cells that may still be hidden; or the small cells that nothing can keep wide enough. */
export type Demands =
  | { readonly kind: "possible"; readonly question: Question; readonly demands: readonly Demand[] }
  | { readonly kind: "impossible"; readonly cells: readonly string[] };

/**
 * What must be kept of each cell, when everything that may be hidden is. A cell that only others need hidden, and that cannot
 * keep its own width then, is one that must be shown after all, and the rest is looked at again.
 */
export function demandsOf(question: Question, reacher: Reacher): Demands {
  const all = question.hideable.map((may) => (may ? 1 : 0));
  const limits = question.attackers.map((_, attacker) => limitsFor(question, { attacker, hidden: all, cap: FAR }));
  const measure = measurer(question, reacher, limits);
  const demands: Demand[] = [];
  const tooNarrow = new Set<number>();
  for (const wish of wishes(question)) {
    const attacker = question.attackers[wish.attacker];
    if (attacker === undefined) continue;
    const width = Math.floor(measure(wish).width + 1e-6);
    if (width >= wish.width) demands.push(wish);
    else if (question.small[wish.cell] && attacker.orWhatTheTableLeaves && width >= 1) demands.push({ ...wish, width });
    else if (question.small[wish.cell] || !question.forced[wish.cell]) tooNarrow.add(wish.cell);
  }
  const lost = [...tooNarrow].filter((cell) => question.small[cell]);
  if (lost.length > 0) return { kind: "impossible", cells: lost.map((cell) => question.ids[cell] ?? "") };
  if (tooNarrow.size === 0) return { kind: "possible", question, demands };
  const hideable = question.hideable.map((may, cell) => may && !tooNarrow.has(cell));
  return demandsOf({ ...question, hideable }, reacher);
}

const FAR = 10_000;

/** Every demand before it is known what the table can give at most. */
function wishes(question: Question): readonly Demand[] {
  return question.attackers.flatMap((attacker, index) =>
    question.ids.flatMap((id, cell): readonly Demand[] => {
      const width = question.small[cell] ? attacker.width : attacker.widthOfOthers;
      return question.hideable[cell] && width > 0 && attacker.own !== id ? [{ attacker: index, cell, width }] : [];
    }),
  );
}

/** How far cells may move for an attacker: the room of each, times how much of it is hidden (0 to 1), never above `cap`. */
export function limitsFor(
  question: Question,
  { attacker, hidden, cap }: { readonly attacker: number; readonly hidden: readonly number[]; readonly cap: number },
): Limits {
  const size = question.ids.length;
  const limits = { down: new Float64Array(size), up: new Float64Array(size) };
  const who = question.attackers[attacker];
  if (who === undefined) return limits;
  for (let cell = 0; cell < size; cell += 1) {
    const share = question.hideable[cell] ? (hidden[cell] ?? 0) : 0;
    if (share <= 0) continue;
    const room = roomOf(question, who, cell);
    limits.down[cell] = Math.min(room.down, cap) * share;
    limits.up[cell] = Math.min(room.up, cap) * share;
  }
  return limits;
}

/** Moves and the width they show, at most the width wanted. */
export interface Measured extends Kept {
  readonly width: number;
}

/** How wide a demand's cell is under limits, up to the width wanted. */
function widthOf(
  question: Question,
  { reacher, limits, demand }: { readonly reacher: Reacher; readonly limits: Limits; readonly demand: Demand },
): Measured {
  const who = question.attackers[demand.attacker];
  const room = who === undefined ? { down: 0, up: 0 } : roomOf(question, who, demand.cell);
  const side = (name: Side, enough: number): Reached =>
    enough <= 0 ? NOTHING : reacher.reach(limits, { target: demand.cell, side: name, enough });
  const up = side("up", Math.min(room.up, demand.width));
  const down = side("down", Math.min(room.down, Math.max(0, demand.width - up.most)));
  return { down, up, width: down.most + up.most };
}

const NOTHING: Reached = { most: 0, change: [], proof: [] };

/**
 * Measures demands one after the other under the limits of each attacker. What moved a cell far enough for one attacker is
 * tried first for the next: most attackers differ in little.
 */
export function measurer(
  question: Question,
  reacher: Reacher,
  limits: readonly Limits[],
): (demand: Demand) => Measured {
  const before = new Map<number, Measured[]>();
  return (demand) => {
    const own = limits[demand.attacker];
    if (own === undefined) return { down: NOTHING, up: NOTHING, width: 0 };
    const known = before.get(demand.cell) ?? [];
    const enough = known.find(({ down, up, width }) => width >= demand.width && fits(down, own) && fits(up, own));
    if (enough !== undefined) return enough;
    const found = widthOf(question, { reacher, limits: own, demand });
    before.set(demand.cell, [...known, found]);
    return found;
  };
}

function fits({ change }: Reached, { down, up }: Limits): boolean {
  return change.every(({ cell, by }) => by <= (up[cell] ?? 0) && -by <= (down[cell] ?? 0));
}

/**
 * The conditions that every safe set fulfils, by the proofs of a measurement that came out too narrow. Each side is at most
 * its proof's shares of the rooms of hidden cells (or the cell's own room), and both together must come to the width: the
 * capacity cuts of Fischetti & Salazar 1999, with coefficients cut off at what is needed.
 */
export function cutsOf(question: Question, demand: Demand, { down, up }: Kept): readonly Cut[] {
  const near = cutBy(question, demand, [up.proof, down.proof]);
  const far = cutBy(question, demand, [up.other ?? up.proof, down.other ?? down.proof]);
  return [near, far].filter((cut) => cut !== null);
}

function cutBy(
  question: Question,
  demand: Demand,
  [up, down]: readonly [readonly Share[], readonly Share[]],
): Cut | null {
  const who = question.attackers[demand.attacker];
  if (who === undefined) return null;
  const room = roomOf(question, who, demand.cell);
  const times = new Map<number, number>();
  // A side without a proof went as far as the cell's own room, which then bounds it.
  let rest = demand.width - (up.length === 0 ? room.up : 0) - (down.length === 0 ? room.down : 0);
  for (const { cell, side, times: share } of [...up, ...down]) {
    const by = share * roomOf(question, who, cell)[side];
    if (question.forced[cell]) rest -= by;
    else if (question.hideable[cell]) times.set(cell, (times.get(cell) ?? 0) + by);
  }
  if (!(rest > 1e-9)) return null;
  const terms = [...times].flatMap(([cell, all]) => (all > 0 ? [{ cell, times: Math.min(1, all / rest) }] : []));
  return { terms, unless: question.forced[demand.cell] ? null : demand.cell };
}
