// A ledger that lives as long as the process: for tests and for trying things out.
import { assert } from "../ground/assert.ts";
import { canonicalJson } from "../ground/digest.ts";
import { cleanEntry, EMPTY_HEAD, type Entry, type NewEntry, sealEntry, verifyChain } from "./entry.ts";
import type { Appended, EntryFilter, Expect, Ledger } from "./ledger.ts";

/** Opens an empty ledger in memory. Nothing outlives the process. */
export function openMemoryLedger(): Ledger {
  const book: Entry[] = [];
  const firsts = new Map<string, Entry>();
  let open = true;
  const opened = () => assert(open, "a closed ledger is not asked");

  function append(entry: NewEntry, options: { readonly recordedAt: string; readonly expect: Expect }): Appended {
    opened();
    const clean = cleanEntry(entry);
    const key = canonicalJson([clean.kind, clean.subject]);
    const first = firsts.get(key);
    if (options.expect === "newSubject" && first !== undefined) return { appended: false, entry: first };
    const sealed = sealEntry(book.at(-1) ?? null, clean, options.recordedAt);
    book.push(sealed);
    if (first === undefined) firsts.set(key, sealed);
    return { appended: true, entry: sealed };
  }

  return {
    append,
    entries(filter = {}) {
      opened();
      return book.filter((entry) => matches(entry, filter));
    },
    head() {
      opened();
      const last = book.at(-1);
      return last === undefined ? EMPTY_HEAD : { sequence: last.sequence, digest: last.digest };
    },
    verify(noted) {
      opened();
      return verifyChain(book, noted);
    },
    close() {
      open = false;
    },
  };
}

function matches(entry: Entry, filter: EntryFilter): boolean {
  const { kind, subject, after = 0 } = filter;
  return (
    entry.sequence > after &&
    (kind === undefined || entry.kind === kind.normalize("NFC")) &&
    (subject === undefined || entry.subject === subject.normalize("NFC"))
  );
}
