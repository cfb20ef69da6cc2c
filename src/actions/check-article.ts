// "Check an article": every number of a text that says something of counts and rates, under each reading of its words.
import { checkText } from "../claims/check.ts";
import type { CheckedText } from "../claims/checked.ts";
import { findStatements } from "../claims/find.ts";
import { Refusal } from "../ground/refusal.ts";
import { bookFigures } from "./book-figures.ts";
import { ARTICLE_LIMITS } from "./read-article.ts";
import type { Tools } from "./tools.ts";

/** Checks a text against itself and the book. Nothing of it is kept. Refuses (`usage`) one of more than a million characters. */
export async function checkArticle(tools: Tools, text: string): Promise<CheckedText> {
  if (text.length > ARTICLE_LIMITS.characters)
    throw new Refusal("usage", "The text holds more than a million characters.", "Check it in parts.");
  tools.progress({ act: "Looking for numbers", done: 0, of: 2 });
  const found = findStatements(text);
  tools.progress({ act: "Working them out again", done: 1, of: 2 });
  const checked = await checkText(text, found, bookFigures(tools));
  tools.progress({ act: "Working them out again", done: 2, of: 2 });
  return checked;
}
