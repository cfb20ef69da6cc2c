import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absent,
  add,
  type Cell,
  cellOfSum,
  exact,
  highest,
  interval,
  joinSums,
  type Known,
  lowest,
  MOST_COUNT,
  sameCell,
  subtract,
  sumOf,
} from "../../src/standard/cell.ts";
import { anyCell, anyKnown } from "./any-cell.ts";

const withheld = absent("withheld", "s.40(2)");
const blank = absent("not stated", "blank");
const few = interval(1, 4);

describe("making a cell", () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no count", (count) => {
    expect(() => exact(count)).toThrow("a count is a whole number");
  });

  test.each([
    [4, 1],
    [0.5, 2],
    [0, Number.NaN],
  ])("%d to %d is no interval", (from, to) => {
    expect(() => interval(from, to)).toThrow("an interval");
  });

  test("an interval whose ends meet is exact, and there is one zero", () => {
    expect(interval(3, 3)).toEqual(exact(3));
    expect(interval(-0, 4)).toStrictEqual(interval(0, 4));
    expect(interval(-4, -0)).toStrictEqual(interval(-4, 0));
    expect(exact(-0)).toStrictEqual(exact(0));
  });

  test("the reason of an absence is kept without the space around it, and an empty one is none", () => {
    expect(absent("withheld", " s.40 ")).toStrictEqual({ kind: "absent", absence: "withheld", why: "s.40" });
    expect(absent("withheld", " ")).toStrictEqual({ kind: "absent", absence: "withheld" });
    expect(absent("withheld", "\udc00").why?.isWellFormed()).toBe(true);
  });
});

describe("adding cells", () => {
  test.each<[string, readonly Cell[], Cell]>([
    ["counts", [exact(16), exact(169), exact(75), exact(170)], exact(430)],
    ["a correction", [exact(100), exact(-80)], exact(20)],
    ["a small count", [exact(3), few], interval(4, 7)],
    ["two small counts", [few, few], interval(2, 8)],
    ["an open end", [exact(3), interval(10, null)], interval(13, null)],
    ["a withheld part", [exact(3), withheld], interval(3, null)],
    ["a withheld part beside a small count", [few, withheld, exact(10)], interval(11, null)],
    ["a part that is not understood", [exact(3), absent("not understood", "NFA?")], interval(3, null)],
    ["a blank", [exact(3), blank], exact(3)],
    ["only blanks", [blank, blank], absent("not stated")],
    ["more withheld than blank", [blank, withheld, withheld], absent("withheld")],
    ["as many withheld as blank", [blank, withheld], absent("withheld")],
    ["a zero", [exact(0), exact(0)], exact(0)],
    ["a zero and a withheld part", [exact(0), withheld], interval(0, null)],
    ["nothing", [], absent("not stated", "no cell")],
  ])("%s", (_, cells, whole) => {
    expect(cellOfSum(sumOf(cells))).toEqual(whole);
  });

  test("the absences are counted one by one, in the order of the list", () => {
    const sum = sumOf([blank, exact(1), withheld, absent("no reply"), withheld]);
    expect(sum).toEqual({
      known: exact(1),
      statedCells: 1,
      absent: [
        { absence: "withheld", cells: 2 },
        { absence: "no reply", cells: 1 },
        { absence: "not stated", cells: 1 },
      ],
    });
  });

  test("no cell is dropped, whatever the cells", () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const sum = sumOf(cells);
        const absentCells = sum.absent.reduce((total, { cells: some }) => total + some, 0);
        expect(sum.statedCells + absentCells).toBe(cells.length);
        expect(sum.known === null).toBe(sum.statedCells === 0);
      }),
    );
  });

  test("the order of the cells does not matter, nor how they are cut into parts", () => {
    const cut = fc.tuple(fc.array(anyCell), fc.nat(), fc.func(fc.integer()));
    fc.assert(
      fc.property(cut, ([cells, at, key]) => {
        const shuffled = [...cells].sort((a, b) => key(a) - key(b));
        expect(sumOf(shuffled)).toEqual(sumOf(cells));
        const place = at % (cells.length + 1);
        expect(joinSums([sumOf(cells.slice(0, place)), sumOf(cells.slice(place))])).toEqual(sumOf(cells));
      }),
    );
  });

  test("the sum contains every sum that the cells allow", () => {
    fc.assert(
      fc.property(fc.array(knownWithCount, { minLength: 1, maxLength: 30 }), (parts) => {
        const { known } = sumOf(parts.map(([cell]) => cell));
        const real = parts.reduce((total, [, count]) => total + count, 0);
        expect(known !== null && contains(known, real)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("the sum of what may be printed is never narrower than the stated cells allow", () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1 }), (cells) => {
        const whole = cellOfSum(sumOf(cells));
        if (cells.some((cell) => cell.kind === "absent" && cell.absence === "withheld")) {
          expect(whole.kind).not.toBe("exact");
        }
        if (cells.every(({ kind }) => kind === "absent")) expect(whole.kind).toBe("absent");
      }),
    );
  });

  test("a million of the largest counts still add exactly", () => {
    const sum = sumOf(Array.from({ length: 1_000_000 }, () => exact(MOST_COUNT)));
    expect(sum.known).toEqual(exact(MOST_COUNT * 1_000_000));
  });
});

