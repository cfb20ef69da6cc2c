import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf, type Json } from "../../src/ground/digest.ts";
import type { Entry, NewEntry } from "../../src/ledger/entry.ts";
import { digestOfStored, EMPTY_HEAD, sealEntry, toStored, verifyChain } from "../../src/ledger/entry.ts";
import { note, RECORDED_AT } from "./samples.ts";

fc.configureGlobal({ seed: 20260131 });

const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
const anySaidAt = fc.constantFrom("2026-01-30", "2026-01-30T23:59:59.999Z");
const anyEntry: fc.Arbitrary<NewEntry> = fc.record({
  kind: anyText,
  subject: anyText,
  actor: anyText,
  saidAt: anySaidAt,
  body: fc.jsonValue({ maxDepth: 3, stringUnit: "grapheme" }) as fc.Arbitrary<Json>,
  schemaVersion: fc.integer({ min: 1, max: 9 }),
});

function chainOf(entries: readonly NewEntry[]): Entry[] {
  const chain: Entry[] = [];
  for (const entry of entries) chain.push(sealEntry(chain.at(-1) ?? null, entry, RECORDED_AT));
  return chain;
}

const tenNotes = chainOf(Array.from({ length: 10 }, (_, index) => note({ subject: `s${index + 1}` })));

describe("sealing an entry", () => {
  test("gives the digest that was published for this very entry", () => {
    // Computed apart, with sha256sum over the text in docs/ledger.md.
    expect(sealEntry(null, note(), RECORDED_AT).digest).toBe(
      "9261e7552a4a0ede533913152d74ab4b856e46eddf1602d4e146f9bb56dcc99b",
    );
  });

  test("numbers from 1, names by the number, and starts after 64 zeros", () => {
    const first = sealEntry(null, note(), RECORDED_AT);
    const second = sealEntry(first, note(), RECORDED_AT);
    expect(first).toMatchObject({ sequence: 1, id: "e1", previous: "0".repeat(64), recordedAt: RECORDED_AT });
    expect(second).toMatchObject({ sequence: 2, id: "e2", previous: first.digest });
    expect(sealEntry(EMPTY_HEAD, note(), RECORDED_AT)).toEqual(first);
  });

  test("hashes the canonical JSON of all other fields, whatever they hold", () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const { digest, ...others } = sealEntry(null, entry, RECORDED_AT);
        expect(digest).toBe(digestOf(others));
      }),
    );
  });

  test("does not depend on the order of keys or on how accents are composed", () => {
    const composed = sealEntry(
      null,
      note({ subject: "caf\u00e9", body: { a: 1, "\u00e9": "\u00e9", z: 2 } }),
      RECORDED_AT,
    );
    const apart = sealEntry(
      null,
      note({ subject: "cafe\u0301", body: { z: 2, "e\u0301": "e\u0301", a: 1 } }),
      RECORDED_AT,
    );
    expect(apart).toEqual(composed);
  });

  test("says the same of an entry read back from its own JSON", () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const sealed = sealEntry(null, entry, RECORDED_AT);
        const back = JSON.parse(JSON.stringify(sealed)) as Entry;
        expect(digestOfStored(toStored(back))).toBe(sealed.digest);
        expect(sealEntry(null, back, RECORDED_AT)).toEqual(sealed);
      }),
    );
  });

  test("keeps no hand on the caller's objects and cannot be changed afterwards", () => {
    const body = { list: [1, 2] };
    const sealed = sealEntry(null, note({ body }), RECORDED_AT);
    body.list.push(3);
    expect(sealed.body).toEqual({ list: [1, 2] });
    expect(() => (sealed.body as typeof body).list.push(3)).toThrow(TypeError);
  });

  test.each([
    ["an empty kind", { kind: "" }],
    ["an empty subject", { subject: "" }],
    ["an empty actor", { actor: "" }],
    ["a day that does not exist", { saidAt: "2026-02-30" }],
    ["an instant with another zone", { saidAt: "2026-01-30T10:00:00.000+01:00" }],
    ["an instant on no day", { saidAt: "2026-02-30T10:00:00.000Z" }],
    ["an instant at 24 o'clock", { saidAt: "2026-01-30T24:00:00.000Z" }],
    ["a schema version of 0", { schemaVersion: 0 }],
    ["a number that is not finite", { body: [Number.NaN] }],
    ["half a surrogate pair", { actor: "\ud800" }],
    ["two keys that are one text", { body: { "\u00e9": 1, "e\u0301": 2 } }],
  ] as const)("stops at %s", (_, fields) => {
    expect(() => sealEntry(null, note(fields), RECORDED_AT)).toThrow("Broken promise");
  });

  test("stops at a day where an instant of recording is wanted", () => {
    expect(() => sealEntry(null, note(), "2026-01-31")).toThrow("Broken promise");
  });
});

