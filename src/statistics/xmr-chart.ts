// The XmR chart: single values in time, with limits from how much one differs from the next.
import { assert } from "../ground/assert.ts";
import { type ChartPoint, pointSignals, type Side, type Signal } from "./chart-rules.ts";
import type { Interval } from "./interval.ts";

/** 3 / 1.128: three standard deviations from an average moving range of two. */
const LIMIT = 2.66;
/** The upper limit of the moving ranges themselves: larger ones are screened. */
const SCREEN = 3.267;
/** Fewer points than this give no limits (NHSRplotthedots warns below it). */
export const LEAST_POINTS = 13;

/** How the limits are made; all may be left out. */
export interface XmrOptions {
  /** Leave out, once, moving ranges that are outliers themselves; `true` unless told (the NHS workbook does not). */
  readonly screen?: boolean;
  /** Fewest points of a segment that get limits; 13 unless told. */
  readonly leastPoints?: number;
  /** Indexes from 0 at which a new segment starts, with a mean and limits of its own. */
  readonly rebaseAt?: readonly number[];
  /** Mean and limits from only the first so many points of each segment. */
  readonly baselinePoints?: number;
}

/** One value with the mean and limits of its segment. */
export interface XmrPoint extends ChartPoint {
  readonly mean: number;
  readonly limits: Interval | null;
  readonly signal: Signal | null;
  /** Up or down, for a signal; 0 without. */
  readonly direction: Side;
}

/** A stretch with one mean and one pair of limits; `to` is the index of its last point. */
export interface XmrSegment {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  /** `null` with too few points. */
  readonly limits: Interval | null;
  /** After screening; `null` for a single point. */
  readonly averageMovingRange: number | null;
  /** Moving ranges left out as outliers. */
  readonly screened: number;
}

/** The chart; its own mean and limits are those of the last segment, which hold now. */
export interface XmrChart {
  readonly mean: number;
  readonly limits: Interval | null;
  readonly leastPoints: number;
  readonly points: readonly XmrPoint[];
  readonly segments: readonly XmrSegment[];
}

/**
 * Mean ± 2.66 × average moving range, with the four usual signals. Use it for a count or a rate whose whole hardly
 * changes; where it does, the p chart or Laney's. A segment of fewer than `leastPoints` has no limits and no signals: a
 * few years are no control chart. When screening leaves no movement, all moving ranges count again (a peer then draws
 * limits of no width, or NaN). A constant series has both limits on its value, and no signal. Throws without values.
 * Matches NHSRplotthedots. Example: `xmrChart([3, 4], { leastPoints: 2 })` has mean 3.5 and limits [0.84, 6.16].
 */
export function xmrChart(values: readonly number[], options: XmrOptions = {}): XmrChart {
  assert(values.length > 0 && values.every(Number.isFinite), "a chart of no values");
  const starts = [...new Set([0, ...(options.rebaseAt ?? [])])].toSorted((one, other) => one - other);
  assert(
    starts.every((at) => Number.isInteger(at) && at >= 0 && at < values.length),
    "a new segment outside the series",
  );
  const segments = starts.map((from, index) =>
    segment(values, from, (starts[index + 1] ?? values.length) - 1, options),
  );
  const last = segments.at(-1);
  assert(last !== undefined, "a chart without a segment");
  return {
    mean: last.mean,
    limits: last.limits,
    leastPoints: options.leastPoints ?? LEAST_POINTS,
    points: segments.flatMap((one) => judged(values, one)),
    segments,
  };
}

function segment(values: readonly number[], from: number, to: number, options: XmrOptions): XmrSegment {
  const { screen = true, leastPoints = LEAST_POINTS, baselinePoints = Number.POSITIVE_INFINITY } = options;
  const base = values.slice(from, to + 1).slice(0, baselinePoints);
  assert(base.length > 0, "a baseline of no points");
  // The sum of equal values may round: a constant series stands exactly on its mean.
  const mean = new Set(base).size === 1 ? (base[0] ?? 0) : average(base);
  const ranges = base.slice(1).map((value, index) => Math.abs(value - (base[index] ?? value)));
  const { averageMovingRange, screened } = movingRange(ranges, screen);
  const limits: Interval | null =
    averageMovingRange === null || base.length < leastPoints
      ? null
      : [mean - LIMIT * averageMovingRange, mean + LIMIT * averageMovingRange];
  return { from, to, mean, limits, averageMovingRange, screened };
}

function movingRange(ranges: readonly number[], screen: boolean): Pick<XmrSegment, "averageMovingRange" | "screened"> {
  if (ranges.length === 0) return { averageMovingRange: null, screened: 0 };
  const all = average(ranges);
  const kept = screen ? ranges.filter((range) => range < SCREEN * all) : ranges;
  const without = kept.length === 0 ? 0 : average(kept);
  if (without === 0) return { averageMovingRange: all, screened: 0 };
  return { averageMovingRange: without, screened: ranges.length - kept.length };
}

function judged(values: readonly number[], { from, to, mean, limits }: XmrSegment): readonly XmrPoint[] {
  const points = values.slice(from, to + 1).map((value) => ({ value, ...place(value, mean, limits) }));
  const signals = limits === null ? [] : pointSignals(points);
  return points.map((point, at) => {
    return { ...point, mean, limits, ...(signals[at] ?? { signal: null, direction: 0 as const }) };
  });
}

function place(value: number, mean: number, limits: Interval | null): Pick<ChartPoint, "side" | "outside" | "close"> {
  const side: Side = value > mean ? 1 : value < mean ? -1 : 0;
  if (limits === null) return { side, outside: false, close: false };
  const [lower, upper] = limits;
  const outside = value < lower || value > upper;
  const near = (2 / 3) * (upper - mean);
  return { side, outside, close: !outside && (value < mean - near || value > mean + near) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
