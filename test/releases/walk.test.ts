// 10,000 random histories of a release of records, races and direct writes among them: none is ever one person's, and a rule that
// forgets the persons is caught at once.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../src/ledger/entry.ts";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import { stepSubject } from "../../src/releases/entries.ts";
import { foldReleases } from "../../src/releases/fold.ts";
import type { ReleaseHistory } from "../../src/releases/release.ts";
import { mayAct, type Rule } from "../../src/releases/rules.ts";
import { figures, OF_RECORDS, say } from "./steps.ts";

/** Spellings of three people: Cyrillic and Greek look-alikes, case, spaces, signs that nobody sees. */
const SPELLINGS = {
  AB: [
    "AB",
    " a.b. ",
    "A\u200BB",
    "\u0410B",
    "\u0410\u0412",
    "\u0391\u0392",
    "\u202EAB",
    "A\u00A0B",
    "\uFF21b",
    "\u0430b",
  ],
  CD: ["CD", "cd", "\u0421D", "\u0441\u0501", "C\u00ADD"],
  EF: ["EF"],
} as const;
const PEOPLE = Object.values(SPELLINGS).flat();

/** Who it is, told by the table above alone. */
function whoIs(spelling: string): string {
  return Object.entries(SPELLINGS).find(([, all]) => (all as readonly string[]).includes(spelling))?.[0] ?? spelling;
}
const ACTS = ["proposed", "checked", "approved", "published", "corrected", "withdrawn"] as const;

interface Wish {
  readonly release: number;
  readonly act: (typeof ACTS)[number];
  readonly who: string;
  readonly figures: number;
  readonly by: number;
  /** `asks`: looks at the fold and at the rules first, as the program does. `late`: has looked before the last entry. `direct`: writes what it likes. */
  readonly way: "asks" | "late" | "direct";
  readonly step: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  release: fc.constantFrom(1, 1, 1, 2),
  act: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ACTS) },
    { weight: 9, arbitrary: fc.constantFrom("proposed", "checked", "checked", "approved", "approved", "published") },
  ),
  who: fc.oneof(...Object.values(SPELLINGS).map((spellings) => fc.constantFrom<string>(...spellings))),
  figures: fc.constantFrom(1, 1, 1, 2),
  by: fc.constantFrom(1, 2),
  way: fc.constantFrom("asks", "asks", "asks", "asks", "late", "direct"),
  step: fc.integer({ min: 1, max: 8 }),
});

/** The body that a wish has: whatever figures stand in the fold, so that most steps can count. */
function bodyOf({ act, figures: number, by, release }: Wish, seen: ReleaseHistory | undefined) {
  const snapshot = act === "proposed" ? figures(number) : (seen?.snapshot.sha256 ?? figures(number));
  if (act === "proposed") return { ...OF_RECORDS, snapshot, corrects: release === 2 && by === 1 ? "1" : null };
  return act === "corrected" ? { snapshot: figures(number), by: String(by) } : act === "withdrawn" ? {} : { snapshot };
}

/** Plays the wishes under a rule and gives the entries; `late` writers have seen the book as it was one entry before. */
function played(wishes: readonly Wish[], rule: Rule): readonly Entry[] {
  const ledger = openMemoryLedger();
  let [now, before] = [foldReleases([], rule), foldReleases([], rule)];
  for (const one of wishes) {
    const { releases } = one.way === "late" ? before : now;
    const seen = releases.find(({ id }) => id === String(one.release));
    const next = one.way === "direct" ? one.step : (seen?.steps.length ?? 0) + 1;
    if (one.way !== "direct" && seen !== undefined && rule(seen, one.act, one.who) !== null) continue;
    const size = ledger.head().sequence;
    const expect = one.way === "direct" ? "any" : "newSubject";
    say(ledger, `release-${one.act}`, stepSubject(String(one.release), next), {
      who: one.who,
      body: bodyOf(one, seen),
      expect,
    });
    if (ledger.head().sequence > size) [before, now] = [now, foldReleases(ledger.entries(), rule)];
  }
  return ledger.entries();
}

/** Judges a published release from its steps alone, without the rules of the house: somebody who never proposed it must have checked and approved the figures. */
function isOnePersons({ steps }: ReleaseHistory): boolean {
  const at = steps.findIndex(({ act }) => act === "published");
  if (at === -1) return false;
  const before = steps.slice(0, at);
  const authors = new Set(before.filter(({ act }) => act === "proposed").map(({ who }) => whoIs(who)));
  const since = before.slice(before.findLastIndex(({ act }) => act === "proposed") + 1);
  const others = (act: string): boolean => since.some((step) => step.act === act && !authors.has(whoIs(step.who)));
  return !(others("checked") && others("approved"));
}

const forgetful: Rule = (history, act, who) => {
  const refusal = mayAct({ ...history, of: "public" }, act, act === "checked" ? `${who} and another` : who);
  return refusal;
};

function searched(rule: Rule, runs: number) {
  let published = 0;
  const found = fc.check(
    fc.property(fc.array(wish, { minLength: 4, maxLength: 20 }), (wishes) => {
      const { releases } = foldReleases(played(wishes, rule), rule);
      published += releases.filter(({ steps }) => steps.some(({ act }) => act === "published")).length;
      return !releases.some(isOnePersons);
    }),
    { numRuns: runs, seed: 25 },
  );
  return { found, published };
}

test("10,000 random sequences publish nothing from records on one person's word", { timeout: 120_000 }, () => {
  const { found, published } = searched(mayAct, 10_000);
  expect(found.counterexample).toBeNull();
  // The walk does reach publication, or it would prove nothing.
  expect(published).toBeGreaterThan(120);
});

test("planted: a rule that takes names as they are written is caught", { timeout: 120_000 }, () => {
  const numbered = (who: string): string => `${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[PEOPLE.indexOf(who as never)]} only`;
  const literal: Rule = ({ steps, ...rest }, act, who) =>
    mayAct({ ...rest, steps: steps.map((step) => ({ ...step, who: numbered(step.who) })) }, act, numbered(who));
  expect(searched(literal, 10_000).found.failed).toBe(true);
});

test("planted: a rule that forgets who it was is caught", () => {
  expect(searched(forgetful, 10_000).found.failed).toBe(true);
});
