// The traps that other systems fell into and the pitfalls of the methods, each as a test of the measures.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import type { MeasureQuestion } from "../../src/measures/askable.ts";
import { INTERVAL_METHODS, intervalOf } from "../../src/measures/interval-method.ts";
import type { Comparison } from "../../src/measures/result.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { answered } from "./drawn.ts";
import { type Labels, lines, returnOf } from "./returns.ts";

type Given = Readonly<Record<string, number | string>>;

const given = (forces: Readonly<Record<string, Given>>, labels: Labels = {}): string =>
  returnOf(...Object.entries(forces).map(([force, figures]) => lines(force, figures, labels)));

async function compared(text: string, question = {}): Promise<Comparison> {
  return await withHome(async (tools, { add }) => {
    await add("given.csv", text);
    return await compareForces(tools, { scope: "flag:CSE", ...question });
  });
}

async function measured(measure: string, text: string, question: MeasureQuestion = {}): Promise<MeasureAnswer> {
  return await withHome(async (tools, { add }) => {
    await add("given.csv", text);
    const answer = await answered(tools, measure, { scope: "flag:CSE", ...question });
    if (answer instanceof Refusal) throw answer;
    return answer;
  });
}

const rowOf = ({ table }: MeasureAnswer, called: string) => table.rows.find((row) => row["called"] === called);
const intervalIn = (answer: MeasureAnswer, called: string, column: string): Interval => {
  const value = rowOf(answer, called)?.[column];
  if (!Array.isArray(value)) throw new Error(`no interval of ${called}`);
  return value as unknown as Interval;
};
const EVEN = { Kent: { total: 200, charged: 10 }, Essex: { total: 300, charged: 20 } };

describe("traps seen in other systems", () => {
  test("a force with no charge is shown with 0 and an interval, and a force without figures is never shown as 0", async () => {
    const answer = await measured(
      "charge-rate",
      given({ ...EVEN, Surrey: { total: 100, charged: 0 }, Dorset: { total: 100 } }),
    );
    expect(rowOf(answer, "Surrey")).toMatchObject({ count: 0, share: 0, interval: [0, expect.closeTo(0.037, 3)] });
    expect(rowOf(answer, "Dorset")).toMatchObject({ count: { absent: "not stated" }, share: null, interval: null });
    expect(rowOf(answer, "Cumbria")).toBeUndefined();
  });

  test("a hidden count does not become 0: it stays a range or a silence, in its row, in the sum and in every share", async () => {
    const answer = await measured(
      "charge-rate",
      given({ ...EVEN, Surrey: { total: 100, charged: "<5" }, Dorset: { total: 100, charged: "withheld" } }),
    );
    expect(rowOf(answer, "Surrey")).toMatchObject({ count: { from: 1, to: 4 }, share: null });
    expect(rowOf(answer, "Dorset")).toMatchObject({ count: { absent: "withheld" }, share: null });
    expect(rowOf(answer, "all 3 like forces together (pooled)")).toMatchObject({
      count: { from: 31, to: 34 },
      of: 600,
      share: null,
    });
  });

  test("parts that disagree with a stated total are said, and neither is changed", async () => {
    const answer = await measured(
      "closing-balance",
      given({ ...EVEN, Surrey: { total: 50, charged: 10, "no-suspect": 60 } }),
    );
    expect(rowOf(answer, "Surrey")).toMatchObject({
      total: 50,
      rest: -20,
      state: "adds up to more than its total",
      share: null,
    });
    expect(answer.says.join(" ")).toContain("more than the total that the source states: Surrey. Neither is changed.");
  });

  test("crimes, children and suspects are never added, compared or divided by one another", async () => {
    const text = returnOf(
      lines("Kent", { total: 200, charged: 10 }),
      lines("Essex", { total: 300, charged: 20 }),
      lines("Surrey", { total: 30, charged: 3 }, { unit: "children" }),
      lines("Kent", { total: 90, charged: 9 }, { unit: "suspects" }),
    );
    const { forces, pooled, coverage } = await compared(text);
    expect(forces.map(({ force, total }) => [force, total])).toEqual([
      ["essex", 300],
      ["kent", 200],
    ]);
    expect([pooled.numerator, pooled.denominator]).toEqual([30, 500]);
    expect(coverage.missing.find(({ force }) => force === "surrey")?.why).toContain("Units are never mixed");
  });

  test("forces that were never asked are in no denominator: who answered is counted out of whom, and the silent are named", async () => {
    const { coverage, pooled } = await compared(given(EVEN));
    expect(coverage).toMatchObject({ answered: 2, outOf: 45, compared: 2 });
    expect(coverage.missing).toHaveLength(43);
    expect(pooled.forces).toBe(2);
  });

  test("a force whose every answer was “no” does not vanish: no charge row in a full table is 0 charged, and said", async () => {
    const rows: OfficialRow[] = [
      { force: "Kent", outcome: 1, recorded: 10 },
      { force: "Kent", outcome: 18, recorded: 90 },
      { force: "Essex", outcome: 18, recorded: 80 },
    ];
    const answer = await measured("charge-rate", officialCsv(rows), { scope: "code:19D" });
    expect(rowOf(answer, "Essex")).toMatchObject({ count: 0, of: 80, share: 0 });
    expect(answer.caveats.join(" ")).toContain("so they count as 0 charged");
  });

  test("“victim does not support action” is never folded into “no suspect” or into evidential difficulties", async () => {
    const text = given({
      Kent: { total: 100, "outcome:14": 10, "outcome:15": 20, "outcome:16": 30, "outcome:18": 40 },
      Essex: { total: 100, "outcome:14": 5, "outcome:15": 25, "outcome:16": 35, "outcome:18": 35 },
    });
    const counts = await Promise.all(
      ["victim-does-not-support", "no-suspect"].map(
        async (measure) => rowOf(await measured(measure, text), "Kent")?.["count"],
      ),
    );
    expect(counts).toEqual([40, 40]);
    const supports = await measured("share", text, { options: { of: "evidential-difficulties" } });
    expect(rowOf(supports, "Kent")).toMatchObject({ count: 20 });
  });

  test("no figure is called “the average”: pooled, mean of forces and middle force are each named", async () => {
    const answer = await measured("charge-rate", given({ ...EVEN, Surrey: { total: 100, charged: 30 } }));
    expect(answer.says[0]).toMatch(
      /^Pooled, all counted .*: 10\.0%\. The mean of 3 forces' own shares, each counted once: 13\.9%.*The middle force: 6\.7%\.$/u,
    );
    expect(JSON.stringify(answer)).not.toMatch(/\baverage\b/iu);
  });
});

