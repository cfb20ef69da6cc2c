// Wilson-inverted limits: the interval of a unit on its limit touches the baseline.
import fc from "fast-check";
import { expect, test } from "vitest";
import { funnelSignificance, wilsonFunnelLimits } from "../../src/statistics/funnel-wilson.ts";
import { wilson, Z95 } from "../../src/statistics/wilson.ts";

const sized = fc.tuple(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 100_000 }));

test("the Wilson interval of a unit on its limit just touches the baseline", () => {
  fc.assert(
    fc.property(sized, ([baseline, of]) => {
      const [lower, upper] = wilsonFunnelLimits(baseline, of);
      if (lower > 0) expect(wilson(lower * of, of, Z95)[1]).toBeCloseTo(baseline, 9);
      if (upper < 1) expect(wilson(upper * of, of, Z95)[0]).toBeCloseTo(baseline, 9);
    }),
  );
});

test("the limits lie within 0 and 1, whatever they are multiplied with later", () => {
  fc.assert(
    fc.property(sized, ([baseline, of]) => {
      const [lower, upper] = wilsonFunnelLimits(baseline, of, 0.998);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
    }),
  );
  // PHEindicatormethods cuts at 100 for every multiplier: per 1,000 a rate of 0.8 of 3 crimes would end at 100 of 1,000.
  expect(wilsonFunnelLimits(0.8, 3)[1] * 1000).toBe(1000);
});

test.each([
  [5, 5, "high 95"],
  [0, 1, "within"],
  [10, 200, "low 99.8"],
  [540, 1000, "high 99.8"],
])("%d of %d at 0.4602 is %s", (count, of, where) => {
  expect(funnelSignificance({ count, of }, 555 / 1206)).toBe(where);
});

test("on a limit is within", () => {
  const of = 64;
  const [lower] = wilsonFunnelLimits(0.5, of);
  expect(funnelSignificance({ count: lower * of, of }, 0.5)).toBe("within");
});

test.each([
  ["a unit of 0", () => wilsonFunnelLimits(0.5, 0)],
  ["more than all", () => funnelSignificance({ count: 4, of: 3 }, 0.5)],
])("%s is refused", (_, act) => {
  expect(act).toThrow("Broken promise");
});
