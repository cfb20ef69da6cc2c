// What a sheet's cells show, where the value in the CSV does not tell: `2.4%` for 0.024, `31/12/2020` for 2020-12-31. Written
// beside the CSV as a small file of address, type and shown text; a cell that shows what it holds is not in it.
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { tooLarge } from "./fault.ts";
import type { OpenLimits } from "./opened.ts";

/** What a cell holds. A `date` may have a time of day; a `duration` is a span of hours that may pass a day. */
export type CellType = "number" | "text" | "boolean" | "date" | "time" | "duration" | "error";

/** What one workbook has used of its limits so far, over all its sheets. */
export interface Spent {
  cells: number;
  bytes: number;
}

const FLUSH_CHARACTERS = 1 << 16;
const NEEDS_QUOTES = /[",\n\r]/;

/** Writes the file of one sheet, once there is a first cell to write: `add` in the order of the sheet, then `close`. */
export class ShownWriter {
  readonly #folder: string;
  readonly #file: string;
  readonly #sheet: string;
  readonly #limits: OpenLimits;
  readonly #spent: Spent;
  #descriptor: number | null = null;
  #pending = "";

  constructor(job: { folder: string; sheet: { name: string; file: string }; limits: OpenLimits; spent: Spent }) {
    this.#folder = job.folder;
    this.#file = job.sheet.file.replace(/\.csv$/, ".shown.csv");
    this.#sheet = job.sheet.name;
    this.#limits = job.limits;
    this.#spent = job.spent;
  }

  /** Notes what the cell at this address shows. Throws a `Fault` when the workbook's text is more than may be written. */
  add(address: string, type: CellType, shown: string): void {
    const text = NEEDS_QUOTES.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
    this.#pending += `${address},${type},${text}\n`;
    if (this.#pending.length > FLUSH_CHARACTERS) this.#flush();
  }

  /** The file's name, or `null` when there was nothing to write. */
  close(): string | null {
    if (this.#pending !== "") this.#flush();
    if (this.#descriptor === null) return null;
    closeSync(this.#descriptor);
    return this.#file;
  }

  #flush(): void {
    const block = Buffer.from(this.#pending, "utf8");
    this.#pending = "";
    this.#spent.bytes += block.length;
    if (this.#spent.bytes > this.#limits.writtenBytes)
      throw tooLarge("more text than can be kept", "a smaller workbook", { sheet: this.#sheet });
    this.#descriptor ??= openSync(join(this.#folder, this.#file), "wx");
    writeAll(this.#descriptor, block);
  }
}

/** Writes a whole block to an open file. */
export function writeAll(descriptor: number, block: Buffer): void {
  for (let done = 0; done < block.length; ) done += writeSync(descriptor, block, done);
}

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/;
const TIME = /^\d\d:\d\d:\d\d$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The type that a cell of the CSV has when the file of shown texts does not name another: told by its letters alone. */
export function typeByLook(value: string): CellType {
  const first = value.charCodeAt(0);
  if (first === 84 || first === 70) return value === "TRUE" || value === "FALSE" ? "boolean" : "text";
  if (first !== 45 && !(first >= 48 && first <= 57)) return "text";
  if (NUMBER.test(value)) return "number";
  if (DATE.test(value)) return "date";
  return TIME.test(value) ? "time" : "text";
}
