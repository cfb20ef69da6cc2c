// Complementary suppression: the cheapest safe set, found by trying every set on small tables, and held by whole-number proof on greater ones.
import { describe, expect, test } from "vitest";
import { checkSuppression } from "../../src/disclosure/check-suppression.ts";
import type { CountTable } from "../../src/disclosure/count-table.ts";
import type { Attacker, Hiding } from "../../src/disclosure/hiding.ts";
import { hideAll, suppress } from "../../src/disclosure/suppress.ts";
import { crossTable, cubeTable, dice, madeCounts, nestedTable } from "./tables.ts";

const FROM_1 = { from: 1, to: null };
const RULE: Attacker = { small: FROM_1, other: FROM_1, width: 6, widthOfOthers: 0, orWhatTheTableLeaves: false };
const KINDS: Attacker = {
  small: { from: 1, to: 7 },
  other: { from: 8, to: null },
  width: 2,
  widthOfOthers: 0,
  orWhatTheTableLeaves: true,
};

function hidingOf(table: CountTable, more: Partial<Hiding> = {}): Hiding {
  const small = table.cells.filter(({ count }) => count >= 1 && count <= 7).map(({ id }) => id);
  const tops = table.cells.filter(({ id }) => /^T(?:\|T)+$/u.test(id)).map(({ id }) => id);
  const zeros = table.cells.filter(({ count }) => count === 0).map(({ id }) => id);
  return {
    table,
    small: new Set(small),
    shown: new Set([...zeros, ...tops.filter((id) => !small.includes(id))]),
    cost: "count",
    attackers: [RULE],
    ...more,
  };
}

/** The width of each cell by trying every whole-number table with counts up to a most: slow, obvious, and nobody's solver. */
function triedWidth(hiding: Hiding, hidden: readonly string[], target: string): number {
  const counts = new Map(hiding.table.cells.map(({ id, count }) => [id, count]));
  const attacker = hiding.attackers[0] ?? RULE;
  const at = new Map(hidden.map((id, index) => [id, index]));
  const sums = hiding.table.sums.map(({ total, parts }) => {
    const terms = [...parts.map((id) => ({ id, sign: 1 })), { id: total, sign: -1 }];
    const known = terms.reduce((sum, { id, sign }) => sum + (at.has(id) ? 0 : sign * (counts.get(id) ?? 0)), 0);
    return { known, terms: terms.flatMap(({ id, sign }) => (at.has(id) ? [{ index: at.get(id) ?? 0, sign }] : [])) };
  });
  const most = 24;
  const values: number[] = [];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const goal = at.get(target) ?? -1;
  const visit = (index: number): void => {
    for (const { known, terms } of sums) {
      if (terms.every((term) => term.index < index)) {
        if (terms.reduce((sum, term) => sum + term.sign * (values[term.index] ?? 0), known) !== 0) return;
      }
    }
    if (index === hidden.length) {
      low = Math.min(low, values[goal] ?? 0);
      high = Math.max(high, values[goal] ?? 0);
      return;
    }
    for (let value = attacker.other.from; value <= most; value += 1) {
      values[index] = value;
      visit(index + 1);
      if (high - low >= attacker.width) return;
    }
  };
  visit(0);
  return high - low;
}

/** The least cost over all sets, by trying them all. */
function triedCost(hiding: Hiding): number {
  const free = hiding.table.cells.filter(({ id }) => !hiding.shown.has(id) && !hiding.small.has(id));
  const sets = Array.from({ length: 2 ** free.length }, (_, bits) => free.filter((__, index) => (bits >> index) & 1));
  const cost = (set: typeof free) => set.reduce((sum, { count }) => sum + (hiding.cost === "count" ? 1 : count), 0);
  const safe = sets
    .sort((a, b) => cost(a) - cost(b))
    .find((set) => {
      const hidden = [...hiding.small, ...set.map(({ id }) => id)];
      return [...hiding.small].every((id) => triedWidth(hiding, hidden, id) >= (hiding.attackers[0]?.width ?? 0));
    });
  return safe === undefined ? Number.POSITIVE_INFINITY : cost(safe);
}

