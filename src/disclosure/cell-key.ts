// Cell-key perturbation: the same crimes get the same noise, wherever they are counted. Offered for a query tool over
// records; NOT used for figures from replies, which it would misquote, and which nothing in Everycase perturbs.
import { assert } from "../ground/assert.ts";
import { type MeanCondition, maximumEntropy } from "./max-entropy.ts";

/** The noise: at most `most` up or down, variance `variance`, counts of 1 to `forbiddenTo` never shown, 0 always 0. */
export interface Noise {
  readonly most: number;
  readonly variance: number;
  readonly forbiddenTo: number;
  /** The least probability that a count stays as it is; `null` for none. Given way by 0.05 where it would cost variance. */
  readonly stay: number | null;
}

/** Of a count, one count it may become, with its probability, and the part [lower, upper) of the keys that choose it. */
export interface NoiseRow {
  readonly count: number;
  readonly becomes: number;
  readonly by: number;
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The transition probabilities of greatest entropy with mean 0, variance at most `variance`, and not rising away from 0 below
 * the count (Giessing 2016; Fraser & Wooton 2006). Counts above the last one of the table use the last one's rows. Throws
 * when no such noise exists. Matches the R package ptable to 1e-6.
 */
export function noiseTable(noise: Noise): readonly NoiseRow[] {
  assert(noise.most >= 1 && noise.variance > 0 && noise.forbiddenTo >= 0, "noise has a width and a variance");
  const last = noise.forbiddenTo === 0 ? noise.most : noise.most + noise.forbiddenTo + 1;
  const zero: NoiseRow = { count: 0, becomes: 0, by: 0, probability: 1, lower: 0, upper: 1 };
  return [zero, ...Array.from({ length: last }, (_, index) => rowsOf(index + 1, noise)).flat()];
}

function rowsOf(count: number, noise: Noise): readonly NoiseRow[] {
  const steps = Array.from({ length: 2 * noise.most + 1 }, (_, index) => index - noise.most).filter((by) => {
    const becomes = count + by;
    return becomes === 0 || becomes > noise.forbiddenTo;
  });
  let lower = 0;
  return probabilitiesOf(count, steps, noise).map((probability, index, all) => {
    const by = steps[index] ?? 0;
    const upper = index === all.length - 1 ? 1 : lower + probability;
    const row = { count, becomes: count + by, by, probability, lower, upper };
    lower = upper;
    return row;
  });
}

/** With the wished share that stays, or with less of it while that keeps the variance below what was asked. */
function probabilitiesOf(count: number, steps: readonly number[], noise: Noise): readonly number[] {
  const isForbidden = count <= noise.forbiddenTo;
  let best: readonly number[] | null = null;
  for (let stay = noise.stay ?? 0; ; stay = Math.max(0, stay - 0.05)) {
    best = maximumEntropy(steps.length, conditionsOf(steps, noise, stay)) ?? best;
    const isDone = best !== null && (isForbidden || varianceOf(best, steps) > noise.variance - 1e-6);
    if (isDone || stay === 0) break;
  }
  assert(best !== null, `there is noise of variance ${noise.variance} within ${noise.most} around ${count}`);
  return best;
}

function varianceOf(p: readonly number[], steps: readonly number[]): number {
  return p.reduce((sum, each, index) => sum + each * (steps[index] ?? 0) ** 2, 0);
}

function conditionsOf(steps: readonly number[], noise: Noise, stay: number): readonly MeanCondition[] {
  const still = steps.indexOf(0);
  const rising = steps.slice(0, Math.max(0, still)).map((_, index): MeanCondition => {
    const values = steps.map((__, at) => (at === index ? -1 : at === index + 1 ? 1 : 0));
    return { values, mean: 0, kind: "at least" };
  });
  const staying: MeanCondition = { values: steps.map((by) => (by === 0 ? 1 : 0)), mean: stay, kind: "at least" };
  return [
    { values: steps, mean: 0, kind: "exactly" },
    { values: steps.map((by) => -by * by), mean: -noise.variance, kind: "at least" },
    ...rising,
    ...(still >= 0 && stay > 0 ? [staying] : []),
  ];
}

/** The key of a cell: the sum of the keys (each from 0 up to 1) of the crimes in it, modulo 1. */
export function cellKey(recordKeys: Iterable<number>): number {
  let sum = 0;
  for (const key of recordKeys) sum = (sum + key) % 1;
  return sum;
}

/** What a count becomes under its cell key: the first row of the count (or of the table's last) with an upper end above it. */
export function perturbed(count: number, key: number, table: readonly NoiseRow[]): number {
  assert(key >= 0 && key < 1, "a cell key is at least 0 and below 1");
  const last = table.at(-1)?.count ?? 0;
  const row = table.find((each) => each.count === Math.min(count, last) && key < each.upper);
  assert(row !== undefined, "a noise table covers every key");
  return count + row.by;
}
