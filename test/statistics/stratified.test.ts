// Shares from samples without replacement, and the agreement of two readers, against R (phyper, qbeta, a numerical delta method) and a book.
import fc from "fast-check";
import { expect, test } from "vitest";
import { cohensKappa } from "../../src/statistics/cohens-kappa.ts";
import { finiteTotal } from "../../src/statistics/finite-population.ts";
import { partOfSum, sumOf } from "../../src/statistics/part-of-sum.ts";
import { onEffectiveSize, stratifiedProportion } from "../../src/statistics/stratified-proportion.ts";

test.each([
  [50, 10, 2, 2, 26],
  [540, 100, 0, 0, 17],
  [5000, 100, 1, 2, 270],
  [20, 20, 7, 7, 7],
  [30, 1, 1, 1, 30],
  [20_000, 150, 3, 84, 1143],
  [540, 60, 60, 510, 540],
])("of %i crimes, %i drawn, %i with it: from %i to %i have it (R: phyper)", (size, drawn, count, low, high) => {
  expect(finiteTotal({ size, drawn, count })).toEqual([low, high]);
});

test("the exact interval of a finite population never misses more often than it says, whatever the truth", () => {
  for (const [size, drawn] of [
    [30, 8],
    [60, 25],
  ] as const) {
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    for (let truth = 0; truth <= size; truth++) {
      let held = 0;
      for (let count = Math.max(0, drawn - size + truth); count <= Math.min(drawn, truth); count++) {
        const [low, high] = finiteTotal({ size, drawn, count });
        if (low <= truth && truth <= high)
          held += (choose(truth, count) * choose(size - truth, drawn - count)) / choose(size, drawn);
      }
      expect(held).toBeGreaterThanOrEqual(0.95 - 1e-12);
    }
  }
});

test("two strata: the share and its standard error worked by hand, the interval as in R", () => {
  // 0.4·0.4 + 0.6·0.1 = 0.22; 0.16·0.75·0.24/9 + 0.36·(5/6)·0.09/9 = 0.0062.
  const found = stratifiedProportion([
    { size: 40, drawn: 10, count: 4 },
    { size: 60, drawn: 10, count: 1 },
  ]);
  expect(found.share).toBeCloseTo(0.22, 14);
  expect(found.standardError).toBeCloseTo(Math.sqrt(0.0062), 14);
  expect(found.effectiveSize).toBeCloseTo(500 / 21, 9);
  expect(found.interval?.[0]).toBeCloseTo(0.0776559780003413, 9);
  expect(found.interval?.[1]).toBeCloseTo(0.436438194993706, 9);
});

test("a single hit in a small stratum does not make the sample look larger than its weights allow", () => {
  const found = stratifiedProportion([
    { size: 700, drawn: 25, count: 0 },
    { size: 100, drawn: 25, count: 0 },
    { size: 100, drawn: 25, count: 0 },
    { size: 100, drawn: 25, count: 1 },
  ]);
  expect(found.effectiveSize).toBeCloseTo(50.50505050505, 9);
  // One of them was seen, so fewer than one in 1,000 cannot be.
  expect(found.interval?.[0]).toBe(0.001);
  expect(found.interval?.[1]).toBeCloseTo(0.0782014826637476, 9);
});

test("no hit at all has an upper end, and all hits a lower one", () => {
  const strata = [
    { size: 700, drawn: 40 },
    { size: 300, drawn: 20 },
  ];
  const none = stratifiedProportion(strata.map((one) => ({ ...one, count: 0 })));
  const all = stratifiedProportion(strata.map((one) => ({ ...one, count: one.drawn })));
  expect(none.interval?.[0]).toBe(0);
  expect(none.interval?.[1]).toBeCloseTo(0.0564838454244427, 9);
  expect(all.share).toBeCloseTo(1, 14);
  expect(all.interval?.[0]).toBeCloseTo(1 - 0.0564838454244427, 9);
  expect(all.interval?.[1]).toBe(1);
});

test("a stratum read whole adds nothing to the spread; all read whole have no width", () => {
  const found = stratifiedProportion([
    { size: 700, drawn: 40, count: 4 },
    { size: 20, drawn: 20, count: 7 },
  ]);
  expect(found.standardError).toBeCloseTo(0.0453500157841641, 12);
  expect(found.interval?.[1]).toBeCloseTo(0.2355184033844497, 9);
  const census = [
    { size: 30, drawn: 30, count: 11 },
    { size: 20, drawn: 20, count: 7 },
  ];
  expect(stratifiedProportion(census)).toMatchObject({ share: 0.36, standardError: 0, interval: [0.36, 0.36] });
  expect(stratifiedProportion(census.slice(1))).toMatchObject({ share: 0.35, interval: [0.35, 0.35], method: "exact" });
});

