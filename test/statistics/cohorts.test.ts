// Run-off triangles and the ratios of one year: drawn by hand, and their edges.
import { describe, expect, test } from "vitest";
import { aalenJohansen } from "../../src/statistics/aalen-johansen.ts";
import { cohortRatios } from "../../src/statistics/cohort-ratios.ts";
import { lifeTable } from "../../src/statistics/life-table.ts";
import { runOffTriangle } from "../../src/statistics/run-off-triangle.ts";

describe("a run-off triangle", () => {
  const TRIANGLE = {
    recorded: [10, 6],
    outcomes: [
      [
        [1, 1],
        [2, null],
      ],
      [
        [4, 0],
        [1, null],
      ],
    ],
  };

  test("counts each cohort as long as it is observed, and equals the crimes written out", () => {
    const { atRisk, events, curve } = runOffTriangle(TRIANGLE);
    expect([atRisk, events]).toEqual([
      [16, 5],
      [
        [3, 1],
        [5, 0],
      ],
    ]);
    const time = [0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    const status = [1, 1, 2, 2, 2, 2, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0];
    const single = aalenJohansen(lifeTable({ time, status }, 2));
    expect(Array.from(curve.causes[0]?.share ?? [])).toEqual(Array.from(single.causes[0]?.share ?? []));
    expect(Array.from(curve.causes[0]?.standardError ?? [])).toEqual(Array.from(single.causes[0]?.standardError ?? []));
  });

  test("a cohort whose first lag is not observed counts nowhere, and one hidden figure ends its cohort", () => {
    expect(runOffTriangle({ recorded: [9], outcomes: [[[null, 2]], [[3, 2]]] }).atRisk).toEqual([0, 0]);
    expect(runOffTriangle({ recorded: [9], outcomes: [[[1, 2, 1]], [[3, null, 1]]] }).atRisk).toEqual([9, 0, 0]);
  });

  test("nothing, and more outcomes than crimes", () => {
    expect(runOffTriangle({ recorded: [], outcomes: [[], []] }).atRisk).toEqual([]);
    expect(() => runOffTriangle({ recorded: [2], outcomes: [[[3]], [[0]]] })).toThrow(
      "more outcomes than its 2 recorded",
    );
  });
});

describe("the ratios of one year", () => {
  const year = { yearStart: 10, yearEndExclusive: 20, snapshotDay: 20, horizonDays: 5 };

  test("a period ratio counts the charges of other crimes, and may exceed 1", () => {
    const crimes = { recordedDay: [1, 2, 12], outcome: [1, 1, 1], lagDays: [12, 13, 1] };
    expect(cohortRatios(crimes, year)).toMatchObject({
      recordedInYear: 1,
      chargesInYear: 3,
      periodRatio: 3,
      cohortRatio: 1,
    });
  });

  test("a charge after the snapshot is not known", () => {
    const crimes = { recordedDay: [12, 18], outcome: [1, 1], lagDays: [3, 4] };
    expect(cohortRatios(crimes, year)).toMatchObject({
      chargedBySnapshot: 1,
      openShare: 0.5,
      ifAllOpenCharged: 1,
      fullyFollowed: 1,
      fullyFollowedCharged: 1,
    });
  });

  test("a year without crimes has no ratios", () => {
    const none = cohortRatios({ recordedDay: [], outcome: [], lagDays: [] }, year);
    expect(none).toMatchObject({
      periodRatio: null,
      cohortRatio: null,
      chargedWithinHorizon: null,
      fullyFollowedCharged: null,
    });
  });

  test("an outcome without a lag is impossible", () => {
    expect(() => cohortRatios({ recordedDay: [12], outcome: [1], lagDays: [null] }, year)).toThrow("without a lag");
  });
});
