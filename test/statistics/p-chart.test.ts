// The p chart and Laney's: limits for each whole, and series that do not move.
import fc from "fast-check";
import { expect, test } from "vitest";
import { laneyPChart, pChart } from "../../src/statistics/p-chart.ts";
import { someUnits } from "./some-units.ts";

const flat = Array.from({ length: 15 }, (_, index) => ({ count: 10 + index, of: 10 * (10 + index) }));

test("each unit has limits for its own whole: small ones wide", () => {
  const { centre, limits } = pChart(flat);
  expect(centre).toBeCloseTo(0.1, 14);
  const [small, large] = [limits?.[0], limits?.[14]];
  expect(small?.[1]).toBeCloseTo(0.1 + 3 * Math.sqrt(0.09 / 100), 12);
  expect(small?.[1]).toBeGreaterThan(large?.[1] ?? 1);
});

test("with too few points there are no limits, nothing is outside, and it says how many it wants", () => {
  const chart = pChart(flat.slice(0, 6));
  expect([chart.limits, chart.warning, chart.leastPoints]).toEqual([null, null, 13]);
  expect(chart.outside).toEqual(Array(6).fill(false));
});

test("where the rates do not move, Laney's limits are the p chart's: there is nothing to stretch by", () => {
  const chart = laneyPChart(flat.map(() => ({ count: 10, of: 100 })));
  expect(chart.sigmaZ).toBe(1);
  expect(chart.limits).toEqual(pChart(flat.map(() => ({ count: 10, of: 100 }))).limits);
});

test.each([0, 1])("where every rate is %d the limits are that rate, and nothing is NaN or outside", (rate) => {
  const units = flat.map(({ of }) => ({ count: rate * of, of }));
  for (const chart of [pChart(units), laneyPChart(units)]) {
    expect(chart.limits?.[3]).toEqual([rate, rate]);
    expect(chart.outside).not.toContain(true);
    expect(JSON.stringify(chart)).not.toContain("null");
  }
});

test("one observation is its own centre", () => {
  expect(laneyPChart([{ count: 2, of: 8 }], { leastPoints: 1 })).toMatchObject({ centre: 0.25, sigmaZ: 1 });
});

test("with large wholes and any real change the p chart flags nearly all, and Laney's does not", () => {
  const units = Array.from({ length: 24 }, (_, index) => ({ count: 9000 + 800 * ((index * 5) % 7), of: 100_000 }));
  expect(pChart(units).outside.filter(Boolean).length).toBeGreaterThan(12);
  expect(laneyPChart(units).outside).not.toContain(true);
});

test.each([
  ["no units", []],
  ["a unit of 0", [{ count: 0, of: 0 }]],
])("%s is refused", (_, units) => {
  expect(() => pChart(units)).toThrow("a chart of");
});

test("limits lie within 0 and 1 around the centre, and warnings within the limits", () => {
  fc.assert(
    fc.property(someUnits({ least: 1, most: 30 }), (units) => {
      for (const { centre, limits, warning } of [
        pChart(units, { leastPoints: 1 }),
        laneyPChart(units, { leastPoints: 1 }),
      ]) {
        limits?.forEach(([lower, upper], index) => {
          const [low, high] = warning?.[index] ?? [Number.NaN, Number.NaN];
          expect(0 <= lower && lower <= low && low <= centre && centre <= high && high <= upper && upper <= 1).toBe(
            true,
          );
        });
      }
    }),
  );
});
