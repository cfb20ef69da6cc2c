// The Aalen-type variance of a cumulative incidence, as cmprsk prints it (Gray 1988): another estimator than Greenwood's.
import type { LifeTable } from "./life-table.ts";

/** A share with its variance just after each time of the life table, by cause. */
export interface AalenVariance {
  readonly share: readonly number[];
  readonly variance: readonly number[];
}

/**
 * The cumulative incidence of one cause (from 0) with the Aalen-type variance, to compare with figures that R's
 * cmprsk::cuminc made; for our own use `aalenJohansen`, whose Greenwood variance is usually smaller. The variance changes
 * only at outcomes of the cause; ties have the variance of draws without replacement.
 * Example: one outcome of the cause among one has the share 1 and the variance 1.
 */
export function aalenVariance({ times, atRisk, events }: LifeTable, cause: number): AalenVariance {
  let [free, share, variance] = [1, 0, 0];
  let [one, two, three] = [0, 0, 0];
  const rows = Array.from(times, (_, row) => {
    const risk = atRisk[row] ?? 0;
    const mine = events[cause]?.[row] ?? 0;
    const others = events.reduce((all, counts) => all + (counts[row] ?? 0), 0) - mine;
    if (mine + others === 0) return { share, variance };
    const next = (free * (risk - mine - others)) / risk;
    share += (free * mine) / risk;
    const spread = (count: number): number =>
      (free * free * count * (count > 1 ? 1 - (count - 1) / (risk - 1) : 1)) / (risk * risk);
    const inverse = next > 0 ? 1 / next : 0;
    const add = (lead: number, weight: number): void => {
      one += lead * lead * weight;
      two += inverse * lead * weight;
      three += inverse * inverse * weight;
    };
    if (others > 0 && next > 0) add(share * inverse, spread(others));
    if (mine > 0) {
      add(1 + share * inverse, spread(mine));
      variance = one + share * share * three - 2 * share * two;
    }
    free = next;
    return { share, variance };
  });
  return { share: rows.map((row) => row.share), variance: rows.map((row) => row.variance) };
}
