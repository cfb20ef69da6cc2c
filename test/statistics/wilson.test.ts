// The Wilson interval against R's answers, and the properties that hold for every count.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wilson, Z95, Z998 } from "../../src/statistics/wilson.ts";
import { shared } from "../shared.ts";

interface Vectors {
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly cases: readonly {
    readonly id: string;
    readonly input: { readonly events: number; readonly n: number; readonly confidence: number };
    readonly expected: { readonly wilson: readonly [number, number] };
  }[];
}

/** Standard normal quantiles of the confidence levels in the file (R: qnorm((1 + level) / 2)). */
const Z_OF_LEVEL: Readonly<Record<string, number>> = {
  "0.5": 0.6744897501960817,
  "0.9": 1.6448536269514722,
  "0.95": Z95,
  "0.99": 2.5758293035489004,
  "0.998": Z998,
  "0.999": 3.2905267314919255,
};

const path = shared("vectors/proportion_ci.json");

test.skipIf(path === null)("every reference answer of R is met within the tolerance of the file", () => {
  const { cases, tolerance } = JSON.parse(readFileSync(path ?? "", "utf8")) as Vectors;
  expect(cases.length).toBeGreaterThan(50);
  const wrong = cases.filter(({ input, expected }) => {
    const z = Z_OF_LEVEL[String(input.confidence)];
    if (z === undefined) return true;
    const got = wilson(input.events, input.n, z);
    return expected.wilson.some((want, end) => {
      return !(Math.abs((got[end] ?? Number.NaN) - want) <= Math.max(tolerance.abs, tolerance.rel * Math.abs(want)));
    });
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

describe("for every count in every total", () => {
  const proportion = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

  test("the interval lies within 0 and 1 and contains the rate", () => {
    fc.assert(
      fc.property(proportion, fc.constantFrom(Z95, Z998), ([count, of], z) => {
        const [lower, upper] = wilson(count, of, z);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(count / of);
        expect(upper).toBeGreaterThanOrEqual(count / of);
      }),
    );
  });

  test("the 99.8% interval holds the 95% interval", () => {
    fc.assert(
      fc.property(proportion, ([count, of]) => {
        const [narrow, wide] = [wilson(count, of), wilson(count, of, Z998)];
        expect(wide[0]).toBeLessThanOrEqual(narrow[0]);
        expect(wide[1]).toBeGreaterThanOrEqual(narrow[1]);
      }),
    );
  });

  test("counting the others instead turns the interval round", () => {
    fc.assert(
      fc.property(proportion, ([count, of]) => {
        const [lower, upper] = wilson(count, of);
        const [rest, restUpper] = wilson(of - count, of);
        expect(rest).toBeCloseTo(1 - upper, 12);
        expect(restUpper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });
});

test("no success has exactly 0 as its lower end, and nothing but successes exactly 1 as its upper", () => {
  for (const of of [1, 2, 7, 540, 163_737]) {
    expect(wilson(0, of)[0]).toBe(0);
    expect(wilson(0, of)[1]).toBeGreaterThan(0);
    expect(wilson(of, of)[1]).toBe(1);
    expect(wilson(of, of)[0]).toBeLessThan(1);
  }
});

test.each([
  ["nothing to count", 0, 0],
  ["a count below zero", -1, 10],
  ["more than the total", 11, 10],
  ["no number", Number.NaN, 10],
])("%s is no proportion", (_, count, of) => {
  expect(() => wilson(count, of)).toThrow("a proportion of");
});
