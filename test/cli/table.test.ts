// Drawn tables: what gives way when there is little room, and that they never become wider than they may.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthOf, paint } from "../../src/cli/lines.ts";
import { drawTable } from "../../src/cli/table.ts";

const COLUMNS = [
  { head: "Force", gives: "shorten" },
  { head: "Charged", right: true },
  { head: "Why", gives: "wrap" },
  { head: "Against", gives: "spare" },
] as const;

const ROWS = [
  { group: "Clearly above" },
  ["Avon and Somerset", "73", "It is shown apart because its basis is another one.", "above"],
  { group: "Clearly below" },
  ["Kent", "withheld", "Short.", "below"],
];

const drawn = (width: number): readonly string[] =>
  paint(drawTable({ columns: COLUMNS, rows: ROWS }, width), false)
    .trimEnd()
    .split("\n");

test("a table with room enough stands as it is, numbers to the right, groups apart", () => {
  expect(drawn(100)).toEqual([
    "Force               Charged  Why                                                  Against",
    "─".repeat(89),
    "Clearly above",
    "Avon and Somerset        73  It is shown apart because its basis is another one.  above",
    "",
    "Clearly below",
    "Kent               withheld  Short.                                               below",
  ]);
});

test("where room is short, long texts are wrapped first", () => {
  expect(drawn(70)).toEqual([
    "Force               Charged  Why                               Against",
    "─".repeat(70),
    "Clearly above",
    "Avon and Somerset        73  It is shown apart because its     above",
    "                             basis is another one.",
    "",
    "Clearly below",
    "Kent               withheld  Short.                            below",
  ]);
});

test("then names are shortened, and last a spare column is left out and all others start anew", () => {
  expect(drawn(61)[3]).toBe("Avon and Somers…        73  It is shown apart         above");
  expect(drawn(56)).toEqual([
    "Force               Charged  Why",
    "─".repeat(56),
    "Clearly above",
    "Avon and Somerset        73  It is shown apart because",
    "                             its basis is another one.",
    "",
    "Clearly below",
    "Kent               withheld  Short.",
  ]);
});

test("no line of a table is wider than it may be, whatever stands in it", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  const row = fc.tuple(text, fc.integer().map(String), text, text);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 60, max: 100 }), (rows, width) => {
      const lines = paint(drawTable({ columns: COLUMNS, rows }, width), false)
        .trimEnd()
        .split("\n");
      expect(lines.every((line) => lengthOf(line) <= width)).toBe(true);
    }),
  );
});

test("a table without rows is nothing at all", () => {
  expect(drawTable({ columns: COLUMNS, rows: [] }, 100)).toEqual([]);
});
