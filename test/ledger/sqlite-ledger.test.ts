// Opening a ledger's file, its guards, and the machine in the way.
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import { openSqliteLedger, requireSafeSqlite } from "../../src/ledger/sqlite-ledger.ts";
import { bundleKeeper, nobodyCanRun, startKeeper, temporaryFolder, works } from "./children.ts";
import { errorOf, fill, note, RECORDED_AT } from "./samples.ts";

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const keeper = await bundleKeeper();

let made = 0;
function newPath(): string {
  return join(folder, `ledger-${++made}.sqlite`);
}

/** A closed ledger with so many entries. */
function ledgerOf(count: number): string {
  const path = newPath();
  const ledger = openSqliteLedger(path);
  fill(ledger, count);
  ledger.close();
  return path;
}

/** Changes the file by the hand of another program. */
function meddle(path: string, work: (database: Database.Database) => void): void {
  const database = new Database(path);
  work(database);
  database.close();
}

function expectRefusal(work: () => unknown, code: string, words: RegExp): void {
  const error = errorOf(work);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  expect((error as Refusal).message).not.toContain("\n");
}

describe("opening", () => {
  test("makes the file, and finds its entries there the next time", () => {
    const path = ledgerOf(3);
    const ledger = openSqliteLedger(path);
    expect(ledger.verify()).toMatchObject({ ok: true, entries: 3 });
    expect(fill(ledger, 1)[0]?.sequence).toBe(4);
    ledger.close();
  });

  test("leaves nothing beside the file when all are closed", () => {
    const own = join(folder, "alone");
    mkdirSync(own);
    const ledger = openSqliteLedger(join(own, "ledger.sqlite"));
    fill(ledger, 3);
    ledger.close();
    expect(readdirSync(own)).toEqual(["ledger.sqlite"]);
  });

  test("sees at once what another opener of the file appends, and carries its chain on", () => {
    const path = newPath();
    const [one, other] = [openSqliteLedger(path), openSqliteLedger(path)];
    fill(one, 2);
    fill(other, 2);
    fill(one, 1);
    expect(other.entries()).toEqual(one.entries());
    expect(one.verify()).toMatchObject({ ok: true, entries: 5 });
    one.close();
    other.close();
  });

  test("takes a path for a path, whatever SQLite would read into it", () => {
    const before = process.cwd();
    process.chdir(folder);
    for (const name of [":memory:", "file:x?mode=memory"]) {
      const ledger = openSqliteLedger(name);
      fill(ledger, 1);
      ledger.close();
      expect(readdirSync(folder)).toContain(name);
    }
    process.chdir(before);
  });

  test.each([
    ["3.51.2", false],
    ["3.40.1", false],
    ["2.99.99", false],
    ["3.51.3", true],
    ["3.52.0", true],
    ["4.0.0", true],
  ])("with SQLite %s is allowed: %s", (version, allowed) => {
    if (allowed) expect(() => requireSafeSqlite(version)).not.toThrow();
    else expectRefusal(() => requireSafeSqlite(version), "surroundings", /^Cannot open a ledger with SQLite/);
  });
});

describe("a file that is not as Everycase left it is refused in one line", () => {
  test("an empty file, and it stays as it is", () => {
    const path = newPath();
    writeFileSync(path, "");
    expectRefusal(() => openSqliteLedger(path), "damaged", /is empty \(0 bytes\)/);
    expect(readFileSync(path)).toHaveLength(0);
  });

  test.each([
    ["a text", "Force,Charges\nKent,3\n"],
    ["a long text", "Force,Charges\nKent,3\n".repeat(1000)],
    ["zeros", "\0".repeat(8192)],
    ["a beginning only", "SQLite format 3\0"],
  ])("%s", (_, content) => {
    const path = newPath();
    writeFileSync(path, content);
    expect(errorOf(() => openSqliteLedger(path))).toBeInstanceOf(Refusal);
    expect(readFileSync(path, "latin1")).toBe(content);
  });

  test("a database of another program", () => {
    const path = newPath();
    meddle(path, (database) => database.exec("CREATE TABLE entries (a)"));
    expectRefusal(() => openSqliteLedger(path), "surroundings", /it is a database of another program\.$/);
  });

  test("a layout newer than this Everycase knows", () => {
    const path = ledgerOf(1);
    meddle(path, (database) => database.pragma("user_version = 2"));
    expectRefusal(() => openSqliteLedger(path), "surroundings", /found layout 2, wanted 1 at most/);
  });

  test("a ledger without its table", () => {
    const path = ledgerOf(1);
    meddle(path, (database) => database.exec("DROP TABLE entries"));
    expectRefusal(() => openSqliteLedger(path), "damaged", /no such table/);
  });

  test("a companion whose file is gone", () => {
    const path = newPath();
    writeFileSync(`${path}-wal`, "x");
    expectRefusal(() => openSqliteLedger(path), "damaged", /its companion .* is there/);
  });

  test("a file cut off anywhere is refused or found by verify", () => {
    const whole = ledgerOf(40);
    const size = readFileSync(whole).length;
    for (let length = size - 1; length > 0; length -= 397) {
      const path = newPath();
      copyFileSync(whole, path);
      truncateSync(path, length);
      expect(outcome(path), `cut off after ${length} of ${size} bytes`).toBe("found");
    }
  });
});

