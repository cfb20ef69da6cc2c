// Ten thousand rounds of the two engines on random plans, and ten thousand on random definitions.
import { test } from "vitest";
import { cellRounds, recordRounds } from "../measures/definition-trial.ts";
import { twinRounds } from "./count-twin.ts";

test.each(["cells", "cases"] as const)(
  "the two engines agree on 5,000 random plans of random %s",
  { timeout: 1_800_000 },
  async (table) => {
    await twinRounds(table, { rounds: 5_000, seed: 2026 });
  },
);

test("random definitions over random records and cells give the same figures in 10,000 rounds", {
  timeout: 1_800_000,
}, async () => {
  await recordRounds({ rounds: 5_000, seed: 2026 });
  await cellRounds({ rounds: 5_000, seed: 2026 });
});