describe("pitfalls of one proportion", () => {
  test.each([
    [38, 38],
    [0, 77],
    [0, 1],
    [1, 1],
  ])("%i of %i: the ends are exactly 0 and 1 at the borders, by every method", (count, of) => {
    for (const { id } of INTERVAL_METHODS) {
      const [lower, upper] = intervalOf({ count, of }, id);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      if (count === 0 && id !== "jeffreys") expect(lower).toBe(0);
      if (count === of && id !== "jeffreys") expect(upper).toBe(1);
    }
  });

  test("one of n and n − 1 of n are plain Wilson, with no bound put in by another formula and no continuity correction", () => {
    // Wilson by hand for 1 of 10: (x + z²/2 ± z√(x(n−x)/n + z²/4)) ÷ (n + z²).
    const z = 1.959963984540054;
    const half = z * Math.sqrt(0.9 + z ** 2 / 4);
    const ends = [(1 + z ** 2 / 2 - half) / (10 + z ** 2), (1 + z ** 2 / 2 + half) / (10 + z ** 2)] as const;
    expect(wilson(1, 10)).toEqual([expect.closeTo(ends[0], 12), expect.closeTo(ends[1], 12)]);
    expect(wilson(9, 10)).toEqual([expect.closeTo(1 - ends[1], 12), expect.closeTo(1 - ends[0], 12)]);
  });

  test("Jeffreys has equal tails, not the narrowest range: the two differ at 0 and at small counts", () => {
    // qbeta(c(0.025, 0.975), 1.5, 9.5) in R.
    expect(intervalOf({ count: 1, of: 10 }, "jeffreys")).toEqual([expect.closeTo(0.011, 3), expect.closeTo(0.381, 3)]);
  });

  test("a suppressed numerator gives no share and no interval of its own, and never the share of 0", async () => {
    const { forces } = await compared(given({ ...EVEN, Surrey: { total: 100, charged: "withheld" } }));
    expect(forces.find(({ force }) => force === "surrey")).toMatchObject({
      rate: null,
      interval: null,
      charged: { absent: "withheld" },
    });
  });
});

