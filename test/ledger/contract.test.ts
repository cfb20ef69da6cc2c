// What every store of the ledger must do alike.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Json } from "../../src/ground/digest.ts";
import { EMPTY_HEAD, type Entry } from "../../src/ledger/entry.ts";
import type { Expect, Ledger } from "../../src/ledger/ledger.ts";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite-ledger.ts";
import { rounds, temporaryFolder } from "./children.ts";
import { fill, note, RECORDED_AT } from "./samples.ts";

fc.configureGlobal({ seed: 20260131 });

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder({ quick: true });
let opened = 0;
const openFresh = () => openSqliteLedger(join(folder, `${++opened}.sqlite`));

describe.each([
  ["memory", openMemoryLedger],
  ["SQLite", openFresh],
])("a ledger in %s", (_, open) => {
  function using(work: (ledger: Ledger) => void): void {
    const ledger = open();
    try {
      work(ledger);
    } finally {
      ledger.close();
    }
  }

  test("begins empty", () => {
    using((ledger) => {
      expect(ledger.head()).toEqual(EMPTY_HEAD);
      expect(ledger.entries()).toEqual([]);
      expect(ledger.verify()).toEqual({ ok: true, entries: 0, head: EMPTY_HEAD });
    });
  });

  test("gives back what was appended, in order, chained without a gap", () => {
    using((ledger) => {
      const appended = fill(ledger, 5);
      expect(ledger.entries()).toEqual(appended);
      expect(appended.map((entry) => entry.sequence)).toEqual([1, 2, 3, 4, 5]);
      expect(appended.map((entry) => entry.previous).slice(1)).toEqual(
        appended.map((entry) => entry.digest).slice(0, -1),
      );
      const head = { sequence: 5, digest: (appended[4] as Entry).digest };
      expect(ledger.head()).toEqual(head);
      expect(ledger.verify()).toEqual({ ok: true, entries: 5, head });
    });
  });

  test.each([
    ["a kind", { kind: "odd" }, [1, 3, 5]],
    ["a subject", { subject: "subject-2" }, [2]],
    ["a kind and a subject that do not meet", { kind: "odd", subject: "subject-2" }, []],
    ["those after one", { after: 3 }, [4, 5]],
    ["a kind after one", { kind: "odd", after: 1 }, [3, 5]],
    ["those after the last", { after: 5 }, []],
    ["those after less than nothing", { after: -2 }, [1, 2, 3, 4, 5]],
    ["nobody's subject", { subject: "" }, []],
  ])("reads %s", (_name, filter, wanted) => {
    using((ledger) => {
      fill(ledger, 5);
      expect(ledger.entries(filter).map((entry) => entry.sequence)).toEqual(wanted);
    });
  });

  test("with newSubject appends only the first of a kind and subject, and shows the one that is there", () => {
    using((ledger) => {
      const options = { recordedAt: RECORDED_AT, expect: "newSubject" } as const;
      const first = ledger.append(note({ body: 1 }), options);
      const second = ledger.append(note({ body: 2 }), options);
      const otherKind = ledger.append(note({ kind: "other" }), options);
      const otherSubject = ledger.append(note({ subject: "kent" }), options);
      expect(first.appended).toBe(true);
      expect(second).toEqual({ appended: false, entry: first.entry });
      expect([otherKind.entry.sequence, otherSubject.entry.sequence]).toEqual([2, 3]);
      expect(ledger.append(note({ body: 2 }), { ...options, expect: "any" }).entry.sequence).toBe(4);
      expect(ledger.append(note({ body: 3 }), options)).toEqual({ appended: false, entry: first.entry });
    });
  });

  test("knows a subject again however its accents are composed", () => {
    using((ledger) => {
      const options = { recordedAt: RECORDED_AT, expect: "newSubject" } as const;
      ledger.append(note({ subject: "caf\u00e9" }), options);
      expect(ledger.append(note({ subject: "cafe\u0301" }), options).appended).toBe(false);
      expect(ledger.entries({ subject: "cafe\u0301" })).toHaveLength(1);
    });
  });

  test("keeps the order of appending when the clock runs backwards", () => {
    using((ledger) => {
      for (const year of ["2027", "2023", "2031"]) {
        ledger.append(note({ subject: year }), { recordedAt: `${year}-03-01T00:00:00.000Z`, expect: "any" });
      }
      expect(ledger.entries().map((entry) => entry.subject)).toEqual(["2027", "2023", "2031"]);
      expect(ledger.verify().ok).toBe(true);
    });
  });

  test("takes nothing from an append that stops", () => {
    using((ledger) => {
      fill(ledger, 2);
      const append = () => ledger.append(note({ body: Number.NaN }), { recordedAt: RECORDED_AT, expect: "any" });
      expect(append).toThrow("Broken promise");
      expect(ledger.verify()).toMatchObject({ ok: true, entries: 2 });
      expect(fill(ledger, 1)[0]?.sequence).toBe(3);
    });
  });

  test("compares with a head noted before", () => {
    using((ledger) => {
      const [, second, third] = fill(ledger, 3) as [Entry, Entry, Entry];
      expect(ledger.verify({ sequence: 2, digest: second.digest }).ok).toBe(true);
      expect(ledger.verify({ sequence: 2, digest: third.digest })).toMatchObject({ ok: false, at: 2 });
      expect(ledger.verify({ sequence: 9, digest: third.digest })).toMatchObject({ ok: false, at: 4 });
    });
  });

  test("may be closed twice, and is not asked afterwards", () => {
    const ledger = open();
    ledger.close();
    ledger.close();
    expect(() => ledger.head()).toThrow("a closed ledger is not asked");
    expect(() => ledger.entries()).toThrow("a closed ledger is not asked");
    expect(() => ledger.verify()).toThrow("a closed ledger is not asked");
    expect(() => fill(ledger, 1)).toThrow("a closed ledger is not asked");
  });
});

test("the two stores hold the same after any acts", () => {
  const anyText = fc.oneof(fc.constantFrom("a", "b"), fc.string({ unit: "binary", minLength: 1, maxLength: 6 }));
  const anyAct = fc.record({
    kind: anyText,
    subject: anyText,
    body: fc.jsonValue({ stringUnit: "binary" }) as fc.Arbitrary<Json>,
    expect: fc.constantFrom<Expect>("any", "newSubject"),
  });
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
      const [memory, sqlite] = [openMemoryLedger(), openFresh()];
      for (const { kind, subject, body, expect: condition } of acts) {
        const options = { recordedAt: RECORDED_AT, expect: condition };
        const entry = note({ kind, subject, body });
        expect(sqlite.append(entry, options)).toEqual(memory.append(entry, options));
        expect(sqlite.entries({ kind })).toEqual(memory.entries({ kind }));
        expect(sqlite.entries({ subject })).toEqual(memory.entries({ subject }));
      }
      expect(sqlite.entries()).toEqual(memory.entries());
      expect(sqlite.verify()).toEqual(memory.verify());
      sqlite.close();
    }),
    { numRuns: rounds(40, 400) },
  );
});
