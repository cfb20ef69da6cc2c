// Somebody with every right over the file changes it: what was changed is found, and where.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import { type Entry, type Head, sealEntry, toStored, type Verification } from "../../src/ledger/entry.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite-ledger.ts";
import { rounds, temporaryFolder } from "./children.ts";
import { fill, RECORDED_AT } from "./samples.ts";

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder({ quick: true });
const path = join(folder, "ledger.sqlite");

/** Makes the ledger anew with so many entries, closed. */
function freshLedger(count: number): { readonly entries: Entry[]; readonly head: Head } {
  writeFileSync(path, "x");
  copyFileSync(templateOf(count), path);
  const ledger = openSqliteLedger(path);
  const made = { entries: [...ledger.entries()], head: ledger.head() };
  ledger.close();
  return made;
}

const templates = new Map<number, string>();
function templateOf(count: number): string {
  const there = templates.get(count);
  if (there !== undefined) return there;
  const template = join(folder, `template-${count}.sqlite`);
  const ledger = openSqliteLedger(template);
  fill(ledger, count);
  ledger.close();
  templates.set(count, template);
  return template;
}

/** Works on the file with the guards taken away, and puts them back as they were. */
function tamper(work: (database: Database.Database) => void): void {
  const database = new Database(path);
  const guards = database.prepare<[], { name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  const kept = guards.all();
  for (const guard of kept) database.exec(`DROP TRIGGER ${guard.name}`);
  work(database);
  for (const guard of kept) database.exec(guard.sql);
  database.close();
}

function verified(noted?: Head): Verification {
  const ledger = openSqliteLedger(path);
  const found = ledger.verify(noted);
  ledger.close();
  return found;
}

/** Writes entries `from` to the end anew, each sealed to the one before. */
function sealAnew(database: Database.Database, entries: readonly Entry[], from: number, to: number): void {
  let before: Head | null = entries[from - 2] ?? null;
  for (const entry of entries.slice(from - 1, to)) {
    const forged = sealEntry(before, { ...entry, actor: "somebody else" }, entry.recordedAt);
    const set = "actor = @actor, previous = @previous, digest = @digest";
    database.prepare(`UPDATE entries SET ${set} WHERE sequence = @sequence`).run(toStored(forged));
    before = forged;
  }
}

const renumber = "UPDATE entries SET sequence = -sequence + @by WHERE sequence > @after";
const turn = "UPDATE entries SET sequence = -sequence WHERE sequence < 0";
/** Moves every entry after `after` by `by` places. */
function shift(database: Database.Database, after: number, by: number): void {
  database.prepare(renumber).run({ by: -by, after });
  database.exec(turn);
}

const sqlTampering: readonly [string, string, number, RegExp][] = [
  ["a body changed", "UPDATE entries SET body = replace(body, '7', '8') WHERE sequence = 7", 7, /not as it was sealed/],
  [
    "a space put into a body",
    "UPDATE entries SET body = replace(body, ':', ': ') WHERE sequence = 7",
    7,
    /not as it was sealed/,
  ],
  [
    "an accent composed otherwise",
    "UPDATE entries SET body = replace(body, 'é', 'e' || char(769)) WHERE sequence = 7",
    7,
    /not as/,
  ],
  [
    "a key twice in a body",
    "UPDATE entries SET body = '{\"number\":9,' || substr(body, 2) WHERE sequence = 7",
    7,
    /not as it was/,
  ],
  ["a body that is no JSON", "UPDATE entries SET body = 'gone' WHERE sequence = 7", 7, /not as it was sealed/],
  ["a kind changed", "UPDATE entries SET kind = 'even' WHERE sequence = 7", 7, /not as it was sealed/],
  ["a subject changed", "UPDATE entries SET subject = 'subject-6' WHERE sequence = 7", 7, /not as it was sealed/],
  ["an actor changed", "UPDATE entries SET actor = 'x' WHERE sequence = 7", 7, /not as it was sealed/],
  ["a day moved", "UPDATE entries SET saidAt = '2026-01-29' WHERE sequence = 7", 7, /not as it was sealed/],
  [
    "the instant moved",
    "UPDATE entries SET recordedAt = '2026-01-31T09:00:00.001Z' WHERE sequence = 7",
    7,
    /not as it was/,
  ],
  ["a version changed", "UPDATE entries SET schemaVersion = 2 WHERE sequence = 7", 7, /not as it was sealed/],
  ["a link changed", "UPDATE entries SET previous = upper(previous) WHERE sequence = 7", 7, /not as it was sealed/],
  ["a digest changed", "UPDATE entries SET digest = upper(digest) WHERE sequence = 7", 7, /not as it was sealed/],
  ["the first changed", "UPDATE entries SET actor = 'x' WHERE sequence = 1", 1, /not as it was sealed/],
  ["the last changed", "UPDATE entries SET actor = 'x' WHERE sequence = 12", 12, /not as it was sealed/],
  ["one taken out", "DELETE FROM entries WHERE sequence = 7", 7, /Entry 7 is missing: the next one is entry 8/],
  [
    "several taken out",
    "DELETE FROM entries WHERE sequence BETWEEN 3 AND 9",
    3,
    /Entry 3 is missing: the next one is entry 10/,
  ],
  ["the first taken out", "DELETE FROM entries WHERE sequence = 1", 1, /Entry 1 is missing/],
  ["all but the last taken out", "DELETE FROM entries WHERE sequence < 12", 1, /Entry 1 is missing/],
  [
    "a number below one",
    "UPDATE entries SET sequence = 0 WHERE sequence = 7",
    1,
    /Entry 0 stands where entry 1 belongs/,
  ],
  [
    "a number far away",
    "UPDATE entries SET sequence = 9007199254740993 WHERE sequence = 12",
    12,
    /Entry 12 is missing/,
  ],
];

describe("by SQL, with the guards taken away and put back", () => {
  test.each(sqlTampering)("%s", (_, sql, at, what) => {
    freshLedger(12);
    tamper((database) => database.exec(sql));
    expect(verified()).toEqual({ ok: false, at, what: expect.stringMatching(what), entriesChecked: at - 1 });
  });

  test("one taken out and the later ones numbered anew", () => {
    freshLedger(12);
    tamper((database) => {
      database.exec("DELETE FROM entries WHERE sequence = 7");
      shift(database, 7, -1);
    });
    expect(verified()).toMatchObject({ ok: false, at: 7, entriesChecked: 6 });
  });

  test("one put in between, made of another one", () => {
    freshLedger(12);
    tamper((database) => {
      shift(database, 6, 1);
      const columns = "kind, subject, actor, saidAt, recordedAt, schemaVersion, body, previous, digest";
      database.exec(`INSERT INTO entries (sequence, ${columns}) SELECT 7, ${columns} FROM entries WHERE sequence = 6`);
    });
    expect(verified()).toMatchObject({ ok: false, at: 7, entriesChecked: 6 });
  });

  test("one put in between, sealed to the one before it", () => {
    const { entries } = freshLedger(12);
    tamper((database) => {
      shift(database, 6, 1);
      const forged = sealEntry(entries[5] as Entry, { ...(entries[5] as Entry), actor: "x" }, RECORDED_AT);
      const columns = [
        "sequence",
        "kind",
        "subject",
        "actor",
        "saidAt",
        "recordedAt",
        "schemaVersion",
        "body",
        "previous",
        "digest",
      ];
      const values = columns.map((column) => `@${column}`).join(", ");
      database.prepare(`INSERT INTO entries (${columns.join(", ")}) VALUES (${values})`).run(toStored(forged));
    });
    expect(verified()).toMatchObject({ ok: false, at: 8, entriesChecked: 7 });
  });

  test("two swapped", () => {
    freshLedger(12);
    tamper((database) => {
      database.exec("UPDATE entries SET sequence = -4 WHERE sequence = 4");
      database.exec("UPDATE entries SET sequence = 4 WHERE sequence = 9");
      database.exec("UPDATE entries SET sequence = 9 WHERE sequence = -4");
    });
    expect(verified()).toMatchObject({ ok: false, at: 4, entriesChecked: 3 });
  });

  test("one changed and sealed anew", () => {
    const { entries } = freshLedger(12);
    tamper((database) => sealAnew(database, entries, 7, 7));
    const what = "Entry 8 does not follow entry 7: one of the two was replaced.";
    expect(verified()).toEqual({ ok: false, at: 8, what, entriesChecked: 7 });
  });

  test("all from one on sealed anew: only a noted head shows it", () => {
    const { entries, head } = freshLedger(12);
    tamper((database) => sealAnew(database, entries, 7, 12));
    expect(verified().ok).toBe(true);
    expect(verified(head)).toMatchObject({ ok: false, at: 12, what: "Entry 12 is not the one that was noted." });
  });

  test("the end cut off, or an old copy put back: only a noted head shows it", () => {
    const { head } = freshLedger(12);
    tamper((database) => database.exec("DELETE FROM entries WHERE sequence > 9"));
    expect(verified().ok).toBe(true);
    expect(verified(head)).toMatchObject({ ok: false, at: 10, entriesChecked: 9 });
    freshLedger(9);
    expect(verified(head)).toMatchObject({ ok: false, at: 10, entriesChecked: 9 });
  });

  test("what was changed under an open ledger is found by that ledger", () => {
    freshLedger(12);
    const ledger = openSqliteLedger(path);
    expect(ledger.verify().ok).toBe(true);
    tamper((database) => database.exec("UPDATE entries SET actor = 'x' WHERE sequence = 7"));
    expect(ledger.verify()).toMatchObject({ ok: false, at: 7 });
    ledger.close();
  });
});

/** Everything that a ledger can be asked, as text. */
function contentOf(place: string, subjects: number): { readonly content: string; readonly verification: Verification } {
  const ledger = openSqliteLedger(place);
  try {
    const verification = ledger.verify();
    if (!verification.ok) return { content: "", verification };
    const bySubject = Array.from({ length: subjects }, (_, index) =>
      ledger.entries({ subject: `subject-${index + 1}` }),
    );
    const byKind = ["odd", "even"].map((kind) => ledger.entries({ kind }));
    return { content: JSON.stringify([ledger.entries(), bySubject, byKind, ledger.head()]), verification };
  } finally {
    ledger.close();
  }
}

type Outcome = "refused" | "found" | "harmless";

/** What a changed file comes to. Fails when an entry reads otherwise and nobody says so, or when an error is no refusal. */
function outcomeOf(place: string, whole: string, subjects: number): Outcome {
  try {
    const { content, verification } = contentOf(place, subjects);
    if (!verification.ok) {
      expect(verification.what).toMatch(/^[^\n]+\.$/);
      return "found";
    }
    expect(content).toBe(whole);
    return "harmless";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).toMatch(/^Cannot [^\n]+\.$/);
    return "refused";
  }
}

