// Measures over a set of comparable forces: funnel, standardised, shrunk, rank certainty, trend and control chart, as their specs draw them.
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/actions/catalogue.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { answerMeasure } from "../../src/measures/run.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const NAMES = ["Kent", "Essex", "Surrey", "Sussex", "Dorset", "Cleveland", "Durham", "Humberside"] as const;

/** A force's year: so many charged of so many recorded, the others without a suspect; spread over four quarters in whole numbers. */
function year(force: string, [charged, of]: readonly [number, number], more: OfficialRow = {}): OfficialRow[] {
  const part = (whole: number, quarter: number): number => Math.floor((whole + quarter - 1) / 4);
  return [1, 2, 3, 4].flatMap((quarter) => [
    { force, quarter: String(quarter), outcome: 1, recorded: part(charged, quarter), closed: 0, ...more },
    { force, quarter: String(quarter), outcome: 18, recorded: part(of - charged, quarter), closed: 0, ...more },
  ]);
}

const several = (counts: readonly (readonly [number, number])[]): OfficialRow[] =>
  counts.flatMap((count, at) => year(NAMES[at] ?? "", count));

async function answers(
  rows: readonly OfficialRow[],
  measure: string,
  { scope = "code:19D", ...question }: { scope?: string; force?: string; options?: Record<string, string> } = {},
): Promise<MeasureAnswer> {
  return await withHome(async (tools, { add }) => {
    await add("table.csv", officialCsv(rows));
    const { engine } = await tools.warehouse();
    return await answerMeasure(engine, await catalogue(tools), { measure, question: { scope, ...question } });
  });
}

const rowOf = ({ table }: MeasureAnswer, called: string): Record<string, unknown> => ({
  ...table.rows.find((row) => row["called"] === called),
});

describe("the funnel", () => {
  const ONE_OUT = several([
    [50, 1000],
    [50, 1000],
    [50, 1000],
    [50, 1000],
    [50, 1000],
    [100, 1000],
  ]);

  test("names the force outside and the pooled rate, and prints the spread", async () => {
    const answer = await answers(ONE_OUT, "funnel");
    expect(answer.sentence).toBe(
      "1 of 6 forces lies further from the pooled rate of 5.8% than chance would put it; once the spread between forces is allowed for, 1 does",
    );
    expect(rowOf(answer, "Cleveland")).toMatchObject({ outside: "above", count: 100, of: 1000 });
    expect(rowOf(answer, "Kent")).toMatchObject({ outside: "no" });
    expect(answer.chart).toMatchObject({ kind: "funnel", centre: 350 / 6000 });
    expect(answer.says.join(" ")).toMatch(
      /the spread between forces would be below about 1 \(the outer tenths are drawn in\)\. It is \d+\.\d/u,
    );
  });

  test("puts no force outside where all are the same", async () => {
    const answer = await answers(several(Array.from({ length: 6 }, () => [50, 1000] as const)), "funnel");
    expect(answer.sentence).toBe("None of 6 forces lies further from the pooled rate of 5.0% than chance would put it");
    expect(answer.says[0]).toContain("differ by no more than chance would let them");
  });

  test("of one force says where it lies and how far out by chance", async () => {
    const answer = await answers(ONE_OUT, "funnel", { force: "Cleveland" });
    expect(answer.sentence).toMatch(
      /^Cleveland: 100 of 1,000, 10\.0%, lies above the 99\.8% limits .* pooled 5\.8%\); once the spread between forces is allowed for, still outside$/u,
    );
    expect(answer.table.rows).toHaveLength(1);
    expect(answer.working.map(({ signs }) => signs)).toContainEqual(expect.stringMatching(/^P = /u));
    expect(answer.passport.command).toContain("everycase measure funnel");
    expect(answer.passport.command).toContain("--force Cleveland");
  });

  test("of another share counts that share", async () => {
    const answer = await answers(ONE_OUT, "funnel", { options: { of: "no-suspect" } });
    expect(rowOf(answer, "Kent")).toMatchObject({ count: 950, of: 1000 });
    expect(answer.passport.command).toContain("--option of=no-suspect");
  });

  test("needs five forces, and refuses a share, a force or an option that is not there", async () => {
    await expect(
      answers(
        several([
          [1, 20],
          [2, 20],
          [3, 20],
          [4, 20],
        ]),
        "funnel",
      ),
    ).rejects.toMatchObject({
      code: "notFound",
      message: expect.stringContaining("it needs 5 forces that can be compared, and there are 4"),
    });
    await expect(answers(ONE_OUT, "funnel", { options: { of: "guilt" } })).rejects.toMatchObject({ code: "usage" });
    await expect(answers(ONE_OUT, "funnel", { force: "Kant" })).rejects.toMatchObject({
      code: "usage",
      hint: expect.stringContaining("Kent"),
    });
    await expect(answers(ONE_OUT, "funnel", { force: "Cumbria" })).rejects.toMatchObject({ code: "notFound" });
    await expect(answers(ONE_OUT, "funnel", { options: { colour: "red" } })).rejects.toMatchObject({ code: "usage" });
    await expect(answers(ONE_OUT, "tunnel")).rejects.toMatchObject({ hint: expect.stringContaining("funnel") });
  });
});

