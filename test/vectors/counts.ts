// How vectors write counts: two lists side by side.
import type { Counts } from "../../src/statistics/interval.ts";

/** `events` and `n` of an input as counts of wholes. */
export function countsOf(events: readonly number[], n: readonly number[]): readonly Counts[] {
  return events.map((count, index) => ({ count, of: n[index] ?? 0 }));
}
