// One line of the ledger: how an entry is sealed to the one before it, and how a chain of entries is checked.
import { assert } from "../ground/assert.ts";
import { parseDay } from "../ground/day.ts";
import { canonicalJson, type Json, sha256 } from "../ground/digest.ts";

/** What somebody said, not yet in the ledger. */
export interface NewEntry {
  /** What sort of statement it is, e.g. `file-added`. Not empty. */
  readonly kind: string;
  /** What it is about, e.g. a file's SHA-256 or a request's key. Not empty. */
  readonly subject: string;
  /** Who said it. Not empty. */
  readonly actor: string;
  /** When it was said: an instant (ISO 8601, UTC, milliseconds) or a day `YYYY-MM-DD`. */
  readonly saidAt: string;
  readonly body: Json;
  /** The version of the shape of `body` for this kind, from 1. Old versions are upcast on reading, never rewritten. */
  readonly schemaVersion: number;
}

/** An entry as it stands in the ledger for good. */
export interface Entry extends NewEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** `e` and the sequence, e.g. `e17`: short enough to quote. */
  readonly id: string;
  /** When the ledger took it: an instant (ISO 8601, UTC, milliseconds). Order comes from `sequence`, never from this. */
  readonly recordedAt: string;
  /** The digest of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON of all other fields, 64 hex digits. */
  readonly digest: string;
}

/** An entry as a store keeps it: the body is still the canonical JSON text that was hashed, so that every byte counts. */
export type StoredEntry = Omit<Entry, "body"> & { readonly body: string };

/** The last entry of a ledger: noted elsewhere, it proves later that nothing up to it was changed or cut off. */
export interface Head {
  readonly sequence: number;
  readonly digest: string;
}

/** The head of a ledger without entries. */
export const EMPTY_HEAD: Head = Object.freeze({ sequence: 0, digest: "0".repeat(64) });

/** What checking a chain found. `at` is the first entry that does not hold (its neighbour when two no longer fit together);
 * 0 when the damage lies outside the entries. `entriesChecked` counts the sound entries before it. */
export type Verification =
  | { readonly ok: true; readonly entries: number; readonly head: Head }
  | { readonly ok: false; readonly at: number; readonly what: string; readonly entriesChecked: number };

/** The entry as it will read for ever: text in NFC, keys sorted, free of the caller's objects. Stops on text that is empty or
 * not well-formed, on a `saidAt` that is neither instant nor day, and on two keys that are one and the same text in NFC. */
export function cleanEntry(entry: NewEntry): NewEntry {
  const { kind, subject, actor, saidAt, body, schemaVersion } = entry;
  assert(kind !== "" && subject !== "" && actor !== "", "an entry names its kind, its subject and its actor");
  assert(
    isInstant(saidAt) || parseDay(saidAt) !== null,
    `an entry was said at an instant or on a day, not at "${saidAt}"`,
  );
  assert(Number.isSafeInteger(schemaVersion) && schemaVersion > 0, "an entry's schema version counts from 1");
  const text = canonicalJson({ kind, subject, actor, saidAt, body, schemaVersion });
  // Typed by hand: it is the same six fields, read back from their own JSON.
  const clean = JSON.parse(text) as NewEntry & { readonly [key: string]: Json };
  assert(canonicalJson(clean).length === text.length, "no two keys of an entry's body are the same text");
  return clean;
}

/** Seals an entry to the one before it (`null` or `EMPTY_HEAD` when it is the first). The result is frozen all the way down
 * and depends on nothing but the three arguments. Stops where `cleanEntry` does and on a `recordedAt` that is no instant.
 * Example: `sealEntry(null, entry, "2026-01-31T09:00:00.000Z").id` is `"e1"`. */
export function sealEntry(previous: Head | null, entry: NewEntry, recordedAt: string): Entry {
  assert(isInstant(recordedAt), `an entry is recorded at an instant, not at "${recordedAt}"`);
  const before = previous ?? EMPTY_HEAD;
  const sequence = before.sequence + 1;
  const open = { ...cleanEntry(entry), sequence, id: `e${sequence}`, recordedAt, previous: before.digest };
  const digest = digestOfStored({ ...open, body: canonicalJson(open.body) });
  return frozen({ ...open, digest });
}

