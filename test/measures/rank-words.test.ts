// The words of rank: printed at P ≥ 0.95 and never below, in any answer of any measure over made data.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import { rankNotes, rankWord, uncertainRankWords } from "../../src/measures/rank-words.ts";
import { ASKABLE } from "../../src/measures/run.ts";
import { territorialForces } from "../../src/standard/forces.ts";
import { posteriorRanks } from "../../src/statistics/posterior-ranks.ts";
import { withHome } from "../actions/home.ts";
import { answered } from "./drawn.ts";
import { lines, returnOf } from "./returns.ts";

const FORCES = territorialForces().slice(0, 6);

/** Every text of a value that people read, keys left out. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Ranking words in an answer that no probability stands beside. The statements that were asked of the engine are not read as words. */
function foundIn(answer: object): readonly string[] {
  return textsIn({ ...answer, asking: null }).flatMap(uncertainRankWords);
}

describe("the word", () => {
  test("is printed from 0.95 on", () => {
    expect([0.5, 0.949999, 0.95, 1].map((probability) => rankWord("lowest", probability))).toEqual([
      null,
      null,
      "lowest",
      "lowest",
    ]);
  });

  test("stands in a note with its probability, cut and not rounded up", () => {
    const notes = rankNotes([
      { called: "Kent", count: 2, of: 1000 },
      { called: "Essex", count: 50, of: 1000 },
      { called: "Surrey", count: 60, of: 1000 },
    ]);
    expect(notes).toEqual(["Of the 3 forces compared, Kent has the lowest share (P = 0.999)."]);
  });

  test("is not printed where the order is open, nor of two forces", () => {
    const even = ["Kent", "Essex", "Surrey"].map((called) => ({ called, count: 10, of: 100 }));
    expect(rankNotes(even)).toEqual([]);
    expect(
      rankNotes([
        { called: "Kent", count: 1, of: 1000 },
        { called: "Essex", count: 900, of: 1000 },
      ]),
    ).toEqual([]);
  });

  test("is printed exactly where the probability of the rank is high enough, 60 random orders", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 40, max: 400 })), { minLength: 3, maxLength: 7 }),
        (counts) => {
          const members = counts.map(([count, of], at) => ({ called: `${at}`, count, of }));
          const ranks = posteriorRanks(members);
          const certain = ranks.flatMap(({ lowest, highest }, at) => [
            ...(lowest >= 0.95 ? [`${at} lowest`] : []),
            ...(highest >= 0.95 ? [`${at} highest`] : []),
          ]);
          const said = rankNotes(members).map((note) =>
            /, (\d+) has the (lowest|highest)/u.exec(note)?.slice(1).join(" "),
          );
          expect([...said].sort()).toEqual(certain.sort());
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});

describe("the scan finds a planted word", () => {
  test.each([
    ["Kent had the worst charge rate, one in 40.", ["worst"]],
    ["Kent has the lowest share (P = 0.949). All else is well.", ["lowest"]],
    ["It is the best of all. Of 43 forces, Kent has the lowest share (P = 0.981).", ["best"]],
    ["Of 43 forces, Kent has the lowest share (P = 0.950).", []],
    ["At worst 16 of 540.", ["worst"]],
  ])("%s", (text, found) => expect(uncertainRankWords(text)).toEqual(found));

  test("in whatever part of an answer it is planted", () => {
    const answer = { sentence: "One in 34.", says: [], table: { rows: [{ why: "Highest of all." }] } };
    expect(foundIn(answer)).toEqual(["highest"]);
  });
});

describe("no answer over made data ranks where it is not certain", () => {
  const made = returnOf(
    ...FORCES.map(({ called }, at) =>
      lines(called, {
        total: 100 + at,
        charged: 4 + at,
        "no-suspect": 50,
        "victim-does-not-support": 20,
        transferred: 2,
        open: 10,
      }),
    ),
  );
  const asked = (id: string): Record<string, string> =>
    ({ share: { of: "no-suspect" }, bounds: { open: "moving" } })[id] ?? {};

  test.each(ASKABLE.map(({ definition }) => definition.id))("%s", (id) =>
    withHome(async (tools, { add }) => {
      await add("return.csv", made);
      for (const force of [undefined, FORCES[0]?.id]) {
        const question = { scope: "flag:CSE", options: asked(id), ...(force === undefined ? {} : { force }) };
        const answer = await answered(tools, id, question);
        expect(
          answer instanceof Refusal ? uncertainRankWords(`${answer.message} ${answer.hint ?? ""}`) : foundIn(answer),
        ).toEqual([]);
      }
    }),
  );

  test("nor a comparison or a force's page", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", made);
      expect(foundIn(await compareForces(tools, { scope: "flag:CSE" }))).toEqual([]);
      expect(foundIn(await showForce(tools, FORCES[0]?.called ?? "", { scope: "flag:CSE" }))).toEqual([]);
    }));

  test("a comparison names an end of the order as a note where it is certain", () =>
    withHome(async (tools, { add }) => {
      const rows = FORCES.map(({ called }, at) => lines(called, { total: 2000, charged: at === 0 ? 4 : 100 }));
      await add("return.csv", returnOf(...rows));
      const { notes, sentence } = await compareForces(tools, { scope: "flag:CSE" });
      expect(notes).toEqual([`Of the 6 forces compared, ${FORCES[0]?.called} has the lowest share (P = 0.999).`]);
      expect(sentence).not.toContain("lowest");
    }));
});