describe("checking a chain", () => {
  test("finds nothing in a chain that was only appended to", () => {
    expect(verifyChain([])).toEqual({ ok: true, entries: 0, head: EMPTY_HEAD });
    const head = { sequence: 10, digest: tenNotes[9]?.digest };
    expect(verifyChain(tenNotes)).toEqual({ ok: true, entries: 10, head });
  });

  test("holds for any entries", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 6 }), (entries) => {
        expect(verifyChain(chainOf(entries))).toMatchObject({ ok: true, entries: entries.length });
      }),
    );
  });

  test("finds any one field of any entry changed, and where", () => {
    const changes = fc.record(
      {
        kind: fc.constant("other"),
        subject: fc.constant("other"),
        actor: fc.constant("other"),
        saidAt: fc.constant("2026-01-29"),
        recordedAt: fc.constant("2026-01-31T09:00:00.001Z"),
        body: fc.constantFrom<Json>(null, { charges: 17, of: 540 }, { charges: "16", of: 540 }, { charges: 16 }),
        schemaVersion: fc.constant(2),
        id: fc.constant("e77"),
        previous: fc.constant("f".repeat(64)),
        digest: fc.constant("f".repeat(64)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.nat(9), changes, (index, change) => {
        fc.pre(Object.keys(change).length > 0);
        const changed = tenNotes.map((entry, place) => (place === index ? { ...entry, ...change } : entry));
        expect(verifyChain(changed)).toMatchObject({ ok: false, at: index + 1, entriesChecked: index });
      }),
    );
  });

  test.each([
    ["one left out", (chain: Entry[]) => chain.toSpliced(4, 1), 5, "Entry 5 is missing: the next one is entry 6."],
    ["the first left out", (chain: Entry[]) => chain.slice(1), 1, "Entry 1 is missing: the next one is entry 2."],
    [
      "one twice",
      (chain: Entry[]) => chain.toSpliced(4, 0, chain[3] as Entry),
      5,
      "Entry 4 stands where entry 5 belongs.",
    ],
    [
      "two swapped",
      (chain: Entry[]) => chain.toSpliced(4, 2, chain[5] as Entry, chain[4] as Entry),
      5,
      "Entry 5 is missing",
    ],
    ["one replaced and sealed anew", (chain: Entry[]) => resealed(chain, 5, 5), 6, "one of the two was replaced"],
    [
      "another first one",
      (chain: Entry[]) => [{ ...chain[1], sequence: 1, id: "e1" } as Entry],
      1,
      "not as it was sealed",
    ],
  ])("finds %s", (_, tamper, at, what) => {
    const found = verifyChain(tamper([...tenNotes]));
    expect(found).toMatchObject({ ok: false, at, entriesChecked: at - 1 });
    expect(found).toHaveProperty("what", expect.stringContaining(what));
  });

  test("finds an entry by another name, though its digest was made to fit", () => {
    const last = { ...(tenNotes[9] as Entry), id: "e11" };
    const forged = { ...last, digest: digestOfStored(toStored(last)) };
    const what = 'Entry 10 carries the name "e11".';
    expect(verifyChain(tenNotes.with(9, forged))).toEqual({ ok: false, at: 10, what, entriesChecked: 9 });
  });

  test("finds a history sealed anew up to its end only against a head noted before", () => {
    const forged = resealed(tenNotes, 5, 10);
    const noted = { sequence: 10, digest: (tenNotes[9] as Entry).digest };
    expect(verifyChain(forged).ok).toBe(true);
    expect(verifyChain(forged, noted)).toMatchObject({
      ok: false,
      at: 10,
      what: "Entry 10 is not the one that was noted.",
    });
    expect(verifyChain(tenNotes, noted).ok).toBe(true);
  });

  test("finds an end that was cut off only against a head noted before", () => {
    const noted = { sequence: 10, digest: (tenNotes[9] as Entry).digest };
    const cut = tenNotes.slice(0, 7);
    const what = "The ledger ends after entry 7, but entry 10 was noted as its last.";
    expect(verifyChain(cut).ok).toBe(true);
    expect(verifyChain(cut, noted)).toEqual({ ok: false, at: 8, what, entriesChecked: 7 });
    expect(verifyChain(tenNotes, { sequence: 7, digest: (tenNotes[6] as Entry).digest }).ok).toBe(true);
  });
});

/** The chain with the entries `from` to `to` replaced by ones that fit each other. */
function resealed(chain: readonly Entry[], from: number, to: number): Entry[] {
  const forged = [...chain];
  for (let sequence = from; sequence <= to; sequence++) {
    const entry = { ...(forged[sequence - 1] as Entry), actor: "somebody else" };
    forged[sequence - 1] = sealEntry(forged[sequence - 2] ?? null, entry, entry.recordedAt);
  }
  return forged;
}
