// Ratio, difference and odds ratio of two proportions: symmetry, agreement with the tests they invert, and others' faults.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareTest } from "../../src/statistics/chi-square-test.ts";
import {
  agrestiCaffoDifference,
  meeDifference,
  miettinenNurminenDifference,
  newcombeDifference,
  waldDifference,
} from "../../src/statistics/difference-of-proportions.ts";
import { binomialPmf } from "../../src/statistics/distributions/binomial.ts";
import { hypergeometric } from "../../src/statistics/distributions/hypergeometric.ts";
import { twoSidedZ } from "../../src/statistics/distributions/normal.ts";
import type { Counts, Interval } from "../../src/statistics/interval.ts";
import { exactOddsRatio, fisherTest, scoreOddsRatio, woolfOddsRatio } from "../../src/statistics/odds-ratio.ts";
import {
  katzRatio,
  koopmanRatio,
  miettinenNurminenRatio,
  walterRatio,
} from "../../src/statistics/ratio-of-proportions.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const counts = (most: number): fc.Arbitrary<Counts> =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.nat()).map(([of, seed]) => ({ of, count: seed % (of + 1) }));
const SMALL = counts(30);
const ANY = fc.oneof(SMALL, counts(3_000_000));
const CONFIDENCE = fc.constantFrom(0.5, 0.9, 0.95, 0.998);

/** Equal, both infinite, or relatively next to each other. */
function near(got: number, want: number, within = 1e-9): boolean {
  return got === want || Math.abs(got - want) <= within * Math.max(1e-12, Math.abs(want));
}

describe.each([
  ["Koopman", koopmanRatio],
  ["Miettinen-Nurminen", miettinenNurminenRatio],
  ["Walter", walterRatio],
] as const)("the ratio by %s", (name, method) => {
  test("turns into its inverse when the two change places", () => {
    fc.assert(
      fc.property(ANY, ANY, CONFIDENCE, (a, b, confidence) => {
        const { ratio, interval } = method(a, b, confidence);
        const turned = method(b, a, confidence);
        if (ratio === null) expect(turned.ratio).toBeNull();
        else expect(near(ratio, 1 / (turned.ratio ?? Number.NaN))).toBe(true);
        expect(near(interval[0], 1 / turned.interval[1]) && near(interval[1], 1 / turned.interval[0])).toBe(true);
      }),
    );
  });

  if (name !== "Walter")
    test("holds the ratio, narrows with less confidence, and is 0 or without end only at no count", () => {
      fc.assert(
        fc.property(ANY, ANY, (a, b) => {
          const { ratio, interval } = method(a, b);
          const narrow = method(a, b, 0.8).interval;
          if (ratio !== null) expect(interval[0] <= ratio && ratio <= interval[1]).toBe(true);
          expect(interval[0] === 0).toBe(a.count === 0);
          expect(interval[1] === Infinity).toBe(b.count === 0);
          expect(interval[0] <= narrow[0] && narrow[1] <= interval[1]).toBe(true);
        }),
      );
    });
});

describe.each([
  ["Miettinen-Nurminen", miettinenNurminenDifference],
  ["Mee", meeDifference],
  ["Newcombe", newcombeDifference],
  ["Wald", waldDifference],
  ["Agresti-Caffo", agrestiCaffoDifference],
] as const)("the difference by %s", (name, method) => {
  test("changes its sign when the two change places, and when none is all", () => {
    const rest = ({ count, of }: Counts): Counts => ({ count: of - count, of });
    fc.assert(
      fc.property(ANY, ANY, CONFIDENCE, (a, b, confidence) => {
        const { difference, interval } = method(a, b, confidence);
        for (const turned of [method(b, a, confidence), method(rest(a), rest(b), confidence)]) {
          expect(Math.abs(difference + turned.difference)).toBeLessThan(1e-15);
          expect(Math.abs(interval[0] + turned.interval[1])).toBeLessThan(1e-13);
          expect(Math.abs(interval[1] + turned.interval[0])).toBeLessThan(1e-13);
        }
      }),
    );
  });

  if (name !== "Wald" && name !== "Agresti-Caffo")
    test("holds the difference and stays within −1 and 1", () => {
      fc.assert(
        fc.property(ANY, ANY, CONFIDENCE, (a, b, confidence) => {
          const { difference, interval } = method(a, b, confidence);
          expect(interval[0] >= -1 - 1e-15 && interval[0] <= difference && difference <= interval[1]).toBe(true);
          expect(interval[1] <= 1 + 1e-15).toBe(true);
          // A difference that says something is never certain.
          if (name !== "Newcombe") expect(interval[1] - interval[0]).toBeGreaterThan(0);
        }),
      );
    });
});

