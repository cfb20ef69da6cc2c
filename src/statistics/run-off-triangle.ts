// Cumulative incidence from a run-off triangle: counts by the period of recording and the periods that passed until the outcome.
import { assert } from "../ground/assert.ts";
import { type AalenJohansen, aalenJohansen } from "./aalen-johansen.ts";

/** A triangle. `outcomes[cause][cohort][lag]` is `null` where it has not been observed (yet); lag 0 is the period of recording. */
export interface RunOffTriangle {
  /** Recorded by cohort. */
  readonly recorded: readonly number[];
  readonly outcomes: readonly (readonly (readonly (number | null)[])[])[];
}

/** The triangle summed by lag, and the curve; its times are the lags. */
export interface RunOff {
  readonly atRisk: readonly number[];
  /** `events[cause][lag]`. */
  readonly events: readonly (readonly number[])[];
  readonly curve: AalenJohansen;
}

/**
 * The Aalen-Johansen estimate by lag from a run-off triangle (recorded quarter × lag quarter): each cohort counts at a lag
 * as long as all its causes are observed up to it, and those still open are censored after the last such lag.
 * Use it where a force gives tables and no days. A cohort without an observed lag counts nowhere. Throws where more
 * outcomes stand in a cohort than were recorded. Equals survfit on the crimes written out.
 * Example: 10 recorded with 1 charge and 4 others at once give 0.1 at lag 0.
 */
export function runOffTriangle({ recorded, outcomes }: RunOffTriangle, confidence = 0.95): RunOff {
  const lags = Math.max(0, ...outcomes.flatMap((cohorts) => cohorts.map((cells) => cells.length)));
  const list = (): number[] => Array.from({ length: lags }, () => 0);
  const [atRisk, censored] = [list(), list()];
  const events = outcomes.map(list);
  for (const [cohort, of] of recorded.entries()) {
    let open = of;
    for (let lag = 0; lag < lags; lag++) {
      const cells = outcomes.map((cohorts) => cohorts[cohort]?.[lag] ?? null);
      if (cells.some((cell) => cell === null)) {
        if (lag > 0) censored[lag - 1] = (censored[lag - 1] ?? 0) + open;
        break;
      }
      atRisk[lag] = (atRisk[lag] ?? 0) + open;
      for (const [cause, cell] of cells.entries()) {
        const counts = events[cause] ?? [];
        counts[lag] = (counts[lag] ?? 0) + (cell ?? 0);
        open -= cell ?? 0;
      }
      assert(open >= 0, `cohort ${cohort} has more outcomes than its ${of} recorded`);
      if (lag === lags - 1) censored[lag] = (censored[lag] ?? 0) + open;
    }
  }
  const times = [...atRisk.keys()];
  return { atRisk, events, curve: aalenJohansen({ times, atRisk, events, censored }, confidence) };
}
