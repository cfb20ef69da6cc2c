// The balance closes or says so: the total, the stated parts, and what nobody has accounted for.
import { describe, expect, test } from "vitest";
import { showForce } from "../../src/actions/show-force.ts";
import type { ForceAnswer } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

type Figures = Readonly<Record<string, number | string>>;

async function answerTo(figures: Figures, question = {}): Promise<ForceAnswer> {
  return await withHome(async (tools, { add }) => {
    await add("return.csv", returnOf(lines("South Yorkshire", figures)));
    return await showForce(tools, "South Yorkshire", { scope: "flag:CSE", ...question });
  });
}

const count = (answer: ForceAnswer, line: string): unknown =>
  answer.balance.lines.find((one) => one.line === line)?.count;

const CLOSING: readonly { says: string; figures: Figures; rest: unknown; sum: string | null }[] = [
  {
    says: "the published example: 110 crimes are not accounted for",
    figures: { total: 540, charged: 16, "no-suspect": 169, "victim-does-not-support": 75, transferred: 170 },
    rest: 110,
    sum: "540 − 16 − 169 − 75 − 170 = 110",
  },
  {
    says: "all accounted for",
    figures: { total: 100, charged: 10, "no-suspect": 60, open: 30 },
    rest: 0,
    sum: "100 − 10 − 60 − 30 = 0",
  },
  {
    says: "types that make up a line",
    figures: { total: 100, 1: 10, 14: 20, 16: 30, 0: 40 },
    rest: 0,
    sum: "100 − 10 − 50 − 40 = 0",
  },
  {
    says: "a line stated as one figure is taken as stated, not its types",
    figures: { total: 100, charged: 12, 1: 10, "no-suspect": 60 },
    rest: 28,
    sum: "100 − 12 − 60 = 28",
  },
  {
    says: "alternate offences are in their line already",
    figures: { total: 100, 1: 10, "1A": 4, 18: 90 },
    rest: 0,
    sum: "100 − 10 − 90 = 0",
  },
  {
    says: "other things counted are no part",
    figures: { total: 100, 1: 10, "other: arrests made": 33 },
    rest: 90,
    sum: "100 − 10 = 90",
  },
  { says: "a total alone", figures: { total: 100 }, rest: 100, sum: "100 = 100" },
  { says: "a total of none", figures: { total: 0 }, rest: 0, sum: "0 = 0" },
  {
    says: "a small count: the rest is a range",
    figures: { total: 100, charged: "<5", "no-suspect": 60 },
    rest: { from: 36, to: 39 },
    sum: null,
  },
  {
    says: "two small counts",
    figures: { total: 100, charged: "<5", open: "5 or fewer", "no-suspect": 60 },
    rest: { from: 31, to: 38 },
    sum: null,
  },
  {
    says: "a total that is a range",
    figures: { total: "100 to 104", charged: 10, "no-suspect": 60 },
    rest: { from: 30, to: 34 },
    sum: null,
  },
  {
    says: "a withheld part may be anywhere in the rest",
    figures: { total: 100, charged: "withheld (s.40(2))", "no-suspect": 60 },
    rest: { from: 0, to: 40 },
    sum: null,
  },
  {
    says: "a withheld part beside a small one",
    figures: { total: 100, charged: "*", open: "<5", "no-suspect": 60 },
    rest: { from: 0, to: 39 },
    sum: null,
  },
  {
    says: "a part that is not understood",
    figures: { total: 100, charged: "about ten", "no-suspect": 60 },
    rest: { from: 0, to: 40 },
    sum: null,
  },
  {
    says: "a withheld type beside a known one",
    figures: { total: 100, 14: "*", 16: 30, 18: 60 },
    rest: { from: 0, to: 10 },
    sum: null,
  },
  {
    says: "a withheld part where nothing is left",
    figures: { total: 70, charged: "*", open: 10, "no-suspect": 60 },
    rest: 0,
    sum: null,
  },
  {
    says: "a part that is not held belongs to nobody's account",
    figures: { total: 100, charged: 10, open: "not held" },
    rest: 90,
    sum: null,
  },
  {
    says: "more than the total",
    figures: { total: 100, charged: 10, "no-suspect": 95 },
    rest: -5,
    sum: "100 − 10 − 95 = -5",
  },
];

