// The attacker against what the product releases: a slice of the made series. All 1,000 are in attacker.long.test.ts.
import { expect, test } from "vitest";
import { ROUND_TO_5, SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import { deducedRanges } from "./attacker.ts";
import { expectSafe } from "./robbing-series.ts";

const SLICE = Array.from({ length: 4 }, (_, index) => 1 + index);

test.each(SLICE)("narrows no hidden cell of series %i below what was promised", { timeout: 60_000 }, async (seed) => {
  const { released, hidden, shown } = await expectSafe(seed, SUPPRESS_1_TO_7);
  expect(released).toBeGreaterThan(0);
  expect(hidden).toBeGreaterThan(0);
  expect(shown).toBeGreaterThan(0);
});

test("narrows no hidden cell of a rounded series either", { timeout: 60_000 }, async () => {
  expect((await expectSafe(2, ROUND_TO_5)).released).toBeGreaterThan(0);
});

test("deduces by itself what subtraction tells", () => {
  const count = (id: string) => ({ id, times: 1 });
  const says = { says: "", release: "" };
  const system = {
    unknowns: ["a", "b", "T"].map((id) => ({ id, from: 0, to: null })),
    facts: [
      { terms: [count("T"), { id: "a", times: -1 }, { id: "b", times: -1 }], from: 0, to: 0, ...says },
      { terms: [count("T")], from: 30, to: 30, ...says },
      { terms: [count("a")], from: 26, to: 26, ...says },
    ],
  };
  expect(deducedRanges(system, new Set(["b"])).get("b")).toEqual({ from: 4, to: 4 });
});
