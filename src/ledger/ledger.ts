// The one book: what every store of entries promises. Entries are added at the end; nothing is ever changed or taken out.
import type { Entry, Head, NewEntry, Verification } from "./entry.ts";

/** On what condition an entry is added. `newSubject`: only when no entry of this kind and subject is there yet. */
export type Expect = "any" | "newSubject";

/** Which entries to read; all conditions given must hold. */
export interface EntryFilter {
  readonly kind?: string;
  readonly subject?: string;
  /** Only entries with a higher sequence. */
  readonly after?: number;
}

/** What became of an append. When not appended, `entry` is the first one of that kind and subject, already there. */
export interface Appended {
  readonly appended: boolean;
  readonly entry: Entry;
}

/** An open ledger. Several may be open on one store at once, in one process or in several: the chain stays single. */
export interface Ledger {
  /** Seals the entry to the head and keeps it; it is durable before this returns. Stops where `sealEntry` does. Refuses with
   * `surroundings` when the disk or another program is in the way, `damaged` when the last entry does not hold. */
  append(entry: NewEntry, options: { readonly recordedAt: string; readonly expect: Expect }): Appended;
  /** The entries that match, by sequence. Refuses with `damaged` when one of them is not as it was sealed. */
  entries(filter?: EntryFilter): readonly Entry[];
  /** The last entry's sequence and digest; `EMPTY_HEAD` when there is none. */
  head(): Head;
  /** Reads everything again from the store and finds every changed, missing, inserted or swapped entry. Only a head `noted`
   * elsewhere can show that the end was cut off or that all was sealed anew. */
  verify(noted?: Head): Verification;
  /** Lets go of the store. Closing twice does no harm; nothing else may be asked after. */
  close(): void;
}