describe("pitfalls of ratio and difference", () => {
  test("a zero on either side has a defined interval (Koopman), where the logarithm has none", async () => {
    const answer = await measured(
      "rest-of-country",
      given({ Kent: { total: 200, charged: 0 }, Essex: { total: 300, charged: 30 } }),
    );
    expect(rowOf(answer, "Kent")?.["ratioInterval"]).toEqual([0, expect.any(Number)]);
    expect(rowOf(answer, "Kent")?.["differenceInterval"]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test("a force is held against the rest and not against a total that holds it", async () => {
    const answer = await measured("rest-of-country", given(EVEN));
    expect(rowOf(answer, "Kent")).toMatchObject({ restCount: 20, restOf: 300 });
  });

  test("two intervals that overlap can still differ: the difference has an interval of its own", async () => {
    const text = given({ Kent: { total: 1000, charged: 60 }, Essex: { total: 1000, charged: 85 } });
    const shares = await measured("charge-rate", text);
    expect(intervalIn(shares, "Kent", "interval")[1]).toBeGreaterThan(intervalIn(shares, "Essex", "interval")[0]);
    const beside = await measured("rest-of-country", text);
    const to = intervalIn(beside, "Kent", "differenceInterval")[1];
    expect(to).toBeLessThan(0);
  });
});

describe("pitfalls of cohort and period", () => {
  const table = officialCsv([
    { force: "Kent", outcome: 1, recorded: 10, closed: 40 },
    { force: "Kent", outcome: 18, recorded: 90, closed: 60 },
    { force: "Essex", outcome: 1, recorded: 10, closed: 40 },
    { force: "Essex", outcome: 18, recorded: 90, closed: 60 },
  ]);

  test("every answer says whether it follows crimes or divides outcomes by outcomes, and the two are never in one order", async () => {
    const [cohort, period] = [
      await measured("charge-rate", table, { scope: "code:19D", basis: "recorded" }),
      await measured("charge-rate", table, { scope: "code:19D", basis: "closed" }),
    ];
    expect(cohort.says.join(" ")).toContain("follows the crimes recorded in the period to their outcomes so far");
    expect(period.says.join(" ")).toContain("divides outcomes given in the period by all outcomes given in it");
    expect(period.caveats.join(" ")).toContain("no share of any one year's crimes");
    const mixed = returnOf(
      lines("Kent", { total: 100, charged: 9 }),
      lines("Essex", { total: 100, charged: 40 }, { basis: "closed" }),
      lines("Surrey", { total: 100, charged: 9 }),
    );
    const { forces } = await compared(mixed);
    expect(forces.find(({ force }) => force === "essex")).toMatchObject({
      standing: "apart",
      why: "Another basis: closed.",
    });
  });

  test("a return that says neither is labelled so and stands in no order", async () => {
    const { forces } = await compared(given(EVEN, { basis: "" }));
    expect(forces.map(({ standing, verdict, why }) => [standing, verdict, why])).toEqual(
      Array.from({ length: 2 }, () => [
        "apart",
        "not comparable",
        "The source does not say how outcomes and crimes belong together (basis not stated).",
      ]),
    );
  });

  test("the open share stands beside every share, since who leaves crimes open looks no worse on those concluded alone", async () => {
    const text = given({
      Kent: { total: 100, charged: 8, "no-suspect": 32, open: 40 },
      Essex: { total: 100, charged: 16, "no-suspect": 64, open: 0 },
    });
    const answer = await measured("charge-rate", text, { denominator: "concluded-only" });
    expect([rowOf(answer, "Kent"), rowOf(answer, "Essex")]).toMatchObject([
      { share: 0.2, open: 0.4, verdict: "comparable with a caveat" },
      { share: 0.2, open: 0 },
    ]);
  });
});

describe("pitfalls of pooled figures, small counts and silence", () => {
  const SUPPRESSED = { ...EVEN, Surrey: { total: 100, charged: "<5" } };

  test("a small count is not left out of the pool, where it would raise the rate: the pool is a range", async () => {
    const { pooled } = await compared(given(SUPPRESSED));
    expect(pooled).toMatchObject({ numerator: { from: 31, to: 34 }, denominator: 600, rate: null });
    const bounds = await measured("bounds", given(SUPPRESSED));
    expect(bounds.chart).toMatchObject({ kind: "bounds", all: { lowest: 31 / 600, highest: 34 / 600 } });
  });

  test("“<5” begins at 0 or at 1 as the source states it, and the bounds follow it", async () => {
    const answer = await measured("bounds", given({ ...EVEN, Surrey: { total: 40, charged: "<5" } }));
    expect(rowOf(answer, "Surrey")).toMatchObject({ count: { from: 1, to: 4 }, least: 0.025, most: 0.1 });
  });

  test("the share of crimes covered is told, not the share of forces alone", async () => {
    const { coverage } = await compared(given({ ...EVEN, Surrey: { total: 500, charged: 9, open: 400 } }));
    expect(coverage).toMatchObject({ compared: 2, crimesCompared: 500, crimesAll: 1000 });
  });

  test("one charge in 40 is no “worst”: its interval reaches past one in 14, and no answer ranks it", async () => {
    const text = given({
      Kent: { total: 40, charged: 1 },
      Essex: { total: 140, charged: 10 },
      Surrey: { total: 140, charged: 10 },
    });
    const answer = await measured("charge-rate", text, { force: "kent" });
    const upper = intervalIn(answer, "Kent", "interval")[1];
    expect(upper).toBeGreaterThan(1 / 14);
    expect(rowOf(answer, "Kent")).toMatchObject({ standing: "not to be told apart from all others" });
    expect(`${answer.sentence} ${answer.says.join(" ")}`).not.toMatch(/\b(?:worst|lowest)\b/u);
  });

  test("a force's own page gives the same share as every measure", () =>
    withHome(async (tools, { add }) => {
      await add("given.csv", given(EVEN));
      const { rates } = await showForce(tools, "Kent", { scope: "flag:CSE" });
      const answer = await answered(tools, "charge-rate", { scope: "flag:CSE", force: "kent" });
      expect("table" in answer ? answer.table.rows[0] : null).toMatchObject({
        share: rates[0]?.rate,
        interval: rates[0]?.interval,
      });
    }));
});
