// Lines of text for a terminal: wrapped at a width, painted only where there is somebody to see it, and safe to print.

/** One line: plain, bold (a heading) or dim (a rule, an aside). */
export type Line = string | { readonly bold: string } | { readonly dim: string };

/** The most columns a line takes. */
export const WIDEST = 100;

// A file name or a cell may hold what a terminal would obey (escape codes) or what turns the line round (bidi controls).
const NOT_PRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/** The text with everything that a terminal would obey instead of show replaced by `�`; white space becomes a space. */
export function printable(text: string): string {
  return text.replace(/[\t\r\n]+/gu, " ").replace(NOT_PRINTABLE, "\uFFFD");
}

/** How many columns a text takes, one a character. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Lines as one text that ends with a line feed; `painted` uses bold and dim, and no other sign of a terminal. */
export function paint(lines: readonly Line[], painted: boolean): string {
  return lines.map((line) => `${paintLine(line, painted)}\n`).join("");
}

function paintLine(line: Line, painted: boolean): string {
  if (typeof line === "string") return printable(line).trimEnd();
  const [code, text] = "bold" in line ? [1, line.bold] : [2, line.dim];
  const plain = printable(text).trimEnd();
  return painted && plain !== "" ? `\u001B[${code}m${plain}\u001B[22m` : plain;
}

/** Where the lines of a wrapped text begin: `first` before the first, `rest` before the others. */
export interface Indent {
  readonly first?: string;
  readonly rest?: string;
}

/**
 * Wraps a text between words, so that no line is longer than `width`; an empty text without an indent is no line. A word that is too long for a line is cut; a
 * bracket of up to 40 characters stays on one line, because an interval belongs together.
 */
export function wrapped(text: string, width: number, { first = "", rest = first }: Indent = {}): string[] {
  const words = bracketsTogether(printable(text))
    .split(/ +/u)
    .filter((word) => word !== "");
  if (words.length === 0 && first.trim() === "") return [];
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words.flatMap((one) => cut(one, Math.max(1, width - Math.max(first.length, rest.length))))) {
    if (!isEmpty && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((one) => one.replaceAll("\u00A0", " ").trimEnd());
}

function bracketsTogether(text: string): string {
  return text.replace(/\([^()]{1,38}\)/gu, (bracket) => bracket.replaceAll(" ", "\u00A0"));
}

function cut(word: string, width: number): string[] {
  const letters = [...word];
  const pieces: string[] = [];
  for (let from = 0; from < letters.length; from += width) pieces.push(letters.slice(from, from + width).join(""));
  return pieces;
}

/** A list with a mark before each item, wrapped under itself. */
export function bullets(items: readonly string[], width: number): string[] {
  return items.flatMap((item) => wrapped(item, width, { first: "- ", rest: "  " }));
}

/** Terms and what is said of them, the second column wrapped under itself. */
export function terms(pairs: readonly (readonly [term: string, says: string])[], width: number, indent = ""): string[] {
  const longest = Math.max(0, ...pairs.map(([term]) => lengthOf(term)));
  return pairs.flatMap(([term, says]) =>
    wrapped(says, width, {
      first: `${indent}${term.padEnd(longest)}  `,
      rest: `${indent}${" ".repeat(longest)}  `,
    }),
  );
}

/** A heading with an empty line before it, then the lines; nothing at all where there are no lines. */
export function section(heading: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : ["", { bold: heading }, ...lines];
}

/** The text cut to `width` columns, the last one `…` where something was cut off. */
export function shortened(text: string, width: number): string {
  const letters = [...printable(text)];
  return letters.length <= width ? letters.join("") : `${letters.slice(0, Math.max(0, width - 1)).join("")}…`;
}
