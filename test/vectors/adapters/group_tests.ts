// The log-rank test and Gray's test between groups, taken in the order of their names.
import { grayTest } from "../../../src/statistics/gray-test.ts";
import { type LifeTable, lifeTable } from "../../../src/statistics/life-table.ts";
import { logRank } from "../../../src/statistics/log-rank.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly test: string;
  readonly time: readonly number[];
  readonly event?: readonly number[];
  readonly status?: readonly number[];
  readonly group: readonly (string | number)[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { test, time, event, status, group } = input as unknown as Input;
    const states = status ?? event ?? [];
    const causes = Math.max(1, ...states);
    const names = [...new Set(group)].sort((a, b) => (a < b ? -1 : 1));
    const groups = names.map((name): LifeTable => {
      const members = group.flatMap((one, at) => (one === name ? [at] : []));
      return lifeTable(
        { time: members.map((at) => time[at] ?? 0), status: members.map((at) => states[at] ?? 0) },
        causes,
      );
    });
    if (test === "logrank") {
      const { chiSquare, df, p, observed, expected } = logRank(groups);
      return { logrank_chisq: chiSquare, df, p, observed, expected };
    }
    const found = [...new Set(states.filter((state) => state > 0))].sort((a, b) => a - b);
    const tests = found.map((cause) => grayTest(groups, cause - 1));
    return {
      cause: found,
      gray_stat: tests.map(({ statistic }) => statistic),
      p: tests.map(({ p }) => p),
      df: tests.map(({ df }) => df),
    };
  },
};
