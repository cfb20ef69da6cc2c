// The text of an article in a PDF document: columns one after the other, lines joined to paragraphs, running heads and page numbers left out.
import { readFileSync, statSync } from "node:fs";
import type { ChildAnswer, ChildRequest } from "../sheet/child-answer.ts";
import { Fault, tooLarge } from "../sheet/fault.ts";
import type { Signal } from "../sheet/opened.ts";
import { brokenPdf, openPdf, type PdfDocument, protectedPdf } from "../sheet/pdf-document.ts";
import type { Letter, PageMarks } from "../sheet/pdf-marks.ts";
import { readMarks } from "../sheet/pdf-page.ts";
import { scanPdf } from "../sheet/pdf-scan.ts";
import { Blocks } from "./blocks.ts";
import { joinLines, wordsOf } from "./join-lines.ts";
import { type PrintedLine, printedColumns } from "./printed-columns.ts";
import { type PrintedParagraph, paragraphsOf } from "./printed-paragraphs.ts";

const MOST_FILE_BYTES = 256 * 1024 ** 2;
/** An article, not a library. */
const MOST_PAGES = 300;

/** Reads the document at the request's path. Throws a `Fault` for one under a password, without text (a scan), or broken. */
export async function readPdfArticle({ path }: ChildRequest): Promise<ChildAnswer> {
  if (statSync(path).size > MOST_FILE_BYTES)
    throw tooLarge("a PDF document of more than 256 MiB", "a smaller document");
  const bytes = readFileSync(path);
  const scan = scanPdf(bytes);
  const document = await openPdf(new Uint8Array(bytes)).catch((error: unknown) => {
    throw error instanceof Fault && error.facts.code === "unreadable-file" && scan.isEncrypted ? protectedPdf() : error;
  });
  if (document.pages > MOST_PAGES)
    throw tooLarge(`a PDF document of ${document.pages} pages`, `at most ${MOST_PAGES} pages`);
  const { pages, unseen, broken } = await readPages(document);
  await document.close();
  const paragraphs = joinedAcross(withoutRunningHeads(pages).flatMap(paragraphsOf));
  if (paragraphs.length === 0) throw withoutText(scan.hasPictures);
  const words = wordsOf(paragraphs.flatMap(({ lines }) => lines));
  const blocks = new Blocks();
  for (const { lines } of paragraphs) blocks.paragraph(joinLines(lines, words));
  return { sheets: [], text: blocks.lines(), signals: signalsOf(unseen, broken), problems: [], fault: null };
}

/** A page as its columns in reading order, each a list of lines. */
type Page = readonly (readonly PrintedLine[])[];

interface Pages {
  readonly pages: readonly Page[];
  readonly unseen: number;
  readonly broken: number;
}

async function readPages(document: PdfDocument): Promise<Pages> {
  const pages: Page[] = [];
  let [unseen, broken] = [0, 0];
  for (let number = 1; number <= document.pages; number++) {
    const page = await document.page(number);
    if (page === null) {
      broken++;
      continue;
    }
    const { letters, hidden } = lettersOf(readMarks(page));
    unseen += hidden;
    pages.push(printedColumns(letters));
  }
  if (pages.length === 0) throw brokenPdf("a PDF document whose pages are broken");
  return { pages, unseen, broken };
}

/** What can be seen. Text recognition writes its letters in invisible ink over the picture of the page: those are read where nothing else is. */
function lettersOf({ letters }: PageMarks): { readonly letters: readonly Letter[]; readonly hidden: number } {
  const seen = letters.filter(({ unseen }) => unseen === null);
  if (seen.some(({ text }) => text.trim() !== ""))
    return {
      letters: seen,
      hidden: letters.filter(({ unseen, text }) => unseen !== null && text.trim() !== "").length,
    };
  return { letters: letters.filter(({ unseen }) => unseen === "invisible ink"), hidden: 0 };
}

/** Pages without page numbers, and without first and last lines that stand on several pages (but for their digits). */
function withoutRunningHeads(pages: readonly Page[]): readonly Page[] {
  const edges = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgeLines(page).map(keyOf))) edges.set(key, (edges.get(key) ?? 0) + 1);
  return pages.map((page) => {
    const out = new Set(edgeLines(page).filter((line) => isPageNumber(line.text) || (edges.get(keyOf(line)) ?? 0) > 1));
    return page.map((column) => column.filter((line) => !out.has(line)));
  });
}

function edgeLines(page: Page): readonly PrintedLine[] {
  const lines = page.flat().sort((a, b) => a.baseline - b.baseline);
  return [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])];
}

function keyOf({ text }: PrintedLine): string {
  return text.replace(/\d+/gu, "0").replace(/\s+/gu, " ");
}

function isPageNumber(text: string): boolean {
  return /^(?:page )?[-–— ]{0,3}\d{1,4}[-–— ]{0,3}(?:(?:of|\/) ?\d{1,4})?$/iu.test(text.trim());
}

/** A paragraph that goes on in the next column or page is one paragraph. */
function joinedAcross(paragraphs: readonly PrintedParagraph[]): readonly PrintedParagraph[] {
  const joined: PrintedParagraph[] = [];
  for (const one of paragraphs) {
    const before = joined.at(-1);
    if (before !== undefined && one.isFirstOfColumn && goesOn(before, one))
      joined[joined.length - 1] = { ...before, lines: [...before.lines, ...one.lines] };
    else joined.push(one);
  }
  return joined;
}

function goesOn(before: PrintedParagraph, after: PrintedParagraph): boolean {
  const end = before.lines.at(-1) ?? "";
  const sameSize = Math.abs(before.size - after.size) <= before.size * 0.1;
  return sameSize && !/[.!?:”"’)]$/u.test(end.trimEnd()) && /^[\p{Ll}\d]/u.test(after.lines[0] ?? "");
}

function withoutText(hasPictures: boolean): Fault {
  return new Fault({
    code: "unsupported-format",
    found: hasPictures ? "a scanned document: pictures, without text" : "a document without text",
    wanted: "a PDF document with text",
    hint: "Copy the text of the article and paste it.",
  });
}

function signalsOf(unseen: number, broken: number): Signal[] {
  const signals: Signal[] = [];
  const letters = unseen === 1 ? "1 letter cannot be seen; it is" : `${unseen} letters cannot be seen; they are`;
  if (unseen > 0) signals.push({ kind: "hidden-text", says: `On the pages ${letters} left out.` });
  const pages = broken === 1 ? "1 page is broken and was" : `${broken} pages are broken and were`;
  if (broken > 0) signals.push({ kind: "hidden-text", says: `Of the document ${pages} not read.` });
  return signals;
}
