// Control charts for a rate whose whole changes: the p chart, and Laney's p′ for more spread than binomial chance.
import { assert } from "../ground/assert.ts";
import type { Counts, Interval } from "./interval.ts";
import { LEAST_POINTS } from "./xmr-chart.ts";

/** Mean moving range of two standard normal values, as the charts round it (2/√π). */
const MEAN_RANGE = 1.128;

/** Limits for each unit, since each has its own whole; `null` with too few points. All are fractions, within 0 and 1. */
export interface PChart {
  /** The pooled rate. */
  readonly centre: number;
  /** Three standard deviations. */
  readonly limits: readonly Interval[] | null;
  /** Two standard deviations. */
  readonly warning: readonly Interval[] | null;
  /** By how much the limits are stretched: 1 in the plain chart. */
  readonly sigmaZ: number;
  readonly leastPoints: number;
  readonly outside: readonly boolean[];
}

/** Fewest points that get limits; 13 unless told. */
export interface PChartOptions {
  readonly leastPoints?: number;
}

/**
 * The p chart: pooled rate ± 3 and ± 2 binomial standard deviations of each unit's own whole. Use it for periods of
 * different size; with large wholes and any real change it flags nearly everything, and Laney's is the one to read. When
 * every rate is 0 (or 1) the limits are that rate. Throws on no unit and on a unit of 0. Matches PowerBI-SPC.
 * Example: at a pooled rate of 0.2163 a unit of 52 has limits 0.0450 and 0.3876.
 */
export function pChart(units: readonly Counts[], options: PChartOptions = {}): PChart {
  return chart(units, 1, options);
}

/**
 * Laney's p′ chart: the p chart with its standard deviation stretched by the moving range of the z scores (unscreened) by
 * 1.128. Where the rates do not move at all there is nothing to stretch by, and the limits are the p chart's. Laney
 * (2002); matches PowerBI-SPC. Throws as `pChart` does.
 */
export function laneyPChart(units: readonly Counts[], options: PChartOptions = {}): PChart {
  const centre = pooled(units);
  const z = units.map(({ count, of }) => (count / of - centre) / deviation(centre, of));
  const ranges = z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? value)));
  const mean = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  const sigmaZ = mean / MEAN_RANGE;
  // No spread (0/0), one unit only (0/0), or no movement: nothing to stretch by.
  return chart(units, Number.isFinite(sigmaZ) && sigmaZ > 0 ? sigmaZ : 1, options);
}

function chart(units: readonly Counts[], sigmaZ: number, options: PChartOptions): PChart {
  const { leastPoints = LEAST_POINTS } = options;
  const centre = pooled(units);
  const around = (sigmas: number): readonly Interval[] =>
    units.map(({ of }) => {
      const half = sigmas * sigmaZ * deviation(centre, of);
      return [Math.max(0, centre - half), Math.min(1, centre + half)];
    });
  const limits = units.length < leastPoints ? null : around(3);
  return {
    centre,
    limits,
    warning: limits === null ? null : around(2),
    sigmaZ,
    leastPoints,
    outside: units.map(({ count, of }, index) => {
      const [lower, upper] = limits?.[index] ?? [0, 1];
      return count / of < lower || count / of > upper;
    }),
  };
}

function deviation(centre: number, of: number): number {
  return Math.sqrt((centre * (1 - centre)) / of);
}

function pooled(units: readonly Counts[]): number {
  assert(units.length > 0 && units.every(({ of }) => of > 0), "a chart of no unit, or of a unit of 0");
  return units.reduce((sum, { count }) => sum + count, 0) / units.reduce((sum, { of }) => sum + of, 0);
}
