// What a printed statement tells, against all counts that would have been printed the same.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, conditionsOf, type Statement } from "../../src/disclosure/statement.ts";
import { wilson } from "../../src/statistics/wilson.ts";

function holds(conditions: readonly Condition[], counts: Readonly<Record<string, number>>): boolean {
  return conditions.every(({ terms, from, to }) => {
    const sum = terms.reduce((total, { id, times }) => total + times * (counts[id] ?? 0), 0);
    return (from === null || sum >= from) && (to === null || sum <= to);
  });
}

/** Rounded half up, in whole numbers: `units` of `1 / scale` percent. */
function percentUnits(count: number, of: number, scale: number): number {
  return Math.floor((200 * scale * count + of) / (2 * of));
}

const counts = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

test("a printed percentage allows exactly the counts that are printed so", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 3 }), ([count, of], digits) => {
      const scale = 10 ** digits;
      const units = percentUnits(count, of, scale);
      const printed = (units / scale).toFixed(digits);
      const known = conditionsOf({ kind: "percent", cells: ["x"], of, printed });
      const both = conditionsOf({ kind: "percent", cells: ["x"], of: ["n"], printed });
      for (let x = 0; x <= of; x++) {
        const isSame = percentUnits(x, of, scale) === units;
        expect(holds(known, { x })).toBe(isSame);
        expect(holds(both, { x, n: of })).toBe(isSame);
      }
    }),
    { numRuns: 120, seed: 6 },
  );
});

test("“one in N” allows exactly the counts whose turned rate is rounded to N", () => {
  fc.assert(
    fc.property(counts, ([count, of]) => {
      const x = Math.max(1, count);
      const n = Math.floor((2 * of + x) / (2 * x));
      const conditions = conditionsOf({ kind: "one in", cells: ["x"], of: ["n"], n });
      for (let other = 1; other <= of; other++) {
        expect(holds(conditions, { x: other, n: of })).toBe(Math.floor((2 * of + other) / (2 * other)) === n);
      }
    }),
    { numRuns: 120, seed: 7 },
  );
});

test("printed ends of an interval allow the counts with those ends", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 2 }), ([count, of], digits) => {
      const ends = (x: number) => wilson(x, of).map((end) => (100 * end).toFixed(digits)) as [string, string];
      const conditions = conditionsOf({ kind: "interval", cells: ["x"], of, printed: ends(count) });
      for (let x = 0; x <= of; x++) {
        const isSame = ends(x).join() === ends(count).join();
        // At an exact half the printed text may go either way: then the count is allowed, never forgotten.
        if (isSame) expect(holds(conditions, { x })).toBe(true);
      }
      expect(holds(conditions, { x: count })).toBe(true);
    }),
    { numRuns: 120, seed: 8 },
  );
});

test("an order of rates allows what stands in that order, equals included", () => {
  const order: Statement = {
    kind: "order",
    highestFirst: [
      { cells: ["a"], of: 100 },
      { cells: ["b"], of: 50 },
    ],
  };
  expect(holds(conditionsOf(order), { a: 8, b: 4 })).toBe(true);
  expect(holds(conditionsOf(order), { a: 8, b: 5 })).toBe(false);
});

test.each<readonly [string, Statement]>([
  ["no number", { kind: "percent", cells: ["x"], of: 10, printed: "about 3" }],
  ["one in nothing", { kind: "one in", cells: ["x"], of: 10, n: 0 }],
  ["ends of no such share", { kind: "interval", cells: ["x"], of: 10, printed: ["1.0", "1.1"] }],
])("a statement with %s is refused with what was found", (_, statement) => {
  expect(() => conditionsOf(statement)).toThrow(/Cannot use a statement: found "x /u);
});
