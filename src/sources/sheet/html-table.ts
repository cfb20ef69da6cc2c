// One table of a web page: cells in rows, with the room that wide and high cells take. Source: HTML Living Standard, 4.9.12.
import { columnLetters } from "../../standard/address.ts";
import { tooLarge } from "./fault.ts";
import { CELL_CHARACTERS, SHEET_COLUMNS, SHEET_ROWS } from "./opened.ts";

const MOST_COLUMNS_SPANNED = 1000;
const MOST_ROWS_SPANNED = 65_534;

/** A table while it is read: `row`, `cell`, `text`, `endCell`. Nothing is written out for the room that a wide cell takes. */
export class HtmlTable {
  readonly hidden: boolean;
  readonly rows: string[][] = [];
  readonly #spans: { row: number; column: number; height: number; width: number }[] = [];
  /** For each column: up to which row (from 0, exclusive) a high cell above reaches down. */
  readonly #busy: number[] = [];
  #column = 0;
  #text: string | null = null;
  #place = { row: 0, column: 0 };

  constructor(hidden: boolean) {
    this.hidden = hidden;
  }

  get isInCell(): boolean {
    return this.#text !== null;
  }

  /** Begins the next row. */
  row(): void {
    this.endCell();
    if (this.rows.length >= SHEET_ROWS) throw tooLarge(`a table of more than ${SHEET_ROWS} rows`, "a shorter table");
    this.rows.push([]);
    this.#column = 0;
  }

  /** Begins the next cell of the row, beside the room that cells above take. */
  cell(attributes: ReadonlyMap<string, string>): void {
    this.endCell();
    if (this.rows.length === 0) this.row();
    const row = this.rows.length - 1;
    while ((this.#busy[this.#column] ?? 0) > row) this.#column++;
    const width = spanOf(attributes.get("colspan"), MOST_COLUMNS_SPANNED) || 1;
    const height = spanOf(attributes.get("rowspan"), MOST_ROWS_SPANNED);
    if (this.#column + width > SHEET_COLUMNS)
      throw tooLarge(`a table of more than ${SHEET_COLUMNS} columns`, "a narrower table", { cell: String(row + 1) });
    this.#place = { row, column: this.#column };
    // A height of 0 reaches to the end of the table.
    const down = height === 0 ? MOST_ROWS_SPANNED : height;
    for (let i = 0; i < width; i++) this.#busy[this.#column + i] = row + down;
    if (width > 1 || down > 1) this.#spans.push({ ...this.#place, height: down, width });
    this.#column += width;
    this.#text = "";
  }

  /** More text of the cell at hand; text between cells belongs to none. */
  text(text: string): void {
    if (this.#text === null) return;
    this.#text += text;
    if (this.#text.length > CELL_CHARACTERS * 2) this.#text = squeezed(this.#text);
    if (this.#text.length > CELL_CHARACTERS) {
      const cell = `${columnLetters(this.#place.column)}${this.#place.row + 1}`;
      if (squeezed(this.#text).length > CELL_CHARACTERS)
        throw tooLarge(`a cell of more than ${CELL_CHARACTERS} characters`, "shorter cells", { cell });
    }
  }

  endCell(): void {
    if (this.#text === null) return;
    const row = this.rows[this.#place.row];
    const text = squeezed(this.#text).trim();
    this.#text = null;
    if (row === undefined || text === "") return;
    while (row.length < this.#place.column) row.push("");
    row[this.#place.column] = text;
  }

  /** The merged ranges, cut where the table ends. */
  merges(): readonly string[] {
    return this.#spans.flatMap(({ row, column, height, width }) => {
      const last = Math.min(row + height, this.rows.length);
      if (width === 1 && last - row === 1) return [];
      return [`${columnLetters(column)}${row + 1}:${columnLetters(column + width - 1)}${last}`];
    });
  }
}

/** Spaces taken together as a page shows them; line breaks stay. */
function squeezed(text: string): string {
  return text.replace(/[^\S\n]+/gu, " ").replace(/ ?\n[ \n]*/g, "\n");
}

function spanOf(value: string | undefined, most: number): number {
  const number = /^\s*(\d{1,9})/.exec(value ?? "")?.[1];
  return number === undefined ? 1 : Math.min(Number(number), most);
}
