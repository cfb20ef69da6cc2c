// Whether the rows of a CSV file have as many cells as its headings: shorter and longer ones are named, and nothing is shifted.

import { tooLarge } from "./fault.ts";
import { type Delimiter, SHEET_COLUMNS, type Signal } from "./opened.ts";

const MOST_NAMED = 5;
const [LINE_FEED, RETURN, QUOTE] = [10, 13, 34] as const;

/** How many cells the rows of a table have: the commonest count of two or more among the first rows, the earlier one where two are as common. */
export function commonWidth(rows: readonly (readonly string[])[]): number {
  const tally = new Map<number, number>();
  for (const { length } of rows) if (length > 1) tally.set(length, (tally.get(length) ?? 0) + 1);
  let [width, count] = [1, 0];
  for (const [oneWidth, oneCount] of tally) if (oneCount > count) [width, count] = [oneWidth, oneCount];
  return width;
}

/** Takes the width of every row in order, then says which are odd. Blank rows and narrow rows above the table (its title) are not. */
export class RowWidths {
  readonly #width: number;
  readonly #named: string[] = [];
  #first = 0;
  #odd = 0;
  #row = 0;
  #inTable = false;

  /** `width` is how many cells a row should have. */
  constructor(width: number) {
    this.#width = width;
  }

  /** The next row; `isBlank` where it holds nothing. Throws a `Fault` for more cells than a sheet may have. */
  see(cells: number, isBlank: boolean): void {
    this.#row++;
    if (cells > SHEET_COLUMNS)
      throw tooLarge(`a row of more than ${SHEET_COLUMNS} cells`, "a narrower table", { cell: String(this.#row) });
    if (cells >= this.#width) this.#inTable = true;
    if (cells === this.#width || isBlank || !this.#inTable) return;
    if (this.#odd++ === 0) this.#first = this.#row;
    if (this.#named.length < MOST_NAMED) this.#named.push(`row ${this.#row} has ${cells}`);
  }

  /** One signal where rows are odd. */
  signals(): Signal[] {
    if (this.#odd === 0) return [];
    const more = this.#odd > MOST_NAMED ? `, and ${this.#odd - MOST_NAMED} more rows are odd` : "";
    const cells = this.#width === 1 ? "1 cell" : `${this.#width} cells`;
    const says = `Not every row has ${cells}: ${this.#named.join(", ")}${more}. Every cell stays in its column.`;
    return [{ kind: "ragged-row", cell: String(this.#first), says }];
  }
}

/** Counts the cells of every row of a UTF-8 text as it stands in memory. A row of empty cells is blank. */
export function countWidths(bytes: Buffer, delimiter: Delimiter, widths: RowWidths): void {
  const separator = delimiter.charCodeAt(0);
  let [cells, mayOpen, inQuotes, isBlank, isOpen] = [1, true, false, true, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    isOpen = true;
    if (inQuotes) {
      // A doubled quotation mark closes the cell and opens it again at once.
      if (byte === QUOTE) inQuotes = false;
      else isBlank = false;
      mayOpen = byte === QUOTE;
    } else if (byte === QUOTE && mayOpen) inQuotes = true;
    else if (byte === separator) {
      cells++;
      mayOpen = true;
    } else if (byte === LINE_FEED || byte === RETURN) {
      widths.see(cells, isBlank);
      if (byte === RETURN && bytes[i + 1] === LINE_FEED) i++;
      [cells, mayOpen, isBlank, isOpen] = [1, true, true, false];
    } else [mayOpen, isBlank] = [false, false];
  }
  if (isOpen) widths.see(cells, isBlank);
}
