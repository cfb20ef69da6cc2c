// The text of an article on a web page: paragraphs, headings, lists and tables; menus, forms, scripts and what is hidden are left out.
import { readFileSync, statSync } from "node:fs";
import type { ChildAnswer, ChildRequest } from "../sheet/child-answer.ts";
import { damaged, Fault, tooLarge } from "../sheet/fault.ts";
import { pageText } from "../sheet/html-book.ts";
import { type HtmlToken, htmlTokens } from "../sheet/html-tokens.ts";
import type { Signal } from "../sheet/opened.ts";
import { Blocks } from "./blocks.ts";

const MOST_FILE_BYTES = 64 * 1024 ** 2;
const MOST_DEPTH = 512;
const MOST_BLOCKS = 200_000;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const BLOCKS = words(
  "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul",
);
const VOID = words("area base br col embed hr img input link meta param source track wbr");
/** Never the words of an article, whatever stands in them. */
const LEFT_OUT = words(
  "head title nav aside footer form button select textarea noscript audio video canvas object dialog menu",
);
const ROLES_LEFT_OUT = words(
  "navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog",
);
/** An end tag inside one of these does not reach beyond it. */
const WALLS = words("table td th body html");
const CLOSES_ITSELF: Readonly<Record<string, readonly string[]>> = {
  p: ["p"],
  li: ["li"],
  td: ["td", "th"],
  th: ["td", "th"],
  tr: ["tr"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  option: ["option"],
};
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i;

interface Element {
  readonly name: string;
  readonly out: boolean;
  readonly hides: boolean;
  /** Whether line ends count. */
  readonly isPre: boolean;
  readonly where: Where;
}

/** Where on the page a block stands: in an article, at least in the main part, or elsewhere. */
type Where = "article" | "main" | "elsewhere";

interface Block {
  readonly text: string;
  readonly isRow: boolean;
  readonly where: Where;
}

/** Reads the page at the request's path. Nothing in it is run, and nothing it names is fetched. Throws a `Fault` for a page without words. */
export function readHtmlArticle({ path }: ChildRequest): ChildAnswer {
  if (statSync(path).size > MOST_FILE_BYTES) throw tooLarge("a web page of more than 64 MiB", "a smaller page");
  const { text, signals } = pageText(readFileSync(path));
  const page = new ArticlePage();
  for (const token of htmlTokens(text)) page.take(token);
  const { blocks, hidden } = page.end();
  const lines = linesOf(chosen(blocks));
  if (lines.length === 0) throw nothingShown();
  return { sheets: [], text: lines, signals: [...signals, ...hiddenSignal(hidden)], problems: [], fault: null };
}

/** The blocks of the articles where those are at least half of all words; else those of the main part; else all. */
function chosen(blocks: readonly Block[]): readonly Block[] {
  const lengthOf = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const main = blocks.filter(({ where }) => where !== "elsewhere");
  const article = blocks.filter(({ where }) => where === "article");
  const body = main.length > 0 ? main : blocks;
  return lengthOf(article) * 2 >= lengthOf(body) && article.length > 0 ? article : body;
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  const lines = new Blocks();
  for (const { text, isRow } of blocks) {
    if (isRow) lines.row(text.split("\t"));
    else lines.paragraph(text);
  }
  return lines.lines();
}

/** Builds the blocks of a page from its tokens. */
class ArticlePage {
  readonly #stack: Element[] = [];
  readonly #blocks: Block[] = [];
  #text = "";
  #cells: string[] | null = null;
  #hidden = 0;

  take(token: HtmlToken): void {
    if (token.is === "text") this.#words(token.text);
    else if (token.is === "open") this.#open(token.name, token.attributes);
    else this.#close(token.name);
  }

  end(): { readonly blocks: readonly Block[]; readonly hidden: number } {
    this.#endRow();
    this.#endBlock();
    return { blocks: this.#blocks, hidden: this.#hidden };
  }

  get #top(): Element | undefined {
    return this.#stack.at(-1);
  }

  #words(text: string): void {
    if (this.#top?.out === true) return;
    if (this.#top?.hides === true) {
      if (text.trim() !== "") this.#hidden++;
      return;
    }
    this.#text += this.#top?.isPre === true ? text : text.replace(/[^\S\u00a0]+/gu, " ");
  }

  #open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (BLOCKS.has(name)) this.#break(name);
    if (VOID.has(name)) return;
    this.#closeImplied(name);
    if (this.#stack.length >= MOST_DEPTH) throw damaged(`a web page nested more than ${MOST_DEPTH} deep`);
    const above = this.#top;
    const out = above?.out === true || isLeftOut(name, attributes);
    const hides = above?.hides === true || isHidden(attributes);
    const isPre = above?.isPre === true || name === "pre";
    this.#stack.push({ name, out, hides, isPre, where: whereOf(name, attributes, above?.where ?? "elsewhere") });
    if (name === "tr") this.#cells = [];
  }

  #closeImplied(name: string): void {
    const over = CLOSES_ITSELF[name];
    if (over === undefined) return;
    const from = this.#stack.findLastIndex((one) => over.includes(one.name));
    const isCell = name === "td" || name === "th" || name === "tr";
    const wall = this.#stack.findLastIndex((one) => (isCell ? one.name === "table" : WALLS.has(one.name)));
    if (from > wall) this.#close(this.#stack[from]?.name ?? "");
  }

  #close(name: string): void {
    if (BLOCKS.has(name)) this.#break(name);
    const from = this.#stack.findLastIndex((one) => one.name === name);
    const isPart = ["td", "th", "tr", "tbody", "thead", "tfoot", "table", "body", "html"].includes(name);
    const wall = this.#stack.findLastIndex((one) => (isPart ? one.name === "table" : WALLS.has(one.name)));
    if (from === -1 || from < wall) return;
    if (name === "td" || name === "th") this.#endCell();
    if (name === "tr" || name === "table") this.#endRow();
    this.#stack.length = from;
  }

  /** Inside a cell a break is a space; elsewhere a line ends with `br`, and a block with everything else. */
  #break(name: string): void {
    if (this.#cells !== null) {
      if (name === "tr" || name === "table") this.#endRow();
      else this.#text += " ";
    } else if (name === "br") this.#text += "\n";
    else this.#endBlock();
  }

  #endCell(): void {
    this.#cells?.push(this.#text.replace(/\s+/gu, " ").trim());
    if (this.#cells !== null) this.#text = "";
  }

  #endRow(): void {
    if (this.#cells === null) return;
    if (this.#text.trim() !== "") this.#endCell();
    const cells = this.#cells;
    [this.#cells, this.#text] = [null, ""];
    // Pages are also laid out by tables: a row of one cell is a paragraph.
    if (cells.some((cell) => cell !== "")) this.#push(cells.join("\t"), cells.length > 1);
  }

  #endBlock(): void {
    const text = this.#text;
    this.#text = "";
    if (text.trim() !== "") this.#push(text, false);
  }

  #push(text: string, isRow: boolean): void {
    if (this.#blocks.length >= MOST_BLOCKS) throw tooLarge("a web page of more than 200,000 lines", "a shorter page");
    this.#blocks.push({ text, isRow, where: this.#top?.where ?? "elsewhere" });
  }
}

function isLeftOut(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return LEFT_OUT.has(name) || ROLES_LEFT_OUT.has((attributes.get("role") ?? "").toLowerCase());
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has("hidden") || attributes.get("aria-hidden") === "true" || HIDING.test(attributes.get("style") ?? "")
  );
}

function whereOf(name: string, attributes: ReadonlyMap<string, string>, above: Where): Where {
  const role = (attributes.get("role") ?? "").toLowerCase();
  if (above === "article" || name === "article" || role === "article") return "article";
  return above === "main" || name === "main" || role === "main" ? "main" : "elsewhere";
}

function hiddenSignal(hidden: number): Signal[] {
  const pieces = hidden === 1 ? "1 piece of text is hidden; it is" : `${hidden} pieces of text are hidden; they are`;
  return hidden === 0 ? [] : [{ kind: "hidden-text", says: `In the page ${pieces} left out.` }];
}

function nothingShown(): Fault {
  return new Fault({
    code: "unsupported-format",
    found: "a web page that shows no words",
    wanted: "a page with an article",
    hint: "Copy the text of the article and paste it.",
  });
}
