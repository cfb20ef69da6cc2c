// Many claims at once: Holm for claims, Benjamini-Hochberg for screening, and what tells them apart.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AdjustP,
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
} from "../../src/statistics/adjust-p.ts";
import { sameDice } from "./some-units.ts";

const p = [0.01, 0.04, 0.03, 0.2, 0.5];

// R: p.adjust(c(.01, .04, .03, .2, .5), ...). By hand for Holm: 5·0.01, 4·0.03, max(that, 3·0.04), 2·0.2, 0.5.
test.each([
  ["Bonferroni", bonferroni, [0.05, 0.2, 0.15, 1, 1]],
  ["Holm", holm, [0.05, 0.12, 0.12, 0.4, 0.5]],
  ["Hochberg", hochberg, [0.05, 0.12, 0.12, 0.4, 0.5]],
  ["Benjamini-Hochberg", benjaminiHochberg, [0.05, 0.0666666666666667, 0.0666666666666667, 0.25, 0.5]],
])("%s is R's", (_, adjust, want) => {
  adjust(p).forEach((one, index) => {
    expect(one).toBeCloseTo(want[index] ?? Number.NaN, 14);
  });
});

const all: readonly (readonly [string, AdjustP])[] = [
  ["Bonferroni", bonferroni],
  ["Holm", holm],
  ["Hochberg", hochberg],
  ["Benjamini-Hochberg", benjaminiHochberg],
  ["Benjamini-Yekutieli", benjaminiYekutieli],
];

describe.each(all)("%s", (_, adjust) => {
  test("of no claim is no claim, and of one is itself", () => {
    expect(adjust([])).toEqual([]);
    expect(adjust([0.03])).toEqual([0.03]);
  });

  test("never lowers a p value, never passes 1, and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
        const adjusted = adjust(values);
        values.forEach((one, index) => {
          expect(adjusted[index]).toBeGreaterThanOrEqual(one * (1 - 1e-12));
          expect(adjusted[index]).toBeLessThanOrEqual(1);
          values.forEach((other, at) => {
            if (one < other) expect(adjusted[index]).toBeLessThanOrEqual((adjusted[at] ?? 1) + 1e-15);
          });
        });
      }),
    );
  });
});

test("Holm is never worse than Bonferroni, and Benjamini-Hochberg never stricter than Hochberg", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
      const [strict, step] = [bonferroni(values), holm(values)];
      const [up, screen] = [hochberg(values), benjaminiHochberg(values)];
      values.forEach((_, index) => {
        expect(step[index]).toBeLessThanOrEqual((strict[index] ?? 1) + 1e-15);
        expect(screen[index]).toBeLessThanOrEqual((up[index] ?? 1) + 1e-15);
        expect(up[index]).toBeLessThanOrEqual((step[index] ?? 1) + 1e-15);
      });
    }),
  );
});

/** The share of 2,000 families of 34 in which at least one of the 26 true null claims is made; 8 claims are surely true. */
function familiesWithAFalseClaim(adjust: AdjustP): number {
  const dice = sameDice(20);
  let wrong = 0;
  for (let family = 0; family < 2000; family += 1) {
    const values = Array.from({ length: 34 }, (_, index) => (index < 8 ? 1e-9 : dice()));
    if (adjust(values).some((one, index) => index >= 8 && one < 0.05)) wrong += 1;
  }
  return wrong / 2000;
}

test("Holm holds the family of 34 at 5%; Benjamini-Hochberg does not, and is for screening only", () => {
  expect(familiesWithAFalseClaim(holm)).toBeLessThan(0.06);
  expect(familiesWithAFalseClaim(benjaminiHochberg)).toBeGreaterThan(0.2);
});

test("34 forces at 95% without adjustment: a false claim in most families", () => {
  // 1 − 0.95^26 is 74%.
  expect(familiesWithAFalseClaim((values) => values)).toBeGreaterThan(0.7);
});

test("an adjustment that forgets to step (each p by its rank only) is found out", () => {
  const keepsOrder = (adjust: AdjustP) => {
    const adjusted = adjust(p);
    return p.every((one, index) =>
      p.every((other, at) => one >= other || (adjusted[index] ?? 0) <= (adjusted[at] ?? 0)),
    );
  };
  const sorted = p.toSorted();
  expect(keepsOrder(holm)).toBe(true);
  expect(keepsOrder((values) => values.map((one) => (one * values.length) / (sorted.indexOf(one) + 1)))).toBe(false);
});
