// The traps of disclosure, each as a release that looks safe and is not, and what the audit says of it.
import { expect, test } from "vitest";
import { attack, attackWithoutWholeness } from "../../src/disclosure/attack.ts";
import { auditReleases } from "../../src/disclosure/audit.ts";
import { ROUND_TO_5, type RoundPolicy, SUPPRESS_1_TO_7, type SuppressPolicy } from "../../src/disclosure/policy.ts";
import { keyOf, type Release, systemOfReleases } from "../../src/disclosure/release-store.ts";
import { countsRoundedTo } from "../../src/disclosure/rounding.ts";
import type { Statement } from "../../src/disclosure/statement.ts";
import { drawnRelease } from "./drawn-release.ts";

async function rangeOf(releases: readonly Release[], id: string): Promise<readonly [number, number | null]> {
  const key = keyOf({ universe: "made", id });
  const [found] = await attack(systemOfReleases(releases), { of: new Set([key]) });
  if (found === undefined) throw new Error(`no cell ${id}`);
  return [found.from, found.to];
}

function printed(release: string, ...statements: readonly Statement[]): Release {
  return { kind: "statements", release, universe: "made", statements };
}

/** A rule that says no more than that counts are hidden: from 0 up, promising one value in either direction. */
const NO_RULE: SuppressPolicy = {
  ...SUPPRESS_1_TO_7,
  small: { from: 0, to: 4 },
  promises: [{ against: "the rule", width: 6, orWhatTheTableLeaves: false }],
};

const TWO_BY_TWO = `
  -  charged victim none other  T
  A  16      75     169  280    540
  B  .       .      12   40     85
  C  .       .      22   61     95
  T  27      109    203  381    720`;

test("trap 1, the rule is known: what 0 to 11 leaves is 1 to 3 for who knows that hidden means 1 to 4", async () => {
  const naive = drawnRelease(TWO_BY_TWO, { policy: NO_RULE });
  expect(await rangeOf([naive], "B|charged")).toEqual([0, 11]);
  const known = printed(
    "the rule",
    { kind: "between", cells: ["B|charged"], from: 1, to: 4 },
    { kind: "between", cells: ["C|victim"], from: 1, to: 4 },
  );
  expect(await rangeOf([naive, known], "B|charged")).toEqual([1, 3]);
  expect((await auditReleases([naive])).holds).toBe(true);
  expect((await auditReleases([naive, known])).holds).toBe(false);
});

test("trap 2, two hidden cells in every line are not enough", async () => {
  const release = drawnRelease(
    `
    -  a    b    c   d    T
    w  .    .    .   89   230
    x  .    124  .   31   250
    y  92   .    59  .    336
    z  800  .    651 .    3127
    T  1012 1262 779 890  3943`,
    { policy: NO_RULE },
  );
  expect(await rangeOf([release], "w|b")).toEqual([47, 47]);
  const { holds, cells } = await auditReleases([release]);
  expect(holds).toBe(false);
  expect(cells.filter(({ verdict }) => verdict !== "kept").map(({ id }) => id)).toEqual(["w|b"]);
});

test("trap 3, zeros as complementary cells protect nothing, and ones nothing against natural numbers", async () => {
  const zeros = `
    -  a  b  T
    p  .  .  15
    q  3  8  11
    T  18 8  26`;
  expect(await rangeOf([drawnRelease(zeros, { policy: NO_RULE })], "p|b")).toEqual([0, 0]);
  const ones = drawnRelease("- a b c d T\np 10 3 . . 15", { policy: SUPPRESS_1_TO_7 });
  expect(await rangeOf([ones], "p|c")).toEqual([1, 1]);
});

test("trap 4, linked tables: each is safe alone, together one cell is exact", async () => {
  const county: Release = {
    ...drawnRelease("- A B K big\nr . . . 20", { release: "by town", policy: NO_RULE }),
  };
  const towns = { ...county.table, sums: [{ total: "all", parts: ["r|A", "r|B", "r|K", "r|big"] }] };
  const one: Release = {
    ...county,
    table: { ...towns, cells: [...towns.cells, { id: "all", shown: { kind: "count", count: 40 } }] },
  };
  const other: Release = {
    kind: "table",
    release: "by kind",
    table: {
      ...towns,
      id: "by kind",
      cells: [
        { id: "r|A", shown: { kind: "hidden" } },
        { id: "r|B", shown: { kind: "hidden" } },
        { id: "small towns", shown: { kind: "count", count: 17 } },
      ],
      sums: [{ total: "small towns", parts: ["r|A", "r|B"] }],
    },
  };
  expect((await auditReleases([one])).holds).toBe(true);
  expect((await auditReleases([other])).holds).toBe(true);
  const together = await auditReleases([one, other]);
  const exact = together.cells.find(({ id }) => id === "r|K");
  expect(exact).toMatchObject({ from: 3, to: 3, verdict: "narrower", proof: "exact" });
  expect(exact?.because).toEqual(["by town", "by kind"]);
});

test("trap 5, differencing without nesting: p + q − r", async () => {
  const totals = (name: string, cells: readonly string[], count: number): Release =>
    printed(name, { kind: "count", cells, count });
  const releases = [totals("p", ["a", "b"], 12), totals("q", ["b", "c"], 13), totals("r", ["a", "b", "c"], 23)];
  expect(await rangeOf(releases, "b")).toEqual([2, 2]);
  expect(await rangeOf(releases.slice(0, 2), "b")).toEqual([0, 12]);
});

