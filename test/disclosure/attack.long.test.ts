// The attack against the enumeration of all tables, on many more made systems.
import fc from "fast-check";
import { expect, test } from "vitest";
import { attack } from "../../src/disclosure/attack.ts";
import { enumerated, systems } from "./made-systems.ts";

test("the bounds are those of all whole-number tables, in 10,000 made systems", { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(systems, async (system) => {
      const bounds = await attack(system);
      expect(bounds.map(({ from, to }) => ({ from, to }))).toEqual(enumerated(system));
      expect(bounds.every(({ proof }) => proof === "exact" || proof === "reached")).toBe(true);
    }),
    { numRuns: 10_000, seed: 40 },
  );
});
