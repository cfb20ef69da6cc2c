// Intervals for a count of events, as rates by exposure and multiplier.
import type { Interval } from "../../../src/statistics/interval.ts";
import { byar, byarHalf, exactPoisson, midPPoisson, phePoisson } from "../../../src/statistics/poisson-interval.ts";
import type { Adapter } from "../adapter.ts";

/** In the file's words. */
const METHOD = { exact: "Exact", byar: "Byars" } as const;

export const adapter: Adapter = {
  answer: ({ input, expected }) => {
    const { events, exposure, confidence = 0.95, multiplier = 1 } = input as Record<string, number>;
    const asRate = (value: number) => (value / (exposure ?? 1)) * multiplier;
    const asRates = ([lower, upper]: Interval) => [asRate(lower), asRate(upper)];
    const count = events ?? 0;
    const phe = phePoisson(count, confidence);
    return {
      rate: asRate(count),
      exact: asRates(exactPoisson(count, confidence)),
      byar: asRates(byar(count, confidence)),
      byar_with_half: asRates(byarHalf(count, confidence)),
      phe_hybrid: asRates(phe.interval),
      phe_method: METHOD[phe.method],
      mid_p: hasNumbers(expected["mid_p"]) ? asRates(midPPoisson(count, confidence)) : [null, null],
    };
  },
};

/** The reference has no mid-P interval for very large counts: there ours stands against nothing. */
function hasNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "number");
}
