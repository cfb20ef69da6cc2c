// Reads one PDF document: every table of every page as a sheet, all lines as text, and what a reader of the paper would not see.
// Runs in a process of its own (pdf-child.ts).
import { readFileSync, statSync } from "node:fs";
import type { Problem } from "../../ground/problem.ts";
import type { ChildAnswer, ChildRequest, ChildSheet } from "./child-answer.ts";
import { Fault, tooLarge } from "./fault.ts";
import type { Signal } from "./opened.ts";
import { brokenPdf, openPdf, type PdfDocument, protectedPdf } from "./pdf-document.ts";
import { type Line, linesOf, textOfWords } from "./pdf-lines.ts";
import type { Letter, PageMarks, Unseen } from "./pdf-marks.ts";
import { readMarks } from "./pdf-page.ts";
import { ruledTables } from "./pdf-ruled.ts";
import { type PdfScan, scanPdf } from "./pdf-scan.ts";
import type { PageTable } from "./pdf-table.ts";
import { joinContinued } from "./pdf-tables.ts";
import { unruledTables } from "./pdf-unruled.ts";
import { SheetWriter } from "./sheet-writer.ts";

const MOST_PAGES = 3000;
const MOST_FILE_BYTES = 256 * 1024 ** 2;
const MOST_LINE_CHARACTERS = 2000;

/** What one page gave. */
interface PageReading {
  readonly number: number;
  readonly lines: readonly string[];
  readonly tables: readonly PageTable[];
  readonly unseen: ReadonlyMap<Unseen, number>;
  /** Whether all that stands on it is a layer of recognised letters over a picture. */
  readonly isRecognised: boolean;
}

/** Reads the document and writes its tables into the folder. */
export async function readPdf({ path, folder, limits }: ChildRequest): Promise<ChildAnswer> {
  if (statSync(path).size > MOST_FILE_BYTES)
    throw tooLarge("a PDF document of more than 256 MiB", "a smaller document");
  const bytes = readFileSync(path);
  const scan = scanPdf(bytes);
  const document = await openOrSay(bytes, scan);
  const { pages, problems } = await readPages(document);
  if (pages.every(({ lines }) => lines.length === 0)) throw withoutText(scan, document.pages);
  await document.close();
  const spent = { cells: 0, bytes: 0 };
  const sheets: ChildSheet[] = [];
  for (const table of joinContinued(pages)) {
    const file = `table-${sheets.length + 1}.csv`;
    const writer = new SheetWriter({ folder, sheet: { name: table.name, file }, limits, spent });
    for (const [i, row] of table.rows.entries())
      writer.row({ number: i + 1, cells: row, filled: row.filter((cell) => cell !== "").length });
    for (const range of table.merges) writer.merge(range);
    sheets.push({ ...writer.close(false), part: table.part });
  }
  const text = pages.flatMap(({ lines }) => lines);
  return { sheets, text, signals: [...signalsOf(scan), ...hiddenSignals(pages)], problems, fault: null };
}

async function openOrSay(bytes: Buffer, scan: PdfScan): Promise<PdfDocument> {
  try {
    const document = await openPdf(new Uint8Array(bytes));
    if (document.pages > MOST_PAGES)
      throw tooLarge(`a PDF document of ${document.pages} pages`, `at most ${MOST_PAGES} pages`);
    return document;
  } catch (error) {
    if (error instanceof Fault && error.facts.code === "unreadable-file" && scan.isEncrypted) throw protectedPdf();
    throw error;
  }
}

async function readPages(
  document: PdfDocument,
): Promise<{ readonly pages: readonly PageReading[]; readonly problems: readonly Omit<Problem, "file">[] }> {
  const pages: PageReading[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= document.pages; number++) {
    const page = await document.page(number);
    if (page === null) broken.push(number);
    else pages.push(readPage(number, readMarks(page)));
  }
  if (pages.length === 0) throw brokenPdf("a PDF document whose pages are broken");
  const [first] = broken;
  if (first === undefined) return { pages, problems: [] };
  const found =
    broken.length === 1 ? `page ${first}, which is broken` : `${broken.length} broken pages, the first page ${first}`;
  const hint = "The other pages were read. Get the document again from where it came.";
  return { pages, problems: [{ code: "unreadable-page", found, wanted: "pages that can be read", hint }] };
}

