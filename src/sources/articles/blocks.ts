// The text of an article while it is read: paragraphs and rows in order, a blank line between what does not belong together.
import { tooLarge } from "../sheet/fault.ts";

/** The most characters (UTF-16 units) of one article. */
export const MOST_ARTICLE_CHARACTERS = 1_000_000;

/** Gathers the lines of an article. A blank line stands between blocks; the rows of a table follow each other. */
export class Blocks {
  readonly #lines: string[] = [];
  #characters = 0;
  #lastIsRow = false;

  /** A paragraph, heading or item of a list; nothing where it holds no words. */
  paragraph(text: string): void {
    this.#add(text, false);
  }

  /** One row of a table: its cells, one tab between them. */
  row(cells: readonly string[]): void {
    if (cells.some((cell) => cell.trim() !== ""))
      this.#add(cells.map((cell) => cell.replace(/\s+/gu, " ").trim()).join("\t"), true);
  }

  /** The lines, blank ones between blocks. */
  lines(): readonly string[] {
    return this.#lines;
  }

  #add(text: string, isRow: boolean): void {
    const lines = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (lines.length === 0) return;
    if (this.#lines.length > 0 && !(isRow && this.#lastIsRow)) this.#lines.push("");
    this.#lastIsRow = isRow;
    for (const line of lines) this.#lines.push(line);
    this.#characters += text.length + 2;
    if (this.#characters > MOST_ARTICLE_CHARACTERS) throw tooLongArticle();
  }
}

/** The stop for an article of more than a million characters. */
export function tooLongArticle(): ReturnType<typeof tooLarge> {
  return tooLarge("an article of more than a million characters", "at most a million characters of text");
}