/** What opening and verifying a file comes to; any error that is no refusal comes through. */
function outcome(path: string): "found" | "sound" {
  try {
    const ledger = openSqliteLedger(path);
    try {
      return ledger.verify().ok ? "sound" : "found";
    } finally {
      ledger.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return "found";
    throw error;
  }
}

describe("the guards in the file", () => {
  const insert = `INSERT INTO entries (sequence, kind, subject, actor, saidAt, recordedAt, schemaVersion, body, previous, digest)
    SELECT sequence + 1, kind, subject, actor, saidAt, recordedAt, schemaVersion, body, previous, digest FROM entries WHERE sequence = 3`;

  test.each([
    ["an update", "UPDATE entries SET actor = 'x' WHERE sequence = 2", "an entry is never changed"],
    ["a deletion", "DELETE FROM entries WHERE sequence = 2", "an entry is never taken out"],
    ["a deletion of all", "DELETE FROM entries", "an entry is never taken out"],
    [
      "a replacement",
      `REPLACE ${insert.slice("INSERT ".length).replace("sequence + 1", "sequence")}`,
      "only follows the last",
    ],
    ["an entry that follows none", insert, "only follows the last"],
    [
      "an entry that follows the last but for its number",
      insert
        .replace("sequence + 1", "sequence + 2")
        .replace("body, previous, digest FROM", "body, digest, digest FROM"),
      "only follows the last",
    ],
    ["an entry with a gap before it", insert.replace("sequence + 1", "sequence + 2"), "only follows the last"],
  ])("refuse %s by any program", (_, sql, words) => {
    const path = ledgerOf(3);
    meddle(path, (database) => expect(() => database.exec(sql)).toThrow(words));
    expect(outcome(path)).toBe("sound");
  });

  test("when gone, are missed: appending is refused and verify says so, while reading goes on", () => {
    const path = ledgerOf(3);
    meddle(path, (database) => database.exec("DROP TRIGGER entries_refuse_delete"));
    const ledger = openSqliteLedger(path);
    expectRefusal(() => fill(ledger, 1), "damaged", /the guards against change are not as they were made/);
    expect(ledger.entries()).toHaveLength(3);
    const what = expect.stringContaining("the guards against change");
    expect(ledger.verify()).toEqual({ ok: false, at: 0, what, entriesChecked: 3 });
    ledger.close();
  });

  test("when joined by others, are missed too", () => {
    const path = ledgerOf(1);
    meddle(path, (database) =>
      database.exec("CREATE TRIGGER other AFTER INSERT ON entries BEGIN SELECT RAISE(IGNORE); END"),
    );
    expect(outcome(path)).toBe("found");
  });
});

describe("the machine in the way", () => {
  test("no folder, a folder in place of the file, a file in place of the folder", () => {
    expectRefusal(
      () => openSqliteLedger(join(folder, "none", "x.sqlite")),
      "surroundings",
      /there is no folder .*none\.$/,
    );
    expectRefusal(() => openSqliteLedger(folder), "surroundings", /found a folder or device, wanted a file/);
    const file = ledgerOf(1);
    expectRefusal(() => openSqliteLedger(join(file, "x.sqlite")), "surroundings", /a part of the path is a file/);
  });

  test("a file that was moved while open takes no more entries", () => {
    const path = newPath();
    const ledger = openSqliteLedger(path);
    fill(ledger, 1);
    renameSync(path, `${path}.old`);
    expectRefusal(() => fill(ledger, 1), "surroundings", /moved, removed or replaced while it was open/);
    expectRefusal(() => ledger.verify(), "surroundings", /moved, removed or replaced/);
    ledger.close();
  });

  test("an older copy laid over an open ledger takes no more entries", () => {
    const path = ledgerOf(1);
    copyFileSync(path, `${path}.copy`);
    const ledger = openSqliteLedger(path);
    fill(ledger, 1);
    renameSync(`${path}.copy`, path);
    expectRefusal(() => fill(ledger, 1), "surroundings", /moved, removed or replaced/);
    ledger.close();
  });

  test.skipIf(!nobodyCanRun(keeper))("a folder that may not be written", async () => {
    const locked = join(folder, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    expect(await refusedFor(join(locked, "new.sqlite"))).toMatch(/^refused surroundings .*there is no permission\.$/);
  });

  test.skipIf(!nobodyCanRun(keeper))("a ledger that may be written, in a folder that may not", async () => {
    const locked = join(folder, "locked-around");
    mkdirSync(locked);
    copyFileSync(ledgerOf(2), join(locked, "ledger.sqlite"));
    chmodSync(join(locked, "ledger.sqlite"), 0o666);
    chmodSync(locked, 0o555);
    expect(await refusedFor(join(locked, "ledger.sqlite"))).toMatch(/^refused surroundings Cannot open the ledger/);
  });

  test.skipIf(!nobodyCanRun(keeper))("a ledger that may only be read, in a folder that may be written", async () => {
    const open = join(folder, "open");
    mkdirSync(open);
    copyFileSync(ledgerOf(2), join(open, "ledger.sqlite"));
    chmodSync(join(open, "ledger.sqlite"), 0o444);
    chmodSync(open, 0o777);
    expect(await refusedFor(join(open, "ledger.sqlite"))).toMatch(
      /^refused surroundings Cannot open .*: there is no permission\.$/,
    );
  });

  async function refusedFor(path: string): Promise<string> {
    const child = startKeeper(keeper, ["append", path, "n", "1"], { asNobody: true });
    child.go();
    const lines = await child.ended;
    expect(lines).toHaveLength(1);
    return lines[0] ?? "";
  }

  async function linesOf(path: string, around: readonly string[]): Promise<string[]> {
    openSqliteLedger(path).close();
    const child = startKeeper(keeper, ["append", path, "n", "200"], { around });
    child.go();
    return await child.ended;
  }

  test.skipIf(!works("sh", "-c", "ulimit -f 200"))(
    "no more room: what was acknowledged stays, the rest is refused",
    async () => {
      const path = newPath();
      const lines = await linesOf(path, ["sh", "-c", 'ulimit -f 200; exec "$@"', "sh"]);
      expect(lines.at(-1)).toMatch(/^refused surroundings Cannot append to the ledger/);
      expectAcknowledged(path, lines);
    },
  );

  const canInject = works("strace", "-o", "/dev/null", "-e", "inject=fdatasync:error=EIO", "true");
  const failing = (inject: string) => ["strace", "-f", "-o", "/dev/null", "-e", `inject=${inject}`];

  test.skipIf(!canInject)("a disk that fails once to keep: that append and all later ones are refused", async () => {
    const path = newPath();
    const lines = await linesOf(path, failing("fdatasync,fsync:error=EIO:when=20"));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.slice(-2)).toEqual([
      expect.stringMatching(/^refused surroundings .*: the disk reports a fault\.$/),
      expect.stringMatching(/^refused surroundings .*: the disk reported a fault before\.$/),
    ]);
    expectAcknowledged(path, lines);
  });

  test.skipIf(!canInject)(
    "a disk that is full for a while: refused, and taken up again when there is room",
    async () => {
      const path = newPath();
      const lines = await linesOf(path, failing("pwrite64:error=ENOSPC:when=200"));
      expect(lines.filter((line) => line.endsWith(": the disk is full."))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith("appended"))).toHaveLength(199);
      expectAcknowledged(path, lines);
    },
  );
});

