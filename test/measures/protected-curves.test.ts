// From rounded counts to a share and its bounds: whatever the counts were, the true share lies within what is said of rounding.
import { describe, expect, test } from "vitest";
import type { CountTable } from "../../src/disclosure/count-table.ts";
import {
  knownOf,
  MIDPOINT_7,
  policyFrom,
  policyText,
  policyWords,
  promisedWidth,
  withSourceRule,
} from "../../src/disclosure/policy.ts";
import { protect } from "../../src/disclosure/protect.ts";
import { curveDays, curveTable, shownCohorts } from "../../src/measures/curve-table.ts";
import type { Histories, HistoryCounts } from "../../src/measures/history-counts.ts";
import { protectedCurves, roundingBounds } from "../../src/measures/protected-curves.ts";

const about = { scope: "all", sources: [], edition: "", command: "", horizonDays: 365, followedTo: "2022-03-31" };

/** A year whose crimes ended on these days; 2018/19 followed for three years. */
function year(charged: readonly number[], other: readonly number[], open: number, at = "2018/19"): HistoryCounts {
  const days = (list: readonly number[]): readonly number[] => {
    const counts = Array.from({ length: 1460 }, () => 0);
    for (const day of list) counts[day] = (counts[day] ?? 0) + 1;
    return counts;
  };
  const ended = { charged: days(charged), other: days(other), transferred: days([]) };
  return {
    force: "kent",
    called: "Kent",
    year: at,
    ended,
    open: days(Array.from({ length: open }, () => 1400)),
    blank: 0,
    unfollowed: {},
  };
}

const histories = (...cohorts: readonly HistoryCounts[]): Histories => ({
  scope: "all",
  followedTo: "2022-03-31",
  cohorts,
});
const many = (count: number, day: number): readonly number[] => Array.from({ length: count }, () => day);
const tableOf = (of: Histories, bases?: ReadonlyMap<string, number>): CountTable =>
  curveTable(of, { id: "curves", universe: "made", ...(bases === undefined ? {} : { bases }) }).table;

describe("the drawn table", () => {
  test.each([
    [50, 600, 210, [53, 860 - 1], [50 / 868, 56 / 856]],
    [0, 90, 10, [0, 99], [0, 0]],
  ])("%d charged, %d other, %d open", async (charged, other, open, [shownCharged, followed], [least, most]) => {
    const shown = await protect(tableOf(histories(year(many(charged, 20), many(other, 30), open))), MIDPOINT_7);
    const [cohort] = shownCohorts(shown);
    expect(cohort?.ended.charged.at(3)?.count).toBe(shownCharged);
    const answer = protectedCurves({ ...about, shown, left: [] });
    expect(answer.table.rows[0]).toMatchObject({ charges: shownCharged, followed });
    const bounds = roundingBounds(cohort === undefined ? [] : [cohort], 365);
    expect(bounds?.map((end) => end.toFixed(10))).toEqual([(least ?? 0).toFixed(10), (most ?? 0).toFixed(10)]);
  });

  test("49 crimes have no curve", () => {
    const { table, left } = curveTable(histories(year(many(20, 20), many(20, 30), 9)), { id: "", universe: "" });
    expect([table.cells, left[0]?.why]).toEqual([[], "Fewer than 50 of its crimes can be followed."]);
  });
});

test("whatever the counts and groups, the true share lies within the bounds, and the shown one too", async () => {
  let state = 11;
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  for (let round = 0; round < 150; round++) {
    const cohorts = ["2018/19", "2019/20"].map((at) => {
      const charged = Array.from({ length: below(60) }, () => below(500));
      return year(
        charged,
        Array.from({ length: 50 + below(90) }, () => below(500)),
        below(40),
        at,
      );
    });
    const bases = new Map([["kent|2018/19|charged", 7 + below(9)]]);
    const shown = await protect(tableOf(histories(...cohorts), bases), MIDPOINT_7);
    const sum = (lists: readonly ArrayLike<number>[], to: number): number =>
      lists.reduce(
        (all, list) =>
          all +
          Array.from(list)
            .slice(0, to + 1)
            .reduce((one, count) => one + count, 0),
        0,
      );
    for (const day of [91, 182, 273, 365]) {
      const truth =
        sum(
          cohorts.map(({ ended }) => ended.charged),
          day,
        ) /
        sum(
          cohorts.flatMap(({ ended, open }) => [...Object.values(ended), open]),
          2000,
        );
      const [least, most] = roundingBounds(shownCohorts(shown), day) ?? [1, 0];
      const { working } = protectedCurves({ ...about, horizonDays: day, shown, left: [] });
      const share = Number(working.find(({ says }) => says.startsWith("Their sum"))?.signs);
      expect([round, day, least <= truth + 1e-12 && truth <= most + 1e-12]).toEqual([round, day, true]);
      expect([round, day, least <= share + 1e-6 && share <= most + 1e-6]).toEqual([round, day, true]);
    }
  }
});

test("crimes that cannot be followed stand in the finding, as about so many, and with what they could do to it", async () => {
  const unread = { ...year(many(60, 20), many(600, 30), 200), unfollowed: { notUnderstood: 300, noRecordDay: 2 } };
  const answer = protectedCurves({ ...about, shown: await protect(tableOf(histories(unread)), MIDPOINT_7), left: [] });
  expect(answer.sentence).toMatch(
    /^Of the crimes recorded by Kent in 2018\/19 that can be followed, 7\.\d% \(.*\) were charged within 365 days of recording; about 30\d more cannot be followed, .* anything from about 5\.\d% to about 31\.\d%$/u,
  );
  // What all 1,160 make of it: 60, or 60 and the 300 besides.
  expect(answer.table.rows[0]?.["withUnfollowed"]).toEqual([
    expect.closeTo(60 / 1160, 2),
    expect.closeTo(360 / 1160, 2),
  ]);
});

describe("the policy", () => {
  test("keeps seven values for every count and for every difference of two of one line, and shows zero as zero", async () => {
    const cells = Array.from({ length: 200 }, (_, count) => ({ id: `c${count}`, count }));
    const shown = await protect({ id: "t", universe: "u", cells, sums: [] }, MIDPOINT_7);
    const ranges = shown.cells.map((cell) => knownOf(MIDPOINT_7, cell.shown, { isTotal: false }));
    for (const [count, { from, to }] of ranges.entries()) {
      expect([count, from <= count && count <= (to ?? 0)]).toEqual([count, true]);
      expect((to ?? 0) - from).toBe(count === 0 ? 0 : 6);
    }
    for (const [one, lower] of ranges.entries())
      for (const upper of ranges.slice(Math.max(one, 1))) {
        const widest = (upper.to ?? 0) - lower.from - Math.max(0, upper.from - (lower.to ?? 0));
        expect(widest).toBeGreaterThanOrEqual(6);
      }
  });

  test("is data, read back from its text, in words, and heeds a source's stricter rule", () => {
    expect(policyFrom(policyText(MIDPOINT_7))).toEqual(MIDPOINT_7);
    expect(policyWords(MIDPOINT_7).join(" ")).toMatch(/at least 7 possible values/u);
    expect(promisedWidth(withSourceRule(MIDPOINT_7, { from: 0, to: 9 }))).toBe(9);
    expect(withSourceRule(MIDPOINT_7, { from: 1, to: 4 })).toBe(MIDPOINT_7);
  });

  test("steps are quarters or months, and quarters are months too", () => {
    expect(curveDays("quarters", 400)).toEqual([91, 182, 273, 365]);
    const months = curveDays("months", 1095);
    expect(curveDays("quarters", 1095).every((day) => months.includes(day))).toBe(true);
  });
});
