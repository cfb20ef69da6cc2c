// The wall: what protect shows and hides, the coarser tables, and that the same table gives the same bytes.
import { describe, expect, test } from "vitest";
import type { CountTable, Shown } from "../../src/disclosure/count-table.ts";
import {
  knownOf,
  policyDigest,
  policyFrom,
  policyText,
  policyWords,
  promisedWidth,
  ROUND_TO_5,
  SUPPRESS_1_TO_7,
  withSourceRule,
} from "../../src/disclosure/policy.ts";
import { passPublic, protect, publishedBefore } from "../../src/disclosure/protect.ts";
import { shownRate } from "../../src/disclosure/shown-rate.ts";
import { crossTable, madeCounts } from "./tables.ts";

/** A table as it is shown, row by row: counts, rounded ones with a tilde, `*` for hidden. */
function drawn(cells: readonly { readonly shown: Shown }[], width: number): string[] {
  const words = cells.map(({ shown }) => {
    if (shown.kind === "hidden") return "*";
    return shown.kind === "rounded" ? `~${shown.count}` : String(shown.count);
  });
  return Array.from({ length: words.length / width }, (_, row) =>
    words.slice(row * width, (row + 1) * width).join(" "),
  );
}

describe("suppress 1 to 7", () => {
  test("hides small counts and others with one mark, keeps zeros and the grand total, and says how many", async () => {
    const table = crossTable([
      [16, 75, 169, 280],
      [2, 31, 0, 52],
      [9, 30, 22, 61],
    ]);
    const shown = await protect(table, SUPPRESS_1_TO_7);
    expect(drawn(shown.cells, 5).filter((row) => row.includes("*")).length).toBeGreaterThanOrEqual(2);
    expect(shown.cells.find(({ id }) => id === "r2|c1")?.shown).toEqual({ kind: "hidden" });
    expect(shown.cells.find(({ id }) => id === "r2|c3")?.shown).toEqual({ kind: "count", count: 0 });
    expect(shown.cells.find(({ id }) => id === "T|T")?.shown).toEqual({ kind: "count", count: 747 });
    expect(shown.says).toEqual(["4 of 20 counts are hidden."]);
    expect(
      new Set(shown.cells.filter((cell) => cell.shown.kind === "hidden").map((cell) => JSON.stringify(cell.shown)))
        .size,
    ).toBe(1);
    expect(policyFrom(shown.policy)).toEqual(SUPPRESS_1_TO_7);
  });

  test("gives the same bytes again, frozen", async () => {
    const table = crossTable(madeCounts({ rows: 10, columns: 4, small: 7, seed: 2 }));
    const [first, second] = [await protect(table, SUPPRESS_1_TO_7), await protect(table, SUPPRESS_1_TO_7)];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(Object.isFrozen(first) && Object.isFrozen(first.cells[0]?.shown)).toBe(true);
  });

  test("shows everything where nothing is small", async () => {
    const shown = await protect(
      crossTable([
        [10, 20],
        [30, 0],
      ]),
      SUPPRESS_1_TO_7,
    );
    expect(drawn(shown.cells, 3)).toEqual(["10 20 30", "30 0 30", "40 20 60"]);
    expect(shown.says).toEqual(["0 of 9 counts are hidden."]);
  });

  test("hides totals too where the counts between them are not enough", async () => {
    const shown = await protect(
      crossTable([
        [3, 0],
        [0, 0],
      ]),
      SUPPRESS_1_TO_7,
    );
    expect(drawn(shown.cells, 3)).toEqual(["* 0 *", "0 0 0", "* 0 *"]);
    const line = await protect(crossTable([[3, 20]]), SUPPRESS_1_TO_7);
    expect(line.cells.find(({ id }) => id === "r1|c1")?.shown.kind).toBe("hidden");
    expect(drawn(line.cells, 3).join(" ").split("*").length).toBeGreaterThan(3);
  });

  test("hides zeros too, and says so, where nothing less is safe", async () => {
    const table: CountTable = {
      id: "two ways to add up",
      universe: "made",
      cells: [
        { id: "a", count: 4 },
        { id: "b", count: 0 },
        { id: "c", count: 4 },
        { id: "T", count: 4 },
      ],
      sums: [
        { total: "T", parts: ["a", "b"] },
        { total: "T", parts: ["c"] },
      ],
    };
    const shown = await protect(table, SUPPRESS_1_TO_7);
    expect(shown.cells.filter((cell) => cell.shown.kind === "hidden").map(({ id }) => id)).toEqual(["a", "c", "T"]);
  });

  test("refuses a table that no hiding protects, without a count in the words", async () => {
    const table = crossTable([[3, 0]]);
    const known = new Set(["r1|T", "T|c1", "T|T", "r1|c2", "T|c2"]);
    await expect(
      protect({ ...table, cells: table.cells }, SUPPRESS_1_TO_7, { neverHide: known }),
    ).rejects.toMatchObject({
      code: "notPossible",
      message: expect.not.stringMatching(/\b3\b/u),
    });
  });

  test("hides what earlier releases hid, and works around what is known", async () => {
    const table = crossTable(madeCounts({ rows: 6, columns: 4, small: 2, seed: 4 }));
    const plain = await protect(table, SUPPRESS_1_TO_7);
    const hidden = (shown: typeof plain) =>
      shown.cells.filter((cell) => cell.shown.kind === "hidden").map(({ id }) => id);
    const small = new Set(table.cells.filter(({ count }) => count >= 1 && count <= 7).map(({ id }) => id));
    const complementary = hidden(plain).find((id) => !small.has(id)) ?? "";
    const around = await protect(table, SUPPRESS_1_TO_7, { neverHide: new Set([complementary]) });
    expect(hidden(around)).not.toContain(complementary);
    const other = table.cells.find(({ id, count }) => count > 7 && !hidden(plain).includes(id))?.id ?? "";
    expect(hidden(await protect(table, SUPPRESS_1_TO_7, { mustHide: new Set([other]) }))).toContain(other);
  });

  test("a limit of time gives a safe table that says so", async () => {
    let now = 0;
    const clock = () => {
      now += 1_000_000;
      return now;
    };
    const table = crossTable(madeCounts({ rows: 10, columns: 4, small: 7, seed: 2 }));
    const shown = await protect(table, SUPPRESS_1_TO_7, { secondsAtMost: 1, clock });
    expect(shown.says.at(-1)).toMatch(/cut short/u);
  });
});

