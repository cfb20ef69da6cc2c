// How much more units differ than chance allows (phi, tau²), and funnel limits that allow for it.
import { assert } from "../ground/assert.ts";
import { twoSidedZ } from "./distributions/normal.ts";
import type { Counts, Interval } from "./interval.ts";

/** A share of crimes, or observed events by expected ones (then `of` is the expected number, above 0, any fraction). */
export type OverdispersionType = "proportion" | "ratio";

/** The scale on which a ratio's spread is even: square root (CQC; takes 0 observed) or log (SHMI; does not). */
export type RatioScale = "squareRoot" | "log";

/** `trim`: the share of z scores at each end that is pulled in (or left out on the log scale); 0.1 unless told. */
export interface OverdispersionOptions {
  readonly type: OverdispersionType;
  readonly scale?: RatioScale;
  readonly trim?: number;
}

/** What the spread of the units says. Always print `phi` beside a funnel. */
export interface Overdispersion {
  /** The pooled rate, or 1 for ratios. */
  readonly target: number;
  readonly z: readonly number[];
  /** z after trimming, in the order of the units; `null` for a unit left out. */
  readonly zTrimmed: readonly (number | null)[];
  /** Units that count for phi. */
  readonly used: number;
  /** Mean square of the trimmed z: 1 is chance, 11 says that units differ for reasons no funnel can separate. */
  readonly phi: number;
  /** Variance between units on the transformed scale (DerSimonian-Laird); 0 when used·phi < used − 1. */
  readonly tau2: number;
}

/**
 * Spiegelhalter's overdispersion: z on a scale of even spread (arcsine for proportions), winsorised at the 10% and 90%
 * quantiles (type 7), phi and tau². The log scale follows SHMI: it leaves the outermost ranks out instead. Throws on no
 * unit, on a unit of 0, and on 0 observed on the log scale. Spiegelhalter (2005), Spiegelhalter et al. (2012); matches
 * FunnelPlotR. Example: units of exactly one rate have phi 0 and tau² 0.
 */
export function overdispersion(units: readonly Counts[], options: OverdispersionOptions): Overdispersion {
  assert(units.length > 0 && units.every(({ of }) => of > 0), "overdispersion of no unit, or of a unit of 0");
  const { type, scale = "squareRoot", trim = 0.1 } = options;
  const target = type === "proportion" ? pooled(units) : 1;
  const z = units.map((unit) => (type === "proportion" ? arcsineZ(unit, target) : ratioZ(unit, scale)));
  const leaveOut = type === "ratio" && scale === "log";
  const zTrimmed = leaveOut ? withoutOuterRanks(z, trim) : winsorised(z, trim);
  const kept = zTrimmed.flatMap((one, index) => (one === null ? [] : [{ z: one, of: units[index]?.of ?? 0 }]));
  const phi = kept.length === 0 ? 0 : kept.reduce((sum, one) => sum + one.z * one.z, 0) / kept.length;
  const weights = kept.map(({ of }) => (leaveOut ? of : 4 * of));
  return { target, z, zTrimmed, used: kept.length, phi, tau2: between(phi, weights) };
}

/**
 * Funnel limits for a proportion, on the arcsine scale with √(1/(4·of) + tau²). The scale ends at 0 and π/2: the limits are
 * kept there *before* they are turned back, since sin² falls again beyond (FunnelPlotR patches that afterwards).
 * tau² of 0 gives the limits without adjustment. Example: `overdispersedLimits(0.0728, 10, 0)` starts at 0.
 */
export function overdispersedLimits(baseline: number, of: number, tau2: number, confidence = 0.95): Interval {
  return arcsineLimits(baseline, of, tau2, twoSidedZ(confidence));
}

