// Finder and checker together on the articles and the sentences of the set: every expected statement with its verdict, and nothing else.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { type Article, articleFolders, articlesIn, checkedAlone, claimAt, type Expected, judged } from "./whole.ts";

describe.each(articleFolders().map((folder) => [basename(folder), folder]))("%s", (_name, folder) => {
  describe.each(articlesIn(folder).map((article) => [article.name, article] as const))("%s", (_path, article) =>
    theArticle(article),
  );
});

/** What falls short of what is wanted, by article. What is mended leaves the list. */
interface Short {
  readonly missed?: readonly string[];
  readonly invented?: readonly string[];
  /** Cannot be checked, or is not found as one, where an editor could check it. */
  readonly unchecked?: readonly string[];
}

const KNOWN: Readonly<Record<string, Short>> = {
  "ninth/letter-to-the-editor.html": { unchecked: ["half of the crimes", "halved"] },
  "tenth/committee-hearing.txt": { unchecked: ["one in 15"] },
  "tenth/rotherham-minutes.txt": { unchecked: ["one prosecution for every 17"] },
  "eleventh/comment.html": { missed: ["300 families"], unchecked: ["300 families"] },
  "eleventh/evening-paper.txt": { missed: ["20 working days"], invented: ["13"], unchecked: ["20 working days"] },
  "eleventh/norfolk-charges.txt": { unchecked: ["22, or 7.6 per cent"] },
  "eleventh/report-to-members.md": {
    missed: ["27 resulted in a charge (5.6 per cent"],
    invented: ["27 resulted in a charge", "5.6 per cent"],
    unchecked: ["27 resulted in a charge (5.6 per cent"],
  },
  "eleventh/show-notes.md": {
    missed: ["doubled since we first asked, when there were 11"],
    invented: ["more than doubled", "11"],
  },
};

function theArticle(article: Article): void {
  const { missed = [], invented = [], unchecked = [] } = KNOWN[article.name] ?? {};
  test("every statement is found as one with its verdict, nothing else is found, and its sums are those of the text", async () => {
    const { score, wrongVerdicts, missedSums, inventedSums } = await judged(article);
    const short = wrongVerdicts.filter(({ found }) => found === "cannot be checked" || found === "not found");
    expect({
      missed: score.missed.map(({ quote }) => quote),
      invented: score.inventions.map(({ quote }) => quote),
      unchecked: short.map(({ quote }) => quote),
      wrongVerdicts: wrongVerdicts.filter((one) => !short.includes(one)),
      missedSums,
      inventedSums,
    }).toEqual({ missed, invented, unchecked, wrongVerdicts: [], missedSums: [], inventedSums: [] });
  });

  test("the words that must stand in readings and notes stand there", async () => {
    const found = await checkedAlone(article.text);
    for (const one of article.expected.claims) {
      const claim = claimAt(article.text, found, one);
      const readings = claim?.readings.map(({ reading, computed }) => `${reading} ${computed}`).join("\n") ?? "";
      for (const word of one.readingsInclude ?? []) expect(readings, one.quote).toContain(word);
      for (const word of one.noteIncludes ?? []) expect(claim?.note.toLowerCase(), one.quote).toContain(word);
    }
  });
}

test("what is missed, invented or judged otherwise is named", async () => {
  const claims: readonly Expected[] = [
    { quote: "16 of the 540", kind: "rate", values: [16, 540], verdict: "does not hold" },
    { quote: "Kent", kind: "count", values: [9] },
  ];
  const balances = [{ total: 540, parts: [16, 524], notAccountedFor: 0 }];
  const text = "In Kent 16 of the 540 crimes led to a charge. In Essex 7 crimes did.";
  const { score, ...rest } = await judged({ name: "planted", text, expected: { claims, balances } });
  expect(score.missed.map(({ quote }) => quote)).toEqual(["Kent"]);
  expect(score.inventions).toHaveLength(1);
  expect(rest.wrongVerdicts).toMatchObject([{ quote: "16 of the 540", wanted: "does not hold" }]);
  expect(rest.missedSums).toEqual(["540: 16 + 524, 0 left"]);
});

interface Sentence {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly expect: readonly Expected[];
}

test("the verdicts that a sentence alone decides come out, where it was found", async () => {
  const sentences = JSON.parse(
    readFileSync(new URL("sets/sentences.json", import.meta.url), "utf8"),
  ) as readonly Sentence[];
  const wrong: string[] = [];
  let decided = 0;
  for (const { id, text, expect: all } of sentences.filter(({ set }) => set === "dev")) {
    const found = await checkedAlone(text);
    for (const one of all.filter(({ verdict }) => verdict !== undefined)) {
      const claim = claimAt(text, found, one);
      if (claim === undefined) continue;
      decided++;
      if (claim.verdict !== one.verdict)
        wrong.push(
          `${id} “${one.quote}”: wanted ${one.verdict}, not ${claim.verdict}: ${claim.note} ${JSON.stringify(claim.readings.map(({ reading, computed, verdict }) => [reading, computed, verdict]))} ${JSON.stringify(claim.statement.numbers.map(({ words, value, form, role, unit, line, hedge }) => [words, value, form, role, unit, line, hedge]))}`,
        );
    }
  }
  expect(decided).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
});
