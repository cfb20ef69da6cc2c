// The text of an article in a Word document: paragraphs, tables as rows, notes at the end. Deleted and hidden text is left out.
// Source: ECMA-376 part 1, 17 (WordprocessingML); the package's own limits as for workbooks.
import { findPart, scanPart, type WorkbookJob } from "../sheet/archive.ts";
import type { ChildAnswer, ChildRequest } from "../sheet/child-answer.ts";
import { Fault, unsafe } from "../sheet/fault.ts";
import type { Signal } from "../sheet/opened.ts";
import { only, relationsOf } from "../sheet/xlsx-relations.ts";
import { readZipDirectory, type ZipEntry } from "../sheet/zip-directory.ts";
import { Blocks } from "./blocks.ts";
import { WordReader } from "./docx-words.ts";

/** Pictures are parts too; a long report has hundreds. */
const MOST_PARTS = 2000;
const MOST_BYTES = 512 * 1024 ** 2;

/** Reads the document at the request's path. Throws a `Fault` for one with a program in it, without words, or made against the format. */
export async function readDocxArticle({ path, folder, limits }: ChildRequest): Promise<ChildAnswer> {
  const parts = await readZipDirectory(path, { ...limits, zipEntries: MOST_PARTS, workbookBytes: MOST_BYTES });
  const nothing = { spent: { cells: 0, bytes: 0 }, sheets: [], signals: [], problems: [] };
  const job: WorkbookJob = { path, folder, limits, parts, ...nothing };
  if (parts.some(({ name }) => /vbaproject\.bin$|(?:^|\/)activex\//i.test(name)))
    throw unsafe("a Word document that holds a program (macros)", "a document without macros");
  const main = await mainPart(job);
  const blocks = new Blocks();
  const body = new WordReader(blocks);
  await scanPart(job, main, body);
  const notes = await notesOf(job, main, body);
  for (const note of notes) blocks.paragraph(note);
  const lines = blocks.lines();
  if (lines.length === 0) throw withoutWords();
  return { sheets: [], text: lines, signals: signalsOf(body, parts), problems: [], fault: null };
}

async function mainPart(job: WorkbookJob): Promise<ZipEntry> {
  const relation = only(await relationsOf(job, ""), "officeDocument");
  const part = findPart(job, relation?.target ?? "word/document.xml");
  if (part !== undefined) return part;
  throw new Fault({
    code: "unreadable-file",
    found: "a Word document without its text",
    wanted: "an undamaged document",
    hint: "Open it in the program that made it, and save it again.",
  });
}

/** The notes that the text refers to, in the order of the text; notes of deleted text are not among them. */
async function notesOf(job: WorkbookJob, main: ZipEntry, body: WordReader): Promise<readonly string[]> {
  if (body.notes.length === 0) return [];
  const relations = await relationsOf(job, main.name);
  const texts = new Map<string, string>();
  for (const kind of ["footnote", "endnote"] as const) {
    const target = only(relations, `${kind}s`)?.target;
    const part = target === undefined ? undefined : findPart(job, target);
    if (part === undefined) continue;
    const reader = new WordReader(new Blocks());
    await scanPart(job, part, reader);
    for (const [id, text] of reader.noteTexts) texts.set(`${kind} ${id}`, text);
  }
  return body.notes.flatMap((key) => texts.get(key) ?? []);
}

function signalsOf(body: WordReader, parts: readonly ZipEntry[]): Signal[] {
  const signals: Signal[] = [];
  const leaves = (count: number, what: string): void => {
    if (count === 0) return;
    signals.push({ kind: "hidden-text", says: `${what} in the document is left out.` });
  };
  leaves(body.deleted, "Text that was deleted with changes tracked");
  leaves(body.hidden, "Hidden text");
  if (parts.some(({ name }) => /(?:^|\/)comments\.xml$/i.test(name)))
    signals.push({ kind: "comment", says: "The document holds comments; they are not read." });
  if (parts.some(({ name }) => /(?:^|\/)embeddings\//i.test(name)))
    signals.push({ kind: "embedded-object", says: "The document holds other files inside; they are not opened." });
  return signals;
}

function withoutWords(): Fault {
  return new Fault({
    code: "unsupported-format",
    found: "a Word document without words",
    wanted: "a document with text",
    hint: "Pictures of text are not read: copy the text and paste it.",
  });
}
