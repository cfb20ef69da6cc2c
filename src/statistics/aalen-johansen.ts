// The share that has reached each of several competing outcomes by each time (Aalen and Johansen 1978), with Greenwood's variance.
import { assert } from "../ground/assert.ts";
import { normalQuantile } from "./distributions/normal.ts";
import type { LifeTable } from "./life-table.ts";

/** The curve of one cause, one number a time of the life table. */
export interface CauseCurve {
  /** The share that has ended by this cause by the time (cumulative incidence). */
  readonly share: Float64Array;
  /** Greenwood's. */
  readonly standardError: Float64Array;
  /** Ends of the interval by cloglog(1−F): 1 − exp(−exp(log(−log(1−F)) ± …)). 0 and 1 where the share is 0 or 1: it says nothing there. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The estimate at each time of its life table. The shares of all causes and `free` add up to 1. */
export interface AalenJohansen {
  readonly times: ArrayLike<number>;
  readonly atRisk: ArrayLike<number>;
  /** The share without any of the outcomes. */
  readonly free: Float64Array;
  readonly causes: readonly CauseCurve[];
}

/** A share nearer than this to 0 or 1 has no interval. */
const BORDER = 1e-12;

/**
 * The Aalen-Johansen estimate from a life table. Use it for "charged within H days": other outcomes compete, and those who
 * are followed no longer are censored at the time at which that ends. Outcomes of different causes at one time are taken
 * together; day 0 is a time like others; delayed entry stands in `atRisk`. No rows give empty curves; all censored give
 * shares of 0. Throws where more end than are at risk.
 *
 * Variance: Greenwood-type with the multinomial covariance of the steps (Andersen, Borgan, Gill and Keiding 1993, IV.4);
 * it equals R's survival::survfit without delayed entry, and etm with it. Interval: cloglog(1−F), as etm; for log(−log F),
 * as SAS, see `logLogInterval`.
 * Example: `aalenJohansen(lifeTable({ time: [1, 2], status: [1, 2] }, 2)).causes[0].share` is [0.5, 0.5].
 */
export function aalenJohansen(table: LifeTable, confidence = 0.95): AalenJohansen {
  const rows = table.times.length;
  const z = normalQuantile(0.5 + confidence / 2);
  const list = (): Float64Array => new Float64Array(rows);
  const free = list();
  const causes = table.events.map(() => ({
    share: list(),
    standardError: list(),
    lower: list(),
    upper: list().fill(1),
  }));
  const before = new Float64Array(rows);
  const freeVariance = walkFree(table, free, before);
  for (const [at, curve] of causes.entries()) walkCause(table, { at, curve, before, freeVariance, z });
  return { times: table.times, atRisk: table.atRisk, free, causes };
}

/** Fills the share without outcome after and before each time, and gives the variance of the latter. */
function walkFree({ atRisk, events }: LifeTable, free: Float64Array, before: Float64Array): Float64Array {
  const varianceBefore = new Float64Array(free.length);
  let [share, variance] = [1, 0];
  for (let row = 0; row < free.length; row++) {
    const risk = atRisk[row] ?? 0;
    let ended = 0;
    for (const counts of events) ended += counts[row] ?? 0;
    assert(ended <= risk, `${ended} outcomes among ${risk} at risk`);
    before[row] = share;
    varianceBefore[row] = variance;
    if (ended > 0) {
      const step = ended / risk;
      const stay = (risk - ended) / risk;
      variance = stay * stay * variance + (share * share * step * stay) / risk;
      share *= stay;
    }
    free[row] = share;
  }
  return varianceBefore;
}

interface Walk {
  readonly at: number;
  readonly curve: CauseCurve;
  /** The share without outcome just before each time, and its variance. */
  readonly before: Float64Array;
  readonly freeVariance: Float64Array;
  readonly z: number;
}

/** Fills the curve of one cause. `variance` is of its share, `common` the covariance with the share without outcome. */
function walkCause({ atRisk, events }: LifeTable, { at, curve, before, freeVariance, z }: Walk): void {
  const { share, standardError, lower, upper } = curve;
  const mine = events[at] ?? [];
  let [reached, variance, common] = [0, 0, 0];
  for (let row = 0; row < share.length; row++) {
    const risk = atRisk[row] ?? 0;
    let ended = 0;
    for (const counts of events) ended += counts[row] ?? 0;
    const count = mine[row] ?? 0;
    if (ended > 0) {
      const [step, stay, free] = [count / risk, (risk - ended) / risk, before[row] ?? 0];
      const spread = (free * free * step) / risk;
      const freely = freeVariance[row] ?? 0;
      variance += step * (2 * common + step * freely) + spread * (1 - step);
      common = stay * (common + step * freely) - spread * stay;
      reached += free * step;
    }
    share[row] = reached;
    // Between its own outcomes the curve of a cause is flat, and so is everything about it.
    if (count === 0) copyBack(curve, row);
    else {
      standardError[row] = Math.sqrt(Math.max(0, variance));
      if (reached > BORDER && reached < 1 - BORDER) {
        const stretch = -Math.log1p(-reached);
        const factor = Math.exp((z * (standardError[row] ?? 0)) / ((1 - reached) * stretch));
        lower[row] = -Math.expm1(-stretch / factor);
        upper[row] = -Math.expm1(-stretch * factor);
      }
    }
  }
}

function copyBack({ standardError, lower, upper }: CauseCurve, row: number): void {
  if (row === 0) return;
  standardError[row] = standardError[row - 1] ?? 0;
  lower[row] = lower[row - 1] ?? 0;
  upper[row] = upper[row - 1] ?? 1;
}

/**
 * The interval of a share by log(−log F), as SAS and lifelines print it: exp(−exp(log(−log F) ± z·se/(F·|log F|))).
 * `null` where the share is 0 or 1. Example: 0.2 with a standard error of 0.1789 is [0.0084, 0.5819].
 */
export function logLogInterval(
  share: number,
  standardError: number,
  confidence = 0.95,
): readonly [number, number] | null {
  if (share <= BORDER || share >= 1 - BORDER) return null;
  const log = Math.log(share);
  const width = (normalQuantile(0.5 + confidence / 2) * standardError) / (share * -log);
  return [Math.exp(log * Math.exp(width)), Math.exp(log * Math.exp(-width))];
}