/** The entry with its body as the canonical JSON text that is hashed and stored. */
export function toStored(entry: Entry): StoredEntry {
  return { ...entry, body: canonicalJson(entry.body) };
}

/** The entry that a store kept, for reading. The caller has checked its digest, so the body is known to be JSON. */
export function fromStored(stored: StoredEntry): Entry {
  return { ...stored, body: JSON.parse(stored.body) as Json };
}

/** The digest a stored entry must carry: SHA-256 of its other fields as canonical JSON (RFC 8785 over NFC text), keys sorted.
 * Built from the stored text itself, so that a change of a single space or of a character's composition shows. */
export function digestOfStored(stored: Omit<StoredEntry, "digest">): string {
  const text = JSON.stringify;
  return sha256(
    `{"actor":${text(stored.actor)},"body":${stored.body},"id":${text(stored.id)},"kind":${text(stored.kind)}` +
      `,"previous":${text(stored.previous)},"recordedAt":${text(stored.recordedAt)},"saidAt":${text(stored.saidAt)}` +
      `,"schemaVersion":${text(stored.schemaVersion)},"sequence":${text(stored.sequence)}` +
      `,"subject":${text(stored.subject)}}`,
  );
}

/** Checks entries from the first on: numbering without a gap, each as it was sealed, each fitting the one before. With a head
 * `noted` earlier, also that the chain still holds that very entry, which finds a cut-off end and a rewritten history. */
export function verifyChain(entries: Iterable<Entry>, noted?: Head): Verification {
  return verifyStored(stored(entries), noted);
}

/** `verifyChain` over entries as a store keeps them. */
export function verifyStored(entries: Iterable<StoredEntry>, noted: Head = EMPTY_HEAD): Verification {
  let head = EMPTY_HEAD;
  for (const entry of entries) {
    const fault = faultAfter(head, entry, noted);
    if (fault !== null) return { ok: false, at: head.sequence + 1, what: fault, entriesChecked: head.sequence };
    head = { sequence: entry.sequence, digest: entry.digest };
  }
  if (head.sequence >= noted.sequence) return { ok: true, entries: head.sequence, head };
  const what = `The ledger ends after entry ${head.sequence}, but entry ${noted.sequence} was noted as its last.`;
  return { ok: false, at: head.sequence + 1, what, entriesChecked: head.sequence };
}

/** What is wrong with `entry` as the one after `head`, in plain words; `null` when nothing is. */
function faultAfter(head: Head, entry: StoredEntry, noted: Head): string | null {
  const wanted = head.sequence + 1;
  const { sequence, id, previous, digest } = entry;
  if (sequence > wanted) return `Entry ${wanted} is missing: the next one is entry ${sequence}.`;
  if (sequence !== wanted) return `Entry ${sequence} stands where entry ${wanted} belongs.`;
  if (id !== `e${wanted}`) return `Entry ${wanted} carries the name "${id}".`;
  if (digest !== digestOfStored(entry)) return `Entry ${wanted} is not as it was sealed.`;
  if (previous !== head.digest) return doesNotFollow(head, wanted);
  if (wanted === noted.sequence && digest !== noted.digest) return `Entry ${wanted} is not the one that was noted.`;
  return null;
}

function doesNotFollow(head: Head, wanted: number): string {
  if (head.sequence === 0) return "Entry 1 says that an entry came before it.";
  return `Entry ${wanted} does not follow entry ${head.sequence}: one of the two was replaced.`;
}

function* stored(entries: Iterable<Entry>): Iterable<StoredEntry> {
  for (const entry of entries) yield toStored(entry);
}

/** Whether the text is an instant as the ledger writes it, e.g. `2026-01-31T09:00:00.000Z`. */
function isInstant(text: string): boolean {
  const match = /^(.{10})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.exec(text);
  return match !== null && parseDay(match[1] ?? "") !== null;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
