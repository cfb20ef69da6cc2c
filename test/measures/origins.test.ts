// A force that states its flagged crimes by the origin of the flag: the origins are added where there is no figure of all.
import { describe, expect, test } from "vitest";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import type { ForceAnswer } from "../../src/measures/result.ts";
import { withHome } from "../actions/home.ts";
import { lines, returnOf } from "./returns.ts";

const ASKED = { scope: "flag:CSE", force: "Kent" } as const;
const CARRIED = "carried over from a person";

type Figures = Readonly<Record<string, number | string>>;

/** Kent's answer from one return with these figures by origin, and what is done with the book besides. */
async function kent(
  byOrigin: Readonly<Record<string, Figures>>,
  also: (tools: Tools, answer: ForceAnswer) => Promise<void> = async () => undefined,
): Promise<ForceAnswer> {
  return await withHome(async (tools, { add }) => {
    const rows = Object.entries(byOrigin).map(([origin, figures]) => lines("Kent", figures, { origin }));
    await add("r.csv", returnOf(...rows));
    const answer = await showForce(tools, "Kent", { scope: "flag:CSE" });
    await also(tools, answer);
    return answer;
  });
}

/** What the cells that a trace finds add up to, by what they are to the figure. */
async function traced(tools: Tools, figure: string): Promise<Readonly<Record<string, number>>> {
  const { files } = await traceFigure(tools, { figure, ...ASKED });
  const sums: Record<string, number> = {};
  for (const { role, value } of files.flatMap(({ cells }) => cells))
    sums[role] = (sums[role] ?? 0) + (typeof value === "number" ? value : Number.NaN);
  return sums;
}

describe("three origins and no figure of all", () => {
  const OFFICER = { total: 310, charged: 20, "no-suspect": 200 };
  const KEYWORD = { total: 90, charged: 5, "no-suspect": 60 };
  const FROM_PERSON = { total: 150, charged: 3, "no-suspect": 100 };
  const byOrigin = { officer: OFFICER, "keyword rule": KEYWORD, [CARRIED]: FROM_PERSON };

  test("are added up, line by line, and the trace finds the cells of all of them", async () => {
    const answer = await kent(byOrigin, async (tools, { balance: { notAccountedFor } }) => {
      expect(await traced(tools, "rate")).toEqual({ numerator: 28, denominator: 550 });
      expect(await traced(tools, "total")).toEqual({ part: 550 });
      const rest = await traced(tools, "not-accounted-for");
      expect((rest["denominator"] ?? 0) - (rest["part"] ?? 0)).toBe(notAccountedFor);
    });
    expect(answer.balance).toMatchObject({ total: 550, notAccountedFor: 550 - 28 - 360 });
    expect(answer.rates[0]).toMatchObject({ numerator: 28, denominator: 550 });
    expect(answer.flag?.origin).toBe(`${CARRIED} + keyword rule + officer`);
  });

  test("and caveat and passport say that it is a sum in which a crime may count twice", async () => {
    const says =
      `The figures are the sum of 3 origins of the flag: “${CARRIED}”, “keyword rule”, “officer”. ` +
      "A crime with two origins may be counted twice, unless the source says that each crime has one.";
    const answer = await kent(byOrigin, async (tools) => {
      const { facts } = await traceFigure(tools, { figure: "rate", ...ASKED });
      expect(facts.find(({ term }) => term === "Scope")?.note).toContain(says);
    });
    expect(answer.caveats).toContain(`Kent states no figure of all its flagged crimes. ${says}`);
  });

  test("a figure of all is taken as it is, and nothing is said of origins", async () => {
    const answer = await kent({ ...byOrigin, "": { total: 540, charged: 16, "no-suspect": 169 } });
    expect(answer.balance.total).toBe(540);
    expect(answer.caveats.join(" ")).not.toContain("origins of the flag");
  });
});

test("one origin states types and another the whole line: both are added, and traced", async () => {
  const answer = await kent(
    { officer: { total: 100, charged: 9 }, "keyword rule": { total: 50, "outcome:1": 4 } },
    async (tools) => expect(await traced(tools, "charged")).toEqual({ numerator: 13, denominator: 150 }),
  );
  expect(answer.rates[0]).toMatchObject({ numerator: 13, denominator: 150 });
});

test("a line that one origin does not state makes the sum at least the others", async () => {
  const answer = await kent({
    officer: { total: 100, charged: 9, "no-suspect": 50 },
    "keyword rule": { total: 50, charged: 4 },
  });
  const line = answer.balance.lines.find(({ line: id }) => id === "no-suspect");
  expect(line?.count).toEqual({ from: 50, to: null });
  expect(answer.rates[0]).toMatchObject({ numerator: 13, denominator: 150 });
});

test("a hidden count of one origin makes the sum a range", async () => {
  const answer = await kent({ officer: { total: 100, charged: 9 }, "keyword rule": { total: 50, charged: "<5" } });
  expect(answer.rates[0]).toMatchObject({ numerator: { from: 10, to: 13 }, rate: null });
});
