// What PHEindicatormethods expects of its own Wilson proportions, and Byar and exact rates.
import { twoSidedZ } from "../../../src/statistics/distributions/normal.ts";
import { byar, exactPoisson, phePoisson } from "../../../src/statistics/poisson-interval.ts";
import { wilson } from "../../../src/statistics/wilson.ts";
import type { Adapter } from "../adapter.ts";

export const adapter: Adapter = {
  answer: ({ input }) => {
    const {
      events,
      n,
      confidence,
      multiplier = 1,
      method,
    } = input as {
      readonly events: number;
      readonly n: number | null;
      readonly confidence?: number;
      readonly multiplier?: number;
      readonly method: "Wilson" | "Byars" | "Exact";
    };
    const of = n ?? 1;
    const ends = (level: number) => {
      const [lower, upper] = method === "Wilson" ? wilson(events, of, twoSidedZ(level)) : rate(events, method, level);
      const divisor = method === "Wilson" ? 1 : of;
      return [(lower / divisor) * multiplier, (upper / divisor) * multiplier];
    };
    const [lower, upper] = ends(confidence ?? 0.95);
    const [lower95, upper95] = ends(0.95);
    const [lower998, upper998] = ends(0.998);
    return { lower, upper, value: (events / of) * multiplier, lower95, upper95, lower998, upper998 };
  },
};

/** For a single interval the file names the method; for rates it names the one that PHE's switch takes, which must be ours too. */
function rate(events: number, method: "Byars" | "Exact", level: number) {
  const switched = phePoisson(events, level);
  if (method === "Byars" && switched.method === "exact") return byar(events, level);
  return method === "Exact" ? exactPoisson(events, level) : switched.interval;
}