test("score intervals hold equality exactly where the chi-square test does not refuse it, up to millions", () => {
  fc.assert(
    fc.property(ANY, ANY, (a, b) => {
      const p = chiSquareTest(a, b)?.p;
      if (p === undefined || Math.abs(p - 0.05) < 1e-9) return;
      const holds = ([lower, upper]: Interval, value: number) => lower <= value && value <= upper;
      expect(holds(koopmanRatio(a, b).interval, 1)).toBe(p > 0.05);
      expect(holds(meeDifference(a, b).interval, 0)).toBe(p > 0.05);
    }),
    { numRuns: 300 },
  );
});

test("against a large country a score interval is the Wilson interval of the force", () => {
  const country = { count: 71_400_000_000, of: 1_000_000_000_000 };
  const [lower, upper] = wilson(16, 540, twoSidedZ(0.95));
  const ratio = koopmanRatio({ count: 16, of: 540 }, country).interval;
  expect(ratio[0] * 0.0714).toBeCloseTo(lower, 7);
  expect(ratio[1] * 0.0714).toBeCloseTo(upper, 7);
});

describe("what others print for the same tables", () => {
  const [seven, one] = [
    { count: 7, of: 34 },
    { count: 1, of: 34 },
  ];

  test("PropCIs' difference is ours to its seven digits, statsmodels' 0.13 is not", () => {
    const [lower, upper] = miettinenNurminenDifference(seven, one).interval;
    expect([lower.toFixed(7), upper.toFixed(7)]).toEqual(["0.0270416", "0.3452912"]);
    expect(Math.abs(lower - 0.0273)).toBeGreaterThan(2e-4);
    expect(Math.abs(upper - 0.3434)).toBeGreaterThan(1e-3);
  });

  test("constrained likelihoods of 60 digits agree where counts are as unlike as can be", () => {
    const at = (a: Counts, b: Counts, confidence: number) => miettinenNurminenDifference(a, b, confidence).interval;
    const million = 1_000_000;
    const cases: readonly (readonly [Interval, Interval])[] = [
      [at({ count: 1, of: million }, { count: 5, of: million }, 0.95), [-1.0816472800397631e-5, 1.1277885291782632e-6]],
      [at({ count: 3, of: 1e9 }, { count: 1, of: 1e9 }, 0.998), [-8.591077979015327e-9, 1.4023359792015966e-8]],
      [at({ count: 0, of: 10 }, { count: 12, of: million }, 0.99), [-2.4836917526184377e-5, 0.3988423331517767]],
      [at({ count: 0, of: million }, { count: million, of: million }, 0.95), [-1, -0.999996158546637]],
    ];
    for (const [got, want] of cases) expect(near(got[0], want[0], 1e-12) && near(got[1], want[1], 1e-12)).toBe(true);
  });

  test("no interval that is not of zero width collapses in large tables", () => {
    const [lower, upper] = miettinenNurminenDifference(
      { count: 30_000, of: 1_000_000 },
      { count: 31_000, of: 1_000_000 },
    ).interval;
    expect(upper - lower).toBeCloseTo(0.00096, 4);
  });

  test("Katz is undefined at a count of 0, and Walter only seems not to be", () => {
    const none = { count: 0, of: 50 };
    expect(katzRatio(none, one).interval).toBeNull();
    expect(katzRatio(none, none)).toEqual({ ratio: null, interval: null });
    expect(katzRatio(seven, one).interval?.[0]).toBeCloseTo(0.9096, 4);
    expect(walterRatio(one, none).interval[1]).toBeLessThan(Infinity);
    expect(koopmanRatio(none, none)).toEqual({ ratio: null, interval: [0, Infinity] });
  });

  test("all of both is a ratio of 1 and a difference of 0, each with an interval", () => {
    const [fifty, sixty] = [
      { count: 50, of: 50 },
      { count: 60, of: 60 },
    ];
    expect(koopmanRatio(fifty, sixty).interval[0]).toBeCloseTo(0.9286524, 6);
    expect(miettinenNurminenDifference(fifty, sixty).interval[1]).toBeCloseTo(0.0606904, 6);
    expect(waldDifference(fifty, sixty).interval).toEqual([0, 0]);
    expect(chiSquareTest(fifty, sixty)).toBeNull();
    expect(exactOddsRatio(fifty, sixty)).toEqual({ oddsRatio: null, interval: [0, Infinity] });
    expect(woolfOddsRatio(fifty, sixty)).toEqual({ oddsRatio: null, interval: null });
    expect(fisherTest(fifty, sixty)).toBe(1);
  });
});

