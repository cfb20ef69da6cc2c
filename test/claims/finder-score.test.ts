// The measure of the finder. Alone it asserts; under `npm run test:claims` (EVERYCASE_CLAIMS_REPORT) it also leaves its report.
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sumScores } from "./score.ts";
import { reportLines, type Scored, scored, sentences } from "./scoring.ts";
import { articleFolders, articleLines, articlesIn, judged } from "./whole.ts";

const ALL: readonly Scored[] = sentences().map(scored);

/** Both halves of the set have been looked at while rules were written; what counts is a set that nobody looked at (EVERYCASE_SENTENCES). */
const MEASURED = [...new Set(ALL.map(({ sentence }) => sentence.set))];

test.each(MEASURED)(
  "of the set %s at least 98 of 100 found statements are right, and at least 90 of 100 are found",
  (set) => {
    const sum = sumScores(ALL.filter(({ sentence }) => sentence.set === set).map(({ score }) => score));
    expect(sum.precision ?? 1).toBeGreaterThanOrEqual(0.98);
    expect(sum.recall ?? 1).toBeGreaterThanOrEqual(0.9);
  },
);

test("the report names each set and each folder of articles with its precision and recall", async () => {
  const verbose = process.env.EVERYCASE_CLAIMS_VERBOSE === "1";
  const given = process.env.EVERYCASE_ARTICLES;
  const lines = reportLines(ALL, verbose);
  for (const folder of given ? [given] : articleFolders())
    lines.push(...articleLines(folder, await Promise.all(articlesIn(folder).map(judged)), verbose));
  expect(lines.length).toBeGreaterThan(2);
  const report = process.env.EVERYCASE_CLAIMS_REPORT;
  if (report !== undefined && report !== "") writeFileSync(report, JSON.stringify({ lines }));
});

test("a statement that is missed or invented is named in the report", () => {
  const text = "16 of the 540 crimes led to a charge.";
  const wrong = scored({ id: "planted", set: "planted", text, expect: [{ quote: "16", kind: "count", values: [17] }] });
  const lines = reportLines([wrong], true).join("\n");
  expect(lines).toContain('missed count: "16"');
  expect(lines).toContain("invented rate");
});
