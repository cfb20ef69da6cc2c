// The ledger's file as SQL: one table, the guards that refuse change, and the marks by which the file is known.

/** `Evry` in ASCII: SQLite's application_id, by which `file` and we tell a ledger from other databases. */
export const APPLICATION_ID = 0x45767279;

/** The version of the file's layout (SQLite's user_version). A higher one was written by a newer Everycase. */
export const LAYOUT_VERSION = 1;

// SQLite keeps these texts as they stand here, so a ledger's schema is compared with them letter by letter.
// The columns are an entry's fields. `body` is the canonical JSON that was hashed.
const ENTRIES = `CREATE TABLE entries (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL GENERATED ALWAYS AS ('e' || sequence) VIRTUAL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  actor TEXT NOT NULL,
  saidAt TEXT NOT NULL,
  recordedAt TEXT NOT NULL,
  schemaVersion INTEGER NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT`;

const BY_SUBJECT = "CREATE INDEX entries_by_subject ON entries (subject, kind)";

const BY_KIND = "CREATE INDEX entries_by_kind ON entries (kind)";

const NO_UPDATE = `CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END`;

const NO_DELETE = `CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never taken out'); END`;

// Also stops INSERT OR REPLACE, which deletes the old row without asking the delete trigger.
const ONLY_NEXT = `CREATE TRIGGER entries_only_follow BEFORE INSERT ON entries
WHEN NEW.sequence <> coalesce((SELECT max(sequence) FROM entries), 0) + 1
  OR NEW.previous <> coalesce((SELECT digest FROM entries ORDER BY sequence DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'an entry only follows the last one'); END`;

/** The statements that make an empty ledger, in order. */
export const SCHEMA: readonly string[] = [ENTRIES, BY_SUBJECT, BY_KIND, NO_UPDATE, NO_DELETE, ONLY_NEXT];
