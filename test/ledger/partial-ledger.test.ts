// A part of a ledger: what is withheld stays out, and the chain still holds or does not.
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../src/ground/digest.ts";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import {
  openPartialLedger,
  partOf,
  partText,
  partUpTo,
  readPart,
  verifyPart,
} from "../../src/ledger/partial-ledger.ts";

const AT = "2026-09-01T09:00:00.000Z";

function madePart(hidden: ReadonlySet<number>) {
  const ledger = openMemoryLedger();
  for (let number = 1; number <= 9; number++) {
    const said = { kind: number % 2 === 0 ? "even" : "odd", subject: `s${number}`, actor: "AB", saidAt: AT };
    ledger.append({ ...said, body: { number, text: "é =1+1" }, schemaVersion: 1 }, { recordedAt: AT, expect: "any" });
  }
  return { ledger, part: partOf(ledger.entries(), ({ sequence }) => !hidden.has(sequence)) };
}

describe("a part of a ledger", () => {
  test("reads back as it was written, shows what is shown, and has the head of the whole", () => {
    const { ledger, part } = madePart(new Set([2, 3, 7]));
    const text = partText(part);
    const read = readPart(text);
    expect(read).toEqual(part);
    const view = openPartialLedger(part);
    expect(view.head()).toEqual(ledger.head());
    expect(view.entries().map(({ sequence }) => sequence)).toEqual([1, 4, 5, 6, 8, 9]);
    expect(view.entries({ kind: "even", after: 4 }).map(({ id }) => id)).toEqual(["e6", "e8"]);
    expect(view.verify()).toMatchObject({ ok: true, entries: 9 });
    expect(text).not.toContain('"number":7');
  });

  test("turns no line round where it is looked at, and is read with such marks as escapes and as they are", () => {
    const ledger = openMemoryLedger();
    const said = { kind: "odd", subject: "\u202Egnp.exe", actor: "AB", saidAt: AT, schemaVersion: 1 };
    ledger.append({ ...said, body: { text: "\\\u2066 \\u202e" } }, { recordedAt: AT, expect: "any" });
    const part = partOf(ledger.entries(), () => true);
    const text = partText(part);
    expect(text).not.toMatch(/\p{Bidi_Control}/u);
    expect(text).toContain('"\\u202egnp.exe"');
    expect(readPart(text)).toEqual(part);
    expect(readPart(`${canonicalJson(part[0] as unknown as Json)}\n`)).toEqual(part);
    expect(readPart(text.replace('"\\u202egnp', '"\\u202Egnp'))).toMatchObject({ line: 1 });
  });

  test("stands at an earlier entry as it stood then", () => {
    const { part, ledger } = madePart(new Set([4]));
    const earlier = openPartialLedger(partUpTo(part, 4));
    expect(earlier.head()).toEqual({ sequence: 4, digest: ledger.entries()[3]?.digest });
    expect(earlier.entries().length).toBe(3);
  });

  test("takes nothing in", () => {
    const { part } = madePart(new Set());
    const entry = { kind: "k", subject: "s", actor: "a", saidAt: AT, body: null, schemaVersion: 1 };
    expect(() => openPartialLedger(part).append(entry, { recordedAt: AT, expect: "any" })).toThrow(/appended/u);
  });

  test("does not hold when any one character of it is another, unless that is the digest of an entry that nothing shown follows", () => {
    const { part, ledger } = madePart(new Set([5]));
    const text = partText(part);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === "0" ? "1" : "0";
      if (text[at] === "\n") continue;
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      const read = readPart(changed);
      const holds = !("line" in read) && verifyPart(read as typeof part, ledger.head()).ok;
      expect(holds, `character ${at}`).toBe(false);
    }
  });

  test("names the line that is no entry", () => {
    const { part } = madePart(new Set());
    const lines = partText(part).split("\n");
    expect(readPart(lines.with(2, '{"sequence":3}').join("\n"))).toMatchObject({ line: 3 });
    expect(readPart(lines.with(3, "[".repeat(5000)).join("\n"))).toMatchObject({ line: 4 });
    expect(verifyPart(part.toSpliced(4, 1))).toMatchObject({ ok: false, at: 5 });
    expect(verifyPart(part.slice(0, 6), { sequence: 9, digest: "0".repeat(64) })).toMatchObject({ ok: false, at: 7 });
  });
});
