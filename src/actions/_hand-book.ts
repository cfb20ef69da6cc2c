// What people entered by hand, folded from the ledger; and its agreed and decided figures as cells of the warehouse, derived like any other.
import type { Day } from "../ground/day.ts";
import { digestOf, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Entry } from "../ledger/entry.ts";
import type { CatalogueFile } from "../measures/plan.ts";
import type { SheetWindow } from "../measures/result.ts";
import { figureId, type HandFields, readFields } from "../sources/by-hand/fields.ts";
import {
  type HandDecision,
  type HandFigure,
  type HandReading,
  provenanceOf,
  settle,
} from "../sources/by-hand/settle.ts";
import { parseCellText } from "../standard/cell-text.ts";
import { NOT_STATED } from "../standard/editions.ts";
import type { Reported } from "../standard/reported.ts";
import { fillRows } from "../warehouse/rows.ts";
import type { ReadingNote } from "./reading-note.ts";
import type { Tools } from "./tools.ts";

/** The kind of the entry by which a person reads one figure; its subject is the document (`documentKey`). */
export const FIGURE_ENTERED = "figure-entered";
/** The kind of the entry by which a third person decides between two readings; its subject is the document. */
export const FIGURE_DECIDED = "figure-decided";

/** The document a figure was read in: a file of the archive, or a paper letter in words. */
export type HandDocument = { readonly sha256: string; readonly name: string } | { readonly words: string };

/** The body of a `figure-entered` entry, schema version 1. */
export interface FigureEntered {
  readonly document: HandDocument;
  readonly page: string | null;
  readonly words: string;
  /** The fields of the open format as typed, without the value. */
  readonly fields: HandFields;
  /** The value as written in the document. */
  readonly value: string;
}

/** The body of a `figure-decided` entry, schema version 1. */
export interface FigureDecided {
  readonly figure: string;
  /** The entries of the two readings. */
  readonly between: readonly [string, string];
  readonly value: string;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  readonly why: string;
}

/** A document with the figures that people entered of it. */
export interface HandBook {
  readonly key: string;
  readonly document: HandDocument;
  readonly figures: readonly HandFigure[];
  /** The last entry about it. */
  readonly last: Entry;
}

/** What names a document in the ledger: its SHA-256, or `paper:` and its words. */
export function documentKey(document: HandDocument): string {
  return "sha256" in document ? document.sha256 : `paper:${document.words}`;
}

/** What a document is called. */
export function documentName(document: HandDocument): string {
  return "sha256" in document ? document.name : document.words;
}

/** Every document that figures were entered of, in the order of its first entry. */
export function handBooks(tools: Tools): readonly HandBook[] {
  const entered = byDocument(tools.ledger.entries({ kind: FIGURE_ENTERED }));
  const decided = byDocument(tools.ledger.entries({ kind: FIGURE_DECIDED }));
  return [...entered].flatMap(([key, entries]) => {
    const [first] = entries;
    const about = decided.get(key) ?? [];
    const last = [...entries, ...about].reduce((top, next) => (next.sequence > top.sequence ? next : top));
    if (first === undefined) return [];
    const { document } = enteredBody(first);
    const readings = entries.flatMap((entry) => readingOf(key, entry));
    return [{ key, document, figures: settle(readings, decisionsOf(readings, about)), last }];
  });
}

function byDocument(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.subject, [...(groups.get(entry.subject) ?? []), entry]);
  return groups;
}

/** Entries of this kind are written by `enterFigure` alone, in this shape; version 1 is the only one so far. */
function enteredBody(entry: Entry): FigureEntered {
  return entry.body as unknown as FigureEntered;
}

/** Fields were read before they were entered, so that they give a figure here too. */
function readingOf(key: string, entry: Entry): readonly HandReading[] {
  const { document, page, words, fields, value } = enteredBody(entry);
  const { figure } = readFields({ ...fields, value }, documentName(document));
  if (figure === null) return [];
  const name = figureId(key, figure);
  return [{ entry: entry.id, person: entry.actor, figure: name, page, words, value, reported: figure }];
}

function decisionsOf(readings: readonly HandReading[], entries: readonly Entry[]): readonly HandDecision[] {
  return entries.flatMap((entry) => {
    // Entries of this kind are written by `decideFigure` alone, in this shape.
    const { figure, value, flagRule, flagOrigin, why } = entry.body as unknown as FigureDecided;
    const reading = readings.find((one) => one.figure === figure);
    if (reading === undefined) return [];
    const reported = { ...reading.reported, cell: parseCellText(value), flagRule, flagOrigin };
    return [{ entry: entry.id, person: entry.actor, figure, value, why, reported }];
  });
}

