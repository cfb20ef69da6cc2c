// The log-rank test between groups: do they reach the outcome at the same pace (Mantel 1966; Peto and Peto 1972).
import { chiSquareSf } from "./distributions/chi-square.ts";
import { atRiskAt, type LifeTable, lastAt } from "./life-table.ts";
import { quadraticForm } from "./linear-solve.ts";

/** The test with what was seen and what one common pace would give, a number a group. */
export interface LogRank {
  readonly chiSquare: number;
  /** Groups that could have an outcome, less one. */
  readonly df: number;
  /** 1 where there are fewer than two such groups: nothing can differ. */
  readonly p: number;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * The log-rank test between groups without delayed entry; more than one cause is taken together. With competing outcomes
 * it compares paces (cause-specific hazards), not shares: for shares use `grayTest`.
 * Matches R's survival::survdiff. Example: two equal groups have a chi-square of 0 and p = 1.
 */
export function logRank(groups: readonly LifeTable[]): LogRank {
  const times = [...new Set(groups.flatMap(({ times: own }) => Array.from(own)))].sort((a, b) => a - b);
  const observed = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const spread = groups.map(() => groups.map(() => 0));
  for (const time of times) {
    const [risks, ended] = [groups.map((group) => atRiskAt(group, time)), groups.map((group) => endedAt(group, time))];
    const [all, events] = [sum(risks), sum(ended)];
    if (events === 0) continue;
    const factor = all > 1 ? (events * (all - events)) / (all * all * (all - 1)) : 0;
    for (const [at, risk] of risks.entries()) {
      observed[at] = (observed[at] ?? 0) + (ended[at] ?? 0);
      expected[at] = (expected[at] ?? 0) + (events * risk) / all;
      const row = spread[at] ?? [];
      for (const [other, there] of risks.entries())
        row[other] = (row[other] ?? 0) + factor * risk * ((at === other ? all : 0) - there);
    }
  }
  const used = [...groups.keys()].filter((at) => (expected[at] ?? 0) > 0);
  const df = Math.max(0, used.length - 1);
  const free = used.slice(1);
  const { value } = quadraticForm(
    free.map((at) => free.map((other) => spread[at]?.[other] ?? 0)),
    free.map((at) => (observed[at] ?? 0) - (expected[at] ?? 0)),
  );
  return { chiSquare: value, df, p: df === 0 ? 1 : chiSquareSf(value, df), observed, expected };
}

function endedAt({ times, events }: LifeTable, time: number): number {
  const row = lastAt(times, time);
  return times[row] === time ? events.reduce((all, counts) => all + (counts[row] ?? 0), 0) : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
