// Tables by recorded quarter and lag from a file: read to cohorts, each cell that does not fit told at its place, never 0.
import { describe, expect, test } from "vitest";
import { chargedWithinFile } from "../../src/actions/charged-within.ts";
import { readRunOffRows } from "../../src/sources/run-off/rows.ts";
import { withHome } from "./home.ts";

const HEAD = ["Force", "Recorded quarter", "Lag", "Outcome", "Count"];
const read = (...rows: readonly (readonly string[])[]) => readRunOffRows([HEAD, ...rows], { file: "table.csv" });
const of = (quarter: string, ...cells: readonly (readonly [lag: string, outcome: string, count: string])[]) =>
  cells.map((cell) => ["Kent", quarter, ...cell]);

const QUARTER = of(
  "2018/19 Q1",
  ["", "recorded", "100"],
  ["0", "charged", "4"],
  ["0", "other", "40"],
  ["1", "Charged/Summonsed", "2"],
  ["1", "18", "6"],
  ["1", "16", "4"],
);

test("a quarter is one cohort; outcomes that are no charge are added up", () => {
  expect(read(...QUARTER)).toMatchObject({
    problems: [],
    cohorts: [
      { force: "kent", called: "Kent", quarter: "2018/19-Q1", recorded: 100, charged: [4, 2], other: [40, 10] },
    ],
  });
});

describe("what does not fit is told at its cell", () => {
  test.each([
    ["a hidden figure", ["Kent", "2018/19 Q1", "2", "charged", "<5"], "not-exact", "E8"],
    ["a word for no lag", ["Kent", "2018/19 Q1", "soon", "charged", "1"], "not-a-lag", "C8"],
    ["no force", ["Atlantis", "2018/19 Q1", "2", "charged", "1"], "unknown-force", "A8"],
    ["a year in place of a quarter", ["Kent", "2018/19", "2", "charged", "1"], "unknown-period", "B8"],
    ["an unknown outcome", ["Kent", "2018/19 Q1", "2", "zebra", "1"], "unknown-outcome", "D8"],
    ["a figure twice", ["Kent", "2018/19 Q1", "1", "16", "4"], "cell-twice", "E8"],
    ["a second total", ["Kent", "2018/19 Q1", "", "recorded", "101"], "cell-twice", "E8"],
  ])("%s", (_, row, code, cell) => {
    const { problems, cohorts } = read(...QUARTER, row);
    expect(problems[0]).toMatchObject({ file: "table.csv", code, cell });
    expect(cohorts[0]?.charged.slice(0, 2)).toEqual([4, 2]);
  });

  test("a hidden figure ends the following of its quarter, and is not 0", () => {
    const { cohorts, problems } = read(...QUARTER, ...of("2018/19 Q1", ["2", "charged", "<5"], ["2", "other", "3"]));
    expect(cohorts[0]).toMatchObject({ charged: [4, 2, null], other: [40, 10, 3] });
    expect(problems.map(({ code }) => code)).toEqual(["not-exact", "lag-missing"]);
  });

  test("a figure that is not there is missing, and is not 0", () => {
    const { cohorts, problems } = read(...QUARTER, ...of("2018/19 Q1", ["2", "other", "3"]));
    expect(cohorts[0]?.charged).toEqual([4, 2, null]);
    expect(problems[0]).toMatchObject({
      code: "lag-missing",
      found: "Kent 2018/19-Q1: no exact figure for both outcomes at lag 2",
    });
  });

  test("a quarter without a total, or with more outcomes than crimes, is left out", () => {
    expect(read(...QUARTER.slice(1))).toMatchObject({ cohorts: [], problems: [{ code: "total-missing" }] });
    const { cohorts, problems } = read(
      ...of("2018/19 Q1", ["", "recorded", "3"], ["0", "charged", "2"], ["0", "other", "2"]),
    );
    expect([cohorts, problems[0]?.code]).toEqual([[], "more-than-recorded"]);
  });

  test("a table without the headers is none", () => {
    expect(readRunOffRows([["Force", "Crimes"]], { file: "x.csv" })).toMatchObject({
      cohorts: [],
      problems: [{ code: "column-missing" }],
    });
    expect(readRunOffRows([], { file: "x.csv" }).cohorts).toEqual([]);
  });
});

test("a file gives the answer, its passport and its problems", async () => {
  await withHome(async (tools, { write }) => {
    const quarters = ["2017/18 Q1", "2017/18 Q2", "2017/18 Q3", "2017/18 Q4"].flatMap((quarter) =>
      of(
        quarter,
        ["", "recorded", "50"],
        ...([0, 1, 2, 3].flatMap(
          (lag) =>
            [
              [`${lag}`, "charged", "1"],
              [`${lag}`, "other", "5"],
            ] as [string, string, string][],
        ) as [string, string, string][]),
      ),
    );
    const path = await write(
      "quarters.csv",
      [HEAD, ...quarters, ["Kent", "2018/19 Q1", "0", "charged", "<5"]].map((row) => row.join(",")).join("\n"),
    );
    const { answer, problems } = await chargedWithinFile(tools, { path, scope: "flag:CSE" });
    expect(answer.sentence).toMatch(/^Of the crimes with the CSE flag recorded by Kent in 2017\/18, 8\.0% \(/u);
    expect(answer.passport.sources[0]).toMatchObject({ file: "quarters.csv" });
    expect(problems.map(({ code }) => code)).toEqual(["not-exact", "total-missing"]);
    expect(answer.says.at(-1)).toContain("2 cells could not be read");
    await expect(chargedWithinFile(tools, { path: `${path}.none` })).rejects.toThrow(
      "There is no file quarters.csv.none",
    );
  });
});