/** The agreed and decided cells of a document, each with its provenance. A figure's row is its place among all that were entered, below a row of headings, so that it stays when others are settled. */
function rowsOf({ document, figures }: HandBook): readonly Reported[] {
  const name = documentName(document);
  return figures.flatMap((one, index) => {
    if (one.reported === null) return [];
    const note = [one.reported.note, provenanceOf(one, name)].filter((part) => part !== null).join(" ");
    return [{ ...one.reported, row: index + 2, column: "C", note, cite: one.reported.cite ?? name }];
  });
}

/** The name of a document's settled figures in the warehouse: what they say, so that it changes when one of them does. */
function digestOfRows(key: string, rows: readonly Reported[]): string {
  return digestOf({ document: key, rows } as unknown as Json); // plain values all the way down
}

/**
 * The documents with agreed or decided figures, as files that measures can ask. Their cells lie in the warehouse under
 * the digest of the figures themselves, and are derived again where they are missing.
 */
export async function handFiles(tools: Tools): Promise<readonly CatalogueFile[]> {
  const files: CatalogueFile[] = [];
  for (const book of handBooks(tools)) {
    const rows = rowsOf(book);
    if (rows.length > 0) files.push(await handFile(tools, book, rows));
  }
  return files;
}

async function handFile(tools: Tools, book: HandBook, rows: readonly Reported[]): Promise<CatalogueFile> {
  const digest = digestOfRows(book.key, rows);
  const warehouse = await tools.warehouse();
  const note = noteOf(rows);
  const derive = async () =>
    (await warehouse.find(digest)) ??
    (await warehouse.keep(digest, note as unknown as Json, (target) =>
      fillRows(warehouse.engine, { rows: rows.map((row) => ({ ...row, sheet: null })), file: digest, target }),
    ));
  const stored = (await warehouse.find(digest)) ?? (await warehouse.engine.alone(derive));
  return {
    sha256: "sha256" in book.document ? book.document.sha256 : digest,
    name: documentName(book.document),
    source: note.title ?? "",
    rule: note.rule ?? "",
    layout: null,
    entry: book.last.id,
    order: book.last.sequence,
    edition: NOT_STATED,
    // An entry's instant begins with its calendar day.
    addedOn: book.last.recordedAt.slice(0, 10) as Day,
    fullTable: false,
    incomplete: null,
    stored,
  };
}

/** Refuses (`notFound`) with words of its own where a digest names the figures of a paper letter, which has no file. */
export function refusePaper(tools: Tools, digest: string): void {
  const book = handBooks(tools).find((one) => "words" in one.document && digestOfRows(one.key, rowsOf(one)) === digest);
  if (book === undefined) return;
  const name = documentName(book.document);
  throw new Refusal(
    "notFound",
    `“${name}” is no file: its figures were entered by hand.`,
    "See them: everycase entered",
  );
}

const HEADINGS = ["Page", "Words around it", "Value", "Entered by"] as const;

function noteOf(rows: readonly Reported[]): ReadingNote {
  return {
    reader: "by-hand",
    holds: "balances",
    layout: null,
    title: "Figures entered by hand",
    rule: "read by two people, each without the other",
    format: "entries",
    fullTable: false,
    records: rows.length,
    sheets: [],
    columns: HEADINGS.map((header, index) => ({
      sheet: null,
      column: "ABCD".charAt(index),
      header,
      role: header.toLowerCase(),
    })),
    signals: [],
    problems: [],
    edition: { id: NOT_STATED.id, title: NOT_STATED.title, day: NOT_STATED.day },
    incomplete: null,
  };
}

/** Settled figures drawn as a sheet, with the text of each value by its cell. */
export interface HandDrawing {
  readonly window: SheetWindow;
  readonly found: ReadonlyMap<string, string>;
  readonly header: string;
}

/** What was entered of a document, with the `marked` cells marked, the first as the very cell; `null` for a file that was read by machine. */
export function handDrawing(tools: Tools, { stored }: CatalogueFile, marked: readonly string[]): HandDrawing | null {
  const book = handBooks(tools).find((one) => digestOfRows(one.key, rowsOf(one)) === stored.file);
  if (book === undefined) return null;
  const rows = book.figures.flatMap((one, index) => {
    const at = marked.indexOf(`C${index + 2}`);
    if (one.reported === null || at === -1) return [];
    return [
      { row: index + 2, head: false, cells: drawnCells(one), marks: [null, null, at === 0 ? "cell" : "used", null] },
    ];
  });
  const head = { row: 1, head: true, cells: [...HEADINGS], marks: HEADINGS.map(() => null) };
  return {
    window: { columns: ["A", "B", "C", "D"], rows: [head, ...rows] },
    found: new Map(rows.map(({ row, cells }) => [`C${row}`, cells[2] ?? ""])),
    header: HEADINGS[2],
  };
}

function drawnCells({ readings: [first, second], decision }: HandFigure): readonly string[] {
  const by = [first.person, second?.person, decision?.person].filter((person) => person !== undefined);
  return [first.page ?? "", first.words, decision?.value ?? first.value, by.join(", ")];
}
