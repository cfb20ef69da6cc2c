// A megabyte of text, as long as a text may be, is checked in under two seconds of the processor.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

const ARTICLE = readFileSync(new URL("articles/one-in-thirty-four.md", import.meta.url), "utf8");

test.each([
  ["an article again and again", ARTICLE],
  ["rates and what leaves crimes out", "Of 540 crimes, 16 led to a charge: one in 34. Without those, one in 23. "],
  ["the remaining", "There were 540 crimes. The remaining 5 were open, and 6 that nobody has accounted for. "],
  ["counts apart from their rates", "Kent charged 16 of 540 crimes. That is one in 34. Nine in ten go unpunished. "],
  ["shares of a whole before", "Police recorded 900 crimes. Of these, 90 (10%) were charged. One in 34 was online. "],
  ["one part of two wholes", "Kent charged 14 of 322 crimes. Kent charged 14 of 332 crimes. Half the rate of Essex. "],
  ["changes", "Crimes fell from 7% to 3%, more than halved, down 40 per cent. "],
])("%s", { timeout: 300_000 }, async (_name, words) => {
  const text = words.repeat(Math.ceil(1_000_000 / words.length)).slice(0, 1_000_000);
  const found = findStatements(text);
  const begun = process.cpuUsage();
  const { claims } = await checkText(text, found, NO_FIGURES);
  expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  expect(claims.length).toBeGreaterThan(1000);
});
