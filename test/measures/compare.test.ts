// Comparing forces on a full table: both averages, who stands apart and why, and what is refused.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Comparison, ForceRow } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const asked = { scope: "code:19D", basis: "recorded" } as const;

/** A force's year: a quarter of each count in each quarter; type 0 has no closed count. */
function year(force: string, counts: Readonly<Record<number, number>>, quarters = 4): OfficialRow[] {
  return Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: quarters }, (_, index) => ({
      force,
      quarter: String(index + 1),
      outcome,
      recorded: count / 4,
      closed: outcome === "0" ? "" : count / 4,
    })),
  );
}

async function comparing(rows: readonly OfficialRow[], question = {}): Promise<Comparison> {
  return await withHome(async (tools, { add }) => {
    await add("table.csv", officialCsv(rows));
    return await compareForces(tools, { ...asked, ...question });
  });
}

const rowOf = ({ forces }: Comparison, force: string): ForceRow | undefined =>
  forces.find((row) => row.force === force);

// Charged of recorded: Kent 4 of 80 (5%), Essex 8 of 40 (20%), Surrey 12 of 400 (3%). Pooled 24 of 520, mean of rates 28/3%.
const THREE = [
  ...year("Kent", { 1: 4, 18: 56, 0: 20 }),
  ...year("Essex", { 1: 8, 18: 28, 20: 4 }),
  ...year("Surrey", { 1: 12, 18: 288, 0: 100 }),
];

test("both averages are named: pooled counts crimes, the mean counts forces", async () => {
  const comparison = await comparing(THREE);
  expect(comparison.pooled).toMatchObject({ numerator: 24, denominator: 520, rate: 24 / 520, forces: 3 });
  expect(comparison.meanOfForces).toMatchObject({ rate: expect.closeTo(0.28 / 3, 12), forces: 3 });
  expect(comparison.sentence).toBe(
    "Of the crimes of offence code 19D, one in 22 had led to a charge (one in 15 to one in 32)",
  );
  expect(comparison.underEach.map(({ denominator, rate }) => [denominator, rate])).toEqual([
    ["all", 24 / 520],
    ["less-transferred", 24 / 516],
    ["concluded-only", 24 / 396],
  ]);
});

test("the closed basis counts outcomes given, and has no crime without one", async () => {
  const comparison = await comparing(THREE, { basis: "closed" });
  expect(comparison.pooled).toMatchObject({ numerator: 24, denominator: 400, open: { absent: "not applicable" } });
  expect(comparison.sentence).toMatch(
    /^Of the outcomes given to crimes of offence code 19D, one in 17 was a charge \(one in 11 to one in 25\)$/u,
  );
  expect(comparison.caveats.join(" ")).toContain("no share of any one year's crimes");
});

test("a force is marked only against all the others together, by its 99.8% interval", async () => {
  const comparison = await comparing([
    ...THREE,
    ...year("Dorset", { 1: 120, 18: 280 }),
    ...year("Sussex", { 1: 4, 18: 996 }),
  ]);
  expect(comparison.forces.map(({ force, standing }) => [force, standing])).toEqual([
    ["dorset", "above"],
    ["essex", "same"],
    ["kent", "same"],
    ["surrey", "below"],
    ["sussex", "below"],
  ]);
});

