// The files of the book with what the warehouse holds of them; what is missing there is derived again from the archive.

import { Refusal } from "../ground/refusal.ts";
import type { Entry } from "../ledger/entry.ts";
import type { CatalogueFile } from "../measures/plan.ts";
import type { Holds } from "../sources/reading.ts";
import type { Edition } from "../standard/editions.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import { readFileInto } from "./_read-file.ts";
import type { ReadingNote } from "./reading-note.ts";
import type { Tools } from "./tools.ts";

/** The kind of the entry that adds a file; its subject is the file's SHA-256. */
export const FILE_ADDED = "file-added";

/** The body of a `file-added` entry, schema version 1. */
export interface FileAdded {
  readonly name: string;
  readonly bytes: number;
  /** The edition somebody stated when adding; `null` when nobody did. */
  readonly edition: string | null;
  /** `example` for the worked example that comes with Everycase. */
  readonly origin: "given" | "example";
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

/** Reads the archived original of an entry into the warehouse. Refuses (`damaged`) when the original is gone. */
export async function derive(tools: Tools, entry: Entry): Promise<StoredFile> {
  const { name, edition } = bodyOf(entry);
  if (!tools.archive.has(entry.subject)) {
    throw new Refusal(
      "damaged",
      `The original of ${name} is not in the archive (${entry.subject.slice(0, 12)}…, entry ${entry.id}).`,
      "Run: everycase verify",
    );
  }
  const warehouse = await tools.warehouse();
  const request = { path: tools.archive.pathOf(entry.subject), sha256: entry.subject, name, editionSaid: edition };
  // Somebody else may have derived it while this one waited for its turn.
  return await warehouse.engine.alone(
    async () => (await warehouse.find(entry.subject)) ?? (await readFileInto(warehouse, request)),
  );
}

/** A file of the book from its entry and its stored cells. */
export function bookFile(entry: Entry, stored: StoredFile): BookFile {
  // The note was written by `readFileInto` under the same table version, so its shape is known.
  return { entry, body: bodyOf(entry), stored, note: stored.reading as unknown as ReadingNote };
}

function bodyOf(entry: Entry): FileAdded {
  // Entries of this kind are written by `addFiles` alone, in this shape; version 1 is the only one so far.
  return entry.body as unknown as FileAdded;
}

/** The files that hold balances, as measures see them; other sorts have questions of their own (`catalogueOf`). */
export async function catalogue(tools: Tools): Promise<readonly CatalogueFile[]> {
  return await catalogueOf(tools, "balances");
}

/** The files that hold figures of this sort. */
export async function catalogueOf(tools: Tools, holds: Holds): Promise<readonly CatalogueFile[]> {
  const files = (await bookFiles(tools)).filter(({ note }) => note.holds === holds);
  return files.map(({ entry, body, stored, note }) => ({
    sha256: entry.subject,
    name: body.name,
    source: note.title ?? "not read",
    rule: note.rule ?? "",
    entry: entry.id,
    order: entry.sequence,
    edition: note.edition as Edition,
    fullTable: note.fullTable,
    incomplete: note.incomplete,
    stored,
  }));
}
