// A ledger in one SQLite file: durable when append returns, one chain however many processes write, guarded against change.
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { assert } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import { syncFolder, takeName } from "./_disk.ts";
import { BUSY_TIMEOUT_MS, damaged, damageIn, isDiskFault, oneLine, refusing } from "./_sqlite-refusals.ts";
import { APPLICATION_ID, LAYOUT_VERSION, SCHEMA } from "./_sqlite-schema.ts";
import {
  cleanEntry,
  digestOfStored,
  EMPTY_HEAD,
  type Entry,
  fromStored,
  type Head,
  type NewEntry,
  type StoredEntry,
  sealEntry,
  toStored,
  type Verification,
  verifyStored,
} from "./entry.ts";
import type { Appended, EntryFilter, Expect, Ledger } from "./ledger.ts";

const COLUMNS = "sequence, id, kind, subject, actor, saidAt, recordedAt, schemaVersion, body, previous, digest";
const SELECT = `SELECT ${COLUMNS} FROM entries`;
const INSERT = `INSERT INTO entries (${COLUMNS.replace(" id,", "")})
  VALUES (@sequence, @kind, @subject, @actor, @saidAt, @recordedAt, @schemaVersion, @body, @previous, @digest)`;
const LAST = `${SELECT} ORDER BY sequence DESC LIMIT 1`;
const FIRST_OF_SUBJECT = `${SELECT} WHERE kind = ? AND subject = ? ORDER BY sequence LIMIT 1`;

/** The first SQLite without the bug that could damage a file in WAL mode (fixed in 3.51.3). */
const SAFE_SQLITE = [3, 51, 3] as const;

/** Opens the ledger in the file at `path`, and makes it when there is none (its folder must be there). Refuses with
 * `surroundings` when the folder, the disk, another program's file or a version is in the way, and with `damaged` when the
 * file is not as Everycase left it. Opening reads no entries: `verify` does. While it is open, nothing else in this process
 * may open the file, not even to copy it: closing any handle on it lets go of SQLite's locks. */
export function openSqliteLedger(path: string): Ledger {
  // An absolute path: SQLite reads names such as ":memory:" and "file:…" in its own way.
  const file = resolve(path);
  const act = `open the ledger ${file}`;
  return refusing(act, () => {
    requireSafeSqlite(versionOfSqlite());
    if (!existsSync(file)) makeFile(file, act);
    // SQLite would open what it may only read without a word, and fail at the first append.
    accessSync(file, constants.R_OK | constants.W_OK);
    return connected(file, act, (database) => {
      prepareToWrite(database, act);
      return ledgerIn(database, file);
    });
  });
}

/** Refuses (`surroundings`) a SQLite older than 3.51.3, whose WAL mode could damage a file. */
export function requireSafeSqlite(version: string): void {
  const parts = version.split(".").map(Number);
  for (const [place, wanted] of SAFE_SQLITE.entries()) {
    const found = parts[place] ?? 0;
    if (found > wanted) return;
    if (found < wanted) {
      const message = `Cannot open a ledger with SQLite ${version}: it can damage a file; wanted ${SAFE_SQLITE.join(".")} or newer.`;
      throw new Refusal("surroundings", message, "Install the packages again from the lockfile.");
    }
  }
}

function versionOfSqlite(): string {
  const database = new Database(":memory:");
  const version = database.prepare<[], string>("SELECT sqlite_version()").pluck().get();
  database.close();
  return String(version);
}

