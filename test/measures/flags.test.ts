// Flagged crimes: forces are compared only where period, basis and flag rule are the same, and everything else stands beside it.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import type { Comparison } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { type Labels, lines, returnOf } from "./returns.ts";

const FIGURES = { total: 100, charged: 10, "no-suspect": 60, open: 30 };
const kent = (labels: Labels = {}): string[] => lines("Kent", FIGURES, labels);
const essex = (labels: Labels = {}): string[] => lines("Essex", { ...FIGURES, charged: 15 }, labels);
const asked = { scope: "flag:CSE" } as const;

async function comparing(...rows: readonly (readonly string[])[]): Promise<Comparison> {
  return await withHome(async (tools, { add }) => {
    for (const [index, one] of rows.entries()) await add(`return-${index}.csv`, returnOf(one));
    return await compareForces(tools, asked);
  });
}

test("same rule, origin, period and basis: compared, with a pooled rate over both", async () => {
  const comparison = await comparing(kent(), essex());
  expect(comparison.forces.map(({ force, standing, why }) => [force, standing, why])).toEqual([
    ["essex", "same", null],
    ["kent", "same", null],
  ]);
  expect(comparison.pooled).toMatchObject({ numerator: 25, denominator: 200, rate: 0.125, forces: 2, open: 60 });
  expect(comparison.meanOfForces).toMatchObject({ rate: expect.closeTo(0.125, 12), forces: 2 });
  expect(comparison.sentence).toBe(
    "Of the crimes with the CSE flag, one in 8 had led to a charge (one in 6 to one in 12)",
  );
});

const UNLIKE: readonly { says: string; rows: readonly (readonly string[])[]; why: RegExp }[] = [
  {
    says: "another flag rule",
    rows: [kent(), essex({ rule: "when a suspect was once linked to CSE" })],
    why: /^Another flag rule/u,
  },
  { says: "another origin of the flag", rows: [kent(), essex({ origin: "keyword rule" })], why: /^Another flag rule/u },
  {
    says: "no stated rule",
    rows: [kent({ rule: "" }), essex({ rule: "" })],
    why: /^Nobody has said how the flag was set/u,
  },
  {
    says: "a rule that is only the flag's name",
    rows: [kent({ rule: "CSE flag" }), essex({ rule: "CSE flag" })],
    why: /^The source names the flag and does not say when it is set/u,
  },
  { says: "another basis", rows: [kent(), essex({ basis: "closed" })], why: /^Another basis: recorded\.$/u },
  { says: "a basis that is not stated", rows: [kent({ basis: "" }), essex({ basis: "" })], why: /basis not stated/u },
  { says: "another period", rows: [kent(), essex({ period: "2021/22" })], why: /^Another period: 2023\/24\.$/u },
  {
    says: "a period in words that may be any year",
    rows: [kent({ period: "last financial year" }), essex({ period: "last financial year" })],
    why: /period/iu,
  },
];

describe.each(UNLIKE)("$says", ({ rows, why }) => {
  test("both stand apart, there is no common rate, and the sentence says why", async () => {
    const comparison = await comparing(...rows);
    expect(comparison.forces.map(({ standing }) => standing)).toEqual(["apart", "apart"]);
    expect(comparison.forces.some((row) => why.test(row.why ?? ""))).toBe(true);
    expect(comparison.pooled).toMatchObject({ rate: null, interval: null, oneIn: null, forces: 0 });
    expect([comparison.pooled.numerator, comparison.pooled.denominator, comparison.pooled.open]).toEqual(
      Array.from({ length: 3 }, () => ({ absent: "not applicable" })),
    );
    expect(comparison.meanOfForces).toEqual({ rate: null, interval: null, forces: 0 });
    expect(comparison.underEach.map(({ rate }) => rate)).toEqual([null, null, null]);
    expect(comparison.sentence).toContain(
      "2 forces have published figures of crimes with the CSE flag. They cannot be put in one order",
    );
    expect(comparison.sentence).not.toMatch(/one in \d/u);
    expect(comparison.coverage.compared).toBe(0);
  });

  test("and a pooled figure is refused rather than traced", () =>
    withHome(async (tools, { add }) => {
      for (const [index, one] of rows.entries()) await add(`return-${index}.csv`, returnOf(one));
      await expect(traceFigure(tools, { figure: "rate", ...asked })).rejects.toMatchObject({
        code: "notPossible",
        hint: expect.stringContaining("--force"),
      });
    }));

  test("and each force still has its own answer", () =>
    withHome(async (tools, { add }) => {
      for (const [index, one] of rows.entries()) await add(`return-${index}.csv`, returnOf(one));
      expect((await showForce(tools, "Essex", asked)).rates[0]).toMatchObject({
        numerator: 15,
        denominator: 100,
        rate: 0.15,
      });
    }));
});

test("forces with the same stated rule are compared, however many others state none", async () => {
  const unstated = ["Surrey", "Sussex", "Dorset"].map((force) => lines(force, FIGURES, { rule: "", origin: "" }));
  const comparison = await comparing(kent(), essex(), ...unstated);
  expect(comparison.forces.filter(({ standing }) => standing !== "apart").map(({ force }) => force)).toEqual([
    "essex",
    "kent",
  ]);
  expect(comparison.pooled).toMatchObject({ numerator: 25, denominator: 200, forces: 2 });
});

