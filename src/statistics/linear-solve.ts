// Small symmetric systems of equations, as the tests between groups need them.

/**
 * `s' V⁻¹ s` for a symmetric matrix of rows, by elimination with pivots; directions in which V has no spread are left out,
 * and `rank` counts the others. Example: `quadraticForm([[2]], [4])` is { value: 8, rank: 1 }.
 */
export function quadraticForm(
  matrix: readonly (readonly number[])[],
  score: readonly number[],
): { readonly value: number; readonly rank: number } {
  const rows = matrix.map((row) => [...row]);
  const rest = [...score];
  const largest = Math.max(0, ...rows.map((row, at) => Math.abs(row[at] ?? 0)));
  let [value, rank] = [0, 0];
  const open = new Set(rows.keys());
  while (open.size > 0) {
    const pivot = [...open].reduce((best, at) => (diagonal(rows, at) > diagonal(rows, best) ? at : best));
    const size = diagonal(rows, pivot);
    if (size <= largest * 1e-10) break;
    open.delete(pivot);
    rank += 1;
    const lead = rows[pivot] ?? [];
    const mine = rest[pivot] ?? 0;
    value += (mine * mine) / size;
    for (const at of open) {
      const row = rows[at] ?? [];
      const factor = (row[pivot] ?? 0) / size;
      for (const column of open) row[column] = (row[column] ?? 0) - factor * (lead[column] ?? 0);
      rest[at] = (rest[at] ?? 0) - factor * mine;
    }
  }
  return { value, rank };
}

function diagonal(rows: readonly (readonly number[])[], at: number): number {
  return rows[at]?.[at] ?? 0;
}