/** As `overdispersedLimits`, for a z of one's own (a peer writes 1.959964 and 3.090232). Throws unless of > 0. */
export function arcsineLimits(baseline: number, of: number, tau2: number, z: number): Interval {
  assert(baseline >= 0 && baseline <= 1 && of > 0 && tau2 >= 0, `funnel limits around ${baseline} for ${of}`);
  const middle = Math.asin(Math.sqrt(baseline));
  const half = z * Math.sqrt(1 / (4 * of) + tau2);
  return [Math.sin(Math.max(0, middle - half)) ** 2, Math.sin(Math.min(Math.PI / 2, middle + half)) ** 2];
}

/**
 * Funnel limits around a ratio of 1, turned back to ratios on either scale (FunnelPlotR leaves the square root's as they
 * are, issue 33); the lower end is kept at 0 or above before it is squared. Throws unless expected > 0.
 */
export function overdispersedRatioLimits(
  expected: number,
  tau2: number,
  confidence = 0.95,
  scale: RatioScale = "squareRoot",
): Interval {
  return ratioLimitsAt(expected, tau2, twoSidedZ(confidence), scale);
}

/** As `overdispersedRatioLimits`, for a z of one's own. */
export function ratioLimitsAt(expected: number, tau2: number, z: number, scale: RatioScale): Interval {
  assert(expected > 0 && tau2 >= 0, `ratio limits at ${expected} expected`);
  const half = z * Math.sqrt((scale === "log" ? 1 : 1 / 4) / expected + tau2);
  if (scale === "log") return [Math.exp(-half), Math.exp(half)];
  return [Math.max(0, 1 - half) ** 2, (1 + half) ** 2];
}

function pooled(units: readonly Counts[]): number {
  return units.reduce((sum, { count }) => sum + count, 0) / units.reduce((sum, { of }) => sum + of, 0);
}

function arcsineZ({ count, of }: Counts, target: number): number {
  return (Math.asin(Math.sqrt(count / of)) - Math.asin(Math.sqrt(target))) * 2 * Math.sqrt(of);
}

function ratioZ({ count, of }: Counts, scale: RatioScale): number {
  if (scale === "squareRoot") return 2 * (Math.sqrt(count) - Math.sqrt(of));
  assert(count > 0, "0 observed on the log scale");
  return Math.sqrt(of) * Math.log(count / of);
}

function winsorised(z: readonly number[], trim: number): readonly number[] {
  const sorted = z.toSorted((one, other) => one - other);
  const [lower, upper] = [quantile(sorted, trim), quantile(sorted, 1 - trim)];
  return z.map((one) => Math.min(upper, Math.max(lower, one)));
}

/** R's type 7: linear between the order statistics, which stand at (index)/(n − 1). */
function quantile(sorted: readonly number[], level: number): number {
  const place = (sorted.length - 1) * level;
  // R forgives a place that rounding put just below a whole index.
  const below = Math.floor(place + 4 * Number.EPSILON);
  const from = sorted[below] ?? 0;
  const share = place - below;
  return share <= 4 * Number.EPSILON ? from : from + share * ((sorted[below + 1] ?? from) - from);
}

/** SHMI: 1/trim groups of ranks (ties share their mean rank), without the first and the last group. */
function withoutOuterRanks(z: readonly number[], trim: number): readonly (number | null)[] {
  if (trim === 0) return z;
  const groups = 1 / trim;
  return z.map((one) => {
    const smaller = z.filter((other) => other < one).length;
    const equal = z.filter((other) => other === one).length;
    const group = Math.floor(((smaller + (equal + 1) / 2) * groups) / (z.length + 1));
    return group > 0 && group < groups - 1 ? one : null;
  });
}

/** DerSimonian and Laird's moment estimate; one unit has nothing between it and others. */
function between(phi: number, weights: readonly number[]): number {
  const n = weights.length;
  if (n < 2 || n * phi < n - 1) return 0;
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const squares = weights.reduce((so, weight) => so + weight * weight, 0);
  return (n * phi - (n - 1)) / (sum - squares / sum);
}