describe("standardised for offence mix", () => {
  const TWO = [
    ...year("Kent", [20, 100]),
    ...year("Kent", [30, 300], { code: "19E" }),
    ...year("Essex", [60, 300]),
    ...year("Essex", [10, 100], { code: "19E" }),
  ];

  test("forces that differ only in their mix have the same share, with the recorded one beside it", async () => {
    const answer = await answers(TWO, "standardised", { scope: "child-titled" });
    for (const [force, rate] of [
      ["Kent", 50 / 400],
      ["Essex", 70 / 400],
    ] as const) {
      expect(rowOf(answer, force), force).toMatchObject({ standardised: expect.closeTo(0.15, 14), rate });
    }
    expect(answer.chart).toMatchObject({ kind: "dots", marks: ["standardised", "as recorded"] });
  });

  test("says the sentence of one force with its interval", async () => {
    const { sentence } = await answers(TWO, "standardised", { scope: "child-titled", force: "kent" });
    expect(sentence).toMatch(
      /^With the offence mix of all forces together, the share of Kent's crimes that had led to a charge would be 15\.0% \(\d+\.\d% to \d+\.\d%\); as recorded it is 12\.5%$/u,
    );
  });

  test("a force without a crime in a stratum stands apart with that reason", async () => {
    const rows = [...TWO, ...year("Surrey", [10, 40])];
    const answer = await answers(rows, "standardised", { scope: "child-titled" });
    expect(answer.apart).toContainEqual(
      expect.objectContaining({
        force: "surrey",
        why: "It has no crime of 19E, so its share cannot be given the mix of all forces.",
      }),
    );
    expect(rowOf(answer, "Kent")).toMatchObject({ standardised: expect.closeTo(0.15, 14) });
  });

  test("few crimes in a stratum are told, with the force and the code, and where there are enough nothing is", async () => {
    const rows = [...TWO, ...year("Surrey", [2, 12]), ...year("Surrey", [9, 80], { code: "19E" })];
    const { says, table } = await answers(rows, "standardised", { scope: "child-titled" });
    expect(says.join(" ")).toContain("Fewer than 20 crimes stand in a stratum of Surrey (12 of 19D).");
    expect(table.rows.find((row) => row["force"] === "surrey")?.["thinnest"]).toBe(12);
    const enough = await answers(TWO, "standardised", { scope: "child-titled" });
    expect(enough.says.join(" ")).not.toContain("Fewer than 20 crimes");
  });

  test("codes that a larger force has no crime of are one stratum", async () => {
    const rows = [...TWO, ...year("Kent", [4, 40], { code: "20B" }), ...year("Essex", [8, 40], { code: "21" })];
    const answer = await answers(rows, "standardised", { scope: "child-titled" });
    expect(answer.says.join(" ")).toContain(
      "Taken together as one stratum, because a larger force has no crime of them: 20B, 21",
    );
  });

  test("is refused where the scope is one code", async () => {
    await expect(answers(TWO, "standardised")).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("shrunk rates", () => {
  test("no spread beyond chance gives every force the pooled share, and says why", async () => {
    const answer = await answers(
      several([
        [4, 80],
        [8, 160],
        [20, 400],
        [40, 800],
        [4, 80],
      ]),
      "shrunk",
    );
    expect(answer.table.rows.map((row) => row["shrunk"])).toEqual(
      Array.from({ length: 5 }, () => expect.closeTo(0.05, 12)),
    );
    expect(answer.sentence).toContain("differ by no more than chance");
  });

  test("the smallest force is drawn furthest, and its count stands beside it", async () => {
    const answer = await answers(
      several([
        [20, 1000],
        [60, 1000],
        [100, 1000],
        [140, 1000],
        [8, 16],
      ]),
      "shrunk",
    );
    const drawn = (called: string): number => {
      const { shrunk, rate } = rowOf(answer, called) as { shrunk: number; rate: number };
      return Math.abs(shrunk - rate);
    };
    for (const called of ["Kent", "Essex", "Surrey", "Sussex"])
      expect(drawn("Dorset"), called).toBeGreaterThan(drawn(called));
    expect(rowOf(answer, "Dorset")).toMatchObject({ count: 8, of: 16, rate: 0.5 });
    expect((rowOf(answer, "Dorset") as { shrunk: number }).shrunk).toBeLessThan(0.5);
  });
});

describe("rank certainty", () => {
  const words = (answer: MeasureAnswer): string => JSON.stringify([answer.sentence, answer.says]);

  test("names an end of the order only where it is certain enough", async () => {
    const sure = await answers(
      several([
        [12, 100],
        [88, 100],
      ]),
      "rank-certainty",
    );
    expect(rowOf(sure, "Kent")).toMatchObject({ from: 1, to: 1 });
    expect(words(sure)).toContain("Kent has the lowest share (P = 0.999)");
    const unsure = await answers(
      several([
        [12, 100],
        [12, 100],
        [12, 100],
      ]),
      "rank-certainty",
    );
    expect(rowOf(unsure, "Kent")).toMatchObject({ from: 1, to: 3 });
    expect(words(unsure)).not.toMatch(/worst|best|highest|lowest/iu);
  });

  test("says a place as a range, counted from the smallest", async () => {
    const { sentence } = await answers(
      several([
        [12, 100],
        [12, 100],
        [12, 100],
      ]),
      "rank-certainty",
      { force: "kent" },
    );
    expect(sentence).toBe("Kent's share lies between the 1st and the 3rd of 3, counted from the smallest (95%)");
  });
});

describe("trend", () => {
  const years = (counts: readonly number[]): OfficialRow[] =>
    counts.flatMap((charged, at) => year("Kent", [charged, 100], { year: `${2016 + at}/${17 + at}` }));

  test("a steady rise is said with its ends, their intervals and its test", async () => {
    const answer = await answers(years([12, 20, 32]), "trend", { force: "Kent" });
    expect(answer.sentence).toMatch(
      /^From 2016\/17 to 2018\/19 the share of crimes of Kent that had led to a charge went from 12\.0% \(.*\) to 32\.0% \(.*\): a rise over the periods that chance alone seldom makes \(p < 0\.001\)$/u,
    );
    expect(answer.table.rows).toHaveLength(3);
  });

  test("no change is no rise and no fall", async () => {
    const { sentence } = await answers(years([20, 20, 20]), "trend", { force: "Kent" });
    expect(sentence).toContain("no rise or fall over the periods");
  });

  test("each point is drawn with its own interval", async () => {
    const { chart, table } = await answers(years([12, 20, 32]), "trend", { force: "Kent" });
    const drawn = chart?.kind === "control" ? chart.points.map(({ interval }) => interval) : [];
    expect(drawn).toEqual(table.rows.map((row) => row["interval"]));
    expect(drawn).toHaveLength(3);
  });

  test("its working has no more digits than tell something", async () => {
    const { working } = await answers(years([12, 20, 32]), "trend", { force: "Kent" });
    expect(working.map(({ signs }) => signs).join(" ")).toMatch(
      /^χ² = \d+\.\d{1,5}, p = [\d.]+(?: × 10⁻.)? \d+\.?\d{0,5} percentage points$/u,
    );
  });

  test("two periods are shown and not tested", async () => {
    const answer = await answers(years([12, 20]), "trend", { force: "Kent" });
    expect(answer.says[0]).toBe("2 periods have figures. A trend needs 3 or more, so none is tested.");
    expect(answer.sentence).not.toMatch(/rise|fall/u);
  });

  test("without a force, only those that stand in every period are added", async () => {
    const rows = [...years([12, 20, 32]), ...year("Essex", [40, 100], { year: "2018/19" })];
    const answer = await answers(rows, "trend");
    expect(answer.table.rows.map((row) => row["of"])).toEqual([100, 100, 100]);
  });
});

describe("control chart", () => {
  /** Quarter by quarter from 2014/15. */
  const quarters = (counts: readonly number[]): OfficialRow[] =>
    counts.flatMap((charged, at) => {
      const from = 2014 + Math.floor(at / 4);
      const when = { force: "Kent", year: `${from}/${(from + 1) % 100}`, quarter: String(1 + (at % 4)) };
      return [
        { ...when, outcome: 1, recorded: charged, closed: 0 },
        { ...when, outcome: 18, recorded: 100 - charged, closed: 0 },
      ];
    });
  const limits = (answer: MeasureAnswer): unknown[] => answer.table.rows.map((row) => row["limits"]);

  test("four quarters have no limits, and it says how many are needed", async () => {
    const answer = await answers(quarters([10, 12, 9, 11]), "control-chart", { force: "Kent" });
    expect(limits(answer)).toEqual([null, null, null, null]);
    expect(answer.says[0]).toBe("No limits are drawn: they need 13 points or more, and there are 4.");
  });

  test("a quarter far outside the limits is marked", async () => {
    const counts = [10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 12, 8, 10, 11, 9, 60];
    const answer = await answers(quarters(counts), "control-chart", { force: "Kent", options: { chart: "p" } });
    expect(answer.table.rows.at(-1)).toMatchObject({
      period: "2017/18-Q4",
      marked: expect.stringContaining("outside the limits"),
    });
    expect(answer.method).toContain("p chart");
  });

  test("a constant series has no XmR limits and no mark, and says why", async () => {
    const answer = await answers(quarters(Array.from({ length: 16 }, () => 10)), "control-chart", {
      force: "Kent",
      options: { chart: "xmr" },
    });
    expect(limits(answer).every((one) => one === null)).toBe(true);
    expect(answer.says[0]).toBe(
      "No limits are drawn: the quarters do not vary, so there is no spread to draw them from.",
    );
  });

  test("limits stay within 0 and 1, and another chart is refused", async () => {
    const answer = await answers(quarters(Array.from({ length: 16 }, (_, at) => at % 2)), "control-chart", {
      force: "Kent",
    });
    for (const one of limits(answer)) expect((one as [number, number])[0]).toBeGreaterThanOrEqual(0);
    await expect(answers(quarters([1, 2, 3, 4]), "control-chart", { options: { chart: "pie" } })).rejects.toMatchObject(
      { code: "usage" },
    );
  });
});

test("a return without quarters has no control chart, and says so", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", returnOf(lines("South Yorkshire", { total: 540, charged: 16 })));
    const { engine } = await tools.warehouse();
    await expect(
      answerMeasure(engine, await catalogue(tools), {
        measure: "control-chart",
        question: { scope: "flag:CSE", force: "South Yorkshire" },
      }),
    ).rejects.toMatchObject({ code: "notFound" });
  }));