test("trap 6, a rate tells the count: 3.0 % of 540 is 16, and so do “one in N”, the ends of an interval and an order", async () => {
  const total: Statement = { kind: "count", cells: ["total"], count: 540 };
  const telling: readonly (readonly [Statement, readonly [number, number | null]])[] = [
    [{ kind: "percent", cells: ["charged"], of: ["total"], printed: "3.0" }, [16, 16]],
    [{ kind: "percent", cells: ["charged"], of: 540, printed: "3" }, [14, 18]],
    [{ kind: "one in", cells: ["charged"], of: ["total"], n: 34 }, [16, 16]],
    [{ kind: "interval", cells: ["charged"], of: 540, printed: ["1.8", "4.8"] }, [16, 16]],
    [{ kind: "interval", cells: ["charged"], of: 540, printed: ["1.8", "4.8"], level: 95 }, [16, 16]],
  ];
  for (const [statement, range] of telling) {
    expect(await rangeOf([printed("a page", total, statement)], "charged"), statement.kind).toEqual(range);
  }
  const order = printed(
    "a league table",
    { kind: "count", cells: ["A"], count: 8 },
    { kind: "between", cells: ["B"], from: 1, to: null },
    {
      kind: "order",
      highestFirst: [
        { cells: ["A"], of: 100 },
        { cells: ["B"], of: 50 },
      ],
    },
  );
  expect(await rangeOf([order], "B")).toEqual([1, 4]);
});

test("trap 7, threshold and base together: with 1 to 5 hidden and base 5, a printed 5 is 6 or 7", async () => {
  expect(countsRoundedTo(5, { method: "nearest", base: 5, hide: { from: 1, to: 5 } })).toEqual({ from: 6, to: 7 });
  const leaky: RoundPolicy = { ...ROUND_TO_5, small: { from: 1, to: 5 } };
  const release = drawnRelease("- a\nr 5", { policy: leaky });
  const rounded: Release = {
    ...release,
    table: { ...release.table, cells: [{ id: "r|a", shown: { kind: "rounded", count: 5, base: 5 } }] },
  };
  expect(await rangeOf([rounded], "r|a")).toEqual([6, 7]);
});

test("trap 8, two marks tell which cells are small: what one mark leaves at 1 to 20 is then 5 to 7", async () => {
  const release = drawnRelease(`
    -  a   b   T
    p  .   .   21
    q  .   .   30
    T  27  24  51`);
  expect(await rangeOf([release], "p|a")).toEqual([1, 20]);
  const marks = printed(
    "two marks",
    { kind: "between", cells: ["p|a"], from: 1, to: 7 },
    ...["p|b", "q|a", "q|b"].map((id): Statement => ({ kind: "between", cells: [id], from: 8, to: null })),
  );
  expect(await rangeOf([release, marks], "p|a")).toEqual([5, 7]);
});

test("trap 9, fractions forget that crimes are whole: the attack does not", async () => {
  const releases = [
    printed(
      "linked totals",
      { kind: "count", cells: ["a", "b"], count: 5 },
      { kind: "count", cells: ["b", "c"], count: 5 },
      { kind: "count", cells: ["a", "c", "d"], count: 5 },
      { kind: "between", cells: ["d"], from: 0, to: 1 },
    ),
  ];
  const system = systemOfReleases(releases);
  const key = keyOf({ universe: "made", id: "d" });
  const plain = (await attackWithoutWholeness(system)).find(({ id }) => id === key);
  const whole = (await attack(system)).find(({ id }) => id === key);
  expect(plain).toMatchObject({ from: 0, to: 1 });
  expect(whole).toMatchObject({ from: 1, to: 1, proof: "exact" });
});

test("a count that is public elsewhere opens the other one of a pair", async () => {
  const release = drawnRelease("- A B C T\nr 12 . . 30");
  expect(await rangeOf([release], "r|B")).toEqual([1, 17]);
  const reply = printed("the force's own reply", { kind: "count", cells: ["r|C"], count: 15 });
  const audit = await auditReleases([release, reply]);
  expect(audit.cells.find(({ id }) => id === "r|B")).toMatchObject({ from: 3, to: 3, verdict: "narrower" });
  expect(audit.cells.find(({ id }) => id === "r|B")?.because).toEqual(["a table", "the force's own reply"]);
});

test("releases that contradict each other are told as such, and not called safe", async () => {
  const release = drawnRelease("- A B T\nr . . 30");
  const wrong = printed("another count", { kind: "count", cells: ["r|T"], count: 31 });
  const audit = await auditReleases([release, wrong]);
  expect(audit.holds).toBe(false);
  expect(audit.cells.map(({ verdict }) => verdict)).toEqual(["contradiction", "contradiction"]);
});

test("the same table without what makes it unsafe is safe: the audit does not cry wolf", async () => {
  const release = drawnRelease(TWO_BY_TWO);
  const { holds, cells } = await auditReleases([release]);
  expect(holds).toBe(true);
  expect(cells.map(({ from, to, promised }) => [from, to, promised])).toEqual([
    [1, 10, 6],
    [23, 32, 6],
    [1, 10, 6],
    [2, 11, 6],
  ]);
});