describe("shown, and not put in the order", () => {
  const APART: readonly { says: string; rows: readonly OfficialRow[]; force: string; why: RegExp }[] = [
    {
      says: "a force that is not territorial",
      rows: year("British Transport Police", { 1: 4, 18: 36 }),
      force: "british-transport-police",
      why: /^Not a territorial force/u,
    },
    {
      says: "a force without a quarter that others have",
      rows: year("Dorset", { 1: 4, 18: 36 }, 3),
      force: "dorset",
      why: /^No figures for 2018\/19-Q4: a part of the year is not the year\.$/u,
    },
    {
      says: "more than half without an outcome",
      rows: year("Dorset", { 1: 4, 18: 16, 0: 40 }),
      force: "dorset",
      why: /^Too much is open\. Once all are concluded the rate could lie anywhere from 6\.7% to 73\.3%\.$/u,
    },
    {
      says: "fewer than ten crimes",
      rows: year("Dorset", { 1: 4, 18: 4 }),
      force: "dorset",
      why: /^8 crimes carry no rate that can be compared \(fewer than 10\)\.$/u,
    },
    {
      says: "one crime",
      rows: [...year("Dorset", { 18: 0 }), { force: "Dorset", outcome: 16, recorded: 1, closed: 1 }],
      force: "dorset",
      why: /^One crime carries no rate/u,
    },
    {
      says: "no crime at all",
      rows: year("Dorset", { 1: 0, 18: 0 }),
      force: "dorset",
      why: /^There are no crimes to count\.$/u,
    },
    {
      says: "a small count",
      rows: [...year("Dorset", { 18: 40 }), { force: "Dorset", outcome: 1, recorded: "<5", closed: 1 }],
      force: "dorset",
      why: /^A count is a range/u,
    },
  ];

  test.each(APART)("$says", async ({ rows, force, why }) => {
    const comparison = await comparing([...THREE, ...rows]);
    expect(rowOf(comparison, force)).toMatchObject({ standing: "apart", why: expect.stringMatching(why) });
    expect(comparison.forces.filter(({ standing }) => standing !== "apart").map((row) => row.force)).toEqual([
      "essex",
      "kent",
      "surrey",
    ]);
    expect(comparison.coverage).toMatchObject({ compared: 3, bodies: 4, outOf: 45, crimesCompared: 520 });
  });

  test("exactly half open and exactly ten crimes are still compared", async () => {
    const comparison = await comparing([
      ...THREE,
      ...year("Dorset", { 1: 4, 18: 16, 0: 20 }),
      { force: "Devon and Cornwall", outcome: 18, recorded: 7 },
      ...["2", "3", "4"].map((quarter) => ({ force: "Devon and Cornwall", quarter, outcome: 18, recorded: 1 })),
    ]);
    expect(rowOf(comparison, "dorset")?.standing).not.toBe("apart");
    expect(rowOf(comparison, "devon-and-cornwall")).toMatchObject({ total: 10, why: null });
  });

  test("a quarter whose cells were not provided is a missing quarter", async () => {
    const silent = year("Dorset", { 1: 8, 18: 32 }).map((row) =>
      row.quarter === "3" ? { ...row, recorded: "N/A - data not provided" } : row,
    );
    const comparison = await comparing([...THREE, ...silent]);
    expect(rowOf(comparison, "dorset")).toMatchObject({
      standing: "apart",
      why: expect.stringContaining("2018/19-Q3"),
      total: 30,
    });
    expect(rowOf(comparison, "dorset")?.notes.join(" ")).toContain("2 cells have no figure (no reply)");
  });

  test("a quarter that the whole table lacks is a caveat for all", async () => {
    const comparison = await comparing(THREE.filter(({ quarter }) => quarter !== "2"));
    expect(comparison.caveats.join(" ")).toContain(
      "table.csv has no rows for 2018/19-Q2: the figures cover a part of the year.",
    );
  });
});

