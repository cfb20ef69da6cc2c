// Rank posteriors against integrals of 30 digits, against drawn lots, and at the edges.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Counts } from "../../src/statistics/interval.ts";
import { posteriorRanks, probabilityBelow } from "../../src/statistics/posterior-ranks.ts";
import { sameDice, someUnits } from "./some-units.ts";

const counts = (count: number, of: number): Counts => ({ count, of });

describe("P(a's rate is below b's)", () => {
  // Integrals of the regularised incomplete beta function to 30 digits (mpmath).
  test.each([
    [16, 540, 1, 40, 0.5, 0.5, 0.491355904905686],
    [0, 10, 1, 10, 0.5, 0.5, 0.8263645497908858],
    [5, 50, 9, 60, 1, 1, 0.7692665344650375],
    [0, 3, 40, 5000, 0.5, 0.5, 0.181523963343004],
    [2, 7, 0, 0, 0.5, 0.5, 0.6301812553307569],
    [300, 4000, 290, 3500, 0.5, 0.5, 0.8962655261322885],
    [0, 3, 1, 3, 0.02, 0.3, 0.988525738259628],
    [0, 1, 500, 500, 0.5, 0.5, 0.9999786374841875],
  ])("is right to 1e-12 for %d of %d and %d of %d under Beta(%d, %d)", (x, n, y, m, alpha, beta, want) => {
    expect(probabilityBelow(counts(x, n), counts(y, m), { alpha, beta })).toBeCloseTo(want, 12);
    expect(probabilityBelow(counts(y, m), counts(x, n), { alpha, beta })).toBeCloseTo(1 - want, 12);
  });
});

test("of three units P(lowest) and P(highest) are right to 1e-12 (mpmath)", () => {
  const ranks = posteriorRanks([counts(2, 10), counts(0, 4), counts(7, 37)]);
  expect(ranks.map(({ lowest }) => lowest)).toEqual([
    expect.closeTo(0.132825436660789, 12),
    expect.closeTo(0.748272900047844, 12),
    expect.closeTo(0.118901663291367, 12),
  ]);
  expect(ranks.map(({ highest }) => highest)).toEqual([
    expect.closeTo(0.496994615891592, 12),
    expect.closeTo(0.125205810491931, 12),
    expect.closeTo(0.37779957361648, 12),
  ]);
});

test("identical units may have any rank, and none is called the lowest", () => {
  for (const one of posteriorRanks([counts(5, 50), counts(5, 50), counts(5, 50)])) {
    expect(one).toMatchObject({ from: 1, to: 3, expected: expect.closeTo(2, 12), lowest: expect.closeTo(1 / 3, 12) });
  }
});

test("the unit that is lowest by its rate need not be surely so: “worst” asks for P ≥ 0.95", () => {
  // One in 40 is the lowest of four rates, at one chance in two.
  const ranks = posteriorRanks([counts(16, 540), counts(1, 40), counts(43, 1000), counts(36, 1000)]);
  expect(ranks[1]?.lowest).toBeLessThan(0.5);
  expect(posteriorRanks([counts(0, 1000), counts(100, 1000)])[0]?.lowest).toBeGreaterThan(0.95);
});

test("one unit has rank 1; a unit of 0 crimes may have any rank; all 0 and all full are defined", () => {
  expect(posteriorRanks([counts(3, 9)])[0]).toMatchObject({
    expected: expect.closeTo(1, 12),
    from: 1,
    to: 1,
    lowest: expect.closeTo(1, 12),
  });
  const ranks = posteriorRanks([counts(10, 100), counts(0, 0), counts(90, 100)]);
  expect([ranks[1]?.from, ranks[1]?.to]).toEqual([1, 3]);
  const edges = posteriorRanks([counts(0, 7), counts(7, 7), counts(0, 70)]);
  expect(JSON.stringify(edges)).not.toContain("null");
});

test("the lowest quarter of three units is one unit, of nine it is two", () => {
  const three = posteriorRanks([counts(2, 10), counts(1, 4), counts(7, 37)]);
  expect(three.map((one) => one.inLowestQuarter)).toEqual(three.map(({ lowest }) => lowest));
  const nine = posteriorRanks(Array.from({ length: 9 }, () => counts(5, 50)));
  expect(nine[0]?.inLowestQuarter).toBeCloseTo(2 / 9, 12);
});

