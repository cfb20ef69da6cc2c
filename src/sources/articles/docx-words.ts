// Hears the XML of a Word text (body or notes) and gathers what a reader of the final document sees.
import type { XmlAttributes, XmlHandlers } from "../sheet/xml-scanner.ts";
import type { Blocks } from "./blocks.ts";

/** Elements whose inside is no text of the document: settings, older states, field codes, the second form of a drawing. */
const LEFT_OUT = new Set(
  (
    "pPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr fldData instrText delInstrText delText Fallback " +
    "rPrChange pPrChange annotationRef txbxPr"
  ).split(" "),
);
const DELETED = new Set(["del", "moveFrom"]);
const MOST_NOTES = 10_000;

/** Whether a setting that may be turned off by `w:val` is on. */
function isOn(attributes: XmlAttributes): boolean {
  const value = attributes.ending(":val");
  return value === undefined || !["0", "false", "off", "none"].includes(value);
}

/** What a paragraph has gathered so far. */
interface Gathering {
  text: string;
}

/** Reads a part of a Word document into blocks. Of notes, the texts by their ids. */
export class WordReader implements XmlHandlers {
  /** `footnote 3` or `endnote 1`, in the order of the text. */
  readonly notes: string[] = [];
  readonly noteTexts = new Map<string, string>();
  /** How many pieces of text were deleted, and how many are hidden. */
  deleted = 0;
  hidden = 0;
  readonly #blocks: Blocks;
  readonly #paragraphs: Gathering[] = [];
  /** The rows that are open, the innermost last: cells of a table inside a cell are words of that cell. */
  readonly #rows: string[][] = [];
  #note: { readonly id: string; text: string } | null = null;
  /** The depth of the outermost element that is left out; 0 for none. */
  #outDepth = 0;
  #deletedDepth = 0;
  #isText = false;
  #keepsSpace = false;
  #runHidden = false;
  #inRunSettings = false;

  constructor(blocks: Blocks) {
    this.#blocks = blocks;
  }

  open(name: string, depth: number, attributes: XmlAttributes): void {
    if (this.#outDepth > 0) return;
    if (name === "delText") this.deleted++;
    if (LEFT_OUT.has(name)) {
      this.#outDepth = depth;
      return;
    }
    if (this.#inRunSettings) {
      if ((name === "vanish" || name === "specVanish" || name === "webHidden") && isOn(attributes))
        this.#runHidden = true;
      return;
    }
    if (DELETED.has(name) && this.#deletedDepth === 0) this.#deletedDepth = depth;
    this.#openPart(name, attributes);
  }

  #openPart(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case "p":
        this.#paragraphs.push({ text: "" });
        return;
      case "r":
        this.#runHidden = false;
        return;
      case "rPr":
        this.#inRunSettings = true;
        return;
      case "t":
        this.#isText = true;
        this.#keepsSpace = attributes.get("xml:space") === "preserve";
        return;
      case "tr":
        this.#rows.push([]);
        return;
      case "tc":
        this.#rows.at(-1)?.push("");
        return;
      case "footnote":
      case "endnote":
        if (attributes.ending(":type") === undefined) this.#note = { id: attributes.ending(":id") ?? "", text: "" };
        return;
      default:
        this.#openSign(name, attributes);
    }
  }

  #openSign(name: string, attributes: XmlAttributes): void {
    if (name === "tab" || name === "ptab") this.#add(" ");
    else if (name === "br" || name === "cr") this.#add("\n");
    else if (name === "noBreakHyphen") this.#add("-");
    else if ((name === "footnoteReference" || name === "endnoteReference") && !this.#isUnseen) {
      const kind = name.slice(0, -"Reference".length);
      if (this.notes.length < MOST_NOTES) this.notes.push(`${kind} ${attributes.ending(":id") ?? ""}`);
    }
  }

  text(text: string): void {
    if (!this.#isText || this.#outDepth > 0) return;
    if (this.#deletedDepth > 0) this.deleted++;
    else if (this.#runHidden) this.hidden++;
    this.#add(this.#keepsSpace ? text : text.replace(/^[ \n\t]+|[ \n\t]+$/g, ""));
  }

  close(name: string, depth: number): void {
    if (this.#outDepth > 0) {
      if (depth === this.#outDepth) this.#outDepth = 0;
      return;
    }
    if (depth === this.#deletedDepth) this.#deletedDepth = 0;
    switch (name) {
      case "rPr":
        this.#inRunSettings = false;
        return;
      case "t":
        this.#isText = false;
        return;
      case "r":
        this.#runHidden = false;
        return;
      case "p":
        this.#put(this.#paragraphs.pop()?.text ?? "");
        return;
      case "tr":
        this.#endRow(this.#rows.pop() ?? []);
        return;
      case "footnote":
      case "endnote":
        if (this.#note !== null && this.#note.text.trim() !== "")
          this.noteTexts.set(this.#note.id, this.#note.text.trim());
        this.#note = null;
    }
  }

  get #isUnseen(): boolean {
    return this.#deletedDepth > 0 || this.#runHidden;
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && !this.#isUnseen) paragraph.text += text;
  }

  /** A whole paragraph: to its note, to its cell, or to the text. */
  #put(text: string): void {
    if (text.trim() === "") return;
    if (this.#note !== null) this.#note.text += `${this.#note.text === "" ? "" : " "}${text}`;
    else if (this.#rows.length > 0) this.#putInCell(text);
    else this.#blocks.paragraph(text);
  }

  #putInCell(text: string): void {
    const row = this.#rows.at(-1);
    if (row === undefined) return;
    const at = Math.max(row.length - 1, 0);
    const before = row[at] ?? "";
    row[at] = before === "" ? text : `${before} ${text}`;
  }

  #endRow(cells: readonly string[]): void {
    if (this.#note === null && this.#rows.length === 0) this.#blocks.row(cells);
    else this.#put(cells.filter((cell) => cell.trim() !== "").join(" "));
  }
}
