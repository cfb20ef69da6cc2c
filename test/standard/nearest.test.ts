import { expect, test } from "vitest";
import { nearest } from "../../src/standard/nearest.ts";

const COLOURS = ["Amber", "Umber", "Sea green", "Dark sea green"];

test.each([
  ["ambre", ["Amber"], "a swap of neighbours is one step"],
  ["umbar", ["Umber"], "one letter changed"],
  ["sea green", ["Sea green", "Dark sea green"], "case does not matter, and holding every word is near"],
  ["green", ["Sea green", "Dark sea green"], "a whole word stands in both"],
  ["xylophone", [], "nothing is near"],
  ["", [], "nothing is asked"],
  ["sea", [], "a short word alone says nothing"],
])("of %j the nearest are %j: %s", (text, wanted) => {
  expect(nearest(text, COLOURS, 3)).toEqual(wanted);
});

test("at most as many come back as are wanted, and equally near ones keep their order", () => {
  expect(nearest("green", COLOURS, 1)).toEqual(["Sea green"]);
  expect(nearest("bmber", COLOURS, 9)).toEqual(["Amber", "Umber"]);
});

test("a giant cell costs no more than reading it", () => {
  const started = performance.now();
  expect(nearest("x".repeat(3_000_000), COLOURS, 3)).toEqual([]);
  expect(nearest("green ".repeat(500_000), COLOURS, 3)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2000);
});
