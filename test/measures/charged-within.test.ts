// Charged within a horizon, as test/measures/charged-within.spec.md draws it.
import { describe, expect, test } from "vitest";
import { chargedWithin } from "../../src/measures/charged-within.ts";
import { CHARGED_WITHIN } from "../../src/measures/definitions/charged-within.ts";
import type { Histories, HistoryCounts } from "../../src/measures/history-counts.ts";
import { naiveWords } from "../../src/measures/naive-ratio.ts";
import { chargedWithinRunOff, quartersHorizon } from "../../src/measures/run-off.ts";
import type { RunOffCohort } from "../../src/standard/run-off.ts";

const ABOUT = { sources: [], edition: "test", command: "none" };

/** Counts at days as a list by day. */
function at(days: Readonly<Record<number, number>>): number[] {
  const list = Array.from({ length: Math.max(0, ...Object.keys(days).map(Number)) + 1 }, () => 0);
  for (const [day, count] of Object.entries(days)) list[Number(day)] = count;
  return list;
}

type Days = Readonly<Record<number, number>>;

function crimes(
  {
    charged = {},
    other = {},
    transferred = {},
    open = {},
  }: { charged?: Days; other?: Days; transferred?: Days; open?: Days },
  more: Partial<HistoryCounts> = {},
): HistoryCounts {
  const ended = { charged: at(charged), other: at(other), transferred: at(transferred) };
  return { force: "kent", called: "Kent", year: "2018/19", ended, open: at(open), blank: 0, unfollowed: {}, ...more };
}

function asked(cohorts: readonly HistoryCounts[], horizonDays = 365) {
  const histories: Histories = { scope: "flag:CSE", followedTo: "2021-03-31", cohorts };
  return chargedWithin(histories, { horizonDays, ...ABOUT }).unprotected;
}

const TEN = crimes({ charged: { 0: 1, 100: 1 }, other: { 10: 2 }, open: { 200: 3, 400: 3 } });

describe("the drawn table of histories", () => {
  test.each([
    ["ten crimes, a year", TEN, 365, 0.2],
    ["ten crimes, 50 days", TEN, 50, 0.1],
    ["a tie of two causes", crimes({ charged: { 3: 1 }, other: { 3: 1 }, open: { 365: 2 } }), 365, 0.25],
    ["all open", crimes({ open: { 400: 5 } }), 365, 0],
    ["one crime, charged", crimes({ charged: { 7: 1 } }), 365, 1],
  ] as const)("%s", (_, cohort, horizon, share) => {
    expect(asked([cohort], horizon).table.rows[0]?.["share"]).toBeCloseTo(share, 14);
  });

  test.each([
    [
      "too short a following",
      TEN,
      500,
      "No crime of the cohort has been followed for 500 days yet: the curve ends at 400 days with 20.0%.",
    ],
    ["no crimes", crimes({}), 365, "There are no crimes to follow."],
    [
      "all on day 0",
      crimes({ charged: { 0: 1 }, open: { 0: 3 } }),
      365,
      "No crime of the cohort has been followed for 365 days yet: the curve ends at 0 days with 25.0%.",
    ],
  ] as const)("%s has no share, and says why", (_, cohort, horizon, why) => {
    const answer = asked([cohort], horizon);
    expect(answer.table.rows[0]).toMatchObject({ share: null, interval: null, why });
    expect(answer.sentence).toContain("cannot be said");
  });

  test("no rows at all give an answer without a drawing", () => {
    const answer = asked([]);
    expect(answer.chart).toBeNull();
    expect(answer.table.rows).toEqual([]);
    expect(answer.sentence).toBe(
      "Of the crimes with the CSE flag recorded, the share charged within 365 days of recording cannot be said. There are no crimes to follow.",
    );
  });
});

test("one minus Kaplan-Meier, 0.2286 in the first row, is nowhere in the answer", () => {
  const answer = asked([TEN]);
  expect(JSON.stringify(answer)).not.toMatch(/0\.2285714|22\.9%/u);
});

test("the finding carries its interval, the share still open and the naive ratio with its bias", () => {
  const answer = asked([
    { ...TEN, chargesInYear: { own: 1, earlier: 3 } },
    crimes({ open: { 900: 4 } }, { year: "2017/18" }),
  ]);
  expect(answer.sentence).toMatch(
    /^Of the crimes with the CSE flag recorded by Kent in 2017\/18 to 2018\/19, \d+\.\d% \(\d+\.\d% to \d+\.\d%\) were charged within 365 days of recording$/u,
  );
  expect(answer.says).toContain("10 of the 14 crimes followed (71.4%) still have no outcome.");
  expect(answer.says).toContain(
    "The naive ratio of one year, charges given in 2018/19 over crimes recorded in 2018/19, is 4 ÷ 10 = 40.0%.",
  );
  expect(answer.says.join(" ")).toContain("3 of the 4 charges belong to crimes recorded before 2018/19");
  expect(answer.says.join(" ")).toContain(
    "It is 20.0 points above the share charged within 365 days of recording, 20.0%",
  );
  expect(answer.passport.measure.id).toBe(CHARGED_WITHIN.id);
});

test("fewer than five followed is told", () => {
  const answer = asked([TEN]);
  expect(answer.table.rows[0]?.["why"]).toBe("Fewer than 5 are followed after 200 of 365 days.");
  expect(answer.says.join(" ")).toContain("Kent 2018/19 (after 200 days)");
  expect(answer.chart?.kind === "curve" && answer.chart.series[0]?.points.at(-1)).toMatchObject({
    at: 400,
    followed: 3,
  });
});

