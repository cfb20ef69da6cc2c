// Cell-key noise: what its table promises, and that the same crimes get the same noise.
import { describe, expect, test } from "vitest";
import { cellKey, type Noise, noiseTable, perturbed } from "../../src/disclosure/cell-key.ts";
import { maximumEntropy } from "../../src/disclosure/max-entropy.ts";

const NOISES: readonly Noise[] = [
  { most: 2, variance: 1, forbiddenTo: 0, stay: null },
  { most: 5, variance: 3, forbiddenTo: 2, stay: null },
  { most: 5, variance: 3, forbiddenTo: 1, stay: 0.3 },
];

describe.each(NOISES)("noise of at most $most, variance $variance, nothing from 1 to $forbiddenTo", (noise) => {
  const table = noiseTable(noise);
  const counts = [...new Set(table.map(({ count }) => count))];
  const of = (count: number) => table.filter((row) => row.count === count);
  const mean = (count: number, power: number) =>
    of(count).reduce((sum, row) => sum + row.probability * row.by ** power, 0);

  test("adds nothing on average, and no more variance than asked", () => {
    for (const count of counts) {
      expect(mean(count, 0)).toBeCloseTo(1, 12);
      expect(mean(count, 1)).toBeCloseTo(0, 7);
      expect(mean(count, 2)).toBeLessThanOrEqual(noise.variance + 1e-7);
    }
  });

  test("never makes a forbidden count, leaves 0 alone, and covers every key", () => {
    expect(table.every(({ becomes }) => becomes === 0 || becomes > noise.forbiddenTo)).toBe(true);
    expect(of(0)).toHaveLength(1);
    for (const count of counts) {
      expect(of(count)[0]?.lower).toBe(0);
      expect(of(count).at(-1)?.upper).toBe(1);
    }
    expect(perturbed(0, 0.999, table)).toBe(0);
    expect(Math.abs(perturbed(540, 0.001, table) - 540)).toBeLessThanOrEqual(noise.most);
  });
});

test("a cell's key is the sum of its crimes' keys modulo 1, in any order", () => {
  expect(cellKey([0.5, 0.75, 0.25])).toBe(0.5);
  expect(cellKey([0.25, 0.5, 0.75])).toBe(0.5);
  expect(cellKey([])).toBe(0);
});

test("conditions that contradict each other have no distribution", () => {
  expect(maximumEntropy(3, [{ values: [0, 1, 2], mean: 3, kind: "exactly" }])).toBeNull();
  expect(maximumEntropy(3, [{ values: [0, 1, 2], mean: 1, kind: "exactly" }])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  expect(() => noiseTable({ most: 1, variance: 0.1, forbiddenTo: 3, stay: null })).toThrow(/noise/u);
});
