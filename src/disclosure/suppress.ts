// Complementary suppression at the least cost: which further cells to hide so that no small one can be worked out.
// A master program chooses cells; for each attacker and cell a flow (or a linear program) shows the width, or a cut that every
// safe choice keeps (Fischetti & Salazar 1999). One program with two tables for every small cell takes minutes where this
// takes a second.
import { assert } from "../ground/assert.ts";
import { cheapSet, costOf } from "./_cheap-set.ts";
import { type Cut, type Demand, demandsOf } from "./_demands.ts";
import { grownSet } from "./_grown-set.ts";
import { type Master, openMaster } from "./_master.ts";
import { networkReacher } from "./_network.ts";
import { programReacher } from "./_program.ts";
import type { Reacher } from "./_reach.ts";
import { type Hidden, type Safety, safetyOf } from "./_safety.ts";
import { thinned } from "./_thin.ts";
import { checkSuppression, type KeptWidth } from "./check-suppression.ts";
import { type Hiding, type Question, questionOf } from "./hiding.ts";

/** How long to look. The answer is the same on every machine, unless the time runs out. */
export interface SuppressOptions {
  /** Seconds after which the best safe set so far is taken; needs the clock. */
  readonly secondsAtMost?: number;
  /** Milliseconds from any start. Without it there is no limit of time. */
  readonly clock?: () => number;
  /** The most nodes of one search; 100,000 when left out. */
  readonly nodesAtMost?: number;
}

/**
 * The cells to hide: small, hidden anyway and complementary. `optimal`: no safe set costs less. `safe`: it is safe, and none costs
 * less than `bound`. Both have been checked by the second routine, for the `widths` named. `impossible`: not even hiding all
 * that may be hidden keeps `cells` as wide as wanted. `stopped`: the limit came before any safe set was found.
 */
export type Suppression =
  | {
      readonly kind: "optimal" | "safe";
      readonly hidden: readonly string[];
      /** What the complementary cells cost. */
      readonly cost: number;
      readonly bound: number;
      readonly widths: readonly KeptWidth[];
    }
  | { readonly kind: "impossible"; readonly cells: readonly string[] }
  | { readonly kind: "stopped" };

/** Finds the cheapest safe set. Costs are whole numbers. Throws when the table's sums do not hold. */
export async function suppress(hiding: Hiding, options: SuppressOptions = {}): Promise<Suppression> {
  return await withDemands(hiding, async (reacher, question, demands) => {
    if (watchOf(options).left() <= 0 || (!reacher.isWhole && demands.length > MOST_SEARCHED))
      return await grown(hiding, question, demands);
    const safety = safetyOf(question, reacher, demands);
    const master = await openMaster(question);
    try {
      return await cheapest({ hiding, question, demands, safety, master, watch: watchOf(options) });
    } finally {
      master.close();
    }
  });
}

/** Opens what tells how wide cells are kept, and gives what each attacker demands; `stopped` where the table is too large for it, `impossible` as `demandsOf` says. */
async function withDemands(
  hiding: Hiding,
  work: (reacher: Reacher, question: Question, demands: readonly Demand[]) => Promise<Suppression>,
): Promise<Suppression> {
  const asked = questionOf(hiding);
  const reacher = await reacherOf(asked);
  if (reacher === null) return { kind: "stopped" };
  try {
    const found = demandsOf(asked, reacher);
    return found.kind === "impossible" ? found : await work(reacher, found.question, found.demands);
  } finally {
    reacher.close();
  }
}

/** Above so many demands, a table that is no network has no cheapest set looked for: the search would take minutes. */
const MOST_SEARCHED = 600;
/** A table that is no network and has more cells or sums than these is for coarser ways. */
const MOST_CELLS = 2_000;
const MOST_SUMS = 900;

/** Who answers for a table; `null` for one that is too great. */
async function reacherOf(asked: Question): Promise<Reacher | null> {
  const plain = networkReacher(asked);
  if (plain !== null) return plain;
  if (asked.ids.length > MOST_CELLS || asked.equations.length > MOST_SUMS) return null;
  return networkReacher(thinned(asked)) ?? (await programReacher(asked));
}

/** A safe set without a search for the cheapest, checked as every set is. */
async function grown(hiding: Hiding, question: Question, demands: readonly Demand[]): Promise<Suppression> {
  const found = await grownSet(question, demands);
  if (found === null) return { kind: "stopped" };
  const { widths, ids } = widthsOf(question, demands, found.hidden);
  if ((await checkSuppression(hiding, ids, widths, found.moves)).length > 0) return { kind: "stopped" };
  return { kind: "safe", hidden: ids, cost: costOf(question, found.hidden), bound: 0, widths };
}

/**
 * All hidden that may be, without a search: what cannot keep its width even so, and is not small, is shown. Keeps and checks the
 * same as `suppress`: `impossible` where a small cell stays too narrow.
 */
export async function hideAll(hiding: Hiding): Promise<Suppression> {
  return await withDemands(hiding, async (_, question, demands) => {
    const hidden = question.hideable.map(Number);
    const { widths, ids } = widthsOf(question, demands, hidden);
    const unkept = (await checkSuppression(hiding, ids, widths)).map(({ cell }) => cell);
    if (unkept.length === 0) return { kind: "safe", hidden: ids, cost: costOf(question, hidden), bound: 0, widths };
    const others = unkept.filter((cell) => !hiding.small.has(cell) && hiding.hidden?.has(cell) !== true);
    if (others.length < unkept.length) return { kind: "impossible", cells: unkept };
    return await hideAll({ ...hiding, shown: new Set([...hiding.shown, ...others]) });
  });
}