function readPage(number: number, marks: PageMarks): PageReading {
  const seen = marks.letters.filter(({ unseen }) => unseen === null);
  const unseen = marks.letters.filter((letter) => letter.unseen !== null);
  // Text recognition writes its letters in invisible ink over the picture of the page.
  const isRecognised = hasInk(unseen) && !hasInk(seen);
  const letters = isRecognised ? unseen.filter((letter) => letter.unseen === "invisible ink") : seen;
  const lines = linesOf(letters);
  const ruled = ruledTables(marks, lines);
  const tables = [...ruled, ...unruledTables(outsideOf(ruled, lines))].sort((a, b) => a.top - b.top || a.left - b.left);
  const text = lines.map(({ words }) => textOfWords(words).slice(0, MOST_LINE_CHARACTERS));
  return { number, lines: text, tables, unseen: tally(isRecognised ? [] : unseen), isRecognised };
}

function hasInk(letters: readonly Letter[]): boolean {
  return letters.some(({ text }) => text.trim() !== "");
}

function tally(letters: readonly Letter[]): ReadonlyMap<Unseen, number> {
  const counts = new Map<Unseen, number>();
  for (const { unseen, text } of letters)
    if (unseen !== null && text.trim() !== "") counts.set(unseen, (counts.get(unseen) ?? 0) + 1);
  return counts;
}

/** The lines without the words that stand in a ruled table. */
function outsideOf(tables: readonly PageTable[], lines: readonly Line[]): readonly Line[] {
  if (tables.length === 0) return lines;
  return lines
    .map((line) => ({
      ...line,
      words: line.words.filter(({ left, right, baseline }) => {
        const x = (left + right) / 2;
        return !tables.some((one) => x > one.left && x < one.right && baseline > one.top && baseline - 1 < one.bottom);
      }),
    }))
    .filter(({ words }) => words.length > 0);
}

function withoutText({ hasPictures }: PdfScan, pages: number): Fault {
  const many = pages === 1 ? "1 page" : `${pages} pages`;
  return new Fault({
    code: "unsupported-format",
    found: hasPictures ? `a scanned document: pictures of ${many}, without text` : `a document of ${many} without text`,
    wanted: "a PDF document with text, or the spreadsheet behind it",
    hint: "Ask for the figures as a spreadsheet, or enter them by hand: everycase enter",
  });
}

function signalsOf({ active, hasEmbeddedFiles }: PdfScan): Signal[] {
  const signals: Signal[] = [];
  if (active.length > 0)
    signals.push({ kind: "active-content", says: `The document holds ${active.join(", ")}; nothing of it is run.` });
  if (hasEmbeddedFiles)
    signals.push({ kind: "embedded-file", says: "Another file is embedded in the document; it is not opened." });
  return signals;
}

function hiddenSignals(pages: readonly PageReading[]): Signal[] {
  const reasons = new Map<Unseen, { count: number; first: number }>();
  for (const { unseen, number } of pages) {
    for (const [reason, count] of unseen) {
      const known = reasons.get(reason);
      reasons.set(reason, { count: count + (known?.count ?? 0), first: known?.first ?? number });
    }
  }
  const signals = [...reasons].map(([reason, { count, first }]): Signal => {
    const says = `${count} letters cannot be seen (${reason}), first on page ${first}; they are left out.`;
    return { kind: "hidden-text", cell: `page ${first}`, says };
  });
  const recognised = pages.find(({ isRecognised }) => isRecognised);
  if (recognised === undefined) return signals;
  const says = `The text of page ${recognised.number} is an unseen layer over a picture, as text recognition makes it; check it against the picture.`;
  return [...signals, { kind: "hidden-text", cell: `page ${recognised.number}`, says }];
}
