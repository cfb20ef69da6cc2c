import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Label, type Part, placeLabels, wrap } from "../../src/web/charts/labels.ts";

const TOTAL = 836;
const GAP = 7;

/** Parts of a bar that fill it, from their weights. */
function partsFrom(weights: readonly number[], words: readonly string[]): readonly Part[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let left = 0;
  return weights.map((weight, index) => {
    const width = (weight / sum) * TOTAL;
    const part = { left, width, words: words[index % words.length] ?? "x", countWidth: 30 };
    left += width;
    return part;
  });
}

/** Pairs of labels where a leader crosses a word or two labels lie on each other. */
function crossings(all: readonly Part[], placed: readonly (Label | null)[]): readonly string[] {
  const parts = all.filter((_, index) => placed[index] !== null);
  const labels = placed.filter((label) => label !== null);
  const spans = labels.map(({ lines, anchor }, index) => {
    const part = parts[index] as Part;
    const width = Math.max(...lines.map((line) => line.length * 7), part.countWidth) + GAP;
    return anchor === "start" ? [part.left, part.left + width] : [part.left - width, part.left];
  }) as [number, number][];
  return parts.flatMap((_, a) =>
    parts.flatMap((part, b) => {
      if (a === b) return [];
      const [from, to] = spans[a] as [number, number];
      const [label, other] = [labels[a] as Label, labels[b] as Label];
      const crossed = part.left > from && part.left < to && other.tier >= label.tier;
      const [left, right] = spans[b] as [number, number];
      const laid = other.tier === label.tier && left < to && from < right;
      return [
        ...(crossed ? [`leader ${b} crosses label ${a}`] : []),
        ...(laid ? [`label ${b} lies on label ${a}`] : []),
      ];
    }),
  );
}

describe("labels over a bar", () => {
  const words = [
    "not accounted for",
    "charged",
    "no suspect identified",
    "victim does not support action",
    "no outcome yet",
  ];

  test("South Yorkshire's 540: only the charge, narrower than its label, goes up", () => {
    const names = [
      "not accounted for",
      "charged",
      "no suspect identified",
      "victim does not support action",
      "with another agency",
    ];
    const parts = partsFrom([110, 16, 169, 75, 170], names);
    const labels = placeLabels(parts, TOTAL);
    expect(labels.map((label) => label?.tier)).toEqual([0, 1, 0, 0, 0]);
    expect(labels[3]?.lines).toEqual(["victim does not", "support action"]);
  });

  test("no leader crosses a word, whatever the parts", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (some) => {
        const parts = partsFrom(some, words);
        expect(crossings(parts, placeLabels(parts, TOTAL))).toEqual([]);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  test("the check would notice labels that were left on one tier", () => {
    const parts = partsFrom([400, 10, 10, 400], words);
    const flat = placeLabels(parts, TOTAL).map((label) => (label === null ? null : { ...label, tier: 0 }));
    expect(crossings(parts, flat)).not.toEqual([]);
  });

  test("a narrow last part turns its label to the left of its leader", () => {
    const labels = placeLabels(partsFrom([900, 20], ["charged", "no outcome yet"]), TOTAL);
    expect(labels.map((label) => label?.anchor)).toEqual(["start", "end"]);
  });

  test("words break at spaces only", () => {
    expect(wrap("victim does not support action", 15)).toEqual(["victim does not", "support action"]);
    expect(wrap("unbreakable", 4)).toEqual(["unbreakable"]);
  });
});
