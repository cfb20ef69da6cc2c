// The most even distribution under linear conditions (maximum entropy), by Newton's method on its dual.
import { assert } from "../ground/assert.ts";

/** A condition on the mean of `values` (one for each outcome): exactly or at least `mean`. */
export interface MeanCondition {
  readonly values: readonly number[];
  readonly mean: number;
  readonly kind: "exactly" | "at least";
}

/**
 * The probabilities of `outcomes` outcomes with the greatest entropy for which every condition holds, to 1e-8 or better; `null`
 * when the conditions contradict each other (or leave some outcome no probability at all). Jaynes 1957; the dual is convex,
 * with one multiplier a condition, those of "at least" not below 0.
 */
export function maximumEntropy(outcomes: number, conditions: readonly MeanCondition[]): readonly number[] | null {
  assert(
    conditions.every((each) => each.values.length === outcomes),
    "a condition has a value for each outcome",
  );
  let at = conditions.map(() => 0);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const p = probabilities(conditions, at, outcomes);
    const off = conditions.map(({ values, mean }) => meanOf(p, values) - mean);
    if (isSolved({ conditions, at, off, within: EXACT_ENOUGH })) return p;
    const next = step(conditions, { at, p, off });
    // Where rounding hides any further descent, what is reached counts when it is close.
    if (next === null) return isSolved({ conditions, at, off, within: CLOSE_ENOUGH }) ? p : null;
    at = next;
  }
  return null;
}

const MOST_ROUNDS = 500;
const EXACT_ENOUGH = 1e-13;
const CLOSE_ENOUGH = 1e-8;

/** Proportional to exp(sum of multiplier times value), without overflow. */
function probabilities(conditions: readonly MeanCondition[], at: readonly number[], outcomes: number): number[] {
  const logs = Array.from({ length: outcomes }, (_, outcome) =>
    conditions.reduce((sum, { values }, index) => sum + (at[index] ?? 0) * (values[outcome] ?? 0), 0),
  );
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function meanOf(p: readonly number[], values: readonly number[]): number {
  return p.reduce((sum, each, outcome) => sum + each * (values[outcome] ?? 0), 0);
}

/** Every condition holds, and only those that are tight have a multiplier. */
function isSolved(point: {
  readonly conditions: readonly MeanCondition[];
  readonly at: readonly number[];
  readonly off: readonly number[];
  readonly within: number;
}): boolean {
  return point.conditions.every(({ kind }, index) => {
    const [multiplier, miss] = [point.at[index] ?? 0, point.off[index] ?? 0];
    return kind === "at least" && multiplier === 0 ? miss >= -point.within : Math.abs(miss) <= point.within;
  });
}

interface Point {
  readonly at: readonly number[];
  readonly p: readonly number[];
  readonly off: readonly number[];
}

/** One projected Newton step that lowers the dual, or `null` when none does. */
function step(conditions: readonly MeanCondition[], { at, p, off }: Point): number[] | null {
  const free = conditions.flatMap(({ kind }, index) =>
    kind === "exactly" || (at[index] ?? 0) > 0 || (off[index] ?? 0) < 0 ? [index] : [],
  );
  const direction = solved(
    covariances(conditions, p, free),
    free.map((index) => -(off[index] ?? 0)),
  );
  const from = dual(conditions, at, p.length);
  for (let length = 1; length > 1e-12; length /= 2) {
    const next = [...at];
    for (const [order, index] of free.entries()) {
      const moved = (at[index] ?? 0) + length * (direction[order] ?? 0);
      next[index] = conditions[index]?.kind === "at least" ? Math.max(0, moved) : moved;
    }
    const isMoved = next.some((value, index) => value !== at[index]);
    if (isMoved && dual(conditions, next, p.length) <= from) return next;
  }
  return null;
}

function dual(conditions: readonly MeanCondition[], at: readonly number[], outcomes: number): number {
  const logs = Array.from({ length: outcomes }, (_, outcome) =>
    conditions.reduce((sum, { values, mean }, index) => sum + (at[index] ?? 0) * ((values[outcome] ?? 0) - mean), 0),
  );
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0));
}

function covariances(conditions: readonly MeanCondition[], p: readonly number[], free: readonly number[]): number[][] {
  const centred = free.map((index) => {
    const values = conditions[index]?.values ?? [];
    const mean = meanOf(p, values);
    return values.map((value) => value - mean);
  });
  return centred.map((a, row) =>
    centred.map((b, column) => {
      const both = p.reduce((sum, each, outcome) => sum + each * (a[outcome] ?? 0) * (b[outcome] ?? 0), 0);
      return row === column ? both * (1 + 1e-14) + 1e-300 : both;
    }),
  );
}

/** Gauss elimination with pivoting; a direction without a pivot stays 0. */
function solved(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const [chosen, other] = [rows[pivot] ?? [], rows[column] ?? []];
    rows[column] = chosen;
    rows[pivot] = other;
    const by = chosen[column] ?? 0;
    if (Math.abs(by) < 1e-200) continue;
    for (const [index, row] of rows.entries()) {
      const times = index === column ? 0 : (row[column] ?? 0) / by;
      if (times === 0) continue;
      for (let at = column; at <= size; at += 1) row[at] = (row[at] ?? 0) - times * (chosen[at] ?? 0);
    }
  }
  return rows.map((row, index) => (Math.abs(row[index] ?? 0) < 1e-200 ? 0 : (row[size] ?? 0) / (row[index] ?? 1)));
}