describe("by any byte", () => {
  test("each flip is found, refused at opening, or changes nothing that can be read", { timeout: 600_000 }, () => {
    const small = smallLedger(5);
    const bytes = readFileSync(small);
    const { content: whole } = contentOf(small, 5);
    const counts: Record<Outcome, number> = { refused: 0, found: 0, harmless: 0 };
    const step = rounds(37, 1);
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      counts[outcomeOf(fileOf(flipped), whole, 5)]++;
    }
    // The harmless ones lie in empty space and in counters; none of the others went unnoticed.
    if (rounds(0, 1) === 1) process.stdout.write(`Flipped bits: ${JSON.stringify(counts)}\n`);
    expect(counts.found).toBeGreaterThan(200);
    expect(counts.refused).toBeGreaterThan(200);
  });

  test("each flip in an entry's own bytes is found at that entry", () => {
    const small = smallLedger(5);
    const bytes = readFileSync(small);
    for (let sequence = 1; sequence <= 5; sequence++) {
      const start = bytes.indexOf(`{"number":${sequence},"text":`);
      expect(start).toBeGreaterThan(0);
      for (let place = start; place < start + 20; place++) {
        const flipped = Buffer.from(bytes);
        flipped[place] = (flipped[place] ?? 0) ^ 1;
        expect(contentOf(fileOf(flipped), 5).verification).toMatchObject({
          ok: false,
          at: sequence,
          entriesChecked: sequence - 1,
        });
      }
    }
  });

  test("a page that cannot be read is found at its first entry", () => {
    const small = smallLedger(9);
    const database = new Database(small);
    const leaves = "SELECT pageno, ncell FROM dbstat WHERE name = 'entries' AND pagetype = 'leaf' ORDER BY path";
    const pages = database.prepare<[], { pageno: number; ncell: number }>(leaves).all();
    database.close();
    const whole = readFileSync(small);
    expect(pages.length).toBeGreaterThan(3);
    let firstEntry = 1;
    for (const { pageno, ncell } of pages) {
      const bytes = Buffer.from(whole);
      bytes[(pageno - 1) * 512] = 0xff;
      const what = expect.stringMatching(`^Entry ${firstEntry} cannot be read\\. Cannot verify .*\\.$`);
      const found = { ok: false, at: firstEntry, what, entriesChecked: firstEntry - 1 };
      const ledger = firstEntry + ncell > 9 ? null : openSqliteLedger(fileOf(bytes));
      // The last page is read at once: it holds the head.
      if (ledger !== null) expect(ledger.verify()).toEqual(found);
      ledger?.close();
      firstEntry += ncell;
    }
    expect(firstEntry).toBe(10);
  });

  test("an index that no longer finds its entry is found, though every entry holds", () => {
    const small = smallLedger(5);
    const bytes = readFileSync(small);
    // The second place where the subject stands is the index.
    const start = bytes.lastIndexOf("subject-3odd");
    expect(bytes.indexOf("subject-3odd")).toBe(start);
    bytes[start + 8] = "7".charCodeAt(0);
    expect(contentOf(fileOf(bytes), 5).verification).toMatchObject({ ok: false, at: 3, entriesChecked: 5 });
  });

  test("each flip in what was not yet folded in is found, refused, or loses the end only", { timeout: 600_000 }, () => {
    const live = join(folder, "live.sqlite");
    const ledger = openSqliteLedger(live);
    const appended = fill(ledger, 3);
    const parts = { file: readFileSync(live), wal: readFileSync(`${live}-wal`) };
    ledger.close();
    const copy = join(folder, "cut.sqlite");
    const step = rounds(211, 7);
    for (let place = 0; place < parts.wal.length; place += step) {
      const flipped = Buffer.from(parts.wal);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << ((place / step) % 8));
      writeFileSync(copy, parts.file);
      writeFileSync(`${copy}-wal`, flipped);
      const reopened = openSqliteLedger(copy);
      const there = reopened.entries();
      expect(there).toEqual(appended.slice(0, there.length));
      expect(reopened.verify().ok).toBe(true);
      const noted = appended.at(-1) as Entry;
      expect(reopened.verify(noted).ok).toBe(there.length === 3);
      reopened.close();
    }
  });
});

/** A ledger's file of these bytes, without what an earlier one may have left beside it. */
function fileOf(bytes: Uint8Array): string {
  const copy = join(folder, "flipped.sqlite");
  for (const companion of ["-wal", "-shm"]) rmSync(copy + companion, { force: true });
  writeFileSync(copy, bytes);
  return copy;
}

/** A ledger in a file as small as can be: pages of 512 bytes, so that the flips meet little empty space. */
function smallLedger(entries: number): string {
  const small = join(folder, "small.sqlite");
  copyFileSync(templateOf(entries), small);
  const database = new Database(small);
  database.pragma("journal_mode = DELETE");
  database.pragma("page_size = 512");
  // No remnants of moved rows, in which a flip would rightly change nothing.
  database.pragma("secure_delete = ON");
  database.exec("VACUUM");
  database.pragma("journal_mode = WAL");
  database.close();
  return small;
}
