// Writes a CSV file again as plain UTF-8: \n line ends, a line for every record. Cells stay as they are, letter by letter.
import { type FileHandle, open } from "node:fs/promises";
import { damaged, tooLarge } from "./fault.ts";
import type { Delimiter } from "./opened.ts";
import { type TextSource, textChunks } from "./text-bytes.ts";

/** How the original is stored. `damaged-utf-8` is read with a mark in place of each broken letter. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "damaged-utf-8";

/** What was met while copying. Line ends inside quotes are data, and not counted. */
export interface CopyReport {
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  /** Whether blank records were written out as such. */
  readonly blankRecords: boolean;
  /** The first record that holds a letter whose reading is a guess or a loss, from 1; 0 for none. */
  readonly firstDoubtful: number;
}

const [NUL, LINE_FEED, RETURN, QUOTE, REPLACEMENT] = [0, 10, 13, 34, 0xfffd] as const;
const EMPTY_RECORD = '""\n';

/** Copies the file to `target`, which must not exist. Throws a `Fault` for a NUL letter, for too much text and for a damaged gzip file. */
export async function copyCsv(request: {
  readonly source: TextSource;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly target: string;
  readonly writtenBytes: number;
}): Promise<CopyReport> {
  const { source, encoding, delimiter, target, writtenBytes } = request;
  const decoder = new TextDecoder(encoding === "damaged-utf-8" ? "utf-8" : encoding);
  const lines = new LineNormaliser(delimiter, doubtFor(encoding));
  const file = await open(target, "wx");
  let written = 0;
  const write = async (text: string): Promise<void> => {
    written += await writeText(file, text);
    if (written > writtenBytes) throw tooLarge(`text of more than ${writtenBytes} bytes`, "a smaller file");
  };
  try {
    for await (const chunk of textChunks(source)) await write(lines.next(decoder.decode(chunk, { stream: true })));
    await write(lines.next(decoder.decode()));
  } finally {
    await file.close();
  }
  return lines.report();
}

async function writeText(file: FileHandle, text: string): Promise<number> {
  if (text === "") return 0;
  const bytes = Buffer.from(text, "utf8");
  await file.writeFile(bytes);
  return bytes.length;
}

/** The lowest letter whose reading is a guess (Windows-1252) or a loss (damaged UTF-8). */
function doubtFor(encoding: Encoding): { readonly from: number; readonly to: number } {
  if (encoding === "windows-1252") return { from: 0x80, to: 0xffff };
  return { from: REPLACEMENT, to: encoding === "damaged-utf-8" ? REPLACEMENT : -1 };
}

/** Follows quotes and line ends through a text that arrives in pieces. */
class LineNormaliser {
  readonly #delimiter: number;
  readonly #doubt: { readonly from: number; readonly to: number };
  readonly #counts = { crlf: 0, lf: 0, cr: 0 };
  #records = 0;
  #blanks = 0;
  #blankRecords = false;
  #firstDoubtful = 0;
  #inQuotes = false;
  /** Whether a quotation mark here would open a quoted cell. */
  #mayOpen = true;
  #isBlank = true;
  #afterReturn = false;

  constructor(delimiter: Delimiter, doubt: { readonly from: number; readonly to: number }) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#doubt = doubt;
  }

  /** The next piece, rewritten. */
  next(text: string): string {
    let out = "";
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code !== LINE_FEED && code !== RETURN) {
        if (this.#isBlank) out += this.#begin();
        this.#letter(code);
        continue;
      }
      if (this.#inQuotes) continue;
      out += text.slice(from, i) + this.#lineEnd(code);
      from = i + 1;
    }
    return out + text.slice(from);
  }

  /** What was met, once the last piece has been seen. */
  report(): CopyReport {
    const cr = this.#counts.cr + Number(this.#afterReturn);
    return { ...this.#counts, cr, blankRecords: this.#blankRecords, firstDoubtful: this.#firstDoubtful };
  }

  /** The first letter of a record: blank records before it are written now, so that none is written at the end of the file. */
  #begin(): string {
    const blanks = EMPTY_RECORD.repeat(this.#blanks);
    if (this.#blanks > 0) this.#blankRecords = true;
    this.#blanks = 0;
    this.#isBlank = false;
    return blanks;
  }

  #letter(code: number): void {
    if (this.#afterReturn) this.#counts.cr++;
    this.#afterReturn = false;
    if (code === NUL) throw damaged(`a NUL letter in record ${this.#records + 1}`, { cell: String(this.#records + 1) });
    if (code >= this.#doubt.from && code <= this.#doubt.to && this.#firstDoubtful === 0)
      this.#firstDoubtful = this.#records + 1;
    if (this.#inQuotes) {
      // A doubled quotation mark closes the cell and opens it again at once.
      if (code === QUOTE) this.#inQuotes = false;
      this.#mayOpen = code === QUOTE;
    } else if (code === QUOTE && this.#mayOpen) {
      this.#inQuotes = true;
    } else {
      this.#mayOpen = code === this.#delimiter;
    }
  }

  #lineEnd(code: number): string {
    if (code === LINE_FEED && this.#afterReturn) {
      this.#afterReturn = false;
      this.#counts.crlf++;
      return "";
    }
    if (this.#afterReturn) this.#counts.cr++;
    this.#afterReturn = code === RETURN;
    if (code === LINE_FEED) this.#counts.lf++;
    this.#records++;
    this.#mayOpen = true;
    if (!this.#isBlank) {
      this.#isBlank = true;
      return "\n";
    }
    this.#blanks++;
    return "";
  }
}
