// Compared with the rest of the country: the total less the force, as ratio and difference, and only between things of one kind.
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { ratioWords } from "../../src/measures/rest-of-country.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";
import { answered, saidBy } from "./drawn.ts";
import { lines, returnOf } from "./returns.ts";

async function besideRest(
  counts: Readonly<Record<string, readonly [number, number]>>,
  question: { force?: string; options?: Record<string, string> } = {},
): Promise<MeasureAnswer> {
  return await withHome(async (tools, { add }) => {
    const rows = Object.entries(counts).map(([force, [charged, total]]) => lines(force, { total, charged }));
    await add("return.csv", returnOf(...rows));
    const answer = await answered(tools, "rest-of-country", { scope: "flag:CSE", ...question });
    if (answer instanceof Refusal) throw answer;
    return answer;
  });
}

const rowOf = ({ table }: MeasureAnswer, called: string) => table.rows.find((row) => row["called"] === called);

test("the force is in one side only: 36 of 40 against the other 16 of 80 is 4.5 times as much (Koopman)", async () => {
  const answer = await besideRest({ Kent: [36, 40], Essex: [10, 50], Surrey: [6, 30] }, { force: "kent" });
  expect(answer.sentence).toBe(
    "Kent: 90.0% of crimes with the CSE flag had led to a charge, against 20.0% in the rest of the country: 4.50 times as much (2.94 to 7.15)",
  );
  expect(rowOf(answer, "Kent")).toMatchObject({
    ...{ count: 36, of: 40, restCount: 16, restOf: 80, ratio: 4.5 },
    ratioInterval: [expect.closeTo(2.9396, 3), expect.closeTo(7.1522, 3)],
  });
});

test("the difference is Miettinen and Nurminen's, to seven digits: 7 of 34 and 1 of 34", async () => {
  const answer = await besideRest({ Kent: [7, 34], Essex: [1, 34] }, { force: "kent", options: { as: "difference" } });
  expect(rowOf(answer, "Kent")?.["differenceInterval"]).toEqual([
    expect.closeTo(0.0270416, 6),
    expect.closeTo(0.3452912, 6),
  ]);
  expect(answer.chart).toMatchObject({ kind: "dots", unit: "difference", line: { value: 0 } });
  expect(answer.sentence).toMatch(/in the rest of the country: \+17\.6 percentage points \(\+2\.7 to \+34\.5\)$/u);
  expect(answer.says.join(" ")).toContain("As a ratio: 7.00 times as much");
  const other = await besideRest({ Kent: [7, 34], Essex: [1, 34] }, { force: "kent" });
  expect(other.says.join(" ")).toContain("As a difference: +17.6 percentage points (+2.7 to +34.5).");
  const columns = answer.table.columns.filter(({ kind }) => kind.startsWith("points"));
  expect(columns.map(({ id }) => id)).toEqual(["difference", "differenceInterval"]);
});

describe("a ratio that is no number is said in words", () => {
  test("none here: 0 times as much", async () => {
    const answer = await besideRest({ Kent: [0, 40], Essex: [10, 50] }, { force: "kent" });
    expect(answer.sentence).toMatch(/: 0\.00 times as much \(0\.00 to 0\.\d\d\)$/u);
  });

  test("none in the rest: no number of times, and at least how many", async () => {
    const answer = await besideRest({ Kent: [10, 40], Essex: [0, 50] }, { force: "kent" });
    expect(answer.sentence).toMatch(
      /: the rest has none, so it is no number of times as much; at least \d\.\d\d times \(95%\)$/u,
    );
    expect(rowOf(answer, "Kent")).toMatchObject({
      ratio: null,
      ratioInterval: null,
      words: expect.stringContaining("at least"),
    });
    expect(JSON.stringify(answer)).not.toContain("Infinity");
  });

  test("none on either side: no ratio can be said", async () => {
    const answer = await besideRest({ Kent: [0, 40], Essex: [0, 50] }, { force: "kent" });
    expect(answer.sentence).toContain("neither side has any, so no ratio can be said");
    expect(answer.chart).toMatchObject({
      rows: [{ value: null, interval: null, why: expect.stringContaining("neither") }, {}],
    });
  });

  test.each([
    [5.02, [4.1, 6.1], "5.02 times as much (4.10 to 6.10)"],
    [12.34, [4.1, Number.POSITIVE_INFINITY], "12.3 times as much (4.10 or more)"],
  ] as const)("%s", (ratio, interval, words) => expect(ratioWords(ratio, interval)).toBe(words));
});

