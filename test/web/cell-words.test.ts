// Cells of protected tables in people's words, as a release of records shows them.
import { expect, test } from "vitest";
import { cellWordsOf, figureWords, IN_TABLE } from "../../src/web/release-words.ts";

test.each([
  ["kent|2023/24|charged", "Kent, 2023/24, charged"],
  ["south-yorkshire|2018/19-Q2|not-accounted-for", "South Yorkshire, 2018/19-Q2, not accounted for"],
  ["all|all|total", "all forces, all periods, total"],
  ["kent|2023/24", "Kent, 2023/24"],
  ["charged", "charged"],
])("%s is said as %s", (id, says) => {
  expect(cellWordsOf(id)).toBe(says);
});

test("a change in a table names the cell in the same words", () => {
  const figure = { force: null, figure: "kent|2023/24|charged", scope: "kent.csv", period: IN_TABLE } as const;
  expect(figureWords({ ...figure, basis: "recorded", denominator: "all" })).toBe("Kent, 2023/24, charged in kent.csv");
});
