// Reads one old Excel workbook (XLS, BIFF) in a process of its own. The only file that knows the library that takes it apart.
// Source of the streams named here: [MS-XLS] 2.1.2 and 2.1.7.
import { readFileSync, statSync } from "node:fs";
import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { columnLetters } from "../../standard/address.ts";
import type { WorkbookJob } from "./archive.ts";
import type { ChildAnswer, ChildRequest } from "./child-answer.ts";
import { damaged, Fault, tooLarge, unsafe } from "./fault.ts";
import { letterSignals } from "./header-letters.ts";
import { parseFormat } from "./number-format.ts";
import { shownNumber } from "./number-shown.ts";
import { formatKind, numberText, serialText } from "./number-text.ts";
import type { Signal } from "./opened.ts";
import { SheetNotes } from "./sheet-notes.ts";
import { checkLength, SheetWriter } from "./sheet-writer.ts";

const MOST_FILE_BYTES = 64 * 1024 ** 2;
const TYPES = { number: "number", day: "date", time: "time", hours: "duration" } as const;
/** General shows a number of so many letters as it is stored. */
const GENERAL_CHARACTERS = 11;

/** Writes each sheet of the workbook into the folder. Throws a `Fault` for one that is broken, under a password or with a program in it. */
export async function readXls({ path, folder, limits }: ChildRequest): Promise<ChildAnswer> {
  if (statSync(path).size > MOST_FILE_BYTES)
    throw tooLarge("an old Excel workbook of more than 64 MiB", "a smaller workbook");
  const bytes = readFileSync(path);
  const around = signalsAround(bytes);
  const book = parsed(bytes);
  const found = { parts: [], spent: { cells: 0, bytes: 0 }, sheets: [], signals: around, problems: [] };
  const job: WorkbookJob = { path, folder, limits, ...found };
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    // Charts and macro sheets hold no cells.
    if (sheet !== undefined && Array.isArray(sheet["!data"])) writeSheet(job, book, { sheet, name, index: i });
  }
  for (const sheet of job.sheets) job.signals.push(...letterSignals(sheet.head, sheet.name));
  return { sheets: job.sheets, signals: job.signals, problems: job.problems, fault: null };
}

function parsed(bytes: Buffer): WorkBook {
  try {
    return read(bytes, {
      type: "buffer",
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new Fault({
        code: "protected-file",
        found: "an old Excel workbook protected with a password",
        wanted: "a workbook without a password",
        hint: "Open it with the password and save it as XLSX without one.",
      });
    }
    throw broken();
  }
}

function broken(): Fault {
  return new Fault({
    code: "unreadable-file",
    found: "an old Excel workbook (XLS, as before 2007) whose structure is broken",
    wanted: "an undamaged workbook",
    hint: "Open it in Excel or LibreOffice and save it as XLSX, or ask for it as XLSX or CSV.",
  });
}

/** What stands beside the sheets, told by the streams of the file. */
function signalsAround(bytes: Buffer): Signal[] {
  const paths = streamsOf(bytes);
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  if (has(/_VBA_PROJECT/i)) throw unsafe("a workbook with a program (macros) in it", "a workbook without macros");
  const signals: Signal[] = [];
  if (has(/_SX_DB_CUR/i))
    signals.push({
      kind: "pivot-cache",
      says: "The workbook keeps the rows behind a pivot table; they are not imported.",
    });
  if (has(/\/MBD[0-9A-F]{8}\//i))
    signals.push({ kind: "embedded-object", says: "The workbook holds other documents inside; they are not opened." });
  return signals;
}

function streamsOf(bytes: Buffer): readonly string[] {
  try {
    return CFB.read(bytes, { type: "buffer" }).FullPaths;
  } catch {
    throw broken();
  }
}

interface Place {
  readonly sheet: WorkSheet;
  readonly name: string;
  readonly index: number;
}

function writeSheet(job: WorkbookJob, book: WorkBook, { sheet, name, index }: Place): void {
  const { folder, limits, spent } = job;
  const file = `sheet-${job.sheets.length + 1}.csv`;
  const writer = new SheetWriter({ folder, sheet: { name, file }, limits, spent });
  const notes = new SheetNotes(name);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  for (const [i, row] of rows.entries()) {
    if (row === undefined) continue;
    const cells = row.map((cell, column) =>
      cell === undefined
        ? ""
        : cellText(cell, { address: `${columnLetters(column)}${i + 1}`, name, from1904, notes, writer }),
    );
    // A row with holes has them filled by `map` only where cells are: the rest is empty too.
    const filled = Array.from(cells, (cell) => cell ?? "");
    const count = filled.filter((cell) => cell !== "").length;
    if (count === 0) continue;
    if (sheet["!rows"]?.[i]?.hidden === true) notes.hiddenRow(i + 1);
    writer.row({ number: i + 1, cells: filled, filled: count });
  }
  for (const [i, column] of (sheet["!cols"] ?? []).entries())
    if (column?.hidden === true) notes.hiddenColumns(i + 1, i + 1);
  for (const { s, e } of sheet["!merges"] ?? [])
    writer.merge(`${columnLetters(s.c)}${s.r + 1}:${columnLetters(e.c)}${e.r + 1}`);
  const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  notes.report(job, { hidden, writer });
  job.sheets.push(writer.close(hidden));
}

interface CellPlace {
  readonly address: string;
  readonly name: string;
  readonly from1904: boolean;
  readonly notes: SheetNotes;
  readonly writer: SheetWriter;
}

/** The errors by their codes ([MS-XLS] 2.5.10). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

/** The cell as plain text, as in an XLSX workbook: numbers in full, days as ISO 8601, errors by name. */
function cellText(cell: CellObject, place: CellPlace): string {
  const { address, name, notes, writer } = place;
  if (cell.f !== undefined) notes.formula(address, cell.v !== undefined);
  if ((cell.c?.length ?? 0) > 0) notes.comment(address);
  switch (cell.t) {
    case "n":
      return numeric(cell, place);
    case "b":
      return cell.v === true ? "TRUE" : "FALSE";
    case "e": {
      const error = ERRORS.get(cell.v) ?? "an error";
      notes.error(address, error);
      writer.shown.add(address, "error", error);
      return error;
    }
    case "s": {
      const text = typeof cell.v === "string" ? cell.v : "";
      checkLength(text.length, { sheet: name, cell: address });
      // Raw control letters stand in some old files; they are no part of a text for people.
      return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
    }
    default:
      return "";
  }
}

function numeric(cell: CellObject, { address, name, from1904, notes, writer }: CellPlace): string {
  const value = typeof cell.v === "number" ? cell.v : Number.NaN;
  const code = typeof cell.z === "string" ? cell.z : "General";
  const kind = formatKind(code);
  const text = kind === "number" ? numberText(String(value)) : serialText(String(value), kind, from1904);
  if (text === null) throw damaged("a number that is none", { sheet: name, cell: address });
  const isPlain = /^(?:general|@)$/i.test(code);
  if (isPlain && text.length <= GENERAL_CHARACTERS) return text;
  const shown = shownNumber(value, parseFormat(code), from1904);
  if (shown !== null && shown !== text) writer.shown.add(address, TYPES[kind], shown);
  if (shown === "") notes.invisible(address);
  return text;
}