describe("no “one in N” is said", () => {
  test("of a zero, in a row or in the sentence", async () => {
    const comparison = await comparing([...year("Kent", { 18: 40, 1: 0 }), ...year("Essex", { 18: 40 })]);
    expect(comparison.forces.map(({ rate, oneIn }) => [rate, oneIn])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(comparison.sentence).toBe("Of the crimes of offence code 19D, 0.0% had led to a charge (0.0% to 4.6%)");
  });

  test("of more than half", async () => {
    const comparison = await comparing(
      year("Kent", { 1: 30, 18: 10 }).map((row) => ({ ...row, recorded: Number(row.recorded) * 4 })),
    );
    expect(comparison.sentence).toBe("Of the crimes of offence code 19D, 75.0% had led to a charge (67.8% to 81.1%)");
  });

  test("of a force with nothing to count, nor of a range", () =>
    withHome(async (tools, { add }) => {
      await add(
        "return.csv",
        returnOf(
          lines("Kent", { total: 0, charged: 0 }),
          lines("Essex", { total: 100, charged: "<5" }),
          lines("Surrey", { total: 100, charged: "withheld" }),
        ),
      );
      const said = await Promise.all(
        ["Kent", "Essex", "Surrey"].map(
          async (force) => (await showForce(tools, force, { scope: "flag:CSE" })).sentence,
        ),
      );
      expect(said).toEqual([
        "The share of flagged crimes charged cannot be said: there are no crimes to count.",
        "The share of flagged crimes charged cannot be said: a count is a range, so there is no single rate.",
        "The share of flagged crimes charged cannot be said: the number charged is withheld.",
      ]);
    }));

  test("with a small count, the interval covers every number it may be", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", returnOf(lines("Essex", { total: 100, charged: "<5" })));
      const { rates } = await showForce(tools, "Essex", { scope: "flag:CSE" });
      // Wilson: the lower end of 1 in 100 and the upper end of 4 in 100.
      expect(rates[0]?.interval?.[0]).toBeCloseTo(0.0017675, 6);
      expect(rates[0]?.interval?.[1]).toBeCloseTo(0.0983711, 6);
    }));
});

test("the words worst and best stand nowhere in an answer", async () => {
  const comparison = await comparing([...THREE, ...year("British Transport Police", { 1: 4, 18: 36 })]);
  expect(JSON.stringify(comparison)).not.toMatch(/\b(?:worst|best)\b/iu);
});

describe("refused, with what there is", () => {
  const REFUSED = [
    {
      says: "an unknown scope",
      question: { scope: "grooming" },
      code: "usage",
      message: 'Unknown scope "grooming".',
      hint: "flag:CSE, flag:CSA, child-titled, sexual-offences, rape",
    },
    {
      says: "an unknown basis",
      question: { basis: "reported" },
      code: "usage",
      message: 'Unknown basis "reported".',
      hint: "recorded, closed",
    },
    {
      says: "an unknown denominator",
      question: { denominator: "population" },
      code: "usage",
      message: 'Unknown denominator "population".',
      hint: "all, less-transferred, concluded-only",
    },
    {
      says: "an edition nobody added",
      question: { edition: "July 2030" },
      code: "notFound",
      message: 'No edition "July 2030" answers this question.',
      hint: '"not stated" (table.csv',
    },
    {
      says: "a year nobody added",
      question: { period: "2011/12" },
      code: "notFound",
      message: "That does not mean zero.",
      hint: "2018/19, recorded basis (3 forces)",
    },
    {
      says: "a scope nobody added",
      question: { scope: "flag:CSE" },
      code: "notFound",
      message: "That does not mean zero.",
      hint: "everycase sources",
    },
  ] as const;

  test.each(REFUSED)("$says", async ({ question, code, message, hint }) => {
    await expect(comparing(THREE, question)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ["Knt", "Nearest: Kent"],
    ["Scotland Yard of Nowhere", "Home Office tables"],
  ])("the force %s", (force, hint) =>
    withHome(async (tools, { add }) => {
      await add("table.csv", officialCsv(THREE));
      await expect(showForce(tools, force, asked)).rejects.toMatchObject({
        code: "usage",
        message: `Unknown force "${force}".`,
        hint: expect.stringContaining(hint),
      });
    }),
  );

  test("a force without a figure: that does not mean zero", () =>
    withHome(async (tools, { add }) => {
      await add("table.csv", officialCsv(THREE));
      await expect(showForce(tools, "Cumbria", asked)).rejects.toMatchObject({
        code: "notFound",
        message: expect.stringContaining("does not mean zero"),
      });
    }));
});
