// Lines for a terminal: their width, their paint, and that nothing in them can give the terminal an order.
import fc from "fast-check";
import { expect, test } from "vitest";
import { bullets, lengthOf, paint, printable, section, shortened, terms, wrapped } from "../../src/cli/lines.ts";

test("no wrapped line is longer than the width, whatever the text, and no letter is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 10, max: 100 }), (text, width) => {
      const lines = wrapped(text, width, { first: "- ", rest: "  " });
      expect(lines.every((line) => lengthOf(line) <= width)).toBe(true);
      const letters = (words: string): string => words.replace(/[\s\u00A0]/gu, "");
      expect(letters(lines.map((line) => line.slice(2)).join(""))).toBe(letters(printable(text)));
    }),
  );
});

test("an interval in brackets stays on one line", () => {
  const lines = wrapped("One in 34 flagged crimes had led to a charge (one in 21 to one in 55).", 60);
  expect(lines).toEqual(["One in 34 flagged crimes had led to a charge", "(one in 21 to one in 55)."]);
});

test("what a terminal would obey is shown as a sign, not obeyed", () => {
  expect(printable("a\u001B[31mred\u0007")).toBe("a\uFFFD[31mred\uFFFD");
  expect(printable("\u202Eexe.csv")).toBe("\uFFFDexe.csv");
  expect(printable("two\nlines\there")).toBe("two lines here");
  expect(paint(["\u001B]0;title\u0007", { bold: "\u001B[2J" }], false)).not.toMatch(/[\u0007\u001B]/u);
});

test("bold and dim are written only where somebody can see them", () => {
  const lines = ["plain  ", { bold: "head" }, { dim: "aside" }, { bold: "" }] as const;
  expect(paint(lines, false)).toBe("plain\nhead\naside\n\n");
  expect(paint(lines, true)).toBe("plain\n\u001B[1mhead\u001B[22m\n\u001B[2maside\u001B[22m\n\n");
});

test("lists and terms go on below themselves", () => {
  expect(bullets(["one two three four"], 12)).toEqual(["- one two", "  three four"]);
  expect(
    terms(
      [
        ["Unit", "Crimes"],
        ["Scope", "a b c d e f"],
      ],
      14,
    ),
  ).toEqual(["Unit   Crimes", "Scope  a b c d", "       e f"]);
});

test("a section without lines has no heading either", () => {
  expect(section("Sources", [])).toEqual([]);
  expect(section("Sources", ["a"])).toEqual(["", { bold: "Sources" }, "a"]);
});

test("a text is cut with a sign that something was cut, and only when needed", () => {
  expect(shortened("Avon and Somerset", 17)).toBe("Avon and Somerset");
  expect(shortened("Avon and Somerset", 10)).toBe("Avon and …");
});
