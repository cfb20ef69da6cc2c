// Bounds over hidden counts and silent forces: against trying every count there can be.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rateBounds } from "../../src/statistics/count-bounds.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { type Answered, silentBounds } from "../../src/statistics/silent-bounds.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const WHOLE: fc.Arbitrary<Interval> = fc.tuple(fc.nat(12), fc.nat(6)).map(([from, more]) => [from, from + more]);

/** Every pair of a count and a whole within two intervals. */
function pairs(numerator: Interval, denominator: Interval): readonly (readonly [number, number])[] {
  const range = ([from, to]: Interval) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return range(denominator).flatMap((of) =>
    range(numerator).flatMap((count) => (of > 0 && count <= of ? [[count, of] as const] : [])),
  );
}

describe("bounds of one rate", () => {
  test("are those of every pair of counts, and so is the envelope", () => {
    fc.assert(
      fc.property(WHOLE, WHOLE, (numerator, denominator) => {
        const all = pairs(numerator, denominator);
        const found = rateBounds(numerator, denominator);
        if (all.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const rates = all.map(([count, of]) => count / of);
        expect(found?.lowest).toBe(Math.min(...rates));
        expect(found?.highest).toBe(Math.max(...rates));
        const intervals = all.map(([count, of]) => wilson(count, of));
        expect(found?.envelope[0]).toBeCloseTo(Math.min(...intervals.map(([lower]) => lower)), 14);
        expect(found?.envelope[1]).toBeCloseTo(Math.max(...intervals.map(([, upper]) => upper)), 14);
      }),
      { numRuns: 500 },
    );
  });

  test("of known counts are the rate and Wilson's interval, and '<5' with or without 0 are two things", () => {
    expect(rateBounds([16, 16], [540, 540])).toEqual({
      lowest: 16 / 540,
      highest: 16 / 540,
      envelope: wilson(16, 540),
    });
    expect(rateBounds([1, 4], [40, 40])?.lowest).toBe(0.025);
    expect(rateBounds([0, 4], [40, 40])?.lowest).toBe(0);
  });

  test("are null where no count fits, and refused for what is no count", () => {
    expect(rateBounds([0, 4], [0, 0])).toBeNull();
    expect(rateBounds([5, 6], [1, 4])).toBeNull();
    expect(() => rateBounds([2, 1], [5, 5])).toThrow("a count from 2 to 1");
    expect(() => rateBounds([0.5, 1], [5, 5])).toThrow("a count from 0.5");
  });
});

describe("bounds of a national rate", () => {
  const known = (count: number, of: number): Answered => ({ numerator: [count, count], denominator: [of, of] });

  test("are those of every way the counts can be", () => {
    const small: fc.Arbitrary<Answered> = fc
      .tuple(fc.nat(2), fc.nat(2), fc.nat(3), fc.nat(2))
      .map(([from, more, room, wider]) => ({
        numerator: [from, from + more],
        denominator: [from + room, from + room + wider + 1],
      }));
    fc.assert(
      fc.property(small, small, fc.tuple(fc.nat(2), fc.nat(2)), (one, two, [from, more]) => {
        const silent: Interval = [from, from + more];
        const bounds = silentBounds([one, two], [silent]);
        const ways = withNone(one).flatMap(([x1, n1]) => withNone(two).map(([x2, n2]) => [x1 + x2, n1 + n2] as const));
        const hidden = Array.from({ length: more + 1 }, (_, index) => from + index);
        const national = ways.flatMap(([x, n]) =>
          hidden.flatMap((m) => Array.from({ length: n + m === 0 ? 0 : m + 1 }, (_, y) => (x + y) / (n + m))),
        );
        expect(bounds.pooled).toEqual(ends(ways.filter(([, n]) => n > 0).map(([x, n]) => x / n)));
        // A mean of rates is of forces with crimes.
        const means = pairs(one.numerator, one.denominator).flatMap(([x1, n1]) =>
          pairs(two.numerator, two.denominator).map(([x2, n2]) => (x1 / n1 + x2 / n2) / 2),
        );
        expect(bounds.meanOfRates?.[0]).toBeCloseTo(Math.min(...means), 14);
        expect(bounds.meanOfRates?.[1]).toBeCloseTo(Math.max(...means), 14);
        expect(bounds.national).toEqual(ends(national));
      }),
      { numRuns: 60 },
    );
  });

  test("within the observed range lie between the pooled rate's and the widest", () => {
    const bounds = silentBounds([known(16, 540), { numerator: [1, 4], denominator: [40, 40] }], [[300, 300]]);
    expect(bounds.nationalWithinObserved?.[0]).toBeCloseTo((17 + 300 / 40) / 880, 14);
    expect(bounds.nationalWithinObserved?.[1]).toBeCloseTo((20 + 300 * 0.1) / 880, 14);
    expect(bounds.national).toEqual([17 / 880, 320 / 880]);
    expect(bounds.coverage).toEqual([580 / 880, 580 / 880]);
    // Pooling only those whose counts are known leaves the small ones out: biased.
    expect(bounds.completeCase).toEqual({ rate: 16 / 540, forces: 1 });
  });

  test("collapse where everyone answered, and open to everything where nobody did", () => {
    expect(silentBounds([known(16, 540), known(43, 1000)], []).national).toEqual([59 / 1540, 59 / 1540]);
    const nobody = silentBounds([], [[30, 30]]);
    expect(nobody).toMatchObject({ pooled: null, meanOfRates: null, national: [0, 1], nationalWithinObserved: null });
    expect(nobody.coverage).toEqual([0, 0]);
    expect(silentBounds([], []).national).toBeNull();
    expect(silentBounds([known(0, 0), known(1, 4)], []).meanOfRates).toEqual([0.25, 0.25]);
  });

  test("are refused where a count must exceed its whole", () => {
    expect(() => silentBounds([known(5, 4)], [])).toThrow("a count of at least 5 in at most 4");
  });

  /** Every pair, and none of none where that may be. */
  function withNone({ numerator, denominator }: Answered): readonly (readonly [number, number])[] {
    const none = numerator[0] === 0 && denominator[0] === 0 ? [[0, 0] as const] : [];
    return [...none, ...pairs(numerator, denominator)];
  }

  function ends(values: readonly number[]): Interval {
    return [Math.min(...values), Math.max(...values)];
  }
});