describe("both sides must be of one kind", () => {
  test("another sort of crimes on the other side is refused, saying why: “five times the national average for rape”", () =>
    withHome(async (tools, { add }) => {
      await add(
        "return.csv",
        returnOf(
          lines("South Yorkshire", { total: 540, charged: 16 }),
          lines("Kent", { total: 200, charged: 8 }),
          ...["Kent", "Essex"].map((force) =>
            lines(force, { total: 300, charged: 9 }, { scope: "rape", rule: "", origin: "" }),
          ),
        ),
      );
      const answer = await answered(tools, "rest-of-country", {
        ...{ scope: "flag:CSE", force: "south-yorkshire" },
        options: { against: "rape" },
      });
      expect(saidBy(answer)).toMatch(
        /^refused \(notPossible\): South Yorkshire's crimes with the CSE flag cannot be set against rapes of the rest of the country: .*Other crimes: crimes with the cse flag here, rape there\./u,
      );
      expect(answer).toMatchObject({ hint: expect.stringContaining("So many times the national average") });
    }));

  test("a force that stands apart is refused with its reason", () =>
    withHome(async (tools, { add }) => {
      const rows = [lines("Kent", { total: 200, charged: 8 }), lines("Essex", { total: 300, charged: 9 })];
      await add("return.csv", returnOf(...rows, lines("Surrey", { total: 100, charged: 4, open: 90 })));
      const answer = await answered(tools, "rest-of-country", { scope: "flag:CSE", force: "surrey" });
      expect(answer).toMatchObject({ code: "notFound", hint: expect.stringContaining("Too much is open") });
    }));

  test("forces without a common flag rule have no rest of the country", () =>
    withHome(async (tools, { add }) => {
      await add(
        "return.csv",
        returnOf(
          lines("Kent", { total: 200, charged: 8 }),
          lines("Essex", { total: 300, charged: 9 }, { rule: "keyword search" }),
        ),
      );
      expect(saidBy(await answered(tools, "rest-of-country", { scope: "flag:CSE" }))).toContain(
        "They cannot be put in one order",
      );
    }));
});

const OFFICIAL = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");

test.skipIf(OFFICIAL === null)("South Yorkshire and the other 43 bodies, sexual offences 2018/19", () =>
  withHome(async (tools, { addPath }) => {
    await addPath(OFFICIAL ?? "", "2020-01");
    const answer = await answered(tools, "rest-of-country", {
      ...{ scope: "sexual-offences", period: "2018/19", basis: "recorded", force: "south-yorkshire" },
    });
    if (answer instanceof Refusal) throw answer;
    expect(rowOf(answer, "South Yorkshire")).toMatchObject({ count: 108, of: 3921, restCount: 7627, restOf: 159_816 });
    const share = await answered(tools, "charge-rate", {
      scope: "sexual-offences",
      period: "2018/19",
      basis: "recorded",
    });
    expect("says" in share ? share.says[0] : "").toMatch(
      /^Pooled, all counted over all crimes of 44 forces that are alike \(2 of them not compared, for their size or for what is open or missing\): 4\.7%\. The mean of 44 forces' own shares, each counted once: 5\.0% \(/u,
    );
    const mean =
      "table" in share ? share.table.rows.find((row) => row["called"] === "mean of 44 forces' shares") : undefined;
    expect(mean?.["share"]).toBeCloseTo(0.05003, 5);
  }),
);
