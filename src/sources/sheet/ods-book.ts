// Reads an ODS workbook into CSV while its one content part streams by. Source: OpenDocument 1.3 part 3, sections 9 (tables),
// 6 (text) and 19 (attributes). Names are matched with the prefixes that every writer uses.

import { columnLetters } from "../../standard/address.ts";
import { needPart, nextSheetFile, scanPart, type WorkbookJob } from "./archive.ts";
import { damaged, tooLarge } from "./fault.ts";
import { durationText, numberText } from "./number-text.ts";
import { lookAroundOds } from "./ods-around.ts";
import { SHEET_COLUMNS, SHEET_ROWS } from "./opened.ts";
import { SheetNotes } from "./sheet-notes.ts";
import { type CellType, typeByLook } from "./sheet-shown.ts";
import { checkLength, SheetWriter } from "./sheet-writer.ts";
import type { XmlAttributes, XmlHandlers } from "./xml-scanner.ts";

/** Writes every sheet's rows to the job's folder. Throws a `Fault` for a workbook that is broken, protected or holds macros. */
export async function readOdsBook(job: WorkbookJob): Promise<void> {
  const content = needPart(job, "content.xml");
  await lookAroundOds(job, content);
  const reader = new OdsReader(job);
  await scanPart(job, content, reader);
  if (!reader.found) throw damaged("an OpenDocument file without a spreadsheet inside");
  if (job.sheets.length === 0) throw damaged("a workbook without sheets");
}

interface OpenTable {
  readonly depth: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly writer: SheetWriter;
  readonly notes: SheetNotes;
}

const ERROR = /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3})$/;
const TYPES: ReadonlyMap<string, CellType> = new Map([
  ["float", "number"],
  ["percentage", "number"],
  ["currency", "number"],
  ["boolean", "boolean"],
  ["date", "date"],
  ["time", "time"],
]);

class OdsReader implements XmlHandlers {
  readonly #job: WorkbookJob;
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  #inBody = false;
  #spreadsheetDepth = 0;
  #table: OpenTable | null = null;
  #columnsDeclared = 0;
  /** The last row written or passed over, from 1. */
  #row = 0;
  #rowDepth = 0;
  #rowRepeat = 1;
  #rowHidden = false;
  readonly #cells: string[] = [];
  /** The cells of the row whose text or type the CSV will not tell. */
  readonly #shown: { column: number; repeat: number; type: CellType; shown: string }[] = [];
  #filled = 0;
  /** How many columns of the row are behind us. */
  #column = 0;
  #cellDepth = 0;
  #cellRepeat = 1;
  #type = "";
  #stored: string | undefined;
  #isError = false;
  #isFormula = false;
  #text = "";
  #paragraphs = 0;
  #paragraphDepth = 0;
  /** Inside a paragraph: the depth of an element whose text is no part of the cell (a comment, a note). */
  #skipDepth = 0;

  constructor(job: WorkbookJob) {
    this.#job = job;
  }

  /** Whether a spreadsheet body was met at all. */
  get found(): boolean {
    return this.#spreadsheetDepth > 0;
  }