test("44 forces give the same bytes each time, and take no drawn lots", () => {
  const dice = sameDice(5);
  const forces = Array.from({ length: 44 }, () => {
    const of = 20 + Math.floor(3000 * dice());
    return counts(Math.floor(of * 0.1 * dice()), of);
  });
  const [once, again] = [posteriorRanks(forces), posteriorRanks(forces)];
  expect(JSON.stringify(again)).toBe(JSON.stringify(once));
});

test("the probabilities agree with 40,000 drawn lots to 1%", () => {
  const units = [counts(3, 40), counts(10, 90), counts(0, 15), counts(30, 300), counts(8, 100)];
  const dice = sameDice(11);
  const hits = units.map(() => 0);
  const [draws, steps] = [40_000, 400];
  // Each unit's posterior as 400 quantiles of its own, found from its density by plain sums.
  const tables = units.map(({ count, of }) => {
    const weights = Array.from({ length: 20_000 }, (_, k) => {
      const t = (k + 0.5) / 20_000;
      return Math.exp((count - 0.5) * Math.log(t) + (of - count - 0.5) * Math.log1p(-t));
    });
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const quantiles: number[] = [];
    let sum = 0;
    weights.forEach((weight, k) => {
      sum += weight / whole;
      while (quantiles.length < steps && sum >= (quantiles.length + 0.5) / steps) quantiles.push((k + 0.5) / 20_000);
    });
    return quantiles;
  });
  for (let draw = 0; draw < draws; draw += 1) {
    const rates = tables.map((table) => (table[Math.floor(dice() * table.length)] ?? 0) + 1e-7 * dice());
    const lowest = rates.indexOf(Math.min(...rates));
    hits[lowest] = (hits[lowest] ?? 0) + 1;
  }
  posteriorRanks(units).forEach(({ lowest }, index) => {
    expect(Math.abs(lowest - (hits[index] ?? 0) / draws)).toBeLessThan(0.01);
  });
});

describe("for any units", () => {
  test("each unit has some rank, each rank some unit, and the expected ranks add up", () => {
    fc.assert(
      fc.property(someUnits({ least: 1, most: 12, largest: 20_000 }), (units) => {
        const ranks = posteriorRanks(units);
        const k = units.length;
        ranks.forEach(({ probabilities, from, to, expected }, index) => {
          expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 11);
          expect(ranks.reduce((sum, one) => sum + (one.probabilities[index] ?? 0), 0)).toBeCloseTo(1, 11);
          expect(1 <= from && from <= to && to <= k).toBe(true);
          expect(expected).toBeGreaterThanOrEqual(from - k / 2);
        });
        expect(ranks.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo((k * (k + 1)) / 2, 8);
      }),
      { numRuns: 40 },
    );
  });

  test("counting the others instead turns the ranks round", () => {
    fc.assert(
      fc.property(someUnits({ least: 2, most: 8 }), (units) => {
        const k = units.length;
        const [one, other] = [
          posteriorRanks(units),
          posteriorRanks(units.map(({ count, of }) => counts(of - count, of))),
        ];
        one.forEach(({ expected, lowest }, index) => {
          expect(other[index]?.expected).toBeCloseTo(k + 1 - expected, 9);
          expect(other[index]?.highest).toBeCloseTo(lowest, 10);
        });
      }),
      { numRuns: 40 },
    );
  });
});

test.each([
  ["no unit", () => posteriorRanks([])],
  ["a prior of 0", () => posteriorRanks([counts(1, 2)], { alpha: 0, beta: 1 })],
  ["more than all", () => posteriorRanks([counts(3, 2)])],
])("%s is refused", (_, act) => {
  expect(act).toThrow("Broken promise");
});

test("a rank interval from unadjusted overlap of intervals (ranks without probabilities) is found out by its sum", () => {
  // A peer's plain ranks put all mass on one rank each: then two identical units cannot both have it.
  const columnsAddUp = (rows: readonly (readonly number[])[]) =>
    rows.every((_, rank) => Math.abs(rows.reduce((sum, row) => sum + (row[rank] ?? 0), 0) - 1) < 1e-9);
  const units = [counts(5, 50), counts(5, 50)];
  expect(columnsAddUp(posteriorRanks(units).map(({ probabilities }) => probabilities))).toBe(true);
  expect(
    columnsAddUp([
      [1, 0],
      [1, 0],
    ]),
  ).toBe(false);
});
