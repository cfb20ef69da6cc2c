// A table found on a page, and what both ways of finding one share.

/** A table as rows of texts. Places are in points from the top left corner of the page. */
export interface PageTable {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly columns: number;
  readonly rows: readonly (readonly string[])[];
  /** Merged ranges, such as `B2:D2`. */
  readonly merges: readonly string[];
}

const FIGURE = /^[<>≤≥~≈±]?\s*[£$€]?\s*-?\d[\d,. ]*\s*(?:%|[*†‡¹²³]|\([a-z0-9]\)|\[[a-z0-9]\])?\+?$/iu;
const MARKS = new Set([
  "-",
  "–",
  "—",
  "*",
  "x",
  "..",
  "...",
  "nil",
  "n/a",
  "na",
  "nk",
  "[c]",
  "[x]",
  "[z]",
  "[u]",
  "s44",
  "none",
]);

/** Whether the text of a cell is a figure or one of the marks that stand for one. */
export function isFigure(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return plain.length <= 24 && (MARKS.has(plain) || FIGURE.test(plain));
}
