// Reads one XLSX sheet into CSV while it streams by. Source: ECMA-376 part 1, 18.3.1.4 (cell), 18.3.1.73 (row).

import { columnLetters } from "../../standard/address.ts";
import { nextSheetFile, scanPart, type WorkbookJob } from "./archive.ts";
import { damaged, tooLarge } from "./fault.ts";
import { shownText } from "./number-shown.ts";
import type { NumberKind } from "./number-text.ts";
import { SHEET_COLUMNS, SHEET_ROWS } from "./opened.ts";
import { SheetNotes } from "./sheet-notes.ts";
import { type CellType, typeByLook } from "./sheet-shown.ts";
import { checkLength, parseAddress, SheetWriter } from "./sheet-writer.ts";
import { isTrue, type ListedSheet, withoutEscapes, type XlsxBook } from "./xlsx-book.ts";
import { type CellStyle, PLAIN_STYLE, readNumber } from "./xlsx-styles.ts";
import type { XmlAttributes, XmlHandlers } from "./xml-scanner.ts";

/** The style of a cell that names one the workbook does not have. */
const UNKNOWN_STYLE: CellStyle = { ...PLAIN_STYLE };
const TYPES: Readonly<Record<NumberKind, CellType>> = {
  number: "number",
  day: "date",
  time: "time",
  hours: "duration",
};

/** Writes one sheet's rows to the job's folder and notes what is hidden or computed. Throws a `Fault` that names the cell. */
export async function readXlsxSheet(job: WorkbookJob, book: XlsxBook, sheet: ListedSheet): Promise<void> {
  const { folder, limits, spent } = job;
  const writer = new SheetWriter({ folder, sheet: { name: sheet.name, file: nextSheetFile(job) }, limits, spent });
  const notes = new SheetNotes(sheet.name);
  await scanPart(job, sheet.part, new XlsxSheetReader({ book, name: sheet.name, writer, notes }));
  notes.report(job, { hidden: sheet.hidden, writer });
  job.sheets.push(writer.close(sheet.hidden));
}

class XlsxSheetReader implements XmlHandlers {
  readonly #book: XlsxBook;
  readonly #name: string;
  readonly #writer: SheetWriter;
  readonly #notes: SheetNotes;
  readonly #cells: string[] = [];
  #section = "";
  #row = 0;
  #rowHidden = false;
  #inRow = false;
  #filled = 0;
  /** The column of the cell at hand or just read, from 1. */
  #column = 0;
  #inCell = false;
  #type = "n";
  #style: CellStyle = PLAIN_STYLE;
  #value = "";
  #hasValue = false;
  #hasFormula = false;
  #inline: "" | "is" | "r" = "";
  #collecting = false;

  constructor(parts: { book: XlsxBook; name: string; writer: SheetWriter; notes: SheetNotes }) {
    this.#book = parts.book;
    this.#name = parts.name;
    this.#writer = parts.writer;
    this.#notes = parts.notes;
  }

