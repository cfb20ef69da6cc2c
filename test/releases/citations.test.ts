// Who has to be told: citations followed through two corrections and a withdrawal.
import { expect, test } from "vitest";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import { citationStandings } from "../../src/releases/citations.ts";
import { foldReleases } from "../../src/releases/fold.ts";
import type { FigureRef, ReleaseHistory } from "../../src/releases/release.ts";
import { figures, say, step } from "./steps.ts";

const KENT = {
  ...{ force: "kent", figure: "rate", scope: "flag:CSE", period: "2023/24" },
  ...{ basis: "recorded", denominator: "all" },
} as const satisfies FigureRef;
const CHANGES = { sha256: figures(9), changed: 1, added: 0, gone: 0 };

/** Releases 1, 2 and 3, each correcting the one before; Kent's rate went from 10 to 12 to 14. A citation of it and one of the whole. */
function releases({
  told,
  withdrawn,
}: {
  readonly told?: string;
  readonly withdrawn?: boolean;
} = {}): readonly ReleaseHistory[] {
  const ledger = openMemoryLedger();
  for (const [at, act] of ["proposed", "approved", "published"].entries()) step(ledger, act, [1, at + 1]);
  const cited = { who: "The Daily Example", where: "page 1", on: "2026-11-02" };
  const kent = say(ledger, "citation-noted", "release 1", { body: { ...cited, figure: KENT } });
  say(ledger, "citation-noted", "release 1", { body: { ...cited, figure: { ...KENT, force: "essex" } } });
  say(ledger, "citation-noted", "release 1", { body: { ...cited, figure: null } });
  for (const id of [2, 3]) {
    const snapshot = figures(id);
    step(ledger, "proposed", [id, 1], {
      body: { snapshot, corrects: String(id - 1), why: `Reason ${id}.`, changes: CHANGES },
    });
    step(ledger, "approved", [id, 2], { body: { snapshot } });
    step(ledger, "corrected", [id - 1, 4], { body: { by: String(id), snapshot } });
    if (told === String(id)) say(ledger, "citation-told", kent, { body: { of: told, on: "2026-11-20" } });
  }
  if (withdrawn === true) step(ledger, "withdrawn", [3, 4]);
  const { releases: folded, setAside } = foldReleases(ledger.entries());
  expect(setAside).toEqual([]);
  return folded.map((one) => ({
    ...one,
    changes:
      one.id === "1"
        ? []
        : [{ figure: KENT, before: one.id === "2" ? "10" : "12", after: one.id === "2" ? "12" : "14" }],
  }));
}

test("a figure that changed twice is told from what was cited to what it is now, one that did not change is not", () => {
  const [kent, essex, whole] = citationStandings(releases());
  expect(kent).toMatchObject({ because: "3", toTell: true, change: { before: "10", after: "14" } });
  expect(kent?.message).toContain("It was: 10. It is now: 14. Release 3 says what changed. Why: Reason 3.");
  expect(essex).toMatchObject({ because: null, toTell: false, message: null });
  expect(whole).toMatchObject({ because: "3", toTell: true, change: null });
});

test("who was told of an earlier correction is told of the later one", () => {
  expect(citationStandings(releases({ told: "2" }))[0]).toMatchObject({ because: "3", toTell: true });
  expect(citationStandings(releases({ told: "3" }))[0]).toMatchObject({ because: "3", toTell: false });
});

test("a withdrawal is told even to who was told of the correction", () => {
  const [kent] = citationStandings(releases({ told: "3", withdrawn: true }));
  expect(kent).toMatchObject({ because: "3", toTell: true });
  expect(kent?.message).toContain(
    "Release 3, which took the place of release 1, was withdrawn. Why: It names a wrong force.",
  );
});
