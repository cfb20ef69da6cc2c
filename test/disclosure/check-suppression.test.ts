// The second routine sees every planted fault: too little hidden, moves that do not add up, and cells that only look protected.
import { describe, expect, test } from "vitest";
import { checkSuppression, isPossible } from "../../src/disclosure/check-suppression.ts";
import type { CountTable } from "../../src/disclosure/count-table.ts";
import { type Attacker, type Hiding, questionOf } from "../../src/disclosure/hiding.ts";
import { suppress } from "../../src/disclosure/suppress.ts";
import { crossTable, cubeTable, dice, madeCounts } from "./tables.ts";

const OUTSIDER: Attacker = {
  small: { from: 1, to: null },
  other: { from: 1, to: null },
  width: 6,
  widthOfOthers: 0,
  orWhatTheTableLeaves: false,
};

function hidingOf(table: CountTable, attacker: Attacker = OUTSIDER): Hiding {
  const small = table.cells.filter(({ count }) => count >= 1 && count <= 7).map(({ id }) => id);
  const zeros = table.cells.filter(({ count }) => count === 0).map(({ id }) => id);
  return { table, small: new Set(small), shown: new Set(zeros), cost: "count", attackers: [attacker] };
}

function widthsOf({ small, attackers }: Hiding) {
  return [...small].map((cell) => ({ attacker: 0, cell, width: attackers[0]?.width ?? 0 }));
}

describe("a set with one complementary cell left out", () => {
  const roll = dice(3);
  test.each([
    ["rows by columns", crossTable(madeCounts({ rows: 14, columns: 5, small: 12, seed: 9 }))],
    ["three sides", cubeTable([3, 3, 2], () => Math.floor(roll() * (roll() < 0.3 ? 8 : 50)))],
  ])("is called unsafe whichever it is, %s", { timeout: 60_000 }, async (_name, table) => {
    const hiding = hidingOf(table);
    const found = await suppress(hiding);
    if (found.kind !== "optimal") throw new Error("the table has a cheapest set");
    expect(await checkSuppression(hiding, found.hidden, widthsOf(hiding))).toEqual([]);
    const complementary = found.hidden.filter((id) => !hiding.small.has(id));
    expect(complementary.length).toBeGreaterThan(0);
    for (const cell of complementary) {
      const fewer = found.hidden.filter((id) => id !== cell);
      expect(await checkSuppression(hiding, fewer, widthsOf(hiding)), cell).not.toEqual([]);
    }
  });
});

test("two hidden cells in every line do not protect one that is fixed by all lines together", async () => {
  // After the example of sdcTable: nine hidden cells, two or more in each row and column, and w|b is 47 for certain.
  const rows = [
    [30, 47, 64, 89],
    [90, 124, 5, 31],
    [92, 100, 59, 85],
    [800, 991, 651, 685],
  ];
  const table = crossTable(rows);
  const hidden = ["r1|c1", "r1|c2", "r1|c3", "r2|c1", "r2|c3", "r3|c2", "r3|c4", "r4|c2", "r4|c4"];
  const free: Attacker = { ...OUTSIDER, small: { from: 0, to: null }, other: { from: 0, to: null }, width: 1 };
  const hiding: Hiding = { table, small: new Set(hidden), shown: new Set(), cost: "count", attackers: [free] };
  const unkept = await checkSuppression(hiding, hidden, widthsOf(hiding));
  expect(unkept.map(({ cell, found }) => [cell, found])).toEqual([["r1|c2", 0]]);
});

test("ones in a line protect nobody from who knows that nothing hidden is zero", async () => {
  const cells = [10, 3, 1, 1].map((count, index) => ({ id: `c${index}`, count }));
  const sums = [{ total: "T", parts: cells.map(({ id }) => id) }];
  const table: CountTable = { id: "line", universe: "line", cells: [...cells, { id: "T", count: 15 }], sums };
  const hiding: Hiding = {
    table,
    small: new Set(["c2", "c3"]),
    shown: new Set(),
    cost: "count",
    attackers: [OUTSIDER],
  };
  const unkept = await checkSuppression(hiding, ["c2", "c3"], widthsOf(hiding));
  expect(unkept.map(({ cell, found }) => [cell, found])).toEqual([
    ["c2", 0],
    ["c3", 0],
  ]);
});

describe("a move counts only when it adds up", () => {
  const question = questionOf(
    hidingOf(
      crossTable([
        [3, 20],
        [30, 40],
      ]),
    ),
  );
  const isHidden = question.ids.map((id) => !id.includes("T"));
  const ask = { question, isHidden, kept: { attacker: 0, cell: "r1|c1", width: 1 } };
  const move = (by: Readonly<Record<string, number>>) => question.ids.map((id) => by[id] ?? 0);

  test.each([
    ["round the square", { "r1|c1": 2, "r1|c2": -2, "r2|c1": -2, "r2|c2": 2 }, true],
    ["down to the least small count", { "r1|c1": -2, "r1|c2": 2, "r2|c1": 2, "r2|c2": -2 }, true],
    ["below it", { "r1|c1": -3, "r1|c2": 3, "r2|c1": 3, "r2|c2": -3 }, false],
    ["a sum that is off", { "r1|c1": 1, "r1|c2": -1 }, false],
    ["parts of a crime", { "r1|c1": 0.5, "r1|c2": -0.5, "r2|c1": -0.5, "r2|c2": 0.5 }, false],
    ["a shown cell", { "r1|c1": 1, "r1|T": 1, "T|c1": 1, "T|T": 1 }, false],
  ])("%s", (_name, by, expected) => {
    expect(isPossible(ask, move(by))).toBe(expected);
  });
});
