// The cells of a file without those of some figures, for whoever may not have all of them.
import { CELL_ORDER, PARQUET_OPTIONS } from "./cells-table.ts";
import { type Engine, quote } from "./engine.ts";

/** Figures of a force: their scope, unit and basis. */
export interface FiguresOf {
  readonly force: string;
  readonly scope: string;
  readonly unit: string;
  readonly basis: string;
}

/** Writes the cells of `path` (Parquet) to `target` without those figures, and without cells of which it is not known what they count. */
export async function writeWithout(
  engine: Engine,
  { path, without, target }: { readonly path: string; readonly without: readonly FiguresOf[]; readonly target: string },
): Promise<void> {
  const left = without.map(
    ({ force, scope, unit, basis }) =>
      `NOT (force = ${quote(force)} AND scope = ${quote(scope)} AND unit IS NOT DISTINCT FROM ${quote(unit)} AND basis IS NOT DISTINCT FROM ${quote(basis)})`,
  );
  const known = ["force", "scope", "line", "period"].map((column) => `${column} IS NOT NULL`);
  await engine.run(
    `COPY (SELECT * FROM read_parquet(${quote(path)}) WHERE ${[...known, ...left].join(" AND ")} ORDER BY ${CELL_ORDER}) TO ${quote(target)} (${PARQUET_OPTIONS})`,
  );
}
