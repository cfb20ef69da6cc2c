// Entries to write in the ledger's tests.
import type { Entry, NewEntry } from "../../src/ledger/entry.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";

/** An instant at which the tests record. */
export const RECORDED_AT = "2026-01-31T09:00:00.000Z";

/** An entry with these fields, the others made up. */
export function note(fields: Partial<NewEntry> = {}): NewEntry {
  const made = { kind: "note", subject: "south-yorkshire", actor: "analyst", saidAt: "2026-01-30", schemaVersion: 1 };
  return { ...made, body: { charges: 16, of: 540 }, ...fields };
}

/** Appends so many notes, each about a subject of its own (`subject-1` …); the kinds alternate. */
export function fill(ledger: Ledger, count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const entry = note({
      kind: number % 2 === 0 ? "even" : "odd",
      subject: `subject-${number}`,
      body: { number, text: `café ${number}` },
    });
    return ledger.append(entry, { recordedAt: RECORDED_AT, expect: "any" }).entry;
  });
}

/** The refusal or other error that the work ends with; fails when it ends well. */
export function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("The work ended well; a refusal was expected.");
}
