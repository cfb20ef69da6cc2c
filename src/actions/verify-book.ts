// Checks the book from end to end: the chain of entries, every archived byte, and the warehouse against both.
import type { DamagedOriginal } from "../ledger/archive.ts";
import type { Entry, Head, Verification } from "../ledger/entry.ts";
import { leafHash, treeHash } from "../ledger/merkle.ts";
import { releasePapers, replyForms } from "./_release-book.ts";
import { FILE_ADDED, type FileAdded } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What a verification found. `ok` only when everything holds. */
export interface BookVerification {
  readonly ok: boolean;
  readonly ledger: Verification;
  /** The hash of the tree over all entries (RFC 9162), 64 hex digits; `null` where the chain does not hold. */
  readonly tree: string | null;
  readonly archive: {
    readonly checked: number;
    readonly damaged: readonly DamagedOriginal[];
    readonly missing: readonly { readonly sha256: string; readonly name: string; readonly entry: string }[];
  };
  /** Originals that no entry names: left by a stop between archive and entry. They do no harm. */
  readonly unclaimed: readonly string[];
  /** Files whose cells have to be derived again. */
  readonly toDerive: readonly string[];
}

/** Verifies the book. With a `noted` head (sequence and digest written down earlier) it also finds a cut-off end. */
export async function verifyBook(tools: Tools, noted?: Head): Promise<BookVerification> {
  tools.progress({ act: "Checking the chain of entries", done: 0, of: 3 });
  const ledger = noted === undefined ? tools.ledger.verify() : tools.ledger.verify(noted);
  tools.progress({ act: "Checking every archived file", done: 1, of: 3 });
  const { checked, damaged } = await tools.archive.verify();
  const all = ledger.ok ? tools.ledger.entries() : [];
  const entries = all.filter(({ kind }) => kind === FILE_ADDED);
  const files = entries.map(({ subject, id, body }) => ({
    sha256: subject,
    name: (body as unknown as FileAdded).name,
    entry: id,
  }));
  const papers = [...files, ...(ledger.ok ? [...releasePapers(tools), ...replyForms(tools)] : [])];
  const missing = papers.filter(({ sha256 }) => !tools.archive.has(sha256));
  tools.progress({ act: "Checking the warehouse", done: 2, of: 3 });
  const warehouse = await tools.warehouse();
  const toDerive: string[] = [];
  for (const { subject } of entries) if ((await warehouse.find(subject)) === null) toDerive.push(subject);
  tools.progress({ act: "Done", done: 3, of: 3 });
  const known = new Set(papers.map(({ sha256 }) => sha256));
  return {
    ok: ledger.ok && damaged.length === 0 && missing.length === 0,
    ledger,
    tree: ledger.ok ? treeOf(all) : null,
    archive: { checked, damaged, missing },
    unclaimed: ledger.ok ? tools.archive.list().filter((sha256) => !known.has(sha256)) : [],
    toDerive,
  };
}

/** The leaf of an entry is its digest, as bytes: who has an entry can prove that it is in the book without showing any other. */
function treeOf(entries: readonly Entry[]): string {
  const root = treeHash(entries.map(({ digest }) => leafHash(Buffer.from(digest, "hex"))));
  return Buffer.from(root).toString("hex");
}
