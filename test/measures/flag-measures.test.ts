// Flag measures: how widely a force flags, and what the flag's origin does to its share, as their specs draw them.
import { describe, expect, test } from "vitest";
import { catalogue, catalogueOf } from "../../src/actions/catalogue.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { answerMeasure } from "../../src/measures/run.ts";
import { withHome } from "../actions/home.ts";
import { type Labels, lines, returnOf } from "./returns.ts";

interface Asked {
  readonly force?: string;
  readonly options?: Readonly<Record<string, string>>;
}

async function asking(
  measure: string,
  texts: Readonly<Record<string, string>>,
  question: Asked = {},
): Promise<MeasureAnswer> {
  return await withHome(async (tools, { add }) => {
    for (const [name, text] of Object.entries(texts)) await add(name, text);
    const { engine } = await tools.warehouse();
    return await answerMeasure(engine, await catalogue(tools), {
      measure,
      question: { scope: "flag:CSE", ...question },
      beside: { population: await catalogueOf(tools, "population"), runOff: [] },
    });
  });
}

const rowOf = ({ table }: MeasureAnswer, called: string): Record<string, unknown> => ({
  ...table.rows.find((row) => row["called"] === called),
});

describe("flagged crimes, against what", () => {
  const flagged = (count: number | string): string[] => lines("South Yorkshire", { total: count, charged: 16 });
  const titled = lines(
    "South Yorkshire",
    { total: 1080, charged: 50 },
    { scope: "child-titled", rule: "", origin: "" },
  );
  const people = [
    "Table P3: Population figures",
    "Mid-year population estimates",
    "Area Code,Area Name,Mid-2021 population,Mid-2023 population,Mid-2024 population",
    'E23000011,South Yorkshire,"500,000","600,000","900,000"',
    "",
  ].join("\n");

  test("540 against 1,080 offences whose title names a child are 0.50 for each, with an exact interval", async () => {
    const answer = await asking(
      "flagged-share",
      { "r.csv": returnOf(flagged(540), titled) },
      { force: "South Yorkshire" },
    );
    expect(rowOf(answer, "South Yorkshire")).toMatchObject({ ratio: 0.5, flagged: 540, whole: 1080 });
    const [lower, upper] = rowOf(answer, "South Yorkshire")["interval"] as [number, number];
    expect(lower).toBeGreaterThan(0.44);
    expect(upper).toBeLessThan(0.56);
    expect(answer.sentence).toMatch(
      /^South Yorkshire flagged 540 crimes in 2023\/24, 0\.50 \(0\.45 to 0\.55\) for each of 1,080 sexual offences whose title names a child$/u,
    );
  });

  test("against people it takes the newest population that is not later than the period", async () => {
    const texts = { "r.csv": returnOf(flagged(30)), "people.csv": people };
    const answer = await asking("flagged-share", texts, {
      force: "South Yorkshire",
      options: { against: "population" },
    });
    expect(rowOf(answer, "South Yorkshire")).toMatchObject({ ratio: 5, whole: 600_000, of: "people, mid-2023" });
    expect(answer.sentence).toContain("5.00 (3.37 to 7.14) for each 100,000 of 600,000 people (mid-2023)");
  });

  test.each([
    ["nothing to hold it against", returnOf(flagged(540)), /^No exact count of /u],
    ["a count that is a range", returnOf(flagged("<5"), titled), /not stated as a number/u],
  ])("with %s there is no ratio, and it says why", async (_, text, why) => {
    const answer = await asking("flagged-share", { "r.csv": text });
    expect(rowOf(answer, "South Yorkshire")).toMatchObject({ ratio: null, why: expect.stringMatching(why) });
  });

  test("forces that flag by different rules stand apart, and no order is made", async () => {
    const rules = [
      ["Kent", "early"],
      ["Essex", "when certain"],
    ] as const;
    const rows = rules.flatMap(([force, rule]) => [
      ...lines(force, { total: 100 }, { rule }),
      ...lines(force, { total: 200 }, { scope: "child-titled", rule: "", origin: "" }),
    ]);
    const answer = await asking("flagged-share", { "r.csv": returnOf(rows) });
    expect(answer.apart.map(({ called }) => called).sort()).toEqual(["Essex", "Kent"]);
    expect(answer.says.join(" ")).toContain("not put in one order");
  });

  test("refuses a scope that is no flag, and what it cannot be held against", async () => {
    const texts = { "r.csv": returnOf(flagged(540), titled) };
    await expect(asking("flagged-share", texts, { options: { against: "weather" } })).rejects.toMatchObject({
      code: "usage",
    });
  });
});