// Made whole under another name first, so that a ledger is either there with its schema or not there at all: an empty file
// is then always damage, and two first starts at once cannot meet half a file.
function makeFile(file: string, act: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new Refusal("surroundings", `Cannot ${act}: there is no folder ${folder}.`);
  // SQLite would play the old companion into the new file.
  if (existsSync(`${file}-wal`)) throw damaged(act, `the file is gone, but its companion ${file}-wal is there`);
  const making = mkdtempSync(`${file}.new-`);
  try {
    const made = join(making, "ledger");
    const database = new Database(made);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.transaction(() => {
      for (const statement of SCHEMA) database.exec(statement);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${LAYOUT_VERSION}`);
    })();
    database.close();
    // When the name is taken, another process was first: its ledger is the ledger.
    takeName(made, file);
    syncFolder(folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Opens the file, checks its marks, and gives the connection to `use`; closes it when that throws. */
function connected<T>(file: string, act: string, use: (database: Database.Database) => T): T {
  const status = statSync(file);
  if (!status.isFile()) throw new Refusal("surroundings", `Cannot ${act}: found a folder or device, wanted a file.`);
  // SQLite would take an empty file for a new database, and nobody would see that a ledger is gone.
  if (status.size === 0) throw damaged(act, "the file is empty (0 bytes)");
  const database = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma("trusted_schema = OFF");
    database.pragma("cell_size_check = ON");
    checkMarks(database, act);
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkMarks(database: Database.Database, act: string): void {
  const mark = database.pragma("application_id", { simple: true });
  const layout = Number(database.pragma("user_version", { simple: true }));
  if (mark !== APPLICATION_ID) {
    throw new Refusal("surroundings", `Cannot ${act}: it is a database of another program.`, "Choose another file.");
  }
  if (layout > LAYOUT_VERSION) {
    const message = `Cannot ${act}: found layout ${layout}, wanted ${LAYOUT_VERSION} at most.`;
    throw new Refusal("surroundings", message, "A newer Everycase wrote it: open it with that one.");
  }
  if (layout !== LAYOUT_VERSION) throw damaged(act, `found layout ${layout}, wanted ${LAYOUT_VERSION}`);
}

function prepareToWrite(database: Database.Database, act: string): void {
  const mode = database.pragma("journal_mode = WAL", { simple: true });
  if (mode !== "wal") {
    throw new Refusal(
      "surroundings",
      `Cannot ${act}: this disk does not allow SQLite's WAL mode.`,
      "Use a local disk.",
    );
  }
  // NORMAL would lose acknowledged entries in a power cut; fullfsync is what macOS needs for the same promise.
  database.pragma("synchronous = FULL");
  database.pragma("fullfsync = ON");
}

/** An open file: `born` is what tells it from another file that is later laid over it. */
interface OpenFile {
  readonly database: Database.Database;
  readonly file: string;
  readonly born: { readonly ino: number; readonly dev: number };
}

function ledgerIn(database: Database.Database, file: string): Ledger {
  const opened: OpenFile = { database, file, born: statSync(file) };
  const append = appenderTo(opened);
  const last = database.prepare<[], StoredEntry>(LAST);

  function acting<T>(act: string, work: (act: string) => T): T {
    assert(database.open, "a closed ledger is not asked");
    const onFile = `${act} the ledger ${file}`;
    return refusing(onFile, () => work(onFile));
  }

  return {
    append: (entry, options) => acting("append to", (act) => append(act, entry, options)),
    entries: (filter = {}) => acting("read", () => readEntries(opened, filter)),
    head: () =>
      acting("read", () => {
        const row = last.get();
        return row === undefined ? EMPTY_HEAD : { sequence: row.sequence, digest: row.digest };
      }),
    verify: (noted) =>
      acting("verify", (act) => {
        refuseIfMoved(opened, act);
        return verifyFile(file, act, noted);
      }),
    close: () => void database.close(),
  };
}

interface AppendOptions {
  readonly recordedAt: string;
  readonly expect: Expect;
}

function appenderTo(opened: OpenFile): (act: string, entry: NewEntry, options: AppendOptions) => Appended {
  const { database, file } = opened;
  const insert = database.prepare<[StoredEntry]>(INSERT);
  const last = database.prepare<[], StoredEntry>(LAST);
  const first = database.prepare<[string, string], StoredEntry>(FIRST_OF_SUBJECT);
  const guardsMissing = guardFault(database);
  let diskFailed = false;

  // In the writer's place (BEGIN IMMEDIATE), so that nobody comes between reading the head and adding to it.
  const addAlone = database.transaction((entry: NewEntry, options: AppendOptions): Appended => {
    const there = options.expect === "newSubject" ? first.get(entry.kind, entry.subject) : undefined;
    if (there !== undefined) return { appended: false, entry: soundEntry(there, file) };
    const head = last.get();
    const sealed = sealEntry(head === undefined ? null : soundEntry(head, file), entry, options.recordedAt);
    insert.run(toStored(sealed));
    return { appended: true, entry: sealed };
  }).immediate;

  return (act, entry, options) => {
    // What a failed fsync has dropped, a later one does not bring back: so the first fault ends the writing.
    if (diskFailed) {
      throw new Refusal("surroundings", `Cannot ${act}: the disk reported a fault before.`, "Open it again.");
    }
    if (guardsMissing !== null) throw damaged(act, guardsMissing);
    refuseIfMoved(opened, act);
    try {
      return addAlone(cleanEntry(entry), options);
    } catch (error) {
      diskFailed ||= isDiskFault(error);
      throw error;
    }
  };
}

// An old copy laid over an open ledger would otherwise go on taking entries into a file that no longer has a name.
function refuseIfMoved({ file, born }: OpenFile, act: string): void {
  const now = statSync(file, { throwIfNoEntry: false });
  if (now?.ino === born.ino && now.dev === born.dev) return;
  const message = `Cannot ${act}: the file was moved, removed or replaced while it was open.`;
  throw new Refusal("surroundings", message, "Close it, look at what lies there, and open it again.");
}

/** The entry of a row whose content gives its digest; refuses (`damaged`) any other. */
function soundEntry(row: StoredEntry, file: string): Entry {
  if (digestOfStored(row) === row.digest) return fromStored(row);
  throw damaged(`read the ledger ${file}`, `entry ${row.sequence} is not as it was sealed`);
}

function readEntries({ database, file }: OpenFile, filter: EntryFilter): readonly Entry[] {
  const where = ["sequence > ?"];
  const values: (string | number)[] = [filter.after ?? 0];
  for (const column of ["kind", "subject"] as const) {
    const wanted = filter[column];
    if (wanted === undefined) continue;
    where.push(`${column} = ?`);
    values.push(wanted.normalize("NFC"));
  }
  const rows = database.prepare<(string | number)[], StoredEntry>(
    `${SELECT} WHERE ${where.join(" AND ")} ORDER BY sequence`,
  );
  return Array.from(rows.iterate(...values), (row) => soundEntry(row, file));
}

// On a connection of its own, so that pages remembered from before do not hide what now stands on the disk.
function verifyFile(file: string, act: string, noted: Head | undefined): Verification {
  try {
    return connected(file, act, (database) => {
      const chain = verifyRows(database, act, noted);
      const fault = chain.ok ? faultOutsideEntries(database, act, chain.entries) : null;
      database.close();
      return fault ?? chain;
    });
  } catch (error) {
    return { ok: false, at: 0, what: damageIn(act, error), entriesChecked: 0 };
  }
}

function verifyRows(database: Database.Database, act: string, noted: Head | undefined): Verification {
  const faults: string[] = [];
  function* rows(): Iterable<StoredEntry> {
    try {
      yield* database.prepare<[], StoredEntry>(`${SELECT} ORDER BY sequence`).iterate();
    } catch (error) {
      faults.push(damageIn(act, error));
    }
  }
  const chain = verifyStored(rows(), noted);
  const [fault] = faults;
  if (fault === undefined) return chain;
  const entriesChecked = chain.ok ? chain.entries : chain.entriesChecked;
  const at = entriesChecked + 1;
  return { ok: false, at, what: `Entry ${at} cannot be read. ${fault}`, entriesChecked };
}

// The chain holds; an index that lost a row would still hide an entry from whoever asks for its subject.
function faultOutsideEntries(database: Database.Database, act: string, entries: number): Verification | null {
  const fault = fileFault(database, act) ?? guardFault(database);
  if (fault === null) return null;
  const row = /^row (\d+) missing from index/.exec(fault)?.[1];
  return {
    ok: false,
    at: Number(row ?? 0),
    what: `All entries hold, but not the file: ${fault}.`,
    entriesChecked: entries,
  };
}

function fileFault(database: Database.Database, act: string): string | null {
  try {
    const found = String(database.pragma("integrity_check(1)", { simple: true }));
    return found === "ok" ? null : oneLine(found);
  } catch (error) {
    return damageIn(act, error);
  }
}

/** What is not as it was made in the file's schema, as a clause; `null` when all is. */
function guardFault(database: Database.Database): string | null {
  const found = database
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'")
    .pluck()
    .all();
  const whole = found.length === SCHEMA.length && SCHEMA.every((statement) => found.includes(statement));
  return whole ? null : "its table or the guards against change are not as they were made";
}
