// A counting plan is checked, frozen all the way down, and has a digest that tells it from every other.
import { describe, expect, test } from "vitest";
import type { Day } from "../../src/ground/day.ts";
import { type CountWish, countPlan, wordsInOrder } from "../../src/warehouse/count-plan.ts";

const WISH: CountWish = {
  table: "cases",
  files: ["cases.parquet"],
  where: [{ column: "flag", is: "among", words: ["CSE", null] }],
  by: [{ name: "force", column: "force", cut: "word" }],
  count: [{ name: "crimes", of: "rows" }],
};

test("a plan is frozen all the way down, and is no longer the wish it was made of", () => {
  const words = ["CSE"];
  const plan = countPlan({ ...WISH, where: [{ column: "flag", is: "among", words }] });
  words.push("CSA");
  expect(plan.where).toEqual([{ column: "flag", is: "among", words: ["CSE"] }]);
  for (const part of [plan, plan.files, plan.where, plan.where[0], plan.by[0], plan.count[0]])
    expect(Object.isFrozen(part)).toBe(true);
});

test("plans that ask the same have one digest, whatever the order of words and fields", () => {
  const other = countPlan({
    count: [{ of: "rows", name: "crimes" }],
    by: [{ cut: "word", column: "force", name: "force" }],
    where: [{ words: [null, "CSE", "CSE"], is: "among", column: "flag" }],
    files: ["cases.parquet"],
    table: "cases",
  });
  expect(other.digest).toBe(countPlan(WISH).digest);
});

test.each<[string, Partial<CountWish>]>([
  ["another file", { files: ["other.parquet"] }],
  ["a word that only looks the same", { where: [{ column: "flag", is: "among", words: ["CSE\u200b", null] }] }],
  ["no word instead of an empty one", { where: [{ column: "flag", is: "among", words: ["CSE", ""] }] }],
  ["another condition", { where: [{ column: "flag", is: "stated" }] }],
  ["another name", { by: [{ name: "body", column: "force", cut: "word" }] }],
  ["something else counted", { count: [{ name: "crimes", of: "stated", column: "force" }] }],
])("%s makes another digest", (_, change) => {
  expect(countPlan({ ...WISH, ...change }).digest).not.toBe(countPlan(WISH).digest);
});

test("letters that fold into each other are different words, as the engine takes them", () => {
  const digest = (word: string) =>
    countPlan({ ...WISH, where: [{ column: "flag", is: "among", words: [word] }] }).digest;
  expect(digest("é")).not.toBe(digest("e\u0301"));
});

describe("what no program of ours should wish breaks the promise at once", () => {
  test.each<[string, Partial<CountWish>, RegExp]>([
    ["a reference of a case", { by: [{ name: "token", column: "token" as "force", cut: "word" }] }, /no column token/u],
    ["a column of another table", { by: [{ name: "line", column: "line", cut: "word" }] }, /no column line/u],
    [
      "a name of the language itself",
      { by: [{ name: "x", column: "toString" as "force", cut: "word" }] },
      /no column/u,
    ],
    ["days by their words", { by: [{ name: "day", column: "recorded_on", cut: "word" }] }, /cannot be cut/u],
    ["words by years", { by: [{ name: "year", column: "outcome", cut: "calendar-year" }] }, /cannot be cut/u],
    ["a sum of words", { count: [{ name: "n", of: "sum", column: "outcome" }] }, /no numbers/u],
    ["one name twice", { count: [{ name: "force", of: "rows" }] }, /one name/u],
    ["a name that ends a statement", { count: [{ name: 'x" FROM', of: "rows" }] }, /is no name/u],
    ["half a letter", { where: [{ column: "flag", is: "among", words: ["\ud800"] }] }, /whole characters/u],
    ["words of days", { where: [{ column: "recorded_on", is: "among", words: ["2018"] }] }, /no words/u],
    ["days of words", { where: [{ column: "flag", is: "between", from: null, to: null }] }, /no days/u],
    [
      "days that run backwards",
      { where: [{ column: "recorded_on", is: "between", from: "2019-01-02" as Day, to: "2019-01-01" as Day }] },
      /forwards/u,
    ],
    ["nothing to count", { count: [] }, /something/u],
    ["no file", { files: [] }, /some file/u],
  ])("%s", (_, change, message) => {
    expect(() => countPlan({ ...WISH, ...change })).toThrow(message);
  });
});

test("words are ordered by their code points, and none stands last", () => {
  const words = ["b", null, "😀", "～", "a", "", "é", "e", "ab", "𝒦"];
  expect(words.sort(wordsInOrder)).toEqual(["", "a", "ab", "b", "e", "é", "～", "𝒦", "😀", null]);
});