  open(name: string, depth: number, attributes: XmlAttributes): void {
    if (this.#paragraphDepth > 0) this.#openInParagraph(name, depth, attributes);
    else if (this.#cellDepth > 0) this.#openInCell(name, depth);
    else if (this.#rowDepth > 0) this.#openCell(name, depth, attributes);
    else if (this.#table !== null) this.#openInTable(name, attributes, depth);
    else this.#openOutside(name, depth, attributes);
  }

  text(text: string): void {
    if (this.#paragraphDepth > 0 && this.#skipDepth === 0) this.#append(text);
  }

  close(_name: string, depth: number): void {
    if (depth === this.#skipDepth) this.#skipDepth = 0;
    else if (depth === this.#paragraphDepth) this.#paragraphDepth = 0;
    else if (depth === this.#cellDepth) this.#closeCell();
    else if (depth === this.#rowDepth) this.#closeRow();
    else if (depth === this.#table?.depth) this.#closeTable(this.#table);
  }

  #openOutside(name: string, depth: number, attributes: XmlAttributes): void {
    if (name === "style") this.#style = attributes.get("style:name") ?? "";
    if (name === "table-properties" && attributes.get("table:display") === "false") this.#hiddenStyles.add(this.#style);
    if (depth === 2 && name === "body") this.#inBody = true;
    if (depth === 3 && this.#inBody && name === "spreadsheet") this.#spreadsheetDepth = depth;
    if (name !== "table" || this.#spreadsheetDepth === 0 || depth !== this.#spreadsheetDepth + 1) return;
    const { folder, limits, spent } = this.#job;
    const sheet = { name: attributes.get("table:name") ?? "", file: nextSheetFile(this.#job) };
    const hidden = this.#hiddenStyles.has(attributes.get("table:style-name") ?? "");
    const writer = new SheetWriter({ folder, sheet, limits, spent });
    this.#table = { depth, name: sheet.name, hidden, writer, notes: new SheetNotes(sheet.name) };
    this.#row = 0;
    this.#columnsDeclared = 0;
  }

  #openInTable(name: string, attributes: XmlAttributes, depth: number): void {
    if (name === "table-row") {
      this.#rowDepth = depth;
      this.#rowRepeat = this.#repeat(attributes.get("table:number-rows-repeated"), SHEET_ROWS);
      this.#rowHidden = isHidden(attributes);
      this.#column = 0;
    } else if (name === "table-column") {
      const first = this.#columnsDeclared + 1;
      this.#columnsDeclared += this.#repeat(attributes.get("table:number-columns-repeated"), SHEET_COLUMNS);
      if (isHidden(attributes)) this.#table?.notes.hiddenColumns(first, this.#columnsDeclared);
    } else if (name === "table-source" || name === "dde-source") {
      const says = `The sheet “${this.#sheet()}” takes its cells from another file; that file is not opened.`;
      this.#job.signals.push({ kind: "external-link", sheet: this.#sheet(), says });
    }
  }

  #openCell(name: string, depth: number, attributes: XmlAttributes): void {
    if (depth !== this.#rowDepth + 1 || (name !== "table-cell" && name !== "covered-table-cell")) return;
    this.#cellDepth = depth;
    this.#cellRepeat = this.#repeat(attributes.get("table:number-columns-repeated"), SHEET_COLUMNS);
    this.#type = attributes.get("office:value-type") ?? "";
    this.#stored = this.#type === "" ? undefined : storedValue(this.#type, attributes);
    this.#isError = attributes.get("calcext:value-type") === "error";
    this.#text = "";
    this.#paragraphs = 0;
    this.#isFormula = attributes.get("table:formula") !== undefined;
    if (this.#isFormula) this.#table?.notes.formula(this.#address(), this.#type !== "" || this.#isError);
    this.#merge(attributes);
  }

  #merge(attributes: XmlAttributes): void {
    const [columns, rows] = ["columns", "rows"].map((what) => attributes.get(`table:number-${what}-spanned`) ?? "1");
    if (columns === "1" && rows === "1") return;
    const [last, below] = [this.#column + Number(columns), this.#row + Number(rows)];
    // What is no range within a sheet, the writer passes over.
    const end = last >= 1 && last <= SHEET_COLUMNS ? `${columnLetters(last - 1)}${below}` : "";
    this.#table?.writer.merge(`${this.#address()}:${end}`);
  }

  /** Only paragraphs that stand in the cell itself: comments and drawings hold paragraphs of their own. */
  #openInCell(name: string, depth: number): void {
    if (depth !== this.#cellDepth + 1) return;
    if (name === "annotation") this.#table?.notes.comment(this.#address());
    if (name !== "p") return;
    this.#paragraphDepth = depth;
    if (this.#paragraphs++ > 0) this.#append("\n");
  }

  #openInParagraph(name: string, depth: number, attributes: XmlAttributes): void {
    if (this.#skipDepth > 0) return;
    if (name === "s") this.#append(" ".repeat(this.#spaces(attributes.get("text:c"))));
    else if (name === "tab") this.#append("\t");
    else if (name === "line-break") this.#append("\n");
    else if (name === "annotation" || name === "note" || name === "ruby-text") this.#skipDepth = depth;
  }

  #closeCell(): void {
    this.#cellDepth = 0;
    const text = this.#cellText();
    if (text === "") {
      this.#column += this.#cellRepeat;
      return;
    }
    if (this.#column + this.#cellRepeat > SHEET_COLUMNS) {
      throw tooLarge(`more than ${SHEET_COLUMNS} columns`, "a narrower sheet", { sheet: this.#sheet() });
    }
    this.#noteShown(text);
    while (this.#cells.length < this.#column) this.#cells.push("");
    for (let i = 0; i < this.#cellRepeat; i++) this.#cells.push(text);
    this.#filled += this.#cellRepeat;
    this.#column += this.#cellRepeat;
  }

  /** What the cell shows is what its paragraphs say. */
  #noteShown(text: string): void {
    const isTyped = this.#stored !== undefined && !this.#isError && this.#type !== "string";
    const type = this.#isError ? "error" : ((isTyped ? TYPES.get(this.#type) : undefined) ?? "text");
    const shown = this.#paragraphs === 0 ? text : this.#text;
    if (this.#isError) this.#table?.notes.error(this.#address(), text.slice(0, 40));
    if (shown !== text || type !== (isTyped ? type : typeByLook(text)))
      this.#shown.push({ column: this.#column, repeat: this.#cellRepeat, type, shown });
  }

  #writeShown(): void {
    for (let row = this.#row + 1; row <= this.#row + this.#rowRepeat && this.#shown.length > 0; row++) {
      for (const { column, repeat, type, shown } of this.#shown) {
        for (let i = 0; i < repeat; i++)
          this.#table?.writer.shown.add(`${columnLetters(column + i)}${row}`, type, shown);
      }
    }
    this.#shown.length = 0;
  }

  #closeRow(): void {
    this.#rowDepth = 0;
    if (this.#filled === 0) {
      this.#row += this.#rowRepeat;
      return;
    }
    if (this.#rowHidden) this.#table?.notes.hiddenRow(this.#row + 1);
    this.#table?.writer.row({
      number: this.#row + 1,
      cells: this.#cells,
      filled: this.#filled,
      times: this.#rowRepeat,
    });
    this.#writeShown();
    this.#row += this.#rowRepeat;
    this.#cells.length = 0;
    this.#filled = 0;
  }

  #closeTable(table: OpenTable): void {
    this.#table = null;
    table.notes.report(this.#job, { hidden: table.hidden, writer: table.writer });
    this.#job.sheets.push(table.writer.close(table.hidden));
  }

  #cellText(): string {
    const stored = this.#stored;
    // Older programs store an error as the number 0 and only show that it is one.
    this.#isError ||= this.#isFormula && ERROR.test(this.#text);
    if (stored === undefined || this.#isError) return this.#text;
    switch (this.#type) {
      case "float":
      case "percentage":
      case "currency":
        return numberText(stored) ?? this.#odd(`a number that is none (${stored.slice(0, 20)})`);
      case "boolean":
        return stored.toUpperCase();
      case "date":
        return stored.endsWith("T00:00:00") ? stored.slice(0, -9) : stored;
      case "time":
        return durationText(stored);
      default:
        checkLength(stored.length, { sheet: this.#sheet(), cell: this.#address() });
        return stored;
    }
  }

  #append(text: string): void {
    this.#text = this.#text === "" ? text : this.#text + text;
    if (this.#text.length > 255) checkLength(this.#text.length, { sheet: this.#sheet(), cell: this.#address() });
  }

  #spaces(count: string | undefined): number {
    const spaces = count === undefined ? 1 : Number(count);
    if (!Number.isInteger(spaces) || spaces < 0)
      this.#odd(`a count of spaces that is none (${(count ?? "").slice(0, 20)})`);
    checkLength(spaces, { sheet: this.#sheet(), cell: this.#address() });
    return spaces;
  }

  #repeat(stated: string | undefined, most: number): number {
    if (stated === undefined) return 1;
    const count = Number(stated);
    if (!Number.isInteger(count) || count < 1 || count > most) {
      throw damaged(`a row or cell repeated ${stated.slice(0, 30)} times`, { sheet: this.#sheet() });
    }
    return count;
  }

  #odd(found: string): never {
    throw damaged(found, { sheet: this.#sheet(), cell: this.#address() });
  }

  #sheet(): string {
    return this.#table?.name ?? "";
  }

  #address(): string {
    return `${columnLetters(this.#column)}${this.#row + 1}`;
  }
}

function storedValue(type: string, attributes: XmlAttributes): string | undefined {
  switch (type) {
    case "boolean":
      return attributes.get("office:boolean-value");
    case "date":
      return attributes.get("office:date-value");
    case "time":
      return attributes.get("office:time-value");
    case "string":
      return attributes.get("office:string-value");
    default:
      return attributes.get("office:value");
  }
}

function isHidden(attributes: XmlAttributes): boolean {
  const visibility = attributes.get("table:visibility");
  return visibility === "collapse" || visibility === "filter";
}
