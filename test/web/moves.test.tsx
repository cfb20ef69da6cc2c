// The chart of two editions: from pairs to rows on an axis that begins at 0, and no mark for what is no number.
import { expect, test } from "vitest";
import type { EditionPair, ForceRevision, RevisedFigure } from "../../src/measures/revisions-result.ts";
import { MovesChart } from "../../src/web/charts/moves.tsx";
import { movesOf } from "../../src/web/charts/moves-model.ts";
import { svgOf } from "../../src/web/html.ts";
import { changeWords, nextEditionHint } from "../../src/web/revision-words.ts";

const SIDE = {
  id: "2020-01",
  title: "January 2020",
  knownFrom: "2020-01-01",
  dated: true,
  file: "a.csv",
  sha256: "a",
  source: "Table",
};

function charged(
  before: RevisedFigure["before"],
  after: RevisedFigure["after"],
  kind: RevisedFigure["kind"] = "changed",
): RevisedFigure {
  const change = typeof before === "number" && typeof after === "number" ? after - before : null;
  return { line: "charged", title: "Charged", type: null, part: null, before, after, change, kind };
}

function pairOf(forces: readonly (readonly [string, RevisedFigure, string?])[]): EditionPair {
  return {
    before: SIDE,
    after: { ...SIDE, id: "2026-07", title: "July 2026" },
    sentence: "",
    forces: forces.map(
      ([called, figure, why]): ForceRevision => ({
        force: called.toLowerCase(),
        called,
        why: why ?? null,
        notes: [],
        figures: [figure],
        changed: 1,
      }),
    ),
    counts: { forces: 0, forcesChanged: 0, figures: 0, figuresChanged: 0 },
    bases: [],
    explanation: [],
    notes: [],
  };
}

test("a force with two exact counts is drawn; a silence, a range, no change and unlike crimes are not", () => {
  const moves = movesOf(
    pairOf([
      ["Kent", charged(194, 336)],
      ["Essex", charged(5, 5, "unchanged")],
      ["Dorset", charged({ absent: "withheld" }, 3, "became a number")],
      ["Surrey", charged({ from: 1, to: 4 }, 3)],
      ["Sussex", charged(null, 3, "appeared")],
      ["Gwent", charged(1, 9), "The flag was set by another rule."],
    ]),
    false,
  );
  expect(moves?.rows).toEqual([{ name: "Kent", before: 194, after: 336 }]);
  expect(moves?.description).toBe("Kent: 194, then 336");
  expect(movesOf(pairOf([["Essex", charged(5, 5, "unchanged")]]), false)).toBeNull();
});

test.each([
  [336, 400, [0, 100, 200, 300, 400]],
  [7, 8, [0, 2, 4, 6, 8]],
  [1, 1, [0, 1]],
  [4505, 6000, [0, 2000, 4000, 6000]],
])("an axis up to %i ends at %i", (most, end, ticks) => {
  const moves = movesOf(pairOf([["Kent", charged(0, most)]]), false);
  expect([moves?.end, moves?.ticks]).toEqual([end, ticks]);
});

test("more rows than can be read are left to the table, and that is known", () => {
  const forces = Array.from({ length: 30 }, (_, index) => [`Force ${index}`, charged(1, 2 + index)] as const);
  expect(movesOf(pairOf(forces), false)).toMatchObject({ rows: { length: 24 }, left: 6 });
});

test("both drawings have a title, a ring, a dot and the counts in words, and no arrow", () => {
  const moves = movesOf(
    pairOf([
      ["Kent", charged(194, 336)],
      ["Essex", charged(-3, 20)],
    ]),
    false,
  );
  if (moves === null) throw new Error("nothing to draw");
  const svg = svgOf(<MovesChart moves={moves} id="m" />);
  expect(svg.match(/<svg/gu)).toHaveLength(2);
  expect(svg.match(/<title id="m[wn]-t">Charges by force/gu)).toHaveLength(2);
  expect(svg.match(/class="dot"/gu)).toHaveLength(4);
  expect(svg).toContain("194, then 336 (+142)");
  expect(svg).toContain("−3, then 20 (+23)");
  expect(svg).not.toMatch(/marker|NaN|undefined/u);
});

test("a change is said with its sign, and what is no change of numbers in words", () => {
  expect(
    [charged(1, 3), charged(3, 1), charged(1, 1, "unchanged"), charged(null, 1, "appeared")].map(changeWords),
  ).toEqual(["+2", "−2", "0", "appeared"]);
});

test("what to add fits what is there: a published table is fetched, a reply is asked for again", () => {
  const of = (scope: string, source: string): string =>
    nextEditionHint({ scope, period: "2018/19", editions: [{ ...SIDE, source }] }).command;
  expect(of("rape", "Home Office outcomes open data")).toBe("everycase fetch home-office --years 2018/19");
  expect(of("flag:CSE", "Figures in the open format")).toBe("everycase add replies/ --edition DAY");
});
