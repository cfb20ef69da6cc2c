// The part of the book that published figures stand on. The site and the data package are made of it alone, so that whoever has it makes the same.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entry } from "../ledger/entry.ts";
import { openPartialLedger, type PartEntry, partIn, partOf, partUpTo } from "../ledger/partial-ledger.ts";
import { readEvent } from "../releases/entries.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { FIGURE_DECIDED, FIGURE_ENTERED } from "./_hand-book.ts";
import { LAYOUT_SAVED } from "./_layouts.ts";
import { foldedReleases } from "./_release-book.ts";
import { type BookFile, bookFiles, FILE_ADDED } from "./catalogue.ts";
import { openTools, type Tools } from "./tools.ts";

/** The public part of the book: tools that see nothing else, and its entries. */
export interface PublicBook {
  readonly tools: Tools;
  readonly part: readonly PartEntry[];
}

/**
 * The book as it may be shown: public files, layouts, figures entered by hand, and releases of public figures that were published, with
 * their replies and citations. Everything else is withheld: extracts of cases and what belongs to them, street rows, drafts of releases.
 * A book that is such a part already is given as it is.
 */
export async function publicBook(tools: Tools): Promise<PublicBook> {
  const given = partIn(tools.ledger);
  if (given !== null) return { tools, part: given };
  const files = new Set((await bookFiles(tools)).filter(isPublic).map(({ entry }) => entry.id));
  const { releases } = foldedReleases(tools);
  const told = new Set(releases.filter(wasPublished).map(({ id }) => id));
  const citations = new Set(
    releases.filter(({ id }) => told.has(id)).flatMap((one) => one.citations.map(({ entry }) => entry)),
  );
  const shows = (entry: Entry): boolean => {
    if (entry.kind === FILE_ADDED) return files.has(entry.id);
    if (COMPUTING.includes(entry.kind)) return true;
    const event = readEvent(entry);
    return typeof event !== "string" && (event.kind === "citation-told" ? citations : told).has(event.about);
  };
  const part = partOf(tools.ledger.entries(), shows);
  return { tools: { ...tools, ledger: openPartialLedger(part) }, part };
}

/** Entries that change what is worked out, besides files. */
const COMPUTING: readonly string[] = [LAYOUT_SAVED, FIGURE_ENTERED, FIGURE_DECIDED];

/** Rows of cases never leave the house; archives of street rows carry no figure that is published. */
function isPublic({ body, note }: BookFile): boolean {
  return body.origin !== "records" && note.holds !== "records" && note.holds !== "street";
}

/** Whether the figures of a release ever stood in public. */
export function wasPublished({ of, steps }: Pick<ReleaseHistory, "of" | "steps">): boolean {
  return of === "public" && steps.some(({ act }) => act === "published");
}

/**
 * Lets `work` use a book of its own in a temporary folder: the entries of a part up to a sequence, originals of this archive, and cells that
 * are derived anew. For figures as they were, and for those of another machine.
 */
export async function withPartialBook<T>(
  { tools, part, upTo }: { readonly tools: Tools; readonly part: readonly PartEntry[]; readonly upTo?: number },
  work: (book: Tools) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "everycase-book-"));
  const { progress, memoryLimit, now, clock } = tools;
  const own = await openTools({ home: join(root, "home"), memoryLimit, now, clock, progress });
  const kept = upTo === undefined ? part : partUpTo(part, upTo);
  const ledger = openPartialLedger(kept);
  try {
    // The engine may touch its own folder alone.
    for (const { subject } of ledger.entries({ kind: FILE_ADDED })) await handOn(tools, own, subject);
    return await work({ ...own, ledger });
  } finally {
    own.close();
    await rm(root, { recursive: true, force: true });
  }
}

/** Hands an original on; of a document that is not handed on, what is said of it. */
async function handOn(from: Tools, to: Tools, sha256: string): Promise<void> {
  if (from.archive.has(sha256)) {
    await to.archive.put(from.archive.pathOf(sha256));
    return;
  }
  const known = await (await from.warehouse()).find(sha256);
  if (known !== null && known.path === null) await (await to.warehouse()).keep(sha256, known.reading, null);
}