/** Each line "appended <sequence> <digest>" stands in the ledger, and the chain holds. */
function expectAcknowledged(path: string, lines: readonly string[]): void {
  const ledger = openSqliteLedger(path);
  const digests = new Map(ledger.entries().map((entry) => [entry.sequence, entry.digest]));
  const acknowledged = lines.filter((line) => line.startsWith("appended "));
  expect(acknowledged.length).toBeGreaterThan(0);
  for (const line of acknowledged) {
    const [, sequence, digest] = line.split(" ");
    expect(digests.get(Number(sequence))).toBe(digest);
  }
  expect(ledger.verify()).toMatchObject({ ok: true, entries: digests.size });
  ledger.close();
}

test("an append refused for its damaged predecessor leaves the ledger as it was", () => {
  const path = ledgerOf(3);
  meddle(path, (database) => {
    const guard = String(
      database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'entries_refuse_update'").pluck().get(),
    );
    database.exec("DROP TRIGGER entries_refuse_update");
    database.exec("UPDATE entries SET actor = 'somebody else' WHERE sequence = 3");
    database.exec(guard);
  });
  const ledger = openSqliteLedger(path);
  const append = () => ledger.append(note(), { recordedAt: RECORDED_AT, expect: "any" });
  expectRefusal(append, "damaged", /entry 3 is not as it was sealed/);
  expectRefusal(() => ledger.entries(), "damaged", /entry 3 is not as it was sealed/);
  expect(ledger.entries({ subject: "subject-2" })).toHaveLength(1);
  expect(ledger.head().sequence).toBe(3);
  expect(ledger.verify()).toMatchObject({ ok: false, at: 3, entriesChecked: 2 });
  ledger.close();
});