describe("hide 1 to 7, round to 5", () => {
  test("makes totals of what is shown, so that nothing can be subtracted", async () => {
    const table = crossTable([
      [3, 12, 20],
      [8, 0, 41],
      [1, 2, 0],
    ]);
    const shown = await protect(table, ROUND_TO_5);
    expect(drawn(shown.cells, 4)).toEqual(["* ~10 ~20 ~30", "~10 ~0 ~40 ~50", "* * ~0 *", "~10 ~10 ~60 ~80"]);
    expect(shown.says).toEqual(["4 of 16 counts are hidden; the others are rounded to the nearest 5."]);
  });

  test("tells the same whatever the hidden counts are", async () => {
    const shown = async (a: number, b: number) =>
      (
        await protect(
          crossTable([
            [a, 12],
            [b, 30],
          ]),
          ROUND_TO_5,
        )
      ).cells;
    expect(await shown(1, 7)).toEqual(await shown(7, 1));
  });
});

describe("a policy", () => {
  test("is read back from its text, and known by its digest", () => {
    expect(policyFrom(policyText(ROUND_TO_5))).toEqual(ROUND_TO_5);
    expect(policyDigest(SUPPRESS_1_TO_7)).toMatch(/^[0-9a-f]{64}$/u);
    expect(policyDigest(SUPPRESS_1_TO_7)).not.toBe(policyDigest(ROUND_TO_5));
    expect(() => policyFrom('{"kind":"nothing"}')).toThrow();
  });

  test("grows with a source's stricter rule, and not with a laxer one", () => {
    expect(withSourceRule(SUPPRESS_1_TO_7, { from: 1, to: 4 })).toBe(SUPPRESS_1_TO_7);
    const stricter = withSourceRule(SUPPRESS_1_TO_7, { from: 0, to: 9 });
    expect(stricter).toMatchObject({ small: { from: 0, to: 9 } });
    expect(promisedWidth(stricter)).toBe(9);
    expect(promisedWidth(SUPPRESS_1_TO_7)).toBe(6);
  });

  test("says in words what is done with zeros", () => {
    expect(policyWords(SUPPRESS_1_TO_7)).toContain("A zero is shown as zero.");
    expect(policyWords(withSourceRule(ROUND_TO_5, { from: 0, to: 4 }))).toContain(
      "A zero is hidden like other small counts.",
    );
  });

  test("tells of a shown figure what anybody may conclude", () => {
    const hidden: Shown = { kind: "hidden" };
    const ten: Shown = { kind: "rounded", count: 10, base: 5 };
    expect(knownOf(SUPPRESS_1_TO_7, hidden, { isTotal: false })).toEqual({ from: 1, to: null });
    expect(knownOf(ROUND_TO_5, hidden, { isTotal: false })).toEqual({ from: 1, to: 7 });
    expect(knownOf(ROUND_TO_5, ten, { isTotal: false })).toEqual({ from: 8, to: 12 });
    expect(knownOf(ROUND_TO_5, ten, { isTotal: true })).toEqual({ from: 0, to: null });
    expect(knownOf(SUPPRESS_1_TO_7, { kind: "count", count: 9 }, { isTotal: true })).toEqual({ from: 9, to: 9 });
  });
});

describe("a rate", () => {
  const count = (number: number): Shown => ({ kind: "count", count: number });

  test("is worked out from what is shown, rounded as it is", () => {
    const rounded = (number: number): Shown => ({ kind: "rounded", count: number, base: 5 });
    expect(shownRate({ numerator: rounded(15), denominator: rounded(540) }, ROUND_TO_5)).toEqual({
      kind: "rate",
      numerator: 15,
      denominator: 540,
      rate: 15 / 540,
    });
    expect(shownRate({ numerator: count(0), denominator: count(0) }, SUPPRESS_1_TO_7)).toEqual({ kind: "none" });
  });

  test("of something hidden lies between ends that anybody could work out", () => {
    const hidden: Shown = { kind: "hidden" };
    expect(shownRate({ numerator: hidden, denominator: count(540) }, ROUND_TO_5)).toEqual({
      kind: "between",
      from: 1 / 540,
      to: 7 / 540,
    });
    expect(shownRate({ numerator: hidden, denominator: count(540) }, SUPPRESS_1_TO_7)).toMatchObject({ to: 1 });
    expect(shownRate({ numerator: count(20), denominator: hidden }, SUPPRESS_1_TO_7)).toMatchObject({ from: 0, to: 1 });
  });
});

test("figures from public sources pass as they are", () => {
  expect(passPublic({ charged: 3 })).toEqual({ charged: 3 });
});

test("a table that was kept is published again as it was", async () => {
  const shown = await protect(
    crossTable([
      [10, 20],
      [30, 3],
    ]),
    SUPPRESS_1_TO_7,
  );
  expect(publishedBefore(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
});