interface Search {
  readonly hiding: Hiding;
  readonly question: Question;
  readonly demands: readonly Demand[];
  readonly safety: Safety;
  readonly master: Master;
  readonly watch: Watch;
}

/** What is left of the time. */
interface Watch {
  readonly nodesAtMost: number;
  left(): number;
}

function watchOf({ secondsAtMost, clock, nodesAtMost = 100_000 }: SuppressOptions): Watch {
  const start = clock?.() ?? 0;
  const end = secondsAtMost ?? Number.POSITIVE_INFINITY;
  return { nodesAtMost, left: () => (clock === undefined ? Number.POSITIVE_INFINITY : end - (clock() - start) / 1000) };
}

/** The best safe set known, and what is known of better ones. */
interface Best {
  readonly hidden: Hidden | null;
  readonly cost: number;
  readonly bound: number;
}

const MOST_ROUNDS = 1000;

/** A relaxed answer first, a cheap safe set from it, then whole answers until the cheapest is safe. */
async function cheapest(search: Search): Promise<Suppression> {
  const { question, safety, master, watch } = search;
  const relaxed = relaxedAnswer(search);
  const rounded = cheapSet(question, safety, relaxed.hidden);
  const bound = Math.ceil(relaxed.bound - 1e-6);
  let best = await better(
    search,
    { hidden: null, cost: costOf(question, question.hideable.map(Number)) + 1, bound },
    rounded,
  );
  for (let round = 0; round < MOST_ROUNDS && best.cost > best.bound && watch.left() > 0; round += 1) {
    const limits = { nodesAtMost: watch.nodesAtMost, ...secondsOf(watch) };
    const chosen = await master.whole({ from: best.bound, below: best.cost }, limits);
    if (chosen === "stopped") break;
    if (chosen === "none") {
      best = { ...best, bound: best.cost };
      break;
    }
    best = { ...best, bound: Math.max(best.bound, chosen.bound) };
    const cuts = await cutsFor(search, chosen.hidden);
    if (cuts.length === 0) best = await better(search, best, chosen.hidden);
    else if (master.add(cuts) === 0) break;
    else if (round % 8 === 0)
      best = await better(search, best, cheapSet(question, safety, mixed(chosen.hidden, relaxed.hidden)));
  }
  return said(search, best);
}

function secondsOf(watch: Watch): { readonly secondsAtMost?: number } {
  return Number.isFinite(watch.left()) ? { secondsAtMost: Math.max(0.1, watch.left()) } : {};
}

const LEAN = 0.05;

/** The cheapest choice in parts that keeps every cut that can be found. */
function relaxedAnswer({ question, safety, master, watch }: Search): {
  readonly hidden: Hidden;
  readonly bound: number;
} {
  let answer: { readonly hidden: Hidden; readonly bound: number } = { hidden: question.forced.map(Number), bound: 0 };
  for (let round = 0; round < MOST_ROUNDS && watch.left() > 0; round += 1) {
    const next = master.relaxed();
    if (next === null) break;
    answer = next;
    const leaning = safety.brokenRelaxed(answer.hidden, LEAN);
    if (master.add(leaning) > 0) continue;
    if (master.add(safety.brokenRelaxed(answer.hidden, 0)) === 0) break;
  }
  return answer;
}

/** A whole choice, with what the relaxed answer would add in the end. */
function mixed(hidden: Hidden, relaxed: Hidden): Hidden {
  return hidden.map((share, cell) => Math.max(share, 0.9 * (relaxed[cell] ?? 0)));
}

/** The cuts that a whole choice breaks: those of fractions, or where moves must be whole, those of the second routine. */
async function cutsFor(search: Search, hidden: Hidden): Promise<readonly Cut[]> {
  const leaning = search.safety.brokenRelaxed(hidden, LEAN);
  const cuts = leaning.length > 0 ? leaning : search.safety.broken(hidden);
  return cuts.length > 0 ? cuts : await coverCuts(search, hidden);
}

/**
 * For each cell that a choice does not keep in whole numbers: something besides must be hidden, since hiding less never
 * widens a cell.
 */
async function coverCuts({ hiding, question, demands }: Search, hidden: Hidden): Promise<readonly Cut[]> {
  const { widths, ids } = widthsOf(question, demands, hidden);
  const unkept = await checkSuppression(hiding, ids, widths);
  const others = question.hideable.flatMap((may, cell) => (may && hidden[cell] !== 1 ? [{ cell, times: 1 }] : []));
  return unkept.map(({ cell }): Cut => {
    const at = question.ids.indexOf(cell);
    return { terms: others, unless: question.forced[at] ? null : at };
  });
}

function widthsOf(
  question: Question,
  demands: readonly Demand[],
  hidden: Hidden,
): { readonly widths: readonly KeptWidth[]; readonly ids: readonly string[] } {
  const kept = demands.filter(({ cell }) => hidden[cell] === 1);
  return {
    widths: kept.map(({ attacker, cell, width }) => ({ attacker, cell: question.ids[cell] ?? "", width })),
    ids: question.ids.filter((_, cell) => hidden[cell] === 1),
  };
}

/** The new set if it costs less and the second routine finds it safe; else the one before. */
async function better(search: Search, best: Best, hidden: Hidden | null): Promise<Best> {
  if (hidden === null) return best;
  const cost = costOf(search.question, hidden);
  if (cost >= best.cost || (await coverCuts(search, hidden)).length > 0) return best;
  return { ...best, hidden, cost };
}

function said({ question, demands }: Search, { hidden, cost, bound }: Best): Suppression {
  if (hidden === null) return { kind: "stopped" };
  const { widths, ids } = widthsOf(question, demands, hidden);
  assert(bound <= cost, "nothing costs less than the least cost");
  return { kind: bound === cost ? "optimal" : "safe", hidden: ids, cost, bound, widths };
}