describe("on tables so small that every set can be tried", () => {
  const roll = dice(7);
  const cases = Array.from({ length: 12 }, (_, number) => ({
    number,
    inner: [0, 1].map(() => [0, 1].map(() => Math.floor(roll() * (roll() < 0.4 ? 6 : 12)))),
    cost: number % 2 === 0 ? ("count" as const) : ("value" as const),
  }));
  test.each(cases)("the cheapest set costs what trying finds, table $number", async ({ inner, cost }) => {
    const width = 2 + ((inner[0]?.[0] ?? 0) % 2);
    const narrow: Attacker = { ...RULE, small: { from: 0, to: null }, other: { from: 0, to: null }, width };
    const hiding = hidingOf(crossTable(inner), { cost, attackers: [narrow] });
    const found = await suppress(hiding);
    const tried = triedCost(hiding);
    if (found.kind === "optimal") expect(found.cost).toBe(tried);
    else expect(tried).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the table of 43 rows by 6 columns with 51 small counts", () => {
  const table = crossTable(madeCounts({ rows: 43, columns: 6, small: 51, seed: 1 }));

  test.each(["count", "value"] as const)(
    "has a set proven to be the cheapest by %s, and safe in whole numbers",
    async (cost) => {
      const hiding = hidingOf(table, { cost, attackers: [{ ...RULE, widthOfOthers: 6 }, KINDS] });
      const found = await suppress(hiding);
      expect(found.kind).toBe("optimal");
      if (found.kind !== "optimal") return;
      expect(await checkSuppression(hiding, found.hidden, found.widths)).toEqual([]);
      expect(found.widths.filter(({ attacker }) => attacker === 0)).toHaveLength(found.hidden.length);
      expect(await suppress(hiding)).toEqual(found);
    },
  );

  test("keeps what one who knows the small ones could tell", async () => {
    const plain = await suppress(hidingOf(table, { attackers: [RULE] }));
    const hiding = hidingOf(table, { attackers: [RULE, KINDS] });
    const both = await suppress(hiding);
    if (plain.kind !== "optimal" || both.kind !== "optimal") throw new Error("both have a cheapest set");
    const unkept = await checkSuppression(
      hiding,
      plain.hidden,
      both.widths.filter(({ cell }) => plain.hidden.includes(cell)),
    );
    expect(unkept.every(({ attacker }) => attacker === 1)).toBe(true);
    expect(both.cost).toBeGreaterThanOrEqual(plain.cost);
  });
});

describe("tables that are no network", () => {
  const roll = dice(11);
  const cube = cubeTable([3, 3, 2], () => Math.floor(roll() * (roll() < 0.25 ? 8 : 60)));
  const nested = nestedTable(madeCounts({ rows: 12, columns: 4, small: 9, seed: 5 }), 4);

  test.each([
    ["three sides", cube],
    ["groups of rows", nested],
  ])("with %s get a set that the second routine proves to be safe", { timeout: 60_000 }, async (_name, table) => {
    const hiding = hidingOf(table, { attackers: [{ ...RULE, widthOfOthers: 6 }] });
    const found = await suppress(hiding);
    expect(found.kind).toBe("optimal");
    if (found.kind !== "optimal") return;
    expect(found.hidden.length).toBeGreaterThan(hiding.small.size);
    expect(await checkSuppression(hiding, found.hidden, found.widths)).toEqual([]);
  });
});

test("an own count of 1 does not give away its neighbour", async () => {
  const table: CountTable = {
    id: "line",
    universe: "line",
    cells: [
      { id: "a", count: 1 },
      { id: "b", count: 3 },
      { id: "c", count: 40 },
      { id: "T", count: 44 },
    ],
    sums: [{ total: "T", parts: ["a", "b", "c"] }],
  };
  const outsider: Attacker = { ...RULE, width: 1 };
  const plain = hidingOf(table, { shown: new Set(["T"]), attackers: [outsider] });
  expect(await suppress(plain)).toMatchObject({ kind: "optimal", hidden: ["a", "b"] });
  const owner: Attacker = { ...outsider, own: "a", orWhatTheTableLeaves: true };
  expect(await suppress({ ...plain, attackers: [outsider, owner] })).toMatchObject({ hidden: ["a", "b", "c"] });
});

test("what cannot be kept is named", async () => {
  const hiding = hidingOf(crossTable([[3]]), { shown: new Set(["r1|T", "T|c1", "T|T"]), small: new Set(["r1|c1"]) });
  expect(await suppress(hiding)).toEqual({ kind: "impossible", cells: ["r1|c1"] });
});

test("when the time is over before it begins, a safe set is given that is not called the cheapest", async () => {
  let now = 0;
  const clock = () => {
    now += 1_000_000;
    return now;
  };
  const hiding = hidingOf(crossTable(madeCounts({ rows: 12, columns: 5, small: 9, seed: 3 })));
  const found = await suppress(hiding, { secondsAtMost: 1, clock });
  expect(found.kind).toBe("safe");
  if (found.kind === "safe") expect(await checkSuppression(hiding, found.hidden, found.widths)).toEqual([]);
});

describe("hiding all that may be hidden", () => {
  // x is all of X, which must be shown: hidden, it would keep no second value.
  const table: CountTable = {
    id: "two parts",
    universe: "two parts",
    cells: [3, 20, 23, 9, 9].map((count, index) => ({ id: ["a", "b", "A", "x", "X"][index] ?? "", count })),
    sums: [
      { total: "A", parts: ["a", "b"] },
      { total: "X", parts: ["x"] },
    ],
  };
  const all = { ...RULE, widthOfOthers: 6 };
  const hiding: Hiding = { table, small: new Set(["a"]), shown: new Set(["X"]), cost: "count", attackers: [all] };

  test("without regard for the others would break what is promised of them", async () => {
    const everything = ["a", "b", "A", "x"];
    const widths = everything.map((cell) => ({ attacker: 0, cell, width: 6 }));
    expect(await checkSuppression(hiding, everything, widths)).toMatchObject([{ cell: "x", found: 0 }]);
  });

  test("shows what cannot keep its width, and checks the width of every other", async () => {
    const found = await hideAll(hiding);
    expect(found).toMatchObject({ kind: "safe", hidden: ["a", "b", "A"] });
    if (found.kind !== "safe") return;
    expect(found.widths.map(({ cell }) => cell)).toEqual(["a", "b", "A"]);
    expect(await checkSuppression(hiding, found.hidden, found.widths)).toEqual([]);
  });

  test("names a small count that nothing keeps", async () => {
    const known = { ...hiding, shown: new Set(["b", "A", "X"]) };
    expect(await hideAll(known)).toEqual({ kind: "impossible", cells: ["a"] });
  });
});

test("moves that somebody proposes count only where they add up", async () => {
  const line = crossTable([[3, 20]]);
  const hiding = hidingOf(line, {
    attackers: [RULE],
    small: new Set(["r1|c1"]),
    shown: new Set(["T|T", "r1|T", "T|c1", "T|c2"]),
  });
  const widths = [{ attacker: 0, cell: "r1|c1", width: 6 }];
  const lie = line.cells.map(({ id }) => (id === "r1|c1" ? 6 : 0));
  expect(await checkSuppression(hiding, ["r1|c1", "r1|c2"], widths, [lie])).toMatchObject([
    { cell: "r1|c1", found: 0 },
  ]);
});
