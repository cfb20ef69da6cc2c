// A part of a ledger that can be handed on: some entries whole, the others by their digest alone, so that the chain can still be checked.
import { assert } from "../ground/assert.ts";
import { canonicalJson, harmlessJson, type Json } from "../ground/digest.ts";
import { parseStrictJson, type StrictJson } from "../ground/strict-json.ts";
import { digestOfStored, EMPTY_HEAD, type Entry, type Head, toStored, type Verification } from "./entry.ts";
import type { EntryFilter, Ledger } from "./ledger.ts";

/** An entry that stays private: its place in the chain, and the digest that binds it there. */
export interface Withheld {
  readonly sequence: number;
  readonly withheld: true;
  readonly digest: string;
}

/** One line of the part. */
export type PartEntry = Entry | Withheld;

/** The part of a ledger that is shown: the same chain, and only those entries. */
export function partOf(entries: readonly Entry[], shows: (entry: Entry) => boolean): readonly PartEntry[] {
  return entries.map((entry) => {
    const { sequence, digest } = entry;
    return shows(entry) ? entry : { sequence, withheld: true, digest };
  });
}

/** The part as lines of canonical JSON, one entry each; marks that turn a line round stand as escapes. */
export function partText(part: readonly PartEntry[]): string {
  // Entries are plain JSON by their type.
  return part.map((one) => `${harmlessJson(canonicalJson(one as unknown as Json))}\n`).join("");
}

/** The entries up to a sequence, as they stood when that one was the last. */
export function partUpTo(part: readonly PartEntry[], sequence: number): readonly PartEntry[] {
  return part.filter((one) => one.sequence <= sequence);
}

/** A ledger over a part of another one. */
export interface PartialLedger extends Ledger {
  readonly part: readonly PartEntry[];
}

/** The part that a ledger is opened over; `null` where it is a whole one. */
export function partIn(ledger: Ledger): readonly PartEntry[] | null {
  return "part" in ledger ? (ledger as PartialLedger).part : null; // no other ledger has such a field
}

/** A ledger over a part, for reading: withheld entries are not there, and the head is that of the whole. Stops when something is appended. */
export function openPartialLedger(part: readonly PartEntry[]): PartialLedger {
  const shown = part.flatMap((one) => ("withheld" in one ? [] : [one]));
  const last = part.at(-1);
  return {
    part,
    append: () => {
      assert(false, "nothing is appended to a part of a ledger");
    },
    entries: (filter = {}) => shown.filter((entry) => matches(entry, filter)),
    head: () => (last === undefined ? EMPTY_HEAD : { sequence: last.sequence, digest: last.digest }),
    verify: (noted) => verifyPart(part, noted),
    close: () => undefined,
  };
}

function matches(entry: Entry, { kind, subject, after = 0 }: EntryFilter): boolean {
  return (
    entry.sequence > after &&
    (kind === undefined || entry.kind === kind.normalize("NFC")) &&
    (subject === undefined || entry.subject === subject.normalize("NFC"))
  );
}

/**
 * Checks a part from its first entry on: every shown entry is as it was sealed, and each follows the one before it. A withheld one is
 * bound by the next that is shown. With a head `noted` elsewhere, also that the part holds that very entry.
 */
export function verifyPart(part: readonly PartEntry[], noted: Head = EMPTY_HEAD): Verification {
  let head = EMPTY_HEAD;
  for (const entry of part) {
    const what = faultAfter(head, entry, noted);
    if (what !== null) return { ok: false, at: head.sequence + 1, what, entriesChecked: head.sequence };
    head = { sequence: entry.sequence, digest: entry.digest };
  }
  if (head.sequence >= noted.sequence) return { ok: true, entries: head.sequence, head };
  const what = `The part ends after entry ${head.sequence}, but entry ${noted.sequence} was noted as its last.`;
  return { ok: false, at: head.sequence + 1, what, entriesChecked: head.sequence };
}

function faultAfter(head: Head, entry: PartEntry, noted: Head): string | null {
  const wanted = head.sequence + 1;
  if (entry.sequence !== wanted) return `Entry ${entry.sequence} stands where entry ${wanted} belongs.`;
  if (wanted === noted.sequence && entry.digest !== noted.digest)
    return `Entry ${wanted} is not the one that was noted.`;
  if ("withheld" in entry) return null;
  if (entry.id !== `e${wanted}`) return `Entry ${wanted} carries the name "${entry.id}".`;
  if (entry.digest !== digestOfStored(toStored(entry))) return `Entry ${wanted} is not as it was sealed.`;
  return entry.previous === head.digest
    ? null
    : `Entry ${wanted} does not follow entry ${head.sequence}: one of the two was replaced.`;
}

/** A line that is no entry: where, what was found and what was wanted. */
export interface PartFault {
  readonly line: number;
  readonly found: string;
  readonly wanted: string;
}

const LIMITS = { depth: 40, characters: 200_000, items: 200_000 } as const;

/** Reads what `partText` wrote, strictly: every line is the very text that `partText` writes of what it says. */
export function readPart(text: string): readonly PartEntry[] | PartFault {
  const lines = text.split("\n");
  const entries: PartEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "" && index === lines.length - 1) continue;
    const read = readLine(line);
    if ("fault" in read) return { line: index + 1, ...read.fault };
    entries.push(read.entry);
  }
  return entries;
}

type ReadLine = { readonly entry: PartEntry } | { readonly fault: { readonly found: string; readonly wanted: string } };

function readLine(line: string): ReadLine {
  const read = parseStrictJson(Buffer.from(line), LIMITS);
  if ("fault" in read) {
    const { found, wanted, column } = read.fault;
    return { fault: { found: `${found} at character ${column}`, wanted } };
  }
  const { value } = read;
  const canonical = isEntry(value) ? canonicalJson(value as Json) : null;
  if (canonical === null || (canonical !== line && harmlessJson(canonical) !== line))
    return {
      fault: { found: "a line that is no entry as the ledger writes it", wanted: "an entry in canonical JSON" },
    };
  return { entry: plain(value) as unknown as PartEntry }; // its fields were just looked at
}

const TEXTS = ["id", "kind", "subject", "actor", "saidAt", "recordedAt", "previous", "digest"] as const;

function isEntry(value: StrictJson): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as { readonly [key: string]: StrictJson };
  const names = Object.keys(fields).length;
  if (!isCount(fields["sequence"])) return false;
  if (fields["withheld"] === true) return names === 3 && isDigest(fields["digest"]);
  const hasTexts = TEXTS.every((name) => typeof fields[name] === "string" && fields[name] !== "");
  return hasTexts && names === TEXTS.length + 3 && "body" in fields && isCount(fields["schemaVersion"]);
}

function isCount(value: StrictJson | undefined): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function isDigest(value: StrictJson | undefined): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/u.test(value);
}

/** The same value with ordinary objects, as entries have them. */
function plain(value: StrictJson): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