describe.each(CLOSING)("$says", ({ figures, rest, sum }) => {
  test("closes", async () => {
    const { balance } = await answerTo(figures);
    expect(balance.notAccountedFor).toEqual(rest);
    expect(balance.lines[0]).toMatchObject({ line: "not-accounted-for", count: rest });
    // A sum in signs only where every part of it is exact.
    if (sum !== null) expect(balance.sum).toBe(sum);
  });
});

test("a sum in signs is given only where every stated part is a number", async () => {
  for (const { figures, rest, sum } of CLOSING.filter(
    ({ sum: signs, rest: left }) => signs === null && typeof left !== "number",
  )) {
    expect((await answerTo(figures)).balance.sum, JSON.stringify([figures, rest])).toBe(sum);
  }
});

test("a return without a total has no rest and no rate: the parts are not added up to one", async () => {
  const answer = await answerTo({ charged: 16, "no-suspect": 169 });
  expect(answer.balance).toMatchObject({
    total: { absent: "not stated" },
    notAccountedFor: { absent: "not stated" },
    sum: null,
  });
  expect(answer.rates.find(({ under }) => under === "all")).toMatchObject({
    rate: null,
    oneIn: null,
    why: "The whole is not stated.",
  });
  expect(answer.rates.find(({ under }) => under === "concluded-only")).toMatchObject({
    numerator: 16,
    denominator: 185,
  });
});

test("a withheld total gives no rest and says why there is no rate", async () => {
  const answer = await answerTo({ total: "withheld (s.40(2))", charged: 16 });
  expect(answer.balance.notAccountedFor).toMatchObject({ absent: "not stated" });
  expect(answer.rates[0]).toMatchObject({ rate: null, interval: null, why: "The whole is withheld." });
});

test("in a full table the lines are all there is: small counts are ranges, and nothing is left over", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      officialCsv([
        { outcome: 0, recorded: 6 },
        { outcome: 1, recorded: "<5" },
        { outcome: 18, recorded: "<5" },
      ]),
    );
    const { balance, rates } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(balance).toMatchObject({ total: { from: 8, to: 14 }, notAccountedFor: 0, sum: null });
    expect(rates[0]).toMatchObject({ numerator: { from: 1, to: 4 }, denominator: { from: 8, to: 14 }, rate: null });
  }));

test("in a full table a line without a row is 0, and is not drawn", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      officialCsv([
        { outcome: 0, recorded: 6 },
        { outcome: 18, recorded: 4 },
      ]),
    );
    const answer = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(answer.balance.lines.map(({ line }) => line)).toEqual(["not-accounted-for", "no-suspect", "open"]);
    expect(answer.rates[0]).toMatchObject({ numerator: 0, denominator: 10, rate: 0 });
    expect(answer.caveats.join(" ")).toContain("no charge row in this scope");
  }));

test("every type of the framework stands in one line, and together they are the total", () =>
  withHome(async (tools, { add }) => {
    await add(
      "table.csv",
      officialCsv(Array.from({ length: 23 }, (_, outcome) => ({ outcome, recorded: 2 ** outcome }))),
    );
    const { balance } = await showForce(tools, "South Yorkshire", { scope: "code:19D", basis: "recorded" });
    expect(balance.total).toBe(2 ** 23 - 1);
    expect(balance.lines.flatMap(({ types }) => types.map(({ type }) => type)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 23 }, (_, type) => type),
    );
    const parts = Object.fromEntries(balance.lines.map(({ line, count: parted }) => [line, parted]));
    expect(parts).toMatchObject({
      charged: 2,
      "victim-does-not-support": 2 ** 14 + 2 ** 16,
      "out-of-court": 4 + 8 + 64 + 128 + 256,
      transferred: 2 ** 20,
      open: 1,
      diversion: 2 ** 22,
    });
  }));

