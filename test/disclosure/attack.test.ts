// The attack against an obvious enumeration of all whole-number tables, and its edges.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AttackSystem,
  attack,
  attackWithoutWholeness,
  type CellBounds,
  type Fact,
} from "../../src/disclosure/attack.ts";
import { enumerated, systems } from "./made-systems.ts";

function endsOf(bounds: readonly CellBounds[]): readonly { readonly from: number; readonly to: number | null }[] {
  return bounds.map(({ from, to }) => ({ from, to }));
}

test("the bounds are those of all whole-number tables that agree with the facts", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(systems, async (system) => {
      const bounds = await attack(system);
      expect(endsOf(bounds)).toEqual(enumerated(system));
      expect(bounds.every(({ proof }) => proof === "exact" || proof === "reached")).toBe(true);
    }),
    { numRuns: 100, seed: 4 },
  );
});

test("without wholeness the ranges are never narrower", async () => {
  await fc.assert(
    fc.asyncProperty(systems, async (system) => {
      const [whole, plain] = [await attack(system), await attackWithoutWholeness(system)];
      for (const [place, { from, to }] of plain.entries()) {
        expect(from).toBeLessThanOrEqual((whole[place]?.from ?? 0) + 1e-6);
        expect(to ?? 1e9).toBeGreaterThanOrEqual((whole[place]?.to ?? 0) - 1e-6);
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});

const count = (id: string): { readonly id: string; readonly times: number } => ({ id, times: 1 });

function made(from: number, to: number | null, facts: readonly Omit<Fact, "says" | "release">[]): AttackSystem {
  const ids = [...new Set(facts.flatMap(({ terms }) => terms.map(({ id }) => id)))];
  return {
    unknowns: ids.map((id) => ({ id, from, to })),
    facts: facts.map((fact, index) => ({ ...fact, says: `fact ${index}`, release: "made" })),
  };
}

test("a count without a most has none, and one tied to a total has", async () => {
  const open = made(1, null, [
    { terms: [count("a"), { id: "b", times: -1 }], from: 0, to: 0 },
    { terms: [count("c"), count("d")], from: 9, to: 9 },
    { terms: [count("e"), count("c")], from: 3, to: null },
  ]);
  expect(await attack(open)).toMatchObject([
    { id: "a", from: 1, to: null, proof: "exact" },
    { id: "b", from: 1, to: null },
    { id: "c", from: 1, to: 8 },
    { id: "d", from: 1, to: 8 },
    { id: "e", from: 1, to: null },
  ]);
});

test("what whole numbers alone tell is found: halves would leave it open", async () => {
  // a + b = c + d, a = b and c = d + 1 would need halves, unless e makes up for it.
  const system = made(0, null, [
    { terms: [{ id: "a", times: 2 }, { id: "b", times: -2 }, count("e")], from: 1, to: 1 },
    { terms: [count("a"), count("b")], from: 4, to: 4 },
    { terms: [count("e")], from: 0, to: 2 },
  ]);
  const [whole, plain] = [await attack(system), await attackWithoutWholeness(system)];
  expect(whole.find(({ id }) => id === "e")).toMatchObject({ from: 1, to: 1, proof: "exact" });
  expect(plain.find(({ id }) => id === "e")).toMatchObject({ from: 0, to: 2 });
});

test("facts that contradict each other are told, and nothing is said of their counts", async () => {
  const system = made(0, 9, [
    { terms: [count("a"), count("b")], from: 4, to: 4 },
    { terms: [count("a"), { id: "b", times: -1 }], from: 1, to: 1 },
    { terms: [count("c"), count("d")], from: 4, to: 4 },
  ]);
  const bounds = await attack(system);
  expect(bounds.map(({ proof }) => proof)).toEqual(["contradiction", "contradiction", "exact", "exact"]);
});

test("an attack that only asks for enough says so of what it did not finish", async () => {
  const system = made(0, null, [{ terms: [count("a"), count("b"), count("c")], from: 90, to: 90 }]);
  const bounds = await attack(system, { enough: 6, of: new Set(["a", "b"]) });
  expect(bounds.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(bounds.every(({ from, to }) => (to ?? 0) - from >= 6)).toBe(true);
});

test("counts in the hundreds of millions and factors of thousands stay exact", async () => {
  const system = made(0, null, [
    { terms: [{ id: "a", times: 2000 }], from: 59 * 540_000, to: 61 * 540_000 - 1 },
    { terms: [count("a"), count("b")], from: 999_999_999, to: 999_999_999 },
  ]);
  const [a, b] = await attack(system);
  expect(a).toMatchObject({ from: 15_930, to: 16_469, proof: "exact" });
  expect(b).toMatchObject({ from: 999_999_999 - 16_469, to: 999_999_999 - 15_930, proof: "exact" });
});
