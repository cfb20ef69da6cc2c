// The files of the book with what the warehouse holds of them; what is missing there is derived again from the archive.

import type { Day } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Entry } from "../ledger/entry.ts";
import type { CatalogueFile } from "../measures/plan.ts";
import type { Holds } from "../sources/reading.ts";
import type { Edition } from "../standard/editions.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import { handFiles } from "./_hand-book.ts";
import { withoutNarrowing } from "./_kept-back.ts";
import { knownLayouts } from "./_layouts.ts";
import { readFileInto } from "./_read-file.ts";
import { sayingKeptBack } from "./held-back-file.ts";
import type { ReadingNote } from "./reading-note.ts";
import type { Tools } from "./tools.ts";

/** The kind of the entry that adds a file; its subject is the file's SHA-256. */
export const FILE_ADDED = "file-added";

/** Where a fetched file came from, and what the server said of it: the next fetch asks whether it is still the same. */
export interface FileCite {
  readonly address: string;
  /** The page that linked to it. */
  readonly landing: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How many bytes were sent; another number than the file's own where they came packed. */
  readonly sentBytes: number | null;
}

/** The body of a `file-added` entry, schema version 2. Version 1 knew no `cite`, and files were never fetched. */
export interface FileAdded {
  readonly name: string;
  readonly bytes: number;
  /** The edition somebody stated when adding; `null` when nobody did. */
  readonly edition: string | null;
  /** `example` for the worked example that comes with Everycase. */
  /** `records` for rows of cases whose references became tokens at the door. */
  readonly origin: "given" | "example" | "fetched" | "records";
  /** `null` unless the file was fetched. */
  readonly cite: FileCite | null;
  /** For rows of cases: a keyed digest of the extract, to know it again. */
  readonly extract?: string;
}

/** One file of the book with everything known of it. */
export interface BookFile {
  readonly entry: Entry;
  readonly body: FileAdded;
  readonly stored: StoredFile;
  readonly note: ReadingNote;
}

/** All files of the book, in the order they were added. Derives what the warehouse lacks. */
export async function bookFiles(tools: Tools): Promise<readonly BookFile[]> {
  const entries = tools.ledger.entries({ kind: FILE_ADDED });
  const warehouse = await tools.warehouse();
  const files: BookFile[] = [];
  for (const [index, entry] of entries.entries()) {
    const known = await warehouse.find(entry.subject);
    if (known === null)
      tools.progress({ act: "Deriving figures again from the archive", done: index, of: entries.length });
    files.push(bookFile(entry, known ?? (await derive(tools, entry))));
  }
  return files;
}

/** Reads the archived original of an entry into the warehouse; what stands there already is kept unless `again`. Refuses (`damaged`) when the original is gone. */
export async function derive(tools: Tools, entry: Entry, { again = false } = {}): Promise<StoredFile> {
  const { name, edition } = bodyOf(entry);
  if (!tools.archive.has(entry.subject)) {
    throw new Refusal(
      "damaged",
      `The original of ${name} is not in the archive (${entry.subject.slice(0, 12)}…, entry ${entry.id}).`,
      "Run: everycase verify",
    );
  }
  const warehouse = await tools.warehouse();
  const layouts = await knownLayouts(tools);
  const path = tools.archive.pathOf(entry.subject);
  const request = { path, sha256: entry.subject, name, editionSaid: edition, layouts };
  // Somebody else may have derived it while this one waited for its turn.
  return await warehouse.engine.alone(
    async () => (again ? null : await warehouse.find(entry.subject)) ?? (await readFileInto(warehouse, request)),
  );
}

/** A file of the book from its entry and its stored cells. */
export function bookFile(entry: Entry, stored: StoredFile): BookFile {
  // The note was written by `readFileInto` under the same table version, so its shape is known.
  return { entry, body: bodyOf(entry), stored, note: stored.reading as unknown as ReadingNote };
}

function bodyOf(entry: Entry): FileAdded {
  // Entries of this kind are written by `addFiles` alone, in this shape; what version 1 lacks is filled in on reading.
  const body = entry.body as unknown as FileAdded;
  return entry.schemaVersion === 1 ? { ...body, cite: null } : body;
}

/** Every file that was fetched, in the order of the book: its hash and where it came from. */
export function fileCites(tools: Tools): readonly { readonly sha256: string; readonly cite: FileCite }[] {
  return tools.ledger.entries({ kind: FILE_ADDED }).flatMap((entry) => {
    const { cite } = bodyOf(entry);
    return cite === null ? [] : [{ sha256: entry.subject, cite }];
  });
}

/**
 * The files that hold balances, as measures see them, and what people entered by hand; other sorts have questions of their own (`catalogueOf`).
 * Figures that would narrow what another file hides are kept back: no measure, page, export or release sees them.
 */
export async function catalogue(tools: Tools): Promise<readonly CatalogueFile[]> {
  return await withoutNarrowing(tools, await balanceFiles(tools));
}

/** The same files with all that they hold, for those who look at what they tell together. */
export async function balanceFiles(tools: Tools): Promise<readonly CatalogueFile[]> {
  const told = sayingKeptBack(tools.heldBack ?? [], tools.ledger.head().sequence);
  return [...(await catalogueOf(tools, "balances")), ...(await handFiles(tools)), ...told];
}

/** The files that hold figures of this sort. */
export async function catalogueOf(tools: Tools, holds: Holds): Promise<readonly CatalogueFile[]> {
  const files = (await bookFiles(tools)).filter(({ note }) => note.holds === holds);
  return files.map(catalogueFile);
}

/** A file of the book as measures see it. */
export function catalogueFile({ entry, body, stored, note }: BookFile): CatalogueFile {
  return {
    sha256: entry.subject,
    name: body.name,
    source: note.title ?? "not read",
    rule: note.rule ?? "",
    layout: note.layout,
    entry: entry.id,
    order: entry.sequence,
    edition: note.edition as Edition,
    // An entry's instant begins with its calendar day.
    addedOn: entry.recordedAt.slice(0, 10) as Day,
    fullTable: note.fullTable,
    incomplete: note.incomplete,
    stored,
  };
}
