// Made tables of counts for the tests and benches of disclosure: rows by columns, with a third side, and nested.
import type { CellSum, CountCell, CountTable } from "../../src/disclosure/count-table.ts";

/** A repeatable stream of numbers from 0 up to 1 (a 32-bit generator after Steele & Vigna). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** The sums of a list of cells by their labels: a cell is one label of each side, `T` the total of a side. */
function crossed(id: string, counts: ReadonlyMap<string, number>, sides: readonly (readonly string[])[]): CountTable {
  const names = (parts: readonly (readonly string[])[]): string[][] =>
    parts.reduce<string[][]>((before, side) => before.flatMap((each) => side.map((label) => [...each, label])), [[]]);
  const inner = names(sides);
  const cells: CountCell[] = names(sides.map((side) => [...side, "T"])).map((labels) => ({
    id: labels.join("|"),
    count: inner
      .filter((each) => each.every((label, at) => labels[at] === "T" || labels[at] === label))
      .reduce((sum, each) => sum + (counts.get(each.join("|")) ?? 0), 0),
  }));
  const sums: CellSum[] = cells.flatMap((cell) =>
    cell.id.split("|").flatMap((label, at) => {
      if (label !== "T") return [];
      const part = (own: string) =>
        cell.id
          .split("|")
          .map((each, side) => (side === at ? own : each))
          .join("|");
      return [{ total: cell.id, parts: (sides[at] ?? []).map(part) }];
    }),
  );
  return { id, universe: id, cells, sums };
}

/** Rows `r1…` by columns `c1…` with totals `T`. */
export function crossTable(
  inner: readonly (readonly number[])[],
  names: { readonly rows?: readonly string[]; readonly columns?: readonly string[] } = {},
): CountTable {
  const rows = names.rows ?? inner.map((_, row) => `r${row + 1}`);
  const columns = names.columns ?? (inner[0] ?? []).map((_, column) => `c${column + 1}`);
  const counts = new Map(
    inner.flatMap((row, at) => row.map((count, column): [string, number] => [`${rows[at]}|${columns[column]}`, count])),
  );
  return crossed("made", counts, [rows, columns]);
}

/** A table with three sides, counts given by label, each side with its total. */
export function cubeTable(
  sizes: readonly [number, number, number],
  count: (at: readonly number[]) => number,
): CountTable {
  const sides = sizes.map((size, side) => Array.from({ length: size }, (_, index) => `${"xyz"[side]}${index + 1}`));
  const counts = new Map<string, number>();
  for (let x = 0; x < sizes[0]; x += 1) {
    for (let y = 0; y < sizes[1]; y += 1) {
      for (let z = 0; z < sizes[2]; z += 1) counts.set(`x${x + 1}|y${y + 1}|z${z + 1}`, count([x, y, z]));
    }
  }
  return crossed("cube", counts, sides);
}

/** Rows by columns, the rows also in groups of `size` with subtotals `g1…` in between: each column and the totals add up twice. */
export function nestedTable(inner: readonly (readonly number[])[], size: number): CountTable {
  const flat = crossTable(inner);
  const columns = [...(inner[0] ?? []).map((_, column) => `c${column + 1}`), "T"];
  const groups = Array.from({ length: Math.ceil(inner.length / size) }, (_, group) => ({
    name: `g${group + 1}`,
    rows: inner.map((_, row) => row).filter((row) => Math.floor(row / size) === group),
  }));
  const count = new Map(flat.cells.map((cell) => [cell.id, cell.count]));
  const part = (row: number, column: string) => `r${row + 1}|${column}`;
  const cells = groups.flatMap(({ name, rows }) =>
    columns.map((column) => ({
      id: `${name}|${column}`,
      count: rows.reduce((sum, row) => sum + (count.get(part(row, column)) ?? 0), 0),
    })),
  );
  const across = groups.map(({ name }) => ({
    total: `${name}|T`,
    parts: columns.slice(0, -1).map((column) => `${name}|${column}`),
  }));
  const down = columns.flatMap((column) => [
    ...groups.map(({ name, rows }) => ({ total: `${name}|${column}`, parts: rows.map((row) => part(row, column)) })),
    { total: `T|${column}`, parts: groups.map(({ name }) => `${name}|${column}`) },
  ]);
  const kept = flat.sums.filter(({ total, parts }) => !total.startsWith("T|") || !parts[0]?.startsWith("r"));
  return { ...flat, id: "nested", cells: [...flat.cells, ...cells], sums: [...kept, ...across, ...down] };
}

/**
 * Counts of made forces (rows) by outcome with exactly `small` counts of 1 to 7 among the inner cells: sizes as unlike as
 * those of real forces, shares that differ.
 */
export function madeCounts({
  rows,
  columns,
  small,
  seed,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly small: number;
  readonly seed: number;
}): number[][] {
  const roll = dice(seed);
  const shares = Array.from({ length: columns }, () => 0.3 + 2 * roll());
  const counts = Array.from({ length: rows }, () => {
    const size = Math.exp(3 + 1.6 * (roll() + roll() + roll() - 1.5));
    return shares.map((share) => Math.round(size * share * (0.4 + 1.2 * roll())));
  });
  const places = counts.flatMap((row, at) => row.map((_, column) => ({ row: at, column })));
  const isSmall = ({ row, column }: (typeof places)[number]) => {
    const count = counts[row]?.[column] ?? 0;
    return count >= 1 && count <= 7;
  };
  for (let guard = 0; guard < 100_000; guard += 1) {
    const now = places.filter(isSmall);
    if (now.length === small) break;
    const from = now.length > small ? now : places.filter((place) => !isSmall(place));
    const { row, column } = from[Math.floor(roll() * from.length)] ?? { row: 0, column: 0 };
    const line = counts[row] ?? [];
    line[column] = now.length > small ? 8 + Math.floor(10 * roll()) : 1 + Math.floor(7 * roll());
  }
  return counts;
}
