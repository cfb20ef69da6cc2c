// Shares of the crimes: one way of answering for all of them, with the method of the interval named wherever it stands.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import type { MeasureQuestion } from "../../src/measures/askable.ts";
import { INTERVAL_METHODS } from "../../src/measures/interval-method.ts";
import { ASKABLE } from "../../src/measures/run.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { answered, saidBy } from "./drawn.ts";
import { lines, returnOf } from "./returns.ts";

const RETURN = returnOf(
  lines("South Yorkshire", {
    total: 540,
    charged: 16,
    "no-suspect": 169,
    "victim-does-not-support": 75,
    transferred: 170,
  }),
  lines("Kent", { total: 200, charged: 5, "no-suspect": 90, "victim-does-not-support": 45, open: 60 }),
  lines("Essex", { total: 400, charged: 40, "no-suspect": 280, open: 80 }),
);

async function answerOf(
  measure: string,
  question: MeasureQuestion,
  text = RETURN,
  name = "return.csv",
): Promise<MeasureAnswer> {
  return await withHome(async (tools, { add }) => {
    await add(name, text);
    const answer = await answered(tools, measure, question);
    if (answer instanceof Refusal) throw answer;
    return answer;
  });
}

const FLAG = { scope: "flag:CSE" } as const;
/** 16 of 540, to three digits; the methods are held to their vectors elsewhere. */
const SIXTEEN: Readonly<Record<string, readonly [number, number]>> = {
  wilson: [0.0183189899322376, 0.0475852515325734],
  "clopper-pearson": [0.01702877, 0.04767437],
  jeffreys: [0.0177, 0.0465],
  "agresti-coull": [0.0179, 0.048],
};

describe("the method of the interval", () => {
  test.each(INTERVAL_METHODS.map(({ id, title }) => ({ id, title })))(
    "$id stands in the interval, the answer, the working, the passport and the command",
    async ({ id, title }) => {
      const answer = await answerOf("charge-rate", { ...FLAG, force: "south-yorkshire", options: { method: id } });
      const [row] = answer.table.rows;
      const [from, to] = SIXTEEN[id] ?? [0, 0];
      expect(row).toMatchObject({ called: "South Yorkshire", count: 16, of: 540, share: 16 / 540 });
      expect(row?.["interval"]).toEqual([expect.closeTo(from, 3), expect.closeTo(to, 3)]);
      expect(answer.asked).toMatchObject({ method: id, force: "south-yorkshire", denominator: "all" });
      expect(answer.method).toContain(title);
      expect(answer.passport.method).toContain(title);
      expect(answer.passport.measure).toMatchObject({ id: "charge-rate", title: "Charge rate" });
      expect(answer.working.map(({ says }) => says).join(" ")).toContain(title);
      expect(answer.passport.command).toBe(
        `everycase measure charge-rate --force south-yorkshire --scope flag:CSE${id === "wilson" ? "" : ` --method ${id}`} --denominator all`,
      );
    },
  );

  test("the exact one is the widest of all, and a comparison takes it too", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", RETURN);
      const exact = await compareForces(tools, { ...FLAG, method: "clopper-pearson" });
      const wilson = await compareForces(tools, FLAG);
      const width = (interval: readonly [number, number] | null | undefined): number =>
        (interval?.[1] ?? 0) - (interval?.[0] ?? 0);
      for (const [at, row] of exact.forces.entries())
        expect(width(row.interval)).toBeGreaterThan(width(wilson.forces[at]?.interval));
      expect(exact.passport.method).toContain("Clopper–Pearson exact interval");
      expect(exact.passport.command).toContain("--method clopper-pearson");
      expect(wilson.passport.command).not.toContain("--method");
      await expect(compareForces(tools, { ...FLAG, method: "wald" })).rejects.toMatchObject({
        code: "usage",
        message: 'Unknown method "wald".',
        hint: "Methods for an interval: wilson, clopper-pearson, jeffreys, agresti-coull.",
      });
    }));
});

test("the three averages are named, over the same forces as the pooled share", async () => {
  const { says, table } = await answerOf("charge-rate", FLAG);
  expect(says[0]).toBe(
    "Pooled, all counted over all crimes of 3 forces that are alike: 5.4%. The mean of 3 forces' own shares, each counted once: 5.2% (0.0% to 15.6%). The middle force: 3.0%.",
  );
  expect(table.rows.slice(0, 3).map((row) => [row["called"], row["count"], row["share"]])).toEqual([
    ["all 3 like forces together (pooled)", 61, 61 / 1140],
    ["mean of 3 forces' shares", { absent: "not applicable" }, expect.closeTo((16 / 540 + 5 / 200 + 40 / 400) / 3, 12)],
    ["middle of 3 forces' shares", { absent: "not applicable" }, 16 / 540],
  ]);
});

