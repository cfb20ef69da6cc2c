// The reading that a force proposes, as it is typed.
import { expect, test } from "vitest";
import { readingSaid, readingWords } from "../../src/releases/reading.ts";

test.each([
  [["denominator=less-transferred"], { denominator: "less-transferred" }, "denominator less-transferred"],
  [["denominator = less"], { denominator: "less-transferred" }, "denominator less-transferred"],
  [["basis=closed", "period=2018/19"], { basis: "closed", period: "2018/19" }, "basis closed; period 2018/19"],
  [["scope=flag:CSA"], { scope: "flag:CSA" }, "scope flag:CSA"],
  [
    ["charged=1,204", "total=5000"],
    { charged: 1204, total: 5000 },
    "1204 charged, by its own count; 5000 in all, by its own count",
  ],
])("%j", (texts, reading, words) => {
  expect(readingSaid(texts)).toEqual(reading);
  expect(readingWords(readingSaid(texts))).toBe(words);
});

test.each(["charged", "charged=many", "charged=-4", "basis=lunar", "__proto__=1", "share=3", "="])(
  "%j is refused",
  (text) => expect(() => readingSaid([text])).toThrow("Cannot read the reading"),
);
