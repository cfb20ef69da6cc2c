// What a web page shows: its tables cell by cell, its words line by line, and what it hides.
import { damaged, tooLarge } from "./fault.ts";
import { HtmlTable } from "./html-table.ts";
import type { HtmlToken } from "./html-tokens.ts";

/** A page as a reader sees it. */
export interface HtmlPage {
  readonly tables: readonly HtmlTable[];
  readonly lines: readonly string[];
  /** How many pieces of text a style or attribute hides; they are left out. */
  readonly hidden: number;
  /** What acts or loads, in words. */
  readonly active: readonly string[];
  readonly embeds: boolean;
}

const MOST_DEPTH = 512;
const MOST_TABLES = 1000;
const MOST_LINES = 200_000;
const BLOCKS = new Set(
  "address article aside blockquote body br caption center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead title tr ul".split(
    " ",
  ),
);
/** Elements that have no inside. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** An end tag inside one of these does not reach beyond it. */
const WALLS = new Set(["table", "td", "th", "caption", "body", "html"]);
const TABLE_PARTS = new Set(["table", "tr", "tbody", "thead", "tfoot", "caption"]);
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i;

interface Element {
  readonly name: string;
  readonly hides: boolean;
}

/** Builds the page from its tokens. Throws a `Fault` for one that is nested or long beyond any page for people. */
export class PageBuilder {
  readonly #stack: Element[] = [];
  readonly #open: HtmlTable[] = [];
  readonly #tables: HtmlTable[] = [];
  readonly #lines: string[] = [];
  readonly #active = new Set<string>();
  #line = "";
  #hidden = 0;
  #embeds = false;

  /** Takes the next piece. */
  take(token: HtmlToken): void {
    if (token.is === "text") this.#text(token.text);
    else if (token.is === "open") this.#openTag(token.name, token.attributes);
    else this.#close(token.name);
  }

  /** The page, once its last piece was taken. */
  page(): HtmlPage {
    while (this.#open.length > 0) this.#closeTable();
    this.#endLine();
    return {
      tables: this.#tables,
      lines: this.#lines,
      hidden: this.#hidden,
      active: [...this.#active],
      embeds: this.#embeds,
    };
  }

  get #isHidden(): boolean {
    return this.#stack.at(-1)?.hides === true;
  }

  #text(text: string): void {
    if (text.trim() !== "" && this.#isHidden) this.#hidden++;
    if (this.#isHidden) return;
    this.#line += text;
    this.#open.at(-1)?.text(text.replaceAll("\n", " "));
  }

  #openTag(name: string, attributes: ReadonlyMap<string, string>): void {
    this.#note(name, attributes);
    if (BLOCKS.has(name)) this.#break(name);
    if (name === "br") this.#open.at(-1)?.text("\n");
    if (VOID.has(name)) return;
    this.#closeImplied(name);
    const hides = this.#isHidden || isHiding(attributes);
    if (this.#stack.length >= MOST_DEPTH) throw damaged(`a web page nested more than ${MOST_DEPTH} deep`);
    this.#stack.push({ name, hides });
    if (name === "table") this.#openTable();
    else if (name === "tr") this.#open.at(-1)?.row();
    else if (name === "td" || name === "th") this.#open.at(-1)?.cell(attributes);
  }

  #note(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === "script") this.#active.add("a script");
    if (["iframe", "object", "embed", "frame", "applet"].includes(name)) this.#embeds = true;
    for (const key of attributes.keys()) if (/^on[a-z]+$/.test(key)) this.#active.add("a script");
    if (/^\s*javascript:/i.test(attributes.get("href") ?? "")) this.#active.add("a script");
    if (name === "meta" && /refresh/i.test(attributes.get("http-equiv") ?? ""))
      this.#active.add("a jump to another page");
  }

  /** Cells, rows and list items end where the next one begins. */
  #closeImplied(name: string): void {
    const ends: Readonly<Record<string, readonly string[]>> = {
      td: ["td", "th"],
      th: ["td", "th"],
      tr: ["tr"],
      li: ["li"],
      p: ["p"],
    };
    const over = ends[name];
    if (over === undefined) return;
    const from = this.#stack.findLastIndex((one) => over.includes(one.name));
    const wall = this.#stack.findLastIndex((one) =>
      name === "li" || name === "p" ? WALLS.has(one.name) : one.name === "table",
    );
    if (from > wall) this.#close(this.#stack[from]?.name ?? "");
  }

  #close(name: string): void {
    if (BLOCKS.has(name)) this.#break(name);
    const from = this.#stack.findLastIndex((one) => one.name === name);
    const wall = this.#stack.findLastIndex((one) => WALLS.has(one.name));
    const isTablePart = TABLE_PARTS.has(name) || name === "td" || name === "th";
    const lastTable = this.#stack.findLastIndex((one) => one.name === "table");
    if (from === -1 || from < (isTablePart ? lastTable : wall)) return;
    this.#stack.length = from;
    if (name === "table") this.#closeTable();
    else if (name === "td" || name === "th") this.#open.at(-1)?.endCell();
  }

  #openTable(): void {
    if (this.#open.length + this.#tables.length >= MOST_TABLES)
      throw tooLarge(`a web page of more than ${MOST_TABLES} tables`, "fewer tables");
    this.#open.push(new HtmlTable(this.#isHidden));
  }

  #closeTable(): void {
    const table = this.#open.pop();
    table?.endCell();
    if (table !== undefined) this.#tables.push(table);
  }

  /** Cells of a row stand on one line of the text, apart by two spaces; other breaks inside a cell are a space. */
  #break(name: string): void {
    if (name === "td" || name === "th") this.#line = this.#line.trim() === "" ? "" : `${this.#line.trimEnd()}\u0000`;
    else if (this.#open.at(-1)?.isInCell !== true || TABLE_PARTS.has(name)) this.#endLine();
    else {
      this.#line += " ";
      if (name !== "br") this.#open.at(-1)?.text(" ");
    }
  }

  #endLine(): void {
    const line = this.#line
      .replace(/[^\S\u0000]+/gu, " ")
      .replace(/ ?\u0000+ ?/g, "  ")
      .trim();
    this.#line = "";
    if (line === "") return;
    if (this.#lines.length >= MOST_LINES)
      throw tooLarge(`a web page of more than ${MOST_LINES} lines`, "a shorter page");
    this.#lines.push(line);
  }
}

function isHiding(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has("hidden") || HIDING.test(attributes.get("style") ?? "");
}
