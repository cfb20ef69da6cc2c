// p values of many claims at once: adjusted for how many there are. Holm for claims, Benjamini-Hochberg for screening.

/** Gives for each p value, in the same order, the adjusted one: compare it with the level as if it stood alone. */
export type AdjustP = (p: readonly number[]) => readonly number[];

/** Each p by the number of claims, at most 1 (Bonferroni). Holm is never worse; this stands for comparison with others. */
export const bonferroni: AdjustP = (p) => p.map((one) => Math.min(1, one * p.length));

/**
 * Holm's step-down: holds the chance of *any* false claim in the family at the level, whatever the dependence. Use it for
 * whatever is said aloud of named forces. Holm (1979); matches R's p.adjust("holm").
 * Example: `holm([0.01, 0.04])` is [0.02, 0.04].
 */
export const holm: AdjustP = (p) => stepped(p, "up", (one, rank) => one * (p.length - rank));

/** Hochberg's step-up (1988): a little stronger than Holm, for independent p values. Matches R's p.adjust("hochberg"). */
export const hochberg: AdjustP = (p) => stepped(p, "down", (one, rank) => one * (p.length - rank));

/**
 * Benjamini-Hochberg: holds the expected *share* of false ones among those picked. Use it to choose what to look at, never
 * to say that a named force differs. Benjamini and Hochberg (1995); matches R's p.adjust("BH").
 */
export const benjaminiHochberg: AdjustP = (p) => stepped(p, "down", (one, rank) => (one * p.length) / (rank + 1));

/** Benjamini-Yekutieli (2001): as Benjamini-Hochberg under any dependence. Matches R's p.adjust("BY"). */
export const benjaminiYekutieli: AdjustP = (p) => {
  const harmonic = p.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return stepped(p, "down", (one, rank) => (harmonic * one * p.length) / (rank + 1));
};

/**
 * Weighs each p by its rank (0 = smallest) and makes the result keep the order of the p values: upwards each is at least
 * the one before, downwards from the largest each is at most the one after.
 */
function stepped(
  p: readonly number[],
  towards: "up" | "down",
  weigh: (one: number, rank: number) => number,
): readonly number[] {
  const order = p.map((_, index) => index).toSorted((one, other) => (p[one] ?? 0) - (p[other] ?? 0));
  const weighed = order.map((index, rank) => weigh(p[index] ?? 0, rank));
  const adjusted = new Array<number>(p.length).fill(0);
  let so = towards === "up" ? 0 : 1;
  for (let step = 0; step < order.length; step += 1) {
    const rank = towards === "up" ? step : order.length - 1 - step;
    const one = weighed[rank] ?? 0;
    so = towards === "up" ? Math.max(so, one) : Math.min(so, one);
    adjusted[order[rank] ?? 0] = Math.min(1, so);
  }
  return adjusted;
}