test("a stratum of many with one reading leaves the interval open, alone it is exact", () => {
  const lonely = { size: 30, drawn: 1, count: 1 };
  expect(stratifiedProportion([lonely, { size: 9, drawn: 3, count: 1 }])).toMatchObject({
    interval: null,
    method: null,
  });
  expect(stratifiedProportion([lonely])).toMatchObject({ share: 1, standardError: null, interval: [1 / 30, 1] });
  expect(
    stratifiedProportion([
      { size: 1, drawn: 1, count: 1 },
      { size: 9, drawn: 3, count: 1 },
    ]).interval,
  ).not.toBeNull();
});

test("the effective size need not be whole: 0 of 60 is R's qbeta", () => {
  expect(onEffectiveSize(0, 60)[1]).toBeCloseTo(1 - 0.025 ** (1 / 60), 12);
});

test("every interval holds its share and stays within what was seen", () => {
  const stratum = fc
    .tuple(
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([size, part, rate]) => {
      const drawn = Math.max(1, Math.round(size * part));
      return { size, drawn, count: Math.round(drawn * rate) };
    });
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
      const { share, interval } = stratifiedProportion(strata);
      if (interval === null) return;
      expect(interval[0]).toBeLessThanOrEqual(share + 1e-9);
      expect(interval[1]).toBeGreaterThanOrEqual(share - 1e-9);
      expect(interval[0]).toBeGreaterThanOrEqual(0);
      expect(interval[1]).toBeLessThanOrEqual(1);
    }),
  );
});

test("independent estimates add up, each end by the roots of the squares of its distances", () => {
  // √(12² + 15²) = 19.2094, √(12² + 40²) = 41.7612.
  const { value, interval } = sumOf([
    { value: 60, interval: [48, 72] },
    { value: 20, interval: [5, 60] },
  ]);
  expect(value).toBe(80);
  expect(interval[0]).toBeCloseTo(80 - 19.209372712298546, 10);
  expect(interval[1]).toBeCloseTo(80 + 41.7612260356422, 10);
  expect(sumOf([])).toEqual({ value: 0, interval: [0, 0] });
});

test("a part of a sum takes the shape of both intervals, also where one is 0", () => {
  const found = partOfSum({ value: 60, interval: [48, 72] }, { value: 20, interval: [5, 60] });
  expect(found[0]).toBeCloseTo(0.492326917433, 10);
  expect(found[1]).toBeCloseTo(0.923543819052, 10);
  const whole = partOfSum({ value: 70, interval: [50, 90] }, { value: 0, interval: [0, 30] });
  expect(whole[0]).toBeCloseTo(0.690983005625, 10);
  expect(whole[1]).toBe(1);
  expect(partOfSum({ value: 0, interval: [0, 30] }, { value: 70, interval: [50, 90] })[0]).toBe(0);
  expect(partOfSum({ value: 3, interval: [3, 3] }, { value: 1, interval: [1, 1] })).toEqual([0.75, 0.75]);
  expect(partOfSum({ value: 0, interval: [0, 3] }, { value: 0, interval: [0, 9] })).toEqual([0, 1]);
  expect(partOfSum({ value: 3, interval: [3, 3] }, { value: 0, interval: [0, 0] })).toEqual([1, 1]);
});

test.each([
  // Fleiss, Levin and Paik (2003), table 18.1: kappa 0.676, standard error 0.088.
  [
    [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ],
    0.6764705882353,
    0.0877029534755,
  ],
  [
    [
      [40, 5],
      [3, 52],
    ],
    0.8377281947262,
    0.0549733999494,
  ],
  [
    [
      [22, 6, 0],
      [4, 53, 3],
      [1, 2, 9],
    ],
    0.7058823529412,
    0.0673873489155,
  ],
])("kappa of %j is %f, standard error %f", (table, kappa, standardError) => {
  const found = cohensKappa(table);
  expect(found.kappa).toBeCloseTo(kappa, 10);
  expect(found.standardError).toBeCloseTo(standardError, 7);
  expect(found.interval?.[0]).toBeCloseTo(kappa - 1.959963984540054 * standardError, 6);
});

test("kappa at its borders: one word for everything, full agreement, none", () => {
  expect(
    cohensKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toEqual({ agreement: 1, kappa: null, standardError: null, interval: null });
  expect(
    cohensKappa([
      [5, 0],
      [0, 4],
    ]),
  ).toMatchObject({ agreement: 1, kappa: expect.closeTo(1, 12), interval: null });
  expect(
    cohensKappa([
      [0, 5],
      [5, 0],
    ]),
  ).toMatchObject({ agreement: 0, kappa: -1 });
  expect(() =>
    cohensKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toThrow("nothing");
});