test("what stands in no curve is counted and told", () => {
  const answer = asked([
    crimes({ open: { 400: 9 } }, { unfollowed: { outcomeBefore: 2, notACrime: 5, outcomeWithoutDay: 1 } }),
  ]);
  expect(answer.says).toEqual(
    expect.arrayContaining([
      "2 rows with an outcome dated before the crime was recorded: counted here, and in no curve.",
      "1 row with an outcome and no day of it: counted here, and in no curve.",
      "5 rows that are no crimes (cancelled, administrative, duplicates): counted here, and in no curve.",
    ]),
  );
  expect(answer.table.rows[0]?.["unfollowed"]).toBe(3);
});

describe("crimes that cannot be followed", () => {
  const followed = { charged: { 20: 3 }, open: { 400: 17 } };

  test("the finding says that it is of the others, how many are left out, and what they could make of it", () => {
    const { sentence, table, working } = asked([
      crimes(followed, { unfollowed: { notUnderstood: 3, outcomeWithoutDay: 2, notACrime: 9 } }),
    ]);
    expect(sentence).toMatch(
      /^Of the crimes with the CSE flag recorded by Kent in 2018\/19 that can be followed, 15\.0% \(.*\) were charged within 365 days of recording; 5 more cannot be followed, because an outcome or a day is missing or not understood, and with them it could be anything from 12\.0% to 32\.0%$/u,
    );
    expect(table.rows[0]).toMatchObject({ unfollowed: 5, withUnfollowed: [3 / 25, 8 / 25] });
    expect(working).toContainEqual({ says: expect.stringContaining("cannot be followed"), signs: "5" });
  });

  test("the ends are those of every way in which they may have ended", () => {
    for (const unread of [1, 4, 11]) {
      const tried = Array.from({ length: unread + 1 }, (_, charged) =>
        crimes({ charged: { 20: 3 + charged }, open: { 400: 17 + unread - charged } }),
      ).map((cohort) => Number(asked([cohort]).table.rows[0]?.["share"]));
      const [row] = asked([crimes(followed, { unfollowed: { notUnderstood: unread } })]).table.rows;
      expect(row?.["withUnfollowed"]).toEqual([
        expect.closeTo(Math.min(...tried), 12),
        expect.closeTo(Math.max(...tried), 12),
      ]);
    }
  });

  test("where all can be followed, nothing is said of others", () => {
    const { sentence, table } = asked([crimes(followed)]);
    expect(sentence).not.toMatch(/followed,|more cannot/u);
    expect(table.rows[0]?.["withUnfollowed"]).toBeNull();
  });
});

describe("the naive ratio in words", () => {
  const counts = { year: "2018/19", recorded: 81, own: 7, earlier: 3, knowsEarlier: true };
  test("rising recording: more charges are still to come", () => {
    const words = naiveWords({ ...counts, later: 5 }, { share: 0.1481, horizon: "within 365 days of recording" }).join(
      " ",
    );
    expect(words).toContain("is 10 ÷ 81 = 12.3%");
    expect(words).toContain(
      "is 2.5 points below the share charged within 365 days of recording, 14.8%; more charges were still to come",
    );
  });

  test("falling recording: more came in from before", () => {
    const words = naiveWords({ ...counts, later: 1 }, { share: 0.1, horizon: "in a year" }).join(" ");
    expect(words).toContain("more charges came in from earlier years");
  });

  test("a year without years before it cannot know their charges, and says so", () => {
    const words = naiveWords(
      { ...counts, earlier: 0, later: 1, knowsEarlier: false },
      { share: 0.1, horizon: "in a year" },
    );
    expect(words.at(-1)).toBe(
      "Crimes recorded before 2018/19 are not in these figures, so charges for them are missing from the ratio.",
    );
  });
});

describe("tables by quarters", () => {
  const cohort = (
    quarter: string,
    recorded: number,
    charged: (number | null)[],
    other: (number | null)[],
  ): RunOffCohort => ({
    force: "kent",
    called: "Kent",
    quarter,
    recorded,
    charged,
    other,
  });

  test("the curve by lag is that of the drawn table", () => {
    const answer = chargedWithinRunOff([cohort("2018/19-Q1", 100, [4, 2, 1], [40, 10, 5])], {
      scope: "all",
      horizonDays: 270,
      ...ABOUT,
    });
    const points = answer.chart?.kind === "curve" ? answer.chart.series[0]?.points : [];
    expect(points?.map(({ at: lag, share, followed }) => [lag, share.toFixed(10), followed])).toEqual([
      [0, "0.0400000000", 100],
      [1, "0.0600000000", 56],
      [2, "0.0700000000", 44],
    ]);
    expect(answer.sentence).toContain(
      "were charged by the end of the first quarter after that of recording (3 to 6 months)",
    );
  });

  test("a quarter that has not passed censors, and is not 0", () => {
    const both = [cohort("2018/19-Q1", 100, [4, 2, 1], [40, 10, 5]), cohort("2018/19-Q2", 50, [2, 1], [20, 6])];
    const answer = chargedWithinRunOff(both, { scope: "all", ...ABOUT });
    const points = answer.chart?.kind === "curve" ? answer.chart.series[0]?.points : [];
    expect(points?.map(({ followed }) => followed)).toEqual([150, 84, 44]);
    expect(answer.table.rows[0]).toMatchObject({ open: 38 + 21, share: null });
    expect(answer.says.join(" ")).toContain("is 10 ÷ 150 = 6.7%");
  });

  test.each([
    [365, 3],
    [730, 7],
    [91, 0],
    [180, 0],
    [183, 1],
  ])("%i days are the lags up to %i", (days, lag) => {
    expect(quartersHorizon(days).at).toBe(lag);
  });
});
