// Aalen-Johansen: known answers, ties, day 0, delayed entry, what it must never give, and its edges.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aalenJohansen, logLogInterval } from "../../src/statistics/aalen-johansen.ts";
import { aalenVariance } from "../../src/statistics/aalen-variance.ts";
import { infinitesimalJackknife } from "../../src/statistics/infinitesimal-jackknife.ts";
import { kaplanMeier } from "../../src/statistics/kaplan-meier.ts";
import { atRiskAt, lastAt, lifeTable, lifeTableOfDays } from "../../src/statistics/life-table.ts";

const list = (numbers: ArrayLike<number> | undefined): readonly number[] => Array.from(numbers ?? []);
const close = (got: ArrayLike<number> | undefined, want: readonly number[], digits = 12): void => {
  expect(list(got)).toHaveLength(want.length);
  for (const [at, value] of want.entries()) expect(got?.[at]).toBeCloseTo(value, digits);
};

/** The six rows of the SAS example that lifelines tests against. */
const SIX = { time: [1, 2, 3, 4, 5, 6], status: [0, 1, 1, 2, 2, 0] };

test("the six rows of the SAS example have its shares, variances and both intervals", () => {
  const curve = aalenJohansen(lifeTable(SIX, 2));
  close(curve.causes[1]?.share, [0, 0, 0, 0.2, 0.4, 0.4]);
  close(curve.causes[1]?.standardError, [0, 0, 0, Math.sqrt(0.032), Math.sqrt(0.048), Math.sqrt(0.048)]);
  expect(logLogInterval(0.2, Math.sqrt(0.032))).toEqual([expect.closeTo(0.00836904, 8), expect.closeTo(0.58185303, 8)]);
  expect([curve.causes[1]?.lower[3], curve.causes[1]?.upper[3]]).toEqual([
    expect.closeTo(0.0308202111332573, 12),
    expect.closeTo(0.796190736732361, 12),
  ]);
});

test("Greenwood's variance is not cmprsk's, which is larger here", () => {
  const table = lifeTable(SIX, 2);
  expect(aalenVariance(table, 1).variance[3]).toBeCloseTo(0.0469444444444445, 12);
  expect((aalenJohansen(table).causes[1]?.standardError[3] ?? 0) ** 2).toBeCloseTo(0.032, 12);
});

test("two causes on one day are taken together, in whatever order they stand", () => {
  const one = aalenJohansen(lifeTable({ time: [1, 2, 2, 4, 5, 6], status: [0, 1, 2, 1, 2, 0] }, 2));
  const other = aalenJohansen(lifeTable({ time: [6, 5, 4, 2, 2, 1], status: [0, 2, 1, 2, 1, 0] }, 2));
  close(one.causes[0]?.share, [0, 0.2, 0.4, 0.4, 0.4]);
  close(one.causes[1]?.share, [0, 0.2, 0.2, 0.4, 0.4]);
  expect(other).toEqual(one);
});

test("an outcome on day 0 counts", () => {
  const curve = aalenJohansen(lifeTable({ time: [0, 0, 1, 2, 2, 3, 3, 5, 8], status: [1, 2, 0, 1, 2, 1, 0, 1, 0] }, 2));
  expect(curve.causes[0]?.share[0]).toBeCloseTo(1 / 9, 14);
  expect(curve.free[0]).toBeCloseTo(7 / 9, 14);
});

test("one minus Kaplan-Meier is another, larger number, and is not what is given", () => {
  const table = lifeTable(SIX, 2);
  const [charged = [], others = []] = table.events;
  const censored = list(table.censored).map((count, row) => count + (others[row] ?? 0));
  const naive = kaplanMeier({ ...table, events: [list(charged)], censored }).share.map((share) => 1 - share);
  const alone = kaplanMeier({
    ...table,
    events: [list(others)],
    censored: list(table.censored).map((count, row) => count + (charged[row] ?? 0)),
  });
  const given = aalenJohansen(table).causes;
  expect(1 - (alone.share.at(-1) ?? 0)).toBeCloseTo(2 / 3, 12);
  expect(given[1]?.share.at(-1)).toBeCloseTo(0.4, 12);
  expect(list(given[0]?.share).every((share, row) => share <= (naive[row] ?? 0) + 1e-12)).toBe(true);
});

