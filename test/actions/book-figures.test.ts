// The book as the claim bench asks it: what can be asked, answers once, nothing for what is not there, and the newest state of the book.
import { describe, expect, test } from "vitest";
import { bookFigures } from "../../src/actions/book-figures.ts";
import { checkArticle } from "../../src/actions/check-article.ts";
import type { FigureQuestion } from "../../src/claims/figures.ts";
import { OUTCOMES, REPLIES } from "../cli/replies.ts";
import { withHome } from "./home.ts";

const FLAGGED: FigureQuestion = { scope: "flag:CSE", period: "2023/24", basis: "recorded", denominator: "all" };

describe("the figures of a book", () => {
  test("name every scope, period and basis with the forces that have figures", async () => {
    await withHome(async (tools, home) => {
      expect(await bookFigures(tools).answers()).toEqual([]);
      await home.add("replies.csv", REPLIES);
      await home.add("outcomes.csv", OUTCOMES, "2020-01");
      const answers = await bookFigures(tools).answers();
      expect(answers).toContainEqual({
        scope: "flag:CSE",
        period: "2023/24",
        from: "2023-04-01",
        to: "2024-03-31",
        basis: "recorded",
        forces: ["dorset", "kent", "south-yorkshire"],
      });
      expect(answers.map(({ scope, basis }) => `${scope} ${basis}`)).toContain("child-titled closed");
    });
  });

  test("are asked once a question while the book stays, and anew when it changes", async () => {
    await withHome(async (tools, home) => {
      await home.add("replies.csv", REPLIES);
      const figures = bookFigures(tools);
      expect(bookFigures(tools)).toBe(figures);
      expect(figures.comparison(FLAGGED)).toBe(figures.comparison({ ...FLAGGED }));
      expect((await figures.force("south-yorkshire", FLAGGED))?.balance.notAccountedFor).toBe(110);
      await home.add("outcomes.csv", OUTCOMES, "2020-01");
      expect(bookFigures(tools)).not.toBe(figures);
    });
  });

  test("are null for what the book does not answer", async () => {
    await withHome(async (tools, home) => {
      await home.add("replies.csv", REPLIES);
      const figures = bookFigures(tools);
      expect(await figures.comparison({ ...FLAGGED, period: "1999/00" })).toBeNull();
      expect(await figures.comparison({ ...FLAGGED, scope: "nonsense" })).toBeNull();
      expect(await figures.force("nowhere", FLAGGED)).toBeNull();
      expect(await figures.force("essex", FLAGGED)).toBeNull();
    });
  });
});

test("an article of many claims is checked, and one of more than a million characters is declined", async () => {
  await withHome(async (tools, home) => {
    await home.add("replies.csv", REPLIES);
    const sentence = "In South Yorkshire in 2023/24, of 540 crimes 16 led to a charge: one in 34.\n\n";
    const { claims } = await checkArticle(tools, sentence.repeat(40));
    expect(claims.length).toBe(40);
    await expect(checkArticle(tools, "x".repeat(1_000_001))).rejects.toThrow("more than a million characters");
  });
});
