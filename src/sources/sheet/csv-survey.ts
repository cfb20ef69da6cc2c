// Looks through a CSV file once, mostly at the speed of memory, for what a bulk reader would trip over.
import { isUtf8 } from "node:buffer";
import { wholeLetters } from "./utf8.ts";

/** What a look at every byte tells. */
export interface CsvSurvey {
  readonly isUtf8: boolean;
  /** Where the first NUL byte stands, or -1. */
  readonly nul: number;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  /** Whether a blank line stands before other lines. Bulk readers pass over those, and every later row would be misnumbered. */
  readonly blankLines: boolean;
}

const [LINE_FEED, RETURN] = [10, 13] as const;

/** Whether a bulk reader can read the file as it is: UTF-8, one kind of line end (not bare CR), no blank lines between others. */
export function isPlain(survey: CsvSurvey): boolean {
  const kinds = Number(survey.crlf > 0) + Number(survey.lf > 0) + Number(survey.cr > 0);
  return survey.isUtf8 && survey.nul === -1 && kinds <= 1 && survey.cr === 0 && !survey.blankLines;
}

/** Takes a file's bytes in order: `see` each chunk, then ask for the `result`. Line ends inside quotes count too. */
export class CsvSurveyor {
  #utf8 = true;
  #tail: Buffer = Buffer.alloc(0);
  #nul = -1;
  #crlf = 0;
  #lf = 0;
  #cr = 0;
  #seen = 0;
  #lineStart = 0;
  #lastByte = -1;
  #blankBefore = false;
  #blankLines = false;

  see(chunk: Buffer): void {
    if (chunk.length === 0) return;
    if (this.#seen === 0 && chunk[0] === 0xef && chunk[1] === 0xbb) this.#lineStart = 3;
    if (this.#utf8) this.#checkLetters(chunk);
    const nul = this.#nul === -1 ? chunk.indexOf(0) : -1;
    if (nul !== -1) this.#nul = this.#seen + nul;
    this.#countReturns(chunk);
    this.#countLines(chunk);
    this.#seen += chunk.length;
    this.#lastByte = chunk[chunk.length - 1] ?? -1;
  }

  /** The survey so far. `whole` is false for a head that may end in the middle of a letter or line end. */
  result({ whole }: { readonly whole: boolean }): CsvSurvey {
    const cr = this.#cr + Number(this.#lastByte === RETURN && whole);
    const cut = whole && this.#tail.length > 0;
    const blankLines = this.#blankLines || (this.#blankBefore && this.#seen > this.#lineStart);
    return { isUtf8: this.#utf8 && !cut, nul: this.#nul, crlf: this.#crlf, lf: this.#lf, cr, blankLines };
  }

  #checkLetters(chunk: Buffer): void {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const whole = wholeLetters(bytes);
    this.#utf8 = isUtf8(bytes.subarray(0, whole));
    this.#tail = Buffer.from(bytes.subarray(whole));
  }

  /** Counts carriage returns that no line feed follows; one at the very end of a chunk is judged with the next. */
  #countReturns(chunk: Buffer): void {
    if (this.#lastByte === RETURN && chunk[0] !== LINE_FEED) this.#cr++;
    for (let at = chunk.indexOf(RETURN); at !== -1; at = chunk.indexOf(RETURN, at + 1)) {
      if (at + 1 < chunk.length && chunk[at + 1] !== LINE_FEED) this.#cr++;
    }
  }

  #countLines(chunk: Buffer): void {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) {
      const afterReturn = (at === 0 ? this.#lastByte : chunk[at - 1]) === RETURN;
      if (afterReturn) this.#crlf++;
      else this.#lf++;
      const isBlank = this.#seen + at - Number(afterReturn) === this.#lineStart;
      if (isBlank) this.#blankBefore = true;
      else if (this.#blankBefore) this.#blankLines = true;
      this.#lineStart = this.#seen + at + 1;
    }
  }
}
