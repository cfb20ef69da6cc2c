// A process of its own that writes to a ledger or an archive until it is done, refused or killed. What it prints is what it
// was promised: one line for each acknowledged act, written before the next one begins.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { Refusal } from "../../../src/ground/refusal.ts";
import { openArchive } from "../../../src/ledger/archive.ts";
import type { NewEntry } from "../../../src/ledger/entry.ts";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { openSqliteLedger } from "../../../src/ledger/sqlite-ledger.ts";

const [act, place = "", name = "", count = "0"] = process.argv.slice(2);
const recordedAt = "2026-01-31T09:00:00.000Z";

function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

function waitForGo(): void {
  say("ready");
  fs.readSync(0, Buffer.alloc(1));
}

function entryAbout(subject: string): NewEntry {
  return {
    kind: "note",
    subject,
    actor: name,
    saidAt: "2026-01-31",
    body: { text: "x".repeat(200) },
    schemaVersion: 1,
  };
}

function append(ledger: Ledger, expect: "any" | "newSubject"): void {
  let refusals = 0;
  for (let number = 1; number <= Number(count) && refusals < 2; number++) {
    const subject = expect === "any" ? `${name}-${number}` : `subject-${number}`;
    try {
      const { appended, entry } = ledger.append(entryAbout(subject), { recordedAt, expect });
      say(`${appended ? "appended" : "there"} ${entry.sequence} ${entry.digest}`);
    } catch (error) {
      sayRefused(error);
      refusals++;
    }
  }
}

function sayRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
  say(`refused ${error.code} ${error.message}`);
}

async function putAll(): Promise<void> {
  const archive = openArchive(place);
  const sources = fs.readdirSync(name).sort();
  waitForGo();
  for (const source of sources) {
    const { sha256, added } = await archive.put(join(name, source));
    say(`${added ? "added" : "there"} ${sha256}`);
  }
}

function makeMany(): void {
  waitForGo();
  for (let number = 1; number <= Number(count); number++) {
    const ledger = openSqliteLedger(join(place, `${name}-${number}.sqlite`));
    ledger.append(entryAbout("first"), { recordedAt, expect: "any" });
    say(`made ${number}`);
    ledger.close();
  }
}

function openAndAppend(expect: "any" | "newSubject"): void {
  waitForGo();
  const ledger = openSqliteLedger(place);
  append(ledger, expect);
  ledger.close();
}

async function run(): Promise<void> {
  if (act === "append") openAndAppend("any");
  else if (act === "register") openAndAppend("newSubject");
  else if (act === "make") makeMany();
  else if (act === "put") await putAll();
  else if (act === "put-until-named") {
    fs.linkSync = () => process.kill(process.pid, "SIGKILL");
    syncBuiltinESMExports();
    await putAll();
  }
}

try {
  await run();
} catch (error) {
  sayRefused(error);
}