test("under delayed entry Greenwood's and the infinitesimal jackknife differ; without it they are one", () => {
  const late = { time: [5, 8, 10, 12, 15, 20, 21], status: [1, 2, 0, 1, 2, 0, 1], entry: [0, 0, 3, 6, 9, 9, 10] };
  const table = lifeTable(late, 2);
  expect(list(table.atRisk)).toEqual([3, 3, 4, 4, 3, 2, 1]);
  expect(aalenJohansen(table).causes[0]?.standardError[3]).toBeCloseTo(0.250513875156827, 12);
  expect(infinitesimalJackknife(late, table)[0]?.[3]).toBeCloseTo(0.263197600065776, 12);
  const plain = lifeTable(SIX, 2);
  close(infinitesimalJackknife(SIX, plain)[1], list(aalenJohansen(plain).causes[1]?.standardError));
});

describe("edges are defined", () => {
  test.each([
    ["no rows", [], [], []],
    ["one, censored", [4], [0], [0]],
    ["one, ended", [4], [1], [1]],
    ["all censored", [1, 2, 3], [0, 0, 0], [0, 0, 0]],
    ["all on day 0", [0, 0, 0, 0], [1, 1, 2, 0], [0.5]],
  ])("%s", (_, time, status, share) => {
    const curve = aalenJohansen(lifeTable({ time, status }, 2));
    close(curve.causes[0]?.share, share);
    for (const cause of curve.causes)
      for (const numbers of [cause.share, cause.standardError, cause.lower, cause.upper])
        expect(list(numbers).every((number) => number >= 0 && number <= 1)).toBe(true);
  });

  test("where nobody or everybody has ended so, the interval says nothing", () => {
    const curve = aalenJohansen(lifeTable({ time: [1, 2], status: [0, 1] }, 1));
    expect([list(curve.causes[0]?.lower), list(curve.causes[0]?.upper)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(logLogInterval(0, 0)).toBeNull();
    expect(logLogInterval(1, 0)).toBeNull();
  });

  test("more ends than are at risk are impossible", () => {
    expect(() => aalenJohansen({ times: [1], atRisk: [1], events: [[2]], censored: [0] })).toThrow(
      "2 outcomes among 1",
    );
    expect(() => lifeTable({ time: [1], status: [3] }, 2)).toThrow("a state 3 of 2 causes");
    expect(() => lifeTable({ time: [2], status: [1], entry: [2] }, 1)).toThrow("not before 2");
  });
});

test("counts by day give the very curve of the single times", () => {
  const crimes = fc.array(fc.record({ time: fc.nat(30), status: fc.nat(3) }), { maxLength: 60 });
  fc.assert(
    fc.property(crimes, (all) => {
      const days = (status: number): number[] => {
        const counts = Array.from({ length: 31 }, () => 0);
        for (const one of all) if (one.status === status) counts[one.time] = (counts[one.time] ?? 0) + 1;
        return counts;
      };
      const single = lifeTable({ time: all.map(({ time }) => time), status: all.map(({ status }) => status) }, 3);
      const grouped = lifeTableOfDays([days(1), days(2), days(3)], days(0));
      expect(list(grouped.times)).toEqual(list(single.times));
      expect(aalenJohansen(grouped).causes).toEqual(aalenJohansen(single).causes);
    }),
  );
});

test("the shares and what is free of outcomes always make one, and curves never fall", () => {
  const crimes = fc.array(fc.record({ time: fc.nat(9), status: fc.nat(2) }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(crimes, (all) => {
      const curve = aalenJohansen(
        lifeTable({ time: all.map(({ time }) => time), status: all.map(({ status }) => status) }, 2),
      );
      for (let row = 0; row < curve.times.length; row++) {
        const shares = curve.causes.map(({ share }) => share[row] ?? 0);
        expect(shares.reduce((sum, share) => sum + share, curve.free[row] ?? 0)).toBeCloseTo(1, 12);
        for (const { share, lower, upper } of curve.causes) {
          expect(share[row]).toBeGreaterThanOrEqual(share[row - 1] ?? 0);
          expect(share[row]).toBeGreaterThanOrEqual(lower[row] ?? 1);
          expect(share[row]).toBeLessThanOrEqual((upper[row] ?? 0) + 1e-12);
        }
      }
    }),
  );
});

test("a time is looked up in its row, and the risk of a time between rows is that of the next", () => {
  const table = lifeTable({ time: [0, 5, 9], status: [1, 0, 1] }, 1);
  expect([lastAt(table.times, -1), lastAt(table.times, 0), lastAt(table.times, 8), lastAt(table.times, 99)]).toEqual([
    -1, 0, 1, 2,
  ]);
  expect([0, 1, 5, 6, 9, 10].map((at) => atRiskAt(table, at))).toEqual([3, 2, 2, 1, 1, 0]);
});