test("every whole that the share can stand on is said, and what it does to it", async () => {
  const { says } = await answerOf("charge-rate", { ...FLAG, force: "south-yorkshire" });
  expect(says).toContain(
    "What counts as the whole decides the share: all 3.0%, less transferred 4.3%, concluded only 6.2%.",
  );
});

test("one force stands first, with the rest beside it: the total less the force", async () => {
  const { table, chart, sentence } = await answerOf("no-suspect", { ...FLAG, force: "kent" });
  expect(table.rows.slice(0, 2)).toMatchObject([
    { called: "Kent", count: 90, of: 200 },
    { called: "all other forces together", count: 169 + 280, of: 540 + 400 },
  ]);
  expect(chart).toMatchObject({ kind: "dots", line: { value: 449 / 940, says: "all other forces together" } });
  expect(sentence).toMatch(
    /^Kent: one in 2 flagged crimes had ended with no suspect identified \(.*\); of all other forces together,/u,
  );
});

describe("period and cohort", () => {
  const year = (force: string, counts: Readonly<Record<number, readonly [number, number]>>): OfficialRow[] =>
    Object.entries(counts).map(([outcome, [recorded, closed]]) => ({
      force,
      outcome,
      recorded,
      closed: outcome === "0" ? "" : closed,
    }));
  const TABLE = officialCsv([
    ...year("Kent", { 1: [10, 20], 18: [90, 80], 0: [0, 0] }),
    ...year("Essex", { 1: [10, 20], 18: [70, 80], 0: [20, 0] }),
  ]);
  const question = { scope: "code:19D" } as const;

  test("a cohort says that it follows crimes to their outcomes so far, and what the other basis gives", async () => {
    const { says, sentence } = await answerOf("charge-rate", { ...question, basis: "recorded" }, TABLE, "table.csv");
    expect(sentence).toBe("Of the crimes of offence code 19D, one in 10 had led to a charge (one in 7 to one in 15)");
    expect(says).toContain(
      "This follows the crimes recorded in the period to their outcomes so far (recorded basis). On the closed basis it is 20.0%: other crimes, never put in one order with these.",
    );
  });

  test("a period says that it divides outcomes by outcomes, whenever the crimes were recorded", async () => {
    const { says, sentence } = await answerOf("no-suspect", { ...question, basis: "closed" }, TABLE, "table.csv");
    expect(sentence).toBe(
      "Of the outcomes given to crimes of offence code 19D, 80.0% were “no suspect identified” (73.9% to 85.0%)",
    );
    expect(says.join(" ")).toContain(
      "whenever the crimes were recorded (closed basis). On the recorded basis it is 80.0%",
    );
  });

  test("no crime is open on the closed basis: the share cannot be said, and is not 0", async () => {
    const { sentence, table } = await answerOf("still-open", { ...question, basis: "closed" }, TABLE, "table.csv");
    expect(sentence).toContain("the share still open cannot be said: the number still open is not applicable");
    expect(table.rows.find((row) => row["called"] === "Kent")).toMatchObject({
      count: { absent: "not applicable" },
      share: null,
    });
  });
});

test("an outcome type that was not in use in the period is refused: nothing counted is not 0", () =>
  withHome(async (tools, { add }) => {
    await add("table.csv", officialCsv([{ force: "Kent", outcome: 1, recorded: 40 }]));
    const said = saidBy(await answered(tools, "share", { scope: "code:19D", options: { of: "outcome:22" } }));
    expect(said).toBe(
      "refused (notPossible): Outcome type 22 was not in use in 2018/19: nothing was counted, which is not 0.",
    );
  }));

test("the caveats of the share stand before those of its figures, and what is left open is said", async () => {
  const { caveats, apart } = await answerOf("victim-does-not-support", FLAG);
  expect(caveats[0]).toMatch(/^Why a victim does not support action, the outcome does not say/u);
  expect(apart).toEqual([
    { force: "essex", called: "Essex", why: "The number in which the victim did not support action is not stated." },
  ]);
});

test("the same question has the same answer to the last byte", async () => {
  const [first, second] = [await answerOf("charge-rate", FLAG), await answerOf("charge-rate", FLAG)];
  const bare = (answer: MeasureAnswer): string => JSON.stringify(answer).replace(/"entry":"[^"]*"/gu, "");
  expect(bare(first)).toBe(bare(second));
});

test("an option that a measure does not have is refused with those it has", () =>
  withHome(async (tools, { add }) => {
    await add("return.csv", RETURN);
    const answer = await answered(tools, "charge-rate", { ...FLAG, options: { colour: "red" } });
    expect(answer).toMatchObject({
      code: "usage",
      message: 'The measure charge-rate has no option "colour".',
      hint: "It has: method.",
    });
    expect(ASKABLE.map(({ definition }) => definition.id)).toEqual(
      expect.arrayContaining(["share", "bounds", "rest-of-country"]),
    );
  }));
