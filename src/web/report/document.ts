// A report as plain data: what stands in it, in order, without any place on paper. The template lays it out; nothing in it is ever read as markup.

/** A column of a report's table; `share` is its part of the width against the other columns. */
export interface ReportColumn {
  readonly title: string;
  readonly share: number;
  /** Numbers stand to the right. */
  readonly right?: boolean;
}

/** One thing in a report. */
export type Block =
  /** `listed: false` keeps it out of the contents. */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string; readonly listed?: false }
  | { readonly kind: "lead" | "text" | "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly { readonly term: string; readonly says: string }[] }
  | {
      readonly kind: "table";
      /** What the table holds, above it. */
      readonly title: string;
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Rows in bold, from 0: totals, and what is said first. */
      readonly strong: readonly number[];
    }
  /** A standalone SVG and its words for those who do not see it. */
  | { readonly kind: "picture"; readonly svg: string; readonly alt: string }
  /** Somebody else's words, set apart. */
  | { readonly kind: "boxed"; readonly title: string; readonly texts: readonly string[] }
  /** Something to be typed, with what it is above it. */
  | { readonly kind: "code"; readonly title: string; readonly text: string }
  /** What follows begins on a new page. */
  | { readonly kind: "page" }
  /** The contents, with page numbers: headings of the first level. Its own is of the second, below the title of the document. */
  | { readonly kind: "contents"; readonly title: string };

/** A whole report. */
export interface ReportDocument {
  /** The title of the document, as a reader's program shows it. */
  readonly title: string;
  /** At the head of each page after the first. */
  readonly running: string;
  /** Above the title on the first page. */
  readonly over: string;
  readonly blocks: readonly Block[];
}

/** A heading of a section: level 1 is one of the outline's. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

/** A paragraph; nothing where it would be empty. */
export function words(kind: "lead" | "text" | "note", text: string): readonly Block[] {
  return text.trim() === "" ? [] : [{ kind, text: text.trim() }];
}

/** The finding, with its full stop: its last bracket, which is its interval, does not break over lines. */
export function finding(sentence: string): Block {
  const whole = /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
  const text = whole.replace(/\([^()]{1,40}\)(?=[^()]*$)/u, (bracket) => bracket.replaceAll(" ", "\u00A0"));
  return { kind: "lead", text };
}

/** A list of sentences under a heading; nothing where there are none. */
export function listUnder(title: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [heading(2, title), { kind: "list", items }];
}