describe("the exact odds ratio", () => {
  test("has tails of what is left over, at thousands too", () => {
    fc.assert(
      fc.property(fc.oneof(SMALL, counts(20_000)), fc.oneof(SMALL, counts(20_000)), (a, b) => {
        const { oddsRatio, interval } = exactOddsRatio(a, b);
        const { least, most, tilted } = hypergeometric({ ofFirst: a.of, ofSecond: b.of, drawn: a.count + b.count });
        if (least === most) {
          expect(oddsRatio).toBeNull();
          return;
        }
        if (a.count > least) expect(tilted(Math.log(interval[0])).atLeast(a.count)).toBeCloseTo(0.025, 9);
        else expect(interval[0]).toBe(0);
        if (a.count < most) expect(tilted(Math.log(interval[1])).atMost(a.count)).toBeCloseTo(0.025, 9);
        else expect(interval[1]).toBe(Infinity);
        if (a.count > least && a.count < most) {
          expect(tilted(Math.log(oddsRatio ?? 0)).mean() / a.count).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test("turns into its inverse when the two change places; the score interval too", () => {
    fc.assert(
      fc.property(SMALL, SMALL, (a, b) => {
        for (const method of [exactOddsRatio, scoreOddsRatio]) {
          const { interval } = method(a, b);
          const turned = method(b, a).interval;
          expect(near(interval[0], 1 / turned[1], 1e-8) && near(interval[1], 1 / turned[0], 1e-8)).toBe(true);
        }
      }),
    );
  });

  test("is nearer to 1 than the sample's, whose interval by Woolf is undefined at an empty cell", () => {
    const [a, b] = [
      { count: 7, of: 34 },
      { count: 1, of: 34 },
    ];
    expect(exactOddsRatio(a, b).oddsRatio).toBeCloseTo(8.3293, 4);
    expect(woolfOddsRatio(a, b).oddsRatio).toBeCloseTo(8.5556, 4);
    expect(woolfOddsRatio(a, b).interval?.[1]).toBeCloseTo(73.9, 1);
    expect(woolfOddsRatio(a, { count: 0, of: 34 })).toEqual({ oddsRatio: Infinity, interval: null });
    expect(scoreOddsRatio(a, { count: 0, of: 34 }).interval[1]).toBe(Infinity);
  });
});

describe("Fisher's test", () => {
  test("is the sum over all tables at most as likely, and the same whichever way the table is turned", () => {
    fc.assert(
      fc.property(SMALL, SMALL, (a, b) => {
        const { least, most, pmf } = hypergeometric({ ofFirst: a.of, ofSecond: b.of, drawn: a.count + b.count });
        const all = Array.from({ length: most - least + 1 }, (_, index) => pmf(least + index));
        const unlikely = all.filter((one) => one <= pmf(a.count) * (1 + 1e-7)).reduce((sum, one) => sum + one, 0);
        expect(fisherTest(a, b)).toBeCloseTo(unlikely, 12);
        expect(fisherTest(b, a)).toBeCloseTo(unlikely, 12);
      }),
    );
  });

  test("keeps its digits in the far tail", () => {
    expect(fisherTest({ count: 36, of: 40 }, { count: 16, of: 80 }) / 7.56680398474524e-14).toBeCloseTo(1, 9);
  });
});

test("Miettinen-Nurminen covers near 95% of two small groups on average, by enumeration; Wald does not", () => {
  const coverage = (method: typeof waldDifference, [p1, p2]: Interval) => {
    let sum = 0;
    for (let x = 0; x <= 12; x++) {
      for (let y = 0; y <= 9; y++) {
        const { interval } = method({ count: x, of: 12 }, { count: y, of: 9 });
        const holds = interval[0] <= p1 - p2 && p1 - p2 <= interval[1];
        sum += holds ? binomialPmf(x, 12, p1) * binomialPmf(y, 9, p2) : 0;
      }
    }
    return sum;
  };
  const rates = [0.03, 0.07, 0.15, 0.4];
  const pairs = rates.flatMap((p1) => rates.map((p2): Interval => [p1, p2]));
  const mean = (method: typeof waldDifference) =>
    pairs.reduce((sum, pair) => sum + coverage(method, pair), 0) / pairs.length;
  expect(Math.abs(mean(miettinenNurminenDifference) - 0.96)).toBeLessThan(0.02);
  expect(mean(waldDifference)).toBeLessThan(0.88);
});

test("Yates' correction makes p larger, and never more than 1", () => {
  fc.assert(
    fc.property(ANY, ANY, (a, b) => {
      const [plain, corrected] = [chiSquareTest(a, b), chiSquareTest(a, b, { yates: true })];
      if (plain === null || corrected === null) return;
      expect(corrected.p >= plain.p && corrected.p <= 1).toBe(true);
    }),
  );
});

test.each([koopmanRatio, miettinenNurminenDifference, exactOddsRatio, chiSquareTest, walterRatio] as const)(
  "nothing of nothing is refused",
  (method) => {
    expect(() => method({ count: 0, of: 0 }, { count: 1, of: 2 })).toThrow("a proportion of 0 in 0");
  },
);
