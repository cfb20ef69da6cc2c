// What SQLite says, in plain words: which of its errors are the machine in the way, and which mean a damaged file.

import { Refusal } from "../ground/refusal.ts";
import { diskCode, diskWords } from "./_disk.ts";

/** How long one program waits for another to finish writing. */
export const BUSY_TIMEOUT_MS = 10_000;

const IN_THE_WAY: Readonly<Record<string, string>> = {
  SQLITE_BUSY: `another program is writing to it and did not finish within ${BUSY_TIMEOUT_MS / 1000} seconds`,
  SQLITE_LOCKED: "another reader in this program holds it",
  SQLITE_PROTOCOL: "other programs hold it all the time",
  SQLITE_FULL: "the disk is full",
  SQLITE_READONLY: "the file, its folder or the disk is read-only",
  SQLITE_CANTOPEN: "the file or its folder cannot be opened for reading and writing",
  SQLITE_PERM: "there is no permission",
  SQLITE_AUTH: "there is no permission",
  SQLITE_IOERR: "the disk reports a fault",
  SQLITE_NOLFS: "the disk does not take files of this size",
  SQLITE_NOMEM: "there is not enough memory",
  SQLITE_TOOBIG: "the entry is larger than the ledger takes",
};

const RESTORE = "Keep this file for looking into, and put a copy that verifies in its place.";

/** Does the work; an error of SQLite or of the disk becomes a refusal "Cannot <act>: …". Everything else passes as it is. */
export function refusing<T>(act: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(act, error);
  }
}

/** Whether the error says that the disk itself failed, after which nothing written may be relied on. */
export function isDiskFault(error: unknown): boolean {
  return sqliteCode(error)?.startsWith("SQLITE_IOERR") ?? false;
}

/** A refusal for a file that is not as Everycase left it. `what` is a clause without a full stop. */
export function damaged(act: string, what: string): Refusal {
  return new Refusal("damaged", `Cannot ${act}: ${what}.`, RESTORE);
}

/** What an error says about damage, as a sentence. An error that is the machine in the way is thrown on, as a refusal. */
export function damageIn(act: string, error: unknown): string {
  const refusal = asRefusal(act, error);
  if (refusal instanceof Refusal && refusal.code === "damaged") return refusal.message;
  throw refusal;
}

/** SQLite's own words as one short line: it quotes whole statements. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}

function asRefusal(act: string, error: unknown): unknown {
  const onDisk = diskCode(error);
  if (onDisk !== null) return new Refusal("surroundings", `Cannot ${act}: ${diskWords(onDisk)}.`);
  const code = sqliteCode(error);
  if (code === null) return error;
  // SQLITE_IOERR_FSYNC is one of the kinds of SQLITE_IOERR.
  const words = IN_THE_WAY[code.split("_").slice(0, 2).join("_")];
  if (words !== undefined) return new Refusal("surroundings", `Cannot ${act}: ${words}.`);
  if (code === "SQLITE_NOTADB") return damaged(act, "it is not a database, or its first bytes were changed");
  return damaged(act, `the file is damaged (SQLite: ${oneLine((error as Error).message)})`);
}

function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  return code.startsWith("SQLITE_") ? code : null;
}
