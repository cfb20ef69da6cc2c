import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { absent, type Cell, exact, interval, sameCell } from "../../src/standard/cell.ts";
import { type CellJson, cellFromJson, cellToJson, isAbsence } from "../../src/standard/cell-json.ts";
import { anyCell } from "./any-cell.ts";

describe("a cell as JSON", () => {
  test.each<[Cell, CellJson]>([
    [exact(0), 0],
    [exact(1204), 1204],
    [exact(-80), -80],
    [interval(1, 4), { from: 1, to: 4 }],
    [interval(11, null), { from: 11, to: null }],
    [absent("withheld", "s.40(2)"), { absent: "withheld", why: "s.40(2)" }],
    [absent("no reply"), { absent: "no reply" }],
  ])("%j is %j", (cell, json) => {
    expect(cellToJson(cell)).toStrictEqual(json);
    expect(cellFromJson(json)).toStrictEqual(cell);
  });

  test("every cell comes back through JSON text as it was", () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const back = cellFromJson(JSON.parse(JSON.stringify(cellToJson(cell))));
        expect(back).toStrictEqual(cell);
        expect(back !== null && sameCell(back, cell)).toBe(true);
      }),
    );
  });

  test.each([
    null,
    undefined,
    true,
    "5",
    "",
    "withheld",
    0.5,
    Number.NaN,
    1_000_000_000,
    2 ** 60,
    [],
    [5],
    {},
    { from: 1 },
    { to: 4 },
    { from: "1", to: 4 },
    { from: 4, to: 1 },
    { from: 0.5, to: 4 },
    { from: null, to: 4 },
    { from: 1, to: 2_000_000_000 },
    { from: 1, to: 4, why: "small" },
    { absent: "gone" },
    { absent: null },
    { absent: "withheld", why: 40 },
    { absent: "withheld", why: "" },
    { absent: "withheld", why: " " },
    { absent: "withheld", from: 1, to: 4 },
    { absent: "toString" },
    { kind: "exact", count: 5 },
  ])("%j is no cell", (value) => {
    expect(cellFromJson(value)).toBeNull();
  });

  test("no value whatever makes it throw, and none without a number makes a 0", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const cell = cellFromJson(value);
        if (cell !== null && sameCell(cell, exact(0))) expect([0, "object"]).toContain(value === 0 ? 0 : typeof value);
      }),
      { numRuns: 2000 },
    );
  });

  test("an interval of one number is that number", () => {
    expect(cellFromJson({ from: 3, to: 3 })).toStrictEqual(exact(3));
  });

  test("an absence is one of the list", () => {
    expect(isAbsence("cost limit")).toBe(true);
    expect(isAbsence("Cost limit")).toBe(false);
    expect(isAbsence(0)).toBe(false);
  });
});
