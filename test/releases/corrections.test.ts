// Which corrections stand beside a figure, over histories made by hand.
import { expect, test } from "vitest";
import { correctionsOf } from "../../src/releases/corrections.ts";
import type { FigureChange, ReleaseHistory } from "../../src/releases/release.ts";

const QUESTION = { scope: "flag:CSE", period: "2023/24", basis: "recorded" } as const;
const KENT = { ...QUESTION, force: "kent" };

function change(force: string | null, [before, after]: readonly [string, string], period = "2023/24"): FigureChange {
  return { figure: { ...QUESTION, period, force, figure: "charged", denominator: "all" }, before, after };
}

function release(id: string, said: Partial<ReleaseHistory>): ReleaseHistory {
  const at = `2026-11-0${id}T09:00:00.000Z`;
  return {
    id,
    title: "Figures",
    of: "public",
    state: "published",
    author: "AB",
    steps: [
      { act: "proposed", who: "AB", at, why: "Kent sent another table.", entry: "e1" },
      { act: "published", who: "AB", at, why: null, entry: "e2" },
    ],
    snapshot: { sha256: "", asOf: 1 },
    replies: [],
    citations: [],
    corrects: null,
    correctedBy: null,
    changes: [],
    ...said,
  };
}

test("a correction is told with its day, its reason and what the figure was, of that force and question alone", () => {
  const changes = [change("kent", ["10", "12"]), change("essex", ["1", "2"]), change("kent", ["3", "4"], "2022/23")];
  const all = [release("1", { state: "corrected" }), release("2", { corrects: "1", changes })];
  expect(correctionsOf(all, KENT)).toEqual([
    { release: "2", corrects: "1", on: "2026-11-02", why: "Kent sent another table.", changes: [changes[0]] },
  ]);
  expect(correctionsOf(all, { ...KENT, force: null })).toEqual([]);
});

test("a figure that was added corrects nothing; one that is gone does", () => {
  const added = release("2", { corrects: "1", changes: [change("kent", ["no figure", "12"])] });
  const gone = release("3", { corrects: "2", changes: [change("kent", ["12", "no figure"])] });
  expect(correctionsOf([added, gone], KENT).map((one) => one.release)).toEqual(["3"]);
});

test("a correction that was withdrawn, or is not published yet, stands beside nothing", () => {
  for (const state of ["withdrawn", "proposed", "approved"] as const) {
    const other = release("2", { state, corrects: "1", changes: [change("kent", ["10", "12"])] });
    expect(correctionsOf([other], KENT), state).toEqual([]);
  }
});
