// A megabyte of text, as long as a text may be, is checked in under two seconds of the processor, and the time grows as the text does.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

const ARTICLE = readFileSync(new URL("articles/first/one-in-thirty-four.md", import.meta.url), "utf8");
const MEGABYTE = 1_000_000;

test.each([
  ["an article again and again", ARTICLE],
  ["rates and what leaves crimes out", "Of 540 crimes, 16 led to a charge: one in 34. Without those, one in 23. "],
  ["the remaining", "There were 540 crimes. The remaining 5 were open, and 6 that nobody has accounted for. "],
  ["counts apart from their rates", "Kent charged 16 of 540 crimes. That is one in 34. Nine in ten go unpunished. "],
  ["shares of a whole before", "Police recorded 900 crimes. Of these, 90 (10%) were charged. One in 34 was online. "],
  ["one part of two wholes", "Kent charged 14 of 322 crimes. Kent charged 14 of 332 crimes. Half the rate of Essex. "],
  ["changes", "Crimes fell from 7% to 3%, more than halved, down 40 per cent. "],
])("%s", { timeout: 300_000 }, async (_name, words) => {
  const text = words.repeat(Math.ceil(MEGABYTE / words.length)).slice(0, MEGABYTE);
  const found = findStatements(text);
  const begun = process.cpuUsage();
  const { claims } = await checkText(text, found, NO_FIGURES);
  expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  expect(claims.length).toBeGreaterThan(1000);
});

// Each sentence is another, so that a rule which holds every statement against every other finds no two alike.
test.each<[name: string, sentence: (index: number) => string]>([
  ["rates, no two of them alike", (at) => `Kent charged ${at % 1900} of ${2000 + ((at * 17) % 5000)} crimes. `],
  ["totals with their parts", (at) => `Of ${300 + at} crimes, ${at % 90} led to charges and ${at % 95} were dropped. `],
  ["averages", (at) => `Kent's rate was ${at % 30}.${at % 10} per cent. The average was ${at % 20} per cent. `],
  ["parts of one whole", (at) => `Of the 540 crimes, ${3 + (at % 500)} were transferred to other agencies. `],
  ["one sentence without an end", (at) => `${20 + (at % 900)} crimes led to ${at % 19} charges and `],
])("twice as much of %s takes no more than three times as long", { timeout: 300_000 }, async (_name, sentence) => {
  await cost(sentence, MEGABYTE / 8); // until the rules are compiled, the first texts are slow
  const half = await cost(sentence, MEGABYTE / 2);
  expect(await cost(sentence, MEGABYTE)).toBeLessThan(Math.max(2_000_000, half * 3)); // a quadratic rule takes four times as long
});

/** Microseconds of processor time to find and check so many characters of a text. */
async function cost(sentence: (index: number) => string, length: number): Promise<number> {
  let text = "";
  for (let index = 0; text.length < length; index++) text += sentence(index);
  const begun = process.cpuUsage();
  const { claims } = await checkText(text, findStatements(text), NO_FIGURES);
  expect(claims.length).toBeGreaterThan(1000);
  return process.cpuUsage(begun).user;
}
