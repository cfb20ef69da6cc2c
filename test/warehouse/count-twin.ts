// One round after another: a random table, a random plan, both engines, exactly the same rows.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { countInDuckdb } from "../../src/warehouse/count-in-duckdb.ts";
import { countInMemory } from "../../src/warehouse/count-in-memory.ts";
import type { Count, CountedTable } from "../../src/warehouse/count-plan.ts";
import { type Engine, openEngine } from "../../src/warehouse/engine.ts";
import { anyTrial, writeTrial } from "./count-trial.ts";

/** Lets work have an engine in a folder of its own. */
export async function withEngine<T>(work: (engine: Engine, folder: string) => Promise<T>, threads = 2): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-count-"));
  const engine = await openEngine({ folder, threads });
  try {
    return await work(engine, folder);
  } finally {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many rounds, from which seed; `spoil` makes the fast engine wrong, to see that it is noticed. */
export interface Rounds {
  readonly rounds: number;
  readonly seed: number;
  readonly spoil?: (count: Count) => Count;
}

/** Runs so many rounds on a table. A difference fails with the smallest table and plan that still differ. */
export async function twinRounds(
  table: CountedTable,
  { rounds, seed, spoil = (count) => count }: Rounds,
): Promise<void> {
  await withEngine(async (engine, folder) => {
    const fast = spoil(countInDuckdb(engine));
    await fc.assert(
      fc.asyncProperty(anyTrial(table), async (trial) => {
        const plan = await writeTrial(engine, trial, join(folder, "trial"));
        const obvious = countInMemory((file) => trial.files[plan.files.indexOf(file)] ?? []);
        expect(await fast(plan)).toEqual(await obvious(plan));
      }),
      { numRuns: rounds, seed },
    );
  });
}
