// The part of the book that published figures stand on. The site and the data package are made of it alone, so that whoever has it makes the same.
import { copyFile } from "node:fs/promises";
import type { Entry } from "../ledger/entry.ts";
import { openPartialLedger, type PartEntry, partIn, partOf, partUpTo } from "../ledger/partial-ledger.ts";
import { readEvent } from "../releases/entries.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { wasReleased } from "../releases/rules.ts";
import { FIGURE_DECIDED, FIGURE_ENTERED } from "./_hand-book.ts";
import { heldBack } from "./_held-back.ts";
import { LAYOUT_SAVED } from "./_layouts.ts";
import { withPassingBook } from "./_passing-book.ts";
import { foldedReleases, type ReleasePaper, releasePapers } from "./_release-book.ts";
import { type BookFile, bookFiles, FILE_ADDED } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** The public part of the book: tools that see nothing else, and its entries. */
export interface PublicBook {
  readonly tools: Tools;
  readonly part: readonly PartEntry[];
}

/**
 * The book as it may be shown: public files, layouts, figures entered by hand, and releases that were published, with their replies and
 * citations. Everything else is withheld: extracts of cases and what belongs to them, street rows, drafts of releases, and
 * of files the figures that are kept back because they would narrow what another hides.
 * A book that is such a part already is given as it is.
 */
export async function publicBook(tools: Tools): Promise<PublicBook> {
  const given = partIn(tools.ledger);
  if (given !== null) return { tools, part: given };
  const files = new Set((await bookFiles(tools)).filter(isPublic).map(({ entry }) => entry.id));
  const { releases } = foldedReleases(tools);
  const published = releases.filter(wasPublished);
  const told = new Set(releases.filter(wasReleased).map(({ id }) => id));
  const held = await heldBack(
    tools,
    published.map(({ snapshot }) => snapshot.asOf),
  );
  const citations = new Set(
    releases.filter(({ id }) => told.has(id)).flatMap((one) => one.citations.map(({ entry }) => entry)),
  );
  const shows = (entry: Entry): boolean => {
    if (entry.kind === FILE_ADDED) return files.has(entry.id);
    if (COMPUTING.includes(entry.kind)) return !held.subjects.has(entry.subject);
    const event = readEvent(entry);
    return typeof event !== "string" && (event.kind === "citation-told" ? citations : told).has(event.about);
  };
  const part = partOf(tools.ledger.entries(), shows);
  const { warehouse, files: heldFiles } = held;
  return { tools: { ...tools, warehouse, heldBack: heldFiles, ledger: openPartialLedger(part) }, part };
}

/** Entries that change what is worked out, besides files. */
const COMPUTING: readonly string[] = [LAYOUT_SAVED, FIGURE_ENTERED, FIGURE_DECIDED];

/** Rows of cases never leave the house; archives of street rows carry no figure that is published. */
function isPublic({ body, note }: BookFile): boolean {
  return body.origin !== "records" && note.holds !== "records" && note.holds !== "street";
}

/** Whether figures of public sources stood in public with a release: those that are worked out again. */
export function wasPublished({ of, steps }: Pick<ReleaseHistory, "of" | "steps">): boolean {
  return of === "public" && wasReleased({ steps });
}

/** Whether protected tables of a release stand in public: nothing of them is shown before it is published, and nothing after it is withdrawn. */
export function standsFromRecords({ of, state }: Pick<ReleaseHistory, "of" | "state">): boolean {
  return of === "records" && (state === "published" || state === "corrected");
}

/**
 * The papers of releases that go out with a package. Of public figures those of every step; of records only the tables that stand: an earlier
 * proposal held others, which nobody let out.
 */
export function publicPapers(tools: Tools): readonly ReleasePaper[] {
  const standing = foldedReleases(tools).releases.filter((one) => wasPublished(one) || standsFromRecords(one));
  return releasePapers(tools).filter(({ sha256, entry }) =>
    standing.some(
      ({ of, steps, snapshot, changesIn }) =>
        steps.some((step) => step.entry === entry) &&
        (of === "public" || sha256 === snapshot.sha256 || sha256 === changesIn?.sha256),
    ),
  );
}

/**
 * Lets `work` use a book of its own that is gone afterwards: the entries of a part up to a sequence, originals of this archive, and cells that
 * are derived anew. For figures as they were, and for those of another machine.
 */
export async function withPartialBook<T>(
  { tools, part, upTo }: { readonly tools: Tools; readonly part: readonly PartEntry[]; readonly upTo?: number },
  work: (book: Tools) => Promise<T>,
): Promise<T> {
  const { heldBack: held } = tools;
  const ledger = openPartialLedger(upTo === undefined ? part : partUpTo(part, upTo));
  return await withPassingBook(tools, async (own) => {
    // The engine may touch its own folder alone.
    for (const { subject } of ledger.entries({ kind: FILE_ADDED })) await handOn(tools, own, subject);
    return await work({ ...own, ledger, ...(held === undefined ? {} : { heldBack: held }) });
  });
}

/** Hands an original on; of a document that is not handed on, what is said of it and the cells that may be had. */
async function handOn(from: Tools, to: Tools, sha256: string): Promise<void> {
  const isHeld = from.heldBack?.some((one) => one.sha256 === sha256 && one.reading !== null) === true;
  if (!isHeld && from.archive.has(sha256)) {
    await to.archive.put(from.archive.pathOf(sha256));
    return;
  }
  const known = await (await from.warehouse()).find(sha256);
  if (known === null || (known.path !== null && !isHeld)) return;
  const { path, reading } = known;
  await (await to.warehouse()).keep(sha256, reading, path === null ? null : (target) => copyFile(path, target));
}
