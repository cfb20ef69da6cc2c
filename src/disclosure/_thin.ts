// Leaves out sums that follow from others where that leaves every cell in at most two: rows in groups by columns are then a network,
// as plain rows by columns are. Whoever uses the rest checks what it finds against all sums.
import type { Equation, Question } from "./hiding.ts";

/** The same question with as few sums as say the same of cells that may be hidden, where cells stand in more than two. */
export function thinned(question: Question): Question {
  const { hideable } = question;
  let equations = question.equations.map((terms, index) => ({ index, terms }));
  let dependences = dependencesOf(question);
  for (;;) {
    const stands = standsOf(
      equations.map(({ terms }) => terms),
      hideable.length,
    );
    const crowded = (terms: Equation) => terms.filter(({ cell }) => hideable[cell] && (stands[cell] ?? 0) > 2).length;
    const droppable = equations
      .filter(({ index, terms }) => crowded(terms) > 0 && dependences.some((each) => each[index] !== 0))
      .sort((a, b) => crowded(b.terms) - crowded(a.terms) || a.index - b.index);
    const dropped = droppable[0];
    if (dropped === undefined) break;
    dependences = without(dependences, dropped.index);
    equations = equations.filter(({ index }) => index !== dropped.index);
  }
  return { ...question, equations: equations.map(({ terms }) => terms) };
}

function standsOf(equations: readonly Equation[], cells: number): readonly number[] {
  const stands = new Array<number>(cells).fill(0);
  for (const { cell } of equations.flat()) stands[cell] = (stands[cell] ?? 0) + 1;
  return stands;
}

/** Numbers are taken modulo a prime: exact, and no dependence of sums of ones is only one modulo such a prime in practice. */
const PRIME = 67_108_859;

/** Ways to add up sums, each so many times, to nothing at all: by elimination of the sums beside the record of what was added. */
function dependencesOf({ equations, hideable }: Question): readonly (readonly number[])[] {
  const rows = equations.map((terms, index) => {
    const row = new Array<number>(hideable.length + equations.length).fill(0);
    for (const { cell, sign } of terms) if (hideable[cell]) row[cell] = sign === 1 ? 1 : PRIME - 1;
    row[hideable.length + index] = 1;
    return row;
  });
  let rank = 0;
  for (let column = 0; column < hideable.length && rank < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    const [chosen, other] = [rows[pivot] ?? [], rows[rank] ?? []];
    rows[rank] = chosen;
    rows[pivot] = other;
    for (let below = rank + 1; below < rows.length; below += 1) cancel(rows[below] ?? [], chosen, column);
    rank += 1;
  }
  return rows.slice(rank).map((row) => row.slice(hideable.length));
}

/** The dependences that do not need one sum, once another of them has stood in for it. */
function without(dependences: readonly (readonly number[])[], index: number): readonly (readonly number[])[] {
  const pivot = dependences.find((each) => each[index] !== 0) ?? [];
  return dependences
    .filter((each) => each !== pivot)
    .map((each) => {
      const rest = [...each];
      cancel(rest, pivot, index);
      return rest;
    });
}

/** Takes so many times the pivot row from a row that one place of it becomes 0. */
function cancel(row: number[], pivot: readonly number[], column: number): void {
  const has = row[column] ?? 0;
  if (has === 0) return;
  const times = (has * inverse(pivot[column] ?? 1)) % PRIME;
  for (const [place, value] of pivot.entries()) {
    if (value !== 0) row[place] = ((row[place] ?? 0) + (PRIME - ((times * value) % PRIME))) % PRIME;
  }
}

/** One over a number, modulo the prime (Euclid). */
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (a > 1) {
    const times = Math.floor(a / b);
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}