describe("taking a part from its whole", () => {
  test.each<[string, Known, Known, Known]>([
    ["the 110 that nobody accounted for", exact(540), exact(430), exact(110)],
    ["parts that exceed the whole", exact(3), exact(5), exact(-2)],
    ["a small part", exact(10), few, interval(6, 9)],
    ["a small whole", few, exact(1), interval(0, 3)],
    ["a part larger than a small whole may be", few, exact(3), interval(-2, 1)],
    ["a part without an upper end", exact(10), interval(4, null), interval(0, 6)],
    ["a part that fills its whole at least", exact(10), interval(10, null), exact(0)],
    ["a whole without an upper end", interval(10, null), exact(3), interval(7, null)],
    ["both without an upper end", interval(10, null), interval(3, null), interval(0, null)],
    ["a part that cannot fit", exact(3), interval(5, null), interval(3 - MOST_COUNT, -2)],
  ])("%s", (_, whole, part, rest) => {
    expect(subtract(whole, part)).toEqual(rest);
  });

  test("the rest contains every difference that the two allow", () => {
    fc.assert(
      fc.property(knownWithCount, knownWithCount, ([whole, wholeCount], [part, partCount]) => {
        const isPart = highest(part) !== null || partCount <= wholeCount;
        fc.pre(isPart);
        expect(contains(subtract(whole, part), wholeCount - partCount)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("where an endless part cannot fit its whole, the rest is below 0 and not exact", () => {
    fc.assert(
      fc.property(anyKnown, fc.integer({ min: -MOST_COUNT, max: MOST_COUNT }), (whole, from) => {
        const rest = subtract(whole, interval(from, null));
        const wholeTo = highest(whole);
        if (wholeTo === null || wholeTo >= from) expect(lowest(rest)).toBe(0);
        else expect(rest).toMatchObject({ kind: "interval", to: wholeTo - from });
      }),
    );
  });

  test("adding the part again gives back at least the whole", () => {
    fc.assert(
      fc.property(anyKnown, anyKnown, (whole, part) => {
        fc.pre(highest(part) !== null);
        const again = add(subtract(whole, part), part);
        expect(lowest(again)).toBeLessThanOrEqual(lowest(whole));
        expect(highest(again) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          highest(whole) ?? Number.POSITIVE_INFINITY,
        );
      }),
    );
  });
});

describe("the same cell", () => {
  test("is the same as itself and as nothing else", () => {
    fc.assert(
      fc.property(anyCell, anyCell, (a, b) => {
        expect(sameCell(a, structuredClone(a))).toBe(true);
        expect(sameCell(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test("is not a zero beside an absence", () => {
    expect(sameCell(exact(0), blank)).toBe(false);
    expect(sameCell(withheld, absent("withheld"))).toBe(false);
  });
});

/** A cell and one count that it may stand for. */
const knownWithCount: fc.Arbitrary<readonly [Known, number]> = fc
  .tuple(anyKnown, fc.nat({ max: 2_000_000_000 }))
  .map(([cell, step]) => {
    const top = Math.max(lowest(cell), highest(cell) ?? MOST_COUNT);
    return [cell, lowest(cell) + (step % (top - lowest(cell) + 1))] as const;
  });

function contains(cell: Known, count: number): boolean {
  return lowest(cell) <= count && count <= (highest(cell) ?? Number.POSITIVE_INFINITY);
}
