// The Kaplan-Meier estimate of the share still without the outcome, with Greenwood's standard error (Kaplan and Meier 1958).
import { assert } from "../ground/assert.ts";
import { normalQuantile } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";
import type { LifeTable } from "./life-table.ts";

/** How an interval of a survival share is made: of S itself, of log S, or of log(−log S). */
export type SurvivalInterval = "plain" | "log" | "log-log";

/** The estimate at each time of its life table. */
export interface KaplanMeier {
  readonly times: readonly number[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
  /** The share without the outcome just after the time. */
  readonly share: readonly number[];
  /** Greenwood's; `null` once the share is 0, where it is not defined. */
  readonly standardError: readonly (number | null)[];
  /** The Nelson-Aalen cumulative hazard. */
  readonly hazard: readonly number[];
  /** `null` where the way of making it has no answer: at a share of 0, and with log-log at 1. */
  readonly interval: Readonly<Record<SurvivalInterval, readonly (Interval | null)[]>>;
}

/**
 * The Kaplan-Meier estimate from a life table; more than one cause is taken together. Use it for one outcome without
 * competitors. One minus it is NOT the share that reaches one of several outcomes: that is `aalenJohansen`.
 * Those who leave at the time of an outcome are still at risk at it. No rows give empty lists.
 * Matches R's survival::survfit (log is its default interval). Example: `kaplanMeier(lifeTable({ time: [1, 2], status: [1, 0] }, 1)).share` is [0.5, 0.5].
 */
export function kaplanMeier(table: LifeTable, confidence = 0.95): KaplanMeier {
  const z = normalQuantile(0.5 + confidence / 2);
  let [share, variance, hazard] = [1, 0, 0];
  const rows = Array.from(table.times, (time, row) => {
    const atRisk = table.atRisk[row] ?? 0;
    const events = table.events.reduce((sum, counts) => sum + (counts[row] ?? 0), 0);
    assert(events <= atRisk, `${events} outcomes among ${atRisk} at time ${time}`);
    share *= atRisk === 0 ? 1 : (atRisk - events) / atRisk;
    if (events > 0) [variance, hazard] = [variance + events / (atRisk * (atRisk - events)), hazard + events / atRisk];
    const standardError = share === 0 ? null : share * Math.sqrt(variance);
    return { time, atRisk, events, censored: table.censored[row] ?? 0, share, hazard, standardError };
  });
  const intervals = (way: SurvivalInterval): readonly (Interval | null)[] =>
    rows.map((row) => (row.standardError === null ? null : intervalOf(row.share, z * row.standardError, way)));
  return {
    times: rows.map(({ time }) => time),
    atRisk: rows.map(({ atRisk }) => atRisk),
    events: rows.map(({ events }) => events),
    censored: rows.map(({ censored }) => censored),
    share: rows.map((row) => row.share),
    standardError: rows.map(({ standardError }) => standardError),
    hazard: rows.map((row) => row.hazard),
    interval: { plain: intervals("plain"), log: intervals("log"), "log-log": intervals("log-log") },
  };
}

function intervalOf(share: number, half: number, way: SurvivalInterval): Interval | null {
  if (way === "plain") return [Math.max(0, share - half), Math.min(1, share + half)];
  if (way === "log") return [share * Math.exp(-half / share), Math.min(1, share * Math.exp(half / share))];
  if (share === 1) return null;
  const log = Math.log(share);
  const width = half / (share * -log);
  return [Math.exp(log * Math.exp(width)), Math.exp(log * Math.exp(-width))];
}

/** Shares nearer than this count as equal, as in R. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The time by which the share `p` has had the outcome: the first time at which the curve is at or below 1 − p. Where the
 * curve is flat exactly at 1 − p, the middle of the flat piece; where it ends there, the middle up to the last time.
 * `null` where it is not reached. Also for a curve of lower or upper ends. Matches R's quantile of a survfit.
 * Example: shares 0.75, 0.5, 0.25, 0 at 1, 2, 3, 4 have the median 2.5.
 */
export function survivalQuantile(
  times: readonly number[],
  shares: readonly (number | null)[],
  p: number,
): number | null {
  const points = [
    { time: 0, gone: 0 as number | null },
    ...times.map((time, row) => ({ time, gone: goneAt(shares[row]) })),
  ];
  const steps = points.filter(({ gone }, at) => points.findIndex((one) => one.gone === gone) === at);
  if (p === 0) return 0;
  // By what is gone, not by time: an upper end may rise again, and the first level that is enough counts, as in R.
  const rising = steps
    .flatMap(({ time, gone }) => (gone === null ? [] : [{ time, gone }]))
    .sort((a, b) => a.gone - b.gone);
  const first = rising.find(({ gone }) => gone + TOLERANCE >= p);
  const last = steps.at(-1)?.gone ?? null;
  if (first === undefined) return null;
  if (last !== null && Math.abs(p - last) < TOLERANCE) return (first.time + (times.at(-1) ?? 0)) / 2;
  const next = rising.find(({ gone }) => gone - TOLERANCE >= p);
  return next === undefined ? null : (first.time + next.time) / 2;
}

function goneAt(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : 1 - share;
}

/**
 * The mean time without the outcome up to `until` (restricted mean survival time: the area under the curve) and its
 * standard error. After its last time the curve is held. Matches R's print(survfit, rmean = until).
 * Example: without any outcome up to day 10 it is 10, with standard error 0.
 */
export function restrictedMean(
  { times, atRisk, events, share }: KaplanMeier,
  until: number,
): { readonly mean: number; readonly standardError: number } {
  const within = times.filter((time) => time < until).length;
  const ends = [...times.slice(0, within), until];
  const areas = ends.map(
    (end, at) => (end - (at === 0 ? 0 : (times[at - 1] ?? 0))) * (at === 0 ? 1 : (share[at - 1] ?? 0)),
  );
  let [after, variance] = [0, 0];
  for (let row = within - 1; row >= 0; row--) {
    after += areas[row + 1] ?? 0;
    const [risk, ended] = [atRisk[row] ?? 0, events[row] ?? 0];
    if (risk > ended) variance += (after * after * ended) / (risk * (risk - ended));
  }
  return { mean: areas.reduce((sum, area) => sum + area, 0), standardError: Math.sqrt(variance) };
}