test("one force alone is no comparison", async () => {
  const comparison = await comparing(kent());
  expect(comparison.forces).toMatchObject([{ force: "kent", standing: "apart" }]);
  expect(comparison.pooled.rate).toBeNull();
});

test("each force is shown with its newest period, and a question for one period takes that", () =>
  withHome(async (tools, { add }) => {
    await add("old.csv", returnOf(kent({ period: "2021/22" }), essex({ period: "2021/22" })));
    await add("new.csv", returnOf(lines("Kent", { ...FIGURES, charged: 30 })));
    const newest = await compareForces(tools, asked);
    expect(newest.forces.map(({ force, period, charged }) => [force, period, charged])).toEqual([
      ["essex", "2021/22", 15],
      ["kent", "2023/24", 30],
    ]);
    const older = await compareForces(tools, { ...asked, period: "2021/22" });
    expect(older.forces.map(({ period, charged, standing }) => [period, charged, standing])).toEqual([
      ["2021/22", 15, "same"],
      ["2021/22", 10, "same"],
    ]);
  }));

test("a flag of another name is another scope", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", returnOf(kent(), essex({ scope: "flag:CSA" })));
    expect((await compareForces(tools, asked)).forces.map(({ force }) => force)).toEqual(["kent"]);
    expect((await compareForces(tools, { scope: "flag:CSA" })).forces.map(({ force }) => force)).toEqual(["essex"]);
  }));

test("two rules in one force's return are never added: the one that states a total is shown", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", returnOf(lines("Kent", { charged: 3 }, { rule: "by keyword" }), kent()));
    const answer = await showForce(tools, "Kent", asked);
    expect(answer.balance.total).toBe(100);
    expect(answer.flag).toEqual({ rule: "when the crime is recorded", origin: "officer" });
    const { files } = await traceFigure(tools, { figure: "charged", force: "Kent", ...asked });
    expect(files[0]?.cells.filter(({ role }) => role === "numerator").map(({ value }) => value)).toEqual([10]);
  }));

test("parts of a force are no part of its sum", () =>
  withHome(async (tools, { add }) => {
    const text = returnOf(kent())
      .replace("force,", "force,area,")
      .replace(/^Kent,/gmu, "Kent,,");
    await add(
      "return.csv",
      text.concat(
        text
          .split("\n")
          .slice(1, 3)
          .map((row) => row.replace("Kent,,", "Kent,Medway,"))
          .join("\n"),
        "\n",
      ),
    );
    expect((await showForce(tools, "Kent", asked)).balance.total).toBe(100);
  }));

describe("who did not answer", () => {
  const comparisonWith = (): Promise<Comparison> =>
    comparing(
      kent(),
      essex(),
      lines("North Yorkshire", { total: "cost limit (s.12(1))" }, { unit: "cases" }),
      lines("Northumbria", { total: 33 }, { unit: "reports" }),
      lines("Dorset", { total: "withheld (s.40(2))", charged: 4 }),
    );

  test("is named with what is known: a refusal, another unit, or nothing", async () => {
    const { coverage } = await comparisonWith();
    expect(coverage).toMatchObject({ outOf: 45, answered: 3, compared: 2, bodies: 3 });
    expect(coverage.missing).toHaveLength(42);
    const of = (force: string): unknown => coverage.missing.find((one) => one.force === force);
    expect(of("north-yorkshire")).toMatchObject({ absence: "cost limit", why: expect.stringContaining("s.12(1)") });
    expect(of("northumbria")).toMatchObject({ absence: "another unit", why: expect.stringContaining("33 reports") });
    expect(of("cumbria")).toMatchObject({ absence: "nothing added", why: expect.stringContaining("not evidence") });
    expect(coverage.says).toBe(
      "3 of the 45 territorial forces of the United Kingdom have a figure here; 2 are compared.",
    );
  });

  test("a force that withheld its total is shown with the reason, and is in no sum", async () => {
    const { forces, pooled, coverage } = await comparisonWith();
    expect(forces.find(({ force }) => force === "dorset")).toMatchObject({
      total: { absent: "withheld", why: "s.40(2)" },
      rate: null,
      standing: "apart",
      why: "The whole is withheld.",
    });
    expect(pooled).toMatchObject({ numerator: 25, denominator: 200 });
    expect(coverage).toMatchObject({ crimesCompared: 200, crimesAll: null });
  });
});

test("a scope of offences says of Scotland and Northern Ireland that its publication does not cover them", async () => {
  const { coverage } = await withHome(async (tools, { add }) => {
    await add("return.csv", returnOf(lines("Kent", FIGURES, { scope: "child-titled", rule: "", origin: "" })));
    return await compareForces(tools, { scope: "child-titled" });
  });
  const outside = coverage.missing.filter(({ absence }) => absence === "not applicable").map(({ called }) => called);
  expect(outside).toHaveLength(2);
});