describe("sensitivity to the flag's origin", () => {
  const of = (charged: number, total: number, origin: string): string[] => {
    const labels: Labels = { origin };
    return lines("Kent", { total, charged, "no-suspect": total - charged }, labels);
  };
  const CARRIED = "carried over from a person";
  const WITH = { all: 30 / 300, allOf: 300, without: 28 / 200, withoutOf: 200 };

  test("all flags less those carried over", async () => {
    const text = returnOf(of(30, 300, ""), of(2, 100, CARRIED));
    const answer = await asking("flag-sensitivity", { "r.csv": text }, { force: "Kent" });
    expect(rowOf(answer, "Kent")).toMatchObject(WITH);
    expect(answer.sentence).toMatch(
      /^Of Kent's flagged crimes without those whose flag was carried over from a person, 28 of 200, 14\.0% \(.*\), had led to a charge; of all flagged crimes it is 30 of 300, 10\.0% \(.*\)$/u,
    );
  });

  test("the origins are added where no figure of all is stated", async () => {
    const text = returnOf(of(20, 100, "officer"), of(8, 100, "keyword rule"), of(2, 100, CARRIED));
    expect(rowOf(await asking("flag-sensitivity", { "r.csv": text }), "Kent")).toMatchObject(WITH);
  });

  test("hidden counts give the least and the most that they allow", async () => {
    const carried = lines("Kent", { total: 100, charged: "<5", "no-suspect": 90 }, { origin: CARRIED });
    const answer = await asking(
      "flag-sensitivity",
      { "r.csv": returnOf(of(20, 100, "officer"), carried) },
      { force: "Kent" },
    );
    // Without them 20 of 100 exactly; with them 20 + 1 … 4 of 200.
    expect(rowOf(answer, "Kent")).toMatchObject({
      ...{ without: 20 / 100, withoutOf: 100, all: null, allInterval: [21 / 200, 24 / 200], allOf: 200 },
      why: expect.stringContaining("each share lies between the least and the most"),
    });
    expect(answer.sentence).toMatch(
      /of all flagged crimes it is between 10\.5% and 12\.0%\. The hidden counts allow no closer figure$/u,
    );
    expect(answer.working.at(0)?.signs).toBe("21 ÷ 200 = 0.1050 to 24 ÷ 200 = 0.1200");
  });

  test("of a figure of all less a hidden part, the ends are those of every whole number that it may be", async () => {
    const carried = lines("Kent", { total: 40, charged: "<5" }, { origin: CARRIED });
    const answer = await asking("flag-sensitivity", { "r.csv": returnOf(of(30, 300, ""), carried) });
    const tried = [1, 2, 3, 4].map((hidden) => (30 - hidden) / 260);
    expect(rowOf(answer, "Kent")).toMatchObject({
      ...{ all: 0.1, without: null, withoutOf: 260 },
      withoutInterval: [expect.closeTo(Math.min(...tried), 12), expect.closeTo(Math.max(...tried), 12)],
    });
  });

  test("a part that is more than its whole is not said", async () => {
    const answer = await asking("flag-sensitivity", { "r.csv": returnOf(of(1, 10, ""), of(5, 40, CARRIED)) });
    expect(rowOf(answer, "Kent")).toMatchObject({
      without: null,
      why: expect.stringContaining("not all stated as numbers that fit"),
    });
  });

  test("without origins it is refused, and says what to ask for", async () => {
    await expect(asking("flag-sensitivity", { "r.csv": returnOf(of(30, 300, "")) })).rejects.toMatchObject({
      code: "notFound",
      hint: expect.stringContaining("Ask for the count of each origin"),
    });
  });
});
