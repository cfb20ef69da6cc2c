// Tells a letter from a table of one column, and reads its lines.
import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { parseCsv } from "./csv-text.ts";
import { decodeWhole } from "./decoding.ts";
import { damaged } from "./fault.ts";
import { type Delimiter, HEAD_ROWS, type Signal } from "./opened.ts";
import { markOf } from "./sniff.ts";

/** A text of more than this is no letter. */
const MOST_BYTES = 4 * 1024 ** 2;
const MOST_LINE_CHARACTERS = 4000;
const SENTENCE_WORDS = 5;
const CELL_WORDS = 6;

/** A letter: its lines, and what had to be assumed to read them. */
export interface Prose {
  readonly lines: readonly string[];
  readonly signals: readonly Signal[];
}

/**
 * The lines of the text at `path` when it is a letter or note; `null` when it is a table. A table has rows that follow each
 * other with as many short cells (two or more), or is one column of short labels and figures; a letter has sentences.
 */
export async function readProse(path: string, delimiter: Delimiter): Promise<Prose | null> {
  if ((await stat(path)).size > MOST_BYTES) return null;
  const bytes = await readFile(path);
  const encoding = encodingOf(bytes);
  const text = decodeWhole(bytes, encoding);
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  if (!isProse(text, lines, delimiter)) return null;
  if (text.includes("\u0000")) throw damaged("a text with NUL letters in it");
  const says = "The text is not UTF-8; it is read as Windows-1252.";
  const signals: Signal[] = encoding === "windows-1252" ? [{ kind: "encoding-assumed", says }] : [];
  return { lines: lines.filter((line) => line !== "").map((line) => line.slice(0, MOST_LINE_CHARACTERS)), signals };
}

function encodingOf(bytes: Buffer): string {
  const mark = markOf(bytes);
  return mark === "utf-8" && !isUtf8(bytes) ? "windows-1252" : mark;
}

function isProse(text: string, lines: readonly string[], delimiter: Delimiter): boolean {
  const filled = lines.filter((line) => line !== "");
  const sentences = filled.filter(isSentence).length;
  if (sentences === 0 || sentences * 6 < filled.length) return false;
  return !hasTable(parseCsv(text, delimiter, HEAD_ROWS * 4));
}

/** A line of several words that ends or goes on as a sentence does, or a greeting. */
function isSentence(line: string): boolean {
  const words = line.split(/\s+/);
  if (/^(?:dear|yours|kind regards|thank you|re:|subject:)\b/iu.test(line)) return true;
  return (
    words.length >= SENTENCE_WORDS && words.filter((word) => /^[\p{Ll}'’,.;:]+$/u.test(word)).length >= words.length / 2
  );
}

/** Whether all rows have as many cells, two or more, or two in a run have and most of those are short. */
function hasTable(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const [first] = filled;
  if (
    first !== undefined &&
    first.length > 1 &&
    filled.length > 1 &&
    filled.every(({ length }) => length === first.length)
  )
    return true;
  return filled.some((row, i) => {
    const next = filled[i + 1];
    return next !== undefined && row.length > 1 && next.length === row.length && isShort(row) && isShort(next);
  });
}

function isShort(row: readonly string[]): boolean {
  const long = row.filter((cell) => cell.trim().split(/\s+/).length > CELL_WORDS).length;
  return long * 3 <= row.length && !row.some((cell) => /[a-z]{2}[.!?]$/.test(cell.trim()) && cell.trim().includes(" "));
}
