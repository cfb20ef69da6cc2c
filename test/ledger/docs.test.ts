// What docs/ledger.md tells other people to do is done here, and it says what our own verify says.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { sha256 } from "../../src/ground/digest.ts";
import { openArchive } from "../../src/ledger/archive.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite-ledger.ts";
import { temporaryFolder, works } from "./children.ts";
import { fill, note, RECORDED_AT } from "./samples.ts";

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const page = readFileSync(new URL("../../docs/ledger.md", import.meta.url), "utf8");

/** The page's first block of code in this language. */
function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/ledger.md has no block of ${language}.`);
  return found;
}

describe("the page on the ledger's format", () => {
  test("shows a line that gives the digest it names, which is the digest we seal", () => {
    const ledger = openSqliteLedger(join(folder, "first.sqlite"));
    const { entry } = ledger.append(note(), { recordedAt: RECORDED_AT, expect: "any" });
    ledger.close();
    expect(sha256(block("json"))).toBe(entry.digest);
    expect(page).toContain(`gives \`${entry.digest}\``);
  });

  test.skipIf(!works("python3", "-c", "import sqlite3"))(
    "gives a program that agrees with verify, on whole and on changed ledgers",
    () => {
      const path = join(folder, "checked.sqlite");
      const program = join(folder, "check.py");
      writeFileSync(program, block("python"));
      const check = () => spawnSync("python3", [program, path], { encoding: "utf8" });
      const ledger = openSqliteLedger(path);
      fill(ledger, 20);
      const hard = note({
        subject: 'q"\\/\u0000\u0007\b\u007f\u2028\u{1f600}',
        body: [1e21, 1e-7, -0, 0.1, "\u001f", { é: "ﬁ" }],
      });
      const { entry } = ledger.append(hard, { recordedAt: RECORDED_AT, expect: "any" });
      expect(check()).toMatchObject({ status: 0, stdout: `21 entries hold; head ${entry.digest}\n` });
      ledger.close();
      const database = new Database(path);
      database.exec("DROP TRIGGER entries_refuse_update; UPDATE entries SET actor = 'x' WHERE sequence = 7");
      database.close();
      expect(check()).toMatchObject({ status: 1, stderr: "Entry 7 is not as it was sealed\n" });
    },
  );

  test.skipIf(!works("sha256sum", "--version"))("gives a line that checks the archive", async () => {
    const root = join(folder, "archive");
    const archive = openArchive(root);
    for (const content of ["one", "two", "three"]) {
      writeFileSync(join(folder, "source"), content);
      await archive.put(join(folder, "source"));
    }
    const check = () => spawnSync("sh", ["-c", block("sh")], { cwd: folder, encoding: "utf8" });
    expect(check()).toMatchObject({ status: 0, stdout: "" });
    const copy = join(root, "ab");
    spawnSync("sh", ["-c", `mkdir -p ${copy} && echo changed > ${copy}/${"ab".repeat(32)}`]);
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining("FAILED") });
  });
});
