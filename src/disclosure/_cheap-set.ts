// A safe set of hidden cells that is cheap, though not proven the cheapest: rounded from a relaxed answer, then pruned.

import type { Hidden, Safety } from "./_safety.ts";
import type { Question } from "./hiding.ts";

const ROUNDINGS = [0.999, 0.7, 0.5, 0.3, 0.15, 0.05, 0.01, 0];

/**
 * Hides what a relaxed answer hides by at least some share, the first share of the list that makes it safe, and shows again
 * what is not needed, the dearest and least wanted first. `null` when not even hiding all is safe.
 */
export function cheapSet(question: Question, safety: Safety, relaxed: Hidden): Hidden | null {
  for (const share of ROUNDINGS) {
    const hidden = question.hideable.map((may, cell) =>
      question.forced[cell] || (may && (relaxed[cell] ?? 0) >= share) ? 1 : 0,
    );
    const pruned = prunedSet(question, safety, { hidden, relaxed });
    if (pruned !== null) return pruned;
  }
  return null;
}

/** Shows again, one by one, every cell that is not needed; `null` when the set is not safe to begin with. */
function prunedSet(
  question: Question,
  safety: Safety,
  { hidden, relaxed }: { readonly hidden: Hidden; readonly relaxed: Hidden },
): Hidden | null {
  let moves = safety.moves(hidden);
  if (moves === null) return null;
  const kept = [...hidden];
  const order = kept
    .flatMap((share, cell) => (share === 1 && !question.forced[cell] ? [cell] : []))
    .sort(
      (a, b) => (relaxed[a] ?? 0) - (relaxed[b] ?? 0) || (question.cost[b] ?? 0) - (question.cost[a] ?? 0) || b - a,
    );
  for (const cell of order) {
    const fewer = safety.without(kept, moves, cell);
    if (fewer === null) continue;
    kept[cell] = 0;
    moves = fewer;
  }
  return kept;
}

/** What hiding costs beyond what is hidden anyway. */
export function costOf(question: Question, hidden: Hidden): number {
  return hidden.reduce((sum, share, cell) => sum + (question.forced[cell] ? 0 : share * (question.cost[cell] ?? 0)), 0);
}
