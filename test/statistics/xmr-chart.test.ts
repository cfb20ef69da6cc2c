// XmR charts: the constant series, the one that only moves once, the few years, and the choice of screening.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xmrChart } from "../../src/statistics/xmr-chart.ts";

test("mean ± 2.66 × average moving range: 3 and 4 have limits 0.84 and 6.16", () => {
  const { mean, limits } = xmrChart([3, 4], { leastPoints: 2 });
  expect(mean).toBe(3.5);
  expect(limits?.[0]).toBeCloseTo(0.84, 12);
  expect(limits?.[1]).toBeCloseTo(6.16, 12);
});

test("with too few points there are no limits and no signals: seven years are no control chart", () => {
  const { mean, limits, points, leastPoints } = xmrChart([1, 2, 3, 4, 5, 6, 100]);
  expect([mean, limits, leastPoints]).toEqual([121 / 7, null, 13]);
  expect(points.every(({ signal, outside }) => signal === null && !outside)).toBe(true);
});

test("one observation has a mean, no moving range and no limits, whatever is asked", () => {
  const chart = xmrChart([5], { leastPoints: 1 });
  expect(chart).toMatchObject({ mean: 5, limits: null });
  expect(chart.segments[0]?.averageMovingRange).toBeNull();
});

type Limits = (values: readonly number[]) => readonly [number, number] | null;

/** No NaN, and limits that have a width wherever the series moves. */
function isSound(limits: Limits): boolean {
  const series = [Array(15).fill(0.1), [...Array(10).fill(4), ...Array(10).fill(9)]];
  return series.every((values) => {
    const [lower, upper] = limits(values) ?? [Number.NaN, Number.NaN];
    const moves = new Set(values).size > 1;
    return lower <= upper && (!moves || lower < upper);
  });
}

test("a constant series has both limits on its value, no NaN and no signal, for a value that does not sum exactly too", () => {
  const { mean, limits, points } = xmrChart(Array(15).fill(0.1));
  expect([mean, limits]).toEqual([0.1, [0.1, 0.1]]);
  expect(points.every(({ signal, side }) => signal === null && side === 0)).toBe(true);
});

test("a series whose only movement is screened falls back to all moving ranges: its limits keep a width", () => {
  const { limits, segments, points } = xmrChart([...Array(10).fill(4), ...Array(10).fill(9)]);
  expect(limits?.[0]).toBeCloseTo(6.5 - 2.66 * (5 / 19), 12);
  expect(segments[0]).toMatchObject({ averageMovingRange: 5 / 19, screened: 0 });
  expect(points.every(({ signal }) => signal !== null)).toBe(true);
});

test("a peer's screen (strictly below, no way back) is found out by both series", () => {
  const peers: Limits = (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
    const all = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
    const kept = ranges.filter((range) => range < 3.267 * all);
    const moving = kept.reduce((sum, range) => sum + range, 0) / kept.length;
    return [mean - 2.66 * moving, mean + 2.66 * moving];
  };
  expect(isSound((values) => xmrChart(values).limits)).toBe(true);
  expect(isSound(peers)).toBe(false);
});

test("screening is a choice and stated: without it one leap widens the limits, and how many were left out is told", () => {
  const values = [
    ...Array.from({ length: 14 }, (_, index) => index % 2),
    40,
    ...Array.from({ length: 14 }, (_, index) => index % 2),
  ];
  const [screened, plain] = [xmrChart(values), xmrChart(values, { screen: false })];
  expect(screened.segments[0]?.screened).toBe(2);
  expect(plain.segments[0]?.screened).toBe(0);
  expect((plain.limits?.[1] ?? 0) - (screened.limits?.[1] ?? 0)).toBeGreaterThan(5);
});

describe("segments", () => {
  const step = [
    ...Array.from({ length: 14 }, (_, index) => 5 + (index % 3)),
    ...Array.from({ length: 14 }, (_, index) => 25 + (index % 3)),
  ];

  test("a new segment has a mean and limits of its own, and takes the signal away", () => {
    const [one, two] = [xmrChart(step), xmrChart(step, { rebaseAt: [14] })];
    expect(one.points.some(({ signal }) => signal !== null)).toBe(true);
    expect(two.points.some(({ signal }) => signal === "outside" || signal === "run")).toBe(false);
    expect(two.segments.map(({ from, to }) => [from, to])).toEqual([
      [0, 13],
      [14, 27],
    ]);
    expect(two.mean).toBeCloseTo(26, 0);
  });

  test("a short segment has no limits while the long one keeps its own", () => {
    const chart = xmrChart(step, { rebaseAt: [20] });
    expect(chart.segments[0]?.limits).not.toBeNull();
    expect([chart.segments[1]?.limits, chart.limits]).toEqual([null, null]);
  });

  test("limits from a baseline judge the points after it", () => {
    const chart = xmrChart(step, { baselinePoints: 14 });
    expect(chart.mean).toBeCloseTo(5.93, 2);
    expect(chart.points.slice(14).every(({ signal }) => signal === "outside")).toBe(true);
  });
});

test.each([
  ["no values", [], {}],
  ["a value that is no number", [1, Number.NaN], {}],
  ["a segment beyond the end", [1, 2], { rebaseAt: [2] }],
])("%s is refused", (_, values, options) => {
  expect(() => xmrChart(values, options)).toThrow("Broken promise");
});

test("moving and stretching the values moves and stretches mean and limits, and changes no signal", () => {
  const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 13, maxLength: 40 });
  fc.assert(
    fc.property(series, fc.integer({ min: -100, max: 100 }), (values, by) => {
      const [one, other] = [xmrChart(values), xmrChart(values.map((value) => 2 * value + by))];
      expect(other.mean).toBeCloseTo(2 * one.mean + by, 8);
      expect(other.limits?.[0]).toBeCloseTo(2 * (one.limits?.[0] ?? 0) + by, 7);
      expect(JSON.stringify(one)).not.toContain("NaN");
      one.points.forEach(({ outside, value, limits }) => {
        expect(outside).toBe(limits !== null && (value < limits[0] || value > limits[1]));
      });
    }),
  );
});
