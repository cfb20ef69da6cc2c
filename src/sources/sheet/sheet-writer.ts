// Writes the rows of one sheet as CSV: record n is row n, field m is column m, and nothing beyond the limits is written.
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { assert } from "../../ground/assert.ts";
import { tooLarge } from "./fault.ts";
import { CELL_CHARACTERS, HEAD_ROWS, type OpenLimits, SHEET_COLUMNS, SHEET_ROWS } from "./opened.ts";
import { ShownWriter, type Spent, writeAll } from "./sheet-shown.ts";

/** A written sheet as the child process reports it; `file` is a name inside the job folder. */
export interface WrittenSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly file: string;
  readonly records: number;
  readonly head: readonly (readonly string[])[];
  readonly merges: readonly string[];
  /** The name of the file that lists shown texts (sheet-shown.ts), or `null`. */
  readonly shown: string | null;
}

/** One row to write. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly filled: number;
  readonly times?: number;
}

const FLUSH_CHARACTERS = 1 << 18;
const HEAD_CHARACTERS = 1 << 20;
const MOST_MERGES = 10_000;
// DuckDB skips blank lines; an empty record must be a line of its own, so it is written as one empty quoted field.
const EMPTY_RECORD = '""\n';
const NEEDS_QUOTES = /[",\n\r]/;

/** One sheet while it is written: `row` in rising order, then `close`. Throws a `Fault` when a limit is passed. */
export class SheetWriter {
  readonly #sheet: { readonly name: string; readonly file: string };
  readonly #limits: OpenLimits;
  readonly #spent: Spent;
  readonly #descriptor: number;
  readonly #head: string[][] = [];
  #headCharacters = 0;
  #pending = "";
  #records = 0;
  #columns = 0;
  readonly #merges: string[] = [];
  #mergesMet = 0;
  readonly #shown: ShownWriter;

  constructor(job: { folder: string; sheet: { name: string; file: string }; limits: OpenLimits; spent: Spent }) {
    this.#sheet = job.sheet;
    this.#shown = new ShownWriter(job);
    this.#limits = job.limits;
    this.#spent = job.spent;
    this.#descriptor = openSync(join(job.folder, job.sheet.file), "wx");
  }

  /** The last column that holds anything, counted from 1; 0 for an empty sheet. */
  get columns(): number {
    return this.#columns;
  }

  /** The last row written, counted from 1; 0 for an empty sheet. */
  get records(): number {
    return this.#records;
  }

  /** What the cells show where the CSV does not tell. */
  get shown(): ShownWriter {
    return this.#shown;
  }

  /** Keeps a merged range such as `B2:D2`. What is no range within a sheet is passed over, and only so many are kept. */
  merge(range: string): void {
    this.#mergesMet++;
    if (this.#merges.length < MOST_MERGES && isRange(range)) this.#merges.push(range);
  }

  /** How many merged ranges the sheet has more than are kept. */
  get mergesLeftOut(): number {
    return Math.max(0, this.#mergesMet - MOST_MERGES);
  }

  /**
   * Writes a row at this number (from 1; above all before) and again `times - 1` times below it. Rows left out before it
   * become empty records. `filled` is how many of its cells hold something.
   */
  row({ number, cells, filled, times = 1 }: SheetRow): void {
    assert(number > this.#records, "rows are written in rising order");
    const place = { sheet: this.#sheet.name };
    if (number + times - 1 > SHEET_ROWS)
      throw tooLarge(`a row ${number + times - 1}`, `a sheet of at most ${SHEET_ROWS} rows`, place);
    this.#spent.cells += filled * times;
    if (this.#spent.cells > this.#limits.cells)
      throw tooLarge(`more than ${this.#limits.cells} filled cells`, "a smaller workbook", place);
    while (this.#records + 1 < number) this.#record(EMPTY_RECORD, []);
    this.#columns = Math.max(this.#columns, cells.length);
    const text = `${recordText(cells)}\n`;
    for (let i = 0; i < times; i++) this.#record(text, cells);
  }

  close(hidden: boolean): WrittenSheet {
    this.#flush();
    closeSync(this.#descriptor);
    const shown = this.#shown.close();
    return { ...this.#sheet, hidden, records: this.#records, head: this.#head, merges: this.#merges, shown };
  }

  #record(text: string, cells: readonly string[]): void {
    this.#records++;
    this.#pending += text;
    if (this.#head.length < HEAD_ROWS && this.#headCharacters <= HEAD_CHARACTERS) {
      this.#head.push(cells.length === 0 ? [""] : [...cells]);
      this.#headCharacters += text.length;
    }
    if (this.#pending.length > FLUSH_CHARACTERS) this.#flush();
  }

  #flush(): void {
    const block = Buffer.from(this.#pending, "utf8");
    this.#pending = "";
    this.#spent.bytes += block.length;
    if (this.#spent.bytes > this.#limits.writtenBytes) {
      throw tooLarge("more text than can be kept", "a smaller workbook", { sheet: this.#sheet.name });
    }
    writeAll(this.#descriptor, block);
  }
}

function isRange(range: string): boolean {
  const [from = "", to = "", ...more] = range.slice(0, 40).split(":");
  return more.length === 0 && parseAddress(from) !== null && parseAddress(to) !== null;
}

function recordText(cells: readonly string[]): string {
  let text = "";
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? "";
    if (i > 0) text += ",";
    text += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return text === "" ? '""' : text;
}

/** Throws a `Fault` when a cell's text is longer than Excel allows. */
export function checkLength(characters: number, place: { readonly sheet: string; readonly cell: string }): void {
  if (characters > CELL_CHARACTERS) {
    throw tooLarge(
      `a cell of ${characters} characters or more`,
      `cells of at most ${CELL_CHARACTERS} characters`,
      place,
    );
  }
}

/** The column and row of an address such as `AB12`, both from 1; `null` when it is none within a sheet. */
export function parseAddress(address: string): { readonly column: number; readonly row: number } | null {
  let [column, row, i] = [0, 0, 0];
  let code = address.charCodeAt(0);
  for (; code >= 65 && code <= 90 && i < 4; code = address.charCodeAt(++i)) column = column * 26 + code - 64;
  const digits = code === 48 ? address.length : i;
  for (i = digits; code >= 48 && code <= 57 && i < digits + 8; code = address.charCodeAt(++i))
    row = row * 10 + code - 48;
  return i === address.length && column >= 1 && column <= SHEET_COLUMNS && row >= 1 && row <= SHEET_ROWS
    ? { column, row }
    : null;
}