describe("the three denominators", () => {
  const CASES: readonly { says: string; figures: Figures; all: unknown; less: unknown; concluded: unknown }[] = [
    {
      says: "the published example",
      figures: { total: 540, charged: 16, "no-suspect": 169, "victim-does-not-support": 75, transferred: 170 },
      all: 540,
      less: 370,
      concluded: 260,
    },
    {
      says: "crimes still open",
      figures: { total: 100, charged: 10, "no-suspect": 40, open: 50 },
      all: 100,
      less: { absent: "not stated" },
      concluded: 50,
    },
    {
      says: "none transferred",
      figures: { total: 100, charged: 10, "no-suspect": 40, transferred: 0 },
      all: 100,
      less: 100,
      concluded: 50,
    },
    {
      says: "transferred withheld",
      figures: { total: 100, charged: 10, "no-suspect": 40, transferred: "withheld" },
      all: 100,
      less: { absent: "withheld" },
      concluded: 50,
    },
    {
      says: "no ending stated but the charge",
      figures: { total: 100, charged: 10 },
      all: 100,
      less: { absent: "not stated" },
      concluded: { absent: "not stated", why: "no ending but the charge is stated" },
    },
    {
      says: "every crime charged",
      figures: { total: 10, charged: 10 },
      all: 10,
      less: { absent: "not stated" },
      concluded: 10,
    },
    {
      says: "a small ending",
      figures: { total: 100, charged: 10, "no-suspect": "<5" },
      all: 100,
      less: { absent: "not stated" },
      concluded: { from: 11, to: 14 },
    },
    {
      says: "a withheld ending",
      figures: { total: 100, charged: 10, "no-suspect": "*", open: 5 },
      all: 100,
      less: { absent: "not stated" },
      concluded: { from: 10, to: null },
    },
  ];

  test.each(CASES)("$says: $all, $less, $concluded", async ({ figures, all, less, concluded }) => {
    const { rates } = await answerTo(figures);
    const under = Object.fromEntries(rates.map((rate) => [rate.under, rate.denominator]));
    expect(under).toMatchObject({ all, "less-transferred": less, "concluded-only": concluded });
  });

  test("the chosen one makes the sentence", async () => {
    const figures = { total: 540, charged: 16, "no-suspect": 169, "victim-does-not-support": 75, transferred: 170 };
    expect((await answerTo(figures)).sentence).toBe(
      "One in 34 flagged crimes had led to a charge (one in 21 to one in 55)",
    );
    expect((await answerTo(figures, { denominator: "less-transferred" })).sentence).toBe(
      "One in 23 flagged crimes had led to a charge (one in 14 to one in 37)",
    );
    expect((await answerTo(figures, { denominator: "concluded-only" })).sentence).toBe(
      "One in 16 flagged crimes had led to a charge (one in 10 to one in 26)",
    );
  });
});

describe("the bounds", () => {
  test("run from no further charge to a charge for every crime still moving, then for every one not accounted for", async () => {
    const { bounds } = await answerTo({
      total: 540,
      charged: 16,
      "no-suspect": 169,
      "victim-does-not-support": 75,
      transferred: 170,
    });
    expect(bounds).toEqual({ lowest: 16 / 540, highest: 186 / 540, withUnaccounted: 296 / 540 });
  });

  test.each([
    ["a small count", { total: 100, charged: "<5", open: 20 }],
    ["a withheld part", { total: 100, charged: 5, open: "*" }],
    ["a total that is a range", { total: "90 to 100", charged: 5 }],
    ["nothing recorded", { total: 0, charged: 0 }],
  ])("are not given with %s", async (_, figures) => {
    expect((await answerTo(figures)).bounds).toBeNull();
  });

  test("never go beyond all, where the parts are more than the total", async () => {
    const { bounds } = await answerTo({ total: 100, charged: 60, open: 70 });
    expect(bounds).toEqual({ lowest: 0.6, highest: 1, withUnaccounted: 1 });
  });
});

test("what is over-full is said in a note of the comparison and of the force", async () => {
  const answer = await answerTo({ total: 100, charged: 10, "no-suspect": 95 });
  expect(count(answer, "not-accounted-for")).toBe(-5);
  expect(answer.balance.lines[0]).toMatchObject({ share: null, interval: null });
});

test("figures in other units stand beside the balance and never in it", () =>
  withHome(async (tools, { add }) => {
    await add(
      "return.csv",
      returnOf(
        lines("South Yorkshire", { total: 540, charged: 16 }),
        lines("South Yorkshire", { total: 70 }, { unit: "charges" }),
        lines("South Yorkshire", { "other: warnings sent": 9 }),
      ),
    );
    const answer = await showForce(tools, "South Yorkshire", { scope: "flag:CSE" });
    expect(answer.balance.total).toBe(540);
    expect(answer.besides.map(({ unit, line, count: beside }) => [unit, line, beside])).toEqual([
      ["charges", "total", 70],
      ["crimes", "other:warnings sent", 9],
    ]);
  }));