  open(name: string, depth: number, attributes: XmlAttributes): void {
    if (depth === 5) this.#openInCell(name);
    else if (depth === 4) this.#openCell(name, attributes);
    else if (depth === 3) this.#openRow(name, attributes);
    else if (depth === 2) this.#section = name;
    else if (depth === 1 && name !== "worksheet")
      throw damaged("a sheet whose part is no worksheet", { sheet: this.#name });
    else if (this.#inline !== "") this.#openInText(name, depth);
  }

  text(text: string): void {
    if (!this.#collecting) return;
    this.#value = this.#value === "" ? text : this.#value + text;
    if (this.#value.length > 255) checkLength(this.#value.length, { sheet: this.#name, cell: this.#address() });
  }

  close(name: string, depth: number): void {
    if (depth > 4) this.#collecting = false;
    if (depth === 6 && name === "r" && this.#inline === "r") this.#inline = "is";
    else if (depth === 5) this.#inline = "";
    else if (depth === 4 && this.#inCell) this.#closeCell();
    else if (depth === 3 && this.#inRow) this.#closeRow();
  }

  #openRow(name: string, attributes: XmlAttributes): void {
    if (this.#section === "cols" && name === "col") {
      if (isTrue(attributes.get("hidden")) || attributes.get("width") === "0")
        this.#notes.hiddenColumns(Number(attributes.get("min")), Number(attributes.get("max")));
      return;
    }
    if (this.#section === "mergeCells" && name === "mergeCell") this.#writer.merge(attributes.get("ref") ?? "");
    if (this.#section !== "sheetData" || name !== "row") return;
    const stated = attributes.get("r");
    const row = stated === undefined ? this.#row + 1 : Number(stated);
    if (row > SHEET_ROWS)
      throw tooLarge(`a row ${stated ?? row}`, `a sheet of at most ${SHEET_ROWS} rows`, { sheet: this.#name });
    if (!Number.isInteger(row) || row <= this.#row)
      throw damaged(`a row ${stated} after row ${this.#row}`, { sheet: this.#name });
    this.#row = row;
    this.#rowHidden = isTrue(attributes.get("hidden")) || attributes.get("ht") === "0";
    this.#inRow = true;
    this.#column = 0;
  }

  #openCell(name: string, attributes: XmlAttributes): void {
    if (!this.#inRow || name !== "c") return;
    this.#inCell = true;
    this.#placeCell(attributes.get("r"));
    this.#type = attributes.get("t") ?? "n";
    this.#style = this.#styleOf(attributes.get("s"));
    this.#value = "";
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  #placeCell(stated: string | undefined): void {
    if (stated === undefined) {
      this.#column++;
      if (this.#column > SHEET_COLUMNS)
        throw tooLarge(`more than ${SHEET_COLUMNS} columns`, "a narrower sheet", { sheet: this.#name });
      return;
    }
    const address = parseAddress(stated);
    if (address === null)
      throw damaged(`a cell address outside a sheet (${stated.slice(0, 20)})`, { sheet: this.#name });
    if (address.row !== this.#row || address.column <= this.#column) {
      throw damaged(`the cell ${stated} twice or out of order`, { sheet: this.#name, cell: stated });
    }
    this.#column = address.column;
  }

  #openInCell(name: string): void {
    if (!this.#inCell) return;
    this.#collecting = name === "v" && this.#type !== "inlineStr";
    if (name === "v") this.#hasValue = true;
    else if (name === "f") this.#hasFormula = true;
    else if (name === "is" && this.#type === "inlineStr") this.#inline = "is";
  }

  /** Inside `<is>`: plain text, or runs of text. Phonetic readings (rPh) are no part of it. */
  #openInText(name: string, depth: number): void {
    if (depth === 6 && name === "r") this.#inline = "r";
    this.#collecting = name === "t" && depth === (this.#inline === "r" ? 7 : 6);
  }

  #closeCell(): void {
    this.#inCell = false;
    if (this.#hasFormula) this.#notes.formula(this.#address(), this.#hasValue);
    const text = this.#cellText();
    if (text === "") return;
    while (this.#cells.length < this.#column - 1) this.#cells.push("");
    this.#cells.push(text);
    this.#filled++;
  }

  #closeRow(): void {
    this.#inRow = false;
    if (this.#filled === 0) return;
    if (this.#rowHidden) this.#notes.hiddenRow(this.#row);
    this.#writer.row({ number: this.#row, cells: this.#cells, filled: this.#filled });
    this.#cells.length = 0;
    this.#filled = 0;
  }

  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case "s":
        return value === "" ? "" : this.#textual(this.#sharedText(value));
      case "n":
        return value === "" ? "" : this.#number(value);
      case "str":
      case "inlineStr":
        return this.#textual(withoutEscapes(value));
      case "b":
        if (value === "") return "";
        if (!["0", "1", "false", "true"].includes(value)) throw this.#odd("a yes/no cell that says neither");
        return isTrue(value) ? "TRUE" : "FALSE";
      case "d":
        return value.endsWith("T00:00:00") ? value.slice(0, -9) : value;
      case "e":
        return this.#error(value);
      default:
        throw this.#odd(`a cell of the unknown type ${this.#type.slice(0, 20)}`);
    }
  }

  #number(value: string): string {
    const read = readNumber(value, this.#style, this.#book.from1904);
    if (read === null) throw this.#odd(`a number that is none (${value.slice(0, 20)})`);
    if (this.#style === UNKNOWN_STYLE) this.#notes.oddStyle(this.#address());
    const { kind } = this.#style;
    if (read.shown !== null) this.#show(TYPES[kind], read.shown);
    if (kind === "day" && typeByLook(read.text) === "number") this.#notes.noDay(this.#address());
    return read.text;
  }

  /** Text that looks like a number or a date is listed as the text it is. */
  #textual(text: string): string {
    const shown = this.#style.isPlain || text === "" ? text : shownText(text, this.#style.format);
    if (shown !== text || typeByLook(text) !== "text") this.#show("text", shown);
    return text;
  }

  #error(value: string): string {
    this.#notes.error(this.#address(), value === "" ? "an error" : value.slice(0, 40));
    if (value !== "") this.#show("error", value);
    return value;
  }

  #show(type: CellType, shown: string): void {
    this.#writer.shown.add(this.#address(), type, shown);
    if (shown === "") this.#notes.invisible(this.#address());
  }

  #styleOf(stated: string | undefined): CellStyle {
    if (stated === undefined) return PLAIN_STYLE;
    const known = this.#book.styles;
    return known[Number(stated)] ?? (stated === "0" && known.length === 0 ? PLAIN_STYLE : UNKNOWN_STYLE);
  }

  #sharedText(value: string): string {
    const text = /^\d{1,8}$/.test(value) ? this.#book.strings[Number(value)] : undefined;
    if (text === undefined)
      throw this.#odd(`a reference to the shared text ${value.slice(0, 20)}, which does not exist`);
    return text;
  }

  #odd(found: string) {
    return damaged(found, { sheet: this.#name, cell: this.#address() });
  }

  #address(): string {
    return `${columnLetters(this.#column - 1)}${this.#row}`;
  }
}
